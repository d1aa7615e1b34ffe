"""What a heading's words say: 'Materials and methods' opens methods, 'References' the list at the back.

The words are those of the structured abstracts in MEDLINE (the National Library of Medicine's label categories)
and of the usual parts of an article. Words that are not known say nothing: the reader keeps what it was in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from evidex.schema import Part, SectionKind

__all__ = [
    "Heading",
    "Label",
    "find_bare_labels",
    "find_labels",
    "heading_of",
    "is_references_heading",
    "is_whole_abstract",
    "lists_keywords",
]


class Heading(msgspec.Struct, frozen=True):
    """What follows a heading. `part` is None where the heading does not move the text to another part."""

    kind: SectionKind
    part: Part | None = None


class Label(msgspec.Struct, frozen=True):
    """A label inside a paragraph, 'RESULTS: …': `[start:end]` are its words, the text goes on at `after`."""

    start: int
    end: int
    after: int
    heading: Heading


_PHRASES: dict[SectionKind, str] = {
    "background": """background; introduction; aim; aims; objective; objectives; object; purpose; purposes; context;
        importance; rationale; hypothesis; hypotheses; goal; goals; study objective; study objectives; problem;
        summary of background data; background data; background context; purpose of review; clinical question;
        question; questions; research question; aim of the study; aims of the study; aim of the work; aim of study;
        purpose of the study; purpose of study; objective of the study; objectives of the study; study aim; study aims;
        study purpose; need; premise; scientific background; clinical background; introductions; backgrounds;
        ethnopharmacological relevance; overview; primary objective; secondary objectives; main objective""",
    "methods": """method; methods; material; materials; methodology; procedure; procedures; design; study design;
        designs; setting; settings; study setting; participants; participant; patient; patients; subject; subjects;
        population; populations; study population; animals; sample; samples; patient sample; intervention;
        interventions; exposure; exposures; main outcome measure; main outcome measures; main outcomes; measures;
        outcome measure; outcome measures; outcomes measured; primary outcome; primary outcomes;
        secondary outcomes; primary outcome measure; primary outcome measures; secondary outcome measures;
        primary and secondary outcome measures; main measure; main measures; measurements; measurement;
        statistical analysis; statistical analyses; statistical methods; statistics; statistical method;
        data source; data sources; data collection; data extraction; data analysis; data synthesis methods;
        study selection; search strategy; search methods; search method; selection criteria; eligibility criteria;
        inclusion criteria; exclusion criteria; inclusion and exclusion criteria; study eligibility criteria;
        review methods; experimental design; approach; experimental procedures; experimental section; protocol;
        main outcome; outcome measurements; main variables; analysis plan; case; cases; case presentation;
        case report; case reports; case description; case summary; description; level of evidence; new method;
        study subjects; sampling; research design; study type; study design and setting; registration and protocol;
        data collection and analysis; evidence acquisition; evidence review; areas covered; ethics;
        ethical considerations; ethics approval; randomisation; randomization; blinding; sample size; tools;
        clinical presentation; principal procedures; study period; patient population; recruitment; treatment""",
    "results": """result; results; finding; findings; main finding; main findings; principal findings; key findings;
        recent findings; main result; main results; key results; data synthesis; evidence synthesis; outcome; outcomes;
        observations; patient characteristics; baseline characteristics; study results; major findings;
        key research findings; synthesis; tabulation; integration""",
    "conclusions": """conclusion; conclusions; concluding remarks; interpretation; interpretations; summary; relevance;
        clinical relevance; implications; implication; clinical implications; implications for practice; significance;
        clinical significance; limitation; limitations; recommendation; recommendations; lessons; lesson;
        lessons learned; impact; authors' conclusions; author's conclusions; reviewers' conclusions;
        reviewer's conclusions; expert opinion; outlook; perspectives; take home message; take-home message;
        implications for research; main conclusion; main conclusions; in conclusion; key message; key messages;
        strengths and limitations; study limitations; clinical rehabilitation impact; final remarks; closing remarks;
        expert commentary; therapeutic level""",
    "body": """discussion; comment; comments; general discussion; main text; main body; text; key points; takeaways;
        key takeaways; highlights""",
}
_BACK = """acknowledgement; acknowledgements; acknowledgment; acknowledgments; funding; financial disclosure;
    financial disclosures; conflict of interest; conflicts of interest; conflict of interests; competing interests;
    competing interest; declaration of interest; declaration of competing interest; declarations; disclosure;
    disclosures; author contributions; authors' contributions; author contribution; contributors;
    supplementary material; supplementary materials; supplementary information; supplementary data;
    supporting information; electronic supplementary material; additional file; additional files; abbreviations;
    list of abbreviations; trial registration; trial registration number; clinical trial registration;
    clinical trial registration number; registration; data availability; data availability statement;
    availability of data and materials; availability of data and material; ethics statement; consent for publication;
    pre-publication history; author information; authors' information; about the author; about the authors; appendix;
    appendices; footnotes; notes; publisher's note; orcid; ethics approval and consent to participate; disclaimer;
    source of funding; sources of funding; financial support; sponsor; funder; contributor information;
    author details; open access; rights and permissions; prior presentation; presentation at a meeting"""
_REFERENCE_LIST = """references; reference; reference list; list of references; bibliography; literature cited;
    works cited; literature; sources; citations; references and notes; references and further reading;
    selected references; cited literature; cited references; references cited; notes and references"""
_FRONT = "abstract; synopsis; keywords; key words; author; authors; affiliation; affiliations; correspondence"


def _phrases(listed: str) -> Iterator[str]:
    return (" ".join(phrase.split()) for phrase in listed.split(";"))


_REFERENCES = frozenset(_phrases(_REFERENCE_LIST))
_KNOWN: dict[str, Heading] = {phrase: Heading(kind) for kind, told in _PHRASES.items() for phrase in _phrases(told)}
_KNOWN |= {phrase: Heading("other", "back") for phrase in _phrases(_BACK)}
_KNOWN |= {phrase: Heading("other", "back") for phrase in _REFERENCES}
_KNOWN |= {phrase: Heading("other", "front") for phrase in _phrases(_FRONT)}
_KNOWN |= {phrase: Heading("body", "abstract") for phrase in ("abstract", "structured abstract", "synopsis")}

_PARTS: tuple[SectionKind, ...] = ("background", "methods", "results", "conclusions")

_RANK: tuple[SectionKind, ...] = ("results", "conclusions", "methods", "background", "body")
"""Which kind wins where a heading names several: 'Methods and results' holds results."""

_NUMBERING = re.compile(r"^(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,4}\.|[A-H]\.)\s+)")
_JOINTS = re.compile(r"\s*(?:,|/|;|\band/or\b|\band\b|\bor\b|&|\+)\s*")
_KEYWORDS = re.compile(r"\s*[*_]{0,3}key\s?-?words?\b(?:\s?and\s[a-z]+)?[*_]{0,3}\s?[:：.—–-]", re.IGNORECASE)
_BEFORE_LABEL = re.compile(
    r"[.!?)\]]\s|\n|[a-z0-9%]\s(?=(?:Results?|RESULTS?|Conclusions?|CONCLUSIONS?|Findings|FINDINGS)\s?:\s)"
)
"""A sentence ends before a label; the end of methods and results often lacks its full stop."""
_LABEL = re.compile(
    r"[ \t]{0,4}(?P<words>[A-Z][A-Za-z'’()/&,+ -]{1,70}+)(?P<mark>\s?[:：]|\s?\.?\s?[—–]|\.)(?=\s|[A-Z])\s{0,4}"
)
_CAPITALS = re.compile(r"^[ \t]{0,4}(?P<words>[A-Z][A-Z()/&, -]{4,60}[A-Z)])\s{1,3}(?=[A-Z0-9][a-z0-9]|A\s)")

_BARE = re.compile(
    r"(?:^|\n|(?<=[.!?)\]])\s)(?P<words>[A-Z][a-z]{3,20}+(?:\s(?:and\s)?[a-z]{3,20}+){0,3})\s(?=[A-Z0-9])"
)


def _plain(words: str) -> str:
    text = _NUMBERING.sub("", words.strip().strip("*#_ ")).replace("’", "'").lower()
    text = text.replace("(s)", "s").replace("(es)", "es")
    return " ".join(text.split()).strip(" :.;-–—")


def heading_of(words: str) -> Heading | None:
    """What a heading of these words opens, or None where the words do not say it."""
    plain = _plain(words)
    if not plain or len(plain) > 90:
        return None
    if known := _KNOWN.get(plain):
        return known
    pieces = [piece.removeprefix("the ").removeprefix("main ") for piece in _JOINTS.split(plain) if piece]
    found = [_KNOWN.get(piece) for piece in pieces]
    kinds = {heading.kind for heading in found if heading is not None}
    if len(pieces) > 1 and None not in found:
        if kinds == {"other"}:
            return Heading("other", "back")
        return next((Heading(kind) for kind in _RANK if kind in kinds), None)
    if plain.split()[0] in ("conclusion", "conclusions"):
        return Heading("conclusions")
    return None


def is_references_heading(words: str) -> bool:
    """Whether a reference list follows a heading of these words."""
    return _plain(words) in _REFERENCES


def lists_keywords(words: str) -> bool:
    """Whether a line names an abstract's keywords: 'Keywords: knees; rest'."""
    return _KEYWORDS.match(words) is not None


def find_labels(text: str, start: int = 0, end: int | None = None) -> tuple[Label, ...]:
    """The labels of a structured abstract inside one paragraph `text[start:end]`, in order.

    A label stands at the paragraph's start or after a sentence and ends in a colon or dash; at the very start it may
    also end in a full stop, or be in capitals and end in nothing. Only words that `heading_of` knows are labels.
    """
    stop = len(text) if end is None else end
    found: list[Label] = []
    paragraph = text[start:stop]
    lead = len(paragraph) - len(paragraph.lstrip())
    matches = [m for m in _look_like_labels(paragraph) if m["mark"] != "." or m.start("words") == lead]
    if not any(heading_of(m["words"]) for m in matches) and (capitals := _CAPITALS.match(paragraph)):
        matches = [capitals]
    for match in matches:
        heading = heading_of(match["words"])
        if heading is not None:
            begin = start + match.start("words")
            found.append(Label(begin, begin + len(match["words"].rstrip()), start + match.end(), heading))
    return tuple(found)


def find_bare_labels(text: str) -> tuple[Label, ...]:
    """Labels that end in nothing, 'Methods We asked …': only their type told them from the sentence, and it is lost.

    One of them alone says little: see `is_whole_abstract`.
    """
    found: list[Label] = []
    for match in _BARE.finditer(text):
        heading = heading_of(match["words"])
        if heading is not None:
            found.append(Label(match.start("words"), match.end("words"), match.end(), heading))
    return tuple(found)


def is_whole_abstract(labels: Iterable[Label]) -> bool:
    """Whether labels go through the parts of an abstract in their order: three at least, with results."""
    kinds = [label.heading.kind for label in labels]
    parts = [_PARTS.index(kind) for kind in kinds if kind in _PARTS]
    return len(set(parts)) > 2 and "results" in kinds and parts == sorted(parts)


def _look_like_labels(paragraph: str) -> Iterator[re.Match[str]]:
    """Looked at only where a sentence or line begins: the places where one ends are found fast."""
    end = 0
    for place in (0, *(match.end() for match in _BEFORE_LABEL.finditer(paragraph))):
        if place >= end and (match := _LABEL.match(paragraph, place)):
            end = match.end()
            yield match
