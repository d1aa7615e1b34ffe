"""View to claims, a file per claim kind. A new kind is one new module here that binds `EXTRACTOR` (`socket`).

    proportion, effect, score, cause   the kinds; each reads sentences, then tables. What only one of them needs lies in
    _proportion, _effect, _score       (causes are read by `evidex.text.relations`)

    _choosing   which phrase near a number tells what it is of, in whom: weighed
    _when       when a number was measured
    _cells      table cells with what governs them
    _judging    claims weighed once more: kept, told otherwise, or left out
    _finishing  what can only be said once a claim stands
    _aside      why a number is no claim, for `coverage`
    _learnt     arithmetic of learnt weights

    _passage, _told, _about, _planned, _surviving   what several kinds know of the words around a number
    _told_twice, _confidence                        what is asked of all claims of a document, and of each

All work on a `View`: in the shape of a sentence one sign stands for each number, however it is printed
(`evidex.text.quantity.SIGN`); patterns match these signs.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex import plugs
from evidex.extract._finishing import finished
from evidex.extract._judging import verdict_of
from evidex.extract._learnt.exact import one_thread
from evidex.extract._told_twice import each_once
from evidex.extract.socket import Extractor
from evidex.schema import Claim
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
    told = [finished(claim, view) for claim in each_once(claims)]
    return tuple(sorted(told, key=lambda claim: (claim.start, claim.end, claim.kind, claim.id)))


def _stated(view: View) -> Iterator[Claim]:
    """What the extractors find, but for what is said of authors, funds, thanks and interests."""
    for extractor in extractors():
        try:
            yield from (claim for claim in extractor.extract(view) if not view.is_boilerplate_at(claim.start))
        except Exception as problem:
            problem.add_note(f"in extractor {extractor.name}{plugs.whose(extractor)}")
            raise
