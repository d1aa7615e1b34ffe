"""What speaks for or against a number's being a value: its form, the words around it, its unit, its company."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from evidex.extract._score.numbers.values import Finder
from evidex.text.groups import PEOPLE
from evidex.text.quantities import Quantity
from evidex.text.units import unit_length
from evidex.text.words import ADVERB, AND, CLOSE, CONTRAST, DET, OPEN, PREP, QUANTITY, Word

__all__ = ["Before", "clues_of", "is_measured"]

Before = tuple[str | None, int]
"""The value told before in the sentence: its unit, and the offset behind it."""

_CLAUSE, _NEAR, _MIDDLE = 26, 3, 8
"""Words before a number that are looked at; how few of them are near, and how few in the middle."""
_NAMED_STEPS = 14
"""Words before a number of which each is a clue of its own."""
_STEM = 7
_KINDS = {
    "moves": r"increas|decreas|reduc|declin|improv|lower|rais|rise|rose|fell|fall|drop|gain|chang|elevat|prolong"
    r"|shorten|diminish|grew",
    "compares": r"higher|lower|greater|less|longer|shorter|larger|smaller|better|worse|faster|slower|similar|differ"
    r"|more|fewer",
    "central": r"mean|median|average",
    "estimates": r"(?:odds|hazard|ratios?|relative|or|rr|hr|coefficient|beta|slope|kappa|differences?|risks?)$|correlat"
    r"|regress",
    "counts": r"patient|subject|case|event|death|number|incidence|prevalence|rate|proportion|mortality|frequen|percent",
    "doses": r"dos|receiv|treat|administ|random|inject|infus|tablet|daily|titrat|mg|given",
    "limits": r"aged?$|least|exceed|threshold|cut|defin|criter|includ|between|rang|target|goal|normal",
    "measures": r"scores?$|scale|level|times?$|duration|length|stay|pressure|concentration|volume|weight|index|age$"
    r"|survival|loss|size|diameter|thickness|area|titers?$|intake|clearance|distance|densit|half|latenc|interval|width"
    r"|height|angle|values?$|cholesterol|glucose|velocit|flow|output|resistance|speed|force|strength|depth|amount",
    "times": r"after|within|during|week|month|day|hour|year|follow|baseline",
}
_KIND = re.compile("|".join(f"(?P<{name}>(?:{pattern}))" for name, pattern in _KINDS.items()))
_GROUPS = PEOPLE | frozenset("group groups arm arms cohort cohorts controls placebo".split())
_STOPS = frozenset({";", ":", "while", "whereas", "but"})
_LEADS = frozenset({"=", ":", "(", "[", "~", "about", "approximately"})
_SIGNS = dict(
    zip(
        "\ue000\ue001\ue002\ue003\ue004\ue005\ue006",
        ("number", "p", "interval", "spread", "count", "range", "percent"),
        strict=True,
    )
)
_FAMILIES = (
    (
        "time",
        re.compile(
            r"(?:years?|yrs?|months?|mos?|weeks?|wks?|days?|hours?|hrs?|h|min|mins|minutes?|s|seconds?|sec|d|y)$"
        ),
    ),
    ("dose", re.compile(r"(?:mg|g|[µμ]g|ug|mcg|micrograms?|iu|units?|ml|gy|cgy|tablets?|doses?|mg\W.*)$")),
)
_RUN_BEHIND = re.compile(r"^(?:\s?(?:,|and|or|vs\.?|versus|to|/|,\sand)\s?[\ue000\ue006]){1,5}")


def clues_of(finder: Finder, before: Before | None, where: str, index: int) -> Iterator[str]:
    """All clues of one number of a sentence that stands there (its section, or which part of one that has none)."""
    words = finder.words
    at, quantity = words.signs[index], finder.found[index]
    unit, length = _unit(finder, index)
    has = _family(unit) if unit else _bare(quantity)
    behind = at + 1 + length
    yield "always"
    yield f"is {has}"
    yield f"in {where}"
    yield f"unit {unit}"
    if unit == "%":
        yield f"ground {finder.grounds.get(index, 'none')}"
    yield f"form {_form(quantity)} {'with' if unit else 'without'} unit"
    yield from _right_before(words.list, at, has)
    yield from _before(words.list, at, has)
    yield from _behind(words.list, behind, has)
    yield from _bracketed(finder, at, has, behind)
    yield from _company(finder, index, before, unit, has)


def is_measured(finder: Finder, index: int) -> bool:
    """Whether a number has a unit that is none of doses."""
    unit, _ = _unit(finder, index)
    return bool(unit) and _family(unit) != "dose"


def _unit(finder: Finder, index: int) -> tuple[str, int]:
    """The unit behind a number (or behind the last of its run), and how many words right behind the number it takes."""
    quantity = finder.found[index]
    if quantity.percent or quantity.kind == "percent":
        return "%", 0
    behind = finder.after(finder.offsets[index] + 1, 60)
    place = unit_length(behind)
    if place is not None:
        printed = behind[place[0] : place[1]]
        return _plain(printed), len(re.findall(r"[\w/]+|[^\w\s/]", printed))
    run = _RUN_BEHIND.match(behind)
    place = unit_length(behind[run.end() :]) if run else None
    return (_plain(behind[run.end() + place[0] : run.end() + place[1]]), 0) if run and place else ("", 0)


@lru_cache(maxsize=2048)
def _plain(unit: str) -> str:
    return re.sub(r"\W*[\ue000-\ue006]\W*", "#", unit.lower())


@lru_cache(maxsize=2048)
def _family(unit: str) -> str:
    if unit == "%":
        return unit
    return next((name for name, pattern in _FAMILIES if pattern.match(unit)), "measure")


def _bare(quantity: Quantity) -> str:
    if quantity.words:
        return "word"
    return "decimal" if _decimals(quantity) else "whole"


def _decimals(quantity: Quantity) -> int:
    exponent = quantity.value.as_tuple().exponent if quantity.value is not None else 0
    return min(-exponent, 2) if isinstance(exponent, int) else 0


def _form(quantity: Quantity) -> str:
    value = quantity.value
    if quantity.words or value is None:
        return "word" if quantity.words else quantity.kind
    size = "small" if abs(value) < 10 else "middle" if abs(value) < 1000 else "large"
    return f"{quantity.kind} {'minus ' if value < 0 else ''}{size} {_decimals(quantity)}"


def _named(words: list[Word], at: int) -> str:
    """The word at a place, a quantity by its kind."""
    if not 0 <= at < len(words):
        return "nothing"
    return _SIGNS.get(words[at].low, words[at].low)


def _right_before(words: list[Word], at: int, has: str) -> Iterator[str]:
    one = _named(words, at - 1)
    yield f"before {one}"
    yield f"before {one} {has}"
    yield f"before {_named(words, at - 2)} {one}"
    step = at - 1
    while step > 0 and (words[step].tag in (ADVERB, DET) or words[step].low in _LEADS):
        step -= 1
    if step >= 0:
        yield f"led by {_named(words, step)}"
        yield f"led by {words[step].tag} {has}"


@lru_cache(maxsize=20_000)
def _kind(low: str) -> str | None:
    match = _KIND.match(low)
    return match.lastgroup if match else None


def _before(words: list[Word], at: int, has: str) -> Iterator[str]:
    """The words of the clause before, the nearest of each kind with how near it is."""
    nearest: dict[str, int] = {}
    stems: set[str] = set()
    passed = 0
    for step in range(1, min(at, _CLAUSE) + 1):
        word = words[at - step]
        if word.low in _STOPS and step > 1:
            break
        passed += word.tag == QUANTITY
        if (kind := _kind(word.low)) is not None:
            nearest.setdefault(kind, step)
        if step <= _NAMED_STEPS and len(word.low) > 2 and word.tag not in (DET, CLOSE, OPEN):
            stems.add(word.low[:_STEM])
    for kind, step in nearest.items():
        yield f"{kind} {'near' if step <= _NEAR else 'middle' if step <= _MIDDLE else 'far'}"
        yield f"{kind} {has}"
    if not nearest.keys() & {"moves", "compares", "central"}:
        yield f"nothing leads {has}"
    yield f"passed {min(passed, 3)}"
    for stem in sorted(stems):
        yield f"word {stem}"


def _behind(words: list[Word], first: int, has: str) -> Iterator[str]:
    one = _named(words, first)
    yield f"behind {one}"
    yield f"behind {one} {has}"
    yield f"behind {one} {_named(words, first + 1)}"
    for step in range(first, min(first + 6, len(words))):
        if (kind := _kind(words[step].low)) is not None:
            yield f"{kind} behind"
        if words[step].tag == QUANTITY:
            yield f"next {_named(words, step)} {'near' if step - first < _NEAR else 'far'}"
            break
    yield from _other_side(words, first, has)


_OTHER_SIDE = 14
"""Words behind a number within which it is compared with another."""


def _other_side(words: list[Word], first: int, has: str) -> Iterator[str]:
    """The people right behind ('12 days in the early group'), and a number behind that this one is compared with."""
    people = contrast = False
    for step in range(first, min(first + _OTHER_SIDE, len(words))):
        word = words[step]
        if word.low in _STOPS:
            return
        if word.tag == QUANTITY and step > first:
            if contrast:
                yield f"compared with {_named(words, step)} {'people' if people else 'nobody'}"
                yield f"compared {has}"
            return
        if word.low in _GROUPS and not people:
            people = True
            yield f"people behind {has}"
        contrast = contrast or word.tag == CONTRAST


def _bracketed(finder: Finder, at: int, has: str, behind: int) -> Iterator[str]:
    """Which bracket encloses a number, and what else stands in it."""
    words, opening = finder.words.list, finder.words.bracket_around(at)
    if opening is None:
        yield f"free {has}"
        return
    closing = finder.words.mate.get(opening, len(words))
    inside = words[opening + 1 : closing]
    numbers = [word.low for word in inside if word.tag == QUANTITY]
    yield f"bracket {has} {'first' if at == opening + 1 else 'later'}"
    yield f"bracket numbers {min(len(numbers), 4)}"
    for low in sorted(set(numbers)):
        yield f"bracket with {_SIGNS[low]} {has}"
    if opening:
        yield f"bracket of {words[opening - 1].tag} {has}"
        yield f"bracket of {words[opening - 1].low[:_STEM]}"
    if any(word.tag == CONTRAST for word in inside):
        yield f"bracket contrasts {has}"
    if at == opening + 1 and behind == closing:
        yield f"bracket alone {has}"


def _company(finder: Finder, index: int, before: Before | None, unit: str, has: str) -> Iterator[str]:
    """The number right before, the value told before, what the sentence holds."""
    words, signs = finder.words.list, finder.words.signs
    if index and len(gap := words[signs[index - 1] + 1 : signs[index]]) <= 3:
        joint = " ".join(
            word.low if word.tag in (CONTRAST, AND, PREP) or not word.low.isalnum() else "w" for word in gap
        )
        yield f"after {finder.found[index - 1].kind} {joint}"
    if before is None:
        yield f"no value before {has}"
    else:
        near = finder.offsets[index] - before[1] < 60
        yield f"value before {'same' if (before[0] or '').lower() == unit else 'other'} {'near' if near else 'far'}"
    yield f"sentence {'with' if chr(0xE001) in finder.shape else 'without'} p {has}"
    if "respective" in finder.shape:
        yield f"respectively {has}"
    if "\ue004" in finder.shape:
        yield f"counts in sentence {has}"
