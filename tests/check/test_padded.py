"""The textual rules over whole padded articles: our own (always) and the shared ones (where they are)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
import padded

FLOORS = {
    "off topic": (0.95, 0.9),
    "restated": (0.95, 0.85),
    "unsupported": (0.9, 0.9),
    "vague source": (0.95, 0.9),
    "told twice": (0.9, 0.9),
    "duplicate reference": (1.0, 1.0),
    "uncited reference": (1.0, 1.0),
    "dangling mark": (1.0, 1.0),
}
"""Least precision and recall; never to be lowered silently."""


def scores_of(folder: Path) -> dict[str, padded.Score]:
    scores = {name: padded.Score() for name in padded.NAMES}
    for name, document, labels in padded.articles(folder):
        padded.judge(scores, name, document, labels)
    return scores


def hold(scores: dict[str, padded.Score]) -> None:
    for name, (precision, recall) in FLOORS.items():
        score = scores[name]
        assert score.right, name
        assert score.right >= precision * (score.right + len(score.wrong)), (name, score.wrong)
        assert score.right >= recall * (score.right + len(score.missed)), (name, score.missed)


def test_our_own_padded_articles() -> None:
    hold(scores_of(padded.OWN))


def test_a_clean_article_gives_no_finding_of_ours() -> None:
    document = next(document for name, document, _ in padded.articles(padded.OWN) if name == "travel_diarrhoea")
    case = padded.Case(document, padded.extract_claims(padded.View(document)))
    codes = {finding.code for finding in padded.check_case(case, padded.all_rules()).findings}
    assert not {code for code in codes if code[:3] in {"TOP", "TXT", "REF", "SUP", "DOC"}}


def test_the_shared_padded_articles(shared: Path) -> None:
    folder = shared / "gold" / "padded"
    if not folder.is_dir():
        pytest.skip("the padded articles are not there")
    hold(scores_of(folder))
