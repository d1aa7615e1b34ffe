"""Which lines make a paragraph? Lines are rejoined; a word broken over a line end becomes whole where it is real."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median

from evidex.read.pdf.blocks import Block
from evidex.read.pdf.lines import Line
from evidex.read.pdf.passage import Passage
from evidex.read.pdf.spelling import spell

__all__ = ["Vocabulary", "join_lines", "join_passages", "split_block"]

_ENDS = (".", "!", "?", ":", ";", ".”", '."', ".)", ".]", "…")
_BROKEN = re.compile(r"(?P<head>[^\W\d_]{2,}(?:-[^\W\d_]+)*)[-‐\u00ad]$")
_LONGEST_WORD = 80
"""Characters at the end of a line that are looked at: a paragraph is not searched anew for each of its lines."""
_GOES_ON = re.compile(r"(?P<tail>[^\W\d_]+(?:-[^\W\d_]+)*)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LIST = re.compile(r"(?:[•▪●■◦‣⋅–—]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)")
_KEYWORDS = re.compile(r"(?:key\s?words|index terms)\s?[:.—–]", re.IGNORECASE)
_COMPOUND = frozenset(
    """self non well high low long short follow meta post pre anti cross double single first second third full half
    part real up on off in out two three four five six seven eight nine ten multi evidence health quality life
    age sex dose time risk case cost community population hospital home based related intention placebo""".split()
)
"""First parts that keep their hyphen when nothing else decides."""


class Vocabulary:
    """The words that a document prints unbroken: what tells 'follow-up' from 'associ-ated'."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def learn(self, text: str) -> None:
        for match in _WORD.finditer(text):
            word = match.group().lower()
            self._seen[word] = self._seen.get(word, 0) + 1

    def count(self, word: str) -> int:
        return self._seen.get(word.lower(), 0)

    def keeps_hyphen(self, head: str, tail: str) -> bool:
        """Whether `head-` at a line end and `tail` on the next are a compound with its hyphen."""
        whole, compound = self.count(head + tail), self.count(f"{head}-{tail}")
        if whole or compound:
            return compound > whole
        if not tail[:1].islower() or head.isupper() or any(sign.isupper() for sign in head[1:]):
            return True
        last = head.rsplit("-", 1)[-1].lower()
        if "-" in head and self.count(last) >= 1:
            return True
        return last in _COMPOUND and (len(last) > 4 or self.count(tail) > 0)


def split_block(block: Block, *, indented: bool = True) -> Iterator[list[Line]]:
    """The paragraphs of a block: a new one begins at an indent, after a short last line, below a wider gap."""
    lines = block.lines
    gaps = [later.base - earlier.base for earlier, later in pairwise(lines)]
    usual = median(gaps) if gaps else 0.0
    current = [lines[0]]
    for gap, line in zip(gaps, lines[1:], strict=True):
        if _begins(block, current[-1], line, gap, usual, indented):
            yield current
            current = []
        current.append(line)
    yield current


def _begins(block: Block, above: Line, line: Line, gap: float, usual: float, indented: bool) -> bool:
    size = line.size
    ended = above.text.endswith(_ENDS)
    short = above.x1 < block.x1 - max(2.5 * size, 0.06 * (block.x1 - block.x0))
    if gap > 1.3 * usual and gap - usual > 0.25 * size:
        return True
    if (_LIST.match(line.text) and (ended or short)) or _KEYWORDS.match(line.text):
        return True
    if indented and 0.7 * size <= line.x0 - block.x0 <= 5 * size and above.x0 - block.x0 < 0.5 * size:
        return ended or short
    return ended and short and not line.text[:1].islower() and above.x1 < block.x1 - 0.12 * (block.x1 - block.x0)


def join_lines(lines: Iterable[Line], vocabulary: Vocabulary) -> Passage:
    """The lines of one paragraph as running text."""
    whole = Passage()
    for line in lines:
        join_passages(whole, spell(line), vocabulary)
    return whole


def join_passages(whole: Passage, more: Passage, vocabulary: Vocabulary) -> None:
    """Put `more` behind `whole` as the same sentence going on over a line, column or page end."""
    if not whole.text:
        whole.append(more)
        return
    broken, follows = _BROKEN.search(whole.text[-_LONGEST_WORD:]), _GOES_ON.match(more.text)
    if not broken or not follows:
        glued = whole.text.endswith(("-", "‐", "–", "—", "/")) and _clings(whole.text, more.text)
        whole.append(more, "" if glued else " ")
        return
    end = len(whole.text)
    head, tail = broken["head"], follows["tail"]
    keeps = vocabulary.keeps_hyphen(head, tail)
    whole.append(more)
    if not keeps:
        sure = 1.0 if vocabulary.count(head + tail) else 0.9
        whole.mend(end - 1, end, "", "hyphen", sure)


def _clings(text: str, more: str) -> bool:
    """Whether what follows a dash or slash at a line end stands right behind it: '0.65–⏎0.85', 'and/⏎or'."""
    before = text[-2:-1]
    return bool(before.strip()) and (before.isalnum() or before in ")]%") and more[:1].isalnum()
