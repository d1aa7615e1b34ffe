"""Whose effect on what: factor and outcome of each estimate, from the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from evidex.extract._effect.arms import inside_bracket, two_groups
from evidex.extract._effect.estimate import Estimate
from evidex.extract._effect.side_words import (
    ARM,
    LEVEL,
    OUTCOME_WORDS,
    POPULATION,
    Sides,
    bare_arm,
    cut,
    fill,
    last_match,
    worthy,
)
from evidex.text import Quantities
from evidex.text.relations import (
    Meant,
    Phrase,
    Relation,
    find_relations,
    find_topic,
    mask_brackets,
)
from evidex.text.relations.direction import strip_direction
from evidex.text.relations.edges import trim, whole
from evidex.text.relations.subjects import main_subject
from evidex.text.relations.tokens import Tokens

__all__ = ["Memory", "find_sides", "topic"]


class Memory(msgspec.Struct):
    """Sides of the estimate before: what the next one leaves out, it means again."""

    factor: str | None = None
    outcome: str | None = None

    def take(self, sides: Sides) -> None:
        self.factor = sides.factor or self.factor
        self.outcome = sides.outcome or self.outcome


_EDGE = re.compile(
    r"(?:[,;:]|\b(?:and|or|but|with|for|in|by|than|versus|vs\.?|was|were|is|are|had|has|have|included?"
    r"|includes|revealed|showed|that|to|after|from"
    r"|on|at|as|of|when|between|among|while|whereas|only|not|both|experienced|particularly|especially"
    r"|against|following|during)\b)\s*"
)


_OF_RISK = re.compile(
    r"\b(?:risks?|odds|likelihood|probability|hazards?|rates?|incidence|prevalence|chances?"
    r"|frequency)\s(?:of|for)\s(?P<of>[^,;()]{3,90})",
    re.IGNORECASE,
)


_BEHIND = re.compile(
    r"^[)\]\s,]{0,3}(?P<prep>for|in|among|with|of|at|on|when|per|after)\s+(?P<np>[^,;:.()\[\]\ue000-\ue00f]{3,110})"
)


_COMPARE = re.compile(
    r"\b(?:in|for|with|among|of)\s(?:the\s)?(?P<a>[^,;()]{3,70}?)\s(?:compared (?:with|to)|than|versus"
    r"|vs\.?|relative to)\s(?P<b>[^,;()]{3,70})"
)


_GROUP = re.compile(
    r"\b(?:in|for|with|among|receiving|by|after|to)\s(?:the\s)?(?P<g>[A-Za-z][^,;()]{1,60}?)\s(?:groups?"
    r"|arms?|patients|users|recipients)\b"
)


def find_sides(
    read: Quantities, sentence: str, estimates: list[Estimate], memory: Memory, meant: Meant | None = None
) -> list[Sides]:
    """Factor and outcome of each estimate of a sentence (text order); `memory` is brought up to date."""
    masked = mask_brackets(sentence)
    relations = find_relations(sentence, meant)
    places = [read.place(min(estimate.label, estimate.place)) - read.start for estimate in estimates]
    brackets = [_bracket_of(sentence, place) for place in places]
    respective = _respective(brackets, relations)
    found = []
    for number, estimate in enumerate(estimates):
        start, opened = places[number], brackets[number]
        local = _local_phrase(masked, opened) if opened is not None else None
        if local is not None and (POPULATION.search(local.words) or ARM.match(local.words)):
            local = None
        since = read.place(estimates[number - 1].end - 1) - read.start if number else 0
        sides = respective.get(number, Sides())
        if opened is not None:
            sides = fill(sides, inside_bracket(sentence, opened, start, local))
            local = None if sides.outcome and number not in respective else local
        for told in _looks(read, masked, estimate, (since, start), relations, local):
            if sides.factor is not None and sides.outcome is not None:
                break
            sides = fill(sides, told)
        sides = fill(sides, Sides(memory.factor, memory.outcome))
        memory.take(sides)
        found.append(sides)
    return found


def _looks(
    read: Quantities,
    masked: str,
    estimate: Estimate,
    stretch: tuple[int, int],
    relations: list[Relation],
    local: Phrase | None,
) -> Iterator[Sides]:
    """What the words around an estimate tell, the surest first; `stretch` runs from the estimate before to this one."""
    since, start = stretch
    yield two_groups(read, masked, since, start)
    yield _from_relations(relations, local, masked, start)
    yield _from_words(masked, read, estimate, local, start)
    yield _from_subject(masked, start)


def _from_subject(masked: str, start: int) -> Sides:
    """The subject of the sentence, as the factor of what is told behind."""
    tokens = Tokens(masked[:start])
    found = main_subject(tokens, len(tokens))
    if found is None:
        return Sides()
    words = tokens.words(*found)
    if OUTCOME_WORDS.search(words) or POPULATION.search(words) or re.search(r"(?:^|\s)\d", words) or len(words) > 70:
        return Sides()
    return Sides(bare_arm(words), None)


_DIFFERENCE_IN = re.compile(
    r"\b[Dd]ifferences?\s(?:between\s(?:the\s)?(?P<a>[^,;]{2,50}?)\sand\s(?P<b>[^,;]{2,50}?)\s)?(?:in"
    r"|for)\s(?:the\s)?(?P<o>[^,;()]{3,90}?)\s?(?:was|were|of\s\W?\d|between|\W{0,2}$|,|\()"
)


def topic(text: str, sentences: Iterator[str]) -> Sides:
    """What a document studies, from its aim or the first relation that it states: the last resort for a side that no
    sentence near an estimate names."""
    factor, outcome = find_topic(text)
    sides = Sides(worthy(cut(factor) if factor else None), worthy(cut(outcome) if outcome else None))
    for sentence in sentences:
        if sides.factor and sides.outcome:
            break
        for relation in find_relations(sentence)[:1]:
            sides = fill(sides, Sides(relation.factors[0].words, relation.outcomes[0].words))
    return sides


def _bracket_of(sentence: str, place: int) -> int | None:
    """Where the outermost bracket opens that holds `place`."""
    opened: list[int] = []
    for offset, character in enumerate(sentence[: place + 1]):
        if character in "([":
            opened.append(offset)
        elif character in ")]" and opened:
            opened.pop()
    return opened[0] if opened else None


def _local_phrase(masked: str, end: int) -> Phrase | None:
    """The noun phrase right before a bracket that opens at `end`."""
    start = 0
    for match in _EDGE.finditer(masked, 0, end):
        if match.end() < end and masked[match.end() : end].strip():
            joint = match.group().strip()
            if joint == "of" and start and re.search(r"\w", masked[start : match.start()]):
                continue
            start = match.end()
    span = trim(masked, start, end)
    return whole(masked, *span) if span[1] > span[0] else None


def _from_relations(relations: list[Relation], local: Phrase | None, masked: str, place: int) -> Sides:
    """The relation whose list holds the phrase before the bracket, else the nearest that ends before the estimate."""
    if local is not None:
        for relation in relations:
            for phrase in relation.factors:
                if phrase.start < local.end and local.start < phrase.end:
                    return Sides(phrase.words, _first(relation.outcomes))
            for phrase in relation.outcomes:
                if phrase.start < local.end and local.start < phrase.end:
                    return Sides(_first(relation.factors), phrase.words)
    near = [relation for relation in relations if relation.start <= place]
    if not near:
        return Sides()
    relation = min(near, key=lambda r: abs(place - r.end))
    if local is not None and relation.end <= local.start and _joined(masked[relation.end : local.start]):
        if OUTCOME_WORDS.search(local.words) and not LEVEL.search(local.words):
            return Sides(_first(relation.factors), local.words)
        reversed_ = relation.factors[0].start > relation.outcomes[0].start
        return (
            Sides(local.words, _first(relation.outcomes)) if reversed_ else Sides(_first(relation.factors), local.words)
        )
    if ";" in masked[relation.end : place] or abs(place - relation.end) > 120:
        return Sides()
    return Sides(
        _first(relation.factors), relation.outcomes[-1].words if place > relation.end else _first(relation.outcomes)
    )


def _joined(words: str) -> bool:
    """Whether only 'and', a comma and the like stand between a relation and a phrase: another member of its list."""
    return (
        len(words.split()) <= 5 and re.search(r"\b(?:and|or)\b|,", words) is not None and not re.search(r"[;:]", words)
    )


def _first(phrases: tuple[Phrase, ...]) -> str:
    return phrases[0].words


def _from_words(masked: str, read: Quantities, estimate: Estimate, local: Phrase | None, start: int) -> Sides:
    """Without a relation: 'odds ratio for X', 'risk of Y', what stands behind the estimate, groups compared."""
    factor = outcome = None
    between = (
        read.text[read.place(estimate.label) : read.place(estimate.place)] if estimate.label < estimate.place else ""
    )
    named = re.search(
        r"\b(?:for|of|in|between|comparing)\s(?P<x>[^()\[\];]{3,100}?)\s?(?:was|were|is|are|=|:|,|\(|$)", between
    )
    behind = _BEHIND.match(read.shape[estimate.end :])
    if named:
        words = named.group("x").strip() if LEVEL.search(named.group("x")) else cut(named.group("x"))
        is_outcome = OUTCOME_WORDS.search(words) and not LEVEL.search(words)
        outcome, factor = (words, None) if is_outcome else (None, words)
    if behind:
        words = cut(behind.group("np"))
        if outcome or (not factor and not OUTCOME_WORDS.search(words)):
            factor = factor or words
        else:
            outcome = outcome or words
    before = masked[:start]
    if outcome is None and local is not None and OUTCOME_WORDS.search(local.words) and not LEVEL.search(local.words):
        outcome = strip_direction(local).phrase.words
    if outcome is None and (difference := last_match(_DIFFERENCE_IN, masked[: start + 150])):
        outcome, factor = cut(difference.group("o")), factor or difference.group("a")
    if outcome is None and (risk := last_match(_OF_RISK, before)):
        outcome = cut(risk.group("of"))
    if factor is None and (compared := last_match(_COMPARE, before) or _COMPARE.search(masked, start)):
        factor = cut(compared.group("a"))
    if factor is None and (group := last_match(_GROUP, before)):
        factor = group.group("g")
    if local is not None:
        words = strip_direction(local).phrase.words
        if outcome is None and (factor is not None or OUTCOME_WORDS.search(words)) and words != factor:
            outcome = words
        elif factor is None and words != outcome:
            factor = words
    return Sides(factor, outcome)


def _respective(brackets: list[int | None], relations: list[Relation]) -> dict[int, Sides]:
    """'A, B and C were associated with Y (OR 1; OR 2; OR 3)': as many estimates in one bracket as there are members."""
    told: dict[int, Sides] = {}
    for opened in {bracket for bracket in brackets if bracket is not None}:
        numbers = [number for number, bracket in enumerate(brackets) if bracket == opened]
        for relation in relations:
            if len(numbers) < 2 or relation.start > opened:
                continue
            if len(relation.factors) == len(numbers) and relation.factors[-1].end <= opened:
                pairs = [Sides(phrase.words, relation.outcomes[0].words) for phrase in relation.factors]
            elif len(relation.outcomes) == len(numbers) and relation.outcomes[-1].end <= opened:
                pairs = [Sides(relation.factors[0].words, phrase.words) for phrase in relation.outcomes]
            else:
                continue
            told |= dict(zip(numbers, pairs, strict=True))
    return told
