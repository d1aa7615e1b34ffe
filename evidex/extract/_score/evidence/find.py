"""What shows that a number is a central value: a word such as 'mean', a spread, a pair, a list that goes on."""

from __future__ import annotations

import re

from evidex.extract._proportion.grounds.levels import MEAN_OF_SHARES
from evidex.extract._score.evidence.setaside import is_set_aside
from evidex.extract._score.evidence.weighing import weighed
from evidex.extract._score.numbers.amounts import amount
from evidex.extract._score.numbers.chained import chained
from evidex.extract._score.numbers.changes import (
    CHANGE_NOUN,
    CHANGE_RIGHT_BEHIND,
    CHANGES_BEFORE,
    EFFECT,
    changed_by,
    changed_with_interval,
    compares_changes,
    is_change,
    is_percent_change,
    is_plus,
    is_signed,
    moved,
    moved_from,
    told_change,
)
from evidex.extract._score.numbers.going_on import LABELLED
from evidex.extract._score.numbers.in_order import in_order
from evidex.extract._score.numbers.labelled import among_brackets, labelled, named_behind, of_each, signed, with_range
from evidex.extract._score.numbers.moved_ranges import moved_range
from evidex.extract._score.numbers.on_average import on_average
from evidex.extract._score.numbers.pairs import bracketed_again, listed_again, paired, slashed, with_spread
from evidex.extract._score.numbers.plainly import again_behind_label, told_plainly
from evidex.extract._score.numbers.pressures import (
    pressed_again,
    pressure,
    spread_pair,
    spread_pressures,
)
from evidex.extract._score.numbers.ranged import of_normal, with_stated_range
from evidex.extract._score.numbers.shared_units import share_units
from evidex.extract._score.numbers.signed import settle_signed
from evidex.extract._score.numbers.statistic_words import TIMED_NAME, Word, statistic_word
from evidex.extract._score.numbers.timed import timed
from evidex.extract._score.numbers.values import Finder, Value
from evidex.text.people import PERSONS
from evidex.text.units import MONEY, unit_length
from evidex.text.words import Words

__all__ = ["find_values"]


def find_values(words: Words, where: str = "body") -> list[Value]:
    """The central values of a sentence, in order; `where` it stands in its document weighs with numbers in doubt."""
    finder = Finder(words)
    values: list[Value] = []
    for index, quantity in enumerate(finder.found):
        if index in finder.used or quantity.kind not in ("number", "plus_minus", "percent", "range"):
            continue
        if quantity.kind == "range":
            values.extend(moved_range(finder, index, quantity))
            continue
        if both := spread_pressures(finder, index):
            values.extend(both)
            continue
        if quantity.value is None or is_set_aside(finder, index):
            continue
        told = _told(finder, values, index, where)
        if told is None:
            continue
        value = finder.take(index, *told)
        if value is not None:
            if values and values[-1].value < 0 and re.search(r"/\s?[-−–]$", finder.shape[: value.start]):
                value.value = -value.value  # '-13/-9 mm Hg': a stroke hides the second minus from the number grammar
            value.chained = told[1] == "chain"
            values.append(value)
            spread_pair(finder, values)
    share_units(finder, values)
    settle_signed(finder, values)
    return values


_UNNAMED = (("mean", "pair"), ("mean", "weighed"))
"""What no word calls a mean."""


def _told(finder: Finder, values: list[Value], index: int, where: str) -> tuple[str, str] | None:
    """What a number is, and what shows it; None where it is no value."""
    told = (
        chained(finder, values, index)
        or _governed(finder, values, index)
        or _other_evidence(finder, values, index)
        or weighed(finder, values, index, where)
    )
    if told is not None and told[0] == "mean_change" and _goes_on_with_medians(finder, values, index):
        return "median", told[1]
    if told in _UNNAMED and compares_changes(finder, index):
        return "mean_change", told[1]
    listed = told is not None and told[0] == "mean" and bool(values) and values[-1].statistic == "mean_change"
    if told is not None and listed:
        too = _changes_too(finder, values[-1], index, told[1]) or _set_against(finder, values, index)
        return ("mean_change" if too else "mean"), told[1]
    return told


_SET_AGAINST = re.compile(
    r"[)\]]?(?:\s(?:in|for|with|on|after|among)\s[^.;:()\ue000-\ue006]{2,60})?,?\s(?:as\s)?(?:compared\s(?:with|to)|versus|vs\.?)\s"
    r"(?:only\s|an?\s(?:mean\s|average\s)?(?:\w+\s)?(?:of\s)?)?$"
)
_BACK_THEN = re.compile(r"\s?[A-Za-z/%\s]{0,9}\s(?:at baseline|before|initially|pre-?\w+)\b")


def _set_against(finder: Finder, values: list[Value], index: int) -> bool:
    """'a weight gain of 2.5 kg, compared to 0.9 kg', 'fell by 5 mmHg (23%) compared to 4 mmHg': against a change stands
    a change in the same unit."""
    offset = finder.offsets[index]
    place = unit_length(finder.after(offset + 1))
    unit = finder.after(offset + 1)[slice(*place)] if place else "%" if finder.found[index].kind == "percent" else None
    if unit is None or _BACK_THEN.match(finder.after(offset + 1, 40)):
        return False
    alike = any(each.unit == unit and each.statistic == "mean_change" for each in values[-2:])
    between = finder.shape[values[-1].past : offset]
    return alike and _SET_AGAINST.match(between) is not None


def _goes_on_with_medians(finder: Finder, values: list[Value], index: int) -> bool:
    """'median reductions of 62.2% in A, 64.6% in B and 37.8% in C': the last of them too."""
    if not values or values[-1].statistic != "median" or "ean" in finder.shape[values[-1].end : finder.offsets[index]]:
        return False
    return values[-1].unit == "%" and finder.found[index].kind == "percent"


_WHERE_BEGAN = re.compile(r"\b(?:[Bb]aseline|initial)\s(?:[\w/-]+\s?){0,3}(?:was|of)?[:,=]?\s$")
_NEXT_LABEL = re.compile(r"^;\s[A-Z][\w-]{0,8}:\s$")
"""'(BW: −2.0 ± 1.1%; LM: 0.2 ± 1.1%)': one list of changes."""
_NO_LIST = re.compile(
    r"\.\s|\b(?:was|were|is|are|had|has|to|from|of|means?|medians?|baseline|final|than|levels?|scores?|values?)\b"
)
"""What parts a value from a list of changes."""


def _changes_too(finder: Finder, before: Value, index: int, evidence: str) -> bool:
    """'weight increased by 3.2 ± 0.8 kg compared to 0.02 ± 0.70 kg in UC', 'the increase was 0.5 (1.5) mm at 12 weeks
    and 0.6 (1.6) mm at 6 months': what a change is compared or listed with is one."""
    between = finder.shape[before.end : finder.offsets[index]]
    if between.endswith("from ") or _WHERE_BEGAN.search(between):
        return False  # 'decreased by 2 g/dL, from 17 ± 1', '-0.8 ± 0.1% (baseline HbA1c, 7.9 ± 0.1%)': where it began
    bracketed = finder.shape[max(before.start - 1, 0)] in "(["
    if (before.unit == "%") is not finder.found[index].percent and before.spread is None and not bracketed:
        return False  # 'fell by 66% and reduced the half-life (270 ± 109 minutes)'
    if evidence == "plus_minus" and _NEXT_LABEL.match(between):
        return True
    if evidence == "plus_minus" and len(between) < 110 and ";" not in between:
        return re.search(r"\b(?:compared|vs\.?|versus|than|and)\b|,", between) is not None
    alike = evidence in ("plus_minus", "spread") and before.spread is not None and ";" not in between
    return alike and len(between) < 70 and _NO_LIST.search(between) is None


def _governed(finder: Finder, values: list[Value], index: int) -> tuple[str, str] | None:
    """A value that a word such as 'mean' governs, or that has a ± spread."""
    offset = finder.offsets[index]
    before = finder.shape[max(offset - 150, 0) : offset]
    quantity = finder.found[index]
    word = statistic_word(before)
    if quantity.kind == "plus_minus":
        return _with_plus_minus(finder, index, word), "plus_minus"
    if word is None or not word.free:
        return None
    between = word.between
    behind = finder.after(offset + 1, 30)
    if (_TIME_AFTER.match(behind) and not (_CONNECTED.search(between) or _TIME_NAMED.search(between))) or (
        _TIME_OF.match(behind) and _ENDING.search(between)
    ):
        return None  # 'the mean score 7 days after surgery', 'at the end of 22 weeks of treatment'
    if values and values[-1].start >= offset - len(between):
        return None  # the word has its value already
    if len(between) < _RIGHT_BEHIND and _TIMED_NAME.match(finder.after(offset)):
        return None  # 'the mean (SD) 6 min walk distance'
    signed = is_signed(finder, index) and CHANGE_NOUN.search(between) is not None
    area = "AUC" in between and unit_length(finder.after(offset + 1)) is not None
    if (EFFECT.search(between) and not area) or not (_connected(between) or (signed and len(between) < 80)):
        return None
    of_shares = MEAN_OF_SHARES.match(between)
    if of_shares and quantity.kind == "percent":
        between = between[of_shares.end() :]
    if quantity.kind == "number" and re.search(r"\bproportions?\b", between):
        return None
    change = _is_changed(between) or changed_by(before) or _led_by_change(finder, index, word)
    change = change or CHANGE_RIGHT_BEHIND.match(finder.after(offset + 1, 50)) is not None
    if quantity.kind == "percent" and not change and _SHARE_NOUN.search(between if len(between) > 4 else before):
        return None
    return ("mean_change" if change and word.kind == "mean" else word.kind), "word"


def _with_plus_minus(finder: Finder, index: int, word: Word | None) -> str:
    """What a value with a ± spread is: a change, what the word before it says, or a mean."""
    named = word if word is not None and word.free else None
    if is_change(finder, index):
        return "mean_change"
    if named and _is_changed(named.between) and not (_two_levels(finder, index) or _STATE.search(named.between)):
        return "mean_change"
    return named.kind if named else "mean"


_RIGHT_BEHIND = 8
_TIMED_NAME = re.compile(TIMED_NAME)
_TIME_AFTER = re.compile(r"^[\s-](?:hours?|h|days?|weeks?|months?|years?)\s(?:after|before|following|post)\b")


_TIME_NAMED = re.compile(r"\b(?:time|interval|duration|follow-?up)\s$")
"""'median time 1.4 years after discharge': the time is what was measured."""
_TIME_OF = re.compile(r"^[\s-](?:hours?|days?|weeks?|months?|years?)\b")
_ENDING = re.compile(r"\bend of\s(?:the\s)?$")
_CHANGE_OF_MEANS = re.compile(r"\b(?:changes?|reductions?|increases?|decreases?|improvements?)\s(?:in|of)\s(?:the\s)?$")


def _led_by_change(finder: Finder, index: int, word: Word) -> bool:
    """'mean change in mean counts of 83%', 'a decline in C-peptide (mean −0.28', '(by a mean of 20', '(mean +225%'."""
    host = word.host
    if word.name in ("averaged", "averaging") and CHANGES_BEFORE.search(host):
        return True
    led = _CHANGE_OF_MEANS.search(host) is not None and re.search(r"\b(?:to|from)\b", word.between) is None
    if is_plus(finder, index) or led or re.search(r"[(\[]by\s(?:an?\s)?$", host):
        return True
    opened = host.removesuffix("on ").endswith(("(", "[")) and len(word.between) < 5
    return opened and is_signed(finder, index) and CHANGE_NOUN.search(host[-90:]) is not None


def _two_levels(finder: Finder, index: int) -> bool:
    """'the mean score was increased in A compared to B (1.49 ± 0.3 vs 0.68 ± 0.2)': what was compared is no change."""
    offset = finder.offsets[index]
    opened = finder.shape[max(offset - 2, 0) : offset].rstrip().endswith(("(", "["))
    told = _PASSIVE.search(finder.shape, max(offset - 150, 0), offset) is not None
    return opened and told and re.match(r"[^()]{0,14}\s(?:vs\.?|versus)\s", finder.after(offset + 1)) is not None


_STATE = re.compile(r"\b(?:was|were)\s(?:\w+ly\s)?(?:increased|decreased|reduced|lowered|raised|elevated),\s$")
"""'average pressure was elevated, 129 ± 3 mm Hg': how high it was."""
_PASSIVE = re.compile(r"\b(?:was|were)\s(?:\w+ly\s)?(?:increased|decreased|reduced|lowered|raised|elevated)\b[^.;]*$")


def _is_changed(between: str) -> bool:
    """Whether the words between 'mean' and its number speak of a change, and not of what it led to."""
    change = CHANGE_NOUN.search(between)
    if change is None or re.search(r"\bloss\s?[(]?$|\b(?:blood|lumen|hearing|attachment|heat|water) loss\b", between):
        return False
    if re.search(r"\bchanged?\b[^.;]{0,40}\bof\s$", between):
        return True
    if _NO_CHANGE.search(between):
        return False
    return not re.search(
        r"\b(?:from|(?<!came )(?<!amounted )to),?\s"
        r"(?:respectively,?\s|initially\s|(?:an?\s)?initial\s|baseline\s(?:values?\s)?[(\[]"
        r"|an?\s(?:baseline|initial)\s(?:\w+\s)?of\s|(?:baseline|initial)\s(?:values?|levels?|scores?)\sof\s)?$",
        between,
    )


_NO_CHANGE = re.compile(
    r"\bto\s(?:an?\s)?(?:[\w-]+\s){0,2}(?:levels?|values?)\b|^\s(?:[a-z-]+\s){0,2}(?:times?|duration|interval)\s(?:to|until|before)\b"
)
"""'mean velocity increased to a comparable level (54.9', 'the mean time to improvement was': a level, a time."""
_SHARE_NOUN = re.compile(
    rf"\b(?:rates?|proportions?|percentages? of {PERSONS}|prevalence|incidence|mortality"
    r"|sensitivity|specificity)\b"
)
_CONNECTED = re.compile(
    r"(?:\b(?:was|were|is|are|of|at|being|reached|averaged|to|from|by|equal(?:s|ed)?|in|than|only|about"
    r"|approximately|just|over|around|nearly|(?<=was )at least|(?<=were )at least|(?<=to )at least)"
    r"|[=:,(\[~≈<>≥≤-]|^\s?)\s{0,2}"
    rf"(?:{MONEY})?\s?$"
)
_NOUN_END = re.compile(
    r"(?:score|scores|age|index|level|levels|follow-?up|duration|time|stay|BMI|ratio|value"
    r"|pressure|rate|size|weight|loss|dose|count|volume|[A-Z]{2,6}|\)|correction|angle|years|SD|improvement|reduction"
    r"|change|intensity|diameter|length|width|thickness|number)\s$"
)


def _connected(between: str) -> bool:
    """Whether the words between 'mean' and a number lead to it."""
    if len(between) > 110 or re.search(r"[.;]\s|\b(?:while|whereas|but|although|which|because)\b", between):
        return False
    return any(way.search(between) for way in (_CONNECTED, _NOUN_END, LABELLED))


_IS_MEAN = re.compile(r"(?:\bx̄?|X̄|\bM|\bx)\s?=\s?$")


def _other_evidence(finder: Finder, values: list[Value], index: int) -> tuple[str, str] | None:
    """Evidence other than a word for the statistic."""
    offset = finder.offsets[index]
    before = finder.shape[max(offset - 130, 0) : offset]
    if before.rstrip().endswith("=") and _IS_MEAN.search(before):
        return "mean", "word"
    printed = finder.read.text[finder.found[index].start]
    if printed == "+" and before.endswith((": ", ":", "(", ", ")) and CHANGE_NOUN.search(finder.shape[:offset]):
        return "mean_change", "word"
    if finder.found[index].kind == "percent":
        return _percent_evidence(finder, values, index)
    return (
        told_change(finder, index)
        or pressure(finder, index)
        or pressed_again(finder, values, index)
        or moved_from(finder, index)
        or moved(finder, index)
        or bracketed_again(finder, values, index)
        or listed_again(finder, values, index)
        or with_spread(finder, index)
        or with_range(finder, index)
        or with_stated_range(finder, index)
        or named_behind(finder, index)
        or on_average(finder, index)
        or signed(finder, index)
        or paired(finder, index)
        or slashed(finder, index)
        or labelled(finder, values, index)
        or timed(finder, index)
        or in_order(finder, index)
        or amount(finder, index)
        or among_brackets(finder, index)
        or of_each(finder, index)
        or told_plainly(finder, index)
        or again_behind_label(finder, values, index)
        or changed_with_interval(finder, index)
    )


def _percent_evidence(finder: Finder, values: list[Value], index: int) -> tuple[str, str] | None:
    """What says that a percentage is a value, not a share."""
    if is_percent_change(finder, index):
        median = values and values[-1].statistic == "median" and values[-1].unit == "%"
        return ("median" if median else "mean_change"), "change"
    return (
        moved_from(finder, index)
        or with_spread(finder, index)
        or signed(finder, index)
        or paired(finder, index)
        or bracketed_again(finder, values, index)
        or of_normal(finder, index)
        or changed_with_interval(finder, index)
    )
