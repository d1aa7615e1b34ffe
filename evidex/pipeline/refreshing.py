"""What changed in the evidence table: the state before, the searches run again, the state after."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evidex.config.checking import load_check_settings
from evidex.errors import UsageError
from evidex.pipeline.examining import Asked
from evidex.pipeline.kinds import know_kinds
from evidex.pipeline.pubmed import search_again
from evidex.pipeline.run import DATABASE, Plan, Watcher, run_corpus
from evidex.report.wording import statement
from evidex.schema import Claim
from evidex.store import Change, Store

__all__ = ["Refreshed", "State", "differences", "refresh", "state_of"]

ABOUT = ("factor", "outcome", "comparator", "of", "group", "timepoint", "measure", "statistic")
"""The fields that say what a claim is about: two claims that agree in them tell of the same thing."""
NOTICES = {"retraction": "retracted", "correction": "corrected", "update": "corrected", "concern": "concern"}

About = tuple[str, str, tuple[str | None, ...]]
"""Document, kind, and what the claim is about."""


@dataclass
class State:
    """What the evidence table said: claims by what they are about, and notices by document."""

    documents: dict[str, str] = field(default_factory=dict)
    """Title by id."""
    claims: dict[About, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """Statement to the claim's id."""
    notices: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    sources: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By id: digest of the file, digest of the text. Where one is as it was, the report has not changed."""

    def unchanged_since(self, before: State) -> set[str]:
        """The documents that say what they said: other claims of theirs come from another version of evidex."""
        return {
            document
            for document, now in self.sources.items()
            if (then := before.sources.get(document)) is not None and (now[0] == then[0] or now[1] == then[1])
        }


@dataclass(frozen=True)
class Refreshed:
    """What a refresh did. `searches` has a sentence per search."""

    searches: list[str]
    changes: list[Change]
    read_otherwise: int = 0
    """Claims of unchanged documents that this version of evidex reads otherwise than the one before: no news."""


def refresh(out: Path, watcher: Watcher, jobs: int = 0, *, offline: bool = False, base_url: str = "") -> Refreshed:
    """Run the saved searches again (unless `offline`), extract what is new, and keep what changed in the store."""
    with Store(out / DATABASE) as store:
        corpus, asked, ocr = _remembered(store, out)
        know_kinds(store.counts()["claims"])
        before = state_of(store)
    searches = [] if offline else search_again(corpus, base_url)
    run_corpus(Plan(corpus, out, asked, load_check_settings(Path.cwd()).ignored_at, jobs, ocr=ocr), watcher)
    with Store(out / DATABASE) as store:
        after = state_of(store)
        same = after.unchanged_since(before)
        found = list(differences(before, after))
        changes = [change for change in found if not (change.kind and change.document in same)]
        store.keep_changes(changes)
    return Refreshed(searches, changes, len(found) - len(changes))


def _remembered(store: Store, out: Path) -> tuple[Path, Asked, bool]:
    """The corpus and the rules of the last run, and whether it recognised the text of scans."""
    record = store.last_run()
    place = store.fact("corpus")
    if place is None or not record:
        raise UsageError(f"{out}: no run has ended there yet; begin with `evidex run CORPUS -o {out}`.")
    corpus = out / place
    if not corpus.exists():
        raise UsageError(f"{corpus}: the corpus of this project is gone; run `evidex run CORPUS -o {out}` anew.")
    asked = record["asked"]
    return corpus, Asked(tuple(asked["select"]), tuple(asked["ignore"])), bool(asked.get("ocr"))


def state_of(store: Store) -> State:
    """The state of the evidence table."""
    state = State()
    files = store.inputs()
    for held in store.held("read"):
        document = store.document(held.key)
        state.documents[held.id] = held.title or held.input
        text = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        state.sources[held.id] = (files[held.input].sha256, text)
        for notice in document.metadata.notices:
            if notice.kind in NOTICES:
                state.notices[held.id].add(NOTICES[notice.kind])
        for claim in store.claims_of(held.key) if held.claims else ():
            state.claims[_about(claim)][statement(claim)] = claim.id
    return state


def _about(claim: Claim) -> About:
    return claim.document, claim.kind, tuple(getattr(claim, name, None) for name in ABOUT)


def differences(before: State, after: State) -> Iterator[Change]:
    """What differs, by document: notices first, then documents and claims that came, changed or went."""
    for document in sorted(after.documents):
        for what in sorted(after.notices.get(document, set()) - before.notices.get(document, set())):
            yield Change(what, document, after=after.documents[document])
        if document not in before.documents:
            yield Change("new", document, after=after.documents[document])
    for document in sorted(before.documents.keys() - after.documents.keys()):
        yield Change("gone", document, before=before.documents[document])
    for about in sorted(before.claims.keys() | after.claims.keys(), key=str):
        yield from _of_claims(about, before.claims.get(about, {}), after.claims.get(about, {}))


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
        change.what if change.what in NOTICES.values() else f"{change.what} {'claims' if change.kind else 'documents'}"
        for change in changes
    )
