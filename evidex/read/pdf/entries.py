"""Where does each entry of the reference list begin? A hanging indent shows it, else the numbers and names do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidex.read.pdf.blocks import Block
from evidex.read.pdf.lines import Line
from evidex.text.references import split_references

__all__ = ["NUMBER", "part_behind", "split_entries"]

NUMBER = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)]|(\d{1,4})(?=\s+[A-ZÀ-Þ]))\s*")
_HANGING = (0.15, 0.9)
"""The share of indented lines between which a list is set with a hanging indent."""

_BEHIND = re.compile(
    r"(?:(?:Declarations? of )?(?:Conflicts? of|Competing) [Ii]nterests?\b|(?:Received|Submitted|Citation)\s?:"
    r"|How to cite this\b|Copyright\b|©"
    r"|Publisher['’]s [Nn]ote\b|(?:Open Access )?This article (?:is|was)\b)"
)
"""How the small print behind a list begins, which no heading parts from it."""


def part_behind(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks of the list, and those that are no part of it."""
    behind = [bool(at and _BEHIND.match(block.text.lstrip())) for at, block in enumerate(blocks)]
    listed = [block for block, aside in zip(blocks, behind, strict=True) if not aside]
    return listed, [block for block, aside in zip(blocks, behind, strict=True) if aside]


def split_entries(blocks: Sequence[Block]) -> list[list[Line]]:
    """The lines of each entry, over columns and pages."""
    lines = [(line, line.x0 - edge) for block, edge in zip(blocks, _edges(blocks), strict=True) for line in block.lines]
    if not lines:
        return []
    numbered = sum(NUMBER.match(line.text) is not None for line, _ in lines)
    hanging = sum(indent > 0.6 * line.size for line, indent in lines)
    if numbered < 0.1 * len(lines) and _HANGING[0] * len(lines) < hanging < _HANGING[1] * len(lines):
        return _by_indent(lines)
    return _by_text([line for line, _ in lines])


def _edges(blocks: Sequence[Block]) -> list[float]:
    """Where the column of each block begins: an indented line may stand in a block of its own."""
    return [min(other.x0 for other in blocks if _above_another(block, other)) for block in blocks]


def _above_another(one: Block, other: Block) -> bool:
    return one.page == other.page and other.x0 < one.x1 and one.x0 < other.x1


def _by_indent(lines: Sequence[tuple[Line, float]]) -> list[list[Line]]:
    entries: list[list[Line]] = []
    for line, indent in lines:
        if entries and indent > 0.6 * line.size:
            entries[-1].append(line)
        else:
            entries.append([line])
    return entries


def _by_text(lines: Sequence[Line]) -> list[list[Line]]:
    starts, position = [], 0
    for line in lines:
        starts.append(position)
        position += len(line.text) + 1
    begins = [entry.start for entry in split_references("\n".join(line.text for line in lines))]
    entries: list[list[Line]] = []
    for line, start in zip(lines, starts, strict=True):
        if not entries or any(start <= begin < start + len(line.text) for begin in begins):
            entries.append([line])
        else:
            entries[-1].append(line)
    return entries
