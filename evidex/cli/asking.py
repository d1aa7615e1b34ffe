"""What several commands ask for, declared once, and reading the documents that the user named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from evidex.cli.terminal import say
from evidex.errors import UnreadableError
from evidex.pipeline.processes import TIMEOUT
from evidex.pipeline.reading import Tally, read_documents
from evidex.read import Source, what_is_at
from evidex.schema import Document

__all__ = [
    "EntrezUrl",
    "Jobs",
    "Ocr",
    "Paths",
    "Project",
    "Quiet",
    "Timeout",
    "documents_at",
    "end_for_nothing",
    "end_where_missing",
    "processes",
]

Paths = Annotated[
    list[str], typer.Argument(help="Files, folders, or - for standard input.", metavar="PATH", show_default=False)
]

Ocr = Annotated[
    bool,
    typer.Option("--ocr", help="Recognise the text of scanned PDFs; needs ocrmypdf and tesseract here."),
]

Timeout = Annotated[float, typer.Option("--timeout", min=1, help="Seconds after which a stuck file is given up.")]

Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="No progress, neither a bar nor a line a minute; the rest is told.")
]

Project = Annotated[
    Path,
    typer.Argument(help="The folder of results of a run, or the one that holds it as outputs.", metavar="PROJECT"),
]

Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=0, help="Processes; one per processor if nothing is said.")
]

EntrezUrl = Annotated[
    str,
    typer.Option(
        "--entrez-url", help="Another E-utilities server (EVIDEX_ENTREZ_URL).", metavar="URL", show_default=False
    ),
]


def processes(asked: int | None) -> int:
    """0, which works in this process, only where it is asked for: a file that never ends would hold up everything."""
    return (os.cpu_count() or 1) if asked is None else asked


def documents_at(
    paths: Iterable[str], tally: Tally | None = None, *, ocr: bool = False, timeout: float = TIMEOUT
) -> Iterator[tuple[Source, Document]]:
    """Each document at the paths; what cannot be read is named on stderr and counted. `ocr` reads scans too.

    Where nothing at all could be read the command ends with exit code 2.
    """
    counted, asked = tally or Tally(), list(paths)
    yield from read_documents(asked, counted, lambda problem: say(str(problem)), ocr=ocr, timeout=timeout)
    if not counted.read:
        end_for_nothing(asked, told_why=bool(counted.unreadable))
    if counted.unreadable:
        say(f"{counted}.")


def end_where_missing(paths: Iterable[str]) -> None:
    """End with exit code 2, after what the others gave, where a path that was named leads nowhere.

    A source that cannot be read is counted; a path that is mistyped is not what the user asked for, and a CI job that
    checks one document of two must not pass.
    """
    if any(path != "-" and _leads_nowhere(Path(path)) for path in paths):
        raise typer.Exit(2)


def _leads_nowhere(path: Path) -> bool:
    try:
        return not what_is_at(path)
    except UnreadableError:  # it is told as what cannot be read
        return False


def end_for_nothing(paths: Iterable[str], *, told_why: bool) -> NoReturn:
    """End with exit code 2, as no document was read; `told_why`: what cannot be read was named already."""
    if told_why:
        raise typer.Exit(2)
    raise UnreadableError(", ".join(paths), "there is no document", "name a file or a folder that holds some")
