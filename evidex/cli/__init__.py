"""The command line: a file per command below `commands`, each binding `COMMAND` (`socket`).

program   the program around the commands, and how errors end it; `stopping` how Ctrl-C does
asking    what several commands ask for; `showing` a Document, `numbers` what became of its numbers
terminal  what goes to stdout and what to stderr; `progress` of a run
"""

from __future__ import annotations

import atexit
import sys
from typing import TYPE_CHECKING, Any

from evidex.cli.socket import Command
from evidex.cli.stopping import end_at_ctrl_c, hear_sigterm
from evidex.patterns import keep_patterns

if TYPE_CHECKING:
    from evidex.cli.program import app

__all__ = ["Command", "app", "main"]


def main() -> None:
    """Run the command line program. Ctrl-C and SIGTERM find it ready before the commands are loaded."""
    sys.excepthook = end_at_ctrl_c
    hear_sigterm()
    atexit.register(keep_patterns().save)
    from evidex.cli.program import main as run

    run()


def __getattr__(name: str) -> Any:
    if name == "app":
        from evidex.cli.program import app

        return app
    raise AttributeError(f"module 'evidex.cli' has no attribute {name!r}")
