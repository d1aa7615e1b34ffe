"""Sentences as spans: never across a block, never broken at 'P = .04', 'vs.', 'e.g.', 'et al.', 'Fig. 2'."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from evidex.schema import Block, Document, Part, Section, SectionKind
from evidex.text.number_styles import BEHIND_TORN

__all__ = ["Sentence", "split_sentences", "split_text"]

LONGEST = 4_000
"""Characters of the longest sentence; a longer stretch without a full stop is data, and is cut at a space."""
SPEAKING = frozenset({"title", "paragraph", "list_item", "caption"})
"""Kinds of block whose text is prose of the document itself."""

_ABBREVIATIONS = frozenset(
    """e.g i.e vs v.s al cf viz ca approx resp etc fig figs tab eq eqs ref refs no nos vol pp ed eds dr mr mrs ms prof
    st jr sr inc ltd co corp dept univ min max wk wks mo mos yr yrs hr hrs sec i.v i.m s.c p.o b.i.d t.i.d q.i.d q.d
    sp spp ssp subsp var suppl incl excl jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.s.a d.f
    a.m p.m ph.d m.d m.sc n.s wt conc temp avg std dev obs exp int natl assoc""".split()
)
_END = re.compile(r"[.!?][\"'”’)\]]{0,3}")
_RAISED = "\u00b9\u00b2\u00b3\u2070-\u2079"
_CITED_END = re.compile(
    r"[.!?][\"'”’)\]]{0,2}((?:\[\d[\d,;–\- ]{0,30}\]){1,6}|[" + _RAISED + "][" + _RAISED + r",–-]{0,11})(?=\s|$)"
)
_TRAILING_CITATION = re.compile(r"[.!?][\"'”’)\]]{0,2}\s{0,2}(\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9})(?=\s*$|\s+[A-Z])")
_GLUED_CITATION = re.compile(r"[a-z)%][.!?](\d{1,3}(?:[,–-]\d{1,3}){0,9})(?=\s+[A-Z]|\s*$)")
_GOES_ON = re.compile(
    rf"(?<![\d.])0\. \d|(?<!\d\d\d)\d\. \d{{1,3}}{BEHIND_TORN}"
    r"|[\d%]\. 9[059]\s?%\s?(?:CIs?\b|[Cc]onfidence)|(?<=\s)v\. \d"
)
"""'0. 005', '1.9 to 6. 7)', 'OR 5.09. 95% CI …', '6.0 v. 6.5': a stop within a number, before its interval, or 'vs'."""
_P_GOES_ON = re.compile(r"[Pp]\s?[<>=≤≥]\s?[\d.]+\s?[,;)\]]")
"""'11.1 vs 13.2 mm. P < 0.005, shortening …)': a stop for a comma, within a bracket or a list."""
_WORD_BEFORE = re.compile(r"([A-Za-z](?:[A-Za-z.]{0,12}))$")


class Sentence(msgspec.Struct, frozen=True):
    """One sentence: a place in the text, the section it stands in and the number of its block."""

    start: int
    end: int
    section: SectionKind
    part: Part
    block: int


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """All sentences of the blocks in which the document itself speaks, in text order."""
    text, found = document.text, []
    sections = iter(document.sections)
    section: Section | None = next(sections, None)
    for number, block in enumerate(document.blocks):
        while section is not None and section.end <= block.start:
            section = next(sections, None)
        if block.kind not in SPEAKING:
            continue
        kind, part = _place_of(block, section)
        for start, end in split_text(text, block.start, block.end):
            found.append(Sentence(start, end, kind, part, number))
    return tuple(found)


def _place_of(block: Block, section: Section | None) -> tuple[SectionKind, Part]:
    inside = section is not None and section.start <= block.start
    part: Part = section.part if section is not None and inside else "body"
    if block.kind == "title":
        return "title", "front"
    if block.kind == "caption":
        return "figure", part
    return (section.kind if section is not None and inside else "body"), part


def split_text(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]` as (start, end), without the white space around them."""
    begin = _skip_space(text, start, end)
    position = begin
    while match := _END.search(text, position, end):
        stop = match.end()
        position = stop
        if stop < end and not _is_boundary(text, match.start(), stop, end):
            continue
        stop = _over_citation(text, match.start(), stop, end)
        yield from _bounded(text, begin, stop)
        begin = position = _skip_space(text, stop, end)
    last = end
    while last > begin and text[last - 1].isspace():
        last -= 1
    yield from _bounded(text, begin, last)


def _bounded(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """The stretch itself; what no person would call a sentence in pieces, so that every later step is bounded."""
    while stop - begin > LONGEST:
        cut = max(text.rfind(" ", begin + 1, begin + LONGEST), text.rfind("\n", begin + 1, begin + LONGEST))
        cut = cut if cut > begin else begin + LONGEST
        if text[begin:cut].strip():
            yield begin, cut
        begin = _skip_space(text, cut, stop)
    if begin < stop:
        yield begin, stop


def _skip_space(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _over_citation(text: str, point: int, stop: int, end: int) -> int:
    """A citation mark behind the full stop ('risk. 1, 3', 'risk.12', 'risk.[4]') belongs to the sentence before."""
    mark = text[stop : min(stop + 3, end)].lstrip()[:1]
    if mark != "[" and not mark.isdigit():
        return stop
    for pattern in (_CITED_END, _TRAILING_CITATION):
        if match := pattern.match(text, point, end):
            return match.end(1)
    if point and (match := _GLUED_CITATION.match(text, point - 1, end)):
        return match.end(1)
    return stop


def _is_boundary(text: str, point: int, stop: int, end: int) -> bool:
    if not text[stop].isspace():
        cited = _GLUED_CITATION.match(text, max(point - 1, 0), end) or _CITED_END.match(text, point, end)
        return cited is not None
    follow = _skip_space(text, stop, end)
    if follow >= end:
        return True
    first = text[follow]
    if text[point] != ".":
        return not first.islower()
    if first.islower() or first in ",;:=<>≤≥±%)]":
        return False
    if first in "Pp" and _P_GOES_ON.match(text, follow, end):
        return False
    if first.isdigit() and _GOES_ON.match(text, max(point - 1, 0), end):
        return False
    before = _WORD_BEFORE.search(text, max(point - 14, 0), point)
    if before is None:
        return not (first.isdigit() and text[point - 1 : point] in ("=", "<", ">"))
    word = before.group(1).lower().rstrip(".")
    if word in _ABBREVIATIONS:
        return word in {"etc", "al"} and first.isupper() and text[follow + 1 : follow + 2].islower() and word == "etc"
    if "." in word and not first.isupper():
        return False  # 'C.I. 1.2', 'i.v. 2 mg': letters with stops, then a number
    if word == "no" or len(word) > 1:
        return True
    # A single capital before the stop is an initial ('J. Smith') unless a unit or a letter of a list ends the sentence.
    return not (before.group(1).isupper() and first.isupper() and text[point - 2 : point - 1] in ("", " ", "."))
