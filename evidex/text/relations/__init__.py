"""Statements that one thing goes with another: which factor, which outcome, which way."""

from evidex.text.relations.arms import find_arm
from evidex.text.relations.denials import with_denial
from evidex.text.relations.direction import RelationKind
from evidex.text.relations.frames import Meant, Relation, find_relations
from evidex.text.relations.phrases import Phrase
from evidex.text.relations.tokens import mask_brackets
from evidex.text.relations.topics import find_topic

__all__ = [
    "Meant",
    "Phrase",
    "Relation",
    "RelationKind",
    "find_arm",
    "find_relations",
    "find_topic",
    "mask_brackets",
    "with_denial",
]
