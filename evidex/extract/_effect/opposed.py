"""The two that a document has set against one another before an estimate: 'were randomised to A or B', 'A versus B'."""

from __future__ import annotations

import re

from evidex.extract._effect.set_against import side_name
from evidex.extract._effect.side_words import CONTROL, Sides
from evidex.text import View
from evidex.text.relations import mask_brackets

__all__ = ["OpposedBefore"]

_NP = r"(?:(?!\s(?:was|were|is|are|had|has|and|or)\s)[^,;:.()\[\]]){2,70}?"
_END = (
    r"(?=\s?[,;:.(\[]|\s(?:in|for|on|as|during|among|at|after|before|when|were|was|is|are|by|over|every|daily|once|twice|until"
    r"|and\sfound|and\swere|to\streat|to\sprevent|plus\splacebo)\b|\s?$)"
)
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:randomi[sz]ed|randomly|assigned|allocated|allotted|received|given|got|had|drank|took|wore|used|ate|underwent|swallowed|chewed|inhaled)\s(?:\d:\d\s)?(?:assigned\s|allocated\s)?(?:to\s)?(?:receive\s|either\s|the\s)*"
        rf"(?P<a>{_NP})\s(?:or|versus|vs\.?)\s(?:to\s)?(?:receive\s)?(?:the\s)?(?P<b>{_NP}){_END}",
        rf"\bcompar(?:ed?|ing|es|isons?\sof)\s(?:the\s)?(?P<a>{_NP})\s(?:with|to|versus|vs\.?|against|and)\s(?:the\s)?(?P<b>{_NP}){_END}",
        rf"\b(?:set|pitted|tested|tried|weighed)\s(?:the\s)?(?P<a>{_NP})\sagainst\s(?:the\s)?(?P<b>{_NP}){_END}",
        rf"(?:^|[.:;]\s)(?P<a>{_NP})\s(?:was|were)\s(?:set\sagainst|compared\s(?:with|to)|tested\sagainst)\s(?:the\s)?(?P<b>{_NP}){_END}",
        rf"(?:^|[.:;,]\s)(?P<a>{_NP})\sand\s(?P<b>{_NP})\s(?:was|were)\s(?:compared|tried|contrasted|tested)\b",
        rf"(?:^|[.:;,]\s)(?P<a>{_NP})\sor\s(?P<b>{_NP})\s(?:was|were)\s(?:\w+ly\s)?[a-z]+(?:ed|en)\b",
        rf"(?:^|[.:;,\n]\s*)(?P<a>{_NP})\s(?:versus|vs\.?)\s(?P<b>{_NP}){_END}",
    )
)
_NOT_WHOM = re.compile(
    r"\b(?:them|it|these|those|each\sother|others?|one|two|three|results?|outcomes?|groups|arms|rates?|risks?|change|effects?"
    r"|differences?|time|ones?|expected|published|no\sdifference|patients|women|men|years?|months?|weeks?)$|\d\d",
    re.IGNORECASE,
)
_HEADLESS = re.compile(
    r"[\w-]+(?:al|ive|ous|ary|er|ed|y)|early|late|cold|warm|short|long|five|ten|low|high", re.IGNORECASE
)


class OpposedBefore:
    """The pairs of a document, by where they are told."""

    def __init__(self, view: View) -> None:
        found: list[tuple[int, str, str]] = []
        places = [(block.start, block.end) for block in view.document.blocks]
        if view.title:
            places.append((view.title.start, view.title.end))
        for start, end in places:
            words = mask_brackets(view.text[start:end].replace("\n", " "))
            for form in _FORMS:
                for match in form.finditer(words):
                    if pair := _pair(match["a"], match["b"]):
                        found.append((start + match.start("a"), *pair))
        self.pairs = sorted(found)

    def last(self, place: int, reach: int | None = None) -> Sides:
        """The pair that was told last before a place, so near: the factor, and what it is set against."""
        since = 0 if reach is None else place - reach
        return next((Sides(a, None, b) for start, a, b in reversed(self.pairs) if since <= start < place), Sides())


def _counted(words: str) -> str | None:
    """'Five versus ten days of cefalexin': what has no name of its own."""
    return words if _HEADLESS.fullmatch(words) else None


def _pair(one: str, other: str) -> tuple[str, str] | None:
    one, other = " ".join(one.split()), " ".join(other.split())
    first, second = side_name(one) or _counted(one), side_name(other)
    if not first or not second or first.lower() == second.lower():
        return None
    if _NOT_WHOM.search(first) or _NOT_WHOM.search(second):
        return None
    head = second.partition(" ")[2]
    if head and _HEADLESS.fullmatch(first):
        first = f"{first} {head}"  # 'cold with warm irrigation'
    if CONTROL.search(first) and not CONTROL.search(second):
        return second, first
    return first, second
