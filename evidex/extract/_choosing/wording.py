"""What the words of a phrase say for it, wherever it stands: its head, what kinds of thing they name, how they lean."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from importlib.resources import files
from itertools import accumulate
from operator import or_

import msgspec

from evidex.extract._effect.sides.side_words import OUTCOME_WORDS
from evidex.text.clauses import RATE
from evidex.text.groups import GROUP_NOUNS, PEOPLE
from evidex.text.word_kinds import kinds_of_word
from evidex.text.words import BE, DET, HAVE, MODAL, PREP, REL, VERB, tag_of

__all__ = [
    "HEAD_UNKNOWN",
    "Leanings",
    "bits_of",
    "head_clues",
    "kinds_as_told",
    "kinds_in",
    "leaning_clues",
    "leanings",
    "lows_of",
    "meant_by",
    "text_clues",
    "without_clause",
    "without_degree",
    "without_lead",
    "without_tail",
    "word_clues",
]

_ARMS = frozenset("group groups arm arms placebo control controls cohort therapy treatment intervention".split())
_SMALL = frozenset("the and with for from than that who were was are had have not group groups patients".split())
_NOTED = frozenset("was were is are of in with than and".split())
_AUTHORS = frozenset({"We", "we", "It", "it", "They", "they", "There", "there"})
_HEADING_OR_AUTHORS = re.compile(
    r"(?:RESULTS?|FINDINGS|CONCLUSIONS?)[\s:–—-]+(?=\w)|Results\s(?=[A-Z])"
    r"|[Ww]e\s(?:\w+ly\s)?\w+ed\s(?:a total of\s|on\s)?(?=[\w,.-]+\s(?:\w+\s)?(?:patients|people|women|men|children"
    r"|subjects|participants|adults|cases|volunteers)\b)"
    r"|(?:Please\s)?(?:Remember|Note|Recall|Be\saware|(?:Bear|Keep)\sin\smind|(?:Reassure|Tell|Warn|Remind)\s(?:\w+\s){0,3}\w+)"
    r"\sthat\s(?=\w)"
)
"""Its people stay as they are: weights are learnt with this clue."""
_RATIOS = frozenset({"HR", "OR", "RR", "IRR", "aHR", "aOR", "aRR"})
_SHARE_OF = re.compile(r"(?:[^.;]{0,80}\s)?(?:share|proportion|percentage)s?\sof\s(?=\w+\s\w)")
_DEGREES = frozenset(
    "significantly significant statistically lower higher fewer greater less more better worse".split()
)
_PLACED = frozenset(
    """limb limbs back abdominal abdomen extremity extremities respiratory urinary gastrointestinal gi tract lobe leg
    eyelid lip jaw incisor incisors body education educational level levels income than severe or and""".split()
)
"""'Lower' and 'higher' tell the place or the rank of these, not how two groups compare."""
_COMES = frozenset("developed develops occurred occurs".split())
_LONG = 7
Meant = tuple[str, tuple[str, ...]]
"""The head of a phrase ('' if none) and its words of content, in lower case."""


@functools.cache
def leanings() -> dict[str, tuple[int, int]]:
    """How words lean, each -4 to 4: to factors rather than outcomes, to what is counted rather than groups.

    Counted over thousands of abstracts by `benchmarks/leanings.py`; 0 is also what is not known.
    """
    place = files("evidex.extract._choosing").joinpath("leanings.json")
    return msgspec.json.decode(place.read_bytes(), type=dict[str, tuple[int, int]])


@functools.lru_cache(maxsize=4_096)
def lows_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case; what was told of one number is asked for at each that follows."""
    return tuple(text.lower().split())


@functools.lru_cache(maxsize=20_000)
def _kinds_of(word: str) -> tuple[str, ...]:
    """What a word (lower case) may name."""
    found = [
        name
        for name, listed in (("people", PEOPLE), ("group", GROUP_NOUNS), ("rate", RATE), ("arm word", _ARMS))
        if word in listed
    ]
    found += kinds_of_word(word)
    if OUTCOME_WORDS.search(word):
        found.append("outcome word")
    return tuple(found)


class _Bits(dict[str, int]):
    """A bit for each kind that a phrase may be of, in the order asked for: the kinds of a phrase are one number."""

    def __missing__(self, kind: str) -> int:
        bit = self[kind] = 1 << len(self)
        return bit


_BITS = _Bits()


def bits_of(kinds: Iterable[str]) -> int:
    """The kinds as bits of a number."""
    return functools.reduce(or_, [_BITS[kind] for kind in kinds], 0)


@functools.lru_cache(maxsize=20_000)
def kinds_in(bits: int) -> tuple[str, ...]:
    """The kinds whose bits a number has."""
    return tuple([kind for kind, bit in _BITS.items() if bits & bit])


HEAD_UNKNOWN = bits_of(["head unknown"])


@functools.lru_cache(maxsize=20_000)
def kinds_as_told(word: str) -> tuple[int, int]:
    """The bits of what a word may name, as it is told of the head of a phrase and of any of its words."""
    kinds = _kinds_of(word)
    return bits_of([f"head {kind}" for kind in kinds]) or HEAD_UNKNOWN, bits_of([f"has {kind}" for kind in kinds])


class Leanings:
    """How the words of content of a sentence lean (`leanings`), added up from its beginning."""

    def __init__(self, content: Sequence[str]) -> None:
        """`content` has '' in place of other words."""
        known = [leanings().get(word) for word in content]
        self._known = [0, *accumulate(each is not None for each in known)]
        self._side = [0, *accumulate(each[0] if each else 0 for each in known)]
        self._share = [0, *accumulate(each[1] if each else 0 for each in known)]

    def of(self, first: int, last: int) -> tuple[int, int] | None:
        """How the words `first` to `last` (not included) lean in the mean, None where that is not known."""
        known = self._known[last] - self._known[first]
        if not known:
            return None
        side, share = self._side[last] - self._side[first], self._share[last] - self._share[first]
        return round(side / known), round(share / known)


def word_clues(word: str) -> list[str]:
    """What a word of content says."""
    return [f"word {word}"]


def head_clues(head: str) -> list[str]:
    """What the head of a phrase says."""
    clues = [f"head {head}", f"head -{head[-4:]}"]
    if (leaning := leanings().get(head)) is not None:
        clues += [f"head leans to side {leaning[0]}", f"head leans to share {leaning[1]}"]
    return clues


def leaning_clues(leaning: tuple[int, int] | None) -> list[str]:
    """How the words of content lean."""
    return [f"leans to side {leaning[0]}", f"leans to share {leaning[1]}"] if leaning else []


def _content_clues(meant: Meant) -> list[str]:
    """What the head and the words of content say."""
    head, content = meant
    clues = [clue for word in content for clue in word_clues(word)]
    clues += leaning_clues(Leanings(content).of(0, len(content)))
    return [*clues, *head_clues(head)] if head else clues


def meant_by(words: Sequence[str]) -> Meant:
    """Head and words of content of a text (lower-case words)."""
    head = ""
    for word in words:
        if head and tag_of(word) == PREP:
            break
        head = word
    plain = [word.strip(".,;:()[]") for word in words]
    return head, tuple([word for word in plain if len(word) > 1 and word not in _SMALL])


def without_tail(text: str | None) -> str | None:
    """A phrase without the words that only lead on to another ('low intake with an'); None where no other is left."""
    words = text.split() if text else []
    whole = len(words)
    if "=" in words:
        words = words[: words.index("=")]  # 'LVEDd = 46-111 mm'
    while words and words[-1].islower() and tag_of(words[-1]) in (PREP, DET):  # but 'group A'
        words.pop()
    if len(words) > 1 and words[-1].lower() in _COMES and words[-2].lower() not in PEOPLE:
        words.pop()  # 'Delirium developed'
    return text if len(words) == whole else " ".join(words) or None


def without_lead(text: str | None) -> str | None:
    """A phrase without a heading or the authors before it: 'RESULTS The share', 'We studied 12 men'; None for 'We'."""
    if text is None or text in _AUTHORS:
        return None
    return text[lead.end() :] if (lead := _HEADING_OR_AUTHORS.match(text)) else text


def without_degree(text: str | None) -> str | None:
    """What was measured, not how it compares: 'lower relapse rate' is 'relapse rate', but 'lower limb pain' stays.

    Nor that a share is told: 'earlier work the share of women who fell' is 'women who fell'; nor by which ratio:
    'mortality HR' is 'mortality'.
    """
    if text and (share := _SHARE_OF.match(text)):
        text = text[share.end() :]
    words = text.split() if text else []
    if len(words) > 1 and words[-1] in _RATIOS:
        text = " ".join(words[:-1])
        words.pop()
    at = 0
    while at + 1 < len(words) and words[at].lower() in _DEGREES:
        at += 1
    if not at or words[at].lower() in _PLACED:
        return text
    return " ".join(words[at:])


@functools.lru_cache(maxsize=4_096)
def without_clause(text: str | None) -> str | None:
    """Whom a clause is of, not what it says: 'placebo required the use' is 'placebo', 'vaccinees than controls' are
    'vaccinees'; 'patients who required it', 'patients included in the trial' and 'older than 70' stay."""
    words = text.split() if text else []
    tags = [tag_of(word) if word.islower() else "" for word in words]
    for at in range(1, len(words) - 1):
        if REL in tags[:at]:
            return text
        verb = tags[at] == VERB and tags[at + 1] not in (PREP, "") and words[at - 1] != "to"
        compared = words[at] == "than" and not words[at - 1].endswith(("er", "re", "ss"))
        if verb or compared or tags[at] in (HAVE, MODAL, BE):
            return " ".join(words[:at])
    return text


@functools.lru_cache(maxsize=4_096)
def text_clues(text: str) -> tuple[str, ...]:
    """What a text says for itself that is told anew and not read off the sentence of the number."""
    words = text.lower().split()
    meant = meant_by(words)
    tags = [tag_of(word) for word in words if tag_of(word) != DET] or [""]
    clues = [f"size {min(len(words), _LONG)}", f"first {tags[0]}", f"last {tags[-1]}", *_content_clues(meant)]
    clues += [f"head {kind}" for kind in _kinds_of(meant[0])]
    clues += [f"has {kind}" for kind in dict.fromkeys([kind for word in words for kind in _kinds_of(word)])]
    clues += [f"holds {word}" for word in dict.fromkeys(words) if word in _NOTED]
    return tuple(clues)
