"""What is measured, out of the words around a value: 'The mean (SD) age' → 'age'."""

from __future__ import annotations

import functools
import re

from evidex.extract._when.times import without_times
from evidex.text.lowering import lowered
from evidex.text.units import UNIT_WORDS

__all__ = ["measured"]

_STATISTIC_WORDS = re.compile(
    r"[(\[][^()\[\]]{0,20}\b(?:means?|median|SD|SEM?)\b[^()\[\]]{0,20}[)\]]|"
    r"[(\[]\s?(?:±|\+/-|years?,)?\s?(?:SD|SEM?|IQR|interquartile range|range|standard (?:deviation"
    r"|error)[^)\]]{0,20}|S\.D\.|s\.d\.|95% CI|95% confidence intervals?|\w{1,3})\s?[)\]]"
    r"|[±,]\s?(?:SD|SEM?|standard (?:deviation|error))(?: of the mean)?|\+/-\s?(?:SD|SEM?|standard (?:deviation|error))"
    r"|\b(?:adjusted|overall|crude|geometric|estimated|weighted|pooled)\s(?=mean)|\bP\s?[<=>]\s?[\d.]+",
)
_LEADING = re.compile(
    r"^(?:(?:the|a|an|no|their|his|its|this|these|overall|total|mean|means|median|medians|average|averages|averaged|values?"
    r"|and|or|both|also|only|there|was|were|had|has|is|are"
    r"|corresponding|respective|of|in|with|for|on|at|by|to|from|as|that|which|who|when|however|similarly"
    r"|estimated|adjusted|significant|significantly|greater|lower|higher|larger|smaller|longer|shorter|similar|marked"
    r"|statistically|marginally|slightly|markedly|increased|decreased|reduced|improved|better|worse|more|less|fewer"
    r"|further|mild|modest|small|large|substantial|maximum(?= increase| decrease))\b[\s,:]*)+",
)
_CHANGE = re.compile(
    r"^(?:(?:percentage?|percent|absolute|relative|weekly|clinical)\s)?(?:reductions?|increases?|decreases?|changes?"
    r"|improvements?|declines?|rises?|falls?|drops?|gains?|increments?|differences?|elevations?|loss(?=\sin))\s"
    r"(?:from baseline\s)?(?:in|of|for)\s(?:the\s)?",
)
_TRAILING = re.compile(
    r"(?:[\s,(\[:;]+(?:was|were|is|are|had|has|of|by|to|from|at|in|for|on|with|increased|decreased|improved|rose|fell"
    r"|reduced|declined|dropped|changed|averaged|significantly|mean|means|lower|higher|greater|longer|shorter|similar"
    r"|median|average|being|and|or|the|a|an|improvement|found|observed|noted|seen|reported|measured|estimated|than|that"
    r"|both|after|before|during|respectively|only|approximately|about|between|among|compared|values?|ranged))+"
    r"[\s,(\[:;]*$",
)


_EMPTY = re.compile(
    r"^(?:change|reduction|increase|decrease|improvement|decline|(?:significant )?difference|value|result"
    r"|increment|rise|fall|patient"
    r"|subject|old|year|cm|kg|mm|month|day|point|week|hour|min|[\d.,]+\s(?:to|and|vs\.?)\s[\d.,]+\D*"
    r"|not|standard deviation|standard error|group|it|they|there|this|we|data|drop)s?(?:\sfrom(?: baseline)?)?$",
)


_UNIT = re.compile(UNIT_WORDS)
_NAMED = re.compile(r"[A-Za-z]{2}|\b[A-Z]\d|^[A-Z]$")


@functools.lru_cache(maxsize=256)
def measured(text: str | None) -> str | None:
    """What is measured, out of the words around a value; None where nothing is left. Values of a list ask alike."""
    if text is None:
        return None
    plain = " ".join(without_times(_STATISTIC_WORDS.sub(" ", text)).split())
    low = lowered(plain)
    for opening in (_LEADING, _CHANGE) * 2:
        if match := opening.match(low):
            plain, low = plain[match.end() :], low[match.end() :]
    if match := _TRAILING.search(low):
        plain = plain[: match.start()]
    plain = plain.strip(" ,:;([–-=")
    if "(" not in plain:
        plain = plain.rstrip(")] ")
    if _EMPTY.match(plain.lower()) or _UNIT.fullmatch(plain):
        return None
    return plain if _NAMED.search(plain) else None
