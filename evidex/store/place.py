"""Where the store of a project lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidex.errors import UsageError, typed

if TYPE_CHECKING:
    from evidex.store.database import Store

__all__ = ["DATABASE", "ended_run", "store_path"]

DATABASE = "evidence.db"


def store_path(project: Path) -> Path:
    """The store that `project` names: the file itself, the one in a folder of results, or the one in `outputs` below.

    The last is how a project lies whose folder holds `corpus` and `outputs`. Whether a store is there, `Store` tells.
    """
    if not project.is_dir() and project.suffix:
        return project
    below = project / "outputs" / DATABASE
    return below if below.is_file() and not (project / DATABASE).exists() else project / DATABASE


def ended_run(store: Store, out: Path) -> dict[str, Any]:
    """The record of the last run that ended. Raises UsageError where none did: the store holds nothing that counts."""
    if record := store.last_run():
        return record
    raise UsageError(f"{out}: no run has ended there yet; give `evidex run CORPUS -o {typed(out)}` and let it end.")
