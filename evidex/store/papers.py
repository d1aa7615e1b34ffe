"""Which documents are one paper: a record and its full text, a PDF and its XML.

A PDF whose paper stands there in XML counts once, as the XML. A record stays a document of its own beside the full text
(notices of corrections and retractions come with it), and is of the same paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

__all__ = ["Named", "Paper", "printed_again", "same_papers"]

_SHORTEST = 20
"""Letters of a title that is a paper's own; a supplement prints its paper's DOI under a title of a few."""
_WHOLE = 0.5
"""The share of its PDF's text that a full text has at least: an abstract in XML has less."""


class Paper(NamedTuple):
    """What is held against other documents."""

    key: int
    input: str
    reader: str
    doi: str
    title: str
    length: int


def printed_again(papers: Iterable[Paper]) -> Iterator[tuple[int, str]]:
    """The key of each PDF whose DOI and title a full text in XML has, with the file of that text."""
    told = list(papers)
    whole: dict[str, Paper] = {}
    for paper in told:
        if paper.reader == "jats":
            whole.setdefault(paper.doi.lower(), paper)
    for paper in told:
        same = whole.get(paper.doi.lower()) if paper.reader == "pdf" else None
        if same is not None and _is_same(paper, same):
            yield paper.key, same.input


def _is_same(printed: Paper, whole: Paper) -> bool:
    """Whether the titles are the same, as far as a PDF shows its own, and the text in XML is no mere abstract."""
    title = _plain(printed.title)
    return len(title) >= _SHORTEST and _plain(whole.title).startswith(title) and whole.length > _WHOLE * printed.length


def _plain(title: str) -> str:
    return "".join(char for char in title.lower() if char.isalnum())


class Named(Protocol):
    """A document with the names that papers go by; '' where it has none."""

    @property
    def key(self) -> int: ...
    @property
    def pmid(self) -> str: ...
    @property
    def pmcid(self) -> str: ...
    @property
    def doi(self) -> str: ...


def same_papers(documents: Iterable[Named]) -> dict[int, int]:
    """By the key of each document that of the first of its paper: those that share a PMID, PMC id or DOI are one."""
    first: dict[int, int] = {}
    named: dict[tuple[str, str], int] = {}
    for document in documents:
        names = [("pmid", document.pmid), ("pmcid", document.pmcid), ("doi", document.doi.lower())]
        names = [name for name in names if name[1]]
        papers = {named[name] for name in names if name in named}
        paper = min(papers, default=document.key)
        first[document.key] = paper
        named |= dict.fromkeys(names, paper)
        if len(papers) > 1:
            first = {key: paper if held in papers else held for key, held in first.items()}
            named = {name: paper if held in papers else held for name, held in named.items()}
    return first
