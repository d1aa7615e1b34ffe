"""Where does each entry of the reference list begin? A hanging indent shows it, else the numbers and names do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidex.read.pdf.blocks import Block
from evidex.read.pdf.lines import Line
from evidex.text.references import split_references

__all__ = ["NUMBER", "split_entries"]

NUMBER = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)]|(\d{1,4})(?=\s+[A-ZÀ-Þ]))\s*")
_HANGING = (0.15, 0.9)
"""The share of indented lines between which a list is set with a hanging indent."""


def split_entries(blocks: Sequence[Block]) -> list[list[Line]]:
    """The lines of each entry, over columns and pages."""
    lines = [(line, line.x0 - block.x0) for block in blocks for line in block.lines]
    if not lines:
        return []
    numbered = sum(NUMBER.match(line.text) is not None for line, _ in lines)
    hanging = sum(indent > 0.6 * line.size for line, indent in lines)
    if numbered < 0.1 * len(lines) and _HANGING[0] * len(lines) < hanging < _HANGING[1] * len(lines):
        return _by_indent(lines)
    return _by_text([line for line, _ in lines])


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
