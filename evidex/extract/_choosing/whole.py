"""The whole of a group's name of which a piece was chosen: 'received zelolol' of 'patients who received zelolol'."""

from __future__ import annotations

from collections.abc import Sequence

from evidex.extract._choosing.choice import Choice
from evidex.text.clauses import Stretch
from evidex.text.groups import GROUP_NOUNS
from evidex.text.words import (
    ADVERB,
    AND,
    BE,
    CLOSE,
    CONTRAST,
    ED,
    HAVE,
    MODAL,
    OPEN,
    PREP,
    PUNCT,
    QUANTITY,
    REL,
    VERB,
    Word,
    Words,
    tag_of,
)

__all__ = ["place_of", "whole"]

_WHOSE = GROUP_NOUNS | frozenset("those eyes cases tumors tumours lesions studies mice rats".split())
_LEADS = frozenset("with without receiving taking using".split())
_OF_CLAUSE = frozenset({VERB, HAVE, MODAL, BE})
_RELATIVES = frozenset("who which that whom whose".split())
_TIMES = frozenset("days weeks months years hours".split())
_DENIALS = frozenset({"not", "never"})
_CUT = _TIMES | _DENIALS | {"or", "groups", "arms"}
_ALL = frozenset("both all the two three four five other these those".split())
_PLURALS = (" groups", " arms", " cohorts")
_SHARED = _ALL | {"and", "or", "treatment", "study", "of"}
_STOPS = frozenset({PUNCT, OPEN, CLOSE, AND, BE, CONTRAST, REL, QUANTITY, HAVE, MODAL})
_LONGEST = 8
_UNITS = frozenset("mm hg mmhg cm mg g kg ml l years months weeks days points mmol gy iu".split())


def whole(words: Words, choice: Choice, *, people: bool) -> Choice:
    """A choice with the verb that it denies and what else was cut off behind it; where it is to name `people`, with
    those that its clause is of."""
    text = choice.text
    if people and text is not None and text.endswith(_PLURALS):
        return _one(words, choice, text)
    if text is None or not _may_be_piece(text.split()) or (place := place_of(words, choice, text)) is None:
        return choice
    begin = _begin(words.list, place[0]) if people else place[0]
    end = _predicate(words.list, begin, _end(words.list, place[1]))
    return choice if (begin, end) == place else Choice(words.text(begin, end), (begin, end))


def _one(words: Words, choice: Choice, text: str) -> Choice:
    """'placebo groups' of 'the zelolol and placebo groups' is the placebo group: a list shares its plural."""
    if not _SHARED.isdisjoint(text.split()):
        return choice
    place = place_of(words, choice, text)
    before = words.list[place[0] - 1] if place and place[0] else None
    listed = before is not None and (before.tag == AND or before.low == ",")
    parted = place is None and text.rsplit(maxsplit=1)[-1] in {word.low for word in words.list}
    return Choice(text[:-1], choice.place) if listed or parted else choice


def _may_be_piece(told: Sequence[str]) -> bool:
    first = told[0]
    if told[-1] in _CUT or not _RELATIVES.isdisjoint(told):
        return True
    return first.islower() and (first in _LEADS or first in _DENIALS or tag_of(first) in _OF_CLAUSE)


def place_of(words: Words, choice: Choice, text: str) -> Stretch | None:
    """Where a choice stands in the sentence; the grammar gives words alone."""
    if choice.place is not None and words.text(*choice.place) == text:
        return choice.place
    first, reach = text.split(maxsplit=1)[0].lower(), 2 * len(text.split()) + 4
    for begin, word in enumerate(words.list):
        if word.low == first:
            for end in range(begin + 1, min(begin + reach, len(words)) + 1):
                if words.text(begin, end) == text:
                    return begin, end
    return None


def _begin(listed: Sequence[Word], begin: int) -> int:
    """Where the people stand whose clause begins at a word, else that word."""
    at = begin
    if listed[at].low in ("groups", "arms"):
        while at and listed[at - 1].low in _ALL:
            at -= 1
        return at
    if listed[at].low in _TIMES:
        return at - (at > 0 and listed[at - 1].tag == QUANTITY)
    if listed[at].low in _LEADS or listed[at].low == "not":
        at -= 1
    else:
        while at >= 0 and (listed[at].tag in _OF_CLAUSE or listed[at].tag == ADVERB):
            at -= 1
        if at < 0 or listed[at].tag != REL:
            return begin
        at -= 2 if listed[at - 1].tag == PREP else 1
    return at if at >= 0 and listed[at].low in _WHOSE else begin


def _end(listed: Sequence[Word], end: int) -> int:
    """Where a phrase ends that denies a verb ('who did not receive it') or is cut at a sign ('> or = 10 mm')."""
    if listed[end - 1].low in _DENIALS:
        for at in range(end + 1, min(end + _LONGEST, len(listed))):
            if listed[at].tag in _STOPS:
                return at
        return end
    signed = listed[end - 1].low == "or" and end > 1 and listed[end - 2].low in ("<", ">")
    if not signed or end + 1 >= len(listed) or listed[end].low != "=" or listed[end + 1].tag != QUANTITY:
        return end
    end += 2
    while end < len(listed) and (listed[end].low in _UNITS or "/" in listed[end].low[1:]):
        end += 1
    return end


def _predicate(listed: Sequence[Word], begin: int, end: int) -> int:
    """Where a clause ends whose verb follows: 'those in whom zelolol (was added to it)'."""
    relative = next((at for at in range(end - 1, begin - 1, -1) if listed[at].tag == REL), end)
    host = relative - 2 if listed[relative - 1].tag == PREP else relative - 1
    if relative == end or host < 0 or listed[host].low not in _WHOSE:
        return end
    if any(word.tag == ED or word.tag in _OF_CLAUSE for word in listed[relative:end]):
        return end
    if end >= len(listed) or listed[end].tag not in _OF_CLAUSE:
        return end
    for at in range(end + 1, min(end + _LONGEST, len(listed))):
        if listed[at].tag in (PUNCT, OPEN, CLOSE, QUANTITY):
            return at
    return end
