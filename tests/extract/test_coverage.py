"""Coverage: every number is claimed, set aside with a reason, or unread; none is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.extract import extract_claims
from evidex.extract.coverage import _SIGNS, _last_word, _Sign, _signs_after, coverage, number_fates
from evidex.read.builder import Builder
from evidex.schema import Metadata, Origin
from evidex.text import View
from evidex.text.numerals import find_numerals


def view_of(text: str) -> View:
    builder = Builder()
    builder.open_section("results", "abstract")
    builder.add_block("paragraph", text)
    return View(builder.build(Origin(name="test", sha256="0" * 64, reader="test"), Metadata()))


REASONS = {
    "The study ran from 2013 to 2016.": ["year", "year"],
    "They took 40 mg daily for 12 weeks.": ["dose or amount", "duration"],
    "We enrolled 124 consecutive patients.": ["number of subjects"],
    "See Table 2.": ["label"],
    "It differed (P = 0.03).": ["P-value"],
    "Adults aged 18 years took part.": ["age limit"],
    "An 11-point scale was used.": ["scale"],
    "It differed (chi-square = 4.1).": ["test statistic"],
    "They were seen in March 14 and at 7 May.": ["calendar", "calendar"],
    "One arm (n = 61) was large.": ["number word", "number of subjects"],
    "The ratio was 2:1.": ["allocation ratio", "allocation ratio"],
    "A cut-off point 6 held, as did sums of at least 9.": ["threshold", "threshold"],
    "It was computed with SPSS 21.": ["software version"],
}


@pytest.mark.parametrize(("text", "expected"), REASONS.items())
def test_a_number_that_is_no_claim_is_set_aside_with_its_reason(text: str, expected: list[str]) -> None:
    assert [fate.reason for fate in number_fates(view_of(text), ())] == expected


def test_the_numbers_of_a_claim_are_claimed_and_its_level_set_aside() -> None:
    view = view_of("Smoking raised the risk (OR 2.1, 95% CI 1.3–3.4; P = 0.002) by 17 somethings.")
    counted = coverage(view, extract_claims(view))
    assert counted.claimed == 5  # the level is one of the claim's numbers
    assert counted.unread == 1


@given(st.text(alphabet="12 .,%()nofagesyr=<Pp", max_size=80))
def test_no_number_is_lost(text: str) -> None:
    view = view_of(text)
    stretches = [(sentence.start, sentence.end) for sentence in view.sentences]
    seen = sum(1 for start, end in stretches for _ in find_numerals(view.text, start, end))
    assert len(list(number_fates(view, ()))) == seen


@pytest.mark.parametrize("sign", [sign for sign in _SIGNS if sign.last], ids=lambda sign: sign.reason)
@given(data=st.data())
def test_the_last_word_rules_out_no_sign_that_fits(sign: _Sign, data: st.DataObject) -> None:
    assert sign.before is not None
    before = data.draw(st.from_regex(sign.before))
    assert sign in _signs_after(_last_word(before), told=False)
