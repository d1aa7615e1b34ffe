"""Whether a level or a mean governs a percentage in its clause: 'HbA1c was 8%', 'a mean saturation of 96%'."""

from __future__ import annotations

import re

from evidex.extract._proportion.grounds.beside import Beside
from evidex.extract._proportion.grounds.exempt import describes_whom, is_compared, mean_is_apart
from evidex.extract._proportion.grounds.words import STABLE_DISEASE
from evidex.text.matching import last_match
from evidex.text.people import HUMANS, PERSONS

__all__ = ["MEAN_OF_SHARES", "OF_PEOPLE", "RATE_WORD", "level_ground"]

_LEVEL = re.compile(
    r"\b(?:HbA1c?|HbA\(?1c?\)?|Hb\sA1c|A1[cC]|glyc(?:at|osylat)ed h\w+|h(?:a)?ematocrit|Hct|PCV|ejection fractions?"
    r"|L?R?VEF|EF"
    r"|FEF|FEV\s?\(?1?\)?|FEV1?/FVC|FVC|DLCO|vital capacity|saturations?|S[apv]O2|StO2|SvO2|FiO2|oxygen(?:ation)?"
    r"|TSATs?|glyco-?ha?emoglobin|Karnofsky|KPS|pre-?test probabilit(?:y|ies)"
    r"|body fat|fat mass|percent(?:age)?\s(?:weight|bone|volume|fat)\s(?:loss|gain|change|reduction)"
    r"|humidity|moisture|concentrations?|dos(?:e|es|age) of(?=(?:\s[\w\ue000-]+){0,4}\s?[(\[]?\s?$)"
    r"|power(?!\s(?:analys|calculat))|variance|variability|variation|heterogeneity|R2|r2"
    r"|R²"
    r"|I2|I²"
    r"|I\(2\)|I-squared|CVs?|RSD|coefficients?|similarity|identity|homology|[Bb]ioavailability|puri(?:ty|ties)|enantiomeric|radiochemical|FMD"
    r"|flow[- ]mediated|stenosis"
    r"|fractional shortening|confidence|significance level|(?<!-)(?<!TNF )(?<!interferon )alpha(?![\w(-]|\sgene)"
    r"|vaccine efficacy|protective efficacy"
    r"|vaccine effectiveness"
    r"|risk reductions?|RRR|ARR|relative reduction|absolute reduction|risk differences?|difference|heritability"
    r"|efficienc(?:y|ies)"
    r"|recover(?:y|ies)|T/C|ODI|Oswestry\w*|Cronbach|kappa"
    r"|discount|threshold|cut-?offs?|defined as|definition|VO2\w*|1-?RM"
    r"|humidif\w+|shortening"
    r"|mineral density|BMD|weight change|ratios?|therapeutic gains?|water content|reticulocytes?|lymphocytes"
    r"|neutrophils"
    r"|extraction ratio"
    r"|hypothes\w+|assuming an?|to detect|sample size|margin|(?<!standard )error|RMS errors|precision of|fat content"
    r"|total energy"
    r"|energy intake|calori\w+"
    r"|attributable fractions?|attributable risk|PAF|PAR|PF|prevent(?:ed|ive) fractions?"
    r"|inhibitory|TBSA|body surface|(?<!correctly )predicted)\b",
)
"""What is measured in percent in one person or thing, so that nobody is counted: 'HbA1c', 'ejection fraction', 'CV'."""
RATE_WORD = re.compile(
    r"\b(?:(?<!heart )(?<!pulse )(?<!filtration )rates?(?!-)|proportions?"
    r"|percentages?(?! change| reduction| decrease| increase)|prevalences?|incidences?"
    rf"|frequenc(?:y|ies)|{PERSONS}|survival|mortality"
    r"|response"
    r"|sensitivit\w+|specificit\w+|success|share|predictive value|accuracy|users|deaths?|cases)\b",
    re.IGNORECASE,
)
_IN_WHOM = re.compile(
    rf"\s(?:in|of|among|for)\s(?:(?:(?:the|all|these|our)\s)?\ue000\s)?(?:[\w-]+\s){{0,3}}?{PERSONS}\b"
)
"""'ejection fraction in patients was 45%': in whom it was measured, which makes no share of it."""
_MEAN = re.compile(
    r"\b(?:[Mm]eans?|[Mm]edian|[Aa]veraged|SD|SEM|IQR"
    r"|(?<!national )(?<!state )(?<!population )(?<!regional )[Aa]verage)\b"
)
MEAN_OF_SHARES = re.compile(
    r"^\)?\s(?:\([^()]{1,20}\)\s|±\s?SEM?\s)?(?:percent(?:age)?s?|proportions?|fractions?)(?=\sof\b)"
)
"""Behind 'mean': 'the mean percentage of days without pain' is a value of each, no share of a group."""
_LEVEL_TAKEN = re.compile(r"^\s(?:value\s)?(?:of|at|[<>=≥≤])\s?[<>=≥≤]?\s?\ue000\s?[A-Za-z/]|^\s(?:groups?|arms?)\b")
"""'a cut-off of 5 mm or 92%': the level has a number of its own; 'in the PF group': it names an arm."""
_MEAN_TAKEN = re.compile(
    r"^[^,;\ue000-\ue006]{0,60}?[\ue000\ue003](?:[^,;(\ue000-\ue006]{0,16}[,;)]|\s?[a-z]{2,12}(?:\sold)?\sand\s$)"
)
_CLAUSE = re.compile(r"[;:]|w(?<!\w.)h(?:ile|ereas)\b|b(?<!\w.)ut\b|a(?<!\w.)lthough\b|\.\s|,\sand\s|\),\s")
"""Each alternative begins with its own character: found faster."""
_LABELS = re.compile(
    r"(?:\s[A-Za-z][^:;.,()\ue000-\ue006]{1,40}\s\ue006(?:\s?\([^()]*\))?,(?:\sand)?)*\s[A-Za-z][^:;.,()\ue000-\ue006]{1,40}\s"
)
"""'mean HbA1c: drug 7.1%, placebo ': a list of labels is of what stands before the colon."""
_BRACKET_LABEL = re.compile(r"\((?:[^:;()\ue000-\ue006]{1,40}:\s\ue006;\s)?[^:;()\ue000-\ue006]{1,40}:\s$")
"""'FEV1 was alike (drug A: 58%; placebo: 60%)': a label in a bracket begins no clause of its own."""
_ACHIEVED = re.compile(r"\b(?:achievement|attainment) of\b[^;]*\b(?:was|were)\s$")
"""'achievement of the MCID for VAS and ODI was 80%': how many achieved it."""
_ACHIEVERS = re.compile(
    rf"\b(?:proportion|percentage|number)s? of {PERSONS}\s(?:who\s)?(?:achiev|reach|attain)(?:ing|ed)\s"
    r"[^;]{2,60}?\b(?:was|were)\b[^;]*(?:[(\[]|\b(?:was|were)\s|\ue006\s(?:vs\.?|versus|and)\s)$"
)
"""'The proportion of patients achieving HbA1c < 7% was higher with A (46% vs 14%)': how many achieved it."""
_SOLVENTS = re.compile(r"\b(?:gradient program(?:me)?|gradient elution|mobile phase)\b")
"""How much of a solvent flows, minute by minute: 'B 80% (0 min); B 20% (30 min)'."""
OF_PEOPLE = re.compile(
    r"^(?:,?\s(?:and|or|vs\.?|versus)\s\ue006)?\s(?:of\s(?:the\s|all\s|our\s)?(?:\w+\s)?)?"
    rf"{HUMANS}\b"
    r"|^\sof\sthe\s(?:[\w-]+\s){1,3}(?:groups?|arms?|cohorts?)\b"
)


_WHOM_BEHIND = re.compile(r"^\)?\s(?:for|in|with|among)\s[^,;:()\ue000-\ue006]{2,50},\s")
"""'30% for low concentration, 58% for deficiency': of whom the share before is."""


_FIRST_WORD = re.compile(r"^\s*[A-Z](?=jection|ractional|a?ematocrit|ital|aturation|ioavailability)")


def _uncapitalised(words: str) -> str:
    """The words with the first as inside a sentence: 'Ejection fraction rose' is of the ejection fraction."""
    return _FIRST_WORD.sub(lambda first: first.group().lower(), words)


def level_ground(case: Beside) -> str | None:
    """What the clause before a percentage says that it measures; None where it is a share for all that is said."""
    before = case.before
    if _SOLVENTS.search(before):
        return "level"
    if STABLE_DISEASE.search(before):
        return None
    begun = last_match(_CLAUSE, before)
    if begun is not None and begun.group() == ":" and _LABELS.fullmatch(before, begun.end()):
        begun = last_match(_CLAUSE, before[: begun.start()])
    elif begun is not None and (label := _BRACKET_LABEL.search(before)):
        begun = last_match(_CLAUSE, before[: label.start()])
    clause = before[begun.end() :] if begun else before
    last = max(clause.rfind("\ue006"), clause.rfind("\ue005"), -1)
    near = _WHOM_BEHIND.sub("", clause[last + 1 :]) if last >= 0 and len(clause) - last < 90 else clause
    if OF_PEOPLE.match(case.behind) or _ACHIEVED.search(before):
        return None
    if case.share.bound is None and _ACHIEVERS.search(before):
        return None
    level = last_match(_LEVEL, _uncapitalised(near))
    if level is not None and level.group().startswith("dos") and RATE_WORD.search(near[: level.start()]):
        return None  # 'the response rate to high doses of nifedipine is low (27%)'
    if level is not None and not RATE_WORD.search(_IN_WHOM.sub("", near[level.end() :])):
        apart = describes_whom(near, level) or is_compared(case, near, level)
        return None if apart or _LEVEL_TAKEN.match(near[level.end() :]) else "level"
    mean = last_match(_MEAN, near)
    behind_mean = near[mean.end() :] if mean is not None else ""
    taken = mean is not None and (_MEAN_TAKEN.match(behind_mean) or mean_is_apart(near, mean))
    if mean is None or taken:
        return None
    of_shares = MEAN_OF_SHARES.match(behind_mean)
    rest = behind_mean[of_shares.end() :] if of_shares else behind_mean
    return None if RATE_WORD.search(_IN_WHOM.sub("", rest)) else "mean"
