"""Padded articles by seven writers who had not seen evidex: what its rules and extractors make of them, all together.

Those of the first four writers were read, and roles were learnt from them. Of the last three (November 2026) `handouts`
were read by nobody, the others for restatements, `overviews` for the rest too; nothing was learnt from them.

Each kind of label has a floor of precision and recall over all of them, which only ever rises. How much was found at
first sight, and what has been read since, is in docs/rules/read_findings.md.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
import padded

from evidex.evaluate.score import Tally, score_document, total
from evidex.extract import extract_claims
from evidex.schema import claim_row
from evidex.text import View

OWN = Path(__file__).parent / "padded_by_others"
Floors = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Articles:
    """Folders of articles, and the least that is reached: precision and recall, and the share of right fields."""

    folders: tuple[str, ...]
    rules: Floors
    claims: Floors
    fields: dict[str, dict[str, float]]


FIRST = Articles(
    ("guidelines", "blogs", "reviews", "voices"),
    {
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
    },
    {"effect": (0.96, 0.96), "proportion": (0.98, 0.96), "score": (0.96, 0.93)},
    {
        "effect": {"measure": 1.0, "ci_low": 1.0, "p_value": 1.0, "adjusted": 1.0, "factor": 0.8, "outcome": 0.88},
        "proportion": {"numerator": 0.98, "denominator": 0.94, "role": 0.92, "of": 0.88, "group": 0.82},
        "score": {"statistic": 0.99, "sd": 1.0, "spread": 0.96, "of": 0.91, "unit": 0.99, "group": 0.8},
    },
)
LATER = Articles(
    ("sites", "overviews", "handouts"),
    {
        "off topic": (0.92, 0.92),
        "restated": (1.0, 0.87),
        "unsupported": (0.93, 0.87),
        "vague source": (1.0, 0.87),
        "told twice": (0.86, 0.72),
        "references": (1.0, 1.0),
        "duplicate reference": (1.0, 1.0),
        "uncited reference": (0.94, 0.9),
        "dangling mark": (0.96, 0.92),
        "arithmetic": (0.96, 0.86),
    },
    {"effect": (0.97, 0.98), "proportion": (0.98, 0.98), "score": (0.97, 0.88)},
    {
        "effect": {"measure": 1.0, "ci_low": 1.0, "p_value": 1.0, "adjusted": 1.0, "factor": 0.79, "outcome": 0.8},
        "proportion": {"numerator": 0.98, "denominator": 0.93, "role": 0.71, "of": 0.86, "group": 0.73},
        "score": {"statistic": 1.0, "sd": 1.0, "spread": 0.98, "of": 0.9, "unit": 0.95, "group": 0.74},
    },
)
SETS = {"first": FIRST, "later": LATER}
RULES = [(name, rule) for name, own in SETS.items() for rule in own.rules]
KINDS = [(name, kind) for name, own in SETS.items() for kind in own.claims]


@cache
def scores(name: str) -> dict[str, padded.Score]:
    found = {rule: padded.Score() for rule in padded.NAMES}
    for folder in SETS[name].folders:
        for article, document, labels in padded.articles(OWN / folder):
            padded.judge(found, article, document, labels)
    return found


@pytest.mark.parametrize(("name", "rule"), RULES)
def test_rules(name: str, rule: str) -> None:
    score, (precision, recall) = scores(name)[rule], SETS[name].rules[rule]
    assert score.right >= precision * (score.right + len(score.wrong))
    assert score.right >= recall * (score.right + len(score.missed))


@cache
def tallies(name: str) -> dict[str, Tally]:
    told: dict[str, list[Tally]] = {kind: [] for kind in SETS[name].claims}
    for folder in SETS[name].folders:
        for _, document, labels in padded.articles(OWN / folder):
            rows = [claim_row(claim) for claim in extract_claims(View(document))]
            for kind in told:
                own = [label for label in labels["claims"] if label["kind"] == kind]
                told[kind].append(score_document(own, rows, kind).tally)
    return {kind: total(each) for kind, each in told.items()}


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_claims(name: str, kind: str) -> None:
    tally, (precision, recall) = tallies(name)[kind], SETS[name].claims[kind]
    assert (tally.precision >= precision, tally.recall >= recall) == (True, True), (tally.precision, tally.recall)
    fields = SETS[name].fields[kind]
    assert not {each: tally.accuracy(each) for each, least in fields.items() if tally.accuracy(each) < least}
