"""`evidex validate --online`: what nobody could look up is told, for a silent rule looks like one that agrees."""

import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from evidex.cli import app
from evidex.fetch.loopback import LoopbackServer

DRAFT = """Pain fell [1, 2].

## References

1. Holm K. Falls in winter. J Made. 2020. PMID: 11
2. Berg A. Falls in summer. J Made. 2021. PMID: 12
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, place in (("EVIDEX_CONFIG", "none.toml"), ("XDG_CACHE_HOME", "cache"), ("HOME", "home")):
        monkeypatch.setenv(name, str(tmp_path / place))
    Path("draft.md").write_text(DRAFT, encoding="utf-8")


def validate(url: str, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.setenv("EVIDEX_ENTREZ_URL", url)
    return CliRunner().invoke(app, ["validate", "draft.md", "--online", "--select", "REF3"])


def test_references_that_could_not_be_looked_up_are_counted_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
        done = validate(f"http://{place}/entrez/eutils", monkeypatch)
    assert done.exit_code == 0, done.output
    assert f"evidex: 2 of 2 references could not be looked up: {place}: nothing answers there" in done.stderr
    assert "looked up" not in done.stdout


def test_an_answer_is_no_shortfall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "records").mkdir()
    with LoopbackServer(tmp_path / "records") as server:
        done = validate(server.url, monkeypatch)
    assert done.stdout.count("REF301") == 2
    assert "could not be looked up" not in done.stderr
