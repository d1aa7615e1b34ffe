"""Finds the percentages and counts that belong together: '29/124 (23%)', '12 (52%) of the 23 patients', '25% (n = 3)'.

The numbers alone are read here; which of them are none of a group is asked by `grounds`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.extract._proportion.counted import GLUED_UNIT, counts, is_numbered, is_ordinal, is_whole
from evidex.extract._proportion.share import LEAD, Share, agrees
from evidex.text.quantities import SIGN, Quantity
from evidex.text.words import CLOSE, Words

__all__ = ["find_shares"]

_NUMBER, _COUNT, _PERCENT = SIGN["number"], SIGN["count"], SIGN["percent"]
_NOUN_GAP = r"(?:[ \u00a0][\w'’/+-]+){1,9}"
_OPENING = re.compile(r"^\s?[(\[]\s?$")
_NOUN_OPENING = re.compile(rf"^{_NOUN_GAP}\s?[(\[]\s?$")
_BESIDE = re.compile(r"^\s?(?:[,;=:]|or|[,;]?\s?i\.e\.,?)\s?$")
_NOUN_COMMA = re.compile(r"^(?:[ \u00a0][\w'’/-]+){1,3}[,;:]\s?$")
_COUNT_INSIDE = re.compile(r"^\s?(?:[(\[,;]|\[\()\s?(?:n\s?[=:]\s?|N\s?[=:]\s?|or\s|i\.e\.,?\s)?$")
_NEXT_BRACKET = re.compile(r"^\s?[)\]]\s?[(\[]\s?$")
_STATED_N = re.compile(r"[nN]\s?[=:]\s?$")
_AFTER_COUNT = re.compile(
    r"^\s?(?:[)\],;]|(?:patients?|cases?|eyes|subjects?|participants?|women|men|children|infants|persons?|people"
    r"|studies|"
    r"samples?|of\s|out of)\b)"
)
_WHOM = re.compile(
    r"\ue000\s[^;:\ue000-\ue006]{3,120}?,?\s[(]?(?:of|out of|among|in)\s(?:whom|which|these|them)\s?,?(?:only\s)?$"
)
_AMONG = re.compile(r"^\s(?:[\w-]+\s){0,4}(?:among|in|of|from|out of|for)\s(?:the\s|all\s|a total of\s)?$")
_REPRESENTING = re.compile(
    r"^(?:\s[\w-]+){0,4}[,;:]?\s[(]?(?:representing|corresponding to|yielding|giving|resulting in|accounting for"
    r"|equivalent to|which is|which"
    r"|i\.e\.,?|or|for|equal to|equaling)\s[^.;\ue000-\ue006]{0,40}$"
)
_GROUP_GAP = re.compile(r"^\s?[)\]]?\s(?:of|in|for)\s[^()\ue000-\ue006.;]{2,60}[(\[]\s?$")
_CI_GAP = re.compile(r"^\s?[,;:]?\s?[(\[]?\s?$|^\s?[)\]]\s?[,;:]?\s?[(\[]\s?$")
_CONFIDENCE = re.compile(r"\bCIs?\b|\b[Cc]onfidence (?:interval|limit)")
_OF_TOTAL = re.compile(
    r"^\s?[)\]]?\s(?:out\s)?of\s(?:the|these|those|our|all|a total of)?\s?(?:[a-z-]+\s){0,2}$|^\s?[)\]]?\s?/\s?$"
)
_NEAR = 20
"""Characters between a count and the percentage behind it that repeats it."""
_YEARS = range(1900, 2050)
_OF_YEAR = re.compile(r"^\s(?:sample|cohort|survey|population|census|class|data|study|total|births?|season|report)\b")
_UNSIGNED = re.compile(r"\b(?:n|no\.?|number|numbers|counts?)\s?[,/]?\s?[(\[]\s?%\s?[)\]]")
"""Words that say how a sentence prints: 'the number (%) of patients', behind which '28 (87.5)' is a share."""


class _Finder:
    """Puts the quantities of one sentence together."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.read = words.read
        self.found = words.read.found
        self.offsets = [words.list[number].start for number in words.signs]
        self.used: set[int] = set()

    def gap(self, left: int, right: int) -> str:
        """The words between two quantities."""
        return self.read.shape[self.offsets[left] + 1 : self.offsets[right]]

    def after(self, index: int, length: int = 24) -> str:
        start = self.offsets[index] + 1
        return self.read.shape[start : start + length]

    def shares(self) -> list[Share]:
        found = self._unsigned()
        for index, quantity in enumerate(self.found):
            if index in self.used:
                continue
            if quantity.shared and is_numbered(self.words, self.words.signs[index]):
                continue  # 'between cycles 1 and 2, 12%' shares its sign with no number of a cycle
            if quantity.kind == "percent" or (quantity.kind == "range" and quantity.percent):
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
        for index in range(len(self.found) - 1) if said is not None else ():
            count, percent = self.found[index], self.found[index + 1]
            if said is None or self.offsets[index] < said.end() or index in self.used or percent.value is None:
                continue
            closes = self.after(index + 1).lstrip()[:1] in (")", "]")
            if not is_whole(count) or percent.kind != "number" or not 0 <= percent.value <= 100 or not closes:
                continue
            if _OPENING.match(self.gap(index, index + 1)):
                share = Share(self.offsets[index], self.offsets[index + 1] + 1, index, index + 1)
                share.numerator, share.percent = count.value, percent.value
                self.used |= {index, index + 1}
                self._lead(share)
                found.append(share)
        return found

    def _percent_follows(self, index: int) -> bool:
        """Whether a percentage behind will take this count."""
        follower = index + 1
        if follower >= len(self.found) or self.found[follower].kind != "percent":
            return False
        gap = self.gap(index, follower)
        if _OPENING.match(gap) or _BESIDE.match(gap) or _NOUN_OPENING.match(gap) or self._inside(index):
            return True
        return bool(_NOUN_COMMA.match(gap)) and self._opens_bracket(index)

    def _counts_for(self, share: Share, index: int, quantity: Quantity) -> bool:
        """'4.9% of the intervention group (15/305)': a count in brackets behind the group of a percentage."""
        gap = self.read.shape[share.end : self.offsets[index]]
        if share.numerator is not None or not _GROUP_GAP.match(gap) or not self._repeats(share.percent, index):
            return False
        share.numerator, share.denominator, share.last = quantity.value, quantity.total, index
        self.used.add(index)
        return True

    def _inside(self, index: int) -> bool:
        return (
            index > 0
            and self.found[index - 1].kind == "percent"
            and bool(_COUNT_INSIDE.match(self.gap(index - 1, index)))
        )

    def _bare_count(self, index: int, quantity: Quantity) -> Share:
        share = Share(self.offsets[index], self.offsets[index] + 1, index, index)
        share.numerator, share.denominator = quantity.value, quantity.total
        self._interval(share, index)
        self._lead(share)
        return share

    def _percentage(self, index: int, quantity: Quantity) -> Share:
        share = Share(self.offsets[index], self.offsets[index] + 1, index, index)
        if quantity.kind == "range":
            share.low, share.high = quantity.low, quantity.high
        else:
            share.percent, share.shared = quantity.value, quantity.shared
        self.used.add(index)
        self._count_before(share, index)
        self._count_behind(share, index)
        self._interval(share, share.last)
        if share.ci_low is not None and share.numerator is None:
            self._count_behind_interval(share)
        if share.numerator is None:
            self._represented(share, index)
        else:
            self._among(share)
        if share.denominator is None:
            self._whom(share)
        if share.denominator is None:
            self._total_behind(share, share.last)
        self._lead(share)
        return share

    def _take(self, share: Share, index: int) -> None:
        quantity = self.found[index]
        if quantity.kind == "count":
            share.numerator, share.denominator = quantity.value, quantity.total
        else:
            share.numerator = quantity.value
        self.used.add(index)
        if index < share.first:
            share.first, share.start = index, self.offsets[index]
        if index > share.last:
            share.last, share.end = index, self.offsets[index] + 1

    def _count_before(self, share: Share, index: int) -> None:
        left = index - 1
        if left < 0 or left in self.used:
            return
        quantity, gap = self.found[left], self.gap(left, index)
        if quantity.kind != "count" and re.match(r"^\s(?!of\b|in\b|each\b|and\b|vs\b|at\b)[a-z]", self.after(index)):
            return
        if quantity.kind == "count":
            if _OPENING.match(gap) or _BESIDE.match(gap) or (_NOUN_COMMA.match(gap) and self._opens_bracket(left)):
                self._take(share, left)
            elif _NOUN_OPENING.match(gap):
                self._take(share, left)
                self._keep_noun(share, left, index)
        elif is_whole(quantity) and not is_ordinal(self.words, self.words.signs[left]):
            if (
                _OPENING.match(gap)
                or (_NOUN_COMMA.match(gap) and self._opens_bracket(left) and not GLUED_UNIT.match(gap))
                or self._stated_beside(left, index)
            ):
                self._take(share, left)
            elif (
                _NOUN_OPENING.match(gap)
                and not share.shared  # 'a trial in 75 children (17.1 vs 61.5%)': neither counts them
                and not GLUED_UNIT.match(gap)
                and counts(self.words, self.words.signs[left], self.words.signs[index])
            ):
                self._take(share, left)
                self._keep_noun(share, left, index)

    def _stated_beside(self, left: int, index: int) -> bool:
        """'(n = 403, 19.5%)': both numbers of a share; in '(n = 34; 62% male)' the first counts all."""
        before = self.read.shape[max(self.offsets[left] - 6, 0) : self.offsets[left]]
        closes = self.after(index).lstrip()[:1] in (")", "]", ";")
        return closes and bool(_BESIDE.match(self.gap(left, index)) and _STATED_N.search(before))

    def _among(self, share: Share) -> None:
        """'7 cases among 673 procedures (1%)': the number before the bracket is the total where the digits say so."""
        left = share.first - 1
        if left < 0 or left in self.used or share.denominator is not None or share.noun is None:
            return
        count, total = self.found[left], share.numerator
        if not is_whole(count) or count.value is None or total is None or share.percent is None:
            return
        if (
            _AMONG.match(self.gap(left, share.first))
            and count.value <= total
            and agrees(count.value, total, share.percent)
        ):
            share.denominator = total
            self._take(share, left)

    def _whom(self, share: Share) -> None:
        """'2433 patients were included, out of which 242 (9.9%) …': the number before says out of how many."""
        match = _WHOM.search(self.read.shape, max(share.start - 170, 0), share.start)
        if match is None:
            return
        other = self.read.index_at(match.start())
        total = self.found[other].value
        if is_whole(self.found[other]) and total is not None and (share.numerator or 2) <= total:
            share.denominator, share.anchor = total, other

    def _represented(self, share: Share, index: int) -> None:
        """'among 9,330 bodies, … in 1,838, representing a prevalence of 19.7%': both numbers stand before."""
        left = index - 1
        if left < 1 or share.percent is None or not is_whole(self.found[left]):
            return
        count = self.found[left].value
        if count is None or not _REPRESENTING.match(self.gap(left, index)):
            return
        for other in range(left - 1, -1, -1):
            total = self.found[other].value
            if not is_whole(self.found[other]) or total is None or total < count or other in self.used:
                continue
            if agrees(count, total, share.percent):
                share.denominator = total
                self._take(share, left)
                share.anchor = other
                return

    def _opens_bracket(self, index: int) -> bool:
        before = self.read.shape[max(self.offsets[index] - 2, 0) : self.offsets[index]].strip()
        return before.endswith(("(", "[", ";", ","))

    def _keep_noun(self, share: Share, left: int, index: int) -> None:
        share.noun = (self.words.signs[left] + 1, self.words.signs[index] - 1)

    def _count_behind(self, share: Share, index: int) -> None:
        if index + 1 >= len(self.found) or index + 1 in self.used:
            return
        quantity, gap = self.found[index + 1], self.gap(index, index + 1)
        if not _COUNT_INSIDE.match(gap):
            if _NEXT_BRACKET.match(gap) and share.numerator is None and self._repeats(share.percent, index + 1):
                self._take(share, index + 1)
            return
        if share.numerator is not None:
            if quantity.kind == "count" and quantity.value == share.numerator and share.denominator is None:
                self._take(share, index + 1)  # 'Seven (5%, 7/146) patients' tells its count twice
            return
        if quantity.kind == "count":
            if not self._repeated_behind(index + 1):
                self._take(share, index + 1)
        elif (is_whole(quantity) and quantity.value != 0) or (is_whole(quantity) and _STATED_N.search(gap)):
            stated = bool(_STATED_N.search(gap))
            follows = self.after(index + 1)
            if "[" in gap and not stated:
                return  # '79% [27]' cites; a count in square brackets says 'n ='
            if stated or (_AFTER_COUNT.match(follows) and gap.strip()[:1] in "([" and gap.strip()):
                if not stated and follows.lstrip()[:1] == "," and not re.match(r"^\s?,\s?\ue002", follows):
                    return
                self._take(share, index + 1)

    def _repeats(self, percent: Decimal | None, index: int) -> bool:
        """Whether a count prints as this percentage."""
        count = self.found[index]
        if count.kind != "count" or count.value is None or count.total is None or percent is None:
            return False
        return agrees(count.value, count.total, percent)

    def _count_behind_interval(self, share: Share) -> None:
        """'27.2% (95% CI 14.1–40.4; 12 of 44 patients)': the count of the share, where the digits say so."""
        follower = share.last + 1
        if follower >= len(self.found):
            return
        if _BESIDE.match(self.gap(share.last, follower)) and self._repeats(share.percent, follower):
            self._take(share, follower)

    def _repeated_behind(self, index: int) -> bool:
        """'0.5% (12 of 39 eyes, 31%)': the percentage of a count stands behind it, and the digits say so."""
        if index + 1 >= len(self.found):
            return False
        percent = self.found[index + 1]
        if percent.kind != "percent" or len(self.gap(index, index + 1)) > _NEAR:
            return False
        return self._repeats(percent.value, index)

    def _interval(self, share: Share, index: int) -> None:
        follower = index + 1
        if follower >= len(self.found):
            return
        quantity, center = self.found[follower], share.percent
        if center is None or quantity.low is None or quantity.high is None:
            return
        if quantity.kind == "interval":
            stated = _CI_GAP.match(self.gap(index, follower)) and quantity.low <= center + 1 <= quantity.high + 2
        else:
            stated = quantity.low <= center <= quantity.high and self._unlabelled_interval(index, follower)
        if not stated:
            return
        share.ci_low, share.ci_high, share.ci_level = quantity.low, quantity.high, quantity.level
        share.last, share.end = follower, self.offsets[follower] + 1
        self.used.add(follower)

    def _unlabelled_interval(self, index: int, follower: int) -> bool:
        """'66% (58–74)' and '97% (90–99%)' where the document has spoken of confidence intervals before."""
        if self.found[follower].kind != "range" or not _OPENING.match(self.gap(index, follower)):
            return False
        if self.after(follower).lstrip()[:1] not in (")", "]"):
            return False
        return _CONFIDENCE.search(self.read.text, 0, self.found[follower].start) is not None

    def _total_behind(self, share: Share, index: int) -> None:
        """'12 (52%) of the 23 patients', '13.8% of 1049 people'."""
        follower = index + 1
        if follower >= len(self.found) or not is_whole(self.found[follower]):
            return
        gap, total = self.gap(index, follower), self.found[follower].value
        if not _OF_TOTAL.match(gap) or total is None or total < 2 or GLUED_UNIT.match(self.after(follower)):
            return
        if total in _YEARS and _OF_YEAR.match(self.after(follower)):
            return
        if share.numerator is not None and share.numerator > total:
            return
        share.denominator = total
        share.last, share.end = follower, self.offsets[follower] + 1
        self.used.add(follower)

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


def find_shares(words: Words) -> list[Share]:
    """The shares of a sentence, in order; whether each is a proportion of a group is not yet asked."""
    return _Finder(words).shares()
