"""Where 'and' joins words inside one member of a list: 'poisoning in sheep and horses', 'head and neck'."""

from __future__ import annotations

import re

from evidex.text.number_words import ONES, TENS
from evidex.text.relations.heads import is_graded
from evidex.text.relations.sides.phrases import MILD, PEOPLE, Stretch
from evidex.text.relations.sides.sharing import CHANGED, CHANGES, is_adjective
from evidex.text.relations.tokens import AND, DET, OTHER, PREP, Tokens
from evidex.text.usage import is_living, is_nearer

__all__ = ["binds", "bound_until"]

_PAIRS = frozenset(
    {
        ("development", "progression"),
        ("absence", "presence"),
        ("presence", "absence"),
        ("head", "neck"),
        ("signs", "symptoms"),
        ("wear", "tear"),
        ("diet", "exercise"),
        ("activities", "daily"),
    }
)


def binds(tokens: Tokens, first: int, index: int, last: int) -> bool:
    """Whether 'and' here joins words inside one member ('in clinical and community settings', 'head and neck')."""
    if tokens.tag[index] != AND:
        return False
    if (tokens.at(index - 1), tokens.at(index + 1)) in _PAIRS:
        return True
    if index + 1 < last and tokens.low[index + 1][0].isdigit() and tokens.low[index - 1][0].isdigit():
        return True
    if tokens.has_tag(index - 1, PREP) or tokens.low[index - 2] == "during" or _are_places(tokens, index):
        return True
    if _is_bound(tokens, index) or _goes_on(tokens, first, index) or _tells_people(tokens, first, index):
        return True
    if tokens.low[index - 3] in CHANGES:
        return False
    place = index - 2 - tokens.has_tag(index - 2, DET)
    return (
        place > first
        and tokens.tag[place] == PREP
        and tokens.low[place] in ("in", "with", "by", "for", "from", "at", "on", "after")
        and is_adjective(tokens.low[index - 1])
        and tokens.at(index + 1) not in CHANGED
    )


def _goes_on(tokens: Tokens, first: int, index: int) -> bool:
    """'function at rest and during effort': one more circumstance of the same thing."""
    circumstance = tokens.at(index + 1) in _CIRCUMSTANCES
    return circumstance and any(tokens.tag[i] == PREP for i in range(first + 1, index))


_CIRCUMSTANCES = frozenset("at during after before without within under".split())
_BOUNDS = frozenset("more less fewer greater older younger above higher worsening".split())
"""'three or more lines', '65 years or older': the number goes on."""
_PERSONS = PEOPLE | {"users"}


def _is_bound(tokens: Tokens, index: int) -> bool:
    counted = tokens.low[index - 1][0].isdigit() or tokens.low[index - 1] in _COUNTED
    return tokens.low[index] == "or" and counted and tokens.at(index + 1) in _BOUNDS


_COUNTED = frozenset((*ONES, *TENS, *"years months weeks days new".split()))


def _tells_people(tokens: Tokens, first: int, index: int) -> bool:
    """'Eradication in users of zinc with ulcers or dyspepsia': the list tells of the people, not what was done."""
    people = next((i for i in range(first + 2, index) if tokens.low[i] in _PERSONS), None)
    return (
        people is not None
        and tokens.low[people - 1] not in ("placebo", "control")
        and any(tokens.low[i] in ("in", "of", "among", "for") for i in range(first + 1, people))
        and any(tokens.low[i] in ("with", "who", "having") for i in range(people + 1, index))
        and tokens.low[index] != ","
    )


def _are_places(tokens: Tokens, index: int) -> bool:
    """'from Peru and Chile': two names behind one preposition."""
    if tokens.low[index - 2] not in ("from", "in", "across"):
        return False
    names = [tokens.text[tokens.start[i] : tokens.end[i]] for i in (index - 1, index + 1) if i < len(tokens)]
    return len(names) == 2 and all(name.istitle() and len(name) > 3 for name in names)


def bound_until(tokens: Tokens, begin: int, index: int, last: int) -> int | None:
    """The word behind the last joint of the list whose first is `index`, if the list is part of the member `begin`."""
    joints = _joints(tokens, index, last)
    if not joints:
        return None
    after = joints[-1] + 1
    after += tokens.has_tag(after, AND) and tokens.low[joints[-1]] == ","
    end = _end_of(tokens, after, last)
    inside = (
        _is_graded(tokens, joints, (after, end))
        or _is_of_time(tokens, joints, (after, end))
        or _are_labels(tokens, joints, after)
        or _tells_of_inner(tokens, begin, joints, (after, end))
        or _done_together(tokens, begin, joints, (after, end))
    )
    return after if inside else None


def _joints(tokens: Tokens, index: int, last: int) -> list[int]:
    """Where the members of a list of plain words end, up to its 'and'; nothing if it is no such list."""
    joints = [index]
    while tokens.tag[joints[-1]] != AND and not tokens.has_tag(joints[-1] + 1, AND):
        begin = joints[-1] + 1
        behind = next((i for i in range(begin, last) if tokens.tag[i] != OTHER or tokens.low[i] == ","), last)
        if behind == last or behind - begin > _SHORT or not (tokens.low[behind] == "," or tokens.tag[behind] == AND):
            return []
        joints.append(behind)
    return joints


_SHORT = 3
"""Words of a member."""


def _end_of(tokens: Tokens, begin: int, last: int) -> int:
    """Where the phrase ends that the last member begins with."""
    return next((i for i in range(begin, last) if tokens.tag[i] != OTHER or not tokens.low[i][0].isalnum()), last)


def _is_graded(tokens: Tokens, joints: list[int], member: Stretch) -> bool:
    """'serious and permanent damage', 'early, complete and sustained relief': how it is, not of which kinds."""
    told = [*(tokens.low[joint - 1] for joint in joints), tokens.at(member[0])]
    graded = any(map(is_graded, told)) and told[0] not in _LEVELS
    plain = all(is_adjective(word) or is_graded(word) or word.endswith("ed") for word in told)
    return plain and (graded or _DEGREES.issuperset(told)) and member[1] - member[0] > 1


_DEGREES = MILD | {"severe"}
_LEVELS = frozenset("low high".split())
"""'low and high doses' are two."""


def _is_of_time(tokens: Tokens, joints: list[int], member: Stretch) -> bool:
    """'acute and chronic use': one thing, however long it is done."""
    first, last = member
    done = last - first > 1 and any(tokens.low[i] in _DONE for i in range(first + 1, last))
    return done and len(joints) == 1 and {tokens.low[joints[0] - 1], tokens.low[first]} <= _TIMES


_TIMES = frozenset("acute subacute sub-acute chronic subchronic sub-chronic short-term long-term repeated".split())
_DONE = frozenset("use administration treatment therapy exposure intake consumption application dosing feeding".split())


def _are_labels(tokens: Tokens, joints: list[int], after: int) -> bool:
    """'classes I and II', 'vitamins C and E': of one name."""
    labels = [tokens.low[joint - 1] for joint in joints] + [tokens.at(after)]
    return all(_LABEL.fullmatch(label) for label in labels)


_LABEL = re.compile(r"[a-e]|i{1,3}|i?v|vi{0,3}")


def _tells_of_inner(tokens: Tokens, begin: int, joints: list[int], member: Stretch) -> bool:
    """'poisoning in sheep and horses', 'cells treated with zinc and iron': the list is of what stands last."""
    index, (first, last) = joints[0], member
    openings = {tokens.at(first), *(tokens.at(joint + 1) for joint in joints)}
    set_off = len(joints) == 1 and tokens.low[index] == ","
    if set_off or not openings.isdisjoint(CHANGED) or not 0 < last - first <= _SHORT or tokens.at(last) == "of":
        return False
    preposition = next((i for i in range(index - 1, begin, -1) if tokens.tag[i] == PREP), begin)
    participle = next((i for i in range(index - 1, begin, -1) if _is_participle(tokens, i)), begin)
    where = preposition if preposition > begin and _is_where(tokens, begin, preposition, joints) else begin
    opened = participle if participle > begin else where
    heads = [tokens.low[i - 1] for i in range(begin + 1, opened + 1) if i == opened or tokens.tag[i] == PREP]
    members = [tokens.low[joint - 1] for joint in joints[1:]] + [tokens.low[last - 1]]
    return opened > begin and any(is_nearer(each, tokens.low[index - 1], heads) for each in members)


def _is_participle(tokens: Tokens, index: int) -> bool:
    """'solutions containing salt', 'genes associated with sleep': behind a noun, with something behind it."""
    word = tokens.low[index]
    if not tokens.has_tag(index - 1, OTHER) or is_adjective(tokens.low[index - 1]) or tokens.low[index - 1] in _KINDS:
        return False
    if word.endswith("ed"):
        return tokens.has_tag(index + 1, PREP)
    return word.endswith("ing") and tokens.has_tag(index + 1, OTHER + DET) and tokens.tag[index] == OTHER


_KINDS = frozenset("factors characteristics".split())


def _is_where(tokens: Tokens, begin: int, index: int, joints: list[int]) -> bool:
    """Whether the preposition tells where, when or in whom: 'biases in beliefs, habits and diets' are three."""
    word = tokens.low[index]
    if word == "to":
        return "from" in tokens.low[begin + 1 : index]
    told = tokens.low[index - 1] not in CHANGES and (len(joints) == 1 or (is_living(tokens.low[joints[0] - 1])))
    return word in _WHERE or (word == "in" and told)


_WHERE = frozenset("by at during after before from within among throughout across".split())


def _done_together(tokens: Tokens, begin: int, joints: list[int], member: Stretch) -> bool:
    """'cotransfection of A and B', but not 'of A or B': what is done at once is one thing."""
    first, last = member
    of = next((i for i in range(begin + 1, min(begin + 4, joints[0])) if tokens.low[i] == "of"), joints[0])
    bare = not any(tokens.tag[i] == PREP for i in range(of + 1, joints[0]))
    named = first < last and tokens.low[first - 1] in ("and", "&") and tokens.at(last) != "of"
    return bare and named and tokens.low[of - 1] in _AT_ONCE


_AT_ONCE = frozenset(
    """addition coadministration co-administration coprescription transfection cotransfection co-transfection
    coexpression co-expression supplementation injection infusion combination combinations mixture mixtures""".split()
)
