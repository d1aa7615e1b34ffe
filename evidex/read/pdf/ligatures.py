"""Which letters did a font's map lose? A ligature glyph that says 'f' but is as wide as 'ff' shows 'ff'."""

from __future__ import annotations

from evidex.read.pdf.glyphs import Glyph

__all__ = ["LetterWidths"]

_WIDER = (1.55, 2.15, 2.9)
"""From so many widths of a plain f on a glyph is two letters, three letters, no letter."""


class LetterWidths:
    """How wide each font sets its plain 'f', in ems, learned page by page."""

    def __init__(self) -> None:
        self._narrowest: dict[str, float] = {}

    def restore(self, glyphs: list[Glyph]) -> list[Glyph]:
        """The glyphs, with lost letters written out where an 'f' is too wide to be one."""
        for glyph in glyphs:
            if glyph.text == "f" and glyph.face.size > 0:
                wide = (glyph.x1 - glyph.x0) / glyph.face.size
                if 0.15 < wide < self._narrowest.get(glyph.face.font, 9.0):
                    self._narrowest[glyph.face.font] = wide
        return [self._restored(glyph) if glyph.text == "f" else glyph for glyph in glyphs]

    def _restored(self, glyph: Glyph) -> Glyph:
        narrow = self._narrowest.get(glyph.face.font)
        if narrow is None or narrow > 0.45:
            return glyph
        share = (glyph.x1 - glyph.x0) / glyph.face.size / narrow
        if share < _WIDER[0] or share > _WIDER[2]:
            return glyph
        return glyph._replace(text="ff" if share < _WIDER[1] else "ffi", lost="f")
