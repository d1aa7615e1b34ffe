"""What a document studies: the factor and the outcome of its aim, for statements that leave them out."""

from __future__ import annotations

import re

from evidex.text.people import PERSONS

__all__ = ["find_topic"]

_PHRASE = r"(?:the |an? )?(?P<{name}>[^,;:.()\[\]]{{3,80}}?)"
_STOP = (
    rf"(?=\sin [A-Z]|\s(?:in (?:the |an? |this |our )?(?:\w+ )?(?:{PERSONS}|population|study|cohort)"
    r"|among|using|who|which|that|with (?:a|an|the)\b|was|were|is|are|by|after|during|between|from)\b"
    r"|\s?[,;:.()\[\]]|$)"
)
_BOTH = re.compile(
    r"\b(?:association|relationship|relation|link|correlation)s?\s(?:between|of)\s"
    + _PHRASE.format(name="factor")
    + r"\s(?:and|with)\s(?:the\s)?(?:(?:risk|incidence|development|occurrence|etiology|aetiology"
    r"|pathogenesis)\s(?:of|for)\s)?"
    + _PHRASE.format(name="outcome")
    + _STOP
    + r"|\b(?:effects?|impact|influence|efficacy|role)\sof\s"
    + _PHRASE.format(name="factor_2")
    + r"\s(?:on|in|and risk of|for)\s(?:the\s)?"
    + r"(?:(?:risk|incidence|development|occurrence|prevention|treatment|etiology|aetiology"
    r"|pathogenesis)\s(?:of|for)\s)?" + _PHRASE.format(name="outcome_2") + _STOP
)
"""An aim that names both sides: 'the association between A and the risk of B', 'the effect of A on B'."""
_OUTCOME = re.compile(
    r"\b(?:[Rr]isks?|odds|incidence|[Pp]redictors?|[Rr]isk factors|development|prevention|occurrence|[Dd]eterminants)"
    r"\s(?:of|for)\s"
    r"(?:developing\s|development of\s|the\s)?" + _PHRASE.format(name="outcome") + _STOP
)
_STUDIED = re.compile(
    r"\b(?:case-control|cohort) study of " + _PHRASE.format(name="outcome") + r"(?:(?=\sto\b)|" + _STOP + ")"
)


_PEOPLE = re.compile(rf"(?:\w+ )?{PERSONS}\b")


def find_topic(text: str) -> tuple[str | None, str | None]:
    """(factor, outcome) of the first words of `text` that name both, or of the first that name a risk."""
    if match := _BOTH.search(text):
        return match.group("factor") or match.group("factor_2"), match.group("outcome") or match.group("outcome_2")
    if (match := _STUDIED.search(text)) and not _PEOPLE.match(match.group("outcome")):
        return None, match.group("outcome")
    if match := _OUTCOME.search(text):
        return None, match.group("outcome")
    return None, None
