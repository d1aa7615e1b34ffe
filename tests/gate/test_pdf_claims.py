"""The gate for claims in PDFs: effects in text, tables and forest plots of the development gold."""

from __future__ import annotations

import functools
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from evidex.errors import UnreadableError
from evidex.evaluate.score import Tally, score_document, total
from evidex.extract import extract_claims
from evidex.read import find_sources, read_source
from evidex.schema import claim_row
from evidex.text import View

FLOORS: dict[str, dict[str, float]] = tomllib.loads(
    (Path(__file__).parent / "pdf_floors.toml").read_text(encoding="utf-8")
)


@functools.cache
def tallies(shared: Path) -> Mapping[str, Tally]:
    """The effects of each place, against what evidex tells in tables and figures, or elsewhere."""
    found: dict[str, list[Tally]] = {where: [] for where in FLOORS}
    for line in (shared / "gold" / "pdf.jsonl").read_text(encoding="utf-8").splitlines():
        gold: dict[str, Any] = json.loads(line)
        rows = effects_of(shared / "data" / "pdf" / gold["id"])
        for where, told in found.items():
            labels = [label for label in gold["claims"] if label["kind"] == "effect" and label.get("where") == where]
            in_cells = where != "text"
            mine = [row for row in rows if (row.get("section") == "table") == in_cells]
            told.append(score_document(labels, mine, "effect").tally)
    return {where: total(each) for where, each in found.items()}


def effects_of(path: Path) -> list[Mapping[str, Any]]:
    documents = [each for source in find_sources(path) for each in read_source(source)]
    assert not any(isinstance(each, UnreadableError) for each in documents)
    return [claim_row(claim) for each in documents for claim in extract_claims(View(each)) if claim.kind == "effect"]


@pytest.mark.parametrize("where", FLOORS)
def test_no_figure_of_pdfs_falls_below_its_floor(where: str, shared: Path) -> None:
    tally = tallies(shared)[where]
    reached = {name: tally.recall if name == "recall" else tally.accuracy(name) for name in FLOORS[where]}
    assert {name: value for name, value in reached.items() if round(value, 3) < FLOORS[where][name]} == {}
