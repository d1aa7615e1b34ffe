"""Progress in a log: a line when a minute has gone, none in short runs and with --quiet."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evidex.cli import app
from evidex.cli.progress import Progress


def run_through(progress: Progress) -> None:
    with progress:
        progress.begin(4, 0, 400, 0)
        for number in range(4):
            progress.documents(10, number == 1)
            progress.advanced(100)
        progress.stage("comparing documents")


def ticking(seconds: float) -> Iterator[float]:
    return count(0.0, seconds)


def test_a_long_run_leaves_a_line_a_minute_in_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    clock = ticking(30.0)
    run_through(Progress(clock=lambda: next(clock)))
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == [
        "evidex: 20 documents, 1 not readable, 25% of the files by size; 1 min so far.",
        "evidex: 40 documents, 1 not readable, 75% of the files by size; 2 min so far.",
    ]


@pytest.mark.parametrize(("seconds", "quiet"), [(1.0, False), (300.0, True)])
def test_a_short_run_and_a_quiet_one_leave_none(
    seconds: float, quiet: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = ticking(seconds)
    run_through(Progress(quiet=quiet, clock=lambda: next(clock)))
    assert capsys.readouterr().err == ""


def test_a_quiet_run_still_tells_what_came_of_it(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("Pain fell in 12 of 40 (30%) patients.", encoding="utf-8")
    words = ["run", str(tmp_path / "corpus"), "-o", str(tmp_path / "out"), "-j", "0", "--quiet"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0
    assert done.stderr.startswith("evidex: 1 document, 1 claim")
