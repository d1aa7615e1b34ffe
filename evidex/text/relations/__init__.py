"""Statements that one thing goes with another: which factor, which outcome, which way."""

from evidex.text.relations.frames import Relation, find_relations, mask_brackets
from evidex.text.relations.phrases import Phrase, clause_after, clause_before, split_coordination, strip_direction

__all__ = [
    "Phrase",
    "Relation",
    "clause_after",
    "clause_before",
    "find_relations",
    "mask_brackets",
    "split_coordination",
    "strip_direction",
]
