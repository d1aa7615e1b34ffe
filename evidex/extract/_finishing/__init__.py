"""What can only be said of a claim once it stands.

names       phrases that lost a part of a name
entities    phrases that a model of the user's knows better
long_forms  abbreviations in its phrases, with what they mean
quotes      where its quote begins and ends
"""

from __future__ import annotations

from typing import Any

import msgspec

from evidex.extract._confidence import confidence_of
from evidex.extract._finishing.entities import whole_entities
from evidex.extract._finishing.long_forms import long_forms_of
from evidex.extract._finishing.names import whole_names
from evidex.extract._finishing.quotes import place_of_denial, with_whole_brackets
from evidex.schema import Claim
from evidex.text import View

__all__ = ["finished"]


def finished(claim: Claim, view: View) -> Claim:
    """The claim with its confidence, whole phrases, long forms, and its last place."""
    told: dict[str, Any] = {"confidence": confidence_of(claim), "long_forms": long_forms_of(claim, view)}
    level = getattr(claim, "ci_level", None)
    if level is not None and str(level) not in claim.quote:  # a header says it, or the text elsewhere
        told["derived"] = (*claim.derived, "ci_level")
    told |= whole_names(claim, view) | whole_entities(claim, view) | place_of_denial(claim, view)
    start, end = with_whole_brackets(view.text, told.get("start", claim.start), told.get("end", claim.end))
    told |= {"start": start, "end": end, "quote": view.text[start:end]}
    return msgspec.structs.replace(claim, **told)
