"""The pages of a PDF with spans marked on them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from evidex.schema import Box, Document, Span, boxes_of

__all__ = ["draw_places"]

_MARK = (255, 214, 10, 96)
_EDGE = (200, 120, 0, 255)


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
