"""Which PDFs are papers that stand in the corpus as full texts in XML too: they count once, as the XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

__all__ = ["Paper", "printed_again"]

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
