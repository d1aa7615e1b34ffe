"""The words around central values: what is measured, in which group. A value stands in brackets or in its clause."""

from __future__ import annotations

import re

from evidex.extract._score.sides.brackets import Brackets
from evidex.extract._score.sides.hosts import Host
from evidex.extract._score.sides.measured import measured
from evidex.extract._told import Told
from evidex.text.clauses import Stretch
from evidex.text.groups import is_time, phrase, trim
from evidex.text.people import ANYONE, ANYONE_WORDS, HUMAN_WORDS, any_of
from evidex.text.words import AND, CLOSE, CONTRAST, FINITE, OPEN, PREP, PUNCT, QUANTITY, REL

__all__ = ["ValueFrames"]

_NO_NAME = re.compile(
    r"^(?:(?:the|this|these|our|each|either)\s)?(?:group|groups|results?|study|studies|it|they|we"
    rf"|{ANYONE}|randomi[sz]ed|data|units|change|reduction|increase|period)$|^(?:who|which|that|not)\b"
    r"|\b(?:was|were|is|are|had|did|been|follow-?up)\b|^\d+\s?\w{0,8}$",
    re.IGNORECASE,
)
_SIDES = re.compile(r"\b([A-Za-z][\w-]*)/([A-Za-z][\w-]*)\b")
_NO_GROUP = frozenset("sd se sem p ci iqr range ns years months days mean median sd) figure fig table n".split())
_OLD = re.compile(r"\s?(?:years?\s)?(?:old\b|of age\b)")
_OF_FOLLOW_UP = re.compile(r"\s?(?:[a-z]+\s)?of (?:clinical )?follow-?up\b")
_YOUNGER = re.compile(r"\b(?:younger|older)\b[^.;]{0,60}[(\[]\s?(?:(?:mean|median|average)[\s,:]*)?$")
_OWNER = re.compile(rf"\b({any_of(HUMAN_WORDS - ANYONE_WORDS)})['’](?:s\b)?\s(?:mean|median|average)\b")
"""'The children's average age was 6.2 years': those whose value it is."""
_AGED = re.compile(r"\baged?\s[^.;(]{0,30}[(\[]\s?(?:(?:mean|median|average)[\s,:]*)?$")


class ValueFrames(Brackets):
    """All values of one sentence and the words around them."""

    def tell(self) -> list[Told]:
        """One `Told` per value."""
        number = 0
        while number < len(self.shares):
            last = self._series_end(number)
            if self._same_place(number):
                before = self.told[-1]
                self.told.append(Told(before.of, before.group, before.of_place, inherited=True))
                last = number + 1
            else:
                self.told.extend(self._run(number, last))
            for later in range(number, last):
                self.roles[later] = self.roles.get(number) or self.roles.get(number - 1, "of")
            number = last
        self._name_sides()
        self._inherit()
        self._share_tail()
        return self.told

    def _run(self, number: int, last: int) -> list[Told]:
        """The values that only joints part: what holds for all, and the lists that give each its own."""
        opening = self.enclosing(self.low[number])
        if opening is None:
            told = self._in_clause(number, last)
            span = self._segment(number, self.low[number])
        else:
            told = self._in_bracket(number, last, opening)
            span = self._segment(number, opening)
        size = last - number
        run = [Told(told.of, told.group, told.of_place, inherited=step > 0) for step in range(size)]
        if size > 1 and not self._moved(number):
            self._deal(run, number, last, span, opening)
        return run

    def _in_clause(self, number: int, last: int) -> Told:
        """A value that is a word of its clause."""
        low = self.low[number]
        compared = last - number == 2 and self._has_contrast(number)
        own = self._group_of_object(self.high[number if compared else last - 1])
        if number and self._elliptical(number):
            before = self.told[number - 1]
            own = own or self._label_group(number) or self._bracket_behind(number)
            return Told(before.of, own, None, inherited=True)
        segment = self._segment(number, low)
        label = self._label_group(number)
        host = self.read_host(*segment)
        if label is not None and (host.of is None or host.of == label):
            host = self._colon(segment)
        of = self._label_of(number) or host.of or self._antecedent(segment[0])
        if of is None:
            of = self._noun_of(number)
        group = own or label or host.group or self._bracket_behind(number)
        listed = self._listed_label(number) if own is None else None
        if listed is not None:
            group, of = listed[0], listed[1] or of
        return Told(of, group, host.place, inherited=host.place is None)

    def _antecedent(self, first: int) -> str | None:
        """'the component GEZI, which was 0.006': what stands before a relative clause."""
        if first < 1 or self.list[first - 1].tag != REL or self.list[first - 1].low not in ("which", "that"):
            return None
        stop = first - 1
        while stop and self.list[stop - 1].tag in (PREP, PUNCT):
            stop -= 1
        begin = self.boundary(stop)[1] if stop else 0
        return measured(self.words.text(begin, stop)) if begin < stop else None

    def _noun_of(self, number: int) -> str | None:
        """'a 24 ± 10% increase in muscle creatine': what stands behind the value."""
        first = self.skip_statistics(self.high[number])
        if first >= len(self.list) or self.list[first].tag in (PREP, CLOSE, AND, CONTRAST):
            return None
        return measured(self.words.text(first, self.phrase_end(first)))

    def _listed_label(self, number: int) -> tuple[str, str | None] | None:
        """'The change was: A, -6%; B 60 mg, -2%': arms with their values behind a colon, and what stands before it."""
        stop = self.low[number]
        while stop and self.list[stop - 1].low in (",", "="):
            stop -= 1
        begin = stop
        while begin and stop - begin < 7 and self.list[begin - 1].low not in (";", ":", ","):
            if begin in self.high or self.is_verb(begin - 1) or self.list[begin - 1].tag in (OPEN, CLOSE, CONTRAST):
                return None
            begin -= 1
        if begin == stop or begin < 2 or self.list[begin - 1].low not in (";", ":"):
            return None
        colon = next((at for at in range(begin - 1, 0, -1) if self.list[at].low == ":"), None)
        if colon is None or begin - colon > 60:
            return None
        name = phrase(self.words, begin, stop)
        host = self.read_host(self.clause_start(colon - 1), colon)
        comma = stop < self.low[number]
        if name is None or is_time(name) or not (self.who(*trim(self.words, begin, stop)) or (comma and host.of)):
            return None
        return name, host.of

    def _label_of(self, number: int) -> str | None:
        """'Self-image: +1.4', 'peak flow = 410': what stands before a mark that leads to a value."""
        at = stop = self.low[number] - 1
        if at < 1 or self.list[at].low not in (":", "="):
            return None
        while (
            at > 0 and stop - at < 5 and self.list[at - 1].low not in (",", ";", ":", "(", ")") and at not in self.high
        ):
            if self.list[at - 1].tag == AND:
                break
            if self.list[at - 1].tag == PREP or self.is_verb(at - 1):
                return None
            at -= 1
        return None if self.who(at, stop) else measured(self.words.text(at, stop))

    def _colon(self, segment: Stretch) -> Host:
        """'Failure load was: plate 5.1 …': the words before the colon that opens a list of groups."""
        for at in range(segment[0], max(segment[0] - 30, 0), -1):
            if self.list[at - 1].low == ":":
                return self.read_host(self.clause_start(at - 2), at - 1)
        return Host()

    def _label_group(self, number: int) -> str | None:
        """'placebo, 5.2', 'Group A: 5.2', 'controls 5.2': an arm named right before a value."""
        at = end = self.low[number]
        while at and self.list[at - 1].low in (",", ":", "=", "-", "–"):
            at -= 1
        stop = at
        while at and end - at < 6 and self.list[at - 1].tag not in (PREP, CONTRAST, AND, CLOSE, OPEN):
            if self.list[at - 1].low in (",", ";", ":", ".") or at in self.high or self.is_verb(at - 1):
                break
            at -= 1
        if (
            at == stop
            or not self.who(at, stop)
            or (self.list[stop].tag == QUANTITY and stop == end and self._sized(stop))
        ):
            return None
        return phrase(self.words, at, stop)

    def _sized(self, at: int) -> bool:
        """Whether a verb stands right before a value, so that nothing labels it."""
        return self.is_verb(at - 1)

    def _bracket_behind(self, number: int) -> str | None:
        """'3.8 ± 1.9 (tapentadol)': a group that stands in brackets behind its value."""
        first = self.high[number]
        if first >= len(self.list) or self.list[first].tag != OPEN:
            return None
        closing = self._before_size(first + 1, self.words.mate.get(first, first))
        inside = self.list[first + 1 : closing]
        if not 1 <= len(inside) <= 4 or any(word.tag == QUANTITY or word.low in _NO_GROUP for word in inside):
            return None
        named = (
            closing < self.words.mate[first]
            or self.who(first + 1, closing)
            or any(set(re.split(r"\W", word.low)) & self.known for word in inside)
        )
        return phrase(self.words, first + 1, closing) if named else None

    def _before_size(self, first: int, closing: int) -> int:
        """'(P alone, n = 15)': the end of a name that its size follows, else of the bracket."""
        for at in range(first + 1, closing - 1):
            if self.list[at].low in (",", ";") and self.list[at + 1].low in ("n", "n="):
                return at
        return closing

    def _inherit(self) -> None:
        """From the value before, from the sentence's opening, from the sentences before."""
        shape = self.words.read.shape
        for number, told in enumerate(self.told):
            if told.of is None and not told.listed:
                told.of, told.inherited = (self.told[number - 1].of if number else self.topic), True
            end = self.shares[number].end
            if _OLD.match(shape, end):
                told.of = "age"
            if _OF_FOLLOW_UP.match(shape, end):
                told.of = "follow-up"
            near = shape[max(self.shares[number].start - 90, 0) : self.shares[number].start]
            if (told.of is None or not re.search(r"\bage\b", told.of)) and (
                _YOUNGER.search(near) or _AGED.search(near)
            ):
                told.of = "age"
            if told.group is None and self.opening.group is not None and self.low[number] >= self.opening.end:
                told.group = self.opening.group
            if told.group is None and number and told.inherited and self._moved_on(number):
                told.group = self.told[number - 1].group
            if told.group is None and self.roles.get(number) == "of":
                told.group = self._agent_before(number)
            if told.group is None and (owner := _OWNER.search(near)):
                told.group = owner.group(1)
            told.group = _plausible(told)

    def _share_tail(self) -> None:
        """'the number (3.6 …) and duration (30 …) of ischemic episodes': what stands behind the list."""
        last = len(self.told) - 1
        opening = self.enclosing(self.low[last]) if last > 0 else None
        first = self.words.mate.get(opening, len(self.list)) + 1 if opening is not None else len(self.list)
        if first + 1 >= len(self.list) or self.list[first].low != "of":
            return
        tail = phrase(self.words, first, self._tail_end(first + 1))
        for number in range(last, -1, -1):
            told = self.told[number]
            if self.roles.get(number) != "of" or told.of is None or " of " in told.of or len(told.of.split()) > 3:
                return
            told.of = f"{told.of} {tail}"

    def _tail_end(self, first: int) -> int:
        """The end of the noun phrase behind 'of': before a verb, a mark or a phrase of another kind."""
        for at in range(first, len(self.list)):
            word = self.list[at]
            if word.tag in FINITE or word.tag in (PUNCT, CLOSE, OPEN, CONTRAST, AND):
                return at
            if word.tag == PREP and word.low != "of" and at > first:
                return at
        return len(self.list)

    def _moved_on(self, number: int) -> bool:
        """Whether a value is the second of 'from 5 to 3'."""
        return self._same_place(number) or self._moved(number - 1)

    def _name_sides(self) -> None:
        """'AL/AL-AU preoperative, 4.1/4.0': the names of a pair parted by a stroke, for numbers parted so."""
        shape = self.words.read.shape
        for number in range(len(self.shares) - 1):
            left, right = self.shares[number], self.shares[number + 1]
            if shape[left.end : right.start] != "/":
                continue
            found = list(_SIDES.finditer(shape, 0, left.start))
            if found:
                names = found[-1]
                self.told[number].group, self.told[number + 1].group = names.group(1), names.group(2)
                colon = shape.find(":")
                if 0 < colon < left.start:
                    of = measured(re.split(r"\b(?:was|were)\b", shape[:colon])[0])
                    self.told[number].of = self.told[number + 1].of = of


def _plausible(told: Told) -> str | None:
    """A group's name; None where the words are a clause, a time or what is measured itself."""
    if not told.group:
        return None
    name = re.split(r"\s?[(\[][Pp]\s?\W", told.group)[0].strip()
    if not name or _NO_NAME.search(name) or is_time(name) or len(name.split()) > 16:
        return None
    return None if told.of is not None and name.lower() == told.of.lower() else name
