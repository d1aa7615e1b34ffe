"""The figures of a text with what they are of: kind and unit, the words of their clause, group, time and source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidex.check.figures import Figure, figures
from evidex.check.wording import content_stems, function_stems, stem, words
from evidex.check.works import works_cited
from evidex.text import Sentence, View
from evidex.text.number_words import IN_WORDS, ORDINALS, number_of

__all__ = ["NEGATED", "Mention", "clause_stems", "comparable", "complementary", "mentions"]

_INTERVAL_TAIL = re.compile(r"^\s?(?:CI\b|confidence|credible|prediction)", re.IGNORECASE)
_BRACKET = re.compile(r"[(\[][^()\[\]]*$")
_UNIT = re.compile(r"^\s?((?!CI\b|SD\b|vs\b)[A-Za-zµμ°][\w/²³·°-]*(?:\s(?:per|a|an)\s\w+)?)")
_MEASURE = re.compile(
    r"\b(?:adjusted\s|a)?(OR|RR|HR|IRR|PR|SIR|odds ratio|risk ratio|relative risk|hazard ratio|rate ratio)\b"
    r"[\s,:=(]{0,3}(?:was\s|of\s)?$"
)
_CENTRAL = re.compile(
    r"\b(?:mean|median|average[ds]?|averaging|slow(?:s|ed)? to|falls?|fell|rose|rises?|dropped|gained|lost|increased"
    r"|decreased|lasts?|lasted|measures?|weigh(?:s|ed)?|counts? of|rate of|level of|score of)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\b(?:the|in|of)\s((?:[\w-]+\s){1,3}?)(?:group|arm|cohort|patients on|recipients)\b|\bgroup\s(\w+)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:at|by|after|within|over|during|for|in|until|of)?\s?(?:the\s)?"
    rf"(?<![\d.])(\d{{1,3}}|{IN_WORDS}|{'|'.join(ORDINALS)}|last)[\s-](days?|weeks?|months?|years?|hours?|cycles?|visits?|trimester)\b",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:not|no|never|free of|free from|fail(?:s|ed)?|did(?:n['’]t| not)|non-?\w+|unchanged|unable"
    r"|remain(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\s?[,;]\s|\s(?:and|but|while|whereas|versus|vs\.?|against|compared|to)\s")
_REASON = re.compile(r"[,;:]\s(?:because|since|as)\s")
_CONSEQUENCE = re.compile(
    r"[,;]\s(?:so|which|therefore|and (?:it|they|most|this|he|she|early|yearly|usually)|contact|where|although|but)\b"
    r"|,\s(?=[a-z]+ly\b|[a-z]+ing\b)"
)
_MEASURES = {"odds ratio": "OR", "risk ratio": "RR", "relative risk": "RR", "hazard ratio": "HR", "rate ratio": "IRR"}
_MEASURES |= {name.lower(): name for name in ("OR", "RR", "HR", "IRR", "PR", "SIR")}
Range = tuple[int, int]
_EMPTY = frozenset(
    stem(word)
    for word in """patient people person women men adult child participant case group study trial report show find found
    occur present percent percentage point mean median rate average year month week day hour number risk need have about
    among take took undergo record see use user recipient volunteer subject receive OR RR HR CI SD fall rise rose fell
    drop gain increase decrease reduce lower""".split()
)
"""Words that stand beside any figure."""
_PEOPLE = frozenset(
    stem(word) for word in "patient person adult man woman child participant case group percent".split()
)
_MORE = re.compile(
    r"(?:\b(?:(?:more|less|fewer) than|at least|at most|up to|as (?:low|high|many|few) as|over|under|above|below"
    r"|beyond)\s|[<>≤≥]\s?)$",
    re.IGNORECASE,
)
_CONTRASTS = tuple(
    (stem(pair.split()[0]), stem(pair.split()[1]))
    for pair in (
        "inter intra|male female|boy girl|men women|left right|upper lower|systolic diastolic|young old|younger older"
        "|pre post|primary secondary|first second|first third|second third|mild severe|moderate severe|mild moderate"
        "|acute chronic|short long|high low|early late|oral intravenous|daily weekly|day night|before after"
    ).split("|")
)
"""Words that tell two things of one kind apart, where each clause has one of them."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One figure of a sentence with what is needed to say what it is a figure of."""

    figure: Figure
    sentence: Sentence
    kind: str
    """`%`, a unit, or a measure (`OR`)."""
    stems: frozenset[str]
    """Content stems of its own clause."""
    words: frozenset[str]
    """All its stems."""
    groups: frozenset[str]
    times: frozenset[str]
    negated: bool
    labels: frozenset[str]


def mentions(view: View, sentence: Sentence) -> Sequence[Mention]:
    """The mentions of a sentence of the running text, in order; none of any other sentence."""
    return view.once(_by_sentence).get(sentence.start, ())


def _by_sentence(view: View) -> dict[int, list[Mention]]:
    return {each.start: _told_in(view, each) for each in view.sentences if each.part == "body"}


def _told_in(view: View, sentence: Sentence) -> list[Mention]:
    """The figures of a sentence that tell a quantity: shares, central values with a unit, effect estimates."""
    text = view.text
    if _FORM.match(text, sentence.start, sentence.end):
        return []
    found = [(figure, _kind(text, sentence, figure)) for figure in figures(text, sentence.start, sentence.end)]
    labels = works_cited(view, sentence.start, sentence.end)
    return [
        _mention(text, sentence, figure, kind, [f for f, other in found if other == kind], labels)
        for figure, kind in found
        if kind is not None
    ]


def _mention(
    text: str, sentence: Sentence, figure: Figure, kind: str, alike: Sequence[Figure], labels: frozenset[str]
) -> Mention:
    head, own = _clause(text, sentence, figure, alike)
    clause = text[own[0] : own[1]]
    around = f"{text[own[0] : figure.start]} {text[figure.end : own[1]]}"  # 'a mean of 16 days' is no time
    return Mention(
        figure=figure,
        sentence=sentence,
        kind=kind,
        stems=clause_stems(text, *head) | clause_stems(text, *own),
        words=frozenset(word.stem for place in (head, own) for word in words(text, *place)),
        groups=_groups(clause) or _groups(text[head[0] : head[1]]),
        times=_times(around) or _times(text[head[0] : head[1]]),
        negated=bool(NEGATED.search(clause)),
        labels=labels,
    )


_FORM = re.compile(
    r"(?:Accuracy|Cost|Price|Dose|Duration|Range|Result|Score|Rate|Advantages?|Disadvantages?|Availability):\s"
)
"""A form filled in again and again: what it is of stands in the heading."""
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def clause_stems(text: str, start: int, end: int) -> frozenset[str]:
    """All stems but those of function words; what stands in brackets (intervals, sources) is not what is measured."""
    clause = _ASIDE.sub(" ", text[start:end])
    return frozenset(word.stem for word in words(clause)) - function_stems() - _EMPTY


def _kind(text: str, sentence: Sentence, figure: Figure) -> str | None:
    """What the figure is a value of, as far as its neighbours tell; None for bounds, P-values, bare counts, years."""
    before, after = text[sentence.start : figure.start], text[figure.end : sentence.end]
    if figure.percent:
        if _INTERVAL_TAIL.match(after) or _MORE.search(before) or (figure.exact is None and figure.about is None):
            return None
        return "points" if after.startswith(("age point", " points")) else "%"
    if measure := _MEASURE.search(before):
        return _MEASURES[measure[1].lower()]
    unit = _UNIT.match(after)
    if unit is None or _BRACKET.search(before) or not _CENTRAL.search(before):
        return None
    name = unit[1].lower()
    return None if stem(name.split()[0]) in function_stems() | _PEOPLE else name


def _clause(text: str, sentence: Sentence, figure: Figure, alike: Sequence[Figure]) -> tuple[Range, Range]:
    """The head of the sentence (up to its first such figure) and the figure's own part."""
    index = alike.index(figure)
    outer = _outer(text, sentence, figure)
    start = outer[0] if index == 0 else max(outer[0], _break(text, alike[index - 1].end, figure.start, last=False))
    end = outer[1]
    if index + 1 < len(alike):
        end = min(end, _break(text, figure.end, alike[index + 1].start, last=True))
    head_end = outer[0] if index == 0 else max(min(alike[0].start, start), outer[0])
    return (outer[0], head_end), (start, end)


def _outer(text: str, sentence: Sentence, figure: Figure) -> Range:
    """The sentence without the reasons before and the consequences behind the figure's clause."""
    start, end = sentence.start, sentence.end
    for reason in _REASON.finditer(text, start, figure.start):
        start = reason.end()
    if consequence := _CONSEQUENCE.search(text, figure.end, end):
        end = consequence.start()
    return start, end


def _break(text: str, start: int, end: int, *, last: bool) -> int:
    """Where the clause of one figure ends and that of the next begins."""
    breaks = list(_BREAK.finditer(text, start, end))
    if not breaks:
        return start if not last else end
    return breaks[-1].start()


def _groups(clause: str) -> frozenset[str]:
    return frozenset(word for match in _GROUP.finditer(clause) for word in content_stems(match[1] or match[2]))


def _times(clause: str) -> frozenset[str]:
    return frozenset(f"{_which(m[1].lower())} {stem(m[2])}" for m in _TIME.finditer(clause))


def _which(told: str) -> str:
    """'2' of '2', 'two' and 'second': the second year ends when two have passed."""
    return str(ORDINALS.get(told) or number_of(told)) if told != "last" else told


def complementary(one: Mention, other: Mention) -> bool:
    """72 % and 28 % are the two sides of one share."""
    total = one.figure.low + other.figure.low
    return one.kind == "%" and abs(total - 100) < 1


def comparable(one: Mention, other: Mention) -> bool:
    """Nothing says that the two are of different groups, times, sources, or one is the other's complement."""
    if one.kind != other.kind or one.negated != other.negated:
        return False
    if one.labels and other.labels and one.labels.isdisjoint(other.labels):
        return False
    if one.groups and other.groups and one.groups.isdisjoint(other.groups):
        return False
    mine, yours = one.words - other.words, other.words - one.words
    if any((a in mine and b in yours) or (b in mine and a in yours) for a, b in _CONTRASTS):
        return False
    return not (one.times and other.times and one.times.isdisjoint(other.times))
