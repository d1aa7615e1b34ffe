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

_HYPHEN = ord("-")
_NARROW = 0.1
"""Points: what is narrower and has no character is no glyph."""
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
        reader = _Reader(textpage, frame, found, Clips(page, frame), layered=layered)
        reader.read()
    finally:
        textpage.close()
    if doubtful := reader.doubtful:
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


Box = tuple[float, float, float, float]
"""Left, top, right and bottom of a glyph, points from the top left corner."""


class _Owner(NamedTuple):
    """What is true of all glyphs of a text object."""

    key: int
    face: Face
    clip: Area | None
    doubt: bool


class _Reader:
    """Reads the glyphs of a text page one after another into `found`."""

    def __init__(self, textpage: Any, frame: Frame, found: GlyphPage, clips: Clips, *, layered: bool) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium, self._raw = pdfium, textpage.raw
        # Asked for each glyph: looked up once.
        self._unicode_of, self._unmapped = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_HasUnicodeMapError
        self._object_of, self._box_of = pdfium.FPDFText_GetTextObject, pdfium.FPDFText_GetLooseCharBox
        self._origin_of = pdfium.FPDFText_GetCharOrigin
        self._frame, self._found, self._clips, self._layered = frame, found, clips, layered
        self._box, self._x, self._y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._owners: dict[int, _Owner] = {}
        self._spaced = 0
        self.doubtful: dict[int, int] = {}
        """The places of glyphs that may leave no ink, each with the number of its text object."""

    def read(self) -> None:
        """Read all that a page may hold."""
        count = self._pdfium.FPDFText_CountChars(self._raw)
        self._found.cut = count > limits.GLYPHS_A_PAGE
        for index in range(min(count, limits.GLYPHS_A_PAGE)):
            code = self._code(index)
            if _is_space(code):
                generated = self._pdfium.FPDFText_IsGenerated(self._raw, index) == 1
                self._spaced = max(self._spaced, 1 if generated else 2)
            else:
                self._read(index, code)

    def _code(self, index: int) -> int:
        code: int = self._unicode_of(self._raw, index)
        return _HYPHEN if code < 3 and self._pdfium.FPDFText_IsHyphen(self._raw, index) == 1 else code

    def _read(self, index: int, code: int) -> None:
        found, owner = self._found, self._owner(index)
        unknown = not code or self._unmapped(self._raw, index) == 1
        found.unmapped += unknown
        x0, top, x1, bottom = box = self._place(index)
        if self._is_off(box) or (owner.clip is not None and not owner.clip.holds((x0 + x1) / 2, (top + bottom) / 2)):
            found.hidden += 1
            return
        if unknown and x1 - x0 < _NARROW:
            return
        text, base = _UNKNOWN if unknown else chr(code), self._base(index, owner.face)
        glyph = Glyph(text, x0, x1, top, bottom, base, owner.face, index, self._spaced)
        if not owner.face.seen:
            found.unseen.append(glyph)
            found.hidden += 1
            return
        found.glyphs.append(glyph)
        if owner.doubt:
            self.doubtful[index] = owner.key
        self._spaced = 0

    def _owner(self, index: int) -> _Owner:
        owner = self._object_of(self._raw, index)
        key = ctypes.addressof(owner.contents) if owner else 0
        known = self._owners.get(key)
        if known is None:
            doubt = bool(owner) and (self._layered or is_pale(self._pdfium, owner))
            face = _face(self._pdfium, self._raw, index, owner, self._frame)
            known = self._owners[key] = _Owner(key, face, self._clips.of(owner) if owner else None, doubt)
        return known

    def _place(self, index: int) -> Box:
        box = self._box
        self._box_of(self._raw, index, box)
        ax, ay = self._frame.place(box.left, box.top)
        bx, by = self._frame.place(box.right, box.bottom)
        if ax > bx:
            ax, bx = bx, ax
        return (ax, ay, bx, by) if ay <= by else (ax, by, bx, ay)

    def _base(self, index: int, face: Face) -> float:
        self._origin_of(self._raw, index, self._x, self._y)
        x, y = self._frame.place(self._x.value, self._y.value)
        return y if face.turn % 2 == 0 else x

    def _is_off(self, box: Box) -> bool:
        """Whether a glyph lies beside the page."""
        x0, top, x1, bottom = box
        return x1 < -1 or bottom < -1 or x0 > self._found.width + 1 or top > self._found.height + 1


def _is_space(code: int) -> bool:
    return code in (32, 160) or 9 <= code <= 13 or 0x2000 <= code <= 0x200B


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
