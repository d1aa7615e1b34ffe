"""By what the exports of reference managers that evidex does not read begin."""

from __future__ import annotations

import re

__all__ = ["reference_format"]

_OPENINGS = {
    "BibTeX": re.compile(r"(?:%[^\n]*\n\s*)*@[A-Za-z]{3,20}\s*\{\s*[^\s,{}=]{1,120}\s*[,=]"),
    "EndNote": re.compile(r"%0 [A-Z][A-Za-z ]{2,40}\r?\n%[^\sa-z] "),
    "Web of Science": re.compile(r"FN [^\r\n]{3,80}\r?\n\s*VR \d"),
}


def reference_format(text: str) -> str:
    """The format of a list of references, by its beginning; empty for anything else."""
    start = text[:65_536].lstrip("\ufeff \t\r\n")
    return next((name for name, opening in _OPENINGS.items() if opening.match(start)), "")
