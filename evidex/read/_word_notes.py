"""Footnotes and endnotes of a DOCX: their words, and the numbers under which the text speaks of them.

Word counts each sort in the order in which the text calls them; the ids of the file are its own affair (LibreOffice
begins at 2). Endnotes are Roman beside footnotes, so that no number means two notes; where the footnotes are the works
that are cited, or the endnotes, these have the Arabic numbers, for citations are known by them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from statistics import mean
from typing import TYPE_CHECKING, Any, NamedTuple

from evidex.text.references import reference_likeness

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

__all__ = ["CALLS", "number_notes"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_SORTS = ("footnote", "endnote")
CALLS = tuple(f"{_W}{sort}Reference" for sort in _SORTS)
_YES = ("1", "true", "on")
_WORKS = 0.6
"""How like references notes are, taken together, that are the list of works."""
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class _Note(NamedTuple):
    sort: str
    id: str
    words: str


def number_notes(word: WordDocument, calls: Iterable[Any]) -> list[str]:
    """Write into each of the calls (elements of the text, in its order) the number that it shows in the place of its
    id; returns the words of the notes, each behind its number, a list of works last as in any document."""
    notes = {(note.sort, note.id): note for note in _notes(word)}
    called: dict[str, list[str]] = {sort: [] for sort in _SORTS}
    asked = []
    for call in calls:
        sort, name = call.tag.removeprefix(_W).removesuffix("Reference"), call.get(f"{_W}id") or ""
        own_mark = call.get(f"{_W}customMarkFollows") in _YES
        if not own_mark and name not in called[sort]:
            called[sort].append(name)
        asked.append((call, sort, name, own_mark))
    written = _written(notes.values(), called)
    labels = {
        (sort, name): written[sort](number) for sort in _SORTS for number, name in enumerate(called[sort], start=1)
    }
    for call, sort, name, own_mark in asked:
        call.set(f"{_W}id", "" if own_mark else labels[sort, name])
    works_last = sorted(notes.items(), key=lambda pair: written[pair[1].sort] is str)
    return [f"{labels[key]}. {note.words}" if key in labels else note.words for key, note in works_last]


def _written(notes: Iterable[_Note], called: dict[str, list[str]]) -> dict[str, Callable[[int], str]]:
    """How the numbers of each sort are written."""
    if not all(called.values()):
        return dict.fromkeys(_SORTS, str)
    likeness: dict[str, list[float]] = {sort: [0.0] for sort in _SORTS}
    for note in notes:
        likeness[note.sort].append(reference_likeness(note.words))
    works = {sort for sort in _SORTS if mean(likeness[sort][1:] or [0.0]) > _WORKS}
    return {"footnote": _roman, "endnote": str} if works == {"endnote"} else {"footnote": str, "endnote": _roman}


def _roman(number: int) -> str:
    told = ""
    for value, sign in _ROMAN:
        told, number = told + sign * (number // value), number % value
    return told


def _notes(word: WordDocument) -> Iterator[_Note]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in word.part.rels.values():
        sort = relation.reltype.removeprefix(_RELATIONS).removesuffix("s")
        if sort not in _SORTS:
            continue
        for note in etree.fromstring(relation.target_part.blob, parser).iter(f"{_W}{sort}"):
            words = " ".join("".join(node.text or "" for node in note.iter(f"{_W}t")).split())
            if words and note.get(f"{_W}type") is None:
                yield _Note(sort, note.get(f"{_W}id") or "", words)
