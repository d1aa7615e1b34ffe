"""The clippings of a report page: claims of PDFs as they stand on their pages, up to so many bytes in all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evidex.counted import counted
from evidex.report.clipper import Clipper, Gone, Order, Undrawn
from evidex.report.strips import strips_of
from evidex.schema import Claim, Document

__all__ = ["MOST_BYTES", "Clippings", "Pages", "make_clippings"]

MOST_BYTES = 6_000_000
"""Bytes of all clippings of a page; about 1,500 of them."""


@dataclass(frozen=True)
class Pages:
    """A PDF with claims. `name` is what the page calls the document, `path` where the file should lie."""

    name: str
    path: Path
    claims: int
    load: Callable[[], tuple[Document, Sequence[Claim]]]
    """Called only while there is room."""


@dataclass
class Clippings:
    """What was cut out, and what was not and why."""

    pictures: dict[str, dict[int, bytes]] = field(default_factory=dict)
    """PNG by name of the document and number of the claim."""
    gone: int = 0
    undrawn: int = 0
    left_out: int = 0
    """Claims for which there was no room."""

    def remarks(self) -> Iterator[str]:
        """What is missing, in plain words, once."""
        if self.left_out:
            yield (
                f"{counted(self.left_out, 'claim')} of PDFs stand here without the clipping of the page, to keep this "
                "page small enough to open; evidex read --pages draws them."
            )
        if self.gone:
            yield f"{counted(self.gone, 'PDF')} moved or changed since the reading: no clippings of the pages."
        if self.undrawn:
            yield f"{counted(self.undrawn, 'PDF')} could not be drawn: no clippings of the pages."


def make_clippings(documents: Iterable[Pages]) -> Clippings:
    """The clippings of PDFs, as many as there is room for; those of the first documents go first."""
    found, left = Clippings(), MOST_BYTES
    with Clipper() as clipper:
        for pages in documents:
            if left <= 0:
                found.left_out += pages.claims
                continue
            document, claims = pages.load()
            strips = {number: cut for number, claim in enumerate(claims) if (cut := strips_of(document, claim))}
            if not strips:
                continue
            made: dict[int, bytes] = {}
            found.pictures[pages.name] = made
            try:
                for number, picture in clipper.cut(Order(str(pages.path), document.origin.sha256, strips, left)):
                    made[number] = picture
            except Gone:
                found.gone += 1
            except Undrawn:
                found.undrawn += 1
            else:
                found.left_out += len(strips) - len(made)
                left = left - sum(map(len, made.values())) if len(made) == len(strips) else 0
    return found
