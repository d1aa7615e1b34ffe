"""What the user asks of a run over a corpus, and whoever shows how far it has come."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from evidex.config.checking import PathIgnores
from evidex.errors import UnreadableError
from evidex.pipeline.examining import Asked
from evidex.pipeline.processes import TIMEOUT
from evidex.read.ocr import SECONDS as OCR_SECONDS

__all__ = ["Plan", "Watcher"]


@dataclass(frozen=True)
class Plan:
    """What the user asked for. `timeout` is in seconds without news from a process."""

    corpus: Path
    out: Path
    asked: Asked = field(default_factory=Asked)
    path_ignores: PathIgnores = field(default_factory=PathIgnores)
    """What the project does not want in single files."""
    jobs: int = 0
    """Processes; 0 works in this one, where `timeout` cannot hold."""
    timeout: float = TIMEOUT
    scheduler: str = ""
    again: bool = False
    """Do every input again, whatever the store holds."""
    ocr: bool = False
    """Recognise the text of scans."""

    @property
    def ocr_seconds(self) -> float:
        """Shorter than the timeout of a process, so that it is the recognition that ends, with its own sentence."""
        return min(OCR_SECONDS, 0.9 * self.timeout) if self.ocr else 0.0


class Watcher(Protocol):
    """Whoever shows the progress."""

    def begin(self, files: int, already: int, size: int, gone: int) -> None: ...
    def documents(self, number: int, unreadable: int) -> None: ...
    def advanced(self, size: float) -> None: ...
    def stage(self, name: str) -> None: ...
    def problem(self, problem: UnreadableError) -> None: ...
