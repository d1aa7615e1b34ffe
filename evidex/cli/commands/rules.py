"""`evidex rules`: the list of rules."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from evidex.cli.socket import Command
from evidex.cli.terminal import put

__all__ = ["COMMAND"]


class Form(StrEnum):
    """How the list is written."""

    text = "text"
    json = "json"


def rules(
    select: Annotated[str, typer.Option(help="Only these: codes or their beginnings, with commas between.")] = "",
    form: Annotated[Form, typer.Option("--format", help="How the list is written.")] = Form.text,
) -> None:
    """List the rules: code, severity, status, name.

    A rule is 'preview' until its precision on real text is measured; one 'on request' runs only where --select names
    it. `evidex rule CODE` tells all about one.

    \b
    evidex rules
    evidex rules --select NUM,EST1
    """
    from evidex.check import all_rules
    from evidex.check.documentation import documentation
    from evidex.pipeline.examining import Asked, chosen_rules, codes

    rows = [
        {
            "code": rule.code,
            "severity": rule.severity,
            "status": rule.status,
            "on_request": rule.on_request,
            "name": rule.name,
            "summary": " ".join(documentation(rule).summary.split()),
        }
        for rule in (chosen_rules(Asked(codes(select))) if select else all_rules())
    ]
    if form is Form.json:
        put(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")
    else:
        for row in rows:
            name = f"{row['name']} (on request)" if row["on_request"] else row["name"]
            put(f"{row['code']}  {row['severity']:<7}  {row['status']:<7}  {name}\n")


COMMAND = Command("rules", rules, place=81)
