"""The examples of CONTRIBUTING are whole: the rule and the claim kind that it shows do what it says, as they stand."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.strangers import evidex, installed

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = re.compile(r"```python\n# evidex/[\w/]*?(\w+)\.py\n(.*?)```", re.DOTALL)
POINTS = """[evidex.check.rules]
level = stranger.est107_unusual_level:RULE
[evidex.extract]
needed = stranger.needed:EXTRACTOR
"""
TOLD = """Night work raised the risk of falls (OR 2.10, {} CI 1.40 to 3.15).
The number needed to treat was 7 (95% CI 4 to 12).
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shown = dict(EXAMPLE.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    return installed(tmp_path_factory.mktemp("site"), POINTS, **shown)


def test_the_rule_fires_where_it_says_and_explains_itself(place: Path) -> None:
    for level, code in (("59%", ["EST107"]), ("95%", [])):
        (place / "a.txt").write_text(TOLD.format(level), encoding="utf-8")
        found = evidex(place, "validate", place / "a.txt", "--select", "EST107", "--format", "jsonl").stdout
        assert [json.loads(line)["code"] for line in found.splitlines()] == code
    assert "## Known limits" in evidex(place, "rule", "EST107").stdout


def test_the_claim_kind_is_told_with_its_interval(place: Path) -> None:
    (place / "a.txt").write_text(TOLD.format("95%"), encoding="utf-8")
    (line,) = evidex(place, "extract", place / "a.txt", "--kind", "needed").stdout.splitlines()
    told = json.loads(line)
    assert (told["value"], told["ci_low"], told["ci_high"]) == (7, 4, 12)
    assert told["quote"] == "number needed to treat was 7 (95% CI 4 to 12)"


def test_what_contributing_names_is_there() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for path in set(re.findall(r"`((?:evidex|tests|benchmarks|docs)/[\w/.]+\.(?:py|md))`", told)) - {
        "evidex/check/rules/est/est107_unusual_level.py", "tests/check/rules/est107_unusual_level.md",
    }:  # fmt: skip
        assert (ROOT / path).exists(), path


def test_the_examples_pass_the_house_style(place: Path) -> None:
    told = [sys.executable, "-m", "ruff", "check", "--config", ROOT / "pyproject.toml", place]
    done = subprocess.run(told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
