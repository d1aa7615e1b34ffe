"""Which lines of a table are one row? A cell's text folds over several lines; the next row begins somewhere below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from evidex.read.pdf.columns import Row
from evidex.read.pdf.drawings import Rule

__all__ = ["fold_rows"]

_FIGURES = re.compile(
    r"[<>≤≥=±~−–-]?\s?\(?[\d.,·%()\[\]/±<>=≤≥~*†‡§\s−–-]*\d[\d.,·%()\[\]/±<>=≤≥~*†‡§\s−–to-]*"
    r"|[–—−-]|\(?(?:n/?a|n\.?[drs]\.?|ref\.?|reference)\)?",
    re.IGNORECASE,
)
_DANGLES = re.compile(
    r"(?:[,;:/(\[&+–-]|\b(?:and|or|of|the|in|for|with|to|at|by|from|per|than|vs\.?|no\.?|a))$", re.IGNORECASE
)
_GOES_ON = re.compile(r"[a-zß-ÿ(\[/&+,;)%]|\d+(?:\.\d+)?\)")


def fold_rows(rows: Sequence[Row], rules: Sequence[Rule], width: float) -> list[list[Row]]:
    """The rows of the body, each as its levels from top to bottom."""
    if not rows:
        return []
    bands = _bands(rows, rules, width)
    if bands is not None:
        return bands
    tight = _tight_gap(rows)
    widest = max(
        (pieces[-1].x1 for row in rows for first, last, pieces in row.cells if first == last == 0), default=0.0
    )
    folded: list[list[Row]] = [[rows[0]]]
    for above, row in pairwise(rows):
        gap = row.base - above.base
        if _goes_on(folded[-1], row, gap, tight) or (tight is None and _is_last_word(above, row, widest)):
            folded[-1].append(row)
        else:
            folded.append([row])
    return _labels_joined(folded)


def _bands(rows: Sequence[Row], rules: Sequence[Rule], width: float) -> list[list[Row]] | None:
    """Rows between rules, where rules part them nearly all."""
    heights = [rule.at for rule in rules if rule.length >= 0.7 * width and rows[0].base < rule.at < rows[-1].base]
    if len(heights) < 2:
        return None
    bands: list[list[Row]] = [[]]
    for row in rows:
        if bands[-1] and any(bands[-1][-1].base < height <= row.base for height in heights):
            bands.append([])
        bands[-1].append(row)
    sizes = sorted(len(band) for band in bands)
    ruled = len(bands) >= 0.45 * len(rows) or (len(bands) >= 4 and sizes[-1] <= 6)
    keyed = all(sum(_has_key(row) and _values(row) > 0 for row in band) <= 1 for band in bands)
    return bands if ruled and keyed else None


def _tight_gap(rows: Sequence[Row]) -> float | None:
    """The gap between lines of one cell, where it is plainly smaller than that between rows; else None."""
    gaps = sorted((row.base - above.base, index) for index, (above, row) in enumerate(pairwise(rows), 1))
    if len(gaps) < 4:
        return None
    best: tuple[float, int] | None = None
    for place in range(1, len(gaps)):
        ratio = gaps[place][0] / max(gaps[place - 1][0], 0.1)
        even = ratio >= 1.3 and gaps[place - 1][0] <= 1.05 * gaps[0][0]
        if (
            ratio >= 1.12
            and place >= 0.2 * len(gaps)
            and (even or len(gaps) - place >= 0.2 * len(gaps))
            and (best is None or ratio > best[0])
        ):
            best = (ratio, place)
    if best is None:
        return None
    tight = [rows[index] for _, index in gaps[: best[1]]]
    above = [rows[index - 1] for _, index in gaps[: best[1]]]
    partial = sum(
        not _has_key(row) or len(row.cells) < len(over.cells) or _values(row) == 0
        for row, over in zip(tight, above, strict=True)
    )
    if partial < 0.6 * len(tight) or any(map(_says_again, above, tight)):
        return None
    return (gaps[best[1] - 1][0] + gaps[best[1]][0]) / 2


def _has_key(row: Row) -> bool:
    return any(first == 0 for first, _, _ in row.cells)


def _texts(row: Row) -> dict[int, str]:
    return {first: " ".join(piece.text for piece in pieces) for first, _, pieces in row.cells}


def _values(row: Row) -> int:
    """How many cells beyond the first column hold figures alone."""
    return sum(first > 0 and _FIGURES.fullmatch(text) is not None for first, text in _texts(row).items())


def _says_again(above: Row, row: Row) -> bool:
    """Whether a row has a label and figures of its own in a column that held figures above: no rest of a cell."""
    own, over = _texts(row), _texts(above)
    if _is_another(own, over):
        return True
    return {0} <= set(own) & set(over) and any(
        col > 0 and _FIGURES.fullmatch(text) and _FIGURES.fullmatch(over.get(col, "")) and text[:1] not in "([–-−"
        for col, text in own.items()
    )


def _is_another(own: dict[int, str], over: dict[int, str]) -> bool:
    """Whether a line has two whole values of its own, below what is whole: its row is named further up, or inside."""
    whole = [
        col
        for col, text in own.items()
        if col > 0 and _FIGURES.fullmatch(text) and text[:1] not in "([–-−" and not _is_open(over.get(col, ""))
    ]
    named = any(col < min(whole, default=0) and text[:1].isupper() for col, text in own.items() if col > 0)
    again = [col for col in whole if _FIGURES.fullmatch(over.get(col, ""))]
    return len(whole) > 1 and (named or len(again) > 1) and not any(map(_is_open, over.values()))


def _is_open(text: str) -> bool:
    """Whether a value is broken off: '3.0 (1.0–', '12.5 ±'."""
    return text.count("(") > text.count(")") or text.count("[") > text.count("]") or text.endswith(("–", "−", "±", "/"))


def _closes(own: dict[int, str], over: dict[int, str]) -> bool:
    """Whether every value below is the rest of one above: of one that is broken off, or one's brackets."""
    below = [col for col in own if col > 0]
    return any(_is_open(over.get(col, "")) for col in below) and all(
        _is_open(over.get(col, "")) or (own[col].startswith(("(", "[")) and _FIGURES.fullmatch(over.get(col, "")))
        for col in below
    )


def _goes_on(group: list[Row], row: Row, gap: float, tight: float | None) -> bool:
    """Whether a line goes on with the cells of the row above it."""
    above = group[-1]
    if tight is not None:
        return gap <= tight
    if gap > 1.75 * row.size:
        return False
    own, over = _texts(row), _texts(above)
    if _closes(own, over):
        return True
    if not _has_key(row):
        if _is_another(own, over):
            return False
        again = sum(
            _FIGURES.fullmatch(text) is not None and _FIGURES.fullmatch(over.get(col, "")) is not None
            for col, text in own.items()
        )
        brackets = all(text.startswith(("(", "[", "–", "-", "to ")) or col == 0 for col, text in own.items())
        opens = any(text[:1].isupper() and over.get(col, "").endswith((".", ";")) for col, text in own.items())
        if _heads_below(own, over):
            return False
        return set(own) <= set(over) and not opens and (again == 0 or brackets)
    key, key_over = own[0], over.get(0, "")
    if len(own) == 1:
        return bool(key_over) and len(over) > 1 and bool(_GOES_ON.match(key) or _dangles(above))
    return bool(key_over) and _values(row) == 0 and bool(_GOES_ON.match(key)) and set(own) <= set(over)


def _is_last_word(above: Row, row: Row, widest: float) -> bool:
    """Whether a short name in capitals alone ('AG') ends the label above it, beside which it had no room."""
    label = next((pieces[-1] for first, _, pieces in above.cells if first == 0), None)
    if label is None or len(above.cells) < 2 or len(row.cells) != 1 or row.cells[0][0] != 0:
        return False
    word = row.cells[0][2][0]
    short = len(word.text) <= _SHORT and word.text.isupper() and row.base - above.base <= 1.35 * row.size
    return (
        short and abs(word.x0 - above.cells[0][2][0].x0) < 1 and label.x1 + 0.2 * row.size + word.x1 - word.x0 > widest
    )


_SHORT = 4
"""Letters of such a name."""


def _heads_below(own: dict[int, str], over: dict[int, str]) -> bool:
    """Whether a line without a label heads its columns anew ('Median (IQR)'): words, all under figures."""
    return len(own) > 1 and all(
        text[:1].isupper() and _FIGURES.fullmatch(text) is None and _FIGURES.fullmatch(over.get(col, "")) is not None
        for col, text in own.items()
    )


def _labels_joined(folded: list[list[Row]]) -> list[list[Row]]:
    """A label alone that goes on in the next row's, or whose bracket does, is the first line of that label."""
    joined: list[list[Row]] = []
    for group in folded:
        before = joined[-1] if joined else None
        if before is not None and len(before) == 1 and len(before[0].cells) == 1 and _has_key(before[0]):
            key = _texts(group[0]).get(0, "")
            near = group[0].base - before[0].base <= 1.6 * group[0].size
            begun = _is_open(_texts(before[0])[0]) or _dangles(before[0])
            if near and key and len(group[0].cells) > 1 and (key[:1].islower() or key[:1] in "([" or begun):
                joined[-1] = before + group
                continue
        joined.append(group)
    return joined


def _dangles(row: Row) -> bool:
    """Whether a label ends in a word that must go on; the small 'a' of a note is no article."""
    line = row.cells[0][2][-1]
    last = line.words[-1].glyphs[-1]
    return last.face.size > _SMALL * line.face.size and _DANGLES.search(_texts(row)[0]) is not None


_SMALL = 0.85
"""The size of raised letters beside that of their line."""
