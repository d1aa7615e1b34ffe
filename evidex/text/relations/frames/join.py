"""A cue with both its sides, as the frames make it."""

from __future__ import annotations

import re

import msgspec

from evidex.text.relations.cues import Cue
from evidex.text.relations.direction import Direction, is_bad, strip_direction
from evidex.text.relations.sides.coordination import is_doing, split_coordination, whole
from evidex.text.relations.sides.objects import object_after
from evidex.text.relations.sides.phrases import Phrase, short_of_people
from evidex.text.relations.tokens import DET, Tokens
from evidex.text.relations.verbs import VerbGroup

__all__ = ["LIKE", "NONE", "Join", "comes_of", "sides_of"]


class Join(msgspec.Struct, frozen=True):
    """Both sides of a cue, whose own words are `first` to `last` (not included)."""

    cue: Cue
    first: int
    last: int
    factors: list[Phrase]
    outcomes: list[Phrase]
    negated: bool = False
    hedged: bool = False
    direction: Direction = ""
    words: tuple[str, ...] = ()
    reduced: bool = False
    but_not: Join | None = None
    """What the statement goes on to deny: '…, but not with D'."""


LIKE = frozenset(("similar", "comparable"))
"""'was associated with similar mortality': no difference; a 'similar reduction' is still a reduction."""
_CHANGED = frozenset("reduction reductions improvement improvements increase increases decrease decreases".split())
_BETTER = re.compile(r"(?:improved|better|worse)\b", re.IGNORECASE)
NONE = frozenset("no none neither nor".split())
_NO = frozenset(("no", "neither"))


def _alike(tokens: Tokens, right: tuple[int, int]) -> list[Phrase] | None:
    """What is 'similar' on both sides, without the members of the list that go a way of their own; None: nothing is."""
    first, last = right
    if tokens.low[first] not in LIKE or tokens.at(first + 1) in _CHANGED or last - first < 2:
        return None
    members = split_coordination(tokens, (first + 1, last))
    return [one for one in members if not (strip_direction(one).direction or _BETTER.match(one.words))]


_KINDS = frozenset(
    """symptoms complications factors effects events conditions diseases disorders outcomes problems crises
    consequences comorbidities variables infections changes""".split()
)


def _told_outcomes(tokens: Tokens, right: tuple[int, int]) -> list[Phrase]:
    """The members of the list behind a cue; of 'complications such as A and B' the A and B."""
    told = split_coordination(tokens, right)
    index = right[1] + (tokens.at(right[1]) == ",")
    such = tokens.low[index : index + 2] == ["such", "as"]
    if tokens.low[right[1] - 1] not in _KINDS or not (such or tokens.at(index) == "including") or len(told) > 1:
        return told
    examples = object_after(tokens, index + 1 + such)
    return split_coordination(tokens, examples) if examples is not None else told


def _told_factors(tokens: Tokens, cue: Cue, left: tuple[int, int], said: list[str]) -> list[Phrase]:
    """The members of the list before a cue; what is done is one thing, and 'this' may stand for another."""
    this = left[1] - left[0] == 1 and tokens.low[left[0]] == "this"
    this = this and cue.name in _OF_THIS and _RELATED.isdisjoint(said)
    return [whole(tokens, left)] if this or is_doing(tokens, left[0]) else split_coordination(tokens, left)


def _over_trend(tokens: Tokens, last: int) -> int:
    """'was associated with a trend toward higher survival': what it tends to."""
    for index in range(last, min(last + 4, len(tokens) - 1)):
        if tokens.low[index] in ("trend", "tendency"):
            return index + 2 if tokens.low[index + 1] in ("toward", "towards", "to", "for") else last
    return last


def sides_of(
    tokens: Tokens, cue: Cue, group: VerbGroup, last: int, left: tuple[int, int] | None, words: tuple[str, ...] = ()
) -> Join | None:
    """A join with the phrase `left` before and what stands behind `last`."""
    right = object_after(tokens, _over_trend(tokens, last))
    if left is None or right is None:
        return None
    left = short_of_people(tokens, left)
    opened = tokens.low[max(left[0] - 2, 0) : left[0] + 1]
    negated = (
        group.negated
        or cue.kind == "not_associated"
        or bool(NONE & set(opened))
        or not _NO.isdisjoint(tokens.low[last : right[0] + 1])
    )
    if tokens.low[left[0]] in NONE:
        left = (left[0] + 1 + (tokens.at(left[0] + 1) == "of"), left[1])
        left = (left[0] + tokens.has_tag(left[0], DET), left[1])
    alike = None if negated or cue.name == "explains" else _alike(tokens, right)
    before = _told_factors(tokens, cue, left, tokens.low[group.first : last]) + _along_with(tokens, group.first)
    after = _told_outcomes(tokens, right) if alike is None else alike
    more = _with_more(tokens, left, right) if cue.name == "associated" else ""
    listed = cue.name == "correlates" and len(before) == 1 and len(after) > 2
    turned = cue.outcome_first or listed
    if not turned and cue.name in _MUTUAL and before and after:
        turned = bool(more) or comes_of(before, after) or _stems_from(tokens, group, left, last, before, after)
    if turned:
        before, after = after, before
    return Join(
        cue,
        group.first,
        last,
        before,
        after,
        negated or alike is not None or tokens.at(last - 2) in ("unrelated", "unassociated"),
        group.hedged,
        "down" if _INVERSELY & set(tokens.low[group.first : last]) else more or cue.direction,
        words,
    )


def _along_with(tokens: Tokens, verb: int) -> list[Phrase]:
    """'A, along with B, explained': the B."""
    if tokens.at(verb - 1) != "," or tokens.at(verb - 2) == ",":
        return []
    comma = next((i for i in range(verb - 2, max(verb - _FAR, 0), -1) if tokens.low[i] == ","), None)
    if comma is None or tokens.low[comma + 1 : comma + 3] not in _JOINING:
        return []
    return split_coordination(tokens, (comma + 3, verb - 1)) if comma + 3 < verb - 1 else []


_JOINING = (["along", "with"], ["together", "with"])
_FAR = 12
"""Words."""
_RELATED = frozenset(("related", "correlated", "linked"))
_OF_THIS = frozenset(("leads-to", "results-in", "associated"))
"""Cues before which 'this' is the thing that the sentence before speaks of."""
_MUTUAL = frozenset(("associated", "correlates"))
"""Cues whose sides may stand in either order."""
_MORE: dict[str, Direction] = {
    **dict.fromkeys(("more", "greater", "higher"), "up"),
    **dict.fromkeys(("less", "lower", "fewer"), "down"),
}


def _with_more(tokens: Tokens, left: tuple[int, int], right: tuple[int, int]) -> Direction:
    """'More nausea was associated with zinc than with iron': what is set against another is the factor."""
    if tokens.low[right[1] : right[1] + 2] != ["than", "with"]:
        return ""
    return _MORE.get(tokens.low[left[0]]) or _MORE.get(tokens.at(left[0] - 1), "")


_BARE_RISK = re.compile(
    r"(?:(?:increased|higher|greater|elevated|excess|reduced|lower) )?(?:risk|odds|mortality)$", re.I
)
_INVERSELY = frozenset(("inversely", "negatively"))


_FACTORISH = frozenset(
    """age older younger male female sex gender smoking hypertension diabetes obesity bmi body alcohol
    education income race ethnicity smokers comorbidity comorbidities exposure treatment therapy genotype
    allele polymorphism history use usage status dose doses overuse deficiency intake""".split()
)


_ORIGINS = frozenset(
    """age sex gender race ethnicity genotype genotypes allele alleles polymorphism polymorphisms haplotype
    haplotypes mutation mutations birthplace""".split()
)
"""What nothing in a study can have brought about."""

_ENDS = re.compile(
    r"(?:(?:overall|long-term|the|patient|\w+-free|excellent|good|poor|better|worse|favou?rable) )*"
    r"(?:survival|prognosis|mortality|deaths?|outcomes?)\b",
    re.I,
)
_RESULTS = re.compile(
    r"\b(?:effects?|limitations?|responses?|complications?|failures?|reductions?|increases?|decreases?|improvements?|events?)\b",
    re.I,
)


_OF_LIFE = re.compile(
    r"\b(?:mortality|survival|prognosis|outcomes?|quality of life|hrqo?l|satisfaction|success|adherence"
    r"|efficacy|disability|pathogenesis)\b(?! of)",
    re.I,
)
"""What other things are told to go with, not the other way round."""
_ENDING = ("relief", "healing", "recovery")


def _stems_from(
    tokens: Tokens, group: VerbGroup, left: tuple[int, int], last: int, lefts: list[Phrase], rights: list[Phrase]
) -> bool:
    """'These complications were related to age': what is 'related to' something comes of it, if it is an ill or an
    effect and no worse one is named."""
    said = tokens.low[group.first : last]
    if (
        _STEMMING.isdisjoint(said)
        or "causally" in said
        or _DEGREE_OF.match(lefts[0].words)
        or any(_comes_later(phrase) for phrase in rights)
    ):
        return False
    pointed = tokens.at(left[0] - 1) in ("these", "this") and is_bad(lefts[0].words)
    ill = not any(is_bad(phrase.words) or phrase.words.endswith(_ENDING) for phrase in rights)
    return pointed or group.hedged or ill or _RESULTS.search(lefts[0].words) is not None


_STEMMING = frozenset(("related", "linked", "unrelated"))
_LATER = re.compile(r"(?:subsequent|later|future|altered|changed|disturbed|new-onset)\b", re.IGNORECASE)
_EARLIER = re.compile(r"(?:initial|baseline|pre-?\w+|prior|previous|earlier)\b", re.IGNORECASE)
"""What comes after something, or became other than it was, is no origin of it."""


def _comes_later(phrase: Phrase) -> bool:
    """Whether a phrase tells of an end, a change or of what comes after."""
    words = phrase.words
    if _EARLIER.match(words):
        return False
    later = _ENDS.match(words) or _LATER.match(words) or _OF_LIFE.search(words)
    return later is not None or strip_direction(phrase).direction != ""


_COMING_ABOUT = ("risk", "odds", "mortality", "death", "survival", "develop")
_AGENTS = re.compile(r"(?:virus\w*|infections?|pylori|bacteri\w+|microbes?|exposures?)\b", re.I)
"""What brings an ill about, and is not brought about by it."""
_SPECIES = re.compile(r"[A-Z]\. [a-z]+")
_NAMED_AGENTS = re.compile(r"(?:virus\w*|pylori|bacteri\w+)\b", re.I)
_BRINGS_ABOUT = re.compile(
    r"(?i:(?:virus\w*|pylori|bacteri\w+|microbes?|exposures?)\b)|\b[A-Z]{2,}[\w-]* infections?\b"
)
"""Behind an ill: an infection by what is named brings it about, 'wound infection' is one more ill."""
_MEASURES = re.compile(
    r"(?:the |initial |tumou?r )?(?:sites?|stages?|sizes?|locations?|types?|durations?|doses?|degrees?"
    r"|extents?|numbers?|grades?)(?: of|$)",
    re.I,
)
_EXPOSURES = frozenset("smoking alcohol age sex gender education income race ethnicity".split())
"""What nothing that a study measures brings about."""
_DEMOGRAPHIC = frozenset("age sex gender race ethnicity education".split())


def _is_change(words: str) -> bool:
    """'decreases in relapse rate', 'a reduction in pain': what changed stands before."""
    return bool(
        re.match(
            r"(?:\w+ )?(?:decreases?|reductions?|increases?|improvements?|declines?) (?:in|of)\b", words, re.IGNORECASE
        )
    )


def _come_of_agents(left: str, lefts: list[Phrase], rights: list[Phrase]) -> bool:
    """'Ulcers were associated with H. pylori', 'pain was related to the site of the tumour'."""
    if _AGENTS.search(left) or _SPECIES.match(left) or _MEASURES.match(lefts[0].words):
        return False
    if all(_NAMED_AGENTS.search(phrase.words) for phrase in rights):
        return True
    if not is_bad(left) and not _ENDS.match(left):
        return False
    return _MEASURES.match(rights[0].words) is not None or all(_BRINGS_ABOUT.search(phrase.words) for phrase in rights)


_DEGREE_OF = re.compile(r"(?:higher|lower|greater|longer|more|less)\s", re.IGNORECASE)
"""'Higher schooling was related to smoking': more of it is what something comes of."""
_LEVEL = re.compile(
    r"(?:low|high|longer|higher|lower|larger)\s(?!risk|rates?\b|incidence|odds|likelihood)", re.IGNORECASE
)


def _is_level(left: str, right: Phrase) -> bool:
    """'Retinopathy was associated with low age': how much there is of what the ill before comes of."""
    level = _LEVEL.match(right.words) is not None and is_bad(left) and not is_bad(right.words)
    return level and not _FACTORISH.isdisjoint(right.words.lower().split())


def comes_of(lefts: list[Phrase], rights: list[Phrase]) -> bool:
    """'Occlusion was associated with hypertension, smoking and age': a disease before, a list of factors behind."""
    left, first = " ".join(p.words for p in lefts), rights[0].words.lower()
    if any(_OF_LIFE.search(phrase.words) for phrase in rights) and _OF_LIFE.search(left) is None:
        return False
    if any("risk factor" in phrase.words for phrase in rights) or (_is_change(lefts[0].words) and not is_bad(first)):
        return True
    if (strip_direction(rights[0]).direction or first.startswith(_COMING_ABOUT)) and not _is_level(left, rights[0]):
        return strip_direction(lefts[0]).risky
    if strip_direction(lefts[0]).risky or _BARE_RISK.match(left):
        return True
    if _come_of_agents(left, lefts, rights):
        return True
    if _ENDS.match(left) and not any(_ENDS.match(phrase.words) for phrase in rights):
        return True
    if any(_ORIGINS & set(p.words.lower().split()) for p in rights) and not _ORIGINS & set(left.lower().split()):
        return True
    if _DEGREE_OF.match(left) and not is_bad(left) and not _OF_LIFE.search(left):
        return False
    if all(_EXPOSURES & set(p.words.lower().split()) for p in rights) and not _EXPOSURES & set(left.lower().split()):
        return True
    factorish = sum(1 for phrase in rights if _FACTORISH & set(phrase.words.lower().split()))
    own = bool(_FACTORISH & set(left.lower().split()))
    if (
        len(rights) >= 3
        and not own
        and (factorish >= 2 or any(_DEMOGRAPHIC & set(p.words.lower().split()) for p in rights))
    ):
        return True
    return is_bad(left) and not own and factorish >= max(1, len(rights) // 2)
