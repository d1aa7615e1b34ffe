"""Whether a number before a percentage in brackets counts those who are the share: 'Nine patients improved (69%)'."""

from __future__ import annotations

import re

from evidex.text.clauses import RATE
from evidex.text.counting import ORDERED
from evidex.text.groups import PEOPLE
from evidex.text.words import AND, CONTRAST, ED, FINITE, MODAL, NOUN, OPEN, PREP, QUANTITY, REL, Words

__all__ = [
    "DIVISIONS",
    "GLUED_UNIT",
    "NOT_COUNTED",
    "PLURALS",
    "counts",
    "counts_all",
    "counts_events",
    "counts_places",
    "is_measured",
    "is_numbered",
]

GLUED_UNIT = re.compile(
    r"^\s?[-–]?\s?(?:years?|yrs?|months?|mo|weeks?|wks?|days?|hours?|h|min|minutes?|mg|g|kg|ml|mL|mm|cm|°|µg|Gy"
    r"|points?|fold|s|sec|seconds?|"
    r"items?|times|doses?|cycles?|sessions?|[mµn]?mol|[np]g|IU|U|mEq|kcal|SDS?|Hz|dB|ppm|[ap]\.?m|%|hospitals?"
    r"|cent(?:er|re)s?|countries)\b"
)

_NUMBERED = frozenset(
    "cycle codon exon session round sample chapter table figure item case step wave dose experiment".split()
)
"""More things that numbers name, where a list shares its sign with them."""
DIVISIONS = frozenset(
    "groups arms cohorts treatments regimens subgroups populations thirds quarters fifths tenths".split()
)
"""What people are divided into: 'the two groups', 'three quarters of the women' say not how many there are."""
NOT_COUNTED = DIVISIONS | frozenset(
    """drugs hospitals centers centres countries periods years months weeks days hours doses scales points times studies
    trials regions cities""".split()
)
"""What a number before a percentage in brackets may count without being the numerator: 'the two groups (75%)'."""

PLURALS = ("s", "foci", "loci", "emboli", "thrombi", "nuclei", "cocci", "bacilli")
"""How a noun ends of which there are several."""


_MEASURES = re.compile(r"(?:[<>≤≥⩽⩾$£€]\s?|\ball but\s)$")


def is_measured(words: Words, number: int) -> bool:
    """Whether a number is a bound, signed, money or taken away: '<45 ng/mL', '+2 SDS', '$419', 'all but one'."""
    start = words.list[number].start
    signed = words.read.text[words.read.found[words.read.index_at(start)].start] in "+-−"
    return signed or _MEASURES.search(words.read.low, max(start - 12, 0), start) is not None


_VALUED = re.compile(r"(?:\bag(?:e|ed|es)\s(?:of\s|over\s|above\s|under\s|below\s)?|\ue000[:/])$")
"""'over the age of 75 and 58%', 'a ratio of 1:2, and 52%'."""


def is_numbered(words: Words, number: int) -> bool:
    """Whether a number, alone or in a short list, names things: 'in week 8', 'between cycles 2 and 3', 'codon 12'."""
    start = words.list[number].start
    if _VALUED.search(words.read.low, max(start - 20, 0), start) is not None:
        return True
    for at in range(number - 1, max(number - 6, -1), -1):
        word = words.list[at]
        if word.tag not in (QUANTITY, AND) and word.low not in (",", "to", "-", "–"):
            named = word.low.removesuffix("s") in ORDERED | _NUMBERED
            return named and words.list[at + 1].tag == QUANTITY  # not 'in the 20 mg group and 10 and 17%'
    return False


_ALL_OF = frozenset({"the", "those", "these", "all"})
_AMONG = frozenset({"among", "amongst", "than"})


def counts_all(words: Words, number: int) -> bool:
    """Whether a number counts all of some by how it is led: 'among the 18 cases (39%)'."""
    listed = words.list
    return number > 1 and listed[number - 1].low in _ALL_OF and listed[number - 2].low in _AMONG


def counts(words: Words, first: int, last: int) -> bool:
    """Whether the words between a number and a bracketed percentage are what the number counts."""
    if words.list[last - 1].tag != OPEN:
        return False
    before = words.list[first - 1].low if first else ""
    tags = [word.tag for word in words.list[first + 1 : last - 1]]
    if tags[0] not in FINITE and _did(words, first, last):
        return True
    if any(tag in FINITE for tag in tags):
        # '22 were considered avoidable (57.9%)' is one claim where nothing else stands between.
        return tags[0] in FINITE and before in (",", "", ";", "and") and len(tags) <= 6
    low = [word.low for word in words.list[first + 1 : last - 1]]
    if low[0] == "in":
        return _in_arm(words, first, last)
    if low[-1] in NOT_COUNTED or _head(words, first, last) in NOT_COUNTED:
        return False
    if low[0] in ("of", "to", "and", "or", "vs", "versus", "with", "for", "at", "on", "by", "than"):
        return low[0] == "of" and before not in ("grade", "stage", "type", "class", "mean", "median")
    return before not in ("grade", "stage", "type", "class", "level", "score", "phase", "day", "week", "month", "=")


_PLACES = frozenset("hospitals centers centres trials studies regions cities countries".split())


def counts_places(words: Words, first: int, last: int) -> bool:
    """'Forty centers (35%) responded', '24 trials (80%) were of low quality': the subject of a sentence."""
    named = words.list[first + 1 : last - 1]
    closing = words.mate.get(last - 1, len(words.list))
    if words.list[last - 1].tag != OPEN or closing + 1 >= len(words.list) or not named or len(named) > 3:
        return False
    alone = named[-1].low in _PLACES and not any(word.tag in FINITE or word.tag in (PREP, AND) for word in named)
    led = words.list[first - 1].low if first else ""
    return alone and led in ("", ",", ";", ":") and words.list[closing + 1].tag in (FINITE | {ED})


_HAPPENED = re.compile(
    r"^(?:\s[\w-]+){1,4}\s(?:occurred|(?:was|were)\s(?:observed|diagnosed|detected|found|seen|reported|noted|recorded))"
    r"\s(?:in|among|with|on|during|under)\s(?:[\w-]+\s){0,5}[(\[]$"
)


def counts_events(words: Words, first: int, last: int) -> bool:
    """'Two suicides occurred in the placebo groups (0.05%)', 'nine events were observed with A (38%)'."""
    led = words.list[first - 1].low if first else ""
    if first > 1 and led == "of" and words.list[first - 2].low == "total":
        led = ""
    begins = led in ("", ",", ";", ":", "and")
    shape = words.read.shape[words.list[first].start + 1 : words.list[last].start]
    held = words.list[first + 1 : last - 1]
    return begins and _HAPPENED.match(shape) is not None and not any(word.tag in (REL, CONTRAST) for word in held)


def _head(words: Words, first: int, last: int) -> str:
    """The noun that a number counts: 'centres' in '18 rehabilitation centres in Spain (56%)'."""
    at = first + 1
    while at < last - 1 and words.list[at].tag not in (PREP, OPEN) and words.list[at].tag not in FINITE:
        at += 1
    return words.list[at - 1].low


_ARM = frozenset("group groups arm arms cohort cohorts placebo controls series".split())
_MEASURED = frozenset("mean median average score scores level levels value values duration time".split())


def _in_arm(words: Words, first: int, last: int) -> bool:
    """'… in 16 patients in group A and in 31 in group B (56.3%)': a number alone counts those of its arm."""
    if words.list[first - 1].low == "of" or not any(word.low in _ARM for word in words.list[first + 2 : last - 1]):
        return False
    return not any(word.low in _MEASURED for word in words.list[max(first - 12, 0) : first])


_ALONE = frozenset("died survived relapsed recovered responded withdrew improved".split())
"""Verbs that need nothing behind: 'Twelve patients died (6%)'."""


def _did(words: Words, first: int, last: int) -> bool:
    """'Nine patients showed shrinkage (69%)': the number counts those who did what the words say."""
    led = first - 1
    while led >= 0 and words.list[led].low in _ALL_OF:
        led -= 1  # 'in these 250 patients were rash (44%)'
    if (led >= 0 and words.list[led].tag in (PREP, NOUN)) or words.list[first + 1].low not in PEOPLE:
        return False
    held = words.list[_behind_arm(words, first + 2) : last - 1]
    if len(held) < 2 and not (held and held[0].low in _ALONE):
        return False
    if held[0].tag not in (FINITE | {ED}) or held[0].tag == MODAL:
        return False
    return not any(word.low in RATE or word.tag in (REL, CONTRAST) for word in held)


def _behind_arm(words: Words, at: int) -> int:
    """Behind the arm of those who did: 'Ten patients in the exacerbation group were positive (7%)'."""
    if words.list[at].low != "in":
        return at
    for arm in range(at + 1, min(at + 6, len(words.list) - 1)):
        if words.list[arm].low in _ARM:
            return arm + 1 if words.list[arm + 1].tag in (FINITE | {ED}) else arm + 2  # 'in group B were'
    return at
