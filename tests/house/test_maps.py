"""Every room tells in its docstring what each of its modules is for: a newcomer reads that first.

Plugs need no place there, as the folder is their list.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import evidex

HOUSE = Path(evidex.__file__).parent
ROOMS = sorted(path.parent for path in HOUSE.rglob("__init__.py"))
PLUGS = {"EXTRACTOR", "RULE", "READER", "REPORT", "TABLE", "FORMAT", "COMMAND"}


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def is_plug(path: Path) -> bool:
    bound = (each for each in parsed(path).body if isinstance(each, ast.Assign))
    return any(isinstance(name, ast.Name) and name.id in PLUGS for each in bound for name in each.targets)


def modules(room: Path) -> set[str]:
    """The modules and rooms in a room, but for plugs."""
    files = (path for path in room.glob("*.py") if not path.stem.startswith("__") and not is_plug(path))
    return {path.stem for path in files} | {path.parent.name for path in room.glob("*/__init__.py")}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.relative_to(HOUSE.parent).as_posix())
def test_a_room_names_its_modules(room: Path) -> None:
    told = ast.get_docstring(parsed(room / "__init__.py")) or ""
    assert told
    assert sorted(modules(room) - set(re.findall(r"\w+", told))) == []
