"""Pages of examples: Markdown in which a text is quoted and the claims of one kind that it holds follow as JSON lines.

    ## A pair is one claim
    > Results: Thirty-four of 124 (27%) patients were men.
    ```json
    {"numerator": 34, "denominator": 124, "percent": 27, "of": "men"}
    ```

No line means no claim. Labels such as 'Results:' open sections; an empty quotation line (`>`) begins a new paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

__all__ = ["Example", "read_page"]

_EXAMPLE = re.compile(r"^((?:>[^\n]*\n)+)\s*```json\n(.*?)```", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^##+ (.*)$", re.MULTILINE)


class Example(msgspec.Struct, frozen=True):
    """One example of a page: its heading (or how its text begins), its text, its claims as mappings, digits kept."""

    name: str
    text: str
    claims: list[dict[str, Any]]


def read_page(page: Path) -> Iterator[Example]:
    """The examples of a page. Raises OSError, ValueError where the page cannot be read."""
    told = page.read_text(encoding="utf-8")
    decoder = msgspec.json.Decoder(float_hook=Decimal)
    for match in _EXAMPLE.finditer(told):
        headings = _HEADING.findall(told, 0, match.start())
        lines = [line.removeprefix(">").strip() for line in match.group(1).splitlines()]
        text = "\n".join(line or "\n" for line in lines)
        claims = [decoder.decode(line) for line in match.group(2).splitlines() if line.strip()]
        yield Example(headings[-1] if headings else text[:40], text, claims)
