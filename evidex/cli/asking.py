"""Reading what the user named, for the commands that take PATHs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from evidex.cli.terminal import say
from evidex.errors import UnreadableError
from evidex.pipeline.processes import TIMEOUT
from evidex.pipeline.reading import Tally, read_documents
from evidex.read import Source
from evidex.schema import Document

__all__ = ["Ocr", "Paths", "Timeout", "documents_at"]

Paths = Annotated[
    list[str], typer.Argument(help="Files, folders, or - for standard input.", metavar="PATH...", show_default=False)
]

Ocr = Annotated[
    bool,
    typer.Option("--ocr", help="Recognise the text of scanned PDFs; needs ocrmypdf and tesseract here."),
]

Timeout = Annotated[float, typer.Option("--timeout", min=1, help="Seconds after which a stuck file is given up.")]


def documents_at(
    paths: Iterable[str], tally: Tally | None = None, *, ocr: bool = False, timeout: float = TIMEOUT
) -> Iterator[tuple[Source, Document]]:
    """Each document at the paths; what cannot be read is named on stderr and counted. `ocr` reads scans too.

    Where nothing at all could be read the command ends with exit code 2.
    """
    counted, asked = tally or Tally(), list(paths)
    yield from read_documents(asked, counted, lambda problem: say(str(problem)), ocr=ocr, timeout=timeout)
    if counted.read:
        if counted.unreadable:
            say(f"{counted}.")
        return
    if not counted.unreadable:
        raise UnreadableError(", ".join(asked), "there is no document", "name a file or a folder that holds some")
    raise typer.Exit(2)
