"""Answers that are kept: what is asked for again and again is worked out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["Kept"]

Key = TypeVar("Key")
Value = TypeVar("Value")


class Kept(dict[Key, Value]):
    """What `make` makes of each key, worked out when it is first asked for (by `[key]`).

    No more than `most` are kept, those asked for last: when half as many have come, what was not asked for among them
    is forgotten. Common keys stay so, and those of a document while it is read; looking one up costs no more than in
    any dictionary.
    """

    __slots__ = ("_before", "_make", "_most")

    def __init__(self, make: Callable[[Key], Value], most: int) -> None:
        super().__init__()
        self._make, self._most = make, max(1, most // 2)
        self._before: dict[Key, Value] = {}
        """What was kept before the last half came."""

    def __missing__(self, key: Key) -> Value:
        before = self._before  # another thread may put another in its place meanwhile
        value = before[key] if key in before else self._make(key)
        if len(self) >= self._most:
            self._before = dict(self)
            self.clear()
        self[key] = value
        return value
