"""Abbreviations and what a document says they mean: 'unsatisfactory back pain relief (UBPR)'.

Candidates are found by a cheap look at the brackets; whether the words before spell the letters is decided by
scispaCy (Schwartz and Hearst 2003, 'A simple algorithm for identifying abbreviation definitions in biomedical
text', Pacific Symposium on Biocomputing 8:451-462), on just the few words before, so that a document costs
microseconds and not the milliseconds of a whole pipeline.
"""

from __future__ import annotations

import re

from evidex.text.language import tokenizer

__all__ = ["long_form", "short_forms"]

_SHORT = re.compile(r"[(\[]\s?(?P<short>[A-Za-zα-ωΑ-Ω][\w.+/αβγδκ-]{0,9})\s?(?:[;,][^()\[\]]{1,40})?[)\]]")
_STATISTICS = frozenset("OR RR HR CI SD SE SEM IQR P p n N r aOR aHR MD SMD".split())
_NUMBER_BEHIND = re.compile(r"[-/]?\d+$")
"""'Headache Impact Test (HIT-6)': the number stands for no word."""
_WINDOW = 110
"""Characters before the bracket that are looked at: ten long words."""


def short_forms(text: str) -> dict[str, list[int]]:
    """What looks like an abbreviation in brackets, with the places of its brackets."""
    found: dict[str, list[int]] = {}
    for match in _SHORT.finditer(text):
        short = match.group("short").rstrip(".")
        if short not in _STATISTICS and _abbreviates(short):
            found.setdefault(short, []).append(match.start())
    return found


def long_form(text: str, short: str, places: list[int]) -> str | None:
    """What `short` means, as first defined before one of its brackets; None where none defines it."""
    for place in places:
        words = _last_words(text[max(0, place - _WINDOW) : place], short)
        plain = _NUMBER_BEHIND.sub("", short)
        if told := _long_form(words, short) or (plain != short and _long_form(words, plain)):
            return told
    return None


def _abbreviates(short: str) -> bool:
    """Two letters or more, one of them a capital or beside a digit: '(HIT-6)', '(mRNA)', not '(women)' nor '(iv)'."""
    letters = sum(character.isalpha() for character in short)
    return len(short) >= 2 and letters >= 1 and any(character.isupper() for character in short[0:6])


def _last_words(before: str, short: str) -> str:
    """At most min(|A| + 5, 2|A|) words of the same clause (the paper's bound)."""
    clause = re.split(r"[.;:!?()\[\]]\s", before)[-1]
    words = clause.split()
    size = sum(character.isalnum() for character in short)
    return " ".join(words[-min(size + 5, size * 2) :])


def _long_form(words: str, short: str) -> str | None:
    from scispacy.abbreviation import find_abbreviation

    if not words:
        return None
    nlp = tokenizer()
    candidate, abbreviation = nlp.make_doc(words), nlp.make_doc(short)
    _, long_form = find_abbreviation(candidate[:], abbreviation[:])
    if long_form is None or not long_form.text.strip():
        return None
    plain = long_form.text.strip(" ,")
    return plain if plain.lower() != short.lower() and len(plain) > len(short) else None
