"""What became of every number of a Document: as lines for a person, or as JSON lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from evidex.counted import counted
from evidex.extract import extract_claims
from evidex.extract.coverage import NumberFate, number_fates
from evidex.schema import Document
from evidex.text import View

__all__ = ["fate_json", "fate_lines"]

AROUND = 32
"""Characters shown on either side of a number."""


def fate_lines(document: Document) -> Iterator[str]:
    """The counts, then a line each: place, page where known, fate, reason, and the number in its words."""
    view, fates = _fates(document)
    yield f"===== {document.id} · {document.origin.name} · {_counts(fates)}"
    for number in fates:
        page = view.page_at(number.start)
        place = f"{number.start}–{number.end}" + (f" page {page}" if page is not None else "")
        fate = "set aside" if number.fate == "set_aside" else number.fate
        told = f"{fate}: {number.reason}" if number.reason else fate
        yield f"{place:>15}  {told:<31} {_in_its_words(view.text, number)}"
    yield ""


def fate_json(document: Document) -> Iterator[bytes]:
    """A JSON object each: document, start, end, quote, fate (`claimed|set_aside|unread`); page and reason if known."""
    view, fates = _fates(document)
    for number in fates:
        told = {
            "document": document.id,
            "start": number.start,
            "end": number.end,
            "quote": view.text[number.start : number.end],
            "page": view.page_at(number.start),
            "fate": number.fate,
            "reason": number.reason or None,
        }
        yield msgspec.json.encode({name: value for name, value in told.items() if value is not None})


def _fates(document: Document) -> tuple[View, list[NumberFate]]:
    view = View(document)
    return view, list(number_fates(view, extract_claims(view)))


def _counts(fates: list[NumberFate]) -> str:
    if not fates:
        return "no numbers"
    of = Counter(number.fate for number in fates)
    reasons = Counter(number.reason for number in fates if number.fate == "set_aside")
    why = ", ".join(f"{reason} {count}" for reason, count in reasons.most_common())
    aside = f"{of['set_aside']} set aside" + (f" ({why})" if why else "")
    return f"{counted(len(fates), 'number')}: {of['claimed']} claimed, {aside}, {of['unread']} unread"


def _in_its_words(text: str, number: NumberFate) -> str:
    before = text[max(number.start - AROUND, 0) : number.start].split("\n")[-1]
    behind = text[number.end : number.end + AROUND].split("\n")[0]
    return f"{before}[{text[number.start : number.end]}]{behind}".strip()
