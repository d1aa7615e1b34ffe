"""XML that no other reader knows: refused in plain words instead of being read as if its tags were prose."""

from __future__ import annotations

from collections.abc import Iterator

from evidex.errors import UnreadableError
from evidex.read._xml import declares_entities, root_name
from evidex.read.socket import Reader, Reading, Source

__all__ = ["READER"]


def recognise(source: Source) -> float:
    """Weakly by an XML declaration or suffix; surely where it declares entities, whatever it calls itself."""
    root = root_name(source)
    if not root or root.lower() == "html":
        return 0.0
    if declares_entities(source):
        return 1.0
    return 0.3 if source.suffix == ".xml" or source.head_text.lstrip().startswith("<?xml") else 0.0


def read(source: Source) -> Iterator[Reading]:
    """Always one UnreadableError."""
    if declares_entities(source):
        what = "its document type declares entities, which can be made to swell without end or to fetch files"
        yield UnreadableError(source.name, what, "remove the declarations")
        return
    what = f"it is XML of a kind that evidex does not read (its root is <{root_name(source)}>)"
    yield UnreadableError(source.name, what, "PubMed records and JATS articles can be read")


READER = Reader(name="unknown-xml", suffixes=(), recognise=recognise, read=read)
