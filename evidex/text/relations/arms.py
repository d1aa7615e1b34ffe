"""What sets the groups of a study apart: the arm of interest, for statements that speak of 'the two groups' only."""

from __future__ import annotations

import re
from collections import Counter

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


def find_arm(text: str) -> str | None:
    """The arm that a text names most: 'the losartan group', 'losartan-treated', 'treated with losartan'; no control."""
    told: Counter[str] = Counter()
    printed: dict[str, str] = {}
    for pattern in (_NAMED, _TREATED, _RECEIVING):
        for match in pattern.finditer(text):
            words = match.group("x").split()
            if len(words) > 1 and words[0].lower() in _PLAIN:
                words = words[1:]
            if any(word.lower() in _PLAIN or word[0].isdigit() for word in words):
                continue
            name = " ".join(words)
            printed.setdefault(name.lower(), name)
            told[name.lower()] += 1
    return printed[max(told, key=lambda name: told[name])] if told else None
