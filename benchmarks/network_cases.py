"""Write what the network learns from (`network.py`), so that learning needs nothing of evidex but its arrays.

    python benchmarks/network_cases.py FOLDER GOLD.jsonl [GOLD.jsonl ...]
                                       --sides tests/gate/sides --texts ABSTRACTS.jsonl.gz

`FOLDER/KIND.jsonl`: a line a number, with the words and the phrases of its sentence and of the title, how these stand
to it, and for each field how right each is (0 to 1), whether a label tells it, and how much the example counts.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from examples import KINDS, Example, asked_with_gold, examples, gold_of, importance_of

from evidex.extract._choosing.seen import seen_numbers, seen_words


def cases(shown: Mapping[str, Sequence[Example]]) -> Iterator[dict[str, Any]]:
    """One for each number; those of a sentence stand together."""
    counts = {field: importance_of(own) for field, own in shown.items()}
    numbers = [dict(zip(shown, each, strict=True)) for each in zip(*shown.values(), strict=True)]
    looks = [next(iter(each.values())).look for each in numbers]
    for _, group in groupby(range(len(numbers)), key=lambda at: id(looks[at].site.numbers)):
        places = list(group)
        site = looks[places[0]].site
        words, title = seen_words(site.phrases), seen_words(site.title) if site.title else None
        seen = seen_numbers([looks[at] for at in places], list(shown), words.phrases)
        size = len(words.phrases) + (len(title.phrases) if title else 0)
        for own, at in enumerate(places):
            yield {
                "document": numbers[at][next(iter(shown))].document,
                "words": words,
                "title": title,
                "own": seen.own[own].tolist(),
                "places": seen.places[own],
                "given": dict(zip(shown, seen.given[own].T, strict=True)),
                "right": {field: example.right[:size] for field, example in numbers[at].items()},
                "silent": {field: example.label is None for field, example in numbers[at].items()},
                "counts": {field: float(counts[field][at]) for field in shown},
            }


def main() -> None:
    """Read, write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    given = asked_with_gold(asked)
    given.folder.mkdir(exist_ok=True)
    for kind in KINDS:
        shown = examples(gold_of(given, kind), kind)
        with (given.folder / f"{kind}.jsonl").open("wb") as out:
            for case in cases(shown):
                out.write(msgspec.json.encode(case, enc_hook=np.ndarray.tolist) + b"\n")


if __name__ == "__main__":
    main()
