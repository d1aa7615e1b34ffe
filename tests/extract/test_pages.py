"""The pages of examples, one per claim kind (`pages/<kind>.md`): texts, and every claim of that kind that they hold.

A field that a line names must be so, digits included; null: it must be absent. `evidex.evaluate.example_pages` says how
a page is written.
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from evidex.evaluate.example_pages import read_page
from evidex.evaluate.gold import document_of
from evidex.extract import extract_claims
from evidex.schema import Claim
from evidex.text import View

PAGES = Path(__file__).parent / "pages"


def examples() -> Iterator[Any]:
    for page in sorted(PAGES.glob("*.md")):
        for example in read_page(page):
            yield pytest.param(page.stem, example.text, example.claims, id=f"{page.stem}: {example.name}")


def agrees(wanted: dict[str, Any], claim: Claim) -> bool:
    for name, value in wanted.items():
        found = getattr(claim, name)
        if isinstance(value, Decimal) or isinstance(found, Decimal):  # "7" is 7, as on the pages of the rules
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
