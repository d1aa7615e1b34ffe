"""`evidex read`: the Document as evidex sees it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from evidex.cli.asking import Paths, documents_at
from evidex.cli.socket import Command
from evidex.cli.terminal import put, put_line
from evidex.schema import encode_document

__all__ = ["COMMAND"]


class Form(StrEnum):
    """How a document is shown."""

    text = "text"
    json = "json"


def read(
    paths: Paths,
    form: Annotated[Form, typer.Option("--format", help="How a document is shown; json is one line each.")] = Form.text,
) -> None:
    """Show a document as evidex sees it.

    Its text by sections, tables cell by cell, references, metadata, and what was repaired. The places of claims and
    findings (start, end) count characters of this text.

    \b
    evidex read article.pdf | less
    evidex read pubmed.xml --format json > documents.jsonl
    """
    from evidex.cli.showing import document_lines

    for _, document in documents_at(paths):
        if form is Form.json:
            put_line(encode_document(document))
        else:
            put("".join(f"{line}\n" for line in document_lines(document)))


COMMAND = Command("read", read, place=10)
