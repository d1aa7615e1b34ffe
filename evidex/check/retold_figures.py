"""Figures of an earlier sentence that a later one says again without its source."""

from __future__ import annotations

from dataclasses import dataclass

from evidex.check.restatement import restated_items_of
from evidex.check.retelling import Retold, Telling, Tellings, stem_weights, supported_retelling, tell
from evidex.check.support import bare_sentences, is_sourced
from evidex.text import Sentence, View
from evidex.text.own_study import reports_own_study

__all__ = ["RetoldFigure", "retold_figures"]


@dataclass(frozen=True, slots=True)
class RetoldFigure:
    """A bare sentence with a figure that `first`, a sentence with a source, has told."""

    sentence: Sentence
    first: Telling
    told: str
    """The figure as the bare sentence prints it …"""
    printed: str
    """… and as the first did."""


def retold_figures(view: View) -> dict[int, RetoldFigure]:
    """The bare sentences that say a figure of an earlier paragraph again, by their starts; none in a report."""
    return view.once(_retold_figures)


def _retold_figures(view: View) -> dict[int, RetoldFigure]:
    if reports_own_study(view):
        return {}
    body = [
        (index, sentence)
        for index, sentence in enumerate(view.sentences)
        if sentence.part == "body" and sentence.section not in ("title", "figure")
    ]
    tellings = {sentence.start: tell(view.text, sentence.start, sentence.end) for _, sentence in body}
    weights = stem_weights(tellings.values())
    sourced = Tellings(tellings[sentence.start] for index, sentence in body if is_sourced(view, index))
    items = {item.again.start for item in restated_items_of(view)}
    found = {}
    for sentence in bare_sentences(view):
        again = tellings.get(sentence.start)
        if again is None or not again.figures:
            continue
        retold = supported_retelling(again, sourced, weights, before=view.document.blocks[sentence.block].start)
        if retold is not None and (figure := _figure(view, sentence, retold, of_list=sentence.start in items)):
            found[sentence.start] = figure
    return found


def _figure(view: View, sentence: Sentence, retold: Retold, *, of_list: bool) -> RetoldFigure | None:
    """The figure that is told again; of an item of a list that restates (TOP202 tells it) only a share."""
    mine, yours = next((pair for pair in retold.figures if pair[0].tells_value), retold.figures[0])
    if of_list and not mine.percent:
        return None
    text = view.text
    return RetoldFigure(sentence, retold.first, text[mine.start : mine.end], text[yours.start : yours.end])
