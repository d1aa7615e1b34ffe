"""Which letters did a font's map lose? A ligature glyph that says 'f' but is as wide as 'ff' shows 'ff'."""

from __future__ import annotations

from collections import defaultdict

from evidex.read.pdf.glyphs import Glyph

__all__ = ["LetterWidths"]

_WIDER = (1.55, 2.15, 2.9)
"""From so many widths of a plain f on a glyph is two letters, three letters, no letter."""
_E_WIDER = 1.1
"""An upright f is never so many times as wide as an e; 'ff' is (italic f's hang over and say nothing)."""
_PAIR_WIDER = (1.35, 2.0)
"""Between so many widths of a font's narrowest 'fi' its glyph is 'ffi'."""
_WIDEST_F: defaultdict[str, float] = defaultdict(lambda: 0.75, {"f": 0.5, "-f": 0.0})
"""A wider 'narrowest' glyph than this, in ems, is no measure."""


class LetterWidths:
    """How wide each font sets its plain 'f' and its 'fi' glyph, in ems, learned page by page."""

    def __init__(self) -> None:
        self._narrowest: dict[tuple[str, str], float] = {}

    def restore(self, glyphs: list[Glyph]) -> list[Glyph]:
        """The glyphs, with lost letters written out where an 'f' is too wide to be one."""
        places = [place for place, glyph in enumerate(glyphs) if glyph.text == "f" and _measures(glyph)]
        shapes = {place: _shape(glyphs, place) for place in places}
        for place in places:
            wide = _width(glyphs[place])
            key = (glyphs[place].face.font, shapes[place])
            if 0.15 < wide < self._narrowest.get(key, 9.0):
                self._narrowest[key] = wide
        for glyph in glyphs:
            if glyph.text == "e" and glyph.face.size > 0:
                self._narrowest.setdefault((glyph.face.font, "e"), _width(glyph))
        restored = list(glyphs)
        for place in places:
            if not _begins_word(glyphs, place):
                restored[place] = self._restored(glyphs[place], shapes[place])
        return restored

    def _restored(self, glyph: Glyph, shape: str) -> Glyph:
        narrow = self._narrowest.get((glyph.face.font, shape), 0.0)
        upright = shape == "f" and not glyph.face.italic
        if upright and narrow >= _E_WIDER * self._narrowest.get((glyph.face.font, "e"), 9.0):
            return glyph._replace(text="ff", lost="f")  # no plain f has been seen, and none is as wide as an e
        if not 0 < narrow < _WIDEST_F[shape]:
            return glyph
        share = _width(glyph) / narrow
        if shape != "f":
            return glyph._replace(text="ff", lost="f") if _PAIR_WIDER[0] < share < _PAIR_WIDER[1] else glyph
        if share < _WIDER[0] or share > _WIDER[2]:
            return glyph
        return glyph._replace(text="ff" if share < _WIDER[1] else "ffi", lost="f")


def _measures(glyph: Glyph) -> bool:
    """Fonts without a name are all one to us: their widths, mixed, would make 'off' of a wider face's 'of'."""
    return bool(glyph.face.font) and glyph.face.size > 0


def _begins_word(glyphs: list[Glyph], place: int) -> bool:
    """No word begins with two f's: a wide one there is only a wide one."""
    return place == 0 or glyphs[place].spaced > 0 or not glyphs[place - 1].text.isalpha()


def _width(glyph: Glyph) -> float:
    return (glyph.x1 - glyph.x0) / glyph.face.size


def _shape(glyphs: list[Glyph], place: int) -> str:
    """`f`, or `fi` where the f shares its glyph with the letter behind it."""
    glyph = glyphs[place]
    after = glyphs[place + 1] if place + 1 < len(glyphs) else None
    before = glyphs[place - 1] if place else None
    if after is not None and (after.x0, after.x1, after.base) == (glyph.x0, glyph.x1, glyph.base):
        return f"f{after.text}"
    if before is not None and (before.x0, before.x1, before.base) == (glyph.x0, glyph.x1, glyph.base):
        return "-f"
    return "f"
