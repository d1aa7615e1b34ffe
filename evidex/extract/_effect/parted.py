"""The sides of an estimate by where they stand in its clause, where what was chosen for it can be no side.

Whatever the verb, its subject is one side: the factor where it names people or something done, the outcome where it
is what the text measures. The other stands behind the verb, or was told before.
"""

from __future__ import annotations

import re

from evidex.extract._choosing.agreement import agreement
from evidex.extract._effect.back_words import VAGUE, is_it, points_back
from evidex.extract._effect.clause import Clause
from evidex.extract._effect.parsed import Parsed, holds_verb, names_nothing, names_people, parse
from evidex.extract._effect.phrasing import clean_arm, clean_outcome
from evidex.extract._effect.side_words import OUTCOME_WORDS, Sides, worthy
from evidex.text.groups import is_time

__all__ = ["parted_sides"]

_SAME = 0.5
_IS = frozenset("was were is are remained became seemed proved".split())
_REPORTED = re.compile(
    r"\d\s?%|^(?:we|there|specifically|but|no|neither|significant\w*|when|only|although)\b|\bwe$"
    r"|\b(?:correlations?|differences?|relationships?|associations?|analys[ei]s|trials?|trends?|study|studies|outcomes?"
    r"|excess\w*|risks?|results?|findings?|predictors?|factors?|numbers?\sof\s\w+)$",
    re.IGNORECASE,
)
"""Subjects of a report are no sides."""
_OF_A_KIND = re.compile(
    r"\b(?:who|whose|with|without|given|in|on|from|exposed|[a-z]{3,}(?:ing|ed))\s\w"
    r"|^(?!(?:most|all|both|these|those|some|many|other|the|few|fewer|more|no)\b)[a-z]{3,}\s",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\d|\b(?:both|groups?|arms?|each|neither)\b")
_WHEN = re.compile(r"\b(?:when|if|where|while)\b")
_DONE = re.compile(r"(?:each|every|per|having|being|use\sof|treatment|an?\s|[a-z]{3,}ing)\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:in|with|among|after|during|on|under|without|by)\s(?:the\s)?"
    r"(?P<x>(?!average|all\b|both\b|total)[^,;:()\[\]]{2,60}?)"
    r"(?=\s(?:than|and|but|as|in|at|compared|over|within)\b|,|$)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?:an?\s(?:third|half|quarter|fifth|tenth)|about|some|\d|follow-up|other|general|size|either|in)\b", re.IGNORECASE
)
_OBJECT = re.compile(
    r"^(?:(?:not|no|also|up|down|in|with|to|for|against|the|an?|their|more|less|fewer|lower|higher|half|twice|[a-z]+fold"
    r"|\w+\stimes)\s)*(?:(?:relative\s|excess\s)?(?:risks?|odds|chances?|likelihood|incidence|rates?)\s(?:of|for)\s)?"
    r"(?P<y>[a-z][^,;:()\[\]]{2,60}?)(?=\s(?:than|by|over|compared|as|in|among|at)\b|,|$)",
    re.IGNORECASE,
)
_NO_OBJECT = re.compile(
    r"(?:so|too|suit|second|nothing|no|little|change|difference|story|tale|thing|way|same|similar\w*|well|it|them|lives"
    r"|often|also|better|worse|\w+ly|likelier|likely|common\w*|rare\w*|frequent\w*|more|less|up|down"
    r"|(?:the\s|a\s)?(?:similar|same)\s\w+|no\s\w+)(?:\s.*)?",
    re.IGNORECASE,
)
"""'told a similar story', 'came second' name no outcome."""


def parted_sides(clause: Clause, chosen: Sides, before: Sides, opposed: Sides, titled: Sides) -> Sides | None:
    """The sides with those in the place of what can be none; None where all that was chosen can be one."""
    parts = None if clause.named else _parts_of(clause)
    if parts is None or _REPORTED.search(parts.subject):
        return None
    no_factor = _is_none(chosen.factor, parts) or holds_verb(chosen.factor or "") or _is_of_people(parts, chosen.factor)
    no_outcome = _is_none(chosen.outcome, parts)
    if not no_factor and not no_outcome:
        return None
    told = Sides(None if no_factor else chosen.factor, None if no_outcome else chosen.outcome)
    factor, outcome, comparator = told.factor, told.outcome, chosen.comparator
    if _subject_is_factor(parts, told, before, titled):
        factor = factor or (before.factor if is_it(parts.subject) else worthy(clean_arm(parts.subject)))
        outcome = outcome or _object(parts) or before.outcome or titled.outcome
    else:
        outcome = outcome or (before.outcome if points_back(parts.subject) else clean_outcome(parts.subject))
        if factor is None and (factor := _place(parts)) is None:
            source = next((each for each in (before, opposed, titled) if each.factor), Sides())
            factor, comparator = source.factor, source.comparator or comparator
    if factor == outcome or (factor and (names_nothing(factor) or VAGUE.fullmatch(factor))):
        return None
    return Sides(factor or chosen.factor, outcome or chosen.outcome, comparator, chosen.population)


def _parts_of(clause: Clause) -> Parsed | None:
    """Those of the last clause that has a subject."""
    for words, scope in reversed(list(clause.starts())):
        parts = parse(words[scope.end() :] if scope else words)
        if parts is not None and parts.subject:
            return parts
    return None


def _is_none(side: str | None, parts: Parsed) -> bool:
    """Whether what was chosen can be no side: words that name nothing, or what 'was' says of its subject."""
    if side is None or names_nothing(side):
        return True
    return parts.verb.split()[0] in _IS and parts.rest.lower().split()[:1] == [side.lower()]


def _is_of_people(parts: Parsed, factor: str | None) -> bool:
    """Whether the subject names people of a kind, and the factor stands behind the verb, as what they had."""
    if factor is None or factor.lower() in parts.subject.lower() or not names_people(parts.subject):
        return False
    if not _OF_A_KIND.search(parts.subject) or _SEVERAL.search(parts.subject) or _WHEN.search(parts.rest):
        return False
    behind = _PLACE.search(f" {parts.rest}")
    return factor.lower() in parts.rest.lower() and not (behind and factor.lower() in behind["x"].lower())


def _subject_is_factor(parts: Parsed, told: Sides, before: Sides, titled: Sides) -> bool:
    """Whether the subject of a clause is the factor, by what is sure of the other side, by its words or the verb."""
    subject = parts.subject
    if points_back(subject):
        return is_it(subject) and told.factor is None and told.outcome is not None
    if told.outcome and told.outcome.lower() in subject.lower():
        return False
    if told.factor and told.factor.lower() in subject.lower():
        return True
    if names_people(subject) or _DONE.match(subject):
        return True
    known = [each.outcome for each in (before, titled) if each.outcome]
    if OUTCOME_WORDS.search(subject) or any(agreement(subject, each) >= _SAME for each in known):
        return False
    return told.outcome is not None or (_place(parts) is None and _object(parts) is not None)


def _place(parts: Parsed) -> str | None:
    """'in the drug group' behind the verb."""
    match = _PLACE.search(f" {parts.rest}")
    if match is None or is_time(match["x"]) or _AMOUNT.match(match["x"]):
        return None
    return worthy(clean_arm(match["x"]))


def _object(parts: Parsed) -> str | None:
    """'twice the odds of schizophrenia' behind 'carried'."""
    says = parts.verb.split()[0] in _IS and not parts.verb.endswith("ed")
    match = None if says else _OBJECT.match(parts.rest)
    return None if match is None or _NO_OBJECT.fullmatch(match["y"]) else worthy(clean_outcome(match["y"]))
