"""One request limit for all processes of a user on a machine.

NCBI counts arrivals, we know departures: a request may be under way for a while. So a slot counts from when its
answer began (it has certainly arrived by then), and until then it counts as if it might arrive at any moment. Then
no window of one second can hold more arrivals than the limit, whatever the network does in between.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import platformdirs
from filelock import FileLock

__all__ = ["Limiter", "limiter_folder"]

WINDOW = 1.05
"""Seconds: the second that NCBI counts in, and a little for clocks."""
UNDER_WAY = 2.0
"""Seconds after which a request without an answer has arrived or never will (its process may be dead)."""
NAP = 0.05


class Limiter:
    """At most `limit` requests arrive in any second, over all processes that share `folder` and `name`.

    `name` is what the server counts by (address and key); it is hashed, the key is not written down.
    """

    def __init__(
        self,
        limit: int,
        name: str,
        folder: Path | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        place = folder or limiter_folder()
        place.mkdir(parents=True, exist_ok=True)
        self.limit = limit
        self._state = place / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.json"
        self._lock = FileLock(self._state.with_suffix(".lock"))
        self._clock, self._sleep = clock, sleep

    @contextlib.contextmanager
    def slot(self) -> Iterator[None]:
        """Waits for a free slot; leave the block as soon as the answer begins."""
        token = os.urandom(6).hex()
        while (wait := self._take(token)) > 0:
            self._sleep(wait)
        try:
            yield
        finally:
            self._answered(token)

    def pause(self, seconds: float) -> None:
        """No process sends anything for so long: the server has said that it is too much."""
        with self._lock:
            state = self._read()
            state["pause"] = max(state["pause"], self._clock() + seconds)
            self._write(state)

    def _take(self, token: str) -> float:
        """0 when a slot was taken, else how long to wait before asking again."""
        with self._lock:
            state, now = self._read(), self._clock()
            busy = {t: slot for t, slot in state["slots"].items() if now < _free_at(slot)}
            wait = state["pause"] - now
            if wait <= 0 and len(busy) < self.limit:
                self._write({"pause": 0.0, "slots": busy | {token: [now, None]}})
                return 0.0
        if wait > 0:
            return float(wait)
        under_way = any(answered is None for _, answered in busy.values())
        return NAP if under_way else max(min(map(_free_at, busy.values())) - now, 0.001)

    def _answered(self, token: str) -> None:
        with self._lock:
            state = self._read()
            if token in state["slots"]:
                state["slots"][token][1] = self._clock()
                self._write(state)

    def _read(self) -> dict[str, Any]:
        """The state. Half-written (its writer was killed) it counts as full; times of an earlier boot are dropped."""
        now = self._clock()
        try:
            state = json.loads(self._state.read_text("ascii"))
            slots = {t: s for t, s in state["slots"].items() if s[0] <= now and (s[1] is None or s[1] <= now)}
            return {"pause": state["pause"] if state["pause"] < now + 3600 else 0.0, "slots": slots}
        except FileNotFoundError:
            return {"pause": 0.0, "slots": {}}
        except (ValueError, KeyError, TypeError, IndexError):
            full = {"pause": 0.0, "slots": {f"lost-{n}": [now, now] for n in range(self.limit)}}
            self._write(full)
            return full

    def _write(self, state: dict[str, Any]) -> None:
        self._state.write_text(json.dumps(state), "ascii")


def _free_at(slot: list[float | None]) -> float:
    sent, answered = slot
    assert sent is not None
    return WINDOW + (answered if answered is not None else sent + UNDER_WAY)


def limiter_folder() -> Path:
    """Where the processes of this user meet; the temporary folder where there is no cache folder to write to."""
    place = platformdirs.user_cache_path("evidex") / "limiter"
    with contextlib.suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
        if os.access(place, os.W_OK):
            return place
    return Path(tempfile.gettempdir()) / f"evidex-limiter-{getattr(os, 'getuid', lambda: 0)()}"
