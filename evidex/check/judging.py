"""Rules that look at one claim at a time: the rule file says how to judge it, this module makes the Outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import msgspec

from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule, Status
from evidex.schema import Claim, Related, Severity

__all__ = ["AGREES", "Agrees", "Fault", "Judgement", "NotApplicable", "outcome", "rule_on_claims"]

C = TypeVar("C", bound=Claim)


class Agrees(msgspec.Struct, frozen=True):
    """The numbers fit; `reason` says under which reading where it is not the plain one."""

    reason: str = ""


class NotApplicable(msgspec.Struct, frozen=True):
    """The rule could not look: what is missing."""

    reason: str


class Fault(msgspec.Struct, frozen=True):
    """The numbers do not fit. `message` gives printed and recomputed value; `severity` only where milder than the rule.

    `misread` names the text fault under which the disagreement vanishes, where the document shows signs of it.
    """

    message: str
    suggestion: str | None = None
    severity: Severity | None = None
    misread: str | None = None
    related: tuple[Related, ...] = ()


AGREES = Agrees()
Judgement = Agrees | NotApplicable | Fault


def outcome(
    case: Case, rule: Rule, start: int, end: int, judgement: Judgement, claims: tuple[str, ...] = ()
) -> Outcome:
    """The Outcome of a judgement about `text[start:end]`.

    A fault on a place that the reader had to repair is the text's, not the authors'.
    """
    if isinstance(judgement, Agrees):
        return Outcome("agrees", claims=claims, reason=judgement.reason)
    if isinstance(judgement, NotApplicable):
        return Outcome("not_applicable", claims=claims, reason=judgement.reason)
    return fires(
        case,
        rule,
        start,
        end,
        judgement.message,
        severity=judgement.severity,
        related=judgement.related,
        claims=claims,
        suggestion=judgement.suggestion,
        misread=judgement.misread or _repaired(case, start, end),
    )


def _repaired(case: Case, start: int, end: int) -> str | None:
    for repair in case.document.repairs:
        if repair.start < end and start < repair.end and any(c.isdigit() for c in repair.before + repair.after):
            return f"{repair.before!r} was read as {repair.after!r} ({repair.reason})"
    return None


def rule_on_claims(
    *,
    code: str,
    name: str,
    severity: Severity,
    kind: type[C],
    judge: Callable[[C, Case], Judgement | None],
    status: Status = "preview",
    compares: tuple[str, ...] = (),
) -> Rule:
    """A rule that judges every claim of `kind` by itself; None from `judge`: the claim is none of its business."""

    def check(case: Case) -> Iterator[Outcome]:
        for claim in case.claims_of(kind):
            if (judgement := judge(claim, case)) is not None:
                yield outcome(case, rule, claim.start, claim.end, judgement, (claim.id,))

    check.__module__ = judge.__module__  # the rule's documentation is found by it
    rule = Rule(code=code, name=name, severity=severity, status=status, check=check, compares=compares, kind=kind)
    return rule
