"""Whether a document reports a study of its own authors, however it is laid out.

Sections tell it where there are headings. Abstracts of journals, letters, case reports and pasted passages have none:
there labels within the text, the title, the words of doing a study and results that cite nobody tell it.
"""

from __future__ import annotations

import re

from evidex.text.number_words import IN_WORDS
from evidex.text.people import PERSONS
from evidex.text.view import View

__all__ = ["reports_own_study"]

_DONE = (
    r"(?:searched|conducted|performed|included|analy[sz]ed|enrolled|recruited|identified|extracted|assessed"
    r"|calculated|used|aimed|excluded|collected|measured|compared)"
)
_OWN_WORK = re.compile(
    rf"\bwe {_DONE}\b|\binformed consent\b|\bethics committee\b"
    r"|\brisk of bias\b|\b(?:in|ex)clusion criteria\b|\bstatistical analys[ie]s\b|\bheterogeneity\b|\brandom-effects\b"
    r"|\bpooled\b|\bthis (?:study|review|meta-analysis) (?:was|aim|includ|follow|examin)",
    re.IGNORECASE,
)
OWN_WORK_LEAST = 3
"""So many different ones: a guideline answer or a blog has one at most."""

_PERSONS = rf"(?:[a-z-]+\s){{0,4}}?(?:{PERSONS}|cases|mice|rats|records|trials|studies|articles|reports)\b"
_NUMBER = rf"(?:a\stotal\sof\s)?(?:\d{{1,3}}(?:[,. ]\d{{3}})+|\d+|(?!one\s){IN_WORDS})\s"
_WE_STUDIED = re.compile(
    r"\bwe\s(?:have\s|also\s|prospectively\s|retrospectively\s|consecutively\s){0,2}"
    r"(?:random(?:i[sz]ed|ly\s(?:assigned|allocated))|enrolled|recruited|studied|included|treated|followed(?:\sup)?"
    r"|reviewed|surveyed|interviewed|screened|examined|tested|invited|evaluated|investigated|assessed|analy[sz]ed|saw"
    rf"|report(?:ed)?|describe[d]?|present(?:ed)?|identified|compared|asked|measured|observed)\s{_NUMBER}{_PERSONS}"
    r"|\bin\sour\s(?:own\s)?(?:hospital|unit|clinic|cent(?:re|er)|department|practice|series|cohort|study|trial|survey)\b"
    r"[^.]{0,80}\d"
    r"|\bwe\srandomly\s(?:assigned|allocated)\b|\bwe\s(?:report|describe|present)\s(?:a|the|an)\s(?:[a-z-]+\s){0,3}case\b",
    re.IGNORECASE,
)
"""First person, and a number of persons: somebody who retells a study does not say so."""

_LABEL = re.compile(
    r"(?:^|(?<=[.?!)]\s)|(?<=[.?!)]))[*_]{0,3}"
    r"(?P<name>Background|Objectives?|Aims?|Purpose|Importance|Introduction|Context|Question"
    r"|(?:Materials?|Patients|Subjects|Participants|Study\sdesign|Design)?(?:,?\s(?:and|&|Setting,?\sand)\s)?"
    r"(?:Methods?|Design|Participants)|Main\s[Oo]utcomes?(?:\sand\s[Mm]easures?)?|Search|Interventions?|Measurements?"
    r"|(?:Main\s)?Results?|Findings|Conclusions?(?:\sand\s[Rr]elevance)?|Interpretation|Discussion"
    r"|BACKGROUND|OBJECTIVES?|AIMS?|PURPOSE|(?:MATERIALS?|PATIENTS|SUBJECTS)?(?:\s(?:AND|&)\s)?METHODS?|DESIGN|RESULTS?"
    r"|FINDINGS|CONCLUSIONS?|INTERPRETATION)"
    r"(?:[*_]{0,3}\s?[:.–—][*_]{0,3}\s|[*_]{0,3}\s(?=[A-Z\d€$£(]))",
    re.MULTILINE,
)
"""Labels of structured abstracts, as journals print them within running text: 'RESULTS: …', '**Methods** We'."""
_DESIGNED = (
    r"(?:random(?:i[sz]ed)?|controlled|(?:non-?)?blind\w*|placebo-controlled|open-label|pragmatic|cohort|case[-–‐]control"
    r"|case[-–‐]crossover|cross-?sectional|prospective|retrospective|multi-?cent(?:re|er)|single-?cent(?:re|er)"
    r"|observational|registry(?:-based)?|population-based|hospital-based|nationwide|national|pilot|feasibility"
    r"|diagnostic|accuracy|non-?inferiority|crossover|cross-over|longitudinal|case\sseries|systematic|economic|qualitative"
    r"|bayesian)"
)
_TITLE = re.compile(
    rf"\b{_DESIGNED}\b[\w\s,–‐-]{{0,60}}\b(?:trial|study|survey|analysis|evaluation|review|meta-?analysis|series|cohort)\s*\.?$"
    r"|:\s(?:an?\s|the\s|summary\sof\s)?(?:[\w-]+\s){0,3}(?:case\s(?:reports?|series)|meta-?analysis)\b",
    re.IGNORECASE | re.MULTILINE,
)
_CASE = re.compile(
    r"^[#*_ ]{0,4}(?:case\s(?:reports?|presentations?|descriptions?|series|\d+)|patient\s\d+|the\scase)\b[^.\n]{0,80}$"
    r"|:\s(?:an?\s|two\s|three\s)?case\s(?:reports?|series)\b[^\n]{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)
_TEST = r"\bp\s?[=<>≤]\s?0?[.·,]\d|\b9[059]\s?%\s?(?:CI|CrI|confidence|credible)\b|\b(?:CI|CrI)[,:]?\s?[-−–]?\d"
_TESTED = re.compile(_TEST, re.IGNORECASE)
_RESULT = re.compile(
    rf"{_TEST}|\b(?:of|in|among)\s(?:the\s)?\d[\d,.]*\s(?:[a-z-]+\s){{0,3}}(?:{PERSONS}|cases|sites|mice|rats|eyes)\b",
    re.IGNORECASE,
)
_RETOLD = re.compile(
    r"\b(?:a|an|one|another|the\s(?:largest|latest|first|second|other))\s(?:(?!pooled\b)[\w-]+\s){0,3}"
    r"(?:trials?|stud(?:y|ies)|meta-?analys[ei]s|reviews?|surveys?|papers?|reports?)\b"
    r"|\b(?:trials|studies|researchers|investigators)\s(?:have\s)?(?:found|showed|shown|reported|suggest\w*)\b|\bet\sal\b",
    re.IGNORECASE,
)
"""'In a 2019 trial of 300 adults': somebody else's, cited or not."""
_ADDRESSED = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
ADDRESSED_LEAST = 3
"""A text that speaks so often to its reader retells results, even where no mark says whose they are."""
RESULTS_LEAST = 2
"""So many results with a test or an interval that cite nobody, and more than such as do."""
_LAYS_OUT = re.compile(r"meth|design|partic|search", re.IGNORECASE)
_GIVES = re.compile(r"result|finding", re.IGNORECASE)


def reports_own_study(view: View) -> bool:
    """Whether the document is a report of own work, worked out once for all rules that ask."""
    return view.once(_reports)


def _reports(view: View) -> bool:
    sections, text = view.document.sections, _without_references(view)
    kinds = {section.kind for section in sections}
    if any(section.part == "abstract" for section in sections) or {"methods", "results"} <= kinds:
        return True
    words = len({match[0].lower() for match in _OWN_WORK.finditer(text)})
    if words >= OWN_WORK_LEAST or _is_labelled(view) or _WE_STUDIED.search(text) or _CASE.search(text):
        return True
    tested, bare, cited = _results(view)
    if tested >= RESULTS_LEAST and bare > cited and len(_ADDRESSED.findall(text)) < ADDRESSED_LEAST:
        return True
    return _is_named_study(view) and bool(words or bare or kinds & {"methods", "results"})


def _without_references(view: View) -> str:
    """The text up to its list of references: 'case reports' in a title there is no work of these authors."""
    return view.text[: min((each.start for each in view.document.references), default=len(view.text))]


def _is_labelled(view: View) -> bool:
    """Whether labels in the text mark methods and results, or one of these and another part: a structured abstract."""
    names = {match["name"].strip().lower() for match in _LABEL.finditer(view.text)}
    lays_out = {name for name in names if _LAYS_OUT.search(name)}
    gives = {name for name in names if _GIVES.search(name)}
    return bool(lays_out and gives) or (bool(gives or lays_out) and len(names) > 2)


def _is_named_study(view: View) -> bool:
    """Whether the title names a design ('…: a randomised trial')."""
    document = view.document
    titles = [document.text[block.start : block.end] for block in document.blocks if block.kind == "title"]
    return any(_TITLE.search(title) for title in [*titles, document.metadata.title or ""])


def _results(view: View) -> tuple[int, int, int]:
    """Sentences of results: with a test or an interval that are nobody else's, all such, all that are."""
    tested = bare = cited = 0
    for sentence in view.sentences:
        if sentence.part != "body" or not _RESULT.search(view.text, sentence.start, sentence.end):
            continue
        start, end = sentence.start, sentence.end
        if view.citations_in(start, end) or view.links_in(start, end) or _RETOLD.search(view.text, start, end):
            cited += 1
        else:
            bare += 1
            tested += bool(_TESTED.search(view.text, sentence.start, sentence.end))
    return tested, bare, cited
