"""Works named in prose, where no mark cites them: 'the Dunmore cohort', 'the COLT-G trial of 2016', 'a 2018 review'."""

from __future__ import annotations

import re

from evidex.text import View

__all__ = ["names_work", "works_named"]

_KINDS = (
    r"(?:trials?|study|cohort|surveys?|audit|register|registry|papers?|review|handbook|guidelines?|analysis|report|series"
    r"|investigators|authors|group)"
)
_DATED = r"(?:trial|study|cohort|survey|audit|register|registry|review|handbook|guideline|report)"
_YEAR = r"(?:19|20)\d\d"
_WORK = re.compile(
    rf"\b[Tt]he\s(?:{_YEAR}\s)?(?P<name>(?:[A-Z][\w'’-]*\s){{1,4}}?)(?:[a-z-]+\s){{0,2}}?{_KINDS}\b(?:\sof\s{_YEAR}\b)?"
    rf"|\b{_DATED}s?\s(?:(?:of|from|in)\s)?{_YEAR}\b"
    rf"|\b{_YEAR}\s(?:\w+\s){{0,2}}?{_DATED}\b"
    r"|\b(?:population\s|the\s|its\s|their\s)(?:register|registry|cohort|survey|audit)\sof\sthe\ssame\syear\b"
)


def names_work(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether `text[start:end]` names a work."""
    return _WORK.search(text, start, len(text) if end is None else end) is not None


def works_named(view: View, start: int, end: int) -> frozenset[str]:
    """The names of works in `text[start:end]` ('Dunmore', 'COLT-G'), as printed."""
    return frozenset(match["name"].strip() for match in _WORK.finditer(view.text, start, end) if match["name"])
