"""A baseline: findings that are known and not to be shown again, so that only new ones count.

A finding is known by its fingerprint (rule, words, message), not by its place: edits elsewhere do not bring it back.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from evidex.errors import ConfigError
from evidex.report.validation import CheckedDocument
from evidex.schema import Finding

__all__ = ["Baseline", "write_baseline"]

BASELINE_SCHEMA = "evidex.baseline/1"


class Baseline:
    """The known findings by file and fingerprint; each entry answers for one finding."""

    def __init__(self, path: Path) -> None:
        self._folder = path.resolve().parent
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            if told["schema"] != BASELINE_SCHEMA:
                raise ValueError(f"its schema is {told['schema']!r}")
            self._left = Counter((entry["path"], entry["fingerprint"]) for entry in told["findings"])
        except OSError as problem:
            advice = "make one with --write-baseline"
            raise ConfigError(f"{path}: the baseline cannot be read ({problem.strerror}); {advice}.") from problem
        except (ValueError, KeyError, TypeError) as problem:
            raise ConfigError(
                f"{path}: this is no evidex baseline ({problem}); make one with --write-baseline."
            ) from problem

    def split(self, source: str, findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
        """New findings of a file, and known ones. Each entry of the baseline serves once."""
        new: list[Finding] = []
        known: list[Finding] = []
        for finding in findings:
            entry = (_path(source, self._folder), finding.fingerprint)
            if self._left[entry] > 0:
                self._left[entry] -= 1
                known.append(finding)
            else:
                new.append(finding)
        return new, known

    @property
    def gone(self) -> int:
        """Entries that no finding answered."""
        return sum(number for number in self._left.values() if number > 0)


def write_baseline(path: Path, documents: Iterable[CheckedDocument]) -> int:
    """Write all findings of the documents as known; returns how many."""
    folder = path.resolve().parent
    entries = sorted(
        (
            {
                "path": _path(each.source, folder),
                "code": finding.code,
                "fingerprint": finding.fingerprint,
                "message": finding.message,
            }
            for each in documents
            for finding in (*each.findings, *each.known)
        ),
        key=lambda entry: tuple(entry.values()),
    )
    page = {"schema": BASELINE_SCHEMA, "findings": entries}
    try:
        path.write_text(json.dumps(page, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as problem:
        raise ConfigError(
            f"{path}: the baseline cannot be written ({problem.strerror}); name another file."
        ) from problem
    return len(entries)


def _path(source: str, folder: Path) -> str:
    place = Path(source).resolve()
    return place.relative_to(folder).as_posix() if place.is_relative_to(folder) else source
