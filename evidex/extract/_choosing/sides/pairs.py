"""Numbers told against one another ('18% vs 5%') and the sides that they belong to, by the order of both.

The weights choose for each number alone, and often give both the same group. Where the sentence compares two named
sides, the first number belongs to the near one; where it names one, the other number belongs to what the document
sets against it; where it names none, they go on as the pair before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evidex.extract._choosing.choice import Choice
from evidex.extract._choosing.sides.comparisons import Comparison, comparisons, doer_at, name_behind, names_whom
from evidex.extract._choosing.sides.known import KnownSides, is_anyone, is_one
from evidex.extract._choosing.sides.small_words import RESPECTIVE
from evidex.extract._choosing.sides.subjects import subject_of
from evidex.text import View
from evidex.text.clauses import PREDICATE, Stretch
from evidex.text.groups import GROUP_NOUNS
from evidex.text.words import ADVERB, AND, BE, CLOSE, DET, NOUN, OPEN, PREP, PUNCT, QUANTITY, SUB, Words

__all__ = ["Pairs"]

_NEXT = 14
"""Words, statistics mostly, between numbers and the names that they are listed for."""
_BEST = 12
"""Of so many phrases that weigh most one must name the near side."""
_STATISTIC = frozenset({"p", "ci", "n", "ns"})
_DEGREES = frozenset("fewer smaller larger longer shorter faster slower reduced improved superior inferior".split())
_MORE = PREDICATE | _DEGREES | frozenset("older younger earlier later increased elevated significantly".split())
"""What two groups are compared by."""
_SIDED = frozenset("in with among for on during after of by".split())
"""What leads to the side that has more or less: 'lower with A', 'reduced by A', 'in favour of A'."""
_FAVOUR = frozenset({"favour", "favor"})
_COMPARED = _DEGREES | frozenset(
    "more less higher lower greater better worse frequent common prevalent likely prolonged shortened".split()
)
"""What stands right before the side that has more or less."""
_CHANGED = frozenset("increased decreased fell rose declined improved dropped worsened".split())
_WITHIN = frozenset(
    """baseline before pretreatment pre-treatment preoperative preoperatively pre post initial initially
    pre-intervention post-intervention end""".split()
)
Ranked = Callable[[], Sequence[Choice]]


class Pairs:
    """The sides of pairs of numbers, through a document."""

    def __init__(self, view: View, *, fronted: bool) -> None:
        """`fronted`: whether 'compared with B, …' tells the second number's side though no near side stands by it. So
        it is of shares; of values it was not in unread text: they may be those of one arm before and after."""
        self.known, self._fronted = KnownSides(view), fronted
        self._of: Words | None = None
        self._found: list[Comparison] = []
        self._before: tuple[Words, list[Choice]] | None = None
        """The sentence and the sides of the last pair."""

    def settle(
        self, words: Words, numbers: Sequence[Stretch], chosen: Sequence[Choice], ranked: Ranked, *, against: bool
    ) -> list[Choice]:
        """The groups of two numbers; `chosen` is what the weights tell of each, `ranked` what of the first."""
        self.compared(words)  # before the pairs of the sentence are known
        if len(numbers) != 2 or self._named(words, numbers[0][1], numbers[1][0]):
            return list(chosen)
        settled = self._against(words, numbers, chosen, ranked) if against else self._listed(words, numbers, chosen)
        if against:
            settled = self._as_before(words, settled)
        if against and self._fronted and self._both_of_one(words, settled):
            settled = [settled[0], Choice(None)]
        self.known.remember(settled)
        return settled

    def compared(self, words: Words) -> list[Comparison]:
        """What a sentence sets against what, read once for all its numbers."""
        if words is not self._of:
            self._of, self._found = words, list(comparisons(words, self._named, self._known))
        return self._found

    def _both_of_one(self, words: Words, settled: Sequence[Choice]) -> bool:
        """'more in the zinc group (68% vs 57%)': the other of the two is of those it was set against, unnamed."""
        near, far = (choice.text or "" for choice in settled)
        words_of = near.lower().split()
        told = near == far and self.known.is_side(near) and any(word in GROUP_NOUNS for word in words_of)
        return (
            told
            and "subgroup" not in words_of
            and any(word.low in _MORE for word in words.list)
            and not _tells_change(words)
        )

    def _named(self, words: Words, first: int, last: int) -> bool:
        return self.known.names_arm(words, first, last)

    def _as_before(self, words: Words, settled: list[Choice]) -> list[Choice]:
        """The sides of the pair before in the sentence, where one of two is told alone: 'day 1: 95 vs 91; day 3: …'."""
        before, self._before = self._before, None
        near, far = settled
        apart = near.text and far.text and not self.known.are_one(near.text, far.text)
        if before is not None and before[0] is words and not apart and not _tells_change(words):
            told = [choice.text for choice in before[1]]
            if all(choice.text is None or choice.text in told for choice in settled):
                settled = before[1]
                apart = True
        if apart:
            self._before = words, settled
        return settled

    def _known(self, words: Words, first: int, last: int) -> bool:
        return self._named(words, first, last) or self.known.is_side(words.text(first, last))

    def _against(
        self, words: Words, numbers: Sequence[Stretch], chosen: Sequence[Choice], ranked: Ranked
    ) -> list[Choice]:
        """'a vs b': the two that are named behind both; else the one whose label stands before both; else the sides
        that the sentence compares; where it names no far side, what the document sets against the near one."""
        if (both := self._both_behind(words, numbers[1][1])) is not None:
            return [_choice(words, place) for place in both]
        if (label := self._label(words, numbers[0][0])) is not None:
            return [label, label]
        behind = self._behind(words, numbers[1][1])
        found = self._nearest(words, numbers) if behind is None else None
        far = found.far if found else behind
        if far is None:
            return self._without(words, numbers[0][0], chosen)
        if found is not None and found.near is not None:
            near = _choice(words, found.near)
            if (place := chosen[0].place) and place[0] <= found.near[0] and found.near[1] <= place[1] <= found.at:
                near = chosen[0]  # 'patients who received A'
            apart = self.known.is_side(chosen[0].text) and self._is_apart(chosen[0], far, words.text(*far))
            if self.known.is_side(near.text) or not apart:
                return [near, _choice(words, far)]
        return [self._near(words, numbers[0][0], far, chosen[0], ranked), _choice(words, far)]

    def _listed(self, words: Words, numbers: Sequence[Stretch], chosen: Sequence[Choice]) -> list[Choice]:
        """'Respective rates were 54.5% and 15.8%': the sides that the sentence compares, else the pair before."""
        if not any(word.low in RESPECTIVE for word in words.list):
            return list(chosen)
        low = numbers[0][0]
        if (places := self._both_behind(words, numbers[1][1])) is not None:
            return [_choice(words, place) for place in places]
        sides = [choice for choice in chosen if self.known.is_side(choice.text)]
        if len(sides) == 2 and not self.known.are_one(sides[0].text or "", sides[1].text or ""):
            return list(chosen)
        before = [found for found in self._found if found.far[1] <= low]
        if before and before[-1].near is not None:
            return [_choice(words, before[-1].near), _choice(words, before[-1].far)]
        here = words.text(0, len(words))
        if self._found or any(choice.text in here for choice in sides if choice.text):
            return list(chosen)
        if any(word.tag == AND for word in words.list[:low]):
            return list(chosen)
        pair = self.known.last() or (None if _names_others(words, numbers[1][1]) else self.known.given())
        return [Choice(name) for name in pair] if pair else list(chosen)

    def _both_behind(self, words: Words, at: int) -> tuple[Stretch, Stretch] | None:
        """'19% v 12% for cases and controls': the next words behind the numbers name both."""
        found = next((each for each in self._found if each.near is not None and each.near[0] >= at), None)
        if found is None or found.near is None or found.near[0] - at > _NEXT:
            return None
        passed = False
        for word in words.list[at : found.near[0]]:
            if word.tag == NOUN and (passed or word.low in GROUP_NOUNS) and word.low not in _STATISTIC:
                return None
            if word.tag not in (NOUN, PREP, DET, PUNCT, OPEN, CLOSE, QUANTITY):
                return None
            passed = passed or word.tag == PREP
        return found.near, found.far

    def _label(self, words: Words, at: int) -> Choice | None:
        """'IC 5.1 versus 4.9': the short name of an arm right before the first number: both are of it."""
        if at < 2 or words.list[at - 2].tag not in (OPEN, AND, PUNCT, NOUN, QUANTITY):
            return None
        label = _choice(words, (at - 1, at))
        named = label.text is not None and label.text.isupper() and self.known.is_side(label.text)
        return label if named else None

    def _behind(self, words: Words, at: int) -> Stretch | None:
        """'(14% v 38% in group 1)': whom the second number is told of."""
        while at < len(words.list) and words.list[at].tag == OPEN:
            at = words.on(at)
        if at >= len(words.list) or words.list[at].low not in ("in", "for", "with", "among", "on"):
            return None
        far = name_behind(words, at)
        if far is None or not names_whom(words, far, self._named):
            return None
        people = any(word.low in GROUP_NOUNS for word in words.list[slice(*far)])
        return far if people or words.list[at].low != "for" else None

    def _nearest(self, words: Words, numbers: Sequence[Stretch]) -> Comparison | None:
        """The last comparison before a pair of numbers, else the first behind it, if none before is left unread."""
        before = [found for found in self._found if found.far[1] <= numbers[0][0]]
        if before and not self._fronted and _is_fronted(words, before[-1]):
            return None
        behind = [found for found in self._found if found.at >= numbers[1][1]]
        if before or not behind:
            return before[-1] if before else None
        unread = any(word.low == "than" for word in words.list[: numbers[0][0]])
        return None if unread else behind[0]

    def _near(self, words: Words, at: int, far: Stretch, first: Choice, ranked: Ranked) -> Choice:
        """The near side, which the form does not tell: what weighs most and is not the far one."""
        other = words.text(*far)
        if (subject := self._subject(words, at)) and self._is_apart(subject, far, other):
            return subject
        anyone = first.text is not None and is_anyone(first.text)
        if first.text and not anyone and is_one(first.text) and self._is_apart(first, far, other):
            return first
        if (doer := _doer(words, at)) and self._is_apart(doer, far, other):
            return doer
        for choice in ranked()[:_BEST]:
            if self.known.is_side(choice.text) and self._is_apart(choice, far, other):
                return choice
        counterpart = self.known.counterpart(other)
        return first if anyone and counterpart is None else Choice(counterpart)

    def _is_apart(self, choice: Choice, far: Stretch, other: str) -> bool:
        """Whether a choice shares no word of the sentence with the far side, nor its name."""
        if choice.place is not None and choice.place[0] < far[1] and far[0] < choice.place[1]:
            return False
        return not self.known.are_one(choice.text or "", other)

    def _subject(self, words: Words, at: int) -> Choice | None:
        """Those whom the clause of a number speaks of: 'obese patients had a higher X (5 vs 3) than lean patients'."""
        place = subject_of(words, at)
        if place and any(word.low in _MORE or word.low == "in" for word in words.list[slice(*place)]):
            return None
        return self.known.side_at(words, place)

    def _favoured(self, words: Words) -> Choice | None:
        """The one side of a sentence, if it has more or less than another: 'X (34% vs 12%) was more frequent in A'."""
        sides = {}
        for at, word in enumerate(words.list[:-1]):
            if word.low not in _SIDED or not (place := name_behind(words, at)):
                continue
            side = self.known.side_at(words, place)
            if side is not None and words.list[place[0]].low not in _FAVOUR:
                sides[place[0]] = side, at and (words.list[at - 1].low in _COMPARED or _is_in_favour(words, at))
        told = [side for side, compared in sides.values() if compared]
        return told[0] if len(sides) == 1 and told else None

    def _without(self, words: Words, at: int, chosen: Sequence[Choice]) -> list[Choice]:
        """No comparison with names stands in the sentence: what is set against the one side that it names, or the sides
        of the pair before."""
        first, second = chosen
        named = self.known.is_side(first.text)
        near = self._favoured(words) or (None if named else self._subject(words, at))
        if near is not None:
            first, named = near, True
        if named and self.known.is_side(second.text) and not self.known.are_one(first.text or "", second.text or ""):
            return [first, second]
        if _tells_change(words) or not any(word.low in _MORE or word.low in _FAVOUR for word in words.list):
            return list(chosen)
        if named and (other := self.known.counterpart(first.text or "", here=first.place is not None)):
            pair = self.known.told_of(first.text or "") if first.place is None else None
            return [Choice(name) for name in pair] if pair else [first, Choice(other)]
        if first is not chosen[0]:
            return [first, second]
        pair = self.known.likeliest()
        if pair is None or named or self.known.is_side(second.text) or _names_someone(words):
            return list(chosen)
        return [Choice(name) for name in pair]


def _names_someone(words: Words) -> bool:
    """Whether a sentence tells who has more or less, though it is no side that is known: 'higher in those above 10'."""
    pairs = enumerate(zip(words.list, words.list[1:], strict=False), start=1)
    led = [at for at, (word, after) in pairs if word.low in _COMPARED and after.low in ("in", "among")]
    names = [name for at in led if (name := name_behind(words, at)) is not None]
    return any(not is_anyone(words.text(*name)) for name in names)


def _is_in_favour(words: Words, at: int) -> bool:
    """'in favour of A'."""
    return at > 1 and words.list[at - 1].low in _FAVOUR and words.list[at].low == "of"


def _names_others(words: Words, at: int) -> bool:
    """Whether numbers are listed for names behind them that are no sides: '6% and 4% in years 1 and 4'."""
    respective = next((n for n in range(at, len(words.list)) if words.list[n].low in RESPECTIVE), at)
    return any(word.tag == NOUN and word.low not in _STATISTIC for word in words.list[at:respective])


def _doer(words: Words, at: int) -> Choice | None:
    """Who did what the numbers tell: 'the app improved adherence compared with usual care (85% vs 62%)'."""
    place = subject_of(words, at)
    doer = doer_at(words, place[0]) if place else None
    return _choice(words, doer) if doer and doer == place else None


def _tells_change(words: Words) -> bool:
    """Whether the numbers of a sentence are of before and after: 'pressure fell (103 vs 93)', 'at baseline'."""
    listed = words.list
    for at, word in enumerate(listed):
        if word.low in _WITHIN:
            return True
        if word.low in _CHANGED and at and listed[at - 1].tag not in (BE, DET, PREP):
            after = listed[at + 1].tag if at + 1 < len(listed) else PUNCT
            if after in (PREP, OPEN, AND, PUNCT, ADVERB, SUB):
                return True
    return False


def _is_fronted(words: Words, found: Comparison) -> bool:
    """'Compared with B, …' at the beginning of a clause, which does not tell the near side."""
    led = words.list[found.at - 1].low if found.at > 1 else ","
    behind = found.near is None or found.near[0] > found.at
    return behind and words.list[found.at].low in ("compared", "relative") and led in (",", ";", "and")


def _choice(words: Words, place: Stretch) -> Choice:
    return Choice(words.text(*place), place)
