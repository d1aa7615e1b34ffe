"""What a share of a list is of where only its complement is told: 'resistant to A (48%), to B (21%) and 9% to C'."""

from __future__ import annotations

from collections.abc import Sequence, Set

from evidex.extract._choosing import Choice
from evidex.extract._choosing.sides.comparisons import name_behind
from evidex.text.clauses import Stretch
from evidex.text.words import AND, OPEN, PREP, Words

__all__ = ["give_complements"]

_LEADS = frozenset({"to", "for", "against"})


def give_complements(words: Words, numbers: Sequence[Stretch], chosen: Sequence[dict[str, Choice]]) -> None:
    """Tell the complement of each share that was told what one before it is of, though its own stands by it."""
    whole: str | None = None
    for own in range(1, len(numbers)):
        told, before = chosen[own]["of"].text, chosen[own - 1]["of"].text
        if told is None or told not in (before, whole):
            whole = None
            continue
        leads = _LEADS.intersection(told.lower().split())
        after = numbers[own + 1][0] if own + 1 < len(numbers) else len(words)
        place = _behind(words, numbers[own][1], after, leads)
        place = place or _ahead(words, numbers[own - 1][1], numbers[own][0], leads)
        if place is not None:
            chosen[own]["of"], whole = Choice(words.text(*place), place), told


def _behind(words: Words, at: int, stop: int, leads: Set[str]) -> Stretch | None:
    """'21% to ciprofloxacin'."""
    if at >= stop or words.list[at].low not in leads:
        return None
    name = name_behind(words, at + 1)
    return name if name and name[1] <= stop else None


def _ahead(words: Words, first: int, low: int, leads: Set[str]) -> Stretch | None:
    """', to ciprofloxacin in 21%': between a comma or 'and' and the preposition before the number."""
    at = next((n for n in range(first + 1, low) if words.list[n].low in leads), None)
    if at is None or not (words.list[at - 1].tag == AND or words.list[at - 1].low in (",", ";")):
        return None
    name = name_behind(words, at + 1)
    if name is None or name[1] > low or any(word.tag not in (PREP, OPEN) for word in words.list[name[1] : low]):
        return None
    return name
