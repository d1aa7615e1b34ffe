"""The number grammar: every notation of a number that clinical prose uses."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.text import Quantity, read_quantities
from evidex.text.quantities import operator


def shown(quantity: Quantity) -> str:
    """A quantity in a short form: `percent 27`, `count 34/124`, `interval95 1.2..3.4`."""
    q = quantity
    match q.kind:
        case "p":
            return f"p{q.op}{q.value}"
        case "interval":
            return f"interval{'' if q.level is None else q.level} {q.low}..{q.high}{'%' if q.percent else ''}"
        case "range":
            return f"range {q.low}..{q.high}{'%' if q.percent else ''}"
        case "count":
            return f"count {q.value}/{q.total}"
        case "plus_minus":
            return f"{q.value}±{q.spread}{'%' if q.percent else ''}"
        case _:
            return f"{q.kind} {q.value}"


def read(text: str) -> list[str]:
    return [shown(quantity) for quantity in read_quantities(text).found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thirty-four of 124 (27%) were men", ["count 34/124", "percent 27"]),
        ("90/124 (73 percent)", ["count 90/124", "percent 73"]),
        ("one hundred and twenty-four of 200", ["count 124/200"]),
        ("12 out of the 29 patients", ["count 12/29"]),
        ("from 171/99 to 150/88 mmHg", ["number 171", "number 99", "number 150", "number 88"]),
        ("$2,417 for A, $1,905.50 for B", ["number 2417", "number 1905.50"]),
        ("18.1 ± 2.2 vs.14.3 ± 2.0 g", ["18.1±2.2", "14.3±2.0"]),
        (
            "[OR], 3.577; 95% confidence interval [CI], 1.138-11.25; P = 0.029",
            ["number 3.577", "interval95 1.138..11.25", "p=0.029"],
        ),
        ("RR=0.78, 95% CI [0.45 to 1.36]", ["number 0.78", "interval95 0.45..1.36"]),
        ("95 percent confidence interval, 0.74 to 0.99", ["interval95 0.74..0.99"]),
        ("90% confidence limits 0.61 to 1.17", ["interval90 0.61..1.17"]),
        ("97.8% (95% confidence interval, CI: 87.8–99.8%)", ["percent 97.8", "interval95 87.8..99.8%"]),
        ("(0.45–1.36, 95% CI)", ["interval95 0.45..1.36"]),
        ("CI95% 1.2-3.4", ["interval95 1.2..3.4"]),
        ("(CI 1.2; 3.4)", ["interval 1.2..3.4"]),
        ("3% [95% CI, −8 to 14%]", ["percent 3", "interval95 -8..14%"]),
        ("95%CI -0.01 – 0.04", ["interval95 -0.01..0.04"]),
        ("HR 0·79 (95% CI 0·71–0·88; p<0·0001)", ["number 0.79", "interval95 0.71..0.88", "p<0.0001"]),
        ("P < or = 0.025", ["p<=0.025"]),
        ("p-value of 0.03; P for trend = .02; Ptrend<0.01", ["p=0.03", "p=0.02", "p<0.01"]),
        ("3.6 +/- 4.2 versus 1.7 ± 4.6 episodes", ["3.6±4.2", "1.7±4.6"]),
        ("41 days ± 25", ["41±25"]),
        ("ranged from 5% to 22%", ["range 5..22%"]),
        ("rose from 5% to 22%", ["percent 5", "percent 22"]),
        ("between 30% and 60%", ["range 30..60%"]),
        ("to 70-90%", ["range 70..90%"]),
        ("18, 16, and 19% in A, B and C", ["percent 18", "percent 16", "percent 19"]),
        ("97% compared with 74 and 73%", ["percent 97", "percent 74", "percent 73"]),
        ("changes of -11.5 and -15.4 mm Hg", ["number -11.5", "number -15.4"]),
        ("aged 16-63 years (42 ± 17 years)", ["range 16..63", "42±17"]),
        ("1.2 x 10-3 and 5×10⁻⁸", ["number 0.0012", "number 5E-8"]),
        ("P=1.5x10(-68); P = 7 x 10(-14); p < 10(-9)", ["p=1.5E-68", "p=7E-14", "p<1E-9"]),
        ("P<10-5; P = 2.3·10-5; P = 1.3*10-4", ["p<0.00001", "p=0.000023", "p=0.00013"]),
        ("P = 2.3E-05 and p < 10⁻⁶", ["p=0.000023", "p<0.000001"]),
        ("P = 0.05-0.10; cages of 4/6 mm", ["p=0.05", "number 0.10", "number 4", "number 6"]),
        ("1,316 patients", ["number 1316"]),
        ("p = 0,05", ["p=0.05"]),
        ("0.65-0.85", ["range 0.65..0.85"]),
        ("HIF-1, T2, 5-HT, COVID-19, SF-36, pain3", []),
    ],
)
def test_reads(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_printed_decimals_are_kept() -> None:
    (quantity,) = read_quantities("OR 5.10").found
    assert str(quantity.value) == "5.10"


@pytest.mark.parametrize(
    ("printed", "plain"),
    [("<", "<"), ("</=", "<="), ("≤", "<="), ("< or =", "<="), (">", ">"), ("⩾", ">="), ("less than", "<"), ("=", "=")],
)
def test_operators(printed: str, plain: str) -> None:
    assert operator(printed) == plain


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=99, places=2),
    st.sampled_from(["-", "–", "—", " to ", ", ", "; ", " - ", "−"]),
    st.sampled_from(["95% CI {}", "95% CI: {}", "(95%CI, {})", "95% confidence interval [CI], {}", "[95% CI = {}]"]),
)
def test_an_interval_is_read_alike_in_every_notation(low: Decimal, separator: str, frame: str) -> None:
    high = low + Decimal("1.50")
    (interval,) = read_quantities(frame.format(f"{low}{separator}{high}")).found
    assert (interval.kind, interval.low, interval.high, interval.level) == ("interval", low, high, 95)


@given(st.text(alphabet="12.5%±-–/ ()CIPof=<,;:andto9", max_size=60))
def test_places_are_ordered_disjoint_and_inside(text: str) -> None:
    found = read_quantities(text).found
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))


@given(st.text(alphabet="12.5%±-–/ ()CIPof=<,;:andto9", max_size=60))
def test_places_of_the_shape_lead_back_to_the_text(text: str) -> None:
    quantities = read_quantities(text)
    for index, quantity in enumerate(quantities.found):
        assert quantities.place(quantities.offset_of(index)) == quantity.start


def test_long_runs_of_spaces_and_digits_end_soon() -> None:
    texts = ("95% CI " + " " * 20_000 + "1", "1," * 20_000, "9" * 20_000, "of 1 " * 5_000)
    assert [len(read_quantities(text).found) for text in texts] == [2, 20_000, 1, 2_500]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-14 beats min(-1); 95% CI: -11 to -17 beats min(-1)", ["number -14", "interval95 -11..-17"]),
        ("95% CI -11 beats min(-1) to -17 beats min(-1)", ["interval95 -11..-17"]),
        ("(95% CI -14.8 a -11.0)", ["interval95 -14.8..-11.0"]),
        ("95% CI 0.60 at 12 months", ["percent 95", "number 0.60", "number 12"]),
        ("USD 54 (95% CI: USD −1,717, USD 1,755)", ["number 54", "interval95 -1717..1755"]),
        ("(95% CI EUR 20 to EUR 220)", ["interval95 20..220"]),
        ("0.74 [95% CI 0.66-0-83]", ["number 0.74", "interval95 0.66..0.83"]),
    ],
)
def test_odd_bounds(text: str, expected: list[str]) -> None:
    assert read(text) == expected
