"""Noun phrases without a parser: where the phrase beside a cue begins and ends.

Closed classes of English words (auxiliaries, conjunctions, prepositions of circumstance) mark the edges. Stretches are
half-open ranges of word indices of `Tokens`; None: there is no phrase that can be trusted.
"""

from __future__ import annotations

import re

import msgspec

from evidex.text.people import PERSON_WORDS, PERSONS
from evidex.text.relations.tokens import (
    ADV,
    AND,
    BE,
    DET,
    FINITE,
    HAVE,
    MODAL,
    NEG,
    OTHER,
    PREP,
    PRON,
    REL,
    SUB,
    Tokens,
)

__all__ = [
    "MILD",
    "NAMED",
    "PEOPLE",
    "PRONOUNS",
    "Phrase",
    "Stretch",
    "phrase_before",
    "short_of_people",
    "short_of_tail",
    "trimmed",
]

Stretch = tuple[int, int]
NAMED = re.compile(r"[A-Za-z]{2}")
"""What names something holds so much of a word."""


class Phrase(msgspec.Struct, frozen=True):
    """Words of the text at `start:end`; `words` may resume the head of its list ('duration of the attacks')."""

    start: int
    end: int
    words: str
    resumed: bool = False
    """Named elsewhere: the words at its place only stand for it ('it')."""


_WHO_TREAT = frozenset("physicians doctors clinicians".split())
"""'Training physicians to ask patients': they are the means as often as those in whom it is seen."""
PEOPLE = (PERSON_WORDS - _WHO_TREAT) | frozenset(
    """patient individual those cases mothers smokers nonsmokers non-smokers survivors recipients carriers rats mice
    animals humans controls population populations cohort group groups arm arms elderly diabetics asthmatics
    hypertensives pregnancies""".split()
)
"""Whom or what a finding holds for: a phrase with 'in' and one of these tells where, not what."""


_LOOSE_LEAD = frozenset(
    """significant independent strong important major main clear marked modest slight greater including such
    as well having being namely especially particularly presence existence other various certain most more
    statistically respectively also by of with""".split()
)


_LOOSE_TAIL = frozenset(
    """of in with by for to and or nor but as at on from the a an that which who respectively including
    significantly likely less more most neither alone itself themselves is was were are be not also both than
    et al such other greater higher lower better worse faster""".split()
)


def _tells_more_of(tokens: Tokens, index: int) -> bool:
    """'more falls', 'more frequent falls': more of a thing, not 'more severe'."""
    return tokens.at(index) in ("frequent", "common") or (tokens.at(index)[-1:] == "s" and tokens.has_tag(index, OTHER))


def trimmed(tokens: Tokens, first: int, last: int) -> Stretch | None:
    """Without articles, adverbs, auxiliaries and marks at either edge; None if nothing is left."""
    low, tag = tokens.low, tokens.tag
    while first < last and (
        (
            tag[first] in (DET, AND, ADV, NEG)
            and not (tag[first] == NEG and tokens.at(first + 1).endswith("ing"))
            and not (low[first] in ("more", "less", "minimally", "another") and tokens.has_tag(first + 1, OTHER))
        )
        or not low[first][0].isalnum()
        or (
            low[first] in _LOOSE_LEAD
            and tokens.low[first : first + 2] != ["significant", "risk"]
            and not (low[first] == "more" and _tells_more_of(tokens, first + 1))
            and (tokens.at(first + 1) == "of" or low[first] not in ("presence", "existence"))
        )
    ):
        first += 1
    if tokens.at(first + 1) == ")" and last > first + 2:
        first += 2  # '2) zinc'
    if low[first : first + 2] == ["terms", "of"]:
        first += 2
    while last > first and (
        (low[last - 1] in _LOOSE_TAIL and (low[last - 1] != "a" or tag[last - 1] == DET))
        or (tag[last - 1] in (ADV, AND, BE, HAVE, MODAL) and low[last - 2 : last] != ["living", "alone"])
        or low[last - 1][-1] in ",;:.–—-\"“”'"
        or low[last - 1] in ("+", "/", "+/", "±")
    ):
        last -= 1
    return (first, last) if first < last else None


PRONOUNS = frozenset("it this these they".split())


MILD = frozenset("small modest slight mild weak moderate minor rare transient".split())
"""'small but significant increases': two adjectives of one thing."""
_STOP_BACK = frozenset({",", ";", ":", "."})


_PREPS_KEPT = frozenset("of".split())


_VERBAL = frozenset(
    """identified treating providing reducing increasing treat prevent overcome address avoid assess following
    suffering""".split()
)


_BARE_VERBS = frozenset("enhance reduce improve manage cause allow allows allowed".split())


def phrase_before(tokens: Tokens, end: int) -> Stretch | None:
    """The noun phrase that ends before the word `end`: what a cue without a verb hangs on ('fractures due to')."""
    first = end
    while first > 0:
        index = first - 1
        word, tag = tokens.low[index], tokens.tag[index]
        if (
            word in _STOP_BACK
            or tag in (AND, SUB, REL, PRON, NEG)
            or tag in FINITE
            or word in _VERBAL
            or tokens.is_finite(index)
        ):
            break
        if (tag == PREP and word not in _PREPS_KEPT) or word in _BARE_VERBS:
            break
        if word in ("be", "been", "being", "to") or (word.endswith("ed") and tokens.has_tag(index + 1, DET)):
            break
        first -= 1
    while tokens.has_tag(first, ADV):
        first += 1
    if (
        tokens.at(first - 1) == "to"
        or tokens.has_tag(first - 1, MODAL + NEG)
        or (tokens.at(first).endswith("ing") and tokens.has_tag(first + 1, DET))
    ):
        first += 1
    return trimmed(tokens, first, end) if first < end else None


def short_of_people(tokens: Tokens, stretch: Stretch) -> Stretch:
    """'Use of zinc in sailors with gout and falls' → 'Use of zinc': a list behind the people is one of theirs."""
    first, last = stretch
    for index in range(first + 1, last):
        if tokens.low[index] not in ("in", "among", "to", "for") or tokens.low[index - 1] in PEOPLE:
            continue
        people = next((i for i in range(index + 1, min(index + 6, last)) if tokens.low[i] in PEOPLE), None)
        if people is None or any(tokens.tag[i] == PREP or tokens.is_finite(i) for i in range(index + 1, people)):
            continue
        if not any(tokens.tag[i] == AND for i in range(first, index)) and any(
            tokens.tag[i] == AND for i in range(people, last)
        ):
            return trimmed(tokens, first, index) or stretch
    return stretch


def short_of_tail(phrase: Phrase) -> Phrase:
    """A long phrase without what tells when, where or in whom; its first word always stays."""
    words = phrase.words
    if words.count(" ") < _LONG or (tail := _TAIL.search(words, words.index(" ") + 1)) is None:
        return phrase
    return Phrase(phrase.start, phrase.end, words[: tail.start()], phrase.resumed)


_LONG = 5
"""Blanks."""
_TAIL = re.compile(
    r"(?<=\w\w\w)(?:\s(?:and|or))?"
    r"\s(?:during|among|after|following|in parallel with|for the (?:treatment|management) of|at the end of"
    r"|(?:in|for|(?<!number )(?<!numbers )(?<!percentage )(?<!proportion )(?<!proportions )(?<!fraction )of)"
    r"\s(?:the )?(?:(?!in |of |for |with |from |and |or )[\w-]+ ){0,3}"
    rf"(?:{PERSONS}|rats|mice|population)"
    r"|who|living)\b.*$"
)
