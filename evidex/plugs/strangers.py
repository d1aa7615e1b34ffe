"""Whose plug it is: an error in the code of another package must not be told as a fault of ours."""

from __future__ import annotations

import traceback
from importlib.metadata import EntryPoint, entry_points

__all__ = ["at_fault", "keep", "of_package", "whose"]

_KEPT: list[tuple[object, EntryPoint]] = []
"""The plugs that came in through entry points."""


def keep(plug: object, point: EntryPoint) -> None:
    """Remember where a plug came from."""
    _KEPT.append((plug, point))


def of_package(point: EntryPoint) -> str:
    """'of the package NAME'."""
    return f"of the package {point.dist.name}" if point.dist else "of another package"


def whose(plug: object) -> str:
    """' of the package NAME', to stand behind the name of a stranger's plug; '' for one of ours."""
    return next((f" {of_package(point)}" for kept, point in _KEPT if kept is plug), "")


def at_fault(problem: BaseException) -> tuple[str, str]:
    """Who failed with this error, and what its reader can do: 'evidex', or the plug of another package.

    A plug failed where its code stands in the traceback; what it hands over may also be of the wrong sort, which shows
    later: then a note names it (`whose`).
    """
    points = [point for group in entry_points().groups if group.startswith("evidex.") for point in _points(group)]
    advice = "report it to its authors, or uninstall that package"
    for frame, _ in traceback.walk_tb(problem.__traceback__):
        module = str(frame.f_globals.get("__name__", ""))
        for point in points:
            if _holds(point, module):
                return f"the plug {module} {of_package(point)}", advice
    for point in points:
        if any(note.endswith(f" {of_package(point)}") for note in getattr(problem, "__notes__", ())):
            return f"a plug {of_package(point)}", advice
    return "evidex", "please report it"


def _points(group: str) -> list[EntryPoint]:
    return list(entry_points(group=group))


def _holds(point: EntryPoint, module: str) -> bool:
    """Whether a module is the plug's own, or stands beside it in its package."""
    package = point.module.rpartition(".")[0] or point.module
    return module == point.module or module == package or module.startswith(f"{package}.")
