"""Arms beside an estimate: shares of two groups, what a bracket says of them, the comparator."""

from __future__ import annotations

import re

from evidex.extract._about import ABOUT
from evidex.extract._effect.sides.frames import clause_words, read_frame
from evidex.extract._effect.sides.side_words import (
    CONTROL,
    OUTCOME_WORDS,
    POPULATION,
    Sides,
    cut,
)
from evidex.text import Quantities
from evidex.text.people import ANYONE, HUMANS, PERSONS
from evidex.text.relations import (
    Phrase,
)
from evidex.text.relations.sides.phrases import trimmed
from evidex.text.relations.sides.subjects import subject_before
from evidex.text.relations.tokens import PREP, Tokens
from evidex.text.relations.verbs import read_verb_group

__all__ = ["inside_bracket", "two_groups"]

_HEADED = re.compile(
    r"(?P<of>[A-Za-z][^:;()\[\]=]{3,70}):\s*(?:[A-Za-z' -]{0,30}\s?)?[(\[]?\s?[A-Za-z]{0,4}\)?\s?=?\s?$"
)


_TOLD_SHARES = re.compile(
    r"(?:^|;\s)(?P<of>[A-Za-z][^:;()\[\]=]{1,60}):\s[\d.,%\s]+(?:vs?\.?|versus)\s[\d.,%\s]+[;,]\s(?:[A-Za-z ]{0,20})?$"
)
"""'(response: 64 vs. 33%; OR = …'."""
_FOR_WHAT = re.compile(r"(?:^|[;,]\s)(?:and\s)?for\s(?:the\s)?(?P<x>[^;,:]{2,60}?)[,:]?\s$")
"""'(for weight, MD …; for height, MD …'."""
_SOURCES = re.compile(rf"\bCI\b|\b(?:trials?|studies|study|RCTs?|cohorts?|comparisons?|{PERSONS}|n)\b")
"""'(12 trials, 15,206 women: RR …' says how much was pooled."""


_DOSE_ARM = re.compile(r"(?:^|[,;]\s)(?P<a>[A-Za-z][\w -]{0,30}\b(?:dose|group|arm|mg)),\s$")
"""'(high dose, −9.9 [95% CI …], low dose, −6.3 [95% CI …])'."""
_SHARE = re.compile(r"\d+(?:\.\d+)?\s?%|\b\d+\s?/\s?\d+|\b\d+ of \d+|\b\d+\s[(\[]\d")


_ARM_BEHIND = re.compile(
    r"(?:%|\)|\]|\d)\s(?:of (?:the )?|in (?:the )?|for (?:the )?|with |on |among )?(?P<g>[A-Za-z][\w/+ -]{1,40}?)"
    r"(?=\s(?:vs\.?|versus|and|compared|than|groups?|arms?|" + ANYONE + r"|recipients)\b|\s?[,;(])"
)


def inside_bracket(
    sentence: str, opened: int, start: int, local: Phrase | None, *, is_difference: bool = False
) -> Sides:
    """What the bracket of an estimate says before it: '(progression at two years: RR …', '(12% of A vs 17% of B …'."""
    before = sentence[opened + 1 : start]
    if (headed := _HEADED.search(before)) and not _SOURCES.search(headed.group("of")):
        return Sides(None, cut(headed.group("of")))
    if (shares := _TOLD_SHARES.search(before)) and not _SOURCES.search(shares.group("of")):
        return Sides(None, cut(shares.group("of")))
    if for_what := _FOR_WHAT.search(before):
        words = for_what.group("x")
        return Sides(None, words) if is_difference or OUTCOME_WORDS.search(words) else Sides(words)
    if arm := _DOSE_ARM.search(before):
        return Sides(arm.group("a"))
    if local is not None and len(_SHARE.findall(before)) >= 2:
        arms = [match.group("g") for match in _ARM_BEHIND.finditer(before)]
        arms = [arm for arm in arms if not re.match(r"(?:vs|versus|and|or|p)\b", arm, re.IGNORECASE)]
        factor = next((arm for arm in arms if not CONTROL.search(arm)), None) if len(arms) > 1 else None
        return Sides(factor)
    return Sides()


_GROUP_BEHIND = re.compile(
    rf"^\W{{0,3}}(?:of\s(?:the\s)?)?(?:(?:{PERSONS}|cases|those)\s)?"
    r"(?:who\s(?:were|was|had|have|are|did|received|took|used)\s)?(?:(?:in|for|with|among|on"
    r"|receiving|given|of|treated with|assigned to)\s)?(?:the\s)?"
    r"(?P<g>[A-Za-z][\w/+ -]{1,60}?)(?=\s(?:vs\.?|versus|and|compared|than|or|was|were|groups?|arms?"
    rf"|{ANYONE}|recipients)\b"
    r"|\s*[,;()]|\s*$|\W{0,3}[\ue000-\ue00f])"
)


def two_groups(read: Quantities, masked: str, since: int, place: int) -> Sides:
    """'X occurred in 24% of treated and 17% of untreated patients (RR …)': what comes before the first number is the
    outcome, the group that is no control the factor."""
    begin = max(masked.rfind(";", 0, place) + 1, masked.rfind(": ", 0, place) + 1, since)
    shares = [
        index
        for index, quantity in enumerate(read.found)
        if quantity.kind in ("percent", "count")
        and begin <= quantity.start - read.start < place
        and not _BY.search(masked, begin, quantity.start - read.start)
    ]
    if len(shares) < 2:
        return Sides()
    first = shares[0]
    if masked[read.found[first].start - read.start] == " ":
        if first == 0 or masked[read.found[first - 1].start - read.start] == " ":
            return Sides()
        first -= 1
    lead = masked[begin : read.found[first].start - read.start]
    frame = read_frame(clause_words(_SUMMED.sub("", lead), 0, len(lead))[0]) if "," in lead else None
    if frame and frame.factor and frame.outcome:
        return Sides(frame.factor, frame.outcome)
    behind_first = _VERB_BEHIND.match(read.shape, read.offset_of(first) + 1)
    outcome = behind_first.group("y") if behind_first else _told_of(lead)
    groups = []
    for index in shares:
        if behind := _GROUP_BEHIND.match(read.shape[read.offset_of(index) + 1 :].lstrip(")] ")):
            groups.append(behind.group("g").strip())
    groups = [group for group in groups if not _JOINT.match(group)]
    factor = next((group for group in groups if not CONTROL.search(group)), None) if len(groups) > 1 else None
    return Sides(factor, outcome)


_BY = re.compile(rf"\bby {ABOUT}$")
_SUMMED = re.compile(r",\s(?:with|from)\s[^,;:()]*$")
"""'Lunazine reduced relapse by 40%, with incidences of 5% and 9%': the clause is told before."""
_VERB_BEHIND = re.compile(
    r"[\s)\]]{0,2}(?:of|in)\s(?:the\s)?(?:[\w-]+\s){0,4}(?:groups?|arms?|"
    + HUMANS
    + r")\s(?P<y>(?:had|were|was|died|reported|experienced|developed|achieved"
    r"|[a-z]{3,}ed|withdrew|underwent)\s?[^;:(),\ue000-\ue00f]{0,80}?),?\s(?:(?:as\s)?compared|versus|vs|than)\b"
)
"""'32% of the surgery group had improved acuity compared with 43% of …'."""
_JOINT = re.compile(r"(?:vs\.?|versus|and|or|compared|respectively)\b", re.IGNORECASE)


def _told_of(words: str) -> str | None:
    """What shares are told of, from the words before them: 'abstinence rates were', 'patients had a relapse in'."""
    tokens = Tokens(words)
    verbs = [index for index in range(len(tokens)) if tokens.is_finite(index)]
    if not verbs and tokens.has_tag(0, PREP):
        found = None
    elif not verbs:
        found = trimmed(tokens, 0, len(tokens))
    else:
        found = subject_before(tokens, read_verb_group(tokens, verbs[-1]).first)
        behind = trimmed(tokens, verbs[-1] + 1, len(tokens))
        people = found is None or POPULATION.search(tokens.words(*found))
        if people and behind is not None:
            found = behind
    return _cut_group(tokens.words(*found)) or None if found is not None else None


def _cut_group(words: str) -> str:
    """'the rate of relapse' is 'relapse'."""
    return re.sub(
        r"^(?:the\s)?(?:overall\s)?(?:rates?|incidences?|proportions?|frequency|risk|percentages?"
        r"|prevalence)\s(?:of|for)\s(?:patients\s(?:with|who)\s)?",
        "",
        words,
        flags=re.IGNORECASE,
    )
