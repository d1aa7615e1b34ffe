"""No function over 40 lines, no module over 400: what is longer is read by nobody as a whole."""

import ast
from pathlib import Path

import evidex

HOUSE = Path(evidex.__file__).parent
FUNCTION, MODULE = 40, 400


def test_functions_and_modules_are_no_longer_than_the_house_allows() -> None:
    long = []
    for path in sorted(HOUSE.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if (lines := source.count("\n")) > MODULE:
            long.append(f"{path.relative_to(HOUSE)}: {lines} lines")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef) and (lines := node.end_lineno - node.lineno + 1) > FUNCTION:
                long.append(f"{path.relative_to(HOUSE)}: {node.name} has {lines} lines")
    assert not long
