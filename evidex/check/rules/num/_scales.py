"""Classes of one scale: degrees of severity, stages, the sexes, types of which the last are mixed or unclassified."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from evidex.check.rules.num._members import NESTED, Member, members_of, same_kind, slack_of, without_brackets
from evidex.check.rules.num._pairing import Class, Told, paired, sum_of
from evidex.check.rules.num._sums import HUNDRED, Parts, near
from evidex.text.people import ANYONE, SEXES, any_of

__all__ = ["has_scale", "scales", "single_choices"]

_TO = r"(?:\s?[-/–]\s?|[\s-]to[\s-]|\sor\s)"
_ORDERED = {
    "degrees of severity": "no|none|absent|asymptomatic|minimal|mild|slight|moderate|severe|critical|life-threatening",
    "ratings": "excellent|good|fair|satisfactory|poor|bad",
    "courses": "improved|got better|unchanged|stayed the same|stable|worse|worsened|deteriorated",
    "smoking": "never|former|formerly|past|current|currently",
    "how often": "never|rarely|seldom|sometimes|often|always|daily|weekly|monthly",
    "marital states": "single|unmarried|married|divorced|widowed",
    "answers": "yes|no|undecided|unsure",
    "responses": "complete|partial|stable|progressive|progressed",
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_STAGE = re.compile(
    r"\b(?:stages?|grades?|class|type)\s(?P<a>[0-5]|I{1,3}|IV|V)(?P<sub>[abcABC])?"
    r"(?:(?:\s?[-/–]\s?|\sor\s|\sto\s)(?P<b>[0-5]|I{1,3}|IV|V))?\b(?!\s?[%.]\d?)",
    re.I,
)
_LATER_STAGE = re.compile(r"\b(?P<a>I{1,3}|IV|V)(?P<sub>[abcABC])?(?P<b>(?!))?\b")
_SEX = re.compile(rf"\b(?:{any_of(SEXES)}|female|male)\b", re.I)
_LAST_OF_TYPES = re.compile(
    r"[^,;.]{0,30}\b(?:mixed|unclassif\w+|undetermined|indeterminate|unspecified|undifferentiated)\b", re.I
)
_TYPES = re.compile(r"predominant|dominant|\bsub-?types?\b|\btypes?\b|\bpatterns?\b|\bclassified\b|\bforms?\b", re.I)
_RATES = re.compile(r"\b(?:CI|confidence|versus|vs|compared|groups?|arms?|placebo)\b", re.I)
_WERE = re.compile(r"\b(?:were|was|are|had)\b")
_CONSISTED = re.compile(r"\b(?:were|was|are|comprised|included|consisted of)\s$")
_WERE_SO = re.compile(rf"\b(?:[Ss]ex|[Gg]ender|{ANYONE})\s(?:was|were)\s$")
_MADE_UP = re.compile(r"\b(?:made up|constituted|accounted for|formed)\s$")
_WORDS = re.compile(
    rf"\b(?:mild|moderate|severe|[Ss]tages?|[Gg]rades?|{any_of(SEXES)}|female|male|mixed|un(?:class|det|spec)\w+"
    r"|undecided|unsure|good|poor|unchanged|former|current|never|rarely|seldom|often|married|partial|stayed the same)\b"
)


def has_scale(words: str) -> bool:
    return _WORDS.search(words) is not None


def scales(words: str, offset: int) -> Iterator[Parts]:
    members = members_of(words)
    if sum(member.percent is not None or member.count is not None for member in members) < 2:
        return
    for what, classes_in, allowed in _SCALES:
        classes = classes_in(words)
        if len(classes) < 2:
            continue
        told = paired(words, members, classes, _apart) or _in_blocks(words, members, classes)
        if told is None or not allowed(words, told):
            continue
        parts = sum_of(words, offset, told, what, what == "men and women" and not _third(words), members)
        if parts is not None:
            yield parts
    yield from _types(words, offset, members)


def _apart(classes: Sequence[Class], one: Class) -> bool:
    return not any(one.holds & other.holds for other in classes)


def _ordered(degrees: str) -> Callable[[str], list[Class]]:
    """Finds the degrees of a scale that is told in words, 'mild to moderate' as one class of two."""
    one = re.compile(rf"\b(?:very\s)?(?:{degrees})\b")
    some = re.compile(rf"\b(?:very\s)?(?:{degrees})(?:{_TO}(?:very\s)?(?:{degrees}))?\b", re.I)

    def classes(words: str) -> list[Class]:
        return [Class(m.start(), m.end(), frozenset(one.findall(m[0].lower()))) for m in some.finditer(words)]

    return classes


def _stages(words: str) -> list[Class]:
    found = list(_STAGE.finditer(words))
    if found:
        found += [
            m
            for m in _LATER_STAGE.finditer(words, found[0].end())
            if not any(o.start() <= m.start() < o.end() for o in found)
        ]
    return [Class(m.start(), m.end(), _stages_of(m)) for m in sorted(found, key=lambda m: m.start())]


def _stages_of(match: re.Match[str]) -> frozenset[str]:
    first, last = (_ROMAN.get(one.lower()) or int(one) for one in (match["a"], match["b"] or match["a"]))
    return frozenset(f"{stage}{(match['sub'] or '').lower()}" for stage in range(first, last + 1))


def _sexes(words: str) -> list[Class]:
    return [
        Class(m.start(), m.end(), frozenset("f" if m[0].lower()[0] in "wfg" else "m")) for m in _SEX.finditer(words)
    ]


def _in_blocks(words: str, members: Sequence[Member], classes: Sequence[Class]) -> Told | None:
    """'was mild, moderate and severe in 22%, 49% and 39%, respectively'."""
    first = next((one for one in members if one.percent is not None and one.start > classes[0].end), None)
    if first is None:
        return None
    before = [one for one in classes if one.end <= first.start]
    told = [one for one in members if one.start >= first.start][: len(before)]
    gaps = [words[a.end : b.start] for a, b in pairwise(before)] + [words[a.end : b.start] for a, b in pairwise(told)]
    joined = all(re.fullmatch(r",?\s(?:and\s)?", gap) for gap in gaps)
    linked = re.fullmatch(r"(?:\s[a-z-]+){0,2}\sin\s", words[before[-1].end : first.start])
    apart = all(_apart(before[:place], one) for place, one in enumerate(before))
    if len(before) < 3 or len(told) < len(before) or not (joined and linked and apart):
        return None
    return Told(tuple(told), tuple(before), share_first=False)


def _is_scale(words: str, told: Told) -> bool:
    """At least three degrees, or each told as what so many had: else the two may be of two groups."""
    three = len(frozenset().union(*(one.holds for one in told.classes))) > 2
    return three or all(
        told.share_first and _WERE.search(words, member.end, one.start)
        for member, one in zip(told.members, told.classes, strict=True)
    )


def _are_sexes(words: str, told: Told) -> bool:
    """'58% were women, 47% were men', no '64% boys, 59% girls' (of each). Counts are another sum's."""
    if len(told.classes) != 2 or any(member.count is not None for member in told.members):
        return False
    if re.match(r"\s?(?:had|have|with|who|received|reported)\b", words[told.end :]):
        return False
    member, one = told.members[0], told.classes[0]
    if told.share_first:
        return bool(_WERE.search(words, member.end, one.start) or _CONSISTED.search(words, 0, member.start))
    made_up = _MADE_UP.search(words, one.end, member.start)
    return made_up is not None or _WERE_SO.search(words, 0, one.start) is not None


def _third(words: str) -> bool:
    return (
        re.search(r"\b(?:unknown|other|not|missing|non-?binary|trans\w*|unspecified|divers\w*)\b", words, re.I)
        is not None
    )


def single_choices(words: str, offset: int) -> Iterator[Parts]:
    """'Each gave a single reason: wounds in 44%, slow recovery in 37% and a missed appointment in 31%'."""
    parts = [member for member in members_of(words) if member.percent is not None]
    shares, slack = same_kind(parts), slack_of(parts)
    if shares is None or len(parts) < 3 or _RATES.search(words) or any(part.count is not None for part in parts):
        return
    if near(sum(shares, Decimal(0)), HUNDRED):
        start, end = offset + parts[0].start, offset + parts[-1].end
        what = "categories said to exclude one another"
        yield Parts(start, end, HUNDRED, shares, what, complete=False, slack=slack, sign="%")


def _types(words: str, offset: int, members: Sequence[Member]) -> Iterator[Parts]:
    """'36% had diarrhoea-predominant IBS, 31% constipation-predominant, 29% mixed and 12% an unclassified type'."""
    parts = [member for member in members if not member.bracketed and member.percent is not None]
    shares = same_kind(parts)
    if shares is None or len(parts) < 3 or not near(sum(shares, Decimal(0)), HUNDRED):
        return
    told = words[parts[0].start :]
    last = words[parts[-1].end :]
    if not _LAST_OF_TYPES.match(last) or not _TYPES.search(told) or NESTED.search(without_brackets(told)):
        return
    if not all(
        re.search(r"(?:,|;|\band)\s(?:and\s)?$", words[one.end : other.start]) for one, other in pairwise(parts)
    ):
        return
    start, end, slack = offset + parts[0].start, offset + parts[-1].end, slack_of(parts)
    yield Parts(start, end, HUNDRED, shares, "types of one kind", complete=False, slack=slack, sign="%")


_SCALES: tuple[tuple[str, Callable[[str], list[Class]], Callable[[str, Told], bool]], ...] = (
    *((what, _ordered(degrees), _is_scale) for what, degrees in _ORDERED.items()),
    ("stages or grades", _stages, _is_scale),
    ("men and women", _sexes, _are_sexes),
)
