"""Which characters stand on a page, and where? Hidden, doubled and off-page ones are told apart here.

pdfium decodes; pages are given as displayed (rotation and crop applied), points from the top left corner.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from dataclasses import dataclass, field
from math import hypot
from typing import Any, NamedTuple

from evidex.read.pdf import limits

__all__ = ["Face", "Frame", "Glyph", "GlyphPage", "read_glyphs"]

_INVISIBLE = (3, 7)
"""Text render modes that paint nothing: invisible, and clip only."""

_ITALIC = ("italic", "oblique", "-it", "slanted", "kursiv")
_BOLD = ("bold", "black", "heavy", "semibold", "demi", "-bd", "medi")


class Face(NamedTuple):
    """How a run of glyphs is set. `size` in points as displayed; `turn` in quarter turns clockwise, 0 for upright."""

    font: str
    size: float
    bold: bool
    italic: bool
    turn: int
    seen: bool


class Glyph(NamedTuple):
    """One character: its advance box, its baseline `base` (from the top), its `place` in the page's stream."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    face: Face
    place: int
    spaced: int
    """Before it stands a space: 2 of the source, 1 by pdfium's judgement, 0 none."""
    lost: str = ""
    """What the source held where the font's map gave less than the glyph shows."""


@dataclass(slots=True)
class GlyphPage:
    """The visible glyphs of one page in stream order, and what was kept out."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    unmapped: int = 0
    """Glyphs whose font has no Unicode map."""
    hidden: int = 0
    """Invisible, doubled or off-page glyphs."""
    cut: bool = False
    """More glyphs than `limits.GLYPHS_A_PAGE`."""


class Frame:
    """From the page's user space to the page as displayed, or turned clockwise by `turn` quarters more for reading."""

    def __init__(self, page: Any, turn: int = 0) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.turn = (page.get_rotation() // 90 + turn) % 4
        width, height = self.right - self.left, self.top - self.bottom
        self.width, self.height = (height, width) if self.turn % 2 else (width, height)

    def place(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x


def read_glyphs(page: Any, frame: Frame, number: int, *, unseen: bool = False) -> GlyphPage:
    """The glyphs of a pypdfium2 page; `unseen` also takes those that paint nothing (the text layer under a scan)."""
    found = GlyphPage(number, frame.width, frame.height)
    textpage = page.get_textpage()
    try:
        _collect(textpage, frame, found, unseen)
    finally:
        textpage.close()
    found.glyphs = _without_doubles(found)
    return found


def _collect(textpage: Any, frame: Frame, found: GlyphPage, unseen: bool) -> None:
    import pypdfium2.raw as pdfium

    raw = textpage.raw
    count = pdfium.FPDFText_CountChars(raw)
    found.cut = count > limits.GLYPHS_A_PAGE
    unicode_of, box_of, origin_of = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetCharOrigin,
    )
    object_of, generated = pdfium.FPDFText_GetTextObject, pdfium.FPDFText_IsGenerated
    unmapped, is_hyphen = pdfium.FPDFText_HasUnicodeMapError, pdfium.FPDFText_IsHyphen
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    faces: dict[int, Face] = {}
    spaced = 0
    place, keep = frame.place, found.glyphs.append
    for index in range(min(count, limits.GLYPHS_A_PAGE)):
        code = unicode_of(raw, index)
        if code < 3 and is_hyphen(raw, index) == 1:
            code = 45
        if code in (32, 160) or 9 <= code <= 13 or 0x2000 <= code <= 0x200B:
            spaced = max(spaced, 1 if generated(raw, index) == 1 else 2)
            continue
        if not code or unmapped(raw, index) == 1:
            found.unmapped += 1
        if not code:
            continue
        owner = object_of(raw, index)
        key = ctypes.addressof(owner.contents) if owner else 0
        face = faces.get(key)
        if face is None:
            face = faces[key] = _face(pdfium, raw, index, owner, frame)
        box_of(raw, index, box)
        origin_of(raw, index, x, y)
        ax, ay = place(box.left, box.top)
        bx, by = place(box.right, box.bottom)
        if ax > bx:
            ax, bx = bx, ax
        if ay > by:
            ay, by = by, ay
        ox, oy = place(x.value, y.value)
        if not (face.seen or unseen) or bx < -1 or by < -1 or ax > found.width + 1 or ay > found.height + 1:
            found.hidden += 1
            continue
        keep(Glyph(chr(code), ax, bx, ay, by, oy if face.turn % 2 == 0 else ox, face, index, spaced))
        spaced = 0


def _face(pdfium: Any, raw: Any, index: int, owner: Any, frame: Frame) -> Face:
    """The face of the text object that holds the glyph at `index`."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, index, matrix)
    nominal = pdfium.FPDFText_GetFontSize(raw, index)
    scale = hypot(matrix.c, matrix.d) or 1.0
    turn = frame.turn
    if abs(matrix.b) > abs(matrix.a):
        turn += 3 if matrix.b > 0 else 1
    elif matrix.a < 0:
        turn += 2
    name = _font_name(pdfium, raw, index)
    low = name.lower()
    bold = any(sign in low for sign in _BOLD) or pdfium.FPDFText_GetFontWeight(raw, index) >= 600
    italic = any(sign in low for sign in _ITALIC)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner) if owner else 0
    return Face(name, round(abs(nominal) * scale, 2), bold, italic, turn % 4, mode not in _INVISIBLE)


def _font_name(pdfium: Any, raw: Any, index: int) -> str:
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    length = pdfium.FPDFText_GetFontInfo(raw, index, buffer, 128, flags)
    name = buffer.raw[: max(min(length, 128) - 1, 0)].decode("utf-8", "replace")
    return name.split("+", 1)[-1]


def _without_doubles(found: GlyphPage) -> list[Glyph]:
    """Glyphs painted once: the same character painted again within a tenth of its size is a shadow or fake bold."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    kept: list[Glyph] = []
    for glyph in found.glyphs:
        x, y = int(glyph.x0 // 2), int(glyph.base // 2)
        near = glyph.face.size * 0.12
        if _painted(seen, glyph, x, y, near):
            found.hidden += 1
            continue
        seen.setdefault((glyph.text, x, y), []).append(glyph)
        kept.append(glyph)
    return kept


def _painted(seen: dict[tuple[str, int, int], list[Glyph]], glyph: Glyph, x: int, y: int, near: float) -> bool:
    for dx in (0, -1, 1):
        for dy in (0, -1, 1):
            for other in seen.get((glyph.text, x + dx, y + dy), ()):
                if (
                    abs(other.x0 - glyph.x0) <= near
                    and abs(other.base - glyph.base) <= near
                    and abs(other.face.size - glyph.face.size) <= near
                    and other.x1 - other.x0 > 0
                ):
                    return True
    return False


def main_turn(glyphs: list[Glyph]) -> int:
    """The turn of most glyphs of the page: 0 unless the page is set sideways."""
    return Counter(glyph.face.turn for glyph in glyphs).most_common(1)[0][0] if glyphs else 0
