"""Rules that look at several documents, over a corpus that stands in a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evidex.check import Case
from evidex.check.run import check_case
from evidex.pipeline.examining import ACROSS, Asked, chosen_rules
from evidex.schema import Claim, Document, Finding
from evidex.store import Store

__all__ = ["Corpus", "Others", "StoredCorpus", "findings_across", "stored_corpus"]


Corpus = Mapping[str, tuple[Document, Sequence[Claim]]]
KEPT_IN_MEMORY = 256


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
    """A corpus as one of its documents sees it: without itself."""

    corpus: Corpus
    without: str

    def __getitem__(self, name: str) -> tuple[Document, Sequence[Claim]]:
        if name == self.without:
            raise KeyError(name)
        return self.corpus[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name in self.corpus if name != self.without)

    def __len__(self) -> int:
        return len(self.corpus) - (self.without in self.corpus)


def stored_corpus(store: Store) -> StoredCorpus:
    """All documents that count. Where several have one id (a record and its full text) the longest text stands."""
    sizes: dict[str, int] = {}
    keys: dict[str, int] = {}
    for held in store.held("read"):
        if held.length > sizes.get(held.id, -1):
            sizes[held.id], keys[held.id] = held.length, held.key

    @lru_cache(maxsize=KEPT_IN_MEMORY)
    def load(key: int) -> tuple[Document, Sequence[Claim]]:
        return store.document(key), store.claims_of(key)

    return StoredCorpus(keys, load)


def findings_across(store: Store, asked: Asked) -> Iterator[tuple[int, Finding]]:
    """What the chosen rules of scope 3 say of each document, by its key."""
    chosen = [rule for rule in chosen_rules(asked) if rule.code[3] == ACROSS]
    if not chosen:
        return
    corpus = stored_corpus(store)
    for name, key in corpus.keys_by_id.items():
        document, claims = corpus.load(key)
        checked = check_case(Case(document, claims, Others(corpus, name)), chosen)
        yield from ((key, finding) for finding in checked.findings)
