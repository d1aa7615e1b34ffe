"""A table of groups by arm whose cells came loose: 'Sex: male, female' with counts per arm and one test per group.

A PDF's text often gives the tests of such a table apart from the rows that they belong to. They can be put together
again where three counts agree: the rows' counts add up to the arms' sizes block by block, and there are as many
blocks as names of groups and as tests, each in printed order, with every name that stands at its block in its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from evidex.read._headers import is_value
from evidex.read._prose import Draft
from evidex.read.grid import DraftCell

__all__ = ["read_grouped_table"]

_SIZE = re.compile(r"\(\s?[nN]\s?=\s?(\d[\d,]*)\s?\)")
_COUNT = re.compile(r"^(\d[\d,]*)\s?\(\d{1,3}(?:[.·]\d+)?\s?%?\)$")
_OF_AN_ARM = re.compile(r"±|^\d[\d,.·]*\s?\(")


@dataclass
class _Row:
    label: str
    values: list[str]
    tests: list[str] = field(default_factory=list)


@dataclass
class _Body:
    """What the cells give, in order: whole rows, rows of counts, tests, names of groups."""

    pending: list[str]
    order: list[_Row] = field(default_factory=list)
    counts: list[_Row] = field(default_factory=list)
    bare: list[_Row] = field(default_factory=list)
    """Rows of counts that still wait for their labels."""
    tests: list[list[str]] = field(default_factory=list)
    groups: list[tuple[str, _Row | None]] = field(default_factory=list)
    """Names, and the row beside which one stood."""


def read_grouped_table(label: str, caption: str, chunks: Sequence[Sequence[str]]) -> Draft | None:
    """The table, or None where anything is left to guess."""
    first = next((i for i, chunk in enumerate(chunks) if all(map(is_value, chunk))), 0)
    heads = [list(chunk) for chunk in chunks[:first]]
    sizes = [match for chunk in heads if (match := _SIZE.search(" ".join(chunk)))]
    if len(sizes) < 2 or not heads or _SIZE.search(" ".join(heads[0])):
        return None
    arms = [i for i, chunk in enumerate(heads) if _SIZE.search(" ".join(chunk))]
    tests = heads[arms[-1] + 1 :]
    if arms != list(range(1, len(arms) + 1)) or not 0 < len(tests) < 4:
        return None
    body = _Body(heads[0][1:])
    if not _fill(body, chunks[first:], len(arms), len(tests)):
        return None
    blocks = _blocks(body.counts, [int(size.group(1).replace(",", "")) for size in sizes])
    if not blocks or not len(blocks) == len(body.groups) == len(body.tests):
        return None
    if any(row is not None and row is not block[0] for (_, row), block in zip(body.groups, blocks, strict=True)):
        return None
    header = [heads[0][0], *(" ".join(chunk) for chunk in heads[1:])]
    rows = [[DraftCell(cell, header=True) for cell in header], *_rows(body, blocks)]
    return Draft(rows, label, caption, (), 1, rebuilt=True)


def _fill(body: _Body, chunks: Sequence[Sequence[str]], arms: int, tests: int) -> bool:
    run: list[str] = []
    for chunk in [*chunks, [""]]:
        for line in chunk:
            if is_value(line):
                run.append(line)
        labels = [line for line in chunk if line and not is_value(line)]
        if not labels and chunk[0]:
            continue
        if not _take_values(body, run, arms, tests):
            return False
        run = []
        if not _take_labels(body, labels):
            return False
    body.groups += [(name, None) for name in body.pending]
    return not body.bare


def _take_values(body: _Body, run: list[str], arms: int, tests: int) -> bool:
    while run:
        size = arms if _OF_AN_ARM.search(run[0]) else tests
        taken, run = run[:size], run[size:]
        if len(taken) < size or any(
            bool(_OF_AN_ARM.search(cell)) != (size == arms and bool(_OF_AN_ARM.search(taken[0]))) for cell in taken
        ):
            return False
        if not _OF_AN_ARM.search(taken[0]):
            body.tests.append(taken)
            continue
        row = _Row(body.pending.pop() if body.pending else "", taken)
        counted = all(map(_COUNT.match, taken))
        if not counted:
            row.tests, run = run[:tests], run[tests:]
            if not row.label or len(row.tests) < tests or any(map(_OF_AN_ARM.search, row.tests)):
                return False
        names, body.pending = body.pending, []
        body.groups += [(name, row if counted and name is names[-1] else None) for name in names]
        body.order.append(row)
        if counted:
            body.counts.append(row)
            if not row.label:
                body.bare.append(row)
    return True


def _take_labels(body: _Body, labels: list[str]) -> bool:
    if not body.bare:
        body.pending += labels
        return True
    if not labels:
        return False
    if len(labels) != len(body.bare) + 2:
        return False
    body.groups.append((labels[0], body.bare[0]))
    for row, label in zip(body.bare, labels[1:-1], strict=True):
        row.label = label
    body.bare, body.pending = [], [labels[-1]]
    return True


def _blocks(rows: Sequence[_Row], sizes: Sequence[int]) -> list[list[_Row]]:
    """Rows whose counts add up to the size of every arm; none where they do not come out even."""
    blocks: list[list[_Row]] = []
    open_rows: list[_Row] = []
    for row in rows:
        open_rows.append(row)
        sums = [sum(_count(one.values[arm]) for one in open_rows) for arm in range(len(sizes))]
        if sums == list(sizes):
            blocks.append(open_rows)
            open_rows = []
        elif any(total > size for total, size in zip(sums, sizes, strict=True)):
            return []
    return [] if open_rows else blocks


def _count(cell: str) -> int:
    match = _COUNT.match(cell)
    return int(match.group(1).replace(",", "")) if match else 0


def _rows(body: _Body, blocks: Sequence[Sequence[_Row]]) -> list[list[DraftCell]]:
    found: list[list[DraftCell]] = []
    heads = {id(block[0]): index for index, block in enumerate(blocks)}
    width = len(body.order[0].values)
    for row in body.order:
        if (index := heads.get(id(row))) is not None:
            empty = [DraftCell("") for _ in range(width)]
            tests = [DraftCell(cell) for cell in body.tests[index]]
            found.append([DraftCell(body.groups[index][0]), *empty, *tests])
        counted = not row.tests
        cells = [DraftCell(cell) for cell in (*row.values, *row.tests)]
        found.append([DraftCell(row.label, indent=1.0 if counted else 0.0), *cells])
    return found
