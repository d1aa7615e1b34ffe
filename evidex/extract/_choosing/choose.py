"""The phrase that weighs most, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from itertools import chain, combinations, product
from operator import itemgetter

import msgspec

from evidex.extract._choosing.clues import FAMILIES, Key, Look, alike, keys_alone
from evidex.extract._choosing.further import FURTHER, further_keys, title_keys
from evidex.extract._choosing.phrases import Phrase, Phrases
from evidex.text.clauses import Stretch

__all__ = ["Choice", "Chooser", "Option", "further_options", "near_options"]

_MOST_KEYS = 60_000
"""Sums of weights that are kept, about 20 MB; beyond that the oldest half is worked out again."""
_TRUST = 0.5
"""How much less what the grammar gave must weigh than another phrase to be told: who knows more must know it surely."""
_BEST = 5
"""Of so many choices for each field are those taken that go together."""
_FAMILIES = FAMILIES | FURTHER
Row = tuple[float, ...]
Sums = tuple[float, float, float]
"""What weighs for each field; 0 for those that a kind does not have. Three are added faster than any number."""
_NOTHING: Sums = (0.0, 0.0, 0.0)


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


Weighed = tuple[float, Choice]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that could be told, with all that speaks for or against it."""

    choice: Choice
    clues: Sequence[str]


def near_options(look: Look) -> list[Option]:
    """The phrases of the sentence, which are the same for each field."""
    phrases = look.site.phrases
    return [
        Option(Choice(phrases.words.text(phrase.first, phrase.last), (phrase.first, phrase.last)), _clues(keys))
        for phrase in phrases.list
        for keys in [[*keys_alone(phrase), *look.keys(phrase)]]
    ]


def further_options(look: Look, field: str) -> Iterator[Option]:
    """What else could be told for a field: what the grammar gave, what was told before, the title's, nothing."""
    title = look.site.title
    for text, keys in chain(title_keys(title) if title else (), further_keys(look, field)):
        yield Option(Choice(text), _clues(keys))


def _clues(keys: Iterable[Key]) -> list[str]:
    return [clue for family, key in keys for clue in _FAMILIES[family](key)]


class Chooser:
    """What is told by each field of one kind of claim."""

    def __init__(self, kind: str, fields: Sequence[str]) -> None:
        if len(fields) > len(_NOTHING):
            raise ValueError(f"{kind}: more than {len(_NOTHING)} fields")
        self.kind, self.fields = kind, tuple(fields)
        self._sums: dict[Key, Sums] = {}

    @cached_property
    def _weights(self) -> dict[str, Row]:
        place = files("evidex.extract._choosing").joinpath("weights", f"{self.kind}.json")
        return msgspec.json.decode(place.read_bytes(), type=dict[str, Row])

    def choose(self, look: Look) -> dict[str, Choice]:
        """For each field what weighs most, taken together; no two fields tell the same."""
        sums = self._near(look)
        best = [self._best(look, column, [each[column] for each in sums]) for column in range(len(self.fields))]
        return dict(zip(self.fields, _together(best), strict=True))

    def ranked(self, look: Look, field: str) -> list[Choice]:
        """What could be told for a field, the heaviest first."""
        column, phrases = self.fields.index(field), look.site.phrases
        found = [(self._sum(keys)[column], Choice(text)) for text, keys in further_keys(look, field)]
        found += [(s[column], _choice(phrases, p)) for s, p in zip(self._near(look), phrases.list, strict=True)]
        return [choice for _, choice in sorted(found, key=itemgetter(0), reverse=True)]

    def _near(self, look: Look) -> list[Sums]:
        """What weighs for each phrase of the sentence of a number."""
        phrases = look.site.phrases
        return [
            _added(alone, self._sum(look.keys(phrase)))
            for alone, phrase in zip(self._alone(phrases), phrases.list, strict=True)
        ]

    def _alone(self, phrases: Phrases) -> list[Sums]:
        """What weighs for each phrase whatever the number; worked out once for a sentence."""
        if self.kind not in phrases.weighed:
            phrases.weighed[self.kind] = [self._sum(keys_alone(phrase)) for phrase in phrases.list]
        sums: list[Sums] = phrases.weighed[self.kind]
        return sums

    def _entitled(self, title: Phrases | None) -> list[list[Weighed]]:
        """What weighs most in the title for each field; worked out once for a document."""
        if title is None:
            return [[] for _ in self.fields]
        name = f"{self.kind}, title"
        if name not in title.weighed:
            told = [(self._sum(keys), Choice(text)) for text, keys in title_keys(title)]
            title.weighed[name] = [
                _heaviest([(sums[column], choice) for sums, choice in told]) for column in range(len(self.fields))
            ]
        best: list[list[Weighed]] = title.weighed[name]
        return best

    def _best(self, look: Look, column: int, weights: Sequence[float]) -> list[Weighed]:
        """What weighs most for one field, the heaviest first."""
        field, site = self.fields[column], look.site
        given = site.given.get(field)
        tokens = frozenset(given.lower().split()) if given else frozenset()
        found = list(self._entitled(site.title)[column])
        for text, keys in further_keys(look, field):
            trust = _TRUST if given is not None and text == given else 0
            found.append((self._sum(keys)[column] + trust, Choice(text)))
        for at in sorted(range(len(weights)), key=weights.__getitem__, reverse=True)[:_BEST]:
            weight, phrase = weights[at], site.phrases.list[at]
            if alike(tokens, phrase):  # the same thing: the grammar knows where it begins and ends
                found.append((weight + _TRUST, Choice(given)))
            else:
                found.append((weight, _choice(site.phrases, phrase)))
        return _heaviest(found)

    def _sum(self, keys: Iterable[Key]) -> Sums:
        kept = self._sums.get
        one = two = three = 0.0
        for key in keys:
            first, second, third = kept(key) or self._remember(key)
            one += first
            two += second
            three += third
        return one, two, three

    def _remember(self, key: Key) -> Sums:
        if len(self._sums) >= _MOST_KEYS:
            for old in list(self._sums)[: _MOST_KEYS // 2]:
                del self._sums[old]
        sums = _NOTHING
        for clue in _clues([key]):
            if (row := self._weights.get(clue)) is not None:
                sums = _added(sums, row)
        self._sums[key] = sums
        return sums


def _added(sums: Sums, row: Row) -> Sums:
    """Added one after the other: `sum` rounds otherwise from one version of Python to the next."""
    one, two, three = sums
    return one + row[0], two + row[1], three + row[2] if len(row) > 2 else three


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
