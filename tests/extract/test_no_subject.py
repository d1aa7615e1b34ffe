"""What no side of an effect can be, and look-alikes that can."""

import pytest

from evidex.extract._choosing.no_subject import is_no_subject


@pytest.mark.parametrize(
    "text",
    [
        "relative risks",
        "risk ratios associated",
        "adjusted RR",
        "95% confidence limits",
        "CI",
        "number needed to treat",
        "effect sizes",
        "−23.87 mg/dl",
        "mg/dl",
        "EUR",
        "NNT = 6",
        "zinc group )",
        "costs €",
        "times lower",
        "1.8-fold lower",
        "hypertensive patients a high salt diet",
        "intervention group in comparison",
        "male sex, OR for history of angina 0.84, and",
        "1.5 for smoking",
        "total cost of losartan to be USD",
        "SBP/DBP at −7.6/−",
        "comparison with controls",
        "overt and 0.69 for covert aggression",
        "pooled Peto odds ratio",
        "smartphone application in comparison to the booklet",
        "than with zinc",
        "did timed letters",
        "14% relative to placebo",
    ],
)
def test_is_none(text: str) -> None:
    assert is_no_subject(text)


@pytest.mark.parametrize(
    "text",
    [
        "25 mg",
        "12 months",
        "5-HT1B receptor potency",
        "Web 2.0",
        "risk",
        "mean arterial pressure",
        "heart rate",
        "HR",
        "women aged over 60",
        "men with a family history",
        "score >or=12 at six months",
        "> or =6 victims",
        "subjects aged > or = 75 years",
        "HER2−",
        "CSB/VLF",
        "effect of training",
        "odds of death",
        "rate of ovulation",
        "vitamin D (25-OH)",
        "systolic pressure > 140 mm Hg",
    ],
)
def test_may_be_one(text: str) -> None:
    assert not is_no_subject(text)
