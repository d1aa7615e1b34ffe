"""What all that is learnt from documents has in common: how much an example counts, and how weights are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

__all__ = ["Vector", "descend", "descend_odds", "shares_of"]

Vector = NDArray[np.float64]
DRAWN_TOGETHER = 0.4
"""How far the examples of one document share one weight: at 0 each counts whole, at 1 a document counts once however
many it holds. They are alike in words and subject, so a long one would drown the others; yet each tells something."""
STEPS = 200


def shares_of(documents: Sequence[str]) -> Vector:
    """How much each example counts beside those of its own document, from the document of each."""
    sizes = Counter(documents)
    return np.array([sizes[name] ** -DRAWN_TOGETHER for name in documents], dtype=np.float64)


def descend(loss: Callable[[Vector], tuple[float, Vector]], size: int) -> Vector:
    """The weights, from nothing on, at which a loss (told with its slope) is least (L-BFGS, Liu and Nocedal 1989)."""
    found = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return np.asarray(found.x, dtype=np.float64)


def descend_odds(
    table: csr_matrix, starts: NDArray[np.int64], right: Vector, importance: Vector, ridge: float
) -> Vector:
    """The weights of clues by which the right options of each number are likeliest.

    `table` has a row for each option, those of a number from `starts` on; `right` says how right each is.
    """
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
        return float(value + ridge / 2 * (weights @ weights)), -(turned @ pull) + ridge * weights

    return descend(loss, table.shape[1])
