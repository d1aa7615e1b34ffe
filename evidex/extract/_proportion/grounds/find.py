"""Grounds on which a percentage is no share of a group: a change, a level, a dose, a confidence level, a threshold …"""

from __future__ import annotations

from collections.abc import Callable

from evidex.extract._planned import is_planned
from evidex.extract._proportion.grounds.beside import Beside, beside
from evidex.extract._proportion.grounds.changes import governed
from evidex.extract._proportion.grounds.counts import count_ground
from evidex.extract._proportion.grounds.exempt import in_arm, is_called_share, is_ill, names_arm
from evidex.extract._proportion.grounds.impossible import is_more_than_all
from evidex.extract._proportion.grounds.levels import OF_PEOPLE, level_ground
from evidex.extract._proportion.grounds.limits import limited
from evidex.extract._proportion.grounds.settings import set_by_protocol
from evidex.extract._proportion.grounds.spreading import beside_what_is_beyond, spread
from evidex.extract._proportion.grounds.words import (
    AGAINST_BEHIND,
    AMOUNT_BEHIND,
    ANOTHER_BEHIND,
    ASIDE,
    BRACKET_BEHIND,
    BRACKET_ENDS,
    BY,
    BY_PEOPLE,
    CHANGE_BEHIND,
    CHANGE_IN_FRONT,
    CHANGE_NOUN,
    CHANGED_HOST,
    CHANGED_TO,
    DEFINED_BY,
    DONE_BY,
    DONE_IN_SHARE,
    IN_CHANGE,
    INCLUDED_ILLS,
    ITEM,
    LEVELS_MOVED,
    MUCH_IMPROVED,
    NAMED_END,
    NEAR_BY,
    NEAR_TO,
    NO_SHARE_BEHIND,
    OF_BEHIND,
    OF_SOME_PEOPLE,
    OWN_CHANGE,
    PEOPLE_BEHIND,
    PEOPLE_IMPROVED,
    POINTS_BEHIND,
    RATE_BEFORE,
    RATE_OF,
    SPREAD_BEHIND,
    STABLE_BEHIND,
    SURVIVED,
    THAN,
    THRESHOLD,
)
from evidex.extract._proportion.numbers.share import Share
from evidex.extract._proportion.numbers.shares import find_shares
from evidex.text.words import Words

__all__ = ["grounds_by_number", "grounds_of", "set_aside"]

_IS_SHARE = ""
"""What a question answers where the percentage is a share for certain: nothing more is asked."""
_KEPT = "grounds of shares"


def grounds_by_number(words: Words) -> dict[int, str | None]:
    """For each quantity of a sentence that belongs to a share why that is none; kept, as other kinds ask it again."""
    if _KEPT not in words.kept:
        grounds_of(words, find_shares(words))
    kept: dict[int, str | None] = words.kept[_KEPT]
    return kept


def grounds_of(words: Words, shares: list[Share]) -> list[str | None]:
    """For each share of a sentence why it is none. A ground holds for the whole of a list ('by 56, 15 and 25%')."""
    grounds = beside_what_is_beyond(words.read.shape, shares, [set_aside(words, share) for share in shares])
    spread(words, shares, grounds)
    told = zip(shares, grounds, strict=True)
    words.kept[_KEPT] = {number: ground for share, ground in told for number in range(share.first, share.last + 1)}
    return grounds


def set_aside(words: Words, share: Share) -> str | None:
    """Why this is no share of a group, in a word; None where nothing speaks against it."""
    if is_planned(words.read.shape, share.start, share.end):
        return "planned"
    if share.percent is None and share.low is None:
        return count_ground(words, share)
    case = beside(words, share)
    for question in _QUESTIONS:
        if (ground := question(case)) is not None:
            return ground or None
    return None


def _of_time(case: Beside) -> str | None:
    """'the incidence of hearing loss was 53% ± 7%': a share for certain, whatever it is of."""
    found = case.words.read.found[case.share.first]
    return _IS_SHARE if found.kind == "plus_minus" else None


def _called_so(case: Beside) -> str | None:
    """A share by its name, for certain."""
    return _IS_SHARE if is_called_share(case) else None


def _out_of_range(case: Beside) -> str | None:
    value, low = case.share.value, case.share.low
    fits = value is not None and 0 <= value <= 100 and (low is None or low >= 0)
    return None if fits or is_more_than_all(case.words, case.share) else "out of range"


def _governed(case: Beside) -> str | None:
    words, share = case.words, case.share
    return governed(words, share) or limited(words, share) or set_by_protocol(words, share)


def _told_behind(case: Beside) -> str | None:
    """'a 30% reduction', '5% dextrose', '30% (SD 4)'; 'metoprolol (24%) and placebo (26%) groups' is none."""
    own_bracket = case.is_counted and case.words.read.shape[case.share.end - 1] in ")]"
    rest = BRACKET_ENDS.match(case.behind) if case.share.ci_low is not None else None
    if rest is not None and CHANGE_BEHIND.match(case.behind[rest.end() :]):
        return "change or level"
    if not own_bracket and _level_behind(case.behind) and not names_arm(case.words, case.share):
        return "change or level"
    if NAMED_END.search(case.low):
        return "threshold"
    if MUCH_IMPROVED.search(case.low) and case.behind.startswith(" improved"):
        return "change or level"
    if POINTS_BEHIND.match(case.behind):
        return "change"
    if STABLE_BEHIND.match(case.behind):
        return None
    return "mean" if SPREAD_BEHIND.match(case.behind) and not SURVIVED.search(case.before) else None


def _counted(case: Beside) -> str | None:
    """A count beside the percentage tells that it is a share: of all that is before it nothing is asked."""
    if not case.is_counted:
        return None
    measured = DEFINED_BY.search(case.low) is not None or AMOUNT_BEHIND.match(case.behind) is not None
    return "level" if measured else _IS_SHARE


def _changed_by(case: Beside) -> str | None:
    """'fell by 30%'; 'reduced fractures, with an incidence of 3.6%' is the share itself."""
    if not NEAR_BY.search(case.low[-36:]) or not BY.search(case.low) or _is_agent(case):
        return None
    return _IS_SHARE if RATE_OF.search(case.low) else "change"


def _changed(case: Beside) -> str | None:
    """'a reduction of 30%', 'fell to 30%'; 'weight gain (13%)' among side effects is none."""
    if OF_PEOPLE.match(case.behind):
        return None
    named = CHANGE_NOUN.search(case.low) or (NEAR_TO.search(case.low[-20:]) and CHANGED_TO.match(case.low))
    return "change" if named and not is_ill(case.words, case.share) else None


def _threshold(case: Beside) -> str | None:
    """'a criterion of more than 50%'."""
    bounded = case.share.bound is not None and THRESHOLD.search(case.before)
    if DONE_IN_SHARE.match(case.behind) and (case.share.bound is not None or "responder" in case.behind[:12]):
        return "threshold"
    return "threshold" if bounded and not PEOPLE_BEHIND.match(case.behind) else None


def _bracketed(case: Beside) -> str | None:
    """'a reduction in pain (39%)', 'adiponectin increased after red wine (29.8%)', 'origin (>50% of the base)'."""
    if case.share.low is not None and CHANGE_IN_FRONT.search(case.before):
        return "change"
    told = case.without_lead()
    if told.opens_bracket and INCLUDED_ILLS.search(case.before):
        return None
    return "change" if told.opens_bracket and _is_bracketed_change(told) else None


def _level(case: Beside) -> str | None:
    return level_ground(case.without_lead())


_QUESTIONS: tuple[Callable[[Beside], str | None], ...] = (
    _out_of_range,
    _of_time,
    _called_so,
    _governed,
    _told_behind,
    _counted,
    _changed_by,
    _changed,
    _threshold,
    _bracketed,
    _level,
)
"""What is asked of a percentage, in this order: the first answer holds; None is none."""


def _level_behind(behind: str) -> bool:
    """Whether what follows makes it a change, a level or a dose ('reduction', 'dextrose', 'of the variance')."""
    if OWN_CHANGE.match(behind):
        return True
    opened = BRACKET_BEHIND.match(behind)
    if opened is not None and CHANGE_BEHIND.match(behind[opened.end() :]):
        return True
    if OF_SOME_PEOPLE.match(behind) or in_arm(behind):
        return False
    return bool(NO_SHARE_BEHIND.match(behind.lower())) and not PEOPLE_IMPROVED.match(behind)


def _is_agent(case: Beside) -> bool:
    """'accepted by 40%', 'by 40% of the patients': those who did it, no change by so much."""
    if DONE_BY.search(case.before):
        return True
    return case.before.endswith("by ") and BY_PEOPLE.match(case.behind) is not None


def _is_bracketed_change(case: Beside) -> bool:
    before, behind = ASIDE.sub("", case.before), case.behind
    if LEVELS_MOVED.search(before):
        return True
    if case.share.bound is not None and before.rstrip().endswith("(") and OF_BEHIND.match(behind):
        return not PEOPLE_BEHIND.match(behind)
    if IN_CHANGE.search(before):
        return True
    if THAN.search(before) and not RATE_BEFORE.search(before) and "\ue006" not in before:
        return not ANOTHER_BEHIND.match(behind)
    return not AGAINST_BEHIND.match(behind) and bool(CHANGED_HOST.match(before)) and not ITEM.search(before)
