"""Words that lead to another site: marked while the words of a page are gathered, then lifted out as places."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

__all__ = ["lead_out", "leads_out", "lift_links", "site_of", "unmarked"]

_OPEN, _CLOSE = "\ue0f1", "\ue0f2"
"""Private signs around the words: no white space, no letters, so that nothing reads them as words."""
_GAP = re.compile(r"\n\s*\n")
_UNMARK = str.maketrans("", "", _OPEN + _CLOSE)


def site_of(address: str) -> str:
    """The host that an address names, without 'www.'; empty where it names none."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""


def leads_out(address: str, home: str = "") -> bool:
    """Whether the address is of another site than `home`."""
    return (site := site_of(address)) not in ("", home) and not (home and site.endswith(f".{home}"))


def lead_out(words: str) -> str:
    """The words, marked as leading to another site, where they are words of one paragraph."""
    core = words.strip()
    if not any(sign.isalnum() for sign in core) or _GAP.search(core):
        return words
    return words.replace(core, f"{_OPEN}{core}{_CLOSE}")


def unmarked(words: str) -> str:
    """The words without marks."""
    return words.translate(_UNMARK)


def lift_links(words: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words with single spaces and without marks, and where the marks stood around them."""
    text = " ".join(unmarked(words).split())
    solid = [place for place, sign in enumerate(text) if not sign.isspace()]
    found: list[tuple[int, int]] = []
    passed, opened = 0, -1
    for sign in words:
        if sign == _OPEN:
            opened = passed
        elif sign == _CLOSE:
            if 0 <= opened < passed:
                found.append((solid[opened], solid[passed - 1] + 1))
            opened = -1
        elif not sign.isspace():
            passed += 1
    return text, tuple(found)
