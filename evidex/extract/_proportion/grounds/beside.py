"""What stands beside a share in its sentence, read once for all that ask why it may be none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from evidex.extract._proportion.grounds.words import LEAD_IN_BRACKET
from evidex.extract._proportion.numbers.share import Share
from evidex.text.words import Words

__all__ = ["Beside", "beside"]

_BEFORE, _BEHIND = 130, 60
"""So many characters are looked at."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A share and the shapes before and behind it; `low` is what stands before in lower case."""

    words: Words
    share: Share
    before: str
    low: str
    behind: str
    edge: int
    """Where `before` ends in the shape."""

    @property
    def is_counted(self) -> bool:
        """Whether a count tells the share too."""
        return self.share.numerator is not None

    @property
    def opens_bracket(self) -> bool:
        """Whether a bracket opens right before."""
        return self.before.rstrip().endswith(("(", "["))

    def without_lead(self) -> Beside:
        """'(about 38%': the same with `before` as far as its bracket."""
        if LEAD_IN_BRACKET.search(self.before) is None:
            return self
        kept = max(self.before.rfind("("), self.before.rfind("[")) + 1
        return replace(self, before=self.before[:kept], edge=self.edge - len(self.before) + kept)


def beside(words: Words, share: Share) -> Beside:
    """What stands beside a share."""
    shape, begin = words.read.shape, max(share.start - _BEFORE, 0)
    before, low = shape[begin : share.start], words.read.low[begin : share.start]
    return Beside(words, share, before, low, shape[share.end : share.end + _BEHIND], share.start)
