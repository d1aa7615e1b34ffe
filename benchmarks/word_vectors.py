"""Learn how words are used, from abstracts that nobody annotated: `evidex/text/vectors.json`.

    python benchmarks/word_vectors.py ABSTRACTS.jsonl.gz [--without GOLD.jsonl ...]

Counts which words stand one and two places before and behind each word, takes the positive pointwise mutual
information, and factors it: words that are used alike get vectors alike (Levy, Goldberg & Dagan 2015, with contexts
smoothed by the power of .75). Each number of a vector is written as one character. Deterministic.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import numpy as np
from leanings import abstracts
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

OUT = Path(__file__).resolve().parents[1] / "evidex" / "text" / "vectors.json"
SIZE = 40
FACTORS = 120
"""Factored wider than is kept: the small ones are steadier for it."""
FEWEST = 10
"""Documents that a word must be in."""
CONTEXTS = 4_000
OFFSETS = (-2, -1, 1, 2)
STEPS = 80
"""Steps of a number from 0 to 1; written between -39 and 39."""
_TOKEN = re.compile(r"[a-z][a-z0-9-]*|\d+|[%(),.;=<]")


def tokens(text: str) -> list[str]:
    """The words, signs and (as '#') numbers of a text."""
    return ["#" if token.isdigit() else token for token in _TOKEN.findall(text.lower())]


def counted(documents: Sequence[Sequence[str]]) -> tuple[list[str], csr_matrix]:
    """The words that are common enough, and how often each context word stands at each offset from them."""
    spread = Counter(word for document in documents for word in set(document))
    common = Counter(word for document in documents for word in document).most_common(CONTEXTS)
    words = sorted(word for word, number in spread.items() if number >= FEWEST)
    row = {word: number for number, word in enumerate(words)}
    column = {word: number for number, (word, _) in enumerate(common)}
    pairs: Counter[tuple[int, int]] = Counter()
    for document in documents:
        rows, columns = [row.get(word) for word in document], [column.get(word) for word in document]
        for number, offset in enumerate(OFFSETS):
            beside = columns[offset:] if offset > 0 else [None] * -offset + columns[:offset]
            for word, context in zip(rows, beside, strict=False):
                if word is not None and context is not None:
                    pairs[word, number * len(column) + context] += 1
    places = np.array(list(pairs))
    shape = (len(words), len(OFFSETS) * len(column))
    return words, csr_matrix((np.array(list(pairs.values()), float), (places[:, 0], places[:, 1])), shape=shape)


def factored(counts: csr_matrix) -> NDArray[np.float64]:
    """A vector of length 1 for each row."""
    rows, columns = np.asarray(counts.sum(1)).ravel(), np.asarray(counts.sum(0)).ravel() ** 0.75
    columns /= columns.sum()
    cells = counts.tocoo()
    told = np.maximum(np.log(cells.data / (rows[cells.row] * columns[cells.col])), 0)
    table = csr_matrix((told, (cells.row, cells.col)), shape=counts.shape)
    left, strength, _ = svds(table, k=FACTORS, v0=np.ones(min(table.shape)))
    kept = (left * np.sqrt(strength))[:, np.argsort(-strength)[:SIZE]]
    lengths: NDArray[np.float64] = np.linalg.norm(kept, axis=1, keepdims=True)
    return kept / np.maximum(lengths, 1e-9)


def write(words: Iterable[str], table: NDArray[np.float64]) -> None:
    """Write the words that begin with a letter, one a line."""
    from evidex.text.usage import ZERO

    steps = np.clip(np.rint(table * STEPS), -39, 39).astype(int) + ZERO
    rows = {word: "".join(map(chr, row)) for word, row in zip(words, steps, strict=True) if word[0].isalpha()}
    lines = [f"{msgspec.json.encode(word).decode()}:{msgspec.json.encode(row).decode()}" for word, row in rows.items()]
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{OUT}: {len(rows)} words")


def main() -> None:
    """Read, count, factor, write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("abstracts", type=Path)
    asked.add_argument("--without", type=Path, nargs="*", default=[])
    given = asked.parse_args()
    documents = [tokens(f"{title} . {text}") for text, title in abstracts(given.abstracts, given.without)]
    words, counts = counted(documents)
    write(words, factored(counts))


if __name__ == "__main__":
    main()
