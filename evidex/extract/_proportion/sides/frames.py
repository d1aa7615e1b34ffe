"""The words around a share: what it is a share having (`of`), in which group, out of how many.

A share stands in one of a few frames, told by the word before it and the words behind it:

    subject      '9/59 (15%) of the intervention group had quit'
    object       'vomiting occurred in 11%', 'reported by 29 of 232 participants'
    complement   'the mortality rate was 20%', 'a success rate of 90%'
    bracketed    'meningitis (18%)', 'after tenoxicam (20%) compared with morphine (71%)', '(STA: 47% vs. SIM: 8%)'
    elliptical   '… and 16.9% of untreated patients', '… versus 11% in the control group'

What a share does not say itself it takes from the one before in its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidex.extract._proportion.sides.openings import read_opening
from evidex.extract._proportion.sides.running import Running
from evidex.extract._told import Mention, Told
from evidex.text.clauses import Stretch
from evidex.text.groups import ARM_NOUNS, PEOPLE, phrase
from evidex.text.words import ADVERB, AND, BE, CLOSE, DET, FINITE, HAVE, MODAL, PREP, PUNCT, REL, SUB, Words

__all__ = ["Frames"]


_PARTING = frozenset(
    """had has have showed demonstrated experienced achieved required reported received underwent developed exhibited
    displayed needed suffered attained""".split()
)
_CAUSAL = frozenset({("resulted", "in"), ("led", "to"), ("results", "in"), ("leads", "to"), ("associated", "with")})


class Frames(Running):
    """All shares of one sentence and the words around them."""

    def __init__(
        self, words: Words, shares: Sequence[Mention], arms: tuple[str, ...] = (), topic: str | None = None
    ) -> None:
        super().__init__(words, shares, arms)
        self.topic = topic
        """What the last share of the sentences before was of: 'it occurred in 12%' goes on with it."""
        self.opening = read_opening(self)

    def tell(self) -> list[Told]:
        """One `Told` per share."""
        number = 0
        while number < len(self.shares):
            last = self._series_end(number)
            if last > number + 1 and self._series(number, last):
                number = last
                continue
            self.told.append(self._single(number))
            number += 1
        for told in self.told:
            self._part_agent(told)
        self._fill()
        return self.told

    def _part_agent(self, told: Told) -> None:
        """'Patients with A had a higher event rate', 'B led to relief': the object is what of, the subject a group."""
        if told.of_place is None or told.listed:
            return
        first, last = told.of_place
        verb = self._parting_verb(first, last)
        if verb is None:
            return
        begin = verb + 1 if self.list[verb].tag in (HAVE, BE) or self._is_causal(verb) else verb
        of, place = self.of_phrase(begin, last)
        if of is None or place is None:
            return
        told.of, told.of_place = of, place
        if told.group is None and self.specific(first, verb):
            told.group = phrase(self.words, first, verb)

    def _parting_verb(self, first: int, last: int) -> int | None:
        """The verb behind a group (or behind a cause) in a stretch; None where a clause of its own stands before."""
        at, parted = first, False
        while at < last - 1:
            word = self.list[at]
            if word.tag in (REL, SUB, CLOSE) or word.low == ":":
                return None
            if at > first and self._is_causal(at):
                return at
            if word.low == ",":
                parted = True
            if at > first and not parted and (word.low in _PARTING or word.tag in (BE, MODAL)):
                return at if self._speaks_of_people(first, at) and word.tag != MODAL else None
            at = self.words.on(at)
        return None

    def _is_causal(self, at: int) -> bool:
        follower = self.list[at + 1].low if at + 1 < len(self.list) else ""
        if self.list[at].low == "associated" and not any(word.tag == BE for word in self.list[max(at - 3, 0) : at]):
            return False
        return (self.list[at].low, follower) in _CAUSAL

    def _speaks_of_people(self, first: int, last: int) -> bool:
        """Whether the head of a subject is people or an arm: not so 'the healing of lesions', 'local control'."""
        for at in range(first, last):
            if self.list[at].tag == PREP:
                return False
            if self.list[at].low in PEOPLE or self.list[at].low in ARM_NOUNS:
                return not self.rate_in((first, last))
        return False

    def _fill(self) -> None:
        """What is not told yet: from the share before, or behind ('13.8% of A and 13.9% of B were positive')."""
        for number in range(len(self.told) - 2, -1, -1):
            told, behind = self.told[number], self.told[number + 1]
            if number and self._is_of_next_clause(number):
                continue
            if told.of is None and behind.of is not None and not behind.inherited:
                told.of, told.inherited = behind.of, True
        for number, told in enumerate(self.told):
            if told.of is None and not number:
                told.of, told.of_place = self._clause_before(self.low[0])
            if told.of is None:
                told.of, told.inherited = (self.told[number - 1].of if number else self.topic), True
            if told.group is None:
                told.group = self._group_by_default(number, told)

    def _is_of_next_clause(self, number: int) -> bool:
        """'90% in adults and 80% in children; specificity was 85%': what a semicolon parts measures something else."""
        between = self.list[self.high[number] : self.low[number + 1]]
        before = self.list[self.high[number - 1] : self.low[number]]
        return any(word.low == ";" for word in between) and all(word.low != ";" for word in before)

    def _clause_before(self, low: int) -> tuple[str | None, Stretch | None]:
        """'Healing rates were not different, at 89% and 87%': what the clause before speaks of."""
        start = self.clause_start(low - 1) if low else 0
        while start > 0 and self.list[start - 1].tag in (PUNCT, AND):
            start -= 1
        if start < 2 or start <= self.opening.end:
            return None, None
        return self._subject_before(start)

    def _group_by_default(self, number: int, told: Told) -> str | None:
        behind = self.skip_statistics(self.high[number])
        if behind + 1 < len(self.list) and self.list[behind].low in ("if", "when"):
            return phrase(self.words, behind + 1, self.clause_end(behind + 1))
        if self.opening.group is not None and self.low[number] >= self.opening.end:
            return self.opening.group
        if not (number and self._joined(number - 1, number)) and (subject := self._subject_group(number)) is not None:
            return subject
        contrasted = number and re.search(
            r"\b(?:vs\.?|versus|v"
            r"|compared)\b",
            self.words.read.shape[self.shares[number - 1].end : self.shares[number].start],
        )
        if self.arms and len(self.arms) == 2:
            if contrasted and (told.inherited or self.told[number - 1].group == self.arms[0]):
                return self.arms[1]
            follows = (
                self.words.read.shape[self.shares[number].end : self.shares[number + 1].start]
                if number + 1 < len(self.shares)
                else ""
            )
            if re.match(r"^\s?[)\]]?\s(?:vs\.?|versus|v|compared)\b[^;]{0,12}$", follows):
                return self.arms[0]
        return None

    def _subject_group(self, number: int) -> str | None:
        """'Drug-treated patients showed a higher rate of relief (65%)': those that the clause of a share speaks of."""
        opening = self.enclosing(self.low[number])
        end = opening if opening is not None else self.low[number]
        first = self.clause_start(end - 1) if end else 0
        while first < end and self.list[first].tag in (ADVERB, PUNCT, AND, DET):
            first += 1
        if first >= end or self.list[first].tag == PREP:
            return None
        for at in range(first, end):
            word = self.list[at]
            if word.tag in (REL, SUB) or word.low in (",", ":"):
                return None
            if word.tag in FINITE and at > first:
                named = self._speaks_of_people(first, at) and self.specific(first, at)
                return phrase(self.words, first, at) if named else None
        return None

    def _single(self, number: int) -> Told:
        opening = self.enclosing(self.low[number])
        told = self._bracketed(number, opening) if opening is not None else self._running(number)
        told.around = self._around(number)
        return told
