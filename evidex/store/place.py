"""Where the store of a project lies."""

from __future__ import annotations

from pathlib import Path

__all__ = ["DATABASE", "store_path"]

DATABASE = "evidence.db"


def store_path(project: Path) -> Path:
    """The store that `project` names: the file itself, the one in a folder of results, or the one in `outputs` below.

    The last is how a project lies whose folder holds `corpus` and `outputs`. Whether a store is there, `Store` tells.
    """
    if not project.is_dir() and project.suffix:
        return project
    below = project / "outputs" / DATABASE
    return below if below.is_file() and not (project / DATABASE).exists() else project / DATABASE
