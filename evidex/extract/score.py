"""Scores: central values of a measurement in a group, with their spread, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evidex.extract._choosing import Choice, Chooser, Telling
from evidex.extract._cited_numbers import cited_from
from evidex.extract._score.evidence.find import find_values
from evidex.extract._score.evidence.worth import is_worth_reading
from evidex.extract._score.numbers.powers import with_its_power
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
from evidex.schema import Claim, ScoreClaim, place_claim
from evidex.text import View
from evidex.text.clauses import Stretch
from evidex.text.groups import is_time
from evidex.text.sentences import Sentence
from evidex.text.words import PREP, Words

__all__ = ["EXTRACTOR", "part_of"]

_NAME = "score/1"
CHOOSER = Chooser("score", ("of", "group", "timepoint"))


_DAY = re.compile(r"[A-Z]\d+")
"""Short for a time: 'D84'."""


_SITE = re.compile(r"^(?:the\s)?(?:[a-z]+\s)?(?:spine|hip|femur|neck|trochanter|radius|forearm|wrist|heel|knee)$")
_BARE_UNITS = frozenset({"points", "years", "days", "months", "weeks"})


def extract(view: View) -> Iterator[Claim]:
    """Every central value of the running text."""
    arms: tuple[str, ...] = ()
    topic: str | None = None
    telling: Telling | None = None
    for sentence in view.sentences:
        if sentence.section == "title":
            continue
        read = view.quantities_of(sentence)
        if not read.found or not is_worth_reading(read.shape):
            continue
        words = view.words_of(sentence)
        values = [_uncited(view, words, value) for value in find_values(words, part_of(view, sentence))]
        if not values:
            continue
        arms = arms or view.two_arms
        told = ValueFrames(words, values, arms, topic, view.arm_words).tell()
        share_told_units(read.shape, values, told)
        groups = [each.group for each in told]
        if len(groups) >= 2 and groups[0] and groups[1] and groups[0].lower() != groups[1].lower():
            arms = (groups[0], groups[1])
        topic = told[-1].of
        numbers = [(words.at_offset(value.start), words.at_offset(value.end - 1) + 1) for value in values]
        times = _whens(view, sentence, words, values, told)
        seen = [None if when.resumed or told_by_event(when.text or "") else flat(when.text) for when in times]
        given = [
            {"of": measured(each.of), "group": flat(each.group), "timepoint": when}
            for each, when in zip(told, seen, strict=True)
        ]
        telling = telling or Telling(CHOOSER, view)
        told_of = telling.choose(words, numbers, given)
        stated = [_stated(when, chosen, words, numbers) for when, chosen in zip(times, told_of, strict=True)]
        settle_groups(read.shape, values, told, stated, view.two_arms)
        for value, each, when, known in zip(values, told, times, stated, strict=True):
            yield _claim(view, sentence, words, value, each, known, when.resumed)


def _uncited(view: View, words: Words, value: Value) -> Value:
    """A value without the spread that is the number of a citation: 'a bioavailability of 79% [21]'."""
    if value.spread not in ("sd", "se") or value.last == value.first:
        return value
    end = cited_from(view, words, value.last)
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


def _whens(view: View, sentence: Sentence, words: Words, values: list[Value], told: list[Told]) -> list[When]:
    """When each value of a sentence was measured."""
    text = view.text[sentence.start : sentence.end]
    places = [(words.read.place(v.start) - sentence.start, _end(words, v) - sentence.start) for v in values]
    of: list[tuple[str | None, tuple[int, int] | None]] = []
    for each in told:
        place = words.place(*each.of_place) if each.of_place else None
        of.append((each.of, (place[0] - sentence.start, place[1] - sentence.start) if place else None))
    return whens(Times(text, places, events=True), view.once(Schedule), sentence.start, values, of)


def _end(words: Words, value: Value) -> int:
    """Where in the document a value ends, its unit and its spread included."""
    read = words.read
    signed = read.shape[value.end - 1] in "\ue000\ue001\ue002\ue003\ue004\ue005\ue006"
    return read.found[value.last].end if signed else read.place(value.end - 1) + 1


def _claim(
    view: View, sentence: Sentence, words: Words, value: Value, told: Told, stated: dict[str, str], resumed: bool
) -> ScoreClaim:
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
    for name in ("sd", "se", "low", "high", "spread", "unit"):
        if getattr(value, name) is not None:
            fields[name] = getattr(value, name)
    fields |= with_its_power(value.value, fields, view.text[start:end])
    fields |= {name: flat(text) for name, text in stated.items()}
    if resumed:
        fields["derived"] = ("timepoint",)
    if cited := view.labels_cited_in(sentence.start, sentence.end):
        fields["citations"] = cited
    if (page := view.page_at(start)) is not None:
        fields["page"] = page
    return place_claim(ScoreClaim, view.document, start, end, section=sentence.section, extractor=_NAME, **fields)


def _everywhere(view: View) -> Iterator[Claim]:
    """Sentences first, then tables."""
    yield from extract(view)
    if view.document.tables:
        yield from table_scores(view, _NAME)


EXTRACTOR = Extractor(name=_NAME, claim=ScoreClaim, extract=_everywhere)
