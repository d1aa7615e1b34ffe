"""Works named in prose, where no mark cites them: 'the Dunmore cohort', 'the COLT-G trial of 2016', 'a 2018 review'."""

from __future__ import annotations

import re

from evidex.text import Sentence, View

__all__ = ["names_work", "work_named_before", "works_named"]

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


def names_work(view: View, sentence: Sentence) -> bool:
    """Whether a sentence names a work, be it by its year alone ('a 2018 review')."""
    return sentence.start in view.once(_named)


def works_named(view: View, sentence: Sentence) -> frozenset[str]:
    """The names of works in a sentence ('Dunmore', 'COLT-G'), as printed."""
    return view.once(_named).get(sentence.start, frozenset())


def work_named_before(view: View, sentence: Sentence) -> bool:
    """Whether an earlier sentence of its paragraph names a work."""
    return view.once(_first_named).get(sentence.block, sentence.start) < sentence.start


def _first_named(view: View) -> dict[int, int]:
    """By paragraph, where the first of its sentences begins that names a work."""
    found: dict[int, int] = {}
    for each in view.sentences:
        if names_work(view, each):
            found.setdefault(each.block, each.start)
    return found


def _named(view: View) -> dict[int, frozenset[str]]:
    """By their starts the sentences that name works, with the names: looked for once for all rules that ask."""
    found: dict[int, frozenset[str]] = {}
    for each in view.sentences:
        if works := list(_WORK.finditer(view.text, each.start, each.end)):
            found[each.start] = frozenset(work["name"].strip() for work in works if work["name"])
    return found
