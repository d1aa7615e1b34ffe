"""A percentage that is told twice: 'Fifty-one percent (51%) of patients', 'around 5% (5.43%)' are one share each."""

from __future__ import annotations

from evidex.extract._proportion.numbers.share import Share, printed_step
from evidex.text.words import Words

__all__ = ["once"]


def once(words: Words, shares: list[Share]) -> None:
    """Leave of two percentages that are one the bracketed, which tells at least as many digits."""
    for number in range(len(shares) - 2, -1, -1):
        first, second = shares[number : number + 2]
        if _is_told_again(words, first, second):
            behind_bracket = _behind(words, second) + 1
            second.end = second.stop = max(second.end, behind_bracket)
            second.start, second.first = first.start, first.first
            del shares[number]


def _is_told_again(words: Words, first: Share, second: Share) -> bool:
    """Whether a bracket right behind a percentage tells the same in digits, or with more of them."""
    if not first.is_open or first.percent is None or second.percent is None or first.shared or second.shared:
        return False
    shape = words.read.shape
    if shape[first.end : second.start].strip() not in ("(", "["):
        return False
    if not shape.startswith((")", "]"), _behind(words, second)):
        return False
    if second.percent == first.percent:
        return words.read.found[first.first].words
    step, finer = printed_step(first.percent), printed_step(second.percent)
    return finer < step and abs(second.percent - first.percent) < step


def _behind(words: Words, share: Share) -> int:
    """The offset behind the first number of a share."""
    return words.list[words.signs[share.first]].start + 1
