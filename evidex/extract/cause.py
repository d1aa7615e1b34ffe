"""Causes, risk factors, protective factors and associations, stated in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.extract.socket import Extractor
from evidex.schema import CauseClaim, Claim, place_claim
from evidex.text import Sentence, View
from evidex.text.relations import Meant, Phrase, Relation, RelationKind, find_arm, find_relations, find_topic
from evidex.text.relations.cues import RAISING
from evidex.text.relations.direction import is_bad, is_good

__all__ = ["EXTRACTOR"]

NAME = "cause/1"
_SKIPPED = frozenset({"title", "methods", "figure"})


def _extract(view: View) -> Iterator[Claim]:
    found = list(_found(view))
    left_out = any(UNNAMED in factor.words for _, _, relation in found for factor in relation.factors)
    arm = _arm(view, found) if left_out else None
    titled = arm if arm and arm.lower() in view.title_text.lower() else None
    told: set[tuple[int, str, str, str]] = set()
    for sentence, offset, relation in found:
        factors = [named for factor in relation.factors if (named := _named(factor, arm, titled)) is not None]
        claims = list(_claims(view, sentence, offset, relation, factors))
        said = [(sentence.start, claim.relation, claim.factor.lower(), claim.outcome.lower()) for claim in claims]
        # 'neither reduces nor increases mortality' holds two cues and says one thing
        yield from (claim for claim, words in zip(claims, said, strict=True) if words not in told)
        told.update(said)


def _found(view: View) -> Iterator[tuple[Sentence, int, Relation]]:
    """The relations of each sentence, with the offset of the piece that they were found in."""

    def topic() -> str | None:
        return find_topic(view.text)[1]

    def unnamed() -> str | None:
        return UNNAMED

    before = ""
    for sentence in view.sentences:
        words = view.text[sentence.start : sentence.end]
        for offset, piece in _pieces(words):
            if sentence.section not in _SKIPPED and len(piece) <= _LONGEST:
                for relation in find_relations(piece, Meant(before, topic, unnamed)):
                    if not relation.bare:
                        yield sentence, offset, relation
            before = piece


UNNAMED = "\0"
"""Stands for what sets the groups of a study apart until all of its statements were read."""


_ONE_MEANS = re.compile(r"(?:drug|treatment|therapy|agent|medication|compound|intervention) \(", re.IGNORECASE)


def _named(factor: Phrase, arm: str | None, titled: str | None) -> Phrase | None:
    """The factor with the arm in the place of what was left out; the groups alone, or None, where none is known.

    'The drug' is only given a name that the title has: groups are those of the arm, a drug may be another one.
    """
    if UNNAMED not in factor.words:
        return factor
    if _ONE_MEANS.match(factor.words):
        arm = titled if titled and not is_bad(titled) else None
    words = factor.words.replace(UNNAMED, arm) if arm else factor.words.replace(UNNAMED, "").removesuffix(" ()")
    return Phrase(factor.start, factor.end, words, resumed=arm is not None) if words else None


def _arm(view: View, found: list[tuple[Sentence, int, Relation]]) -> str | None:
    """What sets the groups apart: of what the document names as an arm or tells to do something, what it names most."""
    factors = {
        (factor.words.lower(), sentence.start, relation.kind, relation.outcomes): factor.words
        for sentence, _, relation in found
        for factor in relation.factors
        if UNNAMED not in factor.words and not _GROUPS.search(factor.words) and len(factor.words) <= 60
    }
    return find_arm(view.text, view.title_text, factors.values())


_GROUPS = re.compile(r"\b(?:groups?|arms?|treatments|drugs|agents|interventions)$|\b(?:and|versus|vs)\b")
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


def _claims(
    view: View, sentence: Sentence, offset: int, relation: Relation, factors: list[Phrase]
) -> Iterator[CauseClaim]:
    """A claim per pair of factor and outcome; its quote is the shortest stretch with both and the cue."""
    start, end = sentence.start + offset + relation.start, sentence.start + offset + relation.end
    cited = view.labels_cited_in(sentence.start, sentence.end)
    for factor in factors:
        for outcome in relation.outcomes:
            if factor.words.lower() == outcome.words.lower():
                continue  # 'correlated with outcome, and drugs did not improve outcome' says nothing of itself
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
                relation=_told_plainly(relation, outcome.words) if len(view.text) < _LEAST else relation.kind,
                factor=factor.words,
                outcome=outcome.words,
            )


def _told_plainly(relation: Relation, outcome: str) -> RelationKind:
    """The relation that the verb alone tells of what is neither hoped for nor feared: 'raised', 'inhibited' a current.

    Which of these are for somebody's good a document tells, by which longer texts are judged.
    """
    done = relation.cue in _STOPPING if relation.kind == "protective" else relation.cue in RAISING
    plain = relation.kind in ("protective", "associated") and not is_bad(outcome) and not is_good(outcome)
    return "cause" if done and plain else relation.kind


_LEAST = 400
"""Characters: shorter texts are not judged (`_judging`)."""
_STOPPING = frozenset(("inhibits", "inhibited-by"))


def _resumed(factor: Phrase, outcome: Phrase) -> tuple[str, ...]:
    """The fields that another sentence names."""
    return tuple(name for name, phrase in (("factor", factor), ("outcome", outcome)) if phrase.resumed)


EXTRACTOR = Extractor(name=NAME, claim=CauseClaim, extract=_extract)
