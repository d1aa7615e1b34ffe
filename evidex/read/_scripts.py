"""Superscripts and subscripts in plain text: 10⁻³ must not become 10-3.

A superscript whose every character exists in Unicode is written so ('m²', 'CD4⁺', '¹⁴C', 'p53⁻/⁻'), words excepted;
ordinal endings and trade marks stand plain ('4th'); any other is set off by '^'. A subscript of figures and signs is
written so ('H₂O', 'IC₅₀'); one with letters stands plain, as the field writes it ('Cmax', 'HbA1c'), set off by '_'
where it would grow together with a number.
"""

from __future__ import annotations

import re

__all__ = ["lift", "lower"]

_RAISED = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyz",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
        strict=True,
    )
)
_LOWERED = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_AS_IT_IS = frozenset("*†‡§¶#|‖∗⁎,;/[] °′″'’‐–—")
"""Marks and joints that read the same when raised."""

_PLAIN = re.compile(r"\s*(?:st|nd|rd|th|TM|™|®|©|SM|º|ª|o|er|ème|e)\s*")
_WORD = re.compile(r"[^\W\d_]{3}")
_DEGREE = frozenset("oOº∘")
_DASHED_FIGURES = re.compile(r"(?<=[\d\])])\s*[-−]\s*(?=[\d\[(])")


def lift(text: str, before: str = "") -> str:
    """`text` as a superscript behind the character `before`."""
    words = text.strip()
    if not words:
        return text
    if words in _DEGREE and (before.isdigit() or before == " "):
        return text.replace(words, "°")
    if _PLAIN.fullmatch(words) and (not words.isascii() or before.isalnum()):
        return text
    pieces = _DASHED_FIGURES.sub("–", words)
    known = all(sign in _RAISED or sign in _AS_IT_IS for sign in pieces)
    if known and not _WORD.search(pieces):
        raised = "".join(_RAISED.get(sign, sign) for sign in pieces)
    elif before.strip():
        raised = "^" + (words if re.fullmatch(r"[\w+−-]+(?:\.\d+)?", words) else f"({words})")
    else:
        raised = words
    return text.replace(words, raised, 1)


def lower(text: str, before: str = "") -> str:
    """`text` as a subscript behind the character `before`."""
    words = text.strip()
    if words and all(sign in _LOWERED for sign in words):
        return text.replace(words, "".join(_LOWERED[sign] for sign in words), 1)
    return f"_{text}" if before.isdigit() and words[:1].isdigit() else text
