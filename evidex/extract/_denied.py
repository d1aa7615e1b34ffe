"""The place of a cause that is denied: its quote holds the denial, or it would read as the opposite.

It is widened once the claim was judged: the judge learnt from the shortest stretch with both sides.
"""

from __future__ import annotations

from typing import Any

from evidex.schema import CauseClaim, Claim
from evidex.text import View
from evidex.text.relations import with_denial

__all__ = ["place_of_denial"]


def place_of_denial(claim: Claim, view: View) -> dict[str, Any]:
    """`start`, `end` and `quote` of a denied cause, with the denial; empty for what is none."""
    if not isinstance(claim, CauseClaim) or not claim.negated:
        return {}
    sentence = view.sentence_at(claim.start)
    if sentence is None or claim.end > sentence.end:
        return {}
    words = view.text[sentence.start : sentence.end]
    start, end = with_denial(words, claim.start - sentence.start, claim.end - sentence.start)
    return {
        "start": sentence.start + start,
        "end": sentence.start + end,
        "quote": words[start:end],
    }
