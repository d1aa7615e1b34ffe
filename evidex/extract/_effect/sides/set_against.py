"""What a sentence sets against what: 'A versus B', 'more in A than in B', 'differences between A and B'.

Unlike `_choosing/comparisons`, which needs names of arms or people, any name may be a side here: an estimate says that
something is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidex.extract._choosing.sides.comparisons import name_behind
from evidex.extract._choosing.sides.small_words import VERSUS
from evidex.extract._effect.sides.phrasing import clean_arm
from evidex.extract._effect.sides.side_words import CONTROL, bare_arm
from evidex.extract._effect.sides.two_told import two_told
from evidex.text.clauses import Stretch
from evidex.text.groups import is_time
from evidex.text.people import PERSONS, SEXES
from evidex.text.units import DOSE_UNITS
from evidex.text.words import (
    ADVERB,
    AND,
    CLOSE,
    CONTRAST,
    DET,
    ED,
    FINITE,
    ING,
    OPEN,
    PREP,
    PUNCT,
    QUANTITY,
    REL,
    SUB,
    Words,
)

__all__ = ["FIGURES", "Against", "nearest", "set_against", "side_name"]

FIGURES = frozenset({OPEN, CLOSE, QUANTITY})
"""What a number and its interval stand among: '1.4 (1.1 to 1.9)'."""

_WITH = frozenset({"with", "to"})
_THAT = frozenset({"that", "those"})
_BEFORE_WITH = frozenset(
    "compared comparison relative contrast inferior superior noninferior non-inferior opposed".split()
)
_BEFORE_FROM = frozenset("different difference differences differ differed differs".split())
_BEFORE_OVER = frozenset("superiority benefit benefits advantage advantages improvement superior preference".split())
_COMPARING = frozenset("comparing compares compare compared comparison comparisons".split())
_DIFFERS = re.compile(r"(?:differ|similar|compar|dispar|discrepan|equal|distinguish)")
_COMPARED = frozenset("greater higher lower better worse less more fewer larger smaller longer shorter".split())
_OWN = frozenset("ci or rr hr irr aor ratio".split())
"""In a bracket behind a name: an estimate of its own, so that the next is none of it."""
_AND = frozenset({"and"})
_JOINTS = frozenset("with to and versus vs vs. against".split())
_ON = frozenset(", and or but nor not also with to than against versus vs vs. compared".split())
"""Words that go on to a further name: 'than A (OR 1.2) or B (OR 1.4)'."""
_NEVER = frozenset(
    """baseline expected before after previously previous it them other others either both all each none half one two
    three four five any only more most less few no not earlier pretreatment pre-treatment initial reported predicted
    anticipated would usual normal average median mean chance time once twice ever what when where how""".split()
)
"""With what begins so nothing is compared that has a name; but 'usual care' and 'normal weight' have one."""
_BUT = frozenset("usual normal no other once twice".split())
_TIMELY = frozenset("early daily weekly monthly yearly family elderly".split())
_MEASURED = re.compile(
    r"^(?:[\w-]+\s){0,3}?(?:rates?|risks?|scores?|levels?|values?|odds|incidence|prevalence|proportions?|percentages?"
    r"|mortality|survival|effects?|use|changes?|results?|tolerability|efficacy|safety)\s"
    r"(?:of|for|in|with|among|on)\s(?:the\s)?(?=\w)"
)
"""'response rates for sumatriptan' are set against, by name sumatriptan."""
_TAIL = re.compile(
    r"(?:,?\s(?:but|in|at|for|from|on|after|before|during|within|over|to|as|showed|respectively|[aA]?ORs?|RRs?|HRs?|MD|WMD|SMD"
    r"|odds ratio|risk ratio|relative risk|hazard ratio)\b.*)$"
)
_SAYS = re.compile(
    r",?\s(?:was|were|is|are|had|has|have|did|does|do|(?:reduced|increased|decreased|improved|lowered"
    r"|raised|resulted|tended|led|caused|produced|failed|achieved)(?=\s\w))\b.*$"
)
_ARMS = frozenset({"group", "arm"})
_ASSIGNED = frozenset({"assigned", "randomized", "randomised", "allocated"})
_LONG_NAME = 5
_NO_NAME = frozenset({PREP, DET, OPEN, CLOSE, PUNCT, AND, QUANTITY, REL, SUB, *FINITE})
_OF_SIDE = frozenset("of in for with among on".split())
_GIVEN = re.compile(
    rf"^(?:[\w-]+\s){{0,3}}?(?:{PERSONS}|those|treatment)\s(?:[\w-]+\s)?"
    r"(?:(?:assigned|allocated|randomi[sz]ed|exposed)\sto(?:\sreceiv(?:e|ing))?"
    r"|(?:treated|managed|followed[ -]up)\s(?:with|by)|given|receiving|taking|using|on)\s(?:the\s)?(?=\w)",
    re.IGNORECASE,
)
"""'patients randomly assigned to placebo': placebo."""
_CONTROLS = re.compile(
    r"^(controls?|placebo|(?:usual|standard) care|no treatment)\s"
    r"(?!and\b|or\b|plus\b|group|arm|patients|subjects|treatment|who\b)\w.*$",
    re.IGNORECASE,
)
"""'compared to controls body weight fell': where no comma parts them, the name is the controls'."""
_HANGING = re.compile(r",?\s(?:and|or|with|of|the|an?|not|just|only)$")
_ARTICLE = re.compile(r"^(?:(?:for|in|of|to|by|from|on|with)\s)?(?:(?:the|an?|those)\s)?(?=\w)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z]{2}")
_LESS_LIKELY = 8
"""Words that a comparison is further away on the side where what the number is told of does not stand."""
_FRONTED = 3
"""Words before a comparison that its sentence begins with."""
_FAR_ENOUGH = 12
"""Words in which a name is looked for."""


@dataclass(frozen=True, slots=True)
class Against:
    """Two sides, by name; `near` is None where the form does not tell it, `free` where either may be the comparator."""

    at: int
    near: str | None
    far: str
    end: int
    """Behind the far name."""
    free: bool = False
    only_behind: bool = False
    """Whether it holds for numbers behind it only: 'in 3% of A and 5% of B (RR 0.6)'."""


def set_against(words: Words) -> list[Against]:
    """Every comparison of a sentence, in order; worked out once."""
    if (found := words.kept.get("set against")) is None:
        found = words.kept["set against"] = (
            list(_found(words)) or list(_side_by_side(words)) or list(_two_groups(words))
        )
    told: list[Against] = found
    return told


def _found(words: Words) -> Iterator[Against]:
    last: Against | None = None
    for at, word in enumerate(words.list):
        told = None
        if (behind := _behind(words, at)) is not None:
            told = _against(words, at, behind, None if word.low in _THAT else _near(words, at))
        elif word.low == "between":
            told = _between(words, at)
        elif word.low in _COMPARING:
            told = _comparing(words, at)
        elif last is not None and word.tag == CLOSE and words.mate.get(at) == last.end and _is_whole(words, last):
            told = _going_on(words, at, last)
        if told is not None:
            last = told
            yield told


def _side_by_side(words: Words) -> Iterator[Against]:
    """'2.9% of those taking A and 3.8% of those taking B': the second is what the first is set against, but placebo."""
    for one, other in two_told(words):
        near, far = (side_name(words.text(each.first, each.last)) for each in (one, other))
        if near and far and near.lower() != far.lower() and not {near.lower(), far.lower()} <= SEXES:
            if CONTROL.search(near) and not CONTROL.search(far):
                near, far = far, near
            yield Against(other.at, near, far, other.last, only_behind=True)


def _two_groups(words: Words) -> Iterator[Against]:
    """'28% in the control group and 18% in the zinc group': the two that a sentence names, where it compares none."""
    listed = words.list
    named: list[tuple[int, str, int]] = []
    for at, word in enumerate(listed):
        if word.low in _ARMS:
            begin = at
            while begin and at - begin < _LONG_NAME and listed[begin - 1].tag not in _NO_NAME:
                begin -= 1
            name = side_name(words.text(begin, at)) if begin < at and listed[begin - 1].tag in (PREP, DET) else None
        elif word.low == "to" and at and listed[at - 1].low in _ASSIGNED:
            place = name_behind(words, at + 1)
            begin, at, name = (*place, side_name(words.text(*place))) if place else (at, at, None)
        else:
            continue
        if name and name.lower() not in (each.lower() for _, each, _ in named):
            named.append((begin, name, at + 1))
    if len(named) == 2:
        (_, near, _), (begin, far, end) = named
        yield Against(begin, near, far, end, free=True)


def _against(words: Words, at: int, behind: int, near: str | None) -> Against | None:
    far = _far(words, _over_number(words, behind))
    name = side_name(words.text(*far)) if far else None
    return Against(at, near, name, far[1]) if far and name else None


def _behind(words: Words, at: int) -> int | None:
    """Where the name of what is set against begins, if a word leads to one."""
    listed = words.list
    low, follows = listed[at].low, listed[at + 1].low if at + 1 < len(listed) else ""
    if low in VERSUS and words.read.shape[listed[at].start] != "V":  # 'factor V Leiden'
        return at + 2 if follows == "." else at + 1
    if low in ("than", "against") or (low == "from" and at and listed[at - 1].low in _BEFORE_FROM):
        return at + 1
    if low == "over" and at and listed[at - 1].low in _BEFORE_OVER:
        return at + 1
    if low in _BEFORE_WITH and follows in _WITH:
        return at + 2
    if low in _THAT and follows in _OF_SIDE and _is_multiple(words, at):
        return at + 2
    return None


def _is_multiple(words: Words, at: int) -> bool:
    """Whether 'times' stands before a word, brackets left out: '0.7 times (95% CI …) that with placebo'."""
    while at and words.list[at - 1].tag == CLOSE:
        opening = words.mate.get(at - 1, at - 1)
        if opening == at - 1:
            return False
        at = opening
    return at > 0 and words.list[at - 1].low == "times"


def _over_number(words: Words, at: int) -> int:
    """Over the number of the other side: 'versus 18% of the controls', 'compared with only 165 in the controls'."""
    listed = words.list
    begin = words.over(at, (ADVERB, *FIGURES))
    counted = begin > at and begin < len(listed) and any(word.tag == QUANTITY for word in listed[at:begin])
    return begin + 1 if counted and listed[begin].low in _OF_SIDE else at


def _far(words: Words, first: int) -> Stretch | None:
    """The name behind a word that compares, with what was done to people: 'children treated in other hospitals'."""
    far = name_behind(words, first)
    if far is None:
        return None
    begin, end = far
    listed = words.list
    if end < len(listed) and listed[end].tag == PREP and listed[end - 1].tag == ED:
        further = name_behind(words, end + 1)
        end = further[1] if further else end
    return begin, end


def _between(words: Words, at: int) -> Against | None:
    """'differences between A and B', which an association between two is not."""
    listed = words.list
    begin = at
    while begin and listed[begin - 1].low not in (";", ".", ":"):
        begin -= 1
    if not any(_DIFFERS.match(word.low) for word in listed[begin:at]):
        return None
    return _pair(words, at + 1, _AND, free=True)


def _comparing(words: Words, at: int) -> Against | None:
    """'comparing A with B', 'in a comparison of A and B'."""
    listed = words.list
    begin = at + 1
    if begin < len(listed) and listed[begin].low == "of":
        begin += 1
    elif listed[at].low in ("comparison", "comparisons"):
        return None
    return _pair(words, begin, _JOINTS, free=False)


def _pair(words: Words, begin: int, joints: frozenset[str], *, free: bool) -> Against | None:
    listed = words.list
    while begin < len(listed) and listed[begin].tag == DET:
        begin += 1
    joint = begin
    while joint < min(begin + _FAR_ENOUGH, len(listed)):
        word = listed[joint]
        if word.tag in FINITE or word.tag in (CLOSE, REL, SUB) or word.low in ".;:":
            return None
        if word.tag == QUANTITY and not (joint + 1 < len(listed) and listed[joint + 1].low in DOSE_UNITS):
            return None  # 'between lunazine 5 mg and bexavir 25 mg': no other number belongs to a name
        if word.low in joints and joint > begin:
            near = side_name(words.text(begin, joint).rstrip(","))
            told = _against(words, joint, joint + 1, near) if near else None
            return Against(joint, near, told.far, told.end, free) if told else None
        joint = words.on(joint)
    return None


def _going_on(words: Words, at: int, last: Against) -> Against | None:
    """'than A (OR 1.2) or B (OR 1.4)': a further name, between two brackets; but behind 'Compared with A (…), B (…)'
    come those that are set against A."""
    listed = words.list
    if last.at < _FRONTED or listed[last.at - 1].low in (",", ";"):
        return None
    begin = at + 1
    while begin < len(listed) and (listed[begin].low in _ON or listed[begin].tag in (DET, PREP)):
        begin += 1
    if begin == at + 1 or begin >= len(listed):
        return None
    if last.free and any(word.low in _OF_SIDE for word in listed[at + 1 : begin]):
        return None  # 'between A and B (OR 1.2) or in death (OR 1.4)': of what, not of whom
    far = _far(words, begin)
    if far is None or far[1] >= len(listed) or listed[far[1]].tag != OPEN:
        return None
    name = side_name(words.text(*far))
    return Against(begin, last.near, name, far[1], last.free) if name else None


def _is_whole(words: Words, told: Against) -> bool:
    """Whether the far name reaches to its end: nothing was cut from it."""
    return told.far.lower().endswith(words.list[told.end - 1].low)


def _near(words: Words, at: int) -> str | None:
    """The name before a word that compares: back to a preposition, a verb or a mark."""
    listed = words.list
    stop = at
    while stop and (listed[stop - 1].tag == ADVERB or listed[stop - 1].low in ("when", "as", ",")):
        stop -= 1
    begin = stop
    while begin:
        before = listed[begin - 1]
        if before.tag == CLOSE:
            opening = words.mate.get(begin - 1, begin - 1)
            if opening == begin - 1 or any(word.low in _OWN for word in listed[opening:begin]):
                return None
            if begin == stop:
                stop = opening  # 'cure (20 %) versus …'
            begin = opening
        elif before.tag in (PREP, SUB, REL, OPEN, PUNCT, AND, QUANTITY, *FINITE):
            break
        else:
            begin -= 1
    lead = listed[begin - 1].low if begin else ""
    if listed[at].low == "than" and (at + 1 >= len(listed) or listed[at + 1].low != lead):
        return None  # 'in A than in B'; but 'a greater fall than with B' names no side
    while begin < stop and listed[begin].tag == DET:
        begin += 1
    whole = begin < stop and not any(word.tag in (ED, ING, ADVERB) for word in listed[begin : stop - 1])
    return side_name(words.text(begin, stop)) if whole and listed[stop - 1].low not in _COMPARED else None


def side_name(text: str) -> str | None:
    """The name of a side without people and arms around it; None where it names nothing that can be set against."""
    if is_time(text) and not CONTROL.search(text):
        return None
    name = _GIVEN.sub("", _MEASURED.sub("", text, count=1), count=1)
    if " who " not in name:
        name = _SAYS.sub("", _TAIL.sub("", clean_arm(name), count=1), count=1)
    name = _HANGING.sub("", bare_arm(_ARTICLE.sub("", name, count=1)).strip())
    name = _CONTROLS.sub(r"\1", name)
    first, _, rest = name.lower().partition(" ")
    if (first in _NEVER and not (first in _BUT and rest)) or (first.endswith("ly") and first not in _TIMELY):
        return None
    return name if _NAME.search(name) else None


def nearest(words: Words, low: int, high: int) -> list[Against]:
    """The comparisons that hold for the number of the words `low` to `high`, the surest first: that of its own
    bracket, then the nearest in its part of the sentence."""
    own = words.bracket_around(low)
    leads_on = _leads_on(words, high)
    ranked: list[tuple[int, int, Against]] = []
    for each in set_against(words):
        before = each.end <= low
        if each.only_behind and not before:
            continue
        begin, end = (each.end, low) if before else (high, each.at)
        around = words.bracket_around(each.at)
        if low <= each.at and each.end <= high:
            ranked.append((0, 0, each))  # 'the hazard ratio with A as compared with B was'
            continue
        if begin > end or _is_parted(words, begin, end, words.depth[each.at]) or not _holds(words, around, low):
            continue
        inside = not before and own is not None and around == own
        ranked.append((0 if inside else 1, end - begin + (_LESS_LIKELY if before == leads_on else 0), each))
    return [each for _, _, each in sorted(ranked, key=lambda told: told[:2])]


def _holds(words: Words, bracket: int | None, number: int) -> bool:
    """Whether a number stands in a bracket, if in any: what another one compares is of another estimate."""
    return bracket is None or bracket < number < words.mate.get(bracket, len(words))


def _leads_on(words: Words, high: int) -> bool:
    """Whether what a number is told of stands behind it: '1.4 (95% CI 1.1 to 1.9) for A versus B'."""
    behind = words.over(high, FIGURES)
    return behind < len(words) and words.list[behind].tag in (PREP, CONTRAST)


def _is_parted(words: Words, begin: int, end: int, depth: int) -> bool:
    """Whether a semicolon stands between, no deeper in brackets than the comparison."""
    return any(words.list[at].low == ";" and words.depth[at] <= depth for at in range(begin, end))
