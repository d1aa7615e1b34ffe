"""The command line: a file per command below `commands`, each binding `COMMAND`."""

from evidex.cli.program import app, main
from evidex.cli.socket import Command

__all__ = ["Command", "app", "main"]
