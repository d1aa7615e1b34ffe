"""What the other documents of a corpus say: of a citation, and of the same outcome."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from evidex.check.restatement import figures
from evidex.check.socket import Case
from evidex.check.wording import content_stems
from evidex.check.works import cited_references, same_title
from evidex.schema import Claim, Document, EffectClaim, ProportionClaim, Reference, ScoreClaim
from evidex.text import View

__all__ = [
    "about_the_same",
    "cited_documents",
    "effects_differ",
    "proportions_differ",
    "same_words",
    "telling_numbers",
    "told_in_text",
]

_QUALIFIERS = frozenset(
    content_stems(
        """symptomatic asymptomatic severe mild moderate serious major minor recurrent persistent chronic acute early
        late new fatal total partial complete untreated treated secondary primary bilateral unilateral male female"""
    )
)
"""Words that make another outcome of one."""
_PEOPLE = frozenset(content_stems("patients people cases persons subjects adults participants procedures level"))
"""Words that stand beside any outcome."""


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
                    yield from ((reference, other) for other, _ in case.corpus.values() if _is_work(reference, other))


def _is_work(reference: Reference, document: Document) -> bool:
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


def same_words(one: str | None, other: str | None) -> bool:
    """Whether two phrases name the same thing: the words of the shorter (two at least) stand in the longer.

    At most two words more, and none that makes another thing of it ('symptomatic leakage' is not 'leakage').
    """
    mine, yours = (frozenset(content_stems(phrase or "")) - _PEOPLE for phrase in (one, other))
    short, long = sorted((mine, yours), key=len)
    extra = long - short
    return len(short) >= 2 and short <= long and len(extra) <= 2 and not extra & _QUALIFIERS


def proportions_differ(one: ProportionClaim, other: ProportionClaim) -> bool:
    """Whether two shares are too far apart to be one: by their counts where stated, else by size.

    With counts: 95 % Wilson intervals that do not meet. Without: half as much again and ten points apart; 'up to' a
    share is compared with another one as the highest that was seen, and must be twice it.
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


def told_in_text(claim: ProportionClaim, document: Document) -> Iterator[tuple[int, int, bool]]:
    """Sentences of `document` that name the claim's outcome in its own words beside a single share.

    For corpora whose claims do not hold them. Yields start, end and whether the share is far from the claim's.
    """
    wanted = [stem for stem in content_stems(claim.of or "") if stem not in _PEOPLE]
    if claim.percent is None or not 2 <= len(wanted) <= 4:
        return
    for sentence in View(document).sentences:
        if "%" not in document.text[sentence.start : sentence.end]:
            continue
        stems = content_stems(document.text, sentence.start, sentence.end)
        places = [i for i in range(len(stems)) if stems[i : i + len(wanted)] == wanted]
        shares = [figure for figure in figures(document.text, sentence.start, sentence.end) if figure.percent]
        if len(places) == 1 and len(shares) == 1 and not (places[0] and stems[places[0] - 1] in _QUALIFIERS):
            share = shares[0].exact
            if share is not None:
                yield sentence.start, sentence.end, _far(float(claim.percent), claim.bound, float(share))


def _far(percent: float, bound: str | None, other: float) -> bool:
    if bound:
        return bound == "max" and percent >= 2 * other
    low, high = sorted((percent, other))
    return high >= 1.5 * low and high - low >= 10


def _wilson(claim: ProportionClaim) -> tuple[float, float] | None:
    """Wilson's 95 % interval in percent (Wilson 1927); None without counts."""
    if not claim.numerator or not claim.denominator:
        return None
    n, share, z = float(claim.denominator), float(claim.numerator / claim.denominator), 1.959964
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
    """Whether the documents share their subject: a title word of one that runs through the other, or the reverse."""
    return _runs_through(one, other) or _runs_through(other, one)


RUNS = 5
"""A word that stands so often in a document is of its subject."""


def _runs_through(titled: Document, other: Document) -> bool:
    wanted = {stem for stem in content_stems(titled.metadata.title or titled.text[:150]) if len(stem) > 5}
    counts = _stem_counts(other.text)
    return any(counts[stem] >= RUNS for stem in wanted)


@lru_cache(maxsize=512)
def _stem_counts(text: str) -> Counter[str]:
    return Counter(content_stems(text))
