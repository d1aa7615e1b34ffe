"""Rules that look at several documents, over a corpus that stands in a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from evidex.check import Case
from evidex.check.notices_told import Told, notices_told
from evidex.check.run import check_case
from evidex.pipeline.examining import ACROSS, Asked, chosen_rules
from evidex.pipeline.neighbours import Neighbours
from evidex.schema import Claim, Document, Finding
from evidex.store import Store

__all__ = [
    "Corpus",
    "Others",
    "StoredCorpus",
    "Surroundings",
    "findings_across",
    "ignored_in",
    "notices_in",
    "stored_corpus",
]


Corpus = Mapping[str, tuple[Document, Sequence[Claim]]]
KEPT_CHARACTERS = 40_000_000
"""Text of stored documents that is kept in memory; what lies beyond is loaded each time."""
SHOWN_WHOLE = 50


@dataclass(frozen=True)
class StoredCorpus(Corpus):
    """The documents of a store by id; each is loaded when it is asked for."""

    keys_by_id: Mapping[str, int]
    load: Callable[[int], tuple[Document, Sequence[Claim]]]

    def __getitem__(self, name: str) -> tuple[Document, Sequence[Claim]]:
        return self.load(self.keys_by_id[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys_by_id)

    def __len__(self) -> int:
        return len(self.keys_by_id)


@dataclass(frozen=True)
class Others(Corpus):
    """A corpus as one of its documents sees it: those of its documents that matter to it, never itself."""

    corpus: Corpus
    names: tuple[str, ...]

    def __getitem__(self, name: str) -> tuple[Document, Sequence[Claim]]:
        if name not in self.names:
            raise KeyError(name)
        return self.corpus[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


class Surroundings:
    """A corpus with an index of what matters to what. Small ones are shown to every document whole.

    `notices` are those that all its documents tell, those too that stand behind a longer text of the same paper.
    """

    def __init__(self, corpus: Corpus, notices: Mapping[str, Sequence[Told]] | None = None) -> None:
        self.corpus, self.notices = corpus, notices or {}
        self._index: Neighbours | None = None
        if len(corpus) > SHOWN_WHOLE:
            self._index = Neighbours()
            for document, claims in corpus.values():
                self._index.add(document, claims)

    def of(self, document: Document, claims: Sequence[Claim]) -> Corpus:
        """The other documents that this one is to be held against, in the order of their ids."""
        if self._index is None:
            return Others(self.corpus, tuple(sorted(name for name in self.corpus if name != document.id)))
        return Others(self.corpus, tuple(sorted(self._index.of(document, claims))))


def stored_corpus(store: Store) -> StoredCorpus:
    """All documents that count. Where several have one id (a record and its full text) the longest text stands."""
    sizes: dict[str, int] = {}
    keys: dict[str, int] = {}
    for held in store.held("read"):
        if held.length > sizes.get(held.id, -1):
            sizes[held.id], keys[held.id] = held.length, held.key
    kept: dict[int, tuple[Document, Sequence[Claim]]] = {}
    characters = 0

    def load(key: int) -> tuple[Document, Sequence[Claim]]:
        nonlocal characters
        if key in kept:
            return kept[key]
        pair = store.document(key), store.claims_of(key)
        if characters < KEPT_CHARACTERS:
            kept[key] = pair
            characters += len(pair[0].text)
        return pair

    return StoredCorpus(keys, load)


def notices_in(store: Store) -> dict[str, tuple[Told, ...]]:
    """What all documents of a store tell of notices: a record's, too, for which a full text stands there."""
    return notices_told(store.held("read", "duplicate"))


def ignored_in(store: Store) -> dict[str, tuple[str, ...]]:
    """By input the codes that the project does not want there, as they were when it was done."""
    return {name: tuple(each.made_with.split()[1:]) for name, each in store.inputs().items()}


def findings_across(store: Store, asked: Asked, looked: Mapping[str, set[str]]) -> Iterator[tuple[int, Finding]]:
    """What the chosen rules of scope 3 say of each document, by its key; not those that its file ignores.

    The codes of those that had what they needed are added to `looked`, by file.
    """
    if not any(rule.code[3] == ACROSS for rule in chosen_rules(asked)):
        return
    ignored = ignored_in(store)
    inputs = {held.key: held.input for held in store.held("read")}
    corpus = stored_corpus(store)
    around = Surroundings(corpus, notices_in(store))
    for key in corpus.keys_by_id.values():
        chosen = [
            rule for rule in chosen_rules(replace(asked, never=ignored.get(inputs[key], ()))) if rule.code[3] == ACROSS
        ]
        document, claims = corpus.load(key)
        case = Case(document, claims, around.of(document, claims), notices=around.notices)
        checked = check_case(case, chosen)
        looked[inputs[key]].update(code for code, told in checked.verdicts.items() if set(told) - {"not_applicable"})
        yield from ((key, finding) for finding in checked.findings)
