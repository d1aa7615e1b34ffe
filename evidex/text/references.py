"""Reference lists as text: where each entry stands, its number, its fields.

Lists come numbered (`1.`, `[1]`, `(1)`, `1)`), each line 'an own list' numbered 1 (a saved PubMed page), bulleted,
unnumbered in author-year order, with lines broken anywhere, or run on in one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from evidex.schema import Reference
from evidex.text.reference_fields import parse_fields

__all__ = ["Entry", "parse_reference", "reference_likeness", "split_references"]


class Entry(msgspec.Struct, frozen=True):
    """A place of one entry, without its number, bullet and the white space around it; `label` is its number."""

    start: int
    end: int
    label: str


class _Line(msgspec.Struct, frozen=True):
    start: int
    end: int
    text: str
    after_gap: bool


_NUMBERS: tuple[re.Pattern[str], ...] = (
    re.compile(r"(?:[-•*·]\s{0,3})?\[(\d{1,4})\][.:]?\s{0,4}"),
    re.compile(r"(?:[-•*·]\s{0,3})?\((\d{1,4})\)[.:]?\s{0,4}"),
    re.compile(r"(?:[-•*·]\s{0,3})?(\d{1,4})[.)](?:\s{1,6}|(?=[A-Z])|$)"),
    re.compile(r"(\d{1,3})(?:\s{1,6}(?=[A-ZÀ-Þ“\"])|$)"),
)
_RUN_ON: tuple[str, ...] = (r"\[{n}\]\s?", r"(?<!\S)\({n}\)\s", r"(?<!\S){n}\.\s{{1,3}}(?=[^\s\d])", r"(?<!\S){n}\)\s")
_BULLET = re.compile(r"[-•*·–]\s{1,6}")
_NAME_START = re.compile(
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]i|[Dd]a|[Ll]e|[Ll]a|al|el)[ -])*[A-ZÀ-ÞĀ-Ž][\w'’-]+"
    r"(?:[ ,]+(?:[A-ZÀ-Þ][\w'’-]+[ ,]+){0,3}[A-ZÀ-Þ]{1,3}\b|,\s[A-Z]|\s(?:et al|and|&)|.{0,120}?[(.,]\s?(?:19|20)\d\d)"
)
_ENDED = re.compile(r"(?:[.\d)\]/]|PubMed)\s*$")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b")
_SOURCE = re.compile(
    r"\b\d{1,4}\s?(?:\([^()]{1,15}\))?\s?[:;,]\s?[eESL]?\d{1,7}|\bdoi\b|10\.\d{4}|https?://|\bpp?\.\s?\d", re.I
)
_NAMES = re.compile(r"^(?:[^.]{0,40}\b[A-Z][\w'’-]+,?\s(?:[A-Z]{1,3}\b|[A-Z]\.)|.{0,80}\bet al\b)")


def parse_reference(text: str, start: int, end: int, label: str = "") -> Reference:
    """The reference printed at `text[start:end]`."""
    fields = msgspec.structs.asdict(parse_fields(text[start:end]))
    return Reference(start=start, end=end, label=label, **fields)


def reference_likeness(text: str) -> float:
    """How much `text` looks like one printed reference: 0 not at all, 1 names, a year and a place in a source."""
    if len(text) > 1500:
        return 0.0
    marks = (_YEAR.search(text), _SOURCE.search(text), _NAMES.search(text))
    return sum(mark is not None for mark in marks) / len(marks)


def split_references(text: str, start: int = 0, end: int | None = None) -> tuple[Entry, ...]:
    """The entries of the reference list `text[start:end]`, in order.

    Unnumbered entries, and lists that number each entry 1, are labelled by their position.
    """
    stop = len(text) if end is None else end
    lines = _lines(text, start, stop)
    if not lines:
        return ()
    numbered = _by_line_numbers(lines)
    run_on = _run_on(text, lines[0].start, stop)
    best = max((numbered, run_on), key=len)
    if len(best) > 1 or numbered:
        return _trimmed(text, best)
    if bulleted := _by_bullets(lines):
        return _trimmed(text, bulleted)
    return _trimmed(text, _unnumbered(lines))


def _lines(text: str, start: int, stop: int) -> list[_Line]:
    found: list[_Line] = []
    gap, at = True, start
    for raw in text[start:stop].splitlines(keepends=True):
        words = raw.strip()
        if words:
            begin = at + len(raw) - len(raw.lstrip())
            found.append(_Line(begin, begin + len(words), words, gap))
        gap = not words
        at += len(raw)
    return found


def _trimmed(text: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    found = []
    for entry in entries:
        piece = text[entry.start : entry.end]
        begin = entry.start + len(piece) - len(piece.lstrip())
        end = entry.start + len(piece.rstrip())
        if begin < end:
            found.append(Entry(begin, end, entry.label))
    return tuple(found)


def _by_line_numbers(lines: Sequence[_Line]) -> list[Entry]:
    """Entries that begin a line with their number, in the number style of the first line."""
    best: list[Entry] = []
    for pattern in _NUMBERS:
        heads: list[tuple[int, int, int]] = []
        previous = 0
        for index, line in enumerate(lines):
            match = pattern.match(line.text)
            number = int(match.group(1)) if match else 0
            follows = number == previous + 1 or (previous and previous < number <= previous + 3)
            if match and (follows or number == 1 == previous or (not heads and index == 0)):
                heads.append((line.start, line.start + match.end(), number))
                previous = number
        entries = _between(heads, lines[-1].end) if heads and heads[0][0] == lines[0].start else []
        if len(entries) > len(best):
            best = entries
    return best


def _between(heads: Sequence[tuple[int, int, int]], end: int) -> list[Entry]:
    alike = len(heads) > 1 and len({number for _, _, number in heads}) == 1
    stops = [*(head[0] for head in heads[1:]), end]
    return [
        Entry(begin, stop, str(position if alike else number))
        for position, ((_, begin, number), stop) in enumerate(zip(heads, stops, strict=True), 1)
    ]


def _run_on(text: str, start: int, stop: int) -> list[Entry]:
    """Entries one after the other in a paragraph: numbers that count up from the first one's."""
    best: list[Entry] = []
    for shape in _RUN_ON:
        heads: list[tuple[int, int, int]] = []
        at = start
        for number in range(1, 2000):
            match = re.compile(shape.format(n=number)).search(text, at, stop)
            if match is None or (number == 1 and match.start() > start + 3):
                break
            heads.append((match.start(), match.end(), number))
            at = match.end()
        entries = _between(heads, stop) if heads else []
        if len(entries) > len(best) and all(_YEAR.search(text, e.start, e.end) for e in entries[: len(entries) // 2]):
            best = entries
    return best


def _by_bullets(lines: Sequence[_Line]) -> list[Entry]:
    """Entries behind bullets; a bullet may stand alone on the line before its entry (a saved PubMed page)."""
    heads: list[tuple[int, int, int]] = []
    for index, line in enumerate(lines):
        alone = line.text in ("-", "•", "*", "·", "–")
        bullet = _BULLET.match(line.text)
        if bullet and not alone and heads and heads[-1][1] >= lines[index - 1].end and index:
            heads[-1] = (heads[-1][0], line.start + bullet.end(), 1)
        elif bullet or alone:
            heads.append((line.start, line.start + (len(line.text) if bullet is None else bullet.end()), 1))
    if not heads or heads[0][0] != lines[0].start:
        return []
    entries = _between(heads, lines[-1].end)
    return [entry if len(heads) > 1 else Entry(entry.start, entry.end, "1") for entry in entries]


def _unnumbered(lines: Sequence[_Line]) -> list[Entry]:
    """One entry a line, or lines put together where most of them do not end an entry or begin with a name."""
    whole = sum(reference_likeness(line.text) > 0.6 for line in lines)
    starts = [
        index == 0 or whole >= 0.7 * len(lines) or _begins_entry(lines[index - 1], line)
        for index, line in enumerate(lines)
    ]
    heads = [line.start for line, first in zip(lines, starts, strict=True) if first]
    stops = [*heads[1:], lines[-1].end]
    return [Entry(begin, stop, str(n)) for n, (begin, stop) in enumerate(zip(heads, stops, strict=True), 1)]


def _begins_entry(before: _Line, line: _Line) -> bool:
    return bool(_ENDED.search(before.text) and (line.after_gap or _NAME_START.match(line.text)))
