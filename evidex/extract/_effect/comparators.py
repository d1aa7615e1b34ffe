"""What the factor of an estimate is set against: in its sentence, else as before, else as the document is designed."""

from __future__ import annotations

import re

import msgspec

from evidex.extract._choosing.design import Opposed, clean_name, controls_of_one_trial
from evidex.extract._effect.estimate import Estimate
from evidex.extract._effect.side_words import Sides, bare_arm
from evidex.text import Quantities, Sentence, View
from evidex.text.relations import mask_brackets

__all__ = ["Compared"]

_COMPARATOR = re.compile(
    r"\b(?:(?:as\s)?compared\s(?:with|to)|versus|vs\.?|relative to|than(?: (?:in|with|for|among))?)\s"
    r"(?:(?:that|those)\s(?:of|for|in|with|among)\s)?(?:the\s|an?\s)?"
    r"(?P<c>[A-Za-z][\w/+-]*(?:\s(?!was\b|were\b|is\b|had\b|in\b|at\b|for\b|after\b|and\b|on\b"
    r"|p\b)[A-Za-z][\w/+-]*){0,4})"
)


def _find_comparator(sentence: str, place: int, factor: str | None) -> str | None:
    """What the factor of the estimate at `place` is set against, if the sentence says so ('compared with placebo')."""
    masked = mask_brackets(sentence)
    begin = masked.rfind(";", 0, place) + 1
    stop = masked.find(";", place)
    best: tuple[int, str] | None = None
    for match in _COMPARATOR.finditer(sentence, begin, stop if stop > 0 else len(sentence)):
        words = bare_arm(match.group("c"))
        if words == factor or not _names_group(words):
            continue
        distance = abs(place - match.start())
        if best is None or distance < best[0]:
            best = (distance, words)
    return best[1] if best else None


def _names_group(words: str) -> bool:
    return len(words) > 2 and not re.match(
        r"(?:baseline|expected|those|before|other|were|was|did|median|mean|none|p|\w+ly)\b", words, re.IGNORECASE
    )


_WORD = re.compile(r"[a-z0-9]{3,}")
_FROM = re.compile(
    r"\b(?:differences? from|over|superior to|inferior to|relative to)\s(?:the\s|an?\s)?(?P<c>(?:active )?"
    r"(?:placebo|controls?|usual care|standard care|no treatment)\b)|(?P<p>placebo)-(?:adjusted|corrected|subtracted)"
)
_INTERVENED = frozenset({"intervention", "treatment", "experimental"})


class Compared:
    """The comparators told in one document, estimate by estimate."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._told: list[tuple[frozenset[str], str]] = []
        self._design: list[tuple[frozenset[str], str]] | None = None

    def told(self, sentence: Sentence, read: Quantities, estimate: Estimate, sides: Sides) -> Sides:
        """The sides with their comparator."""
        words = self._view.text[sentence.start : sentence.end]
        place = read.place(min(estimate.label, estimate.place)) - sentence.start
        factor = _words(sides.factor)
        found = sides.comparator or _find_comparator(words, place, sides.factor) or _set_off(words)
        found = clean_name(found) if found else None
        if found is None or _words(found) == factor:
            found = self._before(factor) or self._by_design(factor)
        elif factor:
            self._told.append((factor, found))
        return msgspec.structs.replace(sides, comparator=found)

    def _before(self, factor: frozenset[str]) -> str | None:
        """The comparator of an estimate before, of the same factor."""
        return next((name for told, name in reversed(self._told) if _is_same(told, factor)), None)

    def _by_design(self, factor: frozenset[str]) -> str | None:
        """What the title or the aim sets the factor against."""
        if self._design is None:
            self._design = list(_design(self._view))
        told = max(self._design, key=lambda pair: _shared(pair[0], factor), default=None)
        return told[1] if told is not None and _is_same(told[0], factor) else None


def _design(view: View) -> list[tuple[frozenset[str], str]]:
    """Pairs of a factor and what it is set against, both ways; and the names of arms against their controls, where
    the document tells of one trial that has them."""
    found: list[tuple[frozenset[str], str]] = []
    for first, second in view.once(Opposed).pairs:
        found += (_words(first), second), (_words(second), first)
    if controls := controls_of_one_trial(view.text):
        found.append((view.arm_words | _INTERVENED, controls))
    return found


def _set_off(words: str) -> str | None:
    match = _FROM.search(words)
    return (match.group("c") or match.group("p")) if match else None


def _words(phrase: str | None) -> frozenset[str]:
    return frozenset(_WORD.findall(phrase.lower())) if phrase else frozenset()


def _shared(told: frozenset[str], factor: frozenset[str]) -> float:
    """Which share of the words of both two names share."""
    return len(told & factor) / max(len(told | factor), 1)


def _is_same(told: frozenset[str], factor: frozenset[str]) -> bool:
    """Whether two names share half of the shorter one."""
    return bool(told & factor) and 2 * len(told & factor) >= min(len(told), len(factor))
