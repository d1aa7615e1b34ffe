"""Write numbers without labels for the teacher to label (`teacher.py`), beside what `network_cases.py` wrote.

    python benchmarks/network_more.py FOLDER ABSTRACTS.jsonl.gz --apart tests/gate/unseen*.jsonl ...

`FOLDER/more.jsonl`: two numbers of each sentence of the abstracts, whatever they are: who and what can be asked of any.
Abstracts named by an `--apart` file (stand-off golds that measure, and are not learnt from) are passed over.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from examples import KINDS

from evidex.evaluate.gold import document_of
from evidex.extract._choosing.seen import Places, SeenWords, places_of, seen_words
from evidex.extract._choosing.telling import Phrasing
from evidex.text import View
from evidex.text.quantities import Quantity

EACH = 2
"""Numbers of a sentence that are asked about."""
FEW_PHRASES, MOST_WORDS, MOST_NUMBERS = 4, 110, 25
"""Sentences with less to choose from teach nothing; longer ones are tables read as prose."""
_KIND_OF = {"percent": "proportion", "count": "proportion", "plus_minus": "score"}


def more(view: View, name: str, chance: random.Random) -> Iterator[dict[str, Any]]:
    """Some numbers of each sentence of a document, as `network_cases.py` writes them, without labels."""
    phrasing = Phrasing(view)
    title = seen_words(phrasing.title) if phrasing.title else None
    for sentence in view.sentences:
        found = view.quantities_of(sentence).found
        if sentence.section == "title" or not 0 < len(found) <= MOST_NUMBERS:
            continue
        words = view.words_of(sentence)
        seen = seen_words(phrasing.of(words))
        if len(seen.phrases) >= FEW_PHRASES and len(seen.lows) <= MOST_WORDS:
            signs = words.signs[: len(found)]
            places = places_of(np.array([(sign, sign + 1) for sign in signs]), seen.phrases)
            for at in chance.sample(range(len(signs)), min(EACH, len(signs))):
                yield _case(name, _kind_of(found[at], chance), seen, title, int(signs[at]), places[at])


def _kind_of(quantity: Quantity, chance: random.Random) -> str:
    """What is asked of a number: as it is printed; of a plain one who and what of an effect or of a score."""
    return _KIND_OF.get(quantity.kind) or chance.choice(["effect", "effect", "score"])


def _case(name: str, kind: str, seen: SeenWords, title: SeenWords | None, sign: int, places: Places) -> dict[str, Any]:
    given: dict[str, list[float]] = {field: [] for field in KINDS[kind].CHOOSER.fields}
    told = {"kind": kind, "document": name, "words": seen, "title": title, "own": [sign, sign + 1], "places": places}
    return told | {"given": given, "right": {}, "silent": {}, "counts": {}}


def main() -> None:
    """Read, write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("abstracts", type=Path)
    asked.add_argument("--apart", type=Path, nargs="*", default=[], help="stand-off golds whose abstracts are left out")
    given = asked.parse_args()
    apart = {json.loads(line)["row"] for path in given.apart for line in path.open(encoding="utf-8")}
    chance = random.Random(0)
    with gzip.open(given.abstracts, "rt", encoding="utf-8") as lines, (given.folder / "more.jsonl").open("wb") as out:
        for row, line in enumerate(lines):
            if row not in apart:
                read = json.loads(line)
                view = View(document_of(read["abstract"], read.get("title") or "", f"row{row}"))
                for case in more(view, f"row{row}", chance):
                    out.write(msgspec.json.encode(case, enc_hook=np.ndarray.tolist) + b"\n")


if __name__ == "__main__":
    main()
