"""A reference to a retracted report.

## What it does
With a look-up (online), reports each entry whose PubMed record says that it was retracted. Without one, each entry that
is a document of the corpus (`--corpus`, or the run) whose own record, type or title says so.

## Why it matters
What leans on it must be read again, unless it is cited as retracted.

## Tolerance
None: the record says so.

## Example
`reference 7 (PMID …) was retracted.`

## Known limits
A document that discusses a retraction cites the retracted report on purpose. A record of the corpus is as old as its
fetching, and of a large one only the forty documents that matter most to this one are looked at. With neither look-up
nor corpus: not applicable.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.corpus import works_of
from evidex.check.looked_up import look_up_all
from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, ReferenceVerdict, Rule
from evidex.check.works import label_of
from evidex.schema import Related


def _message(label: str, verdict: ReferenceVerdict) -> str:
    detail = f" ({verdict.detail})" if verdict.detail else ""
    return f"Reference {label} (PMID {verdict.pmid}) was retracted{detail}."


def _check(case: Case) -> Iterator[Outcome]:
    if case.look_up is None and case.corpus:
        yield from _in_corpus(case)
    else:
        yield from look_up_all(case, RULE, "retracted", _message)


def _in_corpus(case: Case) -> Iterator[Outcome]:
    """An Outcome per reference that is a document of the corpus; it fires where that says that it was retracted."""
    document = case.document
    for index, reference in enumerate(document.references):
        cited = works_of(case, reference)
        retracted = [other for other in cited if any(each.kind == "retraction" for each in other.metadata.standing)]
        if retracted:
            work = retracted[0]
            message = (
                f"Reference {label_of(document, index)} ({work.id}) was retracted, as its record in the corpus says."
            )
            there = Related(document=work.id, start=0, end=0, quote="", message="the retracted report")
            yield fires(case, RULE, reference.start, reference.end, message, related=(there,))
        else:
            yield Outcome("agrees") if cited else Outcome("not_applicable", reason="the work is not in the corpus")


RULE = Rule(code="REF303", name="reference-retracted", severity="error", status="preview", check=_check)
