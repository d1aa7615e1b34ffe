"""What shows that a number is a central value: a word such as 'mean', a spread, a pair, a list that goes on."""

from __future__ import annotations

import re

from evidex.extract._score.values import COUNTED, SD, SE, UNIT, UNIT_WORDS, Finder, Value
from evidex.text.quantities import Quantity
from evidex.text.words import Words

__all__ = ["find_values"]

STATISTIC = re.compile(r"\b(?:[Mm]eans?|[Mm]edians?|[Aa]verag(?:e[sd]?|ing))\b")
_NOT_STATISTIC = re.compile(
    r"^\s(?:difference|differences|arterial|corpuscular|blood pressure of|square|ratio|risk|effect size|reciprocal"
    r"|of the two)\b"
    r"|^\s?-"
)
_CHANGE = (
    r"(?:reductions?|increases?|decreases?|changes?|improvements?|declines?|gains?|loss(?:es)?|correction|rise|fall"
    r"|drop"
    r"|decrement|increment|shortening|reduced|increased|decreased|improved|declined|rose|fell|dropped|gained|lost"
    r"|elevation)"
)
_CHANGED_BY = re.compile(
    rf"\b{_CHANGE}\b(?:\s[\w-]+){{0,7}}?\sby\s(?:an?\s)?(?:(?:mean|median|average)\s(?:of\s)?)?(?:approximately\s"
    rf"|about\s)?$",
    re.IGNORECASE,
)
_CHANGE_NOUN = re.compile(rf"\b{_CHANGE}\b", re.IGNORECASE)
_EFFECT = re.compile(
    r"\b(?:difference|odds|hazard|risk ratio|relative risk|ratio|OR|HR|RR|SMD|WMD|MD|effect size|beta|coefficient"
    r"|correlation"
    r"|r\s?=|kappa|AUC|chi-?square|statistic|per (?:unit|SD)|cut-?off|threshold|slope|regression|log-?rank|R\(?2\)?"
    r"|R²|multiple R)\b"
)
_OTHER_GROUP = re.compile(
    r"^,?\s(?:in|for|with|among|after|at|on|before|during)\s[^.;\ue000-\ue006]{2,80}?,?\s(?:and|vs\.?|versus"
    r"|(?:as\s)?compared (?:with|to)"
    r"|whereas|while|but|to|than)\s(?:(?:it|was|were|a|an|the|mean|median|of|by|only|that|to)\s){0,4}$"
)
_PAIR = re.compile(r"^\s?(?:vs\.?|v\.?|versus|compared (?:with|to)|and|or|,\s?and|,|to|/|;)\s?(?:that of\s)?$")


def find_values(words: Words) -> list[Value]:
    """The central values of a sentence, in order."""
    finder = Finder(words)
    values: list[Value] = []
    for index, quantity in enumerate(finder.found):
        if index in finder.used or quantity.kind not in ("number", "plus_minus", "percent", "range"):
            continue
        if quantity.kind == "range":
            values.extend(_changed_range(finder, index, quantity))
            continue
        if quantity.value is None or _set_aside(finder, index):
            continue
        told = _chain(finder, values, index) or _governed(finder, index) or _other_evidence(finder, values, index)
        if told is None:
            continue
        if told == ("mean", "plus_minus") and values and _compared_change(finder, values[-1], index):
            told = ("mean_change", "plus_minus")
        value = finder.take(index, *told)
        if value is not None:
            value.chained = told[1] == "chain"
            values.append(value)
    _share_units(values)
    return values


def _compared_change(finder: Finder, before: Value, index: int) -> bool:
    """'weight increased by 3.2 ± 0.8 kg compared to 0.02 ± 0.70 kg in UC': the other side of a change is one."""
    between = finder.shape[before.end : finder.offsets[index]]
    compared = re.search(r"\b(?:compared|vs\.?|versus|than|and|,)\b|,", between)
    return before.statistic == "mean_change" and len(between) < 110 and compared is not None and ";" not in between


_SCALE_BEHIND = re.compile(r"^\s?(?:[-‐–]\s?[a-z]|to\s\ue000\s?(?:point|scale|[(,;.]?\s?(?:on|\(where|=))|=\s?[a-z])")
_PEOPLE_BEHIND = re.compile(
    r"^\s(?:of\s(?:the\s)?\ue000|(?:[\w-]+\s){0,2}(?:patients|subjects|participants|women|men|children|infants|cases"
    r"|studies|trials"
    r"|individuals|people|controls|adults|eyes|rats|mice|dogs|animals|hospitals|cent(?:er|re)s|countries|males"
    r"|females|girls|boys|respondents)\b)"
)
_COMPARED_WITH = re.compile(r"(?:[<>≤≥]|> or =|< or =|less than|more than|at least|greater than)\s?$")


def _set_aside(finder: Finder, index: int) -> bool:
    """Whether a number is no value of anything: a scale's end, a threshold, a count of people, a share."""
    offset, quantity = finder.offsets[index], finder.found[index]
    if quantity.kind == "plus_minus":
        return False
    behind, before = finder.after(offset + 1, 60), finder.shape[max(offset - 24, 0) : offset]
    if quantity.words or _PEOPLE_BEHIND.match(behind) or _SCALE_BEHIND.match(behind):
        return True
    if _COMPARED_WITH.search(before) and not re.search(
        r"(?:was|were|of)\s(?:[<>≤≥]\s?|more than |less than "
        r"|at least )$",
        before,
    ):
        return True
    if re.search(r"\b(?:n|N|[Pp])\s?[=:<>]\s?$|\bfrom 0\s$|\bscale\s(?:of|from)\s$", before) or re.search(
        r"\(\s?0\s?-", before
    ):
        return True
    if re.match(r"^\s?[x×]\s?10\b", behind) or re.search(r"\border of\s$|[A-Za-z]\d*[-–]$|[A-Za-z]\ue000[-–]$", before):
        return True
    if before.endswith("[") and re.match(r"^(?:\]|\s?[,–-]\s?\ue000)", behind) and quantity.kind == "number":
        return True
    if (
        quantity.value is not None
        and 1900 <= quantity.value <= 2035
        and before.endswith((", ", "(", "in "))
        and not UNIT.match(behind)
    ):
        return True
    if quantity.value == 0 and re.match(r"^\s?(?:to|-|–)\s?", behind):
        return True
    if quantity.kind == "percent":
        noun = re.match(
            r"^\s(?!(?:in|for|at|of|and|or|vs|versus|with|after|to|by|from|on|during|among|compared|than"
            r"|respectively|points?|was|were|is)\b)[a-z]",
            behind,
        )
        return index in finder.shares or noun is not None
    return False


def _changed_range(finder: Finder, index: int, quantity: Quantity) -> list[Value]:
    """'improvement in LL (30.9 to 38.3; p = .013)': two values where a change is told and 'to' stands between."""
    printed = finder.read.text[quantity.start : quantity.end]
    offset = finder.offsets[index]
    before = finder.shape[max(offset - 90, 0) : offset]
    if " to " not in printed or quantity.percent or quantity.low is None or quantity.high is None:
        return []
    if not before.endswith(("(", "[")) or not _CHANGE_NOUN.search(before) or _EFFECT.search(before[-50:]):
        return []
    if not re.match(r"^\s?[a-zA-Z/%²]{0,9}\s?[;,)\]]", finder.after(offset + 1)):
        return []
    values = []
    for number in (quantity.low, quantity.high):
        value = Value(offset, offset + 1, index, index, number, "mean", evidence="range", stop=offset + 1)
        finder.set_unit(value, Quantity("number", quantity.start, quantity.end))
        value.stop = value.end
        values.append(value)
    values[1].chained = True
    finder.used.add(index)
    return values


def _share_units(values: list[Value]) -> None:
    """'6 vs 2 cm': a unit behind the last of a list is that of all."""
    for left, right in zip(reversed(values[:-1]), reversed(values[1:]), strict=True):
        if right.chained and left.unit is None and right.unit is not None:
            left.unit = right.unit


def _alike(finder: Finder, before: Value, index: int) -> bool:
    """Whether a number looks like the value before: the same unit behind it, or the same spread."""
    quantity = finder.found[index]
    if quantity.kind == "plus_minus":
        return before.evidence == "plus_minus" or before.sd is not None
    behind = finder.after(finder.offsets[index] + 1)
    unit = UNIT.match(behind) or COUNTED.match(behind)
    if unit is not None:
        return before.unit is None or unit["unit"] == before.unit
    number = quantity.value
    decimals = number is not None and number.as_tuple().exponent == before.value.as_tuple().exponent
    return before.unit is None and decimals and before.value.as_tuple().exponent != 0


def _signed(finder: Finder, index: int) -> bool:
    """Whether a number is printed with a sign: '-11.7' of a scale that falls."""
    value = finder.found[index].value
    return finder.read.text[finder.found[index].start] == "+" or (value is not None and value < 0)


def _chain(finder: Finder, values: list[Value], index: int) -> tuple[str, str] | None:
    """A value that only a joint parts from the one before, in the same form."""
    if not values or (finder.found[index].kind == "percent" and values[-1].unit != "%"):
        return None
    before = values[-1]
    stroke = finder.shape[before.end : finder.offsets[index]].strip() == "/"
    if stroke and (finder.found[index].value in (10, 100, 5, 7) or before.evidence != "pair"):
        return None
    between = finder.shape[before.stop : finder.offsets[index]]
    if _OTHER_GROUP.match(between) and _alike(finder, before, index):
        return before.statistic, "chain"
    if not _PAIR.match(between):
        return None
    if between.strip() in (",", ";", "and", "or") and finder.found[index].kind == "number" and before.sd is None:
        behind = finder.after(finder.offsets[index] + 1, 30)
        unit = UNIT.match(behind)
        if (
            not (unit and (before.unit is None or unit["unit"] == before.unit))
            and "respectively" not in finder.shape
            and between.strip() != "/"
        ):
            return None
    if finder.found[index].kind == "number" and before.evidence == "plus_minus":
        return None
    return before.statistic, "chain"


def _governed(finder: Finder, index: int) -> tuple[str, str] | None:
    """A value that a word such as 'mean' governs, or that has a ± spread."""
    offset = finder.offsets[index]
    before = finder.shape[max(offset - 150, 0) : offset]
    quantity = finder.found[index]
    word = _statistic_word(before)
    if quantity.kind == "plus_minus":
        statistic = word[0] if word else "mean"
        if _signed(finder, index) and _CHANGE_NOUN.search(finder.shape[max(offset - 160, 0) : offset]):
            return "mean_change", "plus_minus"
        if _CHANGED_BY.search(before) or (word and word[1] and _CHANGE_NOUN.search(word[2])):
            statistic = "mean_change"
        return statistic, "plus_minus"
    if word is None or not word[1]:
        return None
    between = word[2]
    if _EFFECT.search(between) or not _connected(between):
        return None
    change = _CHANGE_NOUN.search(between) or _CHANGED_BY.search(before)
    if re.search(r"\bfrom\s$|\bfrom\s[^.;]{1,40}\sto\s$|\bloss\s?[(]?$", before) and not re.search(
        r"\bchanged?\b[^.;]{0,40}\bof\s$", before
    ):
        change = None
    if quantity.kind == "percent" and not change and _SHARE_NOUN.search(between):
        return None
    return ("mean_change" if change and word[0] == "mean" else word[0]), "word"


_SHARE_NOUN = re.compile(
    r"\b(?:rates?|proportions?|percentages? of (?:patients|subjects)|prevalence|incidence"
    r"|sensitivity|specificity)\b"
)
_CONNECTED = re.compile(
    r"(?:\b(?:was|were|is|are|of|at|being|reached|averaged|to|from|by|equal(?:s|ed)?|in|than|only|about"
    r"|approximately|just|over|around|nearly)|[=:,(\[~≈<>≥≤-]|^\s?)\s{0,2}$"
)
_NOUN_END = re.compile(
    r"(?:score|scores|age|index|level|levels|follow-?up|duration|time|stay|BMI|ratio|value"
    r"|pressure|rate|size|weight|loss|dose|count|volume|[A-Z]{2,6}|\)|correction|angle|years|SD|improvement|reduction"
    r"|change|intensity|diameter|length|width|thickness|number)\s$"
)


def _connected(between: str) -> bool:
    """Whether the words between 'mean' and a number lead to it."""
    if len(between) > 110 or re.search(r"[.;]\s|\b(?:while|whereas|but|although|which|because)\b", between):
        return False
    return bool(_CONNECTED.search(between) or _NOUN_END.search(between))


def _statistic_word(before: str) -> tuple[str, bool, str] | None:
    """The nearest 'mean', 'median', 'average' before: what it is, whether nothing else took it, the words between."""
    last = None
    for match in STATISTIC.finditer(before):
        if not _NOT_STATISTIC.match(before[match.end() : match.end() + 16]):
            last = match
    if last is None:
        return None
    between = before[last.end() :]
    free = not re.search(
        "[\ue000-\ue006]",
        re.sub(
            r"\([^()]*\)|\[[^\]]*\]|\ue000\s(?:\w+\s)?(?:arms|groups|treatments|doses|regimens|cohorts)|\b(?:\ue000"
            r"|at|after|over|of|within|in|first|last|week|month|day|year)[- ]?\s?\ue000[- ]?(?:year|month|week|day"
            r"|hour|min|point|item|h\b|yr|mm|cm|m\b)s?",
            "",
            between,
        ),
    )
    kind = "median" if last.group().lower().startswith("median") else "mean"
    return kind, free, between


_LABEL = r"(?P<label>[A-Za-z][^()\[\];:\ue000-\ue006]{1,120}?)"
_PAIR_NUMBER = r"\ue000(?:\s?[a-zA-Z/%µ²°]{1,9}(?:\s?(?:Hg|points))?)?(?:\s?[(\[][^()\[\]]{1,24}[)\]])?"
_PAIRED = re.compile(
    r"[(\[]\s?(?P<a>\ue000)(?:\s[a-zA-Z.%µ²°/-]{1,20}\d?)?\s?(?:vs\.?|versus|v\.?"
    r"|compared (?:with|to)|to)\s\ue000"
)
_FROM_TO = re.compile(
    r"\b(?:from\s)(?:an?\s(?:mean|median|average"
    r"|baseline)\s(?:of\s)?)?(?P<a>\ue000)(?P<between>[^.;,\ue000-\ue006]{0,60}?(?:[(\[][^()]{0,30}[)\]])?[^.;,\ue000-\ue006]{0,40}?)\sto\s(?:an?\s(?:mean|median|average)\s(?:of\s)?)?\ue000"
)


def _other_evidence(finder: Finder, values: list[Value], index: int) -> tuple[str, str] | None:
    """Evidence other than a word for the statistic."""
    offset = finder.offsets[index]
    before = finder.shape[max(offset - 130, 0) : offset]
    if re.search(r"(?:\bx̄?|X̄|\bM|\bx)\s?=\s?$", before):
        return "mean", "word"
    printed = finder.read.text[finder.found[index].start]
    if printed == "+" and before.endswith((": ", ":", "(", ", ")) and _CHANGE_NOUN.search(finder.shape[:offset]):
        return "mean_change", "word"
    if finder.found[index].kind == "percent":
        return ("mean_change", "change") if _percent_change(finder, index, before) else None
    return (
        _again(finder, values, index)
        or _with_spread(finder, index)
        or _paired(finder, index)
        or _slashed(finder, index)
    )


def _again(finder: Finder, values: list[Value], index: int) -> tuple[str, str] | None:
    """'(-11.5 and -15.4 mm Hg) than in the captopril group (-9.3 …': a bracket like the one before."""
    if not values or values[-1].evidence == "range":
        return None
    offset = finder.offsets[index]
    between = finder.shape[values[-1].end : offset]
    if len(between) > 110 or not between.rstrip().endswith(("(", "[")) or "." in between.strip(". ") or ";" in between:
        return None
    opened = finder.shape[max(values[-1].start - 12, 0) : values[-1].start]
    if not re.search(r"[(\[]\s?(?:mean|median|average)?\s?$", opened) and not values[-1].chained:
        return None
    if re.search(r"\b(?:than|and|versus|vs\.?|compared|to|or|,)\b", between) and not _EFFECT.search(between):
        number = finder.found[index].value
        alike = number is not None and number.as_tuple().exponent == values[-1].value.as_tuple().exponent
        if alike or UNIT.match(finder.after(offset + 1)):
            return values[-1].statistic, "again"
    return None


_N_SPREAD_UNIT = re.compile(rf"^\s?[(\[]\s?\ue000\s?[)\]]\s?{UNIT_WORDS}(?![A-Za-z])")
_SD_STATED = re.compile(rf"^\s?(?:{UNIT_WORDS})?\s?[,;]?\s?[(\[]\s?(?:{SD}|{SE}|±|\+/-)\s?[=:,±]?\s?\ue000")


def _with_spread(finder: Finder, index: int) -> tuple[str, str] | None:
    """'32.3 (19.7) years', '302 pmol/L (SD 88)': the spread shows what it is."""
    behind = finder.after(finder.offsets[index] + 1)
    if _EFFECT.search(finder.shape[max(finder.offsets[index] - 40, 0) : finder.offsets[index]]):
        return None
    if _SD_STATED.match(behind):
        return "mean", "spread"
    value = finder.found[index].value
    follower = finder.found[index + 1].value if index + 1 < len(finder.found) else None
    if value is None or follower is None or not _N_SPREAD_UNIT.match(behind):
        return None
    if value == value.to_integral() and follower == follower.to_integral():
        return None
    return "mean", "spread"


_RISKS = re.compile(
    r"\b(?:risks?|odds|hazards?|incidences?|rates?|mortality|prevalences?|proportions?|number|numbers|likelihood"
    r"|probability|frequency|costs?"
    r"|deaths?|admissions?|events|cases|patients|survival|admission|use|prescri\w+|chance|efficacy|effectiveness"
    r"|variance|power)\b",
    re.IGNORECASE,
)


def _percent_change(finder: Finder, index: int, before: str) -> bool:
    """'weight fell by 12%', 'improvements of 21% and 14%': a change of a measurement in percent."""
    clause = re.split(r"[;:.]\s|\b(?:while|whereas|but|although)\b", before)[-1]
    if _RISKS.search(clause) or _EFFECT.search(clause):
        return False
    if _CHANGED_BY.search(clause) or re.search(
        r"\b(?:improvements?|reductions?|increases?|decreases?|gains?"
        r"|loss) of\s$",
        clause,
    ):
        behind = finder.after(finder.offsets[index] + 1, 60)
        return not _RISKS.search(behind[:40]) and not re.match(r"^\s?(?:or more|or greater|per|/)", behind)
    return bool(
        re.search(
            r"\b(?:increased|decreased|fell|rose|improved"
            r"|declined)\b[^(\ue000-\ue006]{0,60}[(]\s?$",
            clause,
        )
    )


def _slashed(finder: Finder, index: int) -> tuple[str, str] | None:
    """'Pain scores …: AL/AL-AU preoperative, 4.1/4.0': a pair parted by a stroke, both with decimals."""
    offset = finder.offsets[index]
    if finder.after(offset + 1, 2) != "/\ue000" or "score" not in finder.shape:
        return None
    pair = (finder.found[index].value, finder.found[index + 1].value)
    if any(value is None or value.as_tuple().exponent == 0 for value in pair):
        return None
    return "mean", "pair"


def _paired(finder: Finder, index: int) -> tuple[str, str] | None:
    """'PT (21.6 vs. 23.6, p = .009)': two numbers in brackets that a comparison parts."""
    offset = finder.offsets[index]
    if finder.found[index].kind != "number" or offset == 0:
        return None
    opening = finder.shape.rfind("(", max(offset - 2, 0), offset)
    square = finder.shape.rfind("[", max(offset - 2, 0), offset)
    begin = max(opening, square)
    if begin < 0:
        return None
    match = _PAIRED.match(finder.shape, begin)
    if match is None or match.start("a") != offset:
        return None
    host = finder.shape[max(begin - 120, 0) : begin]
    if _EFFECT.search(host[-60:]) or re.search(
        r"\b(?:n|number of (?:patients|cases|events|deaths)|patients|P|p"
        r"|years? (?:19|20)\d\d)\s?=?\s?$",
        host,
    ):
        return None
    first, second = finder.found[index], finder.found[index + 1]
    if first.value is not None and first.value == -(second.value or 0):
        return None
    if any(
        q.value is not None and 1900 <= q.value <= 2030 and q.value == q.value.to_integral() for q in (first, second)
    ):
        return None
    signed = _signed(finder, index) and _CHANGE_NOUN.search(host + finder.shape[max(begin - 200, 0) : begin])
    return ("mean_change" if signed else "mean"), "pair"
