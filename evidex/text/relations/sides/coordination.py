"""Lists of factors and outcomes: 'age, sex and BMI', 'duration and severity of the attacks'."""

from __future__ import annotations

import re

from evidex.text.relations.sides.binding import binds, bound_until
from evidex.text.relations.sides.parentheses import VAGUE
from evidex.text.relations.sides.phrases import MILD, NAMED, Phrase, Stretch, trimmed
from evidex.text.relations.sides.sharing import is_adjective, shared
from evidex.text.relations.tokens import ADV, AND, DET, OTHER, PREP, PRON, Tokens

__all__ = ["is_doing", "split_coordination", "whole"]


def whole(tokens: Tokens, stretch: Stretch) -> Phrase:
    """One phrase, lists and all."""
    first, last = stretch
    return Phrase(tokens.start[first], tokens.end[last - 1], tokens.words(first, last))


def split_coordination(tokens: Tokens, stretch: Stretch) -> list[Phrase]:
    """The members of a list; what the last member shares with the others is given to each.

    'duration and severity of the attacks' → 'duration of the attacks', 'severity of the attacks'; 'gastric and
    duodenal ulcers' → 'gastric ulcers', 'duodenal ulcers'.
    """
    joined = not _JOINTS.isdisjoint(tokens.low[stretch[0] : stretch[1]])
    first, last = _listed(tokens, *stretch) if joined else stretch
    if "between" in tokens.low[first:last] or _joins_parts(tokens, first, last):
        return [whole(tokens, stretch)]
    members: list[Stretch] = []
    begin = first
    cuts = _cuts(tokens, first, last) if joined else []
    if len(cuts) == 1 and tokens.low[cuts[0][0]] == ",":
        before = tokens.low[cuts[0][0] - 1]
        if is_adjective(before) or (cuts[0][0] - first == 1 and before[-2:] == "ed"):
            return [whole(tokens, stretch)]
        last, cuts = cuts[0][0], []
    for cut, after in cuts:
        if tokens.low[begin] in _NOT_REALLY:
            begin = after
            continue
        if (member := trimmed(tokens, begin, cut)) is not None:
            members.append(member)
        begin = after
    if tokens.at(begin) not in _NOT_REALLY and (member := trimmed(tokens, begin, last)) is not None:
        members.append(member)
    if not members:
        return []
    words = [tokens.words(*member) for member in members]
    if len(words) > 1:
        words = shared(words, [tokens.low[a - 1] if tokens.has_tag(a - 1, DET + PREP) else "" for a, _ in members])
    if len(words) > 1 and (gone := _GONE.match(words[0])) is not None:
        words = words[:1] + [word if _GONE.match(word) else gone.group() + word for word in words[1:]]
    return [
        Phrase(tokens.start[a], tokens.end[b - 1], word)
        for (a, b), word in zip(members, words, strict=True)
        if NAMED.search(word)
    ]


_JOINTS = frozenset((",", ";", "and", "or", "nor", "&", "but", "as"))


def _listed(tokens: Tokens, first: int, last: int) -> Stretch:
    """Without 'factors including' before a list, and without what a participle goes on to tell behind it."""
    opening = next((i for i in range(first + 1, last) if tokens.low[i] in ("including", "such")), last)
    before = opening - 1 - (tokens.low[opening - 1] == ",")
    if opening < last - 1 and before >= first and tokens.low[before] in VAGUE and "," in tokens.low[opening:last]:
        first = opening + 1 + (tokens.low[opening] == "such")
    comma = next((i for i in range(first + 1, last - 1) if tokens.low[i] == ","), last)
    alone = comma < last - 1 and "," not in tokens.low[comma + 1 : last]
    if alone and is_doing(tokens, comma + 1) and not is_doing(tokens, first):
        last = comma
    elif alone and _is_done(tokens, first):
        first = comma + 1
    while last - first > 2 and tokens.tag[last - 1] == PRON and tokens.tag[last - 2] == AND:
        last -= 2
    return first, last


def _is_done(tokens: Tokens, first: int) -> bool:
    """'Given by mouth, zinc': a participle opens the clause."""
    word = tokens.low[first]
    past = word.endswith("ed") or word in ("given", "taken")
    return past and (tokens.has_tag(first + 1, PREP + ADV) or tokens.at(first + 1) in ("together", "alone"))


def _joins_parts(tokens: Tokens, first: int, last: int) -> bool:
    """'Combined A and B', 'combination of A and B', but not 'combination therapy, age and sex'."""
    if tokens.low[first] in _AT_ONCE and tokens.at(first + 1) == "use":
        return not {",", "or"} & set(tokens.low[first:last])
    kind = tokens.low[first] == "combination" and tokens.at(first + 1) not in ("of", "with")
    return tokens.low[first] in _TOGETHER and not (kind and "," in tokens.low[first:last])


_GONE = re.compile(r"(?:[\w-]+ )?(?:resolution|relief|absence|lack) (?:of|from) ", re.IGNORECASE)
"""'Resolution of nausea and cramps': what the first member says of itself holds for all."""
_NOT_REALLY = frozenset(("non-significantly", "nonsignificantly", "insignificantly"))
_AT_ONCE = frozenset("concomitant concurrent simultaneous joint".split())
_TOGETHER = frozenset("""combined combination coadministration co-administration addition coprescription""".split())
"""Words behind which 'and' joins parts of one thing."""

_STATES = frozenset(
    """smoking drinking bleeding swelling feeding breastfeeding being having living vomiting timing breathing increasing
    decreasing training screening counseling counselling loading walking running sleeping wheezing aging ageing during
    including housing clothing crowding sibling marital king worsening fasting
    resting underlying existing preexisting pre-existing ongoing remaining circulating coexisting persisting
    impending""".split()
)


def is_doing(tokens: Tokens, first: int) -> bool:
    """'Adding zinc to iron and copper': what is done is one thing, whatever it is done with."""
    word = tokens.low[first]
    return word.endswith("ing") and word.isalpha() and word not in _STATES and tokens.has_tag(first + 1, OTHER + DET)


def _cuts(tokens: Tokens, first: int, last: int) -> list[tuple[int, int]]:
    """Where members end and where the next begin."""
    cuts, index, begin = [], first, first
    while index < last:
        word = tokens.low[index]
        if word == "as" and tokens.low[index + 1 : index + 3] == ["well", "as"]:
            cuts.append((index, index + 3))
            index = begin = index + 3
            continue
        cutting = word in (",", ";") or tokens.tag[index] == AND
        cutting = cutting or (word == "but" and tokens.at(index - 1) not in MILD)
        if cutting and (bound := bound_until(tokens, begin, index, last)) is not None:
            index = bound
            continue
        if cutting and not _is_stub(tokens, index) and not binds(tokens, first, index, last):
            repeated = (
                tokens.at(index + 1) in _REPEATED and tokens.at(index + 1) in tokens.low[max(first - 3, 0) : first]
            )
            cuts.append((index, index + 1 + repeated))
            begin = index + 1 + repeated
        index += 1
    return cuts


_REPEATED = frozenset("on to for".split())
"""'on pain and on sleep': the preposition is no part of the second member."""


def _is_stub(tokens: Tokens, index: int) -> bool:
    """'short- and long-term', 'BrdU-, DCX- and NPY-positive': the word before lacks its end."""
    return tokens.at(index - 1) in ("-", "‐", "–") or (
        tokens.tag[index] == AND and tokens.at(index - 2) in ("-", "‐", "–")
    )
