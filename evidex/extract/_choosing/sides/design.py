"""What a document sets against what by its design: 'compare A with B', 'A versus B', an arm and its placebo.

Found in the whole text, title included; what one sentence compares is told in `comparisons`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from evidex.extract._effect.sides.side_words import bare_arm
from evidex.text import View

__all__ = ["Opposed", "clean_name", "controls_of_one_trial", "is_of_several"]

_HANGING = re.compile(
    r"\s(?:of|by|to|with|in|at|for|from|and|or|on|the|was|were|did|median|mean|group|groups|arm|resulted|tended"
    r"|compared|significantly|experienced)$"
)
_LEADING = re.compile(
    r"^(?:(?:(?:with|the)\s){0,2}(?:\w+\s(?:and\s\w+\s)?)?(?:effects?|efficacy|efficacies|effectiveness|safety|risks?|impact|benefits?|use)"
    r"(?:\sand\s\w+)?\sof\s|(?:that|those)\s(?:of|in|with|for)\s)(?:the\s)?",
    re.IGNORECASE,
)
"""'the effectiveness and safety of A' is compared, by name A."""
_AGAINST = re.compile(
    r"ompar(?:ed?|ing|ison of|isons of)\s(?P<a>[^.;:()]{3,70}?)\s(?:with|to|versus|vs\.?|against)\s"
    r"(?:that of\s|the\s)?(?P<b>[^.,;:()]{3,50}?)(?=[.,;:()]|\s(?:in|for|on|as|during|among|at|to|after"
    r"|using|when|were|was|is|by|with|reporting)\b|$)"
)
_AGAINST_CONTROL = re.compile(
    r"ompar(?:ed?|ing)\s(?P<a>[^.,;:()]{3,90}?)\s(?:with|to|versus|vs\.?|against)\s(?:an?\s|the\s)?"
    r"(?P<b>placebo|no\streatment|(?:usual|standard)\scare)\b(?!\s(?:or|and|plus)\b|[-/+])"
)
"""'compared treatment with A for a year with placebo': what a control is set against may hold 'with' itself."""
_BOTH = re.compile(
    r"omparing\s(?P<a>(?![^.;:()]{0,120}\s(?:with|to|versus|vs\.?|against)\s)[^.,;:()]{3,60}?)\sand\s(?P<b>[^.,;:()]{3,50}?)"
    r"(?=[.,;:()]|\s(?:in|for|on|as|during|among|at|after|using|when|were|was|is|by|reporting)\b|$)"
)
_VERSUS = re.compile(
    r"\s(?:versus|vs\.?)\s(?P<b>[\w-]+(?:\s[\w-]+){0,3}?)"
    r"(?=[.,;:()\[]|\s(?:in|for|on|as|during|among|at|to|after|therapy|treatment)\b|$)"
)
_NAME_BEFORE = re.compile(r"\b(?!of\s)[\w-]+(?:\s[\w-]+){0,3}$")
_NON = re.compile(r"[Nn](?<!\w.)on-?(?P<x>[a-z]{5,}(?:-[a-z]+)?|[A-Z]-[a-z]+)\b")
_ANY_WORD = re.compile(r"[\w-]+")
_NO_NAME = re.compile(r",|\b\d+ of\b|\d\.\d|^[^A-Za-z]*;|;[^A-Za-z]*$")
_CONTROLLED = re.compile(r"\b(?:placebo|usual care|standard care|control)(?=\s(?:group|arm)|\b)(?!-adjusted|\sof\b)")
_ONE_TRIAL = re.compile(
    r"\b(?:[Rr]andomi[sz]ed|[Rr]andomly|[Rr]andomi[sz]ation|[Dd]ouble[- ]blind|[Pp]lacebo-controlled|allocated"
    r"|assigned|cross-?over)\b"
)
_NOT_OTHERS = "".join([rf"(?<!{word} .)" for word in "revious arlier urther uture arger prior ore other ecent".split()])
_OF_SEVERAL = re.compile(
    "|".join(
        [
            *[
                rf"{word[0]}(?<!\w.){_NOT_OTHERS}{word[1:]}\b"
                for word in (r"trials(?! [Rr]egist)", "RCTs", "studies", "Cohorts?", "cohorts?", "reviews?")
            ],
            r"eta-?\s?[Aa]naly|ystematic [Rr]eview|Case[- ]control|case[- ]control",
        ]
    )
)
"""Words of documents in which an arm of one study says nothing of the next: reviews, summaries, cohorts.

Each begins with a letter of its own, so that most places are passed over: what stands before is looked at behind it."""
_HEAD = 6_000
"""Characters in which a document says what it is: an abstract, not the literature behind it."""


class Opposed:
    """The pairs of names that a document sets against one another, in the order told."""

    def __init__(self, view: View) -> None:
        self.pairs = list(_named(view.text))
        self.denied = list(_denied(view.text))


def _named(text: str) -> Iterator[tuple[str, str]]:
    """Pairs from 'compare A with B' and 'A versus B'."""
    for one, other in (*_compared(text), *_versus(text)):
        first, second = clean_name(bare_arm(one)), clean_name(bare_arm(other))
        if first and second and not _NO_NAME.search(f"{first}; {second}"):
            yield first, second


def _denied(text: str) -> Iterator[tuple[str, str]]:
    """'Diabetic' and 'non-diabetic', where the text has both."""
    pairs = dict.fromkeys((match.group("x"), match.group()) for match in _NON.finditer(text))
    words = sorted(set(_ANY_WORD.findall(text.lower()))) if pairs else []
    for one, denied in pairs:
        at = bisect_left(words, one.lower())  # the first word that could begin so: the text is not searched for each
        if at < len(words) and words[at].startswith(one.lower()):
            yield one, denied


def controls_of_one_trial(text: str) -> str | None:
    """What the only trial that a document tells of has for controls: placebo where it has one."""
    head = text[:_HEAD]
    if _ONE_TRIAL.search(head) is None or is_of_several(text):
        return None
    names = [match.group() for match in _CONTROLLED.finditer(head)]
    return "placebo" if "placebo" in names else next(iter(names), None)


def is_of_several(text: str) -> bool:
    """Whether a document tells of several studies, so that the arms of one say nothing of the next."""
    return text.startswith("#") or _OF_SEVERAL.search(text[:_HEAD]) is not None


def _compared(text: str) -> Iterator[tuple[str, str]]:
    """'compare A with B'."""
    taken: set[int] = set()
    for pattern in (_AGAINST_CONTROL, _AGAINST, _BOTH):
        for match in pattern.finditer(text):
            if match.start() not in taken:
                taken.add(match.start())
                yield match.group("a"), match.group("b")


def _versus(text: str) -> Iterator[tuple[str, str]]:
    """'A versus B': a name is looked for before each 'versus', not at each word."""
    for match in _VERSUS.finditer(text):
        if name := _NAME_BEFORE.search(text[max(match.start() - 50, 0) : match.start()]):
            yield name.group(), match.group("b")


def clean_name(words: str) -> str | None:
    """Without what hangs over at its end ('placebo of' → placebo) and what is measured of it ('the effects of A')."""
    words = _LEADING.sub("", words, count=1)
    while hanging := _HANGING.search(words):
        words = words[: hanging.start()]
    return words.strip() or None
