"""Which lines stand together? A block is a stack of lines of one column, set alike, without a wide gap."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from evidex.read.pdf.captions import caption_kind
from evidex.read.pdf.glyphs import Face
from evidex.read.pdf.lines import Line

__all__ = ["Block", "heal_rows", "make_blocks"]

_LEADING = 1.25
"""Widest white space between two lines of a block, in ems of the smaller: double-spaced manuscripts have 1.2."""
_SIZE_STEP = 0.09
"""A share of the size by which lines of one block may differ."""
_CLOSE = 1.35
"""Sizes from line to line within a caption."""
_REACH = 60.0
"""How far above, in points, the line that a line goes on from can be."""


_MOST_LOOKED_AT = 300
"""Lines that are looked at for a neighbour: a page of print has 150 in all, a map ten thousand pieces."""


@dataclass(slots=True)
class Block:
    """Lines of one page, top to bottom."""

    lines: list[Line]
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def face(self) -> Face:
        """The face of most of its characters."""
        sizes: Counter[Face] = Counter()
        for line in self.lines:
            sizes[line.face] += len(line.text)
        return sizes.most_common(1)[0][0]

    @property
    def first(self) -> int:
        """Where it begins in the page's stream."""
        return self.lines[0].first

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    def add(self, line: Line) -> None:
        self.lines.append(line)
        self.x0, self.x1 = min(self.x0, line.x0), max(self.x1, line.x1)
        self.top, self.bottom = min(self.top, line.top), max(self.bottom, line.bottom)


def heal_rows(lines: list[Line]) -> list[Line]:
    """Two pieces of one line become one where a line right above or below runs across the gap between them.

    Justified narrow columns and formulas leave gaps as wide as a gutter; a gutter has no line across it.
    """
    ordered = sorted(lines, key=lambda line: (round(line.base), line.x0))
    healed: list[Line] = []
    for line in ordered:
        left = next((one for one in reversed(healed[-4:]) if _same_row(one, line)), None)
        if left is not None and _bridged(left, line, ordered):
            healed[healed.index(left)] = _joined(left, line)
        else:
            healed.append(line)
    return healed


def _same_row(left: Line, right: Line) -> bool:
    size = max(left.size, right.size)
    return (
        abs(left.base - right.base) <= 0.2 * size
        and -0.3 * size <= right.x0 - left.x1 <= 3.5 * size
        and abs(left.size - right.size) <= 0.35 * size
    )


def _bridged(left: Line, right: Line, lines: list[Line]) -> bool:
    size = max(left.size, right.size)
    for other in lines:
        if other is left or other is right or abs(other.size - size) > 0.15 * size:
            continue
        if 0.6 * size <= abs(other.base - left.base) <= 1.9 * size and (
            other.x0 <= left.x1 - size and other.x1 >= right.x0 + min(2 * size, right.x1 - right.x0)
        ):
            return True
    return False


def _joined(left: Line, right: Line) -> Line:
    wide = left if left.x1 - left.x0 >= right.x1 - right.x0 else right
    words = left.words + right.words
    return Line(
        page=left.page,
        words=words,
        x0=left.x0,
        x1=max(left.x1, right.x1),
        top=min(left.top, right.top),
        bottom=max(left.bottom, right.bottom),
        base=wide.base,
        face=wide.face,
        first=min(left.first, right.first),
        last=max(left.last, right.last),
        text=f"{left.text} {right.text}",
    )


def make_blocks(lines: list[Line]) -> list[Block]:
    """The blocks of one page. A line goes on from the line above when each is the other's only neighbour."""
    ordered = sorted(lines, key=lambda line: (line.base, line.x0))
    above = [_nearest(ordered, index, up=True) for index in range(len(ordered))]
    below = [_nearest(ordered, index, up=False) for index in range(len(ordered))]
    owner: dict[int, Block] = {}
    blocks: list[Block] = []
    for index, line in enumerate(ordered):
        over = above[index]
        block = owner[over[0]] if len(over) == 1 and below[over[0]] == [index] else None
        if block is not None and (_goes_on(block.lines[-1], line) or _caption_goes_on(block, line)):
            block.add(line)
        else:
            block = Block([line], line.x0, line.x1, line.top, line.bottom)
            blocks.append(block)
        owner[index] = block
    return blocks


def _nearest(lines: list[Line], index: int, *, up: bool) -> list[int]:
    """The lines directly above (or below) that share some width; several stand side by side."""
    line = lines[index]
    step, found = (-1 if up else 1), []
    limit: float | None = None
    other_index = index + step
    while 0 <= other_index < len(lines):
        other = lines[other_index]
        if abs(other_index - index) > _MOST_LOOKED_AT:
            break
        away = abs(other.base - line.base)
        if away > _REACH or (limit is not None and away > limit):
            break
        shared = min(line.x1, other.x1) - max(line.x0, other.x0)
        if away > 0.35 * min(line.size, other.size) and shared > 0.5:
            found.append(other_index)
            if limit is None:
                limit = away + 0.5 * min(line.size, other.size)
        other_index += step
    return found


def _caption_goes_on(caption: Block, line: Line) -> bool:
    """Whether a line set close below a caption is its next, in another font: a bold title, then light words."""
    above = caption.lines[-1]
    size = min(above.size, line.size)
    close = line.base - above.base <= _CLOSE * size and abs(line.x0 - caption.x0) <= size
    return close and abs(above.size - line.size) <= 0.02 * size and bool(caption_kind(caption.lines[0].text))


def _goes_on(above: Line, line: Line) -> bool:
    size = min(above.size, line.size)
    if abs(above.size - line.size) > _SIZE_STEP * max(above.size, line.size):
        return False
    white = (line.base - above.base) - max(above.size, line.size)
    if white > _LEADING * size:
        return False
    return above.face.font == line.face.font
