"""The sample sources: all there, all read, and those made by a script as the script makes them."""

import json
from pathlib import Path

import pytest

from evidex.errors import UnreadableError
from evidex.pipeline.examining import Asked, examine
from evidex.read import Source, read_source
from tests.corpus.make_samples import MADE

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
MANIFEST = json.loads((CORPUS / "manifest.json").read_text(encoding="utf-8"))
FILES = [entry["file"] for entry in MANIFEST["sources"]]


def test_the_manifest_names_every_file() -> None:
    assert sorted([*FILES, "manifest.json"]) == sorted(path.name for path in CORPUS.iterdir())


@pytest.mark.parametrize("name", sorted(MADE))
def test_a_made_file_is_as_the_script_makes_it(name: str) -> None:
    assert (CORPUS / name).read_bytes() == MADE[name]()


@pytest.mark.parametrize("name", FILES)
def test_every_sample_is_read_and_gives_claims(name: str) -> None:
    readings = list(read_source(Source(name=name, path=CORPUS / name)))
    documents = [reading for reading in readings if not isinstance(reading, UnreadableError)]
    assert documents and len(documents) == len(readings)
    examined = [examine(document, Asked()) for document in documents]
    assert any(each.claims for each in examined)
    for each in examined:
        assert all(each.document.text[claim.start : claim.end] == claim.quote for claim in each.claims)
