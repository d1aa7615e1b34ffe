"""What of a document could not be read because it is no text, in one sentence."""

from __future__ import annotations

from evidex.schema import Document

__all__ = ["SCAN", "unread"]

SCAN = "no-text-layer"
_PAGES = "no-text-on-pages "


def unread(document: Document) -> str:
    """Which pages hold pictures and no text, by the reader's remarks; empty where all hold text."""
    if SCAN in document.remarks:
        return "The pages hold pictures of text and no text: what stands in them was not read (--ocr recognises it)."
    pages = next((remark.removeprefix(_PAGES) for remark in document.remarks if remark.startswith(_PAGES)), "")
    if not pages:
        return ""
    what = "Page {} is a picture" if "," not in pages else "Pages {} are pictures"
    return f"{what.format(pages)} without text: what stands there was not read."
