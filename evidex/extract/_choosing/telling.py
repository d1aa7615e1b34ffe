"""Choosing through a document: what was told of one number may hold for the next."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Mapping, Sequence, Set
from functools import partial

from evidex.extract._choosing.agreement import agreement
from evidex.extract._choosing.allocated import Allocated
from evidex.extract._choosing.beside import Number
from evidex.extract._choosing.bracketed import bracketed, is_in_next_bracket
from evidex.extract._choosing.choice import Choice
from evidex.extract._choosing.choose import Chooser
from evidex.extract._choosing.clues import Look, Site, Told
from evidex.extract._choosing.dealing import deal_sides
from evidex.extract._choosing.ends import mended
from evidex.extract._choosing.fronted import fronted
from evidex.extract._choosing.gapped import gapped
from evidex.extract._choosing.joined import Joined, joined
from evidex.extract._choosing.known import are_alike
from evidex.extract._choosing.later import measured_again
from evidex.extract._choosing.lists import Dealt, dealt
from evidex.extract._choosing.no_name import is_no_name
from evidex.extract._choosing.no_subject import is_no_subject
from evidex.extract._choosing.openings import NAMING, before_subject, opened, without_opening
from evidex.extract._choosing.pairs import Pairs
from evidex.extract._choosing.phrases import Phrases
from evidex.extract._choosing.reading import Reader
from evidex.extract._choosing.runs import runs_of
from evidex.extract._choosing.slots import slots
from evidex.extract._choosing.speaking import opening_of, subject_of
from evidex.extract._choosing.topic import Topic
from evidex.extract._choosing.whole import whole
from evidex.extract._choosing.without import without_it
from evidex.extract._choosing.wording import without_clause, without_degree, without_lead, without_tail
from evidex.text import View
from evidex.text.clauses import Stretch
from evidex.text.matching import holds_words
from evidex.text.words import AND, NOUN, OPEN, PUNCT, Words, tag_of

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
        self._of_shares = chooser.kind == "proportion"
        self._grouped = "group" in chooser.fields
        self._joins = chooser.kind == "score"
        """Of shares a stroke may part two groups: '45%/23%'."""
        self._pairs = Pairs(view, fronted=chooser.kind != "score")
        self._listed: dict[int, Sequence[str]] = {}
        """The names that were listed last, by their number."""
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
            self._regroup_joined(words, looks, chosen, parts)
            chosen = [_parted(self._by_name(words, choices)) for choices in chosen]
        self._tell_anew(chosen, looks)
        return chosen

    def is_side(self, name: str) -> bool:
        """Whether the document knows a name as that of one of its sides."""
        return self._pairs.known.is_side(name)

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

    def _regroup_joined(
        self, words: Words, looks: Sequence[Look], chosen: Sequence[dict[str, Choice]], parts: Sequence[Joined]
    ) -> None:
        """Tell the groups by order, of joined numbers as one."""
        numbers = looks[0].site.numbers
        if len(parts) in (0, len(numbers)):
            self._regroup(words, numbers, looks, chosen)
            return
        firsts = [first for first, _ in parts]
        whole = [(numbers[first][0], numbers[last - 1][1]) for first, last in parts]
        self._regroup(words, whole, [looks[first] for first in firsts], [chosen[first] for first in firsts])
        for first, last in parts:
            for own in range(first + 1, last):
                chosen[own]["group"] = chosen[first]["group"]

    def _regroup(
        self,
        words: Words,
        numbers: Sequence[Stretch],
        looks: Sequence[Look],
        chosen: Sequence[dict[str, Choice]],
    ) -> None:
        """Tell the groups that the order of names and numbers tells, in place of those that were chosen."""
        known = self._pairs.known
        runs = {last: (first, against) for first, last, against in runs_of(words, numbers)}
        openings = opened(words, numbers, known.is_side)
        named = self._names_of(words, numbers) | openings
        names = {words.text(*place) for place in named.values()}
        lists = {each.last: each for each in dealt(words, numbers, known.is_side, self._pairs.compared)}
        for own, (look, each) in enumerate(zip(looks, chosen, strict=True)):
            if own in openings:
                self._open(look, own, chosen, openings)
            elif own in named:
                self._give(look, each, Choice(words.text(*named[own]), named[own]), names)
            elif each["group"].text is None:
                self._speak(look, each)
            if (run := runs.get(own + 1)) and not all(at in named for at in range(run[0], own + 1)):
                first, against = run
                here = slice(first, own + 1)
                self._settle(numbers[here], looks[here], chosen[here], against=against)
            if listed := lists.get(own + 1):
                self._deal(chosen[listed.first : own + 1], listed)
        deal_sides(words, numbers, chosen)
        for (_, last), each in zip(numbers, chosen, strict=True):
            place = each["group"].place
            if (
                place
                and place[0] > last
                and (_is_overall(words, last) or is_in_next_bracket(words, numbers, last, place))
            ):
                each["group"] = Choice(None)
        for own in measured_again(words, numbers):
            if chosen[own]["group"].text is None and not chosen[own]["of"].excludes(chosen[own - 1]["group"]):
                chosen[own]["group"] = chosen[own - 1]["group"]
        known.remember([each["group"] for each in chosen])

    def _names_of(self, words: Words, numbers: Sequence[Stretch]) -> dict[int, Stretch]:
        """The names that frames of a sentence give to its numbers, the surer ones last."""
        is_side = self._pairs.known.is_side
        named = slots(words, numbers, is_side, sure=self._of_shares)
        named |= fronted(words, numbers, is_side) | without_it(words, numbers) | gapped(words, numbers, is_side)
        if len(numbers) > 3:
            named |= bracketed(words, numbers, self._pairs.compared(words), is_side)
        return named

    def _open(self, look: Look, own: int, chosen: Sequence[dict[str, Choice]], openings: Mapping[int, Stretch]) -> None:
        """Tell a number of whom its clause opens with; what was measured is told in the first clause."""
        words, each = look.phrases.words, chosen[own]
        each["group"] = Choice(words.text(*openings[own]), openings[own])
        first = [at for at in openings if openings[at] == openings[min(openings)]]
        mine = [at for at in openings if openings[at] == openings[own]]
        if own in first:
            each["of"] = Choice(without_opening(each["of"].text, words.text(*openings[own])))
            if each["of"].text in {words.text(*name) for name in openings.values()}:
                each["of"] = self._apart(look, each["group"])
        elif len(first) == len(mine):
            each["of"] = chosen[first[mine.index(own)]]["of"]
        elif len({chosen[at]["of"].text for at in first}) == 1:
            each["of"] = chosen[first[0]]["of"]

    def _apart(self, look: Look, group: Choice) -> Choice:
        """What weighs most for what a number is of, and is no part of its group, nor a number."""
        ranked = self._chooser.ranked(look, "of")
        free = (of for of in ranked if of.text and not of.text[0].isdigit() and not of.excludes(group))
        return next(free, Choice(None))

    def _give(self, look: Look, chosen: dict[str, Choice], group: Choice, others: Set[str]) -> None:
        """Tell a group in place of the one that was chosen, unless that is the same one, told with more words."""
        told, name = chosen["group"].text or "", group.text or ""
        if not holds_words(told, name) or any(holds_words(told, other) for other in others if other != name):
            if self._of_shares and chosen["of"].excludes(group):
                return  # '45% with beta blockers': what the share is of
            chosen["group"] = group
        if chosen["of"].excludes(chosen["group"]) or (chosen["of"].text in others and not self._of_shares):
            chosen["of"] = self._apart(look, chosen["group"])

    def _speak(self, look: Look, chosen: dict[str, Choice]) -> None:
        """Where nothing was chosen: the side that the sentence opens with, or that its clause speaks of."""
        words = look.phrases.words
        for place, names in ((opening_of(words), self.is_side), (subject_of(words, look.low), _ends_as_group)):
            if place is None or place[1] > look.low:
                continue
            place = place[0], before_subject(words, place, names) or place[1]
            if side := self._pairs.known.side_at(words, place):
                if not side.excludes(chosen["of"]):
                    chosen["group"] = side
                return

    def _deal(self, chosen: Sequence[dict[str, Choice]], listed: Dealt) -> None:
        """Tell listed numbers of the names that are listed for them, or that were told of the last list as long."""
        names = listed.names or self._listed.get(listed.size) or self._view.once(Allocated).of_size(listed.size)
        if listed.names:
            self._listed[listed.size] = names
        told: list[str] = []
        for each in chosen:
            if (text := each["group"].text) and not any(are_alike(text, other) for other in told):
                told.append(text)
        full = len(told) >= listed.size and not listed.sure
        if not names or full or any(each["of"].text in names for each in chosen):
            return
        for each, at in zip(chosen, listed.places, strict=True):
            each["group"] = Choice(names[at])

    def _tell_anew(self, chosen: Sequence[Mapping[str, Choice]], looks: Sequence[Look]) -> None:
        """Remember the numbers of a sentence as they are told in the end; of very many, those there was room for."""
        for _ in range(min(len(chosen), len(self._earlier))):
            self._earlier.pop()
        self._earlier.extend(map(_told, chosen, looks))

    def _settle(
        self, numbers: Sequence[Stretch], looks: Sequence[Look], chosen: Sequence[dict[str, Choice]], *, against: bool
    ) -> None:
        """Tell the groups of a run by their order, in place of what was chosen for each number alone."""
        alone = [each["group"] for each in chosen]
        words = looks[0].phrases.words
        of = chosen[0]["of"]

        def ranked() -> list[Choice]:
            return [choice for choice in self._chooser.ranked(looks[0], "group") if choice.text != of.text]

        groups = self._pairs.settle(words, numbers, alone, ranked, against=against)
        for each, look, group in zip(chosen, looks, groups, strict=True):
            each["group"] = group
            if group.text is not None and each["of"].text == group.text:
                each["of"] = next(of for of in self._chooser.ranked(look, "of") if of.text != group.text)


def _told(chosen: Mapping[str, Choice], look: Look) -> Told:
    return Told(_texts(chosen), look.run, look.site.sentence)


def _texts(chosen: Mapping[str, Choice]) -> dict[str, str | None]:
    return {field: choice.text for field, choice in chosen.items()}


def _ends_as_group(name: str) -> bool:
    return name.lower().rsplit(" ", 1)[-1].removesuffix("'s") in NAMING


def _is_overall(words: Words, at: int) -> bool:
    """Whether what stands behind a number says that it is of all: '2.1% overall, 1.2% in elective cases'."""
    behind = words.list[at : at + 2]
    return len(behind) == 2 and behind[0].low == "overall" and behind[1].tag in (PUNCT, AND, OPEN)


def _parted(chosen: dict[str, Choice]) -> dict[str, Choice]:
    """What is measured without the group that it begins with: 'placebo group relapse rate'."""
    of, group = chosen["of"].text or "", chosen["group"].text or ""
    behind = of.removeprefix(f"{group} ").removeprefix(f"{group}'s ")
    if not group or behind == of or not _ends_as_group(group):
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
