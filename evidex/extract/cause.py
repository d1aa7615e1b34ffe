"""Causes, risk factors, protective factors and associations, stated in words."""

from __future__ import annotations

from collections.abc import Iterator

from evidex.extract.socket import Extractor
from evidex.schema import CauseClaim, Claim, place_claim
from evidex.text import Sentence, View
from evidex.text.relations import Relation, find_relations

__all__ = ["EXTRACTOR"]

NAME = "cause/1"


def _extract(view: View) -> Iterator[Claim]:
    for sentence in view.sentences:
        if sentence.section in ("title", "methods", "figure"):
            continue
        for relation in find_relations(view.text[sentence.start : sentence.end]):
            yield from _claims(view, sentence, relation)


def _claims(view: View, sentence: Sentence, relation: Relation) -> Iterator[CauseClaim]:
    start, end = sentence.start + relation.start, sentence.start + relation.end
    marks = view.citations_in(sentence.start, sentence.end)
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
                citations=tuple(label for mark in marks for label in mark.labels),
                hedged=relation.hedged,
                negated=relation.kind == "not_associated",
                relation=relation.kind,
                factor=factor.words,
                outcome=outcome.words,
            )


EXTRACTOR = Extractor(name=NAME, claim=CauseClaim, extract=_extract)
