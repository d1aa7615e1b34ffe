"""Which notices are one and the same, though records name them differently: by PMID, DOI or citation, or not at all."""

from __future__ import annotations

from collections.abc import Iterable

from evidex.schema.document import Notice

__all__ = ["lacking", "naming"]


def naming(notices: Iterable[Notice]) -> list[Notice]:
    """The notices without those that name nothing where another one of their kind does."""
    each = list(notices)
    named = {notice.kind for notice in each if any(_names(notice))}
    return [notice for notice in each if notice.kind not in named or any(_names(notice))]


def lacking(notices: Iterable[Notice], others: Iterable[Notice]) -> list[Notice]:
    """The notices that are none of the others. One that names nothing is any one of its kind.

    Each of the others is one of them at most, the surest: two errata may have one citation, or one stand there unnamed.
    """
    now, then = naming(notices), naming(others)
    alike = sorted(
        (sureness, here, there)
        for here, one in enumerate(now)
        for there, other in enumerate(then)
        if (sureness := _alike(one, other)) is not None
    )
    paired: dict[int, int] = {}
    for _, here, there in alike:
        if here not in paired and there not in paired.values():
            paired[here] = there
    return [notice for here, notice in enumerate(now) if here not in paired]


def _names(notice: Notice) -> tuple[str, str, str]:
    """What a notice names, the surest first."""
    return notice.pmid, notice.doi.lower(), notice.citation


def _alike(one: Notice, other: Notice) -> int | None:
    """How sure it is that two notices are the same, 0 the surest: the first of PMID, DOI and citation that both tell is
    equal, or one tells none; None where they are not."""
    if one.kind != other.kind:
        return None
    here, there = _names(one), _names(other)
    if not any(here) or not any(there):
        return len(here)
    both = [(place, a == b) for place, (a, b) in enumerate(zip(here, there, strict=True)) if a and b]
    return both[0][0] if both and both[0][1] else None
