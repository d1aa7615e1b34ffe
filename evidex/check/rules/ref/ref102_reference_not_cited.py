"""An entry of the reference list that no citation mark names.

## What it does
Reports each entry that is nowhere cited in the text.

## Why it matters
An entry that nothing leans on lends weight without support; it may also show that a passage was cut.

## Tolerance
None. Where fewer than half of the entries are cited, the marks were probably not all readable (raised figures lost in
a text file), and nothing is reported.

## Example
Entry 11 of a list whose marks end at 10.

## Known limits
Marks inside figures or in a supplement are not seen.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.works import label_of, uncited_entries

LEAST_CITED = 0.5
"""Fewer cited entries than this: marks were lost in reading."""


def _check(case: Case) -> Iterator[Outcome]:
    document = case.document
    if not document.references or not document.citations:
        yield Outcome("not_applicable", reason="there are not both citation marks and a reference list")
        return
    missed = uncited_entries(document)
    cited = len(document.references) - len(missed)
    if cited < LEAST_CITED * len(document.references):
        yield Outcome("not_applicable", reason="most entries are uncited: marks were probably lost in reading")
        return
    for index in missed:
        entry = document.references[index]
        yield fires(case, RULE, entry.start, entry.end, f"Reference {label_of(document, index)} is nowhere cited.")
    yield from (Outcome("agrees") for _ in range(cited))


RULE = Rule(code="REF102", name="reference-not-cited", severity="note", status="preview", check=_check)
