"""View to claims, a file per claim kind. A new kind is one new module here that binds `EXTRACTOR`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from evidex import plugs
from evidex.extract._confidence import confidence_of
from evidex.extract._denied import place_of_denial
from evidex.extract._entities import whole_entities
from evidex.extract._exact import one_thread
from evidex.extract._judging import verdict_of
from evidex.extract._long_forms import long_forms_of
from evidex.extract._whole_names import whole_names
from evidex.extract._whole_quotes import with_whole_brackets
from evidex.extract.socket import Extractor
from evidex.schema import Claim, EffectClaim, ProportionClaim, ScoreClaim
from evidex.text import View

__all__ = ["Extractor", "extract_claims", "extractors"]


def extractors() -> tuple[Extractor, ...]:
    """All extractors: ours, and strangers' from the entry point group `evidex.extract`."""
    return plugs.find("evidex.extract", "EXTRACTOR", Extractor)


def extract_claims(view: View) -> tuple[Claim, ...]:
    """Every claim of the document, in text order (start, end, kind, id)."""
    with one_thread():
        found = {claim.id: claim for claim in _stated(view)}.values()
        claims = [kept for claim in found if (kept := verdict_of(claim, view)) is not None]
    estimates: dict[Decimal, list[EffectClaim]] = {}
    for claim in claims:
        if isinstance(claim, EffectClaim) and claim.estimate is not None and _is_sure(claim):
            for number in {claim.estimate, claim.ci_low, claim.ci_high}:
                if number is not None:
                    estimates.setdefault(number, []).append(claim)
    told = [_finish(claim, view) for claim in claims if not _tells_again(claim, estimates)]
    return tuple(sorted(told, key=lambda claim: (claim.start, claim.end, claim.kind, claim.id)))


def _stated(view: View) -> Iterator[Claim]:
    """What the extractors find, but for what is said of authors, funds, thanks and interests."""
    for extractor in extractors():
        try:
            yield from (claim for claim in extractor.extract(view) if not view.is_boilerplate_at(claim.start))
        except Exception as problem:
            problem.add_note(f"in extractor {extractor.name}{plugs.whose(extractor)}")
            raise


def _is_sure(claim: EffectClaim) -> bool:
    """Whether an estimate is told as one: with its interval, or as a difference between groups."""
    return claim.ci_low is not None or claim.measure == "MD"


def _tells_again(claim: Claim, estimates: Mapping[Decimal, Sequence[EffectClaim]]) -> bool:
    """Whether a score or a proportion takes an effect's estimate, or a bound of it, for a value of one group."""
    if not isinstance(claim, ScoreClaim | ProportionClaim):
        return False
    own = claim.value if isinstance(claim, ScoreClaim) else claim.percent
    same = estimates.get(own, ()) if own is not None else ()
    return any(_is_within(claim, effect, own) for effect in same)


def _is_within(claim: ScoreClaim | ProportionClaim, effect: EffectClaim, own: Decimal | None) -> bool:
    """Whether the two overlap; where the number is only a bound of the effect, whether it ends inside."""
    if own == effect.estimate:
        return claim.start < effect.end and effect.start < claim.end
    return isinstance(claim, ProportionClaim) and effect.start < claim.end <= effect.end


def _finish(claim: Claim, view: View) -> Claim:
    """The claim with what can only be said of it once it stands: its place, confidence, whole phrases, long forms."""
    told: dict[str, Any] = {"confidence": confidence_of(claim), "long_forms": long_forms_of(claim, view)}
    level = getattr(claim, "ci_level", None)
    if level is not None and str(level) not in claim.quote:  # a header says it, or the text elsewhere
        told["derived"] = (*claim.derived, "ci_level")
    told |= whole_names(claim, view) | whole_entities(claim, view) | place_of_denial(claim, view)
    start, end = with_whole_brackets(view.text, told.get("start", claim.start), told.get("end", claim.end))
    told |= {"start": start, "end": end, "quote": view.text[start:end]}
    return msgspec.structs.replace(claim, **told)
