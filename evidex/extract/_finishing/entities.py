"""Phrases that the user's own spaCy model knows better: a phrase that cuts through one of its entities takes it whole.

Only where `EVIDEX_SPACY_MODEL` names a model (`en_core_sci_sm` …). Numbers, places and ids of claims stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.schema import Claim
from evidex.text import Sentence, View

__all__ = ["whole_entities"]

_PHRASES = ("of", "factor", "outcome", "comparator")


def whole_entities(claim: Claim, view: View) -> dict[str, str]:
    """The phrases of the claim that grow, by field; empty where there is no model or nothing is cut."""
    sentence = view.sentence_at(claim.start)
    if sentence is None or not view.entities_of(sentence):
        return {}
    return dict(_grown(claim, view, sentence))


def _grown(claim: Claim, view: View, sentence: Sentence) -> Iterator[tuple[str, str]]:
    for name in _PHRASES:
        phrase = getattr(claim, name, None) or ""
        start = view.text.find(phrase, sentence.start, sentence.end)
        if not phrase or start < 0:
            continue
        end = start + len(phrase)
        cut = [(s, e) for s, e in view.entities_of(sentence) if s < end and start < e]
        first, last = min([start, *(s for s, _ in cut)]), max([end, *(e for _, e in cut)])
        if (first, last) != (start, end):
            yield name, view.text[first:last]
