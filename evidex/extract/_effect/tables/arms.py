"""The arms of a trial and the other groups that the columns of a table name beside what compares them."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable

from evidex.extract._cells.names import named
from evidex.extract._effect.numbers.labels import find_labels
from evidex.extract._effect.sides.side_words import CONTROL
from evidex.extract._effect.tables.captions import TRIAL_ARM
from evidex.extract._effect.tables.measures import measure_of, spelt_out
from evidex.schema import Cell

__all__ = ["MODEL", "arms_over", "holds_groups", "is_measure", "of_trial"]

MODEL = re.compile(
    r"^\W*(?:(?:fully|partially|age|sex|minimally|further|un)[- ]?)*(?:crude|unadjusted|adjusted"
    r"|multi-?varia\w+|uni-?varia\w+"
    r"|bi-?varia\w+|model|analysis|basic)\b",
    re.IGNORECASE,
)
_TESTED = re.compile(
    r"^\W*(?:[Nn]|[Nn]o\.?|[Nn]umber|[PptFzZ]|t\(.*|[Dd]f|SEM?|SDs?|[Mm]ean|[Mm]edian|[Pp][-\s]?values?|[Tt]otal.*|[Mm]in|[Mm]ax"
    r"|[Pp]erson.*|[Ee]vents?|[Cc]ases?)\b"
    r"|[Ss]tatistic|[Ss]tandard [Ee]rror|[Rr]ange|[Tt]est\b|\bdiff"
)
"""Headers of counts, tests and forms: no groups."""


def arms_over(heads: Collection[tuple[str, ...]]) -> tuple[tuple[str, str] | None, bool]:
    """(an arm and its control, where the columns of a table are two arms beside what compares them; whether instead
    each arm has estimates of its own)."""
    heads = {tuple(_SIZED.sub("", each) for each in head) for head in heads}
    measured = [head for head in heads if any(map(measure_of, head))]
    within = any(_is_control(each) for head in measured for each in head)
    controls, others = set[str](), set[str]()
    for head in heads:
        for place, each in enumerate(head):
            if _is_control(each):
                controls.add(named(each).name)
                others |= {
                    named(other[place]).name
                    for other in heads
                    if other[:place] == head[:place] and len(other) == len(head) and not _is_control(other[place])
                    if not is_measure(other[place]) and not named(other[place]).is_time
                }
    grouped = {name for name in others if named(name).is_group}
    arms = sorted(name for name in grouped or others if name and not _ALL.fullmatch(name))
    if within or len(controls) != 1 or len(arms) != 1 or _CASES.search(arms[0]):
        return None, within
    return (arms[0], controls.pop()), False


_SIZED = re.compile(r"\s?[(\[](?:[^()\[\]]*\bCI|[\d,]+)[)\]]")
"""'[95% CI]' and '(10,269)' behind the name of an arm."""


def of_trial(arm: str) -> bool:
    return _is_control(arm) or re.match(r"(?:vehicle|usual care)\b", arm, re.IGNORECASE) is not None


_ALL = re.compile(r"total|all|overall|both|whole sample|combined", re.IGNORECASE)
_CASES = re.compile(
    r"\b(?:cases?|patients?|total|all|overall|affected|survivors?|deceased|dead)\b|cancer|carcinoma|tumou?r|disease"
    r"|syndrome|disorder|\w(?:itis|osis|emia|pathy)\b|diabet|hypertens|asthma|stroke|infarct",
    re.IGNORECASE,
)
"""Groups that are set against controls for what they have, not for what they were given."""


def _is_control(head: str) -> bool:
    return TRIAL_ARM.search(head) is not None and CONTROL.search(head) is not None


def holds_groups(text: str, row: Iterable[Cell]) -> bool:
    """Whether values of two groups or times stand in a row: a difference beside them is of what the row names."""
    beside = {
        name
        for cell in row
        if cell.col_headers and re.search(r"\d", text[cell.start : cell.end])
        if not any(map(is_measure, cell.col_headers)) and not _TESTED.search(cell.col_headers[-1])
        if (name := ": ".join(filter(None, (named(head).name for head in cell.col_headers))))
        if not _ALL.fullmatch(name)
    }
    return len(beside) > 1


@functools.lru_cache(maxsize=4_096)
def is_measure(head: str) -> bool:
    """Whether a header names a measure, an interval or a P-value: no category."""
    head = spelt_out(head)
    if find_labels(head, {}) or MODEL.match(head):
        return True
    return (
        re.search(r"\bC\.?I\b|[Cc]onfidence|^\W*[Pp]\b|^(?:B|β|b|SE)\b|Exp\s?\(|[Ee]stimate|[Cc]oefficient", head)
        is not None
    )
