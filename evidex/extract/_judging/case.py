"""What speaks for or against a claim, as names that weights are learnt for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from evidex.schema import Claim
from evidex.text import View
from evidex.text.kept import Kept
from evidex.text.word_kinds import kinds_of_word

__all__ = ["FIELDS", "SAID", "Case", "case_of", "content_words"]

FIELDS = {"proportion": ("of", "group"), "score": ("of", "group"), "cause": ("factor", "outcome")}
"""The phrases of each kind."""
SAID = {"proportion": "role", "score": "statistic", "cause": "relation"}
"""What the grammar told a claim to be."""
_WORD = re.compile(r"[a-z][a-z0-9-]*")
_SMALL = frozenset(
    """the a an of in to and or for with was were by at on from as that this is are be been had has have their who
    which""".split()
)
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[A-Za-z][\w-]*")
_REACH = 12
"""Words before and after a claim that count as near."""
_TAIL = 14
"""Characters of the form of a quote: its end, with w for words and # for numbers."""
_DOCUMENT = 3_000
"""Characters: so much of a document tells what it is about."""


@dataclass(frozen=True, slots=True)
class Case:
    """Clues that are there or not, and words by the place where they stand."""

    clues: tuple[str, ...]
    words: tuple[tuple[str, tuple[str, ...]], ...]


def _content_of(piece: str) -> tuple[str, ...]:
    return tuple([word for word in _WORD.findall(piece) if word not in _SMALL])


_CONTENT = Kept(_content_of, 40_000)
"""The content words of what stands between blanks ('pain,' holds one): most texts are of the same few thousand."""


def content_words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, those of grammar left out."""
    return tuple(_words_of(text.lower().split()))


def _words_of(pieces: Iterable[str]) -> Iterator[str]:
    return chain.from_iterable(map(_CONTENT.__getitem__, pieces))


def _near(before: str, quote: str, after: str) -> tuple[list[str], tuple[str, ...], list[str]]:
    """The content words of a quote, with the nearest before and behind it, and no others looked at."""
    led: list[str] = []
    for piece in reversed(before.lower().split()):
        led[:0] = _CONTENT[piece]
        if len(led) >= _REACH:
            break
    return led[-_REACH:], content_words(quote), list(islice(_words_of(after.lower().split()), _REACH))


def case_of(claim: Claim, view: View) -> Case:
    """Everything that is weighed of one claim."""
    sentence = view.sentence_at(claim.start)
    start, end = (sentence.start, sentence.end) if sentence else (claim.start, claim.end)
    before, after = view.text[start : claim.start], view.text[claim.end : max(end, claim.end)]
    led, held, followed = _near(before, claim.quote, after)
    title, document = view.once(_about)
    told = [(name, content_words(getattr(claim, name) or "")) for name in FIELDS[claim.kind]]
    clues = [*_of_claim(claim), *_of_place(claim.quote, before, after)]
    clues += [f"led by {word}" for word in led[-3:]] + [f"followed by {word}" for word in followed[:2]]
    for name, words in told:
        clues += [f"{name} {kind}" for kind in sorted({kind for word in words for kind in kinds_of_word(word)})]
    return Case(tuple(clues), (*told, ("near", (*led, *held, *followed)), ("title", title), ("document", document)))


def _about(view: View) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of the title, and those of the document's beginning, each once."""
    return content_words(view.title_text), tuple(
        dict.fromkeys(_words_of(dict.fromkeys(view.text[:_DOCUMENT].lower().split())))
    )


def _of_claim(claim: Claim) -> Iterator[str]:
    said: Any = getattr(claim, SAID[claim.kind])
    yield "any"
    yield f"said {said}"
    yield f"said {said} in {claim.section}"
    yield f"numbers {' '.join(name for name, _ in claim.numbers())}"
    for name in (*FIELDS[claim.kind], "unit", "spread"):
        value = getattr(claim, name, None)
        if value is None:
            yield f"no {name}"
        elif name in ("unit", "spread"):
            yield f"{name} {value}"
    for name in ("hedged", "negated"):
        if getattr(claim, name):
            yield name


def _of_place(quote: str, before: str, after: str) -> Iterator[str]:
    yield f"form {_form(quote)}"
    yield f"behind {before.rstrip()[-1:]}"
    yield f"ahead {after.strip()[:1]}"


def _form(quote: str) -> str:
    """How a quote ends; half as many words as characters, with the blanks before them, are enough for it."""
    words = quote.rsplit(maxsplit=_TAIL // 2)
    ending = quote[len(words[0]) :] if len(words) > _TAIL // 2 else quote
    return _LETTERS.sub("w", _DIGITS.sub("#", ending))[-_TAIL:]
