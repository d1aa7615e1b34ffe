"""Scores: central values of a measurement in a group, with their spread, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from evidex.extract._proportion.runs import Told
from evidex.extract._score.evidence import find_values
from evidex.extract._score.frames import ValueFrames, measured
from evidex.extract._score.tables import table_scores
from evidex.extract._score.values import Value
from evidex.extract.socket import Extractor
from evidex.schema import Claim, ScoreClaim, place_claim
from evidex.text import View
from evidex.text.groups import find_timepoint
from evidex.text.sentences import Sentence
from evidex.text.words import Words

__all__ = ["EXTRACTOR"]

_NAME = "score/1"


def extract(view: View) -> Iterator[Claim]:
    """Every central value of the running text."""
    arms: tuple[str, ...] = ()
    topic: str | None = None
    for sentence in view.sentences:
        if sentence.section == "title":
            continue
        read = view.quantities_of(sentence)
        if not _worth(read.shape):
            continue
        words = view.words_of(sentence)
        values = find_values(words)
        if not values:
            continue
        told = ValueFrames(words, values, arms, topic).tell()
        groups = [each.group for each in told]
        if len(groups) >= 2 and groups[0] and groups[1] and groups[0] != groups[1]:
            arms = (groups[0], groups[1])
        topic = told[-1].of
        for value, each in zip(values, told, strict=True):
            yield _claim(view, sentence, words, value, each)


_HINTS = re.compile(
    r"\b(?:[Mm]eans?\b|[Mm]edians?\b|[Aa]verag(?:e[sd]?|ing)\b|x\s?=|M\s?=|SD\b)|\ue003|:\s\ue000|[(\[]\ue005"
    r"|\ue000(?:/\ue000|\s?[(\[]\ue000|[^()\ue000]{0,20}\s(?:vs?\.?|versus|compared|to)\s)"
    r"|(?:crease|mprove|educ|ecline|fell|rose|gain)[^.;]{0,80}\ue006"
)
"""What a sentence needs to be worth a closer look."""


def _worth(shape: str) -> bool:
    return ("\ue000" in shape or "\ue003" in shape or "\ue006" in shape or "\ue005" in shape) and bool(
        _HINTS.search(shape)
    )


def _claim(view: View, sentence: Sentence, words: Words, value: Value, told: Told) -> ScoreClaim:
    read = words.read
    start, end = read.place(value.start), read.place(value.end - 1) + 1
    if value.before is not None:
        start = min(start, read.place(value.before))
    last = read.found[value.last].end
    end = last if read.shape[value.end - 1] in "\ue000\ue001\ue002\ue003\ue004\ue005\ue006" else end
    if told.of_place is not None and not told.inherited:
        place = words.place(*told.of_place)
        start, end = min(start, place[0]), max(end, place[1])
    fields: dict[str, Any] = {"statistic": value.statistic, "value": value.value}
    for name in ("sd", "se", "low", "high", "spread", "unit"):
        if getattr(value, name) is not None:
            fields[name] = getattr(value, name)
    if of := measured(told.of):
        fields["of"] = of
    if told.group:
        fields["group"] = " ".join(told.group.split())
    if timepoint := find_timepoint(view.text, sentence.start, sentence.end, read.place(value.start)):
        fields["timepoint"] = " ".join(timepoint.split())
    if cited := view.labels_cited_in(sentence.start, sentence.end):
        fields["citations"] = cited
    if (page := view.page_at(start)) is not None:
        fields["page"] = page
    return place_claim(ScoreClaim, view.document, start, end, section=sentence.section, extractor=_NAME, **fields)


def _everywhere(view: View) -> Iterator[Claim]:
    """Sentences first, then tables."""
    yield from extract(view)
    if view.document.tables:
        yield from table_scores(view, _NAME)


EXTRACTOR = Extractor(name=_NAME, claim=ScoreClaim, extract=_everywhere)
