"""How a page is shown: from its user space to points from the top left corner, rotation and crop applied."""

from __future__ import annotations

from typing import Any

__all__ = ["Frame"]


class Frame:
    """From the page's user space to the page as displayed, or turned clockwise by `turn` quarters more for reading."""

    def __init__(self, page: Any, turn: int = 0) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.turn = (page.get_rotation() // 90 + turn) % 4
        width, height = self.right - self.left, self.top - self.bottom
        self.width, self.height = (height, width) if self.turn % 2 else (width, height)

    def place(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x
