"""How many a group has, told in its bracket: '30% of group A (n = 45)', 'In group A (n = 45), 30% …'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.extract._proportion.numbers.share import Share, agrees, can_be_of
from evidex.extract._proportion.numbers.whom import WHOM, answered, names_part
from evidex.text.people import SEXES, any_of
from evidex.text.words import FINITE, REL, Words

__all__ = ["give_sizes"]

_SIZE = re.compile(
    rf"[(\[]\s?[nN]\s?=\s?(?P<n>\ue000)(?:\s{WHOM})?\s?[)\],;]"
    rf"|\b(?:groups?|arms?|cohorts?)(?:\s[\w+-]{{1,3}})?\s?[(\[]\s?(?P<m>\ue000)\s{WHOM}\s?[)\]]"
    rf"|^(?:(?:In|Among|After|Following|Of|For|With)\s)?[^.;:,()\[\]\ue000-\ue006]{{3,90}}\s[(\[](?P<k>\ue000)\s{WHOM}[)\]]"
)
_OWN = re.compile(r"\s?[)\]]?\s(?:of|in|for|among|with|on|at)\s[^.;,()\[\]\ue000-\ue006]{1,60}\s?$")
"""Between a share and the size of its group: '12 (10%) in the surgery group (n = 120)'."""


def give_sizes(words: Words, shares: list[Share], parted: set[int]) -> None:
    """Give shares the sizes of their groups: the one behind it in its own phrase, else those before, in their order.

    Of shares that are told against one another (`parted`) one size before both is of neither.
    """
    for share in shares:
        _give_sexed(words, share)
    sizes = [(match.start(), _number_at(words, match)) for match in _SIZE.finditer(words.read.shape)]
    if not sizes:
        return
    free = dict(sizes)
    for share in shares:
        end = share.stop or share.end
        follower = next((start for start in free if start >= end), None)
        if follower is not None and _is_own(words, share.end, follower):
            _give(words, share, free.pop(follower))
    open_ones = {id(share) for number, share in enumerate(shares) if number in parted and share.denominator is None}
    for own, behind in _runs(free, shares):
        if len(own) == 1 and sum(id(share) in open_ones for share in behind) > 1:
            continue
        if len(own) == 1 or (len(own) == len(behind) and "respectively" in words.read.shape):
            for number, share in enumerate(behind):
                if not names_part(words, share):
                    _give(words, share, own[0 if len(own) == 1 else number])


_COUNTS = re.compile(r"\ue000\s[(\[]\s?$")
_SEX_BEHIND = re.compile(rf"\s{any_of(SEXES | {'male', 'female'})}\s?[)\],;]")


def _give_sexed(words: Words, share: Share) -> None:
    """'1,700 (52% male) completed the study': out of the number before the bracket."""
    shape = words.read.shape
    counted = _COUNTS.search(shape, max(share.start - 4, 0), share.start)
    if counted is not None and share.numerator is None and _SEX_BEHIND.match(shape, share.end):
        _give(words, share, words.read.index_at(counted.start()))


def _is_own(words: Words, start: int, end: int) -> bool:
    """Whether only the name of a group stands between a share and a size, no verb ('of them had surgery (n = 160)').

    The verb of 'those who met the criteria (n = 180)' is of the name.
    """
    if _OWN.match(words.read.shape[start:end]) is None:
        return False
    between = range(words.at_offset(start), words.at_offset(end))
    return not any(words.list[at].tag in FINITE and words.list[at - 1].tag != REL for at in between)


def _number_at(words: Words, match: re.Match[str]) -> int:
    return words.read.index_at(next(match.start(name) for name in ("n", "m", "k") if match[name]))


def _runs(sizes: dict[int, int], shares: list[Share]) -> Iterator[tuple[list[int], list[Share]]]:
    """Sizes that stand together, and the shares behind them as far as the next size."""
    own: list[int] = []
    behind: list[Share] = []
    placed: list[tuple[int, int | Share]] = [*sizes.items(), *((share.start, share) for share in shares)]
    for _, each in sorted(placed, key=lambda pair: pair[0]):
        if isinstance(each, Share):
            behind.append(each)
            continue
        if behind:
            yield own, behind
            own, behind = [], []
        own.append(each)
    if own and behind:
        yield own, behind


def _give(words: Words, share: Share, size: int) -> None:
    total = words.read.found[size].value
    if share.percent is None or share.denominator is not None or total is None or total < 2:
        return
    if share.first <= size <= share.last:
        return
    if answered(words, share):
        share.numerator, share.anchor = share.numerator or total, size
        return
    if share.numerator is not None and not agrees(share.numerator, total, share.percent):
        return
    if not can_be_of(share, total):
        return
    share.denominator, share.anchor = total, size
