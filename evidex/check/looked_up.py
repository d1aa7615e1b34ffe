"""What the look-up of a document's references says, asked once for all rules that report it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, ReferenceVerdict, Rule
from evidex.check.works import label_of

__all__ = ["look_up_all"]


def look_up_all(
    case: Case, rule: Rule, status: str, message: Callable[[str, ReferenceVerdict], str]
) -> Iterator[Outcome]:
    """An Outcome per reference: fires where the look-up gave `status`; a failed look-up is never a finding."""
    document = case.document
    if case.look_up is None or not document.references:
        yield Outcome("not_applicable", reason="references were not looked up" if document.references else "no list")
        return
    for index, (reference, verdict) in enumerate(zip(document.references, case.once(_verdicts), strict=True)):
        if verdict.status == "could_not_look":
            yield Outcome("not_applicable", reason=verdict.detail or "the look-up failed")
        elif verdict.status == status:
            yield fires(case, rule, reference.start, reference.end, message(label_of(document, index), verdict))
        else:
            yield Outcome("agrees")


def _verdicts(case: Case) -> tuple[ReferenceVerdict, ...]:
    text = case.document.text
    asked = ((each, text[each.start : each.end]) for each in case.document.references)
    return tuple(case.look_up(*each) for each in asked) if case.look_up is not None else ()
