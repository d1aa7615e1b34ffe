"""Percentages against counts: what several rules of this family ask."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from evidex.check.judging import NotApplicable
from evidex.check.percentages import fits
from evidex.check.rules.num._denominators import group_whole
from evidex.check.socket import Case
from evidex.schema import ProportionClaim
from evidex.text.people import HUMANS

__all__ = ["Counts", "counts_of", "mispaired"]

_SHARE = (
    r"(?:rates?|percent\w*|prevalences?|proportions?|incidences?|mortality|risks?|survival|frequenc\w+|probabilit\w+)"
)
_MODELLED = re.compile(
    rf"\b(?:kaplan|actuarial|life.table|cumulative|extrapolat\w+|imput\w+|meta.?analys\w+|random.effects|weighted"
    rf"|standardi[sz]ed {_SHARE}"
    rf"|(?:age|sex|risk|multivariabl\w+|covariate)[- ](?:and [a-z]+[- ])?(?:adjusted|standardi[sz]ed)"
    rf"|adjusted {_SHARE}|pooled (?:\w+ )?{_SHARE}|estimated (?:\w+ )?(?:{_SHARE}|to|at)|projected|modell?ed"
    rf"|model-based|(?:was|were) estimated)\b",
    re.I,
)
"""Words of a percentage that was not made by dividing the counts; 'adjusted' may also belong to an odds ratio."""
_ABOUT = re.compile(
    r"(?:about|approximately|approx\.?|nearly|almost|around|roughly|circa|over|under"
    r"|more than|less than|~|≈|∼|[<>≤≥])\s{0,2}$",
    re.I,
)


_UNIT = re.compile(r"\d\s?/\s?\d+\s?(?:mm|cm|mg|µg|μm|ml|mL|kg|Hz|nm|mmHg)\b")
_PERCENT = re.compile(r"(?<![\d.·])(\d{1,3}(?:[.·]\d{1,3})?)\s?%")
_BESIDE = 25
"""Characters around a claim in which a percentage that fits its counts may stand instead of the one taken."""


class Counts(NamedTuple):
    """A percentage and the counts that should give it."""

    percent: Decimal
    numerator: Decimal
    denominator: Decimal


def counts_of(claim: ProportionClaim, case: Case) -> Counts | NotApplicable:
    """The three numbers of a claim, or why its percentage cannot be held against its counts."""
    if claim.percent is None or claim.numerator is None or claim.denominator is None:
        return NotApplicable("percentage, numerator and denominator are not all stated")
    if claim.bound is not None:
        return NotApplicable("the percentage is a bound")
    if claim.denominator <= 0 or claim.numerator > claim.denominator:
        return NotApplicable("the counts themselves cannot be")
    if claim.numerator % 1 or claim.denominator % 1:
        return NotApplicable("not counts of whole persons")
    if _of_another(claim, case):
        return NotApplicable("the text says of what else it is a percentage")
    if _UNIT.search(claim.quote):
        return NotApplicable("a size or a dose, no counts")
    if _is_approximate(claim, case):
        return NotApplicable("the percentage is stated as approximate")
    if not fits(claim.percent, claim.numerator, claim.denominator) and (size := group_whole(claim, case)):
        return NotApplicable(f"the percentage is of a group of {size}")
    sentence = case.view.sentence_at(claim.start)
    start, end = (sentence.start, sentence.end) if sentence else (claim.start, claim.end)
    if _MODELLED.search(case.document.text, start, end):
        return NotApplicable("the sentence speaks of a weighted or modelled percentage")
    return Counts(claim.percent, claim.numerator, claim.denominator)


_OF_OR_VERSUS = re.compile(r"%\s+of\s|\(\S+\s?%?\s(?:vs|versus|and|to)\b")


def _of_another(claim: ProportionClaim, case: Case) -> bool:
    """'159 (42% of those on high doses)', 'cases (78.7 vs 76.7%)': the percentage is not of the count beside it."""
    beside = case.document.text[claim.start : claim.end + _BESIDE]
    if _OF_OR_VERSUS.search(beside) is None:  # spares most claims patterns of their own
        return False
    percent = re.escape(str(claim.percent))
    counted = rf"{percent}\s?%\s+of\s[^();,.%]{{1,60}}[(\[]\s?{claim.numerator}\s?(?:/|of)\s?{claim.denominator}\b"
    if re.search(counted, beside):  # '32.8 % of the patients (90/274)': the counts say of whom
        return False
    versus = rf"\({percent}\s?%?\s(?:vs|versus|and|to)\b"
    return re.search(rf"{percent}\s?%\s+of\s(?!(?:the\s|all\s)?\d)|{versus}", beside) is not None


_ABOUT_WORDS = re.compile(
    r"\b(?:about|approximately|nearly|almost|around|roughly|some|over|under|more than|less than)\s"
    r"(?:[a-z]+[ -]){0,2}[a-z]+\sper\s?cent\b",
    re.I,
)
"""'Roughly sixty percent': the words are the percentage, so its digits do not lead to them."""


def _is_approximate(claim: ProportionClaim, case: Case) -> bool:
    if _ABOUT_WORDS.search(case.document.text, max(claim.start - 20, 0), claim.end):
        return True
    at = claim.quote.find(str(claim.percent))
    if at > 0 and _ABOUT.search(claim.quote, 0, at):
        return True
    before = case.document.text[max(claim.start - 20, 0) : claim.start]
    return _ABOUT.search(before) is not None


def mispaired(claim: ProportionClaim, counts: Counts, case: Case) -> str | None:
    """A sign that percentage and counts were put together wrongly: each fits another number beside it."""
    text = case.document.text
    beside = text[max(claim.start - _BESIDE, 0) : claim.end + _BESIDE]
    for digits in _PERCENT.findall(beside):
        percent = Decimal(digits.replace("·", "."))
        if percent != counts.percent and fits(percent, counts.numerator, counts.denominator):
            return f"{percent} % beside it fits {counts.numerator} of {counts.denominator}"
    if counts.numerator == counts.denominator and claim.quote.count(str(counts.numerator)) < 2:
        return f"{counts.numerator} was taken for part and whole"
    if re.search(rf"\b(?:the|in|since|of the|year)\s{counts.denominator}\b(?!\s[a-z]*\s?{HUMANS})", beside) and (
        1900 <= counts.denominator <= 2035
    ):
        return f"{counts.denominator} is a year"
    home = case.view.sentence_at(claim.start)
    for other in case.claims_in(home.start, home.end, ProportionClaim) if home else ():
        if other.id == claim.id or other.numerator is None or not other.denominator:
            continue
        if (other.numerator, other.denominator) == (counts.numerator, counts.denominator):
            continue
        alone = other.percent is None or not fits(other.percent, other.numerator, other.denominator)
        if alone and fits(counts.percent, other.numerator, other.denominator):
            return f"{counts.percent} % fits {other.numerator} of {other.denominator} in the same sentence"
    return None
