"""The words that name the arms of a study anywhere in a document: 'placebo', 'robotic', 'ADF'."""

from __future__ import annotations

import re
from itertools import islice

__all__ = ["arm_words", "two_arms", "two_called"]

_NAME = r"[\w+]++(?:[-/][\w+]++)*"
_GROUP_WORD = re.compile(
    r"[\s-](?:groups?|arms?|treated|recipients|cohorts?|users|assigned|allocated|therapy|treatment)\b"
)
_NAMES_BEFORE = re.compile(
    rf"(?<![\w+])({_NAME})(?:(?:,\s|,?\sand\s|\sor\s)({_NAME}))?(?:(?:,?\sand\s|\sor\s)({_NAME}))?[\s-]$"
)
_REACH = 50
_WORDS = 6
_ALLOCATED = re.compile(
    r"\b(?:randomi[sz]ed|randomly (?:assigned|allocated|divided)|assigned|allocated|received?|receiving|treated"
    r"|comparing|given|comparison of|effects? of)\s(?:to\s|into\s|with\s)?(?:receive\s)?(?:either\s)?([^.;():]{3,80})"
)
_SHORT = re.compile(r"(?:g(?<!\w.)roup|a(?<!\w.)rm)s?\s[(\[]([A-Z][\w-]{0,7})[;,)\]]")
_PART = re.compile(r",?\s(?:or|and|versus|vs\.?|with|to)\s|,\s")
_WORD = re.compile(r"[A-Za-z][\w-]*")
_LETTER = re.compile(r"[a-z]")
_NO_ARM = frozenset(
    """the a an both two three four five each all other study patient patients in of and or to with for by from after
    treatment therapy either significant significantly than that this these those between were was had age
    daily day days week weeks month months mg kg ml dose doses oral once twice per at on mean drug active
    same second first third group groups during before as which their its years year more most standard medical
    combination combined random randomized double blind trial primary secondary long short term no not had have been
    data results follow up mean total new high low effect effects blood pressure serum plasma level levels
    severe mild moderate male female adult adults elderly older younger one six eight twelve subjects hypertensive
    diabetic hypertension diabetes pain body weight heart rate current our some many most eligible consecutive
    average median final initial baseline when if whether how what who it they we also only such any every including
    hospitalized symptomatic asymptomatic eye eyes clinical acute chronic different similar respective bp
    exercise""".split()
)


_GROUP = re.compile(
    r"[tia](?<!\w.)(?:(?<=t)(?:he|o)|(?<=i)n|(?<=a)(?:nd?)?)\s((?!(?:same|two|other|both|each|first|second)\b)(?:[\w+-]+\s)?[\w+-]+)\s(?:group|arm)\b"
)


_CALLED = re.compile(r"[Gg](?<!\w.)roup\s(?:[A-Z][\w-]{0,9}|\d)(?!\w)")


def two_arms(text: str) -> tuple[str, ...]:
    """The two groups of a document where it names exactly two ('the robotic group', 'the open group'), else none."""
    if " group" not in text and " arm" not in text:
        return ()
    names = dict.fromkeys(re.sub(r"^(?:the|in|a|an|to|and|of)\s", "", name) for name in _GROUP.findall(text))
    return tuple(f"{name} group" for name in names) if len(names) == 2 else ()


def two_called(text: str) -> tuple[str, ...]:
    """The two groups of a document where it calls exactly two so ('Group Iso', 'group 2'), else none."""
    names = tuple(dict.fromkeys(_CALLED.findall(text)))
    return names if len(names) == 2 else ()


def _last_words(before: str) -> str:
    """As many words as three names and what joins them can be."""
    words = before.rsplit(maxsplit=_WORDS)
    return before[len(words[0]) :] if len(words) > _WORDS else before


def arm_words(text: str) -> frozenset[str]:
    """Lower-case words that a document uses as names of arms."""
    found: set[str] = set()
    for match in _GROUP_WORD.finditer(text):
        begin = match.start() + 1
        names = _NAMES_BEFORE.search(_last_words(text[max(begin - _REACH, 0) : begin]))
        found.update(name.lower() for name in (names.groups() if names else ()) if name)
    found.update(name.lower() for name in _SHORT.findall(text))
    for match in _ALLOCATED.finditer(text):
        for part in _PART.split(match.group(1), maxsplit=3)[:3]:
            named = (word.lower() for word in _WORD.findall(part))
            found.update(islice((word for word in named if word not in _NO_ARM), 1))
    return frozenset(word for word in found if word not in _NO_ARM and _LETTER.search(word))
