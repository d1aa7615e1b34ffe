"""The README shows the real thing: its console blocks are what the program prints, its Python runs.

`python tests/house/test_readme.py` writes the blocks anew.
"""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ (evidex [^\n]*)\n(.*?)```", re.DOTALL)


def printed(command: str) -> str:
    """What a command of the README prints on standard output; `| head -N` is done here."""
    program, _, rest = command.partition("| head -")
    arguments = [sys.executable, "-m", *program.split()]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "120", "PYTHONIOENCODING": "utf-8"}
    result = subprocess.run(
        arguments, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert result.returncode in (0, 1), result.stderr
    lines = result.stdout.splitlines(keepends=True)
    return "".join(lines[: int(rest)] if rest else lines)


def blocks() -> list[tuple[str, str]]:
    return [(match.group(1), match.group(2)) for match in BLOCK.finditer(README.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("command", "shown"), blocks())
def test_the_readme_shows_what_the_program_prints(command: str, shown: str) -> None:
    assert shown == printed(command)


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    import evidex.pipeline.spacy_pipe  # noqa: F401  an installed evidex needs no import: its entry point is found

    result = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert result.attempted and not result.failed


def test_what_the_readme_links_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README.read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target


def write() -> None:
    """The README with its console blocks as the program prints them now."""
    told = README.read_text(encoding="utf-8")
    README.write_text(
        BLOCK.sub(lambda match: f"```console\n$ {match.group(1)}\n{printed(match.group(1))}```", told),
        encoding="utf-8",
    )


if __name__ == "__main__":
    write()
