"""A sentence that the body prints twice, word for word.

## What it does
Compares the sentences of the body's paragraphs with one another, without their citation marks, and reports the second
of two that are the same.

## Why it matters
Such a sentence was moved or pasted and not taken out at its old place.

## Tolerance
Capitals, spaces and the last full stop do not count. Sentences of fewer than eight words (thirteen in two sections,
in methods, or where they begin with 'This'), quotations, brackets, lead-ins of lists, captions and what forms say
again and again are left alone.

## Example
`Stockings prevent some clots at the price of sore skin.` opens the discussion and closes it.

## Known limits
The abstract may say what the body says. A sentence with one word changed is another one (TOP202 and TXT201 look for
those in articles that are no reports).

## References
None.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from evidex.check.outcomes import fires, related
from evidex.check.socket import Case, Outcome, Rule
from evidex.text import Sentence

FEWEST_WORDS = 8
FEWEST_APART = 13
"""Words of two that stand in different sections, in the methods, or that point ('This test …'): what is short is said
of two things in one way."""
_POINTS = re.compile(r"\W*(?:this|these|that|those|it|they|he|she)\b", re.IGNORECASE)
MOST_TIMES = 2
"""What stands more often is a form: 'The authors declare …' under each contribution, a line of each case."""
_WORD = re.compile(r"\w+")
_FORM = re.compile(
    r"\b(?:low|high|unclear) risk\b|\bcompeting interests?\b|\bcopyright\b|\blicen[sc]e\b|\bhttps?:|\bwww\."
    r"|\bcookies?\b|\bclick\b|\bsign(?:ed)? up\b|\bdata (?:are|were) (?:presented|shown|expressed)\b"
    r"|\bvalues are\b|\bp.values?\b",
    re.IGNORECASE,
)
"""What forms, sites and legends say again and again."""
_ASIDE = re.compile(r"""\W*["“„‘«]|\(|.*:$""", re.DOTALL)
"""A quotation, a bracket, the lead-in of a list."""


def _check(case: Case) -> Iterator[Outcome]:
    places = _places(case)
    again = Counter(sentence.block for told in places.values() if len(told) > 1 for sentence in told)
    pairs = sum(len(told) == MOST_TIMES for told in places.values())
    held_twice = pairs > MOST_TIMES and pairs * 2 > len(places)  # also of paragraphs that have one sentence each
    for told in places.values():
        if len(told) != MOST_TIMES:
            yield Outcome("agrees")
            continue
        first, second = told
        if len(_WORD.findall(_words(case, first))) < FEWEST_APART and not _are_of_one(case, first, second):
            yield Outcome("not_applicable", reason="short, and of two things perhaps")
            continue
        if held_twice or max(again[first.block], again[second.block]) > MOST_TIMES:
            yield Outcome("not_applicable", reason="much stands twice: the source holds its text twice")
            continue
        there = related(case.document, first.start, first.end, "the first time")
        yield fires(case, RULE, second.start, second.end, _message(case, first), related=(there,))


def _places(case: Case) -> dict[str, list[Sentence]]:
    """Where each sentence stands that is looked at, by its words."""
    places: dict[str, list[Sentence]] = {}
    for sentence in case.view.sentences:
        if _in_prose(case, sentence):
            words = _words(case, sentence)
            if len(_WORD.findall(words)) >= FEWEST_WORDS and not _FORM.search(words) and not _ASIDE.match(words):
                places.setdefault(words, []).append(sentence)
    return places


def _are_of_one(case: Case, first: Sentence, second: Sentence) -> bool:
    """Whether both stand under one heading, where no measure is described after the other, and point to nothing."""
    one, other = (case.view.section_at(sentence.start) for sentence in (first, second))
    return one == other and first.section != "methods" and not _POINTS.match(case.document.text, first.start)


def _message(case: Case, first: Sentence) -> str:
    opening = " ".join(case.document.text[first.start : first.end].split()[:6])
    return f"This sentence stands in the text twice, word for word: '{opening} …'."


def _in_prose(case: Case, sentence: Sentence) -> bool:
    if sentence.part != "body" or sentence.section in ("title", "figure", "table"):
        return False
    return sentence.block >= 0 and case.document.blocks[sentence.block].kind == "paragraph"


def _words(case: Case, sentence: Sentence) -> str:
    """The sentence without citation marks, capitals and what closes it."""
    text, at, pieces = case.document.text, sentence.start, []
    for mark in case.view.citations_in(sentence.start, sentence.end):
        pieces.append(text[at : mark.start])
        at = max(at, mark.end)
    told = "".join([*pieces, text[at : sentence.end]])
    return " ".join(told.lower().split()).rstrip(" .[]()")


RULE = Rule(code="TXT214", name="sentence-repeated", severity="note", status="preview", check=_check)
