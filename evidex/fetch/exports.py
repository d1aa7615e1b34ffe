"""What a list of references names: PMIDs, DOIs, titles, out of RIS, nbib, CSV, PubMed XML or plain lines.

Told apart by content, not by suffix: reference managers write `.txt` for all of them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import rispy
from Bio import Medline
from charset_normalizer import from_bytes

from evidex.errors import UsageError
from evidex.fetch.entry import Entry
from evidex.fetch.records import TruncatedError, cut_records
from evidex.text.nul_bytes import told_of_nuls
from evidex.text.reference_formats import reference_format

__all__ = ["parse_entries", "read_entries"]

PUBMED_LINK = re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed)/0*([1-9]\d{0,7})\b")
PMID_WORD = re.compile(r"\bPMID\s*[:=]?\s*0*([1-9]\d{0,7})\b", re.IGNORECASE)
PMCID = re.compile(r"\bPMC\d{3,9}\b", re.IGNORECASE)
DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+")
NO_WORD = re.compile(r"(?i)(?:pmids?|pmcids?|dois?):?|\W+|\d{1,3}[.)]")
"""What may stand beside bare PMIDs: a name of the column, a dash, a number of the list."""
BARE_PMID = re.compile(r"(?<!\d)0*([1-9]\d{0,7})(?!\d)")
"""Without the zeros that spreadsheets put before it; 0 alone stands where there is none."""
PROSE = ("abstract", "title", "note", "author", "keyword", "custom")
"""Fields of a RIS record whose text may speak of other papers; a link to PubMed elsewhere is the record's own."""
COLUMNS = {
    "pmid": ("pmid", "pubmed id", "pubmed_id", "pubmedid", "pm_id"),
    "pmcid": ("pmcid", "pmc id", "pmc_id"),
    "doi": ("doi",),
    "title": ("title", "article title", "primary title", "titles"),
    "accession": ("accession number", "an", "accession"),
    "year": ("year", "publication year", "published year", "publication_year", "py"),
    "links": ("url", "urls", "link", "pubmed link"),
    "notes": ("notes", "extra"),
}


def read_entries(path: Path) -> list[Entry]:
    """The entries of a file, in its order. Raises UsageError where it names nothing or cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise UsageError(f"{path}: cannot be read ({(problem.strerror or '').lower()}); check the path.") from problem
    if told := told_of_nuls(data):
        raise UsageError(f"{path}: {told[0]}; {told[1]}.")
    if kind := reference_format(_text(data)):
        raise UsageError(f"{path}: {kind} is not read; export the references as RIS, nbib or CSV.")
    entries = parse_entries(data)
    if all(entry.words for entry in entries):
        raise UsageError(
            f"{path}: names no reference; give a RIS, nbib or CSV export, or a PMID, PMCID or DOI on each line."
        )
    return entries


def parse_entries(data: bytes) -> list[Entry]:
    """The entries in the bytes of an export."""
    text = _text(data)
    if re.search(r"<PubmedArticleSet\b", text[:2000]):
        return _of_xml(data)
    if re.search(r"(?m)^(?:\d+\.\s*\n)?TY\s{1,2}-|^ER\s{2}-", text):
        return _of_ris(text)
    if re.search(r"(?m)^PMID\s*- ?\d", text):
        return _of_medline(text)
    if rows := _rows(text):
        return _of_rows(rows)
    return _of_lines(text)


def _text(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    try:
        return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
        return (str(best) if best else data.decode("latin-1")).replace("\r\n", "\n").replace("\r", "\n")


def _of_xml(data: bytes) -> list[Entry]:
    try:
        records = cut_records(data).records
    except TruncatedError as problem:
        raise UsageError(f"the PubMed XML with the ids is damaged ({problem}); export it again.") from problem
    return [Entry(number, pmid=record.pmid, doi=record.doi) for number, record in enumerate(records, 1)]


def _of_medline(text: str) -> list[Entry]:
    # PubMed writes so where a record was merged into another: the id is listed, and will be reported as missing.
    text = re.sub(r"(?m)^id: (\d+) Error occurred.*$", r"PMID- \1", text)
    records = [record for record in Medline.parse(io.StringIO(text)) if record]  # type: ignore[no-untyped-call]
    return [
        Entry(
            number,
            pmid=_first(BARE_PMID, record.get("PMID", "")),
            pmcid=_first(PMCID, record.get("PMC", "")),
            doi=_doi(" ".join([*record.get("AID", []), record.get("LID", "")])),
            title=record.get("TI", ""),
            journal=record.get("TA", ""),
            year=_year(record.get("DP", "")),
            volume=record.get("VI", ""),
            first_page=_page(record.get("PG", "")),
            authors=tuple(record.get("AU", ())),
        )
        for number, record in enumerate(records, 1)
    ]


def _of_ris(text: str) -> list[Entry]:
    # rispy wants two spaces before the dash; some exports write a tab (or lose the last space of an empty tag).
    evened = re.sub(r"(?m)^([A-Z][A-Z0-9])(?:\t| \t|  ?)-(?=\s|$) ?", r"\1  - ", text)
    if not re.search(r"(?m)^TY  - ", evened):
        evened = re.sub(r"(?m)\A\s*", "TY  - GEN\n", evened)
    if not re.search(r"(?m)^ER  - ", evened.rstrip()[-12:] + "\n"):
        evened += "\nER  - \n"
    try:
        records = rispy.loads(evened)
    except (ValueError, KeyError, IndexError, OSError) as problem:
        raise UsageError(f"the RIS export is damaged ({problem}); export it again.") from problem
    return [_ris_entry(number, record) for number, record in enumerate(records, 1)]


def _ris_entry(number: int, record: dict[str, Any]) -> Entry:
    def one(*names: str) -> str:
        for name in names:
            value = record.get(name)
            if value:
                return str(value[0] if isinstance(value, list) else value).strip()
        return ""

    said = {name: _flat(value) for name, value in record.items()}
    links = " ".join(text for name, text in said.items() if not any(word in name for word in PROSE))
    notes = " ".join(text for name, text in said.items() if "note" in name or "custom" in name)
    database = f"{said.get('name_of_database', '')} {said.get('database_provider', '')}".lower()
    accession = one("accession_number")
    is_pubmed = any(word in database for word in ("pubmed", "medline", "nlm"))
    return Entry(
        number,
        pmid=_first(PUBMED_LINK, links)
        or _first(PMID_WORD, notes)
        or (accession if is_pubmed and _bare(accession) else ""),
        guessed_pmid=accession
        if _bare(accession) and len(accession) >= 6 and not is_pubmed and not database.strip()
        else "",
        pmcid=_first(PMCID, f"{one('custom2')} {links}"),
        doi=_doi(one("doi")) or _doi(links) or _doi(notes),
        title=one("title", "primary_title", "translated_title", "short_title"),
        journal=one("journal_name", "secondary_title", "alternate_title3", "alternate_title2", "alternate_title1"),
        year=_year(one("year", "publication_year", "date")),
        volume=one("volume"),
        first_page=_page(one("start_page")),
        authors=tuple(record.get("authors") or record.get("first_authors") or ()),
    )


def _rows(text: str) -> list[dict[str, str]]:
    """The rows of a table (commas, semicolons or tabs) with a column that we know, else nothing."""
    first = text.lstrip().split("\n", 1)[0]
    for mark in ("\t", ",", ";"):
        header = [cell.strip().strip('"').lower() for cell in first.split(mark)]
        if any(header.count(name) for names in COLUMNS.values() for name in names):
            rows = csv.reader(io.StringIO(text.lstrip()), delimiter=mark)
            next(rows)
            return [dict(zip(header, map(str.strip, row), strict=False)) for row in rows if any(row)]
    return []


def _of_rows(rows: Iterable[dict[str, str]]) -> list[Entry]:
    entries = []
    for number, row in enumerate(rows, 1):
        told = {name: next((row[c] for c in columns if row.get(c)), "") for name, columns in COLUMNS.items()}
        entries.append(
            Entry(
                number,
                pmid=_first(BARE_PMID, told["pmid"].removesuffix(".0"))
                or _first(PUBMED_LINK, told["links"])
                or _first(PMID_WORD, told["notes"]),
                pmcid=_first(PMCID, told["pmcid"]),
                doi=_doi(told["doi"]) or _doi(told["links"]),
                title=told["title"],
                year=_year(told["year"]),
            )
        )
    return entries


def _of_lines(text: str) -> list[Entry]:
    """One id a line, or several with commas or spaces between; `#` begins a remark.

    In a line that says other words only what is written as an id is one (a link to PubMed, a DOI, a PMCID, 'PMID 12'):
    its bare numbers are years and pages. Where it names none, the line is an entry that nothing identifies.
    """
    entries: list[Entry] = []
    for line in text.splitlines():
        told = line.split("#", 1)[0].strip()
        words = [word for word in re.split(r"[\s,;]+", PMID_WORD.sub(r" pmid\1 ", told)) if word]
        ids = [_id_of(word) for word in words]
        others = any(
            not one and not _bare(word) and not NO_WORD.fullmatch(word) for one, word in zip(ids, words, strict=True)
        )
        for one, word in zip(ids, words, strict=True):
            if one or (_bare(word) and not others):
                entries.append(Entry(len(entries) + 1, **(one or {"pmid": _first(BARE_PMID, word)})))  # type: ignore[arg-type]
        if others and not any(ids):
            entries.append(Entry(len(entries) + 1, words=" ".join(told.split())))
    return entries


def _id_of(word: str) -> dict[str, str]:
    """The id that a word is, by its kind; a bare number is none."""
    finders: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("pmid", lambda word: _first(PUBMED_LINK, word)),
        ("doi", _doi),
        ("pmcid", lambda word: _first(PMCID, word)),
        ("pmid", lambda word: word.removeprefix("pmid") if re.fullmatch(r"pmid\d{1,8}", word) else ""),
    )
    return next(({name: found} for name, find in finders if (found := find(word))), {})


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text or "")
    return (match[1] if pattern.groups else match[0]) if match else ""


def _bare(text: str) -> bool:
    return BARE_PMID.fullmatch(text) is not None


def _doi(text: str) -> str:
    match = DOI.search(unquote(text or ""))
    if not match:
        return ""
    doi = re.split(r"[&?]|\s|\[", match[0])[0].rstrip(".,;")
    return doi[:-1] if doi.endswith(")") and doi.count("(") < doi.count(")") else doi


def _year(text: str) -> int | None:
    match = re.search(r"\b(1[89]|20)\d\d\b", text or "")
    return int(match[0]) if match else None


def _page(text: str) -> str:
    return re.split(r"[-–—,; ]", (text or "").strip())[0]


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(_flat(v) for v in value.values())
    return " ".join(map(_flat, value)) if isinstance(value, list) else str(value)
