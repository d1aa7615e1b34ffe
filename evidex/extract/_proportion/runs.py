"""Runs of shares told at once: '34.3%, 45.2% and 57.7% for placebo, A and B, respectively', '(73% vs 13%)'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from evidex.text.clauses import PREDICATE, RATE, Clauses, Stretch
from evidex.text.groups import PEOPLE, is_time, names_group, phrase, split_list, trim
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
    VERB,
    Words,
)

__all__ = ["GROUP_PREP", "Mention", "Runs", "Told"]

GROUP_PREP = frozenset(
    "in among amongst for after with on within following by at receiving taking using between from to".split()
)
_JOINTS = re.compile(r"^[\s,;]*(?:(?:and|or|vs\.?|v\.?|versus|compared (?:with|to)|to|than|respectively)[\s,]*)*$")


class Mention(Protocol):
    """What frames need to know of a share or a value: where it stands, and the noun that its count counts."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def stop(self) -> int: ...
    @property
    def noun(self) -> tuple[int, int] | None: ...


@dataclass(slots=True)
class Told:
    """What the words say of a share. `places` are stretches of words that its quote should hold where they are near."""

    of: str | None = None
    group: str | None = None
    of_place: Stretch | None = None
    around: str = ""
    inherited: bool = False
    contrasted: bool = False
    """Its group is the other side of a comparison: 'than in the control group (5%)'."""
    listed: bool = False
    """Its `of` is a member of a list that the sentence gives for a run: 'the rates of A and B were x and y'."""
    labelled: bool = False
    """Told as 'usual care (positive outcome 12.8%)': what follows in brackets may be of the same outcome."""


class Runs(Clauses):
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

    def _series_end(self, number: int) -> int:
        """The end of the run of shares that only joints ('and', 'vs', commas) separate."""
        last = number + 1
        if self.shares[number].noun is not None:
            return last
        while last < len(self.shares) and self.shares[last].noun is None and self._joined(last - 1, last):
            last += 1
        return last

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
        if groups is None and opening is not None:
            groups = self._wedged(of_range, high, size)
        if groups is None:
            groups = self._contrast(of_range, size) if opening is not None else None
        if groups is None and opening is not None:
            groups = self._shared_group(of_range, size)
        if opening is not None:
            of_range = self._before_contrast(of_range)
        if groups is None and opening is None and size == 2 and self._has_contrast(number) and self._own_groups(number):
            return False
        if groups is None:
            outcomes, groups, of_range = self._lists_before(of_range, size)
        if groups is None and outcomes is None:
            groups = self._groups_again(number, size)
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

    def _one_behind(self, high: int) -> list[str] | None:
        """'(7.0 vs 1.98% in the control group)': the single group behind a pair."""
        first = self.skip_statistics(high)
        if first >= len(self.list) or self.list[first].tag != PREP:
            return None
        text = phrase(self.words, first + 1, self.phrase_end(first + 1))
        return [text] if text is not None and not is_time(text) else None

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

    def _compared_before(self, at: int) -> bool:
        """Whether 'greater', 'lower', 'more' … stands before a group."""
        return any(word.low in PREDICATE for word in self.list[max(at - 3, 0) : at])

    def _has_two(self, first: int, last: int) -> bool:
        return any(
            word.tag == AND or word.low in ("both", "two", "all", "groups", "arms") for word in self.list[first:last]
        )

    def _own_groups(self, number: int) -> bool:
        """Whether words of its own stand behind the last of a pair: '83% compared to 30% on the control arm'."""
        first = self.skip_statistics(self.high[number + 1])
        if first >= len(self.list) or self.list[first].tag != PREP:
            return False
        text = phrase(self.words, first + 1, self.phrase_end(first + 1))
        return text is not None and not is_time(text)

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

    def _has_contrast(self, number: int) -> bool:
        between = self.words.read.shape[self.shares[number].end : self.shares[number + 1].start]
        return bool(re.search(r"\b(?:vs\.?|versus|v|compared)\b", between))

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

    def _around(self, number: int) -> str:
        """The words of the clause around a share, for its role."""
        shape = self.words.read.shape
        share = self.shares[number]
        begin = max(shape.rfind(";", 0, share.start), shape.rfind(". ", 0, share.start), share.start - 110, 0)
        stop = share.end + 90
        return shape[begin:stop]
