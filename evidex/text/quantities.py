"""Quantities: what numerals make together. One grammar for all extractors.

The text is read in a cascade (Abney 1996, 'Partial parsing via finite-state cascades'): each numeral becomes one sign,
then P-values, intervals, means with spread, counts of a total, ranges and percentages become signs of their own, each
step a regular expression over the signs and the words between. So a pattern is written once for every notation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from evidex.text.interval_names import INTERVAL_NAME, INTERVAL_PIECES
from evidex.text.operators import operator
from evidex.text.powers import POWERED
from evidex.text.quantity import SIGN, Quantity, QuantityKind
from evidex.text.shape import Quantities

__all__ = ["SIGN", "Quantities", "Quantity", "QuantityKind", "operator", "read_quantities", "signs"]

_DASH = "[-−–—‐‑‒―~]"
_TWO_DASHES = re.compile(rf"{_DASH}\s?[-−–‐‑‒]")
_PERCENT = r"(?:\s?[%％]|\s?per\s?cents?\b|\s?pct\b)"
_UNIT = (
    rf"(?:{POWERED}|"
    r"\s?(?:mm\s?Hg|[a-zµμ°]{1,7}[²³]?(?:/[a-zA-Z0-9²³]{1,6})?|[ckm]m[23]|L(?:/min)?|points?|years?|months?))?"
)
_CI_SHORT = (
    r"(?:\s{0,2}[\[({]\s?(?:(?:#%?|9\d)\s?%?\s?)?(?:CIs?|Cl|CrI|C\.I\.|CL)\s?(?:[\])}]s?|(?=,\s#))"
    r"|[,-]\s?(?:CIs?|CrI)(?=[\s:,]))?"
)


def signs(pattern: str) -> re.Pattern[str]:
    """A pattern in which `#` is the sign of a number."""
    return re.compile(pattern.replace("#", SIGN["number"]))


_OP = (
    r"(?::=|<\s?or\s?(?:=|equal to)|>\s?or\s?(?:=|equal to)|</=|>/=|[<>]\s?=|=\s?[<>]|[<>=≤≥⩽⩾≦≧≪≫＜＞＝]"
    r"|less than or equal to|less than|greater than|more than|equals?|is|was|of|[:,])"
)
_P_NAME = (
    rf"[Pp](?:(?<![a-zA-Z0-9\w.'’][Pp])|(?<=[\s,;(][12][Pp]))(?:(?:trend|int|interaction|het|heterogeneity|cor|corr|corrected|adj|adjusted|c|diff"
    rf"|meta|combined)"
    rf"(?=\s?[<>=≤≥])|\s?[-‐‑–]?\s?[Vv]al(?:ue)?s?\.?|\s?[-‐‑–]?\s?[Pp]robability)?"
    rf"(?:\s?[-‐‑_]?\s?\(?(?:for\s|value\sfor\s)?(?:the\s)?(?:linear\s)?"
    rf"(?:trend|interaction|heterogeneity|difference|homogeneity|int|het|trends|one-sided|two-sided|2-sided|1-tailed"
    rf"|two-tailed|log[- ]?rank|corrected|adjusted|all|both)\)?)?"
    rf"\s{{0,2}}\??(?P<op>{_OP})\??\s{{0,2}}"
)
_P_VALUE = signs(rf"{_P_NAME}(?P<v>#)(?!{_PERCENT})")
_P_POWER = signs(
    rf"{_P_NAME}(?:(?P<v>#)\s?[x×X*·∙⋅•]\s?)?(?:10|(?P<ten>#))(?:\s?\(\s?[-−–]?(?P<e>#)\s?\)|[-−–]?(?P<e2>#)(?!\d|{_PERCENT}))"
)
"""As PubMed prints powers, 'P = 7 x 10(-14)', and where a raised exponent was lost, 'P < 10-5'."""
_TEN_RAISED = re.compile(r"10\s?\(?\s?[-−–]\d")
_P_WORDS = frozenset({"is", "was", "of", ":", ","})
_SEPARATOR = (
    rf"(?:\s{{0,2}}{_DASH}{{1,2}}\s{{0,2}}|\s{{0,2}}to\s{{1,2}}|\s{{1,2}}to(?=#)|\s?[,;]\s{{0,2}}(?:to\s)?"
    rf"|\s?/\s?|\s{{1,2}}and\s{{1,2}}|\s(?P<odd>a)\s"
    r"|\s?(?:\.\.\.?|…)\s?)"
)
_AFTER_NAME = (
    r"(?:\sfor\s(?:the\s)?(?:mean\s)?difference)?"
    r"(?:[\s:;,=)\]]{0,3}(?:(?:was|of|is|were|between|(?:(?:ran|ranged|ranging|running|going|extending|stretching)\s)?from)\s)?[\s:=]{0,2}[\[({]?\s?)"
)
_LEVEL = (
    r"(?:(?:(?:#|two|one)-(?:sided|tailed)\s)?(?P<level>#)\s?(?:%|％|percent|per cent"
    r"|(?=\s?CIs?\b(?!\s?#\s?%))),?[\s-]{0,2}"
    r"(?:two-sided\s|2-sided\s|posterior\s|Bayesian\s)?)"
)
_MONEY = r"(?:[+]\s?|Â?[£$€]|(?:USD|US\$|AUD|CAD|EUR|GBP|CHF|DKK|NOK|SEK|Euros?|euros?)\s?)?"
_BOUNDS = rf"{_MONEY}(?P<low>#)(?P<pc1>{_PERCENT})?{_UNIT}{_SEPARATOR}{_MONEY}(?P<high>#)(?P<pc2>{_PERCENT})?"
_INTERVAL = signs(
    rf"{_LEVEL}?(?<![A-Za-z]){INTERVAL_NAME}{_CI_SHORT}(?:\s?\(?(?:(?P<level2>#)|9[059])\s?%?\)?)?{_AFTER_NAME}{_BOUNDS}"
)
# 'CI 1.2, 3.4, 5 trials': a first number without a level of its own is a bound.
_INTERVAL_PLAIN = signs(rf"{_LEVEL}?(?<![A-Za-z]){INTERVAL_NAME}{_CI_SHORT}{_AFTER_NAME}{_BOUNDS}")
_INTERVAL_REVERSED = signs(rf"{_BOUNDS}{_UNIT}[\s,;:]{{0,3}}[(\[]?{_LEVEL}{INTERVAL_NAME}")
_INTERVAL_NAMELESS = signs(
    rf"(?P<level>#)(?:(?<=[(\[]#)|(?<=[,;]\s#))\s?%\s(?P<low>#)(?P<pc1>{_PERCENT})?(?:\s?{_DASH}\s?|\sto\s|,\s)"
    rf"(?P<high>#)(?P<pc2>{_PERCENT})?(?=\s?[)\];])"
)
"""'RR 1.28 (95% 0.20, 8.21)': only the level tells what the bounds are."""
_LEVELS = (90, 95, 99)
_BOUND_BEHIND = signs(rf"(?:\s?{_DASH}\s?|,\s|\sto\s)#")
_INTERVAL_LEVEL_BEHIND_CI = re.compile(r"(?:CI|C\.I\.)\s?\(?(9[059])")
_LEVEL_BEHIND = re.compile(r"\s?(?:CIs?\b|[Cc]onfidence)")
"""'with wide confidence intervals (81 m; 95% CI …)': the second number is no bound."""
_PLUS_MINUS = signs(
    rf"(?P<v>#)(?P<pc1>{_PERCENT})?(?:\s?(?:mm\s?Hg|[A-Za-zµμ°]{{1,8}}(?:[/.][A-Za-z0-9²³]{{1,6}})?))?\s{{0,2}}"
    rf"\(?\s?(?:±|\+\s?/\s?[-−–‐‒]|\+[-−–‐‒]|&plusmn;|plus(?:\sor\s|/|\s|-)minus\s)\s{{0,2}}[£$€]?(?P<s>#)(?P<pc2>{_PERCENT})?"
)
_COUNT_WORDS = r"(?:the|our|all|these|those|a total of|total|evaluable|included|first|consecutive|other|enrolled)"
_COUNT = signs(
    rf"(?<!#/)(?P<v>#)(?:\s?/\s?|\s(?:out\s)?of\s(?:{_COUNT_WORDS}\s){{0,3}}|\sout\s"
    r"|(?P<opened>\s\((?:out\s)?of\s(?:the\s)?))(?P<t>#)(?(opened)\))"
    rf"(?!\s?/|{_PERCENT}|{_DASH}#(?!{_PERCENT}|\s?/)|\s?mm\s?Hg|\s?[cm]m(?![A-Za-z])|\s(?:[^.;#]{{0,25}}\s)?(?:to|vs\.?|versus|and)\s#\s?/\s?#\s?mm\s?Hg"
    r"|(?:(?:[,;]|,?\s(?:and|or|to|vs\.?|versus))\s(?:and\s)?#\s?/\s?#){1,6}\s?mm\s?Hg"
    r"|\s?\(#\s?/\s?#\)\s?mm\s?Hg)"
)
_TWO_PERCENT = rf"(?P<low>#)(?P<pc1>{_PERCENT})?(?P<sep>\s?{_DASH}{{1,2}}\s?|\sto\s|\sand\s)(?P<high>#){_PERCENT}"
_PERCENT_RANGED = signs(_TWO_PERCENT)
_RANGE_PERCENT = signs(rf"(?P<lead>(?:(?<!\w)[Ff]rom\s|[Bb]etween\s)?)(?:about\s|approximately\s)?{_TWO_PERCENT}")
_RANGING = re.compile(
    r"(?:(?:rang\w{0,4}|var(?:y|ied|ies|ying))(?:\s[a-z]+ly)?|\bbe|anywhere|estimated|reported)\W{0,2}$"
)
_RANGING_FROM = re.compile(r"(?:rang\w{0,4}|var(?:y|ied|ies|ying))(?:\s[a-z]+ly)?\sfrom\s[^()\[\];.]{0,40}$")
"""'ranges from 80% to 95% and 50% to 66%': the second is a range like the first."""
_RATES_FROM = re.compile(
    r"^(?!.*\b(?:increas|rais|improv|reduc|decreas|lower|declin|drop|fell|fall|rose|ris(?:e|ing)|chang|shift|went)\w*)"
    r".*\b(?:rates|incidences|prevalences|frequencies|estimates)\s$"
)
"""'cure rates from 80% to 95%': several rates, none of which changes."""
_TESTED = re.compile(rf"\s?[,;(]\s?{SIGN['p']}")
"""'(70% to 92%, P < 0.001)': what is tested is before and after."""
_SPREADS = signs(rf"#{_PERCENT}\s?[,;(\[]\s?$")
"""'50%, 36% to 61%, P < 0.001', '30% (15% to 42%': the range is of the number before."""
_PERCENT_ONE = signs(rf"(?P<v>#){_PERCENT}")
_RANGE = signs(rf"(?P<low>#)(?P<sep>\s?{_DASH}{{1,2}}\s?|\sto\s)(?P<high>#)(?!(?<=\sto\s#)/[#\ue003])")
_RANGE_OF_MONEY = signs(rf"(?P<low>#)(?<=[£$€]#)(?P<sep>\s?{_DASH}\s?|\sto\s)[£$€](?P<high>#)")
"""'$420–$650'."""
_RANGE_OF_UNITS = signs(
    r"(?P<low>#)\s?(?P<unit>[A-Za-zµμ]{1,7})(?P<sep>[-−–‐‑‒])(?P<high>#)(?=\s?(?P=unit)(?![A-Za-z]))"
)
"""'5 d-14 d': both ends have their unit."""
_JOIN = r"(?:\s?,\s?|\s?,?\s(?:and|or|vs\.?|v\.?|versus|to|compared (?:with|to))\s)"
_SHARED_PERCENT = re.compile(
    rf"{SIGN['number']}(?<![-–−].)(?<!\b(?:PASI|EASI)\s.)(?<!\bACR\s.)"
    r"(?<!\b[nN]=.)(?<!\b[nN] =.)(?<!\b[nN]= .)(?<!\b[nN] = .)"
    rf"(?=(?:{_JOIN}{SIGN['number']}){{0,6}}{_JOIN}{SIGN['percent']})"
)
"""'18, 16 and 19%', but not 'n = 88, 17.5%': what is called n counts; nor 'stage 0-1 and 37%', 'PASI 75 and 8%'."""


def read_quantities(
    text: str, start: int = 0, end: int | None = None, cited: Sequence[tuple[int, int]] = ()
) -> Quantities:
    """The quantities of `text[start:end]`, with places in `text`; names in the citations `cited` are left out."""
    read = Quantities(text, start, len(text) if end is None else end, cited)
    if not read.found:
        return read
    if _TEN_RAISED.search(text, start, len(text) if end is None else end):
        read.reduce(_P_POWER, _p_power)
    read.reduce(_P_VALUE, _p_value)
    if len(read.found) == 1:  # all others but a plain percentage are made of two numbers
        read.reduce(_PERCENT_ONE, _percent)
        return read
    if any(piece in read.shape for piece in INTERVAL_PIECES):
        for pattern in (_INTERVAL, _INTERVAL_PLAIN, _INTERVAL_REVERSED):
            read.reduce(pattern, _interval)
    if "(" in read.shape or "[" in read.shape:
        read.reduce(_INTERVAL_NAMELESS, _nameless)
    if "±" in read.shape or "+" in read.shape or "lus" in read.shape:
        read.reduce(_PLUS_MINUS, _plus_minus)
    read.reduce(_COUNT, _count)
    if "%" in read.shape or "cent" in read.shape or "％" in read.shape or "pct" in read.shape:
        if _PERCENT_RANGED.search(read.shape):
            read.reduce(_RANGE_PERCENT, _range_percent)
        read.reduce(_PERCENT_ONE, _percent)
        read.reduce(_SHARED_PERCENT, _shared_percent)
    read.reduce(_RANGE, _range)
    if any(sign in read.shape for sign in "£$€"):
        read.reduce(_RANGE_OF_MONEY, _range)
    read.reduce(_RANGE_OF_UNITS, _range)
    return read


def _p_value(match: re.Match[str], read: Quantities) -> Quantity | None:
    value = read.number(match, "v").value
    printed = match.group("op")
    if value is None or value < 0 or (value > 1 and printed.strip() in _P_WORDS) or value > 100:
        return None
    if printed.strip() in _P_WORDS and match.start() and read.shape[match.start() : match.start() + 2] in ("P,", "p,"):
        return None
    return Quantity("p", read.place(match.start()), read.number(match, "v").end, value=value, op=operator(printed))


def _p_power(match: re.Match[str], read: Quantities) -> Quantity | None:
    raised = read.number(match, "e" if match.group("e") else "e2")
    exponent = raised.value
    factor = read.number(match, "v").value if match.group("v") else Decimal(1)
    if match.group("ten") and read.number(match, "ten").value != 10:
        return None
    if exponent is None or factor is None or not 0 < abs(exponent) < 1000:
        return None
    value = factor.scaleb(-int(abs(exponent)))
    end = read.place(match.end() - 1) + 1 if match.group("e") else raised.end
    return Quantity("p", read.place(match.start()), end, value=value, op=operator(match.group("op")))


def _interval(match: re.Match[str], read: Quantities) -> Quantity | None:
    groups = match.groupdict()
    low, high = read.number(match, "low"), read.number(match, "high")
    if groups.get("odd") and not _are_alike(low.value, high.value):
        return None
    level = None
    for name in ("level", "level2"):
        if groups.get(name):
            level = read.number(match, name).value
    if level is None and (behind := _INTERVAL_LEVEL_BEHIND_CI.search(match.group())):
        level = Decimal(behind.group(1))
    if level is not None and not 50 <= level < 100:
        return None
    if _LEVEL_BEHIND.match(read.shape, match.end()) or _is_estimate_with_bounds(match, read, low.value, high.value):
        return None
    start = min(read.place(match.start()), low.start)
    end = max(read.place(match.end() - 1) + 1 if match.end() > match.end("high") else high.end, high.end)
    percent = bool(groups.get("pc1") or groups.get("pc2"))
    return Quantity(
        "interval", start, end, low=low.value, high=_unsigned(low, high, read), level=level, percent=percent
    )


def _are_alike(low: Decimal | None, high: Decimal | None) -> bool:
    """'95% CI -14.8 a -11.0' (to, in Spanish): the same decimals."""
    return None not in (low, high) and "." in str(low) and Decimal(str(low)).same_quantum(Decimal(str(high)))


def _nameless(match: re.Match[str], read: Quantities) -> Quantity | None:
    return _interval(match, read) if read.number(match, "level").value in _LEVELS else None


def _is_estimate_with_bounds(
    match: re.Match[str], read: Quantities, first: Decimal | None, second: Decimal | None
) -> bool:
    """'HR; 95% CI: 1.19; 0.94–1.50': the first number is the estimate, and its bounds follow."""
    if first is None or second is None or first <= second:
        return False
    behind = _BOUND_BEHIND.match(read.shape, match.end())
    if behind is None:
        return False
    third = read.found[read.index_at(behind.end() - 1)].value
    return third is not None and abs(third) >= first


def _unsigned(low: Quantity, high: Quantity, read: Quantities) -> Decimal | None:
    """The upper bound: in '1.2 -3.4' or '1.2; -3.4' as printed; a dash that separates is not its sign."""
    value = high.value
    if _is_doubled(low, high, read) and value is not None:
        return -value
    if value is not None and value < 0 and low.value is not None and low.value > abs(value) * -1:
        between = read.text[low.end : high.start]
        if not between.strip() and abs(value) >= low.value:
            return abs(value)
    return value


def _is_doubled(low: Quantity, high: Quantity, read: Quantities) -> bool:
    """Whether the second of two dashes is the upper bound's minus: '-0.5--0.1', '−0.5–−0.1'; not '-0.5--0.8'."""
    if low.value is None or high.value is None or not low.value < -high.value < 0:
        return False
    return _TWO_DASHES.search(read.text, low.end, high.start) is not None


def _plus_minus(match: re.Match[str], read: Quantities) -> Quantity:
    value, spread = read.number(match, "v"), read.number(match, "s")
    percent = bool(match.group("pc1") or match.group("pc2"))
    return Quantity(
        "plus_minus",
        value.start,
        read.place(match.end() - 1) + 1 if match.group("pc2") else spread.end,
        value=value.value,
        spread=spread.value,
        percent=percent,
    )


def _count(match: re.Match[str], read: Quantities) -> Quantity | None:
    value, total = read.number(match, "v"), read.number(match, "t")
    if value.value is None or total.value is None or value.value < 0 or total.value <= 0:
        return None
    if value.value != value.value.to_integral() or total.value != total.value.to_integral():
        return None
    if total.words and total.value < 2:
        return None
    end = read.place(match.end() - 1) + 1 if match.group("opened") else total.end
    return Quantity("count", value.start, end, value=value.value, total=total.value, words=value.words)


def _range_percent(match: re.Match[str], read: Quantities) -> Quantity | None:
    low, high = read.number(match, "low"), read.number(match, "high")
    lead, separator = match.group("lead").strip().lower(), match.group("sep").strip()
    before = read.shape[: match.start()]
    if separator == "and" and lead != "between":
        return None
    if separator == "to" and lead == "from" and not (_RANGING.search(before) or _RATES_FROM.search(before[-90:])):
        return None
    falls = low.value is not None and high.value is not None and low.value > high.value >= 0
    tested = _TESTED.match(read.shape, match.end()) and not (_RANGING.search(before) or _SPREADS.search(before))
    if separator == "to" and match.group("pc1") and (falls or tested):
        return None  # 'digitalis (49% to 35%)' is told before and after
    changed = re.search(r"\bfrom\s[^\d()\[\]]{0,40}$", before[-60:])
    ranging = _RANGING.search(before) or _RANGING_FROM.search(before)
    if separator == "to" and not lead and changed and not ranging:
        return None
    top = (
        abs(high.value)
        if high.value is not None and separator not in ("to", "and") and low.value is not None and low.value >= 0
        else high.value
    )
    if top is not None and _is_doubled(low, high, read):
        top = -top
    end = read.place(match.end() - 1) + 1
    return Quantity("range", low.start, end, low=low.value, high=top, percent=True)


def _percent(match: re.Match[str], read: Quantities) -> Quantity:
    value = read.number(match, "v")
    return Quantity(
        "percent", value.start, read.place(match.end() - 1) + 1, value=value.value, words=value.words, percent=True
    )


def _shared_percent(match: re.Match[str], read: Quantities) -> Quantity | None:
    number = read.found[read.index_at(match.start())]
    if number.words or number.value is None or abs(number.value) > 100:
        return None
    return Quantity("percent", number.start, number.end, value=number.value, percent=True, shared=True)


def _range(match: re.Match[str], read: Quantities) -> Quantity | None:
    low, high = read.number(match, "low"), read.number(match, "high")
    if low.value is None or high.value is None or low.words != high.words:
        return None
    if match.group("sep").strip() == "to" and re.search(r"\bfrom\s$", read.shape[: match.start()][-8:]):
        # 'from 3 to 5' may be a change; the extractor looks at the verb before.
        return None
    top = abs(high.value) if match.group("sep").strip() != "to" and low.value >= 0 else high.value
    if _is_doubled(low, high, read):
        top = -top
    return Quantity("range", low.start, high.end, low=low.value, high=top)
