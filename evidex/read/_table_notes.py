"""Notes of tables: the paragraphs right behind a table that say what its values and marks are.

HTML, Word and Markdown have no place for them inside a table: 'Data are mean (SD)', 'ᵃ Adjusted for age', 'CI,
confidence interval' stand below as paragraphs like any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidex.read._prose import Piece

__all__ = ["is_note", "with_notes"]

_FORM = (
    r"(?:presented|expressed|given|shown|reported|displayed|summari[sz]ed|[(]?(?:un)?adjusted|means?|medians?|averages?"
    r"|n\b|no\.|numbers?|counts?|frequenc|percent|proportions?|%|odds|hazard|risk|ratios?|mean±)"
)
_ELSEWHERE = r"(?!\s(?:in|by|with)\s(?:the\s|an?\s)?(?:online\s)?(?:[Aa]ppendi|[Ss]uppl|[Tt]ables?\b|[Ff]ig))"
"""'Data are presented in Table 3' is how a paragraph of results begins."""
_SHORT = r"(?=\S{0,9}[A-Z]\S{0,9}[A-Z\d]|[A-Z]\w?\s?[=:])[\w./²%-]{1,12}"
"""What stands for something longer: 'CI', 'HbA1c', 'n ='."""
_MEANT = r"[A-Za-z][^;.]{2,80}"
_MARKED = re.compile(
    r"\s*(?:[*†‡§¶#‖^]|[ᵃ-ᶻʰʲˡˢˣⁱⁿ⁰¹²³⁴-⁹]|\([a-h]\)\s|[a-h][.)]?\s(?=[A-Z]|n\b|%)"
    r"|(?:List of )?[Aa]bbreviations?\b|Notes?\s?[.:]|N\.?B\.?:?\s|Key:|Source:|Legend:)"
)
"""A note by the mark or the word in front of it, whatever it says."""
_EXPLAINS = re.compile(
    r"\s*(?:(?:All )?(?:[Vv]alues|[Dd]ata|[Rr]esults|[Ff]igures|Numbers|Scores|Estimates)\s(?:are|were|in \w+ are)\s"
    rf"(?:the\s)?{_FORM}{_ELSEWHERE}"
    r"|(?:Means?|Medians?|Numbers?|n)\s?[(±]|Plus[-–]minus values\b|Percentages (?:may|are|were|do)\b|Adjusted for\b"
    r"|Model (?:1|I|A)\b[^.;]{0,20}\badjust|NS\b(?=\W*no)"
    rf"|{_SHORT}\s?[=:]\s?{_MEANT}(?:[;.]|$)"
    rf"|(?=([A-Za-z])){_SHORT},\s?(?:(?i:\1)[^;.]{{3,80}}(?:[;.]|$)|{_MEANT};\s?{_SHORT}\s?[=:,]))"
)
"""'BMI, body mass index', but not 'BMI, age and sex were related to death': it begins with the same letter, or is one
of several."""
_RESULT = re.compile(
    r"\d\s?[(\[]\s?[<>≥≤]?\s?[-−–]?\d|\b(?!100\b)\d+(?:[.·]\d+)?\s?%(?!\s?(?:CI|[Cc]onfidence|[Cc]redib|[Ii]nterval))"
    r"|\b(?:CI|interval)\W{0,3}\d|\b(?:OR|RR|HR|IRR|MD|SMD)\s?[=:]?\s?\d"
)
"""What is told of persons ('54 (12)', '12%', 'OR 1.5'): a paragraph of results may begin as a note does."""
_LONGEST = 900
"""Characters: a longer paragraph tells of the results."""
_MOST = 8


def is_note(words: str) -> bool:
    """Whether a paragraph behind a table explains its marks, its values or its letters."""
    if len(words) > _LONGEST:
        return False
    return bool(_MARKED.match(words) or (_EXPLAINS.match(words) and not _RESULT.search(words)))


def with_notes(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those that are notes of the table before them within that table."""
    found: list[Piece] = []
    taking = False
    for piece in pieces:
        last = found[-1].table if found else None
        if taking and last is not None and len(last.footnotes) < _MOST and _can_be_taken(piece):
            found[-1] = replace(found[-1], table=replace(last, footnotes=(*last.footnotes, piece.text)))
            continue
        taking = piece.table is not None
        found.append(piece)
    return found


def _can_be_taken(piece: Piece) -> bool:
    """Whether it is a note; one with repairs or links stays outside, where these keep their places."""
    return piece.kind == "paragraph" and not (piece.mends or piece.links or piece.opens) and is_note(piece.text)
