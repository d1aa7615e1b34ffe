"""How much of a PDF is read. Beyond a limit the reading stops and says so in a remark; it never hangs or swells."""

from __future__ import annotations

__all__ = [
    "BYTES",
    "GLYPHS_A_PAGE",
    "GLYPHS_IN_ALL",
    "INFLATED_STREAM",
    "OBJECTS_A_PAGE",
    "PAGES",
    "PARAGRAPH",
    "PIXELS",
    "RULES_A_PAGE",
    "SECONDS",
]

BYTES = 512 * 2**20
"""A larger file is refused."""

PAGES = 2_000
"""Pages read of one document; a thesis has 400, a book of proceedings 1,500."""

GLYPHS_A_PAGE = 60_000
"""A dense two-column page has 8,000, a page of raw data 30,000; what comes after is left unread."""

GLYPHS_IN_ALL = 12_000_000
"""Glyphs read of one document."""

OBJECTS_A_PAGE = 20_000
"""Drawn objects looked at on one page; a map or scatter plot may have a hundred thousand."""

SECONDS = 300.0
"""Time for one document; looked at between pages."""

INFLATED_STREAM = 64 * 2**20
"""A packed stream (of no picture) that grows beyond this many bytes is a bomb; a dense page has 200,000."""

PARAGRAPH = 30_000
"""Characters after which a paragraph is not joined to what follows; long ones have 5,000."""

RULES_A_PAGE = 500
"""Rules in either direction of which ruled tables are made; a long ruled table has 200."""

PIXELS = 40_000_000
"""Points of the picture in which doubtful words are looked for; a poster of A0 has 18 million."""
