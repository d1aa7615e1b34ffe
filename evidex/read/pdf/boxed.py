"""Which items of a page stand in a box, apart from the text around it? Shades, frames and heads of panels tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from evidex.read.pdf.blocks import Block
from evidex.read.pdf.captions import Body
from evidex.read.pdf.drawings import Area, Drawings, Rule, merge_rules

__all__ = ["is_panel_head", "put_into_boxes"]

_LARGEST = 0.5
"""Share of the page that a box fills at most."""
_LEAST = 90.0
"""Points that a box is wide at least."""
_CORNER = 3.0
"""Points by which the rules of a frame may miss one another."""
_HEAD_REACH = 3.0
"""Type sizes between the upper edge of a box and its head."""
_WIDEST_GAP = 2.2
"""Type sizes between two blocks of a panel that no line bounds."""

_NUMBERED = r"(?:panel|box)(?:\s?\d{1,2})?\s?[:.|]|(?:panel|box)\s\d{1,2}\b"
_HEAD = re.compile(
    rf"(?:{_NUMBERED}|research in context\b|evidence before this study\b|key (?:messages|points)\b"
    r"|what (?:is|was) (?:already )?known\b|what this (?:study|paper) adds\b"
    r"|strengths and limitations of this study\b)",
    re.IGNORECASE,
)
"""How journals head the boxes in which a paper is put in short once more, or something beside it is told."""
_NUMBERED_HEAD = re.compile(rf"(?:{_NUMBERED}).{{0,160}}$", re.IGNORECASE)


class Boxed(Protocol):
    """An item of a page: the box is for this module to tell."""

    x0: float
    top: float
    x1: float
    bottom: float
    block: Block | None
    box: Area | None


def is_panel_head(text: str) -> bool:
    """Whether a box begins so that is beside the text of its paper."""
    return _HEAD.match(text) is not None


def put_into_boxes(items: Sequence[Boxed], drawings: Drawings, body: Body, page: Area) -> None:
    """Tell each item its box: the largest shade or frame around it, or the panel that it stands in by its head."""
    most = _LARGEST * page.width * page.height
    edged = [*drawings.shades, *_frames(drawings)]
    boxes = [box for box in (*edged, *_headed(items, drawings, body)) if box.width > _LEAST]
    boxes = [box for box in boxes if box.width * box.height < most]
    for item in items:
        x, y = (item.x0 + item.x1) / 2, (item.top + item.bottom) / 2
        around = (box for box in boxes if box.holds(x, y))
        item.box = max(around, key=lambda box: box.width * box.height, default=None)


def _frames(drawings: Drawings) -> Iterator[Area]:
    """What four rules enclose; of a grid the whole."""
    upright = merge_rules(drawings.upright, gap=1.0)
    for above, below in _pairs(merge_rules(drawings.lying, gap=1.0)):
        edges = [rule.at for rule in upright if rule.start < above.at + _CORNER and rule.stop > below.at - _CORNER]
        if all(any(abs(edge - at) < _CORNER for edge in edges) for at in (above.start, above.stop)):
            yield Area(above.start, above.at, above.stop, below.at)


def _pairs(lying: Sequence[Rule]) -> Iterator[tuple[Rule, Rule]]:
    """Rules that begin and end alike, one above the other."""
    for place, above in enumerate(lying):
        for below in lying[place + 1 :]:
            alike = abs(above.start - below.start) < _CORNER and abs(above.stop - below.stop) < _CORNER
            if alike and above.length > _LEAST:
                yield above, below


def _headed(items: Sequence[Boxed], drawings: Drawings, body: Body) -> Iterator[Area]:
    """Panels that their head tells: between two rules, in a drawn shape, or set in a type of their own."""
    bars: dict[Rule, Area] = {}
    for above, below in _pairs(merge_rules(drawings.lying, gap=1.0)):
        bars.setdefault(above, Area(above.start, above.at, above.stop, below.at))
    for head in items:
        if head.block is None or not is_panel_head(head.block.text):
            continue
        near = [area for area in (*bars.values(), *drawings.shapes) if _begins_with(area, head.block)]
        if near:
            yield min(near, key=lambda area: area.width * area.height)
        elif _NUMBERED_HEAD.match(head.block.text) and _is_apart(head.block, body):
            yield _set_alike(head, items, body)


def _begins_with(area: Area, head: Block) -> bool:
    """Whether the head stands first in the area."""
    first = head.lines[0]
    return area.holds(first.middle, first.level) and first.top - area.top < _HEAD_REACH * first.size


def _is_apart(block: Block, body: Body) -> bool:
    """Whether it is set otherwise than the running text is."""
    return block.face.font != body.font or abs(block.face.size - body.size) > 0.04 * body.size


def _set_alike(head: Boxed, items: Sequence[Boxed], body: Body) -> Area:
    """The head with the blocks below it that are not set as the running text is."""
    area = Area(head.x0, head.top, head.x1, head.bottom)
    for item in sorted(items, key=lambda item: item.top):
        if item.block is None or item.top < area.bottom - 1 or item.x0 > area.x1 or item.x1 < area.x0:
            continue
        if not _is_apart(item.block, body) or item.top - area.bottom > _WIDEST_GAP * body.size:
            break
        area = area.join(Area(item.x0, item.top, item.x1, item.bottom))
    return area
