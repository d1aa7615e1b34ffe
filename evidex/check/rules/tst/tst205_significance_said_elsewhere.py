"""A result called significant, or not, whose only P-values stand in other sentences and say the contrary.

## What it does
Takes a sentence without numbers that calls one thing significant or not ('X significantly reduced nausea', 'this
difference was not significant'), looks for the P-values told of that thing before, and reports where all of them are
on the other side of 0.05.

## Why it matters
It is the conclusion that is quoted, and nobody looks its P-value up.

## Tolerance
None: P = 0.05 itself agrees with both words. One P-value that agrees is enough.

## Example
`Nausea occurred in 18 and 21 of 60 (P = 0.56). … Carbohydrate drinks significantly reduced nausea.`

## Known limits
As those of TST204, which looks at one sentence. All words of what was measured must stand beside the P-value; for what
is called not significant, all words of the sentence must stand there or in the title. Silent where a word of
significance stands beside the P-value already.

## References
None.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, outcome
from evidex.check.outcomes import related
from evidex.check.rules.tst._printed_p import PrintedP, printed_p_values, side_of
from evidex.check.significance_words import WORD, another_level, is_denied, unclear
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.wording import content_stems
from evidex.text import Sentence
from evidex.text.people import PERSONS

_NO_THING = r"(?:in|of|on|by|than|after|during|at|from|between|for|with|to|when|as|and|or)\b"
_THING = rf"(?P<thing>(?!{_NO_THING})(?:[a-z][\w-]*\s){{0,9}}?[a-z][\w-]*)"
_CLOSED = (
    r"(?=\s?[.,;:(]|\s(?:compared|than|between|among|but|when|while|whereas|versus|vs|relative|as\scompared"
    rf"|in\s(?:the|both|these|those|all|our|this|{PERSONS}|adults|people)"
    r"|and\s(?:is|was|were|should|may|can))\b|$)"
)
_OF_IT = r"(?:differ(?:ences?|ent|ed)?|effects?|benefits?|improvements?|reductions?|increases?|decreases?|changes?)"
_DONE = (
    r"(?:reduc(?:ed|es?)|lower(?:ed|s)?|increas(?:ed|es?)|improv(?:ed|es?)|decreas(?:ed|es?)|shorten(?:ed|s)?"
    r"|prolong(?:ed|s)?|affect(?:ed|s)?|(?:lower|higher|greater|shorter|longer|fewer|less|more)(?=\s))"
)
_BASE = r"(?:reduce|lower|increase|improve|decrease|shorten|prolong|affect)"
_ITS = r"\s(?:the\s|mean\s)?"
_SAID = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\bsignificant(?:ly)?\s{_OF_IT}\s(?:between\s(?:the\s)?(?:two\s)?(?:groups|arms)\s)?(?:in|on|of|for){_ITS}"
        rf"{_THING}{_CLOSED}",
        rf"\bsignificantly\s{_DONE}{_ITS}{_THING}{_CLOSED}",
        rf"\b(?:{_DONE}|{_BASE}){_ITS}{_THING}\ssignificantly{_CLOSED}",
        rf"\bsignificant\s{_OF_IT}\s(?:was|were)\s(?:found|seen|observed|noted)\s(?:in|on|of|for){_ITS}{_THING}{_CLOSED}",
        rf"\bsignificantly\s(?:better|worse|superior|inferior)\s(?:than|to)\s[a-z-]+\s(?:for|in){_ITS}{_THING}{_CLOSED}",
        rf"\b{_OF_IT}\s(?:in|of|on){_ITS}{_THING}\s(?:was|were|did|is)\s(?:not\s)?(?:reach\s)?(?:statistically\s)?"
        rf"(?:in)?significan",
    )
)
_OF_OTHERS = re.compile(r"\b(?:other|others|another|any|remaining|rest|else\w*|subgroups?|further)\b", re.I)
"""'No significant difference was seen in any other subgroup'."""
_POINTING = re.compile(
    r"^(?:(?:However|Thus|Hence|Therefore),?\s)?(?:this|these|the)\s(?:differences?|reductions?|increases?|improvements?|decreases?|effects?)\b"
    r"(?!\s(?:in|of|between|on|with|at|for|from|to)\b)",
    re.I,
)
_GENERIC = frozenset(
    content_stems(
        "significant significantly statistically significance difference differences differ differed"
        " different effect effects benefit improvement improvements improve improved improves reduction"
        " reductions reduce reduced reduces increase increases increased decrease decreases decreased change"
        " changes changed affect affected affects lower lowered higher greater better less more fewer led lead"
        " leads therefore thus hence conclusion conclusions conclude concluded study trial result results"
        " found find show shown showed group groups both two treatment compared daily use using seen observed"
        " reach reached incidence rate rates risk level levels score scores severity number mean frequency"
        " values degree amount prevalence patients subjects participants overall"
    )
)
"""What may be said of any thing, and tells no two of them apart."""
MOST = 3
"""P-values of one thing; with more, they are of several times or groups."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """A P-value and what stands before it, `text[start:printed.end]`: from the P-value, or sentence, before."""

    start: int
    stems: frozenset[str]
    printed: PrintedP


def check(case: Case) -> Iterator[Outcome]:
    text, told = case.document.text, printed_p_values(case)
    starts = [p.start for p in told]
    before: Sentence | None = None
    for sentence in case.view.sentences if told else ():
        last, before = before, sentence
        words = text[sentence.start : sentence.end]
        said = list(WORD.finditer(words))
        if len(said) != 1 or any(map(str.isdigit, words)) or bisect_left(starts, sentence.start) == 0:
            continue
        beside = _beside_of_sentence(case, last) if _POINTING.match(words) else _beside_of_thing(case, sentence)
        if beside:
            judgement = _judge(case, words, said[0], beside)
            yield outcome(case, RULE, sentence.start, sentence.end, judgement)


def _judge(case: Case, words: str, said: re.Match[str], beside: Sequence[_Beside]) -> Judgement:
    before, behind = words[: said.start()], words[said.end() :]
    if reason := unclear(before, behind):
        return NotApplicable(reason)
    if of_others := _OF_OTHERS.search(words):
        return NotApplicable(f"the sentence says {of_others[0]!r}")
    text = case.document.text
    if len(beside) > MOST or any(WORD.search(text, each.start, each.printed.end + 1) for each in beside):
        return NotApplicable("the P-values are called significant, or not, where they stand")
    if named := case.once(another_level):
        return NotApplicable(f"the document says {named!r}")
    denied = is_denied(before, said[0])
    if any(side_of(each.printed) != (-1 if denied else 1) for each in beside):
        return AGREES
    shown = ", ".join(f"P {each.printed.op} {each.printed.digits}" for each in beside)
    there = tuple(related(case.document, each.start, each.printed.end, "its P-value") for each in beside)
    called, side = ("not significant", "below") if denied else ("significant", "not below")
    return Fault(f"Called {called}; told of it before: {shown}, which is {side} 0.05.", related=there)


def _beside_of_sentence(case: Case, last: Sentence | None) -> list[_Beside]:
    """The one P-value of the sentence before, which 'this difference' speaks of."""
    told = [each for each in case.once(_all_beside) if last and last.start <= each.printed.start < last.end]
    return told if len(told) == 1 else []


def _beside_of_thing(case: Case, sentence: Sentence) -> list[_Beside]:
    """The P-values before the sentence beside which all words stand of what it calls significant, or not."""
    words = case.document.text[sentence.start : sentence.end]
    match = next((match for pattern in _SAID if (match := pattern.search(words))), None)
    if match is None:
        return []
    thing = frozenset(content_stems(match["thing"])) - _GENERIC
    said = WORD.search(words)
    denied = said is not None and is_denied(words[: said.start()], said[0])
    wanted = frozenset(content_stems(words)) - _GENERIC - case.once(_title) if denied else frozenset()
    if not thing:
        return []
    told = case.once(_all_beside)
    return [each for each in told if each.printed.start < sentence.start and thing | wanted <= each.stems]


def _title(case: Case) -> frozenset[str]:
    block = next((block for block in case.document.blocks if block.kind == "title"), None)
    return frozenset(content_stems(case.document.text[block.start : block.end])) if block else frozenset()


def _all_beside(case: Case) -> list[_Beside]:
    """Every P-value of the sentences, with what is told before it: in the sentence before, where it stands alone."""
    text, found, end, last = case.document.text, list[_Beside](), 0, 0
    for printed in printed_p_values(case):
        sentence = case.view.sentence_at(printed.start)
        if sentence is None:
            continue
        start = max(sentence.start, end)
        stems = frozenset(content_stems(text[start : printed.start])) - _GENERIC
        if len(stems) < 2 and start == sentence.start and (before := case.view.sentence_at(start - 2)):
            start = max(before.start, last)
            stems = frozenset(content_stems(text[start : printed.start])) - _GENERIC
        found.append(_Beside(start, stems, printed))
        end, last = printed.end, printed.end
    return found


RULE = Rule(code="TST205", name="significance-said-elsewhere", severity="warning", status="preview", check=check)
