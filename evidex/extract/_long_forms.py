"""Abbreviations in a claim's phrases, with what the document says they mean."""

from __future__ import annotations

import re

import msgspec

from evidex.schema import Claim
from evidex.text import View

__all__ = ["with_long_forms"]

_PHRASES = ("of", "group", "factor", "outcome", "comparator", "population")
_SHORT = re.compile(r"\b[A-Za-z]{0,4}[A-Z][\w+/-]{0,8}[A-Z0-9][\w-]{0,6}\b|\b[A-Z]{2,10}s?\b")


def with_long_forms(claim: Claim, view: View) -> Claim:
    """The claim with `long_forms` for the short forms that stand in its phrases and that the text defines."""
    short = {
        word
        for name in _PHRASES
        if (phrase := getattr(claim, name, None))
        for word in _SHORT.findall(phrase)
        if f"({word}" in view.text or f"[{word}" in view.text
    }
    if not short:
        return claim
    known = view.abbreviations
    long_forms = {word: known[word] for word in sorted(short) if word in known}
    return msgspec.structs.replace(claim, long_forms=long_forms) if long_forms else claim
