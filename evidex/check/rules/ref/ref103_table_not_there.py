"""A table or figure that the text points to and the document does not hold.

## What it does
Looks up each 'Table 4' and 'Figure 2' of the running text among the labels of the document's own tables and captions.
Reports a number above all of them where a table (figure) of the document is nowhere pointed to: the number is wrong.

## Why it matters
The reader looks for data that are not there, and the table that holds them is never mentioned.

## Tolerance
None. Labels must count from 1 without a gap, else some were lost in reading and nothing is reported; nor where every
table is pointed to, since one more may stand in another file.

## Example
`(Table 4)` in a document whose tables are 1 and 2, of which 2 is nowhere mentioned.

## Known limits
Supplementary tables, and tables of another work ('Table 2 of Smith'), are left out by the words beside them.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule

_MENTION = re.compile(
    r"\b(?P<kind>Tables?|Figures?|Figs?\.?)\s(?P<list>\d{1,2}(?![\d.]*\d)(?:[a-zA-Z]\b)?(?:\s?(?:,|and|&|to|or|[-–])\s?\d{1,2}(?![\d.]*\d)(?:[a-zA-Z]\b)?)*)",
    re.I,
)
_LABEL = re.compile(r"^\W*(?P<kind>Table|Fig(?:ure)?)\.?\s(?P<n>\d{1,2})\b", re.I)
_ELSEWHERE = re.compile(
    r"\b(?:supplement\w*|appendix|appendices|additional|online|web|extended|supporting|annex|e-?)\W{0,3}$", re.I
)
_OF_ANOTHER = re.compile(
    r"[a-z]?\W{0,2}(?:(?:of|in|from)\s(?:the\s)?(?:ref|\[|supp\w*|appendi\w*|additional|online|[A-Z][a-z]+\s(?:et\b|\())|,?\s(?:supp\w+|appendi\w+|additional\sfile|online))",
    re.I,
)


def check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    held = _held(case)
    cited: dict[str, dict[int, tuple[int, int]]] = {"t": {}, "f": {}}
    for block in case.document.blocks:
        if block.kind not in ("paragraph", "list_item"):
            continue
        for match in _MENTION.finditer(text, block.start, block.end):
            before = text[max(match.start() - 25, 0) : match.start()]
            if _ELSEWHERE.search(before) or _OF_ANOTHER.match(text, match.end()):
                continue
            for number in _numbers(match["list"]):
                cited[match["kind"][0].lower()].setdefault(number, match.span())
    for kind, places in cited.items():
        yield from _of_kind(case, kind, held[kind], places)


def _of_kind(case: Case, kind: str, held: set[int], places: dict[int, tuple[int, int]]) -> Iterator[Outcome]:
    if not held or not places:
        return
    name = "table" if kind == "t" else "figure"
    beyond = [number for number in sorted(places) if number > max(held)]
    for _ in set(places) & held:
        yield Outcome("agrees")
    if held != set(range(1, max(held) + 1)):
        yield Outcome("not_applicable", reason=f"{name}s were lost in reading, perhaps")
        return
    unmentioned = sorted(held - set(places))
    for number in beyond:
        if not unmentioned:
            yield Outcome("not_applicable", reason=f"one more {name} may stand in another file")
            continue
        start, end = places[number]
        last = f"the last is {max(held)}" if max(held) > 1 else "there is one"
        message = f"There is no {name} {number} ({last}); {name} {unmentioned[0]} is nowhere mentioned."
        yield fires(case, RULE, start, end, message)


def _held(case: Case) -> dict[str, set[int]]:
    """The numbers of the document's own tables and figures."""
    held: dict[str, set[int]] = {"t": set(), "f": set()}
    labels = [table.label for table in case.document.tables]
    labels += [case.document.text[b.start : b.end] for b in case.document.blocks if b.kind == "caption"]
    for label in labels:
        if match := _LABEL.match(label):
            held[match["kind"][0].lower()].add(int(match["n"]))
    return held


def _numbers(listed: str) -> list[int]:
    """'1, 2 and 4' names three, '1–3' too."""
    found: list[int] = []
    for piece in re.split(r"\s?(?:,|\band\b|&|\bor\b)\s?", listed):
        ends = [int(digits) for digits in re.findall(r"\d+", piece)]
        if len(ends) == 2 and ends[0] < ends[1]:
            found.extend(range(ends[0], ends[1] + 1))
        else:
            found.extend(ends)
    return found


RULE = Rule(code="REF103", name="table-not-there", severity="warning", status="preview", check=check)
