"""No pattern repeats a group possessively: Python 3.11 matches that wrongly before 3.11.5 (CPython issue 106052).

Nor is one that begins with '^' asked at a position: '^' is where the string begins, whatever the position.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import evidex

_SINGLE = frozenset({"IN", "LITERAL", "NOT_LITERAL", "ANY"})


def _patterns(held: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    """The patterns that a constant holds, also in tables of them."""
    if isinstance(held, re.Pattern):
        yield held
    elif depth < 3 and isinstance(held, dict | list | tuple | set | frozenset):
        for each in held.values() if isinstance(held, dict) else held:
            yield from _patterns(each, depth + 1)


def _repeats_group(parsed: Iterable[Any]) -> bool:
    """Whether something longer than one character is repeated possessively, or made atomic, anywhere inside."""
    for part in parsed:
        if isinstance(part, tuple) and part and str(part[0]) == "ATOMIC_GROUP":
            return True
        if isinstance(part, tuple) and part and str(part[0]) == "POSSESSIVE_REPEAT":
            inside = part[1][2]
            if len(inside) != 1 or str(inside[0][0]) not in _SINGLE:
                return True
        if _holds_more(part) and _repeats_group(part):
            return True
    return False


def _holds_more(part: object) -> bool:
    return isinstance(part, Iterable) and not isinstance(part, str | bytes)


@pytest.mark.parametrize(("pattern", "told"), [(r"a(?:b+c)*+", True), (r"(?>a+)b", True), (r"(?:x|\w++)\s*+", False)])
def test_what_counts(pattern: str, told: bool) -> None:
    assert _repeats_group(re._parser.parse(pattern)) is told  # type: ignore[attr-defined]


def test_no_group_is_repeated_possessively() -> None:
    named = [each.name for each in pkgutil.walk_packages(evidex.__path__, "evidex.") if "__main__" not in each.name]
    found = [
        (name, constant, pattern)
        for name in named
        for constant, held in vars(importlib.import_module(name)).items()
        for pattern in _patterns(held)
    ]
    assert len(found) > 1_000
    wrong = [(name, constant) for name, constant, pattern in found if _repeats(pattern)]
    assert wrong == []


def _repeats(pattern: re.Pattern[Any]) -> bool:
    return _repeats_group(re._parser.parse(pattern.pattern, pattern.flags))  # type: ignore[attr-defined]


def _asked_further_on(tree: ast.Module) -> Iterator[str]:
    """The names of a module's patterns that begin with '^' and are asked at a position, where '^' never matches."""
    anchored = {
        ast.unparse(node.targets[0])
        for node in tree.body
        if isinstance(node, ast.Assign)
        and ast.unparse(node.value).startswith(("re.compile('^", "re.compile(f'^"))
        and "MULTILINE" not in ast.unparse(node.value)
    }
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and len(node.args) > 1)
    for call in calls:
        asked = isinstance(call.func, ast.Attribute) and call.func.attr in ("match", "search", "finditer")
        if asked and ast.unparse(call.args[1]) != "0":
            yield from anchored & {ast.unparse(call.func).rpartition(".")[0]}


def test_no_pattern_that_begins_a_string_is_asked_further_on() -> None:
    assert list(_asked_further_on(ast.parse("X = re.compile(r'^a')\nX.match(text, 3)"))) == ["X"]
    house = Path(evidex.__file__).parent
    found = {str(path): list(_asked_further_on(ast.parse(path.read_text("utf-8")))) for path in house.rglob("*.py")}
    assert {path: names for path, names in found.items() if names} == {}
