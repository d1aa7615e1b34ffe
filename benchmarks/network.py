"""Learn the network that reads sentences (`evidex/extract/_choosing/network.py`) from what `network_cases.py` wrote.

    pip install torch                                    # in an environment of its own: evidex does not need it
    python benchmarks/network.py FOLDER [--write]

Writes `FOLDER/KIND.told.jsonl`: for each number and field how likely each phrase is, by a network that was learnt
without its document (folds over documents), which `choices.py --network FOLDER` learns on from; with --write also the
network of all documents. Prints how often the likeliest phrase is right. The three kinds are learnt together: they have
the words in common. Needs neither evidex nor a graphics card; about four minutes a fold on one core, half an hour with
a teacher's answers. The same seeds on the same version of torch and processor give the same network.

Where `teacher.py` has left what a larger network says of the same numbers and of more (`*.taught.jsonl`), it is learnt
from too, beside the labels (Hinton and others 2015); the vectors of words begin as those of the larger one, and the
last rounds are of what has labels alone.

Several phrases may be right: their chances are added up, each by how right it is, as for `choices.py`. Words are left
out at random (Iyyer and others 2015), and what is kept is the running mean of the weights (Polyak and Juditsky 1992).
"""

from __future__ import annotations

import argparse
import json
import random
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from network_batches import (
    AT_ONCE,
    BETWEEN,
    FAR,
    FEWEST,
    FIELDS,
    FOLDS,
    HEADS,
    LENGTHS,
    STANDINGS,
    Case,
    batch_of,
    case_of,
    fold_of,
    read,
    shuffled,
)
from torch import Tensor, nn
from torch.nn import functional

OUT = Path(__file__).resolve().parents[1] / "evidex" / "extract" / "_choosing" / "weights" / "network.npz"
WIDTH, LAYERS = 64, 4
ROUNDS, RATE, DRAWN = 7, 2e-3, 0.05
LAST_ROUNDS, LAST_RATE = 10, 7e-4
"""Where a teacher says more: rounds of what has labels, after those of all."""
LEFT_OUT, BLURRED = 0.1, 0.3
"""How many words, and numbers of vectors, are left out at random while learning."""
KEPT, KEPT_TAUGHT = 0.996, 0.998
"""How much of the mean of the weights is kept at each step; where a teacher says more, there are more steps."""


class Learner(nn.Module, ABC):
    """What `descend` can teach."""

    @abstractmethod
    def lost(self, batch: dict[str, Tensor]) -> Tensor:
        """What is to become less."""


class Net(Learner):
    """As `evidex/extract/_choosing/network.py`, for learning."""

    def __init__(self, names: int) -> None:
        super().__init__()
        self.names = nn.EmbeddingBag(names + 1, WIDTH, mode="sum", padding_idx=0)
        sizes = {"far": FAR, "between": BETWEEN, "place": FAR * BETWEEN + 1, "standing": STANDINGS, "length": LENGTHS}
        sizes |= {"given": len(HEADS), "same": len(HEADS), "kind": len(FIELDS), "title": 1}
        self.tables = nn.ModuleDict({name: nn.Embedding(size, WIDTH) for name, size in sizes.items()})
        for table in (self.names, *self.tables.values()):
            nn.init.normal_(table.weight, std=0.1)
        self.layers = nn.ModuleList(
            nn.Conv1d(WIDTH, WIDTH, 3, padding=1 << at, dilation=1 << at) for at in range(LAYERS)
        )
        self.norms = nn.ModuleList(nn.RMSNorm(WIDTH, eps=1e-5) for _ in range(LAYERS + 1))
        self.phrase = nn.ModuleDict({part: nn.Linear(WIDTH, WIDTH, bias=False) for part in ("first", "last", "mean")})
        self.number, self.bend = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.out, self.nothing = nn.Linear(WIDTH, len(HEADS)), nn.Linear(WIDTH, len(HEADS))
        self.blur = nn.Dropout(BLURRED)

    def through(self, seen: Tensor, there: Tensor) -> Tensor:
        """Every layer; `there` tells which words there are."""
        read = self.blur(self.norms[0](seen))
        for layer, norm in zip(self.layers, list(self.norms)[1:], strict=True):
            told = functional.relu(layer((read * there).transpose(1, 2)).transpose(1, 2))
            read = norm(read + told)
        return self.blur(read)

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """How likely each phrase is, and at the end nothing of them, as logarithms: numbers by phrases by heads."""
        there, tables = batch["there"], self.tables
        read = self.through(self.seen(batch, "sentence"), there)
        entitled = self.through(self.seen(batch, "title words") + tables["title"].weight, batch["title"])
        number = (read * batch["own"]).sum(1) / batch["own"].sum(1)
        far, between = batch["places"] // BETWEEN, batch["places"] % BETWEEN
        stands = tables["far"](far) + tables["between"](between) + tables["place"](batch["places"])
        given = batch["given"]
        stands = stands + given @ tables["given"].weight + (given > 0.99).float() @ tables["same"].weight
        above = self._phrases(entitled, batch, "title phrases")
        phrases = torch.cat([self._phrases(read, batch, "phrases"), above], 1)
        stands = torch.cat([stands, tables["place"].weight[-1].expand(above.shape)], 1)
        drawn = self.number(number) + tables["kind"](batch["kind"])
        hidden = functional.relu(phrases * (1 + self.bend(number))[:, None] + drawn[:, None] + stands)
        weights = self.out(self.blur(hidden)).masked_fill(~batch["choices"][:, :, None], -1e9)
        mean = (read * there).sum(1) / there.sum(1)
        nothing = self.nothing(self.blur(number + mean))
        return functional.log_softmax(torch.cat([weights, nothing[:, None]], 1), 1)

    def begin_with(self, path: Path, names: dict[tuple[str, str], int]) -> None:
        """Begin with the vectors of words that the teacher left."""
        with np.load(path) as kept:
            words, vectors = str(kept["words"]).split("\n"), torch.tensor(kept["vectors"])
        known = [(names["word", word], at) for at, word in enumerate(words) if ("word", word) in names]
        rows, ats = (torch.tensor(each) for each in zip(*known, strict=True))
        with torch.no_grad():
            self.names.weight[rows] = vectors[ats]

    def lost(self, batch: dict[str, Tensor]) -> Tensor:
        """How unlikely what is right is to it, and how far it is from what the teacher says."""
        left = torch.rand(batch["sentence"].shape) >= LEFT_OUT
        told = self(batch | {"sentence": batch["sentence"] * left})
        right = batch["right"]
        agreed = torch.where(right > 0, told + right.clamp(min=1e-6).log(), torch.full_like(told, -1e9))
        labelled = -(torch.logsumexp(agreed, 1) * batch["counts"]).sum()
        taught = -((batch["taught"] * told.clamp(min=-30)).sum(1) * batch["taught counts"]).sum()
        sums: Tensor = (labelled + taught) / (batch["counts"] + batch["taught counts"]).sum().clamp(min=1)
        return sums

    def seen(self, batch: dict[str, Tensor], name: str) -> Tensor:
        """The vector of each word of the sentence, or of the title."""
        rows = batch[name]
        return self.names(rows.flatten(0, 1)).unflatten(0, rows.shape[:2]) + self.tables["standing"](
            batch[f"{name} standing"]
        )

    def _phrases(self, read: Tensor, batch: dict[str, Tensor], name: str) -> Tensor:
        first, last = batch[name].unbind(2)
        row = torch.arange(len(read))[:, None]
        up_to = functional.pad(self.phrase["mean"](read).cumsum(1), (0, 0, 1, 0))
        size = (last - first).clamp(min=1)
        told = self.phrase["first"](read)[row, first] + self.phrase["last"](read)[row, (last - 1).clamp(min=0)]
        mean = (up_to[row, last] - up_to[row, first]) / size[:, :, None]
        return told + mean + self.tables["length"](size.clamp(max=LENGTHS - 1))


def learn(cases: Sequence[Case], names: dict[tuple[str, str], int], seed: int, begin: Path) -> Net:
    """The network of some cases; `begin` may hold vectors of words to begin with."""
    torch.manual_seed(seed)
    chance, net = random.Random(seed), Net(len(names))
    if begin.exists():
        net.begin_with(begin, names)
    taught = any(each.taught for each in cases)
    _learn_on(net, cases, chance, Pace(ROUNDS, RATE, 0.15, KEPT_TAUGHT if taught else KEPT))
    if taught:
        _learn_on(net, [each for each in cases if each.counts], chance, Pace(LAST_ROUNDS, LAST_RATE, 0.05, KEPT))
    return net


class Pace(NamedTuple):
    """How often and how fast cases are learnt from, in which part of it the rate rises, and the mean that is kept."""

    rounds: int
    rate: float
    rising: float
    kept: float


def _learn_on(net: Net, cases: Sequence[Case], chance: random.Random, pace: Pace) -> None:
    steps = pace.rounds * -(-len(cases) // AT_ONCE)
    descent = torch.optim.AdamW(net.parameters(), lr=pace.rate, weight_decay=DRAWN)
    rate = torch.optim.lr_scheduler.OneCycleLR(descent, pace.rate, total_steps=steps + 1, pct_start=pace.rising)
    descend(net, descent, rate, pace.kept, (map(batch_of, shuffled(cases, chance)) for _ in range(pace.rounds)))


def descend(
    net: Learner,
    descent: torch.optim.Optimizer,
    pace: torch.optim.lr_scheduler.LRScheduler,
    kept: float,
    rounds: Iterable[Iterable[dict[str, Tensor]]],
) -> None:
    """Learn from the batches of each round; what the network has at the end is the running mean of its weights."""
    mean = {name: weights.detach().clone() for name, weights in net.state_dict().items()}
    for number, batches in enumerate(rounds, start=1):
        net.train()
        lost, size = 0.0, 0
        for batch in batches:
            loss = net.lost(batch)
            descent.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            descent.step()
            pace.step()
            many = len(next(iter(batch.values())))
            lost += loss.item() * many
            size += many
            for name, weights in net.state_dict().items():
                mean[name].lerp_(weights, 1 - kept)
        print(f"  round {number}: {lost / size:.3f}", flush=True)
    net.load_state_dict(mean)
    net.eval()


def told(net: Net, cases: Sequence[Case]) -> Iterator[tuple[Case, dict[int, list[float]]]]:
    """How likely each phrase is, and nothing of them, by head."""
    order = sorted(cases, key=lambda each: each.size)
    for at in range(0, len(order), AT_ONCE):
        own = order[at : at + AT_ONCE]
        yield from told_at_once(net, own, batch_of(own))


def told_at_once(
    net: Net, own: Sequence[Case], batch: dict[str, Tensor]
) -> Iterator[tuple[Case, dict[int, list[float]]]]:
    """What it says of the numbers of a batch, by the heads of their kinds."""
    with torch.no_grad():
        chances = net(batch).exp()
    for row, each in enumerate(own):
        there = [*batch["choices"][row].nonzero().flatten().tolist(), chances.shape[1] - 1]
        heads = [at for at, (kind, _) in enumerate(HEADS) if kind == list(FIELDS)[each.kind]]
        yield each, {head: [round(c, 6) for c in chances[row, there, head].tolist()] for head in heads}


def tally(told: Iterable[tuple[Case, dict[int, list[float]]]], hits: Counter[tuple[int, bool]]) -> None:
    """Count how often the likeliest phrase is right, where a label tells the field, and print the shares."""
    for case, chances in told:
        for head, own in chances.items():
            if case.counts.get(head) and not case.silent[head]:
                hits[head, bool(len(own) > 1 and case.right[head][int(np.argmax(own[:-1]))] > 0)] += 1
    for head, (kind, field_) in enumerate(HEADS):
        whole = hits[head, True] + hits[head, False]
        print(f"{kind} {field_}: {hits[head, True] / max(whole, 1):.3f} of {whole}", flush=True)


def write(net: Net, names: dict[tuple[str, str], int]) -> None:
    """The tables as 16-bit floats, as `_choosing/network.py` reads them."""
    state = {name: weights.detach().numpy() for name, weights in net.state_dict().items()}
    tables: dict[str, np.ndarray] = {}
    for table in FEWEST:
        own = [(name, row) for (kind, name), row in names.items() if kind == table]
        tables[table] = state["names.weight"][[row for _, row in own]]
        tables[f"names {table}"] = np.frombuffer("\n".join(name for name, _ in own).encode(), np.uint8)
    far, between, place = (state[f"tables.{name}.weight"] for name in ("far", "between", "place"))
    tables["place"] = place.copy()
    tables["place"][:-1] += (far[:, None] + between[None]).reshape(-1, WIDTH)
    for name in ("standing", "length", "given", "same", "kind"):
        tables[name] = state[f"tables.{name}.weight"]
    tables["title"] = state["tables.title.weight"][0]
    tables["kind"] = tables["kind"] + state["number.bias"]
    tables["norm"] = state["norms.0.weight"]
    for at in range(LAYERS):
        tables[f"layer {at}"] = state[f"layers.{at}.weight"].transpose(2, 1, 0).reshape(3 * WIDTH, WIDTH)
        tables[f"free {at}"] = state[f"layers.{at}.bias"]
        tables[f"norm {at}"] = state[f"norms.{at + 1}.weight"]
    for part in ("first", "last", "mean"):
        tables[part] = state[f"phrase.{part}.weight"].T
    tables["number"] = state["number.weight"].T
    for name in ("bend", "out", "nothing"):
        tables[name] = state[f"{name}.weight"].T
    tables["bend free"], tables["nothing free"] = state["bend.bias"], state["nothing.bias"] - state["out.bias"]
    kept = {name: own if name.startswith("names ") else own.astype(np.float16) for name, own in tables.items()}
    np.savez_compressed(OUT, **kept)
    print(f"{OUT}: {OUT.stat().st_size:,} bytes, {len(names)} names")


def main() -> None:
    """Read, learn, write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--write", action="store_true", help="the network of all documents")
    asked.add_argument("--folds", type=int, nargs="*", default=range(FOLDS))
    given = asked.parse_args()
    torch.set_num_threads(1)
    rows, names = read(given.folder, taught=(given.folder / "more.taught.jsonl").exists())
    cases = [case_of(row, names) for row in rows]
    print(f"{len(cases)} numbers, {len(names)} names")
    counted = Counter(row["kind"] for row in rows if row["counts"])
    del rows
    begin = given.folder / "begin.npz"
    found: dict[str, dict[int, dict[str, list[float]]]] = {kind: {} for kind in FIELDS}
    hits: Counter[tuple[int, bool]] = Counter()
    for fold in given.folds:
        net = learn([each for each in cases if fold_of(each) != fold], names, fold, begin)
        read_so = list(told(net, [each for each in cases if fold_of(each) == fold and each.counts]))
        for case, chances in read_so:
            found[list(FIELDS)[case.kind]][case.at] = {HEADS[head][1]: own for head, own in chances.items()}
        print(f"up to fold {fold}:")
        tally(read_so, hits)
    for kind, own in found.items():
        lines = [json.dumps(own.get(at)) for at in range(counted[kind])]
        (given.folder / f"{kind}.told.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    if given.write:
        write(learn(cases, names, FOLDS, begin), names)


if __name__ == "__main__":
    main()
