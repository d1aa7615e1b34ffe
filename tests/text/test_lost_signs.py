"""A '?' is a minus only in the bounds of a named interval and before the estimate that they hold."""

import pytest

from evidex.text import read_quantities


def read(text: str) -> list[str]:
    return [str(n) for q in read_quantities(text).found for n in (q.value, q.low, q.high) if n is not None]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("difference, ?12.06 [95% confidence interval, ?25.19 to ?0.92]", ["-12.06", "-25.19", "-0.92"]),
        ("MD ?1.4 days; 95% CI, ?2.3 to ?0.2 days", ["-1.4", "-2.3", "-0.2"]),
        ("(?6.56 mg/dL [CI, ?9.65 to ?3.47 mg/dL])", ["-6.56", "-9.65", "-3.47"]),
        ("MD ?1.4 days; 95% CI, ?0.2 to ?2.3 days", ["1.4", "95", "0.2", "2.3"]),
        ("A vs B,??0.2 (95% CI, ?1.2 to 0.8)", ["-0.2", "-1.2", "0.8"]),
        ("A vs B,?0.9 (95% CI, ?0.1 to 1.9)", ["0.9", "-0.1", "1.9"]),
        ("A vs B,?0.9 (95% CI, ?4.9 to 6.7)", ["0.9", "-4.9", "6.7"]),
        ("A vs B, 1.1 [95% CI, ?6.7 to 8.9]", ["1.1", "-6.7", "8.9"]),
        ("OR 1.9 (95% CI?=?1.2 to 3.4; P?=?.002)", ["1.9", "1.2", "3.4", "0.002"]),
        ("RR?=?1.18 (95% CI?=?(0.69 to 2.01)", ["1.18", "0.69", "2.01"]),
        ("patients aged ?65 years", ["65"]),
        ("BMI ?30 (95% CI 28 to 33)", ["30", "28", "33"]),
        ("a change of ?0.3 to ?0.7 points", ["0.3", "0.7"]),
        ("Was it worse? 4.2 (95% CI 1.1 to 7.3)", ["4.2", "1.1", "7.3"]),
    ],
)
def test_lost_signs(text: str, numbers: list[str]) -> None:
    assert read(text) == numbers
