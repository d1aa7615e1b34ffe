"""What sets the groups of a study apart: the arm of interest, for statements that speak of 'the two groups' only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from evidex.text.people import ANYONE_WORDS

__all__ = ["find_arm"]

_NAMED = re.compile(
    r"\b(?:[Tt]he|[Ii]n|[Oo]f|than|and|vs\.?|versus|with)\s(?P<x>(?!the\b)[\w+/-]+(?:\s(?!and\b|versus\b|vs\b|than\b)[\w+/-]+)?)"
    r"\s(?:groups?|arms?|recipients)\b"
)
_TREATED = re.compile(r"\b(?P<x>[A-Za-z][\w/-]{3,}?)-treated\b")
_RECEIVING = re.compile(
    r"\b(?:treated with|receiving|received|to receive|randomi[sz]ed to|assigned to|treatment with|supplemented with)\s"
    r"(?:either\s|oral\s|intravenous\s|the\s|an?\s)*(?P<x>[A-Za-z][\w/-]{3,})"
)
_PLAIN = ANYONE_WORDS | frozenset(
    """control controls placebo comparison sham untreated reference usual standard conventional both two three four
    five each all other others study treatment treated age these those same either different between patient
    healthy normal no any this that first second third fourth one several various such into within
    among across subject parallel randomized randomised and in of the to for with by at on was were who same
    comparator groups respective doses dose weeks days months double-blind single care an a surgery which drugs
    therapy medication sex racial ethnic experimental intervention receive receiving similar staff regimens
    additional prescriptions eradication triple recombinant""".split()
)


_BEFORE = re.compile(
    r"^(?:(?:oral|intravenous|intrathecal|epidural|topical|inhaled|intramuscular|subcutaneous|high|low|single|higher|lower|doses?"
    r"|the|an?|both|use|administration|addition|treatment|therapy|combination|of|with|by|daily|long-term|short-term|chronic"
    r"|acute|early|continuous|preoperative|adjunctive|active|active-treatment)\s)+",
    re.IGNORECASE,
)
"""How an arm is given: no part of its name."""
_BEHIND = re.compile(
    r"\s(?:at|in|with|plus|for|on|after|during|from|versus|vs|by|over|when|as|than|alone|groups?|therapy|treatment"
    r"|administration|given|\d)(?:\b.*)?$"
)
"""Where a name ends: how much, with what, in whom."""
_NO_ARM = re.compile(
    r"(?:\w{1,2}|only|active\S*|\w+-controlled|infusions?|injections?|serum|plasma|percentage|treatments?|therapy"
    r"|\w*patients?|groups?|tests?)(?:\s|$)",
    re.IGNORECASE,
)
"""What begins so names no arm."""
_TITLED = 2.0
"""How many mentions it is worth to stand in the title."""


def find_arm(text: str, title: str = "", factors: Iterable[str] = ()) -> str | None:
    """The arm that a text names most: 'the losartan group', 'losartan-treated', 'treated with losartan'; no control.

    What was told to do something (`factors`) is an arm too, and what the title names is likelier one.
    """
    told: Counter[str] = Counter()
    printed: dict[str, str] = {}
    grouped = [_bare(name) for name in _named(text)]
    for bare in (*grouped, *map(_bare, factors)):
        if bare and _NO_ARM.match(bare) is None and len(bare.split()) <= _LONG:
            printed.setdefault(bare.lower(), bare)
            told[bare.lower()] += 1
    whole, titled = text.lower(), title.lower()
    sure = {name.lower() for name in grouped}
    told = Counter({name: times for name, times in told.items() if times > 1 or name in sure or name in titled})
    if not told:
        return None
    return printed[max(told, key=lambda name: told[name] + whole.count(name) / 2 + _TITLED * (name in titled))]


_LONG = 4
"""Words that an arm may have."""


def _bare(name: str) -> str:
    """'oral zinc at 5 mg': zinc."""
    return _BEHIND.sub("", _BEFORE.sub("", name)).strip(" ,")


def _named(text: str) -> Iterator[str]:
    """The groups that a text names as such."""
    for pattern in (_NAMED, _TREATED, _RECEIVING):
        for match in pattern.finditer(text):
            words = match.group("x").split()
            if len(words) > 1 and words[0].lower() in _PLAIN:
                words = words[1:]
            if not any(word.lower() in _PLAIN or word[0].isdigit() for word in words):
                yield " ".join(words)
