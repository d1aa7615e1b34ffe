"""Learn the small network that reads shares for their roles (`evidex/extract/_judging/reader.py`).

    pip install torch                                    # in an environment of its own: evidex does not need it
    python benchmarks/role_network.py FOLDER [--write] [--retold]

From what `role_cases.py` wrote to FOLDER and what the larger network said of it (`role_teacher.py`; Hinton and others
2015, 'Distilling the knowledge in a neural network'): shares with a label from both, half and half, invented ones from
the larger network alone. Vectors of words begin as what the larger one makes of them, on average, in abstracts without
labels (`words.npz`). Prints how often the likeliest role is right in the documents kept out, of which neither learnt;
with --write learns from all and writes `_judging/weights/roles.npz`, with --retold `roles_retold.npz` beside it. Needs
neither evidex nor a graphics card; some minutes on two cores. The same seeds on the same version of torch and processor
give the same network.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from network import Learner, descend
from role_shares import HELD, ROLES, fold_of, read, tally
from torch import Tensor, nn
from torch.nn import functional

OUT = Path(__file__).resolve().parents[1] / "evidex" / "extract" / "_judging" / "weights"
WIDTH, LAYERS, HIDDEN = 64, 3, 96
AROUND, COARSE = 7, 1 / 64
"""As in `reader.py` and `_learnt/exact.py`."""
MOST_BEFORE, MOST_BEHIND, MOST_TITLE = 150, 100, 60
"""Words of a sentence before and behind the number, and of a title, that are learnt from."""
FEWEST, FEWEST_ENDING = 4, 20
ROUNDS, RATE, DRAWN, KEPT, AT_ONCE = 10, 3e-3, 0.05, 0.995, 64
LABEL = 0.5
"""How much a label counts beside what the larger network says."""
LEFT_OUT, BLURRED, BLURRED_WORDS = 0.08, 0.3, 0.15
BEGUN = 0.3
"""How far vectors of words are from nothing at the beginning."""


@dataclass
class Case:
    """A share as whole numbers: rows of the words and of their endings."""

    document: str
    texts: dict[str, list[tuple[int, int]]]
    own: int
    of: tuple[int, int]
    group: tuple[int, int]
    told: list[float]
    right: int
    """The role by its label; -1 where there is none."""
    weight: float
    taught: list[float]


class Names:
    """The rows of words and endings; row 0 is nothing."""

    def __init__(self, rows: Sequence[dict[str, Any]], begun: Sequence[str]) -> None:
        seen = Counter(word for row in rows for word in row["words"]["sentence"])
        self.words = sorted({word for word, count in seen.items() if count >= FEWEST} | set(begun))
        ends = Counter(word[-3:] for word in self.words)
        self.endings = sorted(end for end, count in ends.items() if count >= FEWEST_ENDING)
        self._word = {word: at for at, word in enumerate(self.words, start=1)}
        self._ending = {end: at for at, end in enumerate(self.endings, start=len(self.words) + 1)}

    def __len__(self) -> int:
        return len(self.words) + len(self.endings) + 1

    def of(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """The rows of each word; of no words one that nothing is known of."""
        return [(self._word.get(word, 0), self._ending.get(word[-3:], 0)) for word in words] or [(0, 0)]


def case_of(row: dict[str, Any], names: Names) -> Case:
    """A share as whole numbers."""
    first = max(0, row["own"] - MOST_BEFORE)
    words = row["words"]["sentence"][first : row["own"] + MOST_BEHIND]
    texts = {
        "sentence": names.of(words),
        "before": names.of(row["words"]["before"][-MOST_BEFORE:]),
        "title": names.of(row["words"]["title"][:MOST_TITLE]),
    }
    phrases = [[max(0, at - first) for at in row[name]] if row[name] else [0, 0] for name in ("of", "group")]
    of, group = ((low, min(high, len(words))) for low, high in phrases)
    right = ROLES.index(row["verdict"]) if row["verdict"] else -1
    weight = 0.5 if row["doubt"] else 1.0
    return Case(
        row["document"], texts, row["own"] - first, of, group, row["shown"]["told"], right, weight, row["taught"]
    )


def batch_of(cases: Sequence[Case]) -> dict[str, Tensor]:
    """Cases as one."""
    batch: dict[str, Tensor] = {}
    for name in ("sentence", "before", "title"):
        size = max(len(each.texts[name]) for each in cases)
        rows = [[*each.texts[name], *[(0, 0)] * (size - len(each.texts[name]))] for each in cases]
        there = [[1.0] * len(each.texts[name]) + [0.0] * (size - len(each.texts[name])) for each in cases]
        batch[name], batch[f"{name} there"] = torch.tensor(rows), torch.tensor(there)[:, :, None]
    at = torch.arange(batch["sentence"].shape[1])
    for name, places in (
        ("own", [(each.own, each.own + 1) for each in cases]),
        ("of", [each.of for each in cases]),
        ("group", [each.group for each in cases]),
    ):
        low, high = torch.tensor(places).unbind(1)
        held = ((at >= low[:, None]) & (at < high[:, None])).float()
        batch[name] = (held / held.sum(1, keepdim=True).clamp(min=1))[:, None]
    near = (at - torch.tensor([[each.own] for each in cases])).abs() <= AROUND
    batch["near"] = near.float()[:, :, None] * batch["sentence there"]
    batch["told"] = torch.tensor([each.told for each in cases])
    batch["right"] = torch.tensor([each.right for each in cases])
    batch["weight"] = torch.tensor([each.weight for each in cases])
    batch["taught"] = torch.tensor([each.taught for each in cases])
    return batch


class Net(Learner):
    """As `reader.py`, for learning."""

    def __init__(self, names: int, told: int) -> None:
        super().__init__()
        self.names = nn.EmbeddingBag(names, WIDTH, mode="sum", padding_idx=0)
        self.segment = nn.Embedding(2, WIDTH)
        self.layers = nn.ModuleList(
            nn.Conv1d(WIDTH, WIDTH, 3, padding=1 << at, dilation=1 << at) for at in range(LAYERS)
        )
        self.norms = nn.ModuleList(nn.RMSNorm(WIDTH, eps=1e-5) for _ in range(LAYERS + 1))
        self.hidden, self.out = nn.Linear(10 * WIDTH + told, HIDDEN), nn.Linear(HIDDEN, len(ROLES))
        self.blur, self.blur_words = nn.Dropout(BLURRED), nn.Dropout(BLURRED_WORDS)

    def begin_with(self, names: Names, vectors: dict[str, np.ndarray]) -> None:
        """Begin with what the larger network makes of words."""
        with torch.no_grad():
            nn.init.normal_(self.names.weight, std=0.1)
            self.names.weight[0] = 0
            self.names.weight[len(names.words) + 1 :] *= 0.1
            for at, word in enumerate(names.words, start=1):
                if word in vectors:
                    self.names.weight[at] = torch.tensor(vectors[word])

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """How likely each role is, and that there is no share, as logarithms."""
        sentence, there = self._through(batch, "sentence", 0), batch["sentence there"]
        before, title = self._through(batch, "before", 0), self._through(batch, "title", 1)
        seen = [(batch[name] @ sentence)[:, 0] for name in ("own", "of", "group")]
        seen += [_mean(sentence, there), _most(sentence, there), _most(sentence, batch["near"])]
        seen += [_mean(title, batch["title there"]), _most(title, batch["title there"])]
        seen += [_mean(before, batch["before there"]), _most(before, batch["before there"]), batch["told"]]
        hidden = functional.relu(self.hidden(self.blur(torch.cat(seen, 1))))
        return functional.log_softmax(self.out(self.blur(hidden)), 1)

    def lost(self, batch: dict[str, Tensor]) -> Tensor:
        """How unlikely the label is to it, and how far it is from what the larger network says."""
        told, labelled = self(batch), (batch["right"] >= 0).float() * LABEL
        taught = -(batch["taught"] * told).sum(1)
        label = -told.gather(1, batch["right"].clamp(min=0)[:, None])[:, 0]
        whole: Tensor = ((labelled * label + (1 - labelled) * taught) * batch["weight"]).mean()
        return whole

    def _through(self, batch: dict[str, Tensor], name: str, segment: int) -> Tensor:
        rows, there = batch[name], batch[f"{name} there"]
        if self.training:
            rows = rows * (torch.rand(rows.shape[:2]) >= LEFT_OUT)[:, :, None]
        seen = self.names(rows.flatten(0, 1)).unflatten(0, rows.shape[:2]) + self.segment.weight[segment]
        read = self.blur_words(self.norms[0](seen))
        for layer, norm in zip(self.layers, list(self.norms)[1:], strict=True):
            read = norm(read + functional.relu(layer((read * there).transpose(1, 2)).transpose(1, 2)))
        return read


def _mean(read: Tensor, there: Tensor) -> Tensor:
    return (read * there).sum(1) / there.sum(1)


def _most(read: Tensor, there: Tensor) -> Tensor:
    return read.masked_fill(there == 0, -1e9).max(1)[0]


def in_batches(cases: Sequence[Case], chance: random.Random | None = None) -> Iterator[list[Case]]:
    """All cases in batches of about one length, in some order."""
    order = sorted(cases, key=lambda each: len(each.texts["sentence"]) + (10 * chance.random() if chance else 0))
    batches = [order[at : at + AT_ONCE] for at in range(0, len(order), AT_ONCE)]
    if chance:
        chance.shuffle(batches)
    yield from batches


def learn(cases: Sequence[Case], names: Names, vectors: dict[str, np.ndarray], seed: int = 0) -> Net:
    """The network of some cases."""
    torch.manual_seed(seed)
    chance, net = random.Random(seed), Net(len(names), len(cases[0].told))
    net.begin_with(names, vectors)
    words = [net.names.weight]
    others = [weights for name, weights in net.named_parameters() if name != "names.weight"]
    descent = torch.optim.AdamW([{"params": words, "weight_decay": 0.01}, {"params": others, "weight_decay": DRAWN}])
    steps = ROUNDS * -(-len(cases) // AT_ONCE) + 1
    pace = torch.optim.lr_scheduler.OneCycleLR(descent, [RATE / 2, RATE], total_steps=steps, pct_start=0.1)
    descend(net, descent, pace, KEPT, (map(batch_of, in_batches(cases, chance)) for _ in range(ROUNDS)))
    return net


def told(net: Net, cases: Sequence[Case]) -> Iterator[tuple[Case, list[float]]]:
    """How likely each role is."""
    net.eval()
    for own in in_batches(cases):
        with torch.no_grad():
            yield from zip(own, net(batch_of(own)).exp().tolist(), strict=True)


def write(net: Net, names: Names, out: Path) -> None:
    """The tables as `reader.py` reads them: words as small whole numbers, the others as 16-bit floats."""
    state = {name: weights.detach().numpy() for name, weights in net.state_dict().items()}
    words = state["names.weight"][1:]
    whole = np.clip(np.rint(words / COARSE), -127, 127).astype(np.int8)
    tables = {"word": whole[: len(names.words)], "ending": whole[len(names.words) :]}
    for name, own in (("word", names.words), ("ending", names.endings)):
        tables[f"names {name}"] = np.frombuffer("\n".join(own).encode(), np.uint8)
    small = {"segment": state["segment.weight"], "norm": state["norms.0.weight"]}
    for at in range(LAYERS):
        small[f"layer {at}"] = state[f"layers.{at}.weight"].transpose(2, 1, 0).reshape(3 * WIDTH, WIDTH)
        small[f"free {at}"], small[f"norm {at}"] = state[f"layers.{at}.bias"], state[f"norms.{at + 1}.weight"]
    for name in ("hidden", "out"):
        small[name], small[f"{name} free"] = state[f"{name}.weight"].T, state[f"{name}.bias"]
    np.savez_compressed(out, **tables, **{name: table.astype(np.float16) for name, table in small.items()})
    print(f"{out}: {out.stat().st_size:,} bytes, {len(names.words)} words")


def main() -> None:
    """Read, learn, write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--write", action="store_true", help="learn from all, and write the network")
    asked.add_argument("--retold", action="store_true", help="for texts that retell studies")
    given = asked.parse_args()
    torch.set_num_threads(1)
    rows = read(given.folder, taught=True)
    with np.load(given.folder / "words.npz") as kept:
        words, broad = str(kept["words"]).split("\n"), kept["vectors"]
    vectors = dict(zip(words, (broad / broad.std() * BEGUN).astype(np.float32), strict=True))
    names = Names(rows, words)
    cases = [case_of(row, names) for row in rows]
    print(f"{len(cases)} shares, {len(names)} names")
    if given.write:
        write(learn(cases, names, vectors), names, OUT / ("roles_retold.npz" if given.retold else "roles.npz"))
        return
    net = learn([each for each in cases if fold_of(each.document) != HELD], names, vectors)
    held = [each for each in cases if fold_of(each.document) == HELD and each.right >= 0]
    tally((each.right, each.weight, chances) for each, chances in told(net, held))


if __name__ == "__main__":
    main()
