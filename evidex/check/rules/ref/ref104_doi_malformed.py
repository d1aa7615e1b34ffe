"""A DOI that cannot be one.

## What it does
Reports what stands behind 'doi:' in an entry of the reference list and does not have the form of a DOI: 10, a point,
four digits or more, a slash.

## Why it matters
Nobody can follow it, and no database will count the citation.

## Tolerance
Spaces, 'https://', 'doi.org/' and a line broken within are no fault.

## Example
`doi:105550-emim.2014.0060`.

## Known limits
Whether the DOI exists is REF301's business.

## References
ISO 26324:2022, Information and documentation — Digital object identifier system.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule

_NAMED = re.compile(r"\bdoi\s?[:.=]\s?(?:https?://)?(?:(?:dx\.)?doi\.org/)?\s?(?P<doi>\S+)", re.I)
_FORM = re.compile(r"10\s?\.\s?\d{4,9}(?:\.\d+)*\s?/")
_WRITTEN = re.compile(r"[\d./-]{4,}")


def check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    for entry in case.document.references:
        for match in _NAMED.finditer(text, entry.start, entry.end):
            if _FORM.match(text, match.start("doi")) or entry.doi:
                yield Outcome("agrees")
            elif _WRITTEN.match(match["doi"]) and not _FORM.search(text, match.start(), entry.end):
                printed = match["doi"].rstrip(".,;")
                message = f"'{printed}' has not the form of a DOI (10.1234/…)."
                yield fires(case, RULE, match.start("doi"), match.start("doi") + len(printed), message)
            else:
                yield Outcome("not_applicable", reason="what stands behind 'doi' is no number")


RULE = Rule(code="REF104", name="doi-malformed", severity="warning", status="preview", check=check)
