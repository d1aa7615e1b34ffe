"""`evidex extract`: the claims of documents on stdout."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from evidex.cli.asking import Ocr, Paths, Timeout, documents_at, end_where_missing
from evidex.cli.socket import Command
from evidex.cli.terminal import put, put_line, say
from evidex.pipeline.processes import TIMEOUT
from evidex.schema import Claim, claim_row, encode_claim

__all__ = ["COMMAND"]


class Form(StrEnum):
    """How claims are written."""

    jsonl = "jsonl"
    csv = "csv"
    table = "table"


def extract(
    paths: Paths,
    form: Annotated[Form, typer.Option("--format", help="How claims are written.")] = Form.jsonl,
    kinds: Annotated[
        str, typer.Option("--kind", help="Only these kinds, with commas between: effect,proportion.", metavar="KINDS")
    ] = "",
    ocr: Ocr = False,
    timeout: Timeout = TIMEOUT,
) -> None:
    """Print the claims of documents, one line each.

    A file is read by its content before its suffix: PubMed XML, JATS, PDF, HTML, DOCX, Markdown, plain text.

    \b
    evidex extract article.pdf                        JSON lines
    evidex extract pubmed.xml.gz --format csv > claims.csv
    cat abstract.txt | evidex extract - --format table
    evidex extract scan.pdf --ocr
    """
    claims = _wanted(_claims_at(paths, ocr, timeout), kinds)
    if form is Form.jsonl:
        for claim in claims:
            put_line(encode_claim(claim))
    elif form is Form.csv:
        from evidex.report.sheets import claim_columns, csv_lines

        for line in csv_lines(claim_columns(), map(claim_row, claims)):
            put(line)
    else:
        _print_table(claims)
    end_where_missing(paths)


def _claims_at(paths: list[str], ocr: bool, timeout: float) -> Iterator[Claim]:
    from evidex.pipeline.examining import claims_of
    from evidex.text.unread import unread

    number = 0
    for source, document in documents_at(paths, ocr=ocr, timeout=timeout):
        if told := unread(document):
            say(f"{source.name}: {told}")
        for claim in claims_of(document):
            number += 1
            yield claim
    if not number:
        say("no claims were found.")


def _wanted(claims: Iterator[Claim], kinds: str) -> Iterator[Claim]:
    from evidex.errors import UsageError
    from evidex.pipeline.kinds import all_kinds

    names = {kind.strip() for kind in kinds.split(",") if kind.strip()}
    if not names:
        return claims
    known = all_kinds()
    if unknown := names - known:
        raise UsageError(f"there is no claim kind {sorted(unknown)[0]!r}; known: {', '.join(sorted(known))}.")
    return (claim for claim in claims if claim.kind in names)


def _print_table(claims: Iterator[Claim]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from evidex.report.wording import statement

    table = Table("kind", "what", "quote", "section", "document", header_style="bold")
    for claim in claims:
        words = (claim.kind, statement(claim), claim.quote, claim.section, claim.document)
        table.add_row(*(Text(" ".join(word.split())) for word in words))
    Console().print(table)


COMMAND = Command("extract", extract, place=20)
