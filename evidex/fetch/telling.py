"""What is said of the ids of a run: those that did not come, are lost, are there again, or were merged into others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidex.fetch.fate import DELETED
from evidex.fetch.manifest import Missing, Run

__all__ = ["SHOWN", "moved", "not_retrieved"]

SHOWN = 20
"""So many ids are named; all are in manifest.json."""


def not_retrieved(run: Run) -> str:
    """A sentence with the ids that did not come; an updated record stays as it was fetched before."""
    return f"{_source(run)}: not retrieved: {_named([missing.id for missing in run.not_retrieved])}."


def moved(run: Run) -> Iterator[str]:
    """Sentences on the ids that the same search or list gave before and gives no longer, gives again, or that PubMed
    has merged into others."""
    if run.lost:
        lost = [missing.id + _why(missing) for missing in run.lost]
        yield f"{_source(run)}: no longer found: {_named(lost)}; the corpus keeps their records."
    if run.back:
        yield f"{_source(run)}: found again: {_named(run.back)}."
    if run.merged:
        merged = [f"{old} into {new}" for old, new in run.merged.items()]
        yield f"{_source(run)}: merged in PubMed: {_named(merged)}; the corpus has the second instead of the first."


def _why(missing: Missing) -> str:
    """' (not in PubMed; its DOI is that of 150)'."""
    return f" (not in PubMed{missing.reason.removeprefix(DELETED)})" if missing.reason.startswith(DELETED) else ""


def _source(run: Run) -> str:
    return run.query or run.ids_file


def _named(told: Sequence[str]) -> str:
    """How many, and the first of them."""
    more = f" and {len(told) - SHOWN} more, all named in the manifest" if len(told) > SHOWN else ""
    return f"{len(told)}: {', '.join(told[:SHOWN])}{more}"
