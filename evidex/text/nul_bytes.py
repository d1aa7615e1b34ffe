"""Bytes that are text but for their NULs: what is wrong with them, in words for the one who has the file."""

from __future__ import annotations

import re

__all__ = ["told_of_nuls"]

_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_WIDE = {"UTF-32": ((4, (1, 2, 3)), (4, (0, 1, 2))), "UTF-16": ((2, (1,)), (2, (0,)))}
"""Where the NULs of Western text stand in so many bytes a sign, the small end first or last."""
_MOST = 0.9
_FEW = 0.5


def told_of_nuls(data: bytes) -> tuple[str, str] | None:
    """What is wrong and what to do; None where there is no NUL, a byte order mark explains it, or it is no text."""
    first = data.find(b"\x00")
    if first < 0 or data.startswith(_MARKS):
        return None
    rest = data.replace(b"\x00", b"")
    if not rest.strip():
        return "it holds nothing but NUL bytes; a copy or download of it broke off", "fetch it again"
    if len(_CONTROLS.findall(rest)) > len(rest) // 200:
        return None
    for name, ends in _WIDE.items():
        if any(_stand_at(data, size, places) for size, places in ends):
            return f"it is text in {name} without a byte order mark", "save it as UTF-8"
    if len(rest) < _FEW * len(data.rstrip(b"\x00")):
        return None
    return f"it is text with NUL bytes in it, the first behind {first:,} bytes", "save it again as UTF-8, without them"


def _stand_at(data: bytes, size: int, places: tuple[int, ...]) -> bool:
    """Whether nearly all bytes at these places of each sign are NUL, and hardly any of the others."""
    share = [data[place::size].count(0) / max(len(data[place::size]), 1) for place in range(size)]
    return all(one >= _MOST if place in places else one <= 1 - _MOST for place, one in enumerate(share))
