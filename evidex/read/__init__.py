"""Source to Document, a file per format. A new format is one new module here that binds `READER`."""

from evidex.read.socket import Followed, Reader, Reading, Source, shown
from evidex.read.sources import choose_reader, find_sources, read_source, readers, what_is_at

__all__ = [
    "Followed",
    "Reader",
    "Reading",
    "Source",
    "choose_reader",
    "find_sources",
    "read_source",
    "readers",
    "shown",
    "what_is_at",
]
