"""What may stand between 'was', 'of' or 'by' and its number: 'about', 'only', 'an average of'."""

from __future__ import annotations

__all__ = ["ABOUT", "NEARLY"]

_NEARLY = r"(?:up\sto|about|approximately|around|some|nearly|almost|only|just|roughly)\s|[~≈∼]\s?"
NEARLY = rf"(?:{_NEARLY})?"
"""How exactly a number is told."""
ABOUT = rf"(?:{_NEARLY}|(?:an?\s)?(?:average|mean|median|estimated)\s(?:of\s)?)?"
"""The same, or that it is an average: of a difference no other statistic is told."""
