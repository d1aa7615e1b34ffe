"""`evidex schema`: the JSON Schema of the lines that evidex writes."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from evidex.cli.socket import Command
from evidex.cli.terminal import put

__all__ = ["COMMAND"]


class Line(StrEnum):
    """What a line can be."""

    claim = "claim"
    finding = "finding"
    document = "document"


def schema(
    line: Annotated[Line | None, typer.Argument(help="Which one; all three without it.", metavar="KIND")] = None,
) -> None:
    """Print the JSON Schema of a claim, a finding or a document.

    Of the version 2020-12.

    \b
    evidex schema claim > claim.schema.json
    """
    from evidex.pipeline.kinds import all_kinds
    from evidex.schema.json_schema import json_schema

    all_kinds()
    told = {kind.value: json_schema(kind.value) for kind in Line} if line is None else json_schema(line.value)
    put(json.dumps(told, indent=2, ensure_ascii=False) + "\n")


COMMAND = Command("schema", schema, place=90)
