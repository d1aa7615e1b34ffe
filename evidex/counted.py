"""Numbers with the things that they count, in the singular where there is one."""

from __future__ import annotations

__all__ = ["counted", "things"]


def counted(number: int, thing: str, several: str = "") -> str:
    """'1 claim', '1,200 claims', '0 studies'; `several` is the plural where it is not the thing with an s."""
    return f"{number:,} {things(number, thing, several)}"


def things(number: int, thing: str, several: str = "") -> str:
    """The word alone, where the number stands elsewhere."""
    return thing if number == 1 else several or f"{thing}s"
