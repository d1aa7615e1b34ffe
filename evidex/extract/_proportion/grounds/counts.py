"""Grounds on which a fraction of two counts is no share of a group: a ratio, a score, a rate per time, things."""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.extract._proportion.grounds.impossible import counts_too_many
from evidex.extract._proportion.numbers.share import Share
from evidex.text.people import A_PERSON, HUMANS
from evidex.text.words import Words

__all__ = ["count_ground"]

_SCALE = re.compile(
    r"\b(?:scores?|scale|VAS|NRS|intensity|blood pressure|BP|vision|acuity|ratio|grade|stage|titers?|titres?"
    r"|dilution|page|performance status|averaged"
    r"|phase|day|week|month|year|date|rated|rating|pain level|pressure|Apgar|ASA|points?|h light"
    r"|cycle|hour|version|compound),?\s?(?:of|was|is|were"
    r"|[=:]|(?:declined|fell|decreased|dropped|rose|increased)\sto|(?:was\s)?(?:higher|lower|more|less)\sthan)?\s?[(\[]?$",
    re.IGNORECASE,
)
_GLUED = re.compile(r"[/A-Za-z:]$|\ue000[-–]$|\b[pP]\s$|\b[TEL]D\s$|\b(?:epinephrine|adrenaline|dilut\w+)\s?[(\[]?$")
"""What stands before a ratio that is part of a name ('SNP1/2/3/4', '18:1/14:0') or a dilution."""
_UNIT_BEHIND = re.compile(
    r"^\s?(?:/|:\ue000|[–-]|(?:(?:or|and|to)\s\ue004\s?)?m?g\b|mm|points?|on\b(?!\s(?:placebo|drugs?|active|control|treatment|[A-Z]\b))|vision|years?|weeks?\b|months?\b|days?\b|hours?\b|mL|mg|h\b|kg)"
)
_DATE = re.compile(r"(?:\b(?:from|between|until|since|through)|\ue004 (?:to|and))\s$", re.IGNORECASE)
_PERSON_TIME = re.compile(rf"\b(?:{A_PERSON}|women)[- ]?(?:years|yrs|months|days|hours)\b")
_CALENDAR = range(1900, 2100)
_LONG_AGO = range(1500, 1900)
_MONTHS = 12
_DID = re.compile(
    r"\s(?:were|was|had|have|did|died|required|developed|showed|experienced|responded|relapsed|recovered)\b|\s?[,;)]"
)
"""'none of the 3 required dialysis', 'none of 22, eight of 30', but 'none of the 4 agents studied'."""
_PADDED = re.compile(r"0\d|\d+\s?/\s?0\d")
"""'02/2010', '68/07': no count is printed so."""
_PART_OF = re.compile(r"\s(?:of\s)(?:the|all|our|these|those|patients|cases)\b")
_PARTS_OF_ALL = tuple((Decimal(one), Decimal(many)) for one, many in ((1, 3), (2, 3), (1, 4), (3, 4), (1, 5)))
"""'2/3 of the cases': how large a part they are, not that there were three."""
_SNELLEN = frozenset({15, 20, 25, 30, 32, 40, 50, 60, 63, 70, 80, 100, 125, 160, 200, 250, 300, 400, 800})
_PARTS, _SOME = 10, 5
_COMPOUND = (Decimal(48), Decimal(80))
_FREED = re.compile(r"[Cc]ompound|[Hh]istamine|[Mm]ast[- ]cell|\b[Ww]h?eal")
"""'compound 48/80' frees histamine; 48 of 80 patients are a share."""
_ONE_OF = re.compile(r"\b(?<!compared )(?<!contrast )(?:to|into|by|with|using|via|received?|choose|under)\s$")
"""'assigned to 1 of 2 approaches': what is one of several, no one counted."""
_NAMED_AFTER_ONE = 12
"""'one of the two approaches' names it; of so many one counts it: 'one of 22 had a normal swallow'."""
_IS_ONE = re.compile(r"\b(?:is|was|are|were|be|as|being)\s$")
"""'the programme was one of 15': it is named, none is counted."""
_AT_ONE = re.compile(r"\b(?:at|participated in|enrolled in|from)\s$")
"""'at 1 of 3 laboratories', 'participated in 1 of 2 studies'."""
_PER = frozenset({100, 1000, 10_000, 100_000})
_SNELLEN_METRES = frozenset({4, 5, 6, 7, 9, 12, 15, 18, 19, 24, 30, 36, 38, 48, 60, 75, 95, 96, 120})
_NUMBERED = re.compile(
    r"\b(?:nos?\.?|nrs?\.?|numbers?|approvals?|protocols?|ref(?:erence)?\.?|codes?|permits?|licen[cs]es?|resolution|laws?"
    r"|decrees?|acts?|opinion|directives?|regulations?|grants?|cep|irb|eudract|id)\W{0,3}$",
    re.IGNORECASE,
)
"""'approved by the board (No. 11/2004)'."""
_OR_MORE = re.compile(r"^\s?(?:or|and)\s(?:more|greater|higher|above|over|less|lower|below|better|worse)\b")
"""'pain of 8/10 or more'."""
_VISION = re.compile(r"\b(?:acuity|vision|visual|worse|better|Snellen|(?:BC|UC|CD|UD|UN)?VA|V\.A)\b")
_IN_AN_EYE = re.compile(r"\s?in\b")
"""'6/9 in both eyes': what they see; '6/9 eyes' counts them."""
_PEOPLE_NEAR = re.compile(
    r"^\s?(?:\([^()]{0,20}\)\s)?(?:[\w-]+\s){0,2}(?:"
    + HUMANS
    + r"|eyes|animals|rats|mice|samples|specimens|tumou?rs)\b"
)
_NOT_PEOPLE = re.compile(
    r"^[\s-]?(?:other\s|inappropriate\s|possible\s|following\s|(?:co-)?primary\s|secondary\s|efficacy\s|basic\s){0,2}(?:years?|months?|weeks?|days?|hours?|mg|doses?"
    r"|points?|items?|scales?|domains?|factors?|leading|most|main|major|components|main|types|kinds|ways|steps"
    r"|countries with|criteria|questions|subscales|dimensions|parameters|measures|outcomes|variables|groups|arms"
    r"|[\w-]+\s(?:questions|items|subscales|domains)"
    r"|regimens|strategies|conditions|methods|models|medications|residues|symptoms|end-?points?|activities|largest|first|best|top)\b"
)
_OFTEN = re.compile(
    r"^[\s-]?(?:(?:study|selected|active|possible|different)\s)?(?:treatments|interventions|tests|drugs|antibiotics|agents)\b"
)
_MANY = 30
"""So many of what is done to people are no kinds of it, but how often it was done: '49 of the 52 treatments'."""


def count_ground(words: Words, share: Share) -> str | None:
    """Why 'n of N' or 'n/N' is no share of a group, in a word; None where nothing speaks against it."""
    if share.numerator is None or share.denominator is None:
        return "no share"
    if share.numerator > share.denominator:
        return None if counts_too_many(words, share) else "no share"
    shape = words.read.shape
    quantity = words.read.found[share.first]
    if share.denominator in _PER and _PERSON_TIME.search(shape):
        return "rate per time"
    named = share.denominator < _NAMED_AFTER_ONE or _IS_ONE.search(shape, 0, share.start) is not None
    if share.numerator <= 1 and named and quantity.words and not _PEOPLE_NEAR.match(shape[share.end : share.end + 60]):
        did = share.numerator == 0 and _DID.match(shape, share.end)
        if not did:
            return "other things"
    if share.bound is not None and not _PEOPLE_NEAR.match(shape[share.end : share.end + 60]):
        return "threshold"  # 'defined by at least 5 of 7 signs'
    if "/" in words.read.text[quantity.start : quantity.end]:
        padded = _PADDED.match(words.read.text, quantity.start) is not None
        return "ratio" if padded or _is_ratio(shape, share) else None
    if share.numerator == 1 and _ONE_OF.search(shape[max(share.start - 16, 0) : share.start]):
        return "other things"
    if share.numerator == 1 and share.denominator < _SOME and _AT_ONE.search(shape[: share.start]):
        return None if _PEOPLE_NEAR.match(shape[share.end : share.end + 60]) else "other things"
    if share.denominator < 2:
        return "ratio"
    behind = shape[share.end : share.end + 40].lstrip()
    few = share.denominator < _MANY and _OFTEN.match(behind)
    return "other things" if few or _NOT_PEOPLE.match(behind) else None


def _is_ratio(shape: str, share: Share) -> bool:
    """Whether 'a/b' is a pressure, an acuity, a score, a dilution or part of a name."""
    before, behind = shape[max(share.start - 40, 0) : share.start], shape[share.end : share.end + 30]
    if share.denominator is None or share.denominator < 3:
        return True
    both = (share.numerator, share.denominator)
    if both in _PARTS_OF_ALL and _PART_OF.match(behind):
        return True
    if _SCALE.search(before) or _UNIT_BEHIND.match(behind) or _GLUED.search(before) or _OR_MORE.match(behind):
        return True
    if _is_date(share, before, behind) or (both == _COMPOUND and _FREED.search(shape)):
        return True
    if share.denominator < _PARTS and before.endswith("by "):
        return True  # 'the dose was reduced by 1/3'
    if (acuity := _acuity(shape, share)) is not None:
        return acuity
    if _are_years(share, before):
        return True
    return share.numerator == share.denominator and share.denominator <= 20 and "vis" in before


def _acuity(shape: str, share: Share) -> bool | None:
    """Whether '20/40' or '6/12' is an acuity, and no count of people; None where it has not the form of one."""
    people = _PEOPLE_NEAR.match(shape[share.end : share.end + 60]) is not None
    seen = _VISION.search(shape) is not None
    if share.numerator == 20 and (seen or share.denominator in _SNELLEN):
        return seen or not people
    if share.numerator == 6 and share.denominator in _SNELLEN_METRES and seen:
        return not (people and not _IN_AN_EYE.match(shape, share.end))
    return None


def _is_date(share: Share, before: str, behind: str) -> bool:
    """Whether 'a/b' is a day and its month, or a month and its year."""
    if share.numerator is None or share.denominator is None:
        return False
    day = _DATE.search(before) is not None and share.denominator <= 99 and share.numerator <= 12
    return day or _is_month(share, behind)


def _are_years(share: Share, before: str) -> bool:
    """'in 2010/2011', 'by 1850/1851'."""
    if share.denominator is None:
        return False
    if share.denominator in _CALENDAR and (_NUMBERED.search(before) or share.numerator in _CALENDAR):
        return True
    one_on = share.numerator is not None and share.denominator - share.numerator == 1
    return share.percent is None and share.numerator in _LONG_AGO and one_on


def _is_month(share: Share, behind: str) -> bool:
    """'searched from 1/1966 to 3/2000', 'in 02/2010': a month and its year, where no one is counted behind."""
    if share.numerator is None or share.denominator not in _CALENDAR:
        return False
    return 1 <= share.numerator <= _MONTHS and not _PEOPLE_NEAR.match(behind)
