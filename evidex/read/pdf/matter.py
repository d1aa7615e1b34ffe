"""What does the paper say of itself? DOI, keywords, year, from the front matter and the margins of its first page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from evidex.read.pdf.own_doi import own_doi
from evidex.read.pdf.pieces import Piece
from evidex.schema import Metadata

__all__ = ["front_matter"]

_PMCID = re.compile(r"\bPMC\d{5,9}\b")
_KEYWORDS = re.compile(r"(?:\b(?:key\s?words|index terms)\s?[:.—–|]|^key\s?words)\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?:©|\(c\)|copyright|published(?: online)?:?)[^.\n]{0,40}?\b((?:19|20)\d\d)\b", re.IGNORECASE)


def front_matter(pieces: Sequence[Piece], title: str, margins: Iterable[str] = ()) -> Metadata:
    """The metadata, from the first pages; how the paper is to be cited may stand at its end."""
    first = min((piece.page for piece in pieces), default=1)
    early = [piece.text for piece in pieces if piece.page <= first + 1 and piece.zone in {"front", "abstract"}]
    early += [piece.text for piece in pieces if piece.page <= first + 1 and piece.role in {"aside", "front"}]
    told = [*margins, *early]
    years = [int(match[1]) for text in told for match in _YEAR.finditer(text)]
    return Metadata(
        title=title,
        doi=own_doi(told, [piece.text for piece in pieces]),
        pmcid=next((match.group() for text in told for match in _PMCID.finditer(text)), ""),
        year=max(years) if years else None,
        keywords=_keywords(told),
    )


def _keywords(told: Iterable[str]) -> tuple[str, ...]:
    for text in told:
        if match := _KEYWORDS.search(text):
            words = re.split(r"\s*[;,·•|]\s*", text[match.end() :].strip().rstrip("."))
            return tuple(word for word in words if 1 < len(word) < 80)
    return ()
