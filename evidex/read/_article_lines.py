"""Text whose lines are whole paragraphs: blog posts, guideline answers, abstracts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidex.read._aligned_table import aligned_runs, read_aligned_table
from evidex.read._prose import Piece, take_caption
from evidex.text.headings import find_labels, heading_of, lists_keywords

__all__ = ["article_pieces", "looks_like_heading"]

_BULLET = re.compile(r"^\s{0,8}(?:[-•*·‣▪–—]|o(?=\s{2,}))\s+")
_NUMBER = re.compile(r"^\s{0,8}(?:\d{1,2}[.)]|[a-h][.)]|\(\d{1,2}\))\s+")
_TERMINAL = re.compile(r"[.!;,…][\"”’)\]]{0,2}$|[.!?][\"”’)\]]?\s?[\d,\s–-]{1,20}$|[.!?]\s?(?:\[\d[\d,–-]*\])+$")
_STRONG = re.compile(r"^(?:\*\*|__)(?P<words>[^*_]{2,80})(?:\*\*|__)\s*:?$")
"""A line wholly in bold: how chat answers and plain Markdown write a heading."""
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")
LONGEST_HEADING = 90
"""Characters."""


def article_pieces(text: str) -> list[Piece]:
    """Pieces of a text in which each line is a paragraph, a heading or a list item."""
    raw = text.split("\n")
    runs = dict(aligned_runs(raw))
    lines = [(line.strip(), _indent(line), at) for at, line in enumerate(raw) if line.strip()]
    pieces: list[Piece] = []
    done = 0
    for index, (words, indent, at) in enumerate(lines):
        if at < done:
            continue
        if (end := runs.get(at)) is not None and (table := _table(raw[at:end], pieces)) is not None:
            pieces.append(table)
            done = end
            continue
        following = lines[index + 1][0] if index + 1 < len(lines) else ""
        pieces.append(_piece(words, indent, following, index, bool(pieces)))
    return pieces


def _table(lines: Sequence[str], pieces: list[Piece]) -> Piece | None:
    """The table that these lines set in columns; it takes the caption above it."""
    if read_aligned_table(lines, "", "") is None:
        return None
    label, caption = take_caption(pieces)
    return Piece("table", table=read_aligned_table(lines, label, caption))


def _indent(line: str) -> int:
    return (len(line) - len(line.lstrip())) // 2


def _piece(words: str, indent: int, following: str, index: int, begun: bool) -> Piece:
    if not begun and following and _is_title(words):
        return Piece("title", words, opens=("title", "front"))
    opens: tuple[str, str] | None = ("body", "body") if index == 1 else None
    if _ADDRESS.match(words):
        return Piece("aside", words)
    if (strong := _STRONG.match(words)) and following and not _TERMINAL.search(strong["words"].rstrip(":")):
        return Piece("heading", strong["words"])
    if match := _BULLET.match(words):
        return Piece("list_item", words[match.end() :] if words[match.end() :] else words, level=indent)
    if match := _NUMBER.match(words):
        rest = words[match.end() :]
        if looks_like_heading(rest, following) and not _NUMBER.match(following):
            return Piece("heading", words)
        return Piece("list_item", rest or words, level=indent, number=match.group().strip() if rest else "")
    if looks_like_heading(words, following):
        return Piece("heading", words)
    return Piece("paragraph", words, opens=("body", "body") if opens and not find_labels(words) else None)


def _is_title(words: str) -> bool:
    return (
        len(words) <= 300
        and not _TERMINAL.search(words)
        and not words.endswith(":")
        and not find_labels(words)
        and heading_of(words) is None
        and len(words.split()) > 1
    )


def looks_like_heading(words: str, following: str) -> bool:
    """Whether a line of its own is a heading: short, without a sentence's end, before something else."""
    if heading_of(words) is not None:
        return True
    if not following or len(words) > LONGEST_HEADING or not (words[0].isupper() or words[0].isdigit()):
        return False
    if _TERMINAL.search(words) or words.count(". ") > 0 or lists_keywords(words):
        return False
    bare = words.rstrip(":")
    count = len(bare.split())
    if words.endswith(":"):
        return count <= 8 and _title_case(bare.split())
    verb = re.search(r"\b(?:is|are|was|were|has|have|had)\b", bare)
    return words.endswith("?") or (count <= 12 and verb is None)


def _title_case(words: Sequence[str]) -> bool:
    large = [word for word in words if len(word) > 3]
    return bool(large) and sum(word[:1].isupper() or word.startswith("(") for word in large) >= 0.7 * len(large)
