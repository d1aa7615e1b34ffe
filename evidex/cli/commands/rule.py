"""`evidex rule`: a rule's own documentation."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from evidex.cli.socket import Command
from evidex.cli.terminal import put

__all__ = ["COMMAND"]


def rule(
    code: Annotated[str, typer.Argument(help="A rule's code or name, as a finding shows it.", metavar="CODE")],
) -> None:
    """Explain one rule.

    What it does, why it matters, how exact it is, an example, its known limits and what it was measured at.

    \b
    evidex rule EST101
    evidex rule percent-fraction-mismatch
    """
    from evidex.check import all_rules
    from evidex.check.documentation import documentation, rule_by_code

    page = documentation(rule_by_code(all_rules(), code)).markdown()
    if sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(page))
    else:
        put(page if page.endswith("\n") else page + "\n")


COMMAND = Command("rule", rule, place=80)
