"""Sides that were chosen but are none: the measure's own name, a time, a fall in percent, 'the two groups', 'a trend'.

Nor is a factor what the clause sets something against: 'was reduced by 29% relative to usual care (HR …)'. What was
told of the estimate before, or what the document sets against one another or studies, stands in their place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from evidex.extract._choosing.agreement import agreement
from evidex.extract._effect.sides.clause import Clause
from evidex.extract._effect.sides.side_words import CONTROL, Sides
from evidex.text.units import TIME_UNIT

__all__ = ["with_factor", "with_outcome"]

_OF_ALL = (
    r"(?:(?:the|pooled|overall|summary|(?:un)?adjusted|crude|corresponding|mean|median|estimated|weighted"
    r"|standardi[sz]ed|absolute|net)\s)*"
)
_MEASURE = (
    r"(?:(?:hazards?|odds|risk|rate|prevalence)\sratios?|(?:mean|risk|rate|treatment|between-group|group)\s(?:differences?|effects?)"
    r"|risk\sreductions?|(?-i:[a-z]{0,3}(?:[OHR]R|RH|[SW]?MD|P?RD|IRR)s?)"
    r"|(?:NN[TH]s?|numbers?\sneeded\sto\s(?:treat|harm))(?:\s\d.*)?)"
)
"""An estimate by its own name."""
_FIGURE = re.compile(
    rf"{_OF_ALL}(?:\w+\s)?(?:{_MEASURE}|relative\s(?:risks?|hazards?|odds)|treat|harm|heterogeneity|I2)", re.IGNORECASE
)
_ITSELF = re.compile(
    rf"{_OF_ALL}(?:{_MEASURE}|differences?|effects?\ssizes?|numbers?(?:\sneeded)?|pooled|combined|overall)"
    r"(?:\s(?:at|after)\s(?:\d+\s\w+|\w+\s\d+))?",
    re.IGNORECASE,
)
_TIME = re.compile(rf"\d+[\s-]{TIME_UNIT}(?:\s(?:of\s)?(?:follow-?up|treatment))?", re.IGNORECASE)
_MOVED = re.compile(
    r"(?:reduc|lower|increas|decreas|rais|improv|cut|halv)\w*\sby\s.*|\d[\d.,]*\s?%.*|.*\brelative$", re.IGNORECASE
)
_GROUPS = re.compile(
    r"(?:the\s|both\s|all\s)?(?:two\s|three\s|four\s)?(?:study\s|treatment\s|trial\s|randomi[sz]ed\s|intervention\sand\scontrol\s)?"
    r"(?:groups|arms)(?:\s(?:overall|combined|in)\b.*)?",
    re.IGNORECASE,
)
_ANY_GROUPS = re.compile(r"(?:the\s|both\s|all\s)?(?:two\s|three\s|four\s)?(?:study\s)?(?:groups|arms)", re.IGNORECASE)
_NUMBERS = re.compile(r"[\d.,/±\s–-]+(?:mm\s?Hg|[a-zA-Zµμ%/]{1,7})?|m?mol/m?mol|[mnµμ]?(?:g|mol)/d?L")
"""'10.1/4.5 mm Hg', 'mmol/mol'."""
_AGAINST = re.compile(
    r"\b(?:relative\sto|(?:as\s|when\s)?compared\s(?:with|to)|versus|vs\.?|than(?:\s(?:with|in|for|on))?)\s(?:the\s)?"
    r"(?P<c>[^,;:()]{3,60}?)(?:\s(?:groups?|arms?))?\W*$"
)
_SAME = 0.99
_LED = re.compile(r"(?:NN[TH]s?|numbers? needed to (?:treat|harm)) (?:for|with) ")
"""'NNT for urapidil': a name of the measure before that of the factor."""
_VAGUE = re.compile(r"(?:\w+[\s-]){0,3}(?:relationships?|associations?|gradients?|trends?)", re.IGNORECASE)
_RISK = re.compile(
    r"(?:(?:lower|higher|increased|reduced|excess|relative)\s)?(?:risks?|odds|hazards?|rates?|likelihood)",
    re.IGNORECASE,
)
_PREDICATE_BEHIND = re.compile(r"(?<=\w)\s(?:rose|fell|declined|doubled|halved|tripled)(?:\swith\s.*)?$")
_PREDICATE_BEFORE = re.compile(r"^(?:predict(?:s|ed)?|reduce)\s(?=\w)")


def with_factor(sides: Sides, clause: Clause, before: Sides, opposed: Sides, studied: Callable[[], Sides]) -> Sides:
    """The sides with a factor that can be one, where something else was told of before."""
    if sides.factor is not None and _is_set_off(sides.factor, clause.lead):
        sides = msgspec.structs.replace(sides, factor=None, comparator=sides.factor)
    if sides.factor is not None and (led := _LED.match(sides.factor)):
        sides = msgspec.structs.replace(sides, factor=sides.factor[led.end() :])
    named = opposed.factor is None and clause.behind.startswith("for ")  # 'odds ratios were 8.9 (…) for gout'
    if sides.factor is not None and not _is_none(sides, named=named):
        return sides
    groups = sides.factor is not None and _GROUPS.fullmatch(sides.factor) is not None
    for source in _sources(*((opposed, before) if groups else (before, opposed)), studied):
        if source.factor and not _is_none(source) and agreement(source.factor, sides.outcome) < _SAME:
            comparator = sides.comparator or source.comparator
            return msgspec.structs.replace(
                sides, factor=source.factor, comparator=comparator if comparator != source.factor else None
            )
    is_no_name = sides.factor is not None and any(
        each.fullmatch(sides.factor) for each in (_FIGURE, _ANY_GROUPS, _NUMBERS, _TIME)
    )
    return msgspec.structs.replace(sides, factor=None) if is_no_name else sides


def _is_set_off(factor: str, lead: str) -> bool:
    """Whether the clause ends with what a factor is set against, and this is it."""
    match = _AGAINST.search(lead, 1)  # what a clause begins with, 'than for B (OR …)', has a number of its own
    return match is not None and factor.lower() == match["c"].lower() and CONTROL.search(factor) is not None


def _sources(one: Sides, other: Sides, studied: Callable[[], Sides]) -> Iterator[Sides]:
    """Where else a factor may be told; what the document studies is read only if it comes to that."""
    yield one
    yield other
    yield studied()


def _is_none(sides: Sides, *, named: bool = False) -> bool:
    factor = sides.factor or ""
    figure = (
        _FIGURE.fullmatch(factor) or _MOVED.fullmatch(factor) or _GROUPS.fullmatch(factor) or _TIME.fullmatch(factor)
    )
    return figure is not None or (not named and agreement(factor, sides.outcome) >= _SAME)


def with_outcome(sides: Sides, before: Sides, elsewhere: Callable[[], str | None]) -> Sides:
    """The sides with an outcome that can be one: no more of it than its name, and no name of a measure."""
    outcome = sides.outcome
    if outcome is None or _ITSELF.fullmatch(outcome):
        return msgspec.structs.replace(sides, outcome=before.outcome or elsewhere())
    if _RISK.fullmatch(outcome):
        return msgspec.structs.replace(sides, outcome=before.outcome or elsewhere() or outcome)
    if before.outcome is not None and (_VAGUE.fullmatch(outcome) or _TIME.fullmatch(outcome)):
        return msgspec.structs.replace(sides, outcome=before.outcome)
    plain = _PREDICATE_BEFORE.sub("", _PREDICATE_BEHIND.sub("", outcome))
    return sides if plain == outcome else msgspec.structs.replace(sides, outcome=plain)
