"""How the ground of one percentage holds for others of its sentence: lists, and the spread that stands behind one."""

from __future__ import annotations

import re
from itertools import pairwise

from evidex.extract._proportion.grounds.exempt import goes_on_with
from evidex.extract._proportion.grounds.levels import OF_PEOPLE, RATE_WORD
from evidex.extract._proportion.numbers.share import Share
from evidex.text.people import PERSONS
from evidex.text.words import Words

__all__ = ["beside_what_is_beyond", "spread"]

Grounds = list[str | None]
_SPREADS = re.compile(r"^\s?[(\[]\s?(?:range:?\s|ranging\s(?:from\s)?|from\s)?\s?$")
_LEVELS = frozenset({"level", "mean"})
_SPREADING = _LEVELS | {"change", "change or level"}
_DOSE = "dose"
_WHERE = r"(?:early|late|(?:at|after|in|on|during|with|for|by|under|following|from|using)\s[^,;.]{1,110})"
_SAME = (
    r"^(?:\s(?:reduction|increase|decrease|improvement|decline|rise|fall|change))?\s?(?:\ue003|\([^()]{0,50}\))?\s?"
    r"%s(?:\([^()]{0,30}\)\s?)?(?:,|,?\s?(?:and|vs\.?|versus|compared (?:with|to)|or|whereas|while%s))\s"
    r"(?:by\s|only\s|with\s|to\s|from\s|it\swas\s|an?\s)*$"
)
_SAME_CHANGE = re.compile(_SAME % (_WHERE, ""))
_THEN_IT_WAS = re.compile(r"^;\s(?:[^.;,()\ue001-\ue006]{2,40}\s)?it\s(?:was|fell\sto|rose\sto)\s$")
"""'was 8.1%; at week 24 it was 7.4%'."""
_SAME_LEVEL = re.compile(
    _SAME % (rf"(?:{_WHERE}|before(?:\s(?:the\s)?(?:treatment|therapy|surgery|intervention|training))?)", "")
)
"""'was 61% before and 83% after': of levels alone."""
_LEVEL_MOVED = re.compile(_SAME % (_WHERE, "|to"))
"""'fell from 72% at entry to 54%': the level that was reached."""
_BY_THEM = re.compile(r"\bby\s(?:\ue006(?:,|,?\sand)\s)*$")
_AGENTS_REACH = 120
"""Characters between 'by 85% of patients' and 'but by 27%'."""
_BRACKETS = re.compile(r"\s?\([^()]*\)")
_JOINT = re.compile(r"^[\s,]*(?:and|or|vs\.?|versus|to|compared (?:with|to)|,)[\s,]*(?:an?\s|and\s)?$")
_COUNTING = re.compile(
    r"\b(?:(?<!heart )(?<!pulse )(?<!filtration )rates?|proportions?|percentages?|prevalences?|incidences?|frequenc\w+"
    rf"|{PERSONS}|cases|those|survival|mortality|deaths?|sensitivit\w+"
    r"|specificit\w+|adheren\w+|complian\w+|prescri\w+|coverage|uptake|respon\w+|users?|cure|success)\b",
    re.IGNORECASE,
)
"""A word that counts people or their share: beside it, a share may stand next to a change."""


def spread(words: Words, shares: list[Share], grounds: Grounds) -> None:
    """Change the grounds of the shares of a sentence by those beside them, in this order."""
    for step in (_resume, _spread_right, _spread_left, _mark_spreads):
        step(words, shares, grounds)


def _resume(words: Words, shares: list[Share], grounds: Grounds) -> None:
    """'30% had pain; this rose to 40%': what goes on with a share is a share."""
    for right in range(1, len(shares)):
        if grounds[right] in _SPREADING and grounds[right - 1] is None and goes_on_with(words, shares[right]):
            grounds[right] = None


def _spread_right(words: Words, shares: list[Share], grounds: Grounds) -> None:
    """'by 56, 15 and 25%': a list goes on as it began; 'taken by 62%, digitalis by 45%': and so do those who did it."""
    heads = [at for at in range(len(shares)) if not at or not _is_spread(words, shares, at)]
    for left, right in pairwise(heads):
        one, other = shares[left], shares[right]
        if grounds[left] in _SPREADING and grounds[right] is None:
            if _goes_on(words, one, other, level=grounds[left] in _LEVELS):
                grounds[right] = grounds[left]
        elif (grounds[left], grounds[right]) == (_DOSE, None) and _is_next_dose(words, one, other):
            grounds[right] = _DOSE
        elif (grounds[left], grounds[right]) == (None, "change") and _same_agents(words, one, other):
            grounds[right] = None


def _spread_left(words: Words, shares: list[Share], grounds: Grounds) -> None:
    """'a 30%, 40% and 50% reduction': what is told behind a list holds for all of it."""
    for right in range(len(shares) - 1, 0, -1):
        if grounds[right] in _SPREADING and grounds[right - 1] is None:
            between = words.read.shape[shares[right - 1].end : shares[right].start]
            if _JOINT.match(between):
                grounds[right - 1] = grounds[right]


def _mark_spreads(words: Words, shares: list[Share], grounds: Grounds) -> None:
    """'an increase of 35% (8-69%)', 'from 7.8% (0.2%)', '64% (58-66%)': a bracket that holds the spread of the last."""
    for right in range(1, len(shares)):
        between = words.read.shape[shares[right - 1].end : shares[right].start]
        if _is_spread(words, shares, right):
            if grounds[right - 1] in _SPREADING:
                grounds[right] = grounds[right - 1]
            elif _spans(shares[right], shares[right - 1]):
                grounds[right] = "range of the one before"
            elif grounds[right] is None and _is_error(words, shares[right - 1], shares[right], between):
                grounds[right] = "spread"


def _is_spread(words: Words, shares: list[Share], at: int) -> bool:
    """Whether a percentage opens the bracket behind the one before it: '61% (12%)'."""
    return shares[at].numerator is None and bool(
        _SPREADS.match(words.read.shape[shares[at - 1].end : shares[at].start])
    )


_ERRORS = re.compile(r"\b(?:[Ss]tandard [Ee]rrors?|SEM?s?|[Ss]tandard [Dd]eviations?|SDs?)\b")


def _is_error(words: Words, share: Share, other: Share, between: str) -> bool:
    """'survival (with standard error) was 61% (16%) and 91% (9%)': the bracket holds what the sentence announced."""
    closes = words.read.shape.startswith((")", "]"), other.end) or words.read.shape[other.end - 1] in ")]"
    return closes and between.strip() in ("(", "[") and _ERRORS.search(words.read.shape, 0, share.start) is not None


def _spans(outer: Share, inner: Share) -> bool:
    if outer.low is None or outer.high is None or inner.percent is None:
        return False
    return outer.low <= inner.percent <= outer.high


def _same_agents(words: Words, left: Share, right: Share) -> bool:
    """'diuretics taken by 62%, digitalis by 45%': a list of those who did it."""
    shape = words.read.shape
    if not shape.endswith("by ", 0, right.start) or len(shape[left.end : right.start]) > _AGENTS_REACH:
        return False
    return bool(_BY_THEM.search(shape, 0, left.start)) and "by" not in shape[left.end : right.start - 3].split()


def _is_next_dose(words: Words, left: Share, right: Share) -> bool:
    """'propofol 1% (n = 7) or 2% (n = 9)', 'of propofol 1% and 2%'."""
    alike = (left.numerator is None) == (right.numerator is None)
    return alike and _JOINT.match(words.read.shape[left.stop : right.start]) is not None


def _goes_on(words: Words, left: Share, right: Share, *, level: bool) -> bool:
    """Whether a list goes on from one percentage to the next: only joints between, or labels in the same bracket."""
    shape = words.read.shape
    if right.numerator is not None or OF_PEOPLE.match(shape[right.end : right.end + 60]):
        return False
    between = shape[left.end : right.start]
    if _JOINT.match(re.sub("[\ue001\ue002\ue003()]", "", between)) or _JOINT.match(_BRACKETS.sub("", between)):
        return True
    same = _SAME_CHANGE if not level else _LEVEL_MOVED if shape.endswith("from ", 0, left.start) else _SAME_LEVEL
    if same.match(_BRACKETS.sub("", between)) or (level and _THEN_IT_WAS.match(between)):
        return True
    if len(between) > 70 or RATE_WORD.search(between) or "." in between.strip(". "):
        return False
    bracketed = shape[max(left.start - 80, 0) : left.start].rfind("(") >= 0
    return bracketed and (between.count("(") == between.count(")") or between.startswith(")")) and " of " not in between


def beside_what_is_beyond(shape: str, shares: list[Share], grounds: list[str | None]) -> list[str | None]:
    """The grounds, with one for each percentage that is told together with one out of range, where nobody is counted.

    'LDL-C (-34%) fell, and HDL-C (18%) rose', 'the dose increased by 119% and 72%'.
    """
    if "out of range" not in grounds or _COUNTING.search(shape):
        return grounds
    return [
        "change" if ground is None and share.numerator is None else ground
        for share, ground in zip(shares, grounds, strict=True)
    ]
