"""In which order are blocks read?

After T. M. Breuel, 'High performance document layout analysis' (2003): of two blocks that share some width the
upper comes first; of two that stand side by side the left comes first, unless something that spans both stands
between them. What these rules leave open is settled by the page's own stream.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar

__all__ = ["Placed", "reading_order"]

_TOUCH = 2.0
"""Points by which two blocks may overlap and still stand side by side."""
_MOST = 500
"""A page in more pieces than this is no text; its pieces stay in the order of its stream."""


class Placed(Protocol):
    """Anything that stands on a page."""

    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def bottom(self) -> float: ...
    @property
    def first(self) -> int: ...


P = TypeVar("P", bound=Placed)


def reading_order(placed: Sequence[P]) -> list[P]:
    """The blocks of one page as they are read."""
    if len(placed) > _MOST:
        return sorted(placed, key=lambda one: one.first)
    page = _Page(placed)
    count = range(len(placed))
    after = [[other for other in count if one != other and page.comes_before(one, other)] for one in count]
    waits = [0] * len(placed)
    for later in after:
        for other in later:
            waits[other] += 1
    return _sorted(placed, after, waits)


class _Page:
    """Who shares width with whom, and who stands between two heights: sets of blocks as bits, to be met quickly."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self.placed = placed
        self.middles = [(one.top + one.bottom) / 2 for one in placed]
        self.sharing = [
            sum(1 << place for place, other in enumerate(placed) if other is not one and _share(one, other))
            for one in placed
        ]
        order = sorted(range(len(placed)), key=lambda place: self.middles[place])
        self.heights = [self.middles[place] for place in order]
        self.down_to = [0]
        for place in order:
            self.down_to.append(self.down_to[-1] | 1 << place)

    def comes_before(self, one: int, other: int) -> bool:
        left, right = self.placed[one], self.placed[other]
        if self.sharing[one] >> other & 1:
            return self.middles[one] < self.middles[other]
        if left.x1 > right.x0 + _TOUCH or left.x0 >= right.x0:
            return False
        low, high = min(left.bottom, right.bottom) - 1, max(left.top, right.top) + 1
        return not self.sharing[one] & self.sharing[other] & self._between(low, high)

    def _between(self, low: float, high: float) -> int:
        above, below = bisect_left(self.heights, low), bisect_right(self.heights, high)
        return self.down_to[below] & ~self.down_to[above] if above < below else 0


def _share(one: Placed, other: Placed) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > _TOUCH


def _sorted(placed: Sequence[P], after: list[list[int]], waits: list[int]) -> list[P]:
    """Topological; of those that wait for nothing the first in the stream. A circle is cut at the uppermost block."""
    left = set(range(len(placed)))
    ordered: list[P] = []
    while left:
        free = [index for index in left if waits[index] == 0]
        if free:
            index = min(free, key=lambda index: placed[index].first)
        else:
            index = min(left, key=lambda index: (placed[index].top, placed[index].x0))
        left.remove(index)
        ordered.append(placed[index])
        for later in after[index]:
            waits[later] -= 1
    return ordered
