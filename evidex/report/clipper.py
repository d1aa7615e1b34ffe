"""A process that cuts strips out of the pages of PDFs and marks what is claimed there.

Not in this process: a picture in a damaged page may kill or hang whoever paints it, and must cost no report.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import multiprocessing
import signal
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, NamedTuple

from evidex.ending import end_with_parent
from evidex.report.strips import Strip

__all__ = ["Clipper", "Gone", "Order", "Undrawn", "clip"]

_SCALE = 1.5
"""Pixels a point."""
_MOST_PIXELS = 4_000_000
"""A larger page is painted smaller: an A4 page has 1.1 million."""
_LARGEST = 512 * 2**20
"""Bytes above which no reader reads a PDF."""
_COLOURS = 24
_MARKER = (255, 236, 130)
_GAP = 5
"""White pixels between two strips of one claim."""
_PATIENCE = 60.0
"""Seconds without news after which a document is given up; a page takes 0.03."""


class Gone(Exception):  # noqa: N818 - what became of the file, not an error of ours
    """The file is not there any more, or holds something else."""


class Undrawn(Exception):  # noqa: N818
    """The pages cannot be painted."""


class Order(NamedTuple):
    """Strips of one PDF to cut out, by claim. `sha256` is of the file as it was read; `most` bytes are taken."""

    path: str
    sha256: str
    strips: Mapping[int, Sequence[Strip]]
    most: int


class Clipper:
    """Has the work done in a process of its own, which is started when the first order comes."""

    def __init__(self, patience: float = _PATIENCE) -> None:
        self._patience = patience
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Clipper:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def cut(self, order: Order) -> Iterator[tuple[int, bytes]]:
        """(Number of the claim, PNG) in the order of pages. Raises Gone or Undrawn, perhaps after some."""
        pipe = self._started()
        try:
            pipe.send(order)
            while (told := self._next(pipe)) is not None:
                if isinstance(told, Exception):
                    raise told
                yield told
        except (EOFError, OSError, TimeoutError) as problem:
            self._stop()
            raise Undrawn(str(problem)) from problem

    def _next(self, pipe: Connection) -> Any:
        if not pipe.poll(self._patience):
            raise TimeoutError(f"nothing came for {self._patience:g} seconds")
        return pipe.recv()

    def _started(self) -> Connection:
        if self._pipe is None:
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
        return self._pipe

    def _stop(self) -> None:
        if self._pipe is not None and self._process is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
            self._process.close()
        self._pipe = self._process = None


def _serve(pipe: Connection) -> None:
    """The process: orders come, pictures go, and `None` behind the last one of an order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    try:
        while True:
            order: Order = pipe.recv()
            try:
                for told in clip(order):
                    pipe.send(told)
                pipe.send(None)
            except (Gone, Undrawn) as problem:
                pipe.send(problem)
    except (EOFError, OSError):
        return


def clip(order: Order) -> Iterator[tuple[int, bytes]]:
    """As `Clipper.cut`, in this process. Each page is painted once."""
    import pypdfium2

    data = _content(order)
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        raise Undrawn(str(problem)) from problem
    try:
        left = order.most
        for number, picture in _pictures(pdf, order.strips):
            left -= len(picture)
            if left < 0:
                return
            yield number, picture
    except (pypdfium2.PdfiumError, IndexError, MemoryError, ValueError) as problem:
        raise Undrawn(str(problem)) from problem
    finally:
        pdf.close()


def _content(order: Order) -> bytes:
    try:
        if Path(order.path).stat().st_size > _LARGEST:
            raise Gone(order.path)
        data = Path(order.path).read_bytes()
    except OSError as problem:
        raise Gone(order.path) from problem
    if hashlib.sha256(data).hexdigest() != order.sha256:
        raise Gone(order.path)
    if not data.startswith(b"\x1f\x8b"):
        return data
    with gzip.open(io.BytesIO(data)) as unpacked:
        return unpacked.read(_LARGEST)


def _pictures(pdf: Any, wanted: Mapping[int, Sequence[Strip]]) -> Iterator[tuple[int, bytes]]:
    """A claim's picture comes once the last of its pages is painted."""
    waiting = {number: strips for number, strips in wanted.items() if strips}
    cuts: dict[int, list[Any]] = {number: [None] * len(strips) for number, strips in waiting.items()}
    for page in sorted({strip.page for strips in waiting.values() for strip in strips}):
        painted, scale = _painted(pdf, page)
        for number, strips in list(waiting.items()):
            for place, strip in enumerate(strips):
                if strip.page == page:
                    cuts[number][place] = _cut(painted, strip, scale)
            if max(strip.page for strip in strips) == page:
                del waiting[number]
                yield number, _stacked(cuts.pop(number))


def _painted(pdf: Any, number: int) -> tuple[Any, float]:
    page = pdf[number - 1]
    try:
        width, height = page.get_size()
        scale = min(_SCALE, sqrt(_MOST_PIXELS / max(width * height, 1.0)))
        return page.render(scale=scale).to_pil().convert("RGB"), scale
    finally:
        page.close()


def _cut(painted: Any, strip: Strip, scale: float) -> Any:
    """The strip, its marks painted over as with a text marker."""
    from PIL import Image, ImageChops

    corners = [round(place * scale) for place in (strip.x0, strip.top, strip.x1, strip.bottom)]
    corners[2:] = max(corners[2], corners[0] + 1), max(corners[3], corners[1] + 1)
    cut = painted.crop(corners)
    for x0, top, x1, bottom in strip.marks:
        left, up = max(round(x0 * scale) - corners[0] - 1, 0), max(round(top * scale) - corners[1], 0)
        right = min(round(x1 * scale) - corners[0] + 1, cut.width)
        down = min(round(bottom * scale) - corners[1], cut.height)
        if left < right and up < down:
            part = cut.crop((left, up, right, down))
            cut.paste(ImageChops.multiply(part, Image.new("RGB", part.size, _MARKER)), (left, up))
    return cut


def _stacked(cuts: Sequence[Any]) -> bytes:
    """The strips below one another as a PNG of few colours, the same bytes each time."""
    from PIL import Image

    whole = Image.new(
        "RGB", (max(cut.width for cut in cuts), sum(cut.height + _GAP for cut in cuts) - _GAP), (255, 255, 255)
    )
    down = 0
    for cut in cuts:
        whole.paste(cut, (0, down))
        down += cut.height + _GAP
    out = io.BytesIO()
    whole.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()
