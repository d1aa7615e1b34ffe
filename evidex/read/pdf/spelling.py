"""Which characters does a line really hold? Glyphs are written as text; what had to be changed is kept as a mend.

Raised digits and signs become Unicode superscripts, so that 'pain³' is never 'pain3' and '10⁻³' never '10-3';
ligatures become letters; signs that a symbol font coded in its private area become the signs that they show.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from evidex.read._mend import Mend
from evidex.read.pdf.glyphs import Glyph
from evidex.read.pdf.lines import Line
from evidex.read.pdf.passage import Passage, Stretch

__all__ = ["join_cell", "let_go", "spell", "spell_row"]

_RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SHIFTED = frozenset("0123456789+-−–=()")
_RAISED_LETTERS = "abcdefghijklmnoprstuvwxyz"
_RAISED_LETTERS_TO = str.maketrans(_RAISED_LETTERS, "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_ORDINALS = frozenset(("st", "nd", "rd", "th", "o", "er", "e"))
_RAISED_FIGURES = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "Ĳ": "IJ", "ĳ": "ij",
}  # fmt: skip
_SIGNS = {
    "\uf02b": "+", "\uf02d": "−", "\uf03c": "<", "\uf03d": "=", "\uf03e": ">", "\uf0a3": "≤", "\uf0b3": "≥",
    "\uf0b1": "±", "\uf0b4": "×", "\uf0b0": "°", "\uf0b7": "•", "\uf0a7": "•", "\uf0b8": "÷", "\uf0bb": "≈",
    "\uf0b9": "≠", "\uf061": "α", "\uf062": "β", "\uf063": "χ", "\uf064": "δ", "\uf065": "ε", "\uf067": "γ",
    "\uf06b": "κ", "\uf06c": "λ", "\uf06d": "μ", "\uf072": "ρ", "\uf073": "σ", "\uf074": "τ", "\uf044": "Δ",
    "\uf053": "Σ", "\uf057": "Ω", "\uf077": "ω", "\uf071": "θ", "\uf070": "π", "\uf0ae": "→", "\uf0ad": "↑",
    "\uf0af": "↓", "\uf0ac": "←", "\uf0d7": "⋅", "\uf0e2": "®", "\uf0e3": "©", "\uf0e4": "™", "\uf025": "%",
    "\uf028": "(", "\uf029": ")", "\uf05b": "[", "\uf05d": "]", "\uf02f": "/", "\uf02c": ",", "\uf02e": ".",
    "\uf0fc": "✓", "\uf0a8": "•", "\uf0d8": "•",
}  # fmt: skip
"""The private area of fonts with the layout of Adobe's Symbol (code 0xF000 + place in the font)."""
_MATHABX = {
    "´": "−", "ˆ": "×", "¨": "·", "˘": "±", "“": "=", "ă": "<", "ą": ">", "ď": "≤", "ě": "≥",
}  # fmt: skip
"""Signs of TeX's mathabx fonts, which many files decode as if they were letters of the T1 encoding."""
_MATHABX_FONT = re.compile(r"math[abx]\d", re.IGNORECASE)
_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "˚": "\u030a", "ˇ": "\u030c",
    "¸": "\u0327", "˘": "\u0306", "˙": "\u0307", "˝": "\u030b", "˛": "\u0328", "¯": "\u0304",
}  # fmt: skip
"""Spacing accents, as old TeX fonts paint them over a letter."""
_BROKEN_IN_CELL = 0.9
"""How sure it is that a hyphen at the line end of a cell is none of the word's own."""
_SUBTLE = dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff\u2060", "")


def spell(line: Line) -> Passage:
    """The line as text, words parted by one space."""
    if line.spelled is not None:
        return line.spelled
    text: list[str] = []
    mends: list[Mend] = []
    length = 0
    for number, word in enumerate(line.words):
        if number:
            text.append(" ")
            length += 1
        for before, after, reason in _letters(word.glyphs, line):
            if reason:
                mends.append(Mend(length, length + len(after), before, reason))
            text.append(after)
            length += len(after)
    place = Stretch(0, length, line.page, line.x0, line.top, line.x1, line.bottom)
    return Passage("".join(text), [place], mends)


def let_go(line: Line) -> None:
    """Spell the line for good and let its glyphs go: a long document is held as text."""
    if line.spelled is not None:
        return
    line.spelled = spell(line)
    line.words = []


def _letters(glyphs: list[Glyph], line: Line) -> list[tuple[str, str, str]]:
    """What stands in the source, what is written, and why it differs (or nothing), glyph by glyph."""
    found: list[tuple[str, str, str]] = []
    index = 0
    while index < len(glyphs):
        glyph = glyphs[index]
        text = glyph.text
        if glyph.lost:
            found.append((glyph.lost, text, "ligature"))
            index += 1
            continue
        if text in _MATHABX and _MATHABX_FONT.search(glyph.face.font):
            found.append((text, _MATHABX[text], "symbol-font"))
            index += 1
            continue
        if text in _ACCENTS and (both := _accented(glyphs, index)):
            found.append(both)
            index += 2
            continue
        if text in _LIGATURES:
            found.append((text, _LIGATURES[text], "ligature"))
        elif text in _SIGNS:
            found.append((text, _SIGNS[text], "symbol-font"))
        elif text in _SUBTLE:
            found.append((text, "", "invisible"))
        elif text in _RAISED_LETTERS and (marks := _letter_marks(glyphs, index, line)):
            found += [(sign, sign.translate(_RAISED_LETTERS_TO), "raised") for sign in marks]
            index += len(marks)
            continue
        elif text in _SHIFTED and (shift := _shift(glyph, line)):
            after = text.translate(_RAISED if shift > 0 else _LOWERED)
            if text in "-−–" and found and found[-1][1] in _RAISED_FIGURES and _figure_next(glyphs, index):
                after = "–"
            found.append((text, after, "" if after == text else "raised" if shift > 0 else "lowered"))
        else:
            found.append((text, text, ""))
        index += 1
    return found


def _letter_marks(glyphs: list[Glyph], index: int, line: Line) -> str:
    """A raised letter or two that mark a note ('placeboᵃ'); not what a word is raised of ('4th'), nor capitals."""
    if index and _shift(glyphs[index - 1], line) > 0 and glyphs[index - 1].text.isalpha():
        return ""
    run = ""
    for glyph in glyphs[index : index + 4]:
        if not glyph.text.isalpha() or _shift(glyph, line) <= 0:
            break
        run += glyph.text
    counted = index > 0 and glyphs[index - 1].text.isdigit() and run in _ORDINALS
    return run if len(run) <= 2 and not counted and all(sign in _RAISED_LETTERS for sign in run) else ""


def _shift(glyph: Glyph, line: Line) -> int:
    """1 for a raised glyph, -1 for a lowered one, 0 for one on the line."""
    size = line.face.size
    lifted = line.base - glyph.base
    if glyph.face.size >= 0.88 * size or not 0.1 * size <= abs(lifted) <= 0.75 * size:
        return 0
    return 1 if lifted > 0 else -1


def _figure_next(glyphs: list[Glyph], index: int) -> bool:
    return index + 1 < len(glyphs) and glyphs[index + 1].text.isdigit()


def _accented(glyphs: list[Glyph], index: int) -> tuple[str, str, str] | None:
    """An accent painted over the letter before or after it, as one letter."""
    accent = glyphs[index]
    if index + 1 >= len(glyphs):
        return None
    letter = glyphs[index + 1]
    if letter.text == "ı":
        letter = letter._replace(text="i")
    over = min(accent.x1, letter.x1) - max(accent.x0, letter.x0)
    if not letter.text.isalpha() or over < 0.4 * (accent.x1 - accent.x0):
        return None
    whole = unicodedata.normalize("NFC", letter.text + _ACCENTS[accent.text])
    return (accent.text + letter.text, whole, "accent") if len(whole) == 1 else None


def spell_row(pieces: Sequence[Line]) -> Passage:
    """Pieces of one cell that stand beside one another, as text."""
    whole = Passage()
    for number, piece in enumerate(pieces):
        whole.append(spell(piece), " " if number else "")
    return whole


_ONE_LETTER = re.compile(r"(?:^|\W)[^\W\d_]-$")
"""'P-' before 'value'."""


def join_cell(lines: Sequence[Passage]) -> Passage:
    """The lines of a table cell as one text; a word broken at a line end is made whole."""
    whole = Passage()
    for number, line in enumerate(lines):
        end = len(whole.text)
        if whole.text.endswith("-") and whole.text[-3:-1].isalpha() and len(whole.text) > 2 and line.text[:1].islower():
            whole.append(line)
            whole.mend(end - 1, end, "", "hyphen", _BROKEN_IN_CELL)
        elif not number or (
            whole.text.endswith(("–", "-", "/")) and (line.text[:1].isdigit() or _ONE_LETTER.search(whole.text))
        ):
            whole.append(line)
        else:
            whole.append(line, " ")
    return whole.stripped() or Passage()
