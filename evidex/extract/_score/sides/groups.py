"""Groups that the words around a list or a pair settle, whatever was chosen for each of its values alone.

'4.1, 5.2 and 7.3 days in groups A, B and C' gives each its own; of 'shorter with A (65 vs 92 min)' the second is of
whoever A is compared with, and never of A.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidex.extract._score.numbers.values import Value
from evidex.extract._told import Told
from evidex.text.units import UNIT_WORDS

__all__ = ["settle_groups"]

Stated = dict[str, str]
_JOINT = re.compile(rf"^\s?(?:{UNIT_WORDS})?(?:\s?[,/]\s?(?:and\s|or\s)?|,?\s(?:and|or|vs?\.?|versus)\s)[-−–+]?$")
_LIST = 3
"""Values of which the words behind tell the order: of two, more ways are known to those who choose."""
_LABEL = re.compile(r"(?:[A-Z]|[IVX]{1,4}|\d{1,2})")
_LABELS = re.compile(rf"(?P<noun>[Gg]roup|[Aa]rm|[Cc]ohort|[Tt]ype|[Ss]tage|[Gg]rade)s\s(?P<label>{_LABEL.pattern})")
_OPPOSED = re.compile(rf"^\s?(?:{UNIT_WORDS})?\s(?:vs?\.?|versus|compared\s(?:with|to))\s[-−–+]?$")
_MORE = re.compile(
    r"\b(?:higher|lower|greater|less|longer|shorter|larger|smaller|fewer|more|better|worse|faster|slower|earlier|later"
    r"|older|younger)\b(?!\sthan)[^.;()\ue000-\ue006]{0,90}(?:\([^()]{0,30}\)[^.;()\ue000-\ue006]{0,40})?[(\[]\s?"
    r"(?:(?:mean|median|average)\s)?[-−–+]?$"
)
_THEN = re.compile(r"\b(?:before|baseline|pre-?\w*|post-?\w*|previous\w*|initial\w*|from)\b", re.IGNORECASE)
"""What lets a pair be of one group at two times."""
_CHANGED = re.compile(r"\b(?:improved|decreased|increased|reduced|lowered|raised|fell|rose|declined|changed)\b")
_NO_NAMES = frozenset("group groups arm patients the of in with treatment therapy treated".split())


def settle_groups(
    shape: str, values: Sequence[Value], told: Sequence[Told], stated: Sequence[Stated], arms: tuple[str, ...]
) -> None:
    """Settle the groups of the lists and pairs of one sentence."""
    for first, last in _runs(shape, values):
        if last - first >= _LIST:
            slashed = shape[values[first].start + 1 : values[last - 1].start].startswith("/")
            _by_order([each.group for each in told[first:last]], stated[first:last], slashed=slashed)
    for second in range(1, len(values)):
        if _is_opposed(shape, values[second - 1], values[second]):
            _part(stated[second - 1], stated[second], arms)


def _runs(shape: str, values: Sequence[Value]) -> Iterator[tuple[int, int]]:
    """The values that only joints part."""
    first = 0
    for at in range(1, len(values) + 1):
        if at < len(values) and _JOINT.match(shape[values[at - 1].start + 1 : values[at].start]):
            continue
        yield first, at
        first = at


def _by_order(listed: Sequence[str | None], stated: Sequence[Stated], *, slashed: bool) -> None:
    """Give each value the label at its place in 'groups A, B and C', and any name where strokes part the values."""
    names = [name for name in listed if name]
    if len(set(names)) < len(stated):
        return
    head = _LABELS.fullmatch(names[0])
    if head is not None:
        names = [f"{head['noun']} {label}" for label in (head["label"], *names[1:]) if _LABEL.fullmatch(label)]
    if len(names) < len(stated) or (head is None and not slashed):
        return
    for each, name in zip(stated, names, strict=True):
        each["group"] = name


def _is_opposed(shape: str, one: Value, other: Value) -> bool:
    """Whether two values in a bracket are of two groups, of which the clause before names one."""
    if not _OPPOSED.match(shape[one.end : other.start]):
        return False
    before = shape[max(one.start - 160, 0) : one.start]
    more = _MORE.search(before)
    return more is not None and not (_THEN.search(more.group()) or _CHANGED.search(before))


def _part(one: Stated, other: Stated, arms: tuple[str, ...]) -> None:
    """Leave the group of a pair to its first value; the other arm, where there are two, to the second."""
    group = one.get("group")
    if group is None or other.get("group") != group or group.lower().startswith(("both", "all ")):
        return
    left, right = ({*arm.lower().split()} - _NO_NAMES for arm in arms) if len(arms) == 2 else (set[str](), set[str]())
    named = {*group.lower().split()} - _NO_NAMES
    if bool(named & left) is bool(named & right):
        del other["group"]
    else:
        other["group"] = arms[1] if named & left else arms[0]
