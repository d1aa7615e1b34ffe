"""Scores: central values of a measurement in a group, with their spread, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from evidex.extract._choosing import Choice, Chooser, Telling
from evidex.extract._passage import Passage
from evidex.extract._score.evidence.find import find_values
from evidex.extract._score.evidence.worth import is_worth_reading
from evidex.extract._score.numbers.other_units import with_its_power
from evidex.extract._score.numbers.shared_units import share_told_units
from evidex.extract._score.numbers.tables import table_scores
from evidex.extract._score.numbers.values import Value
from evidex.extract._score.sides.frames import ValueFrames
from evidex.extract._score.sides.groups import settle_groups
from evidex.extract._score.sides.measured import measured
from evidex.extract._score.sides.schedule import Schedule
from evidex.extract._score.sides.when import When, whens
from evidex.extract._told import Told, flat
from evidex.extract._when.events import told_by_event
from evidex.extract._when.times import Times
from evidex.extract.socket import Extractor
from evidex.schema import Claim, ScoreClaim
from evidex.text import View
from evidex.text.clauses import Stretch
from evidex.text.groups import is_time
from evidex.text.quantities import SIGN
from evidex.text.sentences import Sentence
from evidex.text.words import PREP, Words

__all__ = ["EXTRACTOR", "part_of"]

_NAME = "score/1"
CHOOSER = Chooser("score", ("of", "group", "timepoint"))


_DAY = re.compile(r"[A-Z]\d+")
"""Short for a time: 'D84'."""


_SITE = re.compile(r"^(?:the\s)?(?:[a-z]+\s)?(?:spine|hip|femur|neck|trochanter|radius|forearm|wrist|heel|knee)$")
_BARE_UNITS = frozenset({"points", "years", "days", "months", "weeks"})


class _Prose:
    """The sentences of a document in their order: what one tells may hold for those behind it."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._arms: tuple[str, ...] = ()
        self._topic: str | None = None

    @cached_property
    def _telling(self) -> Telling:
        return Telling(CHOOSER, self._view)

    def claims(self) -> Iterator[ScoreClaim]:
        """Every central value of the running text."""
        for sentence in self._view.sentences:
            read = self._view.quantities_of(sentence)
            if sentence.section != "title" and read.found and is_worth_reading(read.shape):
                yield from self._read(Passage(self._view, sentence, self._view.words_of(sentence)))

    def _read(self, passage: Passage) -> Iterator[ScoreClaim]:
        """The values of a sentence, with what they are of, in whom, when."""
        view, words = passage.view, passage.words
        values = [_uncited(passage, value) for value in find_values(words, part_of(view, passage.sentence))]
        if not values:
            return
        told = self._framed(words, values)
        times = _whens(passage, values, told)
        numbers = [(words.at_offset(value.start), words.at_offset(value.end - 1) + 1) for value in values]
        given = [_given(each, when) for each, when in zip(told, times, strict=True)]
        chosen = self._telling.choose(words, numbers, given)
        stated = [_stated(when, each, words, numbers) for when, each in zip(times, chosen, strict=True)]
        settle_groups(words.read.shape, values, told, stated, view.two_arms)
        for value, each, when, known in zip(values, told, times, stated, strict=True):
            fields: dict[str, Any] = {name: flat(text) for name, text in known.items()}
            if when.resumed:
                fields["derived"] = ("timepoint",)
            yield _claim(passage, value, each, fields)

    def _framed(self, words: Words, values: list[Value]) -> list[Told]:
        """What the words around each value say; what they are of, and two groups, are kept for the next sentence."""
        view = self._view
        self._arms = self._arms or view.two_arms
        told = ValueFrames(words, values, self._arms, self._topic, view.arm_words).tell()
        share_told_units(words.read.shape, values, told)
        groups = [each.group for each in told]
        if len(groups) >= 2 and groups[0] and groups[1] and groups[0].lower() != groups[1].lower():
            self._arms = (groups[0], groups[1])
        self._topic = told[-1].of
        return told


def _given(told: Told, when: When) -> dict[str, str | None]:
    """What the grammar says of a value; a time that another sentence or any event tells is no choice of its own."""
    time = None if when.resumed or told_by_event(when.text or "") else flat(when.text)
    return {"of": measured(told.of), "group": flat(told.group), "timepoint": time}


def _uncited(passage: Passage, value: Value) -> Value:
    """A value without the spread that is the number of a citation: 'a bioavailability of 79% [21]'."""
    if value.spread not in ("sd", "se") or value.last == value.first:
        return value
    end = passage.cited_from(value.last)
    if end is not None and end > value.start:
        value.sd = value.se = value.spread = None
        value.last, value.end, value.stop = value.first, end, end
    return value


def part_of(view: View, sentence: Sentence) -> str:
    """The section of a sentence; where the text names none, which quarter of it."""
    if sentence.section != "body":
        return sentence.section
    return f"quarter {min(4 * sentence.start // max(len(view.text), 1), 3)}"


def _stated(when: When, chosen: Mapping[str, Choice], words: Words, values: Sequence[Stretch]) -> dict[str, str]:
    """The words that were chosen; a time is known by its form, so the one that was seen stands."""
    stated = {name: choice.text for name, choice in chosen.items() if choice.text}
    at = chosen["timepoint"].place if "timepoint" in chosen else None
    run_into = [first for first, _ in values if at is not None and at[0] < first < at[1]]
    if at is not None and run_into:
        time = words.text(at[0], run_into[0]).removesuffix(" and")
        if is_time(time) or _DAY.fullmatch(time):
            stated["timepoint"] = time  # 'D84 904 s'
        elif not any(each.isdigit() for each in time):
            stated.pop("timepoint", None)  # 'surgery 15.8 years', 'mean 3 years'
    itself = at is not None and any(first <= at[0] < last for first, last in values)
    if at is not None and itself and (not at[0] or words.list[at[0] - 1].tag != PREP):
        stated.pop("timepoint", None)  # '8.1 days after surgery': the value itself
    if stated.get("of", "").endswith(" aged"):
        stated["of"] = "age"  # '58 patients aged 5 to 47 years'
    if _SITE.search(stated.get("timepoint", "")):
        stated.pop("timepoint")  # 'rose 4.1% at the spine': where, not when
    if stated.get("of") in _BARE_UNITS:
        stated.pop("of")  # 'a mean improvement of 6.1 points'
    if not when.allows(stated.get("timepoint", "")):
        stated.pop("timepoint", None)
    return stated | ({"timepoint": text} if (text := flat(when.text)) else {})


def _whens(passage: Passage, values: list[Value], told: list[Told]) -> list[When]:
    """When each value of a sentence was measured."""
    view, sentence, words = passage.view, passage.sentence, passage.words
    places = [(words.read.place(v.start) - sentence.start, _end(words, v) - sentence.start) for v in values]
    of: list[tuple[str | None, tuple[int, int] | None]] = []
    for each in told:
        place = words.place(*each.of_place) if each.of_place else None
        of.append((each.of, (place[0] - sentence.start, place[1] - sentence.start) if place else None))
    return whens(Times(passage.printed, places, events=True), view.once(Schedule), sentence.start, values, of)


def _end(words: Words, value: Value) -> int:
    """Where in the document a value ends, its unit and its spread included."""
    read = words.read
    signed = read.shape[value.end - 1] in SIGN.values()
    return read.found[value.last].end if signed else read.place(value.end - 1) + 1


def _claim(passage: Passage, value: Value, told: Told, known: dict[str, Any]) -> ScoreClaim:
    """The claim of a value; `known` is what was settled of what it is of, in whom, when."""
    words = passage.words
    read = words.read
    start, end = read.place(value.start), _end(words, value)
    if value.late is not None:
        end = max(end, read.found[value.late].end)
    if value.before is not None:
        start = min(start, read.place(value.before))
    if told.of_place is not None and not told.inherited:
        place = words.place(*told.of_place)
        start, end = min(start, place[0]), max(end, place[1])
    fields: dict[str, Any] = {"statistic": value.statistic, "value": value.value}
    fields |= {name: getattr(value, name) for name in ("sd", "se", "low", "high", "spread", "unit")}
    fields |= with_its_power(value.value, fields, passage.view.text[start:end])
    return passage.claim(ScoreClaim, _NAME, start, end, fields | known)


def _everywhere(view: View) -> Iterator[Claim]:
    """Sentences first, then tables."""
    yield from _Prose(view).claims()
    if view.document.tables:
        yield from table_scores(view, _NAME)


EXTRACTOR = Extractor(name=_NAME, claim=ScoreClaim, extract=_everywhere)
