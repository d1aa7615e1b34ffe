"""More cases than persons.

## What it does
Reports a count that is larger than the whole it is said to be a part of, also in words: 'five hospitals, of which six'.

## Why it matters
It cannot be, unless events were counted instead of persons, and then it is no proportion.

## Tolerance
None: counts are printed exactly.

## Example
`31 of 29 patients`: 31 is more than 29.

## Known limits
Counts of events, episodes, sites or lesions over persons may exceed them; the sentence then says so and the finding
is a warning. Non-whole numbers (person-years) are not looked at.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.arithmetic import first_slips
from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, outcome
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import ProportionClaim
from evidex.text.number_words import IN_WORDS, number_of
from evidex.text.numerals import find_numerals

_MANY_EACH = re.compile(r"\b(?:events?|episodes?|lesions?|sites?|admissions?|visits?|times|levels?|samples?)\b", re.I)
_COUNT = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|\b{IN_WORDS})"
_OF_WHICH = re.compile(
    rf"(?<![\d.,/=<>(-])(?P<whole>{_COUNT})\s(?!(?:times|years?|months?|weeks?|days?|hours?|mg|kg|groups?|arms?)\b)(?:[a-z-]+\s?){{1,3}},\s"
    rf"(?:of|among)\s(?:which|whom)\s(?P<part>{_COUNT})\s(?!(?:of|in)\b)[a-z]+",
    re.I,
)

_WHOM = re.compile(r", (?:of|among)\swh", re.I)
"""What a sentence has that such words are looked for in."""
_BEFORE = 300
"""Characters in which a larger number may stand before."""


def judge(claim: ProportionClaim, case: Case) -> Judgement:
    numerator, denominator = claim.numerator, claim.denominator
    if numerator is None or denominator is None:
        return NotApplicable("numerator and denominator are not both stated")
    if numerator % 1 or denominator % 1:
        return NotApplicable("not counts of whole persons")
    if numerator <= denominator:
        return AGREES
    sentence = case.view.sentence_at(claim.start)
    words = case.document.text[sentence.start : sentence.end] if sentence else claim.quote
    doubtful = bool(set(claim.derived) & {"denominator", "numerator"}) or _MANY_EACH.search(words) is not None
    return Fault(
        f"{numerator} is more than the whole of {denominator}.",
        suggestion=first_slips(
            (("numerator", numerator), ("denominator", denominator)),
            lambda name, value: value <= denominator if name == "numerator" else value >= numerator,
        ),
        severity="warning" if doubtful else None,
    )


def check(case: Case) -> Iterator[Outcome]:
    for claim in case.claims_of(ProportionClaim):
        yield outcome(case, RULE, claim.start, claim.end, judge(claim, case), (claim.id,))
    text = case.document.text
    told = [(claim.start, claim.end) for claim in case.claims_of(ProportionClaim) if claim.denominator is not None]
    for sentence in case.view.sentences:
        if _WHOM.search(text, sentence.start, sentence.end) is None:
            continue
        for match in _OF_WHICH.finditer(text, sentence.start, sentence.end):
            if not any(start < match.end() and match.start() < end for start, end in told):
                yield outcome(case, RULE, match.start(), match.end(), _judge_words(match, text, sentence.start))


def _judge_words(match: re.Match[str], text: str, start: int) -> Judgement:
    """'five hospitals, of which six report': of no number that the sentence told before."""
    whole, part = number_of(match["whole"]), number_of(match["part"])
    before = [int(each.value) for each in find_numerals(text, max(start, match.start() - _BEFORE), match.end("whole"))]
    if part <= max([whole, sum(before), *before]):
        return AGREES
    return Fault(f"{part} is more than the whole of {whole}.", severity="warning")


RULE = Rule(
    code="NUM102",
    name="numerator-above-denominator",
    severity="error",
    status="preview",
    check=check,
    compares=("numerator", "denominator"),
)
