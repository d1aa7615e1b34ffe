"""A plug is one module that binds one constant (`READER`, `EXTRACTOR`, `RULE`, `REPORT`)."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from importlib.metadata import EntryPoint, entry_points
from typing import Any, TypeVar

from evidex.errors import PlugError
from evidex.plugs.strangers import keep, of_package

__all__ = ["find"]

P = TypeVar("P")


@functools.cache
def find(room: str, constant: str, socket: type[P]) -> tuple[P, ...]:
    """Every `constant` bound by a module below the package `room`, in the order of module names, then entry points.

    A module whose own name starts with an underscore binds none. An entry point stands in the group named
    like the room (`evidex.extract`) and loads to a plug. Raises PlugError where one cannot be loaded or is no
    `socket`.
    """
    package = importlib.import_module(room)
    names = sorted(info.name for info in pkgutil.walk_packages(package.__path__, room + "."))
    plugs = [
        (name, getattr(module, constant))
        for name in names
        if not name.rsplit(".", 1)[-1].startswith("_") and hasattr(module := importlib.import_module(name), constant)
    ]
    plugs += [(point.value, _loaded(point)) for point in sorted(entry_points(group=room), key=lambda p: p.name)]
    for name, plug in plugs:
        if not isinstance(plug, socket):
            raise PlugError(f"{name}: {constant} must be a {socket.__name__}, not {type(plug).__name__}.")
    return tuple(plug for _, plug in plugs)


def _loaded(point: EntryPoint) -> Any:
    """What a stranger's entry point names. Raises PlugError that says whose it is."""
    try:
        plug = point.load()
    except Exception as problem:
        told = f"{type(problem).__name__}: {problem}" if not isinstance(problem, ImportError) else str(problem)
        raise PlugError(
            f"{point.value}: this plug {of_package(point)} cannot be loaded ({' '.join(told.split())}); "
            "update that package or uninstall it."
        ) from problem
    keep(plug, point)
    return plug
