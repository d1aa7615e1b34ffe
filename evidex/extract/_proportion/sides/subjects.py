"""Shares that are the subject of their clause, and the groups around one: '9/59 (15%) of the control group quit'."""

from __future__ import annotations

import re

from evidex.extract._proportion.sides.brackets import Brackets
from evidex.extract._proportion.sides.contrasts import GROUP_PREP
from evidex.extract._told import Told
from evidex.text.clauses import STOPS, Stretch
from evidex.text.groups import PEOPLE, is_time, names_group, phrase
from evidex.text.words import (
    AND,
    BE,
    CLOSE,
    CONTRAST,
    DET,
    ED,
    FINITE,
    ING,
    MODAL,
    NOUN,
    OPEN,
    PREP,
    QUANTITY,
    REL,
    SUB,
)

__all__ = ["Subjects"]


class Subjects(Brackets):
    """Shares that a verb follows, and what stands between."""

    def _noun_group(self, noun: Stretch) -> str | None:
        """'patients treated conservatively' in 'Four patients treated conservatively (44%)'."""
        return phrase(self.words, *noun) if self.specific(*noun) else None

    def _subject(self, number: int, group: str | None) -> Told:
        """'x% of G VERB …', 'n (x%) patients VERB …', else an ellipsis or 'n (x%) NOUNS'."""
        first = self.skip_statistics(self.high[number])
        stop = self._group_end(first)
        own = self._group_behind(first, stop) or group
        if (said := self._said_of_subject(stop, own)) is not None:
            return said
        before = self.list[self.low[number] - 1].low if self.low[number] else ""
        if self._counts_total(number) and first < stop:
            return Told(None, phrase(self.words, first, stop), None)
        if (classed := self._classed_as(first)) is not None:
            return Told(classed[0], group, classed[1])
        if (
            first < len(self.list)
            and self.list[first].tag in (NOUN, ING)
            and first < stop
            and not self.counted_people(first, stop)
        ):
            of, place = self.of_phrase(first, stop)
            if of is not None:
                return Told(of, group, place)
        noun = self.shares[number].noun
        if noun is not None and self.specific(*noun):
            return self._split_noun(noun)
        if before == "with" and own:
            return Told(own, None, (first, stop))
        if (
            own is None
            and first < len(self.list)
            and self.list[first].low in ("in", "for", "with", "on", "after", "among", "at")
        ):
            own = phrase(self.words, first + 1, self.phrase_end(first + 1))
            if own is not None and is_time(own) and not re.search(r"(?:19|20)\d\d", own):
                own = None
        return Told(None, own, None)

    def _said_of_subject(self, verb: int, own: str | None) -> Told | None:
        """What the verb behind a subject says of it; None where there is no verb."""
        if verb >= len(self.list) or verb in self.starts or self.list[verb].tag not in FINITE | {ED, REL}:
            return None
        if self.list[verb].tag == REL:
            verb += 1
        end = self.clause_end(verb)
        of, place = self.of_phrase(verb, end)
        if of is None:
            return None
        return Told(of, own or self._group_inside(verb, end), place)

    def _classed_as(self, first: int) -> tuple[str | None, Stretch | None] | None:
        """'… were classified as mild, 59 (29.5%) as moderate': what stands behind 'as'."""
        if first + 1 >= len(self.list) or self.list[first].low != "as":
            return None
        return self.of_phrase(first + 1, self.phrase_end(first + 1))

    def _counts_total(self, number: int) -> bool:
        """Whether a share ends with the number of all ('13.8% of 1049 drivers'): behind it stands a group."""
        last = self.high[number] - 1
        held = self.list[self.low[number] : last]
        return self.list[last].tag == QUANTITY and any(word.low == "of" for word in held)

    def _split_noun(self, noun: Stretch) -> Told:
        """'deaths in the placebo group' → of and group."""
        first, last = noun
        if self.list[first].low == "of":
            return Told(None, phrase(self.words, first + 1, last), noun)
        for at in range(last - 1, first, -1):
            if self.list[at].low in GROUP_PREP and (names_group(self.words, at + 1, last) or self.list[at].low == "in"):
                of = phrase(self.words, first, at)
                if of is not None and of.lower() not in PEOPLE:
                    return Told(of, phrase(self.words, at + 1, last), noun)
        of, place = self.of_phrase(first, last)
        return Told(of, None, place)

    def _group_end(self, first: int) -> int:
        """From behind a share: the end of 'of the patients in group A' or 'patients', where the verb may stand."""
        at = first
        while at < len(self.list):
            word = self.list[at]
            if word.tag == OPEN:
                at = self.words.on(at)
                continue
            if at in self.starts or word.tag in FINITE or word.tag in (CLOSE, SUB, REL) or word.low in STOPS:
                break
            if self.contrasts(at):
                break
            if word.low == "," or (word.tag == AND and self.mention_near(at)):
                break
            if word.tag == ED and at > first and self._is_main_verb(at):
                break
            if word.tag == ED and at == first:
                break
            at += 1
        if at < len(self.list) and self.list[at].tag == REL:
            after = self._relative_end(at)
            if after is not None:
                return after
        return at

    def _relative_end(self, at: int) -> int | None:
        """Over 'who failed the test' to the main verb behind it, where there is one."""
        verbs = 0
        for number in range(at + 1, min(at + 14, len(self.list))):
            word = self.list[number]
            if word.low in STOPS or word.low == "," or number in self.starts or word.tag == CONTRAST:
                return None
            if word.tag in FINITE and self.list[number - 1].tag not in FINITE and number > at + 1:
                return number
            verbs += word.tag in FINITE
        return None

    def _is_main_verb(self, at: int) -> bool:
        """'-ed' is the verb of the clause where no preposition makes it a participle and no other verb follows."""
        follower = self.list[at + 1] if at + 1 < len(self.list) else None
        if self.list[at - 1].tag in (PREP, DET, AND) or (follower is not None and follower.low in PEOPLE):
            return False
        participle = follower is not None and follower.low in (
            "with",
            "by",
            "for",
            "from",
            "at",
            "as",
            "between",
            "to",
            "on",
            "in",
            "alone",
        )
        for number in range(at + 1, min(at + 12, len(self.list))):
            word = self.list[number]
            if word.low in STOPS or word.low == "," or number in self.starts or word.tag in (CONTRAST, SUB, REL):
                break
            if word.tag == AND and self.list[number - 1].tag != QUANTITY:
                break
            if word.tag in FINITE:
                return False
        else:
            return not participle
        return not participle

    def _group_behind(self, first: int, stop: int) -> str | None:
        """The group named between a share and its verb, where it says more than 'patients'."""
        at = first
        if at < stop and self.list[at].low == "of":
            at += 1
        elif at < stop and self.list[at].tag == PREP:
            text = phrase(self.words, at + 1, stop)
            return text if text is not None and not is_time(text) else None
        if at >= stop or not self.specific(at, stop):
            return None
        for inner in range(at, stop):
            if self.list[inner].low in ("in", "from", "on", "within", "who", "with", "receiving") and inner > at:
                head = self.list[at:inner]
                if all(word.low in PEOPLE or word.tag in (DET, QUANTITY) for word in head) and self.list[inner].low in (
                    "in",
                    "from",
                    "on",
                    "within",
                ):
                    text = phrase(self.words, inner + 1, stop)
                    return text if text and not is_time(text) else phrase(self.words, at, inner)
        return phrase(self.words, at, stop)

    def _group_inside(self, first: int, last: int) -> str | None:
        """A group told inside the predicate: 'passed the test in group A'."""
        for at in range(last - 1, first, -1):
            if self.list[at].low in ("in", "among", "with", "on", "after", "for") and names_group(
                self.words, at + 1, last
            ):
                text = phrase(self.words, at + 1, last)
                if text and not is_time(text) and self.specific(at + 1, last):
                    return text
        return None

    def _object_group_end(self, first: int) -> int:
        at = first
        while at < len(self.list):
            word = self.list[at]
            if word.tag == OPEN:
                if self.only_statistics(at) or self.words.on(at) - at > 6:
                    return at
                at = self.words.on(at)
                continue
            if at in self.starts or word.tag in (CLOSE, SUB) or word.low in STOPS or word.low == ",":
                break
            if self.contrasts(at):
                break
            if word.tag == AND and (self.mention_near(at) or self.clause_follows(at)):
                break
            if word.tag in (BE, MODAL) and at > first and self.list[at - 1].tag != REL:
                break
            at += 1
        return at

    def _group_after_object(self, first: int) -> str | None:
        if first >= len(self.list):
            return None
        if self.list[first].low == "of":
            stop = self._object_group_end(first + 1)
            return self._group_behind(first, stop)
        if self.list[first].tag == PREP:
            stop = self._object_group_end(first + 1)
            text = phrase(self.words, first + 1, stop)
            return text if text and not (is_time(text) and not re.search(r"(?:19|20)\d\d", text)) else None
        if self.list[first].low in PEOPLE:
            stop = self._object_group_end(first)
            return self._group_behind(first, stop)
        return None
