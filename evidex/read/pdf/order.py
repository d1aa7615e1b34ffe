"""In which order are blocks read?

After T. M. Breuel, 'High performance document layout analysis' (2003): of two blocks that share some width the
upper comes first; of two that stand side by side the left comes first, unless something that spans both stands
between them. What these rules leave open is settled by the page's own stream.
"""

from __future__ import annotations

from typing import Protocol, TypeVar

__all__ = ["Placed", "reading_order"]

_TOUCH = 2.0
"""Points by which two blocks may overlap and still stand side by side."""


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


def reading_order(placed: list[P]) -> list[P]:
    """The blocks of one page as they are read."""
    count = len(placed)
    after: list[set[int]] = [set() for _ in range(count)]
    waits = [0] * count
    for one in range(count):
        for other in range(count):
            if one != other and _comes_before(placed, one, other) and other not in after[one]:
                after[one].add(other)
                waits[other] += 1
    return _sorted(placed, after, waits)


def _share(one: Placed, other: Placed) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > _TOUCH


def _comes_before(placed: list[P], one: int, other: int) -> bool:
    left, right = placed[one], placed[other]
    if _share(left, right):
        return (left.top + left.bottom) / 2 < (right.top + right.bottom) / 2
    if left.x1 > right.x0 + _TOUCH or left.x0 >= right.x0:
        return False
    low, high = min(left.bottom, right.bottom), max(left.top, right.top)
    return not any(
        _share(left, between) and _share(right, between) and low - 1 <= (between.top + between.bottom) / 2 <= high + 1
        for index, between in enumerate(placed)
        if index not in (one, other)
    )


def _sorted(placed: list[P], after: list[set[int]], waits: list[int]) -> list[P]:
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
