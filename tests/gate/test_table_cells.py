"""The gate of tables: what readers say that cells hold is told as often as it was (floors below what was reached)."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path

import pytest

from evidex.evaluate.cells import Measured, measure

HERE = Path(__file__).parent / "tables"
FLOORS: dict[str, dict[str, float]] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


@functools.cache
def measured(name: str, shared: Path) -> Measured:
    return measure(HERE / f"{name}.jsonl", shared / "data" / "jats")


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(name: str, shared: Path) -> None:
    reached = {figure: round(value, 3) for figure, value in measured(name, shared).figures().items()}
    assert {figure: reached[figure] for figure, floor in FLOORS[name].items() if reached[figure] < floor} == {}


def test_no_article_is_both_read_and_only_measured_on() -> None:
    articles = {
        name: {line.split('"')[3] for line in (HERE / f"{name}.jsonl").read_text().splitlines()} for name in FLOORS
    }
    unseen = articles.pop("unseen")
    assert articles and all(read.isdisjoint(unseen) for read in articles.values())
