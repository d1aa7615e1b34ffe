"""An article's parts as blocks and sections: abstract, body, floats, back matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from evidex.read._phrase import Phrase, write_phrase
from evidex.read.builder import Builder
from evidex.read.jats._inline import BLOCKS, Inline
from evidex.read.jats._references import write_references
from evidex.read.jats._tables import caption_of, write_table_wrap
from evidex.schema import BlockKind, Part, SectionKind
from evidex.text.headings import Heading, find_labels, heading_of

__all__ = ["ArticleWriter"]

_INTERRUPTING = frozenset("list def-list disp-quote preformat verse-group statement p sec code speech".split())
"""Blocks that part the paragraph in which they stand; all others float and are written behind it."""

_SILENT = frozenset("label title object-id sec-meta graphic alternatives permissions kwd-group related-article".split())
_SEC_TYPES = {"intro": "introduction", "subjects": "participants", "coi-statement": "conflict of interest"}
_WHOLE_ABSTRACTS = frozenset(("", "summary", "normal", "abstract", "web-summary"))
_DEEPEST = 256
"""Elements inside one another: the parser refuses more."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The kind and part of a section; `known` if its own heading said so."""

    kind: SectionKind
    part: Part
    known: bool


class ArticleWriter:
    """Writes one article through a builder."""

    def __init__(self, builder: Builder, article: etree._Element, inline: Inline) -> None:
        self.builder, self.article, self.inline = builder, article, inline
        self._open: tuple[SectionKind, Part] | None = None
        self._writers: dict[str, Callable[[etree._Element, int], None]] = {
            "p": self._paragraph,
            "list": self._list,
            "def-list": self._definitions,
            "boxed-text": self._box,
            "table-wrap": lambda element, _: write_table_wrap(self.builder, element, self.inline),
            "table-wrap-group": self._children,
            "fig": self._figure,
            "fig-group": self._figure_group,
            "media": self._figure,
            "supplementary-material": self._figure,
            "ref-list": self._references,
            "fn": self._note,
            "disp-formula": self._alone,
            "attrib": self._alone,
        }

    def write(self) -> None:
        """All of it, in the order in which it is read."""
        meta = self.article.find("front/article-meta")
        for abstract in () if meta is None else meta.iterchildren("abstract", "trans-abstract"):
            self._abstract(abstract)
        if (body := self.article.find("body")) is not None:
            self._sections(body, _Place("body", "body", known=False))
        self._floats()
        for part in self.article.iterchildren("back"):
            self._back(part)

    def _enter(self, kind: SectionKind, part: Part, heading: str = "", anew: bool = True) -> None:
        """Begin a section; not `anew` where the one that is open is of the same kind already."""
        if anew or self._open != (kind, part):
            self.builder.open_section(kind, part, heading)
            self._open = kind, part
        elif heading:
            self.builder.add_block("heading", heading, level=2)

    # Abstracts

    def _abstract(self, abstract: etree._Element) -> None:
        told = (abstract.get("abstract-type") or "").lower()
        if abstract.tag == "trans-abstract" or told not in _WHOLE_ABSTRACTS:
            kind: BlockKind = "aside" if abstract.tag == "trans-abstract" else "paragraph"
            self._enter("other", "abstract", self._title(abstract) or told)
            for paragraph in abstract.iter("p"):
                self._block(kind, self.inline.phrase(paragraph))
            return
        for child in abstract.iterchildren():
            if child.tag == "sec":
                title = self._title(child)
                heading = heading_of(title) or _typed(child)
                self._enter(heading.kind if heading else "body", "abstract", title)
                self._children(child, 2)
            elif child.tag == "p":
                self._labelled(child)
            elif child.tag != "title":
                self._any(child, 2)

    def _labelled(self, paragraph: etree._Element) -> None:
        """A paragraph of an abstract without sections; labels inside it part it."""
        phrase = self.inline.phrase(paragraph)
        labels = find_labels(phrase.text)
        lead = phrase.part(0, labels[0].start if labels else len(phrase.text))
        if lead.text:
            if self._open is None or self._open[1] != "abstract":
                self._enter("body", "abstract")
            self._block("paragraph", lead)
        ends = [label.start for label in labels[1:]]
        for label, end in zip(labels, [*ends, len(phrase.text)], strict=False):
            self._enter(label.heading.kind, "abstract", phrase.text[label.start : label.end])
            self._block("paragraph", phrase.part(label.after, end))

    # Sections

    def _sections(self, parent: etree._Element, around: _Place, depth: int = 0) -> None:
        """What stands in a section (or the body): blocks, and sections inside it."""
        for child in parent.iterchildren():
            if child.tag == "sec":
                self._section(child, around, depth)
            elif child.tag not in ("title", "label", "sec-meta"):
                if self._open != (around.kind, around.part):
                    self._enter(around.kind, around.part)
                self._any(child, depth + 1)

    def _section(self, sec: etree._Element, around: _Place, depth: int) -> None:
        if depth >= _DEEPEST:
            return
        title = self._title(sec)
        place = _place_of(heading_of(title) or _typed(sec), around, outermost=depth == 0)
        self._enter(place.kind, place.part, title, anew=depth == 0)
        self._sections(sec, place, depth + 1)

    def _title(self, element: etree._Element) -> str:
        number = self.inline.phrase(element.find("label")).text
        return " ".join(filter(None, (number, self.inline.phrase(element.find("title")).text)))

    # Back matter and floats

    def _floats(self) -> None:
        floats = [child for group in self.article.iterchildren("floats-group", "floats-wrap") for child in group]
        for kind, wanted in (("table", True), ("figure", False)):
            chosen = [child for child in floats if (child.tag in ("table-wrap", "table-wrap-group")) == wanted]
            if chosen:
                self._enter("table" if kind == "table" else "figure", "body")
            for child in chosen:
                self._any(child, 1)

    def _back(self, back: etree._Element) -> None:
        for child in back.iterchildren():
            if child.tag == "sec":
                self._section(child, _Place("other", "back", known=False), 0)
                continue
            names = {"ack": "Acknowledgements", "ref-list": "References", "glossary": "Glossary"}
            title = self._title(child) or (names.get(child.tag, "") if isinstance(child.tag, str) else "")
            self._enter("other", "back", title)
            if child.tag == "ref-list":
                self._references(child, 1)
            else:
                self._children(child, 1)

    def _references(self, element: etree._Element, depth: int) -> None:
        for child in element.iterchildren("p"):
            self._any(child, depth + 1)
        write_references(self.builder, self.article, element, self.inline)

    # Blocks

    def _any(self, element: etree._Element, depth: int) -> None:
        if not isinstance(element.tag, str) or depth > _DEEPEST:
            return
        write = self._writers.get(element.tag)
        if write is not None:
            write(element, depth)
        elif element.tag not in _SILENT:
            if title := self._title(element):
                self.builder.add_block("heading", title, level=min(depth, 6))
            self._children(element, depth)

    def _children(self, element: etree._Element, depth: int) -> None:
        """Each child as what it is; the title is the affair of the caller."""
        if element.text and element.text.strip():
            self._alone(element, depth)
            return
        for child in element.iterchildren():
            if child.tag not in ("title", "label"):
                self._any(child, depth + 1)

    def _block(self, kind: BlockKind, phrase: Phrase) -> None:
        if phrase.text:
            with self.builder.block(kind):
                write_phrase(self.builder, phrase)

    def _alone(self, element: etree._Element, depth: int) -> None:
        self._paragraph(element, depth)

    def _paragraph(self, element: etree._Element, depth: int, kind: BlockKind = "paragraph") -> None:
        """Its running text; what interrupts it stands between its halves, what floats stands behind."""
        floats: list[etree._Element] = []
        line = self.inline.line(floats)
        line.add(element.text)
        for child in element:
            if child.tag in _INTERRUPTING:
                self._block(kind, line.finish())
                self._any(child, depth + 1)
                line = self.inline.line(floats)
            else:
                line.child(child)
            line.add(child.tail)
        self._block(kind, line.finish())
        for waiting in floats:
            self._any(waiting, depth + 1)

    def _list(self, element: etree._Element, depth: int) -> None:
        for child in element.iterchildren():
            if child.tag == "title":
                self._block("heading", self.inline.phrase(child))
            elif child.tag == "list-item":
                for part in child.iterchildren():
                    if part.tag == "p":
                        self._paragraph(part, depth + 1, "list_item")
                    else:
                        self._any(part, depth + 1)

    def _definitions(self, element: etree._Element, depth: int) -> None:
        """'OR: odds ratio', an item each; lists and tables inside a definition stand behind it."""
        if title := self._title(element):
            self.builder.add_block("heading", title, level=min(depth, 6))
        for item in element.iterchildren("def-item"):
            waiting: list[etree._Element] = []
            line = self.inline.line(waiting)
            for place, part in enumerate(item.iterchildren("term", "def")):
                line.add(": " if place else "")
                for inner in [part] if part.tag == "term" else part.iterchildren():
                    if inner.tag in ("term", "p"):
                        line.gather(inner)
                    else:
                        waiting.append(inner)
            self._block("list_item", line.finish())
            for inner in waiting:
                self._any(inner, depth + 1)

    def _figure(self, element: etree._Element, _depth: int = 0) -> None:
        """Label and caption."""
        label = self.inline.phrase(element.find("label")).text
        caption = caption_of(element, self.inline)
        if label or caption.text:
            with self.builder.block("caption"):
                self.builder.write(label)
                if label and caption.text:
                    self.builder.write(" " if label.endswith((".", ":")) else ". ")
                write_phrase(self.builder, caption)

    def _figure_group(self, element: etree._Element, depth: int) -> None:
        self._figure(element)
        for child in element.iterchildren(*BLOCKS):
            self._any(child, depth + 1)

    def _box(self, element: etree._Element, depth: int) -> None:
        label, caption = self.inline.phrase(element.find("label")).text, caption_of(element, self.inline)
        if title := " ".join(filter(None, (label, caption.text))):
            self.builder.add_block("heading", title, level=min(depth + 1, 6))
        for child in element.iterchildren():
            if child.tag not in ("label", "caption"):
                self._any(child, depth + 1)

    def _note(self, element: etree._Element, depth: int) -> None:
        for paragraph in element.iterchildren("p"):
            self._paragraph(paragraph, depth)


def _typed(sec: etree._Element) -> Heading | None:
    """What `sec-type` says: 'materials|methods'."""
    told = (sec.get("sec-type") or "").strip().lower()
    return heading_of(_SEC_TYPES.get(told, told.replace("|", " and "))) if told else None


def _place_of(own: Heading | None, around: _Place, outermost: bool) -> _Place:
    """A section is what its heading says; a subsection is of its section's kind, unless that said nothing.

    A discussion is kind `body` too: within it only a conclusion stands out ('Main findings' there are no results).
    """
    if own is None:
        return around
    if outermost:
        return _Place(own.kind, own.part or around.part, known=True)
    telling = own.kind not in ("body", "other") and around.part == "body" and around.kind in ("body", "other")
    if telling and (not around.known or own.kind == "conclusions"):
        return _Place(own.kind, around.part, known=True)
    return around
