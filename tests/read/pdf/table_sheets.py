"""Tables painted on test sheets: ruled, half-ruled and bare."""

from __future__ import annotations

from collections.abc import Sequence

from tests.read.pdf.paper import Sheet

HEAD = ("Characteristic", "Cases (n = 84)", "Controls (n = 91)", "OR (95% CI)")
BODY = (
    ("Smoking", "41 (48.8)", "22 (24.2)", "2.99 (1.57-5.69)"),
    ("Hypertension", "30 (35.7)", "28 (30.8)", "1.25 (0.67-2.35)"),
    ("Diabetes", "12 (14.3)", "9 (9.9)", "1.52 (0.60-3.81)"),
    ("Previous surgery", "19 (22.6)", "11 (12.1)", "2.13 (0.94-4.80)"),
)
EDGES = (60, 190, 290, 400, 520)
PROSE = "Running text stands above and below the table, as it does in every paper that anybody has ever seen printed."
MORE = [tuple(f"More {words}" for words in row) for row in BODY]


def put_rows(
    sheet: Sheet,
    y: float,
    table: Sequence[Sequence[str]],
    *,
    step: float = 14,
    size: float = 8,
    edges: Sequence[float] = EDGES,
) -> float:
    for row in table:
        for x, words in zip(edges, row, strict=False):
            if words:
                sheet.text(x + 3, y, words, size)
        y += step
    return y


def put_ruled_rows(
    sheet: Sheet, y: float, table: Sequence[Sequence[str]], *, size: float = 8, edges: Sequence[float] = EDGES
) -> None:
    for row in table:
        put_rows(sheet, y, [row], size=size, edges=edges)
        sheet.rule(60, y + 4, 520)
        y += 13


def booktabs(sheet: Sheet) -> None:
    sheet.rule(60, 150, 520)
    put_rows(sheet, 162, [HEAD])
    sheet.rule(60, 168, 520)
    put_rows(sheet, 180, BODY)
    sheet.rule(60, 230, 520)


def ruled(sheet: Sheet) -> None:
    for step in range(6):
        sheet.rule(60, 150 + 16 * step, 520)
    for x in EDGES:
        sheet.box(x, 150, x, 230)
    put_rows(sheet, 161, [HEAD, *BODY], step=16)


def unruled(sheet: Sheet) -> None:
    put_rows(sheet, 162, [HEAD, *BODY])


def half_ruled(sheet: Sheet, y: float, body: Sequence[Sequence[str]], left: float = 0.0) -> None:
    """A table with its header, closed by a rule, `left` of where tables stand."""
    sheet.rule(60 - left, y, 520 - left)
    for step, row in enumerate([HEAD, *body]):
        for x, words in zip(EDGES, row, strict=False):
            sheet.text(x + 3 - left, y + 12 + 14 * step, words, 8)
    sheet.rule(60 - left, y + 18, 520 - left)
