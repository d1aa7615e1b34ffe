"""What the documents of a corpus say of papers by name: each of itself, and the record of a notice of its subject.

A paper goes by several names (PMID, DOI, PMCID). Notices are found under all of them, whichever the notice used, and
also where the longer text of a paper (its full text), which tells none, stands in the corpus for its record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol, cast

from evidex.schema import Document, Notice, NoticeKind, Reference, Severity

__all__ = ["SAYS", "Teller", "Told", "names_of", "notices_told", "teller_of"]

SAYS: dict[str, tuple[Severity, str]] = {
    "retraction": ("error", "This report was retracted"),
    "concern": ("warning", "The journal has published an expression of concern about this report"),
    "correction": ("note", "A correction to this report was published"),
    "update": ("note", "This report was updated"),
}
"""How grave a notice is, and what it says of a report; the gravest first."""


class Told(NamedTuple):
    """That there is such a notice, and the id of the document that says so: the paper's own record, or the notice's."""

    kind: NoticeKind
    teller: str
    own: bool = True
    pmid: str = ""
    """Of the notice, as is the DOI."""
    doi: str = ""

    @property
    def notice(self) -> Notice:
        return Notice(kind=self.kind, pmid=self.pmid, doi=self.doi)


class Named(Protocol):
    """What goes by the names of papers; '' where it has none."""

    @property
    def doi(self) -> str: ...
    @property
    def pmid(self) -> str: ...
    @property
    def pmcid(self) -> str: ...


class Telling(Named, Protocol):
    """A document, as far as it tells of notices."""

    @property
    def id(self) -> str: ...
    @property
    def notices(self) -> tuple[Notice, ...]: ...


class Teller(NamedTuple):
    """A document that no store holds."""

    id: str
    doi: str
    pmid: str
    pmcid: str
    notices: tuple[Notice, ...]


def teller_of(document: Document) -> Teller:
    data = document.metadata
    return Teller(document.id, data.doi, data.pmid, data.pmcid, data.standing)


def names_of(paper: Named | Reference) -> frozenset[str]:
    """The names that a paper goes by: 'pmid:11', 'doi:10.5555/r.1'."""
    told = (("pmid", paper.pmid), ("doi", paper.doi.lower()), ("pmcid", paper.pmcid.upper()))
    return frozenset(f"{kind}:{name}" for kind, name in told if name)


def notices_told(documents: Iterable[Telling]) -> dict[str, tuple[Told, ...]]:
    """By every name of a paper that stands in the corpus, or that a notice there is about: the notices of it."""
    also: dict[str, set[str]] = {}
    said: dict[str, set[Told]] = {}
    for document in documents:
        own = names_of(document) | {document.id}
        for name in own:
            also.setdefault(name, set()).update(own)
        for notice in document.notices:
            kind = cast("NoticeKind", notice.kind.removesuffix("_of"))
            itself = notice if notice.kind == kind else document
            told = Told(kind, document.id, itself is notice, itself.pmid, itself.doi)
            about = own if told.own else _subject(notice)
            for name in about:
                said.setdefault(name, set()).add(told)
    return {name: _all_told(also.get(name, {name}), said) for name in also.keys() | said.keys()}


def _subject(notice: Notice) -> frozenset[str]:
    told = (("pmid", notice.pmid), ("doi", notice.doi.lower()))
    return frozenset(f"{kind}:{name}" for kind, name in told if name)


def _all_told(names: Iterable[str], said: Mapping[str, set[Told]]) -> tuple[Told, ...]:
    return tuple(sorted({told for name in names for told in said.get(name, ())}))
