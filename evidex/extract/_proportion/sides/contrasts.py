"""What a sentence compares: 'higher in A than in B', 'between A and B', the subject of a clause and its group."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidex.extract._told import Mention, Told
from evidex.text.clauses import PREDICATE, Clauses, Stretch
from evidex.text.groups import PEOPLE, is_time, names_group, phrase, split_list, trim
from evidex.text.words import ADVERB, AND, BE, CONTRAST, DET, ED, FINITE, HAVE, MODAL, PREP, REL, VERB, Words

__all__ = ["GROUP_PREP", "Contrasts"]

GROUP_PREP = frozenset(
    "in among amongst for after with on within following by at receiving taking using between from to".split()
)


class Contrasts(Clauses):
    """The shares (or values) of one sentence. `arms` are the groups contrasted in the sentences before, in order."""

    loose_groups = False
    """Whether any phrase behind 'in' or 'for' before a bracket is a group ('in the I/I genotype (26.9 ± 4.0)')."""

    def __init__(self, words: Words, shares: Sequence[Mention], arms: tuple[str, ...] = ()) -> None:
        places = [(words.at_offset(share.start), words.at_offset(share.stop - 1) + 1) for share in shares]
        super().__init__(words, places)
        self.shares = shares
        self.arms = arms
        self.told: list[Told] = []
        self.last_groups: list[str] | None = None

    def _has_contrast(self, number: int) -> bool:
        between = self.words.read.shape[self.shares[number].end : self.shares[number + 1].start]
        return bool(re.search(r"\b(?:vs\.?|versus|v|compared)\b", between))

    def _contrast(self, host: Stretch, size: int) -> list[str] | None:
        """The groups that the words before a bracket compare: 'higher in A than in B', 'between A and B'."""
        first, last = host
        for number in range(last - 1, first - 1, -1):
            word = self.list[number]
            if word.tag == CONTRAST and word.low in ("than", "compared", "versus", "vs", "vs.", "v", "whereas", "but"):
                right = self._contrast_side(number + 1, last)
                left = self._contrast_left(first, number)
                if right is None or left is None:
                    return None
                more = split_list(self.words, *right, size - 1)
                return [self.words.text(*left), *more] if more else None
        return self._pair_list(host, size)

    def _contrast_side(self, first: int, last: int) -> Stretch | None:
        while first < last and (
            self.list[first].tag in (PREP, DET, ADVERB) or self.list[first].low in ("that", ",", "those")
        ):
            first += 1
        first, last = trim(self.words, first, last)
        return (first, last) if first < last else None

    def _contrast_left(self, first: int, last: int) -> Stretch | None:
        """The near side of a comparison: the phrase behind the last preposition, else the subject of the clause."""
        stop = last
        for number in range(last - 1, first - 1, -1):
            if self.list[number].tag in FINITE:
                break
            if self.list[number].low in GROUP_PREP and self.list[number].low not in ("to", "from"):
                side = trim(self.words, number + 1, stop)
                text = self.words.text(*side)
                if side[0] < side[1] and not is_time(text):
                    return side
                stop = number
        for number in range(first, last):
            if self.list[number].tag in FINITE or (self.list[number].tag == ED and number > first):
                side = trim(self.words, first, number)
                for inner in range(side[1] - 1, side[0], -1):
                    if self.list[inner].low in ("in", "among", "for", "with", "after") and names_group(
                        self.words, inner + 1, side[1]
                    ):
                        return trim(self.words, inner + 1, side[1])
                return side if side[0] < side[1] else None
        return None

    def _pair_list(self, host: Stretch, size: int) -> list[str] | None:
        """'to losartan and captopril therapy', 'between A and B', 'in A and B' before a bracket."""
        first, last = host
        for number in range(last - 1, first - 1, -1):
            if self.list[number].low in ("between", "in", "among", "for", "to", "with", "after", "of"):
                stop = number + 1
                while stop < last and self.list[stop].tag not in FINITE and self.list[stop].tag != PREP:
                    stop += 1
                parts = split_list(self.words, number + 1, stop, size)
                if parts:
                    return parts
        return None

    def _before_contrast(self, host: Stretch) -> Stretch:
        """The words of a host that tell the outcome: without its contrasted groups."""
        first, last = host
        for number in range(first, last):
            if self.list[number].tag == CONTRAST:
                last = number
                break
        for number in range(first, last):
            word = self.list[number]
            if word.tag in (BE, HAVE, VERB) and number > first:
                subject = (first, number)
                if trim(self.words, *subject)[0] >= number:
                    return number + 1, last
                if names_group(self.words, *subject) and not self.rate_in(subject) and subject[1] - subject[0] <= 4:
                    return self._predicate(number + 1, last)
                return self._split_subject(*subject)[0]
        return first, last

    def _split_subject(self, start: int, end: int) -> tuple[Stretch, str | None]:
        """Part the group from a subject: 'mortality on the treatment arm was' → mortality, the treatment arm."""
        verb = end
        for at in range(start, end):
            if self.list[at].tag in (BE, VERB, HAVE, MODAL) and at > start and not self._in_relative(at, start):
                verb = at
                break
        for at in range(start + 1, verb):
            word = self.list[at]
            if (
                word.low in GROUP_PREP
                and word.low not in ("to", "by", "from")
                and self.words.depth[at] == self.words.depth[start]
            ):
                stop = verb
                text = self.words.text(at + 1, stop)
                if is_time(text):
                    continue
                if word.low in ("with", "for") and self.list[at - 1].low in PEOPLE:
                    continue
                if names_group(self.words, at + 1, stop) or (
                    word.low in ("among", "amongst", "for", "after", "with") and self.rate_in((start, at))
                ):
                    return (start, at), phrase(self.words, at + 1, stop)
        return (start, end), None

    def _in_relative(self, at: int, start: int) -> bool:
        return any(word.tag == REL for word in self.list[max(start, at - 3) : at])

    def _predicate(self, first: int, last: int) -> Stretch:
        """'more likely to have pancreatic sufficiency' → 'pancreatic sufficiency'."""
        for number in range(first, last):
            if self.list[number].low == "to":
                return number + 1, last
        return first, last

    def _around(self, number: int) -> str:
        """The words of the clause around a share, for its role."""
        shape = self.words.read.shape
        share = self.shares[number]
        begin = max(shape.rfind(";", 0, share.start), shape.rfind(". ", 0, share.start), share.start - 110, 0)
        stop = share.end + 90
        return shape[begin:stop]

    def _has_two(self, first: int, last: int) -> bool:
        return any(
            word.tag == AND or word.low in ("both", "two", "all", "groups", "arms") for word in self.list[first:last]
        )

    def _compared_before(self, at: int) -> bool:
        """Whether 'greater', 'lower', 'more' … stands before a group."""
        return any(word.low in PREDICATE for word in self.list[max(at - 3, 0) : at])
