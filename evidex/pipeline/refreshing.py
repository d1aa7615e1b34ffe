"""What changed in the evidence table: the state before, the searches run again, the state after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evidex.config.checking import load_check_settings
from evidex.errors import UsageError
from evidex.pipeline.evidence_state import About, State, lacking, named, state_of
from evidex.pipeline.examining import Asked
from evidex.pipeline.kinds import know_kinds
from evidex.pipeline.pubmed import search_again
from evidex.pipeline.run import DATABASE, Plan, Watcher, run_corpus
from evidex.report.notices import NOTICES
from evidex.store import Change, Store, ended_run

__all__ = ["Refreshed", "differences", "refresh"]

OF_DOCUMENTS = (*NOTICES.values(), "lifted")
"""What is told of documents alone, and counted by that word."""
OF_TEXT = "its text differs, no claim does"


@dataclass(frozen=True)
class Refreshed:
    """What a refresh did. `searches` has a sentence per search, and what is to be said of it."""

    searches: list[str]
    changes: list[Change]
    read_otherwise: int = 0
    """Claims of unchanged documents that this version of evidex reads otherwise than the one before: no news."""


def refresh(out: Path, watcher: Watcher, jobs: int = 0, *, offline: bool = False, base_url: str = "") -> Refreshed:
    """Run the saved searches again (unless `offline`), extract what is new, and keep what changed in the store.

    What changed is counted from the last time that changes were kept: a run meanwhile, or a refresh that was stopped,
    takes nothing away.
    """
    with Store(out / DATABASE) as store:
        corpus, asked, ocr = _remembered(store, out)
        last = store.last_run_started()
    searches = [] if offline else search_again(corpus, base_url, last)
    run_corpus(Plan(corpus, out, asked, load_check_settings(Path.cwd()).ignored_at, jobs, ocr=ocr), watcher)
    with Store(out / DATABASE) as store:
        kept = store.compared()
        if kept is None:
            return Refreshed(searches, [])
        know_kinds(store)
        changes, otherwise = _news(State.decoded(kept), state_of(store))
        store.keep_changes(changes)
    return Refreshed(searches, changes, otherwise)


def _remembered(store: Store, out: Path) -> tuple[Path, Asked, bool]:
    """The corpus and the rules of the last run, and whether it recognised the text of scans."""
    record = ended_run(store, out)
    corpus = out / (store.fact("corpus") or "")
    if not corpus.exists():
        raise UsageError(f"{corpus}: the corpus of this project is gone; run `evidex run CORPUS -o {out}` anew.")
    asked = record["asked"]
    return corpus, Asked(tuple(asked["select"]), tuple(asked["ignore"])), bool(asked.get("ocr"))


def _news(before: State, after: State) -> tuple[list[Change], int]:
    """The differences that come from the literature; how many claims only this version of evidex reads otherwise."""
    same, untouched = after.unchanged_since(before), after.same_files_as(before)
    found = list(differences(before, after))
    news = [each for each in found if each.document not in (same if each.kind else untouched)]
    return news, sum(bool(each.kind) and each.document in same for each in found)


def differences(before: State, after: State) -> Iterator[Change]:
    """What differs, by document: notices first, then documents and claims that came, changed or went; last the
    documents whose text is another one though nothing else is told of them."""
    found = list(_told(before, after))
    yield from found
    kept = before.documents.keys() & after.documents.keys()
    for document in sorted(kept - after.unchanged_since(before) - {each.document for each in found}):
        then, now = before.documents[document], after.documents[document]
        yield Change("changed", document, before=then if then != now else "", after=now, notice=OF_TEXT)


def _told(before: State, after: State) -> Iterator[Change]:
    """What differs in notices, documents and claims."""
    for document in sorted(after.documents):
        yield from _of_notices(document, before, after)
        if document not in before.documents:
            yield Change("new", document, after=after.documents[document])
    for document in sorted(before.documents.keys() - after.documents.keys()):
        yield Change("gone", document, before=before.documents[document], notice=after.lost(before, document))
    for about in sorted(before.claims.keys() | after.claims.keys(), key=str):
        yield from _of_claims(about, before.claims.get(about, {}), after.claims.get(about, {}))


def _of_notices(document: str, before: State, after: State) -> Iterator[Change]:
    """Notices that came, and those that were lifted."""
    then, now = before.notices.get(document, []), after.notices.get(document, [])
    title = after.documents[document]
    came = [(NOTICES[notice.kind], named(notice)) for notice in lacking(now, then)]
    for what, notice in sorted(came):
        yield Change(what, document, after=title, notice=notice)
    for what, notice in sorted((NOTICES[gone.kind], named(gone)) for gone in lacking(then, now)):
        yield Change("lifted", document, before=what, after=title, notice=notice)


def _of_claims(about: About, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    """Claims about one thing: what went is paired with what came as a change."""
    document, kind, _ = about
    went, came = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
    for old, new in zip(went, came, strict=False):
        yield Change("changed", document, kind, after[new], old, new)
    for old in went[len(came) :]:
        yield Change("gone", document, kind, before[old], before=old)
    for new in came[len(went) :]:
        yield Change("new", document, kind, after[new], after=new)


def counts(changes: list[Change]) -> Counter[str]:
    """How many of each: 'new documents', 'changed claims', 'retracted' …"""
    return Counter(
        change.what if change.what in OF_DOCUMENTS else f"{change.what} {'claims' if change.kind else 'documents'}"
        for change in changes
    )
