"""Percentages that a protocol sets and nobody found: a significance level, the ends of a scale, a key, a pass mark.

'significance was set at 5%', 'relief (range 0–100%)', '1 = staining in >10% of the cells', '60% of the answers had to
be correct', 'dimethyl sulphoxide (45.5%, w/w)'.
"""

from __future__ import annotations

import re

from evidex.extract._proportion.numbers.share import Share
from evidex.text.words import Words

__all__ = ["set_by_protocol"]

_AT = (
    r"(?:(?:at|of|as|to|was|were|is|be|being|set|held|kept|fixed|controlled|taken|the|an?|=|levels?|below|than|less)\s)"
)
_SET = r"(?:set|held|kept|fixed|taken|level|accepted|assessed|defined|considered)"
_ERROR = r"(?:type[\s-](?:i{1,2}|one|two|\ue000)|alpha|beta|α|β|family-?\s?wise|experiment-?\s?wise)"
_SIGNIFICANT = re.compile(
    r"\bsignifican(?:ce|t)\b(?!\s(?:differ|increas|decreas|reduc|improv))[^.;,()\ue000-\ue006]{0,40}?"
    rf"\b{_SET}\s{_AT}{{1,3}}$"
    rf"|\b{_ERROR}[\s-](?:type[\s-]\w+\s)?errors?(?:\srates?|\sprobabilit\w+|\slevels?)?(?:\s\([^()]*\))?\s{_AT}{{1,4}}$"
    rf"|\bfalse discovery rates?\s(?:\([a-z]+\)\s)?(?:threshold\s|cut-?off\s)?{_AT}{{1,4}}$"
)
_HAD_TO = re.compile(
    r"^(?:\sof\s(?:(?:the|all|their|its)\s)?(?:[\w’'-]+\s){1,5}|\s)"
    r"(?:had to|has to|have to|must|needed to|needs? to|should)\s"
)
"""'60% of the answers had to be correct'."""
_GOAL_BEHIND = re.compile(
    r"^\s(?:(?!(?:of|in|on|at|for|with|the|their|all|an?|ha[sdv]e?)\s|(?:met|meet|fulfil|satisf|reach|achiev|attain|exceed)\w*\s)"
    r"[\w-]+\s){0,2}(?:goal|target|threshold|cut-?off|criterion|criteria|pass mark|tolerance)s?\b"
)
_SCALE_OPENS = re.compile(
    r"[(\[]\s?(?:(?:possible\s|score\s|theoretical\s)?(?:range|scale|scored?|rated)[\s:;,=]{0,2}(?:of\s|from\s)?)?$"
    r"|;\s(?:possible\s|score\s)?range[\s:;,=]{0,2}(?:of\s|from\s)?$"
    r"|\b(?:scale|slider|scores?)\s(?:of|from|ranging from|that ranges from|which ranges from)\s$"
)
_VALUE_BEFORE = re.compile(r"[\ue000-\ue006](?:[^()\[\]\ue000-\ue006]{0,30})[(\[][^()\[\]]*$")
_KEY = re.compile(r"(?:^|[(\[:;,]\s?|\b(?:and|or)\s)\ue000\s?=\s?(?=[a-zA-Z<>≤≥\ue006\ue005])")
_KEY_BEFORE = re.compile(r"(?:^|[(\[:;,]\s?|\b(?:and|or)\s)\ue000\s?=\s?[^;=()\[\]]{0,120}$")
"""'0 = no staining or <10% of the cells; 1 = …'."""
_BY_WEIGHT = re.compile(
    r"^\s?[,(\[]?\s?(?:[wv](?:t|ol)?\s?/\s?[wv](?:t|ol)?\b|(?:by|per) (?:weight|volume|mass)\b|(?:weight|wt)/vol)"
)


def set_by_protocol(words: Words, share: Share) -> str | None:
    """Why a percentage belongs to what was to be done or how it was to be read; None where nothing says so."""
    if share.numerator is not None:
        return None
    shape, begin = words.read.shape, max(share.start - 200, 0)
    before, behind = words.read.low[begin : share.start], shape[share.end : share.end + 70]
    if _BY_WEIGHT.match(behind):
        return "level"
    if _HAD_TO.match(behind) or _GOAL_BEHIND.match(behind):
        return "threshold"
    if _SIGNIFICANT.search(before):
        return "level"
    if _KEY_BEFORE.search(before) and len(_KEY.findall(shape)) > 1:
        return "threshold"
    return "scale" if _is_scale(share, before) else None


def _is_scale(share: Share, before: str) -> bool:
    """'(range 0–100%)': all that a percentage can be, said of no value."""
    if share.low != 0 or share.high != 100:
        return False
    return _SCALE_OPENS.search(before) is not None and _VALUE_BEFORE.search(before) is None
