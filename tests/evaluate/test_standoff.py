"""Stand-off gold gives back what was annotated, and notices a text that is not the one meant."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidex.evaluate.standoff import as_places, digest_of, read_standoff

TEXT = "In 40 adults, knee pain and stiffness eased: 12 (30%) with heat and 8 (20%) with cold."
CLAIM: dict[str, Any] = {"kind": "proportion", "quote": "12 (30%)", "percent": 30, "numerator": 12}


def written(folder: Path, digest: str, claims: list[dict[str, Any]]) -> tuple[Path, Path]:
    texts, gold = folder / "texts.jsonl.gz", folder / "gold.jsonl"
    with gzip.open(texts, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"title": "Heat", "abstract": TEXT}) + "\n")
    gold.write_text(json.dumps({"row": 0, "digest": digest, "claims": claims}) + "\n", encoding="utf-8")
    return gold, texts


@given(st.lists(st.sampled_from([*TEXT.split(), "added", "words"]), min_size=1, max_size=8))
def test_a_phrase_comes_back_whatever_of_it_the_text_holds(
    tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    claim = CLAIM | {"of": " ".join(words)}
    gold, texts = written(tmp_path_factory.mktemp("gold"), digest_of(TEXT), [as_places(claim, TEXT)])
    (abstract,) = read_standoff(gold, texts)
    assert (abstract.id, abstract.title, abstract.abstract) == ("row0", "Heat", TEXT)
    assert abstract.claims == [claim]


def test_words_of_the_text_are_held_as_places_only() -> None:
    assert as_places(CLAIM | {"of": "knee pain relieved"}, TEXT)["of"] == [[14, 23], "relieved"]


def test_another_text_is_noticed(tmp_path: Path) -> None:
    gold, texts = written(tmp_path, digest_of("another"), [])
    with pytest.raises(ValueError, match=r"row 0 of .* is not the abstract"):
        list(read_standoff(gold, texts))
