"""The same quantity given twice with other values, as the claims tell it: who or what, in whom, at what time.

`contradiction` compares the words of whole clauses; this compares the phrases of claims. The first finds pairs in any
wording, the second says which of them are of two things ('flares', 'at target') and finds those whose clauses have
little in common but cite the same work.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from evidex.check.contradiction import Pair, contradictions
from evidex.check.figures import Figure, figures, meets
from evidex.check.mentions import NEGATED, Mention, comparable, complementary, mentions
from evidex.check.named_works import works_named
from evidex.check.retelling import alike
from evidex.check.same_words import meanings
from evidex.check.socket import Case
from evidex.check.wording import generic_stems, stem, words
from evidex.check.works import works_cited
from evidex.schema import Claim, EffectClaim, ProportionClaim, ScoreClaim
from evidex.text import Sentence, View

__all__ = ["told_again"]

ALIKE = 0.5
"""The share of two phrases' words that makes them name one thing, where both are of one work and one group."""
_AGED = re.compile(
    r"\b(?:over|under|above|below|past|aged?|older than|younger than|at least)\s(?:the age of\s)?(\d+)"
    r"|\b(\d+)\s(?:and|or|years and)\s(?:over|above|older)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\b(?:without|no|non|never|free of|other than|not)\b", re.IGNORECASE)
_IN_WORDS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_NUMBER = re.compile(rf"\d+|\b(?:{'|'.join(_IN_WORDS)})\b", re.IGNORECASE)
_SPAN = re.compile(
    rf"(?P<n>\d+|\b(?:{'|'.join(_IN_WORDS)}|an?|half a)\b)[\s-]?(?P<unit>day|week|month|year|hour)", re.IGNORECASE
)
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 365 / 12, "year": 365.0}
_OPENS = re.compile(
    r"(?:In|Among|For|With|Of)\s([^,;:%\d]{3,60}?)(?:,|\s\(|\sthe\s|\s(?:it|they)\s|\s\d\S*\s)"
    r"|Those\swho\s([^,;:%\d]{3,40}?)\s(?:were|was|had|have|are)\s"
)
_STUDY = re.compile(
    r"\b(?:trial|stud|survey|cohort|regist|review|analys|series|programme|follow|group|arm|contrast|our|hospital|clinic)",
    re.IGNORECASE,
)
_IN_STUDY = re.compile(
    r"(?:^|\s*\b(?:in|of|from) (?:the|this|that|an?|our|their)\b)(?:(?!\b(?:arm|group|in|of|from|on|with)\b)[^,;])*"
    r"\b(?:trial|study|survey|registry|cohort|review|analysis|series)$",
    re.IGNORECASE,
)
"""'(patients on budesonide) in the trial', 'point-prevalence study': where people were studied is not who they are."""
_TEST = re.compile(r"\b(?:sensitivity|specificity|predictive value)\b", re.IGNORECASE)
_NARROWS = re.compile(
    r"\b(?:sever|serious|major|minor|mild|moderate|cardi|in[- ]hospital|inpatient|intensive|baseline|before|arriv|discharg"
    r"|enrol|complet|gone|emergenc|elective)",
    re.IGNORECASE,
)
"""What narrows what a number is of, or when: a sentence that has it and one that has not are of two things."""
_TOGETHER = re.compile(r"\b(?:together|combined|both|alone|either|plus)\b", re.IGNORECASE)
"""What is told of two tests or drugs together is not told of one."""
_POINTS = re.compile(r"\b(?:it|this|they|these|which)\s(?:(?!that\b)\w+\s){1,3}$", re.IGNORECASE)
"""'where it occurs in 5.3%': what it is of stands elsewhere."""
_ABOUT = 1.2
"""'1 in 7' is said of a sixth and of an eighth."""
_SAME = {stem("old"): stem("age"), stem("aged"): stem("age"), stem("older"): stem("age")}
_ANYONE = frozenset(
    stem(word)
    for word in """patient participant person people subject individual case cohort trial study sample survey series
    examine include enrol recruit randomise analyse whole all group arm""".split()
)
"""Words of a group that say only that people were studied."""
Stems = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Told:
    """One claim as told: its number's mention, the phrases that say what it is of, and in whom, where and when."""

    mention: Mention
    kind: str
    of: tuple[Stems, ...]
    group: Stems
    numbers: frozenset[str]
    """In the name of the group: 'three drugs' are not 'four drugs'."""
    ages: frozenset[str]
    without: bool
    days: frozenset[int]
    works: frozenset[str]
    """Citation labels and names of works in its sentence."""
    opening: Stems
    """'In low-risk disease the figures were …': of whom the sentence is, where no study is named there."""
    lead: Stems
    """What its sentence says before the number."""
    said: Stems
    """All that its sentence says."""
    levels: frozenset[str]
    """Numbers before it: 'above 5 µg/L'."""
    narrowed: frozenset[str]
    """What narrows it, up to the end of its claim."""
    points: bool
    """A pronoun stands for what it is of."""
    together: bool
    in_table: bool = False


def told_again(case: Case) -> tuple[Pair, ...]:
    """Pairs of mentions of one quantity, the earlier first, whose values exclude each other; worked out once."""
    return case.once(_told_again)


def _told_again(case: Case) -> tuple[Pair, ...]:
    told = {each.mention.figure.start: each for each in _tellings(case)}
    found = [pair for pair in contradictions(case.view) if not _are_of_two(told, case.view.text, pair)]
    seen = {later.sentence.start for _, later in found}
    claims = sorted((*told.values(), *_in_tables(case)), key=lambda each: each.mention.figure.start)
    more = [pair for pair in _by_claims(case.view, claims) if pair[1].sentence.start not in seen]
    return tuple(sorted([*found, *more], key=lambda pair: pair[1].sentence.start))


def _tellings(case: Case) -> Iterator[_Told]:
    """The numbers of claims in the running text, with what their claims say."""
    view = case.view
    for claim in case.claims:
        kind, of = _what(claim)
        sentence = view.sentence_at(claim.start) if kind and claim.section != "table" else None
        if sentence is None or sentence.part != "body" or claim.end > sentence.end:
            continue
        told = [figure for figure in figures(view.text, claim.start, claim.end) if _is_of(figure, claim)]
        if told and all(of):
            yield _telling(view, claim, sentence, kind, told[-1], of)


def _in_tables(case: Case) -> Iterator[_Told]:
    """The shares of cells, each with the works that its table is from; not those of which another cell says the same."""
    view = case.view
    for table in view.document.tables:
        works = _works_of_table(view, table.start, table.end)
        found: dict[tuple[Stems, Stems], list[_Told]] = defaultdict(list)
        claims = (c for c in case.claims if isinstance(c, ProportionClaim) and table.start <= c.start < table.end)
        for claim in claims if works else ():
            kind, of = _what(claim)
            told = [each for each in figures(view.text, claim.start, claim.end) if each.percent and _is_of(each, claim)]
            if kind == "%" and told and of[0] and claim.group:
                cell = _telling(view, claim, _row(view, claim), kind, told[-1], of)
                found[cell.of[0], cell.group].append(replace(cell, works=works, in_table=True))
        yield from (cells[0] for cells in found.values() if len(cells) == 1)


def _works_of_table(view: View, start: int, end: int) -> frozenset[str]:
    """What a table cites; else what the sentence before it does, or where that only points to it the one before that."""
    if works := works_cited(view, start, end):
        return works
    before = [each for each in view.sentences if each.end <= start and start - each.end < _LEADS_UP][-2:]
    for sentence in reversed(before):
        works = works_cited(view, sentence.start, sentence.end)
        if works or not _TABLE.search(view.text, sentence.start, sentence.end):
            return works
    return frozenset()


_TABLE = re.compile(r"\btables?\b", re.IGNORECASE)
_LEADS_UP = 300
"""Characters: a sentence so near before a table may say whose it is."""


def _row(view: View, claim: Claim) -> Sentence:
    """The row of a cell, in place of a sentence."""
    start = view.text.rfind("\n", 0, claim.start) + 1
    end = view.text.find("\n", claim.end)
    return Sentence(start, end if end >= 0 else len(view.text), "table", "body", -1)


def _what(claim: Claim) -> tuple[str, tuple[str, ...]]:
    """The kind of number ('' for none that is compared), and the phrases that say what it is of."""
    if isinstance(claim, ProportionClaim):
        kind = "" if claim.bound else "accuracy" if claim.role == "accuracy" else "%"
        return kind, (claim.of or "",)
    if isinstance(claim, EffectClaim):
        return claim.measure, (claim.factor or "", claim.outcome or "")
    if isinstance(claim, ScoreClaim):
        return claim.statistic, (f"{claim.of or ''} {claim.unit or ''}".strip(),)
    return "", ()


def _is_of(figure: Figure, claim: Claim) -> bool:
    """Whether a figure is the number of a claim: the percentage, or '1 in 7' where there is none."""
    value: Decimal | None = None
    if isinstance(claim, ProportionClaim):
        if claim.percent is None and claim.numerator and claim.denominator:
            share = 100 * float(claim.numerator / claim.denominator)
            return figure.percent and figure.exact is None and figure.low <= share <= figure.high
        value = claim.percent
    elif isinstance(claim, EffectClaim):
        value = claim.estimate
    elif isinstance(claim, ScoreClaim):
        value = claim.value
    return value is not None and value in (figure.exact, figure.about)


def _telling(view: View, claim: Claim, sentence: Sentence, kind: str, figure: Figure, of: Sequence[str]) -> _Told:
    text = view.text
    mention = next((each for each in mentions(view, sentence) if each.figure == figure), None)
    mention = mention or _bare_mention(view, sentence, figure)
    group = _IN_STUDY.sub("", " ".join((getattr(claim, "group", None) or "").split()))
    people = f"{group} {claim.population or ''}"
    lead = text[sentence.start : figure.start]
    return _Told(
        mention=replace(mention, kind="%" if figure.percent else kind),
        kind=kind,
        of=tuple(_stems(phrase) for phrase in of),
        group=_stems(group) - _ANYONE,
        numbers=frozenset(number.lower() for number in _NUMBER.findall(group)),
        ages=frozenset(age for found in _AGED.findall(people) for age in found if age),
        without=_WITHOUT.search(group) is not None or any("without" in phrase.lower() for phrase in of),
        days=_days(getattr(claim, "timepoint", None) or ""),
        works=mention.labels | works_named(view, sentence.start, sentence.end),
        opening=_opening(lead),
        lead=_stems(lead),
        said=_stems(text[sentence.start : sentence.end]),
        levels=frozenset(re.findall(r"\d+(?:\.\d+)?", lead)),
        narrowed=_narrowed(text[sentence.start : max(claim.end, figure.end)]),
        points=_POINTS.search(lead) is not None,
        together=_TOGETHER.search(lead) is not None,
    )


def _narrowed(told: str) -> frozenset[str]:
    """What narrows a number; what stands before a colon is another clause."""
    return frozenset(each.lower() for each in _NARROWS.findall(told.rpartition(": ")[2]))


def _bare_mention(view: View, sentence: Sentence, figure: Figure) -> Mention:
    """A number of a kind that `mentions` does not take ('1 in 7', an estimate in brackets)."""
    nothing: Stems = frozenset()
    negated = NEGATED.search(view.text, sentence.start, sentence.end) is not None
    labels = works_cited(view, sentence.start, sentence.end)
    return Mention(figure, sentence, "", nothing, nothing, nothing, nothing, negated, labels)


def _stems(phrase: str) -> Stems:
    """What a phrase says, words that say the same ('died', 'mortality') by one name."""
    return frozenset(_SAME.get(name, name) for name in meanings(words(phrase), close=True)[1])


def _opening(lead: str) -> Stems:
    """Of whom a sentence is by its opening, which ends before the number."""
    match = _OPENS.match(lead)
    named = "" if match is None else match[1] or match[2]
    return frozenset() if _STUDY.search(named) else _stems(named) - _ANYONE


def _days(timepoint: str) -> frozenset[int]:
    """The spans of time that are named, in days: '12 months' is 'one year'."""
    found = set()
    for match in _SPAN.finditer(timepoint):
        low = match["n"].lower()
        number = 0.5 if low.startswith("half") else float(low) if low.isdigit() else float(_IN_WORDS.get(low, 1))
        found.add(round(number * _DAYS[match["unit"].lower()]))
    return frozenset(found)


def _are_of_two(told: Mapping[int, _Told], text: str, pair: Pair) -> bool:
    """Whether the claims of both shares say that they are of two things, or of other people."""
    one, other = (told.get(mention.figure.start) for mention in pair)
    if _are_headed_apart(text, pair):
        return True
    if one is not None and other is not None and _is_narrower(one, other):
        return True
    if pair[0].kind != "%":
        return False
    if one is None or other is None:
        known, unknown = (one, pair[1]) if other is None else (other, pair[0])
        if known is not None and not _tells_of_it(text, known, unknown):
            return True
        if known is None and _likeness(pair[0].stems, pair[1].stems) < ALIKE:
            return True
        return any(_TEST.search(text, each.sentence.start, each.sentence.end) for each in pair)
    if _in_others(one, other) or _is_of_some(one, other) or _is_of_some(other, one):
        return True
    if one.group and other.group and not _share(one.group, other.said) and not _share(other.group, one.said):
        return True
    return _tells_of_those(one, other) or _tells_of_those(other, one) or _are_two_things(one, other)


def _is_narrower(one: _Told, other: _Told) -> bool:
    """Whether one is told of a part, a time or a degree that the other does not name, or each opens with people of its own."""
    if one.narrowed != other.narrowed:
        return True
    return any(not _has(other.said, each) for each in one.opening) and any(
        not _has(one.said, each) for each in other.opening
    )


def _tells_of_it(text: str, known: _Told, other: Mention) -> bool:
    """Whether a sentence whose figure no claim tells has a word of what a claim is of."""
    of = known.of[0] - known.group
    of = of - generic_stems() - _ANYONE or of
    return not of or known.points or _share(of, _stems(text[other.sentence.start : other.sentence.end]))


_LEAD = re.compile(r"\W*([^\W_][^.:;!?\n]{1,60}):\s")


def _are_headed_apart(text: str, pair: Pair) -> bool:
    """'Obesity: RR 2.8' and 'Age over 40: RR 1.5': each sentence says before a colon what it is of, another thing."""
    leads = [_LEAD.match(text, mention.sentence.start, mention.figure.start) for mention in pair]
    if leads[0] is None or leads[1] is None:
        return False
    mine, yours = (frozenset(re.findall(r"[^\W_]+", lead[1].lower())) for lead in leads if lead)
    return mine != yours


def _are_two_things(one: _Told, other: _Told) -> bool:
    """Whether what they are of has no word in common, once their groups are left out; a pronoun may stand for it."""
    said = one.group | other.group
    mine, yours = one.of[0] - said, other.of[0] - said
    return bool(mine and yours) and not (one.points or other.points) and not _share(mine, yours)


def _tells_of_those(one: _Told, other: _Told) -> bool:
    """'delirium developed in 28 %' and '11 % of those with delirium had died': the second is of those of the first."""
    return bool(one.of[0]) and one.of[0] <= other.group and not _share(one.of[0], other.of[0])


def _is_of_some(one: _Told, other: _Told) -> bool:
    """Whether one is told of people, or of a state, of which the sentence of the other says nothing."""
    if one.group and not other.group and one.group <= one.said and not _share(one.group, other.said):
        return True
    return 2 * _common(one.opening, other.said) < len(one.opening)


def _in_others(one: _Told, other: _Told) -> bool:
    """Whether two claims say that they are of other people, of one test and of two together, or of two tests."""
    if (one.ages, one.without, one.together) != (other.ages, other.without, other.together):
        return True
    if one.kind == "accuracy" and _is_other_test(one, other):
        return True
    return bool(one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers))


def _is_other_test(one: _Told, other: _Told) -> bool:
    """Whether two shares of accuracy are of two tests, or of one at two thresholds."""
    apart = one.levels and other.levels and one.levels.isdisjoint(other.levels)
    return bool(apart) or not _share(one.lead - one.of[0] - _ACCURACY, other.lead - other.of[0] - _ACCURACY)


_ACCURACY = _stems(
    "sensitivity specificity positive negative predictive value accuracy percent had have has was were and"
)


def _by_claims(view: View, told: Sequence[_Told]) -> Iterator[Pair]:
    """Each claim against the earlier ones of its kind that cite the same work."""
    heard: defaultdict[tuple[str, str], list[_Told]] = defaultdict(list)
    for later in told:
        keys = [(later.kind, work) for work in sorted(later.works)]
        before = (each for key in keys for each in heard[key] if each.mention.sentence != later.mention.sentence)
        if (earlier := next((each for each in before if _tell_one(view, each, later)), None)) is not None:
            yield earlier.mention, later.mention
        for key in keys:
            heard[key].append(later)


def _tell_one(view: View, one: _Told, other: _Told) -> bool:
    """Whether two claims tell one quantity, from one work, with values that exclude each other."""
    a, b = one.mention, other.mention
    if not _apart(a.figure, b.figure) or _is_narrower(one, other) or _are_headed_apart(view.text, (a, b)):
        return False
    if not comparable(replace(a, times=frozenset()), replace(b, times=frozenset())) or _in_others(one, other):
        return False
    if _is_of_some(one, other) or _is_of_some(other, one) or one.points or other.points:
        return False
    if (one.in_table or other.in_table) and not _is_of_cell(one, other):
        return False
    if not _in_one_group(one, other) or (one.days and other.days and one.days.isdisjoint(other.days)):
        return False
    said = one.group | other.group
    if not all(_likeness(mine - said, yours - said) >= ALIKE for mine, yours in zip(one.of, other.of, strict=True)):
        return False
    return not complementary(a, b) and not _holds(view, a, b) and not _holds(view, b, a)


def _is_of_cell(cell: _Told, later: _Told) -> bool:
    """Whether a sentence behind a table names what a cell is of, its group, and no other time."""
    if later.in_table or not cell.in_table or not later.group or cell.days != later.days:
        return False
    return later.of[0] - _ANYONE <= cell.of[0] | cell.group and _likeness(cell.of[0], later.of[0]) >= CELL_ALIKE


CELL_ALIKE = 0.75
"""… of a row's heading and a sentence, which is told in its own words."""


def _in_one_group(one: _Told, other: _Told) -> bool:
    """Whether both are told of the same people, as far as they say; a group may be named with what it had."""
    if one.group and other.group:
        return _share(one.group, other.group)
    return not (one.group or other.group) or _share(one.group or other.group, one.of[0] if other.group else other.of[0])


def _apart(one: Figure, other: Figure) -> bool:
    """Whether two figures exclude each other; where one is '1 in 7' or 'about' they must be well apart."""
    if one.exact is not None and other.exact is not None:
        return not meets(one, other)
    return one.percent == other.percent and (one.low > other.high * _ABOUT or other.low > one.high * _ABOUT)


def _holds(view: View, one: Mention, other: Mention) -> bool:
    """Whether the sentence of one tells the value of the other too; '[5]' tells none."""
    start, end = one.sentence.start, one.sentence.end
    marks = [(mark.start, mark.end) for mark in view.citations_in(start, end)]
    told = (each for each in figures(view.text, start, end) if not any(a <= each.start < b for a, b in marks))
    return any(meets(each, other.figure) for each in told)


def _share(one: Stems, other: Stems) -> bool:
    return any(_has(other, mine) for mine in one)


def _common(one: Stems, other: Stems) -> int:
    """How many of the words of one the other has too."""
    return sum(_has(other, mine) for mine in one)


def _has(stems: Stems, word: str) -> bool:
    return word in stems or any(alike(word, each) for each in stems)


def _likeness(one: Stems, other: Stems) -> float:
    """Twice the shared words over all (Dice), 0 to 1, of those that say something; what begins alike is the same."""
    mine, yours = one - generic_stems() - _ANYONE, other - generic_stems() - _ANYONE
    if mine and yours:
        one, other = mine, yours
    both = _common(one, other) + _common(other, one)
    return both / (len(one) + len(other)) if one and other else 0.0
