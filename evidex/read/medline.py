"""MEDLINE text (PubMed's `.nbib` and 'MEDLINE' display): a record per paragraph, a tag in the first four columns.

Own parser, because Bio.Medline takes each continuation line of most tags for an entry of its own: a notice's citation
falls apart. Tags: https://www.nlm.nih.gov/bsd/mms/medlineelements.html.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from evidex.errors import UnreadableError
from evidex.read._phrase import tidy
from evidex.read._record import Passage, Record, declared_notices, language_code, record_document
from evidex.read.socket import Reader, Reading, Source
from evidex.schema import Metadata, Notice, NoticeKind
from evidex.schema.notices import notice

__all__ = ["READER"]

NAME = "medline"
_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)")
_LOOKS_SO = re.compile(r"\s*PMID- ?\d+\s*\n(?:[A-Z][A-Z0-9]{1,3} {0,2}- .*\n| {6}.*\n)", re.MULTILINE)
_IDENTIFIER = re.compile(r"(\S+)\s+\[(\w+)\]")
_WORD_BROKEN_AT_HYPHEN = re.compile(r"[^\s-]-$")
_AFTER_OPEN_HYPHEN = re.compile(r"(?:and|or|to|und|et|y|e|versus|vs)\b")

_NOTICES: dict[str, NoticeKind] = {
    "RIN": "retraction",
    "PRIN": "retraction",
    "RRI": "retraction",
    "ROF": "retraction_of",
    "PROF": "retraction_of",
    "RRF": "retraction_of",
    "EIN": "correction",
    "CRI": "correction",
    "EFR": "correction_of",
    "CRF": "correction_of",
    "ECI": "concern",
    "ECF": "concern_of",
    "UIN": "update",
}


@dataclass(slots=True)
class _Fields:
    """The lines of one record: every value of every tag, in order."""

    values: dict[str, list[str]] = field(default_factory=dict)
    guessed: bool = False
    last: str = ""

    def add(self, tag: str, value: str) -> None:
        self.last = tag
        self.values.setdefault(tag, []).append(value)

    def go_on(self, line: str) -> None:
        """A continuation: parted by a space, but for a word that the line end broke at its hyphen."""
        value = self.values[self.last][-1]
        broken = _WORD_BROKEN_AT_HYPHEN.search(value) and not _AFTER_OPEN_HYPHEN.match(line)
        self.values[self.last][-1] = value + ("" if broken else " ") + line

    def all(self, tag: str) -> list[str]:
        return [tidy(value) for value in self.values.get(tag, ())]

    def one(self, *tags: str) -> str:
        """The first value of the first of these tags that has one."""
        return next((tidy(value) for tag in tags for value in self.values.get(tag, ()) if value.strip()), "")


def recognise(source: Source) -> float:
    """Sure where a PMID line opens the file and tagged lines follow."""
    return 1.0 if _LOOKS_SO.match(source.head_text.replace("\r\n", "\n").lstrip()) else 0.0


def read(source: Source) -> Iterator[Reading]:
    """Each record in turn; a stretch that belongs to none is yielded as an UnreadableError."""
    for index, fields in enumerate(_records(source)):
        if isinstance(fields, UnreadableError):
            yield fields
        else:
            yield record_document(_record(fields), source, NAME, index)


def _records(source: Source) -> Iterator[_Fields | UnreadableError]:
    fields = _Fields()
    with source.open() as content:
        wide = source.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        lines = codecs.EncodedFile(content, "utf-8", "utf-16", "replace") if wide else content
        for number, raw in enumerate(lines, 1):
            line, guessed = _decode(raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw)
            match = _LINE.match(line)
            if match and match[1] == "PMID" and fields.values:
                yield fields
                fields = _Fields()
            fields.guessed |= guessed
            if match:
                fields.add(match[1], match[2].rstrip("\n"))
            elif line.startswith("  ") and fields.last and line.strip():
                fields.go_on(line.strip())
            elif line.strip():
                what = f"line {number} is neither a tagged line nor the continuation of one ({line.strip()[:40]!r})"
                yield UnreadableError(source.name, what, "export it again in PubMed's format")
    if fields.values:
        yield fields


def _decode(raw: bytes) -> tuple[str, bool]:
    """The line without its end, and whether its encoding had to be guessed (it is not UTF-8)."""
    try:
        return raw.decode("utf-8").rstrip("\r\n"), False
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace").rstrip("\r\n"), True


def _record(fields: _Fields) -> Record:
    types = tuple(fields.all("PT"))
    ids = _identifiers(fields.all("LID") + fields.all("AID"))
    year = re.match(r"\d{4}", fields.one("DP")) or re.search(r"\b\d{4}\b", fields.one("DP"))
    title = fields.one("TI") or fields.one("TT") or fields.one("BTI")
    metadata = Metadata(
        title=title,
        authors=tuple(fields.all("AU") + fields.all("CN")),
        journal=fields.one("JT", "TA", "BTI"),
        year=int(year[0]) if year else None,
        volume=fields.one("VI"),
        issue=fields.one("IP"),
        pages=fields.one("PG"),
        doi=ids.get("doi", ""),
        pmid=fields.one("PMID"),
        pmcid=fields.one("PMC").split(" ")[0],
        language=language_code(fields.one("LA")),
        publication_types=types,
        mesh=tuple(heading.replace("*", "") for heading in fields.all("MH")),
        keywords=tuple(word.lstrip("*") for word in fields.all("OT")),
        revised=_iso_date(fields.one("LR")),
        notices=declared_notices(_notices(fields), types, title, fields.one("AB")),
    )
    passages = [Passage(text) for text in fields.all("AB") if text]
    others = [_other(text) for text in fields.all("OAB") if text]
    return Record(metadata, passages, others, ["encoding-guessed"] if fields.guessed else [])


def _other(text: str) -> tuple[str, list[Passage]]:
    """'Publisher: Abstract available from the publisher.' says only that there is one in the language of `OABL`."""
    kind, _, words = text.partition(": ")
    return (kind.lower() if kind.lower().startswith("plain") else "other", [Passage(words or text)])


def _identifiers(listed: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in listed:
        if match := _IDENTIFIER.match(entry):
            found.setdefault(match[2], match[1])
    return found


def _notices(fields: _Fields) -> Iterator[Notice]:
    for tag, kind in _NOTICES.items():
        for citation in fields.all(tag):
            yield notice(kind, citation)


def _iso_date(told: str) -> str:
    return f"{told[:4]}-{told[4:6]}-{told[6:8]}" if re.fullmatch(r"\d{8}", told) else ""


READER = Reader(name=NAME, suffixes=(".nbib", ".medline", ".txt"), recognise=recognise, read=read)
