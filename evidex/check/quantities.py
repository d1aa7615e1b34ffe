"""What a claim is a value of, so exactly that another document's value of it can be held against it.

A quantity is known by whole phrases, not by words that both share: what is counted, in whom, when, by which measure.
Claims whose phrases do not say it by themselves ('adverse events', 'death', 'the intervention') have no quantity.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

import msgspec

from evidex.check.wording import function_stems, generic_stems, stem, words
from evidex.schema import Claim, EffectClaim, ProportionClaim

__all__ = ["Quantity", "quantities", "quantity"]

_OCCURS = ("prevalence", "incidence", "adverse_event")
"""Roles of a share that tell how often a thing occurs: which of them it is depends on the sentence around it."""
_OF_THE_STUDY = ("characteristic", "other", "accuracy", "response")
"""Roles of shares that differ from study to study, and neither is wrong: who takes part, how well a test or treatment
does (as each study gives it, and at the time at which it looks)."""
_PEOPLE = frozenset(
    stem(word) for word in "patient people case person subject adult participant procedure level".split()
)
"""Words that stand beside any outcome."""
_ANY = frozenset(
    stem(word)
    for word in """
    adverse event side effect reaction complication outcome endpoint primary secondary composite cause death
    mortality died die reason loss lost follow up withdrawal withdrew dropout discontinue discontinuation symptom
    sign disease condition disorder treatment treated therapy medication drug use intervention control placebo
    group arm study trial baseline any all other overall total serious severe mild moderate common frequent
    response success failure""".split()
)
"""Words that name kinds of things: what is meant by them each document says for itself."""
_WHENCE = re.compile(r"\s(?:out of|outside|from|into)\s.*", re.DOTALL)
"""Where a thing goes or comes from, said or not, is the same thing ('cement leakage out of the vertebral body')."""
_FIGURES = re.compile(r"\d")
Phrase = tuple[str, ...]


class Quantity(msgspec.Struct, frozen=True):
    """What is measured (`key` is the same for the same), and in whom; an empty `group` is everybody."""

    key: tuple[Phrase | str | bool, ...]
    group: Phrase
    every_group: bool = False
    """'up to 72 %' is said of all groups."""

    def meets(self, other: Quantity) -> bool:
        return self.key == other.key and (self.group == other.group or self.every_group or other.every_group)


def quantity(claim: Claim) -> Quantity | None:
    """What the claim is a value of; None where its own phrases do not tell, or where studies are not alike in it.

    That is so of who takes part, of what a test or treatment does, and of categories ('12,000 to 24,999').
    """
    if isinstance(claim, ProportionClaim):
        return _of_share(claim)
    return _of_effect(claim) if isinstance(claim, EffectClaim) else None


def _of_share(claim: ProportionClaim) -> Quantity | None:
    role = "occurs" if claim.role in _OCCURS else claim.role or ""
    if claim.percent is None or claim.of is None or role in _OF_THE_STUDY:
        return None
    of, group = _thing(claim.of), _phrase(claim.group or "")
    if not of or (group and _ANY.issuperset(group)) or _FIGURES.search(f"{claim.of}{claim.group}"):
        return None
    key = ("share", role, of, _phrase(claim.timepoint or ""), _phrase(claim.population or ""), claim.negated)
    return Quantity(key, group, claim.bound == "max")


def _of_effect(claim: EffectClaim) -> Quantity | None:
    factor, outcome = _thing(claim.factor or "", 1), _thing(claim.outcome or "", 1)
    if not factor or not outcome or claim.measure == "other" or claim.ci_low is None or claim.ci_high is None:
        return None
    if _FIGURES.search(f"{claim.factor}{claim.outcome}"):
        return None
    around = (_phrase(told or "") for told in (claim.comparator, claim.timepoint, claim.population))
    return Quantity((claim.measure, claim.adjusted, factor, outcome, *around, claim.negated), ())


@lru_cache(maxsize=65_536)
def _phrase(told: str) -> Phrase:
    """All of its words that say something, as stems in their order."""
    told_nothing = function_stems() | _PEOPLE
    return tuple(word.stem for word in words(told) if word.stem not in told_nothing)


@lru_cache(maxsize=65_536)
def _thing(told: str, least: int = 2) -> Phrase:
    """A phrase of which so many words mean the same in every document; empty where they are fewer."""
    phrase = _phrase(_WHENCE.sub("", told))
    telling = sum(stem not in _ANY and stem not in generic_stems() for stem in phrase)
    return phrase if telling >= least else ()


def quantities(claims: Sequence[Claim]) -> Iterator[tuple[Quantity, Claim]]:
    """The claims of a document that are its only value of their quantity, each with it.

    What a document tells several values of (in rows of a table, of subgroups) its phrases do not tell apart.
    """
    found: dict[Quantity, list[Claim]] = {}
    for claim in claims:
        if (what := quantity(claim)) is not None:
            found.setdefault(what, []).append(claim)
    for what, same in found.items():
        if len({_value(claim) for claim in same}) == 1:
            yield what, same[0]


def _value(claim: Claim) -> tuple[Decimal | None, ...]:
    if isinstance(claim, ProportionClaim):
        return (claim.percent,)
    return (claim.estimate, claim.ci_low, claim.ci_high) if isinstance(claim, EffectClaim) else ()
