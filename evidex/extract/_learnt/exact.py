"""Products of small networks that are the same on every processor, and the layers that read words with them.

Whatever is multiplied is first rounded to steps of 1/4096, so that 64-bit floats hold every product and sum exactly and
the order in which a processor adds does not matter (as whole numbers give them: Jacob and others 2018).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

__all__ = ["COARSE", "Layers", "Rows", "bent_up", "one_thread", "stepped", "tables_of"]

Rows = NDArray[np.float64]
_SMALL = 1e-5
_STEP = 1 / 4096
_LARGE = 1.5 * 2**52 * _STEP
"""Beside a number so large floats are whole steps: what is added to it is rounded, as `rint` does, half to even."""
COARSE = 1 / 64
"""The steps of tables that are kept as bytes."""


class Layers:
    """Layers that mix each word with its neighbours, ever further ones, and add what comes of it."""

    def __init__(self, tables: Mapping[str, Rows]) -> None:
        """`layer N` has the tables of the word before, the word and the one behind, above one another."""
        self._first = tables["norm"]
        self._layers = [
            (*np.split(tables[f"layer {at}"], 3), tables[f"free {at}"], tables[f"norm {at}"])
            for at in range(sum(name.startswith("layer") for name in tables))
        ]
        """For each what it weighs by, what is added, and the gain."""

    def read(self, seen: Rows) -> Rows:
        """What comes of words through every layer: words by width."""
        read = _normed(seen, self._first)
        size = len(read)
        for at, (before, own, behind, free, gain) in enumerate(self._layers):
            reach = 1 << at
            told = read @ own
            if size > reach:
                told[reach:] += read[:-reach] @ before
                told[:-reach] += read[reach:] @ behind
            told += free
            np.maximum(told, 0, out=told)
            told += read
            read = _normed(told, gain)
        return read


def tables_of(package: str, file: str, named: Sequence[str]) -> tuple[dict[str, Rows], dict[str, list[str]]]:
    """The tables of a network in a package's `weights`, in whole steps, and the names of the rows of those `named`."""
    with as_file(files(package).joinpath("weights", file)) as place, np.load(place) as kept:
        tables = {name: kept[name] for name in kept.files}
    names = {name: bytes(tables.pop(f"names {name}")).decode().split("\n") for name in named}
    return {name: _in_steps(table) for name, table in tables.items()}, names


def one_thread() -> AbstractContextManager[object]:
    """Matrix products on one core while it is entered: for ones so small, threads cost more than they gain."""
    one: AbstractContextManager[object] = _blas().limit(limits=1)
    return one


@functools.cache
def _blas() -> ThreadpoolController:
    return ThreadpoolController().select(user_api="blas")


def bent_up(weights: Rows) -> Rows:
    """What is above nothing, in whole steps."""
    return stepped(np.maximum(weights, 0))


def stepped(numbers: Rows) -> Rows:
    """The nearest whole steps."""
    told: Rows = numbers + _LARGE
    told -= _LARGE
    return told


def _normed(read: Rows, gain: Rows) -> Rows:
    """Vectors of one length, each number by its gain (Zhang and Sennrich 2019)."""
    held = stepped(read)
    held *= (1 / np.sqrt(np.add.reduce(held * held, 1) / held.shape[1] + _SMALL))[:, None]
    held *= gain
    return stepped(held)


def _in_steps(table: NDArray[np.float16] | NDArray[np.int8]) -> Rows:
    return stepped(table.astype(np.float64) * (COARSE if table.dtype == np.int8 else 1.0))
