"""Decimal commas, spaces between thousands and doubled dashes: read where numbers bear each other out."""

from decimal import Decimal

import pytest

from evidex.text import read_quantities


def numbers(text: str) -> list[str]:
    """Each quantity's numbers: '1.45', '1.10..1.92', '12.5±3.1'."""
    told = []
    for each in read_quantities(text).found:
        bounds = f"{each.low}..{each.high}" if each.low is not None else ""
        told.append(bounds or (f"{each.value}±{each.spread}" if each.spread is not None else str(each.value)))
    return told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1,45 (1,10–1,92)", ["1.45", "1.10..1.92"]),
        ("OR = 1,5; 95% CI: 1,1-2,3", ["1.5", "1.1..2.3"]),
        ("OR 1,5 (95% CI 1,1 to 2,3)", ["1.5", "1.1..2.3"]),
        ("a mean of 12,5 ± 3,1 points", ["12.5±3.1"]),
        ("2,5% (1,1–4,0%)", ["2.5", "1.1..4.0"]),
        ("1,10–1,92", ["1.10..1.92"]),
        ("-0,3 (-0,5 to -0,1)", ["-0.3", "-0.5..-0.1"]),
        ("1,45", ["1.45"]),
        ("40,7 (8,7)", ["40.7", "8.7"]),
        ("68,3\t8.4", ["68.3", "8.4"]),
        ("in 12,5% of the patients", ["12.5"]),
        ("7 deaths (mean age 19,4 years)", ["7", "19.4"]),
        ("was 25, 15,4, and 17,9% in the three", ["25", "15.4", "17.9", "3"]),
    ],
)
def test_decimal_commas(text: str, told: list[str]) -> None:
    assert numbers(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("12 345 (11 200–13 450)", ["12345", "11200..13450"]),
        ("It cost 980 (870–1\u2009090) euros.", ["980", "870..1090"]),
        ("-1 234 (-1 500 to -900)", ["-1234", "-1500..-900"]),
        ("12 345,5 (11 200,1–13 450,9)", ["12345.5", "11200.1..13450.9"]),
        ("2 410", ["2410"]),
    ],
)
def test_spaces_between_thousands(text: str, told: list[str]) -> None:
    assert numbers(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("as others found 3,5–7,9", ["3", "5..7", "9"]),
        ("arms 1,5 (2–3)", ["1", "5", "2..3"]),
        ("studies [1,2] and 3,4 (5–7)", ["1", "2", "3", "4", "5..7"]),
        ("in 2010 345 patients (200–400)", ["2010", "345", "200..400"]),
        ("day 10 100 ml (90–110)", ["10", "100", "90..110"]),
        ("1,234 (1,100–1,370)", ["1234", "1100..1370"]),
        ("95% CI 1.2,3.4", ["1.2..3.4"]),
        ("to convert 25,50 and 75% of them", ["25", "50", "75"]),
        ("leads 1,2 and 5,10 methylene in 12.5%", ["1", "2", "5", "10", "12.5"]),
    ],
)
def test_lists_and_neighbours_stay_numbers_of_their_own(text: str, told: list[str]) -> None:
    assert numbers(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("-0.3 (-0.5--0.1)", ["-0.3", "-0.5..-0.1"]),
        ("−0.3 (−0.5–−0.1)", ["-0.3", "-0.5..-0.1"]),
        ("-0.3 (95% CI -0.5--0.1)", ["-0.3", "-0.5..-0.1"]),
        ("−5.5% (−9.1%–−1.2%)", ["-5.5", "-9.1..-1.2"]),
        ("0.1 (-0.5--0.8)", ["0.1", "-0.5..0.8"]),
        ("1.2--3.4", ["1.2..3.4"]),
    ],
)
def test_the_second_of_two_dashes_is_a_minus_where_the_bounds_then_rise(text: str, told: list[str]) -> None:
    assert numbers(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("was 1,39 (47 observed, 33,8 expected; 95% CI 1,02–1,85)", ["1.39", "47", "33.8", "1.02..1.85"]),
        ("Of 2.480 adults, 812 (32,7%) did", ["2480", "812", "32.7"]),
        ("a rate of 24,8 per 100.000 (95% CI 22,1–27,6)", ["24.8", "100000", "22.1..27.6"]),
        ("a population of 1.284.600; p < 0,001", ["1284600", "0.001"]),
        ("a mean of 1234,5 kcal, 0,75 of all", ["1234.5", "0.75"]),
    ],
)
def test_what_is_sure_decides_for_the_document(text: str, told: list[str]) -> None:
    assert numbers(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("33,8 expected of 2.480 adults", ["33", "8", "2.480"]),
        ("In 32,7% and 1.204 kg, 0.5 and 14,8 expected", ["32.7", "1.204", "0.5", "14.8"]),
        ("Of 1,204 adults 32,7% had 2.480 g", ["1204", "32.7", "2.480"]),
        ("in 32,7% [3,4] of tables 1,2 and 3", ["32.7", "3", "4", "1", "2", "3"]),
    ],
)
def test_nothing_decides_for_all_where_numbers_are_printed_both_ways(text: str, told: list[str]) -> None:
    assert numbers(text) == told


def test_a_cell_is_read_as_its_document_prints() -> None:
    text = "In 32,7% of all.\n30,5"
    assert [each.value for each in read_quantities(text, len(text) - 4, len(text)).found] == [Decimal("30.5")]
    assert [str(each.value) for each in read_quantities("as in 4,5").found] == ["4", "5"]
