"""What a table format is: the socket of this room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from evidex.report.evidence import Evidence, EvidenceRow
from evidex.report.pooling import Pooled, pooled_rows
from evidex.store import Store

__all__ = ["Choice", "TableFormat"]


@dataclass(frozen=True)
class Choice:
    """The rows that the user wants of a store. Words are looked for without regard to case; empty takes all."""

    store: Store
    kind: str = ""
    measure: str = ""
    factor: str = ""
    outcome: str = ""
    out: Path | None = None
    """The file that is to be written, where it is known."""

    @cached_property
    def _evidence(self) -> Evidence:
        return Evidence(self.store)

    @property
    def kinds(self) -> list[str]:
        """The kinds that are asked for and there."""
        return [kind for kind in self._evidence.kinds if self.kind in ("", kind)]

    @cached_property
    def pooled(self) -> Pooled:
        """The effects that fit and can be pooled; none where another kind is asked for."""
        return pooled_rows(self.rows("effect") if self.kind in ("", "effect") else ())

    def rows(self, kind: str) -> Iterator[EvidenceRow]:
        """The rows of one kind that fit."""
        return (row for row in self._evidence.rows(kind) if self._fits(row))

    def _fits(self, row: EvidenceRow) -> bool:
        claim = row.claim
        measure = getattr(claim, "measure", "")
        factor = getattr(claim, "factor", None) or getattr(claim, "group", None) or ""
        outcome = getattr(claim, "outcome", None) or getattr(claim, "of", None) or ""
        return (
            (not self.measure or measure.lower() == self.measure.lower())
            and self.factor.lower() in factor.lower()
            and self.outcome.lower() in outcome.lower()
        )


@dataclass(frozen=True, slots=True)
class TableFormat:
    """One way to write evidence tables. `write` gives the bytes of one file; `binary` ones want a file or a pipe."""

    name: str
    suffix: str
    write: Callable[[Choice], bytes]
    binary: bool = False
