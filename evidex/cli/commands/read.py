"""`evidex read`: the Document as evidex sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from evidex.cli.asking import Ocr, Paths, Timeout, documents_at, end_where_missing
from evidex.cli.socket import Command
from evidex.cli.terminal import put, put_line, say
from evidex.pipeline.processes import TIMEOUT
from evidex.schema import Document, encode_document

__all__ = ["COMMAND"]


class Form(StrEnum):
    """How a document is shown."""

    text = "text"
    json = "json"


def read(
    paths: Paths,
    form: Annotated[Form, typer.Option("--format", help="How a document is shown; json is one line each.")] = Form.text,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="List every number instead: claimed, set aside and why, or unread.")
    ] = False,
    pages: Annotated[
        Path | None,
        typer.Option(
            "--pages", metavar="FOLDER", help="Draw claims and repairs onto the pages of a PDF, as PNG files."
        ),
    ] = None,
    ocr: Ocr = False,
    timeout: Timeout = TIMEOUT,
) -> None:
    """Show a document as evidex sees it.

    Its text by sections, tables cell by cell, references, metadata, and what was repaired. The places of claims and
    findings (start, end) count characters of this text.

    \b
    evidex read article.pdf | less
    evidex read pubmed.xml --format json > documents.jsonl
    evidex read article.pdf --coverage                what became of every number
    evidex read article.pdf --pages pages             claims and repairs marked on its pages
    """
    if pages is not None:
        _draw(paths, pages, ocr, timeout)
    else:
        _show(paths, form, _numbers() if coverage else _whole(), ocr, timeout)
    end_where_missing(paths)


def _show(paths: list[str], form: Form, shown: Shown, ocr: bool, timeout: float) -> None:
    lines, objects = shown
    for _, document in documents_at(paths, ocr=ocr, timeout=timeout):
        if form is Form.json:
            for line in objects(document):
                put_line(line)
        else:
            put("".join(f"{line}\n" for line in lines(document)))


def _draw(paths: list[str], folder: Path, ocr: bool, timeout: float) -> None:
    """The pages of each PDF under its own name; what has no pages is told, and the rest goes on."""
    from evidex.pipeline.drawing import draw_pages

    named: Counter[str] = Counter()
    for source, document in documents_at(paths, ocr=ocr, timeout=timeout):
        if not document.boxes:
            say(f"{source.name}: --pages draws onto the pages of a PDF, and this document has none.")
            continue
        name = Path(source.name).stem
        named[name] += 1
        for path in draw_pages(source, document, folder, name if named[name] == 1 else f"{name}-{named[name]}"):
            put_line(str(path).encode())
    if not named:
        raise typer.Exit(2)


Shown = tuple[Callable[[Document], Iterable[str]], Callable[[Document], Iterable[bytes]]]
"""How a document is shown as lines of text, and as JSON lines."""


def _whole() -> Shown:
    from evidex.cli.showing import document_lines

    return document_lines, lambda document: (encode_document(document),)


def _numbers() -> Shown:
    from evidex.cli.numbers import fate_json, fate_lines

    return fate_lines, fate_json


COMMAND = Command("read", read, place=10)
