"""Shares in table cells: percentages whose row says so, sizes that stand elsewhere, what a row and a column name."""

from evidex.schema import Claim, ProportionClaim
from tests.extract.test_cells import claims_of


def shares(claims: list[Claim]) -> list[str]:
    """'count/size percent of; group' of each share."""
    return [
        f"{c.numerator}/{c.denominator} {c.percent} {c.of}; {c.group}" for c in claims if isinstance(c, ProportionClaim)
    ]


def test_labels_that_end_with_the_sign_stand_over_percentages() -> None:
    told = claims_of(["", "A (n = 76)", "B (n = 85)"], ["Living alone, %", "58", "60"], ["Frail (%)", "76", "69"])
    assert shares(told) == [
        "None/76 58 Living alone; A",
        "None/85 60 Living alone; B",
        "None/76 76 Frail; A",
        "None/85 69 Frail; B",
    ]


def test_levels_and_changes_in_percent_are_none() -> None:
    assert not shares(claims_of(["", "A", "B"], ["HbA1c (%)", "7.2", "7.4"]))
    assert not shares(claims_of(["", "A", "B"], ["Bone mass, %", "3", "4"], caption="Changes from baseline"))
    assert not shares(claims_of(["", "A", "B"], ["BMI, %", "0.3", "0.4"], caption="Correlations of the measures"))


def test_a_count_below_n_and_percent_is_no_percentage() -> None:
    assert not shares(claims_of(["", "n = 199 (%)", "n = 79"], ["Stroke", "3", "2"], ["Cancer", "17", "12"]))


def test_columns_of_two_sizes_are_no_count_and_percentage() -> None:
    told = claims_of(["", "n = 50", "n = 40"], ["Percentage of women", "16", "20"], above="Group")
    assert shares(told)[0].startswith("None/50 16 ")


def test_no_is_an_answer_below_what_is_asked() -> None:
    told = claims_of(["", "n", "%"], ["Diabetes"], ["No", "62", "93.9"], ["Yes", "4", "6.1"])
    assert ["Diabetes, No" in each for each in shares(told)] == [True, False]


def test_all_patients_are_the_size_of_their_columns() -> None:
    told = claims_of(["", "Number", "Percent"], ["All patients", "66", "100"], ["White", "57", "86.4"])
    assert shares(told)[1] == "57/66 86.4 White; None"


def test_a_share_of_the_row_above() -> None:
    told = claims_of(["", "A (n = 838)"], ["Referred", "601 (72%)"], ["Completed", "447 (74%)"])
    assert shares(told)[1] == "447/601 74 Completed; A"
    siblings = claims_of(["", "A (n = 361)"], ["Chinese", "350 (96.9%)"], ["Others", "11 (3.1%)"])
    assert shares(siblings)[1] == "11/None 3.1 Others; A"


def test_the_size_over_several_groups_is_of_none_of_them() -> None:
    told = claims_of(["", "T", "T&P"], ["Immunised", "83.6%", "84.8%"], above="Residents (n = 905)")
    assert [each.split()[0] for each in shares(told)] == ["None/None", "None/None"]


def test_percentages_with_their_intervals() -> None:
    (told,) = claims_of(["", "Adjusted proportion"], ["Completed", "75% (72%-78%)"])
    assert isinstance(told, ProportionClaim)
    assert (told.percent, told.ci_low, told.ci_high) == (75, 72, 78)


def test_rows_below_group_are_groups() -> None:
    told = claims_of(["Group", "Response rate"], ["Trial", "13/69 (18.84%)"], ["Control", "1/36 (2.78%)"])
    assert shares(told)[0] == "13/69 18.84 Response rate; Trial"


def test_a_ward_called_f_is_no_test() -> None:
    assert len(shares(claims_of(["", "Ward E", "Ward F"], ["Attacked", "22.4% (22/98)", "16.3% (15/92)"]))) == 2


def test_a_heading_or_the_caption_says_percent() -> None:
    below = claims_of(["", "A", "B"], ["Complications (%)"], ["Chest pain", "7", "8,5"])
    assert [each.split()[1] for each in shares(below)] == ["7", "8.5"]
    rows = ["Urban", "73", "74"], ["Mean age", "52", "53"], ["Total", "100", "100"]
    whole = claims_of(["", "Cases", "Others"], *rows, caption="Women at recruitment, %")
    assert [each.split()[:2] for each in shares(whole)] == [["None/None", "73"], ["None/None", "74"]]
