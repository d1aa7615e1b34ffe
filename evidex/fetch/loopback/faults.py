"""Faults on demand, as others have met them at NCBI (docs/fetch.md says where each was recorded)."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass, field

__all__ = ["KINDS", "Faults"]

KINDS = ("too_many", "failing", "reset", "truncated", "error_in_200", "web_page", "slow", "forgotten")


@dataclass
class Faults:
    """How often each fault strikes (0 to 1, together at most 1), and the ids that never come back.

    `slow_seconds` is how long a slow answer lasts. The same seed gives the same faults in the same order of calls.
    """

    too_many: float = 0.0
    failing: float = 0.0
    reset: float = 0.0
    truncated: float = 0.0
    error_in_200: float = 0.0
    web_page: float = 0.0
    slow: float = 0.0
    forgotten: float = 0.0
    lost: frozenset[str] = frozenset()
    slow_seconds: float = 0.5
    seed: int = 1
    struck: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        self._lock = threading.Lock()

    def draw(self) -> str:
        """The fault of the next call, or nothing."""
        with self._lock:
            at = self._random.random()
            for kind in KINDS:
                at -= getattr(self, kind)
                if at < 0:
                    self.struck[kind] = self.struck.get(kind, 0) + 1
                    return kind
        return ""
