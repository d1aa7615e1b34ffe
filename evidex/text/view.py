"""A Document as extractors and rules look at it: what follows from its text, worked out once and only if asked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from evidex.schema import Citation, Document, Section, Span
from evidex.text.abbreviations import long_form, short_forms
from evidex.text.arm_names import arm_words, two_arms
from evidex.text.boilerplate import find_boilerplate
from evidex.text.language import loaded, model_name
from evidex.text.numerals import Numeral, find_numerals
from evidex.text.quantities import Quantities, read_quantities
from evidex.text.sentences import Sentence, split_sentences
from evidex.text.words import Words

__all__ = ["View"]

Made = TypeVar("Made")


class View:
    """Lazy readings of one Document. Nothing is written back to it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self._quantities: dict[int, Quantities] = {}
        self._words: dict[int, Words] = {}
        self._entities: dict[int, tuple[tuple[int, int], ...]] = {}
        self._long_forms: dict[str, str | None] = {}
        self._made: dict[Any, Any] = {}

    def once(self, make: Callable[[View], Made]) -> Made:
        """What `make` makes of this View, made once: for what several extractors share."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences of the running text, in order; tables, references, headings and asides are not among them."""
        return split_sentences(self.document)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds the character at `position`."""
        index = bisect_right(self._sentence_starts, position) - 1
        if index >= 0 and position < self.sentences[index].end:
            return self.sentences[index]
        return None

    @cached_property
    def _boilerplate(self) -> list[tuple[int, int]]:
        return find_boilerplate(self.document, self.sentences)

    def is_boilerplate_at(self, position: int) -> bool:
        """Whether the document speaks there of its own making: of authors, funds, thanks and interests."""
        index = bisect_right(self._boilerplate, (position, len(self.text))) - 1
        return index >= 0 and position < self._boilerplate[index][1]

    def quantities_of(self, sentence: Sentence) -> Quantities:
        """The quantities of a sentence, read once."""
        read = self._quantities.get(sentence.start)
        if read is None:
            cited = [(mark.start, mark.end) for mark in self.citations_in(sentence.start, sentence.end)]
            read = read_quantities(self.text, sentence.start, sentence.end, cited)
            self._quantities[sentence.start] = read
        return read

    @cached_property
    def title(self) -> Sentence | None:
        """The first sentence of the title."""
        return next((each for each in self.sentences if each.section == "title"), None)

    @property
    def title_text(self) -> str:
        """Its words; none where the document has no title."""
        return self.text[self.title.start : self.title.end] if self.title else ""

    @cached_property
    def arm_words(self) -> frozenset[str]:
        """Lower-case words that the document uses as names of arms."""
        return arm_words(self.text)

    @cached_property
    def two_arms(self) -> tuple[str, ...]:
        """The two groups of the document where it names exactly two, else none."""
        return two_arms(self.text)

    @cached_property
    def short_forms(self) -> dict[str, list[int]]:
        """What looks like an abbreviation in brackets, with the places of its brackets."""
        return short_forms(self.text)

    def long_form_of(self, short: str) -> str | None:
        """What the document says that an abbreviation means; worked out only for those that are asked for."""
        if short not in self._long_forms:
            self._long_forms[short] = long_form(self.text, short, self.short_forms.get(short, []))
        return self._long_forms[short]

    def words_of(self, sentence: Sentence) -> Words:
        """The words of a sentence, read once."""
        words = self._words.get(sentence.start)
        if words is None:
            words = self._words[sentence.start] = Words(self.quantities_of(sentence))
        return words

    def entities_of(self, sentence: Sentence) -> tuple[tuple[int, int], ...]:
        """Places of what the user's spaCy model takes for entities; none where no model is named."""
        if not model_name():
            return ()
        found = self._entities.get(sentence.start)
        if found is None:
            doc = loaded(model_name())(self.text[sentence.start : sentence.end])
            found = tuple((sentence.start + each.start_char, sentence.start + each.end_char) for each in doc.ents)
            self._entities[sentence.start] = found
        return found

    def numerals_of(self, sentence: Sentence) -> tuple[Numeral, ...]:
        """The numerals of a sentence; found again only where its quantities were not asked for."""
        read = self._quantities.get(sentence.start)
        return read.numerals if read else tuple(find_numerals(self.text, sentence.start, sentence.end))

    def section_at(self, position: int) -> Section | None:
        """The section that holds the character at `position`."""
        for section in self.document.sections:
            if section.start <= position < section.end:
                return section
        return None

    def page_at(self, position: int) -> int | None:
        """The page of the line that holds the character at `position`, where the Document knows its pages."""
        boxes = self.document.boxes
        index = bisect_right(self._box_starts, position) - 1
        return boxes[index].page if index >= 0 else None

    @cached_property
    def _box_starts(self) -> list[int]:
        return [box.start for box in self.document.boxes]

    @cached_property
    def _citation_starts(self) -> list[int]:
        return [mark.start for mark in self.document.citations]

    def citations_in(self, start: int, end: int) -> tuple[Citation, ...]:
        """The citation marks that begin in `text[start:end]`."""
        first = bisect_right(self._citation_starts, start - 1)
        last = bisect_right(self._citation_starts, end - 1)
        return self.document.citations[first:last]

    def labels_cited_in(self, start: int, end: int) -> tuple[str, ...]:
        """The labels of the citation marks that begin in `text[start:end]`, each once, in text order."""
        return tuple(dict.fromkeys(label for mark in self.citations_in(start, end) for label in mark.labels))

    def links_in(self, start: int, end: int) -> tuple[Span, ...]:
        """The links to other sites that begin in `text[start:end]`."""
        starts = self._link_starts
        return self.document.links[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]

    @cached_property
    def _link_starts(self) -> list[int]:
        return [link.start for link in self.document.links]

    def is_cited_at(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` lies within one citation mark."""
        index = bisect_right(self._citation_starts, start) - 1
        return index >= 0 and end <= self.document.citations[index].end
