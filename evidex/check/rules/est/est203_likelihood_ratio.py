"""Likelihood ratios that the sensitivity and specificity told with them do not give.

## What it does
Where a passage tells one sensitivity, one specificity, and behind them a positive or negative likelihood ratio, works
the ratios out: LR+ is sensitivity over (1 − specificity), LR− is (1 − sensitivity) over specificity.

## Why it matters
Readers turn the ratio into the probability of disease of their patient; a wrong one misleads at the bedside.

## Tolerance
All values that print as the two percentages do.

## Example
`Sensitivity was 88.0% and specificity 92.3%. The positive likelihood ratio was 14.18`: 11.4.

## Known limits
Looks at the sentence with the ratio and the two before it; silent where they tell several sensitivities or
specificities, and where the ratios are pooled or of a model.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidex.check.arithmetic import Interval, bands, first_slips
from evidex.check.judging import AGREES, Fault, Judgement, outcome
from evidex.check.socket import Case, Outcome, Rule

_GAP = r"(?:\s(?!and\b|but\b)[A-Za-z][\w-]*){0,5}(?:\s(?:was|were|of|is)|\s?[,:=])?\s?"
_PERCENT = r"(?P<v>\d{1,3}(?:[.·]\d+)?)\s?%"
_SENSITIVITY = re.compile(rf"\bsensitivity{_GAP}{_PERCENT}", re.I)
_SPECIFICITY = re.compile(rf"\bspecificity{_GAP}{_PERCENT}", re.I)
_RATIO = r"(?P<{0}>\d{{1,4}}(?:[.·]\d+)?)(?![\d.·]*\d|\s?%)"
_IS = r"(?:\s(?:was|were|is|are|of)|\s?[,:=])?\s"
_BOTH = re.compile(
    rf"\bpositive\sand\snegative\slikelihood\sratios{_IS}{_RATIO.format('p')}(?:\s?[(\[][^()\[\]]*[)\]])?\sand\s{_RATIO.format('n')}",
    re.I,
)
_ONE = re.compile(
    rf"\b(?P<sign>positive|negative)\slikelihood\sratio(?:\s\(LR[+−–-]?\))?{_IS}{_RATIO.format('r')}", re.I
)
_ANOTHER = re.compile(
    r"\b(?:pooled|summary|meta-?analy\w*|model\w*|bivariate|HSROC|respectively|adjusted|stratum)\b", re.I
)
BEFORE = 2
"""Sentences before the ratio in which its sensitivity may stand."""


def check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    sentences = case.view.sentences
    for place, sentence in enumerate(sentences):
        words = text[sentence.start : sentence.end]
        told = list(_told(words))
        if not told:
            continue
        first = sentences[max(place - BEFORE, 0)]
        passage = text[max(first.start, case.document.blocks[sentence.block].start) : sentence.start + told[0][2]]
        one, two = list(_SENSITIVITY.finditer(passage)), list(_SPECIFICITY.finditer(passage))
        if len(one) != 1 or len(two) != 1 or _ANOTHER.search(passage) or _ANOTHER.search(words):
            continue
        shares = tuple(bands(_value(m[0]["v"])).interval().times(0.01) for m in (one, two))
        for sign, ratio, start, end in told:
            judgement = _judge(sign, ratio, shares[0], shares[1])
            yield outcome(case, RULE, sentence.start + start, sentence.start + end, judgement)


def _told(words: str) -> Iterator[tuple[str, Decimal, int, int]]:
    """Each ratio with its sign and place."""
    if (both := _BOTH.search(words)) is not None:
        yield "positive", _value(both["p"]), both.start(), both.end("p")
        yield "negative", _value(both["n"]), both.start("n"), both.end("n")
        return
    for one in _ONE.finditer(words):
        yield one["sign"].lower(), _value(one["r"]), one.start(), one.end("r")


def _value(digits: str) -> Decimal:
    return Decimal(digits.replace("·", "."))


def _judge(sign: str, ratio: Decimal, sensitivity: Interval, specificity: Interval) -> Judgement:
    whole = Interval.exactly(1.0)
    wanted = sensitivity / (whole - specificity) if sign == "positive" else (whole - sensitivity) / specificity
    if bands(ratio).interval().meets(wanted) or wanted.low < 0:
        return AGREES
    low, high = f"{wanted.low:.3g}", f"{wanted.high:.3g}"
    slip = first_slips((("ratio", ratio),), lambda _, value: bands(value).interval().meets(wanted))
    return Fault(
        f"Sensitivity and specificity give a {sign} likelihood ratio of {low} to {high}, printed {ratio}.",
        suggestion=slip,
    )


RULE = Rule(code="EST203", name="likelihood-ratio", severity="warning", status="preview", check=check)
