"""An abbreviation that is said to mean two things.

## What it does
Compares what stands before an abbreviation's bracket ('community-acquired pneumonia (CAP)') with what stood before its
earlier ones. Reports two that have no word in common.

## Why it matters
The reader cannot tell which of the two the letters mean further on.

## Tolerance
Both meanings must spell the letters, one of them word by word. Words that begin with the same four letters are the
same, and one such word makes it the same meaning.

## Example
`chronic airway pathology (CAP)` in the introduction, `community-acquired pneumonia (CAP)` in the abstract.

## Known limits
Abbreviations of two letters, and those of names of persons and genes, are not looked at; nor are tables, footnotes and
references.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidex.check.outcomes import fires, related
from evidex.check.socket import Case, Outcome, Rule
from evidex.text.abbreviations import long_form

_BRACKET = re.compile(r"(?<=[a-z] )\((?P<short>[A-Z]{3,6})(?:;[^()]{1,30})?\)")
_WORD = re.compile(r"[A-Za-z]+")
_SMALL = frozenset("of and the in for to with on a an or by de".split())
_CLAUSE = re.compile(r"[.;:!?()\[\],]\s|\s[–—]\s")
_WINDOW = 120


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What stands before the bracket, in `text[start:end]`; `spelt`: the first letters of its words are the letters."""

    start: int
    end: int
    words: str
    spelt: bool

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(word[0].lower()[:4] for word in _WORD.finditer(self.words)) - _SMALL


def check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    brackets: dict[str, list[tuple[int, re.Match[str]]]] = {}
    for block in case.document.blocks:
        if block.kind in ("paragraph", "list_item"):
            for bracket in _BRACKET.finditer(text, block.start, block.end):
                brackets.setdefault(bracket["short"], []).append((block.start, bracket))
    for short, places in brackets.items():
        if len(places) > 1:
            yield from _compare(case, short, [told for place in places if (told := _meaning(text, *place))])


def _compare(case: Case, short: str, meanings: list[_Meaning]) -> Iterator[Outcome]:
    for told in meanings[1:]:
        first = meanings[0]
        if told.stems & first.stems or not (told.spelt or first.spelt):
            yield Outcome("agrees")
            continue
        message = f"{short} is '{told.words}' here, and '{first.words}' before."
        there = related(case.document, first.start, first.end, "its first meaning")
        yield fires(case, RULE, told.start, told.end, message, related=(there,))


def _meaning(text: str, block: int, bracket: re.Match[str]) -> _Meaning | None:
    start = max(block, bracket.start() - _WINDOW)
    begin = _long_form(text, start, bracket)
    if begin is not None:
        return _Meaning(begin, bracket.end(), " ".join(text[begin : bracket.start()].split()), True)
    told = long_form(text[start : bracket.end()], bracket["short"], [bracket.start() - start])
    return _Meaning(bracket.start(), bracket.end(), told, False) if told else None


def _long_form(text: str, start: int, bracket: re.Match[str]) -> int | None:
    """Where the words begin whose first letters are those of the abbreviation, all and in order."""
    start = max((clause.end() for clause in _CLAUSE.finditer(text, start, bracket.start())), default=start)
    words = list(_WORD.finditer(text, start, bracket.start()))
    letters = list(bracket["short"].lower())
    while letters and words:
        word = words.pop()
        if word[0][0].lower() == letters[-1]:
            letters.pop()
        elif word[0].lower() not in _SMALL:
            return None
        if not letters:
            return word.start()
    return None


RULE = Rule(code="TXT210", name="abbreviation-defined-twice", severity="warning", status="preview", check=check)
