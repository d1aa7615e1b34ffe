"""Runs of shares told at once: '34.3%, 45.2% and 57.7% for placebo, A and B, respectively', '(73% vs 13%)'."""

from __future__ import annotations

import re

from evidex.extract._proportion.sides.contrasts import GROUP_PREP, Contrasts
from evidex.extract._told import Told
from evidex.text.clauses import RATE, Stretch
from evidex.text.groups import PEOPLE, is_time, names_group, phrase, split_list
from evidex.text.words import (
    ADVERB,
    AND,
    CLOSE,
    CONTRAST,
    DET,
    ED,
    FINITE,
    HAVE,
    ING,
    NOUN,
    OPEN,
    PREP,
    PUNCT,
    REL,
    SUB,
    VERB,
)

__all__ = ["Runs", "Told"]

_JOINTS = re.compile(r"^[\s,;]*(?:(?:and|or|vs\.?|v\.?|versus|compared (?:with|to)|to|than|respectively)[\s,]*)*$")


class Runs(Contrasts):
    """Shares (or values) that only joints separate, told by the lists before or behind them."""

    def _series_end(self, number: int) -> int:
        """The end of the run of shares that only joints ('and', 'vs', commas) separate."""
        last = number + 1
        if self.shares[number].noun is not None:
            return last
        while last < len(self.shares) and self.shares[last].noun is None and self._joined(last - 1, last):
            last += 1
        return last

    def _parts(self, at: int) -> bool:
        """Whether a word parts what stands before it from what a share behind it is told of."""
        word = self.list[at]
        parting = word.low in (",", ";", ":") or word.tag in FINITE or word.tag in (CONTRAST, SUB, REL)
        return parting or at in self.starts

    def _joined(self, left: int, right: int) -> bool:
        between = self.words.read.shape[self.shares[left].stop : self.shares[right].start]
        between = re.sub("[\ue001\ue002\ue000]", "", between).replace("(", "").replace(")", "")
        return bool(_JOINTS.match(between)) and bool(between.strip())

    def _series(self, number: int, last: int) -> bool:
        """Tell a whole run at once; False where its members should be told one by one."""
        size, low, high = last - number, self.low[number], self.high[last - 1]
        outcomes: list[str] | None = None
        groups = self._groups_behind(high, size)
        opening = self.enclosing(low)
        host_end = opening if opening is not None else low
        if opening is not None and low != opening + 1:
            return self._labelled_run(number, last, opening)
        of_range = self.host(host_end)
        if opening is None:
            of_range = self._behind_statistics(of_range)
        elif of_range[0] > 1 and self.list[of_range[0]].low in ("compared", "than", "versus"):
            of_range = self.clause_start(of_range[0] - 2), of_range[1]
        if opening is None and number and groups is None and self._continues(number):
            self._repeat(number, last)
            return True
        if opening is not None:
            groups = groups or self._groups_before_bracket(of_range, high, size)
            of_range = self._before_contrast(of_range)
        if groups is None and opening is None and size == 2 and self._has_contrast(number) and self._own_groups(number):
            return False
        if groups is None:
            outcomes, groups, of_range = self._lists_before(of_range, size)
        if groups is None:
            groups = self._groups_again(number, size) if outcomes is None else self._all_behind(high, size)
        if groups is not None:
            self.last_groups = groups
        of, place = self._of_run(of_range, host_end, high) if outcomes is None else (None, of_range)
        if of is None and groups is not None and opening is None:
            of, place = self._verb_behind_list(high)
        for step in range(size):
            told = Told(of_place=place, around=self._around(number + step))
            told.of = outcomes[step] if outcomes else of
            told.listed = outcomes is not None
            told.group = groups[step] if groups else None
            self.told.append(told)
        return True

    def _groups_before_bracket(self, host: Stretch, high: int, size: int) -> list[str] | None:
        """The groups that the words before a bracket of several shares tell."""
        return self._wedged(host, high, size) or self._contrast(host, size) or self._shared_group(host, size)

    def _one_behind(self, high: int) -> list[str] | None:
        """'(7.0 vs 1.98% in the control group)': the single group behind a pair."""
        first = self.skip_statistics(high)
        if first >= len(self.list) or self.list[first].tag != PREP:
            return None
        text = phrase(self.words, first + 1, self.phrase_end(first + 1))
        return [text] if text is not None and not is_time(text) else None

    def _all_behind(self, high: int, size: int) -> list[str] | None:
        """'A, B and C were seen in 15, 10 and 5% of patients in the spinal group': one group for all outcomes."""
        first = self.skip_statistics(high)
        if first >= len(self.list) or self.list[first].low not in ("of", "in", "among"):
            return None
        last = self.phrase_end(first + 1)
        if last < len(self.list) and self.list[last].low in ("in", "with", "on", "from", "receiving"):
            inner = self.phrase_end(last + 1)
            if self.specific(last + 1, inner) and names_group(self.words, last + 1, inner):
                first, last = last, inner
        named = names_group(self.words, first + 1, last) and self.specific(first + 1, last)
        group = phrase(self.words, first + 1, last) if named else None
        return [group] * size if group is not None else None

    def _behind_statistics(self, host: Stretch) -> Stretch:
        """A host that begins with the statistics of the clause before ('… p=0.07, and reinfarction 384 (14%)')."""
        for at in range(host[1] - 1, host[0] - 1, -1):
            if self.list[at].low in ("\ue001", "\ue002"):
                return at + 1, host[1]
        return host

    def _continues(self, number: int) -> bool:
        """Whether a run goes on from the shares before in an ellipsis: '… and in 16% and 30% of the other group'."""
        between = self.list[self.high[number - 1] : self.low[number]]
        tail = []
        for word in reversed(between):
            if word.tag in (AND, CONTRAST) or word.low in (",", ";"):
                break
            tail.append(word)
        else:
            return False
        return all(word.tag in (PREP, DET, ADVERB) for word in tail) and not any(word.tag in FINITE for word in between)

    def _repeat(self, number: int, last: int) -> None:
        """Tell a run that repeats the outcomes, or the groups, of the run before."""
        size = last - number
        before = self.told[-size:] if len(self.told) >= size else [self.told[-1]] * size
        first = self.skip_statistics(self.high[last - 1])
        group = None
        if first < len(self.list) and self.list[first].tag == PREP:
            text = phrase(self.words, first + 1, self.phrase_end(first + 1))
            group = None if text is None or is_time(text) else text
        for step in range(size):
            told = Told(before[step].of, group or before[step].group, None, self._around(number + step), inherited=True)
            self.told.append(told)

    def _verb_behind_list(self, high: int) -> tuple[str | None, Stretch | None]:
        """'20/21 and 18/20 children in the A and B groups respectively could walk': the verb behind the groups."""
        for at in range(high, min(high + 24, len(self.list))):
            if at in self.starts or self.list[at].low in (";", "."):
                break
            if self.list[at].low == "respectively":
                verb = at + 2 if at + 1 < len(self.list) and self.list[at + 1].low == "," else at + 1
                if verb < len(self.list) and self.list[verb].tag in FINITE:
                    return self.of_phrase(verb, self.clause_end(verb))
        return None, None

    def _shared_group(self, host: Stretch, size: int) -> list[str] | None:
        """'greater in the losartan group (-11.5 and -15.4 mm Hg, respectively)': one group for all of a run."""
        for at in range(host[1] - 1, host[0], -1):
            if self.list[at].tag in FINITE:
                return None
            if self.list[at].low in ("in", "for", "among", "with", "after") and names_group(
                self.words, at + 1, host[1]
            ):
                group = phrase(self.words, at + 1, host[1])
                contrasted = self.list[at - 1].tag == CONTRAST or self._compared_before(at)
                return (
                    [group] * size if group is not None and contrasted and not self._has_two(at + 1, host[1]) else None
                )
        return None

    def _own_groups(self, number: int) -> bool:
        """Whether words of its own stand behind the last of a pair: '83% compared to 30% on the control arm'."""
        return self._one_behind(self.high[number + 1]) is not None

    def _groups_again(self, number: int, size: int) -> list[str] | None:
        """The groups of the run before in this sentence, or the arms of the sentences before."""
        if self.last_groups is not None and len(self.last_groups) == size:
            return self.last_groups
        if size == 2 and len(self.arms) == 2 and self._has_contrast(number):
            return list(self.arms)
        return None

    def _labelled_run(self, number: int, last: int, opening: int) -> bool:
        """'(death 3.4% and 3.3%, heart failure 8.4% and 13.2%)': each pair behind its outcome, groups told before."""
        begin = opening + 1
        if number and self.high[number - 1] > opening:
            begin = self.high[number - 1]
        of, place = self.of_phrase(begin, self.low[number])
        size = last - number
        if of is None or size != 2 or names_group(self.words, begin, self.low[number]):
            return False
        groups = self._contrast(self.host(opening), size) or self._groups_again(number, size)
        if groups is None:
            return False
        self.last_groups = groups
        for step in range(size):
            self.told.append(Told(of, groups[step], place, self._around(number + step)))
        return True

    def _wedged(self, host: Stretch, high: int, size: int) -> list[str] | None:
        """'in B (97% compared with 74 and 73% in A and C)': one group before the bracket, the rest behind."""
        rest = self._groups_behind(high, size - 1) if size > 2 else self._one_behind(high)
        first, last = host
        if rest is None:
            return None
        for at in range(last - 1, first, -1):
            if self.list[at].low in GROUP_PREP:
                group = phrase(self.words, at + 1, last)
                return [group, *rest] if group else None
        return None

    def _of_run(self, of_range: Stretch, host_end: int, high: int) -> tuple[str | None, Stretch | None]:
        before = self.list[host_end - 1].tag if host_end else PUNCT
        behind = self._noun_behind(high)
        if behind[0] is not None and before in (HAVE, VERB):
            return behind
        told = self.of_phrase(*of_range)
        return told if told[0] is not None else behind

    def _groups_behind(self, high: int, size: int) -> list[str] | None:
        """'… 97% and 74% in A and C': the list behind a run."""
        first = self.skip_statistics(high)
        if first < len(self.list) and self.list[first].low in PEOPLE:
            first += 1
        if first < len(self.list) and self.list[first].low == "of":
            stop = self.phrase_end(first + 1)
            if stop < len(self.list) and self.list[stop].low in ("in", "for", "among", "with"):
                first = stop
        if first >= len(self.list) or self.list[first].low not in (
            "in",
            "for",
            "among",
            "of",
            "with",
            "on",
            "after",
            "at",
        ):
            return None
        last = first + 1
        while last < len(self.list) and self.list[last].low not in (";", ":", ".", "respectively"):
            word = self.list[last]
            if word.tag == OPEN:
                last = self.words.on(last)
                continue
            if word.tag == CLOSE or (word.tag in FINITE and last > first + 1) or last in self.starts:
                break
            last += 1
        return split_list(self.words, first + 1, last, size)

    def _lists_before(self, host: Stretch, size: int) -> tuple[list[str] | None, list[str] | None, Stretch]:
        """Lists in the subject: 'the rates of A and B were x and y', 'patients with A, B and C had x, y and z'."""
        first, last = host
        preps = [n for n in range(last - 1, first - 1, -1) if self.list[n].tag == PREP]
        for number in preps:
            parts = split_list(self.words, number + 1, last, size)
            if parts:
                preposition = self.list[number].low
                rated = number == first + 1 and self.list[first].low in RATE
                rated = rated or (
                    number == first + 2 and self.list[first].tag == DET and self.list[number - 1].low in RATE
                )
                if (
                    preposition == "of"
                    or (preposition == "for" and rated)
                    or (preposition == "in" and self.rate_in((first, number)) is False)
                ):
                    return parts, None, host
                return None, parts, (first, number)
        parts = split_list(self.words, first, last, size)
        return (parts, None, host) if parts else (None, None, host)

    def _noun_behind(self, high: int) -> tuple[str | None, Stretch | None]:
        first = self.skip_statistics(high)
        if first >= len(self.list) or self.list[first].tag not in (NOUN, ING, ED):
            return None, None
        stop = self.phrase_end(first)
        if self.counted_people(first, stop):
            return None, None
        return self.of_phrase(first, stop)
