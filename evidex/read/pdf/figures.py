"""Where on a page do figures stand, and which words are theirs? Clusters of drawings with the labels in and around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidex.read.pdf.captions import Body, caption_kind, is_prose
from evidex.read.pdf.drawings import Area, Drawings
from evidex.read.pdf.lines import Line

__all__ = ["ESTIMATE", "LEAST_ROWS", "FigureRegion", "find_figures"]


@dataclass(slots=True)
class FigureRegion:
    """A drawing or picture with the text that stands in it."""

    area: Area
    lines: list[Line]


def find_figures(lines: Sequence[Line], drawings: Drawings, body: Body, page: Area) -> list[FigureRegion]:
    """Clusters of drawings, with the text inside and around them that is not running text."""
    regions: list[FigureRegion] = []
    taken: set[int] = set()
    captions = [line for line in lines if caption_kind(line.text) == "figure"]
    for area in _clusters(_seeds(drawings, page), captions):
        if area.width < 50 or area.height < 40:
            continue
        inside = [
            line for line in lines if area.grown(_LABEL_REACH).holds(line.middle, line.level) and id(line) not in taken
        ]
        if _is_text_box(inside, area, body):
            continue
        labels = [line for line in inside if not is_prose(line, body) and not caption_kind(line.text)]
        labels = [line for line in labels if line.size < _LARGEST_LABEL * body.size]
        labels = [line for line in labels if area.holds(line.middle, line.level) or _unlike(line, body)]
        free = [line for line in lines if id(line) not in taken]
        labels += _alike(labels, free, area, body)
        labels += _beside(labels, _between(captions, free, area), area, body)
        taken |= {id(line) for line in labels}
        regions.append(FigureRegion(area, labels))
    return regions


ESTIMATE = re.compile(
    r"[-−–]?\d{1,4}[.·]\d{1,4}\s?[(\[]\s?[-−–]?\d{1,4}(?:[.·]\d{1,4})?\s?(?:,|;|-|−|–|to)\s?[-−–]?\d{1,4}[.·]\d{1,4}\s?[)\]]"
)
"""'1.52 (1.28, 1.80)'."""
LEAST_ROWS = 3
"""So many estimates make a forest plot."""
_NAMES_REACH = 200.0
"""Points left of a drawing in which a forest plot names its trials."""
_LABEL_REACH = 18.0
"""Points around a drawing in which its axis labels stand."""


_LARGEST_LABEL = 1.3
"""Words this many times as large as the running text are a title on a picture, not its labels."""
_AXIS_REACH = 48.0
"""Points around a drawing in which words set like its labels are labels, too (titles, axes, notes)."""


def _alike(labels: Sequence[Line], lines: Sequence[Line], area: Area, body: Body) -> list[Line]:
    """Lines near the figure in a font that only its labels have."""
    own = {id(line) for line in labels}
    fonts = {line.face.font for line in labels if line.face.font != body.font}
    around = area.grown(_AXIS_REACH)
    return [
        line
        for line in lines
        if id(line) not in own
        and line.face.font in fonts
        and around.holds(line.middle, line.level)
        and not caption_kind(line.text)
        and not (len(line.words) > 9 and line.x1 - line.x0 > 0.8 * body.width)
    ]


def _is_of(caption: Line, area: Area) -> bool:
    """Whether a caption stands in the column of a drawing, left of which its names may stand."""
    return caption.x1 > area.x0 - _NAMES_REACH and area.x0 - _NAMES_REACH < caption.x0 < area.x1


def _between(captions: Sequence[Line], lines: Sequence[Line], area: Area) -> list[Line]:
    """The lines that no caption parts from a drawing: beyond one stands another figure."""
    near = [line for line in captions if _is_of(line, area)]
    above = max((line.base for line in near if line.level < area.top), default=float("-inf"))
    below = min((line.base for line in near if line.level > area.bottom), default=float("inf"))
    return [line for line in lines if above < line.base < below]


def _beside(labels: Sequence[Line], lines: Sequence[Line], area: Area, body: Body) -> list[Line]:
    """The names and numbers that a forest plot prints to the left and right of what it draws."""
    own = {id(line) for line in labels}
    reach = 4 * body.size
    band = [
        line
        for line in lines
        if area.top - reach <= line.level <= area.bottom + reach and _unlike(line, body) and not caption_kind(line.text)
    ]
    if sum(ESTIMATE.search(line.text) is not None for line in band) < LEAST_ROWS:
        return []
    return [line for line in band if id(line) not in own and len(line.words) <= 12]


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


def _is_parted(one: Area, other: Area, captions: Sequence[Line]) -> bool:
    """Whether a caption stands between two areas: they are two figures, however close."""
    upper, lower = sorted((one, other), key=lambda area: area.top)
    return any(upper.bottom - 2 <= line.level <= lower.top + 2 and _is_of(line, lower) for line in captions)


def _clusters(areas: list[Area], captions: Sequence[Line], gap: float = 12.0) -> list[Area]:
    """Areas that touch, as one, unless a caption parts them."""
    clusters: list[Area] = []
    for area in sorted(areas, key=lambda area: (area.top, area.x0))[:4000]:
        joined = area
        apart = []
        for cluster in clusters:
            if cluster.near(joined, gap) and not _is_parted(cluster, joined, captions):
                joined = joined.join(cluster)
            else:
                apart.append(cluster)
        clusters = [*apart, joined]
    return clusters
