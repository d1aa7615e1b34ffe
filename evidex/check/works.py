"""Whether two printed references are the same work: by identifiers, else by title, year, place in the journal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from evidex.schema import Citation, Document, Reference
from evidex.text import View
from evidex.text.citations import cited_labels
from evidex.text.number_words import ONES, TENS

__all__ = [
    "cited_references",
    "in_reading_order",
    "label_of",
    "repeated_works",
    "repeats_of",
    "same_title",
    "same_work",
    "uncited_entries",
    "works_cited",
]

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)[a-z]?\b")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\]]+")
_SMALL = frozenset("a an and at by for from in of on or the to versus vs with".split())
_COUNTED = {word: str(number) for word, number in (ONES | TENS).items() if number > 1}
"""'In nine schools' and 'in 9 schools' are one title."""
_PART = re.compile(r"\b(?:part|volume|edition|chapter|phase|no|number)\s+(?:\d+|[ivx]+|one|two|three)\b|\b[ivx]+$")

TITLE_ENOUGH = 92.0
"""Likeness of normalised titles (rapidfuzz ratio, 0–100) for one work: room for a misprint, none for another word.

'Iron in the second trimester' and '… third trimester' reach 90; spelling and hyphen variants are levelled before.
"""
SAME_IDENTIFIER_ENOUGH = 70.0
"""Likeness of titles under the same identifier: another wording of one title, not another title."""
TITLE_LEAST = 25
"""A shorter title ('Letter to the editor') tells no work by itself."""
LONG_WORD = 8
"""From this length two wrong letters are still a misprint; in shorter words they make another word."""
ENTRY_ENOUGH = 92.0
"""The same for whole entries whose fields could not be told."""


@lru_cache(maxsize=16_384)
def _level(words: str) -> str:
    """Lower case, no accents, hyphens, points or '&'; British spellings as American ones."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = plain.replace("&", " and ").replace("ae", "e").replace("oe", "e")
    plain = re.sub(r"(?<=[a-z]{3})our\b", "or", re.sub(r"is(e[ds]?|ing|ation)\b", r"iz\1", plain))
    return " ".join(_COUNTED.get(word, word) for word in re.findall(r"\w+", plain))


def _journals_agree(one: str, other: str) -> bool:
    """'Heart Rhythm Res' and 'Heart Rhythm Research'; an empty name agrees with all."""
    mine = [word for word in _level(one).split() if word not in _SMALL]
    yours = [word for word in _level(other).split() if word not in _SMALL]
    if not mine or not yours:
        return True
    if len(mine) != len(yours):
        initials = ("".join(word[0] for word in mine), "".join(word[0] for word in yours))
        return "".join(mine) in initials or "".join(yours) in initials
    return all(_abbreviates(a, b) for a, b in zip(mine, yours, strict=True))


def _abbreviates(one: str, other: str) -> bool:
    """'antenat' and 'antenatal', 'j' and 'journal', 'natl' and 'national'."""
    short, long = sorted((one, other), key=len)
    if short[0] != long[0]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def same_work(one: Reference, other: Reference, text: str) -> bool:
    """Whether two entries of the same reference list are one work; style, abbreviations and misprints aside.

    Equal identifiers are believed only beside titles that are alike: lists are full of identifiers pasted twice.
    """
    known = bool(one.title and other.title)
    for mine, yours in ((one.doi.lower(), other.doi.lower()), (one.pmid, other.pmid), (one.pmcid, other.pmcid)):
        if mine and yours:
            return mine == yours and (not known or _likeness(one.title, other.title) >= SAME_IDENTIFIER_ENOUGH)
    if not _addresses_agree(text[one.start : one.end], text[other.start : other.end]):
        return False
    if not known or not (one.journal and other.journal):
        mine, yours = text[one.start : one.end], text[other.start : other.end]
        return _same_entry(mine, yours) or (known and _same_in_words(one, other, mine, yours))
    years = [{str(entry.year)} if entry.year else _years(text, entry) for entry in (one, other)]
    if all(years) and years[0].isdisjoint(years[1]):
        return False
    return _same_title(one, other) and _same_place(one, other)


def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(_level(one), _level(other)))


def _years(text: str, entry: Reference) -> set[str]:
    return set(_YEAR.findall(text[entry.start : entry.end]))


def same_title(one: str, other: str) -> bool:
    """Whether two printed titles are one, misprints, spelling and hyphens aside."""
    return _likeness(one, other) >= TITLE_ENOUGH and _no_word_changed(_level(one), _level(other))


def _same_title(one: Reference, other: Reference) -> bool:
    mine, yours = _level(one.title), _level(other.title)
    if re.findall(r"\d+", mine) != re.findall(r"\d+", yours) or _PART.findall(mine) != _PART.findall(yours):
        return False
    short, long = sorted((mine, yours), key=len)
    if long.startswith(short) and len(short) >= 40:  # the subtitle left out
        return bool(one.journal and other.journal) and bool(one.first_page) and one.first_page == other.first_page
    return same_title(one.title, other.title)


def _no_word_changed(one: str, other: str) -> bool:
    """No word of one stands for a different word of the other ('second' for 'third', 'female' for 'male')."""
    from rapidfuzz.distance import Levenshtein

    mine, yours = set(one.split()) - _SMALL, set(other.split()) - _SMALL
    left, right = mine - yours, yours - mine
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    if not left or not right:
        return len(left | right) <= 1
    return all(
        any(Levenshtein.distance(a, b) <= (2 if len(a) >= LONG_WORD and len(b) >= LONG_WORD else 1) for b in right)
        for a in left
    )


def _same_place(one: Reference, other: Reference) -> bool:
    if not _journals_agree(one.journal, other.journal):
        return False
    volumes = bool(one.volume and other.volume and one.volume != other.volume)
    pages = bool(one.first_page and other.first_page and one.first_page != other.first_page)
    if pages:  # chapters of one book; in the same volume a misprint
        return bool(one.volume and one.volume == other.volume)
    return not volumes or bool(one.first_page and other.first_page)


def _same_entry(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    if set(_YEAR.findall(one)) != set(_YEAR.findall(other)):
        return False
    mine, yours = (re.sub(r"^\d+ ", "", _level(entry)) for entry in (one, other))
    return len(mine) > 40 and fuzz.ratio(mine, yours) >= ENTRY_ENOUGH and _pages(mine) == _pages(yours)


def _same_in_words(one: Reference, other: Reference, mine: str, yours: str) -> bool:
    """Where no journal could be told in one of them: title, years, first author, and the page or article number."""
    authors = [re.split(r"[\s,]", entry.authors[0].casefold())[0] if entry.authors else "" for entry in (one, other)]
    if not authors[0] or authors[0] != authors[1] or set(_YEAR.findall(mine)) != set(_YEAR.findall(yours)):
        return False
    page = one.first_page or other.first_page
    printed = len(page) > 2 and all(re.search(rf"(?<!\w){re.escape(page)}(?!\w)", entry) for entry in (mine, yours))
    return printed and len(one.title) >= TITLE_LEAST and _level(one.title) == _level(other.title)


def _addresses_agree(one: str, other: str) -> bool:
    """Two web addresses are two sources; a DOI's address beside another copy of it is no difference."""
    mine, yours = set(_ADDRESS.findall(one)), set(_ADDRESS.findall(other))
    return not mine or not yours or bool(mine & yours)


def _pages(entry: str) -> list[str]:
    return re.findall(r"\d{3,}", entry)


def repeated_works(document: Document) -> dict[int, int]:
    """Positions of the entries that repeat an earlier one, each with the first that is the same work."""
    found: dict[int, int] = {}
    entries = document.references
    for again, entry in enumerate(entries):
        for first in range(again):
            if first not in found and same_work(entry, entries[first], document.text):
                found[again] = first
                break
    return found


def works_cited(view: View, start: int, end: int) -> frozenset[str]:
    """The labels of the works that are cited in a part of the text; one that is listed twice by its first label."""
    first = view.once(_first_labels)
    return frozenset(first.get(label, label) for label in view.labels_cited_in(start, end))


def _first_labels(view: View) -> dict[str, str]:
    """Of each label of an entry that repeats an earlier one: the label of that one."""
    entries = view.document.references
    repeated = view.once(repeats_of)
    return {
        entries[again].label or str(again + 1): entries[one].label or str(one + 1) for again, one in repeated.items()
    }


def repeats_of(view: View) -> dict[int, int]:
    """`repeated_works`, worked out once for all rules that ask."""
    return repeated_works(view.document)


def in_reading_order(labels: Iterable[str]) -> list[str]:
    """Distinct labels, numbers by value, others as met."""
    distinct = dict.fromkeys(labels)
    return sorted((x for x in distinct if x.isdigit()), key=int) + [x for x in distinct if not x.isdigit()]


def label_of(document: Document, index: int) -> str:
    """How a person names the entry: its printed number, else first author and year, else its position."""
    reference = document.references[index]
    if reference.label and not reference.label.isdigit():
        return reference.label
    return reference.label or str(index + 1)


_NAME = re.compile(r"[^\W\d_][\w'’-]+")


def cited_references(document: Document, citation: Citation) -> dict[str, tuple[int, ...]]:
    """For each label of a citation mark the positions of the entries it can mean; none: the mark is dangling.

    A number means the entry with that number; an author-year mark the entries that print its first name and year.
    """
    by_label: dict[str, list[int]] = {}
    for index, reference in enumerate(document.references):
        by_label.setdefault(reference.label or str(index + 1), []).append(index)
    found = {}
    for label in citation.labels:
        hits = by_label.get(label, [])
        if not hits and not label.isdigit():
            hits = _by_name_and_year(document, label)
        found[label] = tuple(hits)
    return found


def _by_name_and_year(document: Document, label: str) -> list[int]:
    year = _YEAR.search(label)
    name = _NAME.search(label)
    if year is None or name is None:
        return []
    wanted = f" {_level(name[0])} "
    named = {
        index: f" {_level(_authors_of(document, reference))} "
        for index, reference in enumerate(document.references)
        if year[1] in document.text[reference.start : reference.end]
    }
    first = [index for index, authors in named.items() if authors.startswith(wanted)]
    return first or [index for index, authors in named.items() if wanted in authors]


def _authors_of(document: Document, reference: Reference) -> str:
    """What stands before the year, or the entry's beginning: authors come first in every style."""
    printed = re.sub(r"^\W*\d{0,4}[\].)]*\s*", "", document.text[reference.start : reference.end])
    year = _YEAR.search(printed)
    return printed[: max(year.start(), 30)] if year else printed[:120]


def uncited_entries(document: Document) -> list[int]:
    """Positions of the entries that no citation mark names."""
    cited = {
        index
        for citation in document.citations
        for hits in cited_references(document, citation).values()
        for index in hits
    }
    printed = _bracketed(document)
    return [
        index
        for index, entry in enumerate(document.references)
        if index not in cited
        and entry.label not in printed
        and "pre-publication history" not in _words(document, entry)
    ]


def _words(document: Document, entry: Reference) -> str:
    return document.text[entry.start : entry.end].lower()


def _bracketed(document: Document) -> set[str]:
    """Numbers in square brackets in headings, captions and tables, where readers mark no citations."""
    found: set[str] = set()
    for block in document.blocks:
        if block.kind in ("heading", "caption", "table", "figure"):
            for inside in re.findall(r"\[([\d,;\s–-]{1,40})\]", document.text[block.start : block.end]):
                found.update(cited_labels(inside))
    return found
