"""What a cue is: the words that join a factor to an outcome, and the frame in which its sides are found."""

from __future__ import annotations

from typing import Literal

import msgspec

from evidex.text.relations.direction import Direction, RelationKind

__all__ = ["Cue", "Frame", "cue"]

Frame = Literal[
    "participle",  # 'was associated with'; without a verb it hangs on the noun before it
    "verb",  # 'causes', 'leads to': finite by itself or after a modal
    "change",  # 'reduced the risk of': a verb that gives its object a direction
    "comparative",  # 'was higher in': outcome before, factor behind
    "mutual",  # 'A and B were associated'
    "changed-more",  # 'decreased more in the zinc group'
    "occurred",  # 'occurred more often with': outcome before, factor behind
    "passive",  # 'was reduced by': outcome before, factor behind, direction in the verb
    "predicate-noun",  # 'was a risk factor for'
    "list-noun",  # 'risk factors for Y were A and B'
    "effect-noun",  # 'had no effect on'
    "association-noun",  # 'no association between A and B was found'
    "difference",  # 'no differences in Y between A and B'
    "differ",  # 'Y did not differ between A and B'
    "had-risk",  # 'had a higher risk of'
    "likely",  # 'were more likely to'
    "had-more",  # 'had fewer attacks than'
    "than",  # 'Y in X was lower than in Z'
    "effective",  # 'was effective in reducing'
    "effect-of",  # 'no effect of X on Y was seen'
    "change-noun",  # 'a reduction in Y was seen with X'
    "alike",  # 'Y did not differ.'
    "at-risk",  # 'were at risk of'
    "no-benefit",  # 'offered no benefit in'
    "had-similar",  # 'had similar rates of'
    "participial",  # ', reducing Y'
    "step",  # 'the risk rose with every increase in'
    "the-more",  # 'the higher X, the greater Y'
    "benefit-of",  # 'no benefit was seen from X on Y'
]


class Cue(msgspec.Struct, frozen=True):
    """One way to join a factor to an outcome."""

    name: str
    frame: Frame
    heads: tuple[str, ...]
    after: tuple[str, ...] = ()
    """The words of which one must follow; none: nothing is asked."""
    kind: RelationKind = "associated"
    outcome_first: bool = False
    direction: Direction = ""
    """What the cue itself says of the outcome."""
    example: str = ""


def cue(name: str, frame: Frame, heads: str, after: str, example: str, **rest: object) -> Cue:
    return msgspec.convert(
        {"name": name, "frame": frame, "heads": tuple(heads.split()), "after": tuple(after.split()), "example": example}
        | rest,
        Cue,
    )
