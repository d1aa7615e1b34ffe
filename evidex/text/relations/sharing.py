"""What members of a list share: the noun, the tail or the lead that only one of them has."""

from __future__ import annotations

import re

from evidex.text.relations.heads import lacks_noun
from evidex.text.relations.phrases import MILD

__all__ = ["PROPERTIES", "is_adjective", "shared"]

PROPERTIES = frozenset(
    """duration severity frequency incidence intensity number rate rates risk onset development progression
    size quality prevalence occurrence level levels use degree extent stage length timing dose type age
    presence amount stabilization""".split()
)
_SHARED_TAIL = re.compile(r"^[\w-]+(\s(?:of|in|for)\s.+)$")
_TAIL_ENDS = frozenset("at in during after of for with from on by".split())
_SPAN = re.compile(r"\d+-(?:hour|day|week|month|year|min|h)$")
_PLAIN = MILD | frozenset(
    """positive negative total new old young safe fast upper lower left right high low minimum maximum mean standard
    simple white premature""".split()
)
"""Adjectives that phrases may end with, but not members of a list."""


def shared(words: list[str]) -> list[str]:
    """The members with what one of them says for the others."""
    if len(words) < 2:
        return words
    tail = _SHARED_TAIL.match(words[-1])
    if tail is not None and all(map(_is_property, words[:-1])) and _is_property(words[-1].split(" ", 1)[0]):
        return [word + tail.group(1) for word in words[:-1]] + words[-1:]
    return _led(_carried(_headed(words)))


def is_adjective(word: str) -> bool:
    """Whether a lower-case word lacks the noun that it tells of where a member of a list ends with it."""
    return lacks_noun(word) or word in _PLAIN or _SPAN.match(word) is not None


def _headed(words: list[str]) -> list[str]:
    """'fasting and post-prandial glucose, lipids': an adjective takes the noun of the next member that has one."""
    told = words[-1:]
    for word in reversed(words[:-1]):
        after = _without_tail(told[0])
        headed = 2 <= len(after) <= 5 and len(after[-1]) > 1 and _lacks_noun(word.lower())
        told.insert(0, f"{word} {' '.join(after[1:])}" if headed else word)
    return told


def _lacks_noun(member: str) -> bool:
    """'gastric', 'lower rates of gastric'; 'published' by itself, for 'doses given' lacks none."""
    return is_adjective(member.rsplit(maxsplit=1)[-1]) or _PAST.fullmatch(member) is not None


_PAST = re.compile(r"[a-z-]+[^e]ed")


def _without_tail(member: str) -> list[str]:
    """The words of a member up to its first preposition."""
    words = member.split()
    return words[: next((i for i, word in enumerate(words) if i and word in _TAIL_ENDS), len(words))]


_LED_BY = re.compile(
    r"(?P<lead>(?:[\w-]+ )?(?:polymorphisms?|mutations?|levels|concentrations|expression|intakes?|exposure|history)"
    r" (?:of|to|in)) (?:the |an? )?(?=\w)",
    re.IGNORECASE,
)


def _led(words: list[str]) -> list[str]:
    """'polymorphisms of A, B and C', 'exposure to dust and smoke': what the first is of, the others are of."""
    lead = _LED_BY.match(words[0])
    if lead is None or any(word.count(" ") > 1 or re.search(r"\b(?:of|to|in)\b", word) for word in words[1:]):
        return words
    return words[:1] + [f"{lead.group('lead')} {word}" for word in words[1:]]


_CARRIERS = frozenset(
    """levels concentrations scores intake consumption polymorphisms genotypes genes alleles infections fractures
    resistance reactivity activity knowledge adherence training infusion infusions supplementation
    supplements""".split()
)
_OWN_MEASURE = frozenset("age sex gender smoking hypertension diabetes obesity weight pressure bmi".split())


def _carried(words: list[str]) -> list[str]:
    """'glucose, insulin and triglyceride levels' are three levels: a bare name before takes the last one's noun."""
    last = _without_tail(words[-1])
    if len(last) not in (2, 3) or last[-1] not in _CARRIERS:
        return words
    return [word if " " in word or word.lower() in _OWN_MEASURE else f"{word} {last[-1]}" for word in words[:-1]] + [
        words[-1]
    ]


def _is_property(words: str) -> bool:
    """'older age' is somebody's own: it is not the age of what stands behind."""
    last = words.lower().split()
    return last[-1] in PROPERTIES and not (last[-1] == "age" and len(last) > 1)
