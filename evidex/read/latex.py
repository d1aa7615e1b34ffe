"""LaTeX, which evidex does not read. It is known so that its source is not taken for text: `95\\%` costs intervals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.errors import UnreadableError
from evidex.read.socket import Reader, Reading, Source

__all__ = ["READER"]

_OPENING = re.compile(r"^\s*\\document(?:class|style)\s*[\[{]", re.MULTILINE)


def _recognise(source: Source) -> float:
    return 1.0 if _OPENING.search(source.head_text[:4000]) and "\\begin{document}" in source.head_text else 0.0


def _read(source: Source) -> Iterator[Reading]:
    yield UnreadableError(source.name, "it is LaTeX source, which evidex does not read", "give the PDF that it makes")


READER = Reader(name="latex", suffixes=(".tex", ".ltx"), recognise=_recognise, read=_read)
