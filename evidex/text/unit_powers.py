"""Units with a power in brackets: 'beats min(-1)', 'L x min(-1)', 'ml x min(-1) x 1.73 m(-2)', in a shape."""

from __future__ import annotations

__all__ = ["POWERED"]

_FACTOR = r"(?:\s?[x×·.*]\s?|\s|/)"
_ATOM = r"[a-zA-Zµμ]{1,6}\([-−–‐]?[1-3]\)"
POWERED = rf"\s?(?:[a-zA-Zµμ%]{{1,8}}{_FACTOR}){{0,2}}{_ATOM}(?:{_FACTOR}(?:\ue000\s?)?{_ATOM}){{0,2}}"
"""Such a unit right behind a number; what is in the brackets is none."""
