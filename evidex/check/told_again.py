"""The same quantity given twice with other values, as the claims tell it: who or what, in whom, at what time.

`contradiction` compares the words of whole clauses; this compares the phrases of claims. The first finds pairs in any
wording, the second says which of them are of two things ('flares', 'at target') and finds those whose clauses have
little in common but cite the same work.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from evidex.check.contradiction import Pair, contradictions
from evidex.check.figures import Figure, figures, meets
from evidex.check.likeness import common, holds, likeness
from evidex.check.mentions import Mention, comparable, complementary
from evidex.check.socket import Case
from evidex.check.told import ANYONE, Stems, Told, stems_of, tellings, told_in_tables
from evidex.check.wording import generic_stems
from evidex.text import View

__all__ = ["told_again"]

ALIKE = 0.5
"""The share of two phrases' words that makes them name one thing, where both are of one work and one group."""
_TEST = re.compile(r"\b(?:sensitivity|specificity|predictive value)\b", re.IGNORECASE)
_ABOUT = 1.2
"""'1 in 7' is said of a sixth and of an eighth."""


def told_again(case: Case) -> tuple[Pair, ...]:
    """Pairs of mentions of one quantity, the earlier first, whose values exclude each other; worked out once."""
    return case.once(_told_again)


def _told_again(case: Case) -> tuple[Pair, ...]:
    told = {each.mention.figure.start: each for each in tellings(case)}
    found = [pair for pair in contradictions(case.view) if not _are_of_two(told, case.view.text, pair)]
    seen = {later.sentence.start for _, later in found}
    claims = sorted((*told.values(), *told_in_tables(case)), key=lambda each: each.mention.figure.start)
    more = [pair for pair in _by_claims(case.view, claims) if pair[1].sentence.start not in seen]
    return tuple(sorted([*found, *more], key=lambda pair: pair[1].sentence.start))


def _are_of_two(told: Mapping[int, Told], text: str, pair: Pair) -> bool:
    """Whether the claims of both shares say that they are of two things, or of other people."""
    one, other = (told.get(mention.figure.start) for mention in pair)
    if _are_headed_apart(text, pair):
        return True
    if one is not None and other is not None and _is_narrower(one, other):
        return True
    if pair[0].kind != "%":
        return False
    if one is None or other is None:
        known, unknown = (one, pair[1]) if other is None else (other, pair[0])
        if known is not None and not _tells_of_it(text, known, unknown):
            return True
        if known is None and _likeness(pair[0].stems, pair[1].stems) < ALIKE:
            return True
        return any(_TEST.search(text, each.sentence.start, each.sentence.end) for each in pair)
    if _in_others(one, other) or _is_of_some(one, other) or _is_of_some(other, one):
        return True
    if one.group and other.group and not _share(one.group, other.said) and not _share(other.group, one.said):
        return True
    return _tells_of_those(one, other) or _tells_of_those(other, one) or _are_two_things(one, other)


def _is_narrower(one: Told, other: Told) -> bool:
    """Whether one is told of a part, a time or a degree that the other does not name, or each opens with others."""
    if (one.narrowed, one.without) != (other.narrowed, other.without):
        return True
    return any(not holds(other.said, each) for each in one.opening) and any(
        not holds(one.said, each) for each in other.opening
    )


def _tells_of_it(text: str, known: Told, other: Mention) -> bool:
    """Whether a sentence whose figure no claim tells has a word of what a claim is of."""
    of = known.of[0] - known.group
    of = of - generic_stems() - ANYONE or of
    return not of or known.points or _share(of, stems_of(text[other.sentence.start : other.sentence.end]))


_LEAD = re.compile(r"\W*([^\W_][^.:;!?\n]{1,60}):\s")


def _are_headed_apart(text: str, pair: Pair) -> bool:
    """'Obesity: RR 2.8' and 'Age over 40: RR 1.5': each sentence says before a colon what it is of, another thing."""
    leads = [_LEAD.match(text, mention.sentence.start, mention.figure.start) for mention in pair]
    if leads[0] is None or leads[1] is None:
        return False
    mine, yours = (frozenset(re.findall(r"[^\W_]+", lead[1].lower())) for lead in leads if lead)
    return mine != yours


def _are_two_things(one: Told, other: Told) -> bool:
    """Whether what they are of has no word in common, once their groups are left out; a pronoun may stand for it."""
    said = one.group | other.group
    mine, yours = one.of[0] - said, other.of[0] - said
    return bool(mine and yours) and not (one.points or other.points) and not _share(mine, yours)


def _tells_of_those(one: Told, other: Told) -> bool:
    """'delirium developed in 28 %' and '11 % of those with delirium had died': the second is of those of the first."""
    return bool(one.of[0]) and one.of[0] <= other.group and not _share(one.of[0], other.of[0])


def _is_of_some(one: Told, other: Told) -> bool:
    """Whether one is told of people, or of a state, of which the sentence of the other says nothing."""
    if one.group and not other.group and one.group <= one.said and not _share(one.group, other.said):
        return True
    return 2 * common(one.opening, other.said) < len(one.opening)


def _in_others(one: Told, other: Told) -> bool:
    """Whether two claims say that they are of other people, of one test and of two together, or of two tests."""
    if (one.ages, one.without, one.together) != (other.ages, other.without, other.together):
        return True
    if one.kind == "accuracy" and _is_other_test(one, other):
        return True
    return bool(one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers))


def _is_other_test(one: Told, other: Told) -> bool:
    """Whether two shares of accuracy are of two tests, or of one at two thresholds."""
    apart = one.levels and other.levels and one.levels.isdisjoint(other.levels)
    return bool(apart) or not _share(one.lead - one.of[0] - _ACCURACY, other.lead - other.of[0] - _ACCURACY)


_ACCURACY = stems_of(
    "sensitivity specificity positive negative predictive value accuracy percent had have has was were and"
)


def _by_claims(view: View, told: Sequence[Told]) -> Iterator[Pair]:
    """Each claim against the earlier ones of its kind that cite the same work."""
    heard: defaultdict[tuple[str, str], list[Told]] = defaultdict(list)
    for later in told:
        keys = [(later.kind, work) for work in sorted(later.works)]
        before = (each for key in keys for each in heard[key] if each.mention.sentence != later.mention.sentence)
        if (earlier := next((each for each in before if _tell_one(view, each, later)), None)) is not None:
            yield earlier.mention, later.mention
        for key in keys:
            heard[key].append(later)


def _tell_one(view: View, one: Told, other: Told) -> bool:
    """Whether two claims tell one quantity, from one work, with values that exclude each other."""
    a, b = one.mention, other.mention
    if not _apart(a.figure, b.figure) or _is_narrower(one, other) or _are_headed_apart(view.text, (a, b)):
        return False
    if not comparable(replace(a, times=frozenset()), replace(b, times=frozenset())) or _in_others(one, other):
        return False
    if _is_of_some(one, other) or _is_of_some(other, one) or one.points or other.points:
        return False
    if (one.in_table or other.in_table) and not _is_of_cell(one, other):
        return False
    if not _in_one_group(one, other) or (one.days and other.days and one.days.isdisjoint(other.days)):
        return False
    said = one.group | other.group
    if not all(_likeness(mine - said, yours - said) >= ALIKE for mine, yours in zip(one.of, other.of, strict=True)):
        return False
    return not complementary(a, b) and not _holds(view, a, b) and not _holds(view, b, a)


def _is_of_cell(cell: Told, later: Told) -> bool:
    """Whether a sentence behind a table names what a cell is of, its group, and no other time."""
    if later.in_table or not cell.in_table or not later.group or cell.days != later.days:
        return False
    return later.of[0] - ANYONE <= cell.of[0] | cell.group and _likeness(cell.of[0], later.of[0]) >= CELL_ALIKE


CELL_ALIKE = 0.75
"""… of a row's heading and a sentence, which is told in its own words."""


def _in_one_group(one: Told, other: Told) -> bool:
    """Whether both are told of the same people, as far as they say; a group may be named with what it had."""
    if one.group and other.group:
        return _share(one.group, other.group)
    return not (one.group or other.group) or _share(one.group or other.group, one.of[0] if other.group else other.of[0])


def _apart(one: Figure, other: Figure) -> bool:
    """Whether two figures exclude each other; where one is '1 in 7' or 'about' they must be well apart."""
    if one.exact is not None and other.exact is not None:
        return not meets(one, other)
    return one.percent == other.percent and (one.low > other.high * _ABOUT or other.low > one.high * _ABOUT)


def _holds(view: View, one: Mention, other: Mention) -> bool:
    """Whether the sentence of one tells the value of the other too; '[5]' tells none."""
    start, end = one.sentence.start, one.sentence.end
    marks = [(mark.start, mark.end) for mark in view.citations_in(start, end)]
    told = (each for each in figures(view.text, start, end) if not any(a <= each.start < b for a, b in marks))
    return any(meets(each, other.figure) for each in told)


def _share(one: Stems, other: Stems) -> bool:
    return any(holds(other, mine) for mine in one)


def _likeness(one: Stems, other: Stems) -> float:
    """Twice the shared words over all (Dice), 0 to 1, of those that say something; what begins alike is the same.

    Not weighted as clauses are (`contradiction`): phrases of claims are short, and one rare word would decide.
    """
    mine, yours = one - generic_stems() - ANYONE, other - generic_stems() - ANYONE
    if mine and yours:
        one, other = mine, yours
    both = common(one, other) + common(other, one)
    return likeness(both, len(one) + len(other)) if one and other else 0.0
