"""Hand-made claims (gold): real abstracts, each with every claim that a reader found in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from evidex.errors import UnreadableError
from evidex.read.builder import Builder
from evidex.schema import Document, Metadata, Origin
from evidex.text.headings import find_labels

__all__ = ["GoldAbstract", "document_of", "read_gold"]


class GoldAbstract(msgspec.Struct, frozen=True):
    """One line of a gold file. `claims` are as annotated: a mapping each, with `kind`, `quote`, perhaps `doubt`."""

    id: str
    abstract: str
    claims: list[dict[str, Any]]
    title: str = ""


def read_gold(path: Path) -> Iterator[GoldAbstract]:
    """The abstracts of a gold file (JSON lines). Raises UnreadableError where a line is not one."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as problem:
        why = (problem.strerror or "it cannot be opened").lower()
        raise UnreadableError(str(path), why, "name a file of gold claims") from problem
    except UnicodeDecodeError as problem:
        raise UnreadableError(str(path), "it is not UTF-8 text", "name a file of gold claims") from problem
    decoder = msgspec.json.Decoder(GoldAbstract)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield decoder.decode(line)
        except msgspec.MsgspecError as problem:
            raise UnreadableError(
                str(path), f"line {number} is not a gold abstract ({problem})", "see the guide beside the gold"
            ) from problem


def document_of(text: str, title: str = "", identity: str = "") -> Document:
    """An abstract as a Document: the labels inside it ('RESULTS: …') open its sections. `identity` becomes its id."""
    builder = Builder()
    if title:
        builder.add_block("title", title)
    labels = find_labels(text)
    first = labels[0].start if labels else len(text)
    if text[:first].strip():
        builder.open_section("body", "abstract")
        builder.add_block("paragraph", text[:first].strip())
    stops = [label.start for label in labels[1:]] + [len(text)]
    for label, stop in zip(labels, stops, strict=False):
        builder.open_section(label.heading.kind, "abstract", text[label.start : label.end])
        builder.add_block("paragraph", text[label.after : stop].strip())
    data = text.encode("utf-8", "surrogatepass")
    origin = Origin(name=identity, sha256=hashlib.sha256(data).hexdigest(), reader="gold", size=len(data))
    document = builder.build(origin, Metadata(title=title))
    return msgspec.structs.replace(document, id=identity) if identity else document
