"""A Document as lines for a person: what was read, and how it was understood."""

from __future__ import annotations

from collections.abc import Iterator

from evidex.schema import Document, Section, Table

__all__ = ["document_lines"]

MARKS = {"heading": "# ", "title": "# ", "list_item": "- ", "aside": "~ ", "reference": "> "}
"""What stands before a block of this kind, so that its kind can be seen."""


def document_lines(document: Document) -> Iterator[str]:
    """Metadata, text by sections with each block's kind, tables, references, repairs and remarks."""
    yield f"===== {document.id} · {document.origin.name} · read as {document.origin.reader}"
    yield from _metadata(document)
    yield from _text(document)
    for table in document.tables:
        yield from _table(document, table)
    if document.references:
        yield f"----- references ({len(document.references)})"
        yield from (
            f"[{entry.label or '?'}] {_flat(document, entry.start, entry.end)}" for entry in document.references
        )
    if document.repairs:
        yield f"----- repairs ({len(document.repairs)})"
        for repair in document.repairs:
            sure = f"{repair.confidence:.0%} sure"
            yield f"{repair.start}–{repair.end} {repair.reason}: {repair.before!r} → {repair.after!r} ({sure})"
    if document.remarks:
        yield f"----- remarks: {', '.join(document.remarks)}"
    yield ""


def _metadata(document: Document) -> Iterator[str]:
    data = document.metadata
    stated = {
        "title": data.title,
        "authors": ", ".join(data.authors),
        "journal": " ".join(part for part in (data.journal, str(data.year or ""), data.volume, data.pages) if part),
        "ids": ", ".join(part for part in (data.pmid, data.pmcid, data.doi) if part),
        "types": ", ".join(data.publication_types),
        "language": data.language,
    }
    yield from (f"{name}: {told}" for name, told in stated.items() if told)
    for notice in data.notices:
        yield f"notice: {notice.kind.replace('_', ' ')} {notice.pmid or notice.doi} {notice.citation}".rstrip()


def _text(document: Document) -> Iterator[str]:
    waiting = list(document.sections)
    for block in document.blocks:
        while waiting and waiting[0].start <= block.start:
            yield f"----- {_section(waiting.pop(0))}"
        if block.kind == "table":
            continue
        page = f" (page {block.page})" if block.page is not None and block.kind == "heading" else ""
        yield f"{block.start:>6}  {MARKS.get(block.kind, '')}{document.text[block.start : block.end]}{page}"
    if not document.blocks and document.text:
        yield document.text


def _section(section: Section) -> str:
    told = f"{section.kind} ({section.part})"
    return f"{told} {section.heading}" if section.heading else told


def _table(document: Document, table: Table) -> Iterator[str]:
    caption = _flat(document, table.caption.start, table.caption.end) if table.caption else ""
    yield f"----- {'figure' if table.figure else 'table'} at {table.start} {caption or table.label}"
    for cell in table.cells:
        if not cell.header:
            heads = " / ".join((*cell.row_headers, *cell.col_headers))
            yield f"{cell.start:>6}  [{heads}] {_flat(document, cell.start, cell.end)}"
    for note in table.footnotes:
        yield f"{note.start:>6}  note: {_flat(document, note.start, note.end)}"


def _flat(document: Document, start: int, end: int) -> str:
    return " ".join(document.text[start:end].split())
