"""PubMed's query language, as far as it is needed to rehearse: terms, [fields], dates, AND, OR, NOT, parentheses.

PubMed reads from left to right; only parentheses change that. Words without a field are searched everywhere and
joined with AND. Grammar after the PubMed help page and the recorded translations.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from evidex.fetch.loopback.holdings import Holding, words_of

__all__ = ["FIELDS", "Query", "QueryError"]

FIELDS = {
    "all": ("ALL", "All Fields", ("all", "all fields", "tw", "text word", "word", "filter", "filt", "sb")),
    "title": ("TITL", "Title", ("ti", "titl", "title")),
    "title/abstract": ("TIAB", "Title/Abstract", ("tiab", "title/abstract")),
    "abstract": ("AB", "Abstract", ("ab", "abstract")),
    "author": ("FULL", "Author", ("au", "full", "author", "1au", "faut", "author - first")),
    "journal": ("JOUR", "Journal", ("ta", "jour", "journal")),
    "volume": ("VOL", "Volume", ("vi", "vol", "volume")),
    "issue": ("ISS", "Issue", ("ip", "iss", "issue")),
    "page": ("PAGE", "Pagination", ("pg", "page", "pagination")),
    "mesh": ("MESH", "MeSH Terms", ("mh", "mesh", "mesh terms", "majr", "mesh major topic")),
    "type": ("PTYP", "Publication Type", ("pt", "ptyp", "publication type")),
    "language": ("LANG", "Language", ("la", "lang", "language")),
    "id": ("LID", "Location ID", ("doi", "aid", "lid", "location id", "article identifier", "pmcid", "pmc")),
    "uid": ("UID", "UID", ("pmid", "uid")),
    "edat": ("EDAT", "Date - Entry", ("edat", "date - entry", "date - entrez")),
    "crdt": ("CRDT", "Date - Create", ("crdt", "date - create")),
    "mdat": ("MDAT", "Date - Modification", ("mdat", "lr", "date - modification", "date - last revised")),
    "pdat": ("PDAT", "Date - Publication", ("dp", "pdat", "date - publication")),
}
"""Our field: PubMed's abbreviation and full name, and the tags that mean it."""

TAGS = {tag: name for name, (_, _, tags) in FIELDS.items() for tag in tags}
DATES = frozenset({"edat", "crdt", "mdat", "pdat"})
TOKEN = re.compile(r'\s*(?:(\()|(\))|"([^"]*)"|\[([^\]]*)\]|([^\s()"\[\]]+))')

Test = Callable[[Holding], bool]


class QueryError(ValueError):
    """A query that cannot be understood at all."""


@dataclass
class Query:
    """A query, understood: which records it holds for, how it was translated, what in it was passed over."""

    text: str
    unknown_fields: list[str] = field(default_factory=list)
    terms: list[tuple[str, Test]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._tokens = [match.groups() for match in TOKEN.finditer(self.text)]
        self._at = 0
        self.test, self.translation = self._whole()
        if self._at < len(self._tokens):
            raise QueryError("unbalanced parentheses")

    def run(self, holdings: Iterable[Holding]) -> list[Holding]:
        return [holding for holding in holdings if self.test(holding)]

    def _peek(self) -> str:
        """The kind of the next token: ( ) AND OR NOT, term, or nothing."""
        if self._at >= len(self._tokens):
            return ""
        opening, closing, _, _, word = self._tokens[self._at]
        if opening or closing:
            return "(" if opening else ")"
        return word if word in {"AND", "OR", "NOT"} else "term"

    def _whole(self) -> tuple[Test, str]:
        test, told = self._operand()
        while (kind := self._peek()) not in {"", ")"}:
            operator = "AND"
            if kind in {"AND", "OR", "NOT"}:
                operator = kind
                self._at += 1
                if self._peek() == "NOT" and operator == "AND":
                    operator = "NOT"
                    self._at += 1
            other, other_told = self._operand()
            test, told = _joined(operator, test, other), f"{told} {operator} {other_told}"
        return test, told

    def _operand(self) -> tuple[Test, str]:
        kind = self._peek()
        if kind == "(":
            self._at += 1
            test, told = self._whole()
            if self._peek() != ")":
                raise QueryError("unbalanced parentheses")
            self._at += 1
            return test, f"({told})"
        if kind != "term":
            raise QueryError(f"a term is missing at {kind or 'the end'}")
        return self._term()

    def _term(self) -> tuple[Test, str]:
        """A quoted phrase or a run of words, with the field tag behind it where there is one."""
        words: list[str] = []
        quoted = tag = None
        while self._peek() == "term":
            _, _, phrase, field_tag, word = self._tokens[self._at]
            if field_tag is not None:
                tag = field_tag
                self._at += 1
                break
            if phrase is not None:
                if words:
                    break
                quoted = phrase
            elif quoted is not None:
                break
            else:
                words.append(word)
            self._at += 1
        return self._tested(quoted, words, tag)

    def _tested(self, quoted: str | None, words: list[str], tag: str | None) -> tuple[Test, str]:
        text = quoted if quoted is not None else " ".join(words)
        name = TAGS.get(re.sub(r":noexp$|:~\d+$", "", (tag or "all").strip().lower()))
        if name is None:
            self.unknown_fields.append(tag or "")
            name = "all"
        if name in DATES:
            test = _dated(text, name)
        elif quoted is not None or tag is not None:
            test = _phrase(text, name)
        else:
            test = _all_words(words)
        if name not in DATES:  # a day on which nothing came is no phrase that PubMed does not know
            self.terms.append((text, test))
        return test, f'"{text}"[{FIELDS[name][1]}]'


def _joined(operator: str, left: Test, right: Test) -> Test:
    if operator == "AND":
        return lambda holding: left(holding) and right(holding)
    if operator == "OR":
        return lambda holding: left(holding) or right(holding)
    return lambda holding: left(holding) and not right(holding)


def _phrase(text: str, name: str) -> Test:
    wanted = words_of(text)
    if text.endswith("*"):
        wanted = wanted.rstrip()
    return lambda holding: bool(wanted.strip()) and wanted in holding.texts[name]


def _all_words(words: list[str]) -> Test:
    tests = [_phrase(word, "all") for word in words]
    return lambda holding: all(test(holding) for test in tests)


def _dated(text: str, name: str) -> Test:
    low, _, high = text.replace('"', "").partition(":")
    first, last = low.strip(), (high or low).strip() + "/99/99"
    return lambda holding: bool(holding.dates[name]) and first <= holding.dates[name] <= last
