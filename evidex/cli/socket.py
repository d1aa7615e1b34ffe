"""What a command is: the socket of this room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Command"]


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `run` is a function as typer takes it: annotated parameters, and a docstring that is its help.

    The help ends with examples below a line `\\b`, which keeps their line breaks. `place` orders the list of
    `evidex --help`: smaller comes first. `resumes`: once stopped, it goes on where it was when it is given again. Heavy
    imports belong inside `run`, which all of start-up waits for otherwise.
    """

    name: str
    run: Callable[..., None]
    place: int = 100
    resumes: bool = False
