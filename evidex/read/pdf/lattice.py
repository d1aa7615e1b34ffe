"""Tables whose every cell is ruled: pdfplumber finds the cells between the rules, the words are put into them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from evidex.read._phrase import words_of
from evidex.read._rows import is_number
from evidex.read.grid import DraftCell
from evidex.read.pdf import limits
from evidex.read.pdf.drawings import Area, Drawings, Rule, merge_rules
from evidex.read.pdf.lines import Line, Word
from evidex.read.pdf.spelling import join_cell, spell

__all__ = ["Lattice", "looks_ruled", "ruled_tables"]

_NEAR = 3.0
_NARROWEST = 10.0
"""Points: a stub or last column without an outer rule is wider."""
_ROW_ABOVE = 1.4
"""Heights of a row that the rule of one more row stands off a grid."""
_TALLEST_SHADE = 150.0
"""A taller shade lies behind a whole table or box, not behind a cell."""


def looks_ruled(drawings: Drawings) -> bool:
    """Whether the page has rules (or edges of shades) both ways, enough for a grid of two columns and three rows."""
    inner = {round(rule.at / 4) for rule in drawings.upright if 6 < rule.length < 400}
    inner |= {round(edge / 4) for shade in drawings.shades for edge in (shade.x0, shade.x1)}
    lying = {round(rule.at / 4) for rule in drawings.lying if rule.length > 20}
    lying |= {round(edge / 4) for shade in drawings.shades for edge in (shade.top, shade.bottom)}
    return len(inner) >= 3 and len(lying) >= 3


class Lattice:
    """The cells of one ruled table, points from the top left corner of its page."""

    def __init__(self, cells: Sequence[Area], *, shaded: bool = False) -> None:
        cells = [cell for cell in cells if not any(_encloses(cell, other) for other in cells)] or list(cells)
        self.cells = cells
        self.area = Area(
            min(cell.x0 for cell in cells),
            min(cell.top for cell in cells),
            max(cell.x1 for cell in cells),
            max(cell.bottom for cell in cells),
        )
        self.shaded = shaded
        """Its cells are shades, which may stand behind some rows only: the head, each second row."""
        self.columns = _edges([edge for cell in cells for edge in (cell.x0, cell.x1)])
        self.levels = _edges([edge for cell in cells for edge in (cell.top, cell.bottom)])

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.levels) - 1, len(self.columns) - 1

    def draft(self, lines: Sequence[Line]) -> list[list[DraftCell]]:
        """The cells with the words of `lines` in them, row by row."""
        cells = self._cut(lines)
        words: dict[int, list[tuple[Line, Word]]] = {}
        for line in lines:
            for word in line.words:
                place = _cell_at(cells, (word.x0 + word.x1) / 2, line.level)
                if place is not None:
                    words.setdefault(place, []).append((line, word))
        rows: list[list[DraftCell]] = []
        for level in range(len(self.levels) - 1):
            row: list[DraftCell] = []
            for place, cell in sorted(enumerate(cells), key=lambda pair: pair[1].x0):
                top, left = _nearest(self.levels, cell.top), _nearest(self.columns, cell.x0)
                if top == level:
                    across = max(_nearest(self.columns, cell.x1) - left, 1)
                    down = max(_nearest(self.levels, cell.bottom) - top, 1)
                    row.append(_drafted(words.get(place, []), down, across))
            rows.append(_without_bold_figures(row))
        return rows

    def _cut(self, lines: Sequence[Line]) -> list[Area]:
        """Cells over several columns cut where their words leave the columns' edges white."""
        cut: list[Area] = []
        for cell in self.cells:
            inner = [edge for edge in self.columns if cell.x0 + _NEAR < edge < cell.x1 - _NEAR]
            words = [
                (word.x0, word.x1, line.size)
                for line in (lines if inner else ())
                if cell.holds(line.middle, line.level) or (cell.top <= line.level <= cell.bottom)
                for word in line.words
                if cell.x0 <= (word.x0 + word.x1) / 2 <= cell.x1
            ]
            alone = _column_of(words, [cell.x0, *inner, cell.x1])
            edges = [cell.x0, *(edge for edge in inner if edge in alone or _white_at(edge, words)), cell.x1]
            cut += [Area(a, cell.top, b, cell.bottom) for a, b in pairwise(edges)]
        return cut


def _encloses(frame: Area, cell: Area) -> bool:
    """Whether the frame is no cell itself but stands around one."""
    inside = frame.holds((cell.x0 + cell.x1) / 2, (cell.top + cell.bottom) / 2)
    return inside and frame.width * frame.height > 1.5 * cell.width * cell.height


def _column_of(words: Sequence[tuple[float, float, float]], edges: Sequence[float]) -> tuple[float, ...]:
    """The edges of the one inner column that holds all words; nothing where they begin in the first column."""
    for left, right in list(pairwise(edges))[1:]:
        if words and all(left - 1 <= x0 and x1 <= right + 1 for x0, x1, _ in words):
            return left, right
    return ()


def _white_at(edge: float, words: Sequence[tuple[float, float, float]]) -> bool:
    """Whether words stand on both sides of the edge with more than a space between."""
    left = max((x1 for _, x1, _ in words if x1 <= edge + 1), default=None)
    right = min((x0 for x0, _, _ in words if x0 >= edge - 1), default=None)
    if left is None or right is None or any(x0 < edge - 1 and x1 > edge + 1 for x0, x1, _ in words):
        return False
    return right - left > 0.55 * words[0][2]


def _cell_at(cells: Sequence[Area], x: float, y: float) -> int | None:
    return next((place for place, cell in enumerate(cells) if cell.holds(x, y)), None)


def _drafted(words: Sequence[tuple[Line, Word]], down: int, across: int) -> DraftCell:
    lines: dict[int, tuple[Line, list[Word]]] = {}
    for line, word in words:
        lines.setdefault(id(line), (line, []))[1].append(word)
    ordered = sorted((line.part(own) for line, own in lines.values()), key=lambda line: (round(line.base), line.x0))
    bold = bool(ordered) and all(glyph.face.bold for line in ordered for word in line.words for glyph in word.glyphs)
    text = join_cell([spell(line) for line in ordered])
    return DraftCell(text, row_span=down, col_span=across, header=bold, indent=0.0)


def _without_bold_figures(row: Sequence[DraftCell]) -> list[DraftCell]:
    """Figures set bold beside others that are not stand out (P < 0.05): they are no headers."""
    if all(cell.header or not words_of(cell.text) for cell in row):
        return list(row)
    return [replace(cell, header=cell.header and not is_number(words_of(cell.text))) for cell in row]


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    place = bisect_left(edges, value)
    if place and (place == len(edges) or value - edges[place - 1] <= edges[place] - value):
        return place - 1
    return place


def ruled_tables(drawings: Drawings) -> list[Lattice]:
    """The ruled tables of a page: pdfplumber's cells, from the rules that pdfium found, else from shaded boxes."""
    if not looks_ruled(drawings):
        return []
    strict = _lattices(drawings.lying, drawings.upright)
    if sides := [side for lattice in strict for side in _open_sides(lattice, drawings)]:
        strict = _lattices(drawings.lying, [*drawings.upright, *sides])
    if strict or len(drawings.shades) < 4:
        return strict
    cells = [shade for shade in drawings.shades if shade.height < _TALLEST_SHADE]
    lying = [Rule(at, shade.x0, shade.x1) for shade in cells for at in (shade.top, shade.bottom)]
    upright = [Rule(at, shade.top, shade.bottom) for shade in cells for at in (shade.x0, shade.x1)]
    return _lattices([*drawings.lying, *lying], [*drawings.upright, *upright], shaded=True)


def _open_sides(lattice: Lattice, drawings: Drawings) -> Iterator[Rule]:
    """The upright rules that a grid lacks at its left and right, where all its lying rules run on to one place."""
    area = lattice.area
    reach = _ROW_ABOVE * area.height / lattice.size[0]
    near = [
        rule
        for rule in merge_rules(drawings.lying, gap=_NEAR)
        if area.top - reach <= rule.at <= area.bottom + reach and rule.start < area.x1 and rule.stop > area.x0
    ]
    most = 0.8 * len(lattice.levels)
    for side, ends in ((area.x0, [rule.start for rule in near]), (area.x1, [rule.stop for rule in near])):
        end = min(ends, default=side) if side == area.x0 else max(ends, default=side)
        same = [rule.at for rule, at in zip(near, ends, strict=True) if abs(at - end) <= _NEAR]
        if abs(end - side) > _NARROWEST and len(same) >= most:
            yield Rule(end, min(same), max(same))


def _lattices(lying: Sequence[Rule], upright: Sequence[Rule], *, shaded: bool = False) -> list[Lattice]:
    from pdfplumber import table as plumber

    edges = [
        *(_edge("h", rule.start, rule.at, rule.stop, rule.at) for rule in lying[: limits.RULES_A_PAGE]),
        *(_edge("v", rule.at, rule.start, rule.at, rule.stop) for rule in upright[: limits.RULES_A_PAGE]),
    ]
    merged = plumber.merge_edges(edges, _NEAR, _NEAR, _NEAR, _NEAR)
    cells = plumber.intersections_to_cells(plumber.edges_to_intersections(merged, _NEAR, _NEAR))
    tables = [table for table in plumber.cells_to_tables(cells) if len(table) >= 6]
    lattices = [Lattice([Area(*cell) for cell in table], shaded=shaded) for table in tables]
    return [lattice for lattice in lattices if lattice.size[0] >= 2 and lattice.size[1] >= 2]


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, object]:
    """A rule as pdfplumber's table finder has it."""
    return {
        "object_type": "line",
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }
