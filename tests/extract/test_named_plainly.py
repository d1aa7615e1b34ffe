"""Factors that a plain predicate or a list of risk factors names, in texts whose title says what they are about."""

from pathlib import Path

import pytest

from evidex.extract import extract_claims
from evidex.extract._effect.sides.named_plainly import subject_of
from evidex.read.sources import find_sources, read_source
from evidex.schema import Document, EffectClaim
from evidex.text import View

_ARTICLE = """# Delirium on the ward: a digest

Drugs matter. Among those given lunazine, falls were commoner (RR 1.35, 95% CI 1.10-1.66).

## Who is at risk?

Dementia was the strongest predictor (OR 5.20, 95% CI 3.33-8.12), followed by poor sight (OR 1.89, 95% CI 1.23-2.90).

Some people are more vulnerable than others:

- Earlier stroke: adjusted OR 2.04 (95% CI 1.38-3.02).
- Body mass index of 30 or more: adjusted OR 1.52 (95% CI 1.05-2.20).

## Risk factors for falls

- Waxed floors: OR 1.70 (95% CI 1.20-2.41).
"""


def _sides(text: str, folder: Path) -> list[tuple[str | None, str | None]]:
    path = folder / "digest.md"
    path.write_text(text, encoding="utf-8")
    document = next(iter(read_source(next(iter(find_sources(path))))))
    assert isinstance(document, Document)
    claims = extract_claims(View(document))
    return [(claim.factor, claim.outcome) for claim in claims if isinstance(claim, EffectClaim)]


def test_what_a_predicate_and_a_list_leave_out_is_the_subject(tmp_path: Path) -> None:
    assert _sides(_ARTICLE, tmp_path)[1:] == [
        ("Dementia", "Delirium"),
        ("poor sight", "Delirium"),
        ("Earlier stroke", "Delirium"),
        ("Body mass index of 30 or more", "Delirium"),
        ("Waxed floors", "falls"),
    ]


def test_a_list_of_outcomes_is_none_of_risk_factors(tmp_path: Path) -> None:
    text = "# Lunazine in gout\n\n## What lunazine does\n\n- Stroke: HR 0.80 (95% CI 0.66-0.97).\n"
    assert ("Stroke", "Lunazine") not in _sides(text, tmp_path)


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Delirium in older inpatients: an overview", "Delirium"),
        ("A clinician's guide to microscopic colitis", "microscopic colitis"),
        ("Living with IgA nephropathy", "IgA nephropathy"),
        ("Why the new trial of three drugs changes practice everywhere", None),
        ("", None),
    ],
)
def test_what_a_title_is_about(title: str, subject: str | None) -> None:
    assert subject_of(title) == subject
