"""`evidex fetch` from outside: one JSON line out, sentences on stderr, exit codes, and SIGKILL."""

import datetime as dt
import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import Result
from invented import Made, Serve, article, many
from typer.testing import CliRunner

from evidex.cli import app
from evidex.fetch.loopback import Faults
from evidex.fetch.manners import advice_on_hours
from evidex.fetch.records import cut_records


@pytest.fixture(autouse=True)
def _unpaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evidex.fetch.limiter.WINDOW", 0.0)
    monkeypatch.setattr("evidex.fetch.client.EntrezClient.__init__.__kwdefaults__", {"sleep": lambda _: None})


def evidex(*words: object) -> Result:
    return CliRunner().invoke(app, ["fetch", *map(str, words)])


def refused(done: Result) -> str:
    """The one sentence of a command that could not do it."""
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1
    return lines[0]


def test_one_json_line_on_stdout_and_sentences_on_stderr(serve: Serve, tmp_path: Path) -> None:
    server = serve(
        [*many(5), Made(pmid="7", pmcid="PMC7")], articles=[article(7, "7")], faults=Faults(lost=frozenset({"1002"}))
    )
    done = evidex(
        "lighthouse", "-o", tmp_path / "c", "--entrez-url", server.url, "--full-text", "--email", "you@example.org"
    )
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert told["schema"] == "evidex.fetch/1"
    assert (told["found"], told["retrieved"], told["records"], told["full_texts"]) == (6, 5, 5, 1)
    assert told["not_retrieved"] == ["1002"]
    flow = {"identified": 6, "duplicates_removed": 0, "sought": 6, "retrieved": 5, "not_retrieved": 1}
    assert told["prisma"] == flow
    assert "1002" in done.stderr
    assert {call["email"] for call in server.calls} == {"you@example.org"}
    assert {call["tool"] for call in server.calls} == {"evidex"}


def test_the_environment_names_the_server(serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVIDEX_ENTREZ_URL", serve(many(3)).url)
    assert json.loads(evidex("lighthouse", "-o", tmp_path / "c").stdout)["records"] == 3


def test_a_list_of_ids_and_a_dry_run(serve: Serve, tmp_path: Path) -> None:
    server = serve(many(3))
    (tmp_path / "ids.txt").write_text("1001\n1003\n1001\n")
    asked = ("--ids", tmp_path / "ids.txt", "-o", tmp_path / "c", "--entrez-url", server.url)
    dry = evidex(*asked, "--dry-run")
    assert (dry.exit_code, json.loads(dry.stdout)["to_fetch"], (tmp_path / "c").exists()) == (0, 2, False)
    told = json.loads(evidex(*asked).stdout)
    assert (told["found"], told["duplicates"], told["retrieved"]) == (3, 1, 2)


def test_a_dry_run_names_what_it_could_not_identify_as_a_run_does(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "ids.txt").write_text("1001\nno number here\n10.5555/nowhere\n")
    asked = ("--ids", tmp_path / "ids.txt", "-o", tmp_path / "c", "--entrez-url", serve(many(3)).url)
    dry, done = evidex(*asked, "--dry-run"), evidex(*asked)
    named = [line for line in done.stderr.splitlines() if "unidentified: " in line]
    assert len(named) == 2
    assert [line for line in dry.stderr.splitlines() if "unidentified: " in line] == named
    assert "in 1 call," in dry.stderr


def test_bad_input_is_one_sentence_and_nothing_is_damaged(serve: Serve, tmp_path: Path) -> None:
    server = serve(many(3), keys=frozenset({"GOOD"}))
    corpus = tmp_path / "c"
    assert evidex("lighthouse", "-o", corpus, "--entrez-url", server.url).exit_code == 0
    before = {path: path.read_bytes() for path in corpus.iterdir()}
    (tmp_path / "file").write_text("not a folder")
    here = ("-o", corpus, "--entrez-url", server.url)
    away = ("-o", corpus, "--entrez-url", "http://127.0.0.1:9/entrez/eutils")
    for words, word in [
        (("", *here), "query is empty"),
        ((*here,), "query is empty"),
        (("lighthouse", "--ids", tmp_path / "file", *here), "not both"),
        (("--ids", tmp_path / "absent", *here), "absent"),
        (("--ids", tmp_path / "file", *here), "names no reference"),
        (("lighthouse[titel]", *here), "did you mean [Title]"),
        (("(lighthouse", *here), "parenthesis"),
        (("lighthouse", "--since", "soon", *here), "soon"),
        (("lighthouse", "--api-key", "WRONG", *here), "API key"),
        (("lighthouse", "--email", "nobody", *here), "email"),
        (("lighthouse", *away), "127.0.0.1:9"),
        (("lighthouse", "-o", corpus, "--entrez-url", "nowhere"), "web address"),
        (("lighthouse", "-o", tmp_path / "file", "--entrez-url", server.url), "file"),
        (("lighthouse", "-o", "/proc/nowhere", "--entrez-url", server.url), "/proc/nowhere"),
    ]:
        assert word in refused(evidex(*words)), words
    assert {path: path.read_bytes() for path in corpus.iterdir()} == before


def test_an_address_is_wanted_where_nobody_can_be_asked(tmp_path: Path) -> None:
    told = refused(evidex("knee", "-o", tmp_path / "c", "--entrez-url", "https://eutils.example/entrez/eutils"))
    assert "--email" in told
    assert not (tmp_path / "c").exists()


def test_a_file_of_ids_that_cannot_be_read_is_said_before_an_address_is_asked_for(tmp_path: Path) -> None:
    told = refused(evidex("--ids", tmp_path / "none.ris", "-o", tmp_path / "c", "--entrez-url", "https://e.example/e"))
    assert "none.ris" in told
    assert "--email" not in told


def test_the_address_is_asked_for_once_and_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from evidex.cli.commands import fetch as command

    asked: list[str] = []
    terminal = SimpleNamespace(isatty=lambda: True, flush=lambda: None)
    monkeypatch.setattr(command, "sys", SimpleNamespace(stdin=terminal, stderr=terminal))
    monkeypatch.setattr(command.typer, "prompt", lambda text, **_: asked.append(text) or "you@example.org")
    for _ in range(2):
        assert command._settings({}).email == "you@example.org"
    assert len(asked) == 1
    assert 'email = "you@example.org"' in (tmp_path / "config.toml").read_text()


@pytest.mark.parametrize(
    ("calls", "when", "advised"),
    [
        (99, "2026-11-18T15:00+00:00", False),
        (100, "2026-11-18T15:00+00:00", True),
        (100, "2026-11-18T09:59+00:00", False),
        (100, "2026-11-19T01:59+00:00", True),
        (100, "2026-11-19T02:00+00:00", False),
        (100, "2026-11-21T15:00+00:00", False),
        (100, "2026-07-15T09:00+00:00", True),
    ],
)
def test_large_jobs_are_advised_to_wait_for_quiet_hours(calls: int, when: str, advised: bool) -> None:
    """Weekdays from 5 am to 9 pm Eastern time are busy, in winter as in summer time."""
    assert bool(advice_on_hours(calls, dt.datetime.fromisoformat(when))) is advised


def test_a_full_disk_is_one_sentence(serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", handle)

    monkeypatch.setattr("os.fsync", full)
    assert "disk is full" in refused(evidex("lighthouse", "-o", tmp_path / "c", "--entrez-url", serve(many(3)).url))
    assert not list((tmp_path / "c").glob("*.xml"))


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")
def test_killed_at_several_moments_the_corpus_ends_the_same(serve: Serve, tmp_path: Path) -> None:
    """Real kills; every single step is cut in test_fetching, and benchmarks/fetch.py kills at 20 random moments."""
    program = (
        "import sys, evidex.fetch.limiter as l, evidex.fetch.fetching as f\n"
        "l.WINDOW = 0.0\nf.fetch.__kwdefaults__['batch'] = 5\nfrom evidex.cli import main\nmain()"
    )
    server = serve(many(60), faults=Faults(slow=1.0, slow_seconds=0.03))
    words = ["fetch", "lighthouse", "--entrez-url", server.url, "-o"]

    def start(corpus: Path) -> subprocess.Popen[bytes]:
        pipe = subprocess.DEVNULL
        return subprocess.Popen([sys.executable, "-c", program, *words, str(corpus)], stdout=pipe, stderr=pipe)

    assert start(tmp_path / "calm").wait() == 0
    whole = {path.name: path.read_bytes() for path in (tmp_path / "calm").glob("*.xml")}
    assert len(whole) == 12
    corpus = tmp_path / "c"
    for files in (1, 4, 9):
        running = start(corpus)
        while running.poll() is None and len(list(corpus.glob("*.xml"))) < files:
            os.sched_yield()
        running.send_signal(signal.SIGKILL)
        assert running.wait() == -signal.SIGKILL
        for path in corpus.glob("pubmed-*.xml"):
            assert cut_records(path.read_bytes()).records
    assert start(corpus).wait() == 0
    assert {path.name: path.read_bytes() for path in corpus.glob("*.xml")} == whole
