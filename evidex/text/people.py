"""Words for people: the one place where they are listed, and the pieces of patterns that are made of them.

A pattern never spells its own 'patients|women|…': one that forgets 'nurses' loses what is told of nurses. It takes the
piece whose nouns may stand where it looks, and adds what else may ('eyes', 'those', 'studies'):

    ANYONE      says only that people were counted ('patients', 'respondents'): never the name of a group
    PERSONS     says besides what age, sex or work they have ('infants', 'nurses')
    HUMANS      says besides what they do, have or got ('smokers', 'mothers'), or may be an event ('cases')
    A_HUMAN     these, or one alone ('patient', 'child')
    A_PERSON    one alone, as in 'person-years'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

__all__ = [
    "ANYONE",
    "ANYONE_WORDS",
    "A_HUMAN",
    "A_PERSON",
    "HUMANS",
    "HUMAN_WORDS",
    "PEOPLE",
    "PERSONS",
    "PERSON_WORDS",
    "SEXES",
    "any_of",
]

ANYONE_WORDS = frozenset("patients subjects participants individuals persons people respondents".split())
SEXES = frozenset("women men girls boys males females".split())
PERSON_WORDS = (
    ANYONE_WORDS
    | SEXES
    | frozenset(
        """children infants neonates newborns babies adolescents adults volunteers inpatients outpatients workers
        students pupils nurses physicians doctors clinicians residents employees schoolchildren schoolgirls schoolboys
        preschoolers toddlers teenagers youths seniors dentists surgeons pharmacists midwives teachers undergraduates
        trainees farmers miners drivers soldiers recruits firefighters prisoners inmates refugees migrants immigrants
        villagers caregivers carers attendees""".split()
    )
)
HUMAN_WORDS = PERSON_WORDS | frozenset(
    """cases controls mothers users nonusers smokers nonsmokers survivors recipients donors relatives members couples
    families households veterans carriers noncarriers athletes players fathers parents daughters sons siblings twins
    offspring probands heterozygotes decedents runners migraineurs parturients asthmatics diabetics
    hypertensives""".split()
)
_ONE_OF_MANY = {"people": "person", "women": "woman", "men": "man", "children": "child", "babies": "baby"}
_ONE_ALONE = frozenset(_ONE_OF_MANY.get(word) or word.removesuffix("s") for word in PERSON_WORDS)
_COUNTED_THINGS = frozenset(
    """eyes limbs knees hips pregnancies deliveries births patients' adults' teeth tumors tumours specimens samples
    isolates animals rats mice dogs cats cows horses procedures operations lesions studies trials episodes attacks
    visits admissions hospitalizations schools hospitals practices centers centres countries""".split()
)
PEOPLE = HUMAN_WORDS | _COUNTED_THINGS | frozenset("patient subject participant case individual".split())
"""What shares are shares of: the nouns of counted things, plural mostly."""


def any_of(words: Iterable[str]) -> str:
    """A pattern of these words in which common beginnings are told once: as quick for forty of them as for five."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _written(tree)


def _written(tree: dict[str, Any]) -> str:
    ways = [re.escape(letter) + _written(rest) for letter, rest in sorted(tree.items()) if letter]
    if not ways or (len(ways) == 1 and "" not in tree):
        return "".join(ways)
    return f"(?:{'|'.join(ways)})" + ("?" if "" in tree else "")


ANYONE = any_of(ANYONE_WORDS)
PERSONS = any_of(PERSON_WORDS)
HUMANS = any_of(HUMAN_WORDS)
A_HUMAN = any_of(HUMAN_WORDS | _ONE_ALONE | {"case"})
A_PERSON = any_of(_ONE_ALONE)
