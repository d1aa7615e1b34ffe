"""Numbers as the network learns from them: whole numbers and batches of what `network_cases.py` wrote."""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

__all__ = [
    "AT_ONCE",
    "BETWEEN",
    "FAR",
    "FEWEST",
    "FIELDS",
    "FOLDS",
    "HEADS",
    "LENGTHS",
    "STANDINGS",
    "Case",
    "batch_of",
    "case_of",
    "fold_of",
    "read",
    "shuffled",
]

FIELDS = {"effect": ("factor", "outcome"), "proportion": ("of", "group"), "score": ("of", "group", "timepoint")}
HEADS = [(kind, field) for kind, fields in FIELDS.items() for field in fields]
FOLDS = 4
FAR, BETWEEN, STANDINGS, LENGTHS = 19, 9, 15, 9
"""Sizes of tables; as in `_choosing/seen.py` and `network.py`."""
AT_ONCE = 64
BESIDE_LABEL = 0.7
"""How much what the teacher says of a number counts beside its label; of a number without label it counts 1."""
FEWEST = {"word": 5, "ending": 20, "tag": 1, "named": 5}
"""How often a name must come to have a row."""


@dataclass
class Case:
    """One number as whole numbers: rows of the tables."""

    kind: int
    at: int
    document: str
    words: list[list[int]]
    """Of the sentence, then of the title: each word's rows of one table of all names."""
    standings: list[int]
    size: int
    """How many words are of the sentence."""
    own: tuple[int, int]
    places: list[int]
    given: list[tuple[int, list[float]]]
    phrases: list[list[int]]
    entitled: list[list[int]]
    """The phrases of the title."""
    right: dict[int, list[float]]
    counts: dict[int, float]
    silent: dict[int, bool]
    taught: dict[int, list[float]] = field(default_factory=dict)
    """How likely each phrase is to the teacher, and at the end nothing of them."""


def names_of(each: dict[str, Any]) -> Iterator[list[tuple[str, str]]]:
    """The names of each word of a sentence or a title, by their tables."""
    for low, tag, kinds in zip(each["lows"], each["tags"], each["kinds"], strict=True):
        yield [("word", low), ("ending", low[-3:]), ("tag", tag), *[("named", kind) for kind in kinds]]


def read(folder: Path, *, taught: bool = False) -> tuple[list[dict[str, Any]], dict[tuple[str, str], int]]:
    """The cases, and the row of each name that is common enough; row 0 is nothing."""
    rows = []
    for kind in (*FIELDS, *(["more"] if taught else [])):
        told = (folder / f"{kind}.taught.jsonl").read_text(encoding="utf-8").splitlines() if taught else []
        for at, line in enumerate((folder / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()):
            rows.append({"kind": kind, "at": at, "taught": json.loads(told[at]) if told else {}, **json.loads(line)})
    seen: Counter[tuple[str, str]] = Counter()
    for row in rows:
        for side in (row["words"], row["title"]):
            if side:
                seen.update(name for names in names_of(side) for name in names)
    common = sorted(name for name, count in seen.items() if count >= FEWEST[name[0]])
    return rows, {name: at + 1 for at, name in enumerate(common)}


def case_of(row: dict[str, Any], names: dict[tuple[str, str], int]) -> Case:
    """A number as whole numbers."""
    sides = [row["words"], *([row["title"]] if row["title"] else [])]
    words = [[names[name] for name in own if name in names] for side in sides for own in names_of(side)]
    head = {field: HEADS.index((row["kind"], field)) for field in FIELDS[row["kind"]]}
    return Case(
        list(FIELDS).index(row["kind"]),
        row["at"],
        row["document"],
        words,
        [standing for side in sides for standing in side["standings"]],
        len(row["words"]["lows"]),
        tuple(row["own"]),
        row["places"],
        [(head[field], covered) for field, covered in row["given"].items() if any(covered)],
        row["words"]["phrases"],
        row["title"]["phrases"] if row["title"] else [],
        {head[field]: right for field, right in row["right"].items()},
        {head[field]: count for field, count in row["counts"].items()},
        {head[field]: silent for field, silent in row["silent"].items()},
        {head[field]: chances for field, chances in row.get("taught", {}).items()},
    )


def padded(rows: Sequence[Sequence[Any]], filling: Any) -> Tensor:
    """Rows of one length, at least 1."""
    size = max(1, *map(len, rows))
    return torch.tensor([[*row, *[filling] * (size - len(row))] for row in rows])


def words_of(cases: Sequence[Case], name: str, batch: dict[str, Tensor]) -> Tensor:
    """Put the words of sentences, or of titles, into a batch; which there are."""
    parts = [slice(0, each.size) if name == "sentence" else slice(each.size, None) for each in cases]
    own = [each.words[part] for each, part in zip(cases, parts, strict=True)]
    wide = max((len(word) for words in own for word in words), default=1)
    filled = [[[*word, *[0] * (wide - len(word))] for word in words] for words in own]
    batch[name] = padded(filled, [0] * wide)
    standings = [each.standings[part] for each, part in zip(cases, parts, strict=True)]
    batch[f"{name} standing"] = padded(standings, STANDINGS - 1)
    return padded([[1.0] * len(words) for words in own], 0.0)[:, :, None]


def batch_of(cases: Sequence[Case]) -> dict[str, Tensor]:
    """Cases as one."""
    batch: dict[str, Tensor] = {"kind": torch.tensor([each.kind for each in cases])}
    batch["there"], batch["title"] = words_of(cases, "sentence", batch), words_of(cases, "title words", batch)
    at = torch.arange(batch["there"].shape[1])
    low, high = torch.tensor([each.own for each in cases]).unbind(1)
    batch["own"] = ((at >= low[:, None]) & (at < high[:, None])).float()[:, :, None]
    batch["places"] = padded([each.places for each in cases], FAR // 2 * BETWEEN)
    batch["phrases"] = padded([each.phrases for each in cases], (0, 1))
    batch["title phrases"] = padded([each.entitled for each in cases], (0, 1))
    sides = [[[True] * len(each.phrases) for each in cases], [[True] * len(each.entitled) for each in cases]]
    batch["choices"] = torch.cat([padded(side, False) for side in sides], 1)
    wide, size = batch["phrases"].shape[1], batch["choices"].shape[1]
    batch["given"] = torch.zeros(len(cases), wide, len(HEADS))
    for told in ("right", "taught"):
        batch[told] = torch.zeros(len(cases), size + 1, len(HEADS))
    batch["counts"], batch["taught counts"] = torch.zeros(len(cases), len(HEADS)), torch.zeros(len(cases), len(HEADS))
    for row, each in enumerate(cases):
        for head, covered in each.given:
            batch["given"][row, : len(covered), head] = torch.tensor(covered)
        inner, outer = len(each.phrases), len(each.entitled)
        for head, right in each.right.items():
            batch["right"][row, :inner, head] = torch.tensor(right[:inner])
            batch["right"][row, wide : wide + outer, head] = torch.tensor(right[inner:])
            batch["right"][row, size, head] = float(not any(right))
            batch["counts"][row, head] = each.counts[head]
        for head, chances in each.taught.items():
            batch["taught"][row, :inner, head] = torch.tensor(chances[:inner])
            batch["taught"][row, wide : wide + outer, head] = torch.tensor(chances[inner:-1])
            batch["taught"][row, size, head] = chances[-1]
            batch["taught counts"][row, head] = BESIDE_LABEL if each.counts else 1.0
    return batch


def shuffled(cases: Sequence[Case], chance: random.Random) -> list[list[Case]]:
    """All cases in batches of about one length, in some order."""
    order = sorted(cases, key=lambda each: each.size + 12 * chance.random())
    batches = [order[at : at + AT_ONCE] for at in range(0, len(order), AT_ONCE)]
    chance.shuffle(batches)
    return batches


def fold_of(case: Case) -> int:
    """Documents are dealt by their names, so that all kinds of claim keep the same ones out."""
    return int(hashlib.sha256(case.document.encode()).hexdigest(), 16) % FOLDS
