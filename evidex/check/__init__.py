"""Claims and Document to findings, a file per rule. Never imports `extract`: any program's claims are checked alike."""

from __future__ import annotations

from evidex import plugs
from evidex.check.socket import Case, LookUp, Outcome, ReferenceVerdict, Rule, Status, Verdict

__all__ = ["Case", "LookUp", "Outcome", "ReferenceVerdict", "Rule", "Status", "Verdict", "all_rules"]


def all_rules() -> tuple[Rule, ...]:
    """All rules by code: ours, and strangers' from the entry point group `evidex.check.rules`."""
    return tuple(sorted(plugs.find("evidex.check.rules", "RULE", Rule), key=lambda rule: rule.code))
