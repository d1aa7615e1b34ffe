"""From a sentence to its relations: cues are tried where their head words stand, and frames find their sides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from evidex.text.people import ANYONE_WORDS, HUMAN_WORDS, PERSONS
from evidex.text.relations.aims import find_aims, hangs_on_denial, is_aimed
from evidex.text.relations.cues import CUES, HEADS
from evidex.text.relations.direction import (
    Direction,
    RelationKind,
    Turned,
    bare_factor,
    is_bad,
    strip_direction,
    tells_change,
)
from evidex.text.relations.frames.joins import Join, join_at, needed_for
from evidex.text.relations.kinds import MORE_OR_LESS, OF_MORE, kind_of
from evidex.text.relations.meant import Meant, is_the_means, named_before, pointed_at, told_apart
from evidex.text.relations.only_named import is_only_named, is_past_belief, is_study
from evidex.text.relations.sides.phrases import PEOPLE, PRONOUNS, Phrase, short_of_tail
from evidex.text.relations.tokens import Tokens, mask_amounts, mask_asides, mask_brackets, mask_label
from evidex.text.relations.verbs import HEDGES

__all__ = ["Meant", "Relation", "find_relations"]


class Relation(msgspec.Struct, frozen=True):
    """Factors and outcomes that a clause joins; `start:end` holds both sides and the cue."""

    kind: RelationKind
    factors: tuple[Phrase, ...]
    outcomes: tuple[Phrase, ...]
    start: int
    end: int
    cue: str
    hedged: bool = False
    reduced: bool = False
    """Joined by a participle without a verb ('deaths due to sepsis')."""
    bare: bool = False
    """Groups set side by side, of what is neither a risk nor an ill: a difference, and not yet an association."""


_OPENED = {head: [(number, needed_for(CUES[number])) for number in numbers] for head, numbers in HEADS.items()}
"""For each head word the cues that it may open, with what else they need."""


def find_relations(sentence: str, meant: Meant | None = None) -> list[Relation]:
    """The relations that a sentence states, in order of their cues (offsets into the sentence).

    Aims, methods, hypotheses and questions state none. Outcomes that go different ways ('less pain and more nausea')
    stand in relations of their own. `meant` tells what pronouns and a bare 'risk' stand for; without it such
    statements are left out.
    """
    meant = meant or Meant()
    tokens = Tokens(mask_asides(mask_amounts(mask_brackets(mask_label(sentence)))))
    standing = _standing(frozenset(tokens.low))
    places = [(index, word) for index, word in enumerate(tokens.low) if word in standing]
    offered = sorted([(number, index) for index, word in places for number in standing[word]])
    if not offered:
        return _fragment(tokens.text)
    aims = find_aims(tokens)
    found: list[Relation] = _fragment(tokens.text)
    taken: list[tuple[int, int]] = []
    for number, index in offered:
        if (taken and any(first <= index < last for first, last in taken)) or (aims and is_aimed(tokens, aims, index)):
            continue
        join = join_at(tokens, CUES[number], index)
        if join is None:
            continue
        taken.append((min(join.first, index), max(join.last, index + 1)))
        if not (join.reduced and (any(aim > index for aim in aims) or is_only_named(tokens, join))):
            found.extend(_relations(tokens, join, meant))
            found.extend(_relations(tokens, join.but_not, meant) if join.but_not else ())
    return sorted(_outermost(found), key=lambda relation: relation.start)


def _standing(words: frozenset[str]) -> dict[str, list[int]]:
    """The head words among the words of a sentence, with the cues that may stand in it."""
    standing: dict[str, list[int]] = {}
    for head in _OPENED.keys() & words:
        if numbers := [number for number, needed in _OPENED[head] if not any(map(words.isdisjoint, needed))]:
            standing[head] = numbers
    return standing


_FRAGMENT = re.compile(
    r"^(?:[-•–*]\s)?(?P<outcome>[A-Z][a-z][\w -]{3,60}?)\s(?:(?:resulting|arising)\s)?from\s"
    r"(?P<factor>(?!the\s|\d|a\s)[a-z][\w -]{3,60}?)"
    r"(?=\s*[.;]?\s*$|\s{2,})"
)


_LINE = 5
"""Words of what a line that is no sentence tells of."""


def _fragment(text: str) -> list[Relation]:
    """A line that is no sentence: 'Nerve root compression from cement leakage.'"""
    if " from " not in text or (match := _FRAGMENT.match(text)) is None:
        return []
    outcome, factor = (Phrase(*match.span(name), match.group(name)) for name in ("outcome", "factor"))
    named = outcome.words.count(" ") < _LINE and not outcome.words.startswith("To ")
    named = named and not outcome.words.endswith((" stems", " stem", " comes", " came"))
    if not named or (not is_bad(outcome.words) and "compression" not in outcome.words):
        return []
    tokens = Tokens(text)
    if "  " in factor.words or any(tokens.is_finite(index) for index in range(len(tokens))):
        return []
    return [Relation("cause", (factor,), (outcome,), outcome.start, match.end(), "fragment")]


def _outermost(found: list[Relation]) -> list[Relation]:
    """Without the relations of participles inside a side of another ('risk of death resulting from sepsis')."""
    return [
        inner
        for inner in found
        if not inner.reduced or not any(o.start <= inner.start and inner.end <= o.end for o in found if o is not inner)
    ]


def _relations(tokens: Tokens, join: Join, meant: Meant) -> list[Relation]:
    """A relation per direction of the outcomes of a join; none where a side says nothing."""
    if not join.negated and hangs_on_denial(tokens, _first_of(tokens, join)):
        join = msgspec.structs.replace(join, negated=True)
    if is_past_belief(tokens.low[join.first : join.last]):
        return []
    if join.negated and _is_half_denied(tokens.low[join.first : join.last]):
        return []
    factors = tuple(_factors(tokens, join, meant))
    named = [one for turned in _turned(join) if (one := _outcome(tokens, turned, meant)) is not None]
    outcomes = list(_kept_apart(named, join.outcomes))
    if join.negated and join.cue.frame in _OF_GROUPS:
        outcomes = _of_interest(outcomes)
    if outcomes and _OF_STUDIES.match(outcomes[0].phrase.words):
        return []
    if not factors or not outcomes:
        return []
    hedged = join.hedged or not HEDGES.isdisjoint(tokens.low[max(join.first - 25, 0) : join.first])
    places = (*join.factors, *join.outcomes)
    start = min(tokens.start[join.first], *(phrase.start for phrase in places))
    end = max(tokens.end[join.last - 1], *(phrase.end for phrase in places))
    compared = join.cue.frame in _COMPARING and not join.negated and join.cue.name not in _SAYING_HOW
    told: dict[tuple[RelationKind, bool], list[Phrase]] = {}
    for turned in outcomes:
        kind: RelationKind = "not_associated" if join.negated else kind_of(join, turned)
        bare = compared and not turned.risky and not is_bad(turned.phrase.words)
        told.setdefault((kind, bare), []).append(turned.phrase)
    return [
        Relation(kind, factors, tuple(phrases), start, end, join.cue.name, hedged, join.reduced, bare)
        for (kind, bare), phrases in told.items()
    ]


def _kept_apart(outcomes: list[Turned], printed: list[Phrase]) -> Iterator[Turned]:
    """'Frequency and severity of attacks': the attacks, and their severity, not the attacks twice."""
    told = Counter(turned.phrase.words for turned in outcomes)
    words = {(phrase.start, phrase.end): phrase.words for phrase in printed}
    for turned in outcomes:
        phrase = turned.phrase
        own = words.get((phrase.start, phrase.end), "")
        if told[phrase.words] > 1 and not phrase.resumed and _DEGREE.match(own):
            phrase = Phrase(phrase.start, phrase.end, own)
        yield Turned(phrase, turned.direction, turned.risky, turned.better)


_DEGREE = re.compile(r"(?:severity|intensity|duration|extent|degree|length|size|progression) of ", re.IGNORECASE)
"""What things have besides coming about, which their frequency, incidence or risk tells of."""


def _is_half_denied(said: list[str]) -> bool:
    """'may not be the dominant risk factor for', 'is not necessarily related to': neither said nor denied."""
    return "not" in said and not _HALF.isdisjoint(said[said.index("not") :])


_HALF = frozenset(
    """only sole dominant main definitely necessarily fully completely entirely always
    solely""".split()
)
_OF_STUDIES = re.compile(
    r"(?:(?:an?|the|new|novel|further|many|several|important|recent)\s)*(?:[\w-]+\s)?(?:investigations?|insights?"
    r"|discover(?:y|ies)|exploration|proposals?|debate|recommendations?|publications?)\b(?:\s(?:of|into|that|for|about)\b|$)"
)
"""What 'led to new insights' or to an investigation befell nobody; nor did what else the list holds."""


def _first_of(tokens: Tokens, join: Join) -> int:
    """The first word of a join, its factors with it."""
    return min(join.first, tokens.index_at(min((phrase.start for phrase in join.factors), default=0)))


def _of_interest(outcomes: list[Turned]) -> list[Turned]:
    """Without what groups share before a study; a list that opens with such a thing tells of nothing else."""
    if outcomes and _BASELINE.search(outcomes[0].phrase.words):
        return []
    return [turned for turned in outcomes if not _BASELINE.search(turned.phrase.words)]


_OF_GROUPS = frozenset(("difference", "differ", "comparative", "alike"))
_COMPARING = frozenset(("comparative", "had-more"))
"""Frames in which groups are only set side by side."""
_SAYING_HOW = frozenset(("more-common", "more-often", "had-better", "had-worse"))
"""Cues of these frames that say themselves how often or how well."""
_BASELINE = re.compile(
    r"characteristics|demograph|^baseline|comorbidity index|^age of"
    r"|^(?:(?:mean|median|patient)\s)?(?:age|ages|sex|gender|bmi|body mass index|weight|height|race|ethnicity)$",
    re.IGNORECASE,
)
"""What groups share before a study begins: that they are alike in it is no finding."""


def _factors(tokens: Tokens, join: Join, meant: Meant) -> Iterator[Phrase]:
    """The factors that name something; groups may stand for what sets them apart where nothing differs between them."""
    grouped = join.negated and join.cue.frame in _OF_GROUPS
    for factor in join.factors:
        if not factor.words:
            if (words := meant.arm()) is not None:
                yield Phrase(factor.start, factor.end, words, resumed=True)
            continue
        named = bare_factor(factor)
        if factor.words.lower() in PRONOUNS:
            words = meant.subject_before()
            resumed = bare_factor(Phrase(factor.start, factor.end, words, resumed=True)) if words else None
            if words and resumed is not None and not _COUNTED.match(words) and not is_study(resumed):
                yield resumed
        elif (told := pointed_at(tokens, named, meant)) is not None:
            yield told
        elif (
            is_the_means(factor)
            or (grouped and (factor.words.endswith(_ARMS) or told_apart(factor, meant) is not factor))
            or (join.negated and _BOTH.search(factor.words))
        ):
            yield told_apart(factor, meant)
        elif _names_something(named) and not is_study(named) and not _is_clause(named):
            yield named


def _is_clause(factor: Phrase) -> bool:
    return _COUNTED.match(factor.words) is not None or _NO_FACTOR.search(factor.words) is not None


def _is_people(words: str) -> bool:
    """'in the women', 'for males', 'of the patient's': whom it befell, not what."""
    told = words.lower().split()
    return (len(told) <= 2 and told[-1] in PEOPLE - _BORN_OF) or told[-1].endswith(("'s", "’s"))


_BORN_OF = frozenset("pregnancies survivors smokers cases controls".split())


def _outcome(tokens: Tokens, turned: Turned, meant: Meant) -> Turned | None:
    """The outcome if it names something; a bare 'risk' is the risk of what the document studies."""
    phrase = named_before(tokens, turned.phrase, meant) or short_of_tail(turned.phrase)
    if counted := _FIGURE_BEFORE.match(phrase.words):
        phrase = Phrase(phrase.start, phrase.end, phrase.words[counted.end() :], phrase.resumed)
    turned = Turned(phrase, turned.direction, turned.risky, turned.better)
    if figure := _FIGURE_BEHIND.search(phrase.words):
        phrase = Phrase(phrase.start, phrase.end, phrase.words[: figure.start()], phrase.resumed)
        turned = Turned(phrase, turned.direction, turned.risky)
    if (cut := _TOLL.match(phrase.words)) is not None:
        return Turned(Phrase(phrase.start, phrase.end, cut.group("x"), phrase.resumed), turned.direction, turned.risky)
    words = None
    if phrase.words.lower() in PRONOUNS:
        words = meant.subject_before()
    elif _BARE.match(phrase.words):
        words = meant.topic()
    elif _names_something(phrase) and not _is_people(phrase.words):
        return turned
    direction = turned.direction or _direction_of(phrase.words)
    return Turned(Phrase(phrase.start, phrase.end, words, resumed=True), direction, True) if words else None


_FIGURE_BEHIND = re.compile(r"(?<=[a-zA-Z])\s(?:\d+\.\d+|of\s\d[\d.]*\s?%|[\w.]+[- ]?fold)$")
_FIGURE_BEFORE = re.compile(
    r"\d+\s(?:of|out of)\s(?:the\s)?\d+\s(?=[A-Za-z])"
    r"|(?:\d[\d.]*\s?%|most|much|half|part|some|a third|two thirds)\sof\s"
    r"(?:the\s)?(?:total\s)?(?:varia(?:nce|tion|bility)\s(?:in|of)\s(?:the\s)?)?(?=[A-Za-z])"
)
_TOLL = re.compile(
    r"^(?P<x>(?:\w+ )?(?:mortality|morbidity|deaths?))\s(?:with|after|following|in|during)\s", re.IGNORECASE
)
"""What dying is told of goes with the statement, not with the outcome."""


def _direction_of(risk: str) -> Direction:
    """Which way a bare 'increased risk' goes."""
    if re.search(r"increased|higher|highest|excess|elevated", risk):
        return "up"
    return "down" if re.search(r"lower|lowest|reduced", risk) else ""


_CHANGED = re.compile(r"(?:\w+ )?(?:reductions?|decreases?|improvements?|declines?) (?:in|of|on)\b", re.IGNORECASE)


def _turned(join: Join) -> list[Turned]:
    """Outcomes without direction; a list's later members go the way of the first ('lower rates of A, B and C')."""
    told: list[Turned] = []
    led: Direction = ""
    for outcome in join.outcomes:
        turned = strip_direction(outcome)
        if join.cue.frame in _ACTING_ON and tells_change(outcome.words):
            turned = Turned(outcome)  # 'accelerates the decline in sleep': the decline is what is acted on
        led = turned.direction or led
        if not turned.direction and told and not turned.risky and not turned.better:
            turned = Turned(turned.phrase, told[-1].direction, told[-1].risky, told[-1].better)
        changed = join.cue.frame in MORE_OR_LESS or _CHANGED.match(outcome.words) is not None
        if join.direction and not (led and changed and join.cue.frame in OF_MORE):
            turned = Turned(turned.phrase, join.direction, turned.risky, turned.better)
        told.append(turned)
    return told


_ACTING_ON = frozenset(("change", "passive"))
_EMPTY = ANYONE_WORDS | frozenset(
    """borderline it this they these those which who that he she we there such both all none others other
    results findings data studies study significant group groups difference differences one some the as well
    effect effects use factors variables model analysis cases changes change
    reduction reductions increase decrease improvement improvements risk highest lowest excess incidence
    prevalence odds increased decreased reports authors evidence treatment-related time years months days p ci
    values value levels level age-adjusted them trend problem far conclusion addition latter former fewer hope
    two three four first second similar lower higher greater rate rates risks likelihood association
    relationship number percentage proportion most each report approach strategy need research analyses analysis
    treated multivariate univariate multivariable fact work better respectively increases decreases concerns
    concern questions question hypothesis possibility hours weeks minutes paper mechanism mechanisms
    frequency test""".split()
)


_NAME = re.compile(r"[A-Za-z]{2}|[A-Z]-?\d{2}")


def _names_something(phrase: Phrase) -> bool:
    """Not a pronoun, a bare word of study, a number or half a page."""
    words = phrase.words.lower().split()
    if len(phrase.words) > 160 or not _NAME.search(phrase.words):
        return False
    if not words or words[0] in _OPENERS_BARRED or (len(words) == 1 and _GIVEN.match(words[0])):
        return False
    empty = _EMPTY | HUMAN_WORDS if "treated" in words else _EMPTY  # 'treated women': with what?
    return any(word not in empty and word not in _ARTICLES and not _FIGURE.match(word) for word in words)


_GIVEN = re.compile(
    r"(?:administered|given|treated|compared|assigned|observed|measured|used|low|high|small|large|early|late|diagnosis|together|doing"
    r"|designed|known|true|available|relevant|zero|about|substantial|difficult|disappointing|implemented)$"
)
_FIGURE = re.compile(r"^\d[^a-z]*[a-z%]?$")
_NO_FACTOR = re.compile(r"\bthose\b|\b(?<!who )(?:are|is|was|were|has|had|could|does|did|became)\b(?!-)")
"""A clause, whose subject was not told from it, or two sides of a comparison."""
_COUNTED = re.compile(
    r"^\d[\d.]*%\s(?:of|to)\b"
    r"|^\d[\d,./%]*\s(?:of\s)?(?:the\s)?(?:" + PERSONS + r"|cases)\b"
    r"|^(?:[a-z]+[- ]hundred|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^(?:an?\s|the\s)?(?:(?:increased|higher|highest|excess|overall|relative|lower|lowest|reduced|absolute|adjusted)\s)?(?:risks?|odds|incidence|likelihood)$",
    re.IGNORECASE,
)
_ARMS = (
    "groups",
    "arms",
    "treatments",
    "regimens",
    "group",
    "arm",
    "cohorts",
    "sexes",
    "procedures",
    "doses",
    "drugs",
    "agents",
    "medications",
    "strategies",
    "techniques",
    "methods",
)
_BOTH = re.compile(r"^\w+ (?:and|or|versus|vs) \w+$")
_ARTICLES = frozenset("the a an of in for with and or to on at by was were is are more less no any".split())
_OPENERS_BARRED = frozenset(
    """which that in for with by to on at from after we it they there this these how what provided
    attenuated blocked matched judged followed based resulted gives given
    concerns concern questions question hypothesis possibility endorsed panel authors is are was were include
    including""".split()
)
