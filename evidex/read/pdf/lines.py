"""Which glyphs make a word, and which words a line?

Glyphs that follow one another in the page's stream and on the page are a run; runs on one baseline that touch are
a line. A line never crosses a gap wider than an em: what stands beyond it is another column or another cell.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from evidex.read.pdf.glyphs import Face, Glyph
from evidex.read.pdf.passage import Passage

__all__ = ["Line", "Word", "make_lines"]

_RUN_GAP = 1.4
"""Widest gap inside a run, in ems: justified narrow columns stretch their spaces to this."""
_TOUCH_GAP = 0.6
"""Widest gap between two runs that are joined into a line though something else was painted between them."""
_RAISED_GAP = 0.8
"""Widest gap between two raised pieces of a line: some journals part the numbers of works by a space."""
_WORD_GAPS = (0.15, 0.085, 0.04)
"""A gap of this many ems parts words (fonts set 0.25, tight lines 0.18, kerning stays below 0.1), by `Glyph.spaced`."""


@dataclass(slots=True)
class Word:
    """Glyphs without a space between them, left to right."""

    glyphs: list[Glyph]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1


@dataclass(slots=True)
class Line:
    """Words on one baseline of one column or cell; points from the top left corner of its page."""

    page: int
    words: list[Word]
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    face: Face
    """The face of most of its glyphs."""
    first: int
    """Place of its first glyph in the page's stream."""
    last: int
    text: str = field(default="")
    spelled: Passage | None = None
    """The line as `spelling` writes it, once its page is laid out and its glyphs are let go."""

    def part(self, words: list[Word]) -> Line:
        """The line of some of its words."""
        return replace(self, words=words, x0=words[0].x0, x1=words[-1].x1, text=" ".join(word.text for word in words))

    @property
    def size(self) -> float:
        return self.face.size

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half way along."""
        return (self.x0 + self.x1) / 2

    @property
    def level(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class _Run:
    glyphs: list[Glyph]
    base: float
    size: float
    x0: float
    x1: float


def make_lines(glyphs: list[Glyph], page: int) -> list[Line]:
    """The lines of upright glyphs in the order of the page's stream."""
    runs = _join_runs(_runs(glyphs))
    return [_line(run, page) for run in runs if run.glyphs]


def _runs(glyphs: list[Glyph]) -> list[_Run]:
    runs: list[_Run] = []
    run: _Run | None = None
    before: Glyph | None = None
    for glyph in glyphs:
        if run is None or before is None or not _follows(run, before, glyph):
            run = _Run([], glyph.base, glyph.face.size, glyph.x0, glyph.x1)
            runs.append(run)
        run.glyphs.append(glyph)
        if glyph.face.size > run.size * 1.15:
            run.base, run.size = glyph.base, glyph.face.size
        if glyph.x1 > run.x1:
            run.x1 = glyph.x1
        before = glyph
    return runs


def _follows(run: _Run, before: Glyph, glyph: Glyph) -> bool:
    """Whether the glyph goes on with the run: on its line (or raised or lowered from it) and next to its end."""
    size = max(run.size, glyph.face.size)
    gap = glyph.x0 - before.x1
    if glyph.x0 == before.x0 and glyph.x1 == before.x1 and glyph.base == before.base:
        return True  # two letters of one ligature
    if not -0.75 * size <= gap <= _RUN_GAP * size:
        return False
    off = abs(glyph.base - run.base)
    if off <= 0.12 * size:
        return True
    smaller = min(glyph.face.size, run.size) < 0.86 * size or before.face.size < 0.86 * size
    beside = smaller and glyph.face.size == before.face.size and abs(glyph.base - before.base) <= 0.05 * size
    return off <= (0.55 if smaller else 0.28) * size and gap <= (_RAISED_GAP if beside else 0.5) * size


def _join_runs(runs: list[_Run]) -> list[_Run]:
    """Runs that touch on one line become one (inline symbols and raised marks are often painted apart)."""
    rows: dict[int, list[_Run]] = {}
    joined: list[_Run] = []
    for run in runs:
        row = int(run.base // 6)
        host = next(
            (other for key in (row, row - 1, row + 1) for other in rows.get(key, ()) if _touch(other, run)), None
        )
        if host is None:
            rows.setdefault(row, []).append(run)
            joined.append(run)
            continue
        host.glyphs += run.glyphs
        if run.size > host.size * 1.15:
            host.base, host.size = run.base, run.size
        host.x0, host.x1 = min(host.x0, run.x0), max(host.x1, run.x1)
    for run in joined:
        if any(a.x0 > b.x0 for a, b in pairwise(run.glyphs)):
            run.glyphs.sort(key=lambda glyph: (glyph.x0 + glyph.x1) / 2)
    return joined


def _touch(one: _Run, other: _Run) -> bool:
    size = max(one.size, other.size)
    gap = max(one.x0, other.x0) - min(one.x1, other.x1)
    if gap < -0.6 * size and gap < -0.5 * min(one.x1 - one.x0, other.x1 - other.x0):
        return False
    off = abs(one.base - other.base)
    smaller = min(one.size, other.size) < 0.86 * size
    if off <= 0.12 * size:
        return gap <= _TOUCH_GAP * size
    return smaller and off <= 0.55 * size and gap <= 0.3 * size


def _line(run: _Run, page: int) -> Line:
    glyphs = run.glyphs
    face = Counter(glyph.face for glyph in glyphs).most_common(1)[0][0]
    own = [glyph for glyph in glyphs if glyph.face is face or glyph.face == face]
    base = median(glyph.base for glyph in own)
    words = _words(glyphs)
    return Line(
        page=page,
        words=words,
        x0=min(glyph.x0 for glyph in glyphs),
        x1=max(glyph.x1 for glyph in glyphs),
        top=min(glyph.top for glyph in own),
        bottom=max(glyph.bottom for glyph in own),
        base=base,
        face=face,
        first=min(glyph.place for glyph in glyphs),
        last=max(glyph.place for glyph in glyphs),
        text=" ".join(word.text for word in words),
    )


def _words(glyphs: list[Glyph]) -> list[Word]:
    words: list[Word] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is None or _parted(before, glyph):
            words.append(Word([]))
        words[-1].glyphs.append(glyph)
        before = glyph
    return words


def _parted(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.face.size, glyph.face.size) or 1.0
    spaced = glyph.spaced if glyph.place > before.place else 0
    return glyph.x0 - before.x1 > _WORD_GAPS[spaced] * size
