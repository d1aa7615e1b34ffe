"""Learn the weights of `evidex/extract/_choosing/weights` from hand-made claims, and measure them.

    python benchmarks/choices.py GOLD.jsonl [GOLD.jsonl ...] [--kind effect] [--write]
                                 [--sides tests/gate/sides --texts ABSTRACTS.jsonl.gz] [--afresh] [--network FOLDER]

The pages of examples of `tests/extract/pages` are learnt from too. `--sides` adds claims that evidex made of random
abstracts, whose phrases a reader wrote (`KIND.jsonl`, stand-off gold; those that are no claims are left out).

Prints, per field, how often what is told is right (token F1 of at least .5 with the label) on documents that the
weights were not learnt from (folds over documents), beside what weighs most for each number alone and what the grammar
gave. With `--write` the weights of all documents are written.

Some clues tell what was chosen for the numbers before. That is asked of the weights that evidex ships, which saw all
documents: in the folds those few clues are not quite unseen, and learning anew from other shipped weights gives others.
With `--afresh` no shipped weights are asked, and the numbers before have what the grammar gave.

A conditional logit (McFadden 1974) over the options of each number; several options may be right, their odds are added
up. What the numbers beside it are told, and what the network says of it, is weighed by a second one
(`choices_beside.py`), learnt from what the first and the network (`network.py`, from the same gold) say of documents
that they were not learnt from (where it was learnt for some folds only, from those). Deterministic for the same shipped
weights: no random start, documents are dealt to folds by their order.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from operator import itemgetter
from pathlib import Path

import numpy as np
from choices_beside import Numbers
from examples import FOLDS, KINDS, OUT, Example, asked_with_gold, examples, folds_of, gold_of, importance_of
from learning import descend_odds
from scipy.sparse import csr_matrix
from weight_files import write_rows

from evidex.evaluate.score import phrase_f1
from evidex.extract._choosing.choice import Weighed

RIDGE = 5.0
"""How strongly weights are drawn to nothing; chosen by the folds."""
RARE = 3
SMALL = 0.04
"""Weights nearer to nothing are not written."""


def learn(shown: Sequence[Example]) -> dict[str, float]:
    """A weight for every clue that is seen often enough."""
    shown = [example for example in shown if example.weight]
    seen = Counter(clue for example in shown for option in example.options for clue in set(option.clues))
    names = {clue: at for at, clue in enumerate(sorted(clue for clue, count in seen.items() if count >= RARE))}
    columns: list[int] = []
    ends, starts, right = [0], [], []
    for example in shown:
        starts.append(len(right))
        right += example.right
        for option in example.options:
            columns += sorted({names[clue] for clue in option.clues if clue in names})
            ends.append(len(columns))
    table = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(right), len(names)))
    weights = descend_odds(table, np.array(starts), np.array(right), importance_of(shown), RIDGE)
    return dict(zip(names, weights.tolist(), strict=True))


def weigh(example: Example, weights: Mapping[str, float]) -> list[Weighed]:
    """Its options, each with what weighs for it."""
    sums = [sum(weights.get(clue, 0.0) for clue in option.clues) for option in example.options]
    return [(round(100 * weight), option.choice) for weight, option in zip(sums, example.options, strict=True)]


def tally(shown: Sequence[Example], guesses: Sequence[str | None]) -> Counter[str]:
    """How often right, among labels that state the field; how often told where they do not."""
    counts: Counter[str] = Counter()
    for example, text in zip(shown, guesses, strict=True):
        if not example.weight:
            continue
        if example.label is None:
            counts["silent"] += 1
            counts["told though silent"] += text is not None
            continue
        counts["stated"] += 1
        counts["right"] += phrase_f1(example.label, text or "") >= 0.5
        counts["untold"] += text is None
        counts["given right"] += phrase_f1(example.label, example.given or "") >= 0.5
    return counts


def told(name: str, counts: Counter[str]) -> str:
    """One line."""
    stated = max(counts["stated"], 1)
    return (
        f"{name}: chosen {counts['right'] / stated:.3f}, grammar alone {counts['given right'] / stated:.3f} of "
        f"{counts['stated']}; untold {counts['untold']}; "
        f"told though silent {counts['told though silent']} of {counts['silent']}"
    )


def crossed(shown: Sequence[Example]) -> list[list[Weighed]]:
    """What weighs for the options of each number, by weights that were not learnt from its document."""
    folds = folds_of(shown)
    learnt = [learn([each for each, own in zip(shown, folds, strict=True) if own != fold]) for fold in range(FOLDS)]
    return [weigh(example, learnt[fold]) for example, fold in zip(shown, folds, strict=True)]


Told = dict[str, list[float]]
"""What the network says of one number: of each field how likely each phrase is."""


def read_by_network(folder: Path, kind: str) -> list[Told | None]:
    """What a network, not learnt from its document, says of each number (`network.py`); None of folds left out."""
    return [json.loads(line) for line in (folder / f"{kind}.told.jsonl").open(encoding="utf-8")]


def write(name: str, learnt: Mapping[str, Mapping[str, float]]) -> None:
    """Weights: clue to one weight for each field."""
    clues = sorted({clue for weights in learnt.values() for clue, weight in weights.items() if abs(weight) >= SMALL})
    rows = {clue: [round(weights.get(clue, 0.0), 2) for weights in learnt.values()] for clue in clues}
    write_rows(OUT / f"{name}.json", rows)
    print(f"{name}: {len(rows)} clues written")


def main() -> None:
    """Read, measure, write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--kind", choices=KINDS, action="append")
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--afresh", action="store_true", help="ask no shipped weights what was told before")
    asked.add_argument("--network", type=Path, help="the folder of network_cases.py and network.py")
    asked_for = asked_with_gold(asked)
    for kind in asked_for.kind or KINDS:
        shown = examples(gold_of(asked_for, kind), kind, afresh=asked_for.afresh)
        alone = {field: learn(each) for field, each in shown.items()}
        weighed = {field: crossed(each) for field, each in shown.items()}
        read = read_by_network(asked_for.network, kind) if asked_for.network else []
        if None in read:
            there = [at for at, number in enumerate(read) if number is not None]
            shown = {field: [each[at] for at in there] for field, each in shown.items()}
            weighed = {field: [each[at] for at in there] for field, each in weighed.items()}
        beside = Numbers(shown, weighed, [number for number in read if number is not None])
        for field, each in shown.items():
            print(told(f"{kind} {field}, alone", tally(each, [_most(options) for options in weighed[field]])))
            print(told(f"{kind} {field}, told", tally(each, beside.crossed(field))), flush=True)
        learnt = {field: beside.learn(field) for field in shown}
        if asked_for.write:
            write(kind, alone)
            write(f"{kind}_beside", learnt)


def _most(options: Sequence[Weighed]) -> str | None:
    return max(options, key=itemgetter(0))[1].text


if __name__ == "__main__":
    main()
