"""Numbers of claims as a document tells them: of what, in whom, at what time, from which work."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from evidex.check.figures import Figure, figures
from evidex.check.mentions import NEGATED, Mention, mentions
from evidex.check.named_works import works_named
from evidex.check.same_words import meanings
from evidex.check.socket import Case
from evidex.check.wording import stem, words
from evidex.check.works import works_cited
from evidex.schema import Claim, EffectClaim, ProportionClaim, ScoreClaim
from evidex.text import Sentence, View
from evidex.text.number_words import IN_WORDS, is_number, number_of

__all__ = ["ANYONE", "Stems", "Told", "stems_of", "tellings", "told_in_tables"]

_AGED = re.compile(
    r"\b(?:over|under|above|below|past|aged?|older than|younger than|at least)\s(?:the age of\s)?(\d+)"
    r"|\b(\d+)\s(?:and|or|years and)\s(?:over|above|older)\b",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\b(?:without|no|non|never|free of|other than|not)\b", re.IGNORECASE)
_NUMBER = re.compile(rf"\d+|\b{IN_WORDS}\b", re.IGNORECASE)
_SPAN = re.compile(rf"(?P<n>\d+|\b(?:{IN_WORDS}|an?|half a)\b)[\s-]?(?P<unit>day|week|month|year|hour)", re.IGNORECASE)
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
_NARROWS = re.compile(
    r"\b(?:sever|serious|major|minor|cardi|in[- ]hospital|inpatient|intensive|baseline|before|arriv|discharg|enrol"
    r"|complet|gone|emergenc|elective)",
    re.IGNORECASE,
)
"""What narrows what a number is of, or when: a sentence that has it and one that has not are of two things."""
_TOGETHER = re.compile(r"\b(?:together|combined|both|alone|either|plus)\b", re.IGNORECASE)
"""What is told of two tests or drugs together is not told of one."""
_POINTS = re.compile(r"\b(?:it|this|they|these|which)\s(?:(?!that\b)\w+\s){1,3}$", re.IGNORECASE)
"""'where it occurs in 5.3%': what it is of stands elsewhere."""
ANYONE = frozenset(
    stem(word)
    for word in """patient participant person people subject individual case cohort trial study sample survey series
    examine include enrol recruit randomise analyse whole all group arm""".split()
)
"""Words of a group that say only that people were studied."""
Stems = frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """One claim as told: its number's mention, the phrases that say what it is of, and in whom, where and when."""

    mention: Mention
    kind: str
    of: tuple[Stems, ...]
    group: Stems
    numbers: frozenset[int]
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


def tellings(case: Case) -> Iterator[Told]:
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


def told_in_tables(case: Case) -> Iterator[Told]:
    """The shares of cells, each with the works that its table is from; none of which another cell says the same."""
    view = case.view
    for table in view.document.tables:
        works = _works_of_table(view, table.start, table.end)
        found: dict[tuple[Stems, Stems], list[Told]] = defaultdict(list)
        for claim in case.claims_in(table.start, table.end, ProportionClaim) if works else ():
            kind, of = _what(claim)
            told = [each for each in figures(view.text, claim.start, claim.end) if each.percent and _is_of(each, claim)]
            if kind == "%" and told and of[0] and claim.group:
                cell = _telling(view, claim, _row(view, claim), kind, told[-1], of)
                found[cell.of[0], cell.group].append(replace(cell, works=works, in_table=True))
        yield from (cells[0] for cells in found.values() if len(cells) == 1)


def _works_of_table(view: View, start: int, end: int) -> frozenset[str]:
    """What a table cites; else what the sentence before it does, or the one before where that only points to it."""
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


def _telling(view: View, claim: Claim, sentence: Sentence, kind: str, figure: Figure, of: Sequence[str]) -> Told:
    text = view.text
    mention = next((each for each in mentions(view, sentence) if each.figure == figure), None)
    mention = mention or _bare_mention(view, sentence, figure)
    group = _IN_STUDY.sub("", " ".join((getattr(claim, "group", None) or "").split()))
    people = f"{group} {claim.population or ''}"
    lead = text[sentence.start : figure.start]
    return Told(
        mention=replace(mention, kind="%" if figure.percent else kind),
        kind=kind,
        of=tuple(stems_of(phrase) for phrase in of),
        group=stems_of(group) - ANYONE,
        numbers=frozenset(number_of(number) for number in _NUMBER.findall(group)),
        ages=frozenset(age for found in _AGED.findall(people) for age in found if age),
        without=_WITHOUT.search(group) is not None or any("without" in phrase.lower() for phrase in of),
        days=_days(getattr(claim, "timepoint", None) or ""),
        works=mention.labels | works_named(view, sentence),
        opening=_opening(lead),
        lead=stems_of(lead),
        said=stems_of(text[sentence.start : sentence.end]),
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


def stems_of(phrase: str) -> Stems:
    """What a phrase says, words that say the same ('died', 'mortality') by one name."""
    return meanings(words(phrase), close=True)[1]


def _opening(lead: str) -> Stems:
    """Of whom a sentence is by its opening, which ends before the number."""
    match = _OPENS.match(lead)
    named = "" if match is None else match[1] or match[2]
    return frozenset() if _STUDY.search(named) else stems_of(named) - ANYONE


def _days(timepoint: str) -> frozenset[int]:
    """The spans of time that are named, in days: '12 months' is 'one year'."""
    found = set()
    for match in _SPAN.finditer(timepoint):
        low = match["n"].lower()
        number = 0.5 if low.startswith("half") else number_of(low) if is_number(low) else 1
        found.add(round(number * _DAYS[match["unit"].lower()]))
    return frozenset(found)
