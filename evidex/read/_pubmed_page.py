"""A saved PubMed page: the record in the middle, and around it what is not the record speaking.

Site chrome, 'Similar articles', 'Cited by', comments, MeSH terms and links are kept as asides; title, citation,
identifiers, keywords, MeSH terms and notices become Metadata.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from evidex.read._prose import Piece, compose
from evidex.read.builder import Builder
from evidex.schema import BlockKind, Metadata, Notice, NoticeKind
from evidex.text.headings import find_labels

__all__ = ["is_pubmed_page", "read_pubmed_page"]

_ASIDES = frozenset(
    """similar articles; cited by; publication types; mesh terms; substances; linkout - more resources;
    full text sources; medical; research materials; miscellaneous; other literature sources;
    molecular biology databases; comment in;
    comment on; erratum in; erratum for; update in; update of; retraction in; retraction of;
    expression of concern in;
    republished in; republished from; affiliation; affiliations; authors; author information; grants and funding;
    grant support; related information; associated data; conflict of interest statement; supplementary concepts;
    full text links; actions; permalink; cite; collections; share; page navigation; display options; format;
    pubmed disclaimer; personal name as subject; supplementary info; more information; all collaborators; collaborators;
    medline; medgen; related clinical trials; secondary source id; see all similar articles; clinical trials;
    expression of concern for; corrected and republished in""".replace("\n", " ").split(";")
)
_ASIDE_HEADINGS = frozenset(" ".join(words.split()) for words in _ASIDES)
_NOTICES: dict[str, NoticeKind] = {
    "retraction in": "retraction",
    "retraction of": "retraction_of",
    "erratum in": "correction",
    "corrected and republished in": "correction",
    "erratum for": "correction_of",
    "expression of concern in": "concern",
    "expression of concern for": "concern_of",
    "update in": "update",
}
_SIGNS = (
    "similar articles",
    "cited by",
    "mesh terms",
    "linkout - more resources",
    "pubmed disclaimer",
    "publication types",
)
_PMID = re.compile(r"^(?:-[ \t]*)?PMID:[ \t]*(\d{1,8})\b", re.M)
_PMCID = re.compile(r"^(?:.{0,40}[ \t-])?PMCID:[ \t]*(PMC\d+)", re.M)
_DOI = re.compile(r"^(?:.{0,60}[ \t-])?DOI:[ \t]*(10\.\d{4,9}/\S+)", re.M)
_CITATION = re.compile(
    r"^(?P<journal>[A-Z][^.;\d][^;]{0,120}?)?\.?\s{0,2}(?P<year>(?:19|20)\d\d)(?:\s[A-Z][a-z]{2}[^;:]{0,14})?"
    r"(?:;(?P<volume>\w{1,8})?(?:\((?P<issue>[^)]{1,20})\))?(?::(?P<pages>[\w–-]{1,20}))?)?\.(?=\s|$)"
)
_BYLINE = re.compile(
    r"^(?P<author>[^.]{2,80}?)(?:\set\sal)?\.\s(?P<journal>[A-Z][^.]{2,120})\.\s(?P<year>(?:19|20)\d\d)\b[^.]{0,15}\.$"
)
_AUTHORS = re.compile(
    r"^(?:[A-ZÀ-Þ][\w'’.-]+(?:\s[A-ZÀ-Þa-z][\w'’.-]*){1,4}\s?(?:\d{1,2}\s?){0,4}(?:,\s|$))+(?:et al\.?)?$"
)
_CAPTION_LABEL = re.compile(r"^(?:Fig(?:ure)?\.?|Table|Scheme|Box)\s?S?\d+[A-Z]?[.:]?$", re.I)
_KEYWORDS = re.compile(r"^Keywords?:\s*", re.I)
_COPYRIGHT = re.compile(
    r"^(?:Copyright\b|©|\(c\)|Published by|This article is protected|All rights reserved"
    r"|(?:19|20)\d\d\s(?:The\s)?[A-Z][^.;:]{3,60}\.?$)",
    re.I,
)


@dataclass
class _Parts:
    """Lines of the page by the heading they stand under, in order."""

    front: list[str] = field(default_factory=list)
    rest: list[tuple[str, list[str]]] = field(default_factory=list)


def is_pubmed_page(text: str) -> bool:
    """Whether this is a PubMed record's page: its headings stand on lines of their own."""
    lines = {line.strip().lower() for line in text.split("\n") if len(line) < 60}
    signs = sum(sign in lines for sign in _SIGNS)
    marks = bool(_PMID.search(text)) + ("abstract" in lines) + bool(_BYLINE_ANY.search(text))
    return signs >= 1 and marks >= 1 and signs + marks >= 3


_OWN_DOI = re.compile(r"^doi:\s?10\.", re.I)
_BYLINE_ANY = re.compile(r"^\S.{2,80} et al\. .{3,120}\. (?:19|20)\d\d\b", re.M)


def read_pubmed_page(builder: Builder, text: str) -> Metadata:
    """Write the page into `builder`; returns what it says of the record."""
    parts = _split(text)
    metadata = _write_front(builder, parts.front)
    facts: dict[str, object] = {}
    for heading, lines in parts.rest:
        name = heading.lower()
        if name == "abstract":
            facts |= _write_abstract(builder, heading, lines)
        elif name == "figures":
            _write_figures(builder, heading, lines)
        elif name == "references":
            compose(
                builder,
                [Piece("heading", heading), *(Piece(_kind_in_list(line), line) for line in lines)],
                "other",
                "back",
            )
        else:
            facts |= _facts(name, lines, facts)
            _write_asides(builder, [heading, *lines], "back")
    return _with(metadata, text, facts)


def _kind_in_list(line: str) -> BlockKind:
    return "aside" if re.match(r"(?:Show all \d+ references|Expand)$", line) else "paragraph"


def _split(text: str) -> _Parts:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    begin = _record_start(lines)
    parts = _Parts(lines[:begin])
    for line in lines[begin:]:
        name = line.lower()
        if name in ("abstract", "figures", "references") or name in _ASIDE_HEADINGS:
            parts.rest.append((line, []))
        else:
            parts.rest[-1][1].append(line)
    return parts


def _record_start(lines: Sequence[str]) -> int:
    """Where the front ends: at the heading 'Abstract' that an abstract follows (a menu of the page names it, too).

    A record without an abstract: at the first heading behind its identifiers.
    """
    for index, line in enumerate(lines[:-1]):
        following = lines[index + 1]
        if line.lower() == "abstract" and (len(following) > 80 or find_labels(following)):
            return index
    known = max((index for index, line in enumerate(lines) if _PMID.match(line)), default=0)
    behind = (
        i for i, line in enumerate(lines) if i > known and line.lower() in _ASIDE_HEADINGS | {"abstract", "references"}
    )
    return next(behind, len(lines))


def _write_front(builder: Builder, lines: Sequence[str]) -> Metadata:
    """Title as a title block, all else before the abstract as asides; in their order."""
    title = _find_title(lines)
    citation = next((match for line in lines if (match := _CITATION.match(line.lstrip(". ")))), None)
    byline = next((match for line in lines if (match := _BYLINE.match(line))), None)
    authors = _authors(lines, byline["author"] if byline else "")
    written = False
    for line in lines:
        if line == title and not written:
            builder.open_section("title", "front")
            builder.add_block("title", line)
            builder.open_section("other", "front")
            written = True
            continue
        if not builder.length:
            builder.open_section("other", "front")
        builder.add_block("aside", line)
    above = next(
        (one for one, two in itertools.pairwise(lines) if two.startswith(". ") and _CITATION.match(two[2:])), ""
    )
    journal = (citation["journal"] if citation else "") or (byline["journal"] if byline else "")
    if not journal and 3 < len(above) < 60 and not re.search(r"navigation|content|[.:;]$", above, re.I):
        journal = above
    year = (citation or byline or {"year": ""})["year"]
    return Metadata(
        title=title.rstrip("."),
        authors=authors,
        journal=(journal or "").strip(" ."),
        year=int(year) if year else None,
        volume=(citation["volume"] or "") if citation else "",
        issue=(citation["issue"] or "") if citation else "",
        pages=(citation["pages"] or "") if citation else "",
    )


def _find_title(lines: Sequence[str]) -> str:
    """The line that a saved page prints twice, else the last long line before the abstract that is nothing else."""
    able = [
        line
        for line in lines
        if 15 <= len(line) <= 400
        and not (_CITATION.match(line.lstrip(". ")) or _BYLINE.match(line) or _AUTHORS.match(line))
        and not re.match(r"^-?\s*(?:PMID|PMCID|DOI|doi)\b", line)
        and line.lower() not in _ASIDE_HEADINGS
        and "official website" not in line.lower()
    ]
    twice = [line for line, count in Counter(able).items() if count > 1]
    if twice:
        return max(twice, key=len)
    cited = max(
        (i for i, line in enumerate(lines) if _CITATION.match(line.lstrip(". ")) or _OWN_DOI.match(line)), default=-1
    )
    behind = [line for line in lines[cited + 1 : cited + 3] if line in able]
    titles = behind[:1] if cited >= 0 and behind else [line for line in able if " " in line]
    return titles[-1] if titles else ""


def _authors(lines: Sequence[str], first: str) -> tuple[str, ...]:
    for line in lines:
        if _AUTHORS.match(line) and ("," in line or re.search(r"\d", line)):
            names = [re.sub(r"[\d\s]+$", "", name).strip() for name in re.sub(r"\s?et al\.?$", "", line).split(",")]
            return tuple(name for name in names if name)
    words = first.split()
    if len(words) > 1 and re.fullmatch(r"(?:[A-Z]\.?){1,4}", words[0]):
        return (" ".join([*words[1:], words[0]]),)
    return (first,) if first else ()


def _write_abstract(builder: Builder, heading: str, lines: Sequence[str]) -> dict[str, object]:
    pieces = [Piece("heading", heading)]
    facts: dict[str, object] = {}
    for line in lines:
        if match := _KEYWORDS.match(line):
            facts["keywords"] = tuple(
                word.strip(" .") for word in re.split(r"[;,]", line[match.end() :]) if word.strip()
            )
            pieces.append(Piece("aside", line))
        else:
            pieces.append(Piece("aside" if _COPYRIGHT.match(line) else "paragraph", line))
    compose(builder, pieces, "body", "abstract")
    return facts


def _write_figures(builder: Builder, heading: str, lines: Sequence[str]) -> None:
    if not lines:
        _write_asides(builder, [heading], "back")
        return
    builder.open_section("figure", "body", heading)
    for line in lines:
        builder.add_block("aside" if _CAPTION_LABEL.match(line) else "caption", line)


def _write_asides(builder: Builder, lines: Sequence[str], part: str) -> None:
    builder.open_section("other", "front" if part == "front" else "back")
    for line in lines:
        builder.add_block("aside", line)


def _facts(name: str, lines: Sequence[str], facts: dict[str, object]) -> dict[str, object]:
    items = tuple(line.lstrip("-•* ").strip() for line in lines if line.strip("-•* "))
    if name == "mesh terms":
        return {"mesh": items}
    if name == "publication types":
        return {"publication_types": items}
    if name in _NOTICES and items:
        pmid = re.search(r"PMID:\s?(\d+)", " ".join(items))
        doi = re.search(r"doi:\s?(10\.\d{4,9}/\S+)", " ".join(items))
        notice = Notice(
            kind=_NOTICES[name],
            pmid=pmid.group(1) if pmid else "",
            doi=doi.group(1).rstrip(".") if doi else "",
            citation=items[0],
        )
        known = facts.get("notices", ())
        return {"notices": (*known, notice) if isinstance(known, tuple) else (notice,)}
    return {}


def _with(metadata: Metadata, text: str, facts: dict[str, object]) -> Metadata:
    import msgspec

    front = text[: text.lower().find("\nabstract\n")] if "\nabstract\n" in text.lower() else text
    pmid, pmcid, doi = _PMID.search(text), _PMCID.search(text), _DOI.search(text)
    loose = re.search(r"\bdoi:\s?(10\.\d{4,9}/\S+)", front, re.I)
    found = doi.group(1) if doi else loose.group(1) if loose else ""
    return msgspec.structs.replace(
        metadata,
        pmid=pmid.group(1) if pmid else "",
        pmcid=pmcid.group(1) if pmcid else "",
        doi=found.rstrip(".,;"),
        **facts,
    )
