"""Claims from real counts, printed with any rounding, give no finding in any number rule; order changes nothing."""

from __future__ import annotations

import math
import random
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from evidex.check import Case, all_rules
from evidex.check.run import check_case, choose
from evidex.read.builder import Builder
from evidex.schema import Claim, Document, EffectClaim, Metadata, Origin, ProportionClaim, ScoreClaim, place_claim

NUMBER_RULES = choose(all_rules(), ("NUM", "EST", "TST", "PRV"))
WAYS = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN])


def printed(value: float, places: int, way: str) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), rounding=way)


class Article:
    """Sentences and the claims in them, placed as they are written."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.waiting: list[tuple[type[Claim], str, int, dict[str, Any]]] = []

    def say(self, sentence: str, *claims: tuple[type[Claim], str, dict[str, Any]]) -> None:
        offset = sum(len(words) + 1 for words in self.sentences)
        self.sentences.append(sentence)
        self.waiting += [(kind, quote, offset + sentence.index(quote), fields) for kind, quote, fields in claims]

    def build(self) -> tuple[Document, list[Claim]]:
        builder = Builder()
        builder.add_block("paragraph", " ".join(self.sentences))
        document = builder.build(Origin(name="a.txt", sha256="0" * 64, reader="text"), Metadata())
        return document, [
            place_claim(kind, document, start, start + len(quote), section="results", extractor="test", **fields)
            for kind, quote, start, fields in self.waiting
        ]


@st.composite
def articles(draw: st.DrawFn) -> tuple[Document, list[Claim]]:
    way, places = draw(WAYS), draw(st.integers(0, 3))
    m, n = draw(st.integers(5, 900)), draw(st.integers(5, 900))
    a, b = draw(st.integers(1, m - 1)), draw(st.integers(1, n - 1))
    article = Article()
    article.say(f"We followed {m + n} patients ({m} women and {n} men).")
    _shares(article, (a, m, b, n), places, way)
    _odds_ratio(article, (a, m, b, n), draw(st.integers(1, 3)), way)
    _difference(article, draw(st.floats(-20, 20)), draw(st.floats(0.2, 8)), draw(st.integers(1, 3)), way)
    _falls(article, draw(st.lists(st.integers(0, 9), min_size=3, max_size=60)), way)
    return article.build()


def _shares(article: Article, counts: tuple[int, int, int, int], places: int, way: str) -> None:
    a, m, b, n = counts
    one, two = (printed(100 * x / y, places, way) for x, y in ((a, m), (b, n)))
    quotes = f"{a}/{m} ({one}%)", f"{b} of {n} ({two}%)"
    article.say(
        f"Relief was seen in {quotes[0]} versus {quotes[1]} patients.",
        (ProportionClaim, quotes[0], {"numerator": Decimal(a), "denominator": Decimal(m), "percent": one}),
        (ProportionClaim, quotes[1], {"numerator": Decimal(b), "denominator": Decimal(n), "percent": two}),
    )


def _odds_ratio(article: Article, counts: tuple[int, int, int, int], places: int, way: str) -> None:
    a, m, b, n = counts
    c, d = m - a, n - b
    log_or, se = math.log(a * d / (b * c)), math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
    low, point, high = (printed(math.exp(log_or + k * se), places, way) for k in (-1.959964, 0, 1.959964))
    p = printed(math.erfc(abs(log_or / se) / math.sqrt(2)), 3, way)
    said = f"P = {p}" if p else "P < 0.001"
    quote = f"OR {point} (95% CI {low}–{high}; {said})"
    fields = {"measure": "OR", "estimate": point, "ci_low": low, "ci_high": high, "ci_level": Decimal(95)}
    fields |= {"p_op": "=" if p else "<", "p_value": p or Decimal("0.001")}
    halves = f"{a}/{m}", f"{b}/{n}"
    article.say(
        f"It differed: {halves[0]} against {halves[1]}, {quote}.",
        (ProportionClaim, halves[0], {"numerator": Decimal(a), "denominator": Decimal(m)}),
        (ProportionClaim, halves[1], {"numerator": Decimal(b), "denominator": Decimal(n)}),
        (EffectClaim, quote, fields),
    )


def _difference(article: Article, point: float, se: float, places: int, way: str) -> None:
    low, middle, high = (printed(point + k * se, places, way) for k in (-1.959964, 0, 1.959964))
    p = printed(math.erfc(abs(point / se) / math.sqrt(2)), 2, way)
    said = f"P = {p}" if p else "P < 0.01"
    quote = f"MD {middle} (95% CI {low} to {high}; {said})"
    fields = {"measure": "MD", "estimate": middle, "ci_low": low, "ci_high": high, "ci_level": Decimal(95)}
    fields |= {"p_op": "=" if p else "<", "p_value": p or Decimal("0.01")}
    article.say(f"Pain changed by {quote}.", (EffectClaim, quote, fields))


def _falls(article: Article, values: list[int], way: str) -> None:
    mean = sum(values) / len(values)
    sd = math.sqrt(sum((v - mean) ** 2 for v in values) / (len(values) - 1))
    one, two = printed(mean, 2, way), printed(sd, 2, way)
    quote = f"number of falls was {one} ± {two} (range {min(values)}–{max(values)}; n = {len(values)})"
    fields = {"statistic": "mean", "value": one, "sd": two, "spread": "sd", "of": "number of falls"}
    fields |= {"low": Decimal(min(values)), "high": Decimal(max(values))}
    article.say(f"The mean {quote}.", (ScoreClaim, quote, fields))


@settings(max_examples=150, deadline=None)
@given(articles(), st.randoms(use_true_random=False))
def test_consistent_claims_give_no_finding_in_any_order(
    article: tuple[Document, list[Claim]], chance: random.Random
) -> None:
    document, claims = article
    checked = check_case(Case(document, claims), NUMBER_RULES)
    assert checked.findings == (), document.text
    # The P beside a ratio whose lower bound is printed as zero, or as the upper one, has nothing to be compared with.
    bare = sum(isinstance(each, EffectClaim) and each.ci_low in (0, each.ci_high) for each in claims)
    assert checked.numbers_unchecked <= bare, document.text
    shuffled = claims[:]
    chance.shuffle(shuffled)
    assert check_case(Case(document, shuffled), NUMBER_RULES) == checked


@settings(max_examples=30, deadline=None)
@given(articles())
def test_two_runs_are_equal(article: tuple[Document, list[Claim]]) -> None:
    document, claims = article
    assert check_case(Case(document, claims), all_rules()) == check_case(Case(document, claims), all_rules())
