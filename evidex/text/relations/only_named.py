"""What a sentence names and does not state: causes of those left out, what was once believed, a study as a cause."""

from __future__ import annotations

from evidex.text.relations.frames.join import Join
from evidex.text.relations.sides.phrases import Phrase
from evidex.text.relations.tokens import Tokens

__all__ = ["is_only_named", "is_past_belief", "is_study"]


def is_past_belief(said: list[str]) -> bool:
    """'was once believed to cause': what nobody says any more."""
    return not _ONCE.isdisjoint(said) and not _BELIEVED.isdisjoint(said)


_ONCE = frozenset(("once", "formerly"))
_BELIEVED = frozenset("believed thought considered assumed held".split())


def is_only_named(tokens: Tokens, join: Join) -> bool:
    """'Women with pain caused by gout were excluded', 'death due to sepsis was the primary outcome'."""
    behind = tokens.low[join.last : join.last + _BEHIND]
    verb = next((i for i, word in enumerate(behind) if word in ("was", "were")), None)
    if verb is None:
        return False
    return behind[verb + 1 : verb + 2] in _LEFT_OUT or behind[verb + 1 : verb + 3] in _THE_END


_BEHIND = 10
_LEFT_OUT = (["excluded"], ["included"], ["enrolled"], ["recruited"], ["eligible"], ["ineligible"])
_THE_END = (["the", "primary"], ["the", "secondary"], ["the", "main"])


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
