"""Which of the DOIs in a PDF is the paper's own? Never one of a reference, of a comment on it or of its data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["own_doi"]

_NAME = r"\b10\.\d{4,9}/\s?(?:[^\s\"<>|]{0,80}-\s(?=\d))?[^\s\"<>|]+"
"""A line may end behind a slash or a hyphen."""
_DOI = re.compile(_NAME)
_CITED = re.compile(
    rf"(?:\bcite\s(?:this|as)\b|\bto\scite\b)[^:]{{0,60}}:(?:(?!\b10\.\d{{4,9}}/).){{0,800}}(?P<below>{_NAME})"
    rf"|(?P<above>{_NAME})\s+cite\sthis\sarticle\sas\b",
    re.IGNORECASE | re.DOTALL,
)
"""Where a paper says how to cite it, which may be stuck to its last reference."""
_OPENED = re.compile(
    rf"(?:^\W*citation:(?:(?!\b10\.\d{{4,9}}/).){{0,800}}|\bpublished\sonline\b[^.:;]{{0,40}}?\b(?:https?://)?(?:dx\.)?doi\.org/)"
    rf"(?P<below>{_NAME})",
    re.IGNORECASE | re.DOTALL,
)
"""The same on the first page, and 'Published online May 2, 2015 http://dx.doi.org/…'."""
_OF_DATA = ("10.5061/", "10.6084/", "10.5281/", "10.17605/", "10.17632/", "10.7910/")
"""Those of Dryad, figshare, Zenodo, OSF, Mendeley Data and Dataverse."""


def own_doi(first: Sequence[str], pieces: Iterable[str]) -> str:
    """The only DOI that the `first` pages print, else the only one that the paper is to be cited by; else empty."""
    for found in (_printed(first), _told(_CITED, pieces), _told(_OPENED, first)):
        named = {doi for doi in found if not doi.startswith(_OF_DATA)}
        if len(named) == 1:
            return named.pop()
    return ""


def _printed(texts: Iterable[str]) -> Iterator[str]:
    return (_plain(match.group()) for text in texts for match in _DOI.finditer(text))


def _told(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for match in pattern.finditer(text):
            yield _plain(next(group for group in match.groups() if group))


def _plain(printed: str) -> str:
    return re.sub(r"\s", "", printed).rstrip(".,;:)]").lower()
