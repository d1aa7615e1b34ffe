"""Numbers of citation marks that stand where a spread or a count could: 'a bioavailability of 79% [21]', '38% (5)'."""

from __future__ import annotations

from evidex.text import View
from evidex.text.words import Words

__all__ = ["cited_from"]


def cited_from(view: View, words: Words, index: int) -> int | None:
    """Where in the shape the citation mark begins to which a quantity belongs; None where it belongs to none."""
    quantity = words.read.found[index]
    if not view.document.citations or not view.is_cited_at(quantity.start, quantity.end):
        return None
    mark = words.read.shape.rfind("[", 0, words.read.offset_of(index))
    mark = max(mark, words.read.shape.rfind("(", 0, words.read.offset_of(index)))
    return len(words.read.shape[:mark].rstrip()) if mark > 0 else None
