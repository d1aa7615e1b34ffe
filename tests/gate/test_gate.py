"""The gate: on hand-made gold no claim kind falls below what it has reached (`floors.toml`)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from evidex.evaluate.evaluation import Evaluation, evaluate
from evidex.evaluate.gold import document_of, read_gold
from evidex.evaluate.score import KINDS
from evidex.extract import extract_claims
from evidex.schema import claim_row
from evidex.text import View

FLOORS: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text())


@pytest.fixture(scope="module")
def figures(shared: Path) -> dict[str, Evaluation]:
    gold = list(read_gold(shared / "gold" / "abstracts.jsonl"))
    rows = {
        each.id: [claim_row(c) for c in extract_claims(View(document_of(each.abstract, each.title, each.id)))]
        for each in gold
    }
    return {each.kind: each for each in evaluate(gold, rows, KINDS)}


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(kind: str, figures: dict[str, Evaluation]) -> None:
    tally, floors = figures[kind].tally, FLOORS[kind]
    reached = {name: round(getattr(tally, name), 3) for name in floors if name != "fields"}
    reached |= {name: round(tally.accuracy(name), 3) for name in floors.get("fields", {})}
    held = {name: floor for name, floor in floors.items() if name != "fields"} | floors.get("fields", {})
    assert {name: value for name, value in reached.items() if value < held[name]} == {}
