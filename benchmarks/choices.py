"""Learn the weights of `evidex/extract/_choosing/weights` from hand-made claims, and measure them.

    python benchmarks/choices.py GOLD.jsonl [GOLD.jsonl ...] [--kind effect] [--held GOLD.jsonl] [--write]
                                 [--sides tests/gate/sides --texts ABSTRACTS.jsonl.gz] [--afresh]

The pages of examples of `tests/extract/pages` are learnt from too. `--sides` adds claims that evidex made of random
abstracts, whose phrases a reader wrote (`KIND.jsonl`, stand-off gold; those that are no claims are left out).

Prints, per field, how often the chosen phrase is right (token F1 of at least .5 with the label) on documents that the
weights were not learnt from (folds over documents), beside what the grammar alone tells; `--held` measures on gold that
is not learnt from at all. With `--write` the weights of all documents are written.

Some clues tell what was chosen for the numbers before. That is asked of the weights that evidex ships, which saw all
documents: in the folds those few clues are not quite unseen, and learning anew from other shipped weights gives others.
With `--afresh` no shipped weights are asked, and the numbers before have what the grammar gave.

A conditional logit (McFadden 1974) over the options of each number; several options may be right, their odds are added
up. Deterministic for the same shipped weights: no random start, documents are dealt to folds by their order.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from learning import Vector, descend, shares_of
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from weight_files import write_rows

from evidex.evaluate.gold import GoldAbstract, document_of, read_gold
from evidex.evaluate.pages import read_page
from evidex.evaluate.score import phrase_f1, score_document
from evidex.evaluate.standoff import read_standoff
from evidex.extract import effect, proportion, score
from evidex.extract._choosing.choose import Choice, Chooser, Option, further_options, near_options
from evidex.extract._choosing.clues import Look
from evidex.schema import claim_row
from evidex.text import View

OUT = Path(__file__).resolve().parents[1] / "evidex" / "extract" / "_choosing" / "weights"
PAGES = OUT.parents[3] / "tests" / "extract" / "pages"
KINDS = {"effect": effect, "proportion": proportion, "score": score}
FOLDS = 8
RIDGE = 5.0
"""How strongly weights are drawn to nothing; chosen by the folds."""
SILENT = 0.2
"""How much a label that leaves a field out counts for telling nothing."""
SURE = 3.0
"""How much an example of a page counts beside a number of an abstract: it is what the tests ask for."""
SIDED = 0.25
"""How much a claim counts of which one reader wrote who and what, beside one of a gold file."""
RARE = 3
SMALL = 0.04
"""Weights nearer to nothing are not written."""


@dataclass(frozen=True)
class Example:
    """One number and one field: what could be told, and how right each option is (0 to 1)."""

    document: str
    options: list[Option]
    right: list[float]
    label: str | None
    given: str | None
    weight: float


class Recorder(Chooser):
    """A chooser that keeps what it was asked. It tells what the shipped weights choose or, afresh, the grammar gave."""

    asked: list[Look]
    afresh = False

    def choose(self, look: Look) -> dict[str, Choice]:
        """What the numbers behind see as told before."""
        self.asked.append(Look(replace(look.site, earlier=list(look.site.earlier))))
        if not self.afresh and (OUT / f"{self.kind}.json").exists():
            return super().choose(look)
        return {field: Choice(text) for field, text in look.site.given.items()}


@dataclass(frozen=True)
class Shown:
    """An abstract to learn from: whether its claims name every field, and how much it counts."""

    abstract: GoldAbstract
    whole: bool = True
    weight: float = 1.0


def told_sides(path: Path, texts: Path) -> Iterator[Shown]:
    """The abstracts of a stand-off file without what is no claim."""
    for abstract in read_standoff(path, texts):
        claims = [claim for claim in abstract.claims if "verdict" not in claim]
        yield Shown(GoldAbstract(abstract.id, abstract.abstract, claims, abstract.title), weight=SIDED)


def abstracts(paths: Sequence[Path], kind: str) -> Iterator[Shown]:
    """The abstracts of gold files; a page's examples name what they show."""
    for path in paths:
        if path.suffix == ".md":
            for at, example in enumerate(read_page(path)):
                claims = [{"kind": kind, "measure": "other", **claim} for claim in example.claims]
                yield Shown(GoldAbstract(f"{path.stem} {at}", example.text, claims), whole=False, weight=SURE)
        else:
            yield from map(Shown, read_gold(path))


def examples(gold: Iterable[Shown], kind: str, *, afresh: bool = False) -> dict[str, list[Example]]:
    """The examples of gold abstracts by field; `afresh` asks no shipped weights."""
    module = KINDS[kind]
    recorder = Recorder(kind, module.CHOOSER.fields)
    recorder.afresh = afresh
    found: dict[str, list[Example]] = {field: [] for field in recorder.fields}
    kept, module.CHOOSER = module.CHOOSER, recorder
    try:
        for each in gold:
            abstract = each.abstract
            recorder.asked = []
            view = View(document_of(abstract.abstract, abstract.title, abstract.id))
            rows = [claim_row(claim) for claim in module.EXTRACTOR.extract(view)]
            asked = dict(zip((row["id"] for row in rows), recorder.asked, strict=True))
            labels = [label for label in abstract.claims if not label.get("doubt")]
            for label, row in score_document(labels, rows, kind).pairs:
                look = asked[row["id"]]
                near = near_options(look)
                for field in recorder.fields:
                    if each.whole or field in label:
                        told = [*near, *further_options(look, field)]
                        found[field].append(_example(each, told, label.get(field), look.site.given[field]))
    finally:
        module.CHOOSER = kept
    return found


def _example(shown: Shown, told: list[Option], label: str | None, given: str | None) -> Example:
    if label is None:
        right = [float(option.choice.text is None) for option in told]
    else:
        right = [phrase_f1(label, option.choice.text) if option.choice.text else 0.0 for option in told]
    right = [each if each >= 0.5 else 0.0 for each in right]
    return Example(shown.abstract.id, told, right, label, given, shown.weight)


def learn(shown: Sequence[Example]) -> dict[str, float]:
    """A weight for every clue that is seen often enough."""
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
    weights = _descend(table, np.array(starts), np.array(right), _importance(shown))
    return dict(zip(names, weights.tolist(), strict=True))


def _importance(shown: Sequence[Example]) -> Vector:
    """Claims of one document share its weight."""
    own = [each.weight * (SILENT if each.label is None else 1) * float(any(each.right)) for each in shown]
    weight = shares_of([each.document for each in shown]) * np.array(own)
    return weight * len(shown) / weight.sum()


def _descend(table: csr_matrix, starts: NDArray[np.int64], right: Vector, importance: Vector) -> Vector:
    group = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(right))))
    turned = table.T.tocsr()

    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = table @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        whole = np.add.reduceat(odds, starts)
        good = odds * right
        told = np.add.reduceat(good, starts)
        known = told > 0
        safe = np.where(known, told, 1.0)
        value = -(importance * np.where(known, np.log(safe) - np.log(whole), 0)).sum()
        pull = (good / safe[group] - odds / whole[group]) * (importance * known)[group]
        return float(value + RIDGE / 2 * (weights @ weights)), -(turned @ pull) + RIDGE * weights

    return descend(loss, table.shape[1])


def guess(example: Example, weights: dict[str, float]) -> str | None:
    """What weighs most."""
    totals = [sum(weights.get(clue, 0.0) for clue in option.clues) for option in example.options]
    return example.options[max(range(len(totals)), key=totals.__getitem__)].choice.text


def tally(shown: Sequence[Example], weights: dict[str, float]) -> Counter[str]:
    """How often right, among labels that state the field; how often told where they do not."""
    counts: Counter[str] = Counter()
    for example in shown:
        text = guess(example, weights)
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


def crossed(shown: Sequence[Example]) -> Counter[str]:
    """The tally on documents that are not learnt from."""
    folds = {name: at % FOLDS for at, name in enumerate(dict.fromkeys(example.document for example in shown))}
    counts: Counter[str] = Counter()
    for fold in range(FOLDS):
        weights = learn([example for example in shown if folds[example.document] != fold])
        counts += tally([example for example in shown if folds[example.document] == fold], weights)
    return counts


def write(kind: str, learnt: dict[str, dict[str, float]]) -> None:
    """The weights of a kind: clue to one weight for each field."""
    clues = sorted({clue for weights in learnt.values() for clue, weight in weights.items() if abs(weight) >= SMALL})
    rows = {clue: [round(weights.get(clue, 0.0), 2) for weights in learnt.values()] for clue in clues}
    write_rows(OUT / f"{kind}.json", rows)
    print(f"{kind}: {len(rows)} clues written")


def main() -> None:
    """Read, measure, write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("gold", nargs="+", type=Path)
    asked.add_argument("--kind", choices=KINDS, action="append")
    asked.add_argument("--held", nargs="*", type=Path, default=[])
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--quick", action="store_true", help="no folds")
    asked.add_argument("--sides", type=Path, help="a folder of KIND.jsonl")
    asked.add_argument("--texts", type=Path, help="the abstracts that they are about")
    asked.add_argument("--afresh", action="store_true", help="ask no shipped weights what was told before")
    asked_for = asked.parse_args()
    if asked_for.sides and not asked_for.texts:
        asked.error("--sides needs --texts")
    for kind in asked_for.kind or KINDS:
        gold = [*abstracts([*asked_for.gold, PAGES / f"{kind}.md"], kind)]
        if asked_for.sides:
            gold += told_sides(asked_for.sides / f"{kind}.jsonl", asked_for.texts)
        shown = examples(gold, kind, afresh=asked_for.afresh)
        held = examples(abstracts(asked_for.held, kind), kind, afresh=asked_for.afresh)
        learnt = {}
        for field, each in shown.items():
            if not asked_for.quick:
                print(told(f"{kind} {field}, folds", crossed(each)), flush=True)
            learnt[field] = learn(each)
            print(told(f"{kind} {field}, learnt from", tally(each, learnt[field])), flush=True)
            if held[field]:
                print(told(f"{kind} {field}, held", tally(held[field], learnt[field])), flush=True)
        if asked_for.write:
            write(kind, learnt)


if __name__ == "__main__":
    main()
