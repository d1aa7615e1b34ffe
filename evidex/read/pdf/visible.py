"""What of a page's text is really seen? Clipped, transparent and white words, layers that are switched off, OCR text.

A clip path says where a glyph may show. Whether pale words or a layer are seen is asked of the page as pdfium draws
it, and only where there is a doubt: words leave no ink where they are white on white or switched off.
"""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Iterator, Sequence
from math import ceil, floor
from typing import Any, NamedTuple

from evidex.read.pdf import limits
from evidex.read.pdf.drawings import Area, Drawings

__all__ = ["Clips", "has_layers_off", "invisible_mode", "is_pale", "ocr_layer", "without_ink"]

_UNSEEN_MODES = (3, 7)
"""Text render modes that paint nothing: invisible, and clip only."""
_PALE = 235
"""From this value in red, green and blue on, words may be white on white."""
_CONTRAST = 24
"""Steps of grey between the darkest and the lightest point around words that are seen."""
_SCALE = 1.5
_LAYER = 20
"""Glyphs that paint nothing on a scanned page are its text layer from this number on."""
_OFF = re.compile(rb"/OFF\s*\[\s*\d|/(?:BaseState|ViewState)\s*/OFF")
_OBJECTS = re.compile(rb"/ObjStm\b[^>]*>>\s*stream\r?\n|/Type\s*/ObjStm")


class _Matrix(NamedTuple):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def on(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def inside(self, outer: _Matrix) -> _Matrix:
        """This matrix applied first, then `outer`."""
        return _Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )


_SAME = _Matrix(1, 0, 0, 1, 0, 0)


class Clips:
    """Where the text objects of a page may show."""

    def __init__(self, page: Any, frame: Any) -> None:
        self._page, self._frame = page, frame
        self._matrices: dict[int, _Matrix] | None = None

    def of(self, owner: Any) -> Area | None:
        """The box, as displayed, outside of which the object is cut off; None where it is whole."""
        import pypdfium2.raw as pdfium

        path = pdfium.FPDFPageObj_GetClipPath(owner)
        count = pdfium.FPDFClipPath_CountPaths(path) if path else 0
        if count <= 0:
            return None
        if self._matrices is None:
            self._matrices = dict(_texts_in_forms(pdfium, self._page))
        matrix = self._matrices.get(ctypes.addressof(owner.contents), _SAME)
        boxes = [box for index in range(min(count, 16)) if (box := self._box(pdfium, path, index, matrix))]
        if not boxes:
            return None
        return Area(
            max(box.x0 for box in boxes),
            max(box.top for box in boxes),
            min(box.x1 for box in boxes),
            min(box.bottom for box in boxes),
        )

    def _box(self, pdfium: Any, path: Any, index: int, matrix: _Matrix) -> Area | None:
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        for number in range(min(pdfium.FPDFClipPath_CountPathSegments(path, index), 64)):
            segment = pdfium.FPDFClipPath_GetPathSegment(path, index, number)
            if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                points.append(self._frame.place(*matrix.on(x.value, y.value)))
        if not points:
            return None
        return Area(
            min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)
        )


def _texts_in_forms(pdfium: Any, page: Any) -> Iterator[tuple[int, _Matrix]]:
    """Each text object inside a form of the page, with the way from the form's space to the page's."""
    left = limits.OBJECTS_A_PAGE
    waiting: list[tuple[Any, _Matrix, int]] = []
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), left)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_FORM:
            waiting.append((drawn, _SAME, 0))
    while waiting and left > 0:
        form, outer, depth = waiting.pop()
        told = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(form, told)
        matrix = _Matrix(told.a, told.b, told.c, told.d, told.e, told.f).inside(outer)
        for index in range(min(pdfium.FPDFFormObj_CountObjects(form), left)):
            left -= 1
            drawn = pdfium.FPDFFormObj_GetObject(form, index)
            kind = pdfium.FPDFPageObj_GetType(drawn)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                yield ctypes.addressof(drawn.contents), matrix
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                waiting.append((drawn, matrix, depth + 1))


_DEEPEST = 8
"""Forms within forms."""


def invisible_mode(pdfium: Any, owner: Any) -> bool:
    return pdfium.FPDFTextObj_GetTextRenderMode(owner) in _UNSEEN_MODES


def is_pale(pdfium: Any, owner: Any) -> bool:
    """Whether the object is filled with (nearly) white, or with nothing at all."""
    red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(255)
    if not pdfium.FPDFPageObj_GetFillColor(owner, red, green, blue, alpha):
        return False
    return min(red.value, green.value, blue.value) >= _PALE or alpha.value < 255 - _PALE


def without_ink(page: Any, turn: int, boxes: dict[int, Area]) -> set[int]:
    """Which of the boxes (points, of the page turned by `turn` quarters more) are blank on the page as it is drawn.

    A page too large to be drawn keeps them all.
    """
    width, height = page.get_size()
    if width * height * _SCALE**2 > limits.PIXELS:
        return set()
    bitmap = page.render(scale=_SCALE, rotation=90 * turn, grayscale=True)
    picture = bitmap.to_pil().convert("L")
    blank: set[int] = set()
    for key, box in boxes.items():
        left, top = max(floor(box.x0 * _SCALE), 0), max(floor(box.top * _SCALE), 0)
        right, bottom = min(ceil(box.x1 * _SCALE), picture.width), min(ceil(box.bottom * _SCALE), picture.height)
        if right <= left or bottom <= top:
            blank.add(key)
            continue
        dark, light = picture.crop((left, top, right, bottom)).getextrema()
        if light - dark < _CONTRAST:
            blank.add(key)
    return blank


def has_layers_off(data: bytes) -> bool:
    """Whether the file switches some of its optional content off."""
    return _OFF.search(data) is not None or any(_OFF.search(part) for part in _packed_objects(data))


def _packed_objects(data: bytes) -> Iterator[bytes]:
    """The object streams, unpacked as far as one is looked at."""
    for match in _OBJECTS.finditer(data):
        start = data.find(b"stream", match.start(), match.start() + 600)
        if start < 0:
            continue
        packed = data[start + 6 : data.find(b"endstream", start)].lstrip(b"\r\n")
        try:
            yield zlib.decompressobj().decompress(packed, limits.INFLATED_STREAM // 16)
        except zlib.error:
            continue  # not packed by Flate, or damaged: pdfium reads what it can


def ocr_layer(seen: int, unseen: Sequence[Any], drawings: Drawings, page: Area) -> list[Any]:
    """The invisible glyphs, where they are the text of a scan: the page is a picture, they stand on it, and they are
    far more than any stamp on it."""
    if len(unseen) < max(_LAYER, 2 * seen):
        return []
    half = 0.5 * page.width * page.height
    scans = [area for area in drawings.pictures if area.width * area.height > half]
    return [
        glyph
        for glyph in unseen
        if any(scan.holds((glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2) for scan in scans)
    ]
