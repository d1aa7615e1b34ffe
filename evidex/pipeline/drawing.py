"""The pages of a PDF with claims and repairs marked on them, as PNG files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evidex.errors import UsageError
from evidex.pipeline.examining import claims_of
from evidex.read import Source
from evidex.report.drawn_pages import draw_places
from evidex.schema import Document, Span

__all__ = ["draw_pages"]


def draw_pages(source: Source, document: Document, folder: Path, name: str) -> Iterator[Path]:
    """Write `<name>-page-<number>.png` for each page on which a claim or a repair stands, and yield its path.

    Raises UsageError for a folder that cannot be written.
    """
    spans = [Span(claim.start, claim.end) for claim in claims_of(document)]
    spans += [Span(repair.start, repair.end) for repair in document.repairs]
    with source.open() as content:
        data = content.read()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, picture in draw_places(data, document, spans):
            path = folder / f"{name}-page-{number}.png"
            path.write_bytes(picture)
            yield path
    except OSError as problem:
        raise UsageError(f"{folder}: the pages cannot be written ({(problem.strerror or '').lower()}).") from problem
