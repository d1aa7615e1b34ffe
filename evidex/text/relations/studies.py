"""Studies and what is known: they cause nothing in a patient."""

from __future__ import annotations

from evidex.text.relations.phrases import Phrase

__all__ = ["is_study"]

_STUDY_NOUNS = frozenset(
    """study studies research trials trial findings results data analysis analyses review reviews knowledge
    characterization efforts guidelines investigators authors evidence literature report reports assessment
    evaluation evaluations conclusions experience meta-analysis meta-analyses model models modeling modelling
    aim aims objective objectives purpose goal goals estimation measurements monitoring questionnaire""".split()
)
_OWN = frozenset("our these study present recent previous current the such research".split())
_BEHIND_HEAD = frozenset("who that of in on for with which using accounting to from that by".split())


def is_study(phrase: Phrase) -> bool:
    """Whether the head noun of a factor is a study or what is known: these cause nothing in a patient."""
    words = phrase.words.lower().split()
    head = next(
        (words[i - 1] for i, word in enumerate(words) if i and (word in _BEHIND_HEAD or word.endswith("ing"))),
        words[-1],
    )
    return head in _STUDY_NOUNS and not (head == "findings" and len(words) > 1 and words[0] not in _OWN)
