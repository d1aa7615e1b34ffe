"""Frames of verbs: what causes, changes, predicts or was caused, changed, associated."""

from __future__ import annotations

import msgspec

from evidex.text.relations.cues import Cue
from evidex.text.relations.cues.valued import valued
from evidex.text.relations.direction import is_bad
from evidex.text.relations.frames.join import LIKE, NONE, Join, sides_of
from evidex.text.relations.frames.predicates import (
    accompanied,
    behind_predicate,
    being_before,
    is_for_people,
    leaving_before,
)
from evidex.text.relations.frames.reasons import as_result, clause_before, of_reason
from evidex.text.relations.sides.coordination import split_coordination, whole
from evidex.text.relations.sides.objects import object_after
from evidex.text.relations.sides.parentheses import over_parentheticals
from evidex.text.relations.sides.phrases import PEOPLE, phrase_before
from evidex.text.relations.sides.plural import plural_acts
from evidex.text.relations.sides.subjects import said_of, subject_before
from evidex.text.relations.tokens import (
    ADV,
    AND,
    BE,
    DET,
    HAVE,
    NEG,
    OTHER,
    PAST,
    PREP,
    REPORT,
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
from evidex.text.units import DOSE_UNITS

__all__ = ["participle", "passive", "verb"]


def participle(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    if cue.name == "as-result":
        return as_result(tokens, cue, head, last)
    group = read_verb_group(tokens, head)
    doing = cue.name == "responsible" and tokens.at(last).endswith("ing") and tokens.has_tag(last + 1, DET + OTHER)
    if group.normative or doing:
        return None
    if cue.name == "prone" and "less" in tokens.low[head - 1 : head]:
        cue = msgspec.structs.replace(cue, kind="protective")
    if cue.name == "prone" and (leaving := leaving_before(tokens, group.first)) is not None:
        return sides_of(tokens, cue, leaving, last, subject_before(tokens, leaving.first))
    if cue.name == "good-for" and is_for_people(tokens, group, last):
        return None
    if cue.name == "accompanied":
        return accompanied(tokens, cue, group, last)
    if (praised := behind_predicate(tokens, group)) is not None:
        return sides_of(tokens, cue, praised, last, subject_before(tokens, praised.first))
    if not group.passive and (being := being_before(tokens, cue, group, head)) is not None:
        return sides_of(tokens, cue, msgspec.structs.replace(group, first=being[1]), last, being)
    if group.passive or (tokens.at(group.first) == "to" and group.first < head):
        return sides_of(tokens, cue, group, last, subject_before(tokens, group.first))
    return _reduced(tokens, cue, group, head, last)


def _reduced(tokens: Tokens, cue: Cue, group: VerbGroup, head: int, last: int) -> Join | None:
    """A participle without a verb: 'deaths due to sepsis', 'bleeding associated with heparin'."""
    if cue.name in _REASONS and (clause := clause_before(tokens, group.first)) is not None:
        return of_reason(tokens, cue, group, last, clause)
    if cue.name == "because-of":
        return None
    if (
        cue.name in ("responsible", "predictive", "protective", "involved", "harmful", "dependent")
        or tokens.has_tag(head - 1, HAVE + AND)
        or tokens.at(head - 1) == ","
        or tokens.low[head] in ("correlated", "produced")
    ):
        return None
    bare = cue.name == "causing" and not any(tokens.is_finite(i) for i in range(head))
    left = subject_before(tokens, group.first) if bare else phrase_before(tokens, group.first)
    right = object_after(tokens, last)
    if left is None or right is None or tokens.low[left[1] - 1] in _FACTOR_NOUNS:
        return None
    if cue.name == "due-to" and (tokens.low[left[1] - 1].endswith("ed") or _tells_when(tokens, left)):
        return None
    subject = said_of(tokens, left)
    if subject != left and cue.name == "associated":
        return sides_of(tokens, cue, group, last, subject)
    left = subject
    comma = next((i for i in range(*right) if tokens.low[i] == ","), right[1])
    before, after = [whole(tokens, left)], split_coordination(tokens, (right[0], comma))
    negated = group.negated or "no" in tokens.low[max(left[0] - 2, 0) : left[0] + 1]
    if cue.outcome_first:
        made = Join(cue, group.first, last, after, before, negated, group.hedged, reduced=True)
        return None if negated and cue.name == "due-to" else made
    if cue.name == "associated" and not negated and not _MEASURED & set(tokens.low[slice(*left)]):
        return None
    harmed, harm = is_bad(before[0].words), any(is_bad(phrase.words) for phrase in after)
    if cue.name != "associated" or (harm and not harmed):
        return Join(cue, group.first, last, before, after, negated, group.hedged, reduced=True)
    if not harmed or any(word in phrase.words for word in ("mortality", "death", "morbidity") for phrase in after):
        return None
    return Join(cue, group.first, last, after, before, negated, group.hedged, reduced=True)


_REASONS = frozenset(("due-to", "because-of"))


def _tells_when(tokens: Tokens, left: tuple[int, int]) -> bool:
    """'died 2 months later due to', 'was withdrawn in some countries due to': when or where, not what."""
    return tokens.low[left[1] - 1] in ("later", "earlier", "countries", "months", "weeks", "days", "years")


_MEASURED = frozenset("incidence risk risks rate rates prevalence odds mortality increase reduction".split())
"""Words that make 'emphysema associated with smoking' told of, not only named."""


_FACTOR_NOUNS = frozenset(
    """factors factor variables predictors characteristics determinants parameters costs issues problems
    features limitations limitation task interest need needs importance difficulty challenge challenges""".split()
)


_AMBIGUOUS = frozenset(
    """cause causes result results trigger triggers influence influences impact impacts affect lead leads""".split()
)


_OF_RESULTS = frozenset(
    """promising superior similar good better best excellent poor favorable favourable satisfactory equivalent
    comparable encouraging test clinical surgical functional radiographic long-term treatment final preliminary same
    positive negative conflicting abnormal these such our""".split()
)
"""Words before 'results' that make it a noun."""
_MAKING = frozenset(("causes", "produces", "brings-about"))
_NEEDS_OBJECT = frozenset("induced triggered provoked evoked elicited stimulated activated mediated".split())


_PAST_FORMS = frozenset("led arose rose brought drove gave".split())
_BEING = frozenset("was were is are be been being".split())


def _is_verb(tokens: Tokens, cue: Cue, head: int, last: int, group: VerbGroup) -> bool:
    """Whether the head is a finite verb here, not a noun ('the results of'), a participle or a bare infinitive."""
    word, before, after = tokens.low[head], tokens.at(head - 1), tokens.at(last)
    nearest = next((tokens.low[i] for i in range(head - 1, -1, -1) if tokens.tag[i] not in (ADV, NEG)), "")
    if group.normative or nearest in _BEING:
        return False
    if tokens.has_tag(head - 1, DET + PREP) and before not in ("to", "that", "this", "these", "both", "all"):
        return False
    if before in ("significant", "main", "common", "increased", "major", "important", "possible"):
        return False
    if word.endswith("ed") or word in _PAST_FORMS:
        return after != "by" and (
            word not in _NEEDS_OBJECT
            or tokens.has_tag(last, DET + ADV)
            or group.finite
            or group.first < head
            or _acts(tokens, head, last)
        )
    if word == "results" and (before in _OF_RESULTS or tokens.has_tag(head - 1, REPORT + HAVE)):
        return False
    if word.endswith("s"):
        return not tokens.has_tag(last, PREP) or bool(cue.after) or before == "which"
    return (
        group.modal
        or to_infinitive(tokens, group, head)
        or shares_modal(tokens, head, last)
        or plural_acts(tokens, group, head, last)
        or (word in PLAIN_VERBS and opens_predicate(tokens, head))
        or (word in ("alter", "affect", "modify") and before != "to" and tokens.has_tag(last, DET + OTHER))
        or (
            (bool(cue.after) or cue.name in ("causes", "produces", "affects", "predicts", "explains"))
            and nearest.endswith("s")
            and before not in _AMBIGUOUS
            and not tokens.has_tag(head - 1, PREP + DET + BE)
        )
    )


def _acts(tokens: Tokens, head: int, last: int) -> bool:
    """'Silencing suppressed growth and induced death', 'transfers from donors induced weight gain': no participle
    of a name ('exercise induced asthma was')."""
    if not tokens.has_tag(last, OTHER):
        return False
    right = object_after(tokens, last)
    if right is None or (right[1] < len(tokens) and tokens.is_finite(right[1])):
        return False
    before = [i for i in range(head) if tokens.is_finite(i) or tokens.low[i] in PAST]
    if tokens.has_tag(head - 1, AND):
        verb = before[-1] if before else 0
        acted = tokens.low[verb] in PAST and not tokens.has_tag(verb - 1, HAVE + BE)
        return acted and tokens.has_tag(verb + 1, OTHER + DET)
    noun = tokens.low[head - 1]
    return not before and tokens.has_tag(head - 1, OTHER) and noun.endswith("s") and noun[-2:] not in ("ss", "us", "is")


def _affects_people(tokens: Tokens, last: int) -> bool:
    """'Asthma affects millions of people' tells how many have it, not what it does."""
    right = object_after(tokens, last)
    if right is None:
        return False
    counted = not _MANY.isdisjoint(tokens.low[right[0] : right[0] + 2]) or tokens.low[right[0]][:1].isdigit()
    listed = {tokens.at(i + 1) for i in range(*right) if tokens.tag[i] == AND}
    return bool(PEOPLE & (listed | set(tokens.low[right[0] : min(right[1], right[0] + (5 if counted else 2))])))


_MANY = frozenset(
    """millions thousands many most up about approximately nearly hundreds over proportion percentage number
    majority""".split()
)


def _heads_subject(tokens: Tokens, last: int) -> bool:
    """'The results in this group were …': another verb right behind the phrase makes the head a noun."""
    right = object_after(tokens, last)
    return right is not None and right[1] < len(tokens) and tokens.is_finite(right[1])


_SIDES = frozenset("therapies agents groups treatments drugs procedures arms regimens doses methods techniques".split())


def _over_effect(tokens: Tokens, last: int) -> int:
    """'produced a marked effect on the arterioles': what is acted on stands behind the 'on'."""
    for index in range(last, min(last + 5, len(tokens) - 1)):
        if tokens.low[index] in ("effect", "effects", "influence", "impact") and tokens.low[index + 1] == "on":
            return index + 2
    return last


_CHANGE_NOUNS = frozenset("improvement improvements reduction reductions increase increases decrease changes".split())


def _alike(tokens: Tokens, cue: Cue, group: VerbGroup, last: int) -> Join | None:
    """'A and B resulted in similar pain': nothing sets them apart."""
    left, right = subject_before(tokens, group.first), object_after(tokens, last)
    if left is None or right is None:
        return None
    begin = right[0] + (tokens.low[right[0]] in LIKE)
    if tokens.at(begin) in _CHANGE_NOUNS and tokens.at(begin + 1) in ("in", "of"):
        begin += 2
    several = any(tokens.tag[i] == AND for i in range(*left)) or tokens.low[left[1] - 1] in _SIDES
    if begin >= right[1] or tokens.at(left[0] - 1) == "both" or not several:
        return None
    right = (begin, right[1])
    return Join(cue, group.first, last, [whole(tokens, left)], split_coordination(tokens, right), True)


def verb(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    """'A causes B', 'A may lead to B'."""
    group = under_denial(tokens, read_verb_group(tokens, head))
    if not _is_verb(tokens, cue, head, last, group) or _half_denied(tokens, group, head):
        return None
    if _has_other_object(tokens, cue, group, last):
        return None
    if cue.name == "predisposes" and (last := _behind_whom(tokens, last)) < 0:
        return None
    last += cue.name == "gives-rise" and tokens.at(last) == "to"
    if LIKE & set(tokens.low[last : last + 2]) and cue.name != "explains":
        return _alike(tokens, cue, group, last)
    if _is_no_verb_of(tokens, cue, group, head, last):
        return None
    if cue.name in _MAKING:
        last = _over_effect(tokens, last)
    if cue.name == "affects" and not group.negated:
        cue = valued(cue, tokens.low[group.first : head])
    return sides_of(tokens, cue, group, last, subject_before(tokens, group.first))


def _has_other_object(tokens: Tokens, cue: Cue, group: VerbGroup, last: int) -> bool:
    """'affected by', 'affects 2% of people', 'yielded a result', 'accounts for 3 cases': nothing comes of it."""
    if cue.name == "affects":
        return tokens.has_tag(last, PREP) or tokens.at(last) in ("up", "about") or _affects_people(tokens, last)
    if cue.name == "yields":
        return not _tells_more(tokens, last)
    return cue.name == "accounts-for" and not (group.modal or tokens.has_tag(last, DET) or _tells_share(tokens, last))


def _behind_whom(tokens: Tokens, last: int) -> int:
    """Where what comes of it begins in 'predisposes the elderly to falls'; -1 where nobody is named."""
    joint = next((i for i in range(last + 1, min(last + 5, len(tokens))) if tokens.low[i] == "to"), None)
    return -1 if joint is None or PEOPLE.isdisjoint(tokens.low[last:joint]) else joint + 1


def _is_no_verb_of(tokens: Tokens, cue: Cue, group: VerbGroup, head: int, last: int) -> bool:
    """Whether the head word is a noun, an adjective or a participle here: 'predicted FEV1', 'the affected limb'."""
    if cue.name in _MAKING and tokens.at(last) in ("from", "by", "at", "during"):
        return True
    if cue.name == "predicts" and (tokens.at(last)[:1].isdigit() or _is_percent(tokens, head - 1)):
        return True
    if tokens.low[head] in _AMBIGUOUS and _heads_subject(tokens, last):
        return True
    if cue.name == "affects" and group.modal and "have" in tokens.low[group.first : head]:
        return True
    if not tokens.low[head].endswith("ed") or tokens.low[head] == "led":
        return False
    if cue.name == "affects" and tokens.has_tag(head - 1, AND) and not tokens.has_tag(last, DET + ADV):
        return True
    loose = tokens.at(head - 1).endswith(("ly", ",")) and over_parentheticals(tokens, head) == head
    return not cue.after and group.first == head and loose


def _tells_more(tokens: Tokens, index: int) -> bool:
    """'yielded (significantly) higher attendance'."""
    while tokens.has_tag(index, ADV) and tokens.at(index) not in _MORE:
        index += 1
    return tokens.at(index) in _MORE


_MORE = frozenset("higher lower more fewer greater better less".split())


def _tells_share(tokens: Tokens, index: int) -> bool:
    """'accounted for most of the gap': of a difference, not of cases ('for most of the infections')."""
    return not _DIFFERENCES.isdisjoint(tokens.low[index : index + 8])


_DIFFERENCES = frozenset(
    "gap difference differences disparity disparities variance variation variability excess".split()
)


def _half_denied(tokens: Tokens, group: VerbGroup, head: int) -> bool:
    """'does not necessarily cause': neither said nor denied."""
    return group.negated and not _FULLY.isdisjoint(tokens.low[group.first : head])


_FULLY = frozenset("definitely necessarily fully completely entirely always".split())


def _is_percent(tokens: Tokens, index: int) -> bool:
    """'percent predicted FEV1', '70% predicted': of what is normal."""
    return tokens.at(index) in ("percent", "%", "of", "the") or tokens.at(index).endswith("%")


def _is_dose(tokens: Tokens, index: int) -> bool:
    """'2 mg of zinc', '2-6 mg zinc': a dose names what was given."""
    return (tokens.at(index + 1) in DOSE_UNITS and len(tokens.at(index + 2)) > 3) or tokens.at(index + 2) == "of"


_FRACTIONS = frozenset("half one-half third one-third two-thirds one-quarter two-fold approximately".split())
"""'was reduced by one-third': how far, not by what."""


def passive(tokens: Tokens, cue: Cue, head: int, last: int) -> Join | None:
    group = read_verb_group(tokens, head)
    if not group.passive or group.normative or (tokens.at(last)[:1].isdigit() and not _is_dose(tokens, last)):
        return None
    if group.modal and tokens.low[last - 1] == "with" and cue.direction != "down":
        return None
    left, right = subject_before(tokens, group.first), object_after(tokens, last)
    if left is None or right is None or tokens.low[right[0]] in _FRACTIONS:
        return None
    opened = tokens.low[max(left[0] - 2, 0) : left[0] + 1]
    negated = group.negated or tokens.low[head].startswith("un") or not NONE.isdisjoint(opened)
    cue = cue if negated or cue.name != "affected-by" else valued(cue, tokens.low[group.first : head])
    factors, outcomes = split_coordination(tokens, right), split_coordination(tokens, left)
    return Join(cue, group.first, last, factors, outcomes, negated, group.hedged, cue.direction)
