"""Frames of nouns: a risk factor for, predictors of, no effect on, an association between."""

from __future__ import annotations

import re

import msgspec

from evidex.text.relations.cues import Cue
from evidex.text.relations.cues.valued import valued
from evidex.text.relations.direction import is_bad, strip_direction
from evidex.text.relations.frames.alike import no_effect
from evidex.text.relations.frames.join import NONE, Join, comes_of, sides_of
from evidex.text.relations.sides.coordination import split_coordination, whole
from evidex.text.relations.sides.objects import object_after
from evidex.text.relations.sides.phrases import Phrase
from evidex.text.relations.sides.sharing import is_adjective
from evidex.text.relations.sides.subjects import subject_before
from evidex.text.relations.tokens import ADV, AND, BE, DET, HAVE, OTHER, PREP, REL, REPORT, SUB, Tokens
from evidex.text.relations.verbs import VerbGroup, read_verb_group

__all__ = ["SEEN", "association_noun", "effect_noun", "list_noun", "noun_phrase_start", "predicate_noun"]


def noun_phrase_start(tokens: Tokens, head: int) -> int:
    """Where the noun phrase of a head noun begins: back over its adjectives and articles."""
    first = head
    while first > 0 and head - first < 7:
        tag, word = tokens.tag[first - 1], tokens.low[first - 1]
        plain = tag in (OTHER, DET, ADV) and word[0].isalnum()
        if not plain and not _joins_adjectives(tokens, first - 1):
            break
        first -= 1
    return first


def _joins_adjectives(tokens: Tokens, joint: int) -> bool:
    """'a prevalent, underdiagnosed cause', 'strong and independent predictors'."""
    if not tokens.has_tag(joint - 1, OTHER) or not tokens.has_tag(joint + 1, OTHER):
        return False
    if tokens.low[joint] == ",":
        return tokens.has_tag(joint - 2, DET)
    if tokens.low[joint] == "but":
        return tokens.low[joint - 1] in ("rare", "uncommon", "common", "infrequent")
    return tokens.low[joint] == "and" and tokens.low[joint - 1].endswith(("al", "nt", "ic", "ive", "ong"))


def predicate_noun(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'A was (identified as) an independent risk factor for Y'."""
    start = noun_phrase_start(tokens, head)
    words = tuple(tokens.low[start : head + 1])
    if cue.name == "factor-associated":
        if tokens.at(last) not in ("with", "to"):
            return None
        last += 1
        cue = msgspec.structs.replace(cue, kind="risk_factor") if "risk" in words else cue
    elif tokens.low[head] in ("factor", "factors") and _OF_WHAT_SORT.isdisjoint(words):
        return None
    marking = tokens.low[head] in ("indicator", "indicators", "marker", "markers")
    if marking and not ({"risk", "prognostic"} & set(words) or set(tokens.low[last : last + 4]) >= _PROGNOSIS):
        return None
    if cue.name == "predictor" and tokens.low[last - 1] == "to":
        if "contributing" not in words:
            return None
        cue = msgspec.structs.replace(cue, name="cause-of", kind="cause")
    if tokens.low[head].startswith(("effect", "reaction")) and not {"adverse", "side", "toxic"} & set(words):
        return None
    if cue.name == "predictor" and tokens.at(last) in _DOING_GOOD:
        return None  # 'an important factor in preventing falls'
    if tokens.low[head] == "result" and tokens.at(start - 1) == "as":
        return None
    if tokens.at(start - 1) == "of" and tokens.at(start - 2) == "one":
        start -= 2
    verb = start
    if tokens.at(start - 1) in ("as", "be"):
        verb = start - 1
    group = _taken_as(tokens, verb) or read_verb_group(tokens, verb)
    if tokens.at(verb) == "be" and (tokens.at(verb - 1) == "to" or group.modal):
        group = msgspec.structs.replace(group, passive=True)
    if not group.passive and not (tokens.at(verb) == "as" and _reported(tokens, verb)):
        return None
    if "no" in words or "not" in words:
        group = msgspec.structs.replace(group, negated=True)
    return sides_of(tokens, cue, group, last, subject_before(tokens, group.first), words)


_PROGNOSIS = frozenset(("poor", "prognosis"))
"""'a marker of poor prognosis' is one of risk."""
_DOING_GOOD = frozenset("preventing reducing avoiding lowering limiting improving controlling".split())
_OF_WHAT_SORT = frozenset(
    """risk prognostic protective predictive causal important key major pathogenic causative aetiologic etiologic
    aetiological etiological contributing contributory predisposing triggering precipitating""".split()
)
_SHOWN_AS = frozenset("implicated recognized recognised regarded established described suggested proposed seen".split())
_STANDING_AS = frozenset("emerged emerge emerges serve serves served act acts acted appeared".split())


def _taken_as(tokens: Tokens, verb: int) -> VerbGroup | None:
    """'has been implicated as', 'emerged as': the verb group before the 'as'."""
    if tokens.at(verb) != "as":
        return None
    group = read_verb_group(tokens, verb - 1)
    if tokens.at(verb - 1) in _STANDING_AS:
        return msgspec.structs.replace(group, passive=True)
    return group if tokens.at(verb - 1) in _SHOWN_AS and group.passive else None


def _reported(tokens: Tokens, index: int) -> bool:
    return any(tokens.tag[i] == REPORT for i in range(max(index - 25, 0), index))


_UNTOLD = frozenset(
    """essential necessary needed crucial unclear unknown uncertain controversial multifactorial common rare
    similar different many understood known""".split()
)
_LIST_VERBS = frozenset("included include includes comprised".split())


_MEASURES = frozenset("characteristics variables parameters".split())
"""What is only listed, unless it is said to go with something."""

_JOINING = frozenset(
    "affecting influencing determining associated predictive related contributing linked correlated predicting".split()
)

_JOINING_ALONE = frozenset(("affecting", "influencing", "determining", "predicting"))
"""Those that need no preposition."""


def list_noun(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'(Independent) risk factors for Y were A and B'; 'factors associated with Y included A'."""
    index = last
    while tokens.has_tag(index, ADV) or tokens.at(index) in ("that", "which", "were", "was", "are"):
        index += 1
    joined = tokens.at(index) in _JOINING
    start = noun_phrase_start(tokens, head)
    brought = cue.name == "side-effects"
    if (tokens.low[head] in _MEASURES and not joined) or (brought and not _is_unwanted(tokens, start, head)):
        return None
    index += joined
    joint = tokens.at(index) in ("for", "of", "with", "to")
    if brought and (not joint or tokens.has_tag(start - 1, PREP + AND)):
        return None
    if not joint and tokens.at(index - 1) not in _JOINING_ALONE:
        return _bare_list(tokens, cue, head)
    begin = index + joint
    verb = _list_verb(tokens, begin)
    if verb is None or (brought and tokens.low[verb] == ":"):
        return None
    outcome, factors = object_after(tokens, begin), _listed(tokens, verb)
    if outcome is None or factors is None or outcome[1] > verb or (brought and tokens.at(factors[0]) in _ONLY_RATED):
        return None
    members, outcomes = split_coordination(tokens, factors), split_coordination(tokens, outcome)
    if brought:
        members, outcomes = outcomes, members
    return Join(cue, start, verb + 1, members, outcomes, words=tuple(tokens.low[start : head + 1]))


_ONLY_RATED = frozenset(
    """mild moderate minor rare infrequent few minimal comparable transient less more higher lower limited low severe
    significant dose-related dose-dependent manageable acceptable reversible predictable negligible only frequent
    two three four five six one known well-known seldom rarely""".split()
)
"""'the side effects of zinc were mild': how they were, not which."""


def _is_unwanted(tokens: Tokens, start: int, head: int) -> bool:
    """'side effects', 'adverse events', 'complications': what comes of a treatment."""
    words = tokens.low[start : head + 1]
    return words[-1].startswith("complication") or not _UNWANTED.isdisjoint(words)


_UNWANTED = frozenset("side adverse toxic undesirable undesired untoward unwanted".split())


def _list_verb(tokens: Tokens, begin: int) -> int | None:
    """The 'were', 'included' or colon that opens the list, with nothing but the outcome before it."""
    for index in range(begin, min(begin + 22, len(tokens))):
        word = tokens.low[index]
        if word in (";", ",") or tokens.is_full_stop(index) or (index > begin and tokens.tag[index] in (REL, SUB)):
            return None
        if tokens.tag[index] == BE and tokens.has_tag(index - 1, AND):
            return None
        if index > begin and (tokens.tag[index] == BE or word in _LIST_VERBS or word == ":"):
            return index
    return None


def _listed(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """What the verb lists; None where it says something else of the head ('were identified', 'are unclear')."""
    first = verb + 1
    while tokens.has_tag(first, ADV) or tokens.at(first) in ("the", ":"):
        first += 1
    word = tokens.at(first)
    if word in _UNTOLD or word == "to" or tokens.has_tag(first, "NRM" + PREP):
        return None
    if tokens.tag[verb] == BE and word.endswith(("ed", "ing")) and word not in GERUNDS:
        return None
    return object_after(tokens, first)


GERUNDS = frozenset(
    """smoking drinking bleeding swelling feeding breastfeeding being having living vomiting timing breathing increasing
    decreasing advanced elevated increased reduced impaired raised""".split()
)
"""Words in -ing or -ed that may open a factor: no part of a verb group."""


def _bare_list(tokens: Tokens, cue: Cue, head: int) -> Join | None:
    """'Independent predictors (identified in a model) included A and B': of what the document studies."""
    start = noun_phrase_start(tokens, head)
    words = tuple(tokens.low[start : head + 1])
    if (
        words[-1] not in ("predictors", "factors")
        or not {"independent", "significant", "risk"} & set(words)
        or start > 8
    ):
        return None
    verbs = (i for i in range(head + 1, min(head + 10, len(tokens))) if tokens.low[i] in _LIST_VERBS | _BEING)
    verb = next(verbs, None)
    if verb is None or "," in tokens.low[head:verb]:
        return None
    listed = object_after(tokens, verb + 1)
    if listed is None or tokens.at(verb + 1).endswith(("ed", "ing")) or tokens.has_tag(verb + 1, "NRMP" + ADV):
        return None
    outcome = Phrase(tokens.start[head], tokens.end[head], "risk")
    return Join(cue, start, verb + 1, split_coordination(tokens, listed), [outcome], words=words)


_BEING = frozenset(("was", "were", "are"))
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
    little = ("any" in words and none) or bool(
        words & {"no", "not", "little", "minimal", "neutral", "nonsignificant", "neither", "similar", "comparable"}
    )
    if cue.name == "role" and (tokens.at(verb) not in _PLAYING or not _CARE.isdisjoint(tokens.low[last : last + 3])):
        return None
    if cue.name == "role" and tokens.at(last) in _AMELIORATING:
        return _role_in_doing(tokens, cue, group, last)
    if (
        cue.name not in _NAMED
        and not little
        and not group.negated
        and (tokens.low[head].startswith("benefit") or not _tells_effect(tokens, words, last))
    ):
        return None
    group = msgspec.structs.replace(group, negated=group.negated or little)
    told = valued(cue, tokens.low[start:head] if tokens.low[last - 1] != "in" else [])
    join = sides_of(tokens, told, group, last, subject)
    if join is not None and subject is not None and words & {"similar", "comparable"}:
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


SEEN = frozenset(
    """found observed seen detected noted identified demonstrated shown evident present reported established
    confirmed exists existed proven proved emerged emerges""".split()
)


_TELLING = frozenset(
    """was were is are found showed observed revealed demonstrated had shows has have detected find indicated
    suggested confirmed suggest suggests support supports demonstrate demonstrates reveal reveals identify""".split()
)
_FINDING = frozenset("find support confirm detect suggest demonstrate show indicate reveal identify".split())
"""Bare verbs that no tag tells from nouns: 'did not find an association'."""
_BEARING = frozenset("showed had shows has have demonstrated revealed displayed exhibited".split())


def association_noun(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'A (no) association between A and B was found', 'X showed an association with Y'."""
    start = noun_phrase_start(tokens, head)
    finding = next((i for i in range(head - 1, start - 1, -1) if tokens.low[i] in _FINDING), None)
    far = set(tokens.low[max(finding - 5, 0) : finding]) if finding is not None else set()
    start = start if finding is None else finding + 1
    before, words = set(tokens.low[max(start - 4, 0) : start]), tokens.low[start:head]
    if "poor" in words or "weak" in words:
        return None
    negated = "no" in words or bool((before | far) & {"not", "lack"}) or "no" in far or {"no", "evidence"} <= before
    index = last
    while tokens.has_tag(index, BE + ADV + HAVE) or tokens.at(index) in SEEN or tokens.at(index) == "been":
        index += 1
    preposition = tokens.at(index)
    if preposition in ("with", "to") and before & _BEARING:
        verb = max(i for i in range(max(start - 4, 0), start) if tokens.low[i] in _BEARING)
        return sides_of(tokens, cue, VerbGroup(verb, negated=negated), index + 1, subject_before(tokens, verb))
    stretch = object_after(tokens, index + 1, paired=True)
    if preposition not in ("between", "of") or stretch is None:
        return None
    behind = set(tokens.low[stretch[1] : stretch[1] + 7])
    if preposition == "between" and "and" not in tokens.low[slice(*stretch)]:
        behind |= set(tokens.low[stretch[1] : stretch[1] + 16])
    told = bool((SEEN & set(tokens.low[last:index])) or (_TELLING & before) or "unlikely" in behind)
    if not {"due", "explained", "mediated"}.isdisjoint(behind):
        return None
    told = told or not _STANDING.isdisjoint(behind)
    if not told and (not SEEN & behind or behind & {"to", "whether"}) and not behind >= _VALUED:
        return None
    joint = "and" if preposition == "between" else "with"
    denied = "unlikely" in behind or ("not" in behind and "but" not in behind)
    return _pair(tokens, cue, start, index, stretch, joint, negated or denied)


_STANDING = frozenset("significant persisted stronger strongest".split())
"""'the association between A and B remained significant'."""
_VALUED = frozenset(("to", "be", "significant"))
"""'was found to be (statistically) significant'."""


def _names_ill_first(before: list[Phrase], after: list[Phrase]) -> bool:
    """'between asthma admissions and nitrogen dioxide': what is ill is the outcome, wherever it stands."""
    return is_bad(before[0].words) and not any(
        is_bad(phrase.words) or strip_direction(phrase).direction or _COMING.match(phrase.words) for phrase in after
    )


_COMING = re.compile(r"(?:later |subsequent |the )*(?:development|incidence|risk|survival|outcomes?)\b", re.IGNORECASE)


def _pair(
    tokens: Tokens, cue: Cue, start: int, index: int, stretch: tuple[int, int], joint: str, negated: bool
) -> Join | None:
    cut = next((i for i in range(stretch[0] + 1, stretch[1] - 1) if tokens.low[i] == joint), None)
    if cut is None:
        return None
    left, right = (stretch[0], cut), object_after(tokens, cut + 1, paired=True)
    if right is None:
        return None
    before, after = split_coordination(tokens, left), split_coordination(tokens, right)
    if before and after and (comes_of(before, after) or _names_ill_first(before, after)):
        before, after = after, before
    return Join(cue, start, index + 1, before, after, negated)
