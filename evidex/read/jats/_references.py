"""The reference list: labels for the citation marks, entries as printed, fields where they are tagged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from lxml import etree

from evidex.read._phrase import write_phrase
from evidex.read.builder import Builder
from evidex.read.jats._inline import Inline
from evidex.schema import Reference
from evidex.text.reference_fields import parse_fields

__all__ = ["author_name", "reference_labels", "write_references"]

CITATIONS = ("mixed-citation", "element-citation", "nlm-citation", "citation", "citation-alternatives", "note")
_NUMBER = re.compile(r"[\[(]?\s?(\w{1,6})\s?[\])]?\s?[.:]?")
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_DOI = re.compile(r"10\.\d{4,9}/\S+")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A `ref` and its label: its own, else its number in the list."""

    element: etree._Element
    label: str
    printed: str


def _entries(article: etree._Element) -> Iterator[_Entry]:
    for place, ref in enumerate(article.iter("ref"), 1):
        found = ref.find("label")
        label = ref.find("*/label") if found is None else found
        printed = "" if label is None else " ".join("".join(map(str, label.itertext())).split())
        number = _NUMBER.fullmatch(printed)
        yield _Entry(ref, number[1] if number else printed.rstrip(".: ") or str(place), printed)


def reference_labels(article: etree._Element) -> dict[str, str]:
    """Label of each reference by the ids that a link may use (of the entry, or of a citation in it), in list order."""
    labels: dict[str, str] = {}
    for entry in _entries(article):
        for element in entry.element.iter():
            if isinstance(element.tag, str) and (identity := element.get("id")):
                labels.setdefault(identity, entry.label)
        labels.setdefault(f"\0{entry.label}", entry.label)
    return labels


def write_references(builder: Builder, article: etree._Element, ref_list: etree._Element, inline: Inline) -> None:
    """Each entry of the list as a block of kind `reference`."""
    mine = set(ref_list.iter("ref"))
    for entry in _entries(article):
        if entry.element not in mine:
            continue
        with builder.block("reference"):
            start = builder.length
            if entry.printed:
                builder.write(f"{entry.printed}. " if entry.printed.isalnum() else f"{entry.printed} ")
            body = builder.length
            for place, citation in enumerate(entry.element.iterchildren(*CITATIONS)):
                builder.write(" " if place and builder.length > body else "")
                _write_citation(builder, citation, inline)
            if builder.length == body:
                for paragraph in entry.element.iterchildren("p"):
                    write_phrase(builder, inline.phrase(paragraph))
        if builder.length > start:
            first = next(entry.element.iterchildren(*CITATIONS), None)
            reference = Reference(start=start, end=builder.length, label=entry.label)
            if first is not None:
                printed = inline.phrase(first).text
                reference = msgspec.structs.replace(reference, **_fields(first, inline, printed))
            builder.references.append(reference)


def _write_citation(builder: Builder, citation: etree._Element, inline: Inline) -> None:
    """As printed; an entry that is only tagged, without punctuation, is set in the order of a Vancouver reference."""
    parts = [citation, *citation.iterchildren()] if citation.tag != "note" else [citation]
    between = "".join((part.tail if part is not citation else part.text) or "" for part in parts)
    if citation.tag == "note" or any(sign.isalnum() or sign in ".,;:" for sign in between):
        write_phrase(builder, inline.phrase(citation))
    else:
        builder.write(_set(citation, inline))


def _set(citation: etree._Element, inline: Inline) -> str:
    def told(*tags: str) -> str:
        return next((text for tag in tags if (text := inline.phrase(citation.find(tag)).text)), "")

    authors = ", ".join(_authors(citation, inline))
    if citation.find(".//etal") is not None:
        authors += ", et al"
    title, source = told("article-title", "chapter-title", "part-title"), told("source")
    issue = f"({told('issue')})" if told("issue") else ""
    pages = "–".join(filter(None, (told("fpage", "elocation-id"), told("lpage"))))
    place = f"{told('year')};{told('volume')}{issue}:{pages}".strip(";:").replace(";:", ":")
    publisher = ": ".join(filter(None, (told("publisher-loc"), told("publisher-name"))))
    rest = [
        inline.phrase(part).text for part in citation.iterchildren("comment", "date-in-citation", "ext-link", "uri")
    ]
    ids = [
        f"{(part.get('pub-id-type') or 'id')}: {inline.phrase(part).text}" for part in citation.iterchildren("pub-id")
    ]
    pieces = [authors, title, source, publisher, place, *rest, *ids]
    said = ". ".join(piece.rstrip(". ") for piece in pieces if piece.strip(". "))
    return said + "." if said else inline.phrase(citation).text


def _fields(citation: etree._Element, inline: Inline, printed: str) -> dict[str, object]:
    """The tagged fields; where nothing but running text is there, what that text tells."""

    def told(*tags: str) -> str:
        return next((text for tag in tags if (text := inline.phrase(citation.find(f".//{tag}")).text)), "")

    if citation.find(".//source") is None and citation.find(".//article-title") is None:
        return msgspec.structs.asdict(parse_fields(printed))
    ids = {(part.get("pub-id-type") or "").lower(): inline.phrase(part).text for part in citation.iter("pub-id")}
    title, source = told("article-title", "chapter-title", "part-title", "trans-title"), told("source")
    year = _YEAR.search(told("year"))
    doi = _DOI.search(ids.get("doi", "") or " ".join(inline.phrase(link).text for link in citation.iter("ext-link")))
    pmcid = ids.get("pmcid") or ids.get("pmc", "")
    return {
        "authors": tuple(_authors(citation, inline)),
        "title": title or source,
        "journal": source if title else "",
        "year": int(year[1]) if year else None,
        "volume": told("volume"),
        "first_page": told("fpage", "elocation-id"),
        "doi": doi[0].rstrip(".,;") if doi else "",
        "pmid": ids.get("pmid", ""),
        "pmcid": f"PMC{pmcid}" if pmcid.isdecimal() else pmcid,
    }


def _authors(citation: etree._Element, inline: Inline) -> Iterator[str]:
    for name in citation.iter("name", "string-name", "collab", "on-behalf-of"):
        group = next(name.iterancestors("person-group"), None)
        if group is None or group.get("person-group-type", "author") in ("author", "allauthors", "assignee"):
            said = author_name(name) or inline.phrase(name).text
            if said:
                yield said.strip(" ,.")


def author_name(name: etree._Element) -> str:
    """'Okafor CN' of a tagged name; '' where it is not tagged by parts."""

    def told(tag: str) -> str:
        found = name.find(tag)
        return "" if found is None else " ".join("".join(map(str, found.itertext())).split())

    last, given = told("surname"), told("given-names")
    initials = "".join(part[0] for part in re.split(r"[\s.-]+", given) if part)
    if given.isupper() and len(given) <= 4:
        initials = given.replace(" ", "").replace(".", "").replace("-", "")
    return " ".join(filter(None, (last, initials, told("suffix")))) if last else ""
