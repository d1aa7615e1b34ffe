"""When a value was measured: behind it, as the label before it, in its clause, at the beginning of its sentence.

A list of times goes with a list of values ('at 3 and 24 hours'); 'from 5 at baseline to 3 at 6 months' gives each value
its own. What a change starts from ('from baseline', 'vs baseline') is no timepoint, nor is a time that is measured
itself ('a mean follow-up of 24 months').
"""

from __future__ import annotations

import re

from evidex.text.lowering import lowered

__all__ = ["Times", "without_times"]

_UNITS = "years?|yrs?|months?|mos?|weeks?|wks?|days?|hours?|hrs?|h|minutes?|mins?|min|seconds?|s|cycles?|sessions?"
_UNIT = f"(?:{_UNITS})"
_NUMBER = (
    r"(?:\d+(?:[.,·]\d+)?(?:st|nd|rd|th)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|first|second|third"
    r"|fourth|last)"
)
_LIST = (
    rf"{_NUMBER}(?:\sto\s{_NUMBER}(?<![.,·]\d)(?<![.,·]\d\d))?"  # 'on days 4 and 11 to 31.0' ends with 11
    rf"(?:\s?(?:,|-|–|and|or|,\sand)\s?{_NUMBER}){{0,5}}"
)
_EVENT = (
    r"(?:surgery|operation|treatment|therapy|transplantation|injury|injection|administration|intervention|discharge"
    r"|admission|diagnosis|randomi[sz]ation|birth|delivery|exercise|training|dosing|infusion|procedure|start(?:ing)?"
    r"|onset|follow-?up|baseline|initiation|the end of \w+|dose|ingestion|implantation|meals?|loading|withdrawal)"
)
_OF_WHAT = (
    rf"(?:\s(?:of|post|after|following|before|from|since)[\s-](?:the\s|a\s|first\s|last\s|active\s)?(?:[\w-]+\s)?{_EVENT}\b"
    r"|\s(?:post|pre)-?(?:operatively|treatment|surgery|dose|operation|intervention)?\b|\s(?:later|earlier)\b"
    r"|\sfollow-?up\b|\sof\s(?:treatment|therapy|follow-?up|[a-z]+ therapy)\b|\spostoperatively\b)?"
)
_COUNTED = rf"(?:{_LIST}[\s-]{{0,2}}{_UNIT}\b(?!\s(?:old|of age|or (?:older|younger)))|(?:{_UNITS}|visits?)\s{_LIST}\b)"
_NAMED = (
    r"(?:baseline|(?:final|last|latest|long-term|short-term|early|late|mid-?term)?\s?follow-?up(?:\s(?:visit|examination))?"
    r"|discharge|admission|enrol?lment|end ?point|randomi[sz]ation|(?:study|trial) (?:entry|end|completion)"
    r"|(?:final|last|first) visit"
    r"|(?:the\s)?(?:end|completion|beginning|start)\sof\s(?:the\s)?(?:[\w-]+\s){0,2}(?:study|treatment|therapy|trial"
    r"|follow-?up|period|phase|program(?:me)?|training|intervention|season|year)|presentation|diagnosis"
    r"|(?:the\s)?time of (?:diagnosis|surgery|admission|presentation|enrol?lment|operation|injury|death|treatment)"
    r"|(?:peak|maximal) exercise|rest|dialysis initiation|birth)"
)
_LEAD = (
    r"(?:(?:the|a|an|each|all|both|about|approximately|up to|early|late|first|last|final|latest|next|previous|following"
    r"|preceding|subsequent|day|least|initial|same|study)\s){0,4}"
)
TIME = re.compile(
    rf"\b(?:at|by|after|within|during|over|through|until|before|for|in|on|following|prior to|from baseline to"
    rf"|to(?=\sweek|\smonth|\sday))\s{_LEAD}(?:{_COUNTED}{_OF_WHAT}|(?<!for\s){_NAMED}\b"
    r"|(?:same|measurement|final|last|first|second|third|fourth|\d+(?:st|nd|rd|th))\s"
    r"(?:times?|intervals?|week|month|day|visit|phase|trimester|year|season|session)\b)"
    rf"|\b{_COUNTED}\s(?:after|before|post|following|later|from)\b(?:[\s-](?:the\s|a\s)?[a-z-]+)?"
    r"|\b(?:before|after|following)\s(?:and\safter\s|the\s|a\s)?(?:[\w-]+\s){0,2}?" + _EVENT + r"\b"
    r"|\b(?:before|after|following)\s[a-z]+ing\s[a-z]+(?:\s[a-z]+)?\b"
    r"|\b(?:post|pre|intra|peri)-?(?:operative|treatment|intervention|test|injury|op|therapy|surgical|dose|drug)(?:ly)?\b"
    r"|\b(?:baseline|initially)\b"
    r"|\b(?:early|late|mid-?term|final|last|latest|long-term|short-term)\s(?:follow-?up|visit|examination)\b",
)
_REFERENCE = re.compile(
    r"(?:\bfrom|\bvs\.?|\bversus|\bcompared (?:with|to)|\brelative to|\bover|\bbelow|\babove|\bthan(?:\sat)?)\s"
    r"(?:the\s)?(?:baseline|before\s\w+|pre-?\w+)$",
)
_FOLLOWED = re.compile(r"\bfollow-?up\b|\bperiod\b|\bduration\b")
_MEASURED = re.compile(r"\b(?:mean|median|average)\b")
_LABEL = re.compile(
    rf"(?:(?:^\s?|[(\[;:,]\s?|\b(?:vs\.?|versus|and|to|was)\s)((?:at\s)?(?:baseline|{_COUNTED}|{_NAMED}))"
    r"|(?:^|[\s(\[;:,])((?:pre|post)(?:-?(?:operative|treatment|test|intervention)\w*)?|before(?:\s\w+)?|after(?:\s\w+)?))"
    r"(?:\s\([^()]{1,20}\))?[,:]?\s(?:was\s|=\s)?$",
)
_BARE_BEHIND = re.compile(
    r"\s?((?:before|after)(?:\streatment|\stherapy|\ssurgery)?|pre-?\w*|post-?\w*|initially)(?=[\s,;.)]?(?:[,;.)]|to\b|and\b|$))",
)
_AND_LATER = re.compile(rf"\s?,?\sand\s((?:at\s|after\s)?(?:{_NAMED}|{_COUNTED}))\b")
"""'at baseline and study completion was 5.6 and 5.0 cm': the second of two times."""
_A_UNIT = re.compile(rf"\b{_UNIT}\b")
_JOINT = re.compile(r"^[\s,)(]*(?:and|or|vs\.?|versus|to|,)?[\s,)(]*$")
_COMPARED = re.compile(r"\b(?:than|vs\.?|versus|compared)\b")
_ADVERB_OF_TIME = re.compile(r"^(?:pre|post|intra|peri)-?\w*(?<!ly)$|^(?:baseline|pre|post|before|after|follow-?up)$")
_BREAK = re.compile(r";|\.(?<!vs.)\s|w(?<!\w.)h(?:ile|ereas)\b|b(?<!\w.)ut\b|a(?<!\w.)lthough\b")
"""Each alternative begins with its own character: found faster."""
_APART = re.compile(_BREAK.pattern + r"|,|\b(?:was|were|is|are|had|has|have|and)\b")
"""What parts a value from a time behind it."""


def without_times(text: str) -> str:
    """A phrase without the phrases of time in it that have a preposition: 'VAS score at 12 weeks' → 'VAS score'."""
    kept: list[str] = []
    last = 0
    for match in TIME.finditer(lowered(text)):
        if " " in match.group():
            kept += text[last : match.start()], " "
            last = match.end()
    return "".join(kept) + text[last:]


class Times:
    """The phrases of time of one sentence (`text`), and which of them holds for a value."""

    def __init__(self, text: str, values: list[tuple[int, int]]) -> None:
        self.text = text
        self.low = lowered(text)
        self.values = values
        """Where each value of the sentence stands in it, its spread included."""
        self.found = [match.span() for match in TIME.finditer(self.low) if self._tells(match)]

    def _tells(self, match: re.Match[str]) -> bool:
        """Whether a phrase of time may be a timepoint: no value, no start of a change, no length of follow-up."""
        start, end = match.span()
        if any(first < end and start < last for first, last in self.values):
            return False
        if _REFERENCE.search(self.low[max(start - 20, 0) : end]):
            return False
        if _MEASURED.search(match.group()) or re.match(r"[\s-]*(?:placebo|run-in|wash)", self.text[end:]):
            return False
        own = _FOLLOWED.search(match.group()) and re.match(r"\s(?:period )?(?:of|was|ranged)\s", self.text[end:])
        return own is None

    def of(self, number: int, place: tuple[int, int] | None) -> str | None:
        """The timepoint of a value; `place` is where the words of what it measures stand."""
        start, end = self.values[number]
        floor = self.values[number - 1][1] if number else 0
        roof = self.values[number + 1][0] if number + 1 < len(self.values) else len(self.text)
        run = self._run_of(number)
        led = self.low[floor:start]
        label = _LABEL.search(led) if led[-1:].isspace() else None
        if label is not None:
            first, last = (floor + each for each in label.span(label.lastindex or 0))
            if both := next((span for span in self.found if self.low[span[1] : first] == " and "), None):
                return self._listed(number, both)
            if not _REFERENCE.search(self.low[floor:last]):
                return self.text[first:last]
        if led.strip() == "/":
            return self.of(number - 1, place)
        if not re.search(r"\bto\b", self.text[self.values[run[0]][1] : self.values[run[-1]][0]]):
            end = self.values[run[-1]][1]
            roof = self.values[run[-1] + 1][0] if run[-1] + 1 < len(self.values) else len(self.text)
        if bare := _BARE_BEHIND.match(self.low, end):
            return self.text[slice(*bare.span(1))]
        behind = self._behind(end, roof)
        if behind is not None:
            return self._listed(number, behind)
        before = self._before(start, place)
        if before is None and _COMPARED.search(self.text[end : max(self.values[-1][0], end)]):
            before = self._behind(self.values[-1][1], len(self.text))
        return None if before is None else self._listed(number, before)

    def _behind(self, end: int, roof: int) -> tuple[int, int] | None:
        """The phrase behind a value: before the next value, and before its clause ends."""
        for first, last in self.found:
            if first < end or last > roof or _ADVERB_OF_TIME.match(self.low[first:last]):
                continue
            between = re.sub(r"^[^()]{0,40}\)|\([^()]*\)", "", self.text[end:first])
            return None if len(between) > 70 or _APART.search(between.strip(" ,)")) else (first, last)
        return None

    def _before(self, start: int, place: tuple[int, int] | None) -> tuple[int, int] | None:
        """The nearest phrase before a value in its clause, else the one that opens the sentence."""
        begin = max((brk.end() for brk in _BREAK.finditer(self.text, 0, start)), default=0)
        for first, last in reversed(self.found):
            if last > start:
                continue
            if _ADVERB_OF_TIME.match(self.low[first:last]) and (place is None or not place[0] <= first < place[1]):
                continue
            if first >= begin:
                return first, last
        opening = self.found[0] if self.found else None
        if opening is not None and opening[0] < 30 and opening[1] <= start and " " in self.text[: opening[1] + 1]:
            return opening
        return None

    def _listed(self, number: int, span: tuple[int, int]) -> str:
        """The member of 'at 1, 3 and 24 hours' that belongs to this value of a list of as many; else the phrase."""
        told = self.text[slice(*span)]
        numbers = re.findall(r"\d+(?:\.\d+)?", told)
        unit = _A_UNIT.search(told) if len(numbers) >= 2 else None
        run = self._run_of(number)
        if len(numbers) >= 2 and len(run) == len(numbers) and unit is not None:
            return f"{numbers[run.index(number)]} {unit.group()}"
        if len(run) == 2 and (both := re.match(r"(before|pre-?\w*) and (after|post-?\w*)\b(.*)", told, re.IGNORECASE)):
            return f"{both.group(run.index(number) + 1)}{both.group(3)}"
        if len(run) == 2 and (second := _AND_LATER.match(self.low, span[1])):
            return (told, self.text[slice(*second.span(1))])[run.index(number)]
        return told

    def _run_of(self, number: int) -> list[int]:
        """The numbers of the values that stand in one list with a value."""
        first = last = number
        while first and _JOINT.match(self.text[self.values[first - 1][1] : self.values[first][0]]):
            first -= 1
        while last + 1 < len(self.values) and _JOINT.match(self.text[self.values[last][1] : self.values[last + 1][0]]):
            last += 1
        return list(range(first, last + 1))
