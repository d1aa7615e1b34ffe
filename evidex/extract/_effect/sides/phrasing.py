"""The words of a side as a claim gives them: without article, direction, amount, or what it is set against."""

from __future__ import annotations

import re

from evidex.extract._effect.sides.side_words import POPULATION, cut
from evidex.text.people import PERSONS
from evidex.text.relations import Phrase
from evidex.text.relations.direction import bare_factor, strip_direction

__all__ = ["PEOPLE", "clean_arm", "clean_outcome", "what_is_given", "what_is_told", "without_amount"]

PEOPLE = rf"(?:{PERSONS}|those)"


_PEOPLE_IN = re.compile(
    rf"^(?:the|those|both|all|either|{PEOPLE}|\s)*?{PEOPLE}?\s?\b(?:in|on|receiving|given|treated with"
    rf"|assigned(?: to)?|randomi[sz]ed to"
    r"|taking|using|with|who (?:were (?:given|treated with|assigned to|randomi[sz]ed to)|had|received|used|took"
    r"|were)|allocated to|carrying|exposed to)\s(?:the\s)?",
    re.IGNORECASE,
)
_SET_AGAINST = re.compile(
    r",?\s(?:(?:as\s|when\s)?compared (?:with|to)|versus|vs\.?|in comparison (?:with|to)|relative to|than"
    r"|rather than|instead of)\s",
    re.IGNORECASE,
)


def clean_arm(words: str) -> str:
    """'patients in the lunazine group versus placebo' → lunazine."""
    words = _SET_AGAINST.split(words.strip())[0]
    words = re.sub(
        r"^(?:(?:in\s)?favou?r of\s|the\s|both\s|either\s|all\s|an?\s)+(?=\w)", "", words, flags=re.IGNORECASE
    )
    words = _PEOPLE_IN.sub("", words, count=1) or words
    words = re.sub(r"^(?:the|both|either|an?)\s(?=\w)", "", words, flags=re.IGNORECASE)
    phrase = Phrase(0, len(words), words)
    return bare_factor(phrase).words


_SINGLE_DOSE = re.compile(r"(?:an?\s)?single\s(?:[a-z]+\s)?doses?\sof\s(?:the\s)?(?=[A-Za-z])", re.IGNORECASE)


_LEADING_TO = re.compile(r"^to\s(?:the\s)?(?=[A-Za-z])")
"""'exposure to smoke (…) and to dust (…)'."""
_SAYS = re.compile(r"(?<!who)(?<!that)(?<!which)\s(?:is|are|was|were|can\sbe|could|cannot|did|does)\b.*$")


_LINKED = re.compile(
    r"^(?:[\w-]+\s){0,4}?(?:meta-analys[ei]s|study|studies|reviews?|trials?|analys[ei]s|cohorts?|researchers|we|they)\s"
    r"(?:ha(?:s|ve)\s)?(?:linked|tied|connected)\s(?=\w)",
    re.IGNORECASE,
)
"""'our meta-analysis linked smoking (to lung cancer)'."""
_CHANGES = re.compile(
    r"(?<=\w)\s(?:cuts?|halve[sd]|reduce[sd]|lower(?:s|ed)|raise[sd]|increase[sd]|double[sd])\sthe\b.*$"
)
"""'probiotics cut the risk (of sepsis)'."""


def _without_predicate(words: str) -> str:
    """'combination therapy were seen' → combination therapy."""
    says = _SAYS.search(words)
    return words[: says.start()] if says else words


def what_is_given(words: str) -> str:
    """'single dose of nedocromil' → nedocromil."""
    words = _LEADING_TO.sub("", _without_predicate(_CHANGES.sub("", _LINKED.sub("", words))), count=1)
    return _SINGLE_DOSE.sub("", words, count=1) if _SINGLE_DOSE.match(words) else words


_LEADING = re.compile(r"(?:(?:regards?|respect|relation)\s(?:to|of)|terms\sof|for)\s(?:the\s)?(?=\w)")


_FROM_BEFORE = re.compile(r"^(?:the\s)?(?:mean\s|median\s)?changes?\sfrom\sbaseline\s(?:in|of)\s(?=\w)", re.IGNORECASE)


def what_is_told(words: str) -> str:
    """'regard to clinical cure' → clinical cure."""
    words = _FROM_BEFORE.sub("", _LEADING_TO.sub("", _without_predicate(words), count=1), count=1)
    return _LEADING.sub("", words, count=1) if _LEADING.match(words) else words


_IN_PEOPLE = re.compile(rf"\s(?:but not|in|among)\s(?:the\s)?(?:[\w-]+\s){{0,3}}{PEOPLE}\b.*$")
_AMOUNT = re.compile(
    r"\s(?:by|of|from)\s(?:an? )?(?:(?:relative|further|estimated|mean|average|median|approximately|about)\b"
    r"|[-−–+]?\d[\d.,]*"
    r"(?![\w-])).*$"
)


def clean_outcome(words: str) -> str:
    """'a significantly lower incidence of stroke in men' → stroke."""
    words = re.sub(
        r"^(?:(?:an?|the|no|any|either|their|its)\s|(?:\w+\s)?evidence (?:of"
        r"|for)\s)+",
        "",
        words.strip(),
        flags=re.IGNORECASE,
    )
    words = _SET_AGAINST.split(_AMOUNT.sub("", _IN_PEOPLE.sub("", words)))[0]
    turned = strip_direction(Phrase(0, len(words), words)).phrase.words
    return cut(turned) if not POPULATION.search(turned) else turned


_OWN_AMOUNT = re.compile(
    r"(?:an?\s)?[-−+]?\d[\d.,]*[\s-]?(?:[%\w/²³·µμ°]{1,9}\s)?(?=(?:higher|lower|greater|larger|smaller|longer|shorter|more"
    r"|fewer|less|heavier|lighter|better|worse|older|younger)\s)"
)


def without_amount(outcome: str) -> str:
    """'1.96 mL higher stroke volume', the estimate itself before its noun → stroke volume."""
    amount = _OWN_AMOUNT.match(outcome)
    return clean_outcome(outcome[amount.end() :]) if amount else outcome
