"""A list of times, member by member: 'at baseline, 6 weeks and 1 year', 'on days 1, 3 and 7', 'before and after'."""

from __future__ import annotations

import re

from evidex.extract._when.wording import EVENT, NAMED, NUMBER, STAGE, UNIT

__all__ = ["halves", "list_end", "members"]

_CALLED = r"(?:visit|week|day|month|year|hour|minute|cycle|session)s?"
_MEMBER = (
    rf"(?:{_CALLED}\s(?:(?:-?\d+(?:\.\d+)?\b(?!\s?{UNIT}\b))|{NUMBER}\b)|{NUMBER}[\s-]{{0,2}}{UNIT}\b"
    rf"|{NAMED}\b|(?:pre|post|intra)-?{STAGE}(?:ly)?\b|(?:before|after)\s{EVENT}\b|(?:beginning|start|end)\b(?!\sof)|{NUMBER}\b-?)"
)
_LED = r"(?:(?:at|in|on|by|after|within|for|during)\s)?(?:the\s)?"
_AND = r"(?:(?:\s?,?\s|(?<=-))(?:and|or)\s|\s?,\s)"
_LIST = re.compile(rf"{_LED}{_MEMBER}(?:{_AND}{_LED}{_MEMBER})+")
_JOINT = re.compile(_AND)
_AND_WORD = re.compile(r"\b(?:and|or)\s")
_LEAD = re.compile(rf"^{_LED}")
_UNIT_LAST = re.compile(rf"(?<![a-z]){UNIT}\b$")
_UNIT_FIRST = re.compile(rf"({_CALLED})\s\S+$")
_BARE_NUMBER = re.compile(rf"{NUMBER}-?$")
_HALVES = re.compile(
    r"(before|pre-?\w*)(?:\s(?:and|vs\.?|versus|or)\s|\s?/\s?)(after|during|post-?\w*)\b(.*)", re.IGNORECASE | re.DOTALL
)

_COUNTED = re.compile(rf"\s(?:about\s)?(?:{NUMBER})[\s-]", re.IGNORECASE)
"""'before and after 12 weeks': what was before was no 12 weeks before."""


def halves(told: str) -> tuple[str, str] | None:
    """'before and after treatment' as its two times, 'pre- and postoperative' too."""
    match = _HALVES.match(told)
    if match is None:
        return None
    first, second, rest = match.groups()
    if first.endswith("-"):
        first = first[:-1] + second[len("post") :]
    own = "" if first == first.lower() == "before" and _COUNTED.match(rest) else rest
    return first + own, second + rest


def members(text: str, low: str, start: int, end: int) -> list[str]:
    """The times of the list in which `text[start:end]` stands, each with the unit that all share; [] where it is none.

    `low` is the text in lower case.
    """
    at = max(start - 60, 0)
    while at < end:  # a search would go on to the end of the text
        match = _LIST.match(low, at)
        if match and match.end() > start and _AND_WORD.search(match.group()):
            return _with_units(_JOINT.split(text[slice(*match.span())]))
        at = match.end() if match else at + 1
    return []


def list_end(low: str, start: int, end: int) -> int:
    """Where the list of times ends whose first stands at `start:end`; `end` where it is alone."""
    match = _LIST.match(low, start)
    return max(match.end(), end) if match and _AND_WORD.search(match.group()) else end


def _with_units(parts: list[str]) -> list[str]:
    """'1', '3' and '24 hours' as '1 hours', '3 hours', '24 hours'; 'days 1' and '3' as 'day 1', 'day 3'."""
    low = [part.lower() for part in parts]
    bare = [_LEAD.sub("", part, count=1) for part in low]
    if first := _UNIT_FIRST.match(bare[0]):
        called = first[1].removesuffix("s")
        return [
            f"{called} {each.split()[-1]}" if _counts(each, first[1]) else told
            for each, told in zip(bare, parts, strict=True)
        ]
    if _BARE_NUMBER.match(bare[-1]):
        return []  # 'after 8 weeks, 150 and 300': no times
    last = next((unit[0] for part in reversed(bare) if (unit := _UNIT_LAST.search(part))), "")
    return [
        f"{each.rstrip('-')} {last}" if _BARE_NUMBER.match(each) else told
        for each, told in zip(bare, parts, strict=True)
    ]


def _counts(member: str, called: str) -> bool:
    """Whether a member of 'days 1, 3 and 7' is a number of them."""
    return _BARE_NUMBER.match(member) is not None or member.startswith(called.removesuffix("s"))
