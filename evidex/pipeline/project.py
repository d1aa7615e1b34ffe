"""What a store remembers of its project, so that a refresh does as the last run did, wherever it is started."""

from __future__ import annotations

import json
import os
from pathlib import Path

from evidex.config.checking import PathIgnores, load_check_settings
from evidex.store import Store

__all__ = ["keep_path_ignores", "kept_path_ignores", "seen_from"]

_IGNORES = "path_ignores"


def seen_from(out: Path, place: Path) -> str:
    """Where a folder lies as seen from the results, so that both can be moved together."""
    try:
        return Path(os.path.relpath(place, out)).as_posix()
    except ValueError:  # on another drive
        return place.resolve().as_posix()


def keep_path_ignores(store: Store, out: Path, ignores: PathIgnores) -> None:
    """Remember what the project does not want in single files."""
    told = {"folder": seen_from(out, ignores.folder), "patterns": ignores.patterns}
    store.keep_fact(_IGNORES, json.dumps(told, ensure_ascii=False))


def kept_path_ignores(store: Store, out: Path) -> PathIgnores:
    """What the last run was told; what the settings found from here say where an earlier version made the store."""
    kept = store.fact(_IGNORES)
    if kept is None:
        return load_check_settings(Path.cwd()).path_ignores
    told = json.loads(kept)
    folder = Path(os.path.normpath(out / told["folder"]))
    return PathIgnores(folder, tuple((pattern, tuple(codes)) for pattern, codes in told["patterns"]))
