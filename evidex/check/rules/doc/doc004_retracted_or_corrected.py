"""A report that was retracted, corrected or put in doubt by its journal.

## What it does
Passes on the notices that the record itself names: retraction (error), expression of concern (warning), correction,
update, and that this document is itself such a notice (notes).

## Why it matters
Evidence from a retracted report does not belong in a table without a mark.

## Tolerance
None: the record says so.

## Example
`Retraction in: J Example Med 2020;12:3`

## Known limits
A notice that came after the record was saved is not known; fetch the record again. What only another document of the
corpus says of it is DOC302.

## References
None.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from evidex.check.notices_told import SAYS
from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import Notice, Severity

_SAYS: dict[str, tuple[Severity, str]] = {
    **SAYS,
    "retraction_of": ("note", "This is the retraction of another report"),
    "correction_of": ("note", "This is the correction of another report"),
    "concern_of": ("note", "This is an expression of concern about another report"),
}


def _check(case: Case) -> Iterator[Outcome]:
    metadata = case.document.metadata
    for notice, times in Counter(metadata.notices).items():
        severity, says = _SAYS[notice.kind]
        yield fires(case, RULE, 0, 0, f"{says}{_where(notice, times)}.", severity=severity)
    if any(notice.kind == "retraction" for notice in metadata.notices):
        return
    if metadata.called_retracted:
        yield fires(case, RULE, 0, 0, "The record calls this report retracted.", severity="error")
    elif not metadata.notices:
        yield Outcome("agrees")


def _where(notice: Notice, times: int) -> str:
    """Its citation, with PMID and DOI where that does not name them already, and how many there are."""
    there = {word.strip(".,;:()") for word in notice.citation.split()}
    ids = {f"PMID {notice.pmid}": notice.pmid, f"doi {notice.doi}": notice.doi}
    places = [notice.citation, *(words for words, told in ids.items() if told and told not in there)]
    told = ", ".join(place for place in (*places, f"{times} of them" if times > 1 else "") if place)
    return f" ({told})" if told else ""


RULE = Rule(code="DOC004", name="retracted-or-corrected", severity="error", status="preview", check=_check)
