"""Shares as the networks of roles learn from them: what `role_cases.py` wrote, with what the larger one said of it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

__all__ = ["FILES", "HELD", "ROLES", "fold_of", "read", "tally"]

ROLES = (
    "prevalence",
    "incidence",
    "response",
    "adverse_event",
    "mortality",
    "characteristic",
    "accuracy",
    "other",
    "none",
)
"""As in `evidex/schema/claim.py`, and that there is no share."""
FILES = ("shares", "invented")
FOLDS, HELD = 10, 0
"""The fold of documents that is kept out, to measure on."""


def fold_of(document: str) -> int:
    """Documents are dealt by their names."""
    return zlib.crc32(document.encode()) % FOLDS


def read(folder: Path, *, taught: bool) -> list[dict[str, Any]]:
    """The shares; `taught` with how likely each role is to the larger network."""
    rows: list[dict[str, Any]] = []
    for name in FILES:
        own = [json.loads(line) for line in (folder / f"{name}.jsonl").open(encoding="utf-8")]
        if taught:
            said = [json.loads(line) for line in (folder / f"{name}.taught.jsonl").open(encoding="utf-8")]
            own = [row | {"taught": each} for row, each in zip(own, said, strict=True)]
        rows += [row | {"file": name} for row in own]
    return rows


def tally(told: Iterable[tuple[int, float, Sequence[float]]]) -> None:
    """Print how often the likeliest role is right, of shares that have one without doubt."""
    sure = [(right, chances) for right, weight, chances in told if weight == 1 and right != ROLES.index("none")]
    hits = sum(max(range(len(ROLES) - 1), key=chances.__getitem__) == right for right, chances in sure)
    print(f"role: {hits / max(len(sure), 1):.3f} of {len(sure)}", flush=True)
