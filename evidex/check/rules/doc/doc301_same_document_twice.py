"""The same document twice in a corpus.

## What it does
With a corpus, compares the document with every other one by DOI, PMID, PMCID, else by its text.

## Why it matters
Its claims would be counted and pooled twice.

## Tolerance
Texts alike to 95 of 100 in their first 3,000 letters and digits, of nearly the same length. Records that hold a title
only are told by their identifiers.

## Example
`paper.pdf` and `paper (1).pdf`

## Known limits
A record and the full text of one report are told by their identifiers only; two reports of one study are not
the same document.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import Document, Related

TEXT_ENOUGH = 95.0
"""Likeness of the texts (rapidfuzz ratio, 0–100): a new site frame or hyphenation apart, the same words."""


def _check(case: Case) -> Iterator[Outcome]:
    if not case.corpus:
        yield Outcome("not_applicable", reason="there is no corpus to look in")
    for other, _ in case.corpus.values():
        reason = _same(case.document, other)
        if reason is None:
            yield Outcome("agrees")
            continue
        there = Related(document=other.id, start=0, end=0, quote="", message=other.origin.name)
        message = f"This document stands in the corpus a second time ({other.id}, {other.origin.name}): {reason}."
        yield fires(case, RULE, 0, 0, message, related=(there,))


def _same(one: Document, other: Document) -> str | None:
    """Why the two are one document; None where they are not."""
    if one.text == other.text and not (_is_mere_title(one) and _named_apart(one, other)):
        return "the text is the same"
    for name in ("doi", "pmid", "pmcid"):
        mine, yours = getattr(one.metadata, name).lower(), getattr(other.metadata, name).lower()
        if mine and yours:
            return f"the {name.upper()} is the same" if mine == yours else None
    if min(len(one.text), len(other.text)) < 0.8 * max(len(one.text), len(other.text)):
        return None
    mine, yours = _opening(one), _opening(other)
    if not mine or not yours:
        return None
    from rapidfuzz import fuzz

    return "the texts are nearly the same" if fuzz.ratio(mine, yours) >= TEXT_ENOUGH else None


def _is_mere_title(document: Document) -> bool:
    """A record without an abstract: 'Reply.' and 'Statement of retraction.' are the titles of many."""
    return len(document.text.strip()) <= len(document.metadata.title.strip()) + 1


def _named_apart(one: Document, other: Document) -> bool:
    pairs = [(getattr(one.metadata, name), getattr(other.metadata, name)) for name in ("pmid", "doi", "pmcid")]
    return any(mine and yours and mine.lower() != yours.lower() for mine, yours in pairs)


def _opening(document: Document) -> str:
    """The first 3,000 letters and digits: enough to tell two reports apart, quick to compare."""
    return "".join(re.findall(r"\w", document.text[:6000].lower()))[:3000]


RULE = Rule(code="DOC301", name="same-document-twice", severity="warning", status="preview", check=_check)
