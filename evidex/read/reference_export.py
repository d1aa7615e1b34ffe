"""Exports of references that are not RIS: lists, not documents. They are known so that they can be refused.

Read as text, all their papers would be one document, and the quotes would hold the marks of the format.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from evidex.errors import UnreadableError
from evidex.read.socket import Reader, Reading, Source
from evidex.text.reference_formats import reference_format

__all__ = ["READER"]

_FETCH = "fetch its records: evidex fetch --ids FILE -o CORPUS"
_TITLES = frozenset({"title", "titles", "article title", "primary title"})
_BESIDE = frozenset(
    (
        "pmid, pubmed id, pmcid, doi, abstract, abstract note, journal, journal/book, source title, secondary title, "
        "publication title, document type, item type, accession number, keywords, url, issn"
    ).split(", ")
)
_ENOUGH = 2
"""So many columns of references beside the title. Author and year are none: tables of results have them too."""


def _kind(source: Source) -> str:
    """Which export this is; empty for anything else."""
    start = source.head_text.lstrip("\ufeff \t\r\n")
    return reference_format(start) or ("CSV" if _is_table(re.split(r"[\r\n]", start, maxsplit=1)[0]) else "")


def _is_table(line: str) -> bool:
    """Whether these are the names of columns, a title among them."""
    for mark in ",;\t":
        names = {name.strip(' "\r').lower() for name in next(csv.reader([line], delimiter=mark), [])}
        if names & _TITLES and len(names & _BESIDE) >= _ENOUGH:
            return True
    return False


def _recognise(source: Source) -> float:
    return 1.0 if _kind(source) else 0.0


def _read(source: Source) -> Iterator[Reading]:
    kind = _kind(source)
    yield UnreadableError(
        source.name,
        f"it is a list of references ({kind}), not a document",
        _FETCH if kind == "CSV" else f"export it as RIS and {_FETCH}",
    )


READER = Reader(
    name="reference_export", suffixes=(".bib", ".enw", ".ciw", ".csv", ".tsv"), recognise=_recognise, read=_read
)
