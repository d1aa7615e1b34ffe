"""What the other documents of a corpus say: of a citation, and of the same outcome."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from evidex.check.socket import Case
from evidex.check.wording import content_stems
from evidex.check.works import cited_references, same_title
from evidex.schema import Claim, Document, EffectClaim, ProportionClaim, Reference, ScoreClaim

__all__ = [
    "about_the_same",
    "cited_documents",
    "effects_differ",
    "proportions_differ",
    "telling_numbers",
    "works_of",
]


def cited_documents(case: Case, claim: Claim) -> Iterator[tuple[Reference, Document]]:
    """The references that the claim's place cites, each with the document of the corpus that is the cited work."""
    document = case.document
    sentence = case.view.sentence_at(claim.start)
    start, end = (sentence.start, sentence.end) if sentence else (claim.start, claim.end)
    seen: set[int] = set()
    for mark in case.view.citations_in(start, end):
        for positions in cited_references(document, mark).values():
            for position in positions:
                if position not in seen:
                    seen.add(position)
                    reference = document.references[position]
                    yield from ((reference, other) for other in works_of(case, reference))


def works_of(case: Case, reference: Reference) -> list[Document]:
    """The documents of the corpus that are what an entry cites."""
    return [other for other in case.once(_others) if _is_work(reference, other)]


def _others(case: Case) -> tuple[Document, ...]:
    """The documents of the corpus, loaded once for all references."""
    return tuple(document for document, _ in case.corpus.values())


def _is_work(reference: Reference, document: Document) -> bool:
    """Whether a document is what an entry cites: by an identifier that both have, else by title and year."""
    metadata = document.metadata
    for mine, yours in (
        (reference.doi.lower(), metadata.doi.lower()),
        (reference.pmid, metadata.pmid),
        (reference.pmcid, metadata.pmcid),
    ):
        if mine and yours:
            return mine == yours
    if not reference.title or not metadata.title:
        return False
    years = reference.year is None or metadata.year is None or abs(reference.year - metadata.year) <= 1
    return years and same_title(reference.title, metadata.title)


def telling_numbers(claim: Claim) -> list[Decimal]:
    """The numbers by which a source is recognised: percent, estimate, value, counts; bounds only with them."""
    if isinstance(claim, ProportionClaim):
        numbers: Sequence[Decimal | None] = (claim.percent, claim.numerator)
    elif isinstance(claim, EffectClaim):
        numbers = (claim.estimate, claim.ci_low, claim.ci_high)
    elif isinstance(claim, ScoreClaim):
        numbers = (claim.value,)
    else:
        numbers = ()
    return [number for number in numbers if number is not None]


def proportions_differ(one: ProportionClaim, other: ProportionClaim) -> bool:
    """Whether two shares are too far apart to be one: by their counts where stated, else by size.

    With counts: 95 % Wilson intervals that do not meet. Without: one at least twice the other, and ten points apart;
    'up to' a share is compared with another one as the highest that was seen, and must be twice it.
    """
    if one.percent is None or other.percent is None:
        return False
    if one.bound or other.bound:
        top, single = (one, other) if one.bound == "max" else (other, one)
        return not single.bound and _far(float(top.percent or 0), top.bound, float(single.percent or 0))
    spans = [_wilson(claim) for claim in (one, other)]
    if spans[0] and spans[1]:
        return spans[0][0] > spans[1][1] or spans[1][0] > spans[0][1]
    return _far(float(one.percent), None, float(other.percent))


def _far(percent: float, bound: str | None, other: float) -> bool:
    if bound:
        return bound == "max" and percent >= 2 * other
    low, high = sorted((percent, other))
    return high >= 2 * low and high - low >= 10


def _wilson(claim: ProportionClaim) -> tuple[float, float] | None:
    """Wilson's 95 % interval in percent (Wilson 1927); None without counts. A count and its share tell the whole."""
    if not claim.numerator or not (claim.denominator or claim.percent):
        return None
    whole = claim.denominator or claim.numerator * 100 / (claim.percent or 1)
    n, share, z = float(whole), float(claim.numerator / whole), 1.959964
    if not 0 <= share <= 1:
        return None
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    reach = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return 100 * (middle - reach), 100 * (middle + reach)


def effects_differ(one: EffectClaim, other: EffectClaim) -> bool:
    """Whether two estimates of one measure have intervals that do not meet."""
    bounds = (one.ci_low, one.ci_high, other.ci_low, other.ci_high)
    if one.measure != other.measure or any(bound is None for bound in bounds):
        return False
    low, high, other_low, other_high = (float(bound) for bound in bounds if bound is not None)
    return low > other_high or other_low > high


def about_the_same(one: Document, other: Document) -> bool:
    """Whether the documents share their subject: half of the title words of one run through the other."""
    return _runs_through(one, other) or _runs_through(other, one)


RUNS = 5
"""A word that stands so often in a document is of its subject; one of its title is, too."""


def _runs_through(titled: Document, other: Document) -> bool:
    wanted, there = _titled(titled), _titled(other)
    counts = _stem_counts(other.text)
    shared = sum(stem in there or counts[stem] >= RUNS for stem in wanted)
    return bool(shared) and 2 * shared >= len(wanted)


def _titled(document: Document) -> frozenset[str]:
    return frozenset(stem for stem in content_stems(document.metadata.title or document.text[:150]) if len(stem) > 5)


@lru_cache(maxsize=512)
def _stem_counts(text: str) -> Counter[str]:
    return Counter(content_stems(text))
