"""Notices of a paper: those that its document tells of, and those that another document of it, its record, does."""

from __future__ import annotations

from collections.abc import Iterable

from evidex.schema import Metadata, Notice
from evidex.store import Store
from evidex.store.papers import same_papers

__all__ = ["NOTICES", "PaperNotices", "marked", "notices_in_words", "notices_of"]

NOTICES = {"retraction": "retracted", "concern": "concern", "correction": "corrected", "update": "updated"}
"""What a study is once there is such a notice of it, the gravest first."""


def marked(name: str, notices: Iterable[Notice]) -> str:
    """The study's name with its marks: 'Bao Y et al. 2017 (RETRACTED)'."""
    kinds = {notice.kind for notice in notices}
    marks = (word.upper() if kind == "retraction" else word for kind, word in NOTICES.items() if kind in kinds)
    return " ".join([name, *(f"({mark})" for mark in marks)])


def notices_in_words(notices: Iterable[Notice]) -> list[str]:
    """'retraction 99': kind, and PMID or DOI of the notice where it is known; each once."""
    return list(dict.fromkeys(f"{each.kind} {each.pmid or each.doi}".strip() for each in notices))


def notices_of(metadata: Iterable[Metadata]) -> list[Notice]:
    """Those of all documents of a paper, each once; one that names nothing only where no other of its kind is there."""
    told = list(dict.fromkeys(notice for each in metadata for notice in each.standing))
    named = {notice.kind for notice in told if notice.pmid or notice.doi or notice.citation}
    return [each for each in told if each.kind not in named or each.pmid or each.doi or each.citation]


class PaperNotices:
    """The notices of each paper of a store, looked up once a paper, where somebody asks."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.papers = same_papers(store.held("read"))
        """By the key of a document that of the first of its paper."""
        self._documents: dict[int, list[int]] = {}
        for key, paper in self.papers.items():
            self._documents.setdefault(paper, []).append(key)
        self._told: dict[int, list[Notice]] = {}
        self._known: tuple[int, Metadata] | None = None

    def of(self, key: int) -> list[Notice]:
        """Those of the paper of a document."""
        paper = self.papers[key]
        if paper not in self._told:
            documents = self._documents[paper]
            self._told[paper] = notices_of(map(self._metadata, documents))
        return self._told[paper]

    def know(self, key: int, metadata: Metadata) -> None:
        """Metadata of a document that somebody has unpacked: it is not unpacked again."""
        self._known = (key, metadata)

    def _metadata(self, key: int) -> Metadata:
        return self._known[1] if self._known and self._known[0] == key else self._store.document(key).metadata
