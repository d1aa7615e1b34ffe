"""Estimates whose factor a plain predicate or a list of risk factors names, whatever else stands near.

'Dementia was the strongest predictor (OR …)'; 'Who is at risk?' over '- Obesity: adjusted OR …'. Of what they are told
stands behind the predicate ('… of falls'), in the heading or the sentence before, or else is what the title is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidex.extract._choosing.agreement import agreement
from evidex.extract._effect.sides.clause import Clause
from evidex.extract._effect.sides.phrasing import clean_arm, clean_outcome
from evidex.extract._effect.sides.side_words import PREDICTOR, Sides
from evidex.extract._effect.sides.studied import studied_in
from evidex.text import View
from evidex.text.sentences import Sentence

__all__ = ["plainly_named", "subject_of", "with_listed", "with_names"]

_NAME = (
    r"(?P<x>(?!(?:this|these|it|they|that|there|which|who|what|results?|findings?|(?:the\s)?(?:former|latter))\b)"
    r"[^,;:.()\[\]]{2,90}?(?<!\sthat)(?<!\swhich)(?<!\swho))"
)
_IS = r"(?:was|were|is|are|remained|emerged\sas|proved(?:\sto\sbe)?|turned\sout\sto\sbe|stood\sout\sas)"
_PREDICATE = re.compile(
    rf"(?:^|;\s|[,;]\s(?:and|but|while|whereas)\s){_NAME}\s{_IS}\s(?:also\s|again\s|by\sfar\s|not\s|no\slonger\s|\w+ly\s){{0,2}}"
    rf"(?:the|an?|one\sof\sthe|among\sthe)\s(?:[\w-]+\s){{0,4}}?{PREDICTOR}(?:\s(?:of|for)\s(?P<y>(?!.*\s(?:was|were|is|are)\s)[^,;:()]{{3,80}}))?\s?,?$",
    re.IGNORECASE,
)
_TURNED = re.compile(
    rf"(?:^|;\s|[,;]\s(?:and|but|while|whereas)\s)(?:the|an)\s(?:[\w-]+\s){{0,3}}?{PREDICTOR}\s{_IS}\s{_NAME}\s?,?$",
    re.IGNORECASE,
)
"""'The strongest predictor was living alone (OR …)'."""
_LEAD = re.compile(
    r"^(?:(?:however|overall|in\saddition|also|\w+ly),?\s|in\s(?:the|that|this)\s[^,;:()]{2,60},\s|[io]n\s(?:[\w-]+\s){0,3}(?:regressions?|analys[ie]s|models?),?\s)+",
    re.IGNORECASE,
)
_ITEM = re.compile(
    rf"\W*{_NAME}:\s?(?:(?:fully|multivariable|pooled|crude|age)?[-\s]?(?:un)?adjusted\s|pooled\s|crude\s)?$",
    re.IGNORECASE,
)
_OF_RISK = re.compile(
    rf"\b{PREDICTOR}|\bat\s(?:higher\s|greater\s|increased\s|most\s)?risk\b|\b(?:more|most)\s(?:vulnerable|prone|likely)\b"
    r"|\b(?:raises?|increases?|drives?)\s(?:the|your)\s(?:risk|odds|chances?)\b|\bcauses\b",
    re.IGNORECASE,
)
_CALLED = re.compile(rf"\b{PREDICTOR}", re.IGNORECASE)
_RISK_OF = re.compile(rf"\b(?:{PREDICTOR}|risk)\s(?:of|for)\s(?P<y>[^,;:.?()]{{3,60}})", re.IGNORECASE)
_GUIDE = re.compile(
    r"^(?:(?:an?|the|brief|short|quick|practical|clinical|complete)\s)*(?:(?:\w+['’]s\s)?guide\sto|overview\sof|review\sof"
    r"|update\son|introduction\sto|facts\sabout|understanding|managing|treating|preventing|recogni[sz]ing|living\swith"
    r"|coping\swith|what\s(?:is|are)|how\sto\s\w+|(?:management|treatment|prevention|diagnosis|causes|epidemiology)\sof)\s",
    re.IGNORECASE,
)
_GENERIC = frozenset("improvement improvements outcome outcomes change changes".split())
_SUBTITLE = re.compile(r"[:?.;,(]|\s[–—-]\s|\s(?:in|among|after|for|with|during|at|on|and|from|by|without)\b")
_MOST = 4
"""Words of a subject."""
_SAME = 0.5
_OF_WHAT = (
    r"(?:predictors?|risk\sfactors?|determinants?|correlates|causes|models?|analys[ei]s|regressions?|risks?|odds|prognosis|likelihood)\s"
    r"(?:of|for)\s"
)
_STOP_OF = r"(?=\s?[,;:.?()]|\s(?:in|among|after|on|at|during|within|between|was|were|is|are|by|from|and\swhat)\b|\s?$)"
_TOLD_OF = re.compile(
    rf"\b{_OF_WHAT}(?:the\s|an?\s)?(?P<y>(?!(?:the|this|our|all|data)\b)[^,;:.?()]{{3,60}}?){_STOP_OF}", re.IGNORECASE
)
_SEARCHED = re.compile(rf"\b(?:searched|screened|examined)\sfor\s(?P<y>[^,;:.()]{{3,60}}?){_STOP_OF}", re.IGNORECASE)
_CAUGHT = re.compile(
    rf"\b(?:caught|developed|suffered|contracted)\s(?:an?\s)?(?P<y>[^,;:.()]{{3,60}}?){_STOP_OF}", re.IGNORECASE
)
_TITLED = re.compile(
    r"^(?:(?:an?|the)\s)?(?:[\w-]+\s){0,3}?" + _OF_WHAT + rf"(?:the\s|an?\s)?(?P<y>[^,;:.?()]{{3,60}}?){_STOP_OF}",
    re.IGNORECASE,
)
_TITLE_SUBJECT = re.compile(
    r"(?P<y>[A-Za-z][\w'’-]*(?:\s[\w'’-]+){0,4}?)(?=\s?[:?.;,(]|\s[–—-]\s|\s(?:in|among|after|for|with|during|at|on|and|from|by|without)\b|\s?$)"
)
_REACH = 300
"""Characters before a sentence that say of what its risk factors are."""


def plainly_named(view: View, sentence: Sentence, clauses: Sequence[Clause]) -> dict[int, Sides]:
    """The factor, and the outcome where it is told there, of each estimate that is named so, by its number."""
    told: dict[int, Sides] = {}
    for number, each in enumerate(clauses):
        clause = _LEAD.sub("", each.lead)
        if named := _PREDICATE.search(clause):
            told[number] = Sides(clean_arm(named["x"]), clean_outcome(named["y"]) if named["y"] else None)
        elif turned := _TURNED.search(clause):
            told[number] = Sides(clean_arm(turned["x"]))
        elif not number and (item := _ITEM.fullmatch(clause)) and _OF_RISK.search(_over(view, sentence)):
            told[number] = Sides(clean_arm(item["x"]))
    return told


def with_names(chosen: Sides, named: Sides, view: View, sentence: Sentence) -> Sides:
    """The sides that were chosen for an estimate with what names it plainly.

    An outcome that was chosen among the words of the factor, or is of another sentence, gives way to what is studied.
    """
    outcome = named.outcome or chosen.outcome
    here = outcome is not None and outcome in view.text[sentence.start : sentence.end] and not _CALLED.search(outcome)
    if named.outcome is None and (not here or agreement(outcome or "", named.factor or "") >= _SAME):
        over = _RISK_OF.search(_over(view, sentence))
        before = _implied_outcome(_before(view, sentence), "")
        outcome = before or (over and clean_outcome(over["y"])) or subject_of(view.document.metadata.title) or outcome
    return Sides(named.factor, outcome, chosen.comparator, chosen.population)


def with_listed(chosen: Sides, named: Sides, view: View, sentence: Sentence) -> Sides:
    """The sides that were chosen for a member of a list of risk factors with what the list says of it."""
    outcome, here = named.outcome, view.text[sentence.start : sentence.end]
    if outcome is not None and chosen.outcome and (outcome in _GENERIC or chosen.outcome.lower() in outcome.lower()):
        outcome = chosen.outcome
    elif outcome is None and (chosen.outcome is None or chosen.outcome in here):
        outcome = _implied_outcome(_before(view, sentence), view.title_text)
    return Sides(named.factor, outcome or chosen.outcome, chosen.comparator, chosen.population)


def subject_of(title: str) -> str | None:
    """What a title is about, in few words: 'Delirium in older inpatients: an overview'."""
    words = _GUIDE.sub("", " ".join(title.split()))
    about = _SUBTITLE.split(words, maxsplit=1)[0].strip(" '\"“”‘’")
    return about if 0 < len(about.split()) <= _MOST else None


def _before(view: View, sentence: Sentence) -> str:
    """The words of its block before a sentence."""
    return view.text[view.document.blocks[sentence.block].start : sentence.start]


def _over(view: View, sentence: Sentence) -> str:
    """The heading over a sentence, and the line that leads its list in."""
    told: list[str] = []
    for block in reversed(view.document.blocks[: sentence.block]):
        if block.kind == "heading" or (not told and block.kind == "paragraph"):
            told.append(view.text[block.start : block.end])
        if block.kind == "heading":
            break
    return " ".join(reversed(told))


def _implied_outcome(before: str, title: str) -> str | None:
    """The outcome that words before a sentence tell, the nearest first, else that of the title."""
    for form in (_TOLD_OF, _SEARCHED, _CAUGHT):
        if matches := list(form.finditer(before[-_REACH:])):
            return clean_outcome(matches[-1]["y"])
    words = " ".join(title.split())
    if about := _TITLED.match(words):
        return clean_outcome(about["y"])
    if outcome := studied_in(words, title=True).outcome:
        return outcome
    subject = _TITLE_SUBJECT.match(words)
    return subject["y"] if subject else None
