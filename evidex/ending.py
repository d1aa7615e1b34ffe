"""Processes that help end with the one that they help, however that ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time

__all__ = ["GRACE", "end_with_parent"]

GRACE = 2.0
"""Seconds in which a process that is to end may end what it started (the recognition of a scan)."""


def end_with_parent() -> None:
    """From now on this process ends when the one that started it does: by SIGTERM, and if it does not hear that, so."""
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE)
        os._exit(1)
