"""Out of how many the shares of a sentence are: what it opens with, what a clause resumes, those counted before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from evidex.extract._proportion.numbers.begun import give_begun
from evidex.extract._proportion.numbers.counted import PLURALS
from evidex.extract._proportion.numbers.hosts import give_hosts
from evidex.extract._proportion.numbers.parts import give_parts
from evidex.extract._proportion.numbers.share import Share, agrees, can_be_of, printed_step
from evidex.extract._proportion.numbers.sizes import give_sizes
from evidex.extract._proportion.numbers.sole import give_sole
from evidex.extract._proportion.numbers.whom import answered, names_part
from evidex.extract._proportion.sides.openings import Opening
from evidex.text.groups import PEOPLE
from evidex.text.people import PERSONS
from evidex.text.words import AND, CONTRAST, DET, SUB, Words

__all__ = ["give_totals"]


def give_totals(words: Words, shares: list[Share], opening: Opening, before: list[Decimal]) -> list[bool]:
    """Give shares the denominators that the sentence resumes; says for each whether its opening's total was given.

    A count with a percentage takes a total only where the digits agree, save the first behind 'Of the N …'. `before`
    are totals of earlier sentences: taken only where count and percentage confirm them, and marked as derived.
    """
    used = []
    own: list[Decimal] = []
    counted: list[Decimal] = []
    parted = _told_against(words, shares)
    if _is_denied(shares, opening):
        opening = replace(opening, total=None, total_word=None)
    give_sizes(words, shares, parted)
    for number, share in enumerate(shares):
        given, last = False, shares[number - 1] if number else None
        _from_those(words, share, last)
        _from_resumed(words, share, last)
        if share.denominator is None and share.percent is not None:
            behind_part = number == 0 and ";" in words.read.shape[: share.start]
            alone = share.numerator is None and (number in parted or _is_of_part(words, share))
            if number == 0 and not _confirms(share, opening):
                _from_sentence(words, share)
            free = not behind_part and not alone and share.denominator is None
            given = free and _from_opening(share, opening, number == 0)
            if not given and share.numerator is not None:
                _from_whom(words, share, last)
                _from_sentence(words, share)
                _from_others(share, own, counted, before)
        if share.denominator is not None:
            own.append(share.denominator)
        if share.numerator is not None:
            counted.append(share.numerator)
        used.append(given)
    for give in (give_hosts, give_begun, give_sole):
        give(words, shares)
    if not parted:
        give_parts(words, shares)
    _take_back(shares)
    return used


def _take_back(shares: Sequence[Share]) -> None:
    """Take back wholes that the digits deny."""
    for share in shares:
        if share.anchor is not None and _is_denied_by_digits(share):
            share.denominator = share.anchor = None


def _is_of_part(words: Words, share: Share) -> bool:
    """Whether a share's words say that it is of a part of those who were counted, or of those who answered."""
    subset = _SUBSET.match(words.read.shape, share.stop or share.end) is not None
    return subset or names_part(words, share) or answered(words, share)


def _is_denied_by_digits(share: Share) -> bool:
    """A whole that stands apart and does not make the percentage is another's: '78 cases, of which 21 (11.5%)'."""
    return share.denominator is not None and share.bound is None and _is_far_off(share, share.denominator)


def _is_far_off(share: Share, total: Decimal) -> bool:
    """Whether a percentage is further off its count and a whole than slips of the text are."""
    if share.numerator is None or share.percent is None or not total:
        return False
    return abs(share.numerator * 100 / total - share.percent) > max(_SLIP, printed_step(share.percent))


_SLIP = Decimal(10)
"""Points by which a percentage may be off its own counts and is a slip of the text."""
_AGAINST = re.compile(r"\b(?:vs\.?|versus|compared|than)\s(?!(?:at|on|before|after|during)\b)")
_SUBSET = re.compile(
    r"\s?[)\]]?\s(?:of|among|in|for)\s(?:the\s|all\s)?(?:[\w-]+\s)?(?:men|women|males|females|boys|girls|smokers|nonsmokers"
    r"|controls|[\w-]+\s(?:users|recipients|responders|non-?responders|carriers|survivors)|(?:those|"
    + PERSONS
    + r")\s(?:with|without|who|whose|aged|treated|receiving|on|taking|in|given)"
    r"|(?:[\w-]+\s){0,2}(?:group|arm)s?)\b"
)
"""'30% of men', '61% of patients who took it': of part of those with whom the sentence opens. Alone only a sex, a habit
or controls are a part."""
_TIMED = re.compile(r"\b(?:baseline|before|after|follow-?up|week|month|year|day|hour|visit|discharge|admission)s?\b")


def _told_against(words: Words, shares: list[Share]) -> set[int]:
    """Those told for two arms: neither is a share of all with whom the sentence opens, those of two times are."""
    found: set[int] = set()
    for number in range(1, len(shares)):
        between = words.read.shape[shares[number - 1].end : shares[number].start]
        if _AGAINST.search(between) and not _TIMED.search(between):
            found |= {number - 1, number}
    return found


def _is_denied(shares: list[Share], opening: Opening) -> bool:
    """'Among 108 patients, 29 (65%) males and 44 (69%) females': two that deny the total are of others."""
    counted = [share for share in shares if share.numerator is not None and share.percent is not None]
    own = [share for share in counted[:2] if share.denominator is None]
    return len(own) > 1 and not any(_confirms(share, opening) for share in own)


def _confirms(share: Share, opening: Opening) -> bool:
    """Whether the digits agree with the opening's total: not in 'Of the 537, 484 took part, 276 male (57.0%)'."""
    if opening.total is None or share.numerator is None or share.percent is None:
        return True
    return agrees(share.numerator, opening.total, share.percent)


def _from_opening(share: Share, opening: Opening, leads: bool) -> bool:
    if opening.total is None or (opening.total <= _FEW and not can_be_of(share, opening.total)):
        return False  # 'In two phase III trials the cure rate was 88.3%'
    leads = leads and not _is_far_off(share, opening.total)
    if share.numerator is None or leads or agrees(share.numerator, opening.total, share.percent or Decimal(0)):
        if share.numerator is not None and share.numerator > opening.total:
            return False
        share.denominator = opening.total
        return True
    return False


def _from_whom(words: Words, share: Share, before: Share | None) -> None:
    """'87 (83%) took the drug, of whom 60 (69%) recovered': out of those counted before, whatever the digits say."""
    if before is None or before.numerator is None or share.numerator is None or share.numerator > before.numerator:
        return
    if _OF_WHOM.search(words.read.shape, before.end, share.start) and not _of_one_whole(before, share):
        share.denominator, share.anchor = before.numerator, before.first


def _from_those(words: Words, share: Share, before: Share | None) -> None:
    """'55 of 187 patients (29%), of whom 52% had …': a percentage alone is of those counted right before."""
    if before is None or before.numerator is None or not share.is_open:
        return
    if _THOSE.fullmatch(words.read.shape, before.end, share.start) and can_be_of(share, before.numerator):
        share.denominator, share.anchor = before.numerator, before.first


def _from_resumed(words: Words, share: Share, before: Share | None) -> None:
    """'Of 120 on A, 36 (30%) relapsed; of 118 on B, 20 (17%) did': a clause that opens with its own total."""
    index = share.first - 1
    if before is None or index <= before.last or share.denominator is not None or share.percent is None:
        return
    total, at = words.read.found[index], words.signs[index]
    first = at - 1 if words.list[at - 1].tag != DET else at - 2
    opens = words.list[first].low in _RESUMES and (
        words.list[first - 1].low in (",", ";") or words.list[first - 1].tag in (AND, SUB, CONTRAST)
    )
    if not opens or total.kind != "number" or not total.value:
        return
    if share.numerator is None:
        fits = any(word.low in PEOPLE for word in words.list[at + 1 : at + 3]) and can_be_of(share, total.value)
    else:
        fits = agrees(share.numerator, total.value, share.percent)
    if fits:
        share.denominator, share.anchor = total.value, index


def _of_one_whole(before: Share, share: Share) -> bool:
    """'66 answered (17.7%), of which 32 (8.6%) agreed': both percentages are of those who were asked."""
    one, other, counted = _implied(before), _implied(share), before.numerator
    if one is None or other is None or counted is None:
        return False
    if agrees(share.numerator or _NONE, counted, share.percent or _NONE):
        return False
    return abs(one - other) * _ALIKE < max(one, other)


def _implied(share: Share) -> Decimal | None:
    """The number of all that count and percentage imply."""
    return share.numerator * 100 / share.percent if share.numerator and share.percent else None


def _from_sentence(words: Words, share: Share) -> None:
    """'105 patients had pain; 87 (83%) took the drug': a number of people in the sentence, where the digits agree.

    Those ahead first, the nearest first; behind only what 'of', 'among', 'from' or 'in' leads.
    """
    if share.numerator is None or share.percent is None or share.denominator is not None:
        return
    for index in (*range(share.first - 1, -1, -1), *range(share.last + 1, len(words.signs))):
        total, at = words.read.found[index], words.signs[index]
        if total.kind != "number" or total.value is None or total.value < share.numerator or total.value < 2:
            continue
        if index > share.last and words.list[at - 1].low not in _OUT_OF:
            continue
        if _is_whole_of(words, share, at) and agrees(share.numerator, total.value, share.percent):
            share.denominator, share.anchor = total.value, index
            return


def _is_whole_of(words: Words, share: Share, at: int) -> bool:
    """Whether a number may say out of how many: by a noun of people, its own noun, 'of these'."""
    named = [word.low for word in words.list[at + 1 : at + 5]]
    behind = words.list[words.at_offset(share.end - 1) + 1 :][:2]
    counted = any(low in PEOPLE or low in _SENT for low in named)
    if counted or (len(named) > 0 and any(word.low == named[0] for word in behind)):
        return True
    if _OF_THESE.match(words.read.shape, share.end):
        return True
    led = at > 0 and words.list[at - 1].low in _OUT_OF  # 'among 6,424 offspring'
    return _is_precise(share) and (led or any(low.endswith(PLURALS) for low in named))


def _is_precise(share: Share) -> bool:
    """Whether the digits tell so much that a total agrees with them by no chance."""
    if share.numerator is None or share.percent is None:
        return False
    return printed_step(share.percent) < 1 and share.numerator > _FEW


_SENT = frozenset({"questionnaires", "surveys", "invitations", "letters", "forms"})
_OUT_OF = frozenset({"of", "among", "amongst", "from", "in", "the"})
_RESUMES = frozenset({"of", "among", "amongst", "out"})
_FEW = 9
"""Of so few, many totals print as the same percentage, and most percentages are of none."""
_NONE = Decimal(0)
_ALIKE = 25
"""Two implied numbers of all that differ by less than one in so many are of the same whole."""
_OF_WHOM = re.compile(r"\b(?:of|among)\s(?:whom|which|these|them|those)\s,?(?:only\s)?$")
_THOSE = re.compile(r"\s?[)\]]?[^;:.()\ue000-\ue006]{0,60},?\s(?:of|among)\s(?:whom|which)\s,?(?:only\s)?")
_OF_THESE = re.compile(r"\s?[)\]]?\sof\s(?:these|them|those|whom)\b")


def _from_others(share: Share, own: list[Decimal], counted: list[Decimal], before: list[Decimal]) -> None:
    """The total of another share, in the sentence or before it, or those counted before, where only one agrees."""
    if share.numerator is None or share.percent is None or share.denominator is not None:
        return
    for totals in (own, before, counted):
        fits = {total for total in totals if total > 1 and _gives(share, total, exactly=totals is counted)}
        if len(fits) == 1:
            share.denominator = fits.pop()
            share.derived.append("denominator")
        if fits or share.denominator is not None:
            return


def _gives(share: Share, total: Decimal, exactly: bool) -> bool:
    numerator, percent = share.numerator, share.percent
    if numerator is None or percent is None or numerator > total or not agrees(numerator, total, percent):
        return False
    return not exactly or round(numerator * 100 / total, -int(percent.as_tuple().exponent)) == percent
