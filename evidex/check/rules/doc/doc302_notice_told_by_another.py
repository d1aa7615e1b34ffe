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
A notice that names the report by its title or citation only is not found. Where the document tells one correction
itself, a second one of which only its notice tells is not passed on.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.notices_told import SAYS, Told, names_of
from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import Related


def _check(case: Case) -> Iterator[Outcome]:
    metadata = case.document.metadata
    names = names_of(metadata)
    if not case.corpus and not case.notices:
        yield Outcome("not_applicable", reason="there is no corpus to look in")
        return
    if not names:
        yield Outcome("not_applicable", reason="the document names no PMID, DOI or PMCID of its own")
        return
    known = {notice.kind for notice in metadata.standing}
    there = {each for name in names for each in case.notices.get(name, ())}
    told = {each for each in there if each.kind not in known and (each.own or each.teller != case.document.id)}
    kinds = [kind for kind in SAYS if any(each.kind == kind for each in told)]
    for kind in kinds:
        severity, says = SAYS[kind]
        message, tellers = _told_by(sorted(each for each in told if each.kind == kind))
        yield fires(case, RULE, 0, 0, f"{says}, {message}.", severity=severity, related=tellers)
    if not kinds:
        yield Outcome("agrees")


def _told_by(told: list[Told]) -> tuple[str, tuple[Related, ...]]:
    """Who says it, in words, and the documents that do; the report's own record before any notice."""
    own = [each.teller for each in told if each.own]
    tellers = own or [each.teller for each in told]
    who = "its record" if own else "a notice" if len(tellers) == 1 else "notices"
    words = f"as {who} in the corpus {'say' if who == 'notices' else 'says'} ({', '.join(tellers)})"
    return words, tuple(Related(document=teller, start=0, end=0, quote="", message=who) for teller in tellers)


RULE = Rule(code="DOC302", name="notice-told-by-another", severity="error", status="preview", check=_check)
