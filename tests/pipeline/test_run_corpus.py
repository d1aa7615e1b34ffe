"""A whole corpus: the same files whatever the order, the processes and the interruptions; nothing lost silently."""

import contextlib
import csv
import gzip
import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from evidex.cli import app
from evidex.cli.progress import Progress
from evidex.pipeline.work import Task
from evidex.read import Reading, Source
from tests.corpora import BAD, GOOD, pubmed_set, write_corpus

TABLES = (
    "claims.csv",
    "claims.parquet",
    "findings.csv",
    "documents.csv",
    "evidence_table.html",
    "evidence_table.xlsx",
    "report.html",
)
RUNNER = CliRunner()


def run(corpus: Path, out: Path, *more: str) -> Result:
    done = RUNNER.invoke(app, ["run", str(corpus), "-o", str(out), "--jobs", "0", *more])
    assert done.stdout == ""
    return done


def tables(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in TABLES}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus")


@pytest.fixture
def expected(corpus: Path, tmp_path: Path) -> dict[str, bytes]:
    assert run(corpus, tmp_path / "expected").exit_code == 0
    return tables(tmp_path / "expected")


def test_every_record_gives_its_claim_and_every_bad_one_its_finding(corpus: Path, tmp_path: Path) -> None:
    assert run(corpus, tmp_path / "out").exit_code == 0
    claims = rows(tmp_path / "out" / "claims.csv")
    assert len([row for row in claims if row["kind"] == "effect"]) == 12
    findings = [row for row in rows(tmp_path / "out" / "findings.csv") if row["code"] == "EST101"]
    assert {row["document"] for row in findings} == {"pmid:1002", "pmid:1005", "pmid:1008", "pmid:1011"}
    assert {row["source"] for row in findings} == {"set0.xml", "sub/set1.xml", "set2.xml", "sub/set3.xml"}


def test_several_processes_give_the_same_bytes(corpus: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    assert run(corpus, tmp_path / "two", "--jobs", "2").exit_code == 0
    assert tables(tmp_path / "two") == expected


def test_a_set_shared_between_processes_gives_the_same_bytes(
    corpus: Path, tmp_path: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidex.pipeline.catching_up.SHARED_BYTES", 10)
    assert run(corpus, tmp_path / "two", "--jobs", "2").exit_code == 0
    assert tables(tmp_path / "two") == expected


def test_a_second_run_does_nothing_again_and_leaves_the_same_bytes(
    corpus: Path, tmp_path: Path, expected: dict[str, bytes]
) -> None:
    done = run(corpus, tmp_path / "expected")
    assert "4 of 4 files were done before" in done.stderr
    assert tables(tmp_path / "expected") == expected


def test_what_changed_is_done_again_and_what_went_is_forgotten(corpus: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "out")
    (corpus / "set0.xml").write_text(pubmed_set((1, BAD)), encoding="utf-8")
    (corpus / "set2.xml").unlink()
    said = run(corpus, tmp_path / "out").stderr
    assert "2 of 3 files were done before" in said
    assert "1 file has left the corpus" in said
    run(corpus, tmp_path / "fresh")
    assert tables(tmp_path / "out") == tables(tmp_path / "fresh")


def test_other_rules_asked_for_mean_that_all_is_done_again(corpus: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "out")
    assert "done before" not in run(corpus, tmp_path / "out", "--ignore", "EST").stderr
    assert not [row for row in rows(tmp_path / "out" / "findings.csv") if row["code"].startswith("EST")]


def files_done(store: Path) -> int:
    """How many files a store holds to their end; 0 where there is none yet.

    It may be written: whoever reads after a kill amid a commit has to roll that back first.
    """
    if not store.exists():
        return 0
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=rw", uri=True)) as base:
        try:
            return int(base.execute("SELECT count(*) FROM inputs WHERE state = 'done'").fetchone()[0])
        except sqlite3.OperationalError:  # being made, or locked
            return 0


def test_killed_at_any_moment_the_next_run_ends_as_an_undisturbed_one(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", files=10, records=15)
    run(corpus, tmp_path / "expected")
    command = [sys.executable, "-m", "evidex", "run", str(corpus), "-o", str(tmp_path / "out"), "--jobs", "0"]
    for done in (1, 3, 6):
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:
            while running.poll() is None and files_done(tmp_path / "out" / "evidence.db") < done:
                time.sleep(0.005)
            os.kill(running.pid, signal.SIGKILL)
        assert running.returncode == -signal.SIGKILL
        assert done <= files_done(tmp_path / "out" / "evidence.db") < 10
    assert run(corpus, tmp_path / "out").exit_code == 0
    assert tables(tmp_path / "out") == tables(tmp_path / "expected")


def test_a_half_done_file_is_done_again(corpus: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    from evidex.pipeline import run as running

    class KilledError(Exception):
        pass

    def die(*_: object) -> None:
        raise KilledError

    end_input = running.Store.end_input
    running.Store.end_input = die  # type: ignore[method-assign]
    try:
        run(corpus, tmp_path / "out")
    finally:
        running.Store.end_input = end_input  # type: ignore[method-assign]
    with running.Store(tmp_path / "out" / "evidence.db") as store:
        assert [each.state for each in store.inputs().values()] == ["open"]
        assert len(list(store.held("read"))) == 3
    assert run(corpus, tmp_path / "out").exit_code == 0
    assert tables(tmp_path / "out") == expected


def test_what_cannot_be_read_is_named_and_counted_and_the_rest_goes_on(corpus: Path, tmp_path: Path) -> None:
    (corpus / "empty.xml").write_bytes(b"")
    (corpus / "noise.xml").write_bytes(bytes(range(256)) * 40)
    (corpus / "README.md").write_text("What this corpus is.", encoding="utf-8")
    (corpus / "cut.xml.gz").write_bytes(b"\x1f\x8b\x08\x00\x00")
    done = run(corpus, tmp_path / "out")
    assert done.exit_code == 0
    assert "3 not readable; 1 passed over" in done.stderr
    named = {row["source"]: row for row in rows(tmp_path / "out" / "documents.csv") if row["status"] != "read"}
    assert set(named) == {"empty.xml", "noise.xml", "README.md", "cut.xml.gz"}
    assert all(row["reason"] for row in named.values())
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert {each["source"] for each in record["not_read"]} == set(named)
    assert record["counts"]["documents"] == {"passed_over": 1, "read": 12, "unreadable": 3}


def test_the_manifests_of_fetched_corpora_are_passed_over_in_folders_too(corpus: Path, tmp_path: Path) -> None:
    (corpus / "second").mkdir()
    for place in (corpus, corpus / "second"):
        (place / "manifest.json").write_text("{}", encoding="utf-8")
    assert "; 2 passed over" in run(corpus, tmp_path / "out").stderr
    named = [row for row in rows(tmp_path / "out" / "documents.csv") if row["status"] != "read"]
    assert {row["source"]: row["status"] for row in named} == {
        "manifest.json": "passed_over",
        "second/manifest.json": "passed_over",
    }


def test_run_json_says_what_was_run_over_what(corpus: Path, tmp_path: Path) -> None:
    run(corpus, tmp_path / "out")
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert [each["name"] for each in record["inputs"]] == ["set0.xml", "set2.xml", "sub/set1.xml", "sub/set3.xml"]
    assert all(len(each["sha256"]) == 64 and each["documents"] == 3 for each in record["inputs"])
    assert record["counts"]["claims"]["effect"] == 12
    assert {"evidex", "python", "program"} <= record["versions"].keys()
    assert record["timings"]


def test_what_a_project_ignores_in_a_file_holds_across_documents_too_and_stands_in_the_record(
    corpus: Path, tmp_path: Path
) -> None:
    near = "# Night work\n\n" + " ".join(
        f"In year {year} the nurses of ward {year} slept and worked." for year in range(30)
    )
    (corpus / "near.md").write_text(near, encoding="utf-8")
    (corpus / "sub" / "near.md").write_text(near.replace("slept", "rested", 1), encoding="utf-8")
    settings = tmp_path / "evidex.toml"
    found = {}
    for codes in ("", '"DOC301", "EST101"'):
        settings.write_text(f'[per-path-ignores]\n"corpus/sub/*" = [{codes}]\n', encoding="utf-8")
        run(corpus, tmp_path / "out", "--config", str(settings))
        told = {(row["code"], row["source"].split("/")[0]) for row in rows(tmp_path / "out" / "findings.csv")}
        record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
        found[codes] = told, {each["name"]: each.get("ignore", []) for each in record["inputs"]}
    (before, none), (after, some) = found.values()
    assert before - after == {("DOC301", "sub"), ("EST101", "sub")}
    assert not any(none.values())
    ignored = ["DOC301", "EST101"]
    assert {name for name, codes in some.items() if codes == ignored} == {name for name in some if "sub/" in name}
    assert {name for name, codes in some.items() if not codes} == {"near.md", "set0.xml", "set2.xml"}


def test_a_retraction_that_only_the_record_of_its_notice_tells_is_a_finding_of_the_run(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    told = (
        '</Article><CommentsCorrectionsList><CommentsCorrections RefType="RetractionOf"><RefSource>J. 2026</RefSource>'
        "<PMID>2</PMID></CommentsCorrections></CommentsCorrectionsList></MedlineCitation>"
    )
    (corpus / "papers.xml").write_text(pubmed_set((1, BAD), (2, BAD)), encoding="utf-8")
    (corpus / "notice.xml").write_text(
        pubmed_set((9, "")).replace("</Article></MedlineCitation>", told), encoding="utf-8"
    )
    run(corpus, tmp_path / "out")
    found = [row for row in rows(tmp_path / "out" / "findings.csv") if row["code"] == "DOC302"]
    assert [(row["document"], row["severity"]) for row in found] == [("pmid:2", "error")]
    assert "(pmid:9)" in found[0]["message"]


@pytest.mark.parametrize("jobs", ["0", "2"])
def test_what_a_document_accepts_is_no_finding_of_the_run_and_is_counted(tmp_path: Path, jobs: str) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    wrong, other = "Relief was seen in 29 of 124 (32%) patients.", "Nausea was seen in 15 of 60 (52%) women."
    mark = "<!-- evidex: accept NUM101: of responders -->"
    (corpus / "marked.md").write_text(f"# Relief\n\n{mark}\n\n{wrong}\n\n{other}\n", encoding="utf-8")
    twin = "Of 80 nurses on nights 20 (25%) slept well, and their partners did not hear it."
    (corpus / "one.md").write_text(f"# Sleep of nurses\n\n{twin}\n", encoding="utf-8")
    (corpus / "two.md").write_text(f"# Sleep of nurses!\n\n{twin}\n\n", encoding="utf-8")
    found = {}
    for told in ("", "<!-- evidex: accept-file DOC301: a copy for the press -->\n"):
        (corpus / "two.md").write_text(f"{told}# Sleep of nurses!\n\n{twin}\n\n", encoding="utf-8")
        done = run(corpus, tmp_path / "out", "--jobs", jobs)
        record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
        findings = [(row["code"], row["source"]) for row in rows(tmp_path / "out" / "findings.csv")]
        found[told] = sorted(f for f in findings if f[0] in ("NUM101", "DOC301")), record["counts"]["accepted"]
        assert f"{sum(record['counts']['accepted'].values())} accepted" in done.stderr
    (before, counted), (after, more) = found.values()
    assert before == [("DOC301", "one.md"), ("DOC301", "two.md"), ("NUM101", "marked.md")]
    assert after == [("DOC301", "one.md"), ("NUM101", "marked.md")]
    assert (counted, more) == ({"NUM101": 1}, {"DOC301": 1, "NUM101": 1})


@pytest.mark.parametrize("jobs", ["0", "2"])
def test_acceptances_that_accept_nothing_are_told_by_each_run_until_they_are_mended(tmp_path: Path, jobs: str) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    text = "Relief was seen in 29 of 124 (32%) patients."
    marks = {
        3: "accept NUM101: responders",
        5: "accept-file EST1: none",
        7: "accept NUM102",
        9: "accept REF302: online",
    }
    shown = "\n\n".join(f"<!-- evidex: {mark} -->" for mark in marks.values())
    (corpus / "near.md").write_text(f"# Relief\n\n{shown}\n\n{text}\n\nAll slept.\n", encoding="utf-8")
    (corpus / "used.md").write_text(
        f"# Relief\n\n<!-- evidex: accept NUM101: responders -->\n\n{text}\n", encoding="utf-8"
    )
    said = [
        "evidex: near.md:3: the acceptance of NUM101 accepts nothing: no such finding stands there.",
        "evidex: near.md:5: the acceptance of EST1 accepts nothing: no such finding stands there.",
        "evidex: near.md:7: the acceptance of NUM102 gives no reason and therefore accepts nothing.",
    ]
    for _ in range(2):  # also where nothing is read again
        told = run(corpus, tmp_path / "out", "--jobs", jobs).stderr.splitlines()
        assert [line for line in told if "the acceptance of" in line] == said
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert [each["line"] for each in record["unused_acceptances"]] == [3, 5, 7]
    (corpus / "near.md").write_text(f"# Relief\n\n{text}\n", encoding="utf-8")
    assert "the acceptance of" not in run(corpus, tmp_path / "out", "--jobs", jobs).stderr


def test_an_acceptance_that_serves_across_documents_is_used(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    twin = "Of 80 nurses on nights 20 (25%) slept well, and their partners did not hear it."
    mark = "<!-- evidex: accept-file DOC301: a copy for the press -->\n"
    (corpus / "one.md").write_text(f"# Sleep of nurses\n\n{twin}\n", encoding="utf-8")
    (corpus / "two.md").write_text(f"{mark}# Sleep of nurses!\n\n{twin}\n\n", encoding="utf-8")
    assert "the acceptance of" not in run(corpus, tmp_path / "out").stderr
    (corpus / "one.md").write_text("# Bread\n\nBread rises slowly in the cold.\n", encoding="utf-8")
    assert "evidex: two.md:1: the acceptance of DOC301" in run(corpus, tmp_path / "out").stderr


def test_a_file_that_changes_while_it_is_read_counts_as_unread_and_is_read_by_the_next_run(
    corpus: Path, tmp_path: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    from evidex.pipeline import work

    read, meant = work.read_source, (corpus / "set0.xml").read_bytes()

    def changing(source: Source, seconds: float) -> Iterator[Reading]:
        yield from read(source, seconds)
        if source.name == "set0.xml":
            (corpus / "set0.xml").write_bytes(meant)

    (corpus / "set0.xml").write_text(pubmed_set((77, GOOD)), encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(work, "read_source", changing)
        said = run(corpus, tmp_path / "out").stderr
    assert "evidex: set0.xml: it changed while it was read; give the same command again to read it." in said
    assert "pmid:77" not in {row["document"] for row in rows(tmp_path / "out" / "claims.csv")}
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert [each["sha256"] for each in record["inputs"] if each["name"] == "set0.xml"] == [""]
    assert "3 of 4 files were done before" in run(corpus, tmp_path / "out").stderr
    assert tables(tmp_path / "out") == expected


@pytest.mark.parametrize("packed", [False, True])
def test_progress_moves_within_a_set_of_many_records(
    packed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidex.read._xml.WHOLE", 0)
    monkeypatch.setattr("evidex.pipeline.work.BATCH_CHARACTERS", 50_000)
    steps: list[float] = []
    monkeypatch.setattr(Progress, "advanced", lambda _, size: steps.append(size))
    (tmp_path / "corpus").mkdir()
    told = pubmed_set(
        *((number, hashlib.shake_128(b"%d" % number).hexdigest(500)) for number in range(1, 301))
    ).encode()
    told = gzip.compress(told) if packed else told
    (tmp_path / "corpus" / ("set.xml.gz" if packed else "set.xml")).write_bytes(told)
    assert run(tmp_path / "corpus", tmp_path / "out").exit_code == 0
    assert len(steps) > 4, steps
    assert sum(steps) == pytest.approx(len(told))


def test_a_file_shared_between_processes_is_hashed_once_after_it_was_read(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []

    def noted(task: Task) -> bool:
        hashed.append(task.name)
        return False

    monkeypatch.setattr("evidex.pipeline.catching_up.SHARED_BYTES", 100)
    monkeypatch.setattr("evidex.pipeline.catching_up.changed", noted)
    assert run(corpus, tmp_path / "out", "--jobs", "2").exit_code == 0
    assert sorted(hashed) == ["set0.xml", "set2.xml", "sub/set1.xml", "sub/set3.xml"]


@pytest.mark.parametrize("what", ["missing", "empty", "unusable"])
def test_a_corpus_that_gives_nothing_ends_with_2_and_a_sentence(tmp_path: Path, what: str) -> None:
    corpus = tmp_path / what
    if what != "missing":
        corpus.mkdir()
    if what == "unusable":
        (corpus / "a.xml").write_bytes(b"")
    done = run(corpus, tmp_path / "out")
    assert done.exit_code == 2
    assert "Traceback" not in done.stderr


def test_a_run_whose_selection_leaves_no_rule_does_not_say_that_nothing_was_found(corpus: Path, tmp_path: Path) -> None:
    done = run(corpus, tmp_path / "out", "--select", "NUM101", "--ignore", "num101")
    assert done.exit_code == 2
    assert "no rule is left to check with: all that are asked for are ignored" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_file_in_the_place_of_the_results_is_called_one(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    done = run(corpus, tmp_path / "out")
    assert (done.exit_code, "this is a file, not a folder for results" in done.stderr) == (2, True)


def test_a_folder_of_results_inside_the_corpus_is_not_read(corpus: Path) -> None:
    run(corpus, corpus / "results")
    done = run(corpus, corpus / "results")
    assert "4 of 4 files" in done.stderr


def test_a_manifest_is_not_counted_among_the_files(corpus: Path, tmp_path: Path) -> None:
    (corpus / "manifest.json").write_text("{}", encoding="utf-8")
    run(corpus, tmp_path / "out")
    assert "4 of 4 files were done before" in run(corpus, tmp_path / "out").stderr


def test_results_among_the_sources_are_refused_for_the_next_run_would_read_them(corpus: Path) -> None:
    done = run(corpus, corpus)
    assert done.exit_code == 2
    assert "name another folder with -o" in done.stderr
    assert not (corpus / "evidence.db").exists()


def test_the_results_of_another_run_are_no_sources(corpus: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    run(corpus, corpus / "earlier")
    assert run(corpus, tmp_path / "out").exit_code == 0
    assert tables(tmp_path / "out") == expected


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there, and links need rights")
def test_a_name_that_is_no_utf_8_costs_nothing(corpus: Path, tmp_path: Path) -> None:
    made = Path(os.fsdecode(bytes(corpus) + b"/caf\xe9.txt"))
    try:
        made.write_text("Pain fell in 12 of 40 (30%) patients.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    done = run(corpus, tmp_path / "out")
    assert done.exit_code == 0
    assert "caf\\xe9.txt" in {row["source"] for row in rows(tmp_path / "out" / "claims.csv")}
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert "caf\\xe9.txt" in {each["name"] for each in record["inputs"]}
    assert "5 of 5 files" in run(corpus, tmp_path / "out").stderr
    for form in ("json", "sarif", "html", "github"):
        assert RUNNER.invoke(app, ["validate", str(made), "--format", form]).exit_code == 0
    assert RUNNER.invoke(app, ["read", str(made), "--format", "json"]).exit_code == 0


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_that_are_not_followed_are_named(corpus: Path, tmp_path: Path) -> None:
    elsewhere = write_corpus(tmp_path / "elsewhere", files=1)
    (corpus / "shared").symlink_to(elsewhere, target_is_directory=True)
    (corpus / "sub" / "lost.xml").symlink_to(tmp_path / "nowhere")
    (corpus / "sub" / "circle").symlink_to(corpus, target_is_directory=True)
    (corpus / "one.xml").symlink_to(elsewhere / "set0.xml")
    done = run(corpus, tmp_path / "out")
    told = {row["source"]: row["reason"] for row in rows(tmp_path / "out" / "documents.csv") if row["reason"]}
    assert "not followed" in told["shared"]
    assert "leads to no file" in told["sub/lost.xml"]
    assert "sub/circle" not in told
    assert "2 not readable" in done.stderr
    assert "evidex refresh" not in run(corpus, tmp_path / "out").stderr
    (corpus / "shared").unlink()
    assert "left the corpus" not in run(corpus, tmp_path / "out").stderr


def test_a_closed_folder_is_named_as_files_are_and_what_lies_in_it_has_not_left(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(corpus, tmp_path / "out")
    scandir = os.scandir

    def refusing(place):  # type: ignore[no-untyped-def]
        if Path(place).name == "sub":
            raise PermissionError(13, "Permission denied", str(place))
        return scandir(place)

    monkeypatch.setattr(os, "scandir", refusing)
    done = run(corpus, tmp_path / "out")
    assert "evidex: sub: the folder cannot be opened" in done.stderr
    assert "left the corpus" not in done.stderr
    monkeypatch.setattr(os, "scandir", scandir)
    assert "left the corpus" not in run(corpus, tmp_path / "out").stderr


def test_a_fault_of_ours_on_one_document_costs_that_document_only(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evidex.pipeline import work

    examine = work.examine

    def broken(document, asked):  # type: ignore[no-untyped-def]
        if document.id == "pmid:1005":
            raise ZeroDivisionError("in a rule")
        return examine(document, asked)

    monkeypatch.setattr(work, "examine", broken)
    done = run(corpus, tmp_path / "out")
    assert "11 documents" in done.stderr
    (lost,) = [row for row in rows(tmp_path / "out" / "documents.csv") if row["status"] == "unreadable"]
    assert (lost["document"], "ZeroDivisionError" in lost["reason"]) == ("pmid:1005", True)


def test_dask_that_is_not_installed_is_said_in_a_sentence(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = run(corpus, tmp_path / "out", "--scheduler", "tcp://127.0.0.1:1")
    assert done.exit_code == 2
    assert "evidex[cluster]" in done.stderr
    assert not (tmp_path / "out").exists()
