"""Times that are told by any event: 'after clonidine', 'before the diet', 'during ANP infusion', 'prior to bracing'.

The words of an event are no list: they go up to what cannot be in a name (a verb, a preposition, a mark, a number).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidex.extract._when.wording import TIME, Place
from evidex.text.number_words import IN_WORDS
from evidex.text.people import PERSONS

__all__ = ["told_by_event", "with_events"]


_NO_NAME = (
    r"(?:the|an?|and|or|but|nor|was|were|is|are|had|has|have|did|does|do|been|being|be|could|may|might|can|will|would|in|on|at"
    r"|of|to|with|for|from|by|as|than|that|which|who|whom|when|while|whereas|where|if|vs|versus|between|among|per|both|all"
    r"|we|they|there|it|its|their|his|her|this|these|those|respectively|significantly|compared|before|after|during"
    r"|following|mean|median|average|respective|each|only|not|no|scores?|values?|levels?|controls?|groups?"
    rf"|{PERSONS}|adjust\w*|controlling|account\w*|correct\w*|stratif\w*|matching|exclu\w*|includ\w*"
    r"|multiple|multivaria\w*|years?|months?|weeks?|days?|hours?|minutes?|birth"
    rf"|{IN_WORDS})"
)
_ENDS = r"\w+(?<![nlr]e)ed|\w+ly|rose|fell|became|remained|show\w*|did|led"
"""What ends a name: a verb of the past, an adverb."""
_WORD = rf"(?!{_NO_NAME}\b)[a-z][\w'’/+-]*"
_NEXT = rf"(?!(?:{_ENDS})\b){_WORD}"
_DETERMINED = r"(?:(?:the|an?|each|any|both|this|these|their|all)\s)?"
_NAME = rf"{_DETERMINED}{_WORD}(?:\s{_NEXT}){{0,3}}?"
_OF = rf"(?:\sof\s{_DETERMINED}{_WORD}(?:\s{_NEXT}){{0,2}}?)?"
_WHOLE = "".join(
    rf"(?<!\s{word})" for word in "last first second final next single same other high low early late both".split()
)
"""'during the high than the low salt diet' names no event yet."""
_BOUNDARY = rf"{_WHOLE}(?=\s?(?:[,;:()\[\]–—]|\.(?:\s|$)|$)|\s(?:{_NO_NAME}|{_ENDS})\b|\s[<>=~≈±+−-]?\s?\d)"
_EVENT = re.compile(
    r"(?<![\w-])(?:immediately\s|soon\s|shortly\s|just\s)?"
    r"(?:before(?:\s(?:and|vs\.?|versus)\s|\s?/\s?)(?:after|during)|before|after|following|prior\sto|subsequent\sto|during|throughout|upon)\s"
    rf"{_NAME}{_OF}{_BOUNDARY}"
)


def with_events(low: str, known: list[Place], values: Sequence[Place]) -> list[Place]:
    """The phrases of time of a sentence in lower case, those that are told by an event among them."""
    found = list(known)
    for match in _EVENT.finditer(low):
        first, last = match.span()
        met = [span for span in found if span[0] < last and first < span[1]]
        if any(begin < first or end > last for begin, end in met) or _aside(low, first, values):
            continue
        for span in met:
            found.remove(span)  # 'after withdrawal' in 'immediately after withdrawal of the drug'
        found.append((first, last))
    return sorted(found)


def told_by_event(told: str) -> bool:
    """Whether a time is told by an event alone: 'during placebo' may tell of a group as well."""
    low = told.lower()
    return _EVENT.match(low) is not None and TIME.match(low) is None


def _aside(low: str, at: int, values: Sequence[Place]) -> bool:
    """Whether words stand in a bracket without a value: 'sensitivity (glucose needed during the clamp) was 5'."""
    opening = low.rfind("(", 0, at)
    if opening < 0 or low.find(")", opening, at) >= 0:
        return False
    closing = low.find(")", at)
    return not any(opening < start < closing for start, _ in values)
