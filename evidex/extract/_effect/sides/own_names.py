"""The name that stands right before an estimate, where words that were chosen cut it or passed it by.

'… believe that “smoke harms others” (RR …)': what is in quotation marks is one name. 'no change in adverse outcomes,
including cerebral palsy (RR …)': the last is told of. 'no difference in pain between A and B (RR …) or in sleep (RR
…)': what the same word leads to stands on the same side.
"""

from __future__ import annotations

import re

import msgspec

from evidex.extract._effect.numbers.needed import is_needed, needed_for
from evidex.extract._effect.sides.back_words import names_subgroup
from evidex.extract._effect.sides.clause import Clause
from evidex.extract._effect.sides.phrasing import clean_arm, clean_outcome
from evidex.extract._effect.sides.side_words import OUTCOME_WORDS, POPULATION, Sides, worthy

__all__ = ["with_own_name"]

_QUOTED = re.compile(r"(?:‘(?P<a>[^‘]{4,150})’|“(?P<b>[^“”]{4,150})”|\"(?P<c>[^\"]{4,150})\")\s?$")
_AMONG = re.compile(
    r"(?P<whole>[^,;:()\[\]]{3,80}),?\s(?:including|especially|particularly|notably|mainly|mostly|primarily|chiefly|namely)\s"
    r"(?:(?:from|due\sto|because\sof|owing\sto|in|of|for|with|on)\s)?(?:the\s)?(?P<x>[^,;:()\[\]]{3,80}?)\s?$"
)
_AMONG_WORDS = " including especial particular notabl mainl mostl primaril chiefl namel".split()
"""Looked for first: a piece of text is found many times faster than a pattern."""
_NEXT = re.compile(
    r"^[\s)\],]*(?:or|and|nor|but\snot|as\swell\sas)\s(?P<lead>in|on|of|for|with)\s(?:the\s)?(?P<x>[^,;:()\[\]]{3,80}?)\s?$"
)
_COMPOSITE = re.compile(
    r"\b(?:[Cc]omposite|[Cc]ombined)\s(?:[\w-]+\s){0,4}?(?:of|comprising)\s(?:the\s|either\s|any\s)?(?P<list>[^;:.()\[\]]{5,160}?)"
    r"(?=,?\s(?:was|were|is|occurred|in|compared|versus|vs|by|than|after|among|between|over|did|had|when|relative|as)\b"
    r"|\s?[;:.(\[]|\s?$)"
)
_LISTED = re.compile(r",|\b(?:and|or)\b")
_NEXT_PEOPLE = re.compile(
    r"^[\s)\],]*(?:or|and|than|but\snot)\s(?:(?:in|for|among|with)\s)?(?:the\s)?(?P<x>[^,;:()\[\]]{3,80}?)\s?$"
)
"""'the effect was greatest in men (RR …) and those with diabetes (RR …)'."""
_OF_A_SHARE = re.compile(
    r"\b(?:[OHR][RD]s?|[Rr]atios?|[Rr]isks?|[Oo]dds)\s(?:for|of)\s(?:an?\s)?(?P<x>(?:at\sleast\s(?:an?\s)?|more\sthan\s|≥\s?)?\d+\s?%\s[^,;:()\[\]\d]{3,60}?)"
    r"(?:\s(?:was|were|is|of|with|in|at|compared|versus|vs)\b|[\s,;:=(]*$)"
)
"""'RR for at least 50% improvement 1.73'."""
_HANGING = re.compile(r"^(?:the|an?|fewer|more)\s")
_LONGEST = 6
"""Words of a name."""
_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|does|do|than|that|which|who|between|compared|not|[a-z]{3,}(?:creased|duced|proved))\b"
)


def with_own_name(sides: Sides, clause: Clause, sentence: str, name: str, before: Sides) -> Sides:
    """The sides with the name right before the estimate; `name`: what its measure is called, `before`: those of the
    estimate before it."""
    if share := _OF_A_SHARE.search(f"{clause.lead} {name}"):
        taken = sides.factor is not None and sides.factor.lower() in share["x"].lower()
        return msgspec.structs.replace(sides, outcome=share["x"], factor=before.factor if taken else sides.factor)
    needed = needed_for(name, clause.behind if name else sentence[clause.since :], sides.factor)
    if needed or (is_needed(name) and not clause.first and before.outcome):
        return msgspec.structs.replace(sides, outcome=needed or before.outcome)
    if quoted := _QUOTED.search(clause.lead):
        whole = quoted[quoted.lastgroup or "a"].strip()
        inside = sides.factor is not None and sides.factor.lower() in whole.lower()
        return msgspec.structs.replace(sides, outcome=whole, factor=before.factor if inside else sides.factor)
    if whole := _composite(clause.lead, sides.outcome):
        return msgspec.structs.replace(sides, outcome=whole)
    if any(word in clause.lead for word in _AMONG_WORDS) and (among := _AMONG.search(clause.lead)):
        return _of_many(sides, among["whole"], among["x"])
    back = before.population and before.factor and before.factor.lower() not in sentence.lower()
    others = _NEXT_PEOPLE.match(clause.lead) if back and not clause.first else None
    if others and names_subgroup(others["x"]) and not _VERB.search(others["x"]):
        return msgspec.structs.replace(before, population=others["x"])
    following = _NEXT.match(clause.lead) if not clause.first else None
    if following is None or _VERB.search(following["x"]):
        return sides
    side = _led_by(following["lead"], sentence[: clause.since], before)
    told = worthy(clean_outcome(following["x"]) if side == "outcome" else clean_arm(following["x"]))
    return msgspec.structs.replace(before, **{side: told}) if side and told else sides


def _of_many(sides: Sides, whole: str, name: str) -> Sides:
    """The side that the words before 'including' name, with what is included; what befalls people is an outcome."""
    name = _HANGING.sub("", name)
    outcome, factor = worthy(clean_outcome(name)), worthy(clean_arm(name))
    if _VERB.search(name) or POPULATION.search(name) or len(name.split()) > _LONGEST or not outcome or not factor:
        return sides
    within = sides.outcome is not None and name.lower() in sides.outcome.lower()
    if within or OUTCOME_WORDS.search(name) or (sides.outcome and whole.lower().endswith(sides.outcome.lower())):
        return msgspec.structs.replace(sides, outcome=outcome)
    if sides.factor and whole.lower().endswith(sides.factor.lower()):
        return msgspec.structs.replace(sides, factor=factor)
    return sides


def _composite(lead: str, outcome: str | None) -> str | None:
    """The whole of what a composite is made of, where a member of it was chosen."""
    match = _COMPOSITE.search(lead) if "omposite" in lead or "ombined" in lead else None
    if match is None or outcome is None or not _LISTED.search(match["list"]):
        return None
    return match["list"].strip(" ,") if outcome.lower() in match["list"].lower() else None


def _led_by(lead: str, words: str, before: Sides) -> str | None:
    """Which side of the estimate before the same preposition led to, the nearer one where both were."""
    places = {
        side: max((match.start() for match in re.finditer(_led(lead, told), words, re.IGNORECASE)), default=-1)
        for side, told in (("factor", before.factor), ("outcome", before.outcome))
        if told
    }
    side = max(places, key=lambda each: places[each], default=None)
    return side if side is not None and places[side] >= 0 else None


def _led(lead: str, told: str) -> str:
    return rf"\b{lead}\s(?:the\s|a\s|(?:the\s)?(?:risk|rate|incidence)s?\sof\s)?{re.escape(told)}"
