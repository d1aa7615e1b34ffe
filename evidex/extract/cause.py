"""Causes, risk factors, protective factors and associations, stated in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.extract.socket import Extractor
from evidex.schema import CauseClaim, Claim, place_claim
from evidex.text import Sentence, View
from evidex.text.relations import Meant, Phrase, Relation, find_arm, find_relations, find_topic

__all__ = ["EXTRACTOR"]

NAME = "cause/1"
_SKIPPED = frozenset({"title", "methods", "figure"})


def _extract(view: View) -> Iterator[Claim]:
    def topic() -> str | None:
        return find_topic(view.text)[1]

    def arm() -> str | None:
        return find_arm(view.text)

    before = ""
    for sentence in view.sentences:
        words = view.text[sentence.start : sentence.end]
        for offset, piece in _pieces(words):
            if sentence.section not in _SKIPPED and len(piece) <= _LONGEST:
                for relation in find_relations(piece, Meant(before, topic, arm)):
                    if not relation.bare:
                        yield from _claims(view, sentence, offset, relation)
            before = piece


_LONGEST = 1500
"""Characters: what runs on longer is a list of words, not a statement."""
_SEAM = re.compile(r"\.[,;]\s(?=[A-Z])")


def _pieces(words: str) -> Iterator[tuple[int, str]]:
    """The sentences that a structured abstract has glued with '., ' or '.; ', each with its offset."""
    begin = 0
    if ".," in words or ".;" in words:
        for seam in _SEAM.finditer(words):
            yield begin, words[begin : seam.start() + 1]
            begin = seam.end()
    yield begin, words[begin:] if begin else words


def _claims(view: View, sentence: Sentence, offset: int, relation: Relation) -> Iterator[CauseClaim]:
    """A claim per pair of factor and outcome; its quote is the shortest stretch with both and the cue."""
    start, end = sentence.start + offset + relation.start, sentence.start + offset + relation.end
    cited = view.labels_cited_in(sentence.start, sentence.end)
    for factor in relation.factors:
        for outcome in relation.outcomes:
            yield place_claim(
                CauseClaim,
                view.document,
                start,
                end,
                section=sentence.section,
                extractor=NAME,
                page=view.page_at(start),
                citations=cited,
                hedged=relation.hedged,
                negated=relation.kind == "not_associated",
                derived=_resumed(factor, outcome),
                relation=relation.kind,
                factor=factor.words,
                outcome=outcome.words,
            )


def _resumed(factor: Phrase, outcome: Phrase) -> tuple[str, ...]:
    """The fields that another sentence names."""
    return tuple(name for name, phrase in (("factor", factor), ("outcome", outcome)) if phrase.resumed)


EXTRACTOR = Extractor(name=NAME, claim=CauseClaim, extract=_extract)
