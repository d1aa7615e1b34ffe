"""A result called significant, or not, against the P-value printed with it.

## What it does
Where a sentence has one P-value and one word of significance ('differed significantly', 'was not significant'), holds
the one against the other at 0.05.

## Why it matters
Word or number is wrong, and the word is what is remembered.

## Tolerance
None: P = 0.05 itself, and whatever rounds to it, agrees with both words.

## Example
`Deaths differed significantly (P = 0.70)`.

## Known limits
Silent where the document names another level than 0.05, corrects for several comparisons or tests one-sided, and where
the sentence speaks of trends, interaction, heterogeneity, a model's fit or a borderline. A sentence with a second
P-value, or with a denial that is not of the word itself, is not judged.

## References
None.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, outcome
from evidex.check.rules.tst._printed_p import PrintedP, printed_p_values, side_of
from evidex.check.significance_words import WORD, another_level, is_denied, unclear
from evidex.check.socket import Case, Outcome, Rule
from evidex.text import Sentence

_FOUND_NOT = re.compile(r"\b(?:could|can|was|were|did|has|have)\s?(?:not|n't)\s(?:[a-z]+\s){0,2}[a-z]+", re.I)
_TURNS = re.compile(r"[,;)]|\band\s(?:an?|the|in)\b")
"""Between a denied word and a P-value: the P-value may be of the next thing told."""
_BRACKET = re.compile(r"\([^()]*$")
"""'(RR 0.78, 95% CI 0.66 to 0.92, ' before P: the commas of its own bracket turn to nothing else."""
_NEAR = 140
"""Characters between the word and its P-value."""
_SAID_OF_IT = re.compile(
    r"\s?[)\]],\s(?P<verb>(?:which|that|a|an)\s(?:[a-z]+\s){0,4})(?P<word>(?:non-?|in)?significan(?:t|ce)\b)", re.I
)


def check(case: Case) -> Iterator[Outcome]:
    printed = printed_p_values(case)
    starts = [p.start for p in printed]
    for sentence in case.view.sentences:
        here = printed[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for told in _pairs(case.document.text, sentence, here):
            judgement = _judge(told)
            if isinstance(judgement, Fault) and (named := case.once(another_level)):
                judgement = NotApplicable(f"the document says {named!r}")
            yield outcome(case, RULE, told.start, told.end, judgement)


@dataclass(frozen=True, slots=True)
class _Told:
    """A word of significance and its P-value, at `text[start:end]`, with what stands before and behind the word."""

    start: int
    end: int
    before: str
    word: str
    behind: str
    between: str
    printed: PrintedP


def _pairs(text: str, sentence: Sentence, here: Sequence[PrintedP]) -> Iterator[_Told]:
    """Each P-value with the one word of significance that stands between it and the one before it."""
    begin = sentence.start
    for number, printed in enumerate(here):
        words = list(WORD.finditer(text, begin, printed.start))
        rest = sentence.end if number + 1 == len(here) else printed.end
        if len(words) == 1 and printed.start - words[0].end() <= _NEAR:
            (word,) = words
            before, behind = text[begin : word.start()], text[word.end() : rest] + _denial(text, rest, sentence.end)
            between = text[word.end() : printed.start]
            yield _Told(word.start(), printed.end, before, word[0], behind, between, printed)
        elif not words and rest == sentence.end and (said := _SAID_OF_IT.match(text, printed.end, rest)):
            before = text[begin : printed.start] + said["verb"]
            yield _Told(printed.start, said.end(), before, said["word"], text[said.end() : rest], "", printed)
        begin = printed.end


def _denial(text: str, start: int, end: int) -> str:
    """'A significant correlation with A (P = 0.53) or B (P = 0.4) could not be proven'."""
    found = _FOUND_NOT.search(text, start, min(end, start + _NEAR))
    return f" {found[0]}" if found and not WORD.search(text, start, found.start()) else ""


def _judge(told: _Told) -> Judgement:
    denied = is_denied(told.before, told.word)
    if reason := unclear(told.before, told.behind):
        return NotApplicable(reason)
    if denied and _TURNS.search(_BRACKET.sub("", told.between)):
        return NotApplicable("the P-value may be of what is told next")
    printed = told.printed
    if not 0 <= printed.value <= 1:
        return NotApplicable("the P-value itself cannot be (TST101)")
    side = side_of(printed)
    if denied and side < 0:
        return Fault(f"Called not significant, printed P {printed.op} {printed.digits}, which is below 0.05.")
    if not denied and side > 0:
        return Fault(f"Called significant, printed P {printed.op} {printed.digits}, which is not below 0.05.")
    return AGREES


RULE = Rule(code="TST204", name="significance-word-against-p", severity="warning", status="preview", check=check)
