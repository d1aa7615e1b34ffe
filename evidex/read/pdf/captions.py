"""Which lines are captions, which are running text? What both kinds of region, tables and figures, are told by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidex.read.pdf.lines import Line

__all__ = ["Body", "caption_kind", "is_prose", "table_captions"]

_TABLE = re.compile(
    r"(?:supplementa(?:ry|l)\s|appendix\s|web\s|extended data\s|e)?table\s{1,2}"
    r"(?P<number>[SA-E]?\d{1,2}[A-Za-z]?|[IVX]{1,5})(?P<rest>$|[\s.:|)\]—–-].*|[A-Z(].*)",
    re.IGNORECASE | re.DOTALL,
)
_FIGURE = re.compile(
    r"(?:supplementa(?:ry|l)\s|appendix\s|web\s|extended data\s|e)?(?:figure|fig\.?|scheme|chart|plate|box)\s{0,2}"
    r"(?P<number>[SA-E]?\d{1,2}[A-Za-z]?|[IVX]{1,5})(?P<rest>$|[\s.:|)\]—–-].*|[A-Z(].*)",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE_GOES_ON = re.compile(
    r"\s*(?:[,;)\]]|(?:and|or|to|in|of|with|for|on|by|is|are|was|were|has|have|had|can|could|may|also|below|above|"
    r"shows?|showed|shown|presents?|presented|summari[sz]es?|summari[sz]ed|lists?|listed|gives?|provides?|provided|"
    r"displays?|displayed|depicts?|illustrates?|illustrated|describes?|described|reports?|reported|contains?|"
    r"details?|demonstrates?|compares?|outlines?|includes?|indicates?|reveals?|suggests?|represents?|highlights?)\b)"
)


def caption_kind(text: str) -> str:
    """`table` or `figure` where the text opens like a caption ('Table 2. …'), else nothing."""
    for kind, pattern in (("table", _TABLE), ("figure", _FIGURE)):
        match = pattern.match(text)
        if match and not _SENTENCE_GOES_ON.match(match["rest"]) and not re.match(r"\s+[a-z]|[,;]", match["rest"]):
            return kind
    return ""


@dataclass(frozen=True, slots=True)
class Body:
    """How the running text of the document is set."""

    size: float
    font: str
    width: float
    """Of a full line of its column, in points."""


def is_prose(line: Line, body: Body) -> bool:
    """A full line of running text."""
    return (
        abs(line.size - body.size) <= 0.04 * body.size
        and line.face.font == body.font
        and line.x1 - line.x0 >= 0.8 * body.width
        and len(line.words) >= 4
    )


def table_captions(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each table caption, from the one that says 'Table N'."""
    ordered = sorted(lines, key=lambda line: (line.base, line.x0))
    found: list[list[Line]] = []
    for line in ordered:
        if not _opens_table(line) or _goes_on_above(line, ordered):
            continue
        caption = [line]
        for other in ordered:
            if other.base <= caption[-1].base + 0.3 * line.size:
                same = abs(other.base - line.base) <= 0.3 * line.size and other is not line
                if same and 0 <= other.x0 - caption[-1].x1 <= 6 * line.size and not _opens_table(other):
                    caption.append(other)
                continue
            last = caption[-1]
            if other.base - last.base > 1.6 * max(last.size, other.size):
                break
            if _same_stack(line, last, other) and _alone(other, ordered):
                caption.append(other)
        found.append(caption)
    return found


def _opens_table(line: Line) -> bool:
    """Whether a line says 'Table 2' as a caption does: in its words, or with the label alone set bold."""
    if caption_kind(line.text) == "table":
        return True
    if _LOWER.match(line.text) is None or len(line.words) < 3:
        return False
    bold = [word.glyphs[0].face.bold for word in line.words]
    return all(bold[:2]) and not any(bold[2:])


_LOWER = re.compile(r"table\s{1,2}(?:[SA-E]?\d{1,2}|[IVX]{1,5})[.:]?\s+[a-z]", re.IGNORECASE)
"""A title that begins small."""


def _goes_on_above(line: Line, lines: Sequence[Line]) -> bool:
    """Whether 'Table 2' stands at the head of a line inside a paragraph."""
    for other in lines:
        near = 0 < line.base - other.base <= 1.6 * line.size
        if near and other.face == line.face and abs(other.x0 - line.x0) < 14 and other.x1 - other.x0 > 120:
            return not other.text.rstrip().endswith((".", ":", "?", "!"))
    return False


def _same_stack(first: Line, last: Line, other: Line) -> bool:
    return (
        abs(other.size - last.size) <= 0.06 * last.size
        and other.x0 < first.x1
        and other.x1 > first.x0
        and abs(other.x0 - first.x0) < 30
    )


def _alone(line: Line, lines: Sequence[Line]) -> bool:
    """Whether no other piece stands near it on its line (a row of a table has several)."""
    return not any(
        other is not line
        and abs(other.base - line.base) <= 0.3 * line.size
        and -2 < other.x0 - line.x1 < 14 * line.size
        for other in lines
    )
