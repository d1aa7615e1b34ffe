"""What becomes of a claim that was judged."""

from __future__ import annotations

import functools
from typing import get_args

import msgspec

from evidex.extract._judging.case import SAID, case_of
from evidex.extract._judging.judge import Judge
from evidex.extract._proportion.roles import is_of_people
from evidex.schema import Claim, ProportionClaim
from evidex.schema.claim import Relation, Role
from evidex.text import View

__all__ = ["NONE", "VERDICTS", "verdict_of"]

NONE = "none"
"""The verdict that there is no such claim."""
VERDICTS: dict[str, tuple[str, ...]] = {
    "proportion": (*get_args(Role), NONE),
    "score": ("ok", NONE),
    "cause": (*get_args(Relation), NONE),
}
"""What each kind of claim can be judged to be."""
_DOUBTED = {"proportion": 0.65, "score": 0.4, "cause": 0.5}
"""From which probability of `none` on a claim is left out; kinds that are not here are not judged."""
_TOLD_ANEW = frozenset({"proportion"})
"""Kinds whose claims are told to be what they were judged to be."""
_SHORT = 400
"""Characters: a sentence or two alone do not tell what a document is about, as those did that were learnt from."""


@functools.cache
def _judge(kind: str) -> Judge:
    return Judge(kind, VERDICTS[kind])


def verdict_of(claim: Claim, view: View) -> Claim | None:
    """The claim, perhaps told to be something else; None where it is most likely none. Cells are not judged."""
    if claim.kind not in _DOUBTED or claim.section in ("table", "figure") or len(view.text) < _SHORT:
        return claim
    odds = dict(_judge(claim.kind).odds(case_of(claim, view)))
    if odds.pop(NONE) > _DOUBTED[claim.kind]:
        return None
    if claim.kind not in _TOLD_ANEW:
        return claim
    if isinstance(claim, ProportionClaim) and is_of_people(claim.of or ""):
        return claim  # 'women made up 78 %' is a characteristic, however much else is told of responses
    return msgspec.structs.replace(claim, **{SAID[claim.kind]: max(odds, key=odds.__getitem__)})
