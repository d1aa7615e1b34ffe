"""A word of direction that the two values told with it contradict.

## What it does
Where a sentence tells two values and says which is more ('fell from 26 to 29', '26 before and 29 after, a decrease',
'was longer with A than with B (12 vs 15 days)'), holds the word against them.

## Why it matters
The word or one of the numbers is wrong, and the word is what is quoted.

## Tolerance
None; equal values are not judged.

## Example
`Admissions fell from 341 to 412.`

## Known limits
Negative values, years, values in different units, and differences of changes ('a greater reduction') are not judged.
Of two values in a bracket the first is taken for the group that is named first; where another bracket of the document
has the other order ('lower after the drug (16 vs 10)'), nothing is said of any.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, outcome
from evidex.check.rules.num._directions import Direction, directions_of, is_turned
from evidex.check.socket import Case, Outcome, Rule


def check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    for sentence in case.view.sentences:
        for told in directions_of(text[sentence.start : sentence.end]):
            judgement = _judge(told)
            if isinstance(judgement, Fault) and told.ordered and case.once(_turns):
                judgement = NotApplicable("the document tells the other group first, in a bracket at least")
            yield outcome(case, RULE, sentence.start + told.start, sentence.start + told.end, judgement)


def _turns(case: Case) -> bool:
    return is_turned(case.document.text)


def _judge(told: Direction) -> Judgement:
    if told.one == told.other:
        return NotApplicable("the two values are printed alike")
    if (told.one < told.other) == told.up:
        return AGREES
    return Fault(
        f"'{told.word}' is said of {told.one} and {told.other}, and {max(told.one, told.other)} is the greater."
    )


RULE = Rule(code="NUM206", name="direction-word", severity="warning", status="preview", check=check)
