"""Whether claims are right as often as their confidence says: figures, plots, and the page that shows them."""

import json
import re
from fractions import Fraction
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


def test_one_claim_and_claims_of_one_confidence() -> None:
    alone = calibration_of([scored((0.7, True))])
    assert alone is not None
    assert (alone.count, alone.error) == (1, pytest.approx(0.3))
    same = calibration_of([scored((0.75, True), (0.75, True), (0.75, True), (0.75, False))])
    assert same is not None
    assert (len(same.bins), same.error, same.brier) == (1, 0, pytest.approx(0.75 * 0.25))


def test_the_ends_of_the_scale_have_bins_too() -> None:
    found = calibration_of([scored((0.0, False), (1.0, True))])
    assert found is not None
    assert [each.confidence for each in found.bins] == [0, 1]
    assert found.error == found.brier == 0


def test_the_whole_and_claims_that_do_not_say_how_sure_they_are() -> None:
    found = calibration_of([scored((0.9, True), (0.5, False), (None, True), (None, False), (0.7, True))])
    assert found is not None
    assert (found.count, found.silent) == (3, 2)
    assert (found.share, found.confidence) == (pytest.approx(2 / 3), pytest.approx(0.7))


def test_what_matches_a_label_in_doubt_counts_neither_way() -> None:
    labels = [{"kind": "score", "quote": "7", "value": 7, "doubt": "who?"}, {"kind": "score", "quote": "8", "value": 8}]
    rows = [{"kind": "score", "value": value, "confidence": 0.8} for value in (7, 8)]
    (found,) = evaluate([GoldAbstract(id="a", abstract="7, 8", claims=labels)], {"a": rows}, ["score"])
    assert found.calibration is not None
    assert found.calibration.count == 1


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 40)), min_size=1, max_size=8))
def test_no_error_where_each_share_is_its_confidence(told: list[tuple[int, int]]) -> None:
    shares = [(count, min(right, count)) for count, right in told]
    claims = [(float(Fraction(right, count)), n < right) for count, right in shares for n in range(count)]
    found = calibration_of([scored(*claims)])
    assert found is not None
    assert found.error == pytest.approx(0, abs=1e-12)
    assert found.share == pytest.approx(found.confidence)


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


def test_the_page_loads_nothing_and_names_nothing_twice() -> None:
    shown = page()
    assert "default-src 'none'" in shown
    assert not re.findall(r"(?:src|href)=\"(?!#)", shown)
    assert not re.findall(r"url\((?!#)", shown)
    names = re.findall(r'\bid="([^"]*)"', shown)
    assert len(names) == len(set(names))
    assert set(re.findall(r'(?:href="|url\()#([^")]*)', shown)) <= set(names)


def test_plots_take_the_colours_of_the_page() -> None:
    drawn = re.findall(r"<svg.*?</svg>", page(), re.DOTALL)
    assert len(drawn) == 2
    assert not re.findall(r"#[0-9a-f]{6}\b", "".join(drawn))


def shown_of(labels: list[dict[str, object]], rows: list[dict[str, object]], text: str, title: str = "") -> str:
    abstracts = [GoldAbstract(id="a", title=title, abstract=text, claims=labels)]
    return evaluation_page("gold", evaluate(abstracts, {"a": rows}, ["score"]), abstracts)


def test_a_quote_stands_in_its_sentence_and_not_in_the_title() -> None:
    shown = shown_of(
        [{"kind": "score", "quote": "7", "value": 7}], [], "Age was 5. Pain was 7 at noon. No more.", "On 7"
    )
    assert "Pain was <mark>7</mark> at noon.\n" in shown
    assert "Age was" not in shown


def test_a_claim_that_knows_its_place_is_marked_there() -> None:
    text = "Pain was 7 at noon. Later pain was 7 again."
    row: dict[str, object] = {"kind": "score", "value": 7, "quote": "7", "start": text.rindex("7")}
    assert "Later pain was <mark>7</mark> again." in shown_of([], [row | {"confidence": 0.8}], text)
    assert "Pain was <mark>7</mark> at noon." in shown_of([], [row | {"start": 999}], text)


def test_an_extra_claim_shows_its_fields_and_how_sure_it_is() -> None:
    row: dict[str, object] = {"kind": "score", "value": 7.0, "quote": "7", "hedged": True, "citations": ["1", "2"]}
    shown = shown_of([], [row | {"confidence": 0.81, "unit": None}], "It was 7.")
    fields = re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", shown)
    assert fields == [("value", "7"), ("hedged", "yes"), ("citations", "1, 2"), ("confidence", "0.81")]


def test_a_sentence_says_what_each_kind_comes_to() -> None:
    labels: list[dict[str, object]] = [{"kind": "score", "quote": str(n), "value": n} for n in (1, 2)]
    rows: list[dict[str, object]] = [{"kind": "score", "value": 1, "confidence": 0.6}]
    shown = shown_of(labels, rows, "1 or 2.")
    assert "1 claim told, 1 right (precision 1.000); of 2 labels 1 missed (recall 0.500)." in shown
    assert "right more often than their confidence says: 1.00, said 0.60." in shown
    assert "off by 0.400 in the mean" in shown
    assert "Brier score 0.160" in shown
    shown = shown_of(labels, [*rows, {"kind": "score", "value": 3}], "1 or 2.")
    assert "1 claim without confidence left out." in shown


def test_nothing_is_no_figure() -> None:
    shown = evaluation_page("gold", evaluate([], {}, ["score"]), [])
    assert "0 abstracts" in shown
    assert "no claim was told; there are no labels." in shown
    assert "<svg" not in shown
    assert "0.000" not in shown
    missed = shown_of([{"kind": "score", "quote": "7", "value": 7}], [], "7.")
    assert '<th scope="row">precision' not in missed
    assert '<th scope="row">recall' in missed


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
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_report_is_a_page_and_never_the_gold(gold: Path) -> None:
    before = gold.read_bytes()
    done = CliRunner().invoke(app, ["evaluate", str(gold), "--report", str(gold)])
    assert done.exit_code == 2
    assert ".html" in done.stderr
    assert gold.read_bytes() == before


def test_help_shows_how_to_write_a_report() -> None:
    assert "--report evaluation.html" in CliRunner().invoke(app, ["evaluate", "--help"]).stdout
