"""Where the record of a document stands in the net, and its file on the disk: what a row of a table leads to."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from urllib.parse import quote

from evidex.store import Store
from evidex.store.database import Held

__all__ = ["Files", "doi_address", "pubmed_address", "record_address"]


def pubmed_address(pmid: str) -> str:
    """The record in PubMed; '' for what is no PMID."""
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid.isdecimal() else ""


def doi_address(doi: str) -> str:
    """Where the DOI leads; '' for what is none. Signs that an address may not hold ('<', '#') are escaped."""
    return f"https://doi.org/{quote(doi, safe='/:;().-_')}" if doi.startswith("10.") else ""


def record_address(held: Held) -> str:
    """The record in PubMed, else the article in PMC, else where the DOI leads; '' where none of them is known."""
    pmc = f"https://pmc.ncbi.nlm.nih.gov/articles/{held.pmcid}/" if held.pmcid[:3].upper() == "PMC" else ""
    return pubmed_address(held.pmid) or pmc or doi_address(held.doi)


class Files:
    """The files of the corpus, as seen from the folder where a table lies: both can be moved together."""

    def __init__(self, store: Store, folder: Path) -> None:
        corpus = store.path.parent / (store.fact("corpus") or "")
        self._known = store.fact("corpus") is not None
        self._one = corpus.is_file()
        try:
            self._corpus = PurePath(os.path.relpath(corpus, folder))
        except ValueError:  # Another drive of Windows.
            self._corpus = corpus.resolve()

    def path(self, held: Held) -> str:
        """The file that the document was read from, with '/', escaped as an address is; '' where it is not known."""
        if not self._known:
            return ""
        path = self._corpus if self._one else self._corpus / held.input
        return quote(path.as_posix(), safe="/:", errors="surrogateescape")
