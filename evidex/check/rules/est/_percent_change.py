"""Ratios that are told as changes in percent: '24% (95% CI 10 to 35) fewer' is a ratio of 0.76 (0.65 to 0.90)."""

from __future__ import annotations

import re

from evidex.check.arithmetic.scale import LOWERED, RAISED, Scale
from evidex.check.estimates import Estimate
from evidex.check.socket import Case
from evidex.schema import EffectClaim

__all__ = ["as_changes", "is_percent_change", "words_before"]

_PERCENT = r"(?:%|per\s?cent)"
_CHANGED = (
    r"(?:reduc\w+|decreas\w+|declin\w+|lower\w*|less|fewer|fell|falls?|drop\w*|increas\w+|higher|greater|more|ris(?:e|es|en)"
    r"|rose|effectiveness|efficacy|protect\w+|changes?)\b"
)
_CHANGE = re.compile(rf"\b{_CHANGED}", re.I)
_CHANGED_BY_IT = re.compile(rf"\s?{_PERCENT}\s(?:relative\s|relatively\s)?{_CHANGED}", re.I)
_DIFFERENCE = re.compile(r"\bdifferences?\b", re.I)
_ABSOLUTE = re.compile(r"\babsolute\b", re.I)


def is_percent_change(claim: EffectClaim, case: Case) -> bool:
    """Whether the estimate says by how many percent something is less or more than 1."""
    estimate = re.escape(str(abs(claim.estimate)))
    printed = re.search(rf"(?<![\d.]){estimate}(?=\s?{_PERCENT})", claim.quote)
    if printed is None:
        return False
    before = words_before(claim, case)[-40:]
    if _ABSOLUTE.search(before):
        return False
    if _CHANGED_BY_IT.match(case.document.text, claim.start + printed.end()):
        return True  # 'this difference reflected a 35 percent decrease in the risk': of the risk, not of the shares
    if _DIFFERENCE.search(before):
        return False  # 'more were treated (difference 13%, 95% CI 1% to 28%)': one of shares
    sentence = case.view.sentence_at(claim.start)
    start, end = (sentence.start, sentence.end) if sentence else (claim.start, claim.end)
    return _CHANGE.search(case.document.text, start, end) is not None


def as_changes(estimate: Estimate) -> tuple[tuple[Estimate, Scale], ...]:
    """The estimate with each scale of a ratio on which it may have been a change: less, more, and less told as such
    beside an interval with its sign ('a reduction of 16% (-52% to 44%)')."""
    lowered = estimate._replace(point=-estimate.point)
    return (estimate, LOWERED), (estimate, RAISED), (lowered, RAISED)


def words_before(claim: EffectClaim, case: Case) -> str:
    """The words up to the estimate: what kind of number it is called."""
    sentence = case.view.sentence_at(claim.start)
    start = max(sentence.start if sentence else 0, claim.start - 400)
    at = case.document.text.find(str(abs(claim.estimate)), claim.start, claim.end)
    return case.document.text[start : at if at >= 0 else claim.start]
