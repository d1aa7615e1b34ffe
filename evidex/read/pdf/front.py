"""Where do front matter and abstract end? A title shows by its size, an abstract by its word or place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from evidex.read.pdf.pieces import Piece, Type
from evidex.text.headings import heading_of, is_references_heading

__all__ = ["KEYWORDS", "find_front", "main_heading_face"]

_ABSTRACT = re.compile(r"(?:abstract|summary|synopsis|a\s?b\s?s\s?t\s?r\s?a\s?c\s?t)\b(?P<after>\W|$)", re.IGNORECASE)
KEYWORDS = re.compile(r"(?:key\s?words?|index terms|mesh terms|abbreviations)\b", re.IGNORECASE)
_MATTER = re.compile(
    r"[*†‡§¶⁎✉]?\s?(?:correspond|received|accepted|published|edited by|reviewed by|academic editor|to cite|citation:|"
    r"cite this|©|copyright|doi\b|https?:|e-?mail|open access|authors?[’']? affil|article info|handling editor|"
    r"specialty section|how to cite|\d?\s?(?:department|division|school|faculty|institute|centre|center) of\b|"
    r"[¹²³⁴⁵⁶⁷⁸⁹]+\s?[A-Z])",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(r"(?:\W*(?:\d|I)\.?\s+)?(?:introduction|background)\W*$", re.IGNORECASE)
_FIRST_PAGES = 3


def main_heading_face(pieces: Sequence[Piece]) -> tuple[str, float] | None:
    """How the headings of the main sections are set: like those of the results, the discussion, the references."""
    faces: Counter[tuple[str, float]] = Counter()
    for piece in pieces:
        if piece.role != "heading":
            continue
        heading = heading_of(piece.text)
        if is_references_heading(piece.text) or (heading and heading.kind in {"results", "conclusions", "body"}):
            faces[piece.face_key] += 1 + (piece.page > 1)
    return faces.most_common(1)[0][0] if faces else None


def find_front(pieces: list[Piece], body: Type) -> None:
    """Set `zone` and `role` of everything before the body of the article."""
    title = _title(pieces, body)
    if title is not None:
        title.role, title.zone = "title", "front"
    start = pieces.index(title) + 1 if title is not None else 0
    stop = _body_starts(pieces, start, body)
    abstract = _abstract_starts(pieces[:stop], start if start < stop else 0)
    if abstract is not None:
        stop = min(stop, _body_face_starts(pieces, abstract, stop, body))
    for piece in pieces[:stop]:
        piece.zone = "front"
        if piece.role == "text" or piece.role == "heading":
            piece.role = "title" if piece is title else "front"
    if abstract is not None:
        _mark_abstract(pieces[abstract:stop])


def _title(pieces: list[Piece], body: Type) -> Piece | None:
    """The largest print of the first page that holds a phrase in large print."""
    likely = [
        piece
        for piece in pieces
        if piece.page <= _FIRST_PAGES
        and piece.role in {"text", "heading"}
        and 25 <= len(piece.text) < 400
        and len(piece.text.split()) >= 4
        and piece.face_key[1] >= 1.15 * body.size
        and heading_of(piece.text) is None
    ]
    if not likely:
        return None
    page = min(piece.page for piece in likely)
    here = [piece for piece in likely if piece.page == page]
    largest = max(piece.face_key[1] for piece in here)
    return next(piece for piece in here if piece.face_key[1] >= 0.97 * largest)


def _body_starts(pieces: list[Piece], start: int, body: Type) -> int:
    """The place of the first heading of the body: an introduction, else the first that is set like the main ones."""
    early = [index for index in range(start, len(pieces)) if pieces[index].page <= _FIRST_PAGES]
    headings = [index for index in early if pieces[index].role == "heading"]
    main = main_heading_face(pieces)
    for index in headings:
        if _INTRODUCTION.match(pieces[index].text) and (main is None or pieces[index].face_key == main):
            return index
    for index in headings:
        if _INTRODUCTION.match(pieces[index].text) and "introduction" in pieces[index].text.lower():
            return index
    for index in headings:
        if (
            pieces[index].face_key == main
            and heading_of(pieces[index].text)
            and not _ABSTRACT.match(pieces[index].text)
        ):
            return index
    long = [index for index in early if pieces[index].role == "text" and len(pieces[index].text) > 450]
    return next((index for index in long if pieces[index].face_key == (body.font, body.size)), start)


def _abstract_starts(pieces: list[Piece], start: int) -> int | None:
    for index in range(start, len(pieces)):
        match = _ABSTRACT.match(pieces[index].text) if pieces[index].role in {"text", "heading"} else None
        if match and (pieces[index].role == "heading" or match["after"].strip() or len(pieces[index].text) > 200):
            return index
    for index in range(start, len(pieces)):
        text = pieces[index].text
        if pieces[index].role == "text" and len(text) > 350 and text.count(". ") >= 2 and not _MATTER.match(text):
            return index
    return None


def _body_face_starts(pieces: list[Piece], abstract: int, stop: int, body: Type) -> int:
    """Where running text sets in without a heading, after an abstract that is set unlike it."""
    own: tuple[str, float] | None = None
    for index in range(abstract, stop):
        piece = pieces[index]
        if piece.role != "text" or len(piece.text) < 60:
            continue
        own = own or piece.face_key
        if own != piece.face_key and piece.face_key == (body.font, body.size) and len(piece.text) > 200:
            return index
    return stop


def _mark_abstract(pieces: list[Piece]) -> None:
    """The abstract's own text; notes and marginal matter among it stay front matter."""
    texts = [piece for piece in pieces if piece.role == "front" and len(piece.text) >= 60]
    own = next((piece.face_key for piece in texts if not _MATTER.match(piece.text)), None)
    for number, piece in enumerate(pieces):
        if piece.role != "front" or KEYWORDS.match(piece.text) or (number and _MATTER.match(piece.text)):
            continue
        label = heading_of(piece.text)
        if label is not None:
            piece.zone, piece.role = "abstract", "heading"
        elif own is not None and (piece.face_key == own or abs(piece.face_key[1] - own[1]) <= 0.03 * own[1]):
            piece.zone, piece.role = "abstract", "text"
