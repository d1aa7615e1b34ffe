"""Programs that stand in for ocrmypdf and tesseract, so that what is around them can be tested anywhere."""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path

import pytest

from tests.read.pdf.paper import Sheet, make_pdf

PROGRAM = """#!{python}
import pathlib, sys, time
here = pathlib.Path(__file__).parent
if "--version" in sys.argv:
    print("17.0.0")
    sys.exit(0)
with (here / "calls").open("a") as calls:
    calls.write(" ".join(sys.argv[1:]) + "\\n")
does = (here / "does").read_text()
if does == "sleep":
    time.sleep(600)
if does.isdigit():
    print("some words\\nthe page tree is broken", file=sys.stderr)
    sys.exit(int(does))
pathlib.Path(sys.argv[-1]).write_bytes((here / "layered.pdf").read_bytes())
"""
WORDS = "Of the 40 patients who were scanned, 12 (30%) had pain after a year"


def page(*, layer: bool) -> bytes:
    """A scanned page, with or without a text layer."""
    sheet = Sheet()
    sheet.scan()
    if layer:
        for number in range(3):
            sheet.text(60, 100 + 12 * number, WORDS, mode=3)
    return make_pdf(sheet)


class Programs:
    """The stand-ins in a folder that is the whole PATH."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("ocrmypdf", "tesseract"):
            program = folder / name
            program.write_text(PROGRAM.format(python=sys.executable))
            program.chmod(0o755)
        (folder / "layered.pdf").write_bytes(page(layer=True))
        self.do("recognise")

    def do(self, what: str) -> None:
        """What ocrmypdf does when it is called: `recognise`, `sleep`, or end with an exit code."""
        (self.folder / "does").write_text(what)

    @property
    def calls(self) -> list[str]:
        """The arguments of each call."""
        path = self.folder / "calls"
        return path.read_text().splitlines() if path.exists() else []


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """ocrmypdf and tesseract as stand-ins, and no others."""
    if sys.platform == "win32":
        pytest.skip("the stand-ins are scripts that Windows does not run")
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return Programs(folder)


@pytest.fixture
def no_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither ocrmypdf nor tesseract is installed."""
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.setenv("PATH", str(empty))
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(empty))
