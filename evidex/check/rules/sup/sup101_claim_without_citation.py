"""A quantity or a cause that is claimed without a source.

## What it does
Outside the document's own study, reports each sentence without a citation mark that states a share, a change by a
number, an effect estimate, or (unhedged) that something causes, triggers, cures or prevents something.

## Why it matters
Nobody can check it. Such sentences are also where padded and invented texts go beyond their sources.

## Tolerance
A link to another site is a source. A sentence that the next one carries on with a citation ('In the same study … [6]')
is taken as cited, and so is one of an account in the past tense whose paragraph has cited its study. Advice, questions,
hedged causes ('may cause') and restatements of the body (SUP201, TOP202) are left alone; so are numbers that the
writers made themselves: their own audit, the votes of a panel, marks to reach.

## Example
`Taking the tablet on an empty stomach doubles the chance of nausea.`

## Known limits
A link that only sells something is taken for a source. Textbook knowledge needs no source and is reported all the
same when it is put as a cause. In a research report only the introduction is judged.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.claiming import claimed, vague_source
from evidex.check.outcomes import fires
from evidex.check.restatement import restated_items_of
from evidex.check.retold_figures import retold_figures
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.support import bare_sentences
from evidex.check.topic import set_aside
from evidex.schema import Claim, EffectClaim, ProportionClaim


def _check(case: Case) -> Iterator[Outcome]:
    view = case.view
    if (reason := set_aside(view)) is not None:
        yield Outcome("not_applicable", reason=reason)
        return
    restating = {found.again.start for found in restated_items_of(view)}
    retold = retold_figures(view)
    for sentence in bare_sentences(view):
        quote = view.text[sentence.start : sentence.end]
        if sentence.start in retold or vague_source(quote):
            continue  # SUP201, SUP102
        inside = tuple(c for c in case.claims_in(sentence.start, sentence.end, Claim) if c.end <= sentence.end)
        told = claimed(quote) or _number_told(inside)
        if told is not None and sentence.start not in restating:
            ids = tuple(claim.id for claim in inside)
            yield fires(case, RULE, sentence.start, sentence.end, _message(*told), claims=ids)


def _number_told(inside: tuple[Claim, ...]) -> tuple[str, str] | None:
    numbers = [claim for claim in inside if isinstance(claim, ProportionClaim | EffectClaim)]
    return ("quantity", " ".join(numbers[0].quote.split())) if numbers else None


def _message(kind: str, words: str) -> str:
    remedy = "cite one, or link to it" if kind == "quantity" else "cite one, or say that it is not certain"
    return f"This claims a {kind} ('{words}') and cites no source: {remedy}."


RULE = Rule(code="SUP101", name="claim-without-citation", severity="warning", status="preview", check=_check)
