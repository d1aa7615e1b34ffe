"""Packages of strangers with plugs, as pip would leave them, and evidex run beside them."""

import os
import subprocess
import sys
from pathlib import Path


def installed(folder: Path, points: str, **modules: str) -> Path:
    """The package `stranger` in a folder, with its modules and entry points."""
    (folder / "stranger").mkdir()
    for name, text in {"__init__": "", **modules}.items():
        (folder / "stranger" / f"{name}.py").write_text(text, encoding="utf-8")
    about = folder / "stranger-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(points, encoding="utf-8")
    return folder


def evidex(place: Path, *words: object, code: int = 0) -> "subprocess.CompletedProcess[str]":
    """A command in a process of its own that sees the package."""
    command = [sys.executable, "-m", "evidex", *map(str, words)]
    own = {**os.environ, "PYTHONPATH": os.pathsep.join([str(place), *sys.path])}
    done = subprocess.run(command, capture_output=True, text=True, env=own, encoding="utf-8", check=False)
    assert done.returncode == code, done.stderr
    return done
