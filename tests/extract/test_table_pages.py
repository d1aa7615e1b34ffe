"""The pages of tables (`tables/*.md`): a table as Markdown or HTML, and every share, score and effect that it holds.

What a line names must be so, digits included; null: it must be absent. Below a heading stand the caption, the table,
its notes, and the lines in a fence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from evidex.extract import extract_claims
from evidex.read import read_source
from evidex.read.socket import Source
from evidex.schema import Claim, Document
from evidex.text import View
from tests.extract.test_pages import agrees

PAGES = Path(__file__).parent / "tables"
EXAMPLE = re.compile(r"^## (?P<name>.+?)\n(?P<table>.*?)^```json\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)
AROUND = "The results are shown in the table below, and they are discussed in the next section of this report."


def examples() -> Iterator[Any]:
    for page in sorted(PAGES.glob("*.md")):
        for match in EXAMPLE.finditer(page.read_text(encoding="utf-8")):
            lines = [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in match["lines"].splitlines()]
            yield pytest.param(match["table"].strip(), lines, id=f"{page.stem}: {match['name']}")


def read(table: str) -> Document:
    if "<table" in table:
        page = f"<html><body><h1>A study</h1><h2>Results</h2><p>{AROUND}</p>{table}<h2>Discussion</h2><p>{AROUND}</p>"
        (reading,) = read_source(Source(name="page.html", data=page.encode()))
    else:
        text = f"# A study\n\n## Results\n\n{AROUND}\n\n{table}\n\n## Discussion\n\n{AROUND}\n"
        (reading,) = read_source(Source(name="page.md", data=text.encode()))
    assert isinstance(reading, Document)
    return reading


@pytest.mark.parametrize(("table", "wanted"), list(examples()))
def test_page(table: str, wanted: list[dict[str, Any]]) -> None:
    left: list[Claim] = [claim for claim in extract_claims(View(read(table))) if claim.kind != "cause"]
    for line in wanted:
        match = next((claim for claim in left if agrees(line, claim)), None)
        assert match is not None, f"not found: {line}\namong:\n" + "\n".join(map(repr, left))
        left.remove(match)
    assert not left, "claims that no line of the page names:\n" + "\n".join(map(repr, left))
