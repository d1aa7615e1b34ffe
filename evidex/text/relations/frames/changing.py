"""The frame of verbs that change something: what raised, lowered, bettered or spoilt its object."""

from __future__ import annotations

from evidex.text.relations.cues import Cue
from evidex.text.relations.frames.join import Join, sides_of
from evidex.text.relations.sides.objects import EFFECTS
from evidex.text.relations.sides.parentheses import over_parentheticals
from evidex.text.relations.sides.plural import acts_again, plural_acts
from evidex.text.relations.sides.subjects import SETTING_AGAINST, subject_before
from evidex.text.relations.tokens import (
    ADV,
    AND,
    BE,
    DET,
    HAVE,
    MODAL,
    OTHER,
    PAST,
    PREP,
    REL,
    REPORT,
    SUB,
    VERB,
    Tokens,
)
from evidex.text.relations.verbs import (
    PLAIN_VERBS,
    VerbGroup,
    opens_predicate,
    read_verb_group,
    shares_modal,
    to_infinitive,
    under_denial,
)

__all__ = ["change"]

_CHANGED = frozenset(
    """risk risks mortality morbidity incidence odds rate rates likelihood number frequency severity""".split()
)


_BOUNDS = {("limits", noun) for noun in ("confidence", "interval", "detection", "tolerance", "time")} | {
    ("normalized", "international"),
    ("normalised", "international"),
}
"""'confidence limits exceeding': limits that limit nothing; 'the international normalized ratio'."""
_NOUNS = frozenset(("damage", "harm"))
"""Verbs behind a modal only."""
_ADJECTIVES = frozenset(("limited",))
"""'has limited efficacy': a verb only behind a denial, or with an article behind it."""


def change(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """A verb of change; in the past only with words before or behind that make it a verb, not an adjective."""
    group = under_denial(tokens, read_verb_group(tokens, head))
    word = tokens.low[head]
    share = tokens.at(last)[:1].isdigit() and tokens.at(last).endswith("%")
    folded = tokens.at(head - 1).endswith("fold") and tokens.at(last) in _CHANGED
    if share or folded or (word, tokens.at(head - 1)) in _BOUNDS or (word in _NOUNS and not group.modal):
        return None
    if (
        group.normative
        or (tokens.has_tag(head - 1, DET + PREP) and tokens.at(head - 1) not in ("to", "neither"))
        or _acts_on_nothing(tokens, last)
        or (_aims_to(tokens, head) and not to_infinitive(tokens, group, head))
    ):
        return None
    if word.endswith("ed"):
        if not _is_past(tokens, group, head, last):
            return None
    elif (
        not word.endswith("s")
        and not group.modal
        and not (group.negated and tokens.at(group.first - 1) in ("or", "nor"))
        and not _noun_before(tokens, head).endswith("s")
        and not _follows_verb(tokens, head)
        and not shares_modal(tokens, head, last)
        and not plural_acts(tokens, group, head, last)
        and not acts_again(tokens, head, last)
        and not to_infinitive(tokens, group, head)
        and not (word in PLAIN_VERBS and opens_predicate(tokens, head))
    ):
        return None
    if tokens.has_tag(head - 1, REPORT) or (tokens.at(head - 1) == "had" and not tokens.has_tag(last, DET)):
        return None
    return sides_of(tokens, cue, group, last, subject_before(tokens, group.first))


def _is_past(tokens: Tokens, group: VerbGroup, head: int, last: int) -> bool:
    """Whether a form in '-ed' is a verb of its clause and no participle."""
    if group.modal and "have" in tokens.low[group.first : head]:
        return False
    if tokens.at(head - 1).endswith("ed") and tokens.has_tag(head - 1, OTHER):
        return False
    plain = tokens.has_tag(last, DET) or tokens.at(last) in _CHANGED
    if tokens.low[head] in _ADJECTIVES:
        return plain or group.negated
    joined = tokens.has_tag(group.first - 1, AND) or tokens.at(group.first - 1) == "but"
    second = joined and (plain or _second_verb(tokens, group.first - 1, last))
    bound = tokens.has_tag(group.first - 1, AND + ADV + PREP + BE) and not second and not tokens.is_finite(head)
    listed = tokens.at(head - 1) == "," and not plain and over_parentheticals(tokens, head) == head
    if listed and _within_verbs(tokens, head, last):
        return True
    listed = listed or (tokens.at(head - 1) == "," and "including" in tokens.low[max(head - _REACH, 0) : head])
    if group.passive or listed or (bound and not group.finite):
        return False
    return (
        second
        or plain
        or tokens.has_tag(group.first - 1, HAVE)
        or (tokens.has_tag(group.first - 1, REL) and not tokens.has_tag(group.first - 2, PREP))
        or group.finite
        or tokens.is_finite(head)
        or _only_verb(tokens, head)
    )


def _within_verbs(tokens: Tokens, head: int, last: int) -> bool:
    """'Zinc reduced pain, improved sleep, and shortened stay': one of several verbs of one subject."""
    if not tokens.has_tag(last, OTHER + DET):
        return False
    before = next((i for i in range(head - 2, 0, -1) if tokens.is_finite(i) or tokens.tag[i] in (SUB, REL)), None)
    behind = next((i for i in range(last, min(last + _REACH, len(tokens) - 1)) if tokens.tag[i] == AND), None)
    if before is None or behind is None or tokens.low[before] not in PAST:
        return False
    behind += 1
    while tokens.has_tag(behind, ADV):
        behind += 1
    return tokens.at(behind) in PAST and tokens.has_tag(behind + 1, OTHER + DET)


_REACH = 12
"""Words that a list behind 'including' may be long."""


def _acts_on_nothing(tokens: Tokens, last: int) -> bool:
    """'decreased significantly more in': no object stands behind the verb."""
    while tokens.has_tag(last, ADV):
        last += 1
    return tokens.has_tag(last, PREP) or tokens.at(last) in ("regardless", "irrespective", "compared")


def _second_verb(tokens: Tokens, joint: int, last: int) -> bool:
    """'Zinc reduced pain and relieved cramps': a past form behind 'and', where the verb before acts on an object, or
    ends its clause ('was safe, and improved')."""
    if not tokens.has_tag(last, OTHER):
        return False
    if tokens.low[joint] == "nor":
        return True
    verb = next((i for i in range(joint - 1, 0, -1) if tokens.is_finite(i) or _acts(tokens, i)), None)
    if (
        verb is None
        or tokens.has_tag(verb + 1, PREP)
        or any(tokens.tag[i] == SUB and tokens.low[i] not in _COMPARING for i in range(verb, joint))
    ):
        return False
    if tokens.tag[verb] in (BE, HAVE):
        if tokens.at(joint - 1) in ("safe", "tolerated", "feasible", "effective"):
            return True
        if tokens.tag[verb] == HAVE and not EFFECTS.isdisjoint(tokens.low[verb:joint]):
            return True
        return tokens.at(joint - 1) == "," and not any(tokens.tag[i] == PREP for i in range(verb, joint))
    return tokens.low[verb].endswith("ed") and tokens.tag[verb] != MODAL


"""'had no effect on pain and increased sleep'."""
_COMPARING = SETTING_AGAINST | {"than", "as"}
"""'reduced pain compared with placebo and relieved cramps': no clause of its own."""


def _acts(tokens: Tokens, index: int) -> bool:
    """'bafilomycin, an inhibitor, inhibited': a past form behind what stands between two commas."""
    return tokens.low[index] in PAST and tokens.at(index - 1) == ","


def _noun_before(tokens: Tokens, head: int) -> str:
    """The word before a verb and its adverbs: 'statins' of 'statins markedly reduce'."""
    index = head - 1
    while tokens.has_tag(index, ADV):
        index -= 1
    return tokens.at(index)


def _aims_to(tokens: Tokens, head: int) -> bool:
    """'to (fully) suppress': what one wants or fails to do, unless a verb of seeming stands before."""
    index = head - 1
    while tokens.has_tag(index, ADV):
        index -= 1
    return tokens.at(index) in ("to", "significant")


def _only_verb(tokens: Tokens, head: int) -> bool:
    """Whether the clause has no other verb that is finite: then the participle is one ('the diet reduced pain')."""
    first = head
    while first > 0 and tokens.tag[first - 1] not in (SUB, REL) and tokens.low[first - 1] not in (";", ":"):
        first -= 1
        if tokens.is_finite(first):
            return False
    last = head + 1
    while last < len(tokens) and tokens.tag[last] not in (SUB, REL) and tokens.low[last] not in (";", ":", ","):
        if tokens.is_finite(last):
            return tokens.has_tag(last - 1, AND)
        last += 1
    relative = tokens.at(first - 1) == "that" or tokens.has_tag(first - 1, REL)
    return first < head - 1 or tokens.tag[head - 1] == OTHER or (relative and tokens.has_tag(first, ADV))


def _follows_verb(tokens: Tokens, head: int) -> bool:
    """'… attenuate X and improve Y': a bare verb behind 'and' that another bare verb has opened."""
    joint = head - 1
    while tokens.has_tag(joint, ADV):
        joint -= 1
    return tokens.has_tag(joint, AND) and any(
        tokens.tag[i] == VERB and not tokens.low[i].endswith(("s", "d")) and tokens.is_finite(i) for i in range(joint)
    )
