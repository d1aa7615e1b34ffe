"""Two designs of one study that exclude each other.

## What it does
Collects what a document says its own study is ('this randomised trial', 'we conducted a retrospective cohort study',
'Design: cross-sectional study', a title's ': a case-control study'), and reports two that no study can be both.

## Why it matters
What follows from the results hangs on the design; it is also what registers and databases sort by.

## Tolerance
Only words that exclude each other: randomised against case-control, cross-sectional, cohort study, observational study,
case series and retrospective study; case-control, cross-sectional and cohort study against one another; retrospective
against prospective study; open-label against double-blind trial; systematic against narrative review.

## Example
`We conducted a retrospective cohort study` in the abstract, `In this randomised trial` in the discussion.

## Known limits
Silent where the document tells of a substudy, secondary analysis, extension or of several studies, where one phrase
denies the word ('non-randomised'), and of what stands behind somebody else's study.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidex.check.outcomes import fires, related
from evidex.check.socket import Case, Outcome, Rule
from evidex.text import Sentence

_DASH = r"[\s‐–-]?"
_DESIGNS = {
    "randomised": r"(?:(?:cluster|quasi)-)?randomi[sz]ed\b",
    "case-control": rf"case{_DASH}control(?:led)?\b",
    "cross-sectional": rf"cross{_DASH}sectional\b",
    "cohort": r"cohort\s(?:study|design)\b",
    "observational": r"observational\b",
    "case series": r"case\s(?:series|reports?)\b",
    "retrospective": r"retrospective\b",
    "prospective": r"prospective\b",
    "open-label": rf"open{_DASH}label(?:led)?\b",
    "blinded": rf"(?:single|double|triple){_DASH}blind(?:ed)?\b",
    "systematic": r"(?:meta-?analysis|systematic\sreview)\b",
    "narrative": r"narrative\s(?:literature\s)?review\b",
}
_DESIGN = {name: re.compile(rf"(?<!non-)(?<!non)(?<!not )(?<!\w)(?:{words})", re.I) for name, words in _DESIGNS.items()}
_EXCLUDE = {
    "randomised": ("case-control", "cross-sectional", "cohort", "observational", "case series", "retrospective"),
    "case-control": ("cross-sectional", "cohort"),
    "cross-sectional": ("cohort",),
    "retrospective": ("prospective",),
    "open-label": ("blinded",),
    "systematic": ("narrative",),
}
_HINTS = {
    "randomised": re.compile("randomi"),
    "case-control": re.compile(rf"case{_DASH}control"),
    "cross-sectional": re.compile("sectional"),
    "cohort": re.compile(r"cohort\s(?:study|design)"),
    "observational": re.compile("observational"),
    "case series": re.compile(r"case\s(?:series|report)"),
    "retrospective": re.compile("retrospective"),
    "prospective": re.compile("prospective"),
    "open-label": re.compile(rf"open{_DASH}label"),
    "blinded": re.compile("blind"),
    "systematic": re.compile("meta|systematic"),
    "narrative": re.compile("narrative"),
}
"""What the words of a design hold, in small letters: a text without two that exclude each other is not looked at."""
_NOUN = r"(?:study|trial|review|meta-?analysis|survey|design|investigation|reports?|series|experiment)"
_WORDS = r"(?:(?!(?:of|in|on|and|to|for|from|with|that|which|was|were|is|are|by)\b)[\w‐–-]+,?\s){0,7}?"
_OWN = re.compile(
    rf"(?:(?<!with\s)(?<!to\s)(?<!from\s)\b(?:this|our|the\s(?:present|current)|we\s(?:conducted|performed|did|undertook|carried\sout|report|designed|used)\san?"
    rf"|(?:this|our|the)\s(?:study|trial|design|investigation)\s(?:was|is)\s(?:designed\sas\s|conducted\sas\s)?an?"
    rf"|this\s(?:was|is)\san?)\s|(?-i:\b(?:DESIGN|Design|[Ss]tudy\sdesign))(?:\s(?:and|&)\s\w+)?\s?[:.*—–]{{1,4}}\s(?:an?\s)?)"
    rf"(?P<told>{_WORDS}{_NOUN})\b(?!\s(?:of|in)\s(?:the\s)?(?:[\w-]+\s){{0,3}}(?:trials|studies|reports|participants\sof\sa))",
    re.I,
)
_DESIGN_OF = re.compile(
    rf"\bthe\s(?P<told>{_WORDS}(?:design|nature|character))\sof\s(?:this|our|the\s(?:present|current))\s(?:study|trial|analysis)\b",
    re.I,
)
_TITLE = re.compile(
    rf"[:.–—-]\s(?:an?\s|the\s|results\sof\san?\s)?(?P<told>{_WORDS}{_NOUN}(?:\sand\smeta-?analysis)?)\b", re.I
)
_MIXED = re.compile(
    r"\b(?:sub-?(?:study|studies|analys[ei]s)|secondary\sanalys[ei]s|post[\s-]?hoc|ancillary|nested|extension|part\sof\sa"
    r"|(?:two|three|both|several)\s(?:[\w-]+\s){0,2}(?:studies|trials|experiments|phases|parts|stages)|(?:study|experiment|phase|part|stage)\s(?:[1-3]|one|two|I{1,3})\b"
    r"|follow-up\sstudy|mixed[\s-]methods?|(?:retro|pro)spective(?:ly)?\s(?:and|or|as\swell\sas|[/+])\s(?:[\w-]+\s)?(?:retro|pro)spective(?:ly)?|ambispective"
    r"|hypothetical|protocol\sfor|run-?in|un-?blinded)\b",
    re.I,
)
_OTHERS = re.compile(r"\bet\sal\b|\b(?:conducted|reported|published|performed|done)\sby\b|\b(?:18|19|20)\d\d\)", re.I)
_POINTING = re.compile(r"this\b", re.I)


@dataclass(frozen=True, slots=True)
class _Told:
    start: int
    end: int
    words: str


def check(case: Case) -> Iterator[Outcome]:
    lowered = case.document.text.lower()
    there = {name for name, hint in _HINTS.items() if hint.search(lowered)}
    if not any(one in there and not there.isdisjoint(others) for one, others in _EXCLUDE.items()):
        return
    told: dict[str, _Told] = {}
    for each in _own_designs(case):
        for name, design in _DESIGN.items():
            if design.search(each.words):
                told.setdefault(name, each)
    pairs = [
        (told[one], told[other]) for one, others in _EXCLUDE.items() for other in others if {one, other} <= told.keys()
    ]
    seen = set[int]()
    for first, second in (sorted(pair, key=lambda each: (each.start, each.end)) for pair in pairs):
        if second.start not in seen:
            yield _judge(case, first, second)
        seen.add(second.start)
    if len(told) > 1 and not pairs:
        yield Outcome("agrees")


def _judge(case: Case, first: _Told, second: _Told) -> Outcome:
    if found := _MIXED.search(case.document.text):
        return Outcome("not_applicable", reason=f"the document says {' '.join(found[0].split())!r}")
    if first == second:
        message = f"'{second.words}' is two designs in one."
        return fires(case, RULE, second.start, second.end, message)
    there = related(case.document, first.start, first.end, "the other design")
    message = f"'{second.words}' here, '{first.words}' before: no study is both."
    return fires(case, RULE, second.start, second.end, message, related=(there,))


def _own_designs(case: Case) -> Iterator[_Told]:
    text = case.document.text
    for block in case.document.blocks:
        if block.kind == "title" and (match := _TITLE.search(text, block.start, block.end)):
            yield _told(match)
    before: Sentence | None = None
    for sentence in case.view.sentences:
        for pattern in (_OWN, _DESIGN_OF):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                if not _is_of_others(case, sentence, before if _POINTING.match(match[0]) else None):
                    yield _told(match)
        before = sentence


def _told(match: re.Match[str]) -> _Told:
    return _Told(match.start("told"), match.end("told"), " ".join(match["told"].split()))


def _is_of_others(case: Case, *sentences: Sentence | None) -> bool:
    return any(
        sentence is not None
        and (
            case.view.citations_in(sentence.start, sentence.end)
            or _OTHERS.search(case.document.text, sentence.start, sentence.end)
        )
        for sentence in sentences
    )


RULE = Rule(code="TXT211", name="design-differs", severity="warning", status="preview", check=check)
