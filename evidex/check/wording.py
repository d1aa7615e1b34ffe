"""Words as the textual rules compare them: lower-cased, stemmed, with their places; and our hand-made word lists."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import msgspec

__all__ = [
    "Lexicon",
    "Word",
    "content_stems",
    "function_stems",
    "generic_stems",
    "lexicon",
    "lines_of",
    "stem",
    "walks",
    "words",
]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


class Word(msgspec.Struct, frozen=True):
    """One word of a text: its stem (of the Snowball English stemmer) and its place."""

    stem: str
    start: int
    end: int


class Lexicon(msgspec.Struct, frozen=True):
    """One list of words: how much each stem says for its subject (1, or 0.5 where it also stands elsewhere).

    `phrases` are runs of stems that say 1.5 (0.5): two words that together are hardly ambiguous any more.
    """

    weights: dict[str, float]
    phrases: dict[tuple[str, ...], float]


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english", 0)  # no cache of its own: `stem` has one, which threads may share


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of one word in any case; British and American spellings of the common patterns fall together."""
    plain = _POSSESSIVE.sub("", word.lower())
    for british, american in (("ae", "e"), ("oe", "e"), ("isation", "ization"), ("our", "or")):
        if len(plain) > 5:
            plain = plain.replace(british, american)
    plain = re.sub(r"(?<=[a-z]{3})is(e|ed|es|ing|er|ers)$", r"iz\1", plain)
    return str(_stemmer().stemWord(plain))


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`; a hyphenated compound gives its parts, so that 'slow-cooked' meets 'cooked'."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        offset = match.start()
        for part in match.group().split("-"):
            if part:
                found.append(Word(stem(part), offset, offset + len(part)))
            offset += len(part) + 1
    return found


@cache
def generic_stems() -> frozenset[str]:
    """Stems that stand in any text and say nothing of its subject."""
    return function_stems() | frozenset(lexicon("generic.txt")["general"].weights)


@cache
def function_stems() -> frozenset[str]:
    """Stems of the words that only hold a sentence together, and single letters."""
    return frozenset(lexicon("generic.txt")["function"].weights) | frozenset("abcdefghijklmnopqrstuvwxyz")


def content_stems(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The stems of `text[start:end]` in order, without the generic ones."""
    generic = generic_stems()
    return [word.stem for word in words(text, start, end) if word.stem not in generic]


@cache
def lexicon(file: str) -> dict[str, Lexicon]:
    """The lists of one file in `evidex/check/words`, by the heading in brackets ('' where there is none)."""
    parts: dict[str, list[str]] = {"": []}
    name = ""
    for token in lines_of(file).split():
        if token.startswith("["):
            name = token.strip("[]")
            parts[name] = []
        else:
            parts[name].append(token)
    return {name: _as_lexicon(tokens) for name, tokens in parts.items() if tokens}


@cache
def walks() -> dict[str, Lexicon]:
    """The walks of life that a health article strays into when it is padded, by name: one file of `words/walks` each.

    A plain word is hardly ever met in health text, a ~word is also met there (by the abstracts and articles at hand, or
    as one would expect of advice) and counts half. two_words are a phrase: it counts for more than its words.
    """
    files = sorted(file.name for file in resources.files("evidex.check").joinpath("words", "walks").iterdir())
    return {file.removesuffix(".txt"): lexicon(f"walks/{file}")[""] for file in files}


def lines_of(file: str) -> str:
    raw = resources.files("evidex.check").joinpath("words", *file.split("/")).read_text(encoding="utf-8")
    return "\n".join(line for line in raw.splitlines() if not line.startswith("#"))


def _as_lexicon(tokens: list[str]) -> Lexicon:
    weights: dict[str, float] = {}
    phrases: dict[tuple[str, ...], float] = {}
    for token in tokens:
        weight = 0.5 if token.startswith("~") else 1.0
        parts = tuple(stem(part) for part in re.split(r"[_-]", token.lstrip("~")))
        if len(parts) > 1:
            phrases[parts] = 1.5 if weight == 1 else 0.5
        else:
            weights[parts[0]] = min(weight, weights.get(parts[0], 1.0))
    return Lexicon(weights, phrases)
