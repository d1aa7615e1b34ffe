"""Citation marks that stand in the text of a Document as words alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from evidex.schema import Citation, Document
from evidex.text.citations import find_citations
from evidex.text.sentences import SPEAKING

__all__ = ["with_marks", "with_unlinked"]


def with_marks(document: Document) -> Document:
    """The Document with every mark that its text holds."""
    return _with(document, _found(document))


def with_unlinked(document: Document) -> Document:
    """The Document whose marks are links, with those that an editor forgot to link: '[see also 12]'.

    They count in square brackets or with a name, and only where all that they name is listed.
    """
    if not document.citations:
        return document
    listed = {entry.label for entry in document.references}
    return _with(
        document,
        (mark for mark in _found(document) if _is_plain(document.text, mark) and listed.issuperset(mark.labels)),
    )


def _is_plain(text: str, mark: Citation) -> bool:
    """'[12]' that stands free of a word ('t[1]' is no mark), or a name and year."""
    if text[mark.start] == "[":
        return not text[max(0, mark.start - 1) : mark.start].isalpha()
    return not text[mark.start : mark.end].strip("() ")[:1].isdigit()


def _found(document: Document) -> tuple[Citation, ...]:
    spans = [(block.start, block.end) for block in document.blocks if block.kind in SPEAKING and block.kind != "title"]
    return find_citations(document.text, spans, document.references, _spoken(document, spans))


def _spoken(document: Document, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those in the abstract and the body; front and back matter raise the numbers of affiliations."""
    parts = [(one.start, one.end) for one in document.sections if one.part in ("abstract", "body")]
    return [span for span in spans if any(start <= span[0] < end for start, end in parts)]


def _with(document: Document, marks: Iterable[Citation]) -> Document:
    fresh = [mark for mark in marks if not any(_meet(mark, known) for known in document.citations)]
    together = sorted((*document.citations, *fresh), key=lambda mark: mark.start)
    return msgspec.structs.replace(document, citations=tuple(together))


def _meet(one: Citation, two: Citation) -> bool:
    return one.start < two.end and two.start < one.end
