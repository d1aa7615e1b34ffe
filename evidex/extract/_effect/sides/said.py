"""The sides of an estimate as its clause says them (`predicates`), with what the clause leaves to the ones before.

What is left out, or told by a word that points back, is what was told of the estimate before; where there is none, the
two that the document sets against one another.
"""

from __future__ import annotations

import re

from evidex.extract._choosing.agreement import agreement
from evidex.extract._effect.sides.back_words import VAGUE, is_effect, is_it, names_subgroup, points_back
from evidex.extract._effect.sides.clause import Clause
from evidex.extract._effect.sides.phrasing import clean_arm, clean_outcome
from evidex.extract._effect.sides.predicates import Said, read_clause
from evidex.extract._effect.sides.side_words import Sides, bare_arm
from evidex.text.groups import is_time

__all__ = ["said_sides"]

_DENIED = re.compile(r"(?:no|any)\s", re.IGNORECASE)
_OPENS = re.compile(r"(?:who|whose|whom|which|that|where|when|in|with|than|and)\b", re.IGNORECASE)
_SAME = 0.5
_NAMED = 3
"""Words of a new level of the factor: 'a family history of asthma', not 'diabetics'."""
_LOOSE = re.compile(r"^only\s|(?:\s(?:when|also|still|both|\w{3,}[^i]ly))+$")
_AND_WHEN = re.compile(r"\s(?:within|at|by|after|during|in)\s(?:\d|one\b|two\b|six\b|the\b)")
"""'die within 12 months' of 'die'."""
_TIME_BEHIND = re.compile(
    r"\s(?:(?:over|at|after|during|within|by)\s(?:the\s)?(?:\d+|one|two|three|six|twelve|follow-?(?:up)?)|as\smeasured"
    r"|measured\sby|spent)\b.*$"
)


def said_sides(clause: Clause, chosen: Sides, before: Sides, opposed: Sides) -> Sides | None:
    """The sides that a clause says, those that were chosen where it says none; None where it is no plain clause."""
    for words, scope in () if clause.named else clause.starts():
        for start in (words, words[scope.end() :] if scope else ""):
            said = _read(start, clause.behind) if start else None
            if said is not None:
                if said.form == "gapped" and clause.first and start == clause.words:
                    return None
                return _resolved(said, start, scope if start != words else None, chosen, before, opposed)
    return None


def _read(words: str, behind: str) -> Said | None:
    """What a clause says with what stands behind its estimate, or else without."""
    return (read_clause(f"{words} {behind}") if behind else None) or read_clause(words)


def _resolved(
    said: Said, start: str, scope: re.Match[str] | None, chosen: Sides, before: Sides, opposed: Sides
) -> Sides | None:
    """What a clause names, and for what it leaves out or points back to what was told before it."""
    whom = said.whom or _level_in(scope, said)
    if said.outcome is not None and points_back(said.outcome):
        return _pointed_back(said, whom, chosen, before, opposed)
    factor, comparator = said.factor or whom, said.comparator
    if factor is None and _is_elsewhere(chosen.factor, start):
        factor = chosen.factor
    elif factor is None or is_it(factor):
        source = before if before.factor else opposed
        factor, comparator = source.factor, comparator or (source.comparator if source is opposed else None)
    if said.form == "gapped" and said.outcome:
        chosen = Sides(chosen.factor, None, None, chosen.population)  # 'readmission rarer': nearly, but no name
        comparator = comparator or before.comparator
    return _cleaned(chosen, factor, said.outcome, comparator) if factor else None


def _pointed_back(said: Said, whom: str | None, chosen: Sides, before: Sides, opposed: Sides) -> Sides | None:
    """'For welders it was', 'the effect was stronger in women': of what was told before, a new level or subgroup."""
    told = said.outcome or ""
    if before.outcome is None or (whom and (is_time(whom) or (_DENIED.match(told) and not names_subgroup(whom)))):
        return None  # 'no difference was found in mortality'
    factor, people = said.factor or whom, None
    if whom and (said.form == "hold" or is_effect(told) or names_subgroup(whom)):
        is_level = len(whom.split()) >= _NAMED and (chosen.factor or "?") in whom and not names_subgroup(whom)
        factor, people = (chosen.factor, None) if is_level else (said.factor, whom)
    source = before if before.factor else opposed
    if factor is None or is_it(factor):
        comparator = said.comparator or (source.comparator if source is opposed else None)
        factor = source.factor
    else:
        comparator = said.comparator or before.comparator
    return _cleaned(chosen, factor, before.outcome, comparator, people) if factor else None


def _cleaned(
    chosen: Sides, factor: str, outcome: str | None, comparator: str | None, people: str | None = None
) -> Sides:
    """The sides in plain words; those that were chosen where they are nearly the same."""
    is_other = comparator is not None and agreement(chosen.factor, comparator) > agreement(chosen.factor, factor)
    return Sides(
        clean_arm(factor) if is_other else _nearly(chosen.factor, factor, clean_arm(factor)),
        _nearly(chosen.outcome, outcome, clean_outcome(outcome)) if outcome else chosen.outcome,
        _set_off(comparator) if comparator else None,
        people or chosen.population,
    )


def _set_off(words: str) -> str:
    """What a side is set against, without when."""
    return bare_arm(clean_arm(_TIME_BEHIND.sub("", words)))


def _is_elsewhere(side: str | None, start: str) -> bool:
    """Whether what was chosen stands in no word of the clause: it was told before, or in the title."""
    return side is not None and side.lower() not in start.lower()


def _level_in(scope: re.Match[str] | None, said: Said) -> str | None:
    """'With aspirin, strokes were fewer', 'For women who gave birth in water, tears were no likelier than on land'."""
    if scope is None or said.factor is not None:
        return None
    compared = said.form == "more than in"
    return scope["x"] if compared or scope["lead"].lower() in ("with", "under", "without", "where") else None


def _nearly(chosen: str | None, words: str, said: str) -> str:
    """What was chosen where it is nearly what the clause says, or a name within it."""
    said = _LOOSE.sub("", said)
    if chosen is None or not said or VAGUE.fullmatch(said):
        return chosen or said or words
    within = chosen.lower() in words.lower() and not _OPENS.match(chosen)
    within = within or _AND_WHEN.match(chosen.lower().removeprefix(words.lower())) is not None
    return chosen if within or agreement(chosen, said) >= _SAME else said
