"""The effect extractor: numbers, names, intervals, P-values and the traps that others fell into."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims
from evidex.extract.effect import EXTRACTOR
from evidex.read.builder import Builder
from evidex.schema import EffectClaim, Metadata, Origin
from evidex.text import View


def effects(*paragraphs: str) -> list[EffectClaim]:
    builder = Builder()
    builder.open_section("results", "abstract")
    for paragraph in paragraphs:
        builder.add_block("paragraph", paragraph)
    document = builder.build(Origin(name="test", sha256="0" * 64, reader="test"), Metadata())
    claims = list(EXTRACTOR.extract(View(document)))
    assert all(document.text[claim.start : claim.end] == claim.quote for claim in claims)
    return [claim for claim in claims if isinstance(claim, EffectClaim)]


def shown(claim: EffectClaim) -> str:
    words = [("a" if claim.adjusted else "") + claim.measure, str(claim.estimate)]
    if claim.ci_low is not None:
        words.append(f"{claim.ci_low}..{claim.ci_high}@{claim.ci_level or '-'}")
    if claim.p_value is not None:
        words.append(f"p{claim.p_op}{claim.p_value}")
    return " ".join(words)


READ = {
    "Smoking raised the risk (OR 2.1, 95% CI 1.3–3.4; P = 0.002).": ["OR 2.1 1.3..3.4@95 p=0.002"],
    "The hazard ratio for death was 0.79 (95% CI, 0.71 to 0.88).": ["HR 0.79 0.71..0.88@95"],
    "Relapse fell (adjusted hazard ratio [aHR], 0·6; 95% CI 0·4–0·9).": ["aHR 0.6 0.4..0.9@95"],
    "OR [95% CI]: 1.5 [1.2-1.9] for age.": ["OR 1.5 1.2..1.9@95"],
    "Risk rose for asthma (OR 5.13; 95% CI 1.40,18.8), cough (2.44; 1.12,5.31).": [
        "OR 5.13 1.40..18.8@95",
        "OR 2.44 1.12..5.31@-",
    ],
    "The risk difference was 3% (95% CI −8 to 14%; p = 0.6).": ["RD 3 -8..14@95 p=0.6"],
    "Pain fell more (mean difference -1.2 points, 95% CI -2.0 to -0.4).": ["MD -1.2 -2.0..-0.4@95"],
    "Age correlated with pain (r = -0.41, P < .01).": ["r -0.41 p<0.01"],
    "A rate ratio (RR) of 0.85 was seen. Later RR=0.71 (0.48 to 1.05).": ["IRR 0.85", "IRR 0.71 0.48..1.05@-"],
    "Effect sizes were 1.15 and 1.01 for A and B, respectively (P≤0.01).": ["SMD 1.15 p<=0.01", "SMD 1.01 p<=0.01"],
    "On multivariate analysis age was a predictor (OR 1.78; p = 0.010).": ["aOR 1.78 p=0.010"],
    "The crude OR was 0.59 (95% CI: 0.47-0.74), the adjusted OR 0.74 (0.70-0.78).": [
        "OR 0.59 0.47..0.74@95",
        "aOR 0.74 0.70..0.78@-",
    ],
    "Urine output rose (WMD 0.68 ml/kg/hour (95% CI 0.22, 1.44)).": ["MD 0.68 0.22..1.44@95"],
    "Resistance fell (mean difference −285 dyn s/cm5 (95% CI −357 to −213); p<0.0001).": [
        "MD -285 -357..-213@95 p<0.0001"
    ],
    "Cramps rose (risk ratio 3.1, 95% CI 1.7 to 5. 9). None died.": ["RR 3.1 1.7..5.9@95"],
    "Zinc helped (OR 0. 72; 95% CI 0. 55 to 0.94; P = 0. 015).": ["OR 0.72 0.55..0.94@95 p=0.015"],
    "Users had more ulcers (OR 4.12. 95% CI 2.98, 5.70). Fewer died.": ["OR 4.12 2.98..5.70@95"],
    "Itching fell (WMD - 0.74, 95% CI - 1.20 to - 0.28).": ["MD -0.74 -1.20..-0.28@95"],
    "Costs were lower with zinc (mean difference −£312; 95% CI −704 to 80).": ["MD -312 -704..80@95"],
    "Pressure fell: the difference between the groups was 9.1/4.2 mm Hg.": ["MD 9.1", "MD 4.2"],
    "Zinc and iron lowered pain more than placebo (treatment effects: -2.1 and -3.4 points, respectively; "
    "P=.002) and gout (treatment effects: -7.2 minutes, P=.04, and -9.6 minutes, P=.01, respectively).": [
        "MD -2.1 p=0.002",
        "MD -3.4 p=0.002",
        "MD -7.2 p=0.04",
        "MD -9.6 p=0.01",
    ],
    "Odds ratios from lowest to highest quintile were 1.00, 0.84, 0.71 and 0.52.": [
        "OR 0.84",
        "OR 0.71",
        "OR 0.52",
    ],
    "Zinc lowered gout (RR: 0.71, 95% CI: 0.55-0.92; ARR: 3.5%, 95% CI: 1.1-5.9), cramps (0.60, 95% CI: 0.41-0.88) "
    "and weight (38.2 g, 95% CI: 0.4-76.0).": [
        "RR 0.71 0.55..0.92@95",
        "RD 3.5 1.1..5.9@95",
        "RR 0.60 0.41..0.88@95",
        "MD 38.2 0.4..76.0@95",
    ],
    "Itching rose, which was greater (by 2.9 pmol/l, 95% CI 1.1-4.7) in the zinc group.": ["MD 2.9 1.1..4.7@95"],
    "Zinc had a large effect size (F1,38=12.11, P<.01).": [],
    "Zinc helped more than placebo (treatment effect = 0.3 SD, 95% CI 0.1 to 0.5).": ["SMD 0.3 0.1..0.5@95"],
    "Users had a 1.14 (1.08 to 1.21) times higher odds of gout.": ["OR 1.14 1.08..1.21@-"],
    "Gout was rarer (relative risk = 0.41; 95% confidence interval = 0.25-0.67; two-sided P<.001).": [
        "RR 0.41 0.25..0.67@95 p<0.001"
    ],
    "Zinc gave a 24% reduction in the odds of death (95% CI 8 to 37%, 2P = 0.006).": ["other 24 8..37@95 p=0.006"],
    "Age predicted pain [B = -0.041, (95% CI = -0.070; -0.012), β = -0.33, p = 0.004].": [
        "beta -0.041 -0.070..-0.012@95 p=0.004",
        "beta -0.33 p=0.004",
    ],
    "The prevented fraction was 26% (95% CI: 18%-34%).": ["other 26 18..34@95"],
    "The ratios [Zincol/Zincan] of AUC and Cmax were 1.12 (1.03-1.22) and 1.18 (1.05-1.33).": [
        "other 1.12 1.03..1.22@-",
        "other 1.18 1.05..1.33@-",
    ],
    "Use was associated with a 19% (95% CI: 7-33) higher risk of gout.": ["other 19 7..33@95"],
    "Gout rose (risk ratio = 1.42%; 95% CI, 1.05 to 1.93; P:=0.02).": ["RR 1.42 1.05..1.93@95 p=0.02"],
    "There was no difference in cure rate between zinc (64%; 95% CI, 54-75%) and iron (68%; 95% CI, 57-78%).": [],
    "The difference in AUC between the groups was 24% (95% CI 3 to 45%).": ["MD 24 3..45@95"],
    "Zinc reduced gout (RR 0.80, 95% CI 0.70 to 0.91; 23 fewer per 1000, 95% CI 10 to 35).": [
        "RR 0.80 0.70..0.91@95",
        "RD 23 10..35@95",
    ],
    "There were 12 fewer deaths per 1000 patients (95% CI 5 to 19) with zinc than with placebo.": ["RD 12 5..19@95"],
    "Weight loss was 3.4 kg greater with zinc (95% CI 2.1-4.7 kg; P<.001).": ["MD 3.4 2.1..4.7@95 p<0.001"],
    "Mean pain was lower by 1.2 points (95% CI: 0.4, 2.0) in the zinc arm.": ["MD 1.2 0.4..2.0@95"],
    "The incidence was 30% lower (95% CI 10-45%) in vaccinated children.": ["other 30 10..45@95"],
    "The difference in means was -4.5 (SE 1.2; P<0.001).": ["MD -4.5 p<0.001"],
    "Weight was 3.4 kg lower than at baseline (95% CI 2.1-4.7).": [],
    "With an alpha of 0.05 and a beta of 0.1 a sample of 11 sufficed.": [],
    "We planned to detect a clinically important difference of 8 points between groups.": [],
    "Protein fell (mean difference 0.95 g/24 h, 95% CI 0.40 to 1.50).": ["MD 0.95 0.40..1.50@95"],
    "The RR was 0.80 (13 trials; 95% CI 0.70 to 0.91).": ["RR 0.80 0.70..0.91@95"],
    "RR 1.5 (95% CI 1.1 to 2.0); the NNT was 8 (95% CI 5 to 20).": ["RR 1.5 1.1..2.0@95", "other 8 5..20@95"],
    "HR (bpm) 72.1 and 80.3 before and after.": [],
    "Clearance rose by 3.1 ml min(-1) (95% CI 1.0 to 5.2), an odds ratio was not given.": [],
    "Heart rate (HR) was 72 beats per minute.": [],
    "P < or = 0.025 was significant.": [],
    "A beta(2)-agonist was used in the operating room (OR) 12 times.": [],
    "We looked for an odds ratio > or = 2.6.": [],
    "The difference was not significant (P = 0.3).": [],
    "RR was 1.8 (95% CI 1.5 to 2.1); GFR fell with a decline of 1.7 (95% CI 0.1 to 3.2) ml.": ["RR 1.8 1.5..2.1@95"],
}


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_reads(text: str, expected: list[str]) -> None:
    assert [shown(claim) for claim in effects(text)] == expected


def test_a_measure_is_not_handed_to_the_next_paragraph() -> None:
    assert len(effects("The OR was 2.44 (95% CI 1.12-5.31).", "It was 3.40 (1.20-5.60) in men.")) == 1


ratios = st.decimals(min_value=Decimal("0.20"), max_value=9, places=2)
names = st.sampled_from(["OR", "HR", "RR", "odds ratio", "hazard ratio"])


@given(ratios, names, st.sampled_from(["-", "–", " to ", ", "]))
def test_an_estimate_is_read_back_as_written(value: Decimal, name: str, dash: str) -> None:
    low, high = value - Decimal("0.10"), value + Decimal("0.35")
    (claim,) = effects(f"Smoking mattered ({name} {value}, 95% CI {low}{dash}{high}, P = 0.01).")
    assert (claim.estimate, claim.ci_low, claim.ci_high) == (value, low, high)


def test_an_estimate_is_not_a_score_as_well() -> None:
    view = View(document_of("Dietary zinc reduced ferritin levels by 25% (95% CI 23 to 28%) in adults."))
    told = [claim.kind for claim in extract_claims(view) if claim.kind in ("effect", "score", "proportion")]
    assert told == ["effect"]
