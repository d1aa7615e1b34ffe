"""The store: one SQLite file per project."""

from __future__ import annotations

__all__ = ["Store"]


class Store:
    """To be filled by the store's own work."""
