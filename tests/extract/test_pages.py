"""The pages of examples, one per claim kind: texts, and every claim of that kind that they hold.

A page (`pages/<kind>.md`) has a heading per point, a quotation (`> …`) and the claims that it holds as JSON lines:

    ## A pair is one claim
    > Results: Thirty-four of 124 (27%) patients were men.
    ```json
    {"numerator": 34, "denominator": 124, "percent": 27, "of": "men"}
    ```

No line means no claim. A field that a line names must be so, digits included; null: it must be absent. Labels such as
'Results:' open sections; an empty quotation line (`>`) begins a new paragraph.
"""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims
from evidex.schema import Claim
from evidex.text import View

PAGES = Path(__file__).parent / "pages"
EXAMPLE = re.compile(r"^((?:>[^\n]*\n)+)\s*```json\n(.*?)```", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^##+ (.*)$", re.MULTILINE)


def examples() -> Iterator[Any]:
    for page in sorted(PAGES.glob("*.md")):
        told = page.read_text(encoding="utf-8")
        for match in EXAMPLE.finditer(told):
            headings = HEADING.findall(told, 0, match.start())
            lines = [line.removeprefix(">").strip() for line in match.group(1).splitlines()]
            text = "\n".join(line or "\n" for line in lines)
            wanted = [json.loads(line, parse_float=Decimal) for line in match.group(2).splitlines() if line.strip()]
            yield pytest.param(page.stem, text, wanted, id=f"{page.stem}: {headings[-1] if headings else text[:40]}")


def agrees(wanted: dict[str, Any], claim: Claim) -> bool:
    for name, value in wanted.items():
        found = getattr(claim, name)
        if isinstance(value, Decimal):
            if str(found) != str(value):
                return False
        elif isinstance(value, list):
            if list(found) != value:
                return False
        elif found != value:
            return False
    return True


def shown(claim: Claim, names: set[str]) -> str:
    return str({name: str(getattr(claim, name)) for name in sorted({"quote"} | names)})


@pytest.mark.parametrize(("kind", "text", "wanted"), list(examples()))
def test_page(kind: str, text: str, wanted: list[dict[str, Any]]) -> None:
    claims = [claim for claim in extract_claims(View(document_of(text))) if claim.kind == kind]
    assert all(claim.quote for claim in claims)
    left = list(claims)
    for line in wanted:
        match = next((claim for claim in left if agrees(line, claim)), None)
        names = {name for each in wanted for name in each}
        assert match is not None, f"not found: {line}\namong:\n" + "\n".join(shown(claim, names) for claim in left)
        left.remove(match)
    assert not left, "claims that no line of the page names:\n" + "\n".join(shown(claim, set()) for claim in left)
