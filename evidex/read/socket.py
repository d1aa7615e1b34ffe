"""What a reader is: the socket of this room."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from evidex.errors import UnreadableError
from evidex.schema import Document

__all__ = ["HEAD_BYTES", "Followed", "Reader", "Reading", "Source", "shown"]

HEAD_BYTES = 65_536
"""How much of a source a reader may look at to recognise it."""

Reading = Document | UnreadableError
"""One document of a source, or the reason why it could not be read (the rest of the source goes on)."""


_NO_CHARACTER = re.compile("[\ud800-\udfff]")
"""How Python holds a byte of a file's name that is no UTF-8."""


def shown(path: str | Path) -> str:
    """A path as it can be printed and kept: bytes that are no UTF-8 as `\\xff`; names made elsewhere hold such."""
    return _NO_CHARACTER.sub(lambda lost: f"\\x{ord(lost[0]) & 0xFF:02x}", str(path))


@dataclass(frozen=True)
class Source:
    """Bytes with a name that can be printed. `data` is set for what came from a pipe or lies inside something else."""

    name: str
    path: Path | None = None
    data: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", shown(self.name))

    def _raw(self) -> BinaryIO:
        if self.data is not None:
            return io.BytesIO(self.data)
        if self.path is None:
            raise UnreadableError(self.name, "there is neither a file nor data", "give one")
        try:
            return self.path.open("rb")
        except OSError as problem:
            raise UnreadableError(self.name, _plain(problem), "check the path and its permissions") from problem

    @cached_property
    def gzipped(self) -> bool:
        with self._raw() as raw:
            return raw.read(2) == b"\x1f\x8b"

    def open(self) -> BinaryIO:
        """The content, unpacked if it is gzip. Damaged gzip raises while it is read: OSError, EOFError, zlib.error."""
        raw = self._raw()
        if not self.gzipped:
            return raw
        unpacked = gzip.GzipFile(fileobj=raw)
        unpacked.myfileobj = raw  # type: ignore[assignment] # so that closing the one closes the other
        return unpacked  # type: ignore[return-value]

    @cached_property
    def head(self) -> bytes:
        """The first `HEAD_BYTES` bytes of the content."""
        with self.open() as content:
            return content.read(HEAD_BYTES)

    @cached_property
    def head_text(self) -> str:
        """The head as text, good enough to look for tags in; empty for what is binary."""
        head = self.head
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return head.decode("utf-16", "replace").removeprefix("\ufeff")
        text = head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
        return "" if "\x00" in text else text

    @cached_property
    def sha256(self) -> str:
        """Of the file as it lies there (packed, if it is)."""
        with self._raw() as raw:
            digest = hashlib.sha256()
            while piece := raw.read(1 << 20):
                digest.update(piece)
            return digest.hexdigest()

    @cached_property
    def size(self) -> int:
        if self.data is not None:
            return len(self.data)
        return self.path.stat().st_size if self.path else 0

    @cached_property
    def suffix(self) -> str:
        """Lower-case, without `.gz`: `.xml`."""
        name = self.name.lower().removesuffix(".gz")
        return Path(name).suffix


@dataclass(frozen=True)
class Followed(Source):
    """A source that knows how far it was read: a set of many records moves a progress bar while it is worked on."""

    opened: list[BinaryIO] = field(default_factory=list, repr=False, compare=False)

    def open(self) -> BinaryIO:
        content = super().open()
        self.opened[:] = [getattr(content, "myfileobj", content)]  # of what is packed, the file itself
        return content

    @property
    def share(self) -> float:
        """How much of the file was taken from it, 0 to 1; all, once its reader has closed it."""
        if self.opened and not self.opened[0].closed and self.size:
            return min(1.0, self.opened[0].tell() / self.size)
        return 1.0


@dataclass(frozen=True, slots=True)
class Reader:
    """One format.

    `recognise` looks at a source's head (and suffix, as a weak hint) and says how sure it is, 0 to 1:
    1.0 a signature that nothing else has, 0.5 the look of it, 0.1 could be.
    `read` yields its documents; what cannot be read is yielded as an UnreadableError so that the rest goes on.
    `apart` says that foreign code decodes it, which nothing of ours can interrupt: where time is to be bounded, it is
    read in a process of its own.
    """

    name: str
    suffixes: tuple[str, ...]
    recognise: Callable[[Source], float]
    read: Callable[[Source], Iterator[Reading]]
    apart: bool = False


def _plain(problem: OSError) -> str:
    return (problem.strerror or str(problem)).lower()
