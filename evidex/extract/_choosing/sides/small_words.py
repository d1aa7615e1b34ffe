"""The small words by which numbers and names are joined, as all who look for sides read them."""

from __future__ import annotations

__all__ = ["AGAINST", "CALLED", "DID", "FRONTS", "GOES_ON", "LEADS", "RESPECTIVE", "TAKEN_UP", "VERSUS"]

VERSUS = frozenset({"vs", "vs.", "versus", "v"})
AGAINST = VERSUS | {"compared"}
"""Words between two numbers that are set against one another."""
RESPECTIVE = frozenset({"respectively", "respective", "corresponding"})
GOES_ON = frozenset("with without on of receiving taking using".split())
"""Words that lead on within a name: 'patients with asthma', 'those on placebo'."""
LEADS = frozenset("in with for during on after among amongst by of receiving to".split())
"""Words that lead to the name of a number's side or time: '5 mm in the placebo group'."""
FRONTS = frozenset("in among amongst for with on".split())
"""Words with which a clause opens that names first whom it is of: 'In smokers, …'."""
CALLED = frozenset("group arm cohort controls placebo".split())
"""Nouns that, alone or last, call a side by its name: 'the zinc group'."""
TAKEN_UP = frozenset({"it", "this", "they"})
"""'while in the placebo group it was seen in 40%': a pronoun ends a name as a comma does."""
DID = frozenset("scored slept lost walked gained lived smoked drank ate spent rated weighed grew ran".split())
"""Verbs that are told of people, and could be taken for nouns behind them: 'women scored 24'."""
