"""Learn which numbers are values (`evidex/extract/_score/evidence/weights.json`) from hand-made claims, and measure it.

    python benchmarks/values.py GOLD.jsonl [GOLD.jsonl ...] [--held GOLD.jsonl ...] [--write]
                                [--judged tests/gate/judged/number.jsonl --texts ABSTRACTS.jsonl.gz]

Prints precision and recall of scores on documents that the weights were not learnt from (folds over documents), beside
those without weights; `--held` measures on gold that is not learnt from. `--judged` adds numbers of random abstracts
that evidex left unread, each with what a reader said that it is. With `--write` the weights of all documents are
written. Deterministic: no random start, documents are dealt to folds by their order.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
from examples import PAGES, SURE
from learning import Vector, descend, shares_of
from scipy.sparse import csr_matrix
from weight_files import write_rows

from evidex.evaluate.example_pages import read_page
from evidex.evaluate.gold import GoldAbstract, document_of, read_gold
from evidex.evaluate.score import Row, Scored, score_document, total
from evidex.evaluate.standoff import read_standoff
from evidex.extract import extract_claims, score
from evidex.extract._score.evidence import weighing
from evidex.extract._score.evidence.clues import clues_of
from evidex.extract._score.evidence.find import find_values
from evidex.extract._score.evidence.setaside import is_set_aside
from evidex.extract._score.numbers.values import Finder
from evidex.schema import claim_row
from evidex.text import View
from evidex.text.quantities import Quantity
from evidex.text.sentences import Sentence

OUT = Path(weighing.__file__).with_name("weights.json")
FOLDS = 8
RIDGE = 1.5
"""How strongly weights are drawn to nothing; chosen by the folds."""
RARE, SMALL = 2, 0.03
Places = Sequence[tuple[Row, list[tuple[int, int]]]]


@dataclass(frozen=True)
class Example:
    """One number that may be a value: its clues, whether it is one, whether that is a change."""

    document: str
    clues: tuple[str, ...]
    value: bool
    change: bool
    weight: float = 1.0


Verdict = Callable[[Quantity], tuple[bool, bool] | None]
"""Whether a number is a value, and a change; None: not known."""


def examples(abstracts: Iterable[GoldAbstract]) -> list[Example]:
    """The numbers of gold abstracts that are not set aside. Those in a label of doubt are left out."""
    found: list[Example] = []
    for abstract in abstracts:
        view = View(document_of(abstract.abstract, abstract.title, abstract.id))
        labels = [label for label in abstract.claims if label["kind"] == "score"]
        found += _numbers(
            abstract.id, view, _labelled([(each, _places(view.text, str(each["quote"]))) for each in labels])
        )
    return found


def page_examples() -> list[Example]:
    """The numbers of the page of examples."""
    found: list[Example] = []
    for at, example in enumerate(read_page(PAGES / "score.md")):
        view = View(document_of(example.text))
        places = [(claim, [(0, len(view.text))]) for claim in example.claims]
        found += _numbers(f"page {at}", view, _labelled(places))
    return [replace(example, weight=SURE) for example in found]


def judged_examples(abstracts: Iterable[GoldAbstract]) -> list[Example]:
    """The numbers of judged abstracts on which there is a verdict without doubt."""
    found: list[Example] = []
    for abstract in abstracts:
        view = View(document_of(abstract.abstract, abstract.title, abstract.id))
        found += _numbers(abstract.id, view, _judged(abstract, view))
    return found


def _numbers(document: str, view: View, verdict: Verdict) -> list[Example]:
    told = (each for each in view.sentences if each.section != "title")
    return [example for sentence in told for example in _of_sentence(document, view, sentence, verdict)]


def _judged(abstract: GoldAbstract, view: View) -> Verdict:
    """What the reader said of a number; the quotes end with it. A quote that recurs may be of another: left out."""
    places: dict[int, str | None] = {}
    for claim in abstract.claims:
        if len(found := _places(view.text, claim["quote"])) == 1:
            places[found[0][1]] = None if claim.get("doubt") else claim["verdict"]

    def verdict(quantity: Quantity) -> tuple[bool, bool] | None:
        told = next((places[end] for end in range(quantity.start + 1, quantity.end + 1) if end in places), None)
        return None if told is None else (told in ("score", "change"), told == "change")

    return verdict


def _places(text: str, quote: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\s+".join(map(re.escape, quote.split())), text)]


def _of_sentence(document: str, view: View, sentence: Sentence, verdict: Verdict) -> Iterator[Example]:
    words, where = view.words_of(sentence), score.part_of(view, sentence)
    finder, told = Finder(words), find_values(words, where)
    taken = {number: value.first for value in told for number in range(value.first, value.last + 1)}
    for index, quantity in enumerate(finder.found):
        own = taken.get(index)
        if quantity.kind not in ("number", "percent", "plus_minus") or quantity.value is None:
            continue
        if own not in (None, index) or (own is None and is_set_aside(finder, index)):
            continue
        if (known := verdict(quantity)) is None:
            continue
        before = weighing.before_of([value for value in told if value.first < index])
        clues = tuple(dict.fromkeys(clues_of(finder, before, where, index)))
        yield Example(document, clues, *known)


def _labelled(places: Places) -> Verdict:
    def verdict(quantity: Quantity) -> tuple[bool, bool] | None:
        label = next((each for each, spans in places if _labels(each, spans, quantity)), None)
        if label is None:
            return False, False
        return None if label.get("doubt") else (True, label.get("statistic") == "mean_change")

    return verdict


def _labels(label: Row, spans: Sequence[tuple[int, int]], quantity: Quantity) -> bool:
    """Whether a label is of this number."""
    if "value" not in label or abs(abs(float(label["value"])) - abs(float(quantity.value or 0))) > 1e-9:
        return False
    return any(first <= quantity.start and quantity.end <= last + 2 for first, last in spans)


def learn(shown: Sequence[Example]) -> dict[str, weighing.Row]:
    """Two weights for every clue that is seen often enough: for a value, and for a value's being a change."""
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for example in shown:
        for clue in example.clues:
            seen[clue].add(example.document)
    names = {clue: at for at, clue in enumerate(sorted(clue for clue, where in seen.items() if len(where) >= RARE))}
    values = _fit(shown, names, [example.value for example in shown])
    right = [example for example in shown if example.value]
    changes = _fit(right, names, [example.change for example in right])
    return {clue: (float(values[at]), float(changes[at])) for clue, at in names.items()}


def _fit(shown: Sequence[Example], names: Mapping[str, int], right: Sequence[bool]) -> Vector:
    """Weights of a logistic regression; the numbers of one document share its weight."""
    columns: list[int] = []
    ends = [0]
    for example in shown:
        columns += sorted(names[clue] for clue in example.clues if clue in names)
        ends.append(len(columns))
    table = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(shown), len(names)))
    turned, told = table.T.tocsr(), np.array(right, dtype=np.float64)
    importance = shares_of([example.document for example in shown]) * np.array([example.weight for example in shown])
    importance *= len(shown) / importance.sum()

    def loss(weights: Vector) -> tuple[float, Vector]:
        sums = table @ weights
        value = (importance * (np.logaddexp(0, sums) - told * sums)).sum() + RIDGE / 2 * (weights @ weights)
        return float(value), turned @ (importance * (1 / (1 + np.exp(-sums)) - told)) + RIDGE * weights

    return descend(loss, len(names))


def with_weights(weights: Mapping[str, weighing.Row]) -> AbstractContextManager[object]:
    """A `with` in which evidex weighs numbers by these instead of those that it ships."""
    return patch.object(weighing, "weights", lambda: weights)


def measure(abstracts: Sequence[GoldAbstract], weights: Mapping[str, weighing.Row]) -> dict[str, Scored]:
    """What is right, extra and missed in each document with these weights."""
    scored = {}
    with with_weights(weights):
        for abstract in abstracts:
            view = View(document_of(abstract.abstract, abstract.title, abstract.id))
            rows = [claim_row(claim) for claim in extract_claims(view)]
            scored[abstract.id] = score_document(abstract.claims, rows, "score")
    return scored


def told(name: str, scored: Iterable[Scored]) -> str:
    """One line."""
    tally = total(each.tally for each in scored)
    fields = ", ".join(f"{field} {tally.accuracy(field):.3f}" for field in ("statistic", "spread", "unit"))
    figures = f"precision {tally.precision:.3f} recall {tally.recall:.3f} f1 {tally.f1:.3f}"
    return f"{name}: {figures} ({tally.right} right, {tally.extra} extra, {tally.missed} missed); {fields}"


def crossed(abstracts: Sequence[GoldAbstract], shown: Sequence[Example]) -> dict[str, Scored]:
    """The documents, each measured with weights that were not learnt from it."""
    folds = {abstract.id: at % FOLDS for at, abstract in enumerate(abstracts)}
    scored = {}
    for fold in range(FOLDS):
        weights = learn([example for example in shown if folds.get(example.document) != fold])
        scored |= measure([abstract for abstract in abstracts if folds[abstract.id] == fold], weights)
    return scored


def write(weights: Mapping[str, weighing.Row]) -> None:
    """One line a clue."""
    heavy = {clue: row for clue, row in sorted(weights.items()) if max(map(abs, row)) >= SMALL}
    write_rows(OUT, {clue: [round(each, 2) for each in row] for clue, row in heavy.items()})
    print(f"{len(heavy)} clues written")


def main() -> None:
    """Read, measure, write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("gold", nargs="+", type=Path)
    asked.add_argument("--held", nargs="*", type=Path, default=[])
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--judged", type=Path, help="numbers left unread, with what a reader said")
    asked.add_argument("--texts", type=Path, help="the abstracts that they are of")
    options = asked.parse_args()
    if options.judged and not options.texts:
        asked.error("--judged needs --texts")
    golds = {path: list(read_gold(path)) for path in options.gold}
    everything = [abstract for each in golds.values() for abstract in each]
    with with_weights({}):
        shown = examples(everything) + page_examples()
        if options.judged:
            shown += judged_examples(read_standoff(options.judged, options.texts))
    held_out = crossed(everything, shown)
    for path, abstracts in golds.items():
        print(told(f"{path.name}, no weights", measure(abstracts, {}).values()))
        print(told(f"{path.name}, folds", [held_out[each.id] for each in abstracts]), flush=True)
    learnt = learn(shown)
    for path in options.held:
        print(told(f"{path.name}, held", measure(list(read_gold(path)), learnt).values()), flush=True)
    if options.write:
        write(learnt)


if __name__ == "__main__":
    main()
