"""The figures of an evaluation, and the command that prints them."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from evidex.cli.program import app
from evidex.evaluate.evaluation import evaluate
from evidex.evaluate.gold import GoldAbstract

TEXT = "Results: Thirty-one of 118 (26%) patients were men. Vomiting occurred in 12%."
LABELS = [
    {"kind": "proportion", "quote": "Thirty-one of 118 (26%)", "percent": 26, "numerator": 31, "denominator": 118},
    {"kind": "proportion", "quote": "a third", "percent": 33},
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a1", "title": "", "abstract": TEXT, "claims": LABELS}) + "\n")
    return path


def test_figures_and_intervals() -> None:
    abstracts = [GoldAbstract(id=str(n), abstract="", claims=LABELS[:1]) for n in range(20)]
    claims = {str(n): [{"kind": "proportion", "percent": 26 if n else 7}] for n in range(20)}
    (figures,) = evaluate(abstracts, claims, ["proportion"])
    assert (figures.tally.right, figures.tally.extra, figures.tally.missed) == (19, 1, 1)
    span = figures.intervals["f1"]
    assert span.low < figures.tally.f1 < span.high <= 1
    assert figures == evaluate(abstracts, claims, ["proportion"])[0]


def test_the_command_extracts_and_scores(gold: Path) -> None:
    done = CliRunner().invoke(app, ["evaluate", str(gold), "--kind", "proportion", "--format", "json", "--misses"])
    told = json.loads(done.stdout)
    assert (told["right"], told["extra"], told["missed"], told["recall"]) == (1, 1, 1, 0.5)
    assert told["misses"] == [{"document": "a1", **LABELS[1]}]
    assert told["extras"][0]["percent"] == 12


def of_others(gold: Path, document: str) -> Result:
    """What the command says of a claim of another program in a document."""
    line = {"schema": "evidex.claim/1", "id": "x", "document": document, "kind": "proportion", "section": "results"}
    line |= {"quote": "26%", "start": 0, "end": 3, "extractor": "hand", "percent": 26}
    lines = gold.with_name("claims.jsonl")
    lines.write_text(json.dumps(line) + "\n")
    return CliRunner().invoke(app, ["evaluate", str(gold), str(lines), "--kind", "proportion"])


def test_the_command_scores_claim_lines_of_others(gold: Path) -> None:
    done = of_others(gold, "a1")
    assert "precision 1.000" in done.stdout
    assert "recall 0.500" in done.stdout


def test_claims_of_documents_that_the_gold_lacks_are_told(gold: Path) -> None:
    done = of_others(gold, "b7")
    assert "1 document that gold.jsonl does not have" in done.stderr
    assert "'b7'" in done.stderr


def test_an_unknown_kind_and_a_missing_file_end_with_2(gold: Path) -> None:
    for arguments in (["evaluate", str(gold), "--kind", "dose"], ["evaluate", "nowhere.jsonl"]):
        assert CliRunner().invoke(app, arguments).exit_code == 2


def test_a_bad_claim_line_is_named_with_its_file_and_number(gold: Path, tmp_path: Path) -> None:
    lines = tmp_path / "claims.jsonl"
    lines.write_text('\n{"schema": "evidex.claim/1"\n')
    done = CliRunner().invoke(app, ["evaluate", str(gold), str(lines)])
    assert done.exit_code == 2
    assert f"{lines}, line 2: not an evidex.claim/1 line" in done.stderr
