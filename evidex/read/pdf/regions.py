"""Where on a page do tables and figures stand? Captions say so, rules and drawings bound them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from evidex.read.pdf.drawings import Area, Drawings, Rule
from evidex.read.pdf.lattice import Lattice
from evidex.read.pdf.lines import Line

__all__ = ["FigureRegion", "TableRegion", "caption_kind", "find_figures", "find_tables", "merge_rules"]

_TABLE = re.compile(
    r"(?:supplementa(?:ry|l)\s|appendix\s|web\s|extended data\s|e)?table\s{1,2}"
    r"(?P<number>[SA-E]?\d{1,2}[A-Za-z]?|[IVX]{1,5})(?P<rest>$|[\s.:|)\]—–-].*|[A-Z(].*)",
    re.IGNORECASE | re.DOTALL,
)
_FIGURE = re.compile(
    r"(?:supplementa(?:ry|l)\s|appendix\s|web\s|extended data\s|e)?(?:figure|fig\.?|scheme|chart|plate|box)\s{0,2}"
    r"(?P<number>[SA-E]?\d{1,2}[A-Za-z]?|[IVX]{1,5})(?P<rest>$|[\s.:|)\]—–-].*|[A-Z(].*)",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE_GOES_ON = re.compile(
    r"\s*(?:[,;)\]]|(?:and|or|to|in|of|with|for|on|by|is|are|was|were|has|have|had|can|could|may|also|below|above|"
    r"shows?|showed|shown|presents?|presented|summari[sz]es?|summari[sz]ed|lists?|listed|gives?|provides?|provided|"
    r"displays?|displayed|depicts?|illustrates?|illustrated|describes?|described|reports?|reported|contains?|"
    r"details?|demonstrates?|compares?|outlines?|includes?|indicates?|reveals?|suggests?|represents?|highlights?)\b)"
)


def caption_kind(text: str) -> str:
    """`table` or `figure` where the text opens like a caption ('Table 2. …'), else nothing."""
    for kind, pattern in (("table", _TABLE), ("figure", _FIGURE)):
        match = pattern.match(text)
        if match and not _SENTENCE_GOES_ON.match(match["rest"]) and not re.match(r"\s+[a-z]|[,;]", match["rest"]):
            return kind
    return ""


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


@dataclass(slots=True)
class FigureRegion:
    """A drawing or picture with the text that stands in it."""

    area: Area
    lines: list[Line]


def merge_rules(rules: Sequence[Rule], *, gap: float = 6.0, drift: float = 1.5) -> list[Rule]:
    """Pieces of rules on one height become one, doubles become one; in order of height."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / drift), rule.start)):
        last = merged[-1] if merged else None
        if last is not None and abs(last.at - rule.at) <= drift and rule.start <= last.stop + gap:
            merged[-1] = Rule(last.at, min(last.start, rule.start), max(last.stop, rule.stop))
        else:
            merged.append(rule)
    return sorted(merged, key=lambda rule: rule.at)


@dataclass(frozen=True, slots=True)
class Body:
    """How the running text of the document is set."""

    size: float
    font: str
    width: float
    """Of a full line of its column, in points."""


def is_prose(line: Line, body: Body) -> bool:
    """A full line of running text."""
    return (
        abs(line.size - body.size) <= 0.04 * body.size
        and line.face.font == body.font
        and line.x1 - line.x0 >= 0.8 * body.width
        and len(line.words) >= 4
    )


def find_tables(
    lines: Sequence[Line], drawings: Drawings, body: Body, lattices: Sequence[Lattice] = ()
) -> list[TableRegion]:
    """The tables of a page: the ruled ones, then those that a caption announces."""
    edges = [Rule(at, shade.x0, shade.x1) for shade in drawings.shades for at in (shade.top, shade.bottom)]
    rules = [rule for rule in merge_rules([*drawings.lying, *edges]) if rule.length >= 40]
    fine = merge_rules(drawings.lying, gap=1.0)
    regions: list[TableRegion] = []
    taken: set[int] = set()
    captions = _captions(lines)
    for lattice in lattices:
        region = _by_lattice(lattice, captions, lines, body)
        if region is not None:
            region.notes = _notes(region, lines, body, taken) if region.caption else []
            taken |= {id(line) for line in (*region.caption, *region.body, *region.notes)}
            regions.append(region)
    for caption in captions:
        caption = [line for line in caption if id(line) not in taken]
        if not caption:
            continue
        region = _by_rules(caption, lines, rules, body, taken) or _by_rows(caption, lines, body, taken)
        if region is None:
            continue
        region.notes = _notes(region, lines, body, taken)
        area = region.area
        region.lying = [
            r for r in fine if area.top - 3 <= r.at <= area.bottom + 3 and r.start < area.x1 and r.stop > area.x0
        ]
        region.upright = [
            r
            for r in drawings.upright
            if area.x0 - 3 <= r.at <= area.x1 + 3 and r.start < area.bottom and r.stop > area.top
        ]
        taken |= {id(line) for line in (*region.caption, *region.body, *region.notes)}
        regions.append(region)
    return regions


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
    near = [
        line
        for line in lines
        if line.x0 < area.x1 and line.x1 > area.x0 and not area.holds(line.middle, line.level)
        if area.top - 1.8 * line.size < line.base < area.top + 2
        or area.bottom < line.base < area.bottom + 1.8 * line.size
    ]
    return _rows_of_several(near) >= 1


def _captions(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each table caption, from the one that says 'Table N'."""
    ordered = sorted(lines, key=lambda line: (line.base, line.x0))
    found: list[list[Line]] = []
    for line in ordered:
        if caption_kind(line.text) != "table" or _goes_on_above(line, ordered):
            continue
        caption = [line]
        for other in ordered:
            if other.base <= caption[-1].base + 0.3 * line.size:
                same = abs(other.base - line.base) <= 0.3 * line.size and other is not line
                if same and 0 <= other.x0 - caption[-1].x1 <= 6 * line.size:
                    caption.append(other)
                continue
            last = caption[-1]
            if other.base - last.base > 1.6 * max(last.size, other.size):
                break
            if _same_stack(line, last, other) and _alone(other, ordered):
                caption.append(other)
        found.append(caption)
    return found


def _goes_on_above(line: Line, lines: Sequence[Line]) -> bool:
    """Whether 'Table 2' stands at the head of a line inside a paragraph."""
    for other in lines:
        near = 0 < line.base - other.base <= 1.6 * line.size
        if near and other.face == line.face and abs(other.x0 - line.x0) < 14 and other.x1 - other.x0 > 120:
            return not other.text.rstrip().endswith((".", ":", "?", "!"))
    return False


def _same_stack(first: Line, last: Line, other: Line) -> bool:
    return (
        abs(other.size - last.size) <= 0.06 * last.size
        and other.x0 < first.x1
        and other.x1 > first.x0
        and abs(other.x0 - first.x0) < 30
    )


def _alone(line: Line, lines: Sequence[Line]) -> bool:
    """Whether no other piece stands near it on its line (a row of a table has several)."""
    return not any(
        other is not line
        and abs(other.base - line.base) <= 0.3 * line.size
        and -2 < other.x0 - line.x1 < 14 * line.size
        for other in lines
    )


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
    ways = [(below, bottom), (above, top)]
    if below and above and top - above[0].at < below[0].at - bottom - 5:
        ways.reverse()
    chain = next((found for way, edge in ways if (found := _chain(way, edge, lines, body, taken))), None)
    if chain is None:
        return None
    region = _region(caption, chain, lines, taken)
    if chain[-1].at > bottom:
        region = _with_tail(region, caption, chain, lines, body, taken)
    return region


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
    if not headed or _rows_of_several(tail) < 3 or _rows_of_several(tail) < 0.3 * _levels(tail):
        return region
    inside = [*(region.body if region else []), *tail]
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
    if _rows_of_several(inside) < 3 or _rows_of_several(inside) < 0.25 * _levels(inside):
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
    return _rows_of_several(lines) ** 2 / max(_levels(lines), 1)


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


def _rows_of_several(lines: Sequence[Line]) -> int:
    levels: dict[int, int] = {}
    for line in lines:
        levels[round(line.base / 2)] = levels.get(round(line.base / 2), 0) + 1
    return sum(count >= 2 for count in levels.values())


def _notes(region: TableRegion, lines: Sequence[Line], body: Body, taken: set[int]) -> list[Line]:
    """Small print right below the table."""
    area = region.area
    own = {id(line) for line in (*region.caption, *region.body)}
    notes: list[Line] = []
    edge = area.bottom
    for line in sorted(lines, key=lambda line: (line.base, line.x0)):
        if line.top < area.bottom - 2 or id(line) in own or id(line) in taken:
            continue
        if line.x0 > area.x1 or line.x1 < area.x0 or line.x0 < area.x0 - 12 or line.x1 > area.x1 + 12:
            continue
        if line.top - edge > 1.4 * line.size or line.size > 0.95 * body.size or caption_kind(line.text):
            break
        notes.append(line)
        edge = max(edge, line.bottom)
    return notes


def find_figures(lines: Sequence[Line], drawings: Drawings, body: Body, page: Area) -> list[FigureRegion]:
    """Clusters of drawings, with the text inside and around them that is not running text."""
    regions: list[FigureRegion] = []
    taken: set[int] = set()
    for area in _clusters(_seeds(drawings, page)):
        if area.width < 50 or area.height < 40:
            continue
        inside = [
            line for line in lines if area.grown(_LABEL_REACH).holds(line.middle, line.level) and id(line) not in taken
        ]
        if _is_text_box(inside, area, body):
            continue
        labels = [line for line in inside if not is_prose(line, body) and not caption_kind(line.text)]
        labels = [line for line in labels if area.holds(line.middle, line.level) or _unlike(line, body)]
        taken |= {id(line) for line in labels}
        regions.append(FigureRegion(area, labels))
    return regions


_LABEL_REACH = 18.0
"""Points around a drawing in which its axis labels stand."""


def _seeds(drawings: Drawings, page: Area) -> list[Area]:
    """Pictures, shapes and the rules among them; no page-wide background, no rule that runs along the whole page."""
    areas = [*drawings.pictures, *drawings.shapes]
    areas += [
        Area(rule.start, rule.at, rule.stop, rule.at) for rule in drawings.lying if rule.length < 0.6 * page.width
    ]
    areas += [
        Area(rule.at, rule.start, rule.at, rule.stop) for rule in drawings.upright if rule.length < 0.6 * page.height
    ]
    return [area for area in areas if area.width * area.height < 0.6 * page.width * page.height]


def _is_text_box(lines: list[Line], area: Area, body: Body) -> bool:
    """Whether the drawing is a frame or shade behind sentences."""
    if sum(is_prose(line, body) for line in lines) >= 2:
        return True
    wordy = sum(len(line.text) for line in lines if len(line.words) >= 7 and line.x1 - line.x0 > 0.45 * area.width)
    return wordy > 0.5 * sum(len(line.text) for line in lines) > 100


def _unlike(line: Line, body: Body) -> bool:
    return line.size < 0.93 * body.size or line.face.font != body.font


def _clusters(areas: list[Area], gap: float = 12.0) -> list[Area]:
    """Areas that touch, as one."""
    clusters: list[Area] = []
    for area in sorted(areas, key=lambda area: (area.top, area.x0))[:4000]:
        joined = area
        apart = []
        for cluster in clusters:
            if cluster.near(joined, gap):
                joined = joined.join(cluster)
            else:
                apart.append(cluster)
        clusters = [*apart, joined]
    return clusters
