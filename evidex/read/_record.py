"""A database record (title, abstract, citation fields) as a Document, whichever form it was exported in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from evidex.errors import UnreadableError
from evidex.read.builder import Builder
from evidex.read.socket import Reading, Source
from evidex.schema import Metadata, Notice, NoticeKind, Origin, SectionKind
from evidex.schema.notices import notice
from evidex.text.headings import find_bare_labels, find_labels, heading_of, is_whole_abstract

__all__ = ["Passage", "Record", "declared_notices", "language_code", "record_document"]

_CATEGORIES: dict[str, SectionKind] = {
    "BACKGROUND": "background",
    "OBJECTIVE": "background",
    "METHODS": "methods",
    "RESULTS": "results",
    "CONCLUSIONS": "conclusions",
}
"""NLM's categories of abstract sections: https://wayback.archive-it.org/org-350/*/structured_abstracts.html."""

_BY_TYPE: dict[str, NoticeKind] = {
    "retracted publication": "retraction",
    "retraction of publication": "retraction_of",
    "retraction notice": "retraction_of",
    "published erratum": "correction_of",
    "expression of concern": "concern_of",
}
_ANNOUNCED = re.compile(
    r"^(?:(?:retract(?:ion|ed)|withdrawn|withdrawal|erratum|corrigendum|correction|expression of concern)"
    r"(?: (?:article|notice|note|statement))?(?: (?:to|for|of))?\s*[.:]\s*)+|[:.]\s*retraction\.?$",
    re.IGNORECASE,
)
_TRUNCATED = ("ABSTRACT TRUNCATED", "[truncated]", "(truncated)")
"""What PubMed put at the end of abstracts of more than 250 (400) words until 2000."""

_LANGUAGES = dict(
    pair.split(":")
    for pair in """eng:en fre:fr fra:fr ger:de deu:de spa:es ita:it por:pt jpn:ja chi:zh zho:zh rus:ru pol:pl dut:nl
    nld:nl dan:da swe:sv nor:no fin:fi cze:cs ces:cs hun:hu tur:tr kor:ko heb:he ara:ar rum:ro ron:ro gre:el ell:el
    bul:bg hrv:hr srp:sr slo:sk slk:sk slv:sl ukr:uk per:fa fas:fa ice:is isl:is lit:lt lav:lv est:et cat:ca
    vie:vi tha:th ind:id geo:ka kat:ka""".split()
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an abstract, with the label that the journal gave it and NLM's category of that label."""

    text: str
    label: str = ""
    category: str = ""


@dataclass(slots=True)
class Record:
    """What a record says; `others` are further abstracts, each with what it is ('zh', 'plain-language-summary')."""

    metadata: Metadata
    passages: list[Passage] = field(default_factory=list)
    others: list[tuple[str, list[Passage]]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def language_code(code: str) -> str:
    """ISO 639-1 where NLM's three letters have one: 'eng' is 'en'; 'und' (undetermined) is ''."""
    lower = code.strip().lower()
    return "" if lower == "und" else _LANGUAGES.get(lower, lower)


def declared_notices(
    notices: Iterable[Notice], publication_types: Iterable[str], title: str = "", abstract: str = ""
) -> tuple[Notice, ...]:
    """The notices, and those that only the publication type tells of ('Retracted Publication').

    A notice record that links to nothing names its subject in its own title ('Retraction: Early risers …') or, where
    the title says no more than 'Retraction.', in its abstract.
    """
    found = list(_each_once(notices))
    kinds = {known.kind for known in found}
    for name in publication_types:
        kind = _BY_TYPE.get(name.lower())
        if kind and kind not in kinds:
            kinds.add(kind)
            subject = _ANNOUNCED.sub("", title).strip() or abstract
            found.append(notice(kind, subject) if kind.endswith("_of") else Notice(kind=kind))
    return tuple(found)


def _each_once(notices: Iterable[Notice]) -> Iterator[Notice]:
    """Those with a PMID or a DOI once; two that a record tells by one citation alone are two: errata share pages."""
    known: set[Notice] = set()
    for each in notices:
        if each not in known or (each.citation and not each.pmid and not each.doi):
            yield each
        known.add(each)


def record_document(record: Record, source: Source, reader: str, index: int) -> Reading:
    """The Document: title, abstract by its sections, other abstracts behind it."""
    builder = Builder()
    metadata = record.metadata
    builder.remarks.extend(record.remarks)
    if metadata.title:
        builder.open_section("title", "front")
        builder.add_block("title", metadata.title)
    passages, others = record.passages, record.others
    if not passages and others and others[0][0] in ("", "en"):
        passages, others = others[0][1], others[1:]
    _write_abstract(builder, passages)
    for what, further in others:
        _write_other(builder, what, further)
    if not builder.length:
        which = f"the record PMID {metadata.pmid}" if metadata.pmid else f"record {index + 1}"
        return UnreadableError(source.name, f"{which} holds neither title nor abstract", "look it up in PubMed")
    if not passages:
        builder.remarks.append("no-abstract")
    origin = Origin(name=source.name, sha256=source.sha256, reader=reader, size=source.size, index=index)
    return builder.build(origin, metadata)


def _write_abstract(builder: Builder, passages: list[Passage]) -> None:
    labelled = any(passage.label for passage in passages)
    for passage in passages:
        if any(sign in passage.text for sign in _TRUNCATED) and "truncated" not in builder.remarks:
            builder.remarks.append("truncated")
        if passage.label or passage.category:
            builder.open_section(_kind_of(passage), "abstract", passage.label)
            builder.add_block("paragraph", passage.text)
        elif labelled:
            builder.open_section("body", "abstract")
            builder.add_block("paragraph", passage.text)
        else:
            _write_unlabelled(builder, passage.text)


def _kind_of(passage: Passage) -> SectionKind:
    """By the label's words where they are known, else by NLM's category, which is coarser."""
    heading = heading_of(passage.label)
    if heading is not None and heading.kind not in ("body", "other"):
        return heading.kind
    return _CATEGORIES.get(passage.category) or (heading.kind if heading else "body")


def _write_unlabelled(builder: Builder, text: str) -> None:
    """One section, or those of the labels that stand inside the text ('METHODS: …', 'Methods We asked …')."""
    labels = find_labels(text)
    if not labels and is_whole_abstract(bare := find_bare_labels(text)):
        labels = bare
    if lead := text[: labels[0].start if labels else None].strip():
        builder.open_section("body", "abstract")
        builder.add_block("paragraph", lead)
    ends = [label.start for label in labels[1:]]
    for label, end in zip(labels, [*ends, len(text)], strict=False):
        builder.open_section(label.heading.kind, "abstract", text[label.start : label.end])
        builder.add_block("paragraph", text[label.after : end].strip())


def _write_other(builder: Builder, what: str, passages: list[Passage]) -> None:
    """A further abstract is kept, but another language is not the document's own words: an aside."""
    english = what in ("", "en") or len(what) > 3
    for passage in passages:
        builder.open_section("other", "abstract", passage.label)
        builder.add_block("paragraph" if english else "aside", passage.text)
