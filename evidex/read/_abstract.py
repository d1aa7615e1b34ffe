"""Where an abstract ends that stands before an article.

A heading at the level of 'Abstract', or above it, ends it. Where levels are unknown, or the abstract's own parts stand
at its level, the order of the headings decides: a structured abstract goes from background to conclusions once, and
what follows it begins again ('Introduction', '1. Background', a second 'Methods').
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from evidex.text.headings import Heading, lists_keywords

__all__ = ["Abstract"]

_ORDER = ("background", "methods", "results", "conclusions")
_FIRST_OF_A_BODY = re.compile(r"^(?:introduction\W*$|(?:1|I)(?:\.|\s)\s*\w)", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][\"”’)\]\d]{0,4}\s*$")
LONG = 60
"""Characters: what is as long says something, even if its full stop is missing."""


@dataclass
class Abstract:
    """What has been read of the abstract. It may begin with its heading or with the label of its first part."""

    level: int = 0
    """Depth of its heading; 0 where the source has none."""
    begun: bool = False
    ended: bool = False
    _spoken: bool = False
    """Whether text stands directly below its heading, before any heading of a part."""
    _kinds: list[str] = field(default_factory=list)
    """What the headings of its parts open, in order."""
    _keywords: bool = False

    def begin(self, level: int) -> None:
        """A heading says that the abstract begins."""
        self.level, self.begun, self.ended = level, True, False
        self._spoken, self._kinds, self._keywords = False, [], False

    def over(self) -> None:
        """The article's own text has begun: what looks like parts of an abstract belongs to the article."""
        self.ended = True

    def hear(self, words: str) -> None:
        """A paragraph of the abstract."""
        if lists_keywords(words) and (self._spoken or self._kinds):
            self._keywords = True
        elif not self._kinds and (len(words) > LONG or _SENTENCE.search(words)):
            self._spoken = True

    def is_through(self) -> bool:
        """Whether its keywords have been read: they stand last."""
        return self._keywords

    def ends_at(self, words: str, level: int, heading: Heading | None) -> bool:
        """Whether this heading ends the abstract; one that does not is the heading of one of its parts."""
        if self._keywords or self._stands_outside(level):
            return True
        below = bool(self.level and level > self.level)
        if self._begins_again(words, below=below, kind=heading.kind if heading is not None else ""):
            return True
        if heading is not None:
            self._kinds.append(heading.kind)
        return False

    def _stands_outside(self, level: int) -> bool:
        if not self.begun:
            return True  # Its parts are labels inside paragraphs, and no headings.
        return bool(level and (level < self.level or (level == self.level and self._spoken)))

    def _begins_again(self, words: str, *, below: bool, kind: str) -> bool:
        said = self._spoken or bool(self._kinds)
        if said and _FIRST_OF_A_BODY.match(words.strip()):
            return True
        if self._spoken and not below:
            return True
        if kind in _ORDER:
            return any(_ORDER.index(one) > _ORDER.index(kind) for one in self._kinds if one in _ORDER)
        return "conclusions" in self._kinds and not below
