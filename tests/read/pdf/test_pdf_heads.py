"""Header rows from pieces whose places are known, where a page would have to be set by a browser to show them."""

from __future__ import annotations

from evidex.read._phrase import words_of
from evidex.read.pdf.columns import make_rows, split_row
from evidex.read.pdf.drawings import Area
from evidex.read.pdf.glyphs import Face, Glyph
from evidex.read.pdf.heads import head_cells
from evidex.read.pdf.lines import Line, Word

FACE = Face("Serif", 8.0, False, False, 0, True)
GUTTERS = [(176.0, 222.0), (288.0, 336.0), (398.0, 414.0), (486.0, 500.0)]


def piece(words: str, x0: float, x1: float, base: float) -> Line:
    """A line of one word, as wide as it is told."""
    step = (x1 - x0) / len(words)
    glyphs = [
        Glyph(sign, x0 + n * step, x0 + (n + 1) * step, base - 6, base + 2, base, FACE, n, 0)
        for n, sign in enumerate(words)
    ]
    return Line(1, [Word(glyphs)], x0, x1, base - 6, base + 2, base, FACE, 0, len(words), text=words)


def test_headers_set_tight_are_several_though_one_was_painted_in_two_pieces() -> None:
    upper = [("Cause", 73, 127), ("Intervention-given", 193, 272), ("Placebo-", 306, 337), ("allocated", 339, 372)]
    lower = [("(10,269)", 219, 246), ("(10,267)", 325, 352), ("CI)", 434, 446)]
    lines = [piece(*one, 261) for one in (*upper, ("Ratio(95%", 397, 482), ("P-value", 496, 523))]
    rows = make_rows([*lines, *(piece(*one, 271) for one in lower)])
    for row in rows:
        split_row(row, GUTTERS)
    rows[0].cells = [(0, 3, rows[0].lines[:-1]), (4, 4, rows[0].lines[-1:])]
    heads = head_cells(rows, [], GUTTERS, Area(68, 250, 528, 400))
    assert [words_of(cell.text) for cell in heads[0]] == [
        "Cause",
        "Intervention-given (10,269)",
        "Placebo- allocated (10,267)",
        "Ratio(95% CI)",
        "P-value",
    ]
