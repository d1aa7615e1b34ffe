"""A reference whose details are not those of the PubMed record.

## What it does
With a look-up (online), reports each entry that was found but prints another title, author, journal, year, volume or
page than the record, and names the fields.

## Why it matters
A reader who follows the printed details ends up elsewhere.

## Tolerance
That of the look-up: abbreviations, short page ranges and the year of online publication are no difference.

## Example
`reference 4 prints year 2016, PubMed has 2015 (PMID …)`

## Known limits
A record can be wrong too. Without a look-up: not applicable.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.looked_up import look_up_all
from evidex.check.socket import Case, Outcome, ReferenceVerdict, Rule


def _message(label: str, verdict: ReferenceVerdict) -> str:
    told = "; ".join(f"{name} is printed {a!r}, PubMed has {b!r}" for name, (a, b) in sorted(verdict.fields.items()))
    return f"Reference {label} (PMID {verdict.pmid}): {told or verdict.detail}."


def _check(case: Case) -> Iterator[Outcome]:
    return look_up_all(case, RULE, "differs", _message)


RULE = Rule(code="REF302", name="reference-differs", severity="warning", status="preview", check=_check)
