"""Findings that a document's authors accept, written in the document itself, with the reason.

    <!-- evidex: accept NUM101: per cent of responders, as the methods say -->
    <!-- evidex: accept-file TOP: a blog post may stray -->

`accept` counts for findings that begin in its own paragraph, or in the next one where it stands alone. Codes may be
beginnings (`NUM`), several with commas between. Without a reason it accepts nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from evidex.check import all_rules
from evidex.read import Source
from evidex.report.places import LARGEST, Alignment, SourceText, decode_source
from evidex.report.validation import Accepted, UnusedAcceptance
from evidex.schema import Finding

__all__ = ["Acceptance", "MarkedText", "accept", "acceptances_in", "unused_acceptances"]

_MARK = re.compile(
    r"evidex:[ \t]{0,3}accept(?P<file>-file)?[ \t]{1,3}"
    r"(?P<codes>(?i:[A-Z]{3}\d{0,3}(?:[ \t]{0,2},[ \t]{0,2}[A-Z]{3}\d{0,3})*)(?![A-Za-z0-9]))"
    r"(?P<reason>[^\r\n]{0,500}?)(?=-->|\*/|\r|\n|$)"
)
_UNKNOWN = re.compile(r"<!--\s{0,3}evidex:[ \t]{0,3}(?P<words>[^\r\n]{0,200}?)[ \t]{0,3}-->")
"""A comment to evidex that need not say 'accept': a slip of the pen accepts nothing, and is told."""
_IN_LINE = (
    "a|abbr|b|bdi|bdo|bold|br|cite|code|data|dfn|em|ext-link|font|i|img|inline-formula|italic|kbd|mark|monospace"
    "|named-content|overline|q|roman|s|samp|sans-serif|sc|small|span|strike|strong|styled-content|sub|sup|time|tt|u"
    "|underline|uri|var|wbr|xref"
)
_TAG = rf"</?(?!(?:{_IN_LINE})[\s/>])[A-Za-z][^<>]*>"
_GAP = re.compile(rf"(?:\r?\n[ \t]*\r?\n|{_TAG})(?:\s|{_TAG})*", re.IGNORECASE)
"""What stands between two paragraphs: an empty line, or any tag of HTML and XML but those within a line."""

_WORD = re.compile(r"\w")
"""What a paragraph has that is more than signs of comments."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One mark. `start` and `end` bound the part of the file that it counts for."""

    line: int
    codes: tuple[str, ...]
    reason: str
    start: int
    end: int

    def covers(self, code: str, position: int) -> bool:
        """Whether a finding with this code that begins at `position` of the file is meant."""
        return bool(self.reason) and self.start <= position < self.end and code.startswith(self.codes)


class MarkedText:
    """What a file holds besides its documents: its own words, if it is text, the marks in it, and those that served."""

    def __init__(self, source: Source) -> None:
        with source.open() as content:
            text = None if source.gzipped else decode_source(content.read(LARGEST + 1))
        self.text = SourceText(text) if text is not None else None
        self.marks: tuple[Acceptance, ...] = acceptances_in(self.text) if self.text is not None else ()
        self.used: set[Acceptance] = set()

    def parted(
        self, findings: Sequence[Finding], alignment: Alignment | None
    ) -> tuple[Sequence[Finding], list[Accepted]]:
        """The findings that stand, and those that the marks accept."""
        if alignment is None or not self.marks:
            return findings, []
        told = list(accept(findings, alignment, self.marks, self.used))
        standing = [each for each in told if isinstance(each, Finding)]
        return standing, [each for each in told if isinstance(each, Accepted)]


def acceptances_in(source: SourceText) -> tuple[Acceptance, ...]:
    """All marks of a file, in its order; those that say nothing that is known have no codes."""
    gaps = [gap.span() for gap in _GAP.finditer(source.text)]
    marks = {match.start(): _acceptance(source, match, gaps) for match in _MARK.finditer(source.text)}
    for match in _UNKNOWN.finditer(source.text):
        place = source.text.index("evidex:", match.start())
        if place not in marks:
            marks[place] = Acceptance(source.region(place, place).line, (), match["words"], place, place)
    return tuple(mark for _, mark in sorted(marks.items()))


def _acceptance(source: SourceText, match: re.Match[str], gaps: Sequence[tuple[int, int]]) -> Acceptance:
    codes = tuple(code.strip().upper() for code in match["codes"].split(","))
    start, end = (0, len(source.text) + 1) if match["file"] else _paragraph(source.text, match, gaps)
    line = source.region(match.start(), match.start()).line
    return Acceptance(line, codes, match["reason"].strip(" \t:–—-"), start, end)


def _paragraph(text: str, match: re.Match[str], gaps: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """From where to where a mark counts: its paragraph, or the one behind it if it stands alone; `gaps` are those
    between the paragraphs."""
    ending = bisect_right(gaps, match.start(), key=itemgetter(1))
    following = bisect_left(gaps, match.end(), key=itemgetter(0))
    start = gaps[ending - 1][1] if ending else 0
    end = gaps[following][0] if following < len(gaps) else len(text)
    alone = not _WORD.search(text, start, match.start()) and not _WORD.search(text, match.end(), end)
    if alone and following < len(gaps):
        end = gaps[following + 1][0] if following + 1 < len(gaps) else len(text)
    return start, end + 1


def accept(
    findings: Sequence[Finding], alignment: Alignment, marks: Sequence[Acceptance], used: set[Acceptance]
) -> Iterator[Finding | Accepted]:
    """Each finding as it is, or with the reason why it is accepted; the marks that served are added to `used`."""
    for finding in findings:
        region = alignment.region(finding.start, finding.end)
        position = region.start if region else 0
        mark = next((mark for mark in marks if mark.covers(finding.code, position)), None)
        if mark is None:
            yield finding
        else:
            used.add(mark)
            yield Accepted(finding, mark.reason)


def unused_acceptances(
    name: str, marks: Sequence[Acceptance], used: set[Acceptance], silent: Collection[str]
) -> Iterator[UnusedAcceptance]:
    """The marks that accepted nothing, each with why; not those of rules that did not run (`silent`, codes)."""
    known = [rule.code for rule in all_rules()]
    for mark in marks:
        unknown = [code for code in mark.codes if not any(each.startswith(code) for each in known)]
        if unknown:
            told = " and ".join(f"'{code}'" for code in unknown)
            why = f"names {told}, with which no rule's code begins; codes look like NUM101, `evidex rules` lists them"
            yield UnusedAcceptance(name, mark.line, (), why)
        elif not mark.codes:
            why = f"says 'evidex: {mark.reason}', which is not understood; write 'evidex: accept CODE: the reason'"
            yield UnusedAcceptance(name, mark.line, (), why)
        elif not mark.reason:
            yield UnusedAcceptance(name, mark.line, mark.codes, "gives no reason and therefore accepts nothing")
        elif mark not in used and not any(code.startswith(mark.codes) for code in silent):
            yield UnusedAcceptance(name, mark.line, mark.codes, "accepts nothing: no such finding stands there")
