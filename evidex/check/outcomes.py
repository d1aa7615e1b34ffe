"""How a rule reports: the outcome that fires at a place, and the other side of a finding."""

from __future__ import annotations

from evidex.check.socket import Case, Outcome, Rule
from evidex.check.suspicion import MISREAD, as_misread, recognised
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
    misread: str | None = None,
) -> Outcome:
    """A finding of `rule` at `text[start:end]`; `severity` only where it is not the rule's own.

    Where the text was `misread`, or a machine recognised it, a finding about numbers is a suspect, of family DOC.
    """
    misread = misread or recognised(case, rule)
    code, name = MISREAD if misread else (rule.code, rule.name)
    if misread:
        message, severity = as_misread(message, misread), "note"
    finding = place_finding(
        case.document,
        start,
        end,
        code=code,
        name=name,
        severity=severity or rule.severity,
        message=message,
        page=case.view.page_at(start),
        claims=claims,
        related=related,
        suggestion=None if misread else suggestion,  # the text is at fault, no digit of the authors
    )
    return Outcome("suspect" if misread else "fires", finding, claims, misread or "")


def related(document: Document, start: int, end: int, message: str = "") -> Related:
    """The other side of a finding: `text[start:end]` of this or another document."""
    return Related(document=document.id, start=start, end=end, quote=document.text[start:end], message=message)
