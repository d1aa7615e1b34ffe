"""Whether claims are right as often as their confidence says: figures, plots, and the page that shows them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from evidex.cli.program import app
from evidex.evaluate.calibration import calibration_of
from evidex.evaluate.evaluation import evaluate
from evidex.evaluate.gold import GoldAbstract
from evidex.evaluate.page import evaluation_page
from evidex.evaluate.score import Scored, Tally

HOSTILE = "<script>alert(1)</script>"


def scored(*told: tuple[float | None, bool]) -> Scored:
    rows = [({"confidence": sure} if sure is not None else {}, right) for sure, right in told]
    pairs = [({}, row) for row, right in rows if right]
    return Scored(Tally(), [], [row for row, right in rows if not right], pairs)


def test_error_and_brier_score_by_hand() -> None:
    found = calibration_of([scored((0.9, True), (0.9, False)), scored((0.2, False), (0.3, True))])
    assert found is not None
    assert [(each.confidence, each.count, each.right) for each in found.bins] == [(0.2, 1, 0), (0.3, 1, 1), (0.9, 2, 1)]
    assert found.error == pytest.approx((1 * 0.2 + 1 * 0.7 + 2 * 0.4) / 4)
    assert found.brier == pytest.approx((0.01 + 0.81 + 0.04 + 0.49) / 4)


def test_the_interval_is_that_of_wilson() -> None:
    found = calibration_of([scored(*[(0.5, True)] * 8, (0.5, False), (0.5, False))])
    assert found is not None
    assert found.bins[0].interval() == (pytest.approx(0.4902, abs=1e-4), pytest.approx(0.9433, abs=1e-4))


def test_claims_without_confidence_tell_nothing() -> None:
    assert calibration_of([]) is None
    assert calibration_of([scored((None, True), (None, False))]) is None


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60))
def test_bins_hold_every_claim_once(told: list[tuple[float, bool]]) -> None:
    found = calibration_of([scored(*told)])
    assert found is not None
    assert found.count == len(told)
    assert sum(each.right for each in found.bins) == sum(right for _, right in told)
    assert all(0 <= each.share <= 1 and 0 <= each.confidence <= 1 for each in found.bins)
    assert 0 <= found.error <= 1
    assert 0 <= found.brier <= 1


def page() -> str:
    labels = [{"kind": "score", "quote": "was 7", "value": 7}, {"kind": "score", "quote": HOSTILE, "value": 9}]
    abstracts = [GoldAbstract(id="a1", title=HOSTILE, abstract=f"The mean was 7 or 8. {HOSTILE}", claims=labels)]
    rows = [
        {"kind": "score", "value": 7, "confidence": 0.9},
        {"kind": "score", "value": 8, "quote": "8", "confidence": 0.8},
    ]
    return evaluation_page(HOSTILE, evaluate(abstracts, {"a1": rows}, ["score", "cause"]), abstracts)


def test_the_page_shows_what_was_missed_and_extra_and_escapes_it() -> None:
    shown = page()
    assert "<script" not in shown
    assert "1 missed" in shown
    assert "<mark>8</mark>" in shown
    assert "Reliability of score" in shown
    assert "nothing to plot" in shown  # of causes


def test_the_page_is_the_same_each_time() -> None:
    assert page() == page()


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    labels = [{"kind": "proportion", "quote": "31 of 118 (26%)", "percent": 26}]
    abstract = "Results: 31 of 118 (26%) patients were men. Vomiting occurred in 12%."
    path.write_text(json.dumps({"id": "a1", "title": "", "abstract": abstract, "claims": labels}) + "\n")
    return path


def test_the_command_writes_the_page_and_tells_the_calibration(gold: Path, tmp_path: Path) -> None:
    place = tmp_path / "page.html"
    asked = ["evaluate", str(gold), "--kind", "proportion", "--report", str(place)]
    done = CliRunner().invoke(app, asked)
    assert "confidence   off by" in done.stdout
    assert "proportion" in place.read_text(encoding="utf-8")
    told = json.loads(CliRunner().invoke(app, [*asked, "--format", "json"]).stdout)
    assert sum(each["claims"] for each in told["calibration"]["bins"]) == told["right"] + told["extra"]


def test_a_place_that_cannot_be_written_is_said(gold: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["evaluate", str(gold), "--report", str(tmp_path / "no" / "page.html")])
    assert done.exit_code == 2
    assert "cannot be written" in done.stderr
