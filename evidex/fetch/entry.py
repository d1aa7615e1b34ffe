"""One entry of a list of references."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Entry"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What an export says of one reference; empty where it does not. `number` counts from 1.

    `guessed_pmid` is an accession number that could be a PMID: to be believed only if its record is this paper.
    """

    number: int
    pmid: str = ""
    guessed_pmid: str = ""
    pmcid: str = ""
    doi: str = ""
    title: str = ""
    journal: str = ""
    year: int | None = None
    volume: str = ""
    first_page: str = ""
    authors: tuple[str, ...] = ()
    words: str = ""
    """A line that names no id, as it stands in a list."""

    @property
    def said(self) -> str:
        """The entry in a few words, for a message."""
        words = self.doi or self.pmcid or self.title or self.words or (f"PMID {self.pmid}" if self.pmid else "")
        return f"entry {self.number} ({words[:80]})" if words else f"entry {self.number}"

    @property
    def sameness(self) -> str:
        """Equal for two entries of one paper, as far as the entries themselves tell; empty where nothing does."""
        if self.pmid:
            return f"pmid:{self.pmid}"
        if self.doi:
            return f"doi:{self.doi.lower()}"
        return self.pmcid.upper() or re.sub(r"\W+", " ", self.title.lower()).strip()
