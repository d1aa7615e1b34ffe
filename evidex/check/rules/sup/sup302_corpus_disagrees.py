"""Another document of the corpus that gives the same quantity otherwise.

## What it does
With a corpus, compares each share and effect estimate with those of documents on the same subject that name the same
outcome (and factor) in the same words, and shows both quotes where they are far apart.

## Why it matters
A reader of one document should see the other side; it says nothing about which of the two is right.

## Tolerance
Shares with counts: Wilson intervals that do not meet; without: half as much again and ten points; 'up to' a share:
twice the other. Estimates: confidence intervals that do not meet. The shorter name (two words at least) must stand in
the longer one, which may add two words but none that makes another outcome of it ('symptomatic').

## Example
`cement leakage … occurs in up to 72%` beside `cement leakage … in 1,838 (19.7%)` of a meta-analysis.

## Known limits
Where the corpus holds no such claim, its sentences are looked through for the same words beside a single share.
Populations are compared only where both claims name one. Responses depend on the treatment: they are compared only
where both claims name the same group. Who the sample is (sex, income, who returned a form) is not compared, nor what is
named by figures. The same outcome in other words is not found.

## References
Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc 1927;22:209–12.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.corpus import about_the_same, effects_differ, proportions_differ, same_words, told_in_text
from evidex.check.outcomes import fires, related
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import Claim, Document, EffectClaim, ProportionClaim
from evidex.text import View


def _check(case: Case) -> Iterator[Outcome]:
    if not case.corpus:
        yield Outcome("not_applicable", reason="there is no corpus to look in")
        return
    near = [(other, claims) for other, claims in case.corpus.values() if about_the_same(case.document, other)]
    for claim in case.claims:
        if not isinstance(claim, ProportionClaim | EffectClaim):
            continue
        if not _comparable(claim):
            yield Outcome("not_applicable", claims=(claim.id,), reason="it tells who takes part, or a category")
        else:
            yield from _compare(case, claim, [(other, theirs) for other, claims in near for theirs in claims])


_SAMPLE = ("characteristic", "other")
"""Roles of shares that tell who takes part: they differ from study to study, and neither is wrong."""
_FIGURES = re.compile(r"\d")


def _comparable(claim: Claim) -> bool:
    """Whether another study could contradict the claim: not who its sample is, nor a category ('12,000 to 24,999')."""
    if not isinstance(claim, ProportionClaim):
        return True
    return claim.role not in _SAMPLE and not _FIGURES.search(claim.of or "")


def _compare(case: Case, claim: Claim, others: list[tuple[Document, Claim]]) -> Iterator[Outcome]:
    """One claim against the claims of others; where none is of the same quantity, against their sentences."""
    same = [
        (document, *_place(document, other), _differ(claim, other)) for document, other in others if _same(claim, other)
    ]
    if not same and isinstance(claim, ProportionClaim) and claim.role != "response":
        documents = list({document.id: document for document in _near(case)}.values())
        same = [(document, *place) for document in documents for place in told_in_text(claim, document)]
    apart = [(document, start, end) for document, start, end, far in same if far]
    if not same:
        yield Outcome("not_applicable", claims=(claim.id,), reason="no other document tells the same quantity")
    elif not apart:
        yield Outcome("agrees", claims=(claim.id,))
    else:
        sides = "; ".join(f"'{_flat(d.text[a:b])}' in {d.metadata.title or d.id}" for d, a, b in apart)
        start, end = _place(case.document, claim)
        message = f"The corpus says otherwise: '{_flat(case.document.text[start:end])}' here, {sides}."
        there = tuple(related(document, start, end, "the other side") for document, start, end in apart)
        yield fires(case, RULE, claim.start, claim.end, message, related=there, claims=(claim.id,))


FEWEST_WORDS = 4
"""A quote with fewer ('44.4%') says nothing by itself."""


def _place(document: Document, claim: Claim) -> tuple[int, int]:
    """The claim's own words, or its sentence where they are too few to be understood."""
    if len(claim.quote.split()) >= FEWEST_WORDS:
        return claim.start, claim.end
    sentence = View(document).sentence_at(claim.start)
    return (sentence.start, sentence.end) if sentence else (claim.start, claim.end)


def _near(case: Case) -> list[Document]:
    return [other for other, _ in case.corpus.values() if about_the_same(case.document, other)]


def _flat(quote: str) -> str:
    return " ".join(quote.split())


def _same(one: Claim, other: Claim) -> bool:
    if one.negated != other.negated or (one.population and other.population and one.population != other.population):
        return False
    if isinstance(one, ProportionClaim) and isinstance(other, ProportionClaim):
        roles = one.role is None or other.role is None or one.role == other.role
        named = one.group is not None and other.group is not None
        groups = same_words(one.group, other.group) if named else "response" not in (one.role, other.role)
        return roles and groups and same_words(one.of, other.of)
    if isinstance(one, EffectClaim) and isinstance(other, EffectClaim):
        return same_words(one.factor, other.factor) and same_words(one.outcome, other.outcome)
    return False


def _differ(one: Claim, other: Claim) -> bool:
    if isinstance(one, ProportionClaim) and isinstance(other, ProportionClaim):
        return proportions_differ(one, other)
    return isinstance(one, EffectClaim) and isinstance(other, EffectClaim) and effects_differ(one, other)


RULE = Rule(code="SUP302", name="corpus-disagrees", severity="note", status="preview", check=_check)
