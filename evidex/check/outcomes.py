"""Outcomes of rules that look at the document instead of at one claim."""

from __future__ import annotations

from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import Document, Related, Severity, place_finding

__all__ = ["fires", "related"]


def fires(
    case: Case,
    rule: Rule,
    start: int,
    end: int,
    message: str,
    *,
    severity: Severity | None = None,
    related: tuple[Related, ...] = (),
    claims: tuple[str, ...] = (),
    suggestion: str | None = None,
) -> Outcome:
    """A finding of `rule` at `text[start:end]`; `severity` only where it is not the rule's own."""
    finding = place_finding(
        case.document,
        start,
        end,
        code=rule.code,
        name=rule.name,
        severity=severity or rule.severity,
        message=message,
        page=case.view.page_at(start),
        claims=claims,
        related=related,
        suggestion=suggestion,
    )
    return Outcome("fires", finding, claims)


def related(document: Document, start: int, end: int, message: str = "") -> Related:
    """The other side of a finding: `text[start:end]` of this or another document."""
    return Related(document=document.id, start=start, end=end, quote=document.text[start:end], message=message)
