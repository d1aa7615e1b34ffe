"""Two values of a sentence and the word that says which is more: 'fell from 96 to 24', 'higher in A than in B'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidex.check.arithmetic.printed import signed
from evidex.check.rules.num._changes import FROM_TO, NUMBER, SPREAD, UNIT

__all__ = ["Direction", "directions_of", "is_turned"]


@dataclass(frozen=True, slots=True)
class Direction:
    """`one` and `other` as printed; `up`: the word says that `one` is less than `other`.

    `ordered`: which of the two is the first group's hangs on the order of both in one bracket.
    """

    start: int
    end: int
    one: Decimal
    other: Decimal
    up: bool
    word: str
    ordered: bool = False


_ROSE = r"increas(?:ed?|es|ing)|rise|rose|risen|rises?|rising|grew|climbed|went\sup"
_FELL = (
    r"decreas(?:ed?|es|ing)|fell|fallen|falls?|falling|declin(?:ed?|es|ing)|dropp(?:ed|ing)|drops?|reduc(?:ed|ing|es|tion)"
    r"|diminished|lowered|went\sdown"
)
_NO_GAP = (
    r"(?:with|as|when|for|over|at|by|between|until|than|not|no|in\sthose|aged|ages?|range\w*|vary\w*|varied"
    rf"|(?:{_ROSE}|{_FELL}))"
)
_MOVED = re.compile(
    rf"\b(?P<word>(?P<up>{_ROSE})|{_FELL})(?:\s(?!{_NO_GAP}\b)[A-Za-z][\w'’-]*(?:\s?\([A-Za-z][^()\d]{{0,20}}\))?){{0,6}}\s{FROM_TO}",
    re.I,
)
_MOVED_BACK = re.compile(
    rf"\b(?P<word>(?P<up>{_ROSE})|{_FELL})(?:\s(?!{_NO_GAP}\b)[A-Za-z][\w'’-]*){{0,5}}\sto\s(?P<b>{NUMBER})(?P<ub>{UNIT})(?:\s?\([^()]{{1,40}}\))?"
    rf",?\sfrom\s(?P<a>{NUMBER})(?P<ua>{UNIT})",
    re.I,
)
_BEFORE_AFTER = re.compile(
    rf"(?P<a>{NUMBER})(?P<ua>{UNIT})(?:\s\(\d[\d.·]*\s?%\))?(?:\s[a-z]+){{0,3}}\sbefore\b[^.;:\d]{{0,40}}\sand\s"
    rf"(?P<b>{NUMBER})(?P<ub>{UNIT})(?:\s\(\d[\d.·]*\s?%\))?(?:\s[a-z]+){{0,3}}\s(?:after|afterwards)\b[^.;:\d]{{0,40}}[,(]\s?"
    r"an?\s(?:(?:significant|marked|clear|slight|large|small|further)\s)?(?P<word>(?P<up>increase|rise|gain|growth)|decrease|fall|reduction|drop|decline)\b",
    re.I,
)
_MORE = r"higher|more|greater|longer|larger|older|heavier"
_LESS = r"lower|less|fewer|shorter|smaller|younger|lighter"
_IS_MORE = (
    r"\b(?:was|were|is|are|had|has|have|took|needed|stayed|lost|spent|occurred)\s(?:(?:also|significantly|markedly|slightly|much|an?|statistically|considerably"
    rf"|somewhat|far)\s){{0,2}}(?P<word>(?P<more>{_MORE})|{_LESS})\b(?P<gap>[^.;:()\d]{{1,110}}?)\s?"
)
_COMPARED = re.compile(
    rf"{_IS_MORE}\((?:(?:mean|median)\s)?(?P<a>{NUMBER}){SPREAD}(?P<ua>{UNIT})\s(?:vs\.?|versus|against|compared\swith)\s"
    rf"(?P<b>{NUMBER}){SPREAD}(?P<ub>{UNIT})(?=[;,)\]\s])",
    re.I,
)
_NO_THAN = re.compile(
    rf"\b(?P<word>(?P<more>{_MORE})|{_LESS})\b(?P<gap>[^.;:()\d]{{1,60}}?)\s?"
    rf"\((?:(?:mean|median)\s)?(?P<a>{NUMBER}){SPREAD}(?P<ua>{UNIT})\s(?:vs\.?|versus|against)\s"
    rf"(?P<b>{NUMBER}){SPREAD}(?P<ub>{UNIT})(?=[;,)\]\s])",
    re.I,
)
_EACH_ITS_OWN = re.compile(
    rf"{_IS_MORE}\((?:(?:mean|median)\s)?(?P<a>{NUMBER})(?P<ua>{UNIT})(?:\s?[;,±\[][^()]{{0,40}})?\)"
    rf"(?P<then>(?:,|\s[a-z]+){{0,3}}\s(?:than|compared\s(?:with|to))\s[^.;:()\d]{{1,70}}?)\s?"
    rf"\((?:(?:mean|median)\s)?(?P<b>{NUMBER})(?P<ub>{UNIT})(?:\s?[;,±\[][^()]{{0,60}})?\)",
    re.I,
)
_THAN = re.compile(r"\bthan\b(?!\s(?:half|expected|usual|normal|one|two|three|a\s))|\bcompared\s(?:with|to)\b", re.I)
_AMISS = re.compile(
    r"\b(?:not|no|neither|nor|but|while|whereas|although|reduction\w*|decreas\w*|declin\w*|fall|falls|drop|loss|chang\w*|improve\w*|increas\w*|gain\w*"
    rf"|differen\w*|rise|shift|{_MORE}|{_LESS}|respectively|former|latter|odds|risk\sof|adjust\w*|per|expected|predicted)\b",
    re.I,
)
_TIME = re.compile(r"\s?-?(?:s|sec|min|h|hours?|days?|weeks?|months?|years?|yr?s?|minutes?|seconds?|wk|d)\b", re.I)
_TIMED = re.compile(r"\b(?:stay|time|durations?|lengths?|delay|interval|waiting|hours|days|age|survival)\b", re.I)
_TWO_NUMBERS = re.compile(r"\d\D+\d")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_LISTED = re.compile(r"\s?(?:,|and|or|[-–/:])\s?[-−–]?\d|\s?(?:in|of)\s(?:every\s)?\d(?!\d{3})|:\d")
_MORE_OF_IT = re.compile(r"\s?(?:,|and|or|to|[-–/:])\s?[-−–]?\d|\s?(?:in|of)\s(?:every\s)?\d|:\d")


def directions_of(words: str) -> Iterator[Direction]:
    """Each pair of values with its word, in the order of the patterns."""
    if not _TWO_NUMBERS.search(words):
        return
    if " from " in words:
        for match in _MOVED.finditer(words):
            yield from _made(match, words, up=match["up"] is not None)
        for match in _MOVED_BACK.finditer(words):
            yield from _made(match, words, up=match["up"] is not None)
    if "before" in words and "after" in words:
        for match in _BEFORE_AFTER.finditer(words):
            yield from _made(match, words, up=match["up"] is not None)
    if "(" in words and ("than" in (lowered := words.lower()) or "compared" in lowered):
        for match in _COMPARED.finditer(words):
            than = _THAN.search(match["gap"])
            if than is not None and not _AMISS.search(match["gap"]):
                yield from _made(match, words, up=match["more"] is None, ordered=True)
        for match in _EACH_ITS_OWN.finditer(words):
            if not _AMISS.search(match["gap"] + match["then"]) and not _THAN.search(match["gap"]):
                yield from _made(match, words, up=match["more"] is None)


def is_turned(words: str) -> bool:
    """Whether a bracket of the text tells the other group first: 'lower after the drug (16 vs 10)'."""
    for match in _NO_THAN.finditer(words):
        if not _THAN.search(match["gap"]) and not _AMISS.search(match["gap"]):
            for told in _made(match, words, up=match["more"] is None):
                if told.one != told.other and (told.one < told.other) != told.up:
                    return True
    return False


def _made(match: re.Match[str], words: str, *, up: bool, ordered: bool = False) -> Iterator[Direction]:
    if any(_YEAR.fullmatch(match[name]) or match[name][0] in "-−–" for name in "ab") or not _same_unit(match):
        return
    behind = max(match.end("b"), match.end("ub"))
    if _MORE_OF_IT.match(words, behind) or _LISTED.match(words, match.end("ua")):
        return
    if any(_TIME.match(match[unit]) for unit in ("ua", "ub")) and not _TIMED.search(words, 0, match.end("word") + 60):
        return
    if _TIME.match(words, behind) and not _TIMED.search(words, 0, match.start("a")):
        return
    yield Direction(match.start(), match.end(), signed(match["a"]), signed(match["b"]), up, match["word"], ordered)


def _same_unit(match: re.Match[str]) -> bool:
    mine, yours = match["ua"].strip().rstrip("s"), match["ub"].strip().rstrip("s")
    return mine == yours or (not mine and bool(yours))
