"""A report of which another document of the corpus says that it was retracted, corrected or put in doubt.

## What it does
With a corpus, passes on the notices that the document itself does not tell (those are DOC004): the record of a
retraction, an erratum, an expression of concern or an update names it by PMID or DOI, or its record says so where its
full text does not.

## Why it matters
A record that was saved before its retraction says nothing of it; the notice beside it does.

## Tolerance
None: the other document says so. A notice that came out under the DOI of the report itself is not taken for the report.

## Example
`pmid:11` and a notice whose record names it: `Retraction of: J Example Med 2019;11:3. PMID: 11`

## Known limits
A notice that names the report by its title or citation only is not found. A correction that the document tells without
its PMID and DOI is taken for one of those that others tell.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evidex.check.notices_told import SAYS, Told, names_of
from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import Document, Notice, Related
from evidex.schema.same_notices import lacking


def _check(case: Case) -> Iterator[Outcome]:
    metadata = case.document.metadata
    names = names_of(metadata)
    if not case.corpus and not case.notices:
        yield Outcome("not_applicable", reason="there is no corpus to look in")
        return
    if not names:
        yield Outcome("not_applicable", reason="the document names no PMID, DOI or PMCID of its own")
        return
    told = _not_its_own({each for name in names for each in case.notices.get(name, ())}, case.document)
    kinds = [kind for kind in SAYS if any(each.kind == kind for each in told)]
    for kind in kinds:
        severity, says = SAYS[kind]
        message, tellers = _told_by(sorted(each for each in told if each.kind == kind))
        yield fires(case, RULE, 0, 0, f"{says}, {message}.", severity=severity, related=tellers)
    if not kinds:
        yield Outcome("agrees")


def _not_its_own(there: Iterable[Told], document: Document) -> set[Told]:
    """Of what is told, the notices that the document does not tell itself."""
    others = [each for each in there if each.own or each.teller != document.id]
    distinct: list[Notice] = []
    for each in sorted(others):
        nameless = not each.own and not each.pmid and not each.doi  # a document of its own: a notice of its own
        distinct += [each.notice] if nameless else lacking([each.notice], distinct)
    # no citation is held against another: each record words it differently
    known = [Notice(kind=each.kind, pmid=each.pmid, doi=each.doi) for each in document.metadata.standing]
    unknown = lacking(distinct, known)
    return {each for each in others if not lacking([each.notice], unknown)}


def _told_by(told: list[Told]) -> tuple[str, tuple[Related, ...]]:
    """Who says it, in words, and the documents that do; the report's own record before any notice."""
    own = [each.teller for each in told if each.own]
    tellers = own or [each.teller for each in told]
    who = "its record" if own else "a notice" if len(tellers) == 1 else "notices"
    words = f"as {who} in the corpus {'say' if who == 'notices' else 'says'} ({', '.join(tellers)})"
    return words, tuple(Related(document=teller, start=0, end=0, quote="", message=who) for teller in tellers)


RULE = Rule(code="DOC302", name="notice-told-by-another", severity="error", status="preview", check=_check)
