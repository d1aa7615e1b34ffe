"""Claim lines that somebody else wrote: another program, a reviewer, an earlier run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from evidex.errors import UsageError
from evidex.pipeline.kinds import all_kinds
from evidex.schema import Claim, decode_claim

__all__ = ["claims_from"]


def claims_from(path: Path) -> Mapping[str, Sequence[Claim]]:
    """The claims of a file of JSON lines, by document. Raises UsageError that names the line that is none."""
    all_kinds()
    claims: dict[str, list[Claim]] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else "it is not UTF-8 text"
        raise UsageError(f"{path}: the claims cannot be read ({why}); name a file of JSON lines.") from problem
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                claim = decode_claim(line)
            except UsageError as problem:
                raise UsageError(f"{path}, line {number}: {problem}") from problem
            claims.setdefault(claim.document, []).append(claim)
    return claims
