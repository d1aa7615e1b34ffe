"""What is drawn on a page besides its text: rules, pictures, shapes. Tables and figures are found by them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from evidex.read.pdf import limits
from evidex.read.pdf.frame import Frame

__all__ = ["Area", "Drawings", "Rule", "merge_rules", "read_drawings"]

_THIN = 2.5
"""A shape this many points thick or less is a rule."""
_SHORT = 8.0
"""A shorter line is a tick or a piece of a letter."""
_MOST_SEGMENTS = 400


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along the page: `at` is its height (its x where it is upright), from `start` to `stop`."""

    at: float
    start: float
    stop: float

    @property
    def length(self) -> float:
        return self.stop - self.start


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the page, points from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def grown(self, by: float) -> Area:
        """Larger by so many points on each side."""
        return Area(self.x0 - by, self.top - by, self.x1 + by, self.bottom + by)

    def near(self, other: Area, gap: float) -> bool:
        """Whether the two touch when both grow by half of `gap`."""
        across = self.x0 <= other.x1 + gap and other.x0 <= self.x1 + gap
        return across and self.top <= other.bottom + gap and other.top <= self.bottom + gap

    def join(self, other: Area) -> Area:
        return Area(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


@dataclass(slots=True)
class Drawings:
    """Rules lying and upright, pictures, shades and all other shapes of one page."""

    lying: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    pictures: list[Area] = field(default_factory=list)
    shapes: list[Area] = field(default_factory=list)
    shades: list[Area] = field(default_factory=list)
    """Filled boxes without an outline: bands behind rows and headings, bars of charts."""


def merge_rules(rules: Sequence[Rule], *, gap: float = 6.0, drift: float = 1.5) -> list[Rule]:
    """Pieces of rules on one height become one, doubles become one; in order of height."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / drift), rule.start)):
        last = merged[-1] if merged else None
        beside = last is not None and last.start - gap <= rule.stop and rule.start <= last.stop + gap
        if last is not None and beside and abs(last.at - rule.at) <= drift:
            merged[-1] = Rule(last.at, min(last.start, rule.start), max(last.stop, rule.stop))
        else:
            merged.append(rule)
    return sorted(merged, key=lambda rule: rule.at)


def read_drawings(page: Any, frame: Frame) -> Drawings:
    """The drawings of a pypdfium2 page."""
    import pypdfium2.raw as pdfium

    found = Drawings()
    for drawn in islice(page.get_objects(max_depth=3), limits.OBJECTS_A_PAGE):
        if drawn.type not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            continue
        area = _area(drawn, frame)
        if area is None:
            continue
        if drawn.type != pdfium.FPDF_PAGEOBJ_PATH:
            found.pictures.append(area)
        elif not _add_rule(found, area):
            lines = list(_straight(pdfium, drawn, frame))
            if lines and not _is_stroked(pdfium, drawn):
                found.shades.append(area)
            elif not lines or not all(_add_rule(found, line) for line in lines):
                found.shapes.append(area)
    return found


def _area(drawn: Any, frame: Frame) -> Area | None:
    left, bottom, right, top = drawn.get_bounds()
    container = drawn.container
    while container is not None:
        matrix = container.get_matrix()
        corners = [matrix.on_point(x, y) for x in (left, right) for y in (bottom, top)]
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        bottom, top = min(y for _, y in corners), max(y for _, y in corners)
        container = container.container
    (ax, ay), (bx, by) = frame.place(left, top), frame.place(right, bottom)
    area = Area(
        max(min(ax, bx), 0.0), max(min(ay, by), 0.0), min(max(ax, bx), frame.width), min(max(ay, by), frame.height)
    )
    return area if area.x0 <= area.x1 and area.top <= area.bottom else None


def _add_rule(found: Drawings, area: Area) -> bool:
    """Keep a thin shape as a rule (or as nothing, where it is too short); False where it is not thin."""
    if area.height <= _THIN and area.width >= area.height:
        if area.width >= _SHORT:
            found.lying.append(Rule((area.top + area.bottom) / 2, area.x0, area.x1))
        return True
    if area.width <= _THIN:
        if area.height >= _SHORT:
            found.upright.append(Rule((area.x0 + area.x1) / 2, area.top, area.bottom))
        return True
    return False


def _straight(pdfium: Any, drawn: Any, frame: Frame) -> Iterator[Area]:
    """The lines of a path that is made of several straight ones; nothing where it holds a curve."""
    raw = drawn.raw
    count = pdfium.FPDFPath_CountSegments(raw)
    if not 2 <= count <= _MOST_SEGMENTS or drawn.container is not None:
        return
    matrix, x, y = drawn.get_matrix(), ctypes.c_float(), ctypes.c_float()
    lines: list[Area] = []
    before: tuple[float, float] | None = None
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(raw, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = frame.place(*matrix.on_point(x.value, y.value))
        if kind == pdfium.FPDF_SEGMENT_LINETO and before is not None:
            (ax, ay), (bx, by) = before, point
            lines.append(Area(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
        before = point
    yield from lines


def _is_stroked(pdfium: Any, drawn: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(drawn.raw, fill, stroke)) and bool(stroke.value)
