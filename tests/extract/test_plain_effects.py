"""The sides of estimates in forms that a reader would call plain, over several sets of names.

Each text has {a}, {b}, {c} for what is given, {o}, {q}, {r} for what happens and {m}, {n}, {k} for what is measured.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import pytest

from evidex.evaluate.gold import document_of
from evidex.evaluate.score import phrase_f1
from evidex.extract import extract_claims
from evidex.schema import EffectClaim
from evidex.text import View

NAMES: tuple[dict[str, str], ...] = tuple(
    dict(zip("abcoqrmnk", names.split("|"), strict=True))
    for names in (
        "lunazine|orvastatin|placebo|stroke|heart failure|death|pain score|body weight|HbA1c",
        "early physiotherapy|home exercise|usual care|persistent pain|hospital admission|all-cause mortality"
        "|walking distance|systolic blood pressure|length of stay",
        "high-dose sertanol|low-dose sertanol|standard care|wound infection|acute kidney injury|delirium"
        "|serum ferritin|haemoglobin|quality of life",
    )
)


class Told(NamedTuple):
    """What an estimate must be told of; None where the text does not say."""

    value: str
    factor: str | None
    outcome: str | None
    comparator: str | None = None


PLAIN: dict[str, tuple[str, tuple[Told, ...]]] = {
    "a pair before each number": (
        "For {o}, the odds ratios were: {a} vs {c}, 0.71 (95% CI 0.52-0.94); {b} vs {c}, 0.83 (95% CI 0.65-0.98).",
        (Told("0.71", "{a}", "{o}", "{c}"), Told("0.83", "{b}", "{o}", "{c}")),
    ),
    "a pair before a bracket": (
        "Classes did not differ: {a} versus {c} (RR for {o} 1.07; 95% CI 0.99 to 1.17); {b} versus {c} (RR for "
        "{o} 1.03; "
        "95% CI 0.96 to 1.11).",
        (Told("1.07", "{a}", "{o}", "{c}"), Told("1.03", "{b}", "{o}", "{c}")),
    ),
    "one minus the other behind the measure": (
        "Adjusted mean differences ({a}-{c}) were 2.4 (95% CI 1.2 to 3.4) for {m}; 0.3 (0.1 to 3.7) for {n}; "
        "and 4.1 (2.3 to "
        "10.6) for {k}.",
        (Told("2.4", "{a}", "{m}", "{c}"), Told("0.3", "{a}", "{n}", "{c}"), Told("4.1", "{a}", "{k}", "{c}")),
    ),
    "one over the other behind the measure": (
        "There was less {o} with treatment (hazard ratio [{a}/{c}] 0.71; 95% CI 0.52 to 0.94).",
        (Told("0.71", "{a}", "{o}", "{c}"),),
    ),
    "two with their shares": (
        "Rates of {o} were similar for {a} and {b}: 74.7% vs. 76.0%, odds ratio (OR) 0.91 [95% confidence "
        "interval (CI) "
        "0.69-1.21]; for {a} and {c}: 77.9% vs. 81.2%, OR 0.81 (95% CI 0.58-1.15).",
        (Told("0.91", "{a}", "{o}", "{b}"), Told("0.81", "{a}", "{o}", "{c}")),
    ),
    "a list of factors behind a colon": (
        "In the comparison of any drug with {c}, the odds ratios for {o} were as follows: {a}, 0.71 (95% CI "
        "0.52-0.94); and "
        "{b}, 0.83 (95% CI 0.65-0.98).",
        (Told("0.71", "{a}", "{o}", "{c}"), Told("0.83", "{b}", "{o}", "{c}")),
    ),
    "a list of outcomes behind a colon": (
        "Compared with {c}, the hazard ratios for {a} were as follows: {o}, 0.71 (95% CI 0.52-0.94); {q}, 0.83 "
        "(95% CI "
        "0.65-0.98); and {r}, 1.32 (95% CI 1.08-1.61).",
        (Told("0.71", "{a}", "{o}", "{c}"), Told("0.83", "{a}", "{q}", "{c}"), Told("1.32", "{a}", "{r}", "{c}")),
    ),
    "the control group's share first": (
        "Readmission occurred in 30.8% in the {c} group and 42.1% in the {a} group (RR 1.37, 95% CI 1.10 to 1.76).",
        (Told("1.37", "{a}", None, "{c}"),),
    ),
    "the ratio of the second share": (
        "Readmission occurred in 40% of {c} versus 18% of {a} patients (RR 0.45, 95% CI 0.30 to 0.71).",
        (Told("0.45", "{a}", None, "{c}"),),
    ),
    "the ratio of the first share": (
        "Readmission occurred in 40% of {c} versus 18% of {a} patients (RR 2.22, 95% CI 1.40 to 3.33).",
        (Told("2.22", "{c}", None, "{a}"),),
    ),
    "a measure without its factor": (
        "We compared {a} with {c}. The HR was 0.71 (95% CI 0.52-0.94) for {o} and 0.83 (95% CI 0.65-0.98) for {q}.",
        (Told("0.71", "{a}", "{o}", "{c}"), Told("0.83", "{a}", "{q}", "{c}")),
    ),
    "respectively, names in front": (
        "For {a}, {b}, and {c}, the risk ratios for {o} were 0.71 (95% CI 0.52-0.94), 0.83 (95% CI 0.65-0.98), and "
        "1.32 (95% CI 1.08-1.61), respectively.",
        (Told("0.71", "{a}", "{o}"), Told("0.83", "{b}", "{o}"), Told("1.32", "{c}", "{o}")),
    ),
    "respectively, users of each": (
        "Users of {a} and {b} had RRs for {o} of 0.71 (95% CI 0.52-0.94) and 0.83 (95% CI 0.65-0.98), respectively.",
        (Told("0.71", "{a}", "{o}"), Told("0.83", "{b}", "{o}")),
    ),
    "another outcome led by the same word": (
        "There was no difference in {o} between {a} and {c} (RR 0.71, 95% CI 0.52 to 1.04) or in {q} (RR 0.83, 95% CI "
        "0.65 to 1.08).",
        (Told("0.71", "{a}", "{o}", "{c}"), Told("0.83", "{a}", "{q}", "{c}")),
    ),
    "one of many outcomes": (
        "{a} increased adverse events, especially {o} (RR 1.71, 95% CI 1.22 to 2.40).",
        (Told("1.71", "{a}", "{o}"),),
    ),
    "a composite": (
        "{a} reduced the composite of {o}, {q}, and {r} compared with {c} (HR 0.71, 95% CI 0.52 to 0.94).",
        (Told("0.71", "{a}", "{o}, {q}, and {r}", "{c}"),),
    ),
    "a name in quotation marks": (
        "{a} participants were more likely to believe that ‘it is hard to stop once started’ (RR 1.71, 95% CI 1.22 to "
        "2.40) and ‘smoke from others is harmful’ (RR 1.32, 95% CI 1.08 to 1.61).",
        (
            Told("1.71", "{a}", "it is hard to stop once started"),
            Told("1.32", "{a}", "smoke from others is harmful"),
        ),
    ),
    "a fall in percent is no factor": (
        "We compared {a} with {c}. The risk of {o} was reduced by 29% relative to {c} (HR 0.71, 95% CI 0.52 to 0.94).",
        (Told("0.71", "{a}", "{o}", "{c}"),),
    ),
    "further people of whom the effect is told": (
        "{a} reduced {o} compared with {c} (RR 0.83, 95% CI 0.65 to 0.98). The effect was greatest for women at high "
        "risk (RR 0.71, 95% CI 0.52 to 0.94) and those with low baseline intake (RR 0.76, 95% CI 0.58 to 0.99).",
        (Told("0.71", "{a}", "{o}", "{c}"), Told("0.76", "{a}", "{o}", "{c}")),
    ),
    "an outcome that begins with a share": (
        "We compared {a} with {c}. RR for at least 50% improvement 1.73 (95% CI 1.2-2.4).",
        (Told("1.73", "{a}", "at least 50% improvement", "{c}"),),
    ),
    "one thing correlated with two": (
        "{m} correlated inversely with {n} (r = -0.56; P < .05) and positively with {k} (r = 0.65; P < .01).",
        (Told("-0.56", "{n}", "{m}"), Told("0.65", "{k}", "{m}")),
    ),
}


def effects_of(text: str) -> dict[Decimal, EffectClaim]:
    claims = extract_claims(View(document_of(text[0].upper() + text[1:], identity="plain")))
    return {claim.estimate: claim for claim in claims if isinstance(claim, EffectClaim)}


@pytest.mark.parametrize("names", NAMES, ids=[names["a"] for names in NAMES])
@pytest.mark.parametrize("form", PLAIN)
def test_every_estimate_of_a_plain_form_has_its_own_sides(form: str, names: dict[str, str]) -> None:
    text, told = PLAIN[form]
    found = effects_of(text.format(**names))
    for each in told:
        claim = found[Decimal(each.value)]
        for side in ("factor", "outcome", "comparator"):
            wanted = getattr(each, side)
            if wanted is not None:
                said = getattr(claim, side)
                assert phrase_f1(wanted.format(**names), said or "") >= 0.5, (side, said)


def test_a_unit_behind_a_measure_is_no_pair() -> None:
    found = effects_of("Weight fell with lunazine (mean difference (kg/m2) -1.2, 95% CI -2.0 to -0.4).")
    assert found[Decimal("-1.2")].comparator is None


def test_what_a_clause_says_with_a_verb_is_no_pair() -> None:
    found = effects_of("At a year, lunazine versus placebo improved sleep (SMD 0.42, 95% CI 0.20 to 0.64).")
    assert found[Decimal("0.42")].comparator == "placebo"


def test_a_comma_parts_a_drug_from_its_dose_only() -> None:
    texts = (
        "Fewer patients relapsed with sertanol, 5 mg, than with lunazine, 50 mg (RR 0.71, 95% CI 0.52 to 0.94).",
        "The difference in relapse between sertanol, 5 mg, and lunazine, 50 mg, held (RR 0.71, 95% CI 0.52 to 0.94).",
    )
    for text in texts:
        claim = effects_of(text)[Decimal("0.71")]
        assert (claim.factor, claim.comparator) == ("sertanol, 5 mg", "lunazine, 50 mg")


def test_a_plus_may_stand_apart_from_its_bound() -> None:
    claim = effects_of("Gait improved with lunazine (MD = +2.70, 95% CI = +0.13 to + 5.27).")[Decimal("2.70")]
    assert (claim.ci_low, claim.ci_high) == (Decimal("0.13"), Decimal("5.27"))


def test_a_risk_reduced_by_a_share_is_no_ratio_of_it() -> None:
    text = "The relative risk of stroke was reduced by lunazine (22%; 95% CI 17-27) and orvastatin (18%; 5-29)."
    found = effects_of(text)
    assert [(found[Decimal(v)].measure, found[Decimal(v)].factor) for v in ("22", "18")] == [
        ("other", "lunazine"),
        ("other", "orvastatin"),
    ]


def test_what_a_review_compares_is_said_with_and_or_behind_another_with() -> None:
    told = (
        ("trials comparing lunazine and usual access in adults", "usual access"),
        ("trials that compared treatment with at least 1 g lunazine daily with placebo", "placebo"),
    )
    for compared, comparator in told:
        claim = effects_of(f"We included {compared}. Lunazine did not change stroke (RR 0.96, 95% CI 0.78 to 1.29).")
        assert claim[Decimal("0.96")].comparator == comparator
