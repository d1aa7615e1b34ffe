"""A sentence of a document that tells numbers, with what extractors ask of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from evidex.schema import Claim, place_claim
from evidex.text import Sentence, View
from evidex.text.words import Words

__all__ = ["Passage"]

C = TypeVar("C", bound=Claim)


@dataclass(frozen=True)
class Passage:
    """A sentence with its words; `before` is the sentence before it, whatever that tells."""

    view: View
    sentence: Sentence
    words: Words
    before: Sentence | None = None

    @property
    def printed(self) -> str:
        """The sentence as the document prints it."""
        return self.view.text[self.sentence.start : self.sentence.end]

    def cited_from(self, index: int) -> int | None:
        """Where in the shape the citation mark begins to which a quantity belongs; None where it belongs to none.

        The number of a mark stands where a spread or a count could: 'a bioavailability of 79% [21]', '38% (5)'.
        """
        read = self.words.read
        quantity = read.found[index]
        if not self.view.document.citations or not self.view.is_cited_at(quantity.start, quantity.end):
            return None
        offset = read.offset_of(index)
        mark = max(read.shape.rfind("[", 0, offset), read.shape.rfind("(", 0, offset))
        return len(read.shape[:mark].rstrip()) if mark > 0 else None

    def claim(self, kind: type[C], extractor: str, start: int, end: int, fields: Mapping[str, Any]) -> C:
        """A claim at `start:end` of the document, with its page and what the sentence cites.

        What is not there is left out of the fields, as ids follow from them.
        """
        told: dict[str, Any] = {name: value for name, value in fields.items() if value is not None}
        if cited := self.view.labels_cited_in(self.sentence.start, self.sentence.end):
            told["citations"] = cited
        if (page := self.view.page_at(start)) is not None:
            told["page"] = page
        return place_claim(
            kind, self.view.document, start, end, section=self.sentence.section, extractor=extractor, **told
        )
