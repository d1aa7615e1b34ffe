"""Numbers told one after the other, and the list of what each holds for, before or behind them.

'A and B prolonged exercise by 66 and 50 s', 'systolic and diastolic pressure rose by 8.6 and 3.9 mm Hg', 'A lowered
pain and fever by 3 and 2 points', 'were 115 and 142 mL for A and B, respectively'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidex.extract._about import ABOUT
from evidex.extract._effect.differences.words import CHANGED
from evidex.extract._effect.numbers.estimate import Estimate, end_of
from evidex.extract._effect.sides.phrasing import clean_arm, clean_outcome
from evidex.extract._effect.sides.side_words import LEVEL, MEMBERS, OUTCOME_WORDS
from evidex.text.people import HUMANS
from evidex.text.quantities import Quantities
from evidex.text.relations import find_relations

__all__ = ["respective_sides"]

_JOINED = re.compile(r"(?:\s?[A-Za-z%µμ/²]{1,10}){0,2}(?:,\s(?:and\s)?|\sand\s)[-−–+]?")
_JOINED_WHOLE = re.compile(
    r"(?:\s?[A-Za-z%µμ/²]{1,10}){0,2}\s?[)\]]{0,2}\s?(?:[,;]\s?(?:and\s)?|and\s)[(\[]?\s?(?:an?\s)?[-−–+]?",
    re.IGNORECASE,
)
"""Between one estimate with its bounds and the next: '); and (', ' and '."""
_RATIOS_FOR = re.compile(
    r"\b(?:ratios?|risks?|odds|hazards?|differences?|[aA]?(?:OR|RR|HR)s?)(?:\sestimates?)?(?:\s[(\[][^()\[\]]{1,40}[)\]])?"
    r"\s(?P<lead>for|of|in)\s(?:the\s)?(?:variables\s)?(?P<what>[^;:\[\]]{3,80}?)\s(?:was|were|are|is)\s(?:\w+\s)?$"
)
"""'Odds ratios for gout and falls were'."""
_WORDS = r"[^;:.()\[\]\d]"
_BEHIND = re.compile(
    r"(?:\s?[A-Za-z%µμ/²]{1,10}){0,2}?\s(?:for|with|on|after)\s(?:the\s)?(?P<list>[^;:()\[\]]{3,120}?)"
    r",?\srespectively"
)
_RESPECTIVELY = re.compile(r"[^;.]{0,25}?,?\srespectively")
_STOPS = re.compile(r"\s(?:in|among|with|during|after|between|at|than|compared|versus|vs\.?)\s.*$", re.DOTALL)
_OBJECT = re.compile(
    rf"\b{CHANGED}\s(?:both\s|the\s)*(?P<list>{_WORDS}{{3,100}}?)\s(?:by|of)\s(?:\w+\s){{0,3}}[-−–+]?$"
)
_SUBJECT = re.compile(
    rf"^(?:[^,;:()]{{3,60}},\s)?(?:[Bb]oth\s|[Tt]he\s|[Mm]ean\s)*(?P<list>{_WORDS}{{3,120}}?)\s"
    rf"(?:(?:was|were|both|significantly|also)\s){{0,2}}(?P<verb>differed|{CHANGED})\s(?P<rest>{_WORDS}{{0,80}})$"
)
_WHOM = re.compile(
    rf"^(?:the\s)?(?:[\w-]+\s){{0,2}}(?:{HUMANS})$|^(?:19|20)\d\d|\b(?:years?|yrs?|ages?|aged)\b|^[\d<>≤≥]",
    re.IGNORECASE,
)
"""'for men and women, respectively': subgroups, no factors."""
_FRONTED = re.compile(
    r"^(?:For|In|With|Among|After)\s(?:the\s)?(?P<list>[^;:()\[\]]{5,150}?),\s(?:the\s|pooled\s|adjusted\s|corresponding\s)*"
    r"(?:[\w-]+\s)?(?:ratios?|risks?|odds|hazards?|differences?|effects?|[aA]?(?:OR|RR|HR)s?)\b"
)
"""'For A, B and C, the odds ratios were'."""
_HAD = re.compile(
    rf"^(?:(?:[Cc]ompared\s(?:with|to)|[Rr]elative\sto|[Ii]n|[Aa]t)\s[^,;:()]{{3,60}},\s)?(?P<list>{_WORDS}{{5,120}}?)\s"
    r"(?:had|have|showed|show|yielded|gave|experienced)\s"
)
_USERS = re.compile(
    rf"^(?:users|recipients|takers|{HUMANS}|those)\s(?:of|on|with|taking|receiving|given|using)\s(?:the\s)?",
    re.IGNORECASE,
)
_BY = re.compile(rf"(?:by\s|of\s)?{ABOUT}[-−–+]?")


def respective_sides(read: Quantities, sentence: str, estimates: Sequence[Estimate]) -> dict[int, dict[str, str]]:
    """What each estimate of such a list holds for, by its number among the estimates."""
    told: dict[int, dict[str, str]] = {}
    for run in _runs(read, sentence, estimates):
        first = read.place(estimates[run[0]].place) - read.start
        bounded = estimates[run[0]].low is not None
        last = end_of(read, estimates[run[-1]], with_bounds=bounded) - read.start
        if bounded:
            found = _told_whole(sentence, first, last, len(run))
        else:
            found = _told_behind(sentence[last:], len(run)) or _told_before(sentence[:first], sentence[last:], len(run))
        told |= dict(zip(run, found, strict=False))
    return told


def _runs(read: Quantities, sentence: str, estimates: Sequence[Estimate]) -> Iterator[list[int]]:
    """Numbers of estimates that stand side by side, all with bounds or all without."""
    run: list[int] = []
    for number, each in enumerate(estimates):
        bounded = each.low is not None
        begin = max(each.label, estimates[number - 1].end) if bounded and number else each.place
        start = read.place(min(begin, each.place)) - read.start
        before = end_of(read, estimates[number - 1], with_bounds=bounded) - read.start if number else 0
        alike = run and (each.low is None) == (estimates[run[-1]].low is None)
        joined = _JOINED_WHOLE if bounded else _JOINED
        if alike and joined.fullmatch(sentence, before, start):
            run.append(number)
            continue
        if len(run) > 1:
            yield run
        run = [number]
    if len(run) > 1:
        yield run


def _told_whole(sentence: str, first: int, last: int, count: int) -> list[dict[str, str]]:
    """What estimates with bounds hold for, where 'respectively' deals them out, or one list is as long as the other.

    To the names behind them, to those that their measure is told for, or to one side of what the sentence relates.
    """
    behind = sentence[last:].lstrip(" )]")
    before = _RATIOS_FOR.search(sentence, 0, first)
    if "respectively" not in behind:
        listed = _split(before["what"]) if before and before["lead"] == "for" else []
        return _dealt(listed) if len(listed) == count and behind[:1] in (".", ";", "") else []
    if names := _told_behind(" " + behind, count):
        if "factor" not in names[0]:
            return names
        return [{"outcome": clean_outcome(before["what"])} | each for each in names] if before else []
    if not _RESPECTIVELY.match(behind):
        return []
    if before and len(listed := _split(before["what"])) == count:
        return _dealt(listed) if before["lead"] == "for" else [{"outcome": clean_outcome(name)} for name in listed]
    if names := _told_in_front(sentence[:first], count):
        return names
    sides = [
        (name, phrases)
        for relation in find_relations(sentence)
        if relation.end <= first
        for name, phrases in (("factor", relation.factors), ("outcome", relation.outcomes))
    ]
    for name, phrases in sides:
        if len(phrases) == count:
            return [{name: each.words} for each in sorted(phrases, key=lambda each: each.start)]
    for name, phrases in sides:
        if len(phrases) == 1 and len(listed := _split(phrases[0].words)) == count:
            return [{name: each} for each in listed]
    return []


def _told_in_front(before: str, count: int) -> list[dict[str, str]]:
    """'For A, B and C, the odds ratios were', 'Users of A, B and C had odds ratios of'."""
    if (fronted := _FRONTED.match(before)) and len(names := MEMBERS.split(fronted["list"])) == count:
        return _dealt(names)
    had = _HAD.match(before)
    names = MEMBERS.split(_USERS.sub("", had["list"])) if had else []
    return [{"factor": clean_arm(name)} for name in names] if len(names) == count else []


def _told_behind(behind: str, count: int) -> list[dict[str, str]]:
    match = _BEHIND.match(behind)
    names = MEMBERS.split(match["list"]) if match else []
    if match is None or len(names) != count:
        return []
    return _dealt(names)


def _dealt(names: Sequence[str]) -> list[dict[str, str]]:
    """One name for each number: of whom where all are people, outcomes where all are, else factors."""
    if all(_WHOM.search(name) for name in names):
        return [{"population": name.strip()} for name in names]
    measured = all(OUTCOME_WORDS.search(name) and not LEVEL.search(name) for name in names)
    return [{"outcome": clean_outcome(name)} if measured else {"factor": clean_arm(name)} for name in names]


def _told_before(before: str, behind: str, count: int) -> list[dict[str, str]]:
    """The object of the verb, else its subject; of two lists as long, 'respectively' is of the object."""
    if (changed := _OBJECT.search(before)) and len(names := _split(changed["list"])) == count:
        return [{"outcome": clean_outcome(name)} for name in names]
    subject = _SUBJECT.match(before)
    names = _split(subject["list"]) if subject else []
    if subject is None or len(names) != count or not _RESPECTIVELY.match(behind):
        return []
    moves = subject["verb"] == "differed" or _BY.fullmatch(subject["rest"])
    return [{"outcome": clean_outcome(name)} if moves else {"factor": clean_arm(name)} for name in names]


def _split(words: str) -> list[str]:
    return [name for name in MEMBERS.split(_STOPS.sub("", words)) if name]
