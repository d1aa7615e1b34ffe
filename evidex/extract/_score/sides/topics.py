"""Words for what two groups are compared in: 'in terms of weight', 'reductions in pain'; the phrase is no group."""

from __future__ import annotations

__all__ = ["TOPICS", "TOPIC_NOUNS"]

_BOTH = frozenset(
    """reduction reductions increase increases decrease decreases improvement improvements change changes decline rise
    fall drop gain difference differences terms respect regard except similar increment increments elevation effect
    effects""".split()
)
TOPIC_NOUNS = _BOTH | {"regarding", "values", "level"}
"""Before 'in' or 'of' in a clause before a value."""
TOPICS = _BOTH | {"better", "worse", "higher", "lower"}
"""In a list of groups behind values, where a comparison leads to what is compared."""
