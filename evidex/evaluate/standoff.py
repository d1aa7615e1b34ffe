"""Gold that holds no text: hand-made claims whose quotes and phrases are places in abstracts that lie elsewhere.

So claims can be kept and passed on where the abstracts may not.

One line an abstract: `row` (its line in the file of abstracts, from 0), `digest` (of the abstract, so that another
text is noticed), `claims`. A quote is `[start, end]`; a phrase is a list of such places, joined by a space, with plain
strings for words that the annotator added; numbers and closed words stand as they are.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evidex.evaluate.gold import GoldAbstract

__all__ = ["as_places", "digest_of", "read_standoff"]

PHRASES = frozenset({"of", "group", "timepoint", "factor", "outcome", "comparator", "unit"})
_WORD = re.compile(r"\S+")


def read_standoff(path: Path, abstracts: Path) -> Iterator[GoldAbstract]:
    """The gold abstracts of a stand-off file, with their texts. Raises ValueError where a text is not the one meant."""
    marked = {line["row"]: line for line in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    with gzip.open(abstracts, "rt", encoding="utf-8") as lines:
        for row, line in enumerate(lines):
            if row in marked:
                text = json.loads(line)
                if digest_of(text["abstract"]) != marked[row]["digest"]:
                    raise ValueError(f"row {row} of {abstracts} is not the abstract that {path.name} was made on")
                claims = [_with_words(claim, text["abstract"]) for claim in marked[row]["claims"]]
                yield GoldAbstract(f"row{row}", text["abstract"], claims, text["title"])


def digest_of(text: str) -> str:
    """Sixteen hex digits that tell one abstract from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def as_places(claim: dict[str, Any], text: str) -> dict[str, Any]:
    """The claim with its quote and phrases as places in `text`."""
    start = text.index(claim["quote"])
    told = {name: _places(value, text, start) if name in PHRASES else value for name, value in claim.items()}
    return told | {"quote": [start, start + len(claim["quote"])]}


def _places(phrase: str, text: str, near: int) -> list[Any]:
    """The longest runs of words that stand in the text, the nearest to `near` where there are several."""
    words = [match.span() for match in _WORD.finditer(phrase)]
    found: list[Any] = []
    first = 0
    while first < len(words):
        for last in range(len(words) - 1, first - 1, -1):
            run = phrase[words[first][0] : words[last][1]]
            if starts := [match.start() for match in re.finditer(re.escape(run), text)]:
                start = min(starts, key=lambda each: abs(each - near))
                found.append([start, start + len(run)])
                first = last + 1
                break
        else:
            found.append(phrase[slice(*words[first])])
            first += 1
    return found


def _with_words(claim: dict[str, Any], text: str) -> dict[str, Any]:
    told = {name: _words(value, text) if name in PHRASES else value for name, value in claim.items()}
    return told | {"quote": text[slice(*claim["quote"])]}


def _words(places: list[Any], text: str) -> str:
    return " ".join(place if isinstance(place, str) else text[slice(*place)] for place in places)
