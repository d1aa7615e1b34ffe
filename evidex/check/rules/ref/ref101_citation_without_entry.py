"""A citation mark that names no entry of the reference list.

## What it does
Looks each citation mark up in the reference list: a number by the printed number, a name and year by the first author
and year of the entries. A mark that meets nothing is reported once, where it is first used.

## Why it matters
The statement has no source; often an entry was dropped or the list renumbered.

## Tolerance
None. Where more than half of all labels meet nothing, marks or list were probably misread, and nothing is reported;
nor for a number inside a numbered list that goes on behind it: its entry was lost in reading.

## Example
`[12]` with a list that ends at 11; `(Dalgaard, 2018)` without such an entry.

## Known limits
An author-year mark is matched by one name and the year; an entry of a namesake in that year hides a missing one.

## References
None.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.works import cited_references
from evidex.schema import Citation

MISREAD_SHARE = 0.5
"""More dangling labels than this of all: the reading, not the document, is at fault."""


def _check(case: Case) -> Iterator[Outcome]:
    document = case.document
    if not document.references or not document.citations:
        yield Outcome("not_applicable", reason="there are not both citation marks and a reference list")
        return
    dangling: dict[str, list[Citation]] = defaultdict(list)
    known: set[str] = set()
    for mark in document.citations:
        for label, hits in cited_references(document, mark).items():
            if hits:
                known.add(label)
            else:
                dangling[label].append(mark)
    if len(dangling) > MISREAD_SHARE * (len(dangling) + len(known)):
        yield Outcome("not_applicable", reason="most marks meet no entry: marks or list were probably misread")
        return
    last = max((int(entry.label) for entry in document.references if entry.label.isdigit()), default=0)
    for label, marks in dangling.items():
        if label.isdigit() and int(label) < last:
            yield Outcome("not_applicable", reason=f"entry {label} was lost in reading: the list goes on to {last}")
            continue
        times = "" if len(marks) == 1 else f" ({len(marks)} times)"
        message = f"'{label}' is cited{times} and is not {_among(len(document.references))}."
        yield fires(case, RULE, marks[0].start, marks[0].end, message)
    yield from (Outcome("agrees") for _ in known)


def _among(count: int) -> str:
    return "the only reference" if count == 1 else f"among the {count} references"


RULE = Rule(code="REF101", name="citation-without-entry", severity="warning", status="preview", check=_check)
