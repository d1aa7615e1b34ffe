"""When a value was measured: behind it, as the label before it, in its clause, at the beginning of its sentence.

A list of times goes with a list of values ('at 3 and 24 hours'); 'from 5 at baseline to 3 at 6 months' gives each value
its own. What a change starts from ('from baseline', 'vs baseline') is no timepoint, nor is a time that is measured
itself ('a mean follow-up of 24 months').
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from evidex.extract._when.events import with_events
from evidex.extract._when.listed import halves, list_end, members
from evidex.extract._when.series import in_series
from evidex.extract._when.signs import (
    A_TIME,
    ADVERB_OF_TIME,
    AGE,
    APART,
    APART_FROM_SUBJECT,
    BARE,
    BARE_BEHIND,
    BECAME,
    BEFORE_BRACKET,
    BEHIND_LAST,
    BRACKETED_BEHIND,
    BREAK,
    CHANGED_BY,
    COMPARED,
    FOLLOWED,
    FROM,
    HEADED,
    HEADS_ALL,
    JOINT,
    JOINT_AT_END,
    LABEL,
    MEASURED,
    MOVED,
    NO_MOVE,
    OTHERWISE,
    REFERENCE,
    SAID_TOO,
    SIDE,
    STATE,
    TOLD_LAST,
    VERB,
    WEAK,
)
from evidex.extract._when.turns import turns_into
from evidex.extract._when.wording import TIME
from evidex.text.lowering import lowered

__all__ = ["Times", "without_times"]


def without_times(text: str) -> str:
    """A phrase without the phrases of time in it that have a preposition: 'VAS score at 12 weeks' → 'VAS score'."""
    kept: list[str] = []
    last = 0
    low = lowered(text)
    for match in TIME.finditer(low):
        if " " in match.group() and match.start() >= last:
            kept += text[last : match.start()], " "
            last = list_end(low, *match.span())
    return "".join(kept) + text[last:]


class Times:
    """The phrases of time of one sentence (`text`), and which of them holds for a value."""

    def __init__(
        self, text: str, values: list[tuple[int, int]], *, subjects: bool = False, events: bool = False
    ) -> None:
        """`subjects`: whether the values are said to do something ('52% were dead within a year'), as shares are;
        `events`: whether any event tells a time ('after clonidine'): what exposes people is none of an effect."""
        self.text = text
        self.low = lowered(text)
        self.values = values
        """Where each value of the sentence stands in it, its spread included."""
        self._subjects = subjects
        self._apart, self._reach = (APART_FROM_SUBJECT, 120) if subjects else (APART, 70)
        known = [match.span() for match in TIME.finditer(self.low)]
        told = with_events(self.low, known, values) if events else known
        self.seen = [span for each in told if (span := self._clear_of_values(*each))]
        telling = [span for span in self.seen if self._tells(*span)]
        self.found = [span for span in telling if not WEAK.fullmatch(self.low, *span)] or telling

    def _clear_of_values(self, start: int, end: int) -> tuple[int, int] | None:
        """A phrase of time up to the value that it runs into ('at minute 5 and 2.5'); None where it is one."""
        for first, last in self.values:
            if first < end and start < last:
                end = start + len(JOINT_AT_END.sub("", self.low[start:first]))
                return (start, end) if start < first and A_TIME.search(self.low, start, end) else None
        return start, end

    def _tells(self, start: int, end: int) -> bool:
        """Whether a phrase of time may be a timepoint: no start of a change, no length of follow-up."""
        if REFERENCE.search(self.low[max(start - 20, 0) : end]):
            return False
        if self.low.startswith("by ", start) and CHANGED_BY.search(self.low, max(start - 40, 0), start):
            return False  # 'decreased by 66 min'
        opens = self.low.startswith("at ", start) and self.low.startswith(",", end)
        if (MEASURED.search(self.low, start, end) and not opens) or re.match(
            r"[\s-]*(?:placebo|run-in|wash)", self.text[end:]
        ):
            return False
        if FOLLOWED.search(self.low, start, end) is None:
            return True
        verb = "" if self.low.startswith(("at ", "after ", "during ", "over "), start) else "|was"
        return re.match(rf"\s(?:period )?(?:of|ranged{verb})\s", self.text[end:]) is None

    @cached_property
    def _series(self) -> dict[int, tuple[int, int]]:
        """The times of values that each have one of their own."""
        if len(self.values) < 2:
            return {}
        return in_series(self.low, self.values, sorted([*self._timed, *self._bare]))

    @cached_property
    def _bare(self) -> list[tuple[int, int]]:
        """Times in a word or two that are none elsewhere: 'before', 'initially', 'in 2004'."""
        bare = (match.span() for match in BARE.finditer(self.low))
        taken = [*self.seen, *self.values]
        return [span for span in bare if not any(first < span[1] and span[0] < last for first, last in taken)]

    @property
    def _timed(self) -> list[tuple[int, int]]:
        """The phrases that may hold for one value each: no states, where a time opens or ends the sentence."""
        times = [span for span in self.found if not STATE.match(self.low[slice(*span)])]
        if not times or not self.values:
            return self.found
        opened = times[0][1] < self.values[0][0]
        closed = VERB.search(self.low, self.values[-1][1], times[-1][0]) is not None
        return times if opened or closed else self.found

    def of(self, number: int, place: tuple[int, int] | None) -> str | None:
        """The timepoint of a value; `place` is where the words of what it measures stand."""
        if own := self._series.get(number):
            return self._listed(number, own)
        start, end = self.values[number]
        run = self._run_of(number)
        if bracketed := BRACKETED_BEHIND.match(self.low, end):
            return self.text[slice(*bracketed.span(1))]
        if (label := self._labelled(number)) is not None:
            return label
        last = number
        if not re.search(r"\bto\b", self.text[self.values[run[0]][1] : self.values[run[-1]][0]]):
            last = run[-1]
        if (behind := self._told_behind(number, last)) is not None:
            return behind
        if (dealt := self._dealt(number)) is not None:
            return dealt
        if self.low.find(":", 0, start) >= 0 and (headed := HEADED.search(self.low, 0, start)):
            return self.text[slice(*headed.span(1))]
        if alone := self._alone(start):
            return self._listed(number, alone)
        before = self._before(start, place)
        if before is None and COMPARED.search(self.text[end : max(self.values[-1][0], end)]):
            before = self._behind(self.values[-1][1], len(self.text))
        if before is None:
            shared = self._shared_behind(number)
            return shared or (None if self._closing is None else self._listed(number, self._closing))
        return self._listed(number, before)

    @cached_property
    def _closing(self) -> tuple[int, int] | None:
        """The time behind the verb of all values: 'pain (5 vs 7) and use (2 vs 3) were lower on day 1'."""
        last = self.values[-1][1]
        times = [span for span in self._timed if span[0] > last and TOLD_LAST.match(self.low, span[0])]
        verb = VERB.search(self.low, last)
        if (
            self._subjects
            or len(times) != 1
            or verb is None
            or verb.start() > times[0][0]
            or BREAK.search(self.low, last, times[0][0])
        ):
            return None
        return times[0]

    def _shared_behind(self, number: int) -> str | None:
        """The time behind the next value, of which the same is said: 'size was 3 cm and weight was 70 kg at birth'."""
        if number + 1 >= len(self.values):
            return None
        between = self.low[self.values[number][1] : self.values[number + 1][0]]
        return self._told_behind(number + 1, number + 1) if SAID_TOO.fullmatch(between) else None

    def paired(self, number: int) -> bool:
        """Whether only a stroke parts a value from the one before: '158/98 mm Hg' was measured once."""
        return self.low[self.values[number - 1][1] : self.values[number][0]].strip() == "/"

    @property
    def silent(self) -> bool:
        """Whether the sentence says nothing of when its values were measured."""
        if self.found:
            return False
        floors = [0, *(end for _, end in self.values)]
        roofs = [*(start for start, _ in self.values), len(self.low)]
        return not any(OTHERWISE.search(self.low, *gap) for gap in zip(floors, roofs, strict=True))

    def own(self, number: int) -> str | None:
        """The timepoint that stands right before a value or behind its block."""
        if own := self._series.get(number):
            return self._listed(number, own)
        label = self._labelled(number, bracketed=False)
        return label if label is not None else self._told_behind(number, self._block_of(number)[-1])

    def _labelled(self, number: int, *, bracketed: bool = True) -> str | None:
        """The label before a value: 'at baseline 5', or before its bracket: 'at baseline (5'."""
        start = self.values[number][0]
        floor = self.values[number - 1][1] if number else 0
        led = self.low[floor:start]
        if (
            bracketed
            and led.endswith(("(", "["))
            and (near := self._compared_sides(start) or self._ends_at(start - 1)) is not None
        ):
            return self._listed(number, near)
        label = LABEL.search(led) if led[-1:].isspace() else None
        if label is None or (number and BEHIND_LAST.match(led)) or AGE.search(led, 0, label.start()):
            return None
        first, last = (floor + each for each in label.span(label.lastindex or 0))
        first = min([begin for begin, end in self.seen if end == last and floor <= begin], default=first)
        if both := next((span for span in self.found if self.low[span[1] : first] == " and "), None):
            return self._listed(number, both)
        return None if REFERENCE.search(self.low[floor:last]) else self._listed(number, (first, last))

    def _ends_at(self, opening: int) -> tuple[int, int] | None:
        """The phrase right before a bracket: 'at 3 weeks (5.1)'."""
        last = opening - self.low[:opening].endswith(" ")
        for span in self.seen:
            if span in self.found and span not in self._timed:
                continue  # 'lower at rest (5 vs 7) in the first six hours'
            if span[1] == last and (" " in self.low[slice(*span)] or self.low[slice(*span)] == "baseline"):
                return span
        bare = BEFORE_BRACKET.search(self.low, max(opening - 40, 0), last)
        return bare.span(bare.lastindex or 0) if bare and self.seen else None

    def _told_behind(self, number: int, last: int) -> str | None:
        """The timepoint behind a list of values whose last is `last`."""
        end = self.values[last][1]
        roof = self.values[last + 1][0] if last + 1 < len(self.values) else len(self.text)
        if bare := BARE_BEHIND.match(self.low, end) or BRACKETED_BEHIND.match(self.low, end):
            return self._listed(number, bare.span(1))
        behind = self._behind(end, roof)
        return None if behind is None else self._listed(number, behind)

    def _dealt(self, number: int) -> str | None:
        """The member of a list of times behind a list of as many values: '5 and 6 were seen on days 1 and 2'."""
        run = self._run_of(number)
        size, own = self._place_in(run, number)
        end = self.values[run[-1]][1]
        roof = self.values[run[-1] + 1][0] if run[-1] + 1 < len(self.values) else len(self.text)
        if size < 2 or "respectively" not in self.low[end:roof]:
            return None
        for span in self.found:
            if end <= span[0] < roof and len(listed := self._members(span)) == size:
                return listed[own]
        return None

    def moves(self) -> tuple[set[int], set[int]]:
        """The values from which something changes, and those to which it does: 'from 5.1 and 6.2 to 3.0 and 4.1'."""
        first: set[int] = set()
        second: set[int] = set()
        for number in range(1, len(self.values)):
            before, own = self.values[number - 1 : number + 1]
            if before[0] == own[0] or turns_into(self.low, before, own):  # 'improved (16.4-21.9 mmHg'
                first.add(number - 1)
                second.add(number)
            elif self._leads_to(number):
                first.update(self._block_of(number - 1))
                second.update(self._block_of(number))
        return first - second, second

    def _leads_to(self, number: int) -> bool:
        """Whether the value before this one became this one."""
        block = self._block_of(number - 1)
        between = self.low[self.values[number - 1][1] : self.values[number][0]]
        if block[-1] != number - 1 or not BECAME.match(between) or NO_MOVE.search(between):
            return False
        led = self.low[max(self.values[block[0]][0] - 40, 0) : self.values[block[0]][0]]
        return between.strip(" )%").startswith("to") or bool(FROM.search(led) or MOVED.search(between))

    def _behind(self, end: int, roof: int) -> tuple[int, int] | None:
        """The phrase behind a value: before the next value, and before its clause ends."""
        for first, last in self.found:
            if first < end or last > roof or ADVERB_OF_TIME.match(self.low[first:last]):
                continue
            if last + 2 == roof and self.text[last:roof] in (" (", " [") and ")" in self.text[end:first]:
                return None  # '(150) at 2 months (143': the time of the next value
            between = re.sub(r"^[^()]{0,40}\)|\([^()]*\)", "", self.text[end:first])
            apart = len(between) > self._reach or self._apart.search(between.strip(" ,)"))
            return None if apart else (first, last)
        return None

    def _before(self, start: int, place: tuple[int, int] | None) -> tuple[int, int] | None:
        """The nearest phrase before a value in its clause, else the one that opens the sentence."""
        if (sides := self._compared_sides(start)) is not None:
            return sides
        begin = max((brk.end() for brk in BREAK.finditer(self.text, 0, start)), default=0)
        continued = [span for span in self._bare if self.low[span[0]].isdigit()]
        for first, last in sorted([*self._timed, *continued], reverse=True):
            if last > start:
                continue
            if ADVERB_OF_TIME.match(self.low[first:last]) and not self._leads_host(first, last, place):
                continue
            if first >= begin:
                return first, last
        if self._heading is not None:
            return self._heading
        opening = self.found[0] if self.found else None
        if opening is None or (self._subjects and ADVERB_OF_TIME.match(self.low[slice(*opening)])):
            return None  # 'Postoperative delirium occurred in 18%'
        if opening[0] < 30 and opening[1] <= start and " " in self.text[: opening[1] + 1]:
            return opening
        return None

    @cached_property
    def _heading(self) -> tuple[int, int] | None:
        """The time of all values, told before the colon that leads to the first."""
        first = self.values[0][0]
        heads = [span for span in self.found if span[1] <= first and HEADS_ALL.match(self.low, span[1], first)]
        return heads[-1] if heads else None

    def _leads_host(self, first: int, last: int, place: tuple[int, int] | None) -> bool:
        """Whether a time stands in the words of what is measured, or right before them ('baseline mean scores of')."""
        if place is None:
            return False
        leads = last <= place[0] and not self.low[last : place[0]].strip()
        return place[0] <= first < place[1] or (leads and MEASURED.match(self.low, place[0]) is not None)

    def _alone(self, start: int) -> tuple[int, int] | None:
        """The only time of a list between semicolons: '9 (A) and 10 (B) at week 0; 2 (A) and 3 (B) at week 4'."""
        if ";" not in self.low or not self.found or self.found[0][0] < self.values[0][0]:
            return None
        first, last = self.low.rfind(";", 0, start) + 1, self.low.find(";", start)
        inside = [span for span in self.found if first <= span[0] and (last < 0 or span[1] <= last)]
        return inside[0] if len(inside) == 1 and inside[0][0] > start else None

    def _compared_sides(self, start: int) -> tuple[int, int] | None:
        """'lower after surgery than before it (5 vs 7)': the time of the side of a value in a bracket of two."""
        for (first, last), (then, end) in pairwise(sorted([*self.seen, *self._bare])):
            if self.low[last:then] != " than " or end > start:
                continue
            later = sum(end <= other < start for other, _ in self.values)
            return ((first, last), (then, end))[later] if later < 2 else None
        return None

    def _listed(self, number: int, span: tuple[int, int]) -> str:
        """The member of 'at 1, 3 and 24 hours' that belongs to this value of a list of as many; else the phrase."""
        told = self.text[slice(*span)]
        listed = self._members(span)
        for values in (self._run_of(number), self._block_of(number)):
            size, own = self._place_in(values, number)
            if size == len(listed):
                return listed[own]
            if size == 2 and (both := halves(told)):
                return both[own]
        return told

    def _members(self, span: tuple[int, int]) -> list[str]:
        """The times that a phrase of time lists with those beside it, up to the values on either side."""
        floor = max((end for _, end in self.values if end <= span[0]), default=0)
        roof = min((start for start, _ in self.values if start >= span[1]), default=len(self.text))
        if listed := members(self.text[floor:roof], self.low[floor:roof], span[0] - floor, span[1] - floor):
            return listed
        before = next((each for each in self.found if self.low[each[1] : span[0]] == " and "), span)
        after = next((each for each in self.found if self.low[span[1] : each[0]] == " and "), span)
        return [self.text[slice(*each)] for each in sorted({before, span, after})]

    def _place_in(self, run: list[int], number: int) -> tuple[int, int]:
        """How many values stand in one list with a value, and which of them it is; '150/95' is one."""
        parted = [self.text[self.values[each - 1][1] : self.values[each][0]].strip() != "/" for each in run[1:]]
        return 1 + sum(parted), sum(parted[: run.index(number)])

    def _run_of(self, number: int) -> list[int]:
        """The numbers of the values that stand in one list with a value."""
        return self._joined_by(JOINT, number)

    def _block_of(self, number: int) -> list[int]:
        """The same, where no 'to' parts them."""
        return self._joined_by(SIDE, number)

    def _joined_by(self, joint: re.Pattern[str], number: int) -> list[int]:
        first = last = number
        while first and joint.match(self.text[self.values[first - 1][1] : self.values[first][0]]):
            first -= 1
        while last + 1 < len(self.values) and joint.match(self.text[self.values[last][1] : self.values[last + 1][0]]):
            last += 1
        return list(range(first, last + 1))
