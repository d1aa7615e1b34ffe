"""Shares in brackets: 'meningitis (18%)', 'after tenoxicam (20%) compared with morphine (71%)'."""

from __future__ import annotations

import re

from evidex.extract._proportion.sides.contrasts import GROUP_PREP
from evidex.extract._proportion.sides.runs import Runs
from evidex.extract._told import Told
from evidex.text.clauses import BARE, PREDICATE, RATE, RATE_ADJECTIVES, Stretch
from evidex.text.groups import PEOPLE, is_time, names_group, phrase, trim
from evidex.text.units import DOSE_UNITS
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
    MODAL,
    NOUN,
    OPEN,
    PREP,
    PUNCT,
    QUANTITY,
    REL,
    SUB,
    VERB,
    Word,
)

__all__ = ["Brackets"]


_STAYS = frozenset("maintained sustained unchanged preserved kept".split())
_MOST = frozenset("most many majority of some few half third minority".split())


class Brackets(Runs):
    """Shares that stand in brackets behind what they are shares of, or behind a group."""

    def _bracketed(self, number: int, opening: int) -> Told:
        closing = self.words.mate.get(opening, len(self.list))
        label = self._label_before(number, opening)
        if label is not None:
            return self._labelled(number, label, opening)
        behind = self._inside_behind(number, closing)
        if behind is not None:
            first, last = behind
            if self.list[first].tag == PREP:
                group = phrase(self.words, first + 1, last)
                host = self.host(opening)
                of, place = self.of_phrase(*host)
                if self.mention_ends_at(opening) or (number and self.low[number - 1] > opening):
                    return Told(None, group, place)
                if self.list[first].low == "of" and not self.specific(first + 1, last):
                    return self._hosted(number, opening)
                return Told(of, group, place)
            if self.list[first].tag in FINITE or self.list[first].tag == ED:
                of, place = self.of_phrase(first, last)
                return Told(of, None, place)
            of, place = self.of_phrase(first, last)
            if of is not None and not names_group(self.words, first, last) and self._alternate(opening):
                host_of, host_place = self.of_phrase(*self._before_contrast(self.host(opening)))
                return Told(host_of, of, host_place)
            if of is not None:
                group = None
                host = self.host(opening)
                if host[0] < host[1] and names_group(self.words, *host):
                    group = phrase(self.words, *host)
                return Told(of, group, place)
        return self._hosted(number, opening)

    def _alternate(self, opening: int) -> bool:
        """Whether a bracket holds several shares with a bare name behind each: '(24.0% amlodipine, 2.5% losartan)'."""
        closing = self.words.mate.get(opening, len(self.list))
        inside = self.inside(opening)
        if len(inside) < 2:
            return False
        return all(self.high[n] < closing and self.list[self.high[n]].tag == NOUN for n in inside)

    def _label_before(self, number: int, opening: int) -> Stretch | None:
        """The words between a share and what stands before it in its bracket: 'STA:' in '(STA: 47% vs. SIM: 8%)'."""
        first = opening + 1
        if number and self.low[number - 1] > opening:
            first = self.high[number - 1]
        last = self.low[number]
        begin = first
        for at in range(first, last):
            ellipsis = self.list[at].tag == AND and self.list[first].tag == PREP and first > opening + 1
            if (self.list[at].low in (";", ",") and at < last - 1) or self.list[at].tag == CONTRAST or ellipsis:
                begin = at + 1
        begin, last = trim(self.words, begin, last)
        if begin >= last:
            return None
        held = self.list[begin:last]
        if all(
            word.tag in (QUANTITY, PUNCT, PREP, ADVERB, CLOSE, OPEN, AND) or word.low in ("n", "ci") for word in held
        ):
            return None
        if held[-1].low in RATE and len(held) <= 2:
            return None
        if self._is_statistic(begin, last):
            return None
        return begin, last

    def _is_statistic(self, begin: int, last: int) -> bool:
        """'mean age 51, 70% women': a number of its own before the comma; 'drug 40 mg, 84.7%' names a dose."""
        if self.list[last].low != ",":
            return False
        quantities = [at for at in range(begin, last) if self.list[at].tag == QUANTITY]
        return any(self.list[at + 1].low not in DOSE_UNITS for at in quantities)

    def _labelled(self, number: int, label: Stretch, opening: int) -> Told:
        members = self.inside(opening)
        text = phrase(self.words, *label)
        host = self.host(opening)
        tags = {word.tag for word in self.list[label[0] : label[1]]}
        if tags & FINITE:
            of, place = self.of_phrase(*label)
            return Told(of, None, place)
        if len(members) > 1 or names_group(self.words, *label):
            of, place = self.of_phrase(*self._before_contrast(host))
            told = Told(of, text, place)
            if number and self.low[number - 1] > opening:
                told.of = self.told[number - 1].of or of
            return told
        of, place = self.of_phrase(*label)
        begin = self._item_start(opening)
        group = phrase(self.words, begin, opening) if 0 < opening - begin <= 5 else None
        return Told(of or text, group, place, labelled=group is not None)

    def _inside_behind(self, number: int, closing: int) -> Stretch | None:
        """Words behind a share in its bracket: '(70% women)', '(37% for men and 52% for women)'."""
        first = self.skip_statistics(self.high[number])
        last = first
        while last < closing:
            word = self.list[last]
            if last in self.starts or self.contrasts(last) or word.low in (",", ";", ":") or word.tag == CLOSE:
                break
            if word.tag == AND and any(low > last for low in self.low) and self.mention_near(last):
                break
            last += 1
        first, last = trim(self.words, first, last)
        if first >= last or all(word.tag in (QUANTITY, PUNCT) for word in self.list[first:last]):
            return None
        return first, last

    def _hosted(self, number: int, opening: int) -> Told:
        """'meningitis (18%)', 'after tenoxicam (20%) compared with morphine (71%)', 'Pain was prevalent (19.7%)'."""
        if self.mention_ends_at(opening):
            return Told()
        if number and self.told[number - 1].labelled:
            begin = self._item_start(opening)
            return Told(None, phrase(self.words, begin, opening), None, labelled=True)
        whole = self._people_then_verb(opening)
        if whole is not None:
            return whole
        first = self.clause_start(opening - 1)
        begin = opening
        while begin > first:
            step = self.words.back(begin)
            if self._parts(step):
                break
            if self.list[step].tag == AND and (self.parts_items(number, step) or self.list[step - 1].tag == CLOSE):
                break
            begin = step
        contrasted = (begin > 0 and self.list[begin - 1].tag == CONTRAST) or (
            begin > 1 and self.list[begin - 1].tag == PREP and self.list[begin - 2].tag == CONTRAST
        )
        if contrasted or (
            begin < opening and self.list[begin].tag == PREP and begin > 0 and self.list[begin - 1].tag == CONTRAST
        ):
            side = self._contrast_side(begin, opening)
            subject = self._subject_before(begin)
            group = self.words.text(*side) if side else None
            return Told(subject[0], group, subject[1], contrasted=True)
        if number and self.told[number - 1].contrasted and self._goes_on(begin):
            return Told(None, phrase(self.words, begin, opening), None, contrasted=True)
        return self._host_phrase(begin, opening, number)

    def _people_then_verb(self, opening: int) -> Told | None:
        """'Most patients (76%) will require analgesia': the bracket interrupts a clause whose verb tells what of."""
        begin = self._item_start(opening)
        verb = self.words.mate.get(opening, opening) + 1
        if verb >= len(self.list) or self.list[verb].tag not in FINITE or verb in self.starts:
            return None
        held = self.list[begin:opening]
        if not held or not all(word.low in PEOPLE or word.low in _MOST or word.tag == DET for word in held):
            return None
        of, place = self.of_phrase(verb, self.clause_end(verb))
        return Told(of, None, place) if of is not None else None

    def _goes_on(self, begin: int) -> bool:
        """Whether an item follows the one before at once: '… than in A (5%) or the B group (8%)'."""
        at = begin - 1
        while at >= 0 and self.list[at].tag in (AND, DET, PREP):
            at -= 1
        return at + 1 in self.high or (at >= 0 and self.closes_mention(at))

    def _item_start(self, opening: int) -> int:
        begin = opening
        while begin > 0:
            step = self.words.back(begin)
            if (
                self.list[step].tag in (PUNCT, AND, CONTRAST, SUB, REL)
                or self.list[step].tag in FINITE
                or step in self.starts
            ):
                break
            begin = step
        return begin

    def _rate_behind(self, content: list[Word], number: int) -> Told | None:
        """'a high frequency (50%) of heterozygosity': what a rate is of may stand behind the bracket."""
        if not all(
            word.low in RATE or word.low in RATE_ADJECTIVES or word.low in ("unexpectedly",) for word in content
        ):
            return None
        first = self.words.at_offset(self.shares[number].end)
        while first < len(self.list) and self.list[first].tag != CLOSE:
            first += 1
        first += 1
        if first < len(self.list) and self.list[first].low == "of":
            of, place = self.of_phrase(first + 1, self.phrase_end(first + 1))
            return Told(of, None, place)
        return None

    def _host_phrase(self, begin: int, opening: int, number: int) -> Told:
        held = self.list[begin:opening]
        content = [word for word in held if word.tag not in (ADVERB, DET, PUNCT)]
        passive = begin > 0 and self.list[begin - 1].tag == BE and content and content[0].tag in (ED, VERB)
        timed = passive and is_time(self.words.text(begin, opening))
        stays = passive and content[0].low in _STAYS
        if not content or timed or stays or all(word.low in PREDICATE for word in content):
            subject = self._subject_before(begin)
            return Told(subject[0], None, subject[1])
        behind = self._rate_behind(content, number)
        if behind is not None:
            return behind
        for at in range(opening - 1, begin - 1, -1):
            if self.list[at].low not in GROUP_PREP or self.words.depth[at] != self.words.depth[opening]:
                continue
            text = self.words.text(at + 1, opening)
            contrast_follows = self._contrast_behind(number)
            if (
                self.loose_groups
                or names_group(self.words, at + 1, opening)
                or contrast_follows
                or self.list[at].low in ("among", "amongst")
            ):
                of, place = self._outcome_before(begin, at)
                if of is not None and not is_time(text):
                    group = phrase(self.words, at + 1, opening)
                    return Told(of, group, place, contrasted=self.loose_groups)
            if self.list[at].low not in ("with", "to", "for", "from"):
                break
        of, place = self.of_phrase(begin, opening)
        return Told(of, None, place)

    def _outcome_before(self, begin: int, at: int) -> tuple[str | None, Stretch | None]:
        subject = self.of_phrase(begin, at)
        if subject[0] is None or all(
            word.low in PREDICATE | BARE or word.tag in (ED, ADVERB) for word in self.list[begin:at]
        ):
            return self._subject_before(begin)
        return subject

    def _contrast_behind(self, number: int) -> bool:
        after = self.words.read.shape[self.shares[number].end : self.shares[number].end + 60]
        return bool(re.match(r"^[^.;]{0,12}[)\]]?,?\s(?:vs\.?|versus|than|compared|as compared|whereas)\b", after))

    def _subject_before(self, end: int) -> tuple[str | None, Stretch | None]:
        """The subject of the clause that reaches up to `end`."""
        start = self.clause_start(end - 1)
        for at in range(start, end):
            if self.list[at].tag in (BE, HAVE, VERB, MODAL) and at > start:
                if self.list[at - 1].low == "there":
                    return self.of_phrase(at + 1, min(self.phrase_end(at + 1), end))
                return self.of_phrase(start, at)
        return self.of_phrase(start, end)
