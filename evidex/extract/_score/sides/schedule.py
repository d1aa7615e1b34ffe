"""When a document says that things were measured: from where to where its changes go, which time a sentence opens with.

'Changes from baseline to week 12', 'before and after treatment': what a later 'from 5 to 3' means. 'After 8 weeks both
arms had improved. Pain fell by 2.1 points …': a time that holds on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from evidex.extract._when.times import Times
from evidex.extract._when.wording import EVENT, NUMBER, TIME_WORDS
from evidex.text import View
from evidex.text.lowering import lowered
from evidex.text.people import PERSONS

__all__ = ["Schedule"]

_ONE = rf"{NUMBER}[\s-]{{0,2}}(?:year|yr|month|week|wk)s?\b"
_SPAN = re.compile(
    r"\bbaseline(?:\s(?:value|level|score|visit)s?)?"
    r"(?:\s(?:and|to|versus|vs\.?|through|until)\s(?:again\s)?(?:(?:to|at|after)\s)?(?:the\s)?|[-–]to[-–])"
    rf"(?P<to>{TIME_WORDS})"
    rf"|\bfrom\s(?:the\s)?baseline\s(?:at|after|to|in|over|through)\s(?:the\s)?(?P<at>{TIME_WORDS})"
    rf"|\bbefore\sand\s(?P<after>(?:at|after|following)\s(?:{TIME_WORDS}|(?:the\s|each\s)?(?:[\w-]+\s){{0,3}}?"
    rf"(?:{EVENT}|period)\b)|after(?=[,.;]|\s(?:and|with|by|of)\b))"
    rf"|\b(?P<begun>before\s(?:[a-z-]+\s){{1,4}})and\s(?P<ended>(?:at|after)\s{TIME_WORDS})"
    r"|\b(?:again\s(?:assessed|measured|evaluated|examined|studied|performed|recorded)"
    rf"|re-?(?:assessed|measured|evaluated|examined)|repeated)\s(?P<again>(?:at|after)\s{TIME_WORDS})"
)
"""From where to where changes go; each group is the time at which they end, or at which they begin."""
_COURSE = (
    r"(?:treatment|therapy|trial|study|course|intervention|supplementation|programme?|training|administration"
    r"|follow-?up)"
)
_GIVEN = (
    r"(?:treated|treatment|therapy|received|receiving|administered|given|randomi[sz]ed|allocated|assigned|took|taken|taking"
    r"|daily|supplement\w*|train\w*|followed|monitored|studied|continued|once|twice|mg|diet|placebo)"
)
_ABOUT = r"(?:a\s(?:total\s|period\s)?(?:of\s)?|the\s|up to\s)?"
_LASTS = re.compile(
    rf"\b{_GIVEN}\b[^.;]{{0,60}}?\s(?:for|over|during|throughout)\s{_ABOUT}(?P<for>{_ONE})"
    rf"|(?:,|\band|\bor|\bthen)\s(?:[\w.-]+\s){{1,5}}for\s{_ABOUT}(?P<then>{_ONE})"
    rf"|(?<![\w-])(?P<of>{_ONE})(?:,?\s(?!run|wash|open|placebo)[\w-]+){{0,6}}?,?\s(?:of\s)?{_COURSE}\b"
    rf"|\b(?:at|after)\s(?P<at>{_ONE})(?:\sof\s{_COURSE})?"
)
"""How long what is given lasts: 'treated with zinc for 12 weeks', 'a 6-month trial', 'after 8 weeks of therapy'."""
_SEVERAL = re.compile(r"\d(?:[^\d.]|\.\D)\D*\d")
"""'1, 3 and 6 months': which of them is not said."""
_OPENING = re.compile(
    rf"^\s*(?P<time>(?:at|after|by)\s{TIME_WORDS})"
    rf"(?=,|\s(?:both|all|there|the|in|no|means?|medians?|{PERSONS}|of\s[^,.;]{{1,40}},))"
)
"""'After 8 weeks, …'; not 'after 4 weeks run-in'."""
_REACH = 2
"""Sentences over which a time holds on that one of them opens with."""


def _begun(match: re.Match[str], text: str) -> str:
    """Where the changes of a span begin: 'before starting therapy and after 4 weeks' says it, 'again assessed after 4
    weeks' does not; baseline else."""
    if match["begun"]:
        return text[slice(*match.span("begun"))].strip()
    if match["again"]:
        return ""
    return "before" if match.lastgroup == "after" else "baseline"


class Schedule:
    """What one document says of times, beyond the sentence of a value."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._held: dict[int, str | None] = {}

    @cached_property
    def _spans(self) -> list[tuple[str, str]]:
        """Where changes begin and end, as often as it is said."""
        text = self._view.text
        return [
            (_begun(match, text), text[slice(*match.span(match.lastgroup or 0))])
            for match in _SPAN.finditer(lowered(text))
            if not _SEVERAL.search(match.group(match.lastgroup or 0))
        ]

    @cached_property
    def start(self) -> str | None:
        """Where changes begin; 'baseline' where the document speaks of one at all."""
        if self._spans and self._spans[0][0]:
            return self._spans[0][0]
        return "baseline" if "baseline" in lowered(self._view.text) else None

    @cached_property
    def end(self) -> str | None:
        """Where changes end, None where several ends are told."""
        ends = {end.lower(): end for _, end in self._spans}
        if not ends:
            return self._lasts
        return next(iter(ends.values())) if len(ends) == 1 else None

    @cached_property
    def _lasts(self) -> str | None:
        """How long what is given lasts, where only one such time is told."""
        text = self._view.text
        told = [text[slice(*match.span(match.lastgroup or 0))] for match in _LASTS.finditer(lowered(text))]
        alike = {re.sub(r"[\s-]+", " ", each.lower()).removesuffix("s") for each in told}
        return told[0] if len(alike) == 1 else None

    def change(self) -> str | None:
        """When a change was measured that is told without a time."""
        return self.end if self.start == "baseline" else None

    def held_on(self, position: int) -> str | None:
        """The time that one of the last sentences before a place opened with, if no other was told since."""
        own = bisect_right(self._view.sentences, position, key=lambda each: each.start) - 1
        if own not in self._held:  # the values of a sentence all ask for it
            self._held[own] = self._opened_before(own)
        return self._held[own]

    def _opened_before(self, own: int) -> str | None:
        sentences = self._view.sentences
        for at in range(own - 1, max(own - 1 - _REACH, -1), -1):
            if sentences[at].section != sentences[own].section:
                return None
            text = self._view.text[sentences[at].start : sentences[at].end]
            if opening := _OPENING.match(lowered(text)):
                return text[slice(*opening.span("time"))]
            if Times(text, []).found:
                return None
        return None
