# ruff: noqa: E501
"""Whose effect on what: factor and outcome of each estimate, from the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from evidex.extract._effect.estimates import Estimate
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
from evidex.text.relations.edges import clause_before, trim, whole
from evidex.text.relations.subjects import main_subject
from evidex.text.relations.tokens import Tokens

__all__ = ["Memory", "Sides", "find_sides", "topic"]


class Sides(msgspec.Struct, frozen=True):
    """Factor and outcome in the text's words; None where the words around do not tell."""

    factor: str | None = None
    outcome: str | None = None


class Memory(msgspec.Struct):
    """Sides of the estimate before: what the next one leaves out, it means again."""

    factor: str | None = None
    outcome: str | None = None

    def take(self, sides: Sides) -> None:
        self.factor = sides.factor or self.factor
        self.outcome = sides.outcome or self.outcome


_OUTCOME_WORDS = re.compile(
    r"\b(?:mortality|deaths?|survival|risks?|diseases?|cancers?|carcinoma\w*|tumou?rs?|pain|complications?|failure|infections?|fractures?"
    r"|strokes?|relapses?|recurrence|bleeding|h(?:a)?emorrhage|nausea|vomiting|toxicity|events?|morbidity|injur\w+|disability|depression"
    r"|symptoms?|attacks?|diabetes|hypertension|obesity|asthma|hospitali[sz]ations?|admissions?|thrombo\w+|infarction|sepsis|disorders?"
    r"|impairment|decline|incidence|prevalence|dementia|ulcers?|metasta\w+|progression|dysfunction|response|remission|recovery|healing"
    r"|outcomes?|success|cure|eradication|score|function|quality of life|readmissions?|withdrawals?|discontinuations?|abstinence|cessation"
    r"|dying|death|delivery|birth|pregnancy|pre-?eclampsia|exacerbations?|falls?|reoperations?|revision|stenosis|restenosis|adverse"
    r"|occurrence|development|onset|\w{3,}itis|\w{4,}osis|\w{3,}emia|\w{3,}opathy)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^(?:an?\s|the\s)?(?:\w+\s)?(?:risks?|odds|rates?|incidence|likelihood|hazards?|outcomes?)$", re.IGNORECASE
)
_EDGE = re.compile(
    r"(?:[,;:]|\b(?:and|or|but|with|for|in|by|than|versus|vs\.?|was|were|is|are|had|has|have|included?|includes|revealed|showed|that|to|after|from"
    r"|on|at|as|of|when|between|among|while|whereas|only|not|both|experienced|particularly|especially|against|following|during)\b)\s*"
)
_OF_RISK = re.compile(
    r"\b(?:risks?|odds|likelihood|probability|hazards?|rates?|incidence|prevalence|chances?|frequency)\s(?:of|for)\s(?P<of>[^,;()]{3,90})",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"^[)\]\s,]{0,3}(?P<prep>for|in|among|with|of|at|on|when|per|after)\s+(?P<np>[^,;:.()\[\]\ue000-\ue00f]{3,110})"
)
_STOP_OUTCOME = re.compile(
    r"\s(?:was|were|is|are|had|has|have|did|in (?:the|a|patients|women|men|those|our|this|these)|among|compared|than|versus|vs|when|after adjust|with (?:an?|the)\b|for (?:the|those|each)|associated"
    r"|between|showed|increased|decreased|by|per|during|on)\b"
)
_COMPARE = re.compile(
    r"\b(?:in|for|with|among|of)\s(?:the\s)?(?P<a>[^,;()]{3,70}?)\s(?:compared (?:with|to)|than|versus|vs\.?|relative to)\s(?P<b>[^,;()]{3,70})"
)
_GROUP = re.compile(
    r"\b(?:in|for|with|among|receiving|by|after|to)\s(?:the\s)?(?P<g>[A-Za-z][^,;()]{1,60}?)\s(?:groups?|arms?|patients|users|recipients)\b"
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
        if local is not None and _POPULATION.search(local.words):
            local = None
        sides = respective.get(number, Sides())
        if opened is not None:
            sides = _fill(sides, _inside(sentence, opened, start, local))
        for look in (
            lambda: _two_groups(read, masked, start),
            lambda: _from_relations(relations, local, masked, start),
            lambda: _from_words(masked, read, estimate, local, start),
            lambda: _from_subject(masked, start),
        ):
            if sides.factor is None or sides.outcome is None:
                sides = _fill(sides, look())
        sides = _fill(sides, Sides(memory.factor, memory.outcome))
        memory.take(sides)
        found.append(sides)
    return found


_HEADED = re.compile(
    r"(?P<of>[A-Za-z][^:;()\[\]=]{3,70}):\s*(?:[A-Za-z' -]{0,30}\s?)?[(\[]?\s?[A-Za-z]{0,4}\)?\s?=?\s?$"
)
_SHARE = re.compile(r"\d+(?:\.\d+)?\s?%|\b\d+\s?/\s?\d+|\b\d+ of \d+|\b\d+\s[(\[]\d")
_ARM_BEHIND = re.compile(
    r"(?:%|\)|\]|\d)\s(?:of (?:the )?|in (?:the )?|for (?:the )?|with |on |among )?(?P<g>[A-Za-z][\w/+ -]{1,40}?)"
    r"(?=\s(?:vs\.?|versus|and|compared|than|groups?|arms?|patients|participants|recipients)\b|\s?[,;(])"
)


def _inside(sentence: str, opened: int, start: int, local: Phrase | None) -> Sides:
    """What the bracket of an estimate says before it: '(progression at two years: RR …', '(12% of A vs 17% of B; RR …'."""
    before = sentence[opened + 1 : start]
    if headed := _HEADED.search(before):
        return Sides(None, _cut(headed.group("of")))
    if local is not None and len(_SHARE.findall(before)) >= 2:
        arms = [match.group("g") for match in _ARM_BEHIND.finditer(before)]
        arms = [arm for arm in arms if not re.match(r"(?:vs|versus|and|or|p)\b", arm, re.IGNORECASE)]
        factor = next((arm for arm in arms if not _CONTROL.search(arm)), None) if len(arms) > 1 else None
        return Sides(factor, strip_direction(local).phrase.words)
    return Sides()


def _from_subject(masked: str, start: int) -> Sides:
    """The subject of the sentence, as the factor of what is told behind."""
    tokens = Tokens(masked[:start])
    found = main_subject(tokens, len(tokens))
    if found is None:
        return Sides()
    words = tokens.words(*found)
    if _OUTCOME_WORDS.search(words) or _POPULATION.search(words) or re.search(r"\d", words) or len(words) > 70:
        return Sides()
    return Sides(_bare_arm(words), None)


_CONTROL = re.compile(
    r"\b(?:placebo|controls?|usual care|standard|comparison|comparator|untreated|conventional|sham|no treatment|non-?\w+|neither|alone"
    r"|those|without)\b",
    re.IGNORECASE,
)
_GROUP_BEHIND = re.compile(
    r"^\W{0,3}(?:of\s(?:the\s)?)?(?:(?:patients|participants|subjects|women|men|children|cases|those|infants)\s)?(?:(?:in|for|with|among|on|receiving|given|of|treated with|assigned to)\s)?(?:the\s)?"
    r"(?P<g>[A-Za-z][\w/+ -]{1,60}?)(?=\s(?:vs\.?|versus|and|compared|than|or|was|were|groups?|arms?|patients|participants|recipients)\b|\s*[,;()]|\s*$|\W{0,3}[\ue000-\ue00f])"
)


def _two_groups(read: Quantities, masked: str, place: int) -> Sides:
    """'X occurred in 24% of treated and 17% of untreated patients (RR …)': what comes before the first number is the
    outcome, the group that is no control the factor."""
    begin = max(masked.rfind(";", 0, place) + 1, 0)
    shares = [
        index
        for index, quantity in enumerate(read.found)
        if quantity.kind in ("percent", "count")
        and begin <= quantity.start - read.start < place
        and masked[quantity.start - read.start] != " "
    ]
    if len(shares) < 2:
        return Sides()
    first = read.found[shares[0]].start - read.start
    while first > begin and masked[first] == " " and re.search(r"[\d(\[ ]$", masked[begin:first] or "x"):
        first -= 1
    opening = clause_before(masked, first)
    words = masked[opening[0] : first] if opening[1] > opening[0] else masked[begin:first]
    span = trim(words, 0, len(words))
    outcome = _cut_group(" ".join(words[slice(*span)].split()))
    groups = []
    for index in shares:
        behind = _GROUP_BEHIND.match(read.shape[read.offset_of(index) + 1 :].lstrip(")] "))
        if behind:
            groups.append(behind.group("g").strip())
    factor = next((group for group in groups if not _CONTROL.search(group)), None)
    return Sides(factor, outcome or None)


def _cut_group(words: str) -> str:
    """'success rates were' is 'success rates'; 'at month 12, abstinence rates' is 'abstinence rates'."""
    words = re.sub(
        r"\s(?:was|were|is|are|occurred|had|in|to|of|at|among|for|by|on|achieved by|found in|seen in|observed in)$",
        "",
        words,
    )
    words = re.sub(r"\s(?:was|were|occurred|of|had)$", "", words)
    return re.sub(
        r"^(?:the\s)?(?:overall\s)?(?:rates?|incidences?|proportions?|frequency|risk|percentages?|prevalence)\s(?:of|for)\s(?:patients\s(?:with|who)\s)?",
        "",
        words,
        flags=re.IGNORECASE,
    )


_DIFFERENCE_IN = re.compile(
    r"\b[Dd]ifferences?\s(?:between\s(?:the\s)?(?P<a>[^,;]{2,50}?)\sand\s(?P<b>[^,;]{2,50}?)\s)?(?:in|for)\s(?:the\s)?(?P<o>[^,;()]{3,90}?)\s?(?:was|were|of\s\W?\d|between|\W{0,2}$|,|\()"
)


def topic(text: str, sentences: Iterator[str]) -> Sides:
    """What a document studies, from its aim or the first relation that it states: the last resort for a side that no
    sentence near an estimate names."""
    factor, outcome = find_topic(text)
    sides = Sides(_worthy(_cut(factor) if factor else None), _worthy(_cut(outcome) if outcome else None))
    for sentence in sentences:
        if sides.factor and sides.outcome:
            break
        for relation in find_relations(sentence)[:1]:
            sides = _fill(sides, Sides(relation.factors[0].words, relation.outcomes[0].words))
    return sides


_EMPTY_SIDE = re.compile(
    r"^(?:the |an? )?(?:.*\b(?:analys[ie]s|model(?:ling)?|regression|adjust\w+|trend|magnitude|study|results?|data|findings?|total|compared)\b.*"
    r"|(?:\w+ )?effects?|fewer|more|less|in|v|vs|of|both|all|others?|those|it|this|they|patients|subjects|participants|women|men|group|groups"
    r"|control(?: arm| group)?s?|placebo(?: group)?|age|cases|\d+ \w+|comparison group|positively|respectively|we|there|increase|decrease|reduction)$",
    re.IGNORECASE,
)
_POPULATION = re.compile(
    r"\b(?:patients|subjects|women|men|participants|children|adults|infants|individuals|people|persons|boys|girls)$"
)
_ARM = re.compile(r"^(?:the\s)?(?P<x>.{2,60}?)\s(?:groups?|arms?|users|recipients)$")


def _worthy(words: str | None) -> str | None:
    """A side that names something; 'increased risk', 'adjusted analysis' or 'placebo group' are none."""
    if words is None or _BARE.match(words) or _EMPTY_SIDE.match(words) or not re.search(r"[A-Za-z]{2}", words):
        return None
    return words


def _fill(sides: Sides, other: Sides) -> Sides:
    """What `sides` lacks, from `other`; nothing stands on both sides."""
    sides = Sides(_worthy(sides.factor), _worthy(sides.outcome))
    factor = sides.factor or (other.factor if other.factor != sides.outcome else None)
    outcome = sides.outcome or (other.outcome if other.outcome != sides.factor else None)
    return Sides(factor, outcome if outcome != factor else sides.outcome)


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
    """The relation whose list holds the phrase before the bracket, else the nearest one that ends before the estimate."""
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


_LEVEL = re.compile(
    r"\b(?:doubling|increase|per|each|versus|vs|compared|greater than|highest|carri\w+|use|users|history|presence|allele|high|low)\b"
)


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
        words = _cut(named.group("x"))
        is_outcome = _OUTCOME_WORDS.search(words) and not _LEVEL.search(words)
        outcome, factor = (words, None) if is_outcome else (None, words)
    if behind:
        words = _cut(behind.group("np"))
        if outcome or (not factor and not _OUTCOME_WORDS.search(words)):
            factor = factor or words
        else:
            outcome = outcome or words
    before = masked[:start]
    if outcome is None and (difference := _last(_DIFFERENCE_IN, masked[: start + 150])):
        outcome, factor = _cut(difference.group("o")), factor or difference.group("a")
    if outcome is None and (risk := _last(_OF_RISK, before)):
        outcome = _cut(risk.group("of"))
    if factor is None and (compared := _last(_COMPARE, before) or _COMPARE.search(masked, start)):
        factor = _cut(compared.group("a"))
    if factor is None and (group := _last(_GROUP, before)):
        factor = group.group("g")
    if local is not None:
        words = strip_direction(local).phrase.words
        if outcome is None and (factor is not None or _OUTCOME_WORDS.search(words)) and words != factor:
            outcome = words
        elif factor is None and words != outcome:
            factor = words
    return Sides(factor, outcome)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def _cut(words: str) -> str:
    if stop := _STOP_OUTCOME.search(words, 2):
        words = words[: stop.start()]
    start, end = trim(words, 0, len(words))
    return re.sub(r"^(?:risk|odds|incidence) of ", "", " ".join(words[start:end].split()))


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


def _bare_arm(words: str) -> str:
    """'the losartan group' → 'losartan'."""
    match = _ARM.match(words)
    return match.group("x") if match else words
