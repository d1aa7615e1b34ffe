"""Parts and classes that a sentence tells by turns: '310 had one, 142 two to four and 85 five or more'."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evidex.check.rules.num._members import Member, leads_whole, same_kind, slack_of, without_brackets
from evidex.check.rules.num._sums import HUNDRED, Parts, near

__all__ = ["Class", "Told", "paired", "sum_of"]


@dataclass(frozen=True, slots=True)
class Class:
    """A class by its words: `holds` are the degrees of a scale, `low` and `high` (not in it) the bounds of a range.

    `plain`: it is a mere number, which may be a count as well.
    """

    start: int
    end: int
    holds: frozenset[str] = frozenset()
    low: int = 0
    high: int = 0
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """Parts with their classes; `share_first`: '22% were mild', not 'mild in 22%'."""

    members: tuple[Member, ...]
    classes: tuple[Class, ...]
    share_first: bool

    @property
    def start(self) -> int:
        return min(self.members[0].start, self.classes[0].start)

    @property
    def end(self) -> int:
        return max(self.members[-1].end, self.classes[-1].end)


Fit = Callable[[Sequence[Class], Class], bool]
_BY_ANOTHER_WAY = re.compile(r"[;:()%\d]|\b(?:in|for|with|from|among|at|by|to|within|than|versus|vs|if|when)\b", re.I)
_OF_ALL = re.compile(
    r"\sof\s(?:[a-z-]+\s){1,4}(?:were|was|are|is|had|have|has|reported|experienced|received|underwent|obtained|needed)\b",
    re.I,
)
_ANOTHER_WHOLE = re.compile(
    r"[.;]\s|\b(?:groups?|arms?|placebo|controls?|whereas|baseline|before|after|versus|vs|compared"
    r"|of (?:whom|which|these|those))\b",
    re.I,
)
_IN_SHARE = re.compile(r"(?:\s[a-z-]+){0,4}\s(?:in|by|for)\s(?:the\s)?|(?:\s[a-z-]+){0,2}:?\s", re.I)
_IN_BRACKET = re.compile(r"(?:\s[a-z-]+){0,3}\s?\((?:n\s?=\s?)?", re.I)
_HAD = re.compile(
    r"\b(?:were|was|are|had|have|has|reported|experienced|rated|described|graded|needed|obtained)\b", re.I
)
_NO_PART_BEHIND = re.compile(r"\b(?:was|were|of|by|to|is|are|from|than|about)\s$")
_RATE = re.compile(
    r"\b(?:rates?|sensitivit|specificit|surviv|mortality|respon[ds]|improve|reduc|cure|risks?\b|odds|prevalence|incidence"
    r"|accura|effective|success|recur|relaps|heal|adheren|compliance|likel|relief|agree|vs\b|versus|compared)",
    re.I,
)
"""What is told of each class by itself: its shares have different wholes."""


def paired(words: str, members: Sequence[Member], classes: Sequence[Class], fits: Fit) -> Told | None:
    """The longest run in which parts and classes take turns, each linked to its own, no other number between."""
    by_start: dict[int, tuple[Member | None, Class | None]] = {}
    named = [one for one in classes if not one.plain]
    for member in members:
        covered = any(one.start < member.end and member.start < one.end for one in named)
        if not (covered or leads_whole(words, member)) and not (
            member.bracketed and not _behind_class(words, member, named)
        ):
            by_start[member.start] = (member, None)
    for one in classes:
        by_start[one.start] = (by_start.get(one.start, (None, None))[0], one)
    row = [by_start[start] for start in sorted(by_start)]
    runs = [_run(words, row[place:], fits, first) for place in range(len(row) - 3) for first in (True, False)]
    told = [run for run in runs if run is not None]
    return max(told, key=lambda run: len(run.members)) if told else None


def _behind_class(words: str, member: Member, classes: Sequence[Class]) -> bool:
    """'mild pain (22%)': what else stands in brackets is told of a part."""
    return any(
        one.end <= member.start and _IN_BRACKET.fullmatch(words, one.end, member.start) is not None for one in classes
    )


def _run(words: str, row: Sequence[tuple[Member | None, Class | None]], fits: Fit, share_first: bool) -> Told | None:
    members: list[Member] = []
    classes: list[Class] = []
    for one, other in zip(row[::2], row[1::2], strict=False):
        member, told = (one[0], other[1]) if share_first else (other[0], one[1])
        if member is None or told is None or not fits(classes, told) or not _linked(words, member, told, share_first):
            break
        if members and not _goes_on(
            words[min(one.end for one in (members[-1], classes[-1])) : min(member.start, told.start)]
        ):
            break
        members.append(member)
        classes.append(told)
    return Told(tuple(members), tuple(classes), share_first) if len(members) > 1 else None


def _goes_on(between: str) -> bool:
    """Whether the next part is of the same whole: no other group or time is named on the way."""
    return len(between) < 100 and _ANOTHER_WHOLE.search(without_brackets(between)) is None


def _linked(words: str, member: Member, told: Class, share_first: bool) -> bool:
    """Whether the words between say that this is the class's own part of all, no rate within the class."""
    if share_first:
        between = words[member.end : told.start]
        if member.bracketed or len(between) > 60:
            return False
        between = _OF_ALL.sub(" ", between) if _OF_ALL.match(between) else between
        return not _BY_ANOTHER_WAY.search(between) and " of " not in between
    between = words[told.end : member.start]
    if member.bracketed:
        return _IN_BRACKET.fullmatch(between) is not None
    return _IN_SHARE.fullmatch(between) is not None and not _NO_PART_BEHIND.search(between)


def _is_told_of(words: str, told: Told) -> bool:
    """'27% reported moderate relief': the class is what the share had, whatever the sentence is about."""
    return told.share_first and _HAD.search(words, told.members[0].end, told.classes[0].start) is not None


def sum_of(words: str, offset: int, told: Told, what: str, complete: bool, members: Sequence[Member]) -> Parts | None:
    """Counts against the whole that opens the sentence, else percentages against 100."""
    wholes = [one for one in members if one.end <= told.start and leads_whole(words, one)]
    counts = tuple(one.count for one in told.members if one.count is not None)
    shares = same_kind(told.members)
    if len(counts) == len(told.members) and len(wholes) == 1 and (whole := wholes[0].count) is not None:
        start, end = offset + wholes[0].start, offset + told.end
        return (
            Parts(start, end, whole, counts, what, complete=complete) if near(sum(counts, Decimal(0)), whole) else None
        )
    if (
        shares is None
        or not near(sum(shares, Decimal(0)), HUNDRED)
        or (_RATE.search(words) and not _is_told_of(words, told))
    ):
        return None
    start, end, slack = offset + told.start, offset + told.end, slack_of(told.members)
    return Parts(start, end, HUNDRED, shares, what, complete=complete, slack=slack, sign="%")
