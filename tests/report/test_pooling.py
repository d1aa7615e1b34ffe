"""What can be pooled: an interval that holds its estimate and has the logarithm (or Fisher's z) of its measure."""

import pytest
from typer.testing import CliRunner

from evidex.cli import app
from tests.corpora import pubmed_set

RUNNER = CliRunner()


@pytest.mark.parametrize(
    ("told", "pooled"),
    [
        ("Weight was correlated with height (r = 0.50, 95% CI 0.30 to 0.66).", 1),
        ("Weight was correlated with height (r = 1.00, 95% CI 0.98 to 1.00).", 0),
        ("Night work raised the risk of falls (OR 2.10, 95% CI 1.40 to 3.15).", 1),
        ("Night work raised the risk of falls (OR 2.10, 95% CI 0 to 3.15).", 0),
        ("Night work raised the risk of falls (OR 2.10, 95% CI 2.10 to 2.10).", 0),
    ],
)
def test_what_has_no_standard_error_is_left_out_and_counted(
    told: str, pooled: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("project")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "a.xml").write_text(pubmed_set((1, told)), encoding="utf-8")
    assert RUNNER.invoke(app, ["run", str(folder / "corpus"), "-o", str(folder / "out"), "-j", "0"]).exit_code == 0
    done = RUNNER.invoke(app, ["table", str(folder / "out"), "--format", "metafor"])
    assert (done.exit_code, len(done.stdout.splitlines()) - 1) == (0, pooled), done.output
    assert ("without a usable interval" in done.stderr) is (pooled == 0)
