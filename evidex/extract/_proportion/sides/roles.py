"""What a share says of its group: prevalence, response, adverse event …, weighed from the words and where they stand.

Every kind of word (`evidex/text/word_kinds.toml`: death, success, failure, illness …) counts for or against each role,
more where it is in the phrase that tells what the share is of than beside it; so do the section, the place in the
document and what kind of document it is. The weights stand in `roles.toml`, where they can be read and argued with;
`benchmarks/roles.py` learns them from hand-made claims and measures them on documents that they were not learnt from.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from operator import add
from typing import Any, get_args

from evidex.schema import SectionKind
from evidex.schema.claim import Role
from evidex.text.word_kinds import kinds_of_word, listed_kinds

__all__ = ["ROLES", "Setting", "called_role", "clues_of", "is_of_people", "plain_role", "read_setting", "role_of"]

ROLES: tuple[Role, ...] = get_args(Role)
_WORD = re.compile(r"[a-z][a-z'’-]*[a-z]|[a-z]")


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("evidex.extract._proportion.sides").joinpath(name).read_text(encoding="utf-8"))


@functools.cache
def _weights() -> dict[str, tuple[float, ...]]:
    table = _table("roles.toml")
    return {clue: tuple(float(row.get(role, 0)) for role in ROLES) for clue, row in table.items()}


_DENIED = 3
"""Words: how far 'no' and 'without' reach."""


_BINDS = re.compile(
    r"\s(?:of|in|for|with|to|after|following|during|at|by|on|from|within|among|due|because|despite|between)\s"
)


def _head(told: str) -> str | None:
    """The kind of the head of a phrase: the last before the first preposition, else the first of all."""
    begins = _BINDS.search(told)
    heads = _kinds_in(told[: begins.start()]) if begins else _kinds_in(told)
    if heads:
        return heads[-1]
    return next(iter(_kinds_in(told)), None)


@functools.lru_cache(maxsize=1024)
def _kinds_in(told: str) -> tuple[str, ...]:
    """The kinds of the words of a phrase, each once; 'no failure' where a word before denies or ends it."""
    words = _WORD.findall(told.lower())
    found: list[str] = []
    denied = number = 0
    while number < len(words):
        kinds = listed_kinds().get("_".join(words[number : number + 2]), ())
        number += 2 if kinds else 1
        kinds = kinds or kinds_of_word(words[number - 1])
        if kinds == ("none",) or kinds == ("ended",):
            denied = number + _DENIED
        elif kinds and number <= denied:
            kinds, denied = tuple(f"no {kind}" for kind in kinds), 0
        found += kinds
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Setting:
    """What kind of document a share stands in, and how long it is."""

    traits: tuple[str, ...]
    length: int


_TRAITS = {
    "trial": (2, "randomis randomiz placebo double-blind double_blind trial"),
    "treated": (
        5,
        """treat therap surg operat dose drug postop procedure implant transplant inject vaccin chemo radiothe mg_ stent
        graft resect intervention ectomy ectomies plasty plasties otomy otomies""",
    ),
    "survey": (2, "survey questionnaire interview respondent"),
    "epidemiology": (2, "prevalen epidemiolog cross-sectional population-based general_population"),
    "diagnostic": (3, "sensitivit specificit diagnos predictive_value accura"),
    "behaviour": (4, "prescri guideline physicians practices education knowledge"),
}
"""For each kind of document how often its words (parts of words; '_' is a space) must be there."""
_PARTS = {
    trait: (needed, [word.replace("_", " ") for word in words.split()]) for trait, (needed, words) in _TRAITS.items()
}


def read_setting(text: str) -> Setting:
    """The traits of a document, from its beginning."""
    told = text[:6_000].lower()
    found = [trait for trait, (needed, parts) in _PARTS.items() if sum(map(told.count, parts)) >= needed]
    return Setting(tuple(found), len(text))


_LEAD = 100
"""Characters: how far the subject of a sentence reaches into it."""
_ASKED_OF = frozenset(
    "harm symptom event illness newly state treated none grade success failure study sex social".split()
)
"""Kinds of words that mean one thing in a trial and another in a survey."""


def clues_of(
    of: str, around: str, sentence: str, section: SectionKind, setting: Setting, place: float
) -> Iterator[str]:
    """What speaks for or against the roles of a share.

    `of` is what it is a share having, `around` its clause, `place` how far down the document it stands (0 to 1). That
    of the share before is the caller's to add: 'before response' in its sentence, 'sentence before …' in one before.
    """
    yield "any"
    yield f"section {section}"
    yield f"place {'first third' if place < 1 / 3 else 'last third' if place > 2 / 3 else 'middle'}"
    for trait in setting.traits:
        yield f"document {trait}"
    own = _kinds_in(of)
    if not own:
        yield "of nothing known" if of else "of nothing"
    for kind in own:
        yield f"of {kind}"
        if kind in _ASKED_OF:
            for trait in setting.traits:
                yield f"of {kind}, {trait}"
    if (head := _head(of)) is not None:
        yield f"head {head}"
    near = _kinds_in(around)
    for kind in near:
        if kind not in own:
            yield f"near {kind}" if own else f"only near {kind}"
    for kind in _kinds_in(sentence[:_LEAD]):
        if kind not in own:
            yield f"lead {kind}"


_WHO = re.compile(
    r"(?:(?:were|was|the|of|current|former|wom[ae]n|m[ae]n|males?|females?|boys?|girls?|(?:ex-|non-?|never-)?smokers?)\W*)+",
    re.IGNORECASE,
)
_BEFORE_ALL = re.compile(r"(?:At\s|The\s)?(?:[Bb]aseline|[Cc]haracteristics)\b")
_OF_QUESTIONNAIRES = frozenset({"response", "responses", "response rate", "response rates", "responded"})
"""Of a treatment or of those who were asked: the rest of the document says which."""
_PLAIN: dict[tuple[str, ...], Role] = {
    ("death",): "mortality",
    ("survival",): "response",
    ("success",): "response",
    ("failure",): "adverse_event",
}
"""What a phrase all of one kind of word tells, whatever the document is about."""


def is_of_people(of: str) -> bool:
    """Whether a phrase tells only who they are: 'women', 'current smokers'."""
    return _WHO.fullmatch(of) is not None


_CALLED: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"\bprevalences?\b", re.IGNORECASE), "prevalence"),
    (re.compile(r"\b(?:complian(?:ce|t)|compliers?|adheren(?:ce|t))\b", re.IGNORECASE), "other"),
    (
        re.compile(
            r"\b(?:because of|due to|owing to)\s(?:\w+\s){0,2}"
            r"(?:side[- ]effects?|adverse\s(?:events?|effects?|reactions?))\b",
            re.IGNORECASE,
        ),
        "adverse_event",
    ),
)


def called_role(of: str, quote: str) -> Role | None:
    """The role that a share's own words call it: a prevalence; compliance and adherence are of no other role, nor is
    what was done because of side effects."""
    told = f"{of} {quote}"
    return next((role for words, role in _CALLED if words.search(told)), None)


def plain_role(of: str, sentence: str, setting: Setting) -> Role | None:
    """The role that the phrase chosen for a share tells by itself: who they are, that they died, that an ill ended."""
    kinds = _kinds_in(of)
    if is_of_people(of) or (_BEFORE_ALL.match(sentence) and "study" not in kinds):
        return "characteristic"
    if of.lower() in _OF_QUESTIONNAIRES:
        asked = "survey" in setting.traits and "trial" not in setting.traits
        return "other" if asked else None
    if "ended" in kinds and ("symptom" in kinds or "illness" in kinds):
        return "response"
    return _PLAIN.get(kinds)


def role_of(clues: Iterable[str]) -> Role:
    """The role that the clues weigh most for."""
    weights = _weights()
    totals = [0.0] * len(ROLES)
    for clue in clues:
        row = weights.get(clue)
        if row is not None:
            totals = list(map(add, totals, row))
    return ROLES[max(range(len(ROLES)), key=totals.__getitem__)]
