"""Patterns that are compiled once, not at each start.

Python keeps what it compiles of modules (`.pyc`) but not what it compiles of patterns, and of those evidex has some
2,900: compiling them was half of the time in which a small file is validated. Their code is kept in the cache folder
of the user, for this version of Python alone. It is the program and its helpers that ask for this; who imports evidex
finds `re` as it is. What cannot be read, written or taken again is compiled, as if nothing were kept.
"""

from __future__ import annotations

import re
import sys
from array import array
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from zlib import crc32

import msgspec
import platformdirs

__all__ = ["KeptPatterns", "keep_patterns"]

LEAST = 60
"""Shorter patterns are compiled faster than a file is opened for them."""
MOST = 20_000
"""Beyond so many patterns those of earlier versions of evidex are let go."""
_BITS = sys.maxsize.bit_length()


class _Code(msgspec.Struct, array_like=True, frozen=True):
    """What `_sre.compile` makes a pattern of."""

    flags: int
    code: bytes
    groups: int
    group_index: dict[str, int]
    index_group: tuple[str | None, ...]


class _Key(msgspec.Struct, array_like=True, frozen=True):
    pattern: bytes
    flags: int

    @classmethod
    def of(cls, pattern: str, flags: int) -> _Key:
        return cls(pattern.encode("utf-8", "surrogatepass"), int(flags))  # '[\\ud800-\\udfff]' is a pattern, too


_PACKED = msgspec.msgpack.Decoder(list[tuple[_Key, _Code]])
_SUM = 4
"""Bytes before what is packed: its checksum. One changed letter is code that `_sre` takes, of another pattern."""


class KeptPatterns:
    """The code of patterns, read from a file when the first long one is asked for; `save` adds the new ones."""

    def __init__(self, folder: Path) -> None:
        version = ".".join(map(str, sys.version_info))
        self.path = folder / f"patterns-{version}-{sys.byteorder}-{_BITS}.bin"
        self._compiler: Any = import_module("re._compiler")
        self._parser: Any = import_module("re._parser")
        self._machine: Any = import_module("_sre")
        self._as_ever = self._compiler.compile
        self._kept: dict[_Key, _Code] | None = None
        self._used: dict[_Key, _Code] = {}
        self._new = False

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """As `re` compiles a pattern, from what is kept where it is."""
        if not isinstance(pattern, str) or len(pattern) < LEAST or flags & re.DEBUG:
            return self._as_ever(pattern, flags)
        if self._kept is None:
            self._kept = self._read()
        key = _Key.of(pattern, flags)
        if (code := self._kept.get(key)) is not None:
            with suppress(
                RuntimeError, TypeError, ValueError, OverflowError
            ):  # damaged: `_sre` proves what it is given
                made = self._made(pattern, code)
                self._used[key] = code
                return made
        code = self._used[key] = self._coded(pattern, key.flags)
        self._new = True
        return self._made(pattern, code)

    def _coded(self, pattern: str, flags: int) -> _Code:
        parsed = self._parser.parse(pattern, flags)
        index: dict[str, int] = dict(parsed.state.groupdict)
        names: list[str | None] = [None] * parsed.state.groups
        for name, number in index.items():
            names[number] = name
        code = array("I", self._compiler._code(parsed, flags)).tobytes()
        return _Code(flags | parsed.state.flags, code, parsed.state.groups - 1, index, tuple(names))

    def _made(self, pattern: str, code: _Code) -> Any:
        words = array("I")
        words.frombytes(code.code)
        return self._machine.compile(
            pattern, code.flags, words.tolist(), code.groups, code.group_index, code.index_group
        )

    def _read(self) -> dict[_Key, _Code]:
        try:
            written = self.path.read_bytes()
            packed = memoryview(written)[_SUM:]
            return dict(_PACKED.decode(packed)) if written[:_SUM] == _sum(packed) else {}
        except (OSError, ValueError, msgspec.MsgspecError):
            return {}

    def save(self) -> None:
        """Write what is kept, where something is new; a reader sees the old file or the whole new one."""
        if not self._new:
            return
        self._new = False
        kept = {**self._read(), **self._used}  # another process may have written since
        packed = msgspec.msgpack.encode(list((kept if len(kept) <= MOST else self._used).items()))
        with suppress(OSError):  # a full disk, a folder of somebody else
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._replace(_sum(packed) + packed)

    def _replace(self, packed: bytes) -> None:
        with NamedTemporaryFile(dir=self.path.parent, prefix="patterns-", delete=False) as file:
            written = Path(file.name)
            try:
                file.write(packed)
                file.close()
                written.replace(self.path)
            except BaseException:  # Ctrl-C and SIGTERM, too
                written.unlink(missing_ok=True)
                raise


def _sum(packed: bytes | memoryview) -> bytes:
    return crc32(packed).to_bytes(_SUM, "big")


@cache
def keep_patterns() -> KeptPatterns:
    """From now on `re` takes long patterns from what is kept, in this process; `save` is the caller's to call."""
    kept = KeptPatterns(platformdirs.user_cache_path("evidex"))
    kept._compiler.compile = kept.compile
    return kept
