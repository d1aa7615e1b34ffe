"""A number of abstract or discussion that the results print with two digits exchanged, or one digit otherwise.

## What it does
Looks up each number of three digits or more that the abstract, or the discussion, tells. Where it stands nowhere else,
and the same number with two neighbouring digits exchanged, or one digit otherwise, stands in a sentence of methods or
results that shares words with it and another number, or the unit of a decimal, reports it.

## Why it matters
One of the two is mistyped, and the abstract is what most people read.

## Tolerance
A number that is one of the body's rounded is no exchange. Years and numbers in sentences that cite others are left out.

## Example
`Admissions fell from 421 to 356` in the abstract, `412 admissions before and 356 after the law` in the results.

## Known limits
Both sentences must share a word (two where a digit differs) and another number of three digits, or the unit behind a
decimal; numbers from 1,000 on with two digits exchanged need only the same noun behind them. Cells of tables are not
compared. Where the part holds both numbers, they are two.

## References
None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from evidex.check.arithmetic import bands
from evidex.check.arithmetic.slips import single_slips
from evidex.check.outcomes import fires, related
from evidex.check.report_parts import is_discussed
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.wording import content_stems
from evidex.text import Sentence
from evidex.text.numerals import find_numerals

_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:[.·]\d+)?")
_NO_COUNT = re.compile(r"(?:\b(?:NCT|ISRCTN|no\.?|number|grant|[Vv]ersion|p\.|pp\.)\s?|[A-Za-z#/-])$")
_DATED = re.compile(r"(?:19|20)\d\d$")
LEAST_DIGITS = 3
_LONG = re.compile(r"\d(?:[.,·]?\d){2,}")
EXCHANGED = "two digits exchanged"
FEWEST_WORDS = {EXCHANGED: 1, "one digit": 2}
"""Words that both sentences must share, by the slip: a digit more or less is oftener another number."""
WORDS_OF_WHOLE = 2
"""Words that the sentences of a whole number must share: '143 days' is oftener another than '14.3%'."""
LONG = 1000
"""From here on '1,864 nurses' beside '1,846 nurses' is no chance, whatever else is said of them."""
_GENERIC = frozenset(
    content_stems("patients women men children participants subjects people cases study studies our groups found total")
)
_UNIT = re.compile(r"\s?(%|[a-zA-Z]{2,}\b)")
MOST = 20
"""Places of the body that are looked at for one number."""


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    part: str
    value: Decimal


def check(case: Case) -> Iterator[Outcome]:
    if not (_has_body(case) and _retells(case)):
        return
    parts: dict[str, dict[Decimal, list[_Place]]] = {"abstract": {}, "discussion": {}, "body": {}}
    for place in _places(case):
        parts[place.part].setdefault(place.value, []).append(place)
    for part in ("abstract", "discussion"):
        for value, told in parts[part].items():
            yield from _judge(case, parts, part, value, told)


def _has_body(case: Case) -> bool:
    """Whether there is more than an abstract: without it nothing is told twice."""
    return bool(case.document.tables) or any(each.part not in ("abstract", "front") for each in case.view.sentences)


def _retells(case: Case) -> bool:
    """Whether an abstract or a discussion has any number of so many digits."""
    retelling = (each for each in case.view.sentences if each.part == "abstract" or _is_discussion(case, each))
    return any(_LONG.search(case.document.text, each.start, each.end) for each in retelling)


def _judge(
    case: Case, parts: dict[str, dict[Decimal, list[_Place]]], part: str, value: Decimal, told: list[_Place]
) -> Iterator[Outcome]:
    others = [held for name, held in parts.items() if name != part]
    if any(value in held for held in others):
        yield Outcome("agrees")
        return
    text, place = case.document.text, told[0]
    digits = text[place.start : place.end].replace(",", "").replace("·", ".")
    if len(told) > 1 or sum(map(str.isdigit, digits.lstrip("0."))) < LEAST_DIGITS or _is_cited(case, place):
        return
    for slip in single_slips(Decimal(digits)):
        if slip.what not in FEWEST_WORDS or len(str(slip.value)) != len(digits):
            continue
        found = parts["body"].get(slip.value, [])
        if slip.value in parts[part] or not found:
            continue
        wanted = str(slip.value)
        found = [other for other in found if text[other.start : other.end].replace(",", "").replace("·", ".") == wanted]
        alike = next((other for other in found[:MOST] if _speak_of_one(case, place, other, slip.what)), None)
        if alike is None or _is_rounded(value, parts["body"]):
            yield Outcome("not_applicable", reason="the number that is one slip away is of something else, perhaps")
            continue
        printed = text[alike.start : alike.end]
        how = "two digits exchanged" if slip.what == EXCHANGED else "one digit otherwise"
        message = f"{text[place.start : place.end]} stands in the {part} only, the results have {printed}: {how}."
        there = related(case.document, alike.start, alike.end, f"the same with {how}")
        yield fires(case, RULE, place.start, place.end, message, related=(there,))
        return


def _is_rounded(value: Decimal, body: dict[Decimal, list[_Place]]) -> bool:
    mine = bands(value).interval()
    return value % 1 != 0 and any(mine.meets(bands(other).interval()) for other in body)


def _is_cited(case: Case, place: _Place) -> bool:
    sentence = case.view.sentence_at(place.start)
    return sentence is None or bool(case.view.citations_in(sentence.start, sentence.end))


def _speak_of_one(case: Case, one: _Place, other: _Place, what: str) -> bool:
    """Whether both stand in sentences that share words, and another telling number or the unit of a decimal."""
    text, sentences = case.document.text, [case.view.sentence_at(place.start) for place in (one, other)]
    told = [text[sentence.start : sentence.end] for sentence in sentences if sentence is not None]
    if len(told) < 2:
        return False
    units = [_UNIT.match(text, place.end) for place in (one, other)]
    alike = bool(units[0] and units[1] and units[0][1].rstrip("s") == units[1][1].rstrip("s"))
    if alike and what == EXCHANGED and one.value >= LONG:
        return True
    stems = [{stem for stem in content_stems(words) if stem.isalpha()} - _GENERIC for words in told]
    shared = len(stems[0] & stems[1])
    if shared < FEWEST_WORDS[what]:
        return False
    telling = one.value % 1 or (what == EXCHANGED and shared >= WORDS_OF_WHOLE)
    if telling and alike:
        return True
    mine, yours = (_telling(words) for words in told)
    return bool(mine & yours)


def _telling(words: str) -> set[Decimal]:
    """The numbers of a sentence that do not stand in another by chance: of three digits at least, no years."""
    plain = [each for each in find_numerals(words) if _PLAIN.fullmatch(words, each.start, each.end)]
    return {
        each.value
        for each in plain
        if sum(map(str.isdigit, words[each.start : each.end].lstrip("0."))) >= LEAST_DIGITS
        and not _DATED.fullmatch(words, each.start, each.end)
    }


def _places(case: Case) -> list[_Place]:
    """Every plain number of the document with the part that it stands in."""
    document, text = case.document, case.document.text
    out = sorted((entry.start, entry.end) for entry in document.references)
    found: list[_Place] = []
    for numeral in find_numerals(text):
        printed = text[numeral.start : numeral.end]
        if not _PLAIN.fullmatch(printed) or _DATED.fullmatch(printed) or _lies_in(out, numeral.start):
            continue
        if _NO_COUNT.search(text[max(numeral.start - 8, 0) : numeral.start]):
            continue
        if part := _part(case, numeral.start):
            found.append(_Place(numeral.start, numeral.end, part, abs(numeral.value)))
    return found


def _lies_in(spans: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether one of the spans, in order and apart from one another, holds the position."""
    place = bisect_right(spans, (position, len(spans) and spans[-1][1])) - 1
    return place >= 0 and spans[place][0] <= position < spans[place][1]


def _part(case: Case, position: int) -> str:
    """The part of the document that a number stands in; tables are of the body, front and back matter of none."""
    sentence = case.view.sentence_at(position)
    if sentence is None:
        return "body"
    if sentence.part == "abstract":
        return "abstract"
    if sentence.part in ("front", "back"):
        return ""
    return "discussion" if _is_discussion(case, sentence) else "body"


def _is_discussion(case: Case, sentence: Sentence) -> bool:
    return sentence.section == "conclusions" or is_discussed(case.view, sentence.start)


RULE = Rule(code="TXT209", name="digits-exchanged", severity="warning", status="preview", check=check)
