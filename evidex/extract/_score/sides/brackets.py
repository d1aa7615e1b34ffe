"""Values in brackets: told by the label before them there, else by the words before the bracket."""

from __future__ import annotations

from evidex.extract._score.sides.hosts import CHANGES, STATISTICS, Host
from evidex.extract._score.sides.lists import Lists
from evidex.extract._score.sides.measured import measured
from evidex.extract._score.sides.topics import TOPICS
from evidex.extract._told import Told
from evidex.text.clauses import Stretch
from evidex.text.groups import is_time, phrase, trim
from evidex.text.words import AND, BE, CONTRAST, DET, ING, PREP

__all__ = ["Brackets"]

_SHOWN = frozenset("observed found seen noted reported shown evident associated recorded demonstrated obtained".split())
_YEARS = frozenset({"years", "year", "yr", "yrs"})


class Brackets(Lists):
    """Reads the label inside a bracket and the last phrase before it."""

    def _in_bracket(self, number: int, last: int, opening: int) -> Told:
        """A value in brackets: by the label before it there, else by the words before the bracket."""
        closing = self.words.mate.get(opening, len(self.list))
        same = number and (
            opening < self.low[number - 1] < closing or self.low[number - 1] < opening < self.high[number - 1]
        )
        if same:
            before = self.told[number - 1]
            alike = self._unit(number) == self._unit(number - 1) or self._unit(number) is None
            of = before.of if alike else "age" if self._unit(number) in _YEARS else None
            told = Told(of, before.group, None, inherited=True, listed=of is None)
        else:
            told = self._by_item(number, opening)
            if told.of is None and told.group is None and self._unit(number) in _YEARS:
                told.of = "age"
        label = self._label_before(number, opening)
        if label is not None:
            self._by_label(told, number, label, opening)
        inside = self._inside_behind(last - 1, closing)
        if inside is not None and self.list[inside[0]].low in ("in", "for", "among", "with"):
            group = phrase(self.words, inside[0] + 1, inside[1])
            told.group = told.group if group is None or is_time(group) else group
        if told.group is None:
            told.group = self._behind_bracket(opening)
        return told

    def _behind_bracket(self, opening: int) -> str | None:
        """'fell (10 ± 4%) in the treated group': a group behind the bracket."""
        first = self.words.mate.get(opening, len(self.list)) + 1
        if first >= len(self.list) or self.list[first].low not in ("in", "for", "among"):
            return None
        stop = self._object_group_end(first + 1)
        span = trim(self.words, first + 1, stop)
        return phrase(self.words, *span) if span[0] < span[1] and self.who(*span) else None

    def _by_item(self, number: int, opening: int) -> Told:
        """What the words before a bracket say: a group, what is measured, or both."""
        if self.mention_ends_at(opening) and number:
            before = self.told[number - 1] if number - 1 < len(self.told) else Told()
            return Told(before.of, before.group, None, inherited=True)
        segment = self._segment(number, opening)
        edge, begin = self.boundary(opening)
        begin = max(begin, segment[0])
        span = trim(self.words, begin, opening)
        edge_word = self.list[edge] if edge >= 0 else None
        lowering = self._lowering(segment)
        if lowering is not None:
            return self._told(number, lowering, "of")
        if edge > 0 and self.list[edge].low == "of" and self.list[edge - 1].low in ("that", "those") and number:
            return self._told(number, Host(self.told[number - 1].of, phrase(self.words, *span), None), "group")
        if any(self.list[at].low in STATISTICS for at in self.steps(*segment)):
            host = self.read_host(*segment)
            if host.of is not None:
                host.group = host.group or self._predicate_group(segment, edge, span)
                return self._told(number, host, "group" if host.group else "of")
        near = edge
        while (
            near > 0 and near not in self.high and (self.list[near].tag in (PREP, DET) or self.list[near].low == "that")
        ):
            near -= 1
        contrasted = edge_word is not None and self.list[near].tag == CONTRAST
        if contrasted and span[0] < span[1]:
            host = self.read_host(segment[0], self._contrast_start(segment[0], near))
            if host.of is None and number and self.told[number - 1].of:
                host.of = self.told[number - 1].of
            return self._told(number, Host(host.of, phrase(self.words, *span), None), "group")
        if self._continues_list(number, edge):
            return self._member(number, span)
        return self._by_preposition(number, segment, edge, span)

    def _lowering(self, segment: Stretch) -> Host | None:
        """'A was more effective than B in reducing trough pressure (11 vs 9)': what is reduced."""
        for at in reversed(self.steps(segment[0] + 1, segment[1])):
            if (
                self.list[at].tag == ING
                and self.list[at].low in CHANGES
                and self.list[at - 1].low in ("in", "at", "for")
            ):
                of = measured(self.words.text(at + 1, segment[1]))
                return Host(of, None, (at + 1, segment[1])) if of else None
        return None

    def _predicate_group(self, segment: Stretch, edge: int, span: Stretch) -> str | None:
        """'the mean score was better in the combined arm (5.1)': the last phrase of the predicate."""
        if edge <= segment[0] or self.list[edge].low not in ("in", "with", "among", "for", "on") or span[0] >= span[1]:
            return None
        verb = next((at for at in self.steps(*segment) if self.list[at].tag == BE or self._tells(at)), None)
        text = phrase(self.words, *span)
        if verb is None or verb > edge or text is None or is_time(text):
            return None
        return None if any(self.list[at].low in STATISTICS for at in range(*span)) else text

    def _contrast_start(self, first: int, edge: int) -> int:
        while (edge > first and self.list[edge].tag in (PREP, CONTRAST, DET)) or self.list[edge].low in ("as", ","):
            edge -= 1
            if edge <= first:
                break
        return edge + 1

    def _continues_list(self, number: int, edge: int) -> bool:
        """'in PI-LL (24 to 17) and LL (31 to 38)', 'with ADF (10%) and CR (8%)': one more of a list of brackets."""
        if not number or self.roles.get(number - 1) is None:
            return False
        at = edge if edge >= 0 else 0
        while at > 0 and (self.list[at].tag in (AND, DET, PREP) or self.list[at].low == ","):
            at -= 1
        return self.closes_mention(at) or at + 1 in self.high

    def _member(self, number: int, span: Stretch) -> Told:
        """One more of a list of brackets plays the part of the one before."""
        before = self.told[number - 1]
        role = self.roles[number - 1]
        if role == "time" or (is_time(self.words.text(*span)) and span[1] - span[0] <= 3):
            return self._told(number, Host(before.of, before.group, None), "time")
        if role == "group" or self.who(*span):
            return self._told(number, Host(before.of, phrase(self.words, *span), None), "group")
        of = measured(self.words.text(*span)) if span[0] < span[1] else None
        return self._told(number, Host(of or before.of, self._agent_before(number), span), "of")

    def _by_preposition(self, number: int, segment: Stretch, edge: int, span: Stretch) -> Told:
        """'MPAP was higher in highlanders (27)', 'a reduction in pain (−11)', 'Late loss (0.7)'."""
        first, last = segment
        word = self.list[edge] if first <= edge < last else None
        if word is None or word.tag != PREP or span[0] >= span[1]:
            return self._told(number, self.read_host(first, last), "of")
        topical = any(self.list[at].low in TOPICS for at in self.steps(max(first, edge - 6), edge))
        people = self.who(*span)
        if word.low in ("including", "regarding", "concerning") and not people:
            host = self.read_host(first, edge)
            return self._told(number, Host(measured(self.words.text(*span)), host.group, span), "of")
        shown = self.list[edge - 1].low in _SHOWN
        if shown and not people and word.low in ("in", "for", "with"):
            return self._told(number, Host(measured(self.words.text(*span)), None, span), "of")
        leads = topical and (measured(self.words.text(first, edge)) is None or self._names_topic(edge))
        if leads and not people and word.low in ("in", "of", "for", "on", "to", "as"):
            host = self.read_host(first, last)
            return self._told(number, Host(measured(self.words.text(*span)), host.group, span), "of")
        verb = self.verb_of(first, edge)
        before = self.read_host(first, edge)
        loose = word.low in ("in", "with", "among", "for", "on", "by", "under", "receiving") and verb is not None
        if word.low != "of" and before.of is not None and before.of != "age" and (people or loose):
            timed = is_time(self.words.text(*span))
            group = before.group if timed else phrase(self.words, *span)
            return self._told(number, Host(before.of, group, before.place), "group")
        if before.of is None and not people and word.low != "of" and not is_time(self.words.text(*span)):
            return self._told(number, Host(measured(self.words.text(*span)), before.group, span), "of")
        if people and word.low != "of":
            return self._told(number, Host(before.of, phrase(self.words, *span), before.place), "group")
        if word.low in ("after", "at", "during", "following", "before") and before.of is not None:
            return self._told(number, before, "time")
        if word.low == "of" and people and not self._counting(edge):
            return self._told(number, Host(before.of, phrase(self.words, *span), before.place), "group")
        return self._told(number, self.read_host(first, last), "of")

    def _names_topic(self, edge: int) -> bool:
        """Whether a noun such as 'reduction' or 'terms' stands right before a preposition."""
        return any(word.low in TOPICS and not word.low.endswith("er") for word in self.list[max(edge - 2, 0) : edge])

    def _by_label(self, told: Told, number: int, label: Stretch, opening: int) -> None:
        """'(mean age 51', '(etanercept 0.4 vs placebo 0.2)': the words before a value in its bracket."""
        text = measured(self.words.text(*label))
        stated = any(word.low in STATISTICS for word in self.list[slice(*label)])
        if text is None or (is_time(text) and not stated) or self.words.text(*label).strip() in ("n", "P"):
            return
        last = self.list[label[1] - 1].low
        if not stated and label[1] - label[0] > 1 and last in self.known and not self.who(*label):
            told.group = phrase(self.words, label[1] - 1, label[1])
            told.of = measured(self.words.text(label[0], label[1] - 1)) or told.of
            return
        if stated:
            at = next(at for at in range(*label) if self.list[at].low in STATISTICS)
            if at > label[0] and measured(self.words.text(at + 1, label[1])) is None:
                self._by_name(told, (label[0], at), opening)
                return
            host = self.read_host(*label)
            if told.group is None:
                segment = self._segment(number, opening)
                told.group = self._whole_group(segment)
            told.of, told.of_place, told.inherited = host.of or told.of, label, False
            told.group = host.group or told.group
            return
        if self.who(*label) or self._is_one_of_many(opening):
            told.group = phrase(self.words, *label)
            return
        told.of, told.of_place, told.inherited = text, label, False

    def _by_name(self, told: Told, name: Stretch, opening: int) -> None:
        """'(lidocaine: median 28 h', '(duration, mean 5 h': a name and a statistic before a value in brackets."""
        if self.who(*trim(self.words, *name)) or self._is_one_of_many(opening):
            told.group = phrase(self.words, *name)
        elif (of := measured(self.words.text(*name))) is not None:
            told.of, told.of_place, told.inherited = of, name, False

    def _whole_group(self, segment: Stretch) -> str | None:
        """'Children in the early group had a shorter stay (median 11': the people that the words before speak of."""
        first, last = trim(self.words, *segment)
        verb = self.verb_of(first, last)
        if verb is not None:
            return self._agent((first, verb)) if self.who(first, verb) else self._group_in(verb, last)
        return self._agent((first, last)) if first < last and self.who(first, last) else None

    def _is_one_of_many(self, opening: int) -> bool:
        """Whether a bracket compares labelled values, so that labels name groups."""
        members = self.inside(opening)
        if len(members) < 2:
            return False
        held = self.list[opening : self.words.mate.get(opening, len(self.list))]
        if any(word.tag == CONTRAST for word in held):
            return True
        units = {getattr(self.shares[n], "unit", None) for n in members}
        return len(units) == 1 and sum(self._label_before(n, opening) is not None for n in members) > 1
