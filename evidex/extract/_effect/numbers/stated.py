"""Differences that a sentence states by that word: where their number stands, and what shows that it is theirs.

'the difference in pain between A and B was 6 mm', '(difference in dust 1.8 (95% CI …))', 'a −9.8% WMD (95% CI …)'.
"""

from __future__ import annotations

import re

from evidex.extract._about import ABOUT
from evidex.extract._effect.differences.words import UNIT_ALONE
from evidex.extract._effect.numbers.labels import Label
from evidex.extract._effect.numbers.made import holds
from evidex.extract._effect.numbers.scales import measures_level_in_percent
from evidex.extract._planned import ONLY_TO_BE_FOUND
from evidex.text.quantities import SIGN, Quantities, Quantity
from evidex.text.units import TIME_UNIT

__all__ = [
    "FROM_TO",
    "HAS_UNIT",
    "LIST_HAS_UNIT",
    "ends_clause",
    "is_stated_difference",
    "leads_bare",
    "leads_in_bracket",
    "may_be_told",
    "place_before",
    "said_significant",
]

_N, _I, _P, _PC, _PM = (SIGN[kind] for kind in ("number", "interval", "p", "percent", "plus_minus"))
_SAID = re.compile(
    r"(?:[^()\[\];:]|\([A-Za-z0-9 ]{1,12}\)|\(\s?\ue001\s?\))*"
    r"\b(?:was|were|is|are|averaged|amounted\sto|ranged\sfrom"
    r"|(?P<of>(?<!favour )(?<!favor )(?<!\bage )(?<!\bages )of))\s"
    rf"{ABOUT}"
)
"""'between A and B was', 'in pain of': what leads from the name of a difference to its number, over no bracket."""
_BOUNDS_OF = re.compile(r"\b(?:intervals?|limits|CIs?)\s(?:for|of)\s(?:the\s)?$")
_OF_METHODS = re.compile(
    r"\b(?:pre-?\sand|simulat\w+|calculat\w+|measurements?|measured|targets?|dos(?:e|es|imet\w+))\b"
)
"""What a measured value differs by from a computed or wanted one is no effect."""
_IN_SHARES = re.compile(r"\sin\s(?:the\s)?(?:proportions?|percentages?|rates?)\s(?:of|with)\s")
_HELD_APART = (
    r"\b(?:between|from (?:the )?(?:placebo|controls?)|versus|vs\.?|compared (?:with|to)"
    r"|in favou?r of|favou?ring|relative to|minus)\s"
)
_BOTH_ARMS = re.compile(_HELD_APART)
_ARMS_BEHIND = re.compile(rf"[^.;:()\[\]{_N}{_PC}]{{0,60}}{_HELD_APART}")
_FOUND = re.compile(r"\b(?:was|were|is|are|detected|found|observed|seen|noted)\b")
HAS_UNIT = re.compile(rf".\s?{UNIT_ALONE}(?!\))", re.DOTALL)
LIST_HAS_UNIT = re.compile(
    rf"[{_N}](?:(?:,\s(?:and\s)?|\sand\s){_N}){{0,5}}(?:,\sand\s|\sand\s)(?={_N})(?={HAS_UNIT.pattern})", re.DOTALL
)
"""'115, 142 and 136 mL'."""
_IN_BRACKET = re.compile(
    rf"\s(?:in|of|at|after)\s(?:[^,;:()\[\]{_N}{_I}{_P}{_PC}]|\([a-z ]{{1,20}}\)"
    rf"|{_N}\s{TIME_UNIT}\b|(?:year|month|week|day)\s{_N}){{1,70}}?(?:\s|:\s|,\s)"
)
_TELLS = re.compile(rf".(?:\s?[a-zA-Z%/µμ]{{1,12}})?[\s,;]{{1,2}}[(\[]?\s?[{_I}{_P}]", re.DOTALL)
_SIGNIFICANT = re.compile(
    rf".(?:\s?[a-zA-Z%/µμ]{{1,12}}){{0,2}}\s(?:was|were|is)\s(?:[a-z]+\s){{0,3}}significant\s?[(\[,]{{1,2}}\s?{_P}",
    re.DOTALL,
)
_BEFORE = re.compile(rf"(?P<v>[{_N}{_PC}])(?:[\s-]?[a-zA-Z%/µμ]{{1,12}}){{0,2}}(?<!fold)(?<!times)\s(?:mean\s)?$")
_ARMS = re.compile(r"\b(?:groups?|placebo|controls?|between|compared|versus|vs|arms?|treatments?|than)\b")
FROM_TO = re.compile(rf"\bfrom\s[{_PC}{_N}][^.;()\[\]{_PC}{_N}]{{0,40}}\sto\s[{_PC}{_N}][^.;()\[\]]{{0,60}}[(\[]$")
_LEADS = re.compile(r"\b(?:of|was|were|is|amounted to)\s?$|[=:]\s?$")
_CLOSES = re.compile(r".(?:\s?[a-zA-Z%/µμ]{1,12}){0,3}(?:\s?\([^()]{1,5}\))?\s?[)\]]", re.DOTALL)
_WANTED = re.compile(rf"\b{ONLY_TO_BE_FOUND}\b")
_BOUNDS_BETWEEN = re.compile(
    rf"(?P<v>[{_N}{_PC}])(?:[\s-]?[a-zA-Z%/µμ]{{1,12}}){{0,2}}\s?[(\[]\s?(?P<i>{_I})\s?%?[)\]]\s(?:mean\s|absolute\s)?$"
)
"""'a 2.1 kg (95% CI 1.0 to 3.2) mean difference'."""
_BEHIND = re.compile(
    rf"(?:\sin\s[^.;:()\[\]{_N}{_I}{_P}{_PC}]{{2,60}}?)?(?:(?:\s?[(\[]|,)\s?(?:{_P}[,;]\s)?(?P<i>{_I})|(?:\s?[(\[]|,)?\s?(?P<p>{_P}))"
)


_SET_AGAINST = re.compile(r"(?:\s?[(\[][^()\[\]]{1,20}[)\]])?\s(?:vs\.?|versus|from|between)\s[^:]{2,40}:\s?[(\[]?$")


def ends_clause(between: str, *, plain: bool) -> bool:
    """Whether a mark parts a name from a number; 'LSM difference (95% CI) vs placebo: ' leads to it."""
    return ";" in between or (plain and ":" in between and _SET_AGAINST.fullmatch(between) is None)


def is_stated_difference(read: Quantities, label: Label, place: int) -> bool:
    """'the difference in pressure between A and B was -6.7 mm Hg': no interval is needed where both arms are told."""
    told = read.shape[label.end : place]
    said = _SAID.fullmatch(told) if label.measure == "MD" else None
    if said is None or (said["of"] and _FOUND.search(told)) or _is_of_methods(read, label, told):
        return False
    value = str(read.found[read.index_at(place)].value)
    percent = read.shape[place] == _PC
    measured = percent or "." in value or value.startswith("-") or HAS_UNIT.match(read.shape, place)
    measured = measured or LIST_HAS_UNIT.match(read.shape, place)
    named = "etween" in read.shape[label.start : label.end]
    arms = named or _BOTH_ARMS.search(told) or _ARMS_BEHIND.match(read.shape, place + 1)
    return bool(measured and (arms or (percent and _IN_SHARES.match(told))))


def _is_of_methods(read: Quantities, label: Label, told: str) -> bool:
    return _OF_METHODS.search(told) is not None or _BOUNDS_OF.search(read.shape, 0, label.start) is not None


def may_be_told(read: Quantities, label: Label, place: int, bounds: Quantity | None) -> bool:
    """Whether an estimate can stand at `place`: a mean with its spread only inside the bounds of a difference."""
    quantity = read.found[read.index_at(place)]
    if quantity.kind != "plus_minus" or quantity.value is None or bounds is None:
        return quantity.kind in ("number", "percent")
    return label.plain and holds(bounds, quantity.value)


def leads_in_bracket(read: Quantities, label: Label, place: int) -> bool:
    """'(difference in dust 1.8 (95% CI …))', '(difference in responders: 41%, P < 0.001)': alone in a bracket."""
    opened = read.shape[max(label.start - 2, 0) : label.start].strip().endswith(("(", "["))
    told = _IN_BRACKET.fullmatch(read.shape, label.end, place)
    if not opened or told is None or _TELLS.match(read.shape, place) is None:
        return False
    at_time = told.group().startswith((" at ", " after "))
    return not (at_time and read.shape[place] == _PC) or measures_level_in_percent(read.shape[:place])


def leads_bare(read: Quantities, label: Label, place: int) -> bool:
    """Whether a bare 'difference' leads to its number where neither bounds nor a P-value tell, and arms are named."""
    if not _ARMS.search(read.shape) or read.shape[label.start] in "Δ∆":  # 'the margin was Δ = 5%'
        return False
    led = read.shape[place] == _PM or _LEADS.search(read.shape, label.end, place) is not None
    return led or _alone_in_bracket(read, label, place)


def _alone_in_bracket(read: Quantities, label: Label, place: int) -> bool:
    """'(difference -473.69 mg/dL)', '(difference +2.74% predicted)': alone in its bracket, with a sign or unit."""
    opened = read.shape[max(label.start - 1, 0) : label.start] in ("(", "[")
    closed = _CLOSES.match(read.shape, place)
    if FROM_TO.search(read.shape, max(label.start - 160, 0), label.start):
        return False  # of one group, since before
    signed = read.text[read.place(place)] in "+-−–"
    return opened and closed is not None and (signed or HAS_UNIT.match(read.shape, place) is not None)


def place_before(read: Quantities, label: Label) -> tuple[int, int] | None:
    """'a −9.8% WMD (95% CI …)', 'a 5-point difference (P = 0.02)': where the number before its name stands, and where
    the interval or else the P-value behind it does."""
    before = _BEFORE.search(read.shape, max(label.start - 30, 0), label.start)
    behind = _BEHIND.match(read.shape, label.end)
    between = _BOUNDS_BETWEEN.search(read.shape, max(label.start - 40, 0), label.start)
    if between is not None and label.measure != "other":
        before = behind = between
    if before is None or behind is None:
        return None
    value = read.found[read.index_at(before.start())].value
    if value is None or _WANTED.search(read.shape, 0, before.start()):
        return None
    if behind.groupdict().get("p"):
        return (before.start(), behind.start("p")) if label.measure == "MD" else None
    bounds = read.found[read.index_at(behind.start("i"))]
    return (before.start(), behind.start("i")) if holds(bounds, value) else None


def said_significant(read: Quantities, place: int) -> tuple[Quantity, int] | None:
    """'The difference of 1.2 mm Hg was significant (P = 0.005)': the P-value, and the offset behind it."""
    match = _SIGNIFICANT.match(read.shape, place)
    return (read.found[read.index_at(match.end() - 1)], match.end()) if match else None
