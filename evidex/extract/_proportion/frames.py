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

from evidex.extract._proportion.openings import read_opening
from evidex.extract._proportion.running import Running
from evidex.extract._proportion.runs import Mention, Told
from evidex.text.clauses import Stretch
from evidex.text.words import AND, PUNCT, Words

__all__ = ["Frames", "Told"]


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
        self._fill()
        return self.told

    def _fill(self) -> None:
        """What is not told yet: from the share before, or behind ('13.8% of A and 13.9% of B were positive')."""
        for number in range(len(self.told) - 2, -1, -1):
            told, behind = self.told[number], self.told[number + 1]
            if told.of is None and behind.of is not None and not behind.inherited:
                told.of, told.inherited = behind.of, True
        for number, told in enumerate(self.told):
            if told.of is None and not number:
                told.of, told.of_place = self._clause_before(self.low[0])
            if told.of is None:
                told.of, told.inherited = (self.told[number - 1].of if number else self.topic), True
            if told.group is None:
                told.group = self._group_by_default(number, told)

    def _clause_before(self, low: int) -> tuple[str | None, Stretch | None]:
        """'Healing rates were not different, at 89% and 87%': what the clause before speaks of."""
        start = self.clause_start(low - 1) if low else 0
        while start > 0 and self.list[start - 1].tag in (PUNCT, AND):
            start -= 1
        if start < 2 or start <= self.opening.end:
            return None, None
        return self._subject_before(start)

    def _group_by_default(self, number: int, told: Told) -> str | None:
        if self.opening.group is not None and self.low[number] >= self.opening.end:
            return self.opening.group
        contrasted = number and re.search(
            r"\b(?:vs\.?|versus|v"
            r"|compared)\b",
            self.words.read.shape[self.shares[number - 1].end : self.shares[number].start],
        )
        if self.arms and len(self.arms) == 2:
            if contrasted and told.inherited:
                return self.arms[1]
            follows = (
                self.words.read.shape[self.shares[number].end : self.shares[number + 1].start]
                if number + 1 < len(self.shares)
                else ""
            )
            if re.match(r"^\s?[)\]]?\s(?:vs\.?|versus|v|compared)\b[^;]{0,12}$", follows):
                return self.arms[0]
        return None

    def _single(self, number: int) -> Told:
        opening = self.enclosing(self.low[number])
        told = self._bracketed(number, opening) if opening is not None else self._running(number)
        told.around = self._around(number)
        return told
