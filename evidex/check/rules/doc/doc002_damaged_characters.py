"""Characters that were damaged before or in reading.

## What it does
Finds replacement characters, private-use and unmapped glyphs, control characters and doubly encoded text, and reports
them once per document with their number and the first place.

## Why it matters
A lost minus or a lost 'less than' changes a result; a reviewer should look at the source.

## Tolerance
None.

## Example
`95 % CI 0.8�1.2`

## Known limits
Damage that gives ordinary characters (a minus that became a 2) is not seen.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule

_DAMAGE = re.compile(
    r"\ufffd|[\ue000-\uf8ff]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\(cid:\d{1,5}\)"
    r"|(?:[ÃÂ][\u0080-\u00bf]|â€[\u0080-\u00bf™œ“”˜¦]|â[\u0080-\u0094][\u0080-\u00bf])"
)
"""Replacement and private-use characters, controls, unmapped glyphs, and UTF-8 that was read as Latin-1 or CP1252."""
_SIGNS = ("(cid:", *"\ufffdÃÂâ")
"""One of these, or a character that is not printable, stands in every damaged place."""


def _check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    places = list(_DAMAGE.finditer(text)) if _may_be_damaged(text) else []
    if places:
        first = places[0]
        count = f"{len(places)} places hold" if len(places) > 1 else "One place holds"
        near = " ".join(text[max(first.start() - 20, 0) : first.end() + 20].split())
        message = f"{count} characters that were damaged before or in reading, first in '{near}': numbers may be lost."
        yield fires(case, RULE, first.start(), first.end(), message)
    elif "damaged-characters" in case.document.remarks:
        yield fires(case, RULE, 0, 0, "The reader met characters that it could not decode: numbers may be lost.")
    else:
        yield Outcome("agrees")


def _may_be_damaged(text: str) -> bool:
    """A cheap look that clears most texts."""
    return not text.replace("\n", "").isprintable() or any(sign in text for sign in _SIGNS)


RULE = Rule(code="DOC002", name="damaged-characters", severity="warning", status="preview", check=_check)
