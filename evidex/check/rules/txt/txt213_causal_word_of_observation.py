"""A conclusion that says what causes what, of a study that could only observe.

## What it does
Where title, abstract or methods name the study's design (cohort, case-control, cross-sectional, registry, chart review)
and nothing is said of a trial, reports a conclusion that tells an effect without reserve: 'X reduces the risk of Y', 'X
causes Y', 'X protects against Y'.

## Why it matters
STROBE asks for a cautious interpretation: groups that were not made by chance differ in more than in X. Readers of the
abstract take the sentence for advice.

## Tolerance
Hedged sentences ('may', 'suggest'), denials, associations, recommendations and sentences that cite others are left out.

## Example
`We reviewed records in a retrospective cohort study. … Statins reduce the risk of delirium.`

## Known limits
Whether the analysis allows a causal reading after all (an emulated trial, an instrument) is for a person to say: so it
is a note. Only the present tense is looked for.

## References
von Elm E, Altman DG, Egger M, et al. The Strengthening the Reporting of Observational Studies in Epidemiology (STROBE)
statement. PLoS Med 2007;4:e296.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter

from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule
from evidex.text import Sentence

_HINTS = (
    "sectional", "control", "cohort", "review", "retrospective", "historical", "observational", "regist", "population",
    "hospital", "community",
    "ecological",
)  # fmt: skip
"""What the names of such designs hold, in small letters."""
_LOOKS_BACK = (
    r"(?:retrospective|historical|observational|registry|register|population|hospital|community)(?:[-–‐]based)?"
)
_OBSERVED = re.compile(
    r"\b(?P<told>cross[\s‐–-]?sectional\s(?:[\w-]+\s){0,2}(?:study|survey|design|analysis)"
    r"|(?:nested\s)?case[\s‐–-]control\s(?:study|design|analysis)"
    rf"|{_LOOKS_BACK}\s(?:[\w‐–-]+\s){{0,2}}?(?:study|analysis|(?:chart\s)?review|cohort)|(?:chart|records?)\sreview"
    r"|(?:prospective|longitudinal|birth)?\s?(?:birth\s)?cohort\s(?:study|design|analysis)"
    r"|prospective\s(?:birth|observational)\scohort|ecological\s(?:study|analysis))\b",
    re.I,
)
_TRIED = re.compile(
    r"\brandom(?:i[sz]\w*|ly\s(?:assign|alloc)\w*)|\btrials?\b|\bplacebo\b|\bsham\b|meta-?analy|systematic\sreview|\bmendelian\b|\binstrumental\svaria"
    r"|\bemulat|\bmarginal\sstructural|\bquasi|\binterrupted\stime|\b(?:mice|mouse|rats?|pigs?|rabbits?|zebrafish|in\svitro)\b|\bcell\slines?\b"
    r"|\bbefore[\s-]and[\s-]after\b|\bintervention(?:al)?\s(?:study|group)\b|\bcross-?over\b|\bwashout\b|\bdiscontinuity\b|\bdifference-in-differences\b",
    re.I,
)
_RISK = (
    r"(?:the\s|their\s|its\s|a\s)?(?:[\w-]+\s){0,3}?(?:risks?|odds|incidence|rates?|mortality|likelihood|chances?|probability|hazards?|prevalence"
    r"|occurrence|number|frequency|severity|need|use|levels?|scores?|pressure|survival|length|duration|stay|pain|symptoms?|quality|function|outcomes?)\b"
)
_MORE_OR_LESS = (
    r"(?:an?\s)?(?:[\w-]+\s){0,2}?(?:lower|higher|fewer|more|less|better|worse|longer|shorter|reduced|reduction|increased?"
    r"|decreased?|improved|improvement)\b"
)
_DOES = re.compile(
    r"(?P<subject>[\w)’'%-]+)\s(?:(?:significantly|substantially|markedly|greatly|strongly|clearly|independently|directly"
    rf"|effectively)\s)?(?P<verb>(?:reduces?|lowers?|increases?|decreases?|raises?|prolongs?|shortens?|improves?|worsens?)"
    rf"\s(?={_RISK})|(?:prevents?|causes?|induces?|triggers?)\s(?!(?:of|for|and|in|are|were|is|was|or|to)\b)(?=[a-z])"
    rf"|leads?\sto\s|results?\sin\s(?={_MORE_OR_LESS})"
    r"|protects?\s(?=[\w\s]{3,30}\s(?:against|from)\b|against\b|from\b))",
    re.I,
)
_PLURAL = re.compile(r"s$|^(?:women|men|children|people|shifts|who|which|that)$", re.I)
_NO_SUBJECT = frozenset(
    "to may can could might would should will must and or of not the a an in no for with by than also did does do help"
    " helps these this those its their increased reduced further strategies measures efforts which that".split()
)
_RESERVED = re.compile(
    r"\b(?:may|might|can|could|would|should|must|will|possibl[ey]|perhaps|probabl[ey]|likely|suggest\w*|seems?|appears?|indicat\w*|hypothes\w*|potential\w*"
    r"|whether|if|unless|not|no|nor|neither|without|lack|associat\w*|correlat\w*|relat(?:ed|ionship)s?\b|link(?:ed|s)?|further|future|need\w*|research|stud(?:y|ies)\sare"
    r"|strateg\w+|polic\w+|aim\w*|goal|in\sorder|efforts?|recommend\w*|known|previous\w*|believed?|thought|assum\w*|consistent|support\w*|hope\w*|tend\w*"
    r"|predict\w*|model\w*|test(?:s|ing)?|score\b.*\bis|screening|scan\w*|imaging|algorithm|tool|n't|due|because|account\w*|explain\w*|mechanism\w*|attempt\w*|propos\w*)\b",
    re.I,
)
_ADVICE = re.compile(r",?\sand\s(?:therefore\s|thus\s)?(?:should|must|needs?\sto)\b", re.I)
"""'… and should be avoided' takes nothing back of what is said before."""
_LABEL = re.compile(r"\W{0,4}(?:conclusions?|interpretation)\b", re.I)
_CONCLUDES = re.compile(r"\bwe\sconclude\b|\bin\sconclusion\b", re.I)
_HEADING = re.compile(r"\b(?:conclusions?|interpretation)\b", re.I)
_TELLING, _PARTS = ("title", "methods"), ("abstract", "front")
"""Sections and parts in which a document tells its own design."""
_START = attrgetter("start")
LAST = 1
"""Sentences at the end of an abstract without headings that are its conclusion."""


def check(case: Case) -> Iterator[Outcome]:
    body = next((each.start for each in case.view.sentences if each.part == "body"), len(case.document.text))
    lowered = case.document.text.lower()
    if lowered.find("randomi", 0, body) >= 0 or lowered.find("placebo", 0, body) >= 0:
        return  # a trial: `_TRIED` says so too, later
    if not any(hint in lowered for hint in _HINTS) or not (design := _design(case)):
        return
    text = case.document.text
    for sentence in _conclusions(case):
        words = text[sentence.start : sentence.end]
        done = next((match for match in _DOES.finditer(words) if _has_subject(match)), None)
        if done is None or case.view.citations_in(sentence.start, sentence.end):
            yield Outcome("agrees")
        elif reserved := _RESERVED.search(_ADVICE.split(words)[0]):
            yield Outcome("not_applicable", reason=f"the sentence says {reserved[0]!r}")
        else:
            start, end = sentence.start + done.start("verb"), sentence.start + done.end("verb")
            verb = " ".join(done["verb"].split())
            article = "an" if design[0] in "aeio" else "a"
            message = f"'{verb}' tells an effect, and the document tells of {article} {design}."
            yield fires(case, RULE, start, start + len(text[start:end].rstrip()), message)


def _has_subject(match: re.Match[str]) -> bool:
    """Whether the verb is one: 'statins reduce', 'surgery reduces', and not 'to reduce', 'main causes'."""
    subject, verb = match["subject"].lower(), match["verb"].split()[0].lower()
    if subject in _NO_SUBJECT or subject.endswith("ly") or match.string[: match.start()].endswith(("-", "–")):
        return False
    return verb.endswith("s") or bool(_PLURAL.search(subject))


def _design(case: Case) -> str:
    """What title, abstract or methods say that the study is, if it only observes; '' where it does not or may not."""
    text, sentences = case.document.text, case.view.sentences
    telling = {each for match in _OBSERVED.finditer(text) if (each := case.view.sentence_at(match.start())) is not None}
    found = next((told for each in sorted(telling, key=_START) if (told := _told_in(case, each))), "")
    if not found:
        return ""
    tells = (each for each in sentences if each.part != "body" and (each.section in _TELLING or each.part in _PARTS))
    return "" if any(_TRIED.search(text, each.start, each.end) for each in tells) else found


def _told_in(case: Case, sentence: Sentence) -> str:
    if sentence.section not in _TELLING and sentence.part not in _PARTS:
        return ""
    told = _OBSERVED.search(case.document.text, sentence.start, sentence.end)
    cited = case.view.citations_in(sentence.start, sentence.end)
    return " ".join(told["told"].split()).lower() if told is not None and not cited else ""


def _conclusions(case: Case) -> list[Sentence]:
    """The sentences of the conclusion: under its heading, behind its label, else the last of the abstract."""
    text, sentences = case.document.text, case.view.sentences
    headed, found, labelled = _headed(case), list[Sentence](), -1
    for sentence in sentences:
        if _LABEL.match(text, sentence.start, sentence.end) or _CONCLUDES.search(text, sentence.start, sentence.end):
            labelled = sentence.block
        if sentence.block in headed or sentence.block == labelled:
            found.append(sentence)
    if found:
        return found
    abstract = [each for each in sentences if each.part == "abstract"]
    headed = {each.block for each in abstract if each.section == "conclusions"}
    return [each for each in abstract if each.block == min(headed, default=-1)] or abstract[-LAST:]


def _headed(case: Case) -> set[int]:
    """The first paragraph under each heading 'Conclusion': in a pasted article an introduction may follow."""
    found, under = set[int](), False
    for place, block in enumerate(case.document.blocks):
        if block.kind == "heading":
            under = _HEADING.search(case.document.text, block.start, block.end) is not None
        elif under:
            found.add(place)
            under = False
    return found


RULE = Rule(code="TXT213", name="causal-word-of-observation", severity="note", status="preview", check=check)
