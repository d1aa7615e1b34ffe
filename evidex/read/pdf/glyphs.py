"""Which characters stand on a page, and where? Hidden, doubled and off-page ones are told apart here.

pdfium decodes; pages are given as displayed (rotation and crop applied), points from the top left corner.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import hypot
from typing import Any, NamedTuple

from evidex.read.pdf import limits
from evidex.read.pdf.drawings import Area
from evidex.read.pdf.frame import Frame
from evidex.read.pdf.visible import Clips, invisible_mode, is_pale, without_ink

__all__ = ["Face", "Glyph", "GlyphPage", "main_turn", "read_glyphs"]

_UNKNOWN = "\ufffd"
"""A glyph whose font does not say what it shows: better a hole that is seen than a number that is wrong."""

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
    unseen: list[Glyph] = field(default_factory=list)
    """Glyphs in an invisible mode: drafts, or the text behind a scan."""
    unmapped: int = 0
    """Glyphs whose font has no Unicode map."""
    hidden: int = 0
    """Invisible, doubled or off-page glyphs."""
    cut: bool = False
    """More glyphs than `limits.GLYPHS_A_PAGE`."""


def read_glyphs(page: Any, frame: Frame, number: int, *, layered: bool = False) -> GlyphPage:
    """The glyphs of a pypdfium2 page; `layered` says that the document switches some of its content off."""
    found = GlyphPage(number, frame.width, frame.height)
    textpage = page.get_textpage()
    try:
        doubtful = _collect(textpage, frame, found, Clips(page, frame), layered)
    finally:
        textpage.close()
    if doubtful:
        blank = without_ink(page, frame.turn - page.get_rotation() // 90, _boxes(found.glyphs, doubtful))
        kept = [glyph for glyph in found.glyphs if doubtful.get(glyph.place) not in blank]
        found.hidden += len(found.glyphs) - len(kept)
        found.glyphs = kept
    found.glyphs = _without_doubles(found)
    return found


def _boxes(glyphs: Sequence[Glyph], doubtful: dict[int, int]) -> dict[int, Area]:
    """The box of each text object in doubt, from its glyphs' places."""
    boxes: dict[int, Area] = {}
    for glyph in glyphs:
        key = doubtful.get(glyph.place)
        if key is not None:
            own = Area(glyph.x0, glyph.top, glyph.x1, glyph.bottom)
            boxes[key] = boxes[key].join(own) if key in boxes else own
    return boxes


class _Owner(NamedTuple):
    """What is true of all glyphs of a text object."""

    face: Face
    clip: Area | None
    doubt: bool


def _collect(textpage: Any, frame: Frame, found: GlyphPage, clips: Clips, layered: bool) -> dict[int, int]:
    """Fill `found`; the places of glyphs that may leave no ink, each with the number of its text object."""
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
    owners: dict[int, _Owner] = {}
    doubtful: dict[int, int] = {}
    spaced = 0
    place, keep = frame.place, found.glyphs.append
    for index in range(min(count, limits.GLYPHS_A_PAGE)):
        code = unicode_of(raw, index)
        if code < 3 and is_hyphen(raw, index) == 1:
            code = 45
        if code in (32, 160) or 9 <= code <= 13 or 0x2000 <= code <= 0x200B:
            spaced = max(spaced, 1 if generated(raw, index) == 1 else 2)
            continue
        unknown = not code or unmapped(raw, index) == 1
        found.unmapped += unknown
        owner = object_of(raw, index)
        key = ctypes.addressof(owner.contents) if owner else 0
        known = owners.get(key)
        if known is None:
            doubt = bool(owner) and (layered or is_pale(pdfium, owner))
            face = _face(pdfium, raw, index, owner, frame)
            known = owners[key] = _Owner(face, clips.of(owner) if owner else None, doubt)
        face, clip, doubt = known
        box_of(raw, index, box)
        origin_of(raw, index, x, y)
        ax, ay = place(box.left, box.top)
        bx, by = place(box.right, box.bottom)
        if ax > bx:
            ax, bx = bx, ax
        if ay > by:
            ay, by = by, ay
        ox, oy = place(x.value, y.value)
        if (
            bx < -1
            or by < -1
            or ax > found.width + 1
            or ay > found.height + 1
            or (clip and _is_cut(clip, ax, ay, bx, by))
        ):
            found.hidden += 1
            continue
        if unknown and bx - ax < 0.1:
            continue
        text = _UNKNOWN if unknown else chr(code)
        glyph = Glyph(text, ax, bx, ay, by, oy if face.turn % 2 == 0 else ox, face, index, spaced)
        if face.seen:
            keep(glyph)
            if doubt:
                doubtful[index] = key
        else:
            found.unseen.append(glyph)
            found.hidden += 1
            continue
        spaced = 0
    return doubtful


def _is_cut(clip: Area, ax: float, ay: float, bx: float, by: float) -> bool:
    return not clip.holds((ax + bx) / 2, (ay + by) / 2)


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
    seen = not owner or not invisible_mode(pdfium, owner)
    return Face(name, round(abs(nominal) * scale, 2), bold, italic, turn % 4, seen)


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
