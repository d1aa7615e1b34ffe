"""Sides that stand around a difference without a name, in constructions that leave no doubt.

'the programme was associated with a 1.2% decrease in the percentage of visits with scans and a 1.9% increase in …', 'A
was more effective than B and C, by 2.4 mm Hg (versus B) and 4.6 mm Hg (versus C)', 'relative to usual care, mean costs
rose by $420 in the first arm and by $490 in the second'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidex.extract._effect.differences.words import A_CHANGE, AGAINST, CHANGED, UNIT, WIDE
from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.sides.phrasing import clean_arm, clean_outcome
from evidex.extract._effect.sides.side_words import Sides
from evidex.text.people import HUMANS
from evidex.text.quantities import SIGN, Quantities

__all__ = ["told_around"]

_N, _P, _PC = (SIGN[kind] for kind in ("number", "p", "percent"))
_NAME = r"(?:(?!\b(?:that|which|who)\b)[^.;:,()\[\]\ue000-\ue006]){2,80}?"
_LEADS_TO = re.compile(
    rf"(?:^|[.;:,]\s(?:and\s|but\s|that\s)?)(?P<x>(?:(?:[Ee]ach|[Ee]very|an?|A)\s{_N}-?\s?)?{_NAME})\s(?:was|were|is|are)\s"
    r"(?:not\s|significantly\s|also\s)?associated\swith\s(?:an?\s)?(?:[a-z]+\s){0,2}$"
)
_ANOTHER = re.compile(rf"{_P}?\s?\)?,?\sand\s(?:with\s)?(?:an?\s)?(?:[a-z]+\s){{0,2}}$")
_OF_WHAT = re.compile(
    rf".(?:{UNIT}|\s?-?fold)?\s(?:(?:absolute|overall|mean|significant|relative)\s){{0,2}}{A_CHANGE}s?\s(?:in|of)\s"
    r"(?P<y>[^.;:,()\[\]\ue000-\ue006]{3,90}?)"
    rf"(?=\s?[.;:,()\[\]]|\s(?:and|{AGAINST}|among|from)\b|$)",
    re.DOTALL,
)
_BESIDE_ONE = re.compile(
    rf".(?:{UNIT})?\s\((?:versus|vs\.?|compared\swith)\s(?P<c>[^.;:,()\ue000-\ue006]{{2,50}})\)", re.DOTALL
)
_BETTER = re.compile(
    rf"(?:^|[.;:]\s)(?P<x>(?:{WIDE}|{_PC}){{2,80}}?)\s(?:was|were)\s(?:\w+ly\s)?"
    r"(?:more\seffective|superior|better|less\seffective|inferior)\b"
)
_FRONTED = re.compile(
    rf"(?:^|[.;:,]\s)(?:[A-Z][a-z]+\s)?(?:[Cc]ompared\s(?:with|to)|[Rr]elative\sto)\s(?P<c>{_NAME}),\s(?P<y>{_NAME})\s"
    rf"(?:was\s|were\s)?{CHANGED}\s"
)
_FAVOURED = re.compile(
    rf"(?:^|[.;:,]\s)(?:(?:and|but|while|whereas|although)\s)?(?P<y>{_NAME})\s(?:[a-z]+ly\s|also\s|all\s)?favou?r(?:ed|s)\s(?:the\s)?(?P<x>{_NAME})(?:\sover\s(?P<c>{_NAME}))?"
    r"\s?[(\[][^()\[\]\ue000-\ue006]{0,40}$"
)
"""'pain scores favoured acupuncture (mean difference -0.66 …)'."""
_NOT_MEASURED = re.compile(
    r"\b(?:results?|findings?|analys[ei]s|data|comparisons?|evidence|trials?|studies|study|estimates?|effects?|differences?"
    r"|they|we|it|this)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    rf"(?:(?!(?:in|of|for|with|among|between)\s)[\w-]+\s){{0,3}}{HUMANS}\b",
    re.IGNORECASE,
)
"""Who favours something wants it: 'most patients', but 'mortality in patients' is measured."""
_COMPARISON = re.compile(
    rf"\b[Cc]omparison\sof\s(?P<x>{_NAME})\s(?:with|to|versus|vs\.?)\s(?P<c>{_NAME})\s(?:was|were)\s$"
)
"""'the pooled relative risk in a comparison of supplements with placebo was 0.89'."""
_IN_ARM = re.compile(
    rf".(?:{UNIT})?(?:\s?\({_PC}\))?\s(?:in|with)\s(?:the\s)?(?P<x>[^.;:,()\[\]\ue000-\ue006]{{2,50}}?)"
    r"(?=\s?[.;,(]|\sand\s|$)",
    re.DOTALL,
)
_DID = re.compile(
    rf"(?:^|[.;:]\s|,\s(?:and|but|while|whereas)\s)(?P<x>(?:{_NAME})(?:\swho\s(?:had\s)?(?:was|were|did|do|[a-z]+ed)"
    r"(?:\s[a-z-]+){0,3}?)?)\s(?P<y>(?:walked|slept|scored|stayed|lived|survived|waited|performed|weighed|worked|exercised"
    r"|spent|smoked|drank|ate|consumed|used|needed|required|gained|lost|grew|ran|earned|cost)(?:\s(?!of\b)[a-z-]+){0,4}?)"
    r"\s(?:on\saverage\s|an?\s(?:mean|average|median)\sof\s|about\s|approximately\s|some\s)?$"
)
_MORE_THAN = re.compile(
    rf".(?:{UNIT})?(?:\s[(\[][^()\[\]]{{0,60}}[)\]])?\s(?:more|less|fewer|[a-z]{{2,8}}er|further)"
    r"(?:\s(?!than\b)(?P<z>[a-z-]+(?:\s[a-z-]+){0,3}?))?\sthan\s(?:did\s)?"
    r"(?P<c>[^.;:,()\[\]\ue000-\ue006]{2,70}?)(?=\s?[.;,(\[]|\s(?:at|after|over|during|by|and)\b|$)",
    re.DOTALL,
)
"""'Patients on the drug slept 0.8 h longer than those on placebo'."""
_NOBODY = frozenset({"not", "did", "not do", "it", "before", "expected"})
"""'than those who did not', 'longer than expected'."""
_DENIED = re.compile(r"(?:neither|no|none|not)\b", re.IGNORECASE)
"""'Neither group walked 20 m further than the other': nothing is told of two."""


def told_around(read: Quantities, estimates: Sequence[Estimate]) -> dict[int, Sides]:
    """The sides of each estimate of a sentence that such words tell, by its number."""
    told: dict[int, Sides] = {}
    for number, each in enumerate(estimates):
        if (compared := _COMPARISON.search(read.shape, max(each.place - 170, 0), each.place)) is not None:
            told[number] = Sides(clean_arm(read.words(compared, "x")), None, clean_arm(read.words(compared, "c")))
            continue
        if (sides := _favoured(read, each)) is not None:
            told[number] = sides
            continue
        if each.label != each.place or each.measure not in ("MD", "RD", "RR", "OR", "HR", "beta"):
            continue
        sides = (
            _led_to(read, estimates, number, told)
            or _beside_one(read, each)
            or _in_arm(read, each)
            or _did_more(read, each)
        )
        if sides is not None:
            told[number] = sides
    return told


def _led_to(read: Quantities, estimates: Sequence[Estimate], number: int, told: dict[int, Sides]) -> Sides | None:
    """'X was associated with a 1.2% decrease in Y', and what goes on from it."""
    each = estimates[number]
    of_what = _OF_WHAT.match(read.shape, each.place)
    if of_what is None:
        return None
    outcome = clean_outcome(read.words(of_what, "y"))
    if lead := _LEADS_TO.search(read.shape, max(each.place - 160, 0), each.place):
        return Sides(clean_arm(read.words(lead, "x")), outcome)
    before = told.get(number - 1)
    goes_on = before is not None and _ANOTHER.search(read.shape, estimates[number - 1].place, each.place)
    return Sides(before.factor, outcome) if before is not None and goes_on else None


def _favoured(read: Quantities, each: Estimate) -> Sides | None:
    """'Pain scores favoured acupuncture over sham (mean difference -0.66 …)'."""
    if "avo" not in read.shape:
        return None
    start = min(each.label, each.place)
    match = _FAVOURED.search(read.shape, max(start - 200, 0), start)
    if match is None or _NOT_MEASURED.search(match["y"]) or _PEOPLE.match(match["y"]):
        return None
    other = clean_arm(read.words(match, "c")) if match["c"] else None
    return Sides(clean_arm(read.words(match, "x")), clean_outcome(read.words(match, "y")), other)


def _beside_one(read: Quantities, each: Estimate) -> Sides | None:
    """'A was more effective than B, by 2.4 mm Hg (versus B)'."""
    beside, better = _BESIDE_ONE.match(read.shape, each.place), _BETTER.search(read.shape, 0, each.place)
    if beside is None or better is None:
        return None
    return Sides(clean_arm(read.words(better, "x")), None, clean_arm(read.words(beside, "c")))


def _in_arm(read: Quantities, each: Estimate) -> Sides | None:
    """'Relative to usual care, mean costs rose by $420 in the first arm'."""
    fronted = _FRONTED.search(read.shape, 0, each.place)
    arm = _IN_ARM.match(read.shape, each.place) if fronted is not None else None
    if fronted is None or arm is None:
        return None
    outcome, other = clean_outcome(read.words(fronted, "y")), clean_arm(read.words(fronted, "c"))
    return Sides(clean_arm(read.words(arm, "x")), outcome, other)


def _did_more(read: Quantities, each: Estimate) -> Sides | None:
    """'The drug group walked 45 m further than the placebo group': who did it is compared, what was done measured."""
    than = _MORE_THAN.match(read.shape, each.place)
    did = _DID.search(read.shape, max(each.place - 160, 0), each.place) if than is not None else None
    if than is None or did is None or _DENIED.match(did["x"]):
        return None
    what = f"{read.words(did, 'y')} {read.words(than, 'z')}" if than["z"] else read.words(did, "y")
    other = clean_arm(read.words(than, "c"))
    return Sides(clean_arm(read.words(did, "x")), clean_outcome(what), None if other in _NOBODY else other)
