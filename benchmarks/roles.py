"""Learn the weights of `evidex/extract/_proportion/sides/roles.toml` from hand-made claims, and measure them.

    python benchmarks/roles.py GOLD.jsonl [GOLD.jsonl ...] [--write]

Prints the share of right roles on documents that the weights were not learnt from (ten folds over documents) and, per
role, what it is taken for. With `--write` the weights of all documents are written.

A multinomial logistic regression (Berkson 1944; Cox 1958) over the clues of `roles.clues_of`, drawn towards a
prior: a kind of word speaks for the role that it was listed for, before any document is read. So a word that the
gold never shows keeps a sensible weight. Deterministic: no random start, documents are dealt to folds by their order.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from learning import shares_of
from numpy.typing import NDArray

from evidex.evaluate.gold import document_of, read_gold
from evidex.evaluate.score import score_document
from evidex.extract._proportion.sides.roles import ROLES
from evidex.extract.proportion import EXTRACTOR, clues_by_claim
from evidex.schema import claim_row
from evidex.schema.claim import Role
from evidex.text import View

OUT = Path(__file__).resolve().parents[1] / "evidex" / "extract" / "_proportion" / "sides" / "roles.toml"
FOLDS = 10
DRAW = 4.0
"""How strongly weights are drawn to the prior; chosen by the folds."""
STEPS = 400
PLACES = {"of": 1.0, "head": 1.2, "near": 0.4, "only near": 0.8, "lead": 0.3}
SPEAKS: dict[str, tuple[Role, float]] = {
    "death": ("mortality", 3),
    "survival": ("response", 3),
    "measure": ("accuracy", 3),
    "success": ("response", 1),
    "composite": ("incidence", 4),
    "harm": ("adverse_event", 2),
    "no harm": ("response", 1),
    "no success": ("adverse_event", 1.5),
    "failure": ("adverse_event", 1),
    "no failure": ("response", 1.5),
    "no symptom": ("response", 1.5),
    "no illness": ("response", 1),
    "ended": ("response", 1),
    "no death": ("mortality", 2),
    "stopping": ("adverse_event", 1.5),
    "symptom": ("adverse_event", 1),
    "event": ("incidence", 0.8),
    "newly": ("incidence", 0.8),
    "illness": ("prevalence", 0.8),
    "state": ("prevalence", 0.6),
    "sex": ("characteristic", 1),
    "social": ("characteristic", 1),
    "grade": ("characteristic", 0.7),
    "before": ("characteristic", 0.8),
    "treated": ("other", 0.6),
    "study": ("other", 1),
    "opinion": ("other", 0.8),
    "part": ("other", 0.5),
}
"""What a kind of word speaks for before any document is read, and how plainly."""
Weights = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One share: its document, its clues, its hand-made role."""

    document: str
    clues: tuple[str, ...]
    role: int


def examples(paths: Sequence[Path]) -> list[Example]:
    """The shares of gold files that evidex finds, in order."""
    found = []
    for path in paths:
        for abstract in read_gold(path):
            view = View(document_of(abstract.abstract, abstract.title, abstract.id))
            clues = {claim.id: tuple(told) for claim, told in clues_by_claim(view)}
            rows = [claim_row(claim) for claim in EXTRACTOR.extract(view)]
            for label, row in score_document(abstract.claims, rows, "proportion").pairs:
                found.append(Example(abstract.id, clues[row["id"]], ROLES.index(label["role"])))
    return found


MEANT: dict[str, tuple[Role, float]] = {
    "of illness, treated": ("adverse_event", 0.7),
    "of illness, trial": ("adverse_event", 0.5),
    "of illness, survey": ("prevalence", 0.7),
    "of illness, epidemiology": ("prevalence", 1),
    "of symptom, survey": ("prevalence", 0.7),
    "of symptom, epidemiology": ("prevalence", 1),
    "of event, treated": ("adverse_event", 0.4),
    "of event, trial": ("incidence", 0.6),
    "of success, survey": ("other", 0.8),
    "section background": ("prevalence", 0.3),
    "place first third": ("characteristic", 0.3),
}
"""What a kind of word means in a kind of document, before any is read."""


def prior(clue: str) -> Weights:
    """What a clue says before any document is read."""
    row = np.zeros(len(ROLES))
    if clue in MEANT:
        row[ROLES.index(MEANT[clue][0])] = MEANT[clue][1]
    for place, strength in PLACES.items():
        role, plain = SPEAKS.get(clue.removeprefix(f"{place} "), (None, 0.0)) if clue.startswith(place) else (None, 0.0)
        if role is not None:
            row[ROLES.index(role)] = strength * plain
    return row


def learn(shown: Sequence[Example], names: Sequence[str]) -> Weights:
    """Weights (clues by roles) by gradient descent with momentum; claims of one document share its weight."""
    number = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(shown), len(names)))
    for at, example in enumerate(shown):
        for clue in example.clues:
            if clue in number:
                table[at, number[clue]] = 1
    truth = np.eye(len(ROLES))[[example.role for example in shown]]
    share = shares_of([example.document for example in shown])[:, None]
    share *= len(shown) / share.sum()
    start = np.array([prior(name) for name in names])
    weights, speed = start.copy(), np.zeros_like(start)
    for _ in range(STEPS):
        scores = table @ weights
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        slope = table.T @ (share * (odds / odds.sum(axis=1, keepdims=True) - truth)) + DRAW * (weights - start)
        speed = 0.9 * speed - 0.004 * slope
        weights = weights + speed
    return weights


def guess(example: Example, weights: Weights, number: dict[str, int]) -> int:
    """The role that weighs most."""
    rows = [number[clue] for clue in example.clues if clue in number]
    return int(weights[rows].sum(axis=0).argmax())


def measure(shown: Sequence[Example]) -> None:
    """Print how often the role is right on documents kept out of learning."""
    folds = {name: at % FOLDS for at, name in enumerate(dict.fromkeys(example.document for example in shown))}
    taken: Counter[tuple[int, int]] = Counter()
    for fold in range(FOLDS):
        kept = [example for example in shown if folds[example.document] != fold]
        names = sorted({clue for example in kept for clue in example.clues})
        weights, number = learn(kept, names), {name: at for at, name in enumerate(names)}
        for example in shown:
            if folds[example.document] == fold:
                taken[example.role, guess(example, weights, number)] += 1
    right = sum(count for (role, told), count in taken.items() if role == told)
    print(f"unseen documents: {right / len(shown):.3f} of {len(shown)} roles right")
    for at, role in enumerate(ROLES):
        row = {ROLES[told]: count for (true, told), count in taken.most_common() if true == at}
        print(f"  {role:15} {row}")


def write(shown: Sequence[Example]) -> None:
    """Learn from all, and write weights that say something."""
    names = sorted({clue for example in shown for clue in example.clues} | _every_word_clue())
    weights = learn(shown, names)
    lines = ["# Written by benchmarks/roles.py: what each clue says for a role (more than 0) or against it."]
    for name, row in zip(names, weights, strict=True):
        told = {role: round(float(weight), 2) for role, weight in zip(ROLES, row, strict=True) if abs(weight) >= 0.05}
        if told:
            lines.append(f'"{name}" = {{ {", ".join(f"{role} = {weight}" for role, weight in told.items())} }}')
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT}: {len(lines) - 1} clues from {len(shown)} claims")


def _every_word_clue() -> set[str]:
    return {f"{place} {kind}" for place in PLACES for kind in SPEAKS} | MEANT.keys()


def main() -> None:
    """Read, measure, write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("gold", nargs="+", type=Path)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    shown = examples(given.gold)
    measure(shown)
    if given.write:
        write(shown)


if __name__ == "__main__":
    main()
