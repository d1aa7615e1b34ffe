"""What a chosen phrase is called in the end: names whole, without the pieces of clauses that stand around them."""

import pytest

from evidex.extract._choosing.ends import mended
from evidex.extract._choosing.no_name import is_no_name


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("of group C", "group C"),
        ("Among the 160 survivors", "160 survivors"),
        ("in situ carcinoma", "in situ carcinoma"),
        ("without diabetes", "without diabetes"),
        ("standard arm (P", "standard arm"),
        ("people with asthma)", "people with asthma"),
        ("(placebo)", "placebo"),
        ("patients (aged 5)", "patients (aged 5)"),
        ('control group"', "control group"),
        ("zelolol transiently", "zelolol"),
        ("patients treated conventionally", "patients treated conventionally"),
        ("patients receiving zelolol subcutaneously", "patients receiving zelolol subcutaneously"),
        ("elderly men aged", "elderly men"),
        ("zelolol or", "zelolol"),
        ("women who", "women"),
        ("placebo group, it", "placebo group"),
        ("singing group +12.9", "singing group"),
        ("Group +", "Group +"),
        ("groups 1", "group 1"),
        ("groups 1-3", "groups 1-3"),
        ("both groups", "both groups"),
        ("a group", "a group"),
        ("zelolol the changes", "zelolol"),
        ("zelolol plus a diuretic", "zelolol plus a diuretic"),
        ("zelolol twice a day", "zelolol twice a day"),
        ("patients outside the hospital", "patients outside the hospital"),
        ("who consulted the physician", "who consulted the physician"),
        ("trial the zelolol arm", "zelolol arm"),
        ("zelolol and placebo were nausea", "zelolol and placebo"),
        ("three groups had the same size", "three groups"),
        ("none of these signs were present", "none of these signs were present"),
        ("six were present", "six were present"),
        ("patients who were ill", "patients who were ill"),
        ("In comparison to usual care", "usual care"),
        ("were 99 patients", "99 patients"),
        ("METHODS A cohort of 12 nurses", "A cohort of 12 nurses"),
        ("which", None),
        ("placebo group pain scores", "placebo group"),
        ("placebo group's", "placebo group"),
        ("high-dose arm median survival", "high-dose arm"),
        ("group III", "group III"),
        ("zelolol plus group therapy", "zelolol plus group therapy"),
        ("Group IT0.5", "Group IT0.5"),
        ("group acupuncture", "group acupuncture"),
        ("treatment group patients", "treatment group patients"),
    ],
)
def test_group(text: str, named: str | None) -> None:
    assert mended("proportion", "group", text) == named
    assert mended("score", "group", text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("heart rate fell significantly", "heart rate"),
        ("heart rate (supine) increased from", "heart rate (supine)"),
        ("increased heart rate", "increased heart rate"),
        ("peak flow and increased heart rate", "peak flow and increased heart rate"),
        ("pressure did not change", "pressure"),
        ("zelolol did not change pressure", "pressure"),
        ("men had higher pain scores", "pain scores"),
        ("had a significantly lower AUC", "AUC"),
        ("two groups differed with respect to body weight", "body weight"),
        ("wall mass, calculated from diameters", "wall mass"),
        ("variance of intervals, an index of tone", "variance of intervals"),
        ("after therapy, heart rate", "heart rate"),
        ("active treatment, clinic BP", "clinic BP"),
        ("24%, and 39%, and office pressures", "office pressures"),
        ("Likewise, the E/A ratio", "E/A ratio"),
        ("calcium, and phosphorus reabsorption", "calcium, and phosphorus reabsorption"),
        ("), and peak flow", "peak flow"),
        ("p < 0.001), with a reduction in wall mass", "reduction in wall mass"),
        ("1) severity of pain", "severity of pain"),
        ("improvements ( ) in flow per hour", "improvements in flow per hour"),
        ("length of stay [days", "length of stay"),
        ("levels of zelin [25(OH)Z]", "levels of zelin [25(OH)Z]"),
        ("pain scores to be", "pain scores"),
        ("pain scores preoperatively", "pain scores preoperatively"),
        ("58 patients aged", "58 patients aged"),
        ("95% confidence intervals for consumption", "consumption"),
        ("than the increase", "increase"),
        ("in nocturnal pain", "nocturnal pain"),
        ("in vitro growth", "in vitro growth"),
        ("with a reduction in stay", "reduction in stay"),
        ("duration of pain (whichever was longer)", "duration of pain (whichever was longer)"),
        ("distance walked", "distance walked"),
        ("number of cigarettes smoked", "number of cigarettes smoked"),
        ("women with a low weight scored", "scored"),
        ("patients on the drug slept", "slept"),
    ],
)
def test_measured(text: str, named: str) -> None:
    assert mended("score", "of", text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("the ulcer was healed", "the ulcer was healed"),
        ("vaccine response (VR", "vaccine response"),
        ("elevation >3 x ULN) of transaminases", "elevation >3 x ULN of transaminases"),
        ('judged as "very good', "judged as very good"),
        ("cured by one session as", "cured by one session"),
        ("payments could", "payments"),
        ("blindness accounts", "blindness"),
        ("at least one event", "at least one event"),
        ("Conclusions Most patients", "Most patients"),
        ("Results with both doses", "Results with both doses"),
    ],
)
def test_counted(text: str, named: str) -> None:
    assert mended("proportion", "of", text) == named


def test_other_fields_stay() -> None:
    assert mended("score", "timepoint", "at the") == "at the"
    assert mended("effect", "factor", "of the") == "of the"
    assert mended("score", "of", None) is None


@pytest.mark.parametrize(
    "text",
    [
        "which",
        "they",
        "hand",
        "baseline",
        "terms of race",
        "respect to pain",
        "versus placebo",
        "did not",
        "difference of −2.8% (95% CI −9.7, 4.2)",
        "men with asthma. After washout 18 patients",
        "/85.2",
        "--",
    ],
)
def test_names_nobody(text: str) -> None:
    assert is_no_name("group", text)


@pytest.mark.parametrize(
    "text", ["US", "6 months", "1995", "40", "placebo", "did not receive it", "addition of zelolol"]
)
def test_may_name_a_group(text: str) -> None:
    assert not is_no_name("group", text)


def test_names_no_measure() -> None:
    assert is_no_name("of", "findings")
    assert not is_no_name("of", "hand")
    assert not is_no_name("timepoint", "baseline")
