"""Padded articles by four writers who had not seen evidex: what its rules and extractors make of them, all together.

Each kind of label has a floor of precision and recall over all of them, which only ever rises. How much was found at
first sight, and what has been read since, is in docs/rules/read_findings.md.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
import padded

from evidex.evaluate.score import Tally, score_document, total
from evidex.extract import extract_claims
from evidex.schema import claim_row
from evidex.text import View

FOLDERS = [Path(__file__).parent / "padded_by_others" / name for name in ("guidelines", "blogs", "reviews", "voices")]
FLOORS = {
    "off topic": (0.97, 0.91),
    "restated": (1.0, 0.94),
    "unsupported": (0.95, 0.97),
    "vague source": (1.0, 0.95),
    "told twice": (1.0, 0.69),
    "references": (1.0, 1.0),
    "duplicate reference": (1.0, 1.0),
    "uncited reference": (0.95, 0.95),
    "dangling mark": (1.0, 1.0),
    "arithmetic": (0.97, 0.9),
}
CLAIMS = {"effect": (0.96, 0.95), "proportion": (0.98, 0.95), "score": (0.96, 0.93)}
FIELDS = {
    "effect": {"measure": 1.0, "ci_low": 1.0, "p_value": 1.0, "adjusted": 1.0, "factor": 0.78, "outcome": 0.85},
    "proportion": {"numerator": 0.98, "denominator": 0.94, "role": 0.92, "of": 0.88, "group": 0.8},
    "score": {"statistic": 0.99, "sd": 1.0, "spread": 0.96, "of": 0.91, "unit": 0.99, "group": 0.8},
}


@cache
def scores() -> dict[str, padded.Score]:
    found = {name: padded.Score() for name in padded.NAMES}
    for folder in FOLDERS:
        for name, document, labels in padded.articles(folder):
            padded.judge(found, name, document, labels)
    return found


@pytest.mark.parametrize("name", FLOORS)
def test_rules(name: str) -> None:
    score, (precision, recall) = scores()[name], FLOORS[name]
    assert score.right >= precision * (score.right + len(score.wrong)), score.wrong
    assert score.right >= recall * (score.right + len(score.missed)), score.missed


@cache
def tallies() -> dict[str, Tally]:
    told: dict[str, list[Tally]] = {kind: [] for kind in CLAIMS}
    for folder in FOLDERS:
        for _, document, labels in padded.articles(folder):
            rows = [claim_row(claim) for claim in extract_claims(View(document))]
            for kind in CLAIMS:
                own = [label for label in labels["claims"] if label["kind"] == kind]
                told[kind].append(score_document(own, rows, kind).tally)
    return {kind: total(each) for kind, each in told.items()}


@pytest.mark.parametrize("kind", CLAIMS)
def test_claims(kind: str) -> None:
    tally, (precision, recall) = tallies()[kind], CLAIMS[kind]
    assert (tally.precision >= precision, tally.recall >= recall) == (True, True), (tally.precision, tally.recall)
    lower = {name: tally.accuracy(name) for name, least in FIELDS[kind].items() if tally.accuracy(name) < least}
    assert not lower
