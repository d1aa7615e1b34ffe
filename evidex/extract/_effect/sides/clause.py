"""The clause in which an estimate stands, as plain words: brackets, asides and its own figures left out.

Where the number stands in the clause itself, the clause goes on behind it: 'the stay was 1.6 days (95% CI …) shorter in
the early group than in the late group'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from evidex.extract._effect.numbers.estimate import Estimate, name_of, placed
from evidex.text.quantities import Quantities
from evidex.text.relations import mask_brackets
from evidex.text.words import FINITE, tag_of

__all__ = ["NAMED", "Clause", "clauses_of"]

_LONGEST = 300
_EDGE = re.compile(
    r"[;:?]\s+(?:and\s|but\s)?|[.!]\s+(?=[A-Z])|,?\s(?:but|whereas|while|whilst|although|though|yet)\s|,\s(?:and|nor|with)\s|\sand\s(?=the\s)"
)
_SCOPE = re.compile(
    r"(?P<lead>in|among|amongst|with|for|at|after|during|on|by|per|over|where|when|without|under|within|as"
    r"|compared\s(?:with|to))\s(?P<x>[^,;:()\[\]]{2,80}?),\s(?=\w)",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(
    r"(?:and|but|or|nor|whereas|while|although|though|yet|so|however|overall|also|thus|finally),?\s", re.IGNORECASE
)
_ASIDE = re.compile(
    r",?\s(?:though|too|however|by\scontrast|in\scontrast|on\sthe\sother\shand|in\sturn|although\svery\s\w+|though\svery\s\w+"
    r"|for\sexample|indeed|similarly|likewise|again|meanwhile|moreover"
    r"|(?:after|with|when)\s(?:full\s|further\s|multivariable\s)?(?:adjust\w+|allowance)\b[^,;:()]{0,80}"
    r"|defined\sas\s[^,;:()]{2,60}|(?:that\sis|i\.e\.)\s[^,;:()]{2,60}),\s",
    re.IGNORECASE,
)
NAMED = re.compile(r"\s(?:for|of|in)\s[a-z]", re.IGNORECASE)
_FRONTED = re.compile(r"(?:in|with|among|for|after|at|during|on|compared)\s", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:[\s,]+(?:with|giving|yielding|for|at|by|of|was|were|is|are|an?|the|adjusted|pooled|crude|corresponding|respective"
    r"|estimated|averaged?|mean|about|some|only|[\w-]+-sized\seffect|and|[−–-]))+[\s,;:.=]*$|[\s,;:.=]+$"
)
_FIGURES = re.compile(
    r"^[^()\[\];]{0,4}?[\s,;]*(?:(?:percentage\s|scale\s)?(?:points?|units?|SDs?|standard\sdeviations?)\b|%|per\scent\b"
    r"|(?:mm\s?Hg|[kmµμn]?g|[cmkn]?m|[mdcµμ]?L|ml|ms|h|min|s|days?|weeks?|months?|years?|hours?|minutes?|seconds?|[mµμn]?mol"
    r"|kcal|times|-?fold)(?:/[\w.²³]{1,9})*(?:\s(?=[a-z])|$|(?=[,.;)])))?\s*(?:on\s(?:a|an|the)\s[\w–-]+(?:\s[\w-]+)?\sscale)?"
)
_BEHIND = re.compile(
    r"[)\]\s]*,?\s?(?P<x>(?:in|with|among|amongst|for|after|at|during|on|favouring|in\sfavou?r\sof|than|compared\swith"
    r"|compared\sto|versus|against)\s[^,;:()\[\]]{2,120}?)(?=\s?(?:[,;:(\[]|\.\s|\.$|$)|,?\s(?:but|and|whereas|while)\s)"
)


class Clause(msgspec.Struct, frozen=True):
    """The words of a sentence that lead to an estimate, and what it says right behind it."""

    words: str
    behind: str = ""
    first: bool = False
    """Whether no estimate stands before it in its sentence."""
    named: bool = False
    """Whether the name of its measure tells an outcome itself: 'OR for death 1.9'."""
    since: int = 0
    """Where the estimate before ends in the sentence (0 for the first)."""
    lead: str = ""
    """The words from there up to the bracket that holds the estimate, other brackets left out."""

    def starts(self) -> Iterator[tuple[str, re.Match[str] | None]]:
        """The words from each place where a clause could begin, the longest first, with what it opens with: 'In men,
        …'."""
        for words in self._cuts():
            words = words.strip(" ,")
            joined = _CONJUNCTION.match(words)
            if words := words[joined.end() :] if joined else words:
                yield words, _SCOPE.match(words)

    def _cuts(self) -> Iterator[str]:
        yield self.words
        for edge in _EDGE.finditer(self.words):
            joins = edge.group().strip(" ,") in ("and", "nor", "with")
            if not joins or _has_verb(self.words[: edge.start()]):
                yield self.words[edge.end() :]


def _has_verb(words: str) -> bool:
    """Whether a clause could end with these words: 'and' behind them begins another."""
    return any(tag_of(low) in FINITE or low.endswith("ed") for low in words.lower().split()[1:])


def clauses_of(read: Quantities, sentence: str, estimates: Sequence[Estimate]) -> list[Clause]:
    """For each estimate of a sentence, in text order."""
    masked = mask_brackets(sentence)
    found: list[Clause] = []
    for number, (estimate, since, start, end) in enumerate(placed(read, estimates)):
        opened, closed = sentence.rfind("(", since, start + 1), sentence.rfind(")", since, start)
        bracketed = opened > closed
        stop = opened if bracketed else start
        lead = masked[max(since, start - _LONGEST) : stop]
        inside = not bracketed and estimate.label >= estimate.place
        middle = _between(sentence, read.place(estimate.place + 1) - read.start, end) if inside else ""
        lead = lead if middle else _TAIL.sub("", lead)
        words = _without_asides(" ".join(f"{lead} {middle}".split()).lstrip(" )],."))
        behind = _BEHIND.match(sentence, end)
        is_named = NAMED.search(name_of(read, estimate)) is not None
        led = " ".join(masked[since:stop].lstrip(" )],;.").split())
        found.append(Clause(words, behind["x"] if behind else "", number == 0, is_named, since, led))
    return found


def _without_asides(words: str) -> str:
    """'Nausea, though, was' → 'Nausea was'; 'In men, however, it was' → 'In men, it was'."""
    fronted = _FRONTED.match(words) is not None
    return " ".join(_ASIDE.sub(", " if fronted else " ", words).split())


def _between(sentence: str, place: int, end: int) -> str:
    """What stands between a number in a clause and the bracket of its bounds, without its unit."""
    opened = sentence.find("(", place, end)
    return _FIGURES.sub("", sentence[place : opened if opened >= 0 else place].strip(), count=1).strip()
