"""Subjects: whom a clause speaks of, and where in a phrase the subject begins that no comma parts from a name.

'In the placebo group pain was 5' has no comma where 'pain' begins. This is asked of the words of a sentence, where its
other names are known (`before_subject`), and of a phrase that was chosen, of which no more than its text is left:
whether a subject begins in it (`up_to_subject`), or what was measured stands right behind it (`up_to_measured`).
"""

from __future__ import annotations

from collections.abc import Sequence

from evidex.extract._choosing.sides.slots import Names
from evidex.extract._choosing.sides.small_words import CALLED, TAKEN_UP
from evidex.text.clauses import Stretch
from evidex.text.groups import GROUP_NOUNS, PEOPLE
from evidex.text.words import (
    ADVERB,
    AND,
    DET,
    FINITE,
    NOUN,
    OPEN,
    PREP,
    QUANTITY,
    REL,
    SUB,
    Word,
    Words,
    tag_of,
    tags_of,
)

__all__ = ["before_subject", "ends_as_group", "subject_of", "up_to_measured", "up_to_subject"]

_VERBS = frozenset(
    """reduced increased decreased lowered raised improved showed produced caused induced exhibited prolonged shortened
    attenuated""".split()
)
_LONGEST = 9
_NAMING = PEOPLE | CALLED
"""Nouns that end the name of a group."""
_STATISTICS = frozenset("mean means median average total overall the".split())
_TIMES = frozenset("day week month year hour minute session visit lot few couple".split())
_JOINING = frozenset(
    "outside inside near like plus around behind twice once times half given vs. vs versus & + /".split()
)
"""Behind these an article goes on with the phrase."""
_SIDES = frozenset("group groups arm arms cohort patients subjects participants physicians".split())
_GROUP_AS_SUCH = frozenset({"group", "arm", "subgroup"})
_IN_GROUPS = frozenset(
    """therapy psychotherapy practice practices session sessions counselling counseling education training support
    discussion discussions meeting meetings class classes program programme care exercise work visits homes""".split()
)
"""What is held in groups: 'group therapy'."""
_RATES = frozenset({"prevalence", "incidence"})
_ORDINAL = 3
"""Letters of what tells groups apart: 'III'."""


def subject_of(words: Words, at: int) -> Stretch | None:
    """What stands before the verb of the clause that holds a word: 'obese patients had a higher X (5 vs 3)'."""
    first = at
    while first and words.list[first - 1].low not in ";:" and words.list[first - 1].tag not in (SUB, REL):
        first -= 1
    verb = next((each for each in range(first, at) if _is_verb(words, each, first)), first)
    commas = [each for each in range(first, verb) if words.list[each].low == ","]
    begin = commas[-1] + 1 if commas else first
    while begin < verb and words.list[begin].tag in (DET, ADVERB, AND):
        begin += 1
    end = verb
    while end > begin and words.list[end - 1].tag == ADVERB:
        end -= 1
    if not 0 < end - begin <= _LONGEST or words.list[begin].tag == PREP:
        return None
    return None if any(word.tag in (QUANTITY, OPEN) for word in words.list[begin:end]) else (begin, end)


def _is_verb(words: Words, at: int, first: int) -> bool:
    word = words.list[at]
    return word.tag in FINITE or (word.low in _VERBS and at > first and words.list[at - 1].tag not in (DET, PREP))


def before_subject(words: Words, name: Stretch, names: Names) -> int | None:
    """Where within a name the subject begins that no comma parts from it, if it does."""
    first, stop = name
    for at in range(first + 1, stop):
        word, before = words.list[at], words.list[at - 1]
        if word.low in _STATISTICS or word.low in TAKEN_UP:
            return at
        lettered = at > first + 1 and len(before.low) == 1 and words.read.shape[before.start].isupper()
        if (before.low in _NAMING or lettered) and _begins_subject(word):
            return at  # 'In the control group | pain', 'With drug A | nausea'
    nouns = (at for at in range(first + 1, stop) if words.list[at - 1].tag == NOUN and _begins_subject(words.list[at]))
    return next((at for at in nouns if names(words.text(first, at))), None)


def _begins_subject(word: Word) -> bool:
    return word.tag == NOUN and word.low not in GROUP_NOUNS and len(word.low) > 1


def ends_as_group(name: str) -> bool:
    """Whether the last word of a name calls it one of a group: 'the zinc group's'."""
    return name.lower().rsplit(" ", 1)[-1].removesuffix("'s") in _NAMING


def up_to_subject(words: Sequence[str]) -> Sequence[str]:
    """'lisinopril the changes' is 'lisinopril': where no comma parts them, a subject begins at its article."""
    tags = tags_of(words)
    for at in range(1, len(words) - 1):
        before = words[at - 1].lower()
        if tags[at - 1] == REL:
            break
        if words[at] not in ("the", "a", "an") or tag_of(before) != NOUN or before in _JOINING:
            continue
        if words[at + 1] in _TIMES:
            continue
        behind = words[at + 1 :]
        named = behind[-1] in _SIDES and _SIDES.isdisjoint(words[:at])
        return behind if named else words[:at]
    return words


def up_to_measured(words: Sequence[str]) -> Sequence[str]:
    """'placebo group pain scores' is 'placebo group': what was measured stands right behind; so of "the group's"."""
    for at in range(1, len(words)):
        word, behind = words[at].removesuffix("'s"), words[at + 1] if at + 1 < len(words) else ""
        if word in _GROUP_AS_SUCH and (word != words[at] or _is_measured(behind)):
            return [*words[:at], word]
        if word in _RATES and not GROUP_NOUNS.isdisjoint(words[:at]):
            return words[:at]  # 'women prevalence of anaemia'
    return words


def _is_measured(word: str) -> bool:
    """Whether a word behind 'group' begins what was measured: it neither tells groups apart ('III') nor whom."""
    plain = word.islower() and word.isalpha() and len(word) > _ORDINAL
    return plain and tag_of(word) == NOUN and word not in GROUP_NOUNS and word not in _IN_GROUPS
