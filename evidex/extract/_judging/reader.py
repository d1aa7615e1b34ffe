"""A small network that reads the sentence of a share, the one before it and the title, and says which role is likely.

Words are vectors, mixed with their neighbours by three layers (`_exact`). A share is told by what the layers make of
its number, of the phrases that it is of and in, of the words around (the mean, and the most of each number of the
vectors: Collobert and others 2011), of the sentence before and of the title, and by what the grammar tells of it.
Learnt by `benchmarks/role_network.py` from judged shares and from what a larger network says of these and of others;
once more, with articles and passages that retell studies, for texts that do.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np

from evidex.extract._learnt.exact import Layers, Rows, bent_up, stepped, tables_of
from evidex.schema import ProportionClaim
from evidex.schema.claim import Role
from evidex.text import View
from evidex.text.kept import Kept

__all__ = [
    "ROLES",
    "SECTIONS",
    "Places",
    "RoleReader",
    "Shown",
    "shipped",
    "shipped_tables",
    "shown_of",
    "tokens",
]

ROLES: tuple[Role, ...] = get_args(Role)
SECTIONS = ("methods", "results", "body", "background", "conclusions", "other")
_TOKEN = re.compile(r"[a-z][a-z0-9-]*|\d+(?:[.,·]\d+)*|[%()\[\],;:.=<>/±]", re.ASCII | re.IGNORECASE)
_NUMBER = "#"
_AROUND = 7
"""Words before and behind a number that are near."""
_WORDS = 20_000
_LONGEST = 5_000
"""Characters: a longer sentence is a table read as prose, and is read so far."""
_TEXTS = 32
"""Sentences and titles that are kept: shares of one sentence, and of the next, read them again."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is read of one share: texts, and places in the sentence (None where a phrase is not there)."""

    title: str
    before: str
    sentence: str
    number: int
    of: tuple[int, int] | None
    group: tuple[int, int] | None
    told: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the words of a text begin and end."""

    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, found: Sequence[tuple[int, int, str]]) -> Places:
        """Those of the words of a text."""
        return cls([start for start, _, _ in found], [end for _, end, _ in found])

    def words_of(self, start: int, end: int) -> slice:
        """The words that a stretch of characters touches."""
        return slice(bisect_right(self.ends, start), bisect_left(self.starts, end))


@dataclass(frozen=True, slots=True)
class Heard:
    """A text as it was read: where its words stand, and what the layers make of each, on average and at most."""

    places: Places
    rows: Rows
    mean: Rows
    most: Rows

    def mean_of(self, place: tuple[int, int] | None) -> Rows:
        """The mean of the words of a phrase; nothing where there are none."""
        rows = self.rows[self.places.words_of(*place)] if place else self.rows[:0]
        return rows.mean(0) if len(rows) else np.zeros(self.rows.shape[1])


class RoleReader:
    """The tables of a network, in whole steps, but for the names of the rows of words and of endings."""

    def __init__(self, tables: Mapping[str, Rows], names: Mapping[str, Sequence[str]]) -> None:
        """`names` are those of the rows of `word` and of `ending`."""
        self._tables = tables
        self._rows = {table: {name: row for row, name in enumerate(own)} for table, own in names.items()}
        self._layers = Layers(tables)
        self._known: Kept[str, Rows] = Kept(self._word, _WORDS)
        self._heard = functools.lru_cache(_TEXTS)(self._hear)

    def weights(self, shown: Shown) -> dict[Role, float]:
        """What speaks for each role; the higher the likelier."""
        tables = self._tables
        heard, before = self._heard(shown.sentence, 0), self._heard(shown.before, 0)
        title = self._heard(shown.title, 1)
        own = min(heard.places.words_of(shown.number, shown.number + 1).start, len(heard.rows) - 1)
        near = heard.rows[max(own - _AROUND, 0) : own + _AROUND + 1].max(0)
        phrases = heard.mean_of(shown.of), heard.mean_of(shown.group)
        seen = [heard.rows[own], *phrases, heard.mean, heard.most, near, title.mean, title.most]
        whole = np.concatenate([*seen, before.mean, before.most, np.array(shown.told)])
        hidden = bent_up(stepped(whole) @ tables["hidden"] + tables["hidden free"])
        told = hidden @ tables["out"] + tables["out free"]
        return dict(zip(ROLES, told.tolist(), strict=False))  # the last column is that there is no share

    def _hear(self, text: str, segment: int) -> Heard:
        """Read a text: a sentence (segment 0) or a title (1)."""
        found = tokens(text[:_LONGEST])
        words = [self._known[word] for _, _, word in found] or [self._known[""]]
        seen = np.concatenate(words).reshape(len(words), -1) + self._tables["segment"][segment]
        rows = self._layers.read(seen)
        return Heard(Places.of(found), rows, rows.mean(0), rows.max(0))

    def _word(self, word: str) -> Rows:
        """The vector of a word and of its ending; nothing where neither is known."""
        whole = np.zeros(self._tables["word"].shape[1])
        for table, name in (("word", word), ("ending", word[-3:])):
            if (row := self._rows[table].get(name)) is not None:
                whole = whole + self._tables[table][row]
        return whole


def tokens(text: str) -> list[tuple[int, int, str]]:
    """Words, signs and (as '#') numbers of a text, in lower case, with their places."""
    found = [(match.start(), match.end(), match.group().lower()) for match in _TOKEN.finditer(text)]
    return [(start, end, _NUMBER if word[0].isdigit() else word) for start, end, word in found]


def shown_of(claim: ProportionClaim, view: View) -> Shown:
    """What is read of a share."""
    sentences = view.sentences
    sentence = view.sentence_at(claim.start)
    start, end = (sentence.start, max(sentence.end, claim.end)) if sentence else (claim.start, claim.end)
    text = view.text[start:end]
    at = bisect_left(sentences, start, key=lambda each: each.start)
    before = sentences[at - 1] if sentence and at and sentences[at - 1].section != "title" else None
    number = next((at for at in range(claim.end - start - 1, -1, -1) if text[at].isdigit()), 0)
    of, group = _place(text, claim.of, number), _place(text, claim.group, number)
    told = [*_told(claim), claim.start / max(1, len(view.text)), float(of is None), float(group is None)]
    led = view.text[before.start : before.end] if before else ""
    return Shown(view.once(_title), led, text, number, of, group, tuple(told))


def _title(view: View) -> str:
    title = [each for each in view.sentences if each.section == "title"]
    return view.text[title[0].start : title[-1].end] if title else ""


def _told(claim: ProportionClaim) -> list[float]:
    """What the grammar tells: the section, the role, how large the share is."""
    section = SECTIONS.index(claim.section) if claim.section in SECTIONS else len(SECTIONS) - 1
    role = ROLES.index(claim.role) if claim.role else len(ROLES) + 1
    told = [float(at == section) for at in range(len(SECTIONS))] + [float(at == role) for at in range(len(ROLES) + 2)]
    return [*told, float(claim.percent or 0) / 100, float(claim.percent is None)]


def _place(text: str, phrase: str | None, number: int) -> tuple[int, int] | None:
    """Where a phrase stands nearest to a number."""
    if not phrase:
        return None
    before, behind = text.rfind(phrase, 0, number + len(phrase)), text.find(phrase, number)
    starts = [start for start in (before, behind) if start >= 0]
    start = min(starts, key=lambda each: abs(each - number), default=-1)
    return (start, start + len(phrase)) if start >= 0 else None


@functools.cache
def shipped(*, retold: bool = False) -> RoleReader:
    """The network for reports of studies, or for texts that retell them; read when it is first asked for."""
    return RoleReader(*shipped_tables(retold=retold))


def shipped_tables(*, retold: bool = False) -> tuple[dict[str, Rows], dict[str, list[str]]]:
    """The tables of such a network, in whole steps, and the names of the rows that have some."""
    file = "roles_retold.npz" if retold else "roles.npz"
    return tables_of("evidex.extract._judging", file, ("word", "ending"))
