"""Frames of what acts: effective in preventing, the effect of X on Y, a reduction in Y with X, ', reducing Y'."""

from __future__ import annotations

import msgspec

from evidex.text.relations.cues import Cue
from evidex.text.relations.cues.of_change import CHANGES
from evidex.text.relations.cues.valued import valued
from evidex.text.relations.direction import Direction
from evidex.text.relations.frames.alike import NEGLIGIBLE
from evidex.text.relations.frames.join import Join, sides_of
from evidex.text.relations.frames.nominal import SEEN, noun_phrase_start
from evidex.text.relations.sides.coordination import split_coordination, whole
from evidex.text.relations.sides.objects import object_after
from evidex.text.relations.sides.phrases import PEOPLE, Phrase, phrase_before, trimmed
from evidex.text.relations.sides.subjects import MORE_THAN, subject_before
from evidex.text.relations.tokens import ADV, AND, BE, DET, HAVE, OTHER, PREP, REPORT, SUB, Tokens
from evidex.text.relations.verbs import VerbGroup, read_verb_group

__all__ = ["change_noun", "effect_of", "effective", "participial"]

_DOING: dict[str, Direction] = {
    **dict.fromkeys(
        """reversing
        reducing preventing lowering decreasing alleviating ameliorating relieving inhibiting delaying suppressing
        attenuating controlling diminishing protecting minimizing minimising avoiding""".split(),
        "down",
    ),
    **dict.fromkeys("increasing improving enhancing promoting restoring achieving maintaining raising".split(), "up"),
}


_DONE: dict[str, Direction] = {
    **dict.fromkeys("prevention reduction relief alleviation suppression".split(), "down"),
}


_AS_MUCH = frozenset(("as", "equally"))


def _is_doing(tokens: Tokens, index: int) -> bool:
    """'preventing', 'the prevention of'."""
    word = tokens.low[index]
    return word in _DOING or (
        word in _DONE and tokens.at(index + 1) in ("of", "in") and _AS_MUCH.isdisjoint(tokens.low[:index])
    )


def effective(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'X was (more) effective (than Z) in reducing Y'."""
    named = tokens.low[head] == "efficacy"
    if named and tokens.at(head - 1) not in _BEARING and tokens.at(head - 1) not in _HAVING:
        return None
    group = read_verb_group(tokens, head - 1 if named else _over_praise(tokens, head))
    if not (group.passive or named) or group.normative:
        return None
    doing = next((i for i in range(last, min(last + 9, len(tokens))) if _is_doing(tokens, i)), None)
    if doing is None or tokens.at(_before_adverbs(tokens, doing)) not in _LEAD_TO_DOING:
        return None
    if any(tokens.is_finite(i) or tokens.low[i] in (";", ":", ",") for i in range(last, doing)):
        return None
    acted = _over_those(tokens, doing) if tokens.low[doing] == "protecting" else doing + 1
    acted += tokens.low[doing] in _DONE
    join = sides_of(tokens, cue, group, acted, subject_before(tokens, group.first))
    if join is None:
        return None
    equal = "equally" in tokens.low[group.first : head] or (tokens.at(head - 1), tokens.at(last)) == ("as", "as")
    subject = subject_before(tokens, group.first)
    several = subject is not None and (
        any(tokens.tag[i] == AND for i in range(*subject)) or tokens.low[subject[1] - 1].endswith("s")
    )
    equal = equal and several
    if equal and subject is not None:
        join = msgspec.structs.replace(join, factors=[whole(tokens, subject)])
    negated = join.negated or equal or tokens.low[head] == "ineffective" or tokens.at(head - 1) == "no"
    told = [_without_doing(outcome) for outcome in join.outcomes]
    return msgspec.structs.replace(join, outcomes=told, direction=(_DOING | _DONE)[tokens.low[doing]], negated=negated)


_LEAD_TO_DOING = frozenset("in at for by of and regarding the".split())


def _before_adverbs(tokens: Tokens, index: int) -> int:
    """The word before, past adverbs: 'in significantly reducing'."""
    index -= 1
    while tokens.has_tag(index, ADV):
        index -= 1
    return index


def _without_doing(outcome: Phrase) -> Phrase:
    """'in delaying birth or preventing harm': the harm."""
    doing, _, rest = outcome.words.partition(" ")
    return Phrase(outcome.start, outcome.end, rest) if rest and doing in _DOING else outcome


def _over_those(tokens: Tokens, doing: int) -> int:
    """'protecting (adults with asthma) from': behind the preposition that names what they are kept from."""
    near = (i + 1 for i in range(doing + 1, min(doing + 8, len(tokens))) if tokens.low[i] in ("from", "against"))
    return next(near, doing + 1)


_HAVING = frozenset("has have demonstrate shown".split())


def _over_praise(tokens: Tokens, head: int) -> int:
    """Back over what else is praised: 'was both safe and more effective in', 'was well tolerated and effective in'."""
    joint = head - 1
    while tokens.has_tag(joint, ADV) and tokens.low[joint] != "both":
        joint -= 1
    if tokens.at(joint) in ("a", "an", "the") and tokens.has_tag(joint - 1, BE):
        return joint
    praised = tokens.has_tag(joint, AND) and tokens.at(joint - 1) in ("safe", "tolerated", "feasible", "tolerable")
    if not praised:
        return head
    return joint - 1 - (tokens.at(joint - 2) in ("well", "generally"))


_TOLD = frozenset(
    """significant observed found seen detected noted evident demonstrated shown present apparent confirmed""".split()
)


def effect_of(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'There was no effect of X on Y', 'the effect of X on Y was (not) significant'."""
    joint = next((i for i in range(last + 1, min(last + 16, len(tokens))) if tokens.low[i] == "on"), None)
    if joint is None:
        return None
    seen = tokens.low[joint - 1] in SEEN and tokens.has_tag(joint - 2, BE)  # 'no effect of zinc was found on sleep'
    end = joint - 2 * seen
    if any(tokens.is_finite(i) or tokens.low[i] in (";", ":") for i in range(last, end)):
        return None
    left, right = trimmed(tokens, last, end), object_after(tokens, joint + 1)
    if left is None or right is None:
        return None
    start = noun_phrase_start(tokens, head)
    before = tokens.low[max(start - 4, 0) : start]
    none = "no" in tokens.low[start:head] or "without" in before or "not" in before or before[1:3] == _NO_EVIDENCE
    index = right[1]
    predicate = tokens.low[index : index + 4] if tokens.has_tag(index, BE) else []
    said = valued(cue, tokens.low[start:head])
    told = seen or bool((_TOLD | NEGLIGIBLE) & set(predicate))
    told = told or (none and bool((_THERE | _TOLD) & set(before)))
    studied = tokens.low[max(start - 2, 0) : start + 1]
    if not told and (said is cue or "of" in before[-1:] or "and" in studied or not _STUDIED.isdisjoint(tokens.low)):
        return None
    factors, outcomes = split_coordination(tokens, left), split_coordination(tokens, right)
    none = none or "not" in predicate or not NEGLIGIBLE.isdisjoint(predicate)
    return Join(said, start, joint + 1, factors, outcomes, none)


_STUDIED = frozenset("investigated evaluated studied examined assessed compared tested explored".split())
_NO_EVIDENCE = ["no", "evidence"]
_THERE = frozenset("there was were is had found showed shown revealed observed detected".split())
_ACHIEVING = frozenset(
    """achieved achieve achieves yielded yields obtained provided provides provide exerted exerts afforded
    allowed allows permitted permits""".split()
)
_BEARING = frozenset("showed shows show demonstrated demonstrates exhibited experienced had".split())
_MORE = frozenset("more greater higher longer larger fewer less lower shorter smaller".split())
_WITH = frozenset("with after following in for among by".split())


def change_noun(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'X achieved a reduction in Y'; 'a reduction in Y was seen with X'."""
    start = noun_phrase_start(tokens, head)
    verb = next((i for i in range(head - 1, start - 2, -1) if tokens.low[i] in _ACHIEVING | _BEARING), start - 1)
    bearing = tokens.at(verb) in _BEARING and not _MORE & set(tokens.low[start:head])
    if tokens.at(verb) in _ACHIEVING or (bearing and MORE_THAN & set(tokens.low[last : last + 16])):
        group = read_verb_group(tokens, verb)
        subject = subject_before(tokens, group.first)
        if subject is None or (tokens.low[subject[0]] in PEOPLE and subject[1] - subject[0] < 3):
            return None
        negated = group.negated or "no" in tokens.low[start:head]
        return sides_of(tokens, cue, msgspec.structs.replace(group, negated=negated), last, subject)
    return _seen_with(tokens, cue, start, head, last) or _there_was(tokens, cue, start, head, last)


def _there_was(tokens: Tokens, cue: Cue, start: int, head: int, last: int) -> Join | None:
    """'There was (no) reduction in Y with X'."""
    right = object_after(tokens, last)
    if right is None or not {"there", "found", "observed"} & set(tokens.low[max(start - 3, 0) : start]):
        return None
    joint = next((i for i in range(right[0] + 1, right[1]) if tokens.low[i] in ("with", "after", "following")), None)
    joint = joint or next((i for i in range(right[0] + 1, right[1]) if tokens.low[i] == "in"), None)
    treated = any(word in ("treated", "receiving", "given") for word in tokens.low[slice(*right)])
    if joint is None or (tokens.low[joint] == "in" and tokens.low[right[1] - 1] not in _ARMS and not treated):
        return None
    factor, outcome = trimmed(tokens, joint + 1, right[1]), trimmed(tokens, right[0], joint)
    if factor is None or outcome is None:
        return None
    factors, outcomes = split_coordination(tokens, factor), split_coordination(tokens, outcome)
    return Join(cue, start, joint + 1, factors, outcomes, "no" in tokens.low[start:head], direction=cue.direction)


def _seen_with(tokens: Tokens, cue: Cue, start: int, head: int, last: int) -> Join | None:
    right = object_after(tokens, last, paired=True)
    if right is None or not (tokens.has_tag(right[1], BE + HAVE) or tokens.at(right[1]) == "occurred"):
        return None
    index = right[1]
    while tokens.has_tag(index, BE + HAVE + ADV) or tokens.at(index) in ("been", "not"):
        index += 1
    if (tokens.at(index) not in SEEN and tokens.at(index) != "occurred") or tokens.at(index + 1) not in _WITH:
        return None
    factor = object_after(tokens, index + 2)
    if factor is None:
        return None
    treated = any(word.endswith("treated") or word in ("receiving", "given") for word in tokens.low[slice(*factor)])
    if tokens.low[index + 1] in ("in", "for", "among") and tokens.low[factor[1] - 1] not in _ARMS and not treated:
        return None
    negated = "not" in tokens.low[right[1] : index] or "no" in tokens.low[start:head]
    factors, outcomes = split_coordination(tokens, factor), split_coordination(tokens, right)
    return Join(cue, start, index + 2, factors, outcomes, negated, direction=cue.direction)


_ARMS = frozenset("group arm groups arms".split())


def _by_doing(tokens: Tokens, index: int) -> bool:
    """'in relieving', 'by blocking': the participle goes on such a list."""
    return tokens.low[index] in ("in", "by", "at", "for") and tokens.at(index + 1).endswith("ing")


def participial(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'X restored the flow, reducing the pain': what the clause before tells of does it."""
    before = _before_adverbs(tokens, head)
    if tokens.at(before) == "without":
        return _without(tokens, cue, before, last)
    if tokens.at(before) != "," and tokens.at(before) != "while":
        return _hanging(tokens, cue, before, last) if cue.name in _FOLLOWING else None
    verb = next((i for i in range(before - 1, -1, -1) if tokens.is_finite(i)), None)
    if (
        verb is None
        or tokens.tag[verb] == REPORT
        or tokens.low[verb].startswith("includ")
        or tokens.low[last : last + 3] == ["a", "total", "of"]
    ):
        return None
    if any(tokens.low[i] in (";", ":") or tokens.tag[i] == SUB or _by_doing(tokens, i) for i in range(verb, before)):
        return None
    group = read_verb_group(tokens, verb)
    if group.normative or tokens.has_tag(group.first - 1, AND):
        return None
    said = VerbGroup(head, negated=False, hedged=group.hedged)
    left = _acted_on(tokens, verb, before) if cue.name in _FOLLOWING else None
    return sides_of(tokens, cue, said, last, left or subject_before(tokens, group.first))


def _without(tokens: Tokens, cue: Cue, without: int, last: int) -> Join | None:
    """'X reduced Z without affecting Y': what the clause acts with leaves Y alone."""
    verb = next((i for i in range(without - 1, -1, -1) if tokens.is_finite(i)), None)
    if verb is None or any(tokens.low[i] in (";", ":") or tokens.tag[i] == SUB for i in range(verb, without)):
        return None
    group = read_verb_group(tokens, verb)
    said = VerbGroup(without, negated=True, hedged=group.hedged)
    return None if group.normative else sides_of(tokens, cue, said, last, subject_before(tokens, group.first))


def _hanging(tokens: Tokens, cue: Cue, before: int, last: int) -> Join | None:
    """'a deficiency leading to emphysema': the phrase that the participle hangs on, or what 'is' such a thing."""
    left = phrase_before(tokens, before + 1)
    if left is None or tokens.low[left[1] - 1] in PEOPLE or not _is_noun(tokens, before):
        return None
    opened = left[0] - 1
    while tokens.has_tag(opened, DET + ADV):
        opened -= 1
    if tokens.has_tag(opened, BE):
        left = subject_before(tokens, read_verb_group(tokens, opened + 1).first)
    elif tokens.has_tag(opened, AND) or tokens.at(opened) == ",":
        return None  # of a list that the participle may hang on by its last member only
    elif tokens.has_tag(opened, PREP) and tokens.low[opened] not in ("by", "with"):
        return None
    join = sides_of(tokens, cue, VerbGroup(before + 1), last, left)
    return msgspec.structs.replace(join, reduced=not tokens.has_tag(opened, BE)) if join is not None else None


def _is_noun(tokens: Tokens, index: int) -> bool:
    """A word of a thing, as far as classes tell: neither 'many' nor 'and/or'."""
    word = tokens.at(index)
    return tokens.has_tag(index, OTHER) and len(word) > 2 and word not in _NO_CAUSE


_NO_CAUSE = frozenset(
    """many and/or factors pathways pathway phase phases events mechanism mechanisms cascade cascades steps effect
    effects difficulties""".split()
)
_FOLLOWING = frozenset(("resulting-in", "causing-then"))
"""Cues of what follows: not from him who acted, but from what he brought about."""
_LESSENING = frozenset(
    head for cue in CHANGES if cue.name in ("reduces", "inhibits", "improves", "enhances") for head in cue.heads
)
"""What follows of a thing that is made less comes of who made it so."""
_COPULAS = frozenset(
    "became become becomes remained remains appeared seemed developed occurred occurs worsened".split()
)


def _acted_on(tokens: Tokens, verb: int, comma: int) -> tuple[int, int] | None:
    """'Air causes an embolism, leading to death': the embolism; None where the verb acts on nothing."""
    left = phrase_before(tokens, comma)
    if left is None or tokens.low[verb] in _COPULAS | _LESSENING or not _is_noun(tokens, comma - 1):
        return None
    between = [i for i in range(verb + 1, left[0]) if tokens.tag[i] == PREP or tokens.low[i] in ("to", "by")]
    if tokens.has_tag(verb, BE):
        return left if [tokens.low[i] for i in between] == ["by"] else None
    return None if any(tokens.low[i] not in ("in", "to") for i in between) or len(between) > 1 else left
