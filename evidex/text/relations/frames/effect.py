"""The frame of nouns for what is done to something: 'had no effect on', 'plays a role in'."""

from __future__ import annotations

import msgspec

from evidex.text.relations.cues import Cue
from evidex.text.relations.cues.valued import valued
from evidex.text.relations.frames.alike import no_effect
from evidex.text.relations.frames.join import NONE, Join, sides_of
from evidex.text.relations.frames.nominal import noun_phrase_start
from evidex.text.relations.sides.coordination import whole
from evidex.text.relations.sides.sharing import is_adjective
from evidex.text.relations.sides.subjects import subject_before
from evidex.text.relations.tokens import ADV, Tokens
from evidex.text.relations.verbs import VerbGroup, read_verb_group

__all__ = ["effect_noun"]

_STRONG = frozenset(
    """significant positive negative beneficial protective preventive harmful deleterious
    adverse major strong favorable favourable detrimental greatest
    important""".split()
)


_AMELIORATING = frozenset("ameliorating preventing reducing alleviating attenuating mediating promoting".split())
_LOWERING = _AMELIORATING - {"mediating", "promoting"}
_CARE = frozenset("management treatment therapy diagnosis care practice".split())
"""What plays a role in these is used there, which says nothing of what it does."""
_PLAYING = frozenset("play plays played have has had".split())
_EXERTING = frozenset(
    """play plays played
    provide provides provided offer offers offered afford affords afforded confer confers conferred increase increases
    increased exert exerts exerted show showed shows demonstrated demonstrate exhibited have has had having""".split()
)


def _role_in_doing(tokens: Tokens, cue: Cue, group: VerbGroup, last: int) -> Join | None:
    """'has a role in preventing falls': what is prevented."""
    lowered = tokens.low[last] in _LOWERING
    said = msgspec.structs.replace(cue, kind="protective") if lowered else cue
    join = sides_of(tokens, said, group, last + 1, subject_before(tokens, group.first))
    return msgspec.structs.replace(join, direction="down") if join is not None and lowered else join


_ALIKE = frozenset({"similar", "comparable"})
_LITTLE = _ALIKE | frozenset("no not little minimal neutral nonsignificant neither".split())
_MAKING = frozenset("made makes make".split())
"""'made no difference to'."""
_STAYING = frozenset(("lasting", "long-lasting", "enduring", "limiting"))
"""'a lasting effect': how it is, not what is done."""
_NAMED = frozenset(("protection", "susceptibility", "role"))
"""Nouns that say themselves which way an effect goes."""


def effect_noun(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'X had no significant effect on Y'; without a negation it is an association."""
    start = noun_phrase_start(tokens, head)
    if tokens.at(start - 1) == "not":
        start -= 1
    words = set(tokens.low[start:head])
    benefit_in = tokens.low[head].startswith("benefit") and tokens.low[last - 1] == "in"
    if benefit_in or (verb := _verb_of(tokens, start, head)) is None:
        return None
    made = tokens.low[head] == "difference"
    if cue.name == "no-effect" and ((tokens.at(verb) in _MAKING) != made or (tokens.low[last - 1] == "to") != made):
        return None
    if tokens.at(verb) not in _EXERTING | _MAKING:
        return no_effect(tokens, cue, start, head, last)
    group = read_verb_group(tokens, verb)
    subject = subject_before(tokens, group.first)
    none = subject is not None and not NONE.isdisjoint(tokens.low[max(subject[0] - 2, 0) : subject[0] + 1])
    little = ("any" in words and none) or not _LITTLE.isdisjoint(words)
    if cue.name == "role" and (tokens.at(verb) not in _PLAYING or not _CARE.isdisjoint(tokens.low[last : last + 3])):
        return None
    if cue.name == "role" and tokens.at(last) in _AMELIORATING:
        return _role_in_doing(tokens, cue, group, last)
    vague = tokens.low[head].startswith("benefit") or not _tells_effect(tokens, words, last)
    if vague and not (cue.name in _NAMED or little or group.negated):
        return None
    group = msgspec.structs.replace(group, negated=group.negated or little)
    told = valued(cue, tokens.low[start:head] if tokens.low[last - 1] != "in" else [])
    join = sides_of(tokens, told, group, last, subject)
    if join is not None and subject is not None and words & _ALIKE:
        return msgspec.structs.replace(join, factors=[whole(tokens, subject)])
    return join


def _verb_of(tokens: Tokens, start: int, head: int) -> int | None:
    """The verb that has an effect for its object; None where another stands between ('had affecting influence')."""
    verb = next((i for i in range(head - 1, start - 1, -1) if tokens.low[i] in _EXERTING | _MAKING), start - 1)
    doing = any(low.endswith("ing") and low not in _STAYING for low in tokens.low[verb + 1 : head])
    while verb > 0 and tokens.has_tag(verb, ADV):
        verb -= 1
    return None if doing else verb


_SET_AGAINST = frozenset("various improved better greater incremental additional curative clinical".split())


def _tells_effect(tokens: Tokens, words: set[str], last: int) -> bool:
    """'had a marked effect on', 'exerts an influence on': more than 'its effects on'."""
    graded = any(is_adjective(word) for word in words) and words.isdisjoint(_SET_AGAINST)
    return bool(words & _STRONG) or (graded and tokens.low[last - 1] in ("on", "upon", "against"))
