"""Where on its page does a quote stand? The boxes of a span, and the pages with spans marked on them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from evidex.schema import Box, Document, Span

__all__ = ["boxes_of", "draw_places"]

_MARK = (255, 214, 10, 96)
_EDGE = (200, 120, 0, 255)


def boxes_of(document: Document, span: Span) -> tuple[Box, ...]:
    """The parts of lines that `span` covers; inside a line the place is reckoned from the share of its characters."""
    return tuple(
        _part(box, max(box.start, span.start), min(box.end, span.end))
        for box in document.boxes
        if box.start < span.end and span.start < box.end
    )


def _part(box: Box, start: int, end: int) -> Box:
    wide, long = box.x1 - box.x0, max(box.end - box.start, 1)
    return Box(
        start=start,
        end=end,
        page=box.page,
        x0=round(box.x0 + wide * (start - box.start) / long, 1),
        top=box.top,
        x1=round(box.x0 + wide * (end - box.start) / long, 1),
        bottom=box.bottom,
    )


def draw_places(
    data: bytes, document: Document, spans: Sequence[Span], *, scale: float = 2.0
) -> Iterator[tuple[int, bytes]]:
    """(page number, PNG) of every page on which a span stands, the spans marked. `scale` is pixels a point.

    `data` is the PDF that `document` was read from; a wrong one gives marks in wrong places, nothing worse.
    """
    import pypdfium2

    wanted: dict[int, list[Box]] = {}
    for span in spans:
        for box in boxes_of(document, span):
            wanted.setdefault(box.page, []).append(box)
    pdf = pypdfium2.PdfDocument(data)
    try:
        for number in sorted(wanted):
            page = pdf[number - 1]
            try:
                yield number, _marked(page.render(scale=scale).to_pil(), wanted[number], scale)
            finally:
                page.close()
    finally:
        pdf.close()


def _marked(image: Any, boxes: Iterable[Box], scale: float) -> bytes:
    from PIL import Image, ImageDraw

    base = image.convert("RGBA")
    layer = Image.new("RGBA", base.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for box in boxes:
        corners = [
            box.x0 * scale,
            box.top * scale,
            max(box.x1, box.x0 + 1) * scale,
            max(box.bottom, box.top + 1) * scale,
        ]
        pen.rectangle(corners, fill=_MARK, outline=_EDGE)
    out = io.BytesIO()
    Image.alpha_composite(base, layer).convert("RGB").save(out, "PNG")
    return out.getvalue()
