"""Lists of factors and outcomes: 'age, sex and BMI', 'duration and severity of the attacks'."""

from __future__ import annotations

import re

from evidex.text.relations.phrases import MILD, NAMED, PEOPLE, Phrase, Stretch, trimmed
from evidex.text.relations.sharing import is_adjective, shared
from evidex.text.relations.tokens import AND, DET, OTHER, PREP, Tokens

__all__ = ["is_doing", "split_coordination", "whole"]

_PAIRS = frozenset(
    {
        ("development", "progression"),
        ("head", "neck"),
        ("signs", "symptoms"),
        ("wear", "tear"),
        ("diet", "exercise"),
        ("activities", "daily"),
    }
)


def whole(tokens: Tokens, stretch: Stretch) -> Phrase:
    """One phrase, lists and all."""
    first, last = stretch
    return Phrase(tokens.start[first], tokens.end[last - 1], tokens.words(first, last))


def split_coordination(tokens: Tokens, stretch: Stretch) -> list[Phrase]:
    """The members of a list; what the last member shares with the others is given to each.

    'duration and severity of the attacks' → 'duration of the attacks', 'severity of the attacks'; 'gastric and
    duodenal ulcers' → 'gastric ulcers', 'duodenal ulcers'.
    """
    first, last = stretch
    if "between" in tokens.low[first:last] or _joins_parts(tokens, first, last):
        return [whole(tokens, stretch)]
    members: list[Stretch] = []
    begin = first
    cuts = _cuts(tokens, first, last)
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
    words = shared([tokens.words(*member) for member in members])
    if len(words) > 1 and (gone := _GONE.match(words[0])) is not None:
        words = words[:1] + [word if _GONE.match(word) else gone.group() + word for word in words[1:]]
    return [
        Phrase(tokens.start[a], tokens.end[b - 1], word)
        for (a, b), word in zip(members, words, strict=True)
        if NAMED.search(word)
    ]


def _joins_parts(tokens: Tokens, first: int, last: int) -> bool:
    """'Combined A and B', 'combination of A and B', but not 'combination therapy, age and sex'."""
    kind = tokens.low[first] == "combination" and tokens.at(first + 1) not in ("of", "with")
    return tokens.low[first] in _TOGETHER and not (kind and "," in tokens.low[first:last])


_GONE = re.compile(r"(?:[\w-]+ )?(?:resolution|relief|absence|lack) (?:of|from) ", re.IGNORECASE)
"""'Resolution of nausea and cramps': what the first member says of itself holds for all."""
_NOT_REALLY = frozenset(("non-significantly", "nonsignificantly", "insignificantly"))
_TOGETHER = frozenset("""combined combination coadministration co-administration addition coprescription""".split())
"""Words behind which 'and' joins parts of one thing."""

_STATES = frozenset(
    """smoking drinking bleeding swelling feeding breastfeeding being having living vomiting timing breathing increasing
    decreasing training screening counseling counselling loading walking running sleeping wheezing aging ageing during
    including housing clothing crowding sibling marital king worsening""".split()
)


def is_doing(tokens: Tokens, first: int) -> bool:
    """'Adding zinc to iron and copper': what is done is one thing, whatever it is done with."""
    word = tokens.low[first]
    return word.endswith("ing") and word.isalpha() and word not in _STATES and tokens.has_tag(first + 1, OTHER + DET)


def _cuts(tokens: Tokens, first: int, last: int) -> list[tuple[int, int]]:
    """Where members end and where the next begin."""
    cuts, index = [], first
    while index < last:
        word = tokens.low[index]
        if word == "as" and tokens.low[index + 1 : index + 3] == ["well", "as"]:
            cuts.append((index, index + 3))
            index += 3
            continue
        cutting = word in (",", ";") or tokens.tag[index] == AND
        cutting = cutting or (word == "but" and tokens.at(index - 1) not in MILD)
        if cutting and not _is_stub(tokens, index) and not _binds(tokens, first, index, last):
            repeated = (
                tokens.at(index + 1) in _REPEATED and tokens.at(index + 1) in tokens.low[max(first - 3, 0) : first]
            )
            cuts.append((index, index + 1 + repeated))
        index += 1
    return cuts


_REPEATED = frozenset("on to for".split())
"""'on pain and on sleep': the preposition is no part of the second member."""


def _is_stub(tokens: Tokens, index: int) -> bool:
    """'short- and long-term', 'BrdU-, DCX- and NPY-positive': the word before lacks its end."""
    return tokens.at(index - 1) in ("-", "‐", "–") or (
        tokens.tag[index] == AND and tokens.at(index - 2) in ("-", "‐", "–")
    )


def _binds(tokens: Tokens, first: int, index: int, last: int) -> bool:
    """Whether 'and' here joins words inside one member ('in clinical and community settings', 'head and neck')."""
    if tokens.tag[index] != AND:
        return False
    if (tokens.at(index - 1), tokens.at(index + 1)) in _PAIRS:
        return True
    if index + 1 < last and tokens.low[index + 1][0].isdigit() and tokens.low[index - 1][0].isdigit():
        return True
    if tokens.has_tag(index - 1, PREP) or tokens.low[index - 2] == "during" or _are_places(tokens, index):
        return True
    if _is_bound(tokens, index) or _tells_people(tokens, first, index):
        return True
    if tokens.low[index - 3] in _CHANGES:
        return False
    place = index - 2 - tokens.has_tag(index - 2, DET)
    return (
        place > first
        and tokens.tag[place] == PREP
        and tokens.low[place] in ("in", "with", "by", "for", "from", "at", "on", "after")
        and is_adjective(tokens.low[index - 1])
    )


_BOUNDS = frozenset("more less fewer greater older younger above higher worsening".split())
"""'three or more lines', '65 years or older': the number goes on."""


_PERSONS = PEOPLE | {"users"}


def _is_bound(tokens: Tokens, index: int) -> bool:
    counted = tokens.low[index - 1][0].isdigit() or tokens.low[index - 1] in _COUNTED
    return tokens.low[index] == "or" and counted and tokens.at(index + 1) in _BOUNDS


_COUNTED = frozenset("one two three four five six seven eight nine ten years months weeks days new".split())


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


_CHANGES = frozenset(
    """reduction reductions increase increases decrease decreases improvement improvements change changes difference
    differences rise fall""".split()
)


def _are_places(tokens: Tokens, index: int) -> bool:
    """'from Peru and Chile': two names behind one preposition."""
    if tokens.low[index - 2] not in ("from", "in", "across"):
        return False
    names = [tokens.text[tokens.start[i] : tokens.end[i]] for i in (index - 1, index + 1) if i < len(tokens)]
    return len(names) == 2 and all(name.istitle() and len(name) > 3 for name in names)
