"""Another document of the corpus that gives the same quantity otherwise.

## What it does
With a corpus, holds each share and effect estimate against those that documents on the same subject give of the same
quantity: by whole phrases the same thing, in the same group, at the same time, by the same measure. Where the numbers
exclude one another, it shows both quotes. It speaks only where it is selected (`--select SUP302`, or `SUP`).

## Why it matters
A reader of one document should see the other side; it says nothing about which of the two is right.

## Tolerance
Shares with counts: Wilson intervals that do not meet; without: twice the other and ten points; 'up to' a share (of any
group): twice the other. Estimates: confidence intervals that do not meet.

## Example
`cement leakage … occurs in up to 72%` beside `cement leakage … in 1,838 (19.7%)` of a meta-analysis.

## Known limits
The same thing in other words is not found. Not compared are: who the sample is (sex, income, who returned a form),
accuracy of tests, responses to treatment, what is named by figures or by words that each study fills in
for itself ('adverse events', 'primary outcome'), and what a document gives several values of under one name (rows of a
table). Sentences in which no claim was found are not looked at.

## References
Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc 1927;22:209–12.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidex.check.corpus import about_the_same, effects_differ, proportions_differ
from evidex.check.outcomes import fires, related
from evidex.check.quantities import Quantity, quantities
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.works import same_title
from evidex.schema import Claim, Document, EffectClaim, ProportionClaim
from evidex.text import View


def _check(case: Case) -> Iterator[Outcome]:
    if not case.corpus:
        yield Outcome("not_applicable", reason="there is no corpus to look in")
        return
    mine = list(quantities(case.claims))
    others = _others(case, {what.key for what, _ in mine})
    for what, claim in mine:
        same = [(document, theirs) for document, other, theirs in others.get(what.key, ()) if what.meets(other)]
        yield _compare(case, claim, same)
    told = {claim.id for _, claim in mine}
    for claim in case.claims:
        if isinstance(claim, ProportionClaim | EffectClaim) and claim.id not in told:
            yield Outcome("not_applicable", claims=(claim.id,), reason="its own words do not tell the quantity")


Others = dict[tuple[object, ...], list[tuple[Document, Quantity, Claim]]]


def _others(case: Case, wanted: set[tuple[object, ...]]) -> Others:
    """What other works on the same subject tell of the wanted quantities, by quantity."""
    found: Others = {}
    for document, claims in case.corpus.values() if wanted else ():
        there = [(what, claim) for what, claim in quantities(claims) if what.key in wanted]
        if there and about_the_same(case.document, document) and not _same_work(case.document, document):
            for what, claim in there:
                found.setdefault(what.key, []).append((document, what, claim))
    return found


def _same_work(one: Document, other: Document) -> bool:
    """A PDF and a page of one article are no two sides."""
    return bool(one.metadata.title and other.metadata.title) and same_title(one.metadata.title, other.metadata.title)


def _compare(case: Case, claim: Claim, same: Sequence[tuple[Document, Claim]]) -> Outcome:
    if not same:
        return Outcome("not_applicable", claims=(claim.id,), reason="no other document tells the same quantity")
    apart = [(document, *_place(document, other)) for document, other in same if _differ(claim, other)]
    if not apart:
        return Outcome("agrees", claims=(claim.id,))
    sides = "; ".join(f"'{_flat(d.text[a:b])}' in {d.metadata.title or d.id}" for d, a, b in apart)
    start, end = _place(case.document, claim)
    message = f"The corpus says otherwise: '{_flat(case.document.text[start:end])}' here, {sides}."
    there = tuple(related(document, start, end, "the other side") for document, start, end in apart)
    return fires(case, RULE, claim.start, claim.end, message, related=there, claims=(claim.id,))


FEWEST_WORDS = 4
"""A quote with fewer ('44.4%') says nothing by itself."""


def _place(document: Document, claim: Claim) -> tuple[int, int]:
    """The claim's own words, or its sentence where they are too few to be understood."""
    if len(claim.quote.split()) >= FEWEST_WORDS:
        return claim.start, claim.end
    sentence = View(document).sentence_at(claim.start)
    return (sentence.start, sentence.end) if sentence else (claim.start, claim.end)


def _flat(quote: str) -> str:
    return " ".join(quote.split())


def _differ(one: Claim, other: Claim) -> bool:
    if isinstance(one, ProportionClaim) and isinstance(other, ProportionClaim):
        return proportions_differ(one, other)
    return isinstance(one, EffectClaim) and isinstance(other, EffectClaim) and effects_differ(one, other)


RULE = Rule(code="SUP302", name="corpus-disagrees", severity="note", status="preview", check=_check, on_request=True)
