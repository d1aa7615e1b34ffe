"""Hand-made claims as examples of what could be told of a number, to learn choosing from (`choices.py`)."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from learning import Vector, shares_of

from evidex.evaluate.example_pages import read_page
from evidex.evaluate.gold import GoldAbstract, document_of, read_gold
from evidex.evaluate.score import phrase_f1, score_document
from evidex.evaluate.standoff import read_standoff
from evidex.extract import effect, proportion, score
from evidex.extract._choosing.choice import Choice, Weighed
from evidex.extract._choosing.choose import Chooser, Option, further_options, near_options
from evidex.extract._choosing.clues import Look
from evidex.schema import claim_row
from evidex.text import View

__all__ = [
    "FOLDS",
    "KINDS",
    "OUT",
    "SURE",
    "Example",
    "Shown",
    "abstracts",
    "asked_with_gold",
    "examples",
    "folds_of",
    "gold_of",
    "importance_of",
]

OUT = Path(__file__).resolve().parents[1] / "evidex" / "extract" / "_choosing" / "weights"
PAGES = OUT.parents[3] / "tests" / "extract" / "pages"
KINDS = {"effect": effect, "proportion": proportion, "score": score}
FOLDS = 4
SILENT = 0.2
"""How much a label that leaves a field out counts for telling nothing."""
SURE = 3.0
"""How much an example of a page counts beside a number of an abstract: it is what the tests ask for."""
OWN = 3.0
"""How much an abstract counts whose labels say best what is asked for, beside one of another gold file."""
SIDED = 0.25
"""How much a claim counts of which one reader wrote who and what, beside one of a gold file."""


@dataclass(frozen=True)
class Example:
    """One number and one field: what could be told, and how right each option is (0 to 1)."""

    document: str
    options: list[Option]
    right: list[float]
    label: str | None
    given: str | None
    weight: float
    """How much it counts; a number that no label is about not at all, but those beside it go by what it is told."""
    look: Look


class Recorder(Chooser):
    """A chooser that keeps what it was asked. It tells what the shipped weights choose or, afresh, the grammar gave."""

    asked: list[Look]
    afresh = False

    def weighed(self, look: Look) -> list[list[Weighed]]:
        """What the numbers behind see as told before."""
        self.asked.append(Look(replace(look.site, earlier=list(look.site.earlier))))
        if not self.afresh and (OUT / f"{self.kind}.json").exists():
            return super().weighed(look)
        return [[(0, Choice(look.site.given.get(field)))] for field in self.fields]


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


def abstracts(paths: Sequence[Path], kind: str, weight: float = 1.0) -> Iterator[Shown]:
    """The abstracts of gold files, each of which counts so much; a page's examples name what they show."""
    for path in paths:
        if path.suffix == ".md":
            for at, example in enumerate(read_page(path)):
                claims = [{"kind": kind, "measure": "other", **claim} for claim in example.claims]
                yield Shown(GoldAbstract(f"{path.stem} {at}", example.text, claims), whole=False, weight=SURE)
        else:
            yield from (Shown(each, weight=weight) for each in read_gold(path))


def asked_with_gold(asked: ArgumentParser) -> Namespace:
    """What is asked for, with what to learn from: `gold_of` reads it."""
    asked.add_argument("gold", nargs="+", type=Path)
    asked.add_argument("--most", nargs="*", type=Path, default=[], help=f"gold files that count {OWN:g} times")
    asked.add_argument("--sides", type=Path, help="a folder of KIND.jsonl")
    asked.add_argument("--texts", type=Path, help="the abstracts that they are about")
    told = asked.parse_args()
    if told.sides and not told.texts:
        asked.error("--sides needs --texts")
    return told


def gold_of(told: Namespace, kind: str) -> Iterator[Shown]:
    """All that is learnt from: gold files, the page of examples, and what a folder of sides holds of a kind."""
    yield from abstracts(told.most, kind, OWN)
    yield from abstracts([*told.gold, PAGES / f"{kind}.md"], kind)
    if told.sides:
        yield from told_sides(told.sides / f"{kind}.jsonl", told.texts)


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
            labels = [label for label in abstract.claims if not label.get("doubt")]
            about = {row["id"]: label for label, row in score_document(labels, rows, kind).pairs}
            for row, look in asked_for(rows, recorder.asked):
                for each_field, example in _examples(each, look, about.get(row["id"])):
                    found[each_field].append(example)
    finally:
        module.CHOOSER = kept
    return found


def asked_for(rows: Sequence[Mapping[str, Any]], asked: Sequence[Look]) -> Iterator[tuple[Mapping[str, Any], Look]]:
    """Each claim with what was asked for it: a claim that has the sides of the one before it was not asked for."""
    looks = iter(asked)
    look = next(looks, None)
    for row in rows:
        if look is not None and _begin_of(look) < row["end"] and row["start"] < _end_of(look):
            yield row, look
            look = next(looks, None)
    if look is not None:
        raise ValueError(f"nothing was told of the number at {_begin_of(look)}, though its sides were asked for")


def _begin_of(look: Look) -> int:
    """Where the words of a number begin in the text."""
    words = look.phrases.words
    return words.read.place(words.list[look.low].start)


def _end_of(look: Look) -> int:
    """Where the words of a number end in the text."""
    words = look.phrases.words
    return words.read.place(words.list[look.high - 1].end)


def _examples(shown: Shown, look: Look, label: Mapping[str, Any] | None) -> Iterator[tuple[str, Example]]:
    """The fields of one number."""
    near = near_options(look)
    for field, given in look.site.given.items():
        told = [*near, *further_options(look, field)]
        text = label.get(field) if label else None
        weight = shown.weight if label and (shown.whole or field in label) else 0.0
        right = [_rightness(option.choice.text, text) for option in told]
        yield field, Example(shown.abstract.id, told, right, text, given, weight, look)


def _rightness(told: str | None, label: str | None) -> float:
    """How right it is to tell something, 0 to 1; what shares less than half of the words is wrong."""
    if label is None or told is None:
        return float(label is told)
    agreed = phrase_f1(label, told)
    return agreed if agreed >= 0.5 else 0.0


def importance_of(shown: Sequence[Example]) -> Vector:
    """Claims of one document share its weight."""
    own = [each.weight * (SILENT if each.label is None else 1) * float(any(each.right)) for each in shown]
    weight = shares_of([each.document for each in shown]) * np.array(own)
    return weight * len(shown) / weight.sum()


def folds_of(shown: Sequence[Example]) -> list[int]:
    """The fold of each; documents are dealt to them by their order."""
    folds = {name: at % FOLDS for at, name in enumerate(dict.fromkeys(example.document for example in shown))}
    return [folds[example.document] for example in shown]
