"""Citation marks in running text, tied to the entries of the reference list.

A document cites in one style; which one is decided over the whole document, since '(5-12)' is a citation in one
article and a range of ages in the next. Numbers that some count, interval or enumeration explains are never marks.
What can be either ('both groups [16, 17]', 'in R [9]') is a mark where the document plainly cites by such brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import msgspec

from evidex.schema import Citation, Reference
from evidex.text.author_year import find_author_year
from evidex.text.numerals import SUPERSCRIPT
from evidex.text.people import HUMANS

__all__ = ["Style", "cited_labels", "find_citations"]

Style = Literal["square", "round", "superscript", "trailing", "glued", "author-year", "none"]
Spans = Sequence[tuple[int, int]]

FAR = 10
"""A number this far behind the last entry is no citation of a lost entry but something else."""
SETTLED = 5
"""So many marks that can be nothing else make their style the document's: doubtful ones are read in their light."""
WIDEST_RANGE = 60
"""No mark cites more works than this with one range."""

_DASH = r"\-‐‑–—−"
_LIST = rf"\d{{1,3}}(?:\s?[,;{_DASH}]\s?\d{{1,3}}){{0,40}}"
_TIGHT = rf"\d{{1,3}}(?:[,{_DASH}]\d{{1,3}}){{0,20}}"
_NUMBERED_TIME = re.compile(r"\b(?:day|week|month|year|phase|stage|grade)\s\d+\s?$", re.IGNORECASE)
"""'by day 21 (2)': the number counts nothing that a bracket could tell more of."""
_UP = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SQUARE = re.compile(
    r"\[\s?(?P<hint>(?:(?:see|also|cf|e\.\s?g|reviewed in|refs?|references?)[.,:]?\s){1,3})?"
    rf"(?P<list>{_LIST})\s?(?(hint)(?:,\s[a-z][^\[\]\d]{{0,60}})?)\]"
)
"""'[4, 7-9]', '[see also 12]', '[e.g. 3, for rats]'."""
_ROUND = re.compile(rf"\(\s?({_LIST})\s?\)")
_SUPERSCRIPT = re.compile(rf"[{_UP}]{{1,3}}(?:(?:\s?[,⁻{_DASH}]\s?|\s)[{_UP}]{{1,3}}){{0,20}}")
SUPERSCRIPT_GAP = re.compile(rf"(?<=[{_UP}])\s(?=[{_UP}])")
"""Some journals part raised numbers by a space alone."""
_TRAILING = re.compile(rf"[.!?;:…][\"”’)\]]?\s{{1,2}}({_LIST})(?=\s*$|\s{{1,3}}[A-Z])")
_GLUED = re.compile(rf"(?:(?<=[a-z)\]%”][.,;])|(?<=[a-z]{{4}}))({_TIGHT})(?=[\s.,;:)]|$)")

_UNIT_AFTER = re.compile(
    r"\s?(?:%|‰|years?\b|yrs?\b|y\b|months?\b|weeks?\b|days?\b|hours?\b|h\b|min(?:utes?)?\b|points?\b|mg\b|kg\b|g\b|m[lL]\b"
    rf"|mm\b|cm\b|m\b|{HUMANS}\b|times\b"
    r"|of\s\d|out of\b|vs\b|versus\b|/|±|×)"
)
_NUMBERED = (
    r"scores?|scale|steps?|models?|stages?|phases?|groups?|grades?|questions?|items?|types?|criteri\w+|tables?|figs?|"
    r"figures?|levels?|class|category|quartile|version|chapter|section|box|panel|column|row"
)
"""What is measured, or has a number of its own."""
_MEASURE_BEFORE = re.compile(
    rf"(?:\b(?:range[ds]?|median|mean|IQR|interquartile range|aged?|ages|CI|SD|SE|n|N|P|p|scored|interval|"
    r"between|from|equations?|eqs?|formula|total|sum|equal to|least|most|about|approximately|"
    rf"{_NUMBERED})(?:\s(?:was|were|is|are|of))?(?:(?<![a-z]{{5}})\.)?[:=,]?|[=<>≤≥±×/])\s?$"
)
"""A stop behind a word of five letters ends a sentence: 'fig. [3]', but 'of other types.[3]'."""
_NUMBERED_BEFORE = re.compile(rf"\b(?:{_NUMBERED}|from)\s$")
_NOUN_BEFORE = re.compile(r"\b(?:the|a|an|this|each|both|these)\s(?:[\w'’-]+\s){0,3}[a-z]{4,}\s?$")
_NUMBER_BEFORE = re.compile(
    r"(?<![\w.])(\d{1,6}(?:\.\d+)?)\s?(%|years?|months?|weeks?|days?|hours?|points?|kg|mg|cm|mm)?\s?$"
)
_ENUMERATED = re.compile(r"(?:^|[:;]|,|\band|\bor)\s{0,2}$")
_PART_OF_A_NAME = re.compile(
    r"(?:(?<![A-Za-z])[A-Za-z]{1,4}|[A-Z0-9)-]|[A-Z]\w*|\b(?:alpha|beta|gamma|delta|kappa|lambda|sigma|omega))$"
)
"""What a bracket without a space before it belongs to: FEV(1), Ang-(1-7), alpha(1), t(35)."""
_FUNCTION_BEFORE = re.compile(r"(?<![\w-])[A-Za-zχ]\s?$")
_SYMBOL_BEFORE = re.compile(r"(?<!\S)[A-Za-z]\s$")
"""'F [1, 33] = 7.1', but also 'in R [9]'; the letter that ends a name ('EQ-5D-3L [9]') is no function."""
_COMPARED = re.compile(r"\s?[=<>≤≥]")
_GREEK_BEFORE = re.compile(r"(?:alpha|beta|gamma|delta|kappa|lambda|sigma|omega|theta|interleukin|type|phase|grade)$")
_POWER_BEFORE = re.compile(r"(?:(?<![a-zA-Z])(?:[kcdmµμn]?m|[A-Za-zχηωΧα-ω]|sq|in|ft)|\d\s?|[×/])$")


class _Mark(msgspec.Struct, frozen=True):
    start: int
    end: int
    labels: tuple[str, ...]
    sure: bool = True
    """Whether nothing but a citation can be meant; else it is one where the document plainly cites so."""


def cited_labels(words: str) -> tuple[str, ...]:
    """The labels that the inside of a mark names: '1,4–6' names 1, 4, 5, 6. Empty where it is no such list."""
    found: list[str] = []
    for piece in re.split(r"\s?[,;]\s?", words.strip().translate(SUPERSCRIPT)):
        ends = re.split(rf"\s?[{_DASH}]\s?", piece)
        if not all(end.isascii() and end.isdigit() and not end.startswith("0") for end in ends) or len(ends) > 2:
            return ()
        low, high = int(ends[0]), int(ends[-1])
        if not low <= high <= low + WIDEST_RANGE or (len(ends) == 2 and low == high):
            return ()
        found.extend(str(number) for number in range(low, high + 1))
    return tuple(found)


def find_citations(
    text: str, spans: Spans, references: Sequence[Reference] = (), voters: Spans = ()
) -> tuple[Citation, ...]:
    """The citation marks of the document's one style inside `spans` (its blocks of running text), in text order.

    The style is that of `voters`, where there are any: raised numbers behind the names of authors are no style.
    Labels are those of `references`, also where a mark names authors and a year; a mark that no entry answers keeps
    what it prints ('12'; 'Dalgaard, 2018').
    """
    style, marks = _decide(text, voters or spans, references)
    if style == "none":
        return ()
    if voters:
        marks = _marks(style, text, spans, references)
    return tuple(Citation(start=mark.start, end=mark.end, labels=mark.labels) for mark in marks)


def _decide(text: str, spans: Spans, references: Sequence[Reference]) -> tuple[Style, list[_Mark]]:
    best: tuple[Style, list[_Mark]] = ("none", [])
    for style in _FINDERS:
        marks = _marks(style, text, spans, references)
        sure = [mark for mark in marks if mark.sure]
        if _counts_up(sure, style, bool(references)) and len(marks) > len(best[1]):
            best = (style, marks)
    named = _marks("author-year", text, spans, references)
    return ("author-year", named) if len(named) > len(best[1]) else best


def _marks(style: Style, text: str, spans: Spans, references: Sequence[Reference]) -> list[_Mark]:
    """All marks of one style; doubtful ones where enough sure ones say that it is the document's."""
    if style == "author-year":
        return [_Mark(start, end, labels) for start, end, labels in find_author_year(text, spans, references)]
    find = _FINDERS[style]
    marks = [mark for start, end in spans for mark in find(text, start, end)]
    last = max((int(entry.label) for entry in references if entry.label.isdigit()), default=0)
    last = max(last, len(references))
    if last:
        marks = [mark for mark in marks if all(int(label) <= last + FAR for label in mark.labels)]
    sure = [mark for mark in marks if mark.sure]
    if len(sure) == len(marks):
        return marks
    highest = last or max((int(label) for mark in sure for label in mark.labels), default=0)
    settled = len(sure) >= SETTLED
    wanted = _uncited(sure, references)
    return [
        mark
        for mark in marks
        if mark.sure
        or (settled and all(int(label) <= highest for label in mark.labels))
        or wanted.issuperset(mark.labels)
    ]


def _uncited(sure: Sequence[_Mark], references: Sequence[Reference]) -> frozenset[str]:
    """The entries of a short list that no sure mark cites, where the sure ones cite most of it.

    A doubtful bracket that holds just these ('by published criteria [4]') is their mark.
    """
    cited = {label for mark in sure for label in mark.labels}
    listed = {entry.label for entry in references}
    return frozenset(listed - cited) if cited <= listed and 2 * len(cited) > len(listed) else frozenset()


def _counts_up(marks: Sequence[_Mark], style: Style, listed: bool) -> bool:
    """Whether new numbers come up about one after the other, as citations do and counts do not.

    Brackets that hold nothing else are believed sooner than bare numbers.
    """
    needed = {"square": 1, "superscript": 2, "round": 2 if listed else 3}.get(style, 2 if listed else 3)
    if len(marks) < needed or (len(marks) == 1 and not listed and "1" not in marks[0].labels):
        return False
    highest, jumps, new = 0, 0, 0
    for mark in marks:
        numbers = [int(label) for label in mark.labels]
        fresh = [number for number in numbers if number > highest]
        new += bool(fresh)
        jumps += bool(fresh) and fresh[0] > highest + 3
        highest = max(highest, *numbers)
    if listed:
        return jumps * 2 <= len(marks)
    strict = style in ("round", "trailing", "glued")
    return jumps * (4 if strict else 2) <= max(new, 1) and (not strict or "1" in marks[0].labels + marks[1].labels)


def _square(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _SQUARE.finditer(text, start, end):
        labels = cited_labels(match["list"])
        before = text[max(start, match.start() - 25) : match.start()]
        after = text[match.end() : min(end, match.end() + 12)]
        plain = not _FUNCTION_BEFORE.search(before) and (
            _lone_at_a_stop(before, labels, after) or not _measures(before, labels, after)
        )
        sure = match["hint"] is not None or plain
        if labels and (sure or _may_cite(before, labels, after)):
            yield _Mark(match.start(), match.end(), labels, sure)


def _may_cite(before: str, labels: tuple[str, ...], after: str) -> bool:
    """'Both groups [16, 17]', 'in R [9]': read either way. A range from 1 up is rather the values of a scale."""
    if labels[:2] == ("1", "2") or after[:1].isalnum() or _UNIT_AFTER.match(after) or _COMPARED.match(after):
        return False
    return bool(_NUMBERED_BEFORE.search(before) or _SYMBOL_BEFORE.search(before))


def _lone_at_a_stop(before: str, labels: tuple[str, ...], after: str) -> bool:
    """'… in the low-fat group [3].': one number before a stop is no value of the group, scale or model before it."""
    return len(labels) == 1 and after[:1] in (".", ";") and bool(_NOUN_BEFORE.search(before))


def _round(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _ROUND.finditer(text, start, end):
        labels = cited_labels(match.group(1))
        before, after = text[max(start, match.start() - 30) : match.start()], text[match.end() : match.end() + 12]
        if not labels or (_measures(before, labels, after) and not _lone_at_a_stop(before, labels, after)):
            continue
        if _PART_OF_A_NAME.search(before) or (_ENUMERATED.search(before) and re.match(r"\s*\w", after)):
            continue
        number = _NUMBER_BEFORE.search(before)
        counts = number is not None and not number.group(2) and not _NUMBERED_TIME.search(before)
        if number and counts and len(labels) == 1 and float(number.group(1)) != int(labels[0]):
            continue
        yield _Mark(match.start(), match.end(), labels)


def _measures(before: str, labels: tuple[str, ...], after: str) -> bool:
    """Whether the bracket belongs to a measurement: '7 [5-12] days', 'median (4-9)', 'Equation (2)', '(5-12) years'."""
    if after[:1].isalnum() or _UNIT_AFTER.match(after) or _MEASURE_BEFORE.search(before):
        return True
    number = _NUMBER_BEFORE.search(before)
    return bool(number and len(labels) > 1 and int(labels[0]) <= float(number.group(1)) <= int(labels[-1]))


def _superscript(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _SUPERSCRIPT.finditer(text, start, end):
        before = text[max(start, match.start() - 4) : match.start()]
        labels = cited_labels(SUPERSCRIPT_GAP.sub(",", match.group()))
        if before and labels and not before[-1].isspace() and not _POWER_BEFORE.search(before) and before[-1] != "⁻":
            yield _Mark(match.start(), match.end(), labels)


def _trailing(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _TRAILING.finditer(text, start, end):
        labels = cited_labels(match.group(1))
        if labels:
            yield _Mark(match.start(1), match.end(1), labels)


def _glued(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _GLUED.finditer(text, start, end):
        labels = cited_labels(match.group(1))
        known_word = _GREEK_BEFORE.search(text, max(start, match.start() - 12), match.start())
        if labels and not known_word and not _UNIT_AFTER.match(text, match.end()):
            yield _Mark(match.start(1), match.end(1), labels)


_FINDERS: dict[Style, Callable[[str, int, int], Iterator[_Mark]]] = {
    "square": _square,
    "superscript": _superscript,
    "round": _round,
    "trailing": _trailing,
    "glued": _glued,
}
