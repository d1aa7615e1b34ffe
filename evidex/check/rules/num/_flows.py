"""The flow of records or persons: '2,316 records. After removal of 541 duplicates, 1,775 were screened'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evidex.check.arithmetic.slips import OF_DIGITS, single_slips
from evidex.check.rules.num._accounts import accounted
from evidex.check.rules.num._members import members_of
from evidex.check.rules.num._sums import Parts, near

__all__ = ["flows", "has_flow"]

_OUT = (
    r"(?:excluded|removed|discarded|left\sout|not\sincluded|not\srandomi[sz]ed|declined|refused|withdrew|lacked"
    r"|rejected|had\sno|duplicates?|ineligible)"
)
_ON = (
    r"(?:identified|screened|assessed|retrieved|remained|remaining|included|randomi[sz]ed|analy[sz]ed|eligible|enrolled|recruited"
    r"|formed|approached|invited|registered)"
)
_NEXT_WORDS = r"(?:\s(?!and\b|but\b|which\b)[a-z-]+){0,4}?\s"
_OUT_BEHIND = re.compile(rf"(?:{_NEXT_WORDS})?\s?(?:(?:were|was|had\sbeen|being)\s)?{_OUT}\b")
_OUT_BEFORE = re.compile(
    r"\b(?:removal|exclusion|deletion|removing|excluding|deleting)\s(?:of\s)?(?:the\s|a\stotal\sof\s)?$"
    r"|(?:,|\band)\s(?:excluded|removed|discarded|rejected)\s(?:a\stotal\sof\s|the\s)?$",
    re.I,
)
_ON_BEHIND = re.compile(
    rf"{_NEXT_WORDS}?(?:(?:were|was|had\sbeen)\s)?{_ON}\b|\s(?:records|citations|titles|full\stexts)\b"
)
_ON_BEFORE = re.compile(
    r"(?:\b(?:identified|gave|yielded|found|retrieved|left|leaving|leaves|included|screened|assessed|held|registered|invited"
    r"|approached|remaining|read|received|analy[sz]ed)|(?:^|[.;,]\s)(?:[Oo]f|[Ff]rom|[Aa]mong))\s(?:a\stotal\sof\s|the\s|these\s|those\s)?$"
)
_LEFT_BEFORE = re.compile(r"\b(?:left|leaving|leaves)\s(?:a\stotal\sof\s|the\s)?$")
_ADDED = re.compile(
    r"\b(?:additional|further|another|hand[\s-]?search\w*|reference\slists?|other\ssources|updated?|added|also|both|twice|more\sthan\sone"
    r"|plus|some)\b",
    re.I,
)
_HINT = re.compile(rf"\b{_OUT}\b|\b(?:removal|exclusion|removing|excluding)\b", re.I)
_HINTS = (
    "exclu", "remov", "discard", "decline", "refuse", "withdrew", "lacked", "reject", "duplicate", "ineligible",
)  # fmt: skip
_HINTS_OF_TWO = re.compile(r"left\sout|not\s(?:included|randomi)|had\sno")
"""What every such word holds, in small letters: asked first, for most paragraphs have none."""
_WHAT, _WHAT_LEFT = "those taken out and those left", "those taken out and those who are left"
LEAST = 10
"""A number of one digit is one digit from any other."""


@dataclass(frozen=True, slots=True)
class _Step:
    start: int
    end: int
    count: Decimal
    out: bool
    last: bool = False
    """'… which left 268': what stands before it was taken from the stage, by the words."""


def has_flow(words: str) -> bool:
    lowered = words.lower()
    hinted = any(hint in lowered for hint in _HINTS) or _HINTS_OF_TWO.search(lowered)
    return bool(hinted) and _HINT.search(words) is not None


def flows(words: str, offset: int) -> Iterator[Parts]:
    """Each stage of a paragraph with those taken out and those left; what does not fit only where one slip did it.

    Beside it another step of the flow must fit, or two digits are exchanged.
    """
    if _ADDED.search(words):
        return
    told = list(_subtractions(words, offset))
    sound = [parts for parts in told if parts.sound]
    yield from sound
    for at, parts in enumerate(told):
        if parts.sound or accounted(words, parts.whole, parts.counts):
            continue
        following = told[at + 1] if at + 1 < len(told) else None
        if _is_slip(parts, following, beside=bool(sound) or parts.what == _WHAT_LEFT):
            yield parts
            return


def _is_slip(parts: Parts, following: Parts | None, *, beside: bool) -> bool:
    """Whether one number mends it; the one that is left must then fit what is told of it next."""
    excess = parts.total - parts.whole
    *taken, left = parts.counts
    if following is not None and following.whole == left and not following.sound:
        return following.total == left - excess and _slipped(left, left - excess, beside=True)
    pairs = [(count, count - excess) for count in taken] + [(parts.whole, parts.whole + excess)]
    if following is None or following.whole != left:
        pairs.append((left, left - excess))
    return any(_slipped(printed, mended, beside=beside) for printed, mended in pairs)


def _slipped(printed: Decimal, mended: Decimal, *, beside: bool) -> bool:
    kinds = OF_DIGITS if beside else OF_DIGITS[:1]
    if min(printed, mended) < LEAST or len(str(printed)) != len(str(mended)):
        return False
    return any(slip.value == mended and slip.what in kinds for slip in single_slips(printed))


def _subtractions(words: str, offset: int) -> Iterator[Parts]:
    stage: _Step | None = None
    taken: list[_Step] = []
    for step in _steps(words):
        if step is None:
            stage, taken = None, []
        elif step.out:
            taken.append(step)
        else:
            if stage is not None and taken and step.count < stage.count:
                counts = (*(each.count for each in taken), step.count)
                if near(sum(counts, Decimal(0)), stage.count):
                    start, end = offset + stage.start, offset + step.end
                    what = _WHAT_LEFT if step.last else _WHAT
                    yield Parts(start, end, stage.count, counts, what, doubtful=True)
            stage, taken = step, []


def _steps(words: str) -> Iterator[_Step | None]:
    """The counts of the flow in order; None where a number stands that is neither a stage nor taken out."""
    skipped = _asides(words)
    for member in members_of(words):
        if member.bracketed or member.count is None or any(a <= member.start < b for a, b in skipped):
            continue
        before = words[max(member.start - 40, 0) : member.start]
        if _OUT_BEHIND.match(words, member.end) or _OUT_BEFORE.search(before):
            yield _Step(member.start, member.end, member.count, True)
        elif _ON_BEFORE.search(before) or _ON_BEHIND.match(words, member.end):
            yield _Step(member.start, member.end, member.count, False, _LEFT_BEFORE.search(before) is not None)
        else:
            yield None


def _asides(words: str) -> Sequence[tuple[int, int]]:
    """Where the reasons for exclusion are listed: behind a colon, to the end of the sentence."""
    return [match.span() for match in re.finditer(r":\s[^.;]*[.;]?", words)]
