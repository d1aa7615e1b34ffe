"""Likelihood ratios that the sensitivity and specificity told with them do not give.

## What it does
Where a passage tells one sensitivity, one specificity, and behind them a positive or negative likelihood ratio, works
the ratios out: LR+ is sensitivity over (1 − specificity), LR− is (1 − sensitivity) over specificity.

## Why it matters
Readers turn the ratio into the probability of disease of their patient; a wrong one misleads at the bedside.

## Tolerance
All values that print as the two percentages (or decimals, 0.88) do.

## Example
`Sensitivity was 88.0% and specificity 92.3%. The positive likelihood ratio was 14.18`: 11.4.

## Known limits
Looks at the sentence with the ratio and the two before it; silent where they tell several sensitivities or
specificities, where the ratios are pooled or of a model, and where one of the two is 100 %.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidex.check.arithmetic import Interval, bands, first_slips
from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, outcome
from evidex.check.socket import Case, Outcome, Rule

_END = r"(?![\d.·,]*\d|\s?%|\s?(?:[-–—]|to\s)\s?\d)"
"""Behind a number: no more of it (a decimal comma), and it is no range."""
_SHARE = rf"(?:\d{{1,3}}(?:[.·]\d+)?\s?%|0?[.·]\d+|1[.·]0+){_END}"
_GAP = r"(?:\s(?!and\b|but\b)[A-Za-z][\w-]*){0,5}(?:\s(?:was|were|of|is)|\s?[,:=])?\s?"
_SENSITIVITY = re.compile(rf"\bsensitivity{_GAP}(?P<v>{_SHARE})", re.I)
_SPECIFICITY = re.compile(rf"\bspecificity{_GAP}(?P<v>{_SHARE})", re.I)
_NOTE = r"(?:\s?[(\[][^()\[\]]*[)\]])?"
_SHARES = re.compile(
    rf"\bsensitivity\sand\s(?:an?\s|the\s)?specificity{_GAP}(?P<v>{_SHARE}){_NOTE}\sand\s(?P<w>{_SHARE})", re.I
)
_RATIO = rf"(?P<{{0}}>\d{{{{1,4}}}}(?:[.·]\d+)?){_END}"
_IS = r"(?:\s(?:was|were|is|are|of)|\s?[,:=])?\s"
_BOTH = re.compile(
    rf"\bpositive\sand\snegative\slikelihood\sratios{_IS}{_RATIO.format('p')}{_NOTE}\sand\s{_RATIO.format('n')}", re.I
)
_ONE = re.compile(
    rf"\b(?P<sign>positive|negative)\slikelihood\sratio(?:\s\(LR[+−–-]?\))?{_IS}{_RATIO.format('r')}(?!\s(?:and|or)\s\d)",
    re.I,
)
_ANOTHER = re.compile(
    r"\b(?:pooled|summary|meta-?analy\w*|model\w*|bivariate|HSROC|adjusted|stratum|median|validation)\b", re.I
)
_EACH = re.compile(r"\brespectively\b", re.I)
BEFORE = 2
"""Sentences before the ratio in which its sensitivity may stand."""


def check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    sentences = case.view.sentences if "likelihood" in text.lower() else ()
    for place, sentence in enumerate(sentences):
        words = text[sentence.start : sentence.end]
        told = list(_told(words))
        if not told:
            continue
        first = sentences[max(place - BEFORE, 0)]
        passage = text[max(first.start, case.document.blocks[sentence.block].start) : sentence.start + told[0][2]]
        shares = _shares(passage)
        if shares is None or _ANOTHER.search(passage) or _ANOTHER.search(words):
            continue
        for sign, ratio, start, end in told:
            judgement = _judge(sign, ratio, *shares)
            yield outcome(case, RULE, sentence.start + start, sentence.start + end, judgement)


def _told(words: str) -> Iterator[tuple[str, Decimal, int, int]]:
    """Each ratio with its sign and place."""
    if (both := _BOTH.search(words)) is not None:
        yield "positive", _value(both["p"]), both.start(), both.end("p")
        yield "negative", _value(both["n"]), both.start("n"), both.end("n")
        return
    for one in _ONE.finditer(words):
        yield one["sign"].lower(), _value(one["r"]), one.start(), one.end("r")


def _shares(passage: str) -> tuple[Interval, Interval] | None:
    """Sensitivity and specificity of a passage, between 0 and 1; None where it tells none or several."""
    both = list(_SHARES.finditer(passage))
    one, two = list(_SENSITIVITY.finditer(passage)), list(_SPECIFICITY.finditer(passage))
    if len(both) == 1 and all(match.start("v") == both[0].start("v") for match in (*one, *two)):
        return _share(both[0]["v"]), _share(both[0]["w"])
    if both or len(one) != 1 or len(two) != 1 or _EACH.search(passage):
        return None
    return _share(one[0]["v"]), _share(two[0]["v"])


def _share(printed: str) -> Interval:
    digits = printed.rstrip("% \u00a0")
    band = bands(_value(digits)).interval()
    share = band.times(0.01) if digits != printed else band
    return Interval(max(share.low, 0.0), min(share.high, 1.0))


def _value(digits: str) -> Decimal:
    return Decimal(digits.replace("·", "."))


def _judge(sign: str, ratio: Decimal, sensitivity: Interval, specificity: Interval) -> Judgement:
    whole = Interval.exactly(1.0)
    if specificity.high >= 1 or sensitivity.high >= 1:
        return NotApplicable("at 100 % something is added to the counts, as a rule")
    wanted = sensitivity / (whole - specificity) if sign == "positive" else (whole - sensitivity) / specificity
    if bands(ratio).interval().meets(wanted):
        return AGREES
    low, high = f"{wanted.low:.3g}", f"{wanted.high:.3g}"
    slip = first_slips((("ratio", ratio),), lambda _, value: bands(value).interval().meets(wanted))
    return Fault(
        f"Sensitivity and specificity give a {sign} likelihood ratio of {low} to {high}, printed {ratio}.",
        suggestion=slip,
    )


RULE = Rule(code="EST203", name="likelihood-ratio", severity="warning", status="preview", check=check)
