"""What changed in the evidence table: the state before, the searches run again, the state after."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from evidex.errors import UsageError, typed
from evidex.pipeline.evidence_state import About, State, named, state_of
from evidex.pipeline.examining import Asked
from evidex.pipeline.kinds import know_kinds
from evidex.pipeline.plan import Plan, Watcher
from evidex.pipeline.project import kept_path_ignores
from evidex.pipeline.run import DATABASE, held_folder, run_corpus
from evidex.pipeline.searches import (
    fetched_folders,
    forgotten,
    last_runs,
    merged_in,
    search_again,
    undisturbed,
    unfinished,
)
from evidex.report.notices import NOTICES
from evidex.schema.same_notices import lacking
from evidex.store import Change, Store, ended_run

__all__ = ["News", "counts", "differences", "news_of", "refresh"]

OF_DOCUMENTS = (*NOTICES.values(), "lifted")
"""What is told of documents alone, and counted by that word."""
OF_TEXT = "its text differs, no claim does"
BACK = "back: it was gone"
HEARD = "searches_heard"
"""The fact that keeps up to which run of each fetched folder its lost, found and merged ids have been told."""


@dataclass(frozen=True)
class News:
    """What changed in the evidence table."""

    changes: list[Change]
    read_otherwise: int = 0
    """Claims of unchanged documents that this version of evidex reads otherwise than the one before: no news."""


def refresh(
    out: Path,
    watcher: Watcher,
    say: Callable[[str], None],
    jobs: int = 0,
    *,
    offline: bool = False,
    base_url: str = "",
) -> bool:
    """Run the saved searches again (unless `offline`) and extract what is new; whether there was a search.

    `say` hears a sentence of each search when it is done.
    """
    with Store(out / DATABASE) as store:
        corpus, asked, ocr = _remembered(store, out)
        ignores = kept_path_ignores(store, out)
        folders = fetched_folders(corpus)
        if not offline and store.fact(HEARD) is None:
            store.keep_fact(HEARD, json.dumps(last_runs(folders)))
        heard = json.loads(store.fact(HEARD) or "{}")
    searched = False
    for place, folder in () if offline else folders.items():
        for sentence in search_again(folder, base_url, heard.get(place)):
            say(sentence)
            searched = True
    for sentence in (*unfinished(folders), *(() if offline else forgotten(corpus))):
        say(sentence)
    with undisturbed(folders):
        run_corpus(Plan(corpus, out, asked, ignores, jobs, ocr=ocr), watcher)
    return searched


@contextmanager
def news_of(out: Path, *, searched: bool) -> Iterator[News]:
    """What changed since changes were last told. Left without an error it counts as told, and is kept in the store: a
    run meanwhile, or a refresh that was stopped anywhere, takes nothing away."""
    with held_folder(out), Store(out / DATABASE) as store:
        corpus, _, _ = _remembered(store, out)
        kept, folders = store.compared(), fetched_folders(corpus)
        news = _news(store, State.decoded(kept), merged_in(folders)) if kept else News([])
        yield news
        if kept:
            store.keep_changes(news.changes)
        if searched:
            store.keep_fact(HEARD, json.dumps(last_runs(folders)))


def _remembered(store: Store, out: Path) -> tuple[Path, Asked, bool]:
    """The corpus and the rules of the last run, and whether it recognised the text of scans."""
    record = ended_run(store, out)
    corpus = Path(os.path.normpath(out / (store.fact("corpus") or "")))  # as it was seen: `out` may be a link
    if not corpus.exists():
        raise UsageError(f"{corpus}: the corpus of this project is gone; run `evidex run CORPUS -o {typed(out)}` anew.")
    asked = record["asked"]
    return corpus, Asked(tuple(asked["select"]), tuple(asked["ignore"])), bool(asked.get("ocr"))


def _news(store: Store, before: State, merged: Mapping[str, str]) -> News:
    """The differences that come from the literature, apart from what only this version of evidex reads otherwise."""
    know_kinds(store)
    after = state_of(store)
    went = before.documents.keys() - after.documents.keys()
    merged = {old: new for old, new in merged.items() if old in went and new in after.documents}
    before = before.carried_over(merged, after)
    found = list(differences(before, after))
    same, untouched = after.unchanged_since(before), after.same_files_as(before)
    last = {each.document: each.what for _, each in store.changes() if not each.kind and each.what in ("new", "gone")}
    news = [_explained(each, merged, last) for each in found if each.document not in (same if each.kind else untouched)]
    return News(news, sum(bool(each.kind) and each.document in same for each in found))


def _explained(change: Change, merged: Mapping[str, str], last: Mapping[str, str]) -> Change:
    """Of a document that is gone, into which it was merged; of one that came, whether it was there before."""
    if change.what == "gone" and not change.kind and change.document in merged:
        return change._replace(notice=f"PubMed has merged it into {merged[change.document]}")
    if change.what == "new" and not change.kind and last.get(change.document) == "gone":
        return change._replace(notice=BACK)
    return change


def differences(before: State, after: State) -> Iterator[Change]:
    """What differs, by document: notices first, then documents and claims that came, changed or went; last the
    documents whose text is another one though nothing else is told of them."""
    found = list(_told(before, after))
    yield from found
    kept = before.documents.keys() & after.documents.keys()
    for document in sorted(kept - after.unchanged_since(before) - {each.document for each in found}):
        then, now = before.documents[document], after.documents[document]
        where = after.rewritten(before, document)
        told = f"{OF_TEXT}: {where}" if where else OF_TEXT
        yield Change("changed", document, before=then if then != now else "", after=now, notice=told)


def _told(before: State, after: State) -> Iterator[Change]:
    """What differs in notices, the gravest first, in documents and in claims."""
    notices = (change for document in sorted(after.documents) for change in _of_notices(document, before, after))
    yield from sorted(notices, key=lambda change: OF_DOCUMENTS.index(change.what))
    for document in sorted(after.documents):
        if document not in before.documents:
            yield Change("new", document, after=after.documents[document])
    for document in sorted(before.documents.keys() - after.documents.keys()):
        yield Change("gone", document, before=before.documents[document], notice=after.lost(before, document))
    for about in sorted(before.claims.keys() | after.claims.keys(), key=str):
        title = after.documents.get(about[0]) or before.documents.get(about[0], "")
        for change in _of_claims(about, before.claims.get(about, {}), after.claims.get(about, {})):
            yield change._replace(title=title)


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
