"""The phrase that weighs most, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations, product
from operator import itemgetter

from evidex.extract._choosing.clues import FAMILIES, Look, alike
from evidex.extract._choosing.further import FURTHER, further_keys, title_aspects
from evidex.extract._choosing.phrases import Phrase, Phrases
from evidex.extract._choosing.scale import HUNDREDTHS, Aspect, Scale, clues_of
from evidex.extract._choosing.wording import word_clues
from evidex.text.clauses import Stretch

__all__ = ["Choice", "Chooser", "Option", "further_options", "near_options"]

_TRUST = HUNDREDTHS.unit // 2
"""How much less what the grammar gave must weigh than another phrase to be told: who knows more must know it surely."""
_BEST = 5
"""Of so many choices for each field are those taken that go together."""
_FAMILIES = FAMILIES | FURTHER


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a field: its words, and where they stand if in the sentence of the number."""

    text: str | None
    place: Stretch | None = None

    def excludes(self, other: Choice) -> bool:
        """Whether both name the same thing, or share words of the sentence: they cannot be told for two fields."""
        if self.place and other.place:
            return self.place[0] < other.place[1] and other.place[0] < self.place[1]
        return self.text is not None and self.text == other.text


Weighed = tuple[int, Choice]


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
        self.scale = Scale(kind, _FAMILIES)

    def choose(self, look: Look) -> dict[str, Choice]:
        """For each field what weighs most, taken together; no two fields tell the same."""
        near = self.near(look)
        best = [self._best(look, column, HUNDREDTHS.column(near, column)) for column in range(len(self.fields))]
        return dict(zip(self.fields, _together(best), strict=True))

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
                _heaviest(list(zip(HUNDREDTHS.column(sums, column), told, strict=True)))
                for column in range(len(self.fields))
            ]
        best: list[list[Weighed]] = title.weighed[name]
        return best

    def _best(self, look: Look, column: int, weights: Sequence[int]) -> list[Weighed]:
        """What weighs most for one field, the heaviest first."""
        field, site = self.fields[column], look.site
        given = site.given.get(field)
        tokens = frozenset(given.lower().split()) if given else frozenset()
        found = list(self._entitled(site.title)[column])
        for weight, choice in self.further(look, column):
            trust = _TRUST if given is not None and choice.text == given else 0
            found.append((weight + trust, choice))
        for at in sorted(range(len(weights)), key=weights.__getitem__, reverse=True)[:_BEST]:
            weight, phrase = weights[at], site.phrases.list[at]
            if alike(tokens, phrase):  # the same thing: the grammar knows where it begins and ends
                found.append((weight + _TRUST, Choice(given)))
            else:
                found.append((weight, _choice(site.phrases, phrase)))
        return _heaviest(found)


def _choice(phrases: Phrases, phrase: Phrase) -> Choice:
    """A phrase as a choice; its words are looked up once."""
    made: dict[Phrase, Choice] = phrases.weighed.setdefault("choices", {})
    choice = made.get(phrase)
    if choice is None:
        place = phrase.first, phrase.last
        choice = made[phrase] = Choice(phrases.words.text(*place), place)
    return choice


def _heaviest(found: list[Weighed]) -> list[Weighed]:
    return sorted(found, key=itemgetter(0), reverse=True)[:_BEST]


def _together(best: Sequence[Sequence[Weighed]]) -> list[Choice]:
    """The choices, one for each field, that weigh most together and do not exclude one another."""
    first = [weighed[0][1] for weighed in best]
    if not _clash(first):
        return first
    whole = [
        (sum(weight for weight, _ in each), [choice for _, choice in each])
        for each in product(*best)
        if not _clash([choice for _, choice in each])
    ]
    return max(whole, key=itemgetter(0))[1] if whole else [first[0], *[Choice(None) for _ in first[1:]]]


def _clash(choices: Sequence[Choice]) -> bool:
    return any(one.excludes(other) for one, other in combinations(choices, 2))
