"""What stands right beside an estimate: two things set against each other in its name, an outcome before its name,
the member of a list that it is for, the people behind it."""

from __future__ import annotations

import re

from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.labels import RATIOS
from evidex.extract._effect.sides.phrasing import clean_arm, clean_outcome
from evidex.extract._effect.sides.side_words import ARM, CONTROL, LEVEL, OUTCOME_WORDS, POPULATION, Sides, cut, worthy
from evidex.text import Quantities
from evidex.text.people import HUMANS, PERSONS
from evidex.text.relations import Phrase

__all__ = [
    "arm_behind",
    "beside_name",
    "difference_in",
    "favoured",
    "is_set_against",
    "list_member",
    "people_behind",
    "uncrossed",
]

_VERSUS = re.compile(
    r"(?:\(|\b(?:for|of|comparing|between)\s)(?:the\s)?(?P<a>(?:(?!\s(?:for|of)\s)[^():;,]){2,60}?)\s(?:vs?\.?"
    r"|versus|minus|compared (?:with|to)"
    r"|relative to|with|and)\s(?:the\s)?(?P<b>[^():;,]{2,60}?)\s?(?:\)|,|\b(?:was|were|is|are)\b|$)"
)
_FOR = re.compile(r"\s(?:for|of|in)\s(?P<y>[^():;,]{2,80}?)\s?(?:\b(?:was|were|is|are)\b|[,:=(]|$)")
_EFFECT_ON = re.compile(
    r"\beffects?\sof\s(?P<a>[^():;,]{2,60}?)\son\s(?:the\s)?(?P<y>[^():;,]{2,80}?)\s?(?:\b(?:was|were|is|are)\b"
    r"|[,:=(]|$)"
)
_RISK_UNDER = re.compile(
    r"\s(?:of|for)\s(?P<y>[^():;,]{2,80}?)\s(?:per|under|associated with|with the use of|with use of|among users of"
    r"|during|in users of"
    rf"|in those|in {PERSONS} (?:with|receiving|on|taking|treated with))\s(?:treatment with\s)?"
    r"(?P<a>[^():;,]{2,60}?)\s?(?:\b(?:was|were|is|are)\b|[,:=(]|$)"
)
_IS_OUTCOME = re.compile(
    r"\b(?:withdrawals?|discontinuations?|reductions?|remission|response|death|mortality|survival|relapses?|recurrence"
    r"|success|failure|events?|improvements?|incidence|healing|pain|complications?)$|\breduction in\b",
    re.IGNORECASE,
)
"""'RR for withdrawal compared to placebo': what is set against placebo can be an outcome, told without its arm."""
_WITH_OR_AND = re.compile(r"\bcomparing\b|\bbetween\b|\s(?:vs?\.?|versus|minus|compared|relative)\s")
_ADJACENT = re.compile(r"(?:^|[\s(])(?P<y>(?:[\w-]+\s){0,3}[\w-]+)\s$")
_MEMBER = re.compile(
    r"^\W*(?:and|or|but|while|whereas)?\s?(?P<prep>for|in|with|among|of)\s(?:the\s)?(?P<x>[^,;:()\[\]]{2,80}?)\s?"
    r"(?:was|were|is|=|:|[(\[])\s?$"
)
_PEOPLE = re.compile(
    r"^[)\]\s,]{0,3}(?:in|among|for)\s(?:the\s)?(?P<pop>(?:(?!(?:versus|vs|than)\b)[\w-]+\s){0,3}(?:"
    + HUMANS
    + r"|non-smokers)\b(?:\s(?:with|without|aged?"
    r"|who|on|receiving"
    r"|under|over)\s[^,;:.()]{2,50})?)(?=\s?[,;:.(]|\s(?:and|but|compared|than|versus)\b|$)"
)
_OF_BETWEEN = re.compile(
    r"\s(?:of|for|in)\s(?:the\s)?(?P<y>[^():;,]{2,80}?)\s(?:between|comparing)\s(?:the\s)?"
    r"(?P<a>[^():;,]{2,50}?)\s(?:and|with|to|versus)\s"
    r"(?:the\s)?(?P<b>[^():;,]{2,50}?)\s?(?:\b(?:was|were|is|are|of)\b|[,:=(]|$)"
)
_VERSUS_BEHIND = re.compile(
    r"[)\]\s,;]{0,3}(?:for|with|in)\s(?:the\s)?(?P<a>[^,;:.()]{2,50}?)\s(?:vs?\.?|versus|compared (?:with|to)"
    r"|than(?:\sfor)?|relative to)\s"
    r"(?:the\s)?(?P<b>[^,;:.()]{2,50}?)(?=\s?[,;:.(]|\s(?:and|but|in|at|after)\b|$)"
)
_MORE_THAN = re.compile(
    r"[^;:()]{1,30}?\s(?:higher|lower|greater|larger|smaller|longer|shorter|better|worse|more|less|fewer)\s"
    r"(?:[\w-]+\s){0,3}?(?:for|with|in|among|after|during|on)\s(?:the\s)?(?P<a>[^,;:.()]{2,50}?)\s"
    r"(?:vs?\.?|versus|compared (?:with|to)|than)\s(?:(?:for|with|in|among|after|during|on|those)\s){0,3}(?:the\s)?"
    r"(?P<b>[^,;:.()]{2,50}?)(?=\s?[,;:.(]|\s(?:and|but|in|at|after)\b|$)"
)
"""'3.1 kg lower with lunazine than with zinc'."""
_DIFFERENCE_IN = re.compile(
    r"^(?:[\w-]+\s){0,3}differences?\s(?:in|of|for)\s(?:the\s)?(?P<y>[^():;,]{2,90}?)"
    r"(?:\sbetween\s(?:the\s)?(?:(?P<a>[^():;,]{2,50}?)\sand\s(?:the\s)?(?P<b>[^():;,]{2,50}?)|[\w\s-]*?"
    r"(?:groups|arms|treatments)))?"
    r"\s?(?:\b(?:was|were|is|are|of)\b|[,:=(]|$)",
    re.IGNORECASE,
)
_FOR_ONE = re.compile(r"\bfor\s(?:the\s)?(?P<x>[^():;,]{3,70}?)\s?[,:=]\s?$")
_FOLD_OF = re.compile(
    r"[\w.]+[- ]?(?:fold|times)\s(?:[\w-]+\s){1,3}?(?:of|for)\s(?:the\s)?(?P<y>[^,;:.()]{2,80}?)\s(?:among|in"
    r"|for|with)\s(?:the\s)?"
    r"(?P<a>[^,;:.()]{2,60}?)(?=\s?[,;:.(]|\s(?:compared|than|versus|vs|relative|was|were|is|found)\b)"
)
_CHANGE_OF = re.compile(
    r"[\w.]+\s?%\s(?:[\w-]+\s)?(?:reduction|increase|decrease|lower|higher|greater|less)\s(?:in\s)?(?:the\s)?"
    r"(?:(?:risk|odds|rate|incidence|hazard)\s(?:of|for)\s)?(?P<y>[^,;:.()]{2,60}?)"
    r"(?:\s(?:among|in|for|with)\s(?:the\s)?(?P<a>[^,;:.()]{2,60}?))?(?=\s?[,;:.(]|\s(?:compared|than|versus|vs)\b)"
)
"""'31% reduction in the odds of death among patients assigned lunazine'."""
_GENERIC = re.compile(
    r"^(?:complications?|mortality|deaths?|survival|outcomes?|events?|relapses?|recurrences?|failure|readmissions?"
    r"|(?:these|all|such|major|late|early|overall|\d+-(?:year|day|month)|\w+ective|hospital|all-cause"
    r"|in-hospital|\w+rative)\s"
    r"(?:complications?|mortality|deaths?|survival|outcomes?|events?|failures?|risk))$",
    re.IGNORECASE,
)


def beside_name(read: Quantities, masked: str, estimate: Estimate, since: int, start: int) -> Sides:
    """What the estimate's own name says, and the words that touch it: 'rate ratio (iron v placebo)', 'mortality HR'."""
    if behind := _VERSUS_BEHIND.match(read.text[read.place(estimate.end) :][:160]):
        return Sides(worthy(clean_arm(behind.group("a"))), None, worthy(clean_arm(behind.group("b"))))
    if estimate.label < estimate.place:
        return _in_the_name(read.text[read.place(estimate.label) : read.place(estimate.place)], masked, estimate, start)
    if more := _MORE_THAN.match(read.text[read.place(estimate.place) :][:200]):
        return Sides(worthy(clean_arm(more.group("a"))), None, worthy(clean_arm(more.group("b"))))
    if change := _CHANGE_OF.match(read.text[read.place(estimate.place) :][:200]):
        arm = change.group("a")
        return Sides(worthy(clean_arm(arm)) if arm else None, worthy(clean_outcome(change.group("y"))))
    if fold := _FOLD_OF.match(read.text[read.place(estimate.place) :][:220]):
        return Sides(worthy(clean_arm(fold.group("a"))), worthy(clean_outcome(fold.group("y"))))
    if member := _MEMBER.match(masked[since:start]):
        words = member.group("x")
        if POPULATION.search(words):
            return Sides(population=words)
        if OUTCOME_WORDS.search(words) and not LEVEL.search(words) and member.group("prep") != "with":
            return Sides(None, clean_outcome(words))
        return Sides(worthy(clean_arm(words)))
    return Sides()


def _in_the_name(between: str, masked: str, estimate: Estimate, start: int) -> Sides:
    """What stands between the measure's name and its number: 'rate ratio (iron v placebo)', 'OR for death'."""
    if apart := _OF_BETWEEN.search(between):
        arms = (worthy(clean_arm(apart.group(name))) for name in ("a", "b"))
        return Sides(next(arms), worthy(clean_outcome(apart.group("y"))), next(arms))
    told = _VERSUS.search(between)
    if told and _WITH_OR_AND.search(told.group()) and not LEVEL.search(told.group("a")):
        if CONTROL.search(told.group("b")) and _IS_OUTCOME.search(told.group("a")):
            return Sides(None, worthy(clean_outcome(told.group("a"))), clean_arm(told.group("b")))
        told_of = _FOR.search(between, told.end() - 1)
        words = worthy(clean_outcome(told_of.group("y"))) if told_of else None
        return Sides(worthy(clean_arm(told.group("a"))), words, clean_arm(told.group("b")))
    if estimate.measure not in RATIOS and (difference := _DIFFERENCE_IN.search(between)):
        arm, against = difference.group("a"), difference.group("b")
        return Sides(
            worthy(clean_arm(arm)) if arm else None,
            worthy(clean_outcome(difference.group("y"))),
            worthy(clean_arm(against)) if against else None,
        )
    if own := _FOR_ONE.search(between):
        words = own.group("x")
        if OUTCOME_WORDS.search(words) and not LEVEL.search(words):
            return Sides(None, worthy(clean_outcome(words)))
        return Sides(worthy(words if LEVEL.search(words) else clean_arm(words)))
    told = _EFFECT_ON.search(between) or _RISK_UNDER.search(between)
    if told and (told.re is _EFFECT_ON or OUTCOME_WORDS.search(told.group("y"))):
        return Sides(worthy(clean_arm(told.group("a"))), worthy(clean_outcome(told.group("y"))))
    adjacent = _ADJACENT.search(masked[:start])
    if adjacent and masked[start : start + 1] != " " and (outcome := _named_outcome(adjacent.group("y"))):
        return Sides(None, outcome)
    return Sides()


def _named_outcome(words: str) -> str | None:
    """The noun before a measure's name: 'the mortality', 'all-cause mortality', never 'with a' or 'adjusted'."""
    kept = re.split(
        r"\b(?:the|an?|and|or|with|had|was|of|in|for|adjusted|unadjusted|pooled|crude|overall|corresponding)\b",
        words,
        flags=re.IGNORECASE,
    )
    last = kept[-1].strip()
    found = OUTCOME_WORDS.search(last)
    return worthy(last) if found and last.endswith(found.group()) else None


_AGAINST = re.compile(r"\b(?:compared (?:with|to)|than|versus|vs\.?|relative to|over|against)\s(?:the\s|an?\s)?$")


def is_set_against(masked: str, local: Phrase) -> bool:
    """Whether a phrase is what something was compared with."""
    return _AGAINST.search(masked[: local.start]) is not None


_MEMBER_START = re.compile(
    r"^[\s)\].,;&]*(?:(?:and|or|but|but not|as well as|also|both|mainly|especially|particularly|from|for|in"
    r"|with|on|of|the|any)\s)*"
    r"(?P<x>[^;:.()]{2,90}?)\s?[,:]?\s*$"
)
_VERBAL = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|be|may|can|there|showed|reduced|increased|improved|decreased"
    r"|associated|occurred|led"
    r"|resulted)\b"
)


def list_member(masked: str, since: int, place: int) -> str | None:
    """The further member of a list that stands alone between two estimates: '…), smoking (', '…) and severe pain ('."""
    match = _MEMBER_START.match(masked[since:place])
    if match is None or _VERBAL.search(match.group("x")) or _SET_AGAINST.search(masked[since:place]):
        return None
    words = " ".join(match.group("x").split())
    return words if re.search(r"[A-Za-z]{3}", words) else None


_SET_AGAINST = re.compile(r"\b(?:compared|than|versus|vs|relative to|against|after|at|during|while|when)\b")


def difference_in(masked: str, estimate: Estimate, local: Phrase | None) -> Sides:
    """A difference between means is told of what is measured: the phrase before its bracket is the outcome."""
    if estimate.measure not in ("MD", "SMD", "RD") or local is None or is_set_against(masked, local):
        return Sides()
    if ARM.match(local.words) or POPULATION.search(local.words) or re.search(r"^(?:\w+ )?groups?$", local.words):
        return Sides()
    return Sides(None, worthy(cut(local.words)))


_ARM_BEHIND = re.compile(
    r"(?:\b(?:was|were)\s(?:\w+ly\s)?(?:noted|seen|observed|found|reported|evident|achieved|recorded)\s)?"
    r"(?:in|with|among|for)\s(?:the\s)?(?P<a>[^,;:.()]{2,60}?\s(?:groups?|arms?))"
    r"(?=\s?[,;:.(]|\s(?:compared|than|versus|vs|and|but)\b|$)"
)
_FAVOURED = re.compile(
    r"\b(?:in favou?r of|favou?r(?:ing|ed|s))\s(?:the\s)?(?P<a>[^,;:.()]{2,50}?)"
    r"(?=\s?[,;:.(]|\s(?:over|in|for|at|with|was)\b|$)"
)


_CLAUSE_END = re.compile(r";|\.\s|$")


def favoured(masked: str, since: int, start: int) -> str | None:
    """'(MD 1.8, 95% CI …) in favour of surgery': what is favoured, before or behind the estimate in its clause."""
    return _arm_told(_FAVOURED, masked, since, start)


def arm_behind(masked: str, start: int) -> str | None:
    """'reductions in pain (RR …) were seen in the lunazine group': the arm that the clause names at its end."""
    return _arm_told(_ARM_BEHIND, masked, start, start)


def _arm_told(form: re.Pattern[str], masked: str, since: int, start: int) -> str | None:
    """The arm that a form names from `since` on to the end of the clause around `start`."""
    stop = _CLAUSE_END.search(masked, start)
    match = form.search(masked, since, stop.start() if stop else len(masked))
    return worthy(clean_arm(match.group("a"))) if match else None


def people_behind(read: Quantities, estimate: Estimate) -> str | None:
    """'(OR 1.8, 95% CI 1.2 to 2.6) in women with diabetes': among whom."""
    match = _PEOPLE.match(read.text[read.place(estimate.end) :][:140])
    return match.group("pop") if match else None


def uncrossed(sides: Sides) -> Sides:
    """'Complications were related to diabetes': what only ever comes out of something is no factor."""
    if sides.factor and sides.outcome and _GENERIC.match(sides.factor) and not _GENERIC.match(sides.outcome):
        return Sides(sides.outcome, sides.factor, sides.comparator, sides.population)
    return sides
