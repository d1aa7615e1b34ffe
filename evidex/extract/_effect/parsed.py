"""Subject, verb and the rest of a clause, from closed lists of words: what a side that was chosen is measured by.

No verb of the language is in a list of predicates here: whatever the verb, what stands before it is one side of an
estimate, and what stands behind it, with what is compared, the other.
"""

from __future__ import annotations

import re

import msgspec

from evidex.text.people import PEOPLE
from evidex.text.words import ADVERB, BE, CONTRAST, DET, FINITE, HAVE, MODAL, PREP, REL, tag_of

__all__ = ["Parsed", "holds_verb", "names_nothing", "names_people", "parse"]

_TOKEN = re.compile(r"[\w<>≥≤%'’.,/-]*[\w%]|[^\w\s]")
_VERBS = frozenset(
    """slept ate drank sat ran lay fell rose hit cut beat bore bent bled bred broke brought built burnt bought caught
    chose came cost crept dealt dug did drew drove fed felt fought found fled flew forbade forgot forgave froze got gave
    went grew hung had heard hid held hurt kept knelt knew laid led leant left lent let lit lost made meant met paid put
    quit read rode rang said saw sought sold sent set shook shone shot showed shrank shut sang sank smelt spoke sped
    spent spilt spun spread sprang stood stole stuck stung struck swore swept swelled swam swung took taught tore told
    thought threw trod understood woke wore wove wept won wound wrote overcame underwent became began
    raises reduces increases lowers doubles halves predicts makes gets gives brings carries cuts causes leads means
    protects prevents shortens worsens improves eases helps matters remains seems appears goes comes holds runs keeps
    hastens guards spares trebles foretells tells shows yields lies keep make get give bring carry cause raise reduce
    increase lower double halve predict help seem appear remain go come run protect prevent
    failed""".split()
)
_PARTICIPLES = frozenset(
    "given taken born grown fed left put set made kept held told shown known seen drawn worn".split()
)
_NOUNS_TOO = frozenset("lower cut cost wound increase being having read set spread double lead".split())
"""Verbs that stand in names as nouns or adjectives."""
_DOERS = re.compile(r"[a-z-]{3,}(?:ers|ors|ees|ists|ants|ians)")
_CONJUNCTIONS = frozenset("when while because if where since as after before until".split())
_AGAINST = frozenset({"than", "versus", "vs"})
_AFTER_NOUN = frozenset("with by to in at on for from as within".split())
_NO_NAME = frozenset(
    """it they this that these those there he she we both neither either none nothing so too not no overall down up gain
    differ alike third half above below once one two first second last former latter price once other others who which
    seen found""".split()
)


_SAYING = frozenset(
    """told carried showed made did had was were is are has have came got went remained became seemed achieved survived
    survives""".split()
)


class Parsed(msgspec.Struct, frozen=True):
    """A clause in three parts; `rest` is what stands behind the verb with its auxiliaries."""

    subject: str
    verb: str
    rest: str


def parse(words: str) -> Parsed | None:
    """The parts of a clause; None where no verb is seen, or nothing before it."""
    tokens = list(_TOKEN.finditer(words))
    lows = [token.group().lower() for token in tokens]
    tags = [tag_of(low) for low in lows]
    lows = [low if not at or tokens[at].group()[0].islower() else low + "." for at, low in enumerate(lows)]
    main = _main_verb(lows, tags)
    if not main:
        return None
    end = main
    while end + 1 < len(lows) and (
        tags[end + 1] in (MODAL, BE, HAVE) or lows[end + 1] in ("not", "n't", "no", "also", "been")
    ):
        end += 1
    if tags[end] in (MODAL, BE, HAVE) or lows[end] in ("not", "also"):
        follows = end + 1
        if follows < len(lows) and (
            lows[follows].endswith("ed") or (tags[end] == MODAL and tags[follows] not in (DET, PREP, ADVERB))
        ):
            end = follows
    behind = tokens[end].end()
    return Parsed(
        words[: tokens[main].start()].strip(" ,"), words[tokens[main].start() : behind], words[behind:].strip(" ,")
    )


def _main_verb(lows: list[str], tags: list[str]) -> int | None:
    """The first finite verb that no 'who' takes; else the first '-ed' that is no participle of a noun."""
    taken, loose, relative = 0, None, False
    for at, (low, tag) in enumerate(zip(lows, tags, strict=True)):
        if at and low in _AGAINST:
            if relative or (lows[at - 1] == "more" and _low_at(lows, at + 1).endswith("ed")):
                continue  # 'who slept less than six hours were', 'more than halved'
            break
        if low == ",":
            if loose is not None:
                break
        elif tag == REL and not (low == "that" and not at):
            relative = True
            of_its_own = low == "who" and at + 1 < len(lows) and tags[at + 1] not in (*FINITE, ADVERB)
            taken += not of_its_own  # 'who drink': its verb, whatever it is
        elif not at or low in _CONJUNCTIONS:
            continue
        elif _is_finite(lows, tags, at):
            if not taken:
                return at
            taken -= 1
        elif _may_be_past(lows, tags, at):
            if taken:
                taken -= 1
            elif loose is None and not (_low_at(lows, at + 1) in _AFTER_NOUN and _has_verb(lows, tags, at + 1)):
                loose = at
    return loose


def _low_at(lows: list[str], at: int) -> str:
    return lows[at] if at < len(lows) else ""


def _is_finite(lows: list[str], tags: list[str], at: int) -> bool:
    """Whether a verb of the lists stands there, and not behind an auxiliary that began it."""
    low, tag, before = lows[at], tags[at], tags[at - 1]
    if before in (DET, PREP, BE, HAVE, MODAL):
        return False
    return tag in FINITE or (low in _VERBS and low not in _PARTICIPLES)


def _may_be_past(lows: list[str], tags: list[str], at: int) -> bool:
    """Whether a word in '-ed' could be the verb: 'vomited', not 'the treated' or 'was treated'."""
    low = lows[at]
    if not low.endswith("ed") or len(low) <= len("bed") or lows[at - 1] in ("and", "or", "newly"):
        return False
    return tags[at - 1] not in (DET, PREP, BE, HAVE)


def _has_verb(lows: list[str], tags: list[str], first: int) -> bool:
    """Whether a verb follows before what is compared."""
    for low, tag in zip(lows[first:], tags[first:], strict=True):
        if low in ("than", "versus", "who", "that", "which"):
            return False
        if tag in FINITE or low in _VERBS or low.endswith("ed"):
            return True
    return False


def names_people(words: str) -> bool:
    """Whether a name is that of people: its first noun, or the last before what it is said to have or to be."""
    for token in _TOKEN.finditer(words.lower()):
        low = token.group()
        tag = tag_of(low)
        if low in PEOPLE or low in ("those", "anyone", "everyone") or _DOERS.fullmatch(low):
            return True
        if tag in (PREP, REL, CONTRAST) or tag in FINITE:
            return False
    return False


def names_nothing(words: str) -> bool:
    """Whether all words that should be a name point back, or are small ones."""
    lows = (token.group().lower() for token in _TOKEN.finditer(words))
    if re.match(r"\d+ of \d+|\d.*respectively", words):
        return True  # '11 of 60 and 25 of 62 patients'
    return all(low in _NO_NAME or tag_of(low) in (ADVERB, DET, PREP, CONTRAST) for low in lows)


def holds_verb(words: str) -> bool:
    """Whether words that should be a name hold a verb that no 'who' leads to."""
    lows = [token.group().lower() for token in _TOKEN.finditer(words)]
    if (parts := parse(words)) and parts.verb in _SAYING and parts.rest:
        return True
    for at, low in enumerate(lows):
        tag = tag_of(low)
        if tag == REL or low in _CONJUNCTIONS:
            return at == 0 and low != "that" and tag == REL
        if (
            (tag in (BE, HAVE, MODAL) or low in _VERBS)
            and low not in _PARTICIPLES
            and (not at or tag_of(lows[at - 1]) not in (DET, PREP))
        ):
            return low not in _NOUNS_TOO
    return bool(lows) and lows[-1] in ("it", "this", "who", "that", "no", "not")
