"""Finds the percentages and counts that belong together: '29/124 (23%)', '12 (52%) of the 23 patients', '25% (n = 3)'.

The numbers alone are read here; which of them are none of a group is asked by `grounds`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.extract._proportion.numbers.counted import GLUED_UNIT, is_numbered
from evidex.extract._proportion.numbers.doubled import once
from evidex.extract._proportion.numbers.in_order import pair_lists
from evidex.extract._proportion.numbers.numerators import (
    BESIDE,
    COUNT_INSIDE,
    NOUN_OPENING,
    OPENING,
    Numerators,
)
from evidex.extract._proportion.numbers.share import LEAD, Share, can_be_of, printed_step, totals_of
from evidex.extract._surviving import is_estimated_share
from evidex.text.counting import is_whole
from evidex.text.people import HUMANS
from evidex.text.quantities import Quantity
from evidex.text.words import CLOSE, Words

__all__ = ["find_shares"]

_GROUP_GAP = re.compile(r"^\s?[)\]]?\s(?:of|in|for)\s[^()\ue000-\ue006.;]{2,60}[(\[]\s?$")
_LONG_GROUP_GAP = re.compile(r"^\s(?:of|in|for|among)\s[^();\ue001-\ue006]{2,120}[(\[]\s?$")
"""'0.9% of twin pregnancies delivered at 37 weeks (4/446)': where a decimal says that count and percentage agree."""
_EVERY = re.compile(r"\b[Ee]very\s$")
"""'every one of the 38': all of them."""
_CI_GAP = re.compile(r"^\s?[,;:]?\s?[(\[]?\s?$|^\s?[)\]]\s?[,;:]?\s?[(\[]\s?$")
_CI_LATE = re.compile(
    r"^(?![^()]*\b(?:differences?|ratio|odds|risks?|reductions?|increases?|versus|vs)\b)"
    r"(?:\s?[)\]])?[^.;()\[\]\ue000-\ue006]{1,80}[(\[]\s?$|^\s?[(\[][^.()\[\]\ue000-\ue006]{3,50}[;,]\s?$"
)
"""'(72.5%) were successes (95% CI 56–85%)', '23% (all partial; 95% CI 10–56%)': nothing else stands between."""
_RANGE_GAP = re.compile(r"^\s?[(\[:;,]\s?$")
_CONFIDENCE = re.compile(r"\bCIs?\b|\b[Cc]onfidence (?:interval|limit)")
_OF_TOTAL = re.compile(
    r"^\s?[)\]]?\s(?:out\s)?of\s(?!(?:[a-z-]+s|men|women|people|children)\s[a-z]+ing\s)"
    r"(?:the|these|those|our|all|a total of)?\s?"
    r"(?:(?!(?:after|at|with|in|for|over|aged|on|by)\s)[a-z-]+\s){0,2}$"
    r"|^\s?[)\]]?\s?/\s?$"
)
_IN_TOTAL = re.compile(r"^\s(?:in|among)\s(?:the\s|these\s)?$")
_PEOPLE_BEHIND = re.compile(rf"^\s(?:[\w-]+\s){{0,2}}{HUMANS}\b")
_FEW = 10
"""Of fewer a percentage is seldom told without its count."""
_NO_TOTAL = re.compile(
    rf"{GLUED_UNIT.pattern}|^\s?[-–]|^(?:,|\sand|\sto|\sor)\s\ue000(?!\s[(\[]\ue006[)\]]\s(?:out\s)?of\b)"
)
"""'of all 4- to 17-year-olds', 'of patients after 4 and 8 weeks': a number that counts no one."""
_YEARS = range(1900, 2050)
_OF_YEAR = re.compile(r"^\s(?:sample|cohort|survey|population|census|class|data|study|total|births?|season|report)\b")
_ALL_LED = re.compile(r".?\s?(?:in\s)?all\s(?:of\s)?(?:the\s)?\ue000")
_NONE, _HALF = Decimal(0), Decimal("0.5")
_ALIKE = 2
"""So many pairs that tell the same total are no chance."""
_UNSIGNED = re.compile(r"\b(?:n|no\.?|number|numbers|counts?)\s?[,/]?\s?[(\[]\s?%\s?[)\]]")
"""Words that say how a sentence prints: 'the number (%) of patients', behind which '28 (87.5)' is a share."""


class _Finder(Numerators):
    """Puts the quantities of one sentence together."""

    def shares(self) -> list[Share]:
        """All of them, in order."""
        found = [*self._unsigned(), *self._listed_counts()]
        for index, quantity in enumerate(self.found):
            if index in self.used:
                continue
            if quantity.shared and is_numbered(self.words, self.words.signs[index]):
                continue  # 'between cycles 1 and 2, 12%' shares its sign with no number of a cycle
            of_time = is_estimated_share(self.read, quantity, self.offsets[index])
            if of_time or quantity.kind == "percent" or (quantity.kind == "range" and quantity.percent):
                found.append(self._percentage(index, quantity))
            elif quantity.kind == "count" and found and self._counts_for(found[-1], index, quantity):
                continue
            elif quantity.kind == "count" and not self._percent_follows(index):
                found.append(self._bare_count(index, quantity))
        found.sort(key=lambda share: share.start)
        return found

    def _unsigned(self) -> list[Share]:
        """'28 (87.5) v 15 (46.9)' where the sentence says 'number (%)' before."""
        said = _UNSIGNED.search(self.read.low)
        found: list[Share] = []
        if said is None:
            return found
        for index in range(len(self.found) - 1):
            count, percent = self.found[index], self.found[index + 1]
            if self.offsets[index] < said.end() or index in self.used or percent.value is None:
                continue
            closes = self.after(index + 1).lstrip()[:1] in (")", "]")
            if not is_whole(count) or percent.kind != "number" or not 0 <= percent.value <= 100 or not closes:
                continue
            if OPENING.match(self.gap(index, index + 1)):
                found.append(self._settled(self._counted(index)))
        return found

    def _listed_counts(self) -> list[Share]:
        """'pain (90, 76%), weakness (52, 44%)': two numbers in each bracket that tell the same total."""
        pairs = [index for index in range(len(self.found) - 1) if self._is_count_comma(index)]
        if len(pairs) < _ALIKE:
            return []
        found = [self._counted(index) for index in pairs]
        totals = [totals_of(share.numerator or _NONE, share.percent or _NONE, _HALF) for share in found]
        if max(low for low, _ in totals) > min(high for _, high in totals):
            return []
        return [self._settled(share) for share in found]

    def _is_count_comma(self, index: int) -> bool:
        """Whether a bracket holds just a whole number, a comma and a percentage."""
        count, percent = self.found[index], self.found[index + 1]
        if not count.shared or percent.kind != "percent" or percent.shared or not percent.value or not count.value:
            return False
        opened = self.read.shape[max(self.offsets[index] - 1, 0)] in "(["
        closed = self.after(index + 1).startswith((")", "]"))
        return opened and closed and self.gap(index, index + 1) in (", ", "; ") and "." not in str(count.value)

    def _counted(self, index: int) -> Share:
        """A count and the percentage right behind it as one share."""
        count, percent = self.found[index].value, self.found[index + 1].value
        place = self.offsets[index], self.offsets[index + 1] + 1
        return Share(*place, index, index + 1, numerator=count, percent=percent)

    def _settled(self, share: Share) -> Share:
        """The same share, its two numbers used up, with what leads to it."""
        self.used |= {share.first, share.last}
        self._lead(share)
        return share

    def _percent_follows(self, index: int) -> bool:
        """Whether a percentage behind will take this count."""
        if self.restated(index + 2) or self.rate_of_count(index):
            return True
        follower = index + 1
        if follower >= len(self.found) or self.found[follower].kind != "percent":
            return False
        gap = self.gap(index, follower)
        if OPENING.match(gap) or BESIDE.match(gap) or self._inside(index):
            return True
        if NOUN_OPENING.match(gap) and not self.denied(index, follower):
            return True
        return self.told_behind(index, follower)

    def _counts_for(self, share: Share, index: int, quantity: Quantity) -> bool:
        """'4.9% of the intervention group (15/305)': a count in brackets behind the group of a percentage."""
        gap = self.read.shape[share.end : self.offsets[index]]
        if share.numerator is not None or not self.repeats(share.percent, index):
            return False
        told = share.percent is not None and printed_step(share.percent) < 1
        if not (_GROUP_GAP.match(gap) or (told and _LONG_GROUP_GAP.match(gap))):
            return False
        share.numerator, share.denominator, share.last = quantity.value, quantity.total, index
        self.used.add(index)
        return True

    def _inside(self, index: int) -> bool:
        return (
            index > 0
            and self.found[index - 1].kind == "percent"
            and bool(COUNT_INSIDE.match(self.gap(index - 1, index)))
        )

    def _bare_count(self, index: int, quantity: Quantity) -> Share:
        share = Share(self.offsets[index], self.offsets[index] + 1, index, index)
        share.numerator, share.denominator = quantity.value, quantity.total
        if quantity.value == 1 and _EVERY.search(self.read.shape, max(share.start - 8, 0), share.start):
            share.numerator = quantity.total
        self._interval(share, index)
        self._unsigned_behind(share, index)
        self._lead(share)
        return share

    def _unsigned_behind(self, share: Share, index: int) -> None:
        """'43/108 patients (39.8) had effects': the percentage has no sign, its digits say what it is."""
        if index + 1 >= len(self.found) or share.numerator is None or share.denominator is None:
            return
        quantity, gap = self.found[index + 1], self.gap(index, index + 1)
        if quantity.kind != "number" or quantity.value is None or "." not in str(quantity.value):
            return
        closed = self.after(index + 1).startswith((")", "]"))
        if closed and (OPENING.match(gap) or NOUN_OPENING.match(gap)) and self.repeats(quantity.value, index):
            share.percent, share.last, share.end = quantity.value, index + 1, self.offsets[index + 1] + 1
            self.used.add(index + 1)

    def _percentage(self, index: int, quantity: Quantity) -> Share:
        share = Share(self.offsets[index], self.offsets[index] + 1, index, index)
        if quantity.kind == "range":
            share.low, share.high = quantity.low, quantity.high
        else:
            share.percent, share.shared = quantity.value, quantity.shared
        self.used.add(index)
        self.count_before(share, index)
        self.count_behind(share, index)
        self._interval(share, share.last)
        if share.ci_low is not None and share.numerator is None:
            self.count_behind_interval(share)
        if share.numerator is None:
            self.represented(share, index)
        else:
            self.among(share)
        if share.denominator is None:
            self._total_behind(share, share.last)
        if share.denominator is None:
            self.whom(share)
        self._lead(share)
        self._all_of_them(share)
        return share

    def _all_of_them(self, share: Share) -> None:
        """'all 24 patients (100%)': out of as many."""
        whole = share.percent == 100 and share.numerator and share.denominator is None
        if whole and _ALL_LED.match(self.read.low, max(share.start - 1, 0)):
            share.denominator = share.numerator
            share.derived.append("denominator")

    def _interval(self, share: Share, index: int) -> None:
        follower = index + 1
        if follower >= len(self.found):
            return
        quantity, center = self.found[follower], share.percent
        if center is None or quantity.low is None or quantity.high is None:
            return
        if quantity.kind == "interval":
            gap = self.gap(index, follower)
            near = _CI_GAP.match(gap) and _lies_near(center, quantity)
            stated = near or (quantity.percent and quantity.low <= center <= quantity.high and _CI_LATE.match(gap))
        else:
            stated = quantity.low <= center <= quantity.high and self._unlabelled_interval(index, follower)
        if not stated:
            return
        share.ci_low, share.ci_high, share.ci_level = quantity.low, quantity.high, quantity.level
        share.last, share.end = follower, self.offsets[follower] + 1
        self.used.add(follower)

    def _unlabelled_interval(self, index: int, follower: int) -> bool:
        """'66% (58–74)', '(97%; 90–99%)', '(29%, 20-38%)': the document has spoken of confidence intervals before."""
        if self.found[follower].kind != "range" or not _RANGE_GAP.match(self.gap(index, follower)):
            return False
        if self.after(follower).lstrip()[:1] not in (")", "]", ";"):
            return False
        return _CONFIDENCE.search(self.read.text, 0, self.found[follower].start) is not None

    def _total_behind(self, share: Share, index: int) -> None:
        """'12 (52%) of the 23 patients', '13.8% of 1049 people'."""
        follower = index + 1
        if follower >= len(self.found) or not is_whole(self.found[follower]):
            return
        gap, total = self.gap(index, follower), self.found[follower].value
        led = _OF_TOTAL.match(gap) or self._in_so_many(share, index, follower)
        if not led or total is None or total < 2 or _NO_TOTAL.match(self.after(follower)):
            return
        if is_numbered(self.words, self.words.signs[follower]):
            return  # '75.8% of group 2 patients'
        if total in _YEARS and _OF_YEAR.match(self.after(follower)):
            return
        if share.numerator is not None and share.numerator > total:
            return
        share.denominator = total
        share.last, share.end = follower, self.offsets[follower] + 1
        self.used.add(follower)

    def _in_so_many(self, share: Share, index: int, follower: int) -> bool:
        """'20% in 45 patients on A': those behind 'in' are all of whom, where so many can print as the percentage."""
        total = self.found[follower].value
        counted = _IN_TOTAL.match(self.gap(index, follower)) and _PEOPLE_BEHIND.match(self.after(follower, 50))
        return bool(counted) and share.is_open and total is not None and total >= _FEW and can_be_of(share, total)

    def _lead(self, share: Share) -> None:
        """What stands before the number and qualifies it: bounds, 'about', 'the remaining'."""
        shape = self.read.shape
        if shape[share.end : share.end + 1] in (")", "]") and self._opened_inside(share):
            share.end += 1
        share.stop = max(share.end, self._bracket_end(share))
        for _ in range(3):
            before = shape[max(share.start - 27, 0) : share.start].lower()
            match = LEAD.search(before, 1 if share.start > 26 else 0)
            if match is None or not match.group():
                return
            if match.group("max"):
                share.bound = share.bound or "max"
            elif match.group("min"):
                share.bound = share.bound or "min"
            share.remaining = share.remaining or "remaining" in match.group()
            share.start -= len(match.group())

    def _bracket_end(self, share: Share) -> int:
        """Behind the bracket that a share opened, where only statistics follow in it ('(30 percent; P=0.13)')."""
        number = self.words.at_offset(share.end)
        if self.read.shape[share.end - 1] in ")]":
            return 0
        while number < len(self.words) and self.words.list[number].tag != CLOSE:
            if (
                self.words.list[number].low in "\ue003\ue004\ue005\ue006"
                or number > self.words.at_offset(share.end) + 14
            ):
                return 0
            number += 1
        opening = self.words.mate.get(number)
        if opening is None or not share.start < self.words.list[opening].start < share.end:
            return 0
        return self.words.list[number].end

    def _opened_inside(self, share: Share) -> bool:
        closing = self.words.at_offset(share.end)
        opening = self.words.mate.get(closing)
        return opening is not None and self.words.list[opening].start > share.start


def _lies_near(center: Decimal, interval: Quantity) -> bool:
    """Whether an interval right behind a percentage can be its own: one that lies beside it is a slip of the text.

    'fell by 40% (95% CI 0.4 to 0.9)' has the bounds of a ratio: those beside it must be percentages or printed alike.
    """
    if interval.low is None or interval.high is None:
        return False
    alike = center.as_tuple().exponent == interval.low.as_tuple().exponent == interval.high.as_tuple().exponent
    off = interval.high - interval.low if interval.percent or (alike and "." in str(center)) else Decimal(1)
    return interval.low - max(off, Decimal(1)) <= center <= interval.high + max(off, Decimal(1))


def find_shares(words: Words) -> list[Share]:
    """The shares of a sentence, in order; whether each is a proportion of a group is not yet asked."""
    shares = _Finder(words).shares()
    pair_lists(words, shares)
    once(words, shares)
    return shares
