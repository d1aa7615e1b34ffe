"""Statements that one thing goes with another: which factor, which outcome, which way.

A sentence is searched for the words that join two things (a cue); the frame of the cue finds the phrase on either side;
what was joined is then told as a relation, or left out as not stated.

    find        from a sentence to its relations: the way in
    tokens      the words of a sentence with a class each; `verbs` groups those of a verb; `heads` are words as counted
    cues        the table of cues
    frames      how the sides of a cue are found
    sides       where a side begins and ends
    direction   which way an outcome goes, and whether one wants it
    kinds       what kind of relation comes of it
    meant       what 'it', 'this allele', 'the two groups' stand for
    aims        what is asked, planned or denied, not found
    only_named  what is named and not stated
    denials     where a statement is denied, for its quote
    arms        what sets the groups of the study apart
    topics      what the document studies
"""

from evidex.text.relations.arms import find_arm
from evidex.text.relations.denials import with_denial
from evidex.text.relations.direction import RelationKind
from evidex.text.relations.find import Meant, Relation, find_relations
from evidex.text.relations.sides.phrases import Phrase
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
