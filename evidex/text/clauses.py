"""Clauses and phrases around mentions (quantities of interest) in a sentence: where they begin and end.

A reading by closed word lists, marks and brackets; it errs on the side of stopping early.
"""

from __future__ import annotations

from evidex.text.groups import DENIAL, PEOPLE, is_time, trim
from evidex.text.people import ANYONE_WORDS, PERSON_WORDS
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
    QUANTITY,
    REL,
    SUB,
    VERB,
    Words,
)

__all__ = ["BARE", "PREDICATE", "RATE", "RATE_ADJECTIVES", "STOPS", "Clauses", "Stretch"]

Stretch = tuple[int, int]
"""Words `first` to `last` (not included)."""

STOPS = frozenset({";", ":", ".", "—"})

RATE = frozenset(
    """incidence incidences prevalence prevalences proportion proportions percentage percentages rate rates frequency
    frequencies risk risks number numbers share probability probabilities occurrence likelihood fraction""".split()
)

RATE_ADJECTIVES = frozenset(
    """overall total cumulative estimated crude adjusted observed actuarial respective corresponding higher lower high
    low pooled mean weighted highest lowest annual lifetime point current greater unadjusted similar age-adjusted large
    small larger smaller increased reduced significant""".split()
)

_WITH = frozenset("with who whose having reporting experiencing achieving showing exhibiting suffering that".split())

BARE = frozenset(
    """observed found seen noted reported detected present identified occurred recorded documented encountered evident
    diagnosed_ developed_ demonstrated shown occurs occur were was is are been be being estimated approximately about
    measured calculated""".split()
)

PREDICATE = frozenset(
    """prevalent common rare frequent comparable similar higher lower high low equal identical different greater less
    more uncommon infrequent unchanged better worse likely differ differed not""".split()
)

_COUNTED = PERSON_WORDS | {"cases"}
_ANYONE = ANYONE_WORDS | {"cases"}
_SAYS_NOTHING = _ANYONE | frozenset("patient total sample analysed analyzed included studied evaluable".split())
_RATE_LIKE = frozenset(
    """value values sensitivity specificity survival mortality accuracy response success remission recurrence
    relapse""".split()
)
_PRONOUNS = frozenset("it this these they those them that which who former latter one ones others we so".split())
_FIGURES = frozenset("figures values numbers percentages results".split())
_STATISTIC = frozenset("ci p n respectively or and the".split())


class Clauses:
    """The words of a sentence with its mentions, each from word `low` to word `high` (not included)."""

    def __init__(self, words: Words, mentions: list[Stretch]) -> None:
        self.words = words
        self.list = words.list
        self.low = [first for first, _ in mentions]
        self.high = [last for _, last in mentions]
        self.starts = dict(zip(self.low, range(len(mentions)), strict=True))

    def enclosing(self, number: int) -> int | None:
        """The bracket that opens before this word and has not closed, where it encloses little but numbers."""
        depth = self.words.depth[number]
        if depth == 0:
            return None
        at = number - 1
        while at >= 0:
            word = self.list[at]
            if word.tag == CLOSE:
                at = self.words.mate.get(at, at)
            elif word.tag == OPEN:
                closing = self.words.mate.get(at, len(self.list))
                return at if closing > number else None
            at -= 1
        return None

    def host(self, end: int) -> Stretch:
        """The clause before a bracket (or a number) up to `end`."""
        start = self.clause_start(end - 1)
        return start, end

    def skip_statistics(self, number: int) -> int:
        """Over ', respectively', P-values and intervals behind a share."""
        while number < len(self.list):
            word = self.list[number]
            if word.tag == OPEN and self.only_statistics(number):
                number = self.words.on(number)
            elif word.low in (",", "respectively") or (word.tag == QUANTITY and word.low in "\ue001\ue002"):
                number += 1
            else:
                break
        return number

    def only_statistics(self, opening: int) -> bool:
        inside = self.list[opening + 1 : self.words.mate.get(opening, opening)]
        return all(word.tag in (QUANTITY, PUNCT) or word.low in _STATISTIC or word.tag == AND for word in inside)

    def mention_near(self, at: int) -> bool:
        return any(at < low <= at + 2 for low in self.low)

    def mention_soon(self, at: int) -> bool:
        """Whether a share follows 'and' within a few words that hold no noun of their own ('and in 35% …')."""
        return any(at < low <= at + 4 and all(w.tag != NOUN for w in self.list[at + 1 : low]) for low in self.low)

    def mention_ends_at(self, opening: int) -> bool:
        return any(high == opening for high in self.high)

    def closes_mention(self, at: int) -> bool:
        if at >= 0 and self.list[at].low == ",":
            at -= 1
        if at < 0 or self.list[at].tag != CLOSE:
            return False
        opening = self.words.mate.get(at, at)
        return any(opening < low < at for low in self.low) or any(
            low < opening < high for low, high in zip(self.low, self.high, strict=True)
        )

    def parts_items(self, number: int, at: int) -> bool:
        """Whether 'and' parts items with a share each ('A (1%) and B (2%)'), and is no part of the item's name."""
        return (
            bool(number)
            and at >= 1
            and self.words.back(at) >= 0
            and any(
                high in (at, at - 1) or self.words.mate.get(at - 1) == high - 1 or self.closes_mention(at - 1)
                for high in self.high
            )
        )

    def clause_start(self, end: int) -> int:
        """The first word of the clause that the word `end` belongs to."""
        at = end
        while at >= 0:
            word = self.list[at]
            if word.tag == CLOSE:
                opening = self.words.mate.get(at, at)
                if opening < at and any(
                    low < at and high > opening for low, high in zip(self.low, self.high, strict=True)
                ):
                    return at + 1
                at = opening - 1
                continue
            if (
                word.tag == OPEN
                or word.low in (";", ":")
                or (word.tag in (SUB, REL) and not self.relative_of_subject(at, end))
            ):
                return at + 1
            if word.tag == CONTRAST and word.low in ("while", "whereas", "but", "whilst"):
                return at + 1
            if at + 1 in self.high:
                return at + 1
            if (word.low == "," or word.tag == AND) and self.breaks(at, end):
                return at + 1
            at -= 1
        return 0

    def is_verb(self, at: int) -> bool:
        """Whether a word is the verb of a clause, no participle ('with improved and stable scores')."""
        if self.list[at].tag not in FINITE:
            return False
        before = self.list[at - 1].tag if at else PUNCT
        return not (self.list[at].low.endswith("ed") and before in (PREP, DET, AND))

    def _is_past(self, at: int) -> bool:
        """'Sixty cases complained of pain, and …': an '-ed' behind a noun that a preposition or determiner follows."""
        if self.list[at].tag != ED or self.list[at - 1].tag != NOUN or at + 1 >= len(self.list):
            return False
        return self.list[at + 1].low in ("of", "a", "the", "an", "no", "their")

    def relative_of_subject(self, at: int, end: int) -> bool:
        """'patients who completed the therapy amounted': the relative clause is part of the subject."""
        return self.list[at].tag == REL and end - at >= 2 and at > 0 and self.list[at - 1].tag == NOUN

    def breaks(self, at: int, end: int) -> bool:
        """Whether a comma or 'and' parts the clause of `end` from what stands before."""
        begin = at - 1
        while begin >= 0 and self.list[begin].low not in (",", ";", ":") and begin + 1 not in self.high:
            if self.list[begin].tag == CLOSE:
                begin = self.words.mate.get(begin, begin)
            begin -= 1
        segment = self.list[begin + 1 : at]
        if not segment:
            return self.list[at].low == "," and begin + 1 in self.high
        if self.list[at].low == "," and at + 1 <= end and self.list[at + 1].tag in (VERB, ED, BE, HAVE, MODAL):
            return False
        if any(map(self.is_verb, range(begin + 1, at))) and not any(word.tag == REL for word in segment):
            return True
        if (
            self.list[at].tag == AND
            and at + 1 <= end
            and self.list[at + 1].tag == DET
            and any(self.list[n].tag == ED and self.list[n - 1].tag == NOUN for n in range(begin + 2, at))
        ):
            return True
        joined = self.list[at].tag == AND or (at + 1 <= end and self.list[at + 1].tag == AND)
        if joined and any(map(self._is_past, range(begin + 2, at))):
            return True
        lead = [word for word in segment if word.tag not in (ADVERB,)]
        if self.list[at].low == ",":
            follower = self.list[at + 1] if at + 1 <= end else None
            if not lead:
                return True
            if lead[0].tag in (PREP, ING, SUB) or lead[0].low in ("overall", "finally", "compared"):
                return begin < 0 or self.list[begin].tag == PUNCT
            if is_time(" ".join(word.low for word in lead)) and len(lead) <= 5:
                return True
            return follower is not None and follower.tag in (REL, SUB)
        return False

    def clause_end(self, first: int) -> int:
        """The end of the predicate that begins at `first`."""
        at = first
        while at < len(self.list):
            word = self.list[at]
            if word.tag == OPEN:
                if self.only_statistics(at) or any(at < low < self.words.mate.get(at, at) for low in self.low):
                    break
                at = self.words.on(at)
                continue
            if (at in self.starts and at > first) or word.tag == CLOSE or word.low in STOPS:
                break
            if word.tag == CONTRAST and word.low != "than":
                break
            if word.low == "," and not self.list_comma(at):
                break
            if word.tag == AND and at > first and (self.mention_near(at) or self.mention_soon(at)):
                break
            at += 1
        while at > first and self.list[at - 1].tag in (CONTRAST, AND, PREP, PUNCT):
            at -= 1
        return at

    def clause_follows(self, at: int) -> bool:
        """Whether a verb follows 'and' before the next mark: a new clause."""
        for number in range(at + 1, min(at + 12, len(self.list))):
            word = self.list[number]
            if word.low in STOPS or word.low == "," or word.tag == AND:
                return False
            if word.tag in FINITE or number in self.starts:
                return True
        return False

    def list_comma(self, at: int) -> bool:
        """A comma inside a list of nouns ('nausea, vomiting and pain'), none between clauses."""
        for number in range(at + 1, min(at + 5, len(self.list))):
            word = self.list[number]
            if (
                word.tag in FINITE
                or number in self.starts
                or word.low in (",", ";", ".")
                or word.tag in (PREP, REL, SUB, CONTRAST)
            ):
                return word.low == "," and number - at <= 3 and number > at + 1
            if word.tag == AND:
                return number > at + 1
        return False

    def phrase_end(self, first: int) -> int:
        """The end of the noun phrase (prepositional phrases included) that begins at `first`."""
        at = first
        while at < len(self.list):
            word = self.list[at]
            if word.tag == OPEN:
                if any(at < low < self.words.mate.get(at, at) for low in self.low) or self.only_statistics(at):
                    break
                at = self.words.on(at)
                continue
            if at in self.starts or word.tag in FINITE or word.tag in (CLOSE, SUB, REL) or self.contrasts(at):
                break
            if word.low in (",", *STOPS) or (word.tag == AND and (self.mention_near(at) or self.clause_follows(at))):
                break
            at += 1
        return at

    def inside(self, opening: int) -> list[int]:
        """Which of the shares stand in a bracket."""
        closing = self.words.mate.get(opening, len(self.list))
        return [number for number, low in enumerate(self.low) if opening < low < closing]

    def contrasts(self, at: int) -> bool:
        """Whether a word opens the other side of a comparison; 'older than 70 years' compares with no group."""
        if self.list[at].tag != CONTRAST:
            return False
        counted = at + 1 < len(self.list) and self.list[at + 1].tag == QUANTITY and at + 1 not in self.starts
        return not (self.list[at].low == "than" and counted)

    def of_phrase(self, first: int, last: int) -> tuple[str | None, Stretch | None]:
        """What a share is of, from a stretch: 'the overall incidence of X' → X, 'proportion of patients with X' → X."""
        first, last = trim(self.words, first, last)
        while first < last and (self.list[first].tag in (BE, HAVE, MODAL, PREP, DET, ADVERB, PUNCT)):
            if self.list[first].low in DENIAL and first + 1 < last and self.list[first + 1].tag != PREP:
                break
            first += 1
        while first + 1 < last and self.list[first].tag == QUANTITY and self.list[first + 1].tag in (NOUN, ED):
            first += 1
        last = self.without_bare_verbs(first, last)
        first, last = trim(self.words, first, self._without_bracket(first, last))
        at = first
        while at < last and (self.list[at].low in RATE_ADJECTIVES or self.list[at].tag in (DET, ADVERB)):
            at += 1
        if at + 2 < last and self.list[at].low in RATE and self.list[at + 1].low in ("of", "for"):
            first, last = trim(self.words, at + 2, last)
        at = first
        while at < last and self.list[at].low in PEOPLE:
            at += 1
        if first < at < last - 1 and self.list[at].low in _WITH:
            first, last = trim(self.words, at + 1, last)
        elif first < at < last - 1 and self.list[at].tag in (ED, VERB) and at - first <= 2:
            first, last = trim(self.words, at, last)  # 'patients achieved the target' is of achieving it
        if first >= last or all(
            word.low in RATE or word.low in RATE_ADJECTIVES or word.tag in (DET, ADVERB) or word.low in _PRONOUNS
            for word in self.list[first:last]
        ):
            return None, None
        if last - first == 1 and self.list[first].low in _ANYONE:
            return None, None
        if self._refers_back(first, last):
            return None, None
        if all(word.tag in (QUANTITY, PUNCT) for word in self.list[first:last]):
            return None, None
        return self.words.text(first, last), (first, last)

    def _refers_back(self, first: int, last: int) -> bool:
        """Whether a phrase only points at what was told before: 'the corresponding rates', 'respective figures'."""
        for at in range(first, min(first + 6, last - 1)):
            if self.list[at].low in ("corresponding", "respective") and self.list[at + 1].low in RATE | _FIGURES:
                return True
        return False

    def _without_bracket(self, first: int, last: int) -> int:
        """Without a bracket at the end that holds numbers ('improved (3 to A and 3 to B)')."""
        if last > first and self.list[last - 1].tag == CLOSE:
            opening = self.words.mate.get(last - 1, last)
            if opening > first and any(word.tag == QUANTITY for word in self.list[opening:last]):
                return opening
        return last

    def without_bare_verbs(self, first: int, last: int) -> int:
        """Without 'was observed', 'occurred', 'were found' at the end."""
        while last > first and (self.list[last - 1].low in BARE or self.list[last - 1].tag in (BE, HAVE, ADVERB, PREP)):
            last -= 1
        return last

    def specific(self, first: int, last: int) -> bool:
        """Whether a phrase says more than 'patients' or 'of the patients'."""
        return any(
            word.tag not in (PREP, DET, ADVERB, PUNCT, QUANTITY, AND, CLOSE, OPEN) and word.low not in _SAYS_NOTHING
            for word in self.list[first:last]
        )

    def rate_in(self, stretch: Stretch) -> bool:
        return any(word.low in RATE or word.low in _RATE_LIKE for word in self.list[slice(*stretch)])

    def counted_people(self, first: int, stop: int) -> bool:
        return all(word.low in PEOPLE or word.tag in (QUANTITY, PUNCT) for word in self.list[first:stop]) or (
            self.list[first].low in _COUNTED
        )
