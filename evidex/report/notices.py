"""Notices of a paper: those that its document tells of, and those that another document of it, its record, does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, cast

from evidex.schema import Notice, NoticeKind
from evidex.schema.same_notices import lacking, together, unpaired
from evidex.store import Held, Store
from evidex.store.papers import same_papers

__all__ = [
    "NOTICES",
    "Elsewhere",
    "PaperNotices",
    "marked",
    "notices_in_words",
    "told_elsewhere",
]

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


class Elsewhere(NamedTuple):
    """A notice of a document that another one states, and the id of that one."""

    notice: Notice
    teller: str


def told_elsewhere(documents: Iterable[Held]) -> dict[int, list[Elsewhere]]:
    """By the key of a document what others among them say of it: a retraction that stands here may be told there alone.

    A notice names its subject by PMID or DOI; what it names by title or citation only is not looked for.
    """
    there = list(documents)
    spoken: dict[tuple[str, str], list[Elsewhere]] = {}
    for held in there:
        for each in held.notices:
            if each.kind.endswith("_of"):
                kind = cast("NoticeKind", each.kind.removesuffix("_of"))
                citation = ". ".join(str(part) for part in (held.journal, held.year) if part)
                told = Elsewhere(Notice(kind=kind, pmid=held.pmid, doi=held.doi, citation=citation), held.id)
                for name in _named_by(each.pmid, each.doi):
                    spoken.setdefault(name, []).append(told)
    return {held.key: found for held in there if (found := _spoken_of(held, spoken))}


def _spoken_of(held: Held, spoken: Mapping[tuple[str, str], list[Elsewhere]]) -> list[Elsewhere]:
    """What is said of a document that it does not say itself, each once. What it says without naming it hides nothing:
    an unnamed retraction may be another one."""
    found: list[Elsewhere] = []
    for each in dict.fromkeys(each for name in _named_by(held.pmid, held.doi) for each in spoken.get(name, ())):
        if each.teller != held.id and not any(_told_by_both(each.notice, other.notice) for other in found):
            found.append(each)
    named = [notice for notice in held.notices if notice.pmid or notice.doi or notice.citation]
    return [found[place] for place in unpaired([each.notice for each in found], named)]


def _told_by_both(one: Notice, other: Notice) -> bool:
    """Whether two documents are one notice, its record and its full text. Two that have neither PMID nor DOI are two,
    though they came out in one journal and year."""
    return any((one.pmid, one.doi, other.pmid, other.doi)) and not lacking([one], [other])


def _named_by(pmid: str, doi: str) -> list[tuple[str, str]]:
    return [name for name in (("pmid", pmid), ("doi", doi.lower())) if name[1]]


class PaperNotices:
    """The notices of each paper of a store."""

    def __init__(self, store: Store) -> None:
        documents = list(store.held("read"))
        self.papers = same_papers(documents)
        """By the key of a document that of the first of its paper."""
        elsewhere = told_elsewhere(documents)
        told: dict[int, list[list[Notice]]] = {}
        for held in documents:
            others = [each.notice for each in elsewhere.get(held.key, ())]
            told.setdefault(self.papers[held.key], []).extend([list(held.notices), others])
        self._told = {paper: together(notices) for paper, notices in told.items()}

    def of(self, key: int) -> list[Notice]:
        """Those of the paper of a document."""
        return self._told[self.papers[key]]
