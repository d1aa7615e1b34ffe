"""The values of a sentence, the clause before each of them, and what is known of arms in the document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidex.extract._score.sides.hosts import Host, Hosts
from evidex.extract._told import Mention, Told
from evidex.text.clauses import Stretch
from evidex.text.groups import is_time, phrase, trim
from evidex.text.words import AND, CLOSE, CONTRAST, FINITE, OPEN, PREP, PUNCT, QUANTITY, Words

__all__ = ["GROUP_BEFORE", "TIMED", "Segments"]

_MARKS = frozenset({CLOSE, AND, OPEN, PUNCT})
_COMPARING = frozenset("that compared than versus vs vs. nevertheless v".split())
GROUP_BEFORE = frozenset("in for with among amongst on after of by following under receiving within during".split())
TIMED = re.compile(r"^[\d.,\s-]+$|\b\d+\s?(?:h|hours?|weeks?|months?|days?|years?|min|minutes?)\b", re.IGNORECASE)


class Segments(Hosts):
    """All values of one sentence. `known` are words that name arms anywhere in the document."""

    loose_groups = True

    def __init__(
        self,
        words: Words,
        values: Sequence[Mention],
        arms: tuple[str, ...] = (),
        topic: str | None = None,
        known: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(words, values, arms, topic)
        self.known = known
        self.agents: dict[int, str] = {}
        """The groups that clauses have as their subject: they hold for what is listed behind."""
        self.roles: dict[int, str] = {}
        """What the words before the bracket of a value were: 'of' or 'group'."""

    def _same_place(self, number: int) -> bool:
        """The second of '24.2 to 17', which is one quantity."""
        return number > 0 and self.low[number] == self.low[number - 1]

    def _joined(self, left: int, right: int) -> bool:
        """Whether only joints part two values: also 'by 35% and by 39%'."""
        between = self.words.read.shape[self.shares[left].stop : self.shares[right].start]
        return (
            super()._joined(left, right)
            or self._of_three(left, right)
            or bool(re.match(r"^\s?(?:[(\[]\ue001[)\]])?,?\s(?:and|to)\s(?:by\s)?$", between))
        )

    def _of_three(self, left: int, right: int) -> bool:
        """'were 62/38/19': three parted by strokes are of three groups or times; two may be a pressure."""
        starts = [self.shares[at].start for at in range(max(left - 1, 0), min(right + 2, len(self.shares)))]
        shape = self.words.read.shape
        return shape[self.shares[left].end : self.shares[right].start] == "/" and any(
            shape.startswith("\ue000/\ue000/\ue000", start) for start in starts
        )

    def _moved(self, number: int) -> bool:
        """'from 5 to 3': two values of one group."""
        between = self.words.read.shape[self.shares[number].stop : self.shares[number + 1].start]
        return bool(re.match(r"^[\s)]*to\b", between))

    def _segment(self, number: int, end: int) -> Stretch:
        """The clause before a bracket or a value, behind the value before."""
        first = self.clause_start(end - 1)
        for _ in range(2):
            if first > 1 and any(word.low in _COMPARING for word in self.list[first - 1 : first + 1]):
                first = self.clause_start(first - 2)
        floor = max((high for high in self.high[:number] if high <= end), default=0)
        first = max(first, floor)
        while first > floor + 1 and first > self.opening.end + 1 and self._is_part(first, end):
            first = max(self.clause_start(first - 2), floor)
        depth = self.words.depth[end] if end < len(self.list) else 0
        while first < end and (self.list[first].tag in _MARKS or self.words.depth[first] > depth):
            first = self.words.on(first)
        return first, end

    def _is_part(self, first: int, end: int) -> bool:
        """Whether a stretch behind 'and' or a comma is the rest of a list: '… in systolic and diastolic BP'."""
        joined = self.list[first - 1].tag == AND or (self.list[first - 1].low == "," and self.list[first].tag != PREP)
        return joined and self.verb_of(max(first - 1, 0), end) is None and self.list[end - 1].tag != CLOSE

    def _wide(self, number: int, end: int) -> Stretch:
        """The sentence before a bracket or a value, behind the value before and behind the last ';' or ':'."""
        first = self.high[number - 1] if number else self.opening.end
        for at in range(end - 1, first, -1):
            if self.list[at].low in (";", ":"):
                return at + 1, end
        return min(first, end), end

    def _unit(self, number: int) -> str | None:
        return getattr(self.shares[number], "unit", None)

    def _group_of_object(self, high: int) -> str | None:
        """'118 min in the open group', '5 mg (P = .04) for placebo': the group behind a value."""
        first = self.skip_statistics(high)
        if first >= len(self.list) or self.list[first].low not in GROUP_BEFORE:
            return None
        stop = self._object_group_end(first + 1)
        stop = self._phrase_stop(first + 1, self._to_group_noun(stop))
        span = trim(self.words, first + 1, stop)
        if span[0] >= span[1]:
            return None
        size = span[1] - span[0]
        loose = size <= (6 if self.list[first].low in ("in", "for", "among") else 3 * (self.list[first].low == "with"))
        text = phrase(self.words, *span)
        if text is None or is_time(text) or TIMED.search(text) or not (loose or self.who(*span)):
            return None
        shared = "both " if span[0] and self.list[span[0] - 1].low == "both" else ""
        return shared + re.split(r"\s?[(\[][Pp]\b", text)[0]

    def _to_group_noun(self, stop: int) -> int:
        """Over 'and' to the noun that names a group: 'in the depression and social support group'."""
        if stop >= len(self.list) or self.list[stop].tag != AND:
            return stop
        for at in range(stop + 1, min(stop + 7, len(self.list))):
            word = self.list[at]
            if word.low in ("group", "groups", "arm", "arms"):
                return at + 1
            if word.tag in FINITE or word.tag in (PREP, PUNCT, CONTRAST, QUANTITY, CLOSE, OPEN):
                return stop
        return stop

    def _agent_before(self, number: int) -> str | None:
        """'amlodipine produced an increase in X (…) and a decrease in Y (5 to 3)': the subject goes on."""
        for before in range(number - 1, -1, -1):
            between = self.words.read.shape[self.shares[before].stop : self.shares[number].start]
            if re.search(r"\)\s?;|\b(?:while|whereas|but|although)\b", between):
                return None
            if before in self.agents:
                return self.agents[before]
        return None

    def _told(self, number: int, host: Host, role: str) -> Told:
        self.roles[number] = role
        if host.group is not None and role == "of":
            self.agents[number] = host.group
        return Told(host.of, host.group, host.place, inherited=host.place is None)
