"""What holds for every proportion and score, whatever the text."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from evidex.evaluate.gold import document_of
from evidex.extract.proportion import EXTRACTOR as PROPORTION
from evidex.extract.score import EXTRACTOR as SCORE
from evidex.schema import ProportionClaim, ScoreClaim
from evidex.text import View
from evidex.text.numerals import find_numerals

PIECES = st.sampled_from(
    """12 (34%) of 45 patients had pain in the control group vs. versus 7.5 ± 2.1 mean median age was years ( )
    [ ] , ; : and respectively than compared with 20% to 30% 95% CI 3/7 (SD 4.2) range 5-9 Of the
    remaining 40 all four ≥50% up to none of whom which reduced by 15% . Nine men IQR 1–3 P<0.05 n = 20
    -2.5 +0.8 who were improved rate incidence""".split()
)


@given(st.lists(PIECES, max_size=40))
def test_claims_stand_on_their_text(pieces: list[str]) -> None:
    view = View(document_of(" ".join(pieces) or "x"))
    for extractor in (PROPORTION, SCORE):
        for claim in extractor.extract(view):
            assert view.text[claim.start : claim.end] == claim.quote
            assert claim.quote == claim.quote.strip()


@given(st.lists(PIECES, max_size=40))
def test_a_share_lies_between_nothing_and_all(pieces: list[str]) -> None:
    for claim in PROPORTION.extract(View(document_of(" ".join(pieces) or "x"))):
        assert isinstance(claim, ProportionClaim)
        assert claim.percent is None or 0 <= claim.percent <= 100
        assert claim.percent is not None or claim.low is not None or claim.numerator is not None


@given(st.lists(PIECES, max_size=40))
def test_every_stated_number_stands_in_the_quote(pieces: list[str]) -> None:
    view = View(document_of(" ".join(pieces) or "x"))
    for extractor in (PROPORTION, SCORE):
        for claim in extractor.extract(view):
            assert isinstance(claim, ProportionClaim | ScoreClaim)
            printed = {abs(numeral.value) for numeral in find_numerals(claim.quote)}
            stated = [value for name, value in claim.numbers() if name not in claim.derived]
            assert all(abs(value) in printed for value in stated), (claim, printed)


def test_the_order_of_sentences_far_apart_changes_no_number() -> None:
    sentences = ["Nausea occurred in 12%.", "Of 40 men, 10 (25%) died.", "Mean age was 61.2 years."]
    counted = set()
    for order in itertools.permutations(sentences):
        view = View(document_of(" ".join(order)))
        claims = [*PROPORTION.extract(view), *SCORE.extract(view)]
        counted.add(tuple(sorted(str(sorted(claim.numbers())) for claim in claims)))
    assert len(counted) == 1
