"""An estimate that the counts beside it do not give.

## What it does
Where a sentence gives two counts of two wholes (or two percentages) and one crude effect estimate behind them, computes
odds ratio, risk ratio and risk difference from them, either way round, and compares; likewise a number needed to
treat behind them, or behind an absolute difference in percentage points.

## Why it matters
One of the numbers is wrong, the measure has the wrong name, or the estimate was adjusted and the text does not say so.

## Tolerance
None beyond printing: counts are exact, percentages and the estimate stand for all values that print so. A difference
may be of the exact shares or of the percentages as printed.

## Example
`130 of 180 patients and 97 of 180, an absolute difference of 28.3 percentage points`: 18.3 points.

## Known limits
Adjusted, pooled, matched and time-to-event estimates differ from crude ones by nature: silent where the claim or its
sentence says so, for hazard and rate ratios, and for ratios whose interval holds the crude value (papers seldom say
that a ratio is of a model) unless it is called crude or the crude value of another measure is printed; a ratio
without an interval is judged only right behind its counts; always a warning.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal

from evidex.check.arithmetic import Interval, bands, first_slips
from evidex.check.judging import AGREES, Agrees, Fault, Judgement, NotApplicable, outcome
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import EffectClaim, ProportionClaim
from evidex.text import Sentence
from evidex.text.people import HUMANS

_CRUDE = {"OR", "RR", "RD", "PR"}
_ANOTHER = re.compile(
    r"\b(?:adjust\w*|multivaria\w*|logistic|regression|Cox|hazard|pooled|meta-?\w*|matched|propensity|weighted|strati\w*"
    r"|Mantel\w*|cluster\w*|GEE|Kaplan\w*|cumulative|rates? per|person-years|per (?:1,?000|100,?000)|imput\w*"
    r"|annual\w*|difference (?:of|in|between) (?:the )?differences|difference-in-differences?)\b",
    re.I,
)
_CRUDELY = re.compile(r"\b(?:crude|unadjusted|univaria\w+)\b", re.I)
_RIGHT_BEHIND = re.compile(
    rf"\s?%?\)?\s?(?:(?:{HUMANS}|respectively)\b,?\s?)*"
    r"[(\[,;]?\s?",
    re.I,
)
"""What may stand between two counts and their own ratio: '5/52 patients, respectively ('."""
_PERCENT_BEHIND = re.compile(r"\s?(?:%|percent)")
_NEEDED = re.compile(
    r"\b(?:numbers?[\s-]needed[\s-]to[\s-](?:treat|harm|benefit)|NNT[BH]?|NNH)\b"
    r"(?:\s\((?:NNT[BH]?|NNH)\))?(?:\s(?:was|is|of|to\sbenefit|benefit|harm)|\s?[,:=])*\s?"
    r"(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?![\d.·]*\d|\s?(?:%|days?|weeks?|months?|years?|RCTs?|trials?|studies))",
    re.IGNORECASE,
)
_OVER_TIME = re.compile(r"\bperson-time\b|\b(?:per|for (?:one|\d+)) (?:years?|months?)\b", re.I)
_POINTS = re.compile(
    r"\b(?:absolute\s(?:risk\s)?(?:difference|reduction|increase)|risk\sdifference)(?:\s(?:of|was)|,|\s?=)\s?(?P<v>[-−–]?\d{1,3}(?:[.·]\d+)?)"
    r"\s?(?:%|percent(?:age)?(?:[- ]points?)?)",
    re.I,
)


def check(case: Case) -> Iterator[Outcome]:
    pairs = list(_pairs(case))
    yield from _needed_for_points(case, {sentence.start for sentence, _, _ in pairs})
    for sentence, first, second in pairs:
        words = case.document.text[sentence.start : sentence.end]
        effects = case.claims_in(sentence.start, sentence.end, EffectClaim)
        ids = (first.id, second.id)
        if needed := _NEEDED.search(words, max(second.end - sentence.start, 0)):
            end = sentence.start + needed.end("n")
            yield outcome(case, RULE, first.start, end, _of_needed(first, second, needed, words), ids)
        if len(effects) == 1 and _measure(effects[0], case) in _CRUDE and effects[0].start >= first.start:
            effect = effects[0]
            judgement = _of_effect(first, second, effect, _measure(effect, case), case)
            yield outcome(case, RULE, min(first.start, effect.start), effect.end, judgement, (*ids, effect.id))
        elif not effects and (told := _POINTS.search(words, max(second.end - sentence.start, 0))):
            value = Decimal(told["v"].replace("·", ".").lstrip("-−–"))
            judgement = _judge(first, second, "RD", value, words)
            yield outcome(case, RULE, first.start, sentence.start + told.end(), judgement, ids)


def _needed_for_points(case: Case, pairs: Set[int]) -> Iterator[Outcome]:
    """'An absolute risk reduction of 15.7 percentage points, an NNT of 7', wherever the shares stand."""
    lowered = case.document.text.lower()
    if not ("needed" in lowered or "nnt" in lowered or "nnh" in lowered) or not _NEEDED.search(case.document.text):
        return
    for sentence in case.view.sentences:
        words = case.document.text[sentence.start : sentence.end]
        told, needed = list(_POINTS.finditer(words)), list(_NEEDED.finditer(words))
        if sentence.start in pairs or len(told) != 1 or len(needed) != 1 or needed[0].start() < told[0].end():
            continue
        value = Decimal(told[0]["v"].replace("·", ".").lstrip("-−–"))
        if value:
            share = bands(value).interval().times(0.01)
            judgement = _of_difference(share, needed[0], words)
            yield outcome(case, RULE, sentence.start + told[0].start(), sentence.start + needed[0].end("n"), judgement)


def _pairs(case: Case) -> Iterator[tuple[Sentence, ProportionClaim, ProportionClaim]]:
    """Sentences with exactly two proportions that could be compared."""
    for sentence in case.view.sentences:
        claims = case.claims_in(sentence.start, sentence.end, ProportionClaim)
        if len(claims) == 2 and all(_share(claim) is not None for claim in claims):
            yield sentence, claims[0], claims[1]


def _share(claim: ProportionClaim) -> Interval | None:
    """The share itself, 0 to 1: exactly from counts, else all that prints as the percentage."""
    if claim.bound is not None:
        return None
    if claim.numerator is not None and claim.denominator and not claim.derived:
        share = float(claim.numerator) / float(claim.denominator)
        return Interval(share - 1e-12, share + 1e-12) if 0 <= share <= 1 else None
    if claim.percent is None or not 0 <= claim.percent <= 100:
        return None
    printed = bands(claim.percent).interval()
    return Interval(max(printed.low, 0.0), min(printed.high, 100.0)).times(0.01)


def _measure(effect: EffectClaim, case: Case) -> str:
    """A plain difference in percentage points is one of risks."""
    points = _PERCENT_BEHIND.match(case.document.text, effect.end) or _PERCENT_BEHIND.search(effect.quote)
    return "RD" if effect.measure == "MD" and points else effect.measure


def _of_effect(
    first: ProportionClaim, second: ProportionClaim, effect: EffectClaim, measure: str, case: Case
) -> Judgement:
    if effect.adjusted:
        return NotApplicable("adjusted")
    sentence = case.view.sentence_at(first.start)
    words = case.document.text[sentence.start : sentence.end] if sentence else ""
    judgement = _judge(first, second, measure, effect.estimate, words)
    if isinstance(judgement, Fault) and measure != "RD" and _may_be_modelled(first, second, effect, case):
        return NotApplicable("the value of the counts lies within the interval: the estimate may be of a model")
    return judgement


def _may_be_modelled(first: ProportionClaim, second: ProportionClaim, effect: EffectClaim, case: Case) -> bool:
    """Ratios are mostly of a model, said or not.

    What speaks against it: the word 'crude', a crude value outside the printed interval, and, where no interval is
    printed, counts of which nothing but a bracket parts the estimate.
    """
    one, two = _share(first), _share(second)
    if one is None or two is None:
        return True
    text = case.document.text
    if _CRUDELY.search(text, max(effect.start - 30, first.start), effect.end):
        return False
    if effect.ci_low is None or effect.ci_high is None:
        counted = all(claim.numerator is not None and not claim.derived for claim in (first, second))
        return not counted or _RIGHT_BEHIND.fullmatch(text[max(first.end, second.end) : effect.start]) is None
    interval = Interval(float(effect.ci_low), float(effect.ci_high))
    values = _computed(one, two).get("RR" if effect.measure == "PR" else effect.measure, ())
    renamed = any(_agrees(effect.estimate, other) for name, other in _computed(one, two).items() if name != "RD")
    return not renamed and any(value.meets(interval) for value in values)


def _of_needed(first: ProportionClaim, second: ProportionClaim, needed: re.Match[str], words: str) -> Judgement:
    """A number needed to treat is 1 over the difference, rounded up by custom; rounded down it agrees, too."""
    one, two = _share(first), _share(second)
    return _of_difference(abs(one - two) if one and two else None, needed, words)


def _of_difference(difference: Interval | None, needed: re.Match[str], words: str) -> Judgement:
    if named := _ANOTHER.search(words) or _OVER_TIME.search(words):
        return NotApplicable(f"the sentence says {named[0]!r}")
    if difference is None or difference.low <= 0:
        return NotApplicable("the shares are not apart")
    printed, least, most = int(needed["n"].replace(",", "")), 1 / difference.high, 1 / difference.low
    if least - 1 < printed < most + 1:
        return AGREES
    told = f"{least:.3g}" if most - least < 0.05 else f"{least:.3g} to {most:.3g}"
    return Fault(f"1 over the difference of the two shares is {told}, printed number needed {printed}.")


def _judge(first: ProportionClaim, second: ProportionClaim, measure: str, estimate: Decimal, words: str) -> Judgement:
    if named := _ANOTHER.search(words):
        return NotApplicable(f"the sentence says {named[0]!r}")
    one, two = _share(first), _share(second)
    if one is None or two is None:
        return NotApplicable("a share is not stated exactly")
    wanted = _computed(one, two)
    if measure == "RD" and _agrees(estimate, _of_printed(first, second)):
        return Agrees("the difference of the two percentages as printed")
    if _agrees(estimate, wanted.get("RR" if measure == "PR" else measure, ())):
        return AGREES
    if _of_part_and_rest(first, second, measure, estimate):
        return Agrees("one share is of a part of the other's whole: the rest of it gives the estimate")
    others = [name for name, values in wanted.items() if name != measure and name != "RD" and _agrees(estimate, values)]
    mine = wanted.get("RR" if measure == "PR" else measure, ())
    if not mine:
        return NotApplicable("a share is zero or all: the measure does not exist")
    slip = first_slips((("estimate", estimate),), lambda _, value: value > 0 and _agrees(value, mine))
    return Fault(
        f"The two shares give {_told(measure, mine)}, printed {estimate}.",
        suggestion=f"this is their {others[0]}" if others else slip,
    )


def _told(measure: str, values: Sequence[Interval]) -> str:
    """'a risk ratio of 1.4, or 0.714 the other way round'; a difference in percentage points alone."""
    one, other = (f"{v.low:.3g} to {v.high:.3g}" if v.high - v.low > 1e-6 else f"{v.low:.3g}" for v in values[:2])
    if measure == "RD":
        return f"a difference of {one} percentage points"
    name = {"OR": "an odds ratio", "RR": "a risk ratio", "PR": "a prevalence ratio"}.get(measure, measure)
    return f"{name} of {one}" + (f", or {other} the other way round" if other != one else "")


def _of_part_and_rest(first: ProportionClaim, second: ProportionClaim, measure: str, estimate: Decimal) -> bool:
    """'428 of 93,338 reports (202/2227 with the drug, OR 40)': the 2,227 are some of the 93,338; the ratio is theirs
    to the others."""
    for part, whole in ((first, second), (second, first)):
        counts = (part.numerator, part.denominator, whole.numerator, whole.denominator)
        if any(count is None for count in counts) or part.derived or whole.derived:
            return False
        n, of, all_n, of_all = (float(count) for count in counts if count is not None)
        if n <= all_n and of < of_all and 0 < all_n - n <= of_all - of and 0 < n <= of:
            shares = (Interval.exactly(n / of), Interval.exactly((all_n - n) / (of_all - of)))
            if _agrees(estimate, _computed(*shares).get("RR" if measure == "PR" else measure, ())):
                return True
    return False


def _of_printed(first: ProportionClaim, second: ProportionClaim) -> tuple[Interval, ...]:
    """12.4% − 8.9% is 3.5 points for those who subtract what they print, whatever the counts give."""
    if first.percent is None or second.percent is None:
        return ()
    return (abs(Interval.exactly(float(first.percent)) - Interval.exactly(float(second.percent))),)


def _computed(one: Interval, two: Interval) -> dict[str, tuple[Interval, ...]]:
    """Each measure both ways round; RD in percent and as a fraction, without its sign."""
    found: dict[str, tuple[Interval, ...]] = {}
    difference = abs(one - two)
    found["RD"] = (difference.times(100), difference)
    if one.low > 0 and two.low > 0:  # 'risk reduction' may be of the relative risk
        relative = [abs(Interval.exactly(1.0) - ratio) for ratio in (one / two, two / one)]
        found["RD"] += (*(value.times(100) for value in relative), *relative)
    if one.low > 0 and two.low > 0:
        found["RR"] = (one / two, two / one)
        if one.high < 1 and two.high < 1:
            odds = one / (Interval.exactly(1.0) - one), two / (Interval.exactly(1.0) - two)
            found["OR"] = (odds[0] / odds[1], odds[1] / odds[0])
            rest = Interval.exactly(1.0) - one, Interval.exactly(1.0) - two
            found["RR"] += (rest[0] / rest[1], rest[1] / rest[0])
    return found


def _agrees(estimate: Decimal, values: tuple[Interval, ...]) -> bool:
    printed = bands(abs(estimate)).interval()
    return any(printed.meets(value) for value in values)


RULE = Rule(
    code="EST201",
    name="estimate-unlike-counts",
    severity="warning",
    status="preview",
    check=check,
    compares=("estimate", "percent", "numerator", "denominator"),
)
