"""A text that ends before its end.

## What it does
Reports a note of the source ('ABSTRACT TRUNCATED AT 250 WORDS'), a file that the reader found cut off, and a last
sentence that ends in the middle of a phrase.

## Why it matters
Results may stand in the part that is missing.

## Tolerance
Only words after which no English sentence ends count as the middle of a phrase.

## Example
`(ABSTRACT TRUNCATED AT 250 WORDS)`

## Known limits
A text cut between two sentences is not seen.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule
from evidex.text import Sentence

_NOTE = re.compile(
    r"\((?:ABSTRACT|abstract) TRUNCATED(?: AT \d+ WORDS)?\)|\[abstract truncated[^\]]{0,30}\]"
    r"|\.\.\.\s*\[?(?:read|show) more\]?|\(truncated at \d+ words\)",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?:\b(?:the|of|and|or|with|in|to|(?-i:a)|an|by|for|from|than|was|were)|[,(\[–-])$", re.IGNORECASE
)
"""A last sentence that ends in the middle of a phrase, not 'Child-Pugh class A' or 'hepatitis A'."""


def _check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    told = text.lower()
    if ("truncated" in told or "..." in told) and (note := _NOTE.search(text)):
        yield fires(case, RULE, note.start(), note.end(), "The source says that its text is cut off here.")
        return
    if "truncated" in case.document.remarks:
        yield fires(case, RULE, len(text), len(text), "The file ends before its content does.")
        return
    last = case.view.sentences[-1] if case.view.sentences else None
    if last is None:
        yield Outcome("not_applicable", reason="there is no running text")
    elif last.section != "title" and _ends_open(text, last) and _is_last(case, last.end):
        yield fires(case, RULE, last.start, last.end, "The text ends in the middle of a sentence.")
    else:
        yield Outcome("agrees")


def _ends_open(text: str, last: Sentence) -> bool:
    return _OPEN_END.search(text, max(last.start, last.end - 8), last.end) is not None


def _is_last(case: Case, end: int) -> bool:
    """Nothing but white space behind it: a sentence before a table may go on after it."""
    return not case.document.text[end:].strip()


RULE = Rule(code="DOC003", name="text-cut-off", severity="warning", status="preview", check=_check)
