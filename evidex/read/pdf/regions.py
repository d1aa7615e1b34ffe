"""Where on a page do tables stand? Captions announce them, rules and running text bound them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from evidex.read.pdf.banded import around_bands
from evidex.read.pdf.captions import Body, caption_kind, is_prose, table_captions
from evidex.read.pdf.columns import rows_of_several
from evidex.read.pdf.drawings import Area, Drawings, Rule, merge_rules
from evidex.read.pdf.lattice import Lattice
from evidex.read.pdf.lines import Line

__all__ = [
    "TableRegion",
    "body_at",
    "find_tables",
    "inner_rules",
    "notes_below",
]


@dataclass(slots=True)
class TableRegion:
    """A table on a page: its caption's lines, the lines of its body, of its notes, and the rules inside."""

    area: Area
    caption: list[Line]
    body: list[Line]
    notes: list[Line] = field(default_factory=list)
    lying: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    lattice: Lattice | None = None
    """Its cells, where all are ruled."""
    continues: bool = False
    """Its box says that the table goes on elsewhere."""
    gutters: Sequence[tuple[float, float]] = ()
    """The white between its columns, once it is known."""
    shades: Sequence[Area] = ()
    """What stands behind its cells."""
    resumes: TableRegion | None = None
    """The table whose header it begins with, again, and whose rest it is."""
    announced: list[Line] = field(default_factory=list)
    """Its caption where that stands in another column or on another page."""


def body_at(caption: list[Line], lines: Sequence[Line], drawings: Drawings, body: Body) -> TableRegion | None:
    """The body between rules, or in rows, that a caption would have that stood at its place."""
    rules = _long_rules(drawings)
    return _by_rules(caption, lines, rules, body, set()) or _by_rows(caption, lines, body, set())


def _long_rules(drawings: Drawings) -> list[Rule]:
    """The drawn rules, and the edges of shades, that are long enough to bound a table."""
    edges = [Rule(at, shade.x0, shade.x1) for shade in drawings.shades for at in (shade.top, shade.bottom)]
    return [rule for rule in merge_rules([*drawings.lying, *edges]) if rule.length >= 40]


def find_tables(
    lines: Sequence[Line], drawings: Drawings, body: Body, lattices: Sequence[Lattice] = ()
) -> list[TableRegion]:
    """The tables of a page: the ruled ones, then those that a caption announces."""
    rules = _long_rules(drawings)
    fine = merge_rules(drawings.lying, gap=1.0)
    regions: list[TableRegion] = []
    taken: set[int] = set()
    captions = table_captions(lines)
    lines = [line for line in lines if not _CONTINUED.match(line.text)]
    for lattice in lattices:
        region = _by_lattice(lattice, captions, lines, body)
        if region is not None:
            region.notes = notes_below(region, lines, body, taken, drawings.shades) if region.caption else []
            taken |= {id(line) for line in (*region.caption, *region.body, *region.notes)}
            regions.append(region)
    for caption in captions:
        caption = [line for line in caption if id(line) not in taken]
        if not caption:
            continue
        region = (
            _beside(caption, lines, rules, body, taken)
            or _by_rules(caption, lines, rules, body, taken)
            or _by_rows(caption, lines, body, taken)
        )
        if region is None:
            continue
        _grow_banded(region, lines, drawings.shades, body, taken)
        region.notes = notes_below(region, lines, body, taken, drawings.shades)
        inner_rules(region, drawings)
        taken |= {id(line) for line in (*region.caption, *region.body, *region.notes)}
        regions.append(region)
    return regions + list(_boxes_that_continue(lines, drawings.shades, fine, taken))


def _grow_banded(
    region: TableRegion, lines: Sequence[Line], shades: Sequence[Area], body: Body, taken: set[int]
) -> None:
    """Take in what stands around the bands of a table whose every second row is shaded."""
    own = taken | {id(line) for line in (*region.caption, *region.body)}
    free = [line for line in lines if id(line) not in own]
    above, below = around_bands(region.area, region.caption, free, shades, body)
    region.body = [*above, *region.body, *below]
    for line in (*above, *below):
        area = region.area
        region.area = Area(area.x0, min(area.top, line.top - 2), area.x1, max(area.bottom, line.bottom))


def inner_rules(region: TableRegion, drawings: Drawings) -> None:
    """Give the region the rules and shades that stand in it."""
    area = region.area
    region.shades = [shade for shade in drawings.shades if shade.near(area, 0.0) and shade.height < 0.5 * area.height]
    region.lying = [
        r
        for r in merge_rules(drawings.lying, gap=1.0)
        if area.top - 3 <= r.at <= area.bottom + 3 and r.start < area.x1 and r.stop > area.x0
    ]
    region.upright = [
        r
        for r in drawings.upright
        if area.x0 - 3 <= r.at <= area.x1 + 3 and r.start < area.bottom and r.stop > area.top
    ]


def _boxes_that_continue(
    lines: Sequence[Line], shades: Sequence[Area], rules: Sequence[Rule], taken: set[int]
) -> Iterator[TableRegion]:
    """Shaded boxes without a caption whose last line says that the table continues."""
    for line in lines:
        if not _CONTINUES.match(line.text) or id(line) in taken:
            continue
        boxes = [shade for shade in shades if shade.holds(line.middle, line.level) and shade.height > 4 * line.size]
        if not boxes:
            continue
        area = min(boxes, key=lambda shade: shade.width * shade.height)
        inside = [one for one in lines if area.holds(one.middle, one.level) and one is not line]
        if rows_of_several(inside) >= 3 and not any(id(one) in taken for one in inside):
            within = [r for r in rules if area.top < r.at < area.bottom and r.start < area.x1 and r.stop > area.x0]
            yield TableRegion(area, [], inside, [line], within, continues=True)


_CONTINUES = re.compile(r"\(?table\s\w{1,4}\scontinues\b", re.IGNORECASE)
_CONTINUED = re.compile(r"\(continued (?:from|on) [^()]{3,30}\)$", re.IGNORECASE)
_TALLEST_BAND = 200.0
"""Points up to which a shade behind a caption ends with the caption's notes."""
_SHADED_REACH = 4.0
"""Type sizes below a shaded grid in which its table goes on: a group's name may stand between."""
_CAPTION_REACH = 40.0
"""Points between a ruled table and its caption."""


def _by_lattice(lattice: Lattice, captions: list[list[Line]], lines: Sequence[Line], body: Body) -> TableRegion | None:
    """A ruled table with its caption above or below; None for a frame around something else."""
    area = lattice.area
    inside = [line for line in lines if area.holds(line.middle, line.level)]
    filled = sum(any(cell.holds(line.middle, line.level) for line in inside) for cell in lattice.cells)
    if len(inside) < 4 or filled < 0.3 * len(lattice.cells) or sum(is_prose(line, body) for line in inside) >= 3:
        return None
    if _goes_on_outside(lattice, inside, lines):
        return None
    near = [
        caption
        for caption in captions
        if caption[0].x0 < area.x1
        and caption[0].x1 > area.x0
        and (0 <= area.top - caption[-1].base < _CAPTION_REACH or 0 <= caption[0].base - area.bottom < _CAPTION_REACH)
    ]
    caption = min(near, key=lambda one: min(abs(area.top - one[-1].base), abs(one[0].base - area.bottom)), default=[])
    own = {id(line) for line in caption}
    return TableRegion(area, caption, [line for line in inside if id(line) not in own], lattice=lattice)


def _goes_on_outside(lattice: Lattice, inside: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether the grid is only part of a table: rows stand right above or below it, or between its cells."""
    area = lattice.area
    loose = sum(not any(cell.holds(line.middle, line.level) for cell in lattice.cells) for line in inside)
    if loose > 0.1 * len(inside):
        return True
    below = _SHADED_REACH if lattice.shaded else 1.8
    near = [
        line
        for line in lines
        if line.x0 < area.x1 and line.x1 > area.x0 and not area.holds(line.middle, line.level)
        if area.top - 1.8 * line.size < line.base < area.top + 2
        or area.bottom < line.base < area.bottom + below * line.size
    ]
    return rows_of_several(near) >= 1


def _by_rules(
    caption: list[Line], lines: Sequence[Line], rules: list[Rule], body: Body, taken: set[int]
) -> TableRegion | None:
    """The body between the rules that follow the caption (or stand above it, where captions stand below)."""
    top, bottom = min(line.top for line in caption), max(line.bottom for line in caption)
    left, right = min(line.x0 for line in caption), max(line.x1 for line in caption)
    beside = [rule for rule in rules if rule.start <= right and rule.stop >= left]
    below, above = (
        [rule for rule in beside if rule.at > bottom - 4],
        [rule for rule in beside if rule.at < top + 4][::-1],
    )
    found: list[tuple[bool, float, int, TableRegion]] = []
    for way, edge in ((below, bottom), (above, top)):
        chain = _chain(way, edge, lines, body, taken)
        region = _region(caption, chain, lines, taken) if chain else None
        if chain and way is below:
            region = _with_tail(region, caption, chain, lines, body, taken)
        if region is not None:
            found.append((_tableness(region.body) < 1.5, abs(way[0].at - edge), len(found), region))
    return min(found, key=lambda one: one[:3])[3] if found else None


def _beside(
    caption: list[Line], lines: Sequence[Line], rules: list[Rule], body: Body, taken: set[int]
) -> TableRegion | None:
    """The body right of a caption set in part of a column: its first rule is level with the caption's first line."""
    first, right = caption[0], max(line.x1 for line in caption)
    beside = [
        rule
        for rule in rules
        if right - 2 < rule.start < first.x0 + 0.9 * body.width and rule.at > first.top - first.size
    ]
    if not beside or beside[0].at > first.bottom or beside[0].stop < first.x0 + 1.2 * body.width:
        return None
    chain = _chain(beside, beside[0].at, lines, body, taken)
    return _region(_stack(caption, beside[0].start, lines), chain, lines, taken) if chain else None


def _stack(caption: list[Line], right: float, lines: Sequence[Line]) -> list[Line]:
    """The caption with all its lines, which end left of its table."""
    stack = list(caption)
    for line in lines:
        last = stack[-1]
        below = 0.5 * last.size < line.base - last.base <= 1.6 * last.size and line.x1 < right
        if below and abs(line.x0 - last.x0) <= 3 and abs(line.size - last.size) <= 0.06 * last.size:
            stack.append(line)
    return stack


def _chain(rules: list[Rule], edge: float, lines: Sequence[Line], body: Body, taken: set[int]) -> list[Rule] | None:
    """Rules going away from the caption until running text stands between two of them."""
    if not rules or abs(rules[0].at - edge) > 45:
        return None
    first = max(
        (rule for rule in rules if abs(rule.at - rules[0].at) < 30), key=lambda rule: rule.length, default=rules[0]
    )
    chain = [rules[0]]
    for rule in rules[1:]:
        beyond = max(first.start - rule.start, rule.stop - first.stop)
        if rule.start > first.stop or rule.stop < first.start or beyond > 0.15 * first.length:
            continue
        low, high = sorted((chain[-1].at, rule.at))
        between = [line for line in lines if low < line.level < high and line.x0 < first.stop and line.x1 > first.start]
        prose = sum(is_prose(line, body) for line in between)
        if any(id(line) in taken for line in between) or prose >= 2 or (prose and prose == len(between)):
            break
        if any(caption_kind(line.text) and len(line.text) > 7 for line in between) and abs(rule.at - chain[-1].at) > 20:
            break
        chain.append(rule)
    wide = [rule for rule in chain if rule.length >= 0.5 * first.length]
    return chain if len(wide) >= 2 and abs(chain[-1].at - chain[0].at) > 12 else None


def _region(caption: list[Line], chain: list[Rule], lines: Sequence[Line], taken: set[int]) -> TableRegion | None:
    area = Area(
        min(rule.start for rule in chain),
        min(rule.at for rule in chain),
        max(rule.stop for rule in chain),
        max(rule.at for rule in chain),
    )
    own = {id(line) for line in caption}
    inside = [
        line for line in lines if area.holds(line.middle, line.level) and id(line) not in own and id(line) not in taken
    ]
    return TableRegion(area, caption, inside) if len(inside) >= 4 else None


def _with_tail(
    region: TableRegion | None,
    caption: list[Line],
    chain: list[Rule],
    lines: Sequence[Line],
    body: Body,
    taken: set[int],
) -> TableRegion | None:
    """The region and the rows below its last rule, where the table goes on without one (to the page's end, say)."""
    area = Area(min(r.start for r in chain), chain[0].at, max(r.stop for r in chain), chain[-1].at)
    own = {id(line) for line in caption} | taken
    tail = _rows_below(area.bottom, area.x0, area.x1, [line for line in lines if id(line) not in own], body)
    headed = region is None or _levels(region.body) <= 6
    if not headed or rows_of_several(tail) < 3 or rows_of_several(tail) < 0.3 * _levels(tail):
        return region
    inside = [*(line for line in lines if area.holds(line.middle, line.level) and id(line) not in own), *tail]
    grown = Area(area.x0, area.top, area.x1, max(line.bottom for line in tail))
    return TableRegion(grown, caption, inside)


def _by_rows(caption: list[Line], lines: Sequence[Line], body: Body, taken: set[int]) -> TableRegion | None:
    """Without rules: what stands in rows below the caption (or above it) until a full line of running text."""
    left, right = min(line.x0 for line in caption), max(line.x1 for line in caption)
    own = {id(line) for line in caption} | taken
    free = [line for line in lines if id(line) not in own]
    below = _rows_below(max(line.base for line in caption), left, right, free, body)
    above = _rows_above(min(line.base for line in caption), left, right, free, body)
    inside = max((below, above), key=_tableness)
    if rows_of_several(inside) < 3 or rows_of_several(inside) < 0.25 * _levels(inside):
        return None
    area = Area(
        min(line.x0 for line in inside),
        min(line.top for line in inside),
        max(line.x1 for line in inside),
        max(line.bottom for line in inside),
    )
    return TableRegion(area, caption, inside)


def _tableness(lines: Sequence[Line]) -> float:
    """How much of a table the lines look like: rows of several pieces, each of which counts as much as its share."""
    return rows_of_several(lines) ** 2 / max(_levels(lines), 1)


def _rows_above(edge: float, left: float, right: float, lines: Sequence[Line], body: Body) -> list[Line]:
    """The lines above `edge`, as `_rows_below` finds those below."""
    inside: list[Line] = []
    last = edge
    for line in sorted(lines, key=lambda line: -line.base):
        if line.base >= edge or line.x1 < left - 5 or (line.x0 > right + 5 and not inside):
            continue
        if last - line.base > 3.2 * body.size or is_prose(line, body) or caption_kind(line.text):
            break
        inside.append(line)
        last = line.base
    return inside


def _rows_below(edge: float, left: float, right: float, lines: Sequence[Line], body: Body) -> list[Line]:
    """The lines below `edge` that no full line of running text, caption or wide gap parts from it."""
    inside: list[Line] = []
    last = edge
    for line in sorted(lines, key=lambda line: line.base):
        if line.base <= edge or line.x1 < left - 5 or (line.x0 > right + 5 and not inside):
            continue
        if line.base - last > 3.2 * body.size or is_prose(line, body) or caption_kind(line.text):
            break
        inside.append(line)
        last = line.base
    return inside


def _levels(lines: Sequence[Line]) -> int:
    return len({round(line.base / 2) for line in lines})


def notes_below(
    region: TableRegion,
    lines: Sequence[Line],
    body: Body,
    taken: Collection[int] = (),
    shades: Sequence[Area] = (),
) -> list[Line]:
    """Small print right below the table, or below its caption, where that stands below the table."""
    area = region.area
    own = {id(line) for line in (*region.caption, *region.body)}
    notes: list[Line] = []
    under = [line.bottom for line in region.caption if line.top > area.bottom - 2]
    edge = max([area.bottom, *under])
    band = _band(region, shades) if under else None
    for line in sorted(lines, key=lambda line: (line.base, line.x0)):
        if line.top < area.bottom - 2 or id(line) in own or id(line) in taken:
            continue
        if line.x0 > area.x1 or line.x1 < area.x0 or line.x0 < area.x0 - 12 or line.x1 > area.x1 + 12:
            continue
        shaded = band is not None and band.holds(line.middle, line.level) and not caption_kind(line.text)
        if not shaded and (line.top - edge > 1.4 * line.size or line.size > 0.95 * body.size):
            break
        if caption_kind(line.text):
            break
        notes.append(line)
        edge = max(edge, line.bottom)
    return notes


def _band(region: TableRegion, shades: Sequence[Area]) -> Area | None:
    """The shade behind the caption, where it is no taller than a caption and its notes are."""
    first = region.caption[0]
    behind = [shade for shade in shades if shade.holds(first.middle, first.level) and shade.height < _TALLEST_BAND]
    return min(behind, key=lambda shade: shade.height, default=None)
