"""Shares in the brackets behind a count of those they are shares of: '112 patients were included (66% women)'."""

from __future__ import annotations

from itertools import takewhile

from evidex.extract._proportion.numbers.counted import DIVISIONS
from evidex.extract._proportion.numbers.share import Share
from evidex.text.clauses import RATE
from evidex.text.groups import PEOPLE, is_time
from evidex.text.words import ADVERB, AND, BE, CONTRAST, DET, ED, NOUN, PREP, QUANTITY, VERB, Words

__all__ = ["give_hosts"]

_REACH = 9
"""Words between a count and the bracket: beyond that it counts something else."""
_BESIDE = RATE | frozenset(
    "sensitivity specificity accuracy power sensitive specific accurate ci confidence level".split()
)
"""What has percentages of its own, whatever was counted: '41 cases (success rate 27.7%)' are those that succeeded."""
_DWELLERS = frozenset({"residents", "inhabitants", "citizens", "villagers"})
_WHOLE = ("number", "count")
_LABEL_ENDS = frozenset({",", ":", "="})


def give_hosts(words: Words, shares: list[Share]) -> None:
    """Give percentages in brackets the count before the bracket as denominator, and say where it stands (`anchor`)."""
    counted = {share.first for share in shares if share.numerator is not None}
    hosts: dict[int, int] = {}
    for share in shares:
        if not share.is_open:
            continue
        at = words.at_offset(share.start)
        bracket = words.bracket_around(at)
        if bracket is None:
            continue
        host = hosts.get(bracket)
        if host is None and _names_its_own(words, share, at, bracket):
            host = _stated(words, bracket, at)
            host = _host(words, bracket) if host is None else host
        if host is not None and host not in counted:
            hosts[bracket] = host
            share.denominator, share.anchor = words.read.found[host].value, host


def _names_its_own(words: Words, share: Share, at: int, bracket: int) -> bool:
    """Whether the bracket says what the percentage is of: '(72% male', '(women, 66%)', not '(60% of those asked)'."""
    behind = words.at_offset(share.end - 1) + 1
    follower = words.list[behind] if behind < len(words.list) else None
    near = words.list[behind : behind + 2]
    if follower is None or any(word.low in _BESIDE or word.tag == CONTRAST for word in near):
        return False
    if follower.tag in (NOUN, ED) or follower.low == "with" or follower.low.endswith("ing"):
        return follower.low[0].isalpha()
    label = words.list[bracket + 1 : at]
    if label and label[-1].low in _LABEL_ENDS:
        label = label[:-1]
    return 0 < len(label) <= 2 and all(word.tag in (NOUN, ED) and word.low not in _BESIDE for word in label)


def _stated(words: Words, bracket: int, at: int) -> int | None:
    """The number of the quantity behind 'n =' in the same bracket: '(n = 120; 54% female)'."""
    for number in range(bracket + 3, at):
        if words.list[number].tag == QUANTITY and [word.low for word in words.list[number - 2 : number]] == ["n", "="]:
            index = words.read.index_at(words.list[number].start)
            return index if words.read.found[index].kind in _WHOLE else None
    return None


def _host(words: Words, bracket: int) -> int | None:
    """The number of the quantity that counts people or things right before a bracket."""
    nearest: int | None = None
    for at in range(bracket - 1, max(bracket - _REACH, 0) - 1, -1):
        word = words.list[at]
        if word.tag == QUANTITY:
            index = words.read.index_at(word.start)
            if not _counts(words, index, at, bracket):
                return nearest
            if nearest is None and at and words.list[at - 1].tag == PREP and not _are_people(words, at):
                nearest = index  # 'Forty residents of three villages (86% women': where they are, perhaps
                continue
            return index if nearest is None or _are_people(words, at) else nearest
        joins = word.tag == AND and words.list[at - 1].low in PEOPLE and words.list[at + 1].low in PEOPLE
        if not joins and word.tag not in (NOUN, ED, VERB, BE, ADVERB, PREP, DET):
            return nearest
    return nearest


def _are_people(words: Words, at: int) -> bool:
    """Whether the noun phrase behind a number names those who are counted."""
    named = takewhile(lambda word: word.tag in (NOUN, ED), words.list[at + 1 : at + 6])
    return any(word.low in PEOPLE or word.low in _DWELLERS for word in named)


def _counts(words: Words, index: int, at: int, bracket: int) -> bool:
    quantity = words.read.found[index]
    value = quantity.value
    if quantity.kind not in _WHOLE or value is None or value != value.to_integral() or value < 2:
        return False
    noun = [word for word in words.list[at + 1 : bracket] if word.tag not in (ADVERB, DET)]
    if not noun or noun[0].tag not in (NOUN, ED) or not noun[0].low[0].isalpha() or is_time("2 " + noun[0].low):
        return False
    named = list(takewhile(lambda word: word.tag in (NOUN, ED), noun))
    if any(word.low in DIVISIONS for word in named):
        return False
    return any(word.low in PEOPLE or (word.low.endswith("s") and len(word.low) > 3) for word in named)
