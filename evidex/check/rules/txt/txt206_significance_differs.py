"""A factor called significant in the text that the table shows as not significant.

## What it does
Takes sentences that give one P-value for a list of factors ('… and depression were associated with relapse
(P < 0.001)' of a univariate or a multivariate analysis), and looks the factors up in the table of that analysis.

## Why it matters
A conclusion may rest on a factor that was never shown to matter.

## Tolerance
Only where sentence and table both say which analysis they are of, the factor's whole label stands in the sentence,
the sentence claims P < 0.05 or less and the table prints more than 0.05, in each of the models that it holds.

## Example
The abstract: univariate analyses, depression among them, `P < 0.001`; Table 4 (univariate): depression, P = 0.113.

## Known limits
A factor that the table labels in other words is not found.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.outcomes import fires, related
from evidex.check.report_parts import caption_of
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.wording import content_stems
from evidex.schema import Cell, Table
from evidex.text import Sentence

_JOINT_P = re.compile(r"\b[Pp]\s?(?:-?\s?values?)?\s?[<≤]\s?(0?[.·]\d+)")
_ANY_P = re.compile(r"\b[Pp]\s?(?:-?\s?values?)?\s?[<≤=>≥]\s?0?[.·]\d+")
_CLAIMS = re.compile(
    r"\b(?:associated|significant(?:ly)?|differ(?:ed|ent|ence)?|correlated|predict(?:ed|ors?))\b", re.IGNORECASE
)
_DENIES = re.compile(r"\b(?:not|no|neither|nor|without|except|non-?significant\w*)\b", re.IGNORECASE)
_P_HEADER = re.compile(r"^\W*p\W*(?:-?\s?values?)?\W*$", re.IGNORECASE)
_ONE = re.compile(r"\b(?:uni|bi)varia(?:te|ble)\b|\bunadjusted\b|\bcrude\b", re.IGNORECASE)
_MANY = re.compile(
    r"\bmulti(?:varia(?:te|ble)|factor\w*|ple)\b|\badjusted\b|\bindependent(?:ly)?\b|\blogistic\b|\bcox\b", re.I
)
SIGNIFICANT = 0.05


def _check(case: Case) -> Iterator[Outcome]:
    rows = [row for table in case.document.tables for row in _rows(case, table)]
    if not rows:
        yield Outcome("not_applicable", reason="no table has a column of P-values")
        return
    text = case.document.text
    for sentence in case.view.sentences:
        quote = text[sentence.start : sentence.end]
        joint = _JOINT_P.search(quote)
        if joint is None or len(_ANY_P.findall(quote)) != 1 or not _CLAIMS.search(quote) or _DENIES.search(quote):
            continue
        if float(joint[1].replace("·", ".")) <= SIGNIFICANT and (model := _model(quote)):
            yield from _compare(case, sentence, model, joint[0], rows)


Row = tuple[str, str, float, str, Table, Cell]
"""Label, its stems in order, the printed P-value, the table's model ('one', 'many'), where it stands."""


def _compare(case: Case, sentence: Sentence, model: str, printed: str, rows: list[Row]) -> Iterator[Outcome]:
    told = " ".join(content_stems(case.document.text, sentence.start, sentence.end))
    meant = [row for row in rows if row[3] == model and row[1] and f" {row[1]} " in f" {told} "]
    shown = {row[1] for row in meant if row[2] <= SIGNIFICANT}
    for label, wanted, _, _, table, cell in meant:
        if len(cell.row_headers) > 1:
            continue  # Of one of several models, or of a group: it may clear a factor, not accuse it.
        if wanted in shown:
            yield Outcome("agrees")
            continue
        message = (
            f"The sentence gives {printed} for '{label}' among others, "
            f"{table.label or 'the table'} gives P = {case.document.text[cell.start : cell.end].strip()}."
        )
        there = related(case.document, cell.start, cell.end, f"'{label}' in {table.label or 'the table'}")
        yield fires(case, RULE, sentence.start, sentence.end, message, related=(there,))


def _rows(case: Case, table: Table) -> Iterator[Row]:
    """Rows with a P-value of their own, in tables that say which analysis they hold."""
    model = _model(caption_of(case.view, table))
    for cell in table.cells if model else ():
        if cell.header or not cell.row_headers or not cell.col_headers or not _P_HEADER.match(cell.col_headers[-1]):
            continue
        printed = re.fullmatch(r"\s*(0?[.·]\d+)\s*", case.document.text[cell.start : cell.end])
        if printed:
            label = cell.row_headers[-1]
            yield label, " ".join(content_stems(label)), float(printed[1].replace("·", ".")), model, table, cell


def _model(words: str) -> str:
    one, many = bool(_ONE.search(words)), bool(_MANY.search(words))
    return "one" if one and not many else "many" if many and not one else ""


RULE = Rule(code="TXT206", name="significance-differs", severity="warning", status="preview", check=_check)
