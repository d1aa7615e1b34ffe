"""Claims against gold: what matches, what is missed, what is extra, and which fields agree.

One claim matches one label, greedily by most agreeing fields. The core that must agree, by kind: effect measure and
estimate (and the interval where the label has one); proportion percent (else counts, else range); score value (and sd
where the label has one); cause relation, factor and outcome; of other kinds all numbers. Fields are then scored on
matched pairs where the label states them. Labels of doubt count neither for nor against.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["KINDS", "Scored", "Tally", "phrase_f1", "score_document", "total"]

KINDS = ("effect", "proportion", "score", "cause")

Row = Mapping[str, Any]
"""A claim or a label: field names to values."""

_STOP = frozenset("the a an of in for with and or to on at by was were is are patients group who had have".split())
_NUMBERS = frozenset(
    "percent numerator denominator low high ci_low ci_high ci_level p_value estimate value sd se".split()
)
_PHRASES = frozenset({"of", "group", "factor", "outcome", "comparator", "timepoint"})
_ALONGSIDE = frozenset({"kind", "quote", "doubt", "page", "where", "derived"})
_LOOSE = (
    {"cause", "risk_factor"},
    {"risk_factor", "associated"},
    {"protective", "associated"},
    {"cause", "associated"},
)


@dataclass
class Tally:
    """Counts over documents for one kind: they add up."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    agreed: Counter[str] = field(default_factory=Counter)
    stated: Counter[str] = field(default_factory=Counter)

    def __iadd__(self, other: Tally) -> Tally:
        self.right += other.right
        self.extra += other.extra
        self.missed += other.missed
        self.agreed.update(other.agreed)
        self.stated.update(other.stated)
        return self

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right + self.extra else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        both = 2 * self.right + self.extra + self.missed
        return 2 * self.right / both if both else 0.0

    def counted(self, name: str) -> int:
        """How many claims or labels precision, recall or f1 is a figure of; of none it says nothing."""
        return self.right + self.extra * (name != "recall") + self.missed * (name != "precision")

    def accuracy(self, name: str) -> float:
        return self.agreed[name] / self.stated[name] if self.stated[name] else 0.0


@dataclass
class Scored:
    """One document's claims of one kind against its labels."""

    tally: Tally
    misses: list[Row]
    extras: list[Row]
    pairs: list[tuple[Row, Row]]


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum."""
    whole = Tally()
    for tally in tallies:
        whole += tally
    return whole


def _words(phrase: object) -> list[str]:
    words: list[str] = re.findall(r"[a-z0-9]+", str(phrase).lower())
    return [word for word in words if word not in _STOP] or words


def phrase_f1(one: object, other: object) -> float:
    """Token F1 of two phrases, stop words dropped: 0 to 1."""
    first, second = Counter(_words(one)), Counter(_words(other))
    shared = sum((first & second).values())
    return 2 * shared / (sum(first.values()) + sum(second.values())) if shared else 0.0


def _same_number(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return False
    return abs(float(one) - float(other)) <= 1e-9 * max(1.0, abs(float(one)))


def _same_relation(one: object, other: object) -> bool:
    return one == other or {one, other} in _LOOSE


def _core(label: Row, claim: Row) -> bool:
    kind = label["kind"]
    if kind == "effect":
        if not _same_number(label.get("estimate"), claim.get("estimate")):
            return False
        if label.get("measure") not in (claim.get("measure"), "other"):
            return False
        return all(_same_number(label[bound], claim.get(bound)) for bound in ("ci_low", "ci_high") if bound in label)
    if kind == "proportion":
        return _core_proportion(label, claim)
    if kind == "score":
        return _same_number(label.get("value"), claim.get("value")) and (
            "sd" not in label or _same_number(label["sd"], claim.get("sd"))
        )
    if kind != "cause":
        numbers = [name for name in _fields(label) if isinstance(label[name], int | float)]
        return bool(numbers) and all(_same_number(label[name], claim.get(name)) for name in numbers)
    return _same_relation(label["relation"], claim.get("relation")) and all(
        phrase_f1(label[side], claim.get(side) or "") >= 0.5 for side in ("factor", "outcome")
    )


def _core_proportion(label: Row, claim: Row) -> bool:
    if "percent" in label:
        needed: tuple[str, ...] = ("percent",)
    elif "low" in label and "high" in label and "numerator" not in label:
        needed = ("low", "high")
    elif "denominator" in label:
        needed = ("numerator", "denominator")
    else:
        needed = ("numerator",)
    return all(_same_number(label.get(name), claim.get(name)) for name in needed)


def _agrees(name: str, label: Row, claim: Row) -> bool:
    value, found = label[name], claim.get(name)
    if found is None:
        return False
    if name in _NUMBERS:
        return _same_number(value, found)
    if name in _PHRASES:
        return phrase_f1(value, found) >= 0.5
    if name == "unit":
        return str(value).lower().rstrip("s") == str(found).lower().rstrip("s")
    return bool(value == found)


def _fields(label: Row) -> list[str]:
    return [name for name in label if name not in _ALONGSIDE]


def score_document(labels: Iterable[Row], claims: Iterable[Row], kind: str) -> Scored:
    """The claims of one document against its labels, for one kind. Claims from the title are left out."""
    wanted = [label for label in labels if label["kind"] == kind]
    found = [claim for claim in claims if claim.get("kind") == kind and claim.get("section") != "title"]
    candidates = sorted(
        (-sum(_agrees(name, label, claim) for name in _fields(label)), i, j)
        for i, label in enumerate(wanted)
        for j, claim in enumerate(found)
        if _core(label, claim)
    )
    taken_labels: dict[int, int] = {}
    taken_claims: set[int] = set()
    for _, i, j in candidates:
        if i not in taken_labels and j not in taken_claims:
            taken_labels[i] = j
            taken_claims.add(j)
    tally = Tally()
    pairs = [(wanted[i], found[j]) for i, j in sorted(taken_labels.items()) if not wanted[i].get("doubt")]
    for label, claim in pairs:
        for name in _fields(label):
            tally.stated[name] += 1
            tally.agreed[name] += _agrees(name, label, claim)
    misses = [label for i, label in enumerate(wanted) if i not in taken_labels and not label.get("doubt")]
    extras = [claim for j, claim in enumerate(found) if j not in taken_claims]
    tally.right, tally.missed, tally.extra = len(pairs), len(misses), len(extras)
    return Scored(tally, misses, extras, pairs)
