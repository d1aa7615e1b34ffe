"""A chosen phrase put right at its ends: a reader wants a name, not a piece of the clause that stands around it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping, Sequence

from evidex.extract._choosing.sides.small_words import CALLED, DID
from evidex.extract._choosing.sides.subjects import up_to_measured, up_to_subject
from evidex.extract._choosing.wording import without_degree
from evidex.text.groups import GROUP_NOUNS
from evidex.text.words import (
    ADVERB,
    AND,
    BE,
    CONTRAST,
    ED,
    HAVE,
    ING,
    MODAL,
    PREP,
    REL,
    SUB,
    VERB,
    tag_of,
    tags_of,
)

__all__ = ["mended"]

_EMPTY = re.compile(r"\s?[(\[][\s;,]*[)\]]")
_ENCLOSED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SIGNS_FIRST = re.compile(r"^(?:[),;:\]\s]+|,?\s?(?:and|or|but)\s|respectively[\s,]+)+")
_HEADING = "background|methods?|objectives?|aims?|purpose|results?|conclusions?|findings|design|setting|introduction"
_LEAD = re.compile(
    rf"^(?:(?:{_HEADING.upper()}|(?:{_HEADING.title()}),)[\s:–—-]+(?=\w)|(?:{_HEADING.title()})\s(?=[A-Z][a-z])"
    r"|(?:However|Likewise|Moreover|Similarly|Furthermore|Thus|Therefore|Finally|Also),?\s(?:the\s)?"
    r"|\([pP]\s?[<=>≤≥][^()]*\)\s)"
)
"""A heading, an adverb or a p value before the name."""
_SIGNS = frozenset("< > = ± ∼ ~ ≤ ≥ – — * , ; :".split())
_ARTICLES = frozenset("the a an its their our his her".split())
_LOOSE = frozenset("respectively aged ranging vs vs. versus".split())
_SHARING = re.compile(r"(?<=\w)\s(?:account(?:ed|s|ing)?|range[ds]|amount(?:ed|s))$")
"""'blindness accounts (for 5%)': the verb tells that a share is told."""
_TAKEN_UP = re.compile(r",?\s(?:it|they|there|we)$")
"""'lesions of 3 cm it (was 68%)': a pronoun takes the phrase up."""
_LEADS_ON = frozenset({AND, CONTRAST, SUB, REL, BE, HAVE, MODAL, PREP})
_TO_GROUPS = frozenset("of in to on for at from by than among amongst between as when".split())
_STAYING = frozenset("situ vitro vivo utero demand treatment therapy study".split())
"""'in situ', 'on treatment'."""
_PRONOUNS = frozenset("none all both one two three four five six some most neither either it they this that".split())
_CHANGE = re.compile(r"\s[+−-]\d[\d.]*$")
_NOT_MEASURED = re.compile(r"^(?:(?:the\s)?95\s?%\s(?:confidence\sintervals?|CIs?)\s(?:for|of)|\d\sthe)\s")
"""'95% confidence intervals for change'; '1 the pressure' of 'in group 1 the pressure'."""
_NUMBERED = re.compile(r"[A-Z]|\d|[IV]+")
_FRACTION = re.compile(
    r"(?:(?:nearly|almost|about|over|an?|one|two|three|the|vast)[\s-]){0,3}(?:half|thirds?|quarters?|fifths?|majority|minority)"
    r"\sof\s(?=[a-z])",
    re.IGNORECASE,
)
"""'a quarter of the men (25%)': how many, before whom."""
_COMPARED = re.compile(r"^(?:[Ii]n\s)?comparison\s(?:to|with)\s")
_ACTING = (ED, ING, VERB)
_TAKING = frozenset("receiving taking using".split())
_MOVES = frozenset(
    """increased decreased declined improved fell rose became remained ranged averaged amounted varied dropped differed
    tended worsened changed""".split()
)
_MOVE = frozenset(
    "change differ increase decrease improve worsen vary decline rise fall influence affect alter".split()
)
_LONGEST_SUBJECT = 8
_WHOM = GROUP_NOUNS | CALLED
_AMOUNTS = frozenset(
    """alcohol amount blood calories cigarettes days distance distances duration energy food height hours kilometres
    kilometers length metres meters miles minutes money months number quantity steps time times volume weeks weight
    years""".split()
)
"""What is done in so many of: it is measured, and does nothing itself."""
_RATE_MOVED = re.compile(
    r"(\b(?:rates?|prevalence|incidence|proportion|percentage|frequency)\b.*)\s"
    r"(?:fell|rose|dropped|declined|increased|decreased|improved|changed|remained)$"
)
_ASIDE = re.compile(
    r"([^,]+),\s(?:(?:as\s)?(?:measured|calculated|assessed|defined|expressed|estimated|determined|evaluated|recorded"
    r"|obtained|preventing|indicating|including|reflecting|which|an?\s(?:\w+\s)?(?:index|indicator|measure|marker))\b.*)"
)
"""'mass, calculated from diameters', 'variance, a measure of tone'."""
_FRONTED = re.compile(
    r"(?:(?:and\s)?[\d.]+\s?%|other\shand|(?:after|before|during|following|despite|with|in|at|by|on|within|under"
    r"|comparison|contrast|addition|relation)\s.*"
    r"|.*(?:period|treatment|therapy|withdrawal|phase|weeks|months|days|years|patients|subjects))",
    re.IGNORECASE,
)
"""What only says when or in whom: 'after therapy, heart rate'."""


def mended(kind: str, field: str, text: str | None) -> str | None:
    """A phrase that was chosen for a field, in the words that name it; None where they name nothing."""
    mend = _MENDS.get((kind, field))
    return mend(text) if mend and text else text


def _balanced(text: str) -> str:
    """Without a bracket that is not closed, and what it holds; without one that is not opened, and what it ends."""
    opened: list[int] = []
    for at, sign in enumerate(text):
        if sign in "([":
            opened.append(at)
        elif sign in ")]" and opened:
            opened.pop()
        elif sign in ")]":
            behind = text[at + 1 :]
            rest = _SIGNS_FIRST.sub("", behind)
            goes_on = not rest or (rest == behind.lstrip() and tag_of(rest.split()[0]) == PREP)
            return _balanced(text[:at] + behind if goes_on else rest)
    if opened:
        return text[: opened[0]] if opened[0] else text[1:]
    return text


def _without_signs(text: str) -> str:
    if "(" in text or ")" in text or "[" in text or "]" in text:
        text = _balanced(_SIGNS_FIRST.sub("", _EMPTY.sub("", text)))
    if _ENCLOSED.fullmatch(text):
        text = text[1:-1]
    if text.count('"') % 2:
        text = text.replace('"', "")
    return _LEAD.sub("", _SIGNS_FIRST.sub("", text)).strip()


def _leads_on(word: str) -> bool:
    """Whether a word at the end of a phrase only leads on to what is none of it."""
    if word in _SIGNS or word in _ARTICLES or word in _LOOSE:
        return True
    if word == "without":
        return False  # 'those without': what they lack is told before
    return word.islower() and len(word) > 1 and tag_of(word) in _LEADS_ON


def _closed(text: str) -> str | None:
    """Without what only leads on, at its end."""
    words = text.split()
    whole = len(words)
    while words and _leads_on(words[-1]):
        words.pop()
    return (text if len(words) == whole else " ".join(words)).rstrip(" ,;:") or None


def _without_adverb(words: Sequence[str]) -> Sequence[str]:
    """'zelolol transiently' is 'zelolol', but 'patients treated conventionally' stay."""
    tags = tags_of(words)
    if len(words) < 2 or tags[-1] != ADVERB or words[-1] == "not" or words[-1].endswith("operatively"):
        return words
    acts = any(tag in _ACTING or word in _TAKING for word, tag in zip(words, tags, strict=True))
    return words if acts else words[:-1]


def _without_article(words: Sequence[str]) -> Sequence[str]:
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return words


@functools.lru_cache(maxsize=20_000)
def _counted(text: str) -> str | None:
    """What a share is of: it may be a clause ('the ulcer was healed')."""
    return _closed(_RATE_MOVED.sub(r"\1", _SHARING.sub("", _without_signs(text))))


@functools.lru_cache(maxsize=20_000)
def _measured(text: str) -> str | None:
    """What a value is of: not how it moved, not when, not what is said of it by the way."""
    text = _NOT_MEASURED.sub("", text)
    if text == "aged" or text.endswith(" aged"):
        return text  # '58 patients aged 5 to 47 years': of their age
    words = _TAKEN_UP.sub("", _balanced(_without_aside(_without_signs(text)))).split()
    while len(words) > 1 and _leads_to(words[0], words[1]):
        words = words[1:]
    if "than" in words[1:]:
        words = words[: words.index("than", 1)]  # 'score than boys'
    if words and words[-1] in DID and not _is_amount(words):
        return words[-1]  # 'women scored', 'patients on the drug slept'
    named = _without_predicate(_without_article(words))
    if len(named) < len(words):
        return without_degree(_closed(" ".join(_without_adverb(_without_article(named)))))
    return _closed(" ".join(_without_adverb(named)).rstrip(" +-"))


def _is_amount(words: Sequence[str]) -> bool:
    """Whether an amount stands before a verb, and nobody who acts: 'distance walked', 'number of hours slept'."""
    lows = [word.lower() for word in words]
    return not _AMOUNTS.isdisjoint(lows) and _WHOM.isdisjoint(lows)


def _leads_to(word: str, after: str) -> bool:
    """Whether a word before what was measured is none of it: 'than the increase', 'in pain', 'with a reduction'."""
    if word in ("with", "within", "over"):
        return after in _ARTICLES
    return word in ("than", "including", "in", "of") and after not in _STAYING


def _without_aside(text: str) -> str:
    """'mass, calculated from diameters' is 'mass', 'after therapy, heart rate' is 'heart rate'."""
    if ", " not in text:
        return text
    if aside := _ASIDE.fullmatch(text):
        return aside[1]
    parts = text.split(", ")
    while len(parts) > 1 and _FRONTED.fullmatch(parts[0]):
        parts = [parts[1].removeprefix("and "), *parts[2:]]
    return ", ".join(parts)


def _without_predicate(words: Sequence[str]) -> Sequence[str]:
    """'heart rate fell significantly' is 'heart rate', 'men had higher scores' are 'higher scores'."""
    tags = tags_of(words)
    depth = 0
    for at, tag in enumerate(tags[: _LONGEST_SUBJECT + 1]):
        depth += words[at].count("(") - words[at].count(")")
        if tag in (REL, SUB):
            break
        if depth:
            continue
        after = tags[at + 1] if at + 1 < len(words) else PREP
        if tag == HAVE and after != PREP and words[at] != "having":
            return words[at + 1 :]
        if tag == MODAL:
            return _denied(words, tags, at)
        if at and words[at] == "differed" and len(words) > at + 2 and after == PREP:
            return words[at + 4 :] if words[at + 2 : at + 4] == ["respect", "to"] else words[at + 2 :]
        moved = words[at] in _MOVES and after in (PREP, ADVERB) and tags[at - 1] != AND
        if at and (moved or (tag == BE and words[at] != "being")):
            return words[:at]
    return words


def _denied(words: Sequence[str], tags: Sequence[str], at: int) -> Sequence[str]:
    """'zelolol did not change pressure' is 'pressure', 'pressure did not change' too."""
    verb = at + 1
    while verb < len(words) and tags[verb] == ADVERB:
        verb += 1
    behind = words[verb + 1 :]
    if behind and tags[verb + 1] not in (PREP, ADVERB):
        return behind
    return words[:at] if at and (verb >= len(words) or words[verb] in _MOVE) else words


@functools.lru_cache(maxsize=20_000)
def _grouped(text: str) -> str | None:
    """Whom a number holds for."""
    plain = _COMPARED.sub("", _TAKEN_UP.sub("", _CHANGE.sub("", _without_signs(text))))
    words: Sequence[str] = plain[fraction.end() if (fraction := _FRACTION.match(plain)) else 0 :].split()
    while len(words) > 1 and words[0].lower() in _TO_GROUPS and words[1] not in _STAYING:
        words = words[1:]
    while len(words) > 1 and words[0] in ("the", "an", "a", "were", "was", "are") and words[1] != "group":
        words = words[1:]
    if len(words) == 2 and words[0] == "groups" and _NUMBERED.fullmatch(words[1]):
        words = ["group", words[1]]  # the first of 'groups 1 and 2'
    if len(words) > 1 and words[-1] in DID:
        words = words[:-1]  # 'women scored'
    words = up_to_measured(up_to_subject(_without_clause(words)))
    return _closed(" ".join(_without_adverb(words)))


def _without_clause(words: Sequence[str]) -> Sequence[str]:
    """'two groups had the same size' are 'two groups'; 'none of these were present' is a condition."""
    for at, tag in enumerate(tags_of(words)):
        if tag in (REL, SUB):
            break
        if at and tag in (BE, HAVE, MODAL) and words[at] not in ("being", "having"):
            whole = words[0].lower() in _PRONOUNS and (at == 1 or words[1] == "of")
            return words if whole else words[:at]
    return words


_MENDS: Mapping[tuple[str, str], Callable[[str], str | None]] = {
    ("proportion", "of"): _counted,
    ("score", "of"): _measured,
    ("proportion", "group"): _grouped,
    ("score", "group"): _grouped,
}
