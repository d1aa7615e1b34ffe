"""The tellings of a research report: its abstract, its body with the tables, and the discussion in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from evidex.schema import Table
from evidex.text import Sentence, View
from evidex.text.headings import heading_of

__all__ = ["abstract_and_body", "caption_of", "holds_number", "is_discussed", "outside_abstract", "sentences_of"]

_DISCUSSION = re.compile(
    r"[\W\d_]{0,8}(?:general\s)?(?:discussion|comments?|conclusions?|concluding\sremarks)\b(?!\sand\sresults)", re.I
)


def abstract_and_body(view: View) -> str | None:
    """Why abstract and body cannot be compared; None where the document has both."""
    parts = {section.part for section in view.document.sections}
    if "abstract" not in parts:
        return "the document has no abstract apart from its body"
    if "body" not in parts:
        return "the document is an abstract only"
    return None


def sentences_of(view: View, part: str) -> list[Sentence]:
    """The sentences of the abstract, or of the body."""
    return [sentence for sentence in view.sentences if sentence.part == part and sentence.section != "title"]


def outside_abstract(view: View) -> str:
    """All text that is not the abstract nor the reference list, tables included."""
    document, pieces, at = view.document, [], 0
    kept_out = [(s.start, s.end) for s in document.sections if s.part in ("abstract", "front")]
    kept_out += [(entry.start, entry.end) for entry in document.references]
    for start, end in sorted(kept_out):
        pieces.append(document.text[at:start])
        at = max(at, end)
    return "\n".join([*pieces, document.text[at:]])


def is_discussed(view: View, position: int) -> bool:
    """Whether a place of the body stands under 'Discussion' or 'Conclusions', subheadings included."""
    spans = view.once(_discussions)
    place = bisect_right(spans, (position, len(view.text))) - 1
    return place >= 0 and position < spans[place][1]


def _discussions(view: View) -> list[tuple[int, int]]:
    """From each heading 'Discussion' to the next of the same rank that opens another part."""
    text, spans, start, level = view.text, list[tuple[int, int]](), -1, 0
    for block in view.document.blocks:
        if block.kind != "heading" or _in_abstract(view, block.start):
            continue  # the abstract's own 'Conclusions' opens no discussion
        if _DISCUSSION.match(text, block.start, block.end):
            if start < 0:
                start, level = block.start, block.level
            continue
        heading = heading_of(text[block.start : block.end])
        opens = heading is not None and (heading.part == "back" or heading.kind in ("methods", "results", "background"))
        if start >= 0 and opens and block.level <= level:
            spans.append((start, block.start))
            start = -1
    return [*spans, (start, len(text))] if start >= 0 else spans


def _in_abstract(view: View, position: int) -> bool:
    section = view.section_at(position)
    return section is not None and section.part == "abstract"


@lru_cache(maxsize=4096)
def _number_pattern(number: str) -> re.Pattern[str]:
    whole, _, decimals = number.partition(".")
    grouped = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", "[,  ]?", whole.lstrip("-"))
    body = grouped + (rf"[.·]{decimals}0*" if decimals else "")
    return re.compile(rf"(?<![\d.]){body}(?!\d|[.,·]\d)")


def holds_number(text: str, number: str) -> bool:
    """Whether `number` (plain digits, '.' for decimals) is printed in `text`, with or without thousands separators."""
    return bool(_number_pattern(number).search(text))


def caption_of(view: View, table: Table) -> str:
    """The table's caption, or its label."""
    return table.caption.of(view.text) if table.caption else table.label
