"""A small network that reads a sentence word by word and says of each phrase how likely it is to be told of a number.

Words are vectors (of the word, its ending, its part of speech, what it may name, how often the document has it); four
layers mix each with its neighbours, ever further ones (dilated convolutions: Yu and Koltun 2016), and add what comes of
it (He and others 2016). A phrase is weighed by its first word, its last one and all of them, by the words of the
number, and by how it stands to it. Learnt by `benchmarks/network.py`; nothing is random here.

It says the same on every processor (`_exact`).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from evidex.extract._choosing.seen import Places, SeenNumbers, SeenWords
from evidex.extract._learnt.exact import Layers, Rows, bent_up, stepped, tables_of
from evidex.text.kept import Kept

__all__ = ["FIELDS", "Network", "Read", "shipped", "shipped_tables"]

FIELDS = {"effect": ("factor", "outcome"), "proportion": ("of", "group"), "score": ("of", "group", "timepoint")}
"""The fields of each kind, in the order of the network's last layer."""
_KINDS = {kind: at for at, kind in enumerate(FIELDS)}
_ENDS = dict(zip(FIELDS, accumulate(map(len, FIELDS.values())), strict=True))
_COLUMNS = {kind: slice(end - len(FIELDS[kind]), end) for kind, end in _ENDS.items()}
"""Which columns of the last layer are the fields of a kind."""
_LONGEST = 8
"""Words: longer phrases are as long."""
_WHOLE = 0.99
_DIGITS = 6
"""Of a chance: `exp` may differ in the last one between processors."""
_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence or a title as it was read, whatever the number."""

    up_to: Rows
    """Its words up to each, added up: words and one more by width."""
    phrases: Rows
    """Phrases by width."""
    places: Places
    """The first word of each phrase and the one behind its last."""


class Network:
    """The tables of a network, in whole steps, but for the names."""

    def __init__(self, tables: Mapping[str, Rows], names: Mapping[str, Sequence[str]]) -> None:
        """`names` are those of the rows of the tables that have names (of words, endings, parts of speech, kinds)."""
        self._tables = tables
        self._rows = {table: {name: row for row, name in enumerate(own)} for table, own in names.items()}
        self._layers = Layers(tables)
        self._given = {
            kind: np.concatenate([tables["given"][columns], tables["same"][columns]])
            for kind, columns in _COLUMNS.items()
        }
        """For each kind what it weighs how far a phrase covers what the grammar told, and that it is the same."""
        self._known: Kept[tuple[str, str, tuple[str, ...]], Rows] = Kept(self._word, _WORDS)

    def read(self, words: SeenWords, *, title: bool = False) -> Read:
        """Read a sentence; the same for all its numbers and all kinds of claim."""
        seen = self._alone(words)
        if title:
            seen += self._tables["title"]
        read = self._layers.read(seen)
        return Read(_added(read), self._phrases(read, words.phrases), words.phrases)

    def chances(self, kind: str, sentence: Read, title: Read | None, numbers: SeenNumbers) -> Rows:
        """How likely each phrase of the sentence, of the title, and nothing of them is: numbers by phrases by fields.

        Those of a number and a field add up to 1.
        """
        tables, columns = self._tables, _COLUMNS[kind]
        out, first, last = tables["out"][:, columns], *numbers.own.T
        own = stepped((sentence.up_to[last] - sentence.up_to[first]) / (last - first)[:, None])
        drawn = (own @ tables["number"] + tables["kind"][_KINDS[kind]])[:, None]
        bent = (1 + own @ tables["bend"] + tables["bend free"])[:, None]
        whole = (numbers.given > _WHOLE).astype(np.float64)
        stands = np.concatenate([stepped(numbers.given), whole], 2) @ self._given[kind]
        stands += tables["place"][numbers.places]
        stands += drawn
        stands += sentence.phrases * bent
        weights = [bent_up(stands) @ out]
        if title is not None:
            weights.append(bent_up(title.phrases * bent + (drawn + tables["place"][-1])) @ out)
        mean = sentence.up_to[-1] / (len(sentence.up_to) - 1)
        nothing = (own + stepped(mean)) @ tables["nothing"][:, columns] + tables["nothing free"][columns]
        return _odds(np.concatenate([*weights, nothing[:, None]], 1))

    def _phrases(self, read: Rows, places: Places) -> Rows:
        """Phrases by their first word, their last one and the mean of all."""
        tables = self._tables
        first, last = places.T
        up_to, size = _added(read @ tables["mean"]), last - first
        mean = (up_to[last] - up_to[first]) / size[:, None]
        told = (read @ tables["first"])[first] + (read @ tables["last"])[last - 1] + mean
        whole: Rows = told + tables["length"][np.minimum(size, _LONGEST)]
        return whole

    def _alone(self, words: SeenWords) -> Rows:
        """The words by themselves."""
        known = self._known
        rows = [known[each] for each in zip(words.lows, words.tags, words.kinds, strict=True)]
        found: Rows = np.concatenate(rows).reshape(len(rows), -1) + self._tables["standing"][list(words.standings)]
        return found

    def _word(self, told: tuple[str, str, tuple[str, ...]]) -> Rows:
        low, tag, kinds = told
        named = [("word", low), ("ending", low[-3:]), ("tag", tag), *[("named", kind) for kind in kinds]]
        rows = [self._tables[table][self._rows[table][name]] for table, name in named if name in self._rows[table]]
        whole: Rows = sum(rows, start=np.zeros(self._tables["word"].shape[1]))
        return whole


def _added(read: Rows) -> Rows:
    up_to = np.zeros((len(read) + 1, read.shape[1]))
    read.cumsum(0, out=up_to[1:])
    return up_to


def _odds(weights: Rows) -> Rows:
    odds = np.exp(weights - weights.max(1, keepdims=True))
    told: Rows = (odds / odds.sum(1, keepdims=True)).round(_DIGITS)
    return told


@functools.cache
def shipped() -> Network:
    """The network that evidex holds; read when it is first asked for."""
    return Network(*shipped_tables())


def shipped_tables() -> tuple[dict[str, Rows], dict[str, list[str]]]:
    """The tables of the network that evidex holds, in whole steps, and the names of the rows that have some."""
    return tables_of("evidex.extract._choosing", "network.npz", ("word", "ending", "tag", "named"))
