"""What weighs for and against each phrase that could be told of a number, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import accumulate
from operator import itemgetter

from evidex.extract._choosing.beside import Beside, Number
from evidex.extract._choosing.choice import Choice, Weighed
from evidex.extract._choosing.clues import FAMILIES, Look
from evidex.extract._choosing.further import FURTHER, further_keys, title_aspects
from evidex.extract._choosing.likely import MOST_LIKELY, likely_of
from evidex.extract._choosing.phrases import Phrase, Phrases
from evidex.extract._choosing.scale import HUNDREDTHS, Aspect, Scale, clues_of
from evidex.extract._choosing.wording import word_clues

__all__ = ["Chooser", "Option", "further_options", "near_options"]

_FAMILIES = FAMILIES | FURTHER


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that could be told, with all that speaks for or against it."""

    choice: Choice
    clues: Sequence[str]


def near_options(look: Look) -> list[Option]:
    """The phrases of the sentence, which are the same for each field."""
    phrases = look.site.phrases
    clues = _clues_alone(phrases, [*phrases.alone, *phrases.about])
    for side, places in look.sides():
        same: list[Aspect] = [(family, context, [value] * len(places)) for family, context, value in look.keys(side)]
        between = look.between(side, look.edges(side, places))
        for family, context, values in (*same, *between, *look.aspects(side, places)):
            for at, value in zip(places, values, strict=True):
                clues[at] += clues_of(_FAMILIES, family, context, value)
    choices = [_choice(phrases, phrase) for phrase in phrases.list]
    return [Option(choice, told) for choice, told in zip(choices, clues, strict=True)]


def further_options(look: Look, field: str) -> Iterator[Option]:
    """What else could be told for a field: what the grammar gave, what was told before, the title's, nothing."""
    if title := look.site.title:
        for phrase, clues in zip(title.list, _clues_alone(title, title_aspects(title)), strict=True):
            yield Option(Choice(title.words.text(phrase.first, phrase.last)), clues)
    for text, keys in further_keys(look, field):
        yield Option(Choice(text), [clue for family, value in keys for clue in _FAMILIES[family](value)])


def _clues_alone(phrases: Phrases, aspects: Iterable[Aspect]) -> list[list[str]]:
    """The clues of each phrase of a sentence whatever the number, and those of its words of content."""
    content = [phrases.content[phrase.first : phrase.last] for phrase in phrases.list]
    clues = [[clue for word in words if word for clue in word_clues(word)] for words in content]
    for family, context, values in aspects:
        for told, value in zip(clues, values, strict=True):
            told += clues_of(_FAMILIES, family, context, value)
    return clues


class Chooser:
    """What is told by each field of one kind of claim."""

    def __init__(self, kind: str, fields: Sequence[str]) -> None:
        self.kind, self.fields = kind, tuple(fields)
        self.scale, self.beside = Scale(kind, _FAMILIES), Beside(kind, fields)

    def likely(self, look: Look) -> Number:
        """What is likely for each field of a number, by itself."""
        return [likely_of(look.site, weighed) for weighed in self.weighed(look)]

    def weighed(self, look: Look) -> list[list[Weighed]]:
        """For each field what could be told of a number, with what weighs for it; of phrases those that weigh most."""
        near, phrases = self.near(look), look.site.phrases
        found: list[list[Weighed]] = []
        for column, entitled in enumerate(self._entitled(look.site.title)):
            weights = HUNDREDTHS.column(near, column)
            best = nlargest(MOST_LIKELY, range(len(weights)), key=weights.__getitem__)
            told = [(weights[at], _choice(phrases, phrases.list[at])) for at in best]
            found.append([*entitled, *self.further(look, column), *told])
        return found

    def ranked(self, look: Look, field: str) -> list[Choice]:
        """What could be told for a field, the heaviest first."""
        column, phrases = self.fields.index(field), look.site.phrases
        near = [_choice(phrases, phrase) for phrase in phrases.list]
        told = [*self.further(look, column), *zip(HUNDREDTHS.column(self.near(look), column), near, strict=True)]
        return [choice for _, choice in sorted(told, key=itemgetter(0), reverse=True)]

    def further(self, look: Look, column: int) -> list[Weighed]:
        """What weighs for what else could be told for one field, that of the title left out."""
        found = list(further_keys(look, self.fields[column]))
        sums = HUNDREDTHS.column([self.scale.of(keys) for _, keys in found], column)
        return [(weight, Choice(text)) for (text, _), weight in zip(found, sums, strict=True)]

    def near(self, look: Look) -> list[int]:
        """What weighs for each phrase of the sentence of a number, packed."""
        found = list(self._alone(look.phrases))
        for side, places in look.sides():
            same = sum([self.scale.table(family, context)[value] for family, context, value in look.keys(side)])
            edges = look.edges(side, places)
            distinct = set(edges)
            far = dict(zip(distinct, self.scale.each(look.between(side, distinct)), strict=True))
            for at, edge, weight in zip(places, edges, self.scale.each(look.aspects(side, places)), strict=True):
                found[at] += same + far[edge] + weight
        return found

    def _alone(self, phrases: Phrases) -> list[int]:
        """What weighs for each phrase whatever the number; worked out once for a sentence."""
        if self.kind not in phrases.weighed:
            phrases.weighed[self.kind] = self._with_words(phrases, [*phrases.alone, *phrases.about])
        sums: list[int] = phrases.weighed[self.kind]
        return sums

    def _with_words(self, phrases: Phrases, aspects: Sequence[Aspect]) -> list[int]:
        """What aspects of all phrases of a sentence weigh, and the words of content of each phrase."""
        words = self.scale.table("word")
        up_to = [0, *accumulate([words[word] if word else 0 for word in phrases.content])]
        return [
            weight + up_to[phrase.last] - up_to[phrase.first]
            for phrase, weight in zip(phrases.list, self.scale.each(aspects), strict=True)
        ]

    def _entitled(self, title: Phrases | None) -> list[list[Weighed]]:
        """What weighs most in the title for each field; worked out once for a document."""
        if title is None:
            return [[] for _ in self.fields]
        name = f"{self.kind}, title"
        if name not in title.weighed:
            sums = self._with_words(title, title_aspects(title))
            told = [Choice(title.words.text(phrase.first, phrase.last)) for phrase in title.list]
            title.weighed[name] = [
                nlargest(MOST_LIKELY, zip(HUNDREDTHS.column(sums, column), told, strict=True), key=itemgetter(0))
                for column in range(len(self.fields))
            ]
        best: list[list[Weighed]] = title.weighed[name]
        return best


def _choice(phrases: Phrases, phrase: Phrase) -> Choice:
    """A phrase as a choice; its words are looked up once."""
    made: dict[Phrase, Choice] = phrases.weighed.setdefault("choices", {})
    choice = made.get(phrase)
    if choice is None:
        place = phrase.first, phrase.last
        choice = made[phrase] = Choice(phrases.words.text(*place), place)
    return choice
