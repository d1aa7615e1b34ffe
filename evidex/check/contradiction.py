"""The same quantity told twice with other values within one document.

Two mentions are held to tell the same quantity when they are of the same kind and unit, stand in sentences about the
same things, name no different group, time or source, and neither sentence holds the other's value.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from evidex.check.figures import meets
from evidex.check.likeness import LEAST, alike, likeness
from evidex.check.mentions import Mention, clause_stems, comparable, complementary, mentions
from evidex.text import View

__all__ = ["Mention", "contradictions"]

SAME_SOURCE_ENOUGH = 0.28
"""Likeness of clauses that cite the same source. In 14 development articles the same quantity told twice begins at
.30, other figures of the same source end at .17."""
ENOUGH = 0.6
"""… where the source is not named on one side."""
ABOUT_ENOUGH = 0.75
"""… where one of the figures is 'about 35 %': two such are of one thing only where the words are nearly the same …"""
APART = 1.2
"""… and they must be so far apart, beyond what 'about' allows each."""

Pair = tuple[Mention, Mention]


def contradictions(view: View) -> tuple[Pair, ...]:
    """Pairs of mentions in different sentences that tell one quantity with values that exclude each other.

    Each sentence is held against the earlier one that is most like it; worked out once for all rules that ask.
    """
    return view.once(_contradictions)


def _contradictions(view: View) -> tuple[Pair, ...]:
    return tuple(_excluding_pairs(view))


def _excluding_pairs(view: View) -> Iterator[Pair]:
    heard = _Heard(clause_weights(view))
    for sentence in view.sentences:
        told = mentions(view, sentence) if sentence.section != "title" else ()
        if told:
            telling = heard.telling(told)
            if pair := heard.most_alike(telling):
                yield pair
            heard.add(telling)


def clause_weights(view: View) -> dict[str, float]:
    """How much each stem says in this document: log of sentences over sentences that hold it, at least 0.5."""
    body = [clause_stems(view.text, sentence.start, sentence.end) for sentence in view.sentences]
    counts = Counter(stem for stems in body for stem in stems)
    return {stem: max(math.log((len(body) + 1) / count), 0.5) for stem, count in counts.items()}


_START = 4
"""Stems that are alike begin alike in four letters at least."""
_MOST = 50
"""Earlier sentences that one is held against: of an article at most 5 are like it, of a long list all."""


class _Wording:
    """The stems of some clauses: what these are like is worked out once for all that differ in source or group only."""

    def __init__(self, stems: Iterable[str], weights: Mapping[str, float]) -> None:
        self.weights = {stem: weights.get(stem, 1.0) for stem in sorted(stems)}
        """Of its stems, in their order: sums are the same in every run."""
        self.starts: dict[str, list[str]] = {}
        """The stems by their first letters."""
        for stem in self.weights:
            self.starts.setdefault(stem[:_START], []).append(stem)
        self.total = sum(self.weights.values())
        self._heard: list[_Subject] = []
        self._heard_of: dict[str, list[_Subject]] = {}
        """By the label that they cite, or '' for none."""

    def hear(self, subject: _Subject) -> bool:
        """Add a subject in these words; whether it is the first."""
        self._heard.append(subject)
        for label in subject.example.labels or ("",):
            self._heard_of.setdefault(label, []).append(subject)
        return len(self._heard) == 1

    def heard(self, labels: frozenset[str]) -> Iterable[_Subject]:
        """The subjects in these words that may be of the same source, each once."""
        if not labels:
            return self._heard
        return dict.fromkeys(each for label in ("", *sorted(labels)) for each in self._heard_of.get(label, ()))

    def cites(self, labels: frozenset[str]) -> bool:
        """Whether one of its subjects cites one of these."""
        return any(label in self._heard_of for label in labels)

    def likeness(self, other: _Wording) -> float:
        """How alike two clauses are, by the weight of their stems."""
        return likeness(self._shares(other) + other._shares(self), self.total + other.total)

    def _shares(self, other: _Wording) -> float:
        """The weight of its stems that the other has too, or one that begins alike."""
        return sum(weight for stem, weight in self.weights.items() if other._holds(stem))

    def _holds(self, wanted: str) -> bool:
        """As `likeness.holds`, looking only at stems that begin alike."""
        same = self.starts.get(wanted[:_START], ())
        return wanted in same or (len(wanted) >= LEAST and any(alike(wanted, stem) for stem in same))


@dataclass(frozen=True, eq=False)
class _Subject:
    """What mentions are of that differ in their figures only."""

    example: Mention
    wording: _Wording
    tellings: list[_Telling] = field(default_factory=list)
    """The sentences heard that speak of it, first to last."""


class _Telling(NamedTuple):
    """The mentions of one sentence with their subjects, and its place among those that say different things."""

    number: int
    mentions: Sequence[tuple[_Subject, Mention]]


class _Heard:
    """The sentences up to now, to be found by what they speak of: not each of them is held against each other."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._wordings: dict[tuple[str, frozenset[str]], _Wording] = {}
        self._subjects: dict[tuple[object, ...], _Subject] = {}
        self._said: set[tuple[object, ...]] = set()
        self._by_start: dict[tuple[str, str], list[tuple[_Wording, float]]] = defaultdict(list)
        """By kind and beginning of a stem the wordings that have such stems, with the weight of these."""

    def telling(self, told: Sequence[Mention]) -> _Telling:
        """The next sentence."""
        return _Telling(len(self._said), [(self._subject(mention), mention) for mention in told])

    def _subject(self, mention: Mention) -> _Subject:
        m = mention
        key = (m.kind, m.stems, m.words, m.groups, m.times, m.negated, m.labels)
        if key not in self._subjects:
            if (m.kind, m.stems) not in self._wordings:
                self._wordings[m.kind, m.stems] = _Wording(m.stems, self._weights)
            self._subjects[key] = _Subject(mention, self._wordings[m.kind, m.stems])
        return self._subjects[key]

    def add(self, telling: _Telling) -> None:
        """Hear a sentence; one that says what another has said, figures and all, can add nothing."""
        said = tuple((id(each), m.figure.low, m.figure.high, m.figure.about is None) for each, m in telling.mentions)
        if said in self._said:
            return
        self._said.add(said)
        for subject in dict.fromkeys(each for each, _ in telling.mentions):
            if not subject.tellings and subject.wording.hear(subject):
                for start, weight in _by_start(subject.wording):
                    self._by_start[subject.example.kind, start].append((subject.wording, weight))
            subject.tellings.append(telling)

    def most_alike(self, telling: _Telling) -> Pair | None:
        """The mentions of an earlier sentence and this one that are most alike and exclude each other.

        Of several that are equally alike those of the first sentence; `_MOST` sentences are looked at.
        """
        best: tuple[float, int, Pair] | None = None
        seen: set[int] = set()
        for most, subject in self._near(telling):
            if best and most < best[0]:
                break
            for earlier in subject.tellings:
                if (best and most == best[0] and earlier.number > best[1]) or len(seen) == _MOST:
                    break
                if earlier.number not in seen:
                    seen.add(earlier.number)
                    found = _best_pair(earlier, telling)
                    if found and (best is None or (-found[0], earlier.number) < (-best[0], best[1])):
                        best = found[0], earlier.number, found[1]
        return best[2] if best else None

    def _near(self, telling: _Telling) -> list[tuple[float, _Subject]]:
        """Earlier subjects that are alike enough to one of the sentence's, the most alike first."""
        found: dict[_Subject, float] = {}
        for mine in dict.fromkeys(each for each, _ in telling.mentions):
            for how, wording in self._worded_like(mine):
                for other in wording.heard(mine.example.labels):
                    if how >= _enough_words(mine, other) and comparable(other.example, mine.example):
                        found[other] = max(how, found.get(other, 0.0))
        return sorted(((how, other) for other, how in found.items()), key=lambda each: -each[0])

    def _worded_like(self, mine: _Subject) -> Iterator[tuple[float, _Wording]]:
        """How alike those wordings heard are that share enough with its own to be worth the question."""
        most: dict[_Wording, float] = defaultdict(float)
        for start, weight in _by_start(mine.wording):
            for other, theirs in self._by_start.get((mine.example.kind, start), ()):
                most[other] += weight + theirs
        labels = mine.example.labels
        for other, shared in most.items():
            enough = SAME_SOURCE_ENOUGH if other.cites(labels) else ENOUGH
            if shared >= (enough - 1e-9) * (mine.wording.total + other.total):
                yield other.likeness(mine.wording), other


def _by_start(wording: _Wording) -> Iterator[tuple[str, float]]:
    """The weight of a wording's stems by their beginnings."""
    for start, stems in wording.starts.items():
        yield start, sum(wording.weights[stem] for stem in stems)


def _best_pair(first: _Telling, second: _Telling) -> tuple[float, Pair] | None:
    """The most alike mentions of two sentences, if they differ and neither sentence holds the other's value."""
    best: tuple[float, Mention, Mention] | None = None
    for about, one in first.mentions:
        for what, other in second.mentions:
            if comparable(one, other):
                alike = about.wording.likeness(what.wording)
                if alike >= max(_enough_words(about, what), _enough_apart(one, other)) and (
                    best is None or alike > best[0]
                ):
                    best = (alike, one, other)
    if best is None:
        return None
    alike, one, other = best
    told_again = any(meets(one.figure, mention.figure) for _, mention in second.mentions) or any(
        meets(other.figure, mention.figure) for _, mention in first.mentions
    )
    return None if told_again or complementary(one, other) else (alike, (one, other))


def _enough_words(one: _Subject, other: _Subject) -> float:
    return SAME_SOURCE_ENOUGH if one.example.labels & other.example.labels else ENOUGH


def _enough_apart(one: Mention, other: Mention) -> float:
    """What 'about' asks for beyond."""
    if one.kind != "%" or (one.figure.about is None and other.figure.about is None):
        return 0.0
    apart = one.figure.low > other.figure.high * APART or other.figure.low > one.figure.high * APART
    return ABOUT_ENOUGH if apart else math.inf
