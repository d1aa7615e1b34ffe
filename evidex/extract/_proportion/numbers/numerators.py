"""Which count belongs to a percentage: '29 (23%)', '12 of 44 (27%)', '9 patients (69%)', '25% (n = 3)'."""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.extract._proportion.numbers.counted import (
    GLUED_UNIT,
    NOT_COUNTED,
    counts,
    counts_all,
    counts_events,
    counts_places,
    is_measured,
)
from evidex.extract._proportion.numbers.share import Share, agrees
from evidex.text.counting import is_ordinal, is_whole
from evidex.text.people import A_HUMAN
from evidex.text.words import Words

__all__ = ["BESIDE", "COUNT_INSIDE", "NOUN_OPENING", "OPENING", "Numerators"]

_NOUN_GAP = r"(?:[ \u00a0][\w'’/+-]+){1,9}"
OPENING = re.compile(r"^\s?[(\[]\s?$")
NOUN_OPENING = re.compile(rf"^{_NOUN_GAP}\s?[(\[]\s?$")
BESIDE = re.compile(r"^\s?(?:[,;=:]|or|[,;]?\s?i\.e\.,?)\s?$")
_NOUN_THAT_IS = re.compile(
    rf"^(?:[ \u00a0][\w'’/-]+){{0,2}}[ \u00a0](?:{A_HUMAN}|eyes),?\s(?:i\.e\.,?|that is,?|or)\s$"
)
"""'in 10 patients, i.e. 25%', '10 patients, or 25%'."""
_NOUN_COMMA = re.compile(r"^(?:[ \u00a0][\w'’/-]+){1,3}[,;:]\s?(?:or\s)?$")
COUNT_INSIDE = re.compile(r"^\s?(?:[(\[,;]|\[\()\s?(?:n\s?[=:]\s?|N\s?[=:]\s?|or\s|i\.e\.,?\s)?$")
_NEXT_BRACKET = re.compile(r"^\s?[)\]]\s?[(\[]\s?$")
_STATED_N = re.compile(r"[nN]\s?[=:]\s?$")
_SAYS_N = re.compile(r"^\s?[;,]\s?[nN]\s?=\s?$")
_AFTER_COUNT = re.compile(rf"^\s?(?:[)\],;]|(?:{A_HUMAN}|eyes|studies|samples?|of\s|out of)\b)")
_WHOM = re.compile(
    r"\ue000\s[^;:\ue000-\ue006]{3,120}?,?\s[(]?(?:of|out of|among|in)\s(?:whom|which|these|them)\s?,?(?:only\s)?$"
)
_AMONG = re.compile(r"^\s(?:[\w-]+\s){0,4}(?:among|in|of|from|out of|for)\s(?:the\s|all\s|a total of\s)?$")
_FROM = re.compile(r"^\s(?:[\w-]+\s)?(?:from|out of|among)\s(?:the\s|all\s|a total of\s)?$")
"""'Eight from 18 (44%)': with no noun behind the total only what leads to one may stand between."""
_REPRESENTING = re.compile(
    r"^(?:\s[\w-]+){0,4}[,;:]?\s[(]?(?:representing|corresponding to|yielding|giving|resulting in|accounting for"
    r"|equivalent to|which is|which"
    r"|i\.e\.,?|or|for|equal to|equaling)\s[^.;\ue000-\ue006]{0,40}$"
)
_NOUN_BETWEEN = re.compile(r"^(?:\s[\w'’/+-]+){1,6}\s$")
_RATE = r"(?:response|participation|consent|completion|return)\s(?:rate)"
_RATE_BEHIND = re.compile(rf"^\s{_RATE}\b")
_RATE_BEFORE = re.compile(rf"[(\[]\s?(?:[a-z]+\s)?{_RATE}\s?(?:of|was|[:,=])?\s?$")
_RESPONDED = re.compile(
    r"^(?:\s[\w'’/-]+){0,5}?\s(?:completed|returned|responded|participated|answered|participants|respondents"
    r"|responses)\b"
    r"[^.;()\[\]\ue000-\ue006]{0,40}[(\[]"
)
_OF_PEOPLE = re.compile(rf"^\sof\s(?:the\s|all\s|these\s|our\s)?{A_HUMAN}\s?(?=[(\[])")
"""'11.5% of patients (n = 3)'."""
_LEADING = re.compile(r"(?:,|\band|\bwere|\bwas|\bin)\s\($")
_CALENDAR = range(1900, 2050)
_COUNTED_THINGS = re.compile(r"^(?:\s[\w-]+){0,2}\s(?P<noun>[a-z-]{3,}s)\s?[)\]]")
"""'81% (42 tumors)': what a count in brackets counts ends the bracket."""
_PEOPLE_END = re.compile(rf"^\s(?:{A_HUMAN}|eyes)\s?[)\];]")
"""'(67%, 30 patients)'."""
_SEVERAL = re.compile(
    r"\s?(?:vs\.?|versus|v\.?|and|compared with|to)\s(?:[\w-]+\s){0,3}\ue006"
    r"|\s(?:sensitiv|specific|accura|[PN]PV\b|(?:positive|negative) predict)"
)
_BADLY = 2
"""Points by which a badly rounded percentage may differ from its count."""
_OPENS_CLAUSE = re.compile(r"(?:^|[;,]\s|\band\s)(?:of|among)\s(?:the\s|these\s|all\s|our\s)?$", re.IGNORECASE)
_IN = (" in ", " out of ")
_ROUGHLY = 3
"""Points by which 'one in five' may differ from the percentage that it rounds."""
_NEAR = 20
"""Characters between a count and the percentage behind it that repeats it."""


class Numerators:
    """Finds, among the quantities of one sentence, the count that a percentage repeats."""

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
        """The words behind a quantity."""
        start = self.offsets[index] + 1
        return self.read.shape[start : start + length]

    def take(self, share: Share, index: int) -> None:
        """Give a share this count, and the place where it stands."""
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

    def count_before(self, share: Share, index: int) -> None:
        """'29/124 (23%)', '24 patients (58.5%)', '(n = 403, 19.5%)': the count stands before its percentage."""
        left = index - 1
        if left < 0 or left in self.used:
            return
        quantity, gap = self.found[left], self.gap(left, index)
        if self._one_in(share, left, index):
            return
        bracketed = gap.strip() == ")" and self._counts_alone(left) and self._leads(left)
        if bracketed or self.rate_of_count(left) or self._responded(left, index):
            self.take(share, left)
            return
        if quantity.kind != "count" and re.match(r"^\s(?!of\b|in\b|each\b|and\b|vs\b|at\b)[a-z]", self.after(index)):
            return
        if self.restated(index):
            self.take(share, index - 2)
            self._keep_noun(share, index - 2, index)
            return
        if quantity.kind == "count":
            if OPENING.match(gap) or BESIDE.match(gap) or self.told_behind(left, index):
                self.take(share, left)
            elif NOUN_OPENING.match(gap) and not self.denied(left, index):
                self.take(share, left)
                self._keep_noun(share, left, index)
        elif self._counts_alone(left) or self._is_of_opening(left, index):
            if (
                OPENING.match(gap)
                or (_NOUN_COMMA.match(gap) and self.opens_bracket(left) and not GLUED_UNIT.match(gap))
                or _NOUN_THAT_IS.match(gap)
                or self._stated_beside(left, index)
                or self._opens_with(left, index)
            ):
                self.take(share, left)
            elif (
                NOUN_OPENING.match(gap)
                and not share.shared  # 'a trial in 75 children (17.1 vs 61.5%)': neither counts them
                and self._is_counted(left, index)
            ):
                self._take_counted(share, left, index)

    def _one_in(self, share: Share, left: int, index: int) -> bool:
        """'1 in 5 adolescents (20.4%)', 'nine in ten (90%)': so many in so many, no count of the second."""
        one, many, gap = self.found[left - 1], self.found[left], self.gap(left, index)
        if left < 1 or left - 1 in self.used or not (is_whole(one) and is_whole(many)):
            return False
        if one.value is None or not many.value or share.percent is None or self.gap(left - 1, left) not in _IN:
            return False
        stands = OPENING.match(gap) or NOUN_OPENING.match(gap)
        if not stands or abs(one.value / many.value * 100 - share.percent) > _ROUGHLY:
            return False
        self.take(share, left - 1)
        share.denominator = many.value
        self.used.add(left)
        return True

    def rate_of_count(self, index: int) -> bool:
        """'returned by 418 of 760 dentists (response rate 55%)': the digits say that the rate is of the count."""
        if index + 1 >= len(self.found) or self.found[index + 1].kind != "percent":
            return False
        named = _RATE_BEFORE.search(self.gap(index, index + 1)) is not None
        return named and self.repeats(self.found[index + 1].value, index)

    def _is_counted(self, left: int, index: int) -> bool:
        """Whether the words between are what the number counts."""
        place = self.words, self.words.signs[left], self.words.signs[index]
        plain = not GLUED_UNIT.match(self.gap(left, index)) and (counts(*place) or counts_events(*place))
        return plain or counts_places(*place)

    def _responded(self, left: int, index: int) -> bool:
        """'84 staff completed surveys (57% response rate)': those who did are the share of those who were asked."""
        if not self._counts_alone(left):
            return False
        asked = _RATE_BEHIND.match(self.after(index, 40)) or _RATE_BEFORE.search(self.gap(left, index))
        return asked is not None and _RESPONDED.match(self.gap(left, index)) is not None

    def _take_counted(self, share: Share, left: int, index: int) -> None:
        """'18 cases (39%)' counts the share; 'among the 18 cases (39%)' those it is of."""
        total = self.found[left].value
        if total is not None and counts_all(self.words, self.words.signs[left]):
            share.denominator, share.anchor = total, left
            return
        self.take(share, left)
        self._keep_noun(share, left, index)

    def _counts_alone(self, index: int) -> bool:
        """Whether a number may count: whole, and neither the name of a thing, nor a bound, nor signed."""
        sign = self.words.signs[index]
        return is_whole(self.found[index]) and not is_ordinal(self.words, sign) and not is_measured(self.words, sign)

    def _is_of_opening(self, left: int, index: int) -> bool:
        """'Of the 120 on the drug in our study 60 (50%) …': what would name a study counts, where its clause opens with
        a total of which it is the percentage."""
        count, percent = self.found[left], self.found[index].value
        if not is_whole(count) or count.value is None or not percent or not OPENING.match(self.gap(left, index)):
            return False
        for offset, total in zip(self.offsets[:left], self.found[:left], strict=True):
            opens = _OPENS_CLAUSE.search(self.read.shape, max(offset - _NEAR, 0), offset)
            if opens and is_whole(total) and total.value and agrees(count.value, total.value, percent):
                return True
        return False

    def restated(self, index: int) -> bool:
        """'19 of 19 people in the 1011 cohort (100%)': a number behind the count names, where the digits agree."""
        left, count = index - 1, index - 2
        if count < 0 or index >= len(self.found) or count in self.used:
            return False
        if self.found[index].kind != "percent" or self.found[left].kind != "number":
            return False
        if not NOUN_OPENING.match(self.gap(left, index)) or not _NOUN_BETWEEN.match(self.gap(count, left)):
            return False
        return self.repeats(self.found[index].value, count)

    def _next(self, left: int, index: int) -> bool:
        """'(six of seven) (87%)': brackets of a count and its percentage, which may be rounded badly."""
        count, percent = self.found[left], self.found[index].value
        if not _NEXT_BRACKET.match(self.gap(left, index)) or count.value is None or not count.total or percent is None:
            return False
        return abs(count.value / count.total * 100 - percent) < _BADLY

    def _leads(self, index: int) -> bool:
        """'…, (31) 84% had heartburn and (2) 5% took pills': the count in a bracket before its percentage."""
        if _LEADING.search(self.read.shape, max(self.offsets[index] - 8, 0), self.offsets[index]) is None:
            return False
        value = self.found[index].value or 0
        return not any(quantity.value == value - 1 for quantity in self.found[:index])  # '(2) …, and (3) 79% of …'

    def _opens_with(self, left: int, index: int) -> bool:
        """'Most patients (1348, 93.4%)': the count opens the bracket that the percentage ends."""
        value = self.found[left].value
        if value is None or value in _CALENDAR or self.gap(left, index).strip() not in (",", ";"):
            return False
        before = self.read.shape[max(self.offsets[left] - 4, 0) : self.offsets[left]].rstrip()
        return before.endswith("(") and self.after(index).lstrip()[:1] in (")", ";", ",")

    def _stated_beside(self, left: int, index: int) -> bool:
        """'(n = 403, 19.5%)': both numbers of a share; in '(n = 34; 62% male)' the first counts all."""
        before = self.read.shape[max(self.offsets[left] - 6, 0) : self.offsets[left]]
        closes = self.after(index).lstrip()[:1] in (")", "]", ";")
        return closes and bool(BESIDE.match(self.gap(left, index)) and _STATED_N.search(before))

    def opens_bracket(self, index: int) -> bool:
        """Whether a quantity stands first in its bracket, or behind a mark."""
        before = self.read.shape[max(self.offsets[index] - 2, 0) : self.offsets[index]].strip()
        return before.endswith(("(", "[", ";", ","))

    def told_behind(self, left: int, index: int) -> bool:
        """'(28 of 35 patients, 80%', '28 of 35 patients, 80%': a noun and a comma part a count from its percentage."""
        named = _NOUN_COMMA.match(self.gap(left, index)) is not None
        named = named and (self.opens_bracket(left) or self.repeats(self.found[index].value, left))
        return named or self._next(left, index)

    def _keep_noun(self, share: Share, left: int, index: int) -> None:
        share.noun = (self.words.signs[left] + 1, self.words.signs[index] - 1)

    def among(self, share: Share) -> None:
        """'7 cases among 673 procedures (1%)': the number before the bracket is the total where the digits say so."""
        left = share.first - 1
        if left < 0 or left in self.used or share.denominator is not None:
            return
        count, total = self.found[left], share.numerator
        if not is_whole(count) or count.value is None or total is None or share.percent is None:
            return
        gap = self.gap(left, share.first)
        if (
            (_AMONG.match(gap) if share.noun is not None else _FROM.match(gap))
            and count.value <= total
            and agrees(count.value, total, share.percent)
        ):
            share.denominator = total
            self.take(share, left)

    def whom(self, share: Share) -> None:
        """'2433 patients were included, out of which 242 (9.9%) …': the number before says out of how many."""
        match = _WHOM.search(self.read.shape, max(share.start - 170, 0), share.start)
        if match is None:
            return
        other = self.read.index_at(match.start())
        total = self.found[other].value
        if is_whole(self.found[other]) and total is not None and (share.numerator or 2) <= total:
            share.denominator, share.anchor = total, other

    def represented(self, share: Share, index: int) -> None:
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
                self.take(share, left)
                share.anchor = other
                return

    def count_behind(self, share: Share, index: int) -> None:
        """'23% (29/124)', '25% (n = 3)': the count stands behind its percentage."""
        if index + 1 >= len(self.found) or index + 1 in self.used:
            return
        quantity, gap = self.found[index + 1], self.gap(index, index + 1)
        if quantity.kind == "number":
            gap = _OF_PEOPLE.sub(" ", gap)
        if not COUNT_INSIDE.match(gap):
            if _NEXT_BRACKET.match(gap) and share.numerator is None and self.repeats(share.percent, index + 1):
                self.take(share, index + 1)
            return
        if share.numerator is not None:
            if quantity.kind == "count" and quantity.value == share.numerator and share.denominator is None:
                self.take(share, index + 1)  # 'Seven (5%, 7/146) patients' tells its count twice
            return
        if quantity.kind == "count":
            if not self._repeated_behind(index + 1):
                self.take(share, index + 1)
            return
        stated = _STATED_N.search(gap) is not None
        if is_whole(quantity) and (quantity.value != 0 or stated):
            follows = self.after(index + 1)
            if "[" in gap and not stated:
                return  # '79% [27]' cites; a count in square brackets says 'n ='
            beside = gap.strip() == "," and _PEOPLE_END.match(follows) is not None
            if stated or beside or (self._ends_count(index + 1) and gap.strip()[:1] in "([" and gap.strip()):
                if not stated and follows.lstrip()[:1] == "," and not re.match(r"^\s?,\s?\ue002", follows):
                    return
                self.take(share, index + 1)

    def _ends_count(self, index: int) -> bool:
        """Whether what follows a number in a bracket shows that it counts: the bracket's end, or those counted."""
        follows = self.after(index, 60)
        if _AFTER_COUNT.match(follows):
            return True
        things = _COUNTED_THINGS.match(follows)
        return things is not None and not GLUED_UNIT.match(follows) and things["noun"] not in NOT_COUNTED

    def denied(self, count: int, index: int) -> bool:
        """'16 of the 19 not cured (19 versus 84%)', 'and excluded it in 10/11 patients (100% sensitivity, 91% …': one
        of several percentages, or one with a name of its own, that the digits of a count deny."""
        several = self.found[index].shared or _SEVERAL.match(self.after(index, 40)) is not None
        return several and not self.repeats(self.found[index].value, count)

    def repeats(self, percent: Decimal | None, index: int) -> bool:
        """Whether a count prints as this percentage."""
        count = self.found[index]
        if count.kind != "count" or count.value is None or count.total is None or percent is None:
            return False
        return agrees(count.value, count.total, percent)

    def count_behind_interval(self, share: Share) -> None:
        """'27.2% (95% CI 14.1–40.4; 12 of 44 patients)': the count of the share, where the digits say so."""
        follower = share.last + 1
        if follower >= len(self.found):
            return
        gap = self.gap(share.last, follower)
        says = _SAYS_N.match(gap) is not None
        stated = says and (self.found[follower].kind == "count" or self._closes_count(follower))
        if stated or (BESIDE.match(gap) and self.repeats(share.percent, follower)):
            self.take(share, follower)

    def _closes_count(self, index: int) -> bool:
        """'(95% CI 8.1% to 10.8%; n = 170)': a whole number that ends the bracket."""
        return is_whole(self.found[index]) and self.after(index).lstrip()[:1] in (")", "]")

    def _repeated_behind(self, index: int) -> bool:
        """'0.5% (12 of 39 eyes, 31%)': the percentage of a count stands behind it, and the digits say so."""
        if index + 1 >= len(self.found):
            return False
        percent = self.found[index + 1]
        if percent.kind != "percent" or len(self.gap(index, index + 1)) > _NEAR:
            return False
        return self.repeats(percent.value, index)
