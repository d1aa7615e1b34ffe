"""Running text of an article: inline tags, formulas, and citation marks that know which references they mean."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from evidex.read._formula import formula_text, local_name, tex_text
from evidex.read._phrase import Phrase, PhraseWriter
from evidex.read._scripts import lift, lower
from evidex.schema import Citation

__all__ = ["BLOCKS", "Inline", "Line"]

BLOCKS = frozenset(
    """list def-list disp-quote table-wrap table-wrap-group fig fig-group boxed-text supplementary-material media
    preformat verse-group statement p sec array fn fn-group code speech""".split()
)
"""Elements that are no part of the sentence in which they stand."""

_FLOATS = frozenset("table-wrap table-wrap-group fig fig-group supplementary-material media fn fn-group array".split())
_NOTHING = frozenset("graphic inline-graphic object-id index-term private-char alt-text long-desc permissions".split())
_UNPUNCTUATED = {"name": " ", "person-group": ", "}
"""Elements whose parts often follow one another without a space between, and what is put there."""

_FOOTNOTE_MARKS = frozenset("fn table-fn author-notes corresp".split())
_JOINT = re.compile(r"[\s,;.()\[\]-]*|\s*[–—‐‑−]\s*")
_DASH = re.compile(r"\]?\s*[-–—‐‑−⁻]\s*\[?|\s+to\s+")
_BETWEEN_MARKS = re.compile(r"\s?(?:[,;]|[-–—‐‑−⁻])?\s?|\s+to\s+|\]\s?[-–—‐‑−]\s?\[")
_FIGURES = re.compile(r"\s*\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*\s*")
_PRINTED_PLAIN = re.compile(
    r"[\[(][\d\s,;–—-]*$|\b(?:refs?\.?|references?|reference numbers?|nos?\.)\s*$", re.IGNORECASE
)
"""Before a number that is printed on the line: an open bracket, or a word for reference."""

WIDEST_RANGE = 100


@dataclass(slots=True)
class _Mark:
    """A link to references, at its place in the phrase; `end` may be `start` where it shows no text."""

    start: int
    end: int
    labels: list[str]


@dataclass
class Inline:
    """Turns elements into phrases. `labels` gives the label of each reference by its id, in list order."""

    labels: Mapping[str, str]
    lost_formulas: bool = False

    def __post_init__(self) -> None:
        self._order = {label: place for place, label in enumerate(dict.fromkeys(self.labels.values()))}
        self._listed = list(self._order)

    def phrase(self, *elements: etree._Element | None) -> Phrase:
        """The text inside these elements, one after the other, parted by a space; without floats and notes in them."""
        line = Line(self)
        for element in elements:
            if element is not None:
                line.writer.add(" ")
                line.gather(element)
        return line.finish()

    def line(self, set_aside: list[etree._Element] | None = None) -> Line:
        """A phrase to be written piece by piece.

        Blocks inside do not belong into the sentence: they are put into `set_aside`, in order.
        """
        return Line(self, set_aside)

    def expand(self, first: str, last: str) -> list[str]:
        """The labels strictly between two, by the order of the list; none where that makes no sense."""
        start, end = self._order.get(first), self._order.get(last)
        if start is None or end is None or not 1 < end - start <= WIDEST_RANGE:
            return []
        return self._listed[start + 1 : end]

    def labels_of(self, xref: etree._Element, words: str) -> list[str]:
        """The references that a link means: those of its `rid`, else the numbers that it shows."""
        meant = [self.labels[rid] for rid in (xref.get("rid") or "").split() if rid in self.labels]
        if not _FIGURES.fullmatch(words):
            return meant
        shown = re.findall(r"\d+", words)
        if len(shown) > 1 and all(label in self._order for label in shown):
            if len(shown) == 2 and _DASH.search(words):
                return [shown[0], *self.expand(*shown), shown[1]]
            return shown
        return meant or shown


class Line:
    """One phrase in the making."""

    def __init__(self, inline: Inline, set_aside: list[etree._Element] | None = None) -> None:
        self.inline, self._set_aside = inline, set_aside
        self.writer = PhraseWriter()
        self._marks: list[_Mark] = []
        self._raised = self._cites_raised = False

    def gather(self, element: etree._Element) -> None:
        """All that is inside, tails of inner elements too."""
        self.add(element.text)
        for child in element:
            self.child(child)
            self.add(child.tail)

    def add(self, text: str | None) -> None:
        if not text:
            return
        if not self._raised or (self._cites_raised and _JOINT.fullmatch(text)):
            self.writer.add(text.replace("-", "–") if self._raised and text.strip() == "-" else text)
        else:
            self.writer.add(lift(text, self.writer.last))

    def child(self, child: etree._Element) -> None:
        """One inner element, without its tail."""
        name = local_name(child)
        if not name:
            self.add(html.unescape(child.text or ""))
        elif name in BLOCKS:
            self._block(child, name)
        elif name in _NOTHING:
            self.inline.lost_formulas |= name == "inline-graphic"
        elif name == "xref":
            self._link(child)
        elif name == "sup":
            self._raise(child)
        elif name == "sub":
            inner = self.inline.phrase(child)
            self.writer.add(lower(inner.text, self.writer.last))
        elif name == "math":
            self.add(formula_text(child))
        elif name == "tex-math":
            self.add(tex_text(child.text or ""))
        elif name == "alternatives":
            self._choose(child)
        elif name == "break":
            self.add(" ")
        elif name == "pub-id":
            self._identify(child)
        elif name in _UNPUNCTUATED:
            self._punctuate(child, _UNPUNCTUATED[name])
        else:
            self.gather(child)

    def _identify(self, identity: etree._Element) -> None:
        """An identifier glued to the text before it is set apart: '179–200.8827185' would read as a page."""
        if self.writer.last.isalnum() or self.writer.last in (".", ",", ";", ")"):
            self.add(f" {identity.get('pub-id-type') or 'id'}: ")
        self.gather(identity)

    def _punctuate(self, element: etree._Element, joint: str) -> None:
        self.add(element.text)
        for child in element:
            self.child(child)
            self.add(child.tail or (joint if child.getnext() is not None else None))

    def _block(self, element: etree._Element, name: str) -> None:
        if self._set_aside is not None:
            self._set_aside.append(element)
        elif name not in _FLOATS:
            self.writer.add(" ")
            self.gather(element)
            self.writer.add(" ")

    def _raise(self, element: etree._Element) -> None:
        before = self._raised, self._cites_raised
        cites = any(_is_citation(inner) for inner in element.iter("xref"))
        self._raised, self._cites_raised = True, cites
        self.gather(element)
        self._raised, self._cites_raised = before

    def _choose(self, element: etree._Element) -> None:
        """Of several forms of one thing the one that is text."""
        for name in ("{*}math", "textual-form", "tex-math", "table"):
            if (found := element.find(name)) is not None:
                self.child(found)
                return
        self.inline.lost_formulas |= element.find("inline-graphic") is not None

    def _link(self, xref: etree._Element) -> None:
        if _is_citation(xref):
            self._cite(xref)
        elif xref.get("ref-type") in _FOOTNOTE_MARKS and not self._raised and xref.find("sup") is None:
            self._raise(xref)
        else:
            self.gather(xref)

    def _cite(self, xref: etree._Element) -> None:
        words = "".join(map(str, xref.itertext()))
        start = self.writer.length
        numbers = bool(_FIGURES.fullmatch(words)) and words[:1].isdigit() and bool(self.writer.last)
        if self._raised or xref.find(".//sup") is not None:
            self._cites_raised = self._raised
            self.gather(xref)
        elif numbers and not _PRINTED_PLAIN.search(self.writer.tail(60)):
            self._raise(xref)  # a bare number in the text would read as a quantity: 'in 72%1', 'after treatment 4'
        else:
            self.gather(xref)
        labels = self.inline.labels_of(xref, words)
        if labels:
            self._marks.append(_Mark(start, self.writer.length, labels))

    def finish(self) -> Phrase:
        """The phrase, neighbouring marks joined to one, ranges filled, brackets taken in."""
        text = self.writer.phrase().text
        joined: list[_Mark] = []
        for mark in self._marks:
            mark.start += len(text[mark.start : mark.end]) - len(text[mark.start : mark.end].lstrip())
            gap = text[joined[-1].end : mark.start] if joined else None
            if gap is not None and _BETWEEN_MARKS.fullmatch(gap):
                if _DASH.fullmatch(gap):
                    joined[-1].labels += self.inline.expand(joined[-1].labels[-1], mark.labels[0])
                joined[-1].labels += mark.labels
                joined[-1].end = max(mark.end, joined[-1].end)
            else:
                joined.append(mark)
        return Phrase(text, tuple(_citation(text, mark) for mark in joined if mark.end > mark.start))


def _is_citation(xref: etree._Element) -> bool:
    return xref.get("ref-type") in ("bibr", "ref")


def _citation(text: str, mark: _Mark) -> Citation:
    start, end = mark.start, mark.end
    if text[start - 1 : start] + text[end : end + 1] in ("[]", "()") and start:
        start, end = start - 1, end + 1
    return Citation(start=start, end=end, labels=tuple(dict.fromkeys(mark.labels)))
