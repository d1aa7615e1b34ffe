"""Abbreviations in a claim's phrases, with what the document says they mean."""

from __future__ import annotations

import re

from evidex.schema import Claim
from evidex.text import View

__all__ = ["long_forms_of"]

_PHRASES = ("of", "group", "factor", "outcome", "comparator", "population")
_SHORT = re.compile(r"\b[A-Za-z]{0,4}[A-Z][\w+/-]{0,8}[A-Z0-9][\w-]{0,6}\b|\b[A-Z]{2,10}s?\b")


def long_forms_of(claim: Claim, view: View) -> dict[str, str]:
    """The short forms that stand in the claim's phrases and that the text defines, with their long forms."""
    if not view.short_forms:
        return {}
    short = {
        word
        for name in _PHRASES
        if (phrase := getattr(claim, name, None))
        if any(map(phrase.__contains__, view.short_forms))
        for word in _SHORT.findall(phrase)
        if word in view.short_forms and (f"({word}" in view.text or f"[{word}" in view.text)
    }
    return {word: told for word in sorted(short) if (told := view.long_form_of(word))}
