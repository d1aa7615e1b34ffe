"""Choosing through a document: what was told of one number may hold for the next.

For each number of a sentence: what is likely for each of its fields by itself, then beside the other numbers; what was
chosen is put in plain words, its group told by the order of names and numbers where that is certain (`sides`), and the
choice is remembered for the numbers that follow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Mapping, Sequence
from functools import partial

from evidex.extract._choosing.agreement import agreement
from evidex.extract._choosing.beside import Number
from evidex.extract._choosing.choice import Choice
from evidex.extract._choosing.choose import Chooser
from evidex.extract._choosing.clues import Look, Site, Told
from evidex.extract._choosing.ends import mended
from evidex.extract._choosing.no_name import is_no_name
from evidex.extract._choosing.no_subject import is_no_subject
from evidex.extract._choosing.phrases import Phrases
from evidex.extract._choosing.reading import Reader
from evidex.extract._choosing.sides.grouping import Grouping
from evidex.extract._choosing.sides.runs import joined
from evidex.extract._choosing.sides.subjects import ends_as_group
from evidex.extract._choosing.topic import Topic
from evidex.extract._choosing.whole import whole
from evidex.extract._choosing.wording import without_clause, without_degree, without_lead, without_tail
from evidex.text import View
from evidex.text.clauses import Stretch
from evidex.text.words import NOUN, Words, tag_of

__all__ = ["MOST_NUMBERS", "Phrasing", "Telling"]

MOST_NUMBERS = 60
"""Nothing is chosen for the numbers of a sentence that has more: it is a table read as prose."""
_MEASURED = frozenset({"of", "outcome"})
_SIDES = frozenset({"factor", "outcome"})
_BY_NAME = frozenset({"of", "group"})
_NEARLY = {"effect": 0.8, "proportion": 0.8, "score": 0.5}
"""How many words of a choice must be those that the grammar gave for its wording to be told, by kind. By folds
over documents less than 0.8 costs effects and shares a point, and scores nothing; a floor of theirs asks for 0.5."""
_REMEMBERED = 30
"""Numbers: what was told further back in a long document does not hold on."""


class Phrasing:
    """The phrases of a document, which all kinds of claim share."""

    def __init__(self, view: View) -> None:
        self._arms = view.arm_words
        self.topic = Topic(view.title_text, view.text)
        self._made: dict[int, Phrases] = {}
        self.title = self.of(view.words_of(view.title)) if view.title else None

    def of(self, words: Words) -> Phrases:
        """The phrases of a sentence."""
        start = words.read.place(0)
        made = self._made.get(start)
        if made is None:
            made = self._made[start] = Phrases(words, self._arms, self.topic)
        return made


class Telling:
    """The choices of one kind of claim in one document, number by number in the order of the text."""

    def __init__(self, chooser: Chooser, view: View) -> None:
        self._chooser = chooser
        self._view = view
        self._phrasing = view.once(Phrasing)
        self._reader = Reader(chooser.kind, self._phrasing.title)
        self._grouped = "group" in chooser.fields
        self._joins = chooser.kind == "score"
        """Of shares a stroke may part two groups: '45%/23%'."""
        self._grouping = Grouping(chooser, view)
        self._earlier: deque[Told] = deque(maxlen=_REMEMBERED)

    def choose(
        self, words: Words, numbers: Sequence[Stretch], given: Sequence[Mapping[str, str | None]]
    ) -> list[dict[str, Choice]]:
        """What is told of each number of a sentence; `given` is what the grammar of its kind told of it.

        Each number is weighed against each phrase of its sentence: of very many the grammar alone tells.
        """
        if len(numbers) > MOST_NUMBERS:
            return [{field: Choice(text) for field, text in each.items()} for each in given]
        looks, likely = self._weigh(words, numbers, given)
        parts = list(joined(words, numbers)) if self._joins else []
        told = zip(self._chooser.beside.all(likely, parts), looks, strict=True)
        chosen = [self._plainly(words, choices, look.site.given) for choices, look in told]
        if self._grouped and looks:
            for choices in chosen:
                choices["group"] = _clear_of(words, numbers, choices["group"])
            self._grouping.regroup(words, looks, chosen, parts)
            chosen = [_parted(self._by_name(words, choices)) for choices in chosen]
        self._tell_anew(chosen, looks)
        return chosen

    def is_side(self, name: str) -> bool:
        """Whether the document knows a name as that of one of its sides."""
        return self._grouping.is_side(name)

    def _weigh(
        self, words: Words, numbers: Sequence[Stretch], given: Sequence[Mapping[str, str | None]]
    ) -> tuple[list[Look], list[Number]]:
        """What is likely for each number alone; what is told of it for the time being holds for those behind it."""
        phrases, topic, title = self._phrasing.of(words), self._phrasing.topic, self._phrasing.title
        sentence = bisect_right(self._view.sentences, words.read.place(0), key=lambda each: each.start)
        looks: list[Look] = []
        likely: list[Number] = []
        for own, grammar in enumerate(given):
            told = {field: without_tail(text) for field, text in grammar.items()}
            site = Site(phrases, numbers, own, told, self._earlier, topic, sentence, title, self._view.two_arms)
            looks.append(Look(site))
            likely.append(self._chooser.likely(looks[own]))
            for_now = partial(self._told_alone, words, likely[own], told)
            self._earlier.append(Told(for_now, looks[own].run, sentence))
        for number, read in zip(likely, self._reader.read(looks), strict=True):
            for field, each in zip(number, read, strict=True):
                field.read = each
        return looks, likely

    def _told_alone(self, words: Words, likely: Number, given: Mapping[str, str | None]) -> Mapping[str, str | None]:
        """What is told of a number for the time being."""
        return _texts(self._plainly(words, self._chooser.beside.alone(likely), given))

    def _plainly(
        self, words: Words, chosen: Mapping[str, Choice], given: Mapping[str, str | None]
    ) -> dict[str, Choice]:
        """Choices in plain words; where the grammar gave nearly the same, in its words."""
        nearly = _NEARLY[self._chooser.kind]
        plain = {field: _plain(field, choice, given.get(field), nearly) for field, choice in chosen.items()}
        return self._by_name(words, plain) if self._grouped else plain

    def _by_name(self, words: Words, chosen: Mapping[str, Choice]) -> dict[str, Choice]:
        """Choices by their names alone; nothing for one that names nothing."""
        kind = self._chooser.kind
        return {
            field: _named(kind, field, whole(words, choice, people=field == "group"))
            for field, choice in chosen.items()
            if field in _BY_NAME
        } | {field: choice for field, choice in chosen.items() if field not in _BY_NAME}

    def _tell_anew(self, chosen: Sequence[Mapping[str, Choice]], looks: Sequence[Look]) -> None:
        """Remember the numbers of a sentence as they are told in the end; of very many, those there was room for."""
        for _ in range(min(len(chosen), len(self._earlier))):
            self._earlier.pop()
        self._earlier.extend(map(_told, chosen, looks))


def _told(chosen: Mapping[str, Choice], look: Look) -> Told:
    return Told(_texts(chosen), look.run, look.site.sentence)


def _texts(chosen: Mapping[str, Choice]) -> dict[str, str | None]:
    return {field: choice.text for field, choice in chosen.items()}


def _parted(chosen: dict[str, Choice]) -> dict[str, Choice]:
    """What is measured without the group that it begins with: 'placebo group relapse rate'."""
    of, group = chosen["of"].text or "", chosen["group"].text or ""
    behind = of.removeprefix(f"{group} ").removeprefix(f"{group}'s ")
    if not group or behind == of or not ends_as_group(group):
        return chosen
    return chosen | {"of": Choice(behind)} if tag_of(behind.split()[0].lower()) == NOUN else chosen


def _clear_of(words: Words, numbers: Sequence[Stretch], choice: Choice) -> Choice:
    """A choice up to the number that it runs into: 'placebo 4.8' of 'drug 3.1, placebo 4.8'."""
    if choice.place is None:
        return choice
    first, last = choice.place
    stop = min((start for start, _ in numbers if first < start < last), default=last)
    return choice if stop == last else Choice(words.text(first, stop), (first, stop))


def _plain(field: str, choice: Choice, given: str | None, nearly: float) -> Choice:
    """A choice without what is none of it; a clause that the grammar gave for a group is a condition."""
    if given is not None and agreement(choice.text, given) >= nearly and not (field in _SIDES and is_no_subject(given)):
        choice = Choice(given)
    text = without_lead(choice.text)
    if field in _MEASURED:
        text = without_degree(text)
    elif field == "group" and choice.text != given:
        text = without_clause(text)
    return choice if text == choice.text else Choice(text, choice.place)


def _named(kind: str, field: str, choice: Choice) -> Choice:
    text = mended(kind, field, choice.text)
    if text is not None and is_no_name(field, text):
        text = None
    return choice if text == choice.text else Choice(text, choice.place)
