"""Whose effect on what: factor and outcome of each estimate, from the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.labels import RATIOS
from evidex.extract._effect.sides.arms import inside_bracket, two_groups
from evidex.extract._effect.sides.frames import Frame, clause_words, read_frame
from evidex.extract._effect.sides.nearby import (
    arm_behind,
    beside_name,
    difference_in,
    favoured,
    is_set_against,
    list_member,
    people_behind,
    uncrossed,
)
from evidex.extract._effect.sides.phrasing import clean_arm, clean_outcome, without_amount
from evidex.extract._effect.sides.side_words import (
    ARM,
    LEVEL,
    OUTCOME_WORDS,
    POPULATION,
    Sides,
    bare_arm,
    cut,
    fill,
    worthy,
)
from evidex.text import Quantities
from evidex.text.matching import last_match
from evidex.text.relations import (
    Meant,
    Phrase,
    Relation,
    find_relations,
    find_topic,
    mask_brackets,
)
from evidex.text.relations.direction import strip_direction
from evidex.text.relations.sides.edges import trim, whole
from evidex.text.relations.sides.subjects import main_subject
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
"""Of people only 'patients': 'between subjects with gout and healthy subjects' names no one group."""


class _Site(msgspec.Struct):
    """An estimate with the words of its sentence around it (offsets into the sentence)."""

    read: Quantities
    sentence: str
    masked: str
    """The sentence with its brackets blanked."""
    relations: list[Relation]
    estimate: Estimate
    start: int
    since: int
    """Where the estimate before ends."""
    opened: int | None
    """Where the bracket opens that holds the estimate."""
    local: Phrase | None
    """The phrase right before that bracket."""


def find_sides(
    read: Quantities, sentence: str, estimates: list[Estimate], memory: Memory, meant: Meant | None = None
) -> list[Sides]:
    """Factor and outcome of each estimate of a sentence (text order); `memory` is brought up to date."""
    masked = mask_brackets(sentence)
    relations = find_relations(sentence, meant)
    places = [read.place(min(estimate.label, estimate.place)) - read.start for estimate in estimates]
    brackets = [_bracket_of(sentence, place) for place in places]
    respective = _respective(brackets, relations)
    found: list[Sides] = []
    varied: str | None = None
    for number, estimate in enumerate(estimates):
        opened = brackets[number]
        phrase = local = _local_phrase(masked, opened) if opened is not None else None
        people = local is not None and (POPULATION.search(local.words) or ARM.match(local.words))
        if people or (local is not None and not number and is_set_against(masked, local)):
            local = None
        since = read.place(estimates[number - 1].end - 1) - read.start if number else 0
        site = _Site(read, sentence, masked, relations, estimate, places[number], since, opened, local)
        sides = _continued(site, found[-1], varied) if found and number not in respective else None
        if sides is None:
            sides = _named(_sides_of(site, respective.get(number), memory), memory)
            varied = _varied(phrase, sides)
        memory.take(sides)
        found.append(sides)
    return found


_NO_NAME = re.compile(
    r"^(?:there|showing|remained|this|these|it)\b|^(?:seen|positive|negative|class|trials?|overall|groups?|effects?)$"
    r"|\b(?:evidence|significan\w+|inconclusive)\b",
    re.IGNORECASE,
)
"""Words of the report that are no side of an effect."""


def _named(sides: Sides, memory: Memory) -> Sides:
    """The sides, with the factor of the estimate before in the place of words that name nothing, and an outcome
    without the estimate itself before it."""
    nothing = sides.factor and memory.factor and _NO_NAME.search(sides.factor)
    return msgspec.structs.replace(
        sides,
        factor=memory.factor if nothing else sides.factor,
        outcome=without_amount(sides.outcome) if sides.outcome else sides.outcome,
    )


def _continued(site: _Site, before: Sides, varied: str | None) -> Sides | None:
    """The next member of a list, each with its own estimate: it stands on the side that varied before."""
    if site.opened is None or site.opened < site.since or varied is None:
        return None
    member = list_member(site.masked, site.since, site.opened)
    if member is None or POPULATION.search(member):
        return None
    cleaned = worthy(clean_outcome(member) if varied == "outcome" else clean_arm(member))
    return msgspec.structs.replace(before, **{varied: cleaned}) if cleaned else None


def _varied(phrase: Phrase | None, sides: Sides) -> str | None:
    """On which side of an estimate the phrase stands that is right before its bracket."""
    if phrase is None:
        return None
    words = phrase.words
    told = {"outcome": sides.outcome or "", "factor": sides.factor or ""}
    same = [side for side, name in told.items() if name == words]
    ends = [side for side, name in told.items() if name and (words.endswith(name) or name.endswith(words))]
    return next(iter(same or ends), None)


def _sides_of(site: _Site, listed: Sides | None, memory: Memory) -> Sides:
    """What is told of one estimate, the surest words first; `listed` is its member of a list told before."""
    sides = listed or Sides()
    if site.opened is not None:
        apart = site.estimate.measure not in RATIOS
        told = inside_bracket(site.sentence, site.opened, site.start, site.local, is_difference=apart)
        sides = fill(sides, told)
        if sides.outcome and listed is None:
            site.local = None
    sides = fill(sides, two_groups(site.read, site.masked, site.since, site.start))
    sides = fill(sides, beside_name(site.read, site.masked, site.estimate, site.since, site.start))
    sides = fill(sides, Sides(favoured(site.masked, site.since, site.start)))
    frame = _framed(site)
    sides = fill(fill(sides, frame), difference_in(site.masked, site.estimate, site.local))
    sides = fill(sides, _left_out(site, frame, memory))
    for told in _looks(site):
        if sides.factor is not None and sides.outcome is not None:
            break
        sides = fill(sides, told)
    return fill(sides, Sides(memory.factor, memory.outcome, population=people_behind(site.read, site.estimate)))


def _left_out(site: _Site, frame: Frame, memory: Memory) -> Sides:
    """What a clause that fits a frame leaves out stands behind the estimate, or is that of the estimate before."""
    factor = None
    if frame.fits and frame.factor is None:
        if frame.points_back:
            factor = _from_relations(site.relations, None, site.masked, site.start).factor
        factor = factor or arm_behind(site.masked, site.start) or memory.factor
    return Sides(factor, memory.outcome if frame.last == "population" else None)


def _framed(site: _Site) -> Frame:
    """What the clause before an estimate tells; behind another estimate of its list, the last member is the outcome."""
    local, place = site.local, site.start if site.opened is None else site.opened
    words, fresh = clause_words(site.masked, site.since, place)
    frame = read_frame(words)
    if fresh or local is None or local.words not in words or is_set_against(site.masked, local):
        return frame
    if frame.last == "outcome":
        return msgspec.structs.replace(frame, outcome=clean_outcome(local.words))
    if frame.last == "population":
        return msgspec.structs.replace(frame, population=local.words)
    return msgspec.structs.replace(frame, factor=clean_arm(local.words)) if frame.last == "factor" else frame


def _looks(site: _Site) -> Iterator[Sides]:
    """What words further off tell, the surest first."""
    yield uncrossed(_from_relations(site.relations, site.local, site.masked, site.start))
    yield _from_words(site)
    yield _from_subject(site.masked, site.start)


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


def _from_words(site: _Site) -> Sides:
    """Without a relation: 'odds ratio for X', 'risk of Y', what stands behind the estimate, groups compared."""
    read, estimate = site.read, site.estimate
    factor = outcome = None
    between = (
        read.text[read.place(estimate.label) : read.place(estimate.place)] if estimate.label < estimate.place else ""
    )
    named = re.search(
        r"\b(?:for|of|in|between|comparing)\s(?P<x>[^()\[\];]{3,100}?)(?:\s(?:was|were|is|are)\b|\s?(?:=|:|,|\(|$))",
        between,
    )
    behind = _BEHIND.match(read.shape[estimate.end :])
    if named:
        words = named.group("x").strip() if LEVEL.search(named.group("x")) else cut(named.group("x"))
        is_outcome = OUTCOME_WORDS.search(words) and not LEVEL.search(words)
        outcome, factor = (words, None) if is_outcome else (None, words)
    if behind:
        words = cut(behind.group("np"))
        measured = estimate.measure in ("MD", "SMD", "RD") and behind.group("prep") == "for" and outcome is None
        if not measured and (outcome or (not factor and not OUTCOME_WORDS.search(words))):
            factor = factor or words
        else:
            outcome = outcome or words
    return _from_before(site, Sides(factor, outcome))


def _from_before(site: _Site, told: Sides) -> Sides:
    """What the words before an estimate add: an outcome before its bracket, 'difference in Y', 'risk of Y', an arm."""
    masked, local, start = site.masked, site.local, site.start
    factor, outcome, before = told.factor, told.outcome, site.masked[: site.start]
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
