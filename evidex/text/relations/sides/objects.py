"""The phrase behind a cue: up to the end of its clause, or to what tells where, when or for whom."""

from __future__ import annotations

from evidex.text.relations.sides.circumstances import is_circumstance
from evidex.text.relations.sides.phrases import MILD, Stretch, trimmed
from evidex.text.relations.tokens import (
    ADV,
    AND,
    DET,
    FINITE,
    HAVE,
    MODAL,
    NEG,
    OTHER,
    PAST,
    PREP,
    PRON,
    REL,
    SUB,
    VERB,
    Tokens,
)

__all__ = ["EFFECTS", "object_after"]

_STOP_AFTER_COMMA = frozenset(
    """with after in for as using respectively p at we it but suggesting indicating supporting making leading
    resulting reducing increasing thus thereby particularly especially including most even not compared who
    the no raising reflecting providing necessary essential required showing demonstrating confirming implying
    yielding highlighting allowing""".split()
)


_PARTICIPLES = frozenset(
    """compared versus vs independent independently regardless irrespective despite without suggesting indicating
    supporting leading resulting reducing increasing making however respectively unlike rather via through
    depending providing allowing requiring causing expressed followed defined according adjusted due owing
    contrary relative except excepting excluding""".split()
)


def object_after(tokens: Tokens, begin: int, *, paired: bool = False) -> Stretch | None:
    """The phrase behind a cue that ends before the word `begin`, up to what tells where, when or for whom.

    A verb behind 'A and B' has B as its subject, unless they are `paired` ('between A and B was').
    """
    if tokens.has_tag(begin, AND):
        begin = _over_second_verb(tokens, begin)
    if tokens.at(begin) == "," or tokens.has_tag(begin, AND):
        return None
    stop = begin
    while stop < len(tokens) and not _ends_object(tokens, begin, stop):
        stop += 1
    if stop < len(tokens) and tokens.is_finite(stop) and not paired:
        joints = [i for i in range(begin + 1, stop) if tokens.tag[i] == AND]
        joints = [i for i in joints if tokens.low[i - 1] == ","] or joints
        return trimmed(tokens, begin, joints[-1] if joints else stop)
    return trimmed(tokens, begin, _resumed(tokens, begin, stop))


_RESUMING = frozenset("on with to for of by in".split())
_FAR = 7
"""Words that tell when or where between two members of a list."""


def _resumed(tokens: Tokens, begin: int, stop: int) -> int:
    """'on pain during the season, and on sleep': a list whose members each have the preposition before the first."""
    preposition = tokens.at(begin - 1)
    if preposition not in _RESUMING or any(
        tokens.low[index] == "," and tokens.has_tag(index + 1, DET) for index in range(begin, min(stop, len(tokens)))
    ):
        return stop
    for index in range(stop, min(stop + _FAR, len(tokens))):
        if tokens.tag[index] in (SUB, REL) or tokens.low[index] in _ENDS or tokens.is_finite(index):
            return stop
        if tokens.low[index] == "," and not tokens.has_tag(index + 1, AND):
            return stop
        if tokens.low[index] == preposition and tokens.has_tag(index - 1, AND):
            return _resumed_end(tokens, index + 1) or stop
    return stop


def _resumed_end(tokens: Tokens, begin: int) -> int | None:
    """The end of one more member, if it is a phrase and no other statement."""
    if not tokens.has_tag(begin, DET + OTHER + ADV) or tokens.at(begin)[:1].isdigit():
        return None
    stop = begin
    while stop < len(tokens) and not _ends_object(tokens, begin, stop):
        stop += 1
    finite = stop < len(tokens) and tokens.is_finite(stop) and tokens.has_tag(stop, "BHMV")
    return None if finite and tokens.has_tag(stop, "V") else stop


def _over_second_verb(tokens: Tokens, joint: int) -> int:
    """'reduced or abolished the pain', 'can increase or sustain the dose': behind the verb that shares the object."""
    first, second = tokens.at(joint - 1), joint + 1
    while tokens.has_tag(second, ADV):
        second += 1
    word = tokens.at(second)
    alike = word.endswith("ed") if first.endswith("ed") else word.endswith("s") == first.endswith("s")
    plain = tokens.has_tag(second, OTHER + "V") and word.isalpha() and len(word) > 3
    return second + 1 if plain and alike and tokens.has_tag(second + 1, DET + OTHER) else joint


_BROUGHT = frozenset("induced caused produced evoked elicited linked".split())
"""'analgesia induced by …': what else brought it about is no part of its name."""
_ENDS = frozenset(";:?!—-–=<>…")
_INNER = frozenset((OTHER, DET, ADV, NEG))
_MAY_END = _ENDS | _BROUGHT | _PARTICIPLES | PAST | {".", ",", "both", "except"}
"""Words of these classes that are looked at: most are none, and end no phrase."""


_LEADING = (["lead", "to"], ["contribute", "to"], ["result", "in"], ["resulted", "in"], ["predispose", "to"])
"""Verbs behind 'and' that no tag tells from nouns."""


def _ends_object(tokens: Tokens, begin: int, index: int) -> bool:
    word, tag = tokens.low[index], tokens.tag[index]
    if tag in _INNER and word not in _MAY_END:
        return False
    if word in _ENDS or (word == "." and tokens.is_full_stop(index)):
        return True
    if index == begin:
        finite = tag in FINITE and (tag != VERB or tokens.is_finite(index))
        return finite or tag in (SUB, REL, PRON) or word in ("except", "relative")
    if (word in _BROUGHT and tokens.has_tag(index + 1, PREP)) or (word == "both" and tokens.at(index + 1) == "in"):
        return True
    if tag in (REL, PRON) or (tag == SUB and not _goes_on(tokens, begin, index)):
        return True
    if (word in _PARTICIPLES and (word != "relative" or tokens.at(index + 1) == "to")) or tokens.is_finite(index):
        return True
    if tag == AND:
        return (
            tokens.has_tag(index + 1, "BHMV" + NEG)
            or tokens.at(index + 1) == "to"
            or tokens.low[index + 1 : index + 3] in _LEADING
            or _opens_predicate(tokens, index + 1)
            or _second_past(tokens, begin, index)
        )
    if word == ",":
        after = tokens.at(index + 1)
        if after == "the" and _lists_on(tokens, index + 1):
            return False
        if after in _BARE_VERBS and _second_past(tokens, begin, index):
            return True
        if after in _STOP_AFTER_COMMA or tokens.has_tag(index + 1, ADV) or tokens.at(index + 2) == ")":
            return True
        return after.endswith("ed") and tokens.has_tag(index + 2, PREP + SUB)
    return tag == PREP and is_circumstance(tokens, index)


def _goes_on(tokens: Tokens, begin: int, index: int) -> bool:
    """'A as well as B', 'an increased risk of A but a reduced risk of B': the list goes on."""
    after = tokens.at(index + 1)
    if tokens.low[index] == "as":
        return after == "well" or tokens.at(index - 1) == "well"
    if tokens.low[index] == "but" and _is_mild(tokens, index):
        return True
    return tokens.low[index] == "but" and (
        after in ("a", "an", "also")
        or (after in _WAYS and tokens.has_tag(index + 2, OTHER) and tokens.has_tag(begin - 1, PREP + HAVE))
    )


def _is_mild(tokens: Tokens, index: int) -> bool:
    """'small but significant increases': two adjectives of one thing."""
    return tokens.at(index - 1) in MILD and tokens.has_tag(index + 1, OTHER) and tokens.has_tag(index + 2, OTHER + VERB)


_WAYS = frozenset(
    "increased reduced lower higher decreased fewer more less greater longer shorter better worse".split()
)


def _lists_on(tokens: Tokens, index: int) -> bool:
    """Whether ', the …' is one more of a list: an 'and' comes, and no verb."""
    joined = False
    for place in range(index + 1, min(index + 25, len(tokens))):
        if tokens.low[place] in (";", ":") or tokens.is_finite(place):
            return False
        if tokens.is_full_stop(place):
            return joined
        joined = joined or tokens.tag[place] == AND
    return joined


def _second_past(tokens: Tokens, begin: int, joint: int) -> bool:
    """'reduced pain and relieved cramps': the second verb of change opens a predicate of its own."""
    second = joint + 1
    while tokens.has_tag(second, ADV):
        second += 1
    if tokens.at(second) in _BARE_VERBS:
        modal = tokens.at(begin - 2) == "to" or any(tokens.tag[index] == MODAL for index in range(begin))
        return modal and tokens.has_tag(second + 1, OTHER + DET) and not tokens.at(begin - 1).endswith("ed")
    if tokens.at(begin - 2) in EFFECTS and tokens.at(second) in PAST:
        return tokens.has_tag(second + 1, OTHER)
    if tokens.at(begin - 1) in PAST and (tokens.at(second) in PAST or tokens.at(second) in _ACTED):
        return tokens.has_tag(second + 1, OTHER + ADV)
    if tokens.at(begin - 2) in PAST and tokens.at(second) in PAST:
        return tokens.has_tag(begin - 1, PREP) and tokens.has_tag(second + 1, PREP)
    return tokens.at(second) in _BROUGHT_ABOUT and tokens.has_tag(second + 1, OTHER + ADV + DET)


EFFECTS = frozenset("effect effects impact influence".split())
"""'had no effect on pain and increased sleep': a verb behind these and their preposition."""
_BARE_VERBS = frozenset(
    """increase reduce improve prevent decrease enhance relieve restore prolong delay stimulate facilitate suppress
    promote exacerbate attenuate inhibit induce activate alleviate ameliorate eliminate abolish minimize minimise alter
    maintain""".split()
)
"""With an object behind them no nouns."""
_ACTED = frozenset(
    """induced stimulated promoted required activated facilitated reversed eliminated normalised normalized triggered
    provoked""".split()
)
"""Past forms that are verbs behind another one with its object."""
_BROUGHT_ABOUT = frozenset("caused afforded provided yielded produced".split())
"""Past forms that are no adjectives: with an object behind them they open a predicate."""


def _opens_predicate(tokens: Tokens, index: int) -> bool:
    """'and significantly reduced the …', 'and may …'."""
    while tokens.has_tag(index, ADV):
        index += 1
    if tokens.has_tag(index, "BHMVT"):
        return True
    word = tokens.at(index)
    if word in ("correlated", "associated", "related") and tokens.has_tag(index + 1, PREP):
        return True
    plain = tokens.has_tag(index, OTHER) and len(word) > 4 and word.isalpha() and not word.endswith("ing")
    return plain and tokens.has_tag(index + 1, DET)
