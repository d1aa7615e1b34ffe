"""Shares in running text: as subject, object or complement of a clause, after a label, or in an ellipsis."""

from __future__ import annotations

from evidex.extract._proportion.sides.subjects import Subjects
from evidex.extract._told import Told
from evidex.text.clauses import RATE, RATE_ADJECTIVES, Stretch
from evidex.text.groups import PEOPLE, is_time, names_group, phrase
from evidex.text.words import (
    ADVERB,
    AND,
    BE,
    CLOSE,
    CONTRAST,
    DET,
    ED,
    FINITE,
    HAVE,
    ING,
    MODAL,
    NOUN,
    OPEN,
    PREP,
    PUNCT,
    REL,
    SUB,
    VERB,
)

__all__ = ["Running"]

_SAID_OF = frozenset("sensitive specific accurate effective predictive successful efficient protective".split())
_THERE = frozenset({"there"})


class Running(Subjects):
    """Shares that are words of their clause."""

    def _running(self, number: int) -> Told:
        low = self.low[number]
        noun = self.shares[number].noun
        before = self.list[low - 1] if low else None
        group = None
        if noun is not None:
            group = self._noun_group(noun)
        if number and self._elliptical(number):
            return self._continued(number, group)
        if before is not None and before.tag == PREP and before.low != "with":
            return self._object(number, before.low, group)
        if before is not None and before.tag == BE and not self._is_there(low - 1):
            return self._complement(number, low - 1, group)
        if before is not None and before.tag in (VERB, HAVE, BE, ED, ING, MODAL) and before.low not in ("of",):
            if self._subject_follows(number):
                return self._subject(number, group)
            told = self._after_verb(number, group)
            if told is not None:
                return told
            return self._complement(number, low - 1, group)
        if before is None or before.tag in (PUNCT, AND, CONTRAST, SUB, REL, OPEN, CLOSE, DET) or before.low == "with":
            if before is not None and before.low in (":", "-", "–", "—", ",", "=") and self._is_label(number):
                return self._label(number)
            return self._subject(number, group)
        if before.tag == NOUN and self._subject_follows(number):
            told = self._subject(number, group)
            told.group = told.group or self._group_before(low)
            return told
        if before.tag == NOUN and (own := self._group_before(low)) is not None and not self._is_label(number):
            told = self._subject(number, own)
            told.group = own
            return told
        if before.tag in (NOUN, ADVERB):
            return self._label(number) if before.tag == NOUN else self._subject(number, group)
        return self._subject(number, group)

    def _subject_follows(self, number: int) -> bool:
        """'in the present series 27% of the patients had …': a subject with its verb, no label before it."""
        first = self.skip_statistics(self.high[number])
        if first >= len(self.list) or not (self.list[first].low == "of" or self.list[first].low in PEOPLE):
            return False
        stop = self._group_end(first)
        return stop < len(self.list) and stop not in self.starts and self.list[stop].tag in FINITE | {REL}

    def _group_before(self, low: int) -> str | None:
        """'and in the placebo group 79% of the patients were …': the group right before a subject."""
        for at in range(low - 1, max(low - 9, -1), -1):
            word = self.list[at]
            if word.tag in (PUNCT, AND, CLOSE) or word.tag in FINITE or at in self.starts:
                return None
            if word.tag == PREP and word.low in ("in", "among", "amongst", "for", "with", "on", "at"):
                opens = at == 0 or self.list[at - 1].tag in (PUNCT, AND, SUB, CONTRAST, ADVERB)
                named = opens and names_group(self.words, at + 1, low)
                text = phrase(self.words, at + 1, low) if named else None
                return None if text is None or is_time(text) else text
        return None

    def _elliptical(self, number: int) -> bool:
        """Whether nothing but 'and in', 'versus', 'and remained at' stands between a share and the one before."""
        first, last = self.high[number - 1], self.low[number]
        cut = None
        for at in range(first, last):
            word = self.list[at]
            if self.words.depth[at] != self.words.depth[last] or word.tag in (OPEN, CLOSE):
                continue
            if (
                word.tag in (AND, CONTRAST)
                or word.low in (",", ";")
                or (
                    word.low == "to"
                    and at > first
                    and any(w.low == "from" for w in self.list[max(first - 4, 0) : first])
                )
            ):
                cut = at
        if cut is None:
            return False
        tail = self.list[cut + 1 : last]
        if self.list[cut].low == "," and any(
            word.tag == NOUN for word in self.list[self._mark_before(first, cut) : cut]
        ):
            return False
        if self.list[cut].low in (",", ";") and not tail and self.list[first].tag in FINITE:
            return False
        return all(
            word.tag in (PREP, DET, ADVERB, VERB, BE) or word.low in ("that", "those", "another") for word in tail
        )

    def _mark_before(self, first: int, cut: int) -> int:
        """Behind the mark before a comma: 'occurred in 52.4%; dry eye, in 23.8%'."""
        for at in range(cut - 1, first - 1, -1):
            if self.list[at].low == ";" or self.list[at].tag == AND:
                return at + 1
        return cut

    def _continued(self, number: int, group: str | None) -> Told:
        """A share in an ellipsis: its own words where it has a verb behind it, else those of the share before."""
        before = self.list[self.low[number] - 1]
        told = self._subject(number, group)
        if before.tag == PREP or before.tag in (VERB, BE):
            own = self._group_after_object(self.skip_statistics(self.high[number]))
            return Told(None, group or own, None)
        return told

    def _is_there(self, verb: int) -> bool:
        return verb > 0 and self.list[verb - 1].low in _THERE

    def _object(self, number: int, preposition: str, group: str | None) -> Told:
        """'vomiting occurred in 11% of G', 'a rate of 20% in G'."""
        low, high = self.low[number], self.high[number]
        first = self.skip_statistics(high)
        own = group or self._group_after_object(first)
        at = low - 1
        start = self.clause_start(at - 1)
        before = self.list[start:at]
        if not before or all(word.tag in (ADVERB, AND, CONTRAST, PUNCT) for word in before):
            if preposition in ("in", "among") and self._verb_follows(first):
                end = self.clause_end(self._main_start(first))
                of, place = self.of_phrase(self._main_start(first), end)
                return Told(of, own, place)
            return Told(None, own, None)
        if preposition == "of":
            start = self._noun_start(start, at)
            before = self.list[start:at]
            if number and len(before) <= 3 and not self.rate_in((start, at)) and self.told[number - 1].group:
                return Told(None, phrase(self.words, start, at), None)
        if preposition == "of" and all(
            word.low in RATE | RATE_ADJECTIVES or word.tag in (DET, ADVERB) for word in before
        ):
            stop = self.phrase_end(first + 1) if first < len(self.list) and self.list[first].tag == PREP else first
            if stop > first:
                return Told(phrase(self.words, first + 1, stop), None, (first, stop))
        split = self._split_subject(start, at)
        of, place = self.of_phrase(*split[0])
        return Told(of, own or split[1], place)

    def _noun_start(self, start: int, at: int) -> int:
        """Where the noun phrase before 'of' begins: behind the verb of its clause ('has resulted in a rate of 7%')."""
        for number in range(at - 1, start, -1):
            if self.list[number - 1].tag in FINITE:
                return number
        return start

    def _verb_follows(self, first: int) -> bool:
        """Whether a clause with a verb follows behind a comma: 'In 27.8% of attacks, relief was complete'."""
        start = self._main_start(first)
        return start > first and any(word.tag in FINITE for word in self.list[start : start + 10])

    def _main_start(self, first: int) -> int:
        """Behind the comma that ends 'In 27.8% of attacks,'."""
        for number in range(first, min(first + 10, len(self.list))):
            if self.list[number].low == ",":
                return number + 1
        return first

    def _complement(self, number: int, verb: int, group: str | None) -> Told:
        """'The mortality rate was 20% in G'."""
        start = self.clause_start(verb - 1)
        if start > verb - 1:
            start = verb
        span, inside = self._split_subject(start, verb)
        first = self.skip_statistics(self.high[number])
        behind = self._group_after_object(first) if first < len(self.list) and self.list[first].tag == PREP else None
        of, place = self.of_phrase(*span)
        measured = self._measured_behind(first)
        if measured is not None and not self.rate_in(span):
            return Told(self.words.text(*measured), of, measured)
        if of is None or (self.list[span[0]].tag == REL):
            return Told(None, behind or inside or group, place)
        return Told(of, behind or inside or group, place)

    def _measured_behind(self, first: int) -> Stretch | None:
        """'sensitive' in 'the test was 89% sensitive': what is said of the subject stands behind the share."""
        if first >= len(self.list) or self.list[first].low not in _SAID_OF:
            return None
        return first, first + 1

    def _after_verb(self, number: int, group: str | None) -> Told | None:
        """'We identified 40.4% leaks', 'had 8, 15 and 28% revision rates', 'There were 6 (15%) complications'."""
        told = self._noun_behind(self.high[number])
        first = self.skip_statistics(self.high[number])
        if told[0] is None and first < len(self.list) and self.list[first].low == "with":
            of, place = self.of_phrase(first + 1, self.phrase_end(first + 1))
            return Told(of, group, place)
        if told[0] is None:
            noun = self.shares[number].noun
            if noun is not None and self.specific(*noun):
                return self._split_noun(noun)
            return None
        return Told(told[0], group, told[1])

    def _is_label(self, number: int) -> bool:
        """Whether a phrase and a mark stand before a share: 'requiring an intervention - 25%', 'placebo, 73.7%'."""
        low = self.low[number]
        mark = self.list[low - 1].low
        if low < 2 or self.list[low - 2].tag not in (NOUN, CLOSE, ED, ING):
            return False
        if mark in ("-", "–", "—", "="):
            return True
        first = self.skip_statistics(self.high[number])
        ends = (
            first >= len(self.list)
            or self.list[first].low in (";", ",", ".", ")")
            or self.list[first].tag in (AND, CLOSE)
        )
        if mark == ":":
            return ends
        return ends and self.list[max(low - 6, 0)].low in (";", ":", "(")

    def _label(self, number: int) -> Told:
        """'CQ 55/68 (81%)', 'sudden cardiac death 239 (9%)', 'wound infection - 8%'."""
        end = self.low[number]
        while end and self.list[end - 1].tag == PUNCT:
            end -= 1
        begin = end
        while begin:
            step = self.words.back(begin)
            if self._parts(step):
                break
            if self.list[step].tag == AND and self.parts_items(number, step):
                break
            if step + 1 in self.high:
                break
            begin = step
        if names_group(self.words, begin, end) or self._colon_host(begin) is not None:
            host = self._colon_host(begin)
            of, place = self.of_phrase(*host) if host else (None, None)
            if number and self.told and host is None:
                of = of or self.told[-1].of
            while begin < end and self.list[begin].tag in (PREP, AND, PUNCT):
                begin += 1
            return Told(of, phrase(self.words, begin, end), place)
        first = self.skip_statistics(self.high[number])
        group = self._group_after_object(first) if first < len(self.list) and self.list[first].tag == PREP else None
        of, place = self.of_phrase(begin, end)
        return Told(of, group, place)

    def _colon_host(self, begin: int) -> Stretch | None:
        """'Failure rates by day 28 were: CQ …': what stands before the colon that opens a list of groups."""
        for at in range(begin - 1, 0, -1):
            if self.list[at].low == ":":
                start = self.clause_start(at - 1)
                stop = at
                while stop > start and self.list[stop - 1].tag in FINITE:
                    stop -= 1
                if any(word.low in RATE for word in self.list[start:stop]):
                    return start, stop
                return None
            if self.list[at].low == ".":
                return None
        return None
