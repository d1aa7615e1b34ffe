"""Coverage: every number is claimed, set aside with a reason, or unread; none is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.extract import extract_claims
from evidex.extract._aside import SIGNS
from evidex.extract._aside.sign import Sign, tail_of
from evidex.extract.coverage import coverage, number_fates
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

FURTHER = {
    "part of a name": [
        "It blocks AT([1]) and beta([2])-adrenoceptors.",
        "We gave MgSO([4]) and vitamin B([12]).",
        "They grew to 10([5]) cells/mm([3]).",
        "The loss of Ca([2]+) was slow.",
        "Synthesis of [2]-hydroxybenzoate went well.",
        "The enzyme alpha2,[3]-sialyltransferase rose.",
        "Basic fibroblast growth factor [2] (FGF2) was blocked.",
        "Aneusomy of chromosome [9] was common.",
        "The ([18])F label was stable.",
    ],
    "label": [
        "Adults with type [1] diabetes took part.",
        "Pain fell in group [2] but not in others.",
        "Clinics saw grade 3 or [4] toxicity.",
        "It was given on days [1], [8] and [15].",
        "The aims were ([1]) to learn and ([2]) to teach.",
        "It has three parts: [1]) the talk.",
        "Forty ASA [1]-2 women came.",
    ],
    "identifier": [
        "The version of this article (doi:[10.1186]/s12877-[015]-0028-x) has more.",
        "It is registered (UMIN-CTR [000014624]).",
    ],
    "reference": ["Much is unknown. [References: [101]]", "The Cochrane Library, Issue [3], was searched."],
    "dose or amount": [
        "Cells were given doses of [2], [4], 8 or 16 Gy.",
        "We added [100] or 250 microM of it.",
        "All took nifedipine [10] or 20 mg.",
        "One eye got timolol maleate [0.5]% twice.",
        "They had [0.75]% ropivacaine.",
    ],
    "duration": [
        "Pain was asked for at [30], [45], and 90 min.",
        "It was taken for [1] to 2 weeks.",
        "The [3]- and 5-year plans were kept.",
    ],
    "age limit": ["Boys aged [6]-[12] came."],
    "number of subjects": [
        "It was studied in [12] Nigerians.",
        "They were randomised, [54] to the diet and [53] to usual care.",
        "We enrolled [222] black patients.",
        "It was a mixed sample (women = [86], men = [14]).",
        "Sizes were small (n = 24 v [9]).",
    ],
    "number of things": ["It ran in [12] district hospitals.", "We screened [27] cytotoxic compounds."],
    "scale": [
        "It was marked on a scale from [0] to [10].",
        "We used a [100]-mm visual analogue scale.",
        "Answers were graded ([0] = none, [3] = severe).",
        "A [3]-page form was used.",
    ],
    "threshold": [
        "It held at the [0.01] level.",
        "Diastolic pressure was > or = [95] mm Hg at entry.",
        "The trial has [90]% power.",
        "The goal was below [140] mm Hg.",
    ],
    "P-value": ["It differed (P = 0.0005-[0.05])."],
    "base of a rate": ["The rate is told per [1000] births."],
    "setting": ["Beams of [6] MV were used at [37] degrees C.", "Electrons of [6], [9] and 12 MeV were used."],
    "year": ["Trials of 1978-[93] were read."],
    "calendar": ["Pressure was taken at [8] am."],
}
RESULTS = [  # what may be an unclaimed result: no word says that it is something else
    "Pain was felt by [12]%.",
    "The score fell from [31] to [24] in them.",
    "Nausea (7) and rash ([5]) were seen.",
    "In the control group [12] had fallen.",
    "In group 1, [5] of them fell.",
    "Rash occurred in [12] hypertensive patients.",
    "Relief lasted for [4] to 6 hours.",
    "Mean age was [62] there.",
    "The odds ratio was 2.1 ([1.3]-[3.4]).",
    "Cure was had by 12 with it, and by [7] without.",
    "Glucose was [5.6] and 7.8 mM.",
    "Use of morphine was [12] and 20 mg.",
    "Death came to 14 v [9].",
    "Over [90]% were cured.",
    "The yield rose to [583].",
    "All doses were within [1.5]% of the plan.",
]


def _fates_of_marked(marked: str) -> list[tuple[str, str]]:
    """Fate and reason of the numbers in square brackets; the brackets are taken out."""
    places, text = [], ""
    for piece in re.split(r"(\[[\d.,]+\])", marked):
        if re.fullmatch(r"\[[\d.,]+\]", piece):
            places.append(len(text))
        text += piece.strip("[]") if re.fullmatch(r"\[[\d.,]+\]", piece) else piece
    found = {number.start: (number.fate, number.reason) for number in number_fates(view_of(text), ())}
    return [found[place] for place in places]


@pytest.mark.parametrize(("reason", "marked"), [(reason, text) for reason, texts in FURTHER.items() for text in texts])
def test_a_number_of_which_the_words_say_what_it_is_has_that_reason(reason: str, marked: str) -> None:
    assert set(_fates_of_marked(marked)) == {("set_aside", reason)}


@pytest.mark.parametrize("marked", RESULTS)
def test_what_may_be_a_result_stays_unread(marked: str) -> None:
    assert set(_fates_of_marked(marked)) == {("unread", "")}


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


def _named(signs: list[Sign]) -> list[object]:
    return [pytest.param(sign, id=f"{SIGNS.index(sign)} {sign.reason}") for sign in signs]


@pytest.mark.parametrize("sign", _named([sign for sign in SIGNS if sign.last]))
@given(data=st.data())
def test_the_last_word_rules_out_no_sign_that_fits(sign: Sign, data: st.DataObject) -> None:
    before = data.draw(st.from_regex(sign.led))
    assert re.fullmatch(sign.last, tail_of(before))


@pytest.mark.parametrize("sign", _named([sign for sign in SIGNS if sign.head and sign.behind]))
@given(data=st.data())
def test_the_first_character_behind_rules_out_no_sign_that_fits(sign: Sign, data: st.DataObject) -> None:
    behind = data.draw(st.from_regex(rf"\A(?:{sign.behind})"))
    assert behind.lstrip()[:1] in sign.head
