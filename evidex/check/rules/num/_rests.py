"""Sums complete by their own words: 'and the remaining 113', 'the other 12%', 'eleven events: 3 …, 5 … and 2 …'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from evidex.check.arithmetic.printed import signed
from evidex.check.arithmetic.slips import single_slips
from evidex.check.rules.num._members import (
    NESTED,
    Member,
    leads_whole,
    may_lead_whole,
    members_of,
    same_kind,
    slack_of,
    without_brackets,
)
from evidex.check.rules.num._sums import HUNDRED, Parts, makes, near

__all__ = ["has_rest", "in_all", "lists_in_brackets", "lists_of_all", "rests", "rests_of_before", "seeming_all"]

_REST_WORD = r"(?:remaining|other|rest|remainder)"
_REST_WORDS = re.compile(rf"\b{_REST_WORD}\b")
_REST = re.compile(
    rf"(?:^|[,;]|\b(?:the|and|while|whereas))\s?{_REST_WORD}(?:,\s|\sof\sthe\s|\s|(?:\s[a-z]+){{0,2}}\s?\((?:n\s?=\s?)?)$",
    re.I,
)
_REST_OF_BEFORE = re.compile(r"(?:And\s)?[Tt]he (?:remaining|other)\s$")
_BRACKET = re.compile(r"(\b[A-Za-z0-9,-]+(?:\s[a-z-]+){1,6}\s)\(([^()]{8,300})\)")
_SO_MANY_OF = re.compile(r"\s(?:out\s)?of\s(?:the\s|these\s|our\s|all\s)?")
_BEGINS = re.compile(r"[,:]|\b(?:were|was|had)\b")
_DECIMAL = re.compile(r"(?<![\w.,·])\d+[.·]\d+(?![\w.,·]*\d)")
_HEAD_ENDS = re.compile(r"[.;]\s")
_LIST_ENDS = re.compile(r"[;:]\s|\.\s")
_PARTS_FROM = re.compile(r"(?:,|;|\band)\s(?:(?:and|the|other|remaining|another)\s){0,3}$")
_LAST_FROM = re.compile(r"\band\s(?:(?:the|other|remaining|another)\s){0,2}$")
_SOME_ONLY = re.compile(
    r"\b(?:(?<!not\s)includ\w+|such as|e\.g|among|most|main\w*|only|at least|over|about|nearly|scor\w+)\b", re.I
)
_MAY_BE_TWO = re.compile(
    r"\b(?:had|have|reported|experienced|with|complained|showed|developed|suffered|used|took|named|cited|received|treated"
    r"|also|attended|tried|visited|chose|who|given)\b",
    re.I,
)
"""What one and the same may do along with another: 'Of 100 patients, 60 had pain, 30 fatigue and 13 nausea'."""
_LABEL = re.compile(r"(?:\s?(?:[,;]|and)\s)?[A-Za-z][^,;:=]{0,40}?\s?[,:=]\s?(?:n\s?=\s?)?")
_OF_VALUES = re.compile(
    r"\b(?:mean|median|average|range|SD|age|score|min|max|minimum|maximum|days?|weeks?|IQR)\b", re.I
)
_UNCOUNTED = re.compile(r"(?:[,;]|\band)\s(?:and\s)?(?:an?|another|some|several)\s", re.I)
"""An item of a list without a number: 'two with A, and a child'."""
_OVERLAPPING = re.compile(
    r"\s(?:(?!received|randomi[sz]ed|assigned|allocated)[a-z]+ed|are|had|have|found|showed|gave)\b"
)
"""'5 trials: 4 assessed A and 3 reported B': what each did, and one may do both."""


_LEFT_OUT = re.compile(
    r"\b(?:excluded|ineligible|not\s(?:included|analy[sz]ed|enrolled|eligible|recruited|admitted)|withdr[ae]w\w*|dropp?ed\sout|drop-?outs?|lost\sto\sfollow-?up|left\sout|discontinued|not\srandomi[sz]ed"
    r"|exclusions|discontinuations|withdrawals)\b",
    re.I,
)
"""Of each who left one reason is told: no 'and' need close the list of reasons, and no item overlaps another."""
_MANY_REASONS = re.compile(r"\b(?:multiple|several|more than one|one or more)\b|\bat least one\b|\bmain(?:ly)?\b", re.I)
_LAST_SAID = re.compile(r"(?:\s[a-z]+){1,3}:\s")
_THE_SO_MANY = re.compile(
    r"(?:The|These|All)\s(\d{1,3}(?:,\d{3})+|\d{1,6})\s(?:[a-z-]+\s){1,3}(?:were|comprised|consisted\sof)\s(?:due\sto\s|as\sfollows:\s)?"
)
_COUNTED_ITEM = re.compile(
    r"(?P<and>,?\sand\s)?(?:,\s)?(?!and\b)[A-Za-z][^(),;:]{2,60}?\s\((?:n\s?=\s?)?(?P<n>\d{1,6})(?:[,;]\s[\d.]+\s?%)?\)"
)
_IN_ALL = re.compile(r"\s(?:[a-z-]+\s){0,2}(?:in\s(?:all|total)|altogether)\b")


def has_rest(words: str) -> bool:
    return _REST_WORDS.search(words) is not None


def rests(words: str, offset: int) -> Iterator[Parts]:
    """'Of 224 patients, 78 had A, 23 had B and the remaining 113 had C'; '52% chose A and the other 48% B'."""
    members = members_of(words)
    for place, member in enumerate(members):
        if not _REST.search(words, 0, member.start):
            continue
        told = [one for one in members[:place] if not one.bracketed] + [member]
        parts = _rest_of_count(words, offset, told) or _rest_of_hundred(words, offset, told)
        if parts is not None:
            yield parts
        return


def _rest_of_count(words: str, offset: int, told: Sequence[Member]) -> Parts | None:
    counted = [one for one in told if one.count is not None]
    if len(counted) < 3 or counted[-1] is not told[-1]:
        return None
    whole, *parts = counted
    if _SO_MANY_OF.fullmatch(words, whole.end, parts[0].start):
        whole, parts = parts[0], [whole, *parts[1:]]
    elif not leads_whole(words, whole) or not _BEGINS.search(words, whole.end, parts[0].start):
        return None
    counts = tuple(one.count for one in parts if one.count is not None)
    if (
        whole.count is None
        or _nested(words, whole.end, parts[-1].end)
        or not near(sum(counts, Decimal(0)), whole.count)
    ):
        return None
    if makes(counts, whole.count, Decimal(0)):
        return None
    start, end = offset + min(whole.start, parts[0].start), offset + parts[-1].end
    return Parts(start, end, whole.count, counts, "the last part is all the rest")


def _rest_of_hundred(words: str, offset: int, told: Sequence[Member]) -> Parts | None:
    parts = [one for one in told if one.percent is not None]
    shares, slack = same_kind(parts), slack_of(parts)
    if shares is None or len(parts) < 2 or parts[-1] is not told[-1] or not near(sum(shares, Decimal(0)), HUNDRED):
        return None
    if _nested(words, parts[0].start, parts[-1].end) or _REST.search(words, 0, parts[0].start):
        return None
    if makes(shares, HUNDRED, slack):
        return None
    start, end = offset + parts[0].start, offset + parts[-1].end
    return Parts(start, end, HUNDRED, shares, "the last part is all the rest", slack=slack, sign="%")


def rests_of_before(both: str, cut: int, offset: int) -> Iterator[Parts]:
    """'Of 37 patients, 24 were cured. The other 13 were not'; '88% did A. The other 12% did B.': from `cut` on."""
    last = next((member for member in members_of(both) if member.start >= cut), None)
    if last is None or not _REST_OF_BEFORE.fullmatch(both, cut, last.start):
        return
    told = [member for member in members_of(both) if member.end <= cut and not member.bracketed]
    parts = _rest_of_count(both, offset, [*told, last])
    if parts is None and len([member for member in told if member.percent is not None]) == 1:
        parts = _rest_of_hundred(both, offset, [*told, last])
    if parts is not None and not any(_REST.search(both, 0, member.start) for member in told):
        yield parts


def _nested(words: str, start: int, end: int) -> bool:
    return NESTED.search(without_brackets(words[start:end])) is not None


def lists_of_all(words: str, offset: int) -> Iterator[Parts]:
    """'Eleven complications followed: 3 cases of tamponade, 5 haematomas and 2 strokes'; '11 complications (3 …)'."""
    for head, told, place in _heads_and_lists(words):
        gone = _LEFT_OUT.search(head) is not None and not _MANY_REASONS.search(told)
        if not gone and "(" not in told and "[" not in told and _DECIMAL.search(told):
            continue  # a number that counts nothing: '(95% CI 1.2 to 3.4)'
        if (counts := _listed(told, reasons=gone) or _labelled(told)) is None or _SOME_ONLY.search(head):
            continue
        wholes = [member for member in members_of(head) if not member.bracketed]
        if gone and len(wholes) == 2 and leads_whole(head, wholes[0]) and _LEFT_OUT.search(head, wholes[1].end):
            wholes = wholes[1:]  # 'Of 588 women, 48 were not included: …'
        wholes = wholes[-1:] if _is_last_said(head, wholes, counts) else wholes
        if len(wholes) != 1 or (whole := wholes[0].count) is None or not near(sum(counts, Decimal(0)), whole):
            continue
        start, end = place - len(head) + wholes[0].start, place + len(told)
        yield Parts(offset + start, offset + end, whole, counts, "the list of all of them", doubtful=gone)


def _is_last_said(head: str, wholes: Sequence[Member], counts: Sequence[Decimal]) -> bool:
    """'153 were excluded and 358 randomised: 118 to A …': the number right before the colon is what is listed."""
    if len(wholes) < 2 or not _LAST_SAID.fullmatch(head, wholes[-1].end) or NESTED.search(head, wholes[0].end):
        return False
    told = [member.count or Decimal(0) for member in wholes]
    return sum(counts) not in (sum(told), *told[:-1])


def lists_in_brackets(words: str, offset: int) -> Iterator[Parts]:
    """'The 48 departures were a missing volume (29), an interval shorter than six hours (13) and a high dose (6)'."""
    head = _THE_SO_MANY.match(words)
    if head is None or _SOME_ONLY.search(words) or NESTED.search(without_brackets(words)):
        return
    items = list(_COUNTED_ITEM.finditer(words, head.end()))
    if len(items) < 2 or items[0].start() != head.end() or not items[-1]["and"] or any(i["and"] for i in items[:-1]):
        return
    if any(one.end() != other.start() for one, other in pairwise(items)) or words[items[-1].end() :].strip(" ."):
        return
    whole, counts = signed(head[1]), tuple(Decimal(item["n"]) for item in items)
    excess = sum(counts, Decimal(0)) - whole
    if near(sum(counts, Decimal(0)), whole) or _of_one_slip(excess, counts):
        yield Parts(offset, offset + items[-1].end(), whole, counts, "the list of all of them")


def in_all(words: str, offset: int) -> Iterator[Parts]:
    """'212 lie on air, 388 on foam and 40 on neither, 640 in all'."""
    members = [member for member in members_of(words) if not member.bracketed]
    place = next((at for at, one in enumerate(members) if _IN_ALL.match(words, one.end)), None)
    if place is None or place < 2 or (whole := members[place].count) is None:
        return
    told = members[:place]
    counts = tuple(one.count for one in told if one.count is not None)
    joined = all(_PARTS_FROM.search(words, one.end, other.start) for one, other in pairwise(told))
    if len(counts) < len(told) or not joined or not _LAST_FROM.search(words, 0, told[-1].start):
        return
    if near(sum(counts, Decimal(0)), whole) and not _nested(words, told[0].start, members[place].start):
        yield Parts(offset + told[0].start, offset + members[place].end, whole, counts, "in all")


def _heads_and_lists(words: str) -> Iterator[tuple[str, str, int]]:
    """What stands before a colon and behind it, or before a bracket and in it, and where the list begins."""
    for colon in re.finditer(r":\s", words):
        start = max((m.end() for m in _HEAD_ENDS.finditer(words, 0, colon.start())), default=0)
        ending = _LIST_ENDS.search(words, colon.end())
        yield words[start : colon.end()], words[colon.end() : ending.start() if ending else len(words)], colon.end()
    for bracket in _BRACKET.finditer(words):
        yield bracket[1] + "(", bracket[2], bracket.start(2)


def _listed(told: str, *, reasons: bool = False) -> tuple[Decimal, ...] | None:
    """The counts of a list that begins with one, tells one in each item, and is closed by 'and' unless of `reasons`."""
    members = [member for member in members_of(told) if not member.bracketed]
    if reasons:  # 'and 13 enrolled people under 65 years'
        members = [member for member in members if member.count is not None or member.percent is not None]
    counts = tuple(member.count for member in members if member.count is not None)
    if len(counts) < 2 or len(counts) < len(members) or members[0].start > 0:
        return None
    if counts == tuple(range(1, len(counts) + 1)) or NESTED.search(without_brackets(told)) or _UNCOUNTED.search(told):
        return None  # '1) … 2) … and 3) …'
    if not reasons and any(_OVERLAPPING.match(told, member.end) for member in members):
        return None
    joined = all(_PARTS_FROM.search(told, one.end, other.start) for one, other in pairwise(members))
    return counts if joined and (reasons or _LAST_FROM.search(told, 0, members[-1].start)) else None


def _labelled(told: str) -> tuple[Decimal, ...] | None:
    """The same with the numbers last: '77 patients (CVVH, 39; CVVHD, 38)'."""
    members = [member for member in members_of(told) if not member.bracketed]
    counts = tuple(member.count for member in members if member.count is not None)
    if len(counts) < 2 or len(counts) < len(members) or told[members[-1].end :].strip():
        return None
    ends = [0, *(member.end for member in members)]
    labels = [told[end : member.start] for end, member in zip(ends, members, strict=False)]
    return counts if all(_LABEL.fullmatch(label) and not _OF_VALUES.search(label) for label in labels) else None


def seeming_all(words: str, offset: int) -> Iterator[Parts]:
    """'Of 400 volunteers, 310 were turned away, 62 failed the tests and 38 became donors': one digit from all of them.

    Nothing says that these are all, or that none is two of them, but that the sum is so near: more than the whole is
    told with doubt, fewer not at all.
    """
    if ", " not in words or " and " not in words or not may_lead_whole(words):
        return
    members = [member for member in members_of(words) if not member.bracketed]
    first = next((member for member in members if leads_whole(words, member)), None)
    if first is None or (whole := first.count) is None:
        return
    comma = words.find(", ", first.end)
    parts = [member for member in members if member.start > comma]
    while parts and parts[0].count is None and parts[0].percent is None:
        parts = parts[1:]  # 'Among 640 patients, mean age 82.6 years, 320 …'
    if (
        comma < 0
        or len(parts) < 3
        or any(member.count is not None and first.end < member.start < comma for member in members)
    ):
        return
    counts = tuple(part.count for part in parts if part.count is not None)
    excess = sum(counts, Decimal(0)) - whole
    if len(counts) < len(parts) or not 0 <= excess <= whole / 10 or not _of_one_slip(excess, counts):
        return
    gaps = [words[one.end : other.start] for one, other in pairwise(parts)]
    told = without_brackets(words[first.end :])
    if NESTED.search(told) or _MAY_BE_TWO.search(told):
        return
    if all(_PARTS_FROM.search(gap) for gap in gaps) and _LAST_FROM.search(gaps[-1]):
        start, end = offset + first.start, offset + parts[-1].end
        yield Parts(start, end, whole, counts, "what became of all of them", doubtful=True, complete=False)


def _of_one_slip(excess: Decimal, counts: Sequence[Decimal]) -> bool:
    """Whether another digit in one place makes it, or two digits exchanged in one of the counts."""
    if _of_one_digit(excess):
        return True
    return any(
        slip.what == "two digits exchanged" and slip.value == count - excess
        for count in counts
        for slip in single_slips(count)
    )


def _of_one_digit(number: Decimal) -> bool:
    """0, 7, 30, 200: what another digit in one place makes."""
    return len(str(number).rstrip("0")) <= 1
