"""The groups of the numbers of a sentence, told anew where the order of names and numbers makes them certain.

The weights choose for each number alone. What a form of the sentence gives a number (`openings`, `slots`, `bracketed`,
`without`) stands in place of that; then numbers that are told together (`runs`, `lists`) are told as one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from evidex.extract._choosing.choice import Choice
from evidex.extract._choosing.choose import Chooser
from evidex.extract._choosing.clues import Look
from evidex.extract._choosing.sides.allocated import Allocated
from evidex.extract._choosing.sides.bracketed import bracketed, is_in_next_bracket
from evidex.extract._choosing.sides.dealing import deal_sides
from evidex.extract._choosing.sides.gapped import gapped
from evidex.extract._choosing.sides.known import are_alike
from evidex.extract._choosing.sides.lists import Dealt, dealt
from evidex.extract._choosing.sides.openings import fronted, opened, opening_of, without_opening
from evidex.extract._choosing.sides.pairs import Pairs
from evidex.extract._choosing.sides.runs import Joined, measured_again, runs_of
from evidex.extract._choosing.sides.slots import slots
from evidex.extract._choosing.sides.subjects import before_subject, ends_as_group, subject_of
from evidex.extract._choosing.sides.without import without_it
from evidex.text import View
from evidex.text.clauses import Stretch
from evidex.text.matching import holds_words
from evidex.text.words import AND, OPEN, PUNCT, Words

__all__ = ["Grouping"]


class Grouping:
    """The groups of one kind of claim in one document: what is known of its sides grows sentence by sentence."""

    def __init__(self, chooser: Chooser, view: View) -> None:
        self._chooser, self._view = chooser, view
        self._of_shares = chooser.kind == "proportion"
        self._pairs = Pairs(view, fronted=chooser.kind != "score")
        self._listed: dict[int, Sequence[str]] = {}
        """The names that were listed last, by their number."""

    def is_side(self, name: str) -> bool:
        """Whether the document knows a name as that of one of its sides."""
        return self._pairs.known.is_side(name)

    def regroup(
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
        openings = opened(words, numbers, self.is_side)
        named = self._named(words, numbers, openings)
        names = {words.text(*place) for place in named.values()}
        runs = {last: (first, against) for first, last, against in runs_of(words, numbers)}
        lists = {each.last: each for each in dealt(words, numbers, self.is_side, self._pairs.compared)}
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
        _drop_others(words, numbers, chosen)
        _tell_again(words, numbers, chosen)
        self._pairs.known.remember([each["group"] for each in chosen])

    def _named(self, words: Words, numbers: Sequence[Stretch], openings: dict[int, Stretch]) -> dict[int, Stretch]:
        """The name that the form of the sentence gives each number; what is asked later stands before the earlier."""
        named = slots(words, numbers, self.is_side, sure=self._of_shares)
        named |= fronted(words, numbers, self.is_side) | without_it(words, numbers)
        named |= gapped(words, numbers, self.is_side) | openings
        if len(numbers) > 3:
            named |= bracketed(words, numbers, self._pairs.compared(words), self.is_side)
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
        for place, names in ((opening_of(words), self.is_side), (subject_of(words, look.low), ends_as_group)):
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


def _drop_others(words: Words, numbers: Sequence[Stretch], chosen: Sequence[dict[str, Choice]]) -> None:
    """Take the group of a later number from one that is told of all, or before the bracket of the two."""
    for (_, last), each in zip(numbers, chosen, strict=True):
        place = each["group"].place
        if place is None or place[0] <= last:
            continue
        if _is_overall(words, last) or is_in_next_bracket(words, numbers, last, place):
            each["group"] = Choice(None)


def _tell_again(words: Words, numbers: Sequence[Stretch], chosen: Sequence[dict[str, Choice]]) -> None:
    """Tell a number that is measured again of the group of the one before it."""
    for own in measured_again(words, numbers):
        if chosen[own]["group"].text is None and not chosen[own]["of"].excludes(chosen[own - 1]["group"]):
            chosen[own]["group"] = chosen[own - 1]["group"]


def _is_overall(words: Words, at: int) -> bool:
    """Whether what stands behind a number says that it is of all: '2.1% overall, 1.2% in elective cases'."""
    behind = words.list[at : at + 2]
    return len(behind) == 2 and behind[0].low == "overall" and behind[1].tag in (PUNCT, AND, OPEN)
