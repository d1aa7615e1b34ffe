"""Text on its way from lines to paragraphs: every character still knows its line on the page and what was mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from evidex.read._mend import Mend
from evidex.read.builder import Builder
from evidex.schema import Box, Citation, Repair, cut_line

__all__ = ["Passage", "Stretch"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[start:end]` is part of one line on a page."""

    start: int
    end: int
    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class Passage:
    """A text with its places."""

    text: str = ""
    stretches: list[Stretch] = field(default_factory=list)
    mends: list[Mend] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    @property
    def page(self) -> int | None:
        return self.stretches[0].page if self.stretches else None

    def append(self, other: Passage, joint: str = "") -> None:
        """Put `other` behind, `joint` between."""
        shift = len(self.text) + len(joint)
        self.text += joint + other.text
        self.stretches += [replace(one, start=one.start + shift, end=one.end + shift) for one in other.stretches]
        self.mends += [replace(one, start=one.start + shift, end=one.end + shift) for one in other.mends]

    def mend(self, start: int, end: int, after: str, reason: str, confidence: float = 1.0) -> None:
        """Put `after` in the place of `text[start:end]` and remember what stood there."""
        for one in self.mends:
            if one.start < start < one.end or one.start < end < one.end:
                first, last = min(start, one.start), max(end, one.end)
                after = self.text[first:start] + after + self.text[end:last]
                start, end = first, last
        before = self._source(start, end)
        grown = len(after) - (end - start)
        self.text = self.text[:start] + after + self.text[end:]
        self.stretches = [
            replace(one, start=_moved(one.start, start, end, grown), end=_moved(one.end, start, end, grown, last=True))
            for one in self.stretches
        ]
        kept = [one for one in self.mends if not _lies_in(one, start, end)]
        self.mends = [
            replace(one, start=one.start + grown, end=one.end + grown) if one.start >= end else one for one in kept
        ]
        self.mends.append(Mend(start, start + len(after), before, reason, confidence))

    def mend_all(self, changes: Iterable[tuple[int, int, str, str, float]]) -> None:
        """Several changes, given with the places of the text as it is now; they must not overlap."""
        for start, end, after, reason, confidence in sorted(changes, reverse=True):
            self.mend(start, end, after, reason, confidence)

    def _source(self, start: int, end: int) -> str:
        """What the source held at `text[start:end]`, earlier mends undone."""
        pieces, position = [], start
        for one in sorted(self.mends, key=lambda mend: (mend.start, mend.end)):
            if not _lies_in(one, start, end) or one.start < position:
                continue
            pieces += [self.text[position : one.start], one.before]
            position = one.end
        return "".join(pieces) + self.text[position:end]

    def part(self, start: int, end: int) -> Passage:
        """The passage of `text[start:end]` alone."""
        return Passage(
            self.text[start:end],
            [self._cut(one, start, end) for one in self.stretches if one.start < end and start < one.end],
            [
                replace(one, start=one.start - start, end=one.end - start)
                for one in self.mends
                if start <= one.start and one.end <= end
            ],
        )

    def _cut(self, one: Stretch, start: int, end: int) -> Stretch:
        """The part of a stretch in `[start:end]`, its places counted from there."""
        first, last = max(one.start, start), min(one.end, end)
        x0, x1 = cut_line(one.x0, one.x1, self.text[one.start : one.end], first - one.start, last - one.start)
        return replace(one, start=first - start, end=last - start, x0=x0, x1=x1)

    def stripped(self) -> Passage | None:
        """Without white space around it; None where nothing is left."""
        text = self.text
        start = len(text) - len(text.lstrip())
        return self.part(start, len(text.rstrip())) if text.strip() else None

    def write(self, builder: Builder) -> tuple[int, int]:
        """Write it where the builder stands: text, boxes, repairs, citations. Returns its place."""
        base = builder.write(self.text)
        self.place(builder, base)
        return base, builder.length

    def place(self, builder: Builder, base: int) -> None:
        """Tell the builder the boxes, repairs and citations of this text, which it has written at `base`."""
        for one in self.stretches:
            if one.end > one.start:
                builder.boxes.append(
                    Box(
                        start=base + one.start,
                        end=base + one.end,
                        page=one.page,
                        x0=round(one.x0, 1),
                        top=round(one.top, 1),
                        x1=round(one.x1, 1),
                        bottom=round(one.bottom, 1),
                    )
                )
        for mend in sorted(self.mends, key=lambda mend: (mend.start, mend.end)):
            builder.repairs.append(
                Repair(
                    start=base + mend.start,
                    end=base + mend.end,
                    before=mend.before,
                    after=self.text[mend.start : mend.end],
                    reason=mend.reason,
                    confidence=mend.confidence,
                    page=self._page_at(mend.start),
                )
            )
        for mark in self.citations:
            builder.citations.append(Citation(start=base + mark.start, end=base + mark.end, labels=mark.labels))

    def _page_at(self, position: int) -> int | None:
        page = self.page
        for one in self.stretches:
            if one.start > position:
                break
            page = one.page
        return page


def _lies_in(mend: Mend, start: int, end: int) -> bool:
    """Whether the mend lies in `[start:end]`; one that left nothing behind also lies at its edges."""
    if mend.start == mend.end:
        return start <= mend.start <= end
    return mend.start < end and start < mend.end


def _moved(place: int, start: int, end: int, grown: int, *, last: bool = False) -> int:
    """Where a boundary stands after `[start:end]` became longer by `grown`."""
    if place >= end:
        return place + grown
    if place <= start:
        return place
    return min(place, end + grown) if last else end + grown
