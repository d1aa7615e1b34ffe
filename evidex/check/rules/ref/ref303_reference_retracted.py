"""A reference to a retracted report.

## What it does
With a look-up (online), reports each entry whose PubMed record says that it was retracted; with or without, each that
is a document of the corpus (`--corpus`, or the run) whose own record, type or title says so, and each that the record
of a retraction notice in the corpus names by PMID or DOI.

## Why it matters
What leans on it must be read again, unless it is cited as retracted.

## Tolerance
None: the record says so.

## Example
`reference 7 (PMID …) was retracted.`

## Known limits
A document that discusses a retraction cites the retracted report on purpose. A record of the corpus is as old as its
fetching. An entry without PMID, DOI and PMCID is looked for by its title, in a large corpus among the forty documents
that matter most to this one. With neither look-up nor corpus: not applicable.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.corpus import works_of
from evidex.check.looked_up import look_up_all
from evidex.check.notices_told import Told, names_of
from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, ReferenceVerdict, Rule
from evidex.check.works import label_of
from evidex.schema import Related


def _message(label: str, verdict: ReferenceVerdict) -> str:
    detail = f" ({verdict.detail})" if verdict.detail else ""
    return f"Reference {label} (PMID {verdict.pmid}) was retracted{detail}."


def _check(case: Case) -> Iterator[Outcome]:
    in_corpus = list(_in_corpus(case)) if case.corpus or case.notices else []
    if case.look_up is None and in_corpus:
        yield from in_corpus
        return
    for place, asked in enumerate(look_up_all(case, RULE, "retracted", _message)):
        known = in_corpus[place] if in_corpus else asked  # what PubMed says counts first: the corpus may be old
        yield min(asked, known, key=lambda outcome: _GRAVEST.index(outcome.verdict))


_GRAVEST = ("fires", "suspect", "agrees", "not_applicable")


def _in_corpus(case: Case) -> Iterator[Outcome]:
    """An Outcome per reference that the corpus knows; it fires where a document there says that it was retracted."""
    for index, reference in enumerate(case.document.references):
        works = works_of(case, reference)
        names = names_of(reference).union(*({work.id} | names_of(work.metadata) for work in works))
        told = [each for name in sorted(names) for each in case.notices.get(name, ()) if each.kind == "retraction"]
        if told:
            there, words = _told_by(names, told)
            message = f"Reference {label_of(case.document, index)} {words}."
            yield fires(case, RULE, reference.start, reference.end, message, related=(there,))
        else:
            known = bool(works) or not names.isdisjoint(case.notices)
            yield Outcome("agrees") if known else Outcome("not_applicable", reason="the work is not in the corpus")


def _told_by(names: frozenset[str], told: list[Told]) -> tuple[Related, str]:
    """The document that says it, the retracted one itself where it does, and what is said."""
    for teller in (each.teller for each in told if each.teller in names):
        there = Related(document=teller, start=0, end=0, quote="", message="the retracted report")
        return there, f"({teller}) was retracted, as its record in the corpus says"
    teller, work = told[0].teller, min(names, key=lambda name: (not name.startswith("pmid:"), name))
    there = Related(document=teller, start=0, end=0, quote="", message="the notice of its retraction")
    return there, f"({work}) was retracted, as a notice in the corpus says ({teller})"


RULE = Rule(code="REF303", name="reference-retracted", severity="error", status="preview", check=_check)
