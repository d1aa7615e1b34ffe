"""One thing correlated with each of a list: 'age correlated with pain (r = 0.4), sleep (r = 0.3) and stress (r = 0.2)'.

Each coefficient is of the one before the verb and the member before its own bracket, never of two members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidex.extract._effect.numbers.estimate import Estimate, end_of
from evidex.text.quantities import Quantities

__all__ = ["correlated_with"]

_NAME = r"(?:[^\s,;:()\[\]][^,;:()\[\]]{0,90}?(?:\s\([A-Z][\w-]{0,9}\))?)"
_BESIDE = r"(?:\s\((?:[Ss]pearman|[Pp]earson)[^()]{0,40}\))?"
_VERB = (
    r"(?:(?:was|were|is|are|has|have|been|had|also|both)\s)*(?:[a-z]+ly\s){0,3}(?:and\s[a-z]+ly\s)?"
    rf"(?:correlated|correlates?)(?:\s[a-z]+ly){{0,2}}{_BESIDE}\s(?:with|to)"
)
_LED = re.compile(
    rf"(?:(?:^|[,;:]\s|\b(?:that|whereas|while|and)\s)(?P<x>{_NAME})\s{_VERB}"
    rf"|\b[Cc]orrelations?\s(?:(?:was|were|is|are)\s(?:[a-z]+\s)?(?:found|observed|seen|noted)\s)?between\s(?P<of>{_NAME})\sand)"
    r"\s(?:(?:both|all|each of|the following)\s[^,;:()]{0,40}:\s|both\s)?(?P<y>[^,;:()\[\]]{2,90})[(\[]\s?$"
)
_NEXT = re.compile(
    r"[^()\[\];:]{0,40}[)\]],?\s(?:and\s|as well as\s|,\s)?(?:[a-z]+ly\s)?"
    r"(?:with\s|to\s)?(?P<y>[^,;:()\[\]]{2,90})[(\[]\s?$"
)
_BETWEEN = re.compile(r"\bbetween\s[^,;:()]*$")
_PREDICATE = re.compile(
    r"\b(?:was|were|is|are|but|not|than|had|showed|while|whereas|compared|correlat\w+|between|in)\b"
)
_ARTICLE = re.compile(r"(?:the|an?|both|all|with|to|for|or)\s", re.IGNORECASE)
_SHORT = re.compile(r"\s\([A-Z][\w-]{0,9}\)$")
_NO_NAME = re.compile(r"(?:and|at|in|of|on|by|from|after|during|before|within|among|since|\w+ly)\s", re.IGNORECASE)


def correlated_with(read: Quantities, sentence: str, estimates: Sequence[Estimate]) -> dict[int, dict[str, str]]:
    """The sides of each coefficient of such a list, by its number among the estimates.

    What is correlated with a list is their outcome, as hand-made claims have it; 'between A and' names a factor.
    """
    runs = [run for run in _runs(read, sentence, estimates) if len(run) > 1]
    return {number: sides for run in runs for number, sides in run}


def _runs(read: Quantities, sentence: str, estimates: Sequence[Estimate]) -> Iterator[list[tuple[int, dict[str, str]]]]:
    run: list[tuple[int, dict[str, str]]] = []
    one, other, end = "factor", "outcome", 0
    for number, estimate in enumerate(estimates):
        begin = read.place(min(estimate.label, estimate.place)) - read.start
        member = _NEXT.fullmatch(sentence, end, begin) if run and estimate.measure == "r" else None
        lead = _LED.search(sentence, end, begin) if estimate.measure == "r" else None
        if member is not None and (name := _plain(member["y"])):
            run.append((number, run[0][1] | {other: name}))
        else:
            yield run
            run = []
            if lead is not None and lead["x"] and _BETWEEN.search(sentence, end, lead.start("x")):
                lead = None  # 'the change in weight between the start and the end correlated with'
            if lead is not None and (first := _plain(lead["x"] or lead["of"])) and (name := _plain(lead["y"])):
                one, other = ("outcome", "factor") if lead["x"] else ("factor", "outcome")
                run = [(number, {one: first, other: name})]
        end = end_of(read, estimate) - read.start
    yield run


def _plain(words: str) -> str | None:
    """A name without its article; None where the words say more than a name."""
    words = " ".join(words.split())
    while article := _ARTICLE.match(words):
        words = words[article.end() :]
    words = _SHORT.sub("", words)
    if words.endswith(" and"):
        return None
    return None if not words or _PREDICATE.search(words) or _NO_NAME.match(words) else words
