"""Two entries of the reference list that are one work.

## What it does
Compares each entry with those before it, by work and not by string: the same DOI or PMID, or else nearly the same
title with the same year and a journal and place that do not differ. Abbreviated journal names, '&', British and
American spelling, short page ranges and one misprint are no difference.

## Why it matters
A statement with marks to both seems to have two sources and has one.

## Tolerance
Titles alike to 92 of 100 after levelling, without a changed word or number ('Part 1', 'second' for 'third'); year
equal; not another volume with another page.

## Example
`Heart Rhythm Res. 2016;21(5):330–338` and `Heart Rhythm Research 2016; 21: 330-8` under one title.

## Known limits
A conference abstract and its full paper of the same year and title look alike when neither states its journal.

## References
None.

## Measured
200 open-access articles (6,640 references): 11 findings, all 11 right by reading. Six kinds of false alarm that the
first reading showed (identifiers pasted twice, chapters of one book, web addresses) were mended on the same articles,
so the figure is no blind one: the rule stays preview.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.outcomes import fires, related
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.works import label_of, repeats_of


def _check(case: Case) -> Iterator[Outcome]:
    document = case.document
    if len(document.references) < 2:
        yield Outcome("not_applicable", reason="there are not two references to compare")
        return
    repeats = case.view.once(repeats_of)
    for again, first in repeats.items():
        entry, earlier = document.references[again], document.references[first]
        yield fires(
            case,
            RULE,
            entry.start,
            entry.end,
            f"Reference {label_of(document, again)} is the same work as reference {label_of(document, first)}.",
            related=(related(document, earlier.start, earlier.end, "the same work"),),
        )
    yield from (Outcome("agrees") for _ in range(len(document.references) - len(repeats)))


RULE = Rule(code="REF201", name="reference-duplicated", severity="warning", status="preview", check=_check)
