"""What weighs for and against each phrase that could be told of a number, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter

from evidex.extract._choosing.beside import Beside, Number
from evidex.extract._choosing.choice import Choice, Weighed
from evidex.extract._choosing.clues import FAMILIES, Look
from evidex.extract._choosing.further import FURTHER, further_keys, title_aspects
from evidex.extract._choosing.likely import MOST_LIKELY, likely_of
from evidex.extract._choosing.phrases import Phrases
from evidex.extract._choosing.scale import HUNDREDTHS, Aspect, Scale, clues_of
from evidex.extract._choosing.sides.beyond import Beyond
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
        for at in places:
            clues[at] += _clues_at(look, side, at)
    for at, told in look.single():
        clues[at] += clues_of(_FAMILIES, *told)
    return [Option(choice, told) for choice, told in zip(phrases.choices, clues, strict=True)]


def _clues_at(look: Look, side: str, at: int) -> list[str]:
    """The clues of a phrase on a side of a number, but for those that few have."""
    phrases = look.phrases
    begin, end = phrases.list[at].first, phrases.list[at].last
    aspects = [*phrases.sided(side, [at]), *look.by_begin(side, [begin]), *look.by_end(side, [end])]
    told = [*look.keys(side), *[(family, context, values[0]) for family, context, values in aspects]]
    return [clue for each in told for clue in clues_of(_FAMILIES, *each)]


def further_options(look: Look, field: str) -> Iterator[Option]:
    """What else could be told for a field: what the grammar gave, what was told before, the title's, nothing."""
    if title := look.site.title:
        for phrase, clues in zip(title.texts, _clues_alone(title, title_aspects(title)), strict=True):
            yield Option(Choice(phrase), clues)
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
        near, choices = self.near(look), look.phrases.choices
        beyond = Beyond(look.phrases.words, look.site.numbers, look.site.own)
        found: list[list[Weighed]] = []
        for column, entitled in enumerate(self._entitled(look.site.title)):
            told: Iterable[Weighed] = zip(HUNDREDTHS.column(near, column), choices, strict=True)
            further = self.further(look, column)
            if beyond and self.fields[column] == "group":
                told, further = ([each for each in some if not beyond.holds(each[1])] for some in (told, further))
            found.append([*entitled, *further, *_heaviest(told)])
        return found

    def ranked(self, look: Look, field: str) -> list[Choice]:
        """What could be told for a field, the heaviest first."""
        column = self.fields.index(field)
        near = zip(HUNDREDTHS.column(self.near(look), column), look.phrases.choices, strict=True)
        told = [*self.further(look, column), *near]
        return [choice for _, choice in sorted(told, key=itemgetter(0), reverse=True)]

    def further(self, look: Look, column: int) -> list[Weighed]:
        """What weighs for what else could be told for one field, that of the title left out."""
        found = list(further_keys(look, self.fields[column]))
        sums = HUNDREDTHS.column([self.scale.of(keys) for _, keys in found], column)
        return [(weight, Choice(text)) for (text, _), weight in zip(found, sums, strict=True)]

    def near(self, look: Look) -> list[int]:
        """What weighs for each phrase of the sentence of a number, packed."""
        found, phrases = list(self._alone(look.phrases)), look.phrases.list
        for side, places in look.sides():
            same = sum([self.scale.table(family, context)[value] for family, context, value in look.keys(side)])
            begins = list(dict.fromkeys([phrases[at].first for at in places]))
            ends = list(dict.fromkeys([phrases[at].last for at in places]))
            begun = dict(zip(begins, self.scale.each(look.by_begin(side, begins)), strict=True))
            ended = dict(zip(ends, self.scale.each(look.by_end(side, ends)), strict=True))
            sided = self._sided(look.phrases, side, places)
            for at in places:
                found[at] += same + sided[at] + begun[phrases[at].first] + ended[phrases[at].last]
        for at, (family, context, value) in look.single():
            found[at] += self.scale.table(family, context)[value]
        return found

    def _sided(self, phrases: Phrases, side: str, places: Sequence[int]) -> Mapping[int, int]:
        """What it weighs that phrases stand on a side; worked out once for the numbers of a sentence."""
        known: dict[int, int] = phrases.weighed.setdefault(f"{self.kind}, {side}", {})
        if fresh := [at for at in places if at not in known]:
            known.update(zip(fresh, self.scale.each(phrases.sided(side, fresh)), strict=True))
        return known

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
            told = [Choice(text) for text in title.texts]
            title.weighed[name] = [
                _heaviest(zip(HUNDREDTHS.column(sums, column), told, strict=True)) for column in range(len(self.fields))
            ]
        best: list[list[Weighed]] = title.weighed[name]
        return best


def _heaviest(weighed: Iterable[Weighed]) -> list[Weighed]:
    """What weighs most; of the same weight what comes first."""
    return sorted(weighed, key=itemgetter(0), reverse=True)[:MOST_LIKELY]
