"""A total of the abstract that the body gives otherwise.

## What it does
Compares '(a total of) N patients were enrolled' (included, randomised …) of the abstract with the same words of the
body.

## Why it matters
The denominators of all results hang on it.

## Tolerance
None. Nothing is said where the abstract's number stands anywhere in the body, or the body's in the abstract: then
they are two steps of one flow.

## Example
`1,316 patients were treated` in the abstract, `1,361 patients were treated` in the body, which never says 1,316.

## Known limits
Numbers in words and totals told in other words are not compared, but for 'we included N patients' beside 'N patients
were included'.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.outcomes import fires, related
from evidex.check.report_parts import abstract_and_body, holds_number, outside_abstract, sentences_of
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.wording import stem
from evidex.schema import Span
from evidex.text.people import PERSONS

_N = r"(?P<n>\d{1,3}(?:,\d{3})+|\d{2,7})"
_NOUN = rf"(?P<noun>{PERSONS}|eyes)"
_VERB = (
    r"(?P<verb>enrolled|included|randomi[sz]ed|recruited|analy[sz]ed|registered|screened"
    r"|treated|studied|examined|assessed|evaluated|reviewed|identified|followed)"
)
_TOTALS = (
    re.compile(
        rf"\b(?:a\s)?total\sof\s{_N}\s(?:\w+\s){{0,2}}?{_NOUN}\s(?:were|was)\s(?:\w+ly\s)?{_VERB}\b", re.IGNORECASE
    ),
    re.compile(rf"(?<![/\d.,(])(?:\b){_N}\s{_NOUN}\s(?:were|was)\s(?:\w+ly\s)?{_VERB}\b", re.IGNORECASE),
    re.compile(
        rf"\bwe\s(?:\w+ly\s)?{_VERB}\s(?:\w+\s(?:\w+\s){{1,2}}?(?:with|of|involving)\s)?(?:a\stotal\sof\s)?{_N}\s{_NOUN}\b",
        re.IGNORECASE,
    ),
)


def _check(case: Case) -> Iterator[Outcome]:
    view = case.view
    if (reason := abstract_and_body(view)) is not None:
        yield Outcome("not_applicable", reason=reason)
        return
    body, text = _totals(case, "body"), outside_abstract(view)
    abstract = "\n".join(view.text[s.start : s.end] for s in sentences_of(view, "abstract"))
    for key, (number, place) in _totals(case, "abstract").items():
        if key not in body:
            yield Outcome("not_applicable", reason="the body does not tell the same total in the same words")
            continue
        other, where = body[key]
        if number == other or holds_number(text, number) or holds_number(abstract, other):
            yield Outcome("agrees")
            continue
        message = (
            f"The abstract says '{place.of(view.text)}', the body '{where.of(view.text)}'; "
            f"{number} stands nowhere in it."
        )
        there = related(case.document, where.start, where.end, "the body's total")
        yield fires(case, RULE, place.start, place.end, message, related=(there,))


def _totals(case: Case, part: str) -> dict[tuple[str, ...], tuple[str, Span]]:
    """Totals by what they are of (noun, verb), each where it is first told."""
    view = case.view
    found: dict[tuple[str, ...], tuple[str, Span]] = {}
    for sentence in sentences_of(view, part):
        for pattern in _TOTALS:
            for match in pattern.finditer(view.text, sentence.start, sentence.end):
                key = stem(match["noun"]), stem(match["verb"])
                found.setdefault(key, (match["n"].replace(",", ""), Span(match.start(), match.end())))
    return found


RULE = Rule(code="TXT204", name="total-differs", severity="warning", status="preview", check=_check)
