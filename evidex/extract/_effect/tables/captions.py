"""What the caption of a table says of its estimates: the outcome, the exposure, and what is set against what."""

from __future__ import annotations

import re
from functools import cached_property

from evidex.extract._effect.sides.phrasing import clean_arm, clean_outcome
from evidex.extract._effect.sides.side_words import CONTROL, OUTCOME_WORDS, worthy
from evidex.text.people import PERSONS

__all__ = ["NO_OUTCOME", "TRIAL_ARM", "VERSUS", "Caption", "arm_before", "arm_of", "comparator_of"]

VERSUS = re.compile(
    r"(?<![\w-])(?P<a>[^()=]{1,50}?)\s(?:vs?\.?|versus|compared (?:with|to))\s(?P<b>[^()=,;]{1,50})", re.IGNORECASE
)
_BEFORE_ARM = re.compile(
    r"^.*\b(?:of|effects?|for|between|comparing|risks?|ratios?|rates?|differences?|OR|RR|HR|IRR|MD|SMD"
    r"|CI|in(?= the\b))\b\W*",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"\b(?:effects?|impact|influence|efficacy) of (?:the )?(?P<a>(?:[^,;:.()]|(?<=vs)\.){3,80}?) (?:on|upon|in)\b",
    re.IGNORECASE,
)
TRIAL_ARM = re.compile(
    r"\b(?:placebo|intervention|control(?! (?:of|over|for))|sham|usual care|standard care|wait(?:ing)?[- ]?list)\b",
    re.IGNORECASE,
)
"""Words for the arms of a trial; 'controls' are set against cases."""
NO_OUTCOME = re.compile(
    r"\b(?:model|uni-?varia\w+|multi-?varia\w+|bi-?varia\w+|(?:un)?adjust\w*|crude|analys[ie]s|regression"
    r"|estimates?|statistics?|(?:un)?standardi[sz]ed|intention[- ]to[- ]treat|per[- ]protocol|(?:ITT|PP) population"
    r"|n\s?=|[Nn]o\.|%|mean|intervention|control|placebo|groups?|step|arm|set)\b|n\s?=",
    re.IGNORECASE,
)
_OUTCOMES = re.compile(r"\b(?:outcomes|events|end-?points|complications|causes of death)\b", re.IGNORECASE)
_EXPOSURES = re.compile(
    r"\b(?:predict\w*|factors?|associat\w+|according|determinants?|correlat\w+|relation\w*|regression"
    r"|risk of)\b",
    re.IGNORECASE,
)
_STUDIED = (
    re.compile(r"\bregression of [^,;:.()]{3,80}? on (?P<y>[^,;:.()]{3,90})", re.IGNORECASE),
    re.compile(
        r"\b(?:ratios?|risks?|HRs?|ORs?|RRs?|hazards?|odds)\b(?:\s?\([^)]*\))?[^.;]{0,70}?\s(?:of|for|in)\s"
        r"(?P<y>[^,;:.()]{3,90}?)"
        r"(?=\s(?:according|by|associated|in relation|among|in|with|across|comparing|from|per|at|after|using"
        r"|versus|vs)\b|[,;:.()]|$)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:predicting(?: (?:{PERSONS}|those) with)?"
        r"|predictors? (?:of|for)|prediction of|risk factors? for|factors (?:associated with|influencing|affecting"
        r"|related to|predicting)|determinants of|correlates of|(?<!meta-)analys[ie]s (?:of|for)"
        r"(?: (?:(?:the|its) )?(?:correlations?|associations?) with)?|regression (?:of|for)"
        r"|models? (?:of|for)"
        r"|effects? of [^,;:.()]{3,80}? on)\s(?:the\s)?"
        r"(?!(?:\w+\s){0,2}(?:factors?|predict\w+|determinants?|correlates?|variables?)\b)(?P<y>[^,;:.()]{3,90}?)"
        r"(?=\s(?:according|by|adjusted|associated|in relation|among|in|with|across|comparing|from|per|at|after"
        r"|using|versus|vs|post)\b"
        r"|[,;:.()—–]|$)",
        re.IGNORECASE,
    ),
)
_ASSOCIATION = re.compile(
    r"\b(?:associations?|relations?|relationships?|correlations?)\s(?:of|between)\s(?:the\s)?"
    r"(?P<a>[^;:.()]{3,80}?)\s(?:and|with)\s(?:the\s)?"
    r"(?P<b>[^;:.()]{3,80}?)(?=\s(?:according|by|among|in|across|from|at|after|using|over)\b|[;:.(]|$)",
    re.IGNORECASE,
)
_EXPOSURE = re.compile(
    r"\b(?:according to|by|across)\s(?:the\s)?(?:[\w-]+\s)?"
    r"(?:frequency|quartiles?|tertiles?|quintiles?|deciles?|categor(?:y|ies)|levels?|amounts?|thirds|quarters|fifths)"
    r"\sof\s(?:the\s)?(?P<x>[^,;:.()]{3,80}?)(?=\s(?:among|in|at|from|with|and)\b|[,;:.()]|$)",
    re.IGNORECASE,
)


_SUBJECT = re.compile(
    r"(?:(?:incidence|risk|rates?|occurrence|odds|hazard) of )?(?:the )?"
    r"(?P<y>[A-Za-z][\w-]*(?:\s(?!in\b|by\b)[\w-]+){0,4}?)"
    r"(?=\s(?:in|by|across|among|according)\b|[.;(]|$)",
    re.IGNORECASE,
)
_SUBGROUPS = re.compile(r"\b(?:in|across|by|among|within)\s(?:the\s)?(?:\w+\s){0,2}sub-?groups?\b", re.IGNORECASE)


class Caption:
    """The words of a caption."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._effect, self._versus = _EFFECT.search(words), VERSUS.search(words)
        self.names_factors = _EXPOSURES.search(words) is not None
        self.names_outcomes = _OUTCOMES.search(words) is not None and not self.names_factors
        """Whether it says that the rows are outcomes."""

    @property
    def of_subgroups(self) -> bool:
        """Whether it says that rows are subgroups."""
        return _SUBGROUPS.search(self._words) is not None

    @property
    def has_effect(self) -> bool:
        """Whether it names what the effect is of."""
        return self._effect is not None

    @property
    def sets_against(self) -> bool:
        """Whether it names what is set against something else, or the effect of something."""
        return self._effect is not None or self._versus is not None

    @property
    def of_trial(self) -> bool:
        """Whether it sets the arms of a trial against each other."""
        return self._versus is not None and TRIAL_ARM.search(self._versus.group()) is not None

    @cached_property
    def arms(self) -> tuple[str | None, str | None]:
        """(factor, comparator): of arms in any order a control is the comparator."""
        if self._effect is not None:
            both = VERSUS.fullmatch(self._effect["a"])
            return arm_of(self._effect["a"]), comparator_of(both["b"]) if both else None
        if self._versus is None:
            return None, None
        factor, comparator = arm_before(self._versus["a"]), self._versus["b"]
        if CONTROL.search(factor) and not CONTROL.search(comparator):
            factor, comparator = comparator, factor
        return arm_of(factor), comparator_of(comparator)

    @cached_property
    def outcome(self) -> str | None:
        """What it says is estimated."""
        for pattern in _STUDIED:
            for match in pattern.finditer(self._words):
                words = worthy(clean_outcome(re.sub(r"^predicting\s", "", match.group("y"))))
                if words and not NO_OUTCOME.search(words):
                    return words
        if both := _ASSOCIATION.search(self._words):
            sides = [worthy(clean_outcome(both.group(name))) for name in ("b", "a")]
            named = [side for side in sides if side and OUTCOME_WORDS.search(side)]
            return next(iter(named or [side for side in sides if side]), None)
        return None

    @cached_property
    def subject(self) -> str | None:
        """The outcome with which it begins, whatever it says of in whom: 'Progression-free survival in subgroups'."""
        match = _SUBJECT.match(self._words)
        if match is None or self.names_factors or self.names_outcomes or not OUTCOME_WORDS.search(match["y"]):
            return None
        words = worthy(clean_outcome(match["y"]))
        return words if words and not NO_OUTCOME.search(words) else None

    @cached_property
    def exposure(self) -> str | None:
        """What is parted into the categories of rows or columns: 'according to quartiles of body weight'."""
        match = _EXPOSURE.search(self._words)
        return match["x"].strip() if match else None


def arm_before(words: str) -> str:
    """The arm with which some words before 'versus' end."""
    return _BEFORE_ARM.sub("", words)


def arm_of(words: str) -> str | None:
    """What some words name as an arm, if anything."""
    return worthy(clean_arm(words.strip()))


def comparator_of(words: str) -> str | None:
    """What some words name as the arm that others are set against; here 'placebo' and 'control' say enough."""
    told = clean_arm(words.strip())
    return worthy(told) or (told if CONTROL.search(told) else None)
