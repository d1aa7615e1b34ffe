"""What stands around a table or forest plot and says which measure its 'Estimate' or 'ES' is.

The caption of a figure, then the sentences that cite it, then all of the document: each where it names one measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from evidex.extract._effect.numbers.labels import Measure, find_labels
from evidex.extract._effect.tables.pooled import Pooled, pooled_in
from evidex.schema import Table
from evidex.text import View, read_quantities

__all__ = ["Around"]

_NUMBERED = re.compile(r"(?P<kind>[A-Za-z]{3})[a-z]*\.?\s{0,2}(?P<number>[A-Z]?\d{1,2})")
_ITEM = r"[A-Z]?\d{1,2}[A-Za-z]?(?!\d)"
_CITED = re.compile(
    r"\b(?P<kind>[Ff]ig|[Tt]ab)(?:ures?|s?\.|les?|s)?\s?"
    rf"(?P<list>{_ITEM}(?:(?:\s?[,–-]|(?:\s?,)?\s?(?:and|&|to))\s?{_ITEM})*)"
)
_RANGE = re.compile(r"(?P<letter>[A-Z]?)(?P<first>\d{1,2})[A-Za-z]?\s?(?:-|–|to)\s?(?P=letter)(?P<last>\d{1,2})")
_REGRESSION = re.compile(
    r"(?:[Rr]egression|[Pp]ath|[Mm]odel|[Ss]tandardi[sz]ed|β|[Bb]eta)[- ]coefficients?\b|\bslopes?\b"
    r"|\b[Ll]inear (?:mixed|regression)(?!\s(?:test|asymmetry|method))|[Mm]ixed[- ](?:effects?[- ])?(?:linear )?model"
    r"|\b(?:ANCOVA|GEE|GLMM|LMM)\b|[Gg]eneral(?:i[sz]ed)? (?:linear|estimating)"
)
"""Where a document speaks so, an 'Estimate' may be a coefficient whatever else it names."""


class Around:
    """The words around the tables of one document; each is read once, and only if a table asks."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._whole: tuple[Measure | None] | None = None

    def measure_of(self, table: Table) -> Measure | None:
        """The one measure that the caption, the citing sentences or the document name for the table's estimates."""
        return _only(self._captions(table)) or _only(self._citing(table)) or self._of_document()

    def pooled(self, table: Table) -> Pooled | None:
        """What the table pools, as its caption and the document's title say."""
        captions = (words.strip()[len(table.label) :].lstrip(" .:|") for words in self._captions(table))
        caption = table.caption.of(self._view.text) if table.caption else next(captions, "")
        return pooled_in(self._view, table, " ".join(caption.split()))

    def _captions(self, table: Table) -> Iterator[str]:
        """The captions that begin with the label of a figure read as a table."""
        if table.figure and table.label:
            for block in self._view.document.blocks:
                words = self._view.text[block.start : block.end]
                if block.kind == "caption" and re.match(rf"\s*{re.escape(table.label)}(?!\d)", words):
                    yield words

    def _citing(self, table: Table) -> Iterator[str]:
        match = _NUMBERED.match(table.label)
        if match is None:
            return
        own = match["kind"].lower(), match["number"]
        for sentence in self._view.sentences:
            words = self._view.text[sentence.start : sentence.end]
            if any(own in _numbers(cited) for cited in _CITED.finditer(words)):
                yield words

    def _of_document(self) -> Measure | None:
        """The only measure that the document names at all, unless it speaks of regression coefficients."""
        if self._whole is None:
            words = (self._view.text[each.start : each.end] for each in self._view.sentences)
            self._whole = (None if _REGRESSION.search(self._view.text) else _only(words),)
        return self._whole[0]


def _numbers(cited: re.Match[str]) -> set[tuple[str, str]]:
    """'Tables 2, 4–6' cites tables 2, 4, 5 and 6, 'Tables S1–S3' three of the supplement."""
    numbers = set(re.findall(r"[A-Z]?\d{1,2}", cited["list"]))
    for told in _RANGE.finditer(cited["list"]):
        between = range(int(told["first"]), int(told["last"]) + 1)
        numbers |= {f"{told['letter']}{number}" for number in between}
    return {(cited["kind"].lower(), number) for number in numbers}


_CONCEPT = re.compile(r"[Ee]ffect|ES\b")


def _only(passages: Iterable[str]) -> Measure | None:
    """The measure that the passages name, where they name no other.

    'The correlation of A with B', 'beta blockers' and 'effect size' are words of every document.
    """
    found: set[Measure] = set()
    for words in passages:
        shape = read_quantities(words).shape
        found |= {
            label.measure
            for label in find_labels(shape, {})
            if not label.plain and label.measure not in ("r", "beta") and not _CONCEPT.match(shape, label.start)
        }
        if len(found) > 1:
            return None
    return next(iter(found), None)
