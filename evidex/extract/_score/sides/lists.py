"""Runs of values: which lists around give each of them its group ('lower in A than in B (5 vs 7)', '… in A and B')."""

from __future__ import annotations

import re

from evidex.extract._score.sides.hosts import STATISTICS
from evidex.extract._score.sides.measured import measured
from evidex.extract._score.sides.segments import GROUP_BEFORE, TIMED, Segments
from evidex.extract._score.sides.topics import TOPICS
from evidex.extract._told import Told
from evidex.text.clauses import Stretch
from evidex.text.groups import is_time, phrase, split_list, trim
from evidex.text.people import PERSON_WORDS
from evidex.text.words import ADVERB, BE, CONTRAST, DET, PREP, PUNCT

__all__ = ["Lists"]

_ARM_NOUNS = frozenset("group groups patients arm the of in with treatment therapy".split())
_ALL_GROUPS = re.compile(
    r"^(?:the\s|either\s|both\s|two\s|three\s|study\s|treatment\s|all\s)*(?:groups?|arms|treatments)\b"
)


class Lists(Segments):
    """Gives the values of a run their groups, or what each measures."""

    def _deal(self, run: list[Told], number: int, last: int, span: Stretch, opening: int | None) -> None:
        """Give each value of a run its group, or what it measures, from the lists around."""
        size, high = last - number, self.high[last - 1]
        groups = self._list_behind(high, size)
        if groups is None and opening is not None:
            # one that never closes: a word may stand before the list ('(95 vs 83 mmHg seen in A and B')
            groups = self._list_behind(self.words.mate.get(opening, high) + 1, size)
        if groups is None and opening is None and size == 2:
            groups = self._host_and_behind(run, number, high)
        if groups is None:
            groups = self._names_in_bracket(number, size, opening) or self._compared(number, span, size)
        if groups is None:
            groups = self._listed_before(run, self._wide(number, span[1]), size, opening)
        if groups is None:
            groups = self._arms_of(run, number, size)
        if groups is not None:
            self.last_groups = groups
            for told, group in zip(run, groups, strict=True):
                told.group = group
        elif size == 2 and self._has_contrast(number):
            run[1].group = None

    def _host_and_behind(self, run: list[Told], number: int, high: int) -> list[str] | None:
        """'for carriers was 45 vs 47 for noncarriers': the near group behind the pair, the other before it."""
        if not self._has_contrast(number):
            return None
        right = self._group_of_object(high)
        own = self._group_of_object(self.high[number])
        left = own or run[0].group
        if right is None:
            return None
        if left is None or left == right:
            others = [arm for arm in self.arms if arm.lower() != right.lower()]
            left = others[0] if len(others) == 1 else None
        return [left or "", right]

    def _list_behind(self, high: int, size: int) -> list[str] | None:
        """'… 97 and 74 in A and C': the list behind a run, where it is no list of times."""
        if high + 1 < len(self.list) and self.list[high].tag == PREP:
            stop = next((at for at in range(high + 1, len(self.list)) if self.list[at].tag in (PREP, PUNCT)), high)
            if stop > high and self.list[stop].tag == PREP and is_time(self.words.text(high + 1, stop)):
                high = stop
        groups = self._groups_behind(high, size)
        if groups is None or any(is_time(group) or TIMED.search(group) for group in groups):
            return None
        if any(set(group.lower().split()) & STATISTICS for group in groups):
            return None
        return groups

    def _listed_before(self, run: list[Told], span: Stretch, size: int, opening: int | None) -> list[str] | None:
        """'serum albumin, IgG and oncotic pressure were 31, 32 and 26%': a list of what is measured, or of groups."""
        by = self._by_list(run, span, size)
        if by is not None:
            return by
        text = run[0].of or ""
        outcomes, groups, rest = self._lists_before(self._without_predicate(span), size)
        if outcomes and run[0].group and all(one in run[0].group for one in outcomes):
            return outcomes  # 'A and B lowered pressure by 20 and 21 mm Hg'
        if opening is not None:
            outcomes = None
        if outcomes and not any(is_time(one) for one in outcomes) and "respectively" in self.words.read.shape:
            for told, of in zip(run, outcomes, strict=True):
                told.of, told.listed = measured(of) or text, True
        if groups and not any(is_time(one) for one in groups) and self.who(*trim(self.words, *span)):
            return groups
        return groups if groups and rest and self.known & set(" ".join(groups).lower().split()) else None

    def _by_list(self, run: list[Told], span: Stretch, size: int) -> list[str] | None:
        """'Body weight was reduced by ADF, CR and exercise (5, 5 and 4%)': a list of arms behind a preposition."""
        for at in reversed(self.steps(*span)):
            if self.list[at].tag != PREP or self.list[at].low not in GROUP_BEFORE or self.about(at):
                continue
            parts = split_list(self.words, at + 1, span[1], size)
            if (
                parts is not None
                and not any(is_time(part) for part in parts)
                and (self._are_groups(parts) or "respectively" in self.words.read.shape)
            ):
                host = self.read_host(span[0], at)
                for told in run:
                    told.of, told.of_place = host.of or told.of, host.place or told.of_place
                return parts
        return None

    def _without_predicate(self, span: Stretch) -> Stretch:
        first, last = span
        verb = self.verb_of(first, last)
        return (first, verb) if verb is not None and verb > first else span

    def _names_in_bracket(self, number: int, size: int, opening: int | None) -> list[str] | None:
        """'(no revision vs revision)' earlier in the sentence: the names that all later pairs follow."""
        if opening is None or size != 2:
            return None
        match = re.search(
            r"[(\[]([^()\[\]\ue000-\ue006,;]{1,40})\s(?:vs\.?|versus)\s([^()\[\]\ue000-\ue006,;]{1,40})[)\]]",
            self.words.read.shape[: self.shares[number].start],
        )
        return [match.group(1), match.group(2)] if match else None

    def _arms_of(self, run: list[Told], number: int, size: int) -> list[str] | None:
        """The groups of the run before, or of the sentences before, for a pair that is compared."""
        between = self.words.read.shape[self.shares[number].stop : self.shares[number + size - 1].start]
        compared = re.search(r"\b(?:vs\.?|versus|v|compared)\b", between) or "respectively" in self.words.read.shape
        if not compared:
            return None
        if (names := self._named_here(number, size)) is not None:
            return names
        if self.last_groups is not None and len(self.last_groups) == size:
            return self.last_groups
        if size != 2 or len(self.arms) != 2:
            return None
        told = run[0].group
        if told is not None and not re.search(r"\b(?:vs\.?|versus|v|compared)\b", between):
            return None
        if told is None or _ALL_GROUPS.match(told.lower()):
            return list(self.arms)
        first, left, right = (set(name.lower().split()) - _ARM_NOUNS for name in (told, *self.arms))
        if first & right and not first & left:
            return [self.arms[1], self.arms[0]]
        return [told, self.arms[1]] if first & left else None

    def _named_here(self, number: int, size: int) -> list[str] | None:
        """'(A 478 to 520 vs B 484 to 485; change +8.8% vs +0.1%)': the arms that values before name in one bracket."""
        opening = self.enclosing(self.low[number])
        if opening is None:
            return None
        named = [self.told[n].group for n in range(number) if self.low[n] > opening]
        distinct = list(dict.fromkeys(name for name in named if name))
        return distinct if len(distinct) == size else None

    def _compared(self, number: int, span: Stretch, size: int) -> list[str] | None:
        """The groups that the clause before a pair compares, where the near one has no values of its own before."""
        groups = self._sides(*span, size)
        if groups is None or self._has_contrast(number):
            return groups
        taken = {told.group for told in self.told[:number]}
        return None if not groups[0] or groups[0] in taken else groups

    def _sides(self, first: int, last: int, size: int) -> list[str] | None:
        """The groups that a clause compares: 'lower in A than in B', 'A was longer than that of B'."""
        for at in reversed(self.steps(first, last)):
            word = self.list[at]
            if word.tag != CONTRAST or word.low in ("while", "whilst", "but"):
                continue
            right = self._right_side(at + 1, last)
            left = self._left_side(first, at)
            if right is None or size != 2:
                return None
            return [left or "", right]
        parts = self._pair_list((first, last), size)
        if parts is None or any(is_time(part) for part in parts) or not self._are_groups(parts):
            return None
        return parts

    def _are_groups(self, parts: list[str]) -> bool:
        names = set(" ".join(parts).lower().replace("-", " ").split())
        return bool(names & self.known) or not names.isdisjoint(PERSON_WORDS | {"group", "groups", "controls"})

    def _right_side(self, first: int, last: int) -> str | None:
        while first < last and (
            self.list[first].tag in (PREP, DET, ADVERB) or self.list[first].low in ("that", "those", ",", "did", "was")
        ):
            first += 1
        stop = self._phrase_stop(first, last)
        return phrase(self.words, first, stop) if first < stop else None

    def _left_side(self, first: int, last: int) -> str | None:
        best: Stretch | None = None
        while last > first and self.list[last - 1].low in (",", "as"):
            last -= 1
        for at in reversed(self.steps(first, last)):
            if self.list[at].tag == PREP and self.list[at].low in GROUP_BEFORE:
                span = trim(self.words, at + 1, self._phrase_stop(at + 1, last))
                if span[0] >= span[1] or is_time(self.words.text(*span)):
                    continue
                before = self.list[at - 1].low if at else ""
                if before in TOPICS or before.endswith("er"):
                    return phrase(self.words, *span)
                if best is None and self.who(*span) and not self._counting(at):
                    best = span
        if best is not None:
            return phrase(self.words, *best)
        verb = self.verb_of(first, last)
        if verb is None or (self.list[verb].tag == BE and not self.who(*trim(self.words, first, verb))):
            return None
        return self._agent((first, verb))
