"""The program around the commands: help, exit codes, one plain sentence for every error."""

import json
import os
import signal
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from evidex.cli import app
from evidex.cli.program import FAILED
from evidex.schema import Document, Origin, ScoreClaim, encode_claim, encode_document, place_claim

RUNNER = CliRunner()
HEAVY = {"spacy", "pandas", "pyarrow", "matplotlib", "scipy", "docx", "trafilatura", "pdfplumber", "lxml", "jinja2"}


def test_help_names_the_commands_with_a_sentence_each() -> None:
    told = RUNNER.invoke(app, ["--help"])
    assert told.exit_code == 0
    for command in ("read", "extract", "schema"):
        assert any(line.strip().startswith(command) and line.strip().endswith(".") for line in told.stdout.splitlines())


def test_help_cuts_no_sentence_and_doubles_no_sign() -> None:
    listed = RUNNER.invoke(app, ["--help"]).stdout
    assert "..." not in listed.split("Commands:")[1]
    usages = [RUNNER.invoke(app, [command, "--help"]).stdout.splitlines()[0] for command in ("read", "fetch", "run")]
    assert [usage.removeprefix("Usage: evidex ") for usage in usages] == [
        "read [OPTIONS] {PATH}...",
        "fetch [OPTIONS] [QUERY]",
        "run [OPTIONS] {CORPUS}",
    ]


def test_help_loads_nothing_heavy() -> None:
    program = (
        "import sys, json\nfrom typer.testing import CliRunner\nfrom evidex.cli import app\n"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0\nprint(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in json.loads(done.stdout)}
    assert not loaded & HEAVY


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (["nonsense"], "nonsense"),
        (["schema", "nonsense"], "nonsense"),
        (["read"], "PATH"),
        (["read", "--colour", "x"], "--colour"),
        (["read", "--colour", "x"], "See 'evidex read --help'."),
        (["read", "/nowhere/at/all"], "/nowhere/at/all"),
        (["extract", "/nowhere/at/all"], "/nowhere/at/all"),
        (["extract", "--kind", "opinion", "/nowhere"], "opinion"),
        (["validate", "corpus", "--claims", "corpus/pubmed_set.xml.gz"], "(it is not UTF-8 text)"),
        (["validate", "corpus", "--claims", "/nowhere.jsonl"], "(No such file or directory)"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_on_stderr_and_exit_code_2(args: list[str], word: str) -> None:
    done = RUNNER.invoke(app, args)
    assert done.exit_code == FAILED == 2
    assert done.stdout == ""
    assert word in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stderr.startswith("evidex: ")


def test_an_unforeseen_error_is_a_sentence_too_and_a_traceback_only_with_debug(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str) -> None:
        raise ZeroDivisionError("a number\nwas zero")

    monkeypatch.setattr("evidex.schema.json_schema.json_schema", broken)
    plain = RUNNER.invoke(app, ["schema"])
    assert (plain.exit_code, plain.stdout) == (2, "")
    assert "ZeroDivisionError" in plain.stderr
    assert "Traceback" not in plain.stderr
    assert len(plain.stderr.strip().splitlines()) == 1
    assert "Traceback" in RUNNER.invoke(app, ["schema", "--debug"]).stderr


def test_what_the_system_forbids_is_no_fault_of_evidex(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(_: str) -> None:
        raise PermissionError(13, "Permission denied", "shut/draft.md")

    monkeypatch.setattr("evidex.schema.json_schema.json_schema", forbidden)
    done = RUNNER.invoke(app, ["schema"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("evidex: shut/draft.md: permission denied;")
    assert "fault" not in done.stderr


def test_a_full_disk_is_no_fault_of_evidex_whichever_library_meets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: str) -> None:
        try:
            raise OSError(28, "No space left on device", "out/claims.csv")
        except OSError as problem:
            raise RuntimeError(problem)  # noqa: B904 - as XlsxWriter does

    monkeypatch.setattr("evidex.schema.json_schema.json_schema", full)
    done = RUNNER.invoke(app, ["schema"])
    assert done.exit_code == 2
    assert done.stderr == "evidex: out/claims.csv: the disk is full; make room and give the same command again.\n"


def interrupted(before: str, *words: str) -> subprocess.CompletedProcess[str]:
    """A process of evidex that Ctrl-C meets where `before` says."""
    program = f"import sys\nsys.argv = {['evidex', *words]}\n{before}\nfrom evidex.cli import main\nmain()"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


CTRL_C = "def ctrl_c(*_, **__):\n    raise KeyboardInterrupt\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has an exit code of its own for Ctrl-C")
@pytest.mark.parametrize(
    ("words", "place", "said"),
    [
        (("schema",), "evidex.schema.json_schema.json_schema", "stopped."),
        (
            ("run", "corpus", "-o", "out"),
            "evidex.pipeline.run.run_corpus",
            "stopped; give the same command again to go on.",
        ),
    ],
)
def test_ctrl_c_ends_with_a_word_and_by_its_signal(words: tuple[str, ...], place: str, said: str) -> None:
    module, name = place.rsplit(".", 1)
    done = interrupted(f"{CTRL_C}import {module}\n{module}.{name} = ctrl_c", *words)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", f"evidex: {said}\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has an exit code of its own for Ctrl-C")
def test_ctrl_c_while_the_program_loads_is_no_traceback() -> None:
    done = interrupted(f"{CTRL_C}import typer\ntyper.Typer = ctrl_c", "schema")
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "evidex: stopped.\n")


SIGTERM = "import os, signal\ndef sigterm(*_, **__):\n    os.kill(os.getpid(), signal.SIGTERM)\n    signal.pause()\n"


@pytest.mark.skipif(sys.platform == "win32", reason="nobody sends SIGTERM there")
def test_sigterm_ends_with_a_word_after_all_clean_up_and_by_its_signal() -> None:
    cleaned = "import atexit\natexit.register(print, 'cleaned up')\n"
    at_work = f"{SIGTERM}import evidex.pipeline.run as r\nr.run_corpus = sigterm\n"
    late = at_work.replace("    os.kill", f"    {cleaned.strip().replace(chr(10), chr(10) + '    ')}\n    os.kill")
    done = interrupted(late, "run", "corpus", "-o", "out")
    said = "evidex: stopped; give the same command again to go on.\n"
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGTERM, "cleaned up\n", said)
    done = interrupted(f"{SIGTERM}import typer\ntyper.Typer = sigterm", "schema")
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGTERM, "", "evidex: stopped.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="nobody sends SIGTERM there")
def test_sigterm_that_is_to_be_ignored_is_ignored() -> None:
    ignored = "import os, signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    at_work = f"{ignored}import evidex.schema.json_schema as j\n"
    done = interrupted(f"{at_work}j.json_schema = lambda _: os.kill(os.getpid(), signal.SIGTERM) or {{}}", "schema")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell")
def test_ctrl_c_stops_the_loop_of_a_shell_too() -> None:
    program = f"{CTRL_C}import evidex.schema.json_schema as j, evidex.cli as c\nj.json_schema = ctrl_c\n"
    program += "import os, signal, sys\nsys.argv = ['evidex', 'schema']\nos.kill(os.getppid(), signal.SIGINT)\nc.main()"
    loop = f'for n in 1 2 3; do "{sys.executable}" -c "$PROGRAM"; echo went on; done'
    # The tests themselves may run where Ctrl-C is ignored (in the background), which a shell would inherit.
    heard = (
        f"import os, signal\nsignal.signal(signal.SIGINT, signal.SIG_DFL)\nos.execvp('bash', {['bash', '-c', loop]})"
    )
    shell = [sys.executable, "-c", heard]
    done = subprocess.run(shell, capture_output=True, text=True, check=False, env={**os.environ, "PROGRAM": program})
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "evidex: stopped.\n")


@pytest.mark.parametrize("words", [("schema",), ("--help",), ("--version",), ("table", "--help"), ()])
def test_a_closed_pipe_is_no_error(words: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "evidex", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


@pytest.mark.parametrize(("draft", "code"), [("Pain fell in 12 of 40 (35%) patients.", 1), ("Pain fell.", 0)])
def test_a_closed_pipe_does_not_hide_what_was_found(draft: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(f"# Results\n\n{draft}\n", encoding="utf-8")
    known = tmp_path / "known.json"
    for more, expected in (((), code), (("--write-baseline", str(known)), 0)):
        with subprocess.Popen(
            [sys.executable, "-m", "evidex", "validate", "draft.md", *more],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
        ) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            running.stdout.close()
            assert b"Error" not in running.stderr.read()
            assert running.wait() == expected
    assert known.is_file()


@pytest.mark.parametrize(
    ("words", "code"),
    [(("run", "corpus", "-o", "out", "-j", "0"), 0), (("validate", "corpus"), 1), (("read", "no"), 2)],
)
def test_work_goes_on_where_nobody_hears_what_is_said(words: tuple[str, ...], code: int, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    (tmp_path / "corpus" / "draft.md").write_text(
        "# Results\n\nPain fell in 12 of 40 (35%) patients.\n", encoding="utf-8"
    )
    with subprocess.Popen(
        [sys.executable, "-m", "evidex", *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=tmp_path
    ) as running:
        assert running.stdout is not None
        running.stdout.close()
        assert running.wait() == code
    assert (tmp_path / "out" / "run.json").is_file() == (words[0] == "run")


@pytest.mark.parametrize("line", ["claim", "finding", "document"])
def test_schemas_are_json_schemas(line: str) -> None:
    done = RUNNER.invoke(app, ["schema", line])
    schema = json.loads(done.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] == f"evidex.{line}/1"


def test_our_lines_fit_our_schemas_and_a_wrong_one_does_not() -> None:
    document = Document(id="pmid:1", origin=Origin(name="a", sha256="0" * 64, reader="r"), text="Age was 5.10 (SD 2).")
    claim = place_claim(
        ScoreClaim,
        document,
        0,
        12,
        section="body",
        extractor="score/1",
        statistic="mean",
        value=Decimal("5.10"),
        sd=Decimal(2),
    )
    claims = jsonschema.Draft202012Validator(json.loads(RUNNER.invoke(app, ["schema", "claim"]).stdout))
    documents = jsonschema.Draft202012Validator(json.loads(RUNNER.invoke(app, ["schema", "document"]).stdout))
    row = json.loads(encode_claim(claim))
    claims.validate(row)
    documents.validate(json.loads(encode_document(document)))
    for wrong in (row | {"sd": None}, row | {"kind": "opinion"}, {k: v for k, v in row.items() if k != "quote"}):
        assert not claims.is_valid(wrong)
