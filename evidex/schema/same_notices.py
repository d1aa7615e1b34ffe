"""Which notices are one and the same, though records name them differently: by PMID, DOI or citation, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidex.schema.document import Notice

__all__ = ["lacking", "together", "unpaired"]


def together(told: Iterable[Iterable[Notice]]) -> list[Notice]:
    """What several documents tell of one paper, each notice once, and by its name where one of them names it.

    What one document tells twice are two notices: errata may have one citation, or one of them no name.
    """
    found: list[Notice] = []
    for notices in told:
        here = list(notices)
        pairs = _pairs(here, found)
        for place, notice in enumerate(here):
            if place not in pairs:
                found.append(notice)
            elif not any(_names(found[pairs[place]])):
                found[pairs[place]] = notice
    return found


def lacking(notices: Iterable[Notice], others: Iterable[Notice]) -> list[Notice]:
    """The notices that are none of the others. One that names nothing is any one of its kind."""
    here = list(notices)
    return [here[place] for place in unpaired(here, others)]


def unpaired(notices: Sequence[Notice], others: Iterable[Notice]) -> list[int]:
    """The places of those that are lacking."""
    pairs = _pairs(notices, list(others))
    return [place for place in range(len(notices)) if place not in pairs]


def _pairs(now: Sequence[Notice], then: Sequence[Notice]) -> dict[int, int]:
    """Which of the others each notice is, by place. Each of them is one at most, the surest."""
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
    return paired


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
