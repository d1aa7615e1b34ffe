"""A cited document that does not hold the number.

## What it does
With a corpus, takes each claim that cites a work which is in the corpus (by DOI, PMID, PMCID, else title and year),
and looks for its percentage, count, estimate or value anywhere in that document, tables included.

## Why it matters
Numbers change on the way from source to citation; some were never there.

## Tolerance
None of the claim's telling numbers may stand in any of the cited documents. Where only an abstract was read, it is a
note: the number may stand in the full text.

## Example
`a quarter needed a second operation (24%) [3]`, and 24 stands nowhere in work 3.

## Known limits
Silent in a report's methods: what is cited there is a scale or a criterion ('a fall of more than 75 % [12]').
A number that the author computed or rounded from the source is reported; a number that stands there of something
else is not.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.corpus import cited_documents, telling_numbers
from evidex.check.outcomes import fires
from evidex.check.report_parts import holds_number
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import Claim, Document, Related


def _check(case: Case) -> Iterator[Outcome]:
    if not case.corpus:
        yield Outcome("not_applicable", reason="there is no corpus to look in")
        return
    for claim in case.claims:
        if claim.section == "methods":
            reason = "methods cite criteria and definitions, not results"
            yield Outcome("not_applicable", claims=(claim.id,), reason=reason)
            continue
        numbers = [str(abs(number)) for number in telling_numbers(claim)]
        cited = [document for _, document in cited_documents(case, claim)] if numbers else []
        if not cited:
            yield Outcome("not_applicable", claims=(claim.id,), reason="the cited work is not in the corpus")
        elif any(holds_number(document.text, number) for document in cited for number in numbers):
            yield Outcome("agrees", claims=(claim.id,))
        else:
            yield _say(case, claim, numbers, cited)


def _say(case: Case, claim: Claim, numbers: list[str], cited: list[Document]) -> Outcome:
    names = ", ".join(document.metadata.title or document.id for document in cited)
    whole = all(any(section.part == "body" for section in document.sections) for document in cited)
    message = f"{', '.join(numbers)} stands nowhere in what is cited ({names})"
    message += "." if whole else ", of which only the abstract was read."
    places = tuple(
        Related(document=document.id, start=0, end=0, quote="", message="the cited document") for document in cited
    )
    return fires(
        case,
        RULE,
        claim.start,
        claim.end,
        message,
        severity=None if whole else "note",
        related=places,
        claims=(claim.id,),
    )


RULE = Rule(code="SUP301", name="cited-document-lacks-number", severity="warning", status="preview", check=_check)
