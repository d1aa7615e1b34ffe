"""A claim whose quote is not the text at its place.

## What it does
Compares the quote of every claim, character by character, with the document's text from its start to its end.

## Why it matters
A claim that cannot be shown in the text is no evidence. Claims typed by hand or brought in from another program, and
claims about an older version of the text, fail here.

## Tolerance
None: the text between the two places must be the quote.

## Example
A claim that quotes `29/124 (23%)` at a place where the document says `Methods`.

## Known limits
Says where else the quote stands, but does not move the claim.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.judging import AGREES, Fault, outcome
from evidex.check.socket import Case, Outcome, Rule


def check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    for claim in case.claims:
        start, end = max(0, min(claim.start, len(text))), max(0, min(claim.end, len(text)))
        if start == claim.start and end == claim.end and start < end and text[start:end] == claim.quote:
            yield outcome(case, RULE, start, end, AGREES, (claim.id,))
            continue
        found = text.find(claim.quote) if claim.quote else -1
        fault = Fault(
            f"The claim quotes {_short(claim.quote)}; the text at {claim.start}–{claim.end} is "
            f"{_short(text[start:end])}.",
            suggestion=f"the quote stands at {found}–{found + len(claim.quote)}" if found >= 0 else None,
        )
        yield outcome(case, RULE, start, max(start, end), fault, (claim.id,))


def _short(words: str) -> str:
    return repr(words if len(words) <= 60 else words[:57] + "…")


RULE = Rule(code="PRV101", name="quote-differs-from-span", severity="error", status="preview", check=check)
