"""What `evidex validate` found, as its formats show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from evidex.check import Rule
from evidex.counted import counted
from evidex.errors import UnreadableError
from evidex.report.places import Alignment, Region
from evidex.schema import Claim, Document, Finding
from evidex.store import Numbers

__all__ = ["Accepted", "CheckedDocument", "UnusedAcceptance", "Validation", "findings_in_words"]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that the document's authors accept, with their reason."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class UnusedAcceptance:
    """An acceptance that accepts nothing: no such finding stands there, it gives no reason, or (without codes) is not
    understood."""

    source: str
    line: int
    codes: tuple[str, ...]
    why: str

    @property
    def sentence(self) -> str:
        what = f"the acceptance of {', '.join(self.codes)}" if self.codes else "a comment"
        return f"{what} {self.why}."

    def told(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {"source": self.source, "line": self.line, "codes": list(self.codes), "reason": self.why}


@dataclass(frozen=True)
class CheckedDocument:
    """One document with the findings that stand, and those that do not count."""

    source: str
    document: Document
    claims: Sequence[Claim] = ()
    findings: Sequence[Finding] = ()
    accepted: Sequence[Accepted] = ()
    known: Sequence[Finding] = ()
    """Findings that the baseline holds."""
    numbers: Numbers = field(default_factory=Numbers)
    alignment: Alignment | None = None
    """The way back to the file, where the file is text."""

    def region(self, start: int, end: int) -> Region | None:
        """Where `text[start:end]` stands in the file."""
        return self.alignment.region(start, end) if self.alignment is not None else None


@dataclass(frozen=True)
class Validation:
    """All of one call."""

    documents: Sequence[CheckedDocument]
    rules: Sequence[Rule] = ()
    unused: Sequence[UnusedAcceptance] = ()
    unreadable: Sequence[UnreadableError] = ()
    gone: int = 0
    """Entries of the baseline that no finding answers any more."""

    def severities(self) -> Counter[str]:
        return Counter(finding.severity for each in self.documents for finding in each.findings)

    def numbers(self) -> tuple[int, int]:
        """Numbers checked, and numbers that no rule could compare with anything."""
        told = [each.numbers for each in self.documents]
        return sum(each.checked for each in told), sum(each.unchecked for each in told)


def findings_in_words(severities: Counter[str]) -> str:
    """'3 findings (1 error, 2 warnings)'."""
    total = severities.total()
    each = ", ".join(counted(severities[name], name) for name in ("error", "warning", "note") if severities[name])
    return counted(total, "finding") + (f" ({each})" if each else "")
