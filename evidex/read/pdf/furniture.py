"""What on a page is not the text? Running heads, page numbers, line numbers, stamps in the margin.

A head or foot repeats at its height on a page nearby, apart from its digits; so does the caption of a table that goes
on over pages, which is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidex.read.pdf.captions import caption_kind
from evidex.read.pdf.lines import Line

__all__ = ["furniture", "is_page_number", "line_numbers"]

_MARGIN = 0.12
"""Share of the page's height in which heads and feet stand."""
_DRIFT = 4.0
"""Points by which a running head may move from page to page."""
_HEAD_GAP = 2.6
"""White between the lines of a running head, in ems."""
_MOST_IN_A_HEAD = 4
"""Pieces of a running head on one level."""
_DIGITS = re.compile(r"\d+|\b[ivxlc]{1,6}\b")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s?)?(?:page|p\.|seite)?\s?(?:[A-Z]{1,2}\s?)?\d{1,5}(?:\s?(?:of|/|sur|von)\s?\d{1,5})?(?:\s?[-–—|])?",
    re.IGNORECASE,
)


def is_page_number(text: str) -> bool:
    """'7', 'Page 7 of 12', '– 7 –', 'e7', '7/12'."""
    return _PAGE_NUMBER.fullmatch(text.strip()) is not None


def _key(text: str) -> str:
    """The words of a line and '#' for its numbers; where these are percentages, they are what the line says."""
    words = " ".join(text.lower().split())
    return words if "%" in words else _DIGITS.sub("#", words)


def _marginal(line: Line, height: float) -> bool:
    return line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height


def furniture(lines: Sequence[Line], height: float, nearby: Sequence[Sequence[Line]]) -> set[int]:
    """Which of `lines` (by place) are furniture, the lines of pages nearby being known."""
    heads = {
        (_key(line.text), round(line.base / _DRIFT)) for page in nearby for line in page if _marginal(line, height)
    }
    found: set[int] = set()
    for index, line in enumerate(lines):
        if not _marginal(line, height) or caption_kind(line.text) == "table" or _in_row(lines, line):
            continue
        key, level = _key(line.text), round(line.base / _DRIFT)
        if any((key, level + step) in heads for step in (0, -1, 1)):
            found.add(index)
    found -= {index for index in found if _leans_on_text(lines, index, found, height)}
    found = set(_from_edge(lines, found, inwards=1)) | set(_from_edge(lines, found, inwards=-1))
    return found | set(_beside(lines, height, found)) | set(_outermost(lines, height))


def _in_row(lines: Sequence[Line], line: Line) -> bool:
    """Whether the line is a figure among many on one level: the last row of a table that fills the page."""
    return _key(line.text) == "#" and sum(abs(other.base - line.base) < 3 for other in lines) > _MOST_IN_A_HEAD


def _from_edge(lines: Sequence[Line], found: set[int], *, inwards: int) -> Iterator[int]:
    """Those that stand between the page's edge and the first row that is none; the head of a table is not reached."""
    last: float | None = None
    for index in sorted(range(len(lines)), key=lambda index: inwards * lines[index].base):
        line = lines[index]
        same_row = last is not None and abs(line.base - last) < 3
        if last is not None and not same_row and abs(line.base - last) > _HEAD_GAP * line.size:
            return
        if index in found:
            last = line.base
            yield index
        elif not same_row:
            if not _is_beside_known(lines, index, found):
                return
            last = line.base


def _is_beside_known(lines: Sequence[Line], index: int, found: set[int]) -> bool:
    return any(abs(lines[known].base - lines[index].base) < 3 for known in found)


def _leans_on_text(lines: Sequence[Line], index: int, known: set[int], height: float) -> bool:
    """Whether the line is the first or last of a paragraph that happens to stand alike on two pages."""
    line = lines[index]
    inwards = 1 if line.base < height / 2 else -1
    return any(
        0 < inwards * (other.base - line.base) <= 1.5 * line.size
        and other.face == line.face
        and min(other.x1, line.x1) - max(other.x0, line.x0) > 20
        for number, other in enumerate(lines)
        if number not in known
    )


def _beside(lines: Sequence[Line], height: float, known: set[int]) -> Iterator[int]:
    """What stands on one line with a running head (a title that changes from page to page)."""
    levels = [lines[index].base for index in known]
    for index, line in enumerate(lines):
        if index not in known and _marginal(line, height) and any(abs(line.base - level) < 3 for level in levels):
            yield index


def _outermost(lines: Sequence[Line], height: float) -> Iterator[int]:
    """A page number alone at the top or bottom edge."""
    if not lines:
        return
    first, last = min(line.base for line in lines), max(line.base for line in lines)
    for index, line in enumerate(lines):
        edge = line.base < first + 3 or line.base > last - 3
        if edge and _marginal(line, height) and is_page_number(line.text) and not _in_row(lines, line):
            yield index


def line_numbers(lines: Sequence[Line]) -> set[int]:
    """The numbers that a manuscript prints beside its lines: digits alone, one below the other, counting up."""
    alone = sorted(
        (line.base, int(line.text), line.x1, index)
        for index, line in enumerate(lines)
        if line.text.isdigit() and len(line.text) <= 4
    )
    text_left = min((line.x0 for line in lines if len(line.text) > 25), default=0.0)
    chain = [one for one in alone if one[2] < text_left + 2]
    if len(chain) < 5:
        return set()
    steps = {later[1] - earlier[1] for earlier, later in pairwise(chain)}
    return {one[3] for one in chain} if len(steps) <= 2 and all(step > 0 for step in steps) else set()
