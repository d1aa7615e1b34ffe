"""Percentages that measure a change, a strength or a quantity, told by what governs them in their clause.

'Decreases in triglycerides were greater with the high dose (28% vs 20%)', 'was reduced 47%', 'latanoprost 0.005%'.
"""

from __future__ import annotations

import re

from evidex.extract._proportion.grounds.words import INCLUDED_ILLS, STABLE_DISEASE
from evidex.extract._proportion.numbers.share import Share
from evidex.text.people import A_HUMAN
from evidex.text.words import Words

__all__ = ["FROM_TO", "governed"]

_NOUN = (
    r"(?:reductions?|decreases?|increases?|declines?|changes?|improvements?|drops?|falls?|rises?|gains?|elevations?"
    r"|increments?|savings?|inhibition|suppression|shortening)"
)
_A_NOUN = re.compile(rf"{_NOUN}\s")
"""Without one neither `_DIRECT` nor `_SUBJECT` can be found."""
_SHARE_WORD = (
    r"(?:incidences?|rates?|proportions?|prevalences?|percentages?|mortality|survival|number|risks? of"
    r"|use of|respon\w+|success|sensitivity|specificity|accuracy|likelihood|probability|occurrence|complian\w+"
    r"|adheren\w+)"
)
_PEOPLE = rf"{A_HUMAN}(?!['’])"
"""Not 'the physician's assessment'."""
_SUBJECT = re.compile(
    rf"^(?:(?!\b{_SHARE_WORD}\b|\b{_PEOPLE}\b)[^;]){{0,120}}\b{_NOUN}\s(?:in|of|from|to|for|among|at|with|between|was|were)\s"
    rf"(?:(?!\b{_SHARE_WORD}\b|\b{_NOUN}\s)[^;]){{0,160}}$",
)
_BREAK = re.compile(r"[;.]\s|\b(?:while|whereas)\b|:\s(?=[A-Z])")
_IN_WHOM = re.compile(
    r"(?:\b(?:in|among|for|by|had|have|with|shown by|seen in)\s(?:the\s)?|\b(?:and|or)\sin\s)$"
    r"|\b(?:occurred|observed|seen|noted|reported|achieved|experienced|found|recorded|present|obtained|demonstrated"
    r"|developed|showed|detected|rated|described)\b[^;]*$",
)
_SHARES_COMPARED = re.compile(r"\b(?:OR|[Oo]dds ratio|chi|Fisher)|χ")
_OF_WHOM = re.compile(
    rf"^(?:,?\s(?:and|or|vs\.?|versus|to)\s\ue006)?\s?[)\]]?\s(?:of\s)?(?:the\s|all\s|our\s|those\s|\ue000\s)?"
    rf"(?:(?!(?:in|for|with|among|at|on|after|by)\b)[\w-]+\s){{0,3}}{_PEOPLE}\b"
)
_VERB = re.compile(
    r"\b(?:increased|decreased|reduced|declined|rose|fell|dropped|improved|gained|lost|diminished|grew"
    r"|lowered|inhibited|suppressed)\s(?:(?:only|significantly|nearly|further|respectively|an?\s(?:average|mean|median)\sof)\s)?$",
)
_REDUCE_BRACKET = re.compile(
    r"\b(?:(?:reduce|increase|decrease|improve|diminish|enhance)[sd]?|lower(?:s|ed))\s[(\[]\s?$"
)
_IMPROVED = re.compile(rf"\b{_PEOPLE}\s(?:\w+\s){{0,2}}improved\s[(\[]\s?$")
_MEAN_WAS = re.compile(r"\b(?:[Mm]ean|[Mm]edian|[Aa]verage)\s[^;.,()]{1,90}\b(?:was|were)\s$")
_DIRECT = re.compile(rf"\b{_NOUN}\s(?:in|of)\s(?:[\w-]+\s){{1,4}}$")
_WANTED = re.compile(
    r"^\s(?:or\s(?:more|greater|better)\s)?(?:[\w-]+\s){0,2}(?:relief|reduction|improvement|decrease|increase"
    r"|inhibition|decrement|decline|loss|fall|rise|stenosis|diameter stenosis|regression|pain reduction|weight loss)\b"
)
_SIGNED = re.compile(r"(?:\+/[-–−]|[+±∓])\s?$")
_LEVEL_VERBS = (
    "was|were|is|are|averaged|averaging|of|reached|exceeded|exceeding|ranged from|ranging from|varied from"
    "|always exceeded|to within|between|to|ranged|varied|ranging|varying"
)
_LEVEL_ADDED = "found to be|within"
_QUANTITY = re.compile(
    r"\b(?:(?<!diagnostic )(?<!detection )yields?|contents?|(?<!predictive )(?<!accuracy )(?<!p )values?"
    r"|purity|intensity|amplitude|thickness"
    r"|diameter|velocity|volumes?|absorption|viability"
    r"|permeability|density|efficiency|agreement between|weights?|lengths?|activity|absorbance|transmission|clearance"
    r"|output|pressure|flow|inflation|costs?|expenditures?|deviation|uncertainty|energy|intake|tolerance|dry matter"
    r"|(?<!testing )(?<!test )(?<!vaccine )(?<!vaccination )(?<!screening )uptake"
    r"|occupancy|leakage|excretion|capacity|humidity|conductance)"
    rf"\s(?:(?:of|in|for|at)\s(?:[\w-]+\s){{1,5}})?(?:{_LEVEL_VERBS})\s(?:(?:{_LEVEL_ADDED})\s){{0,2}}$"
)
"""Quantities that are printed in percent as well as shares are: 'a humidity of 40%', 'the yield was 85%'."""
_BEFORE_LEVEL = frozenset(verb.split()[-1] for verb in f"{_LEVEL_VERBS}|{_LEVEL_ADDED}".split("|"))
"""The words that end `_QUANTITY` and the verbs of `_EXTREME`: looked at first, since few percentages follow one."""
_RATE = re.compile(rf"\b(?:{_SHARE_WORD}|{_PEOPLE}|frequenc\w+|fatality|coverage|survival|[a-z]+ control)\b")
_REACHED = re.compile(
    r"\b(?:reach(?:ed|es|ing)?|attain(?:ed|s|ing)?|(?:maximum|minimum|peak|nadir) of"
    r"|(?:volume|flow|intensity|exercise|load|isodose|depth)\s(?:\w+\s){0,2}at)\s(?:a\s\w+\sof\s)?$",
)
_BEFORE_REACHED = ("reach", "attain", "of", "at")
"""How the last word of `_REACHED` begins."""
_NAMED_LIMIT = re.compile(r"(?:^|[\s(\[])[(\[]?[A-Z]{2,6}[)\]]?\s?$")
"""An abbreviation right before a bound: 'adherent (MPR >= 80%)', 'cardiovascular risk (CVR) > 20%'."""
_OF_TIME = re.compile(
    r"\b(?:percent(?:age)?s?|per\scent|fractions?|proportions?)\s(?:of\s)?(?:the\s)?(?:(?:total\s|acid\s)?time|(?:[\w-]+\s)?ph)"
    r"\b[^.;]*$|\b(?:duration|time)\s(?:of|with|at|above|below)\s(?:[\w-]+\s)?ph\b"
)
"""'the percentage of time with a pH below 4 was 12%': of the time, whoever's it is."""
_EXCRETED = re.compile(
    r"\bexcretion\sof\s[^.;\ue000-\ue006]{2,60}(?:[(\[]|\b(?:was|were)\s|\ue006\)[^.;()]{2,40}[(\[])\s?$"
)
_SCALED = re.compile(
    r"^\s(?:of\s)?(?:energy|kcal|calories)\b|^\s(?:[\w-]+\s){0,3}(?:maxim(?:um|al)\s|VO\s?2|V[oO]\(2\))|^\sof\s(?:[\w-]+\s){0,2}[$£€]"
)
_STEM = (
    r"\w*(?:olol|adol|prost|prostone|caine|conazole|mycin|micin|floxacin|sone|solone|onide|zolamide|nidine|hexidine"
    r"|carpine|tropine|sporine|dextrin|dextran|limus|retinoin|fluorouracil|minoxidil|iodine|furacin|phrine|zoline|fenac|profen|propofol"
    r"|peroxide|chloride|nitrate|ascorbate|acetate|sul(?:f|ph)ate|phosphate|gluconate|hyaluronate|triclosan)"
)
_FORM_BEFORE = re.compile(r"[a-z]\s(?:gel|cream|ointment|lotion|eye ?drops|mouth ?rinse|(?:ophthalmic\s)?solution)\s$")
_WEAK_FORM = 5
"""Per cent: a gel or a cream that is told by its strength is hardly stronger."""
_DRUG_BEFORE = re.compile(
    rf"\b{_STEM}\s(?:maleate\s|acetonide\s|hydrochloride\s|valerate\s|propionate\s|ophthalmic\s|eye\s?drops\s"
    r"|(?:nasal\s)?(?:cream|gel|ointment|solution|lotion|spray|mouth\s?rinse|mouthwash)\s[(\[]?)?$",
)
_LIQUID = re.compile(
    r"\b(?:saline|dextrose|formalin|povidone|hypochlorite|\w*(?:flurane|halothane)|nitrous oxide|oxygen|n2o)\s$",
)
_INHALED = re.compile(r"\b\w*(?:flurane|halothane)\s(?:an(?:a?esthesia)\s)?[(\[]\s?$")
_EXTENT = re.compile(r"\bto\s(?:a|the)\s(?:\w+\s)?(?:extent|degree)\s[(\[]\s?$|\b(?:sparing|additive) effect of\s$")
_SPREAD_NAME = re.compile(
    r"\b(?:SE|SD|SEM|CV|RSD|S\.[ED]\.?)\s?[=:]?\s?$|\bI\s?(?:\((?:superscript\s)?[2\ue000]\)|²)\s?[=:]\s?$"
)
_SPREAD_AFTER = re.compile(r"^\s(?:S\.[ED]\b|SEM?\b|SD\b)")
_GLUED = re.compile(r"^(?:[A-Z]{1,4}\d?|\ue000RM|1RM)\b")
"""'80%LT', '60%VO2': a share of a quantity, as its name says."""
_LEVEL_OF_CI = re.compile(r"^\s?,?\s?(?:C\.?\s?I\b|IC\b|CrI|confidence|credible|\ue000\s?,\s?\ue000\s?[)\]])")
_ASSAY = re.compile(r"\b(?:int(?:ra|er)|within|between)[- ]?(?:batch|assay|run|day)\b[^;.]*$")
_AREA = re.compile(r"\bAUC(?:s\b|\s?\(|_|inf|last|0|tau|∞|\s(?:point|ratio))[^;.]*$")
"""The area under a curve of concentrations, not that of a test."""
_INTERVAL_OF_DIFFERENCE = re.compile(
    r"\b(?:confidence interval|ci)\s(?:of|for)\s(?:the\s)?(?:\w+\s)?difference[^;.()\ue003-\ue006]{0,60}"
    r"\s(?:was|is|being|of|from)\s[-−–]?\s?$"
)
"""'(the 95% confidence interval of the difference being -22% to 13%)'."""
_DIFFERENCE = re.compile(r"\bdifferences?\s(?:in|between|of|for)\s[^;:()\ue004-\ue006]{3,70}[:=,]\s$")
_RELATIVE = re.compile(
    r"\b(?:a|by)\s(?:an?\s)?relative\s$"
    r"|\b(?:absolute|relative)\s(?:excess|reduction|increase|decrease|difference)(?:es|s)?\s(?:in|of)\s[^;.\ue006]{2,120}\s(?:was|were)\s$"
)
"""'reduced by a relative 54%', 'the absolute excess in mortality was 15%'."""
_CHANGE_OF_RATE = re.compile(
    r"\b(?:reduction|decrease|increase)s?\s(?:in|of)\s(?:the\s)?(?:incidence|rate|risk|prevalence|mortality|frequency)\b"
    r"[^;.,\ue000-\ue006]{0,100}\s(?:was|were|ranged|varied|averaged)\s(?:from\s|between\s)?$"
)
"""'the reduction in the incidence of diarrhoea ranged from 8% to 45%'."""
_CONVERTED = re.compile(
    r"(?<![<>≤≥] )(?<![<>≤≥])(?:[$£€](?:\ue000|\ue003)|(?:\ue000|\ue003)\s?"
    r"(?:mm\s?Hg|mg/d[lL]|[mµμ]mol/[lL]|beats/min|bpm|s|sec|seconds|ms))\s?[(\[]\s?$"
)
"""'a 2.4 mm Hg (9%) reduction', 'costs rose $419 (11%)': the same change in percent."""
_CHANGES = re.compile(rf"\b(?:{_NOUN}|reduced|decreased|increased|lowered|fell|rose|dropped|declined)\b")
_SOME_VALUE = r"(?:(?:mean|median|average|minimum|maximum|an?|of)\s){0,3}[\ue000\ue003]"
FROM_TO = re.compile(
    rf"\bfrom\s(?:{_SOME_VALUE}(?:\s?[\w/²°µ.]{{1,12}})?\sto\s{_SOME_VALUE}|(?:mean\s|a\s)?\ue005)(?:\s?[\w/²°µ.]{{1,12}})?\s?[(\[]\s?$"
)
"""'fell from 205 ± 21 to 142 ± 15 mmHg (22%': by so much."""
_RELIEF = re.compile(r"^\s(?:(?:pain|headache|symptom)\s)?relief\b(?!\srate)")
_RESISTANT = re.compile(r"\b(?:resistan|susceptib|sensitiv)\w+\b[^.;]*\bto\s[\w-]+\s$")
_SALT = re.compile(r"\b(?:hcl|hydrochloride|maleate|mesylate|besylate|tartrate|sodium)\s$")
_MEDICINE = re.compile(r"\b[a-z]{3,}(?:ine|olol?|one|ide|ate|ac|ost|cin|zole|lin|pril|tan|mab)\s$")
_WEAK = 1
"""Per cent: less than this right behind a medicine's name is its strength."""
_OF_ORDER = re.compile(r"\b(?:[oi]n|of) the order of\s$|\bper person-year")
_TREATED_WITH = re.compile(
    r"\b(?:treated|treatment|instillation|application|given|received|receiving)\s(?:with\s|of\s)?$"
)
_EXTREME = re.compile(
    r"\b(?:maximum|minimum|maximal|peak)\s(?:[\w-]+\s){1,6}(?:is|was|were|are|of)\s$"
    r"|\b(?:extent|degree) of\s[^.;,]{2,60}[(]$",
)
_DRUG_BRACKET = re.compile(rf"\b{_STEM}\s[(\[]$")
_GIVEN = re.compile(
    r"^\s?[)\]]\s?(?:administered|given|applied|instilled|(?:once|twice|three times|daily|every)\b|b\.?i\.?d"
    r"|eye|ophthalmic|cream|gel|solution|drops|ointment|\ue000\s?m[lg]\b)"
)
_DRUG_BEHIND = re.compile(
    rf"^(?:\s(?:and|or|vs\.?|versus)\s\ue006)?\s(?:{_STEM}|(?:[\w-]+\s){{1,2}}(?:gel|cream|ointment|solution|lotion|spray"
    r"|eye ?drops|mouth ?wash|suspension|extracts?))\b",
)
_STRONG_DRUG = 10
"""Per cent: no solution of a drug that is named without its solvent is stronger; a share may well be."""
_DRUG_REACH = 40
"""Characters: no name of a drug with its salt and form is longer."""
_NEAR = 80
"""Characters: as far back as a name or a verb right before a percentage can reach."""


def governed(words: Words, share: Share) -> str | None:
    """Why a percentage measures something other than a share, from its clause; None where nothing says so."""
    value = share.value
    if value is None:
        return None
    if share.low is not None and share.high is not None and share.low > share.high:
        return "no range"
    begin = max(share.start - 300, 0)
    before, low = words.read.shape[begin : share.start], words.read.low[begin : share.start]
    if share.ci_low is not None and share.ci_low < 0 and not _RATE.search(low[-80:]):
        return "change"
    behind = words.read.shape[share.end : share.end + 70]
    if value <= _STRONG_DRUG and _is_strength(share, before[-_NEAR:], low[-_NEAR:], behind):
        return "dose"
    if value < _WEAK and _named_strength(words, share):
        return "dose"
    if _has_plus(words, share):
        return "change"
    if share.numerator is not None:
        return None
    beside = _measured_beside(share, before, low, behind)
    return beside if beside or _OF_WHOM.match(behind) else _told_by_clause(words, share, before, low)


def _has_plus(words: Words, share: Share) -> bool:
    """'101 feet (+7%)': a percentage with a plus is how much more."""
    found = words.read.found[share.first : share.last + 1]
    return any(words.read.text[each.start] == "+" for each in found)


def _measured_beside(share: Share, before: str, low: str, behind: str) -> str | None:
    """What the words right before and behind a percentage say that it measures."""
    near, near_low = before[-_NEAR:], low[-_NEAR:]
    if _LIQUID.search(near_low) or _INHALED.search(near_low):
        return "dose"
    if (_SPREAD_NAME.search(near) and not STABLE_DISEASE.search(near)) or _OF_ORDER.search(low):
        return "level"
    if _SIGNED.search(near):
        return "change"
    if near_low.endswith("within ") or _OF_TIME.search(low) or _EXCRETED.search(low):
        return "level"
    if _SPREAD_AFTER.match(behind) or _GLUED.match(behind) or _ASSAY.search(low) or _AREA.search(before):
        return "level"
    if _is_difference(before, low, behind) or _EXTENT.search(near_low) or FROM_TO.search(near):
        return "change"
    if (
        _RELATIVE.search(before[-2 * _NEAR :])
        or _CHANGE_OF_RATE.search(low)
        or (_CONVERTED.search(near) and _CHANGES.search(low + behind))
    ):
        return "change"
    if share.value in (90, 95, 99) and (_LEVEL_OF_CI.match(behind) or near.endswith(("CI ", "C.I. "))):
        return "level"
    if share.bound is not None and (_NAMED_LIMIT.search(near) or (share.bound == "min" and _WANTED.match(behind))):
        return "threshold"
    if behind.startswith(" or ") and _WANTED.match(behind):
        return "threshold"
    if _RELIEF.match(behind) and not near.endswith(("(", "[")):
        return "threshold"
    return "level" if _SCALED.match(behind) else None


_NO_DIFFERENCE = re.compile(r"\b[Nn]o\s(?:[\w-]+\s){0,3}differences?\s(?:in|of|for)\s[^;:()\ue004-\ue006]{3,90}:\s$")
_IN_ARM_BEHIND = re.compile(r"\s(?:in|for|with|of)\s[^;,.]{2,40}[;,]")


def _is_difference(before: str, low: str, behind: str) -> bool:
    """'difference in means: 12%'; 'no differences in deliveries: 14% in unit A, 15% in unit B' tells the shares."""
    if _INTERVAL_OF_DIFFERENCE.search(low):
        return True
    if _DIFFERENCE.search(before) is None:
        return False
    return not (_NO_DIFFERENCE.search(before) and _IN_ARM_BEHIND.match(behind))


def _told_by_clause(words: Words, share: Share, before: str, low: str) -> str | None:
    """What the clause before a percentage says that it measures: a change, a mean, a level."""
    shape, near, near_low = words.read.shape, before[-_NEAR:], low[-_NEAR:]
    noun = _A_NOUN.search(low) is not None
    if _VERB.search(near_low) or (noun and _DIRECT.search(low)):
        return "change"
    if _REDUCE_BRACKET.search(near) and not _IMPROVED.search(near_low):
        return "change"
    among_ills = near.endswith(("(", "[")) and INCLUDED_ILLS.search(before) is not None
    if noun and not among_ills and _changed_subject(before, low) and not _SHARES_COMPARED.search(shape, share.end):
        return "change"
    if _is_mean(before, low):
        return "mean"
    if shape.startswith("exceed", share.start) and not _RATE.search(low[-120:]):
        return "level"
    return "level" if _is_measured(low) else None


def _is_mean(before: str, low: str) -> bool:
    mean = _MEAN_WAS.search(before)
    return mean is not None and not _RATE.search(low[slice(*mean.span())])


def _is_measured(low: str) -> bool:
    """Whether a quantity, its extreme or what it reached stands before ('the maximum leakage is', 'yields of')."""
    last = low.rsplit(maxsplit=1)[-1] if low.strip() else ""
    level = last in _BEFORE_LEVEL
    extreme = _EXTREME.search(low) if level or low.endswith("(") else None
    if extreme is not None and not _RATE.search(extreme.group()):
        return True
    if level and _QUANTITY.search(low):
        return True
    return last.startswith(_BEFORE_REACHED) and _reached(low)


def _reached(low: str) -> bool:
    """Whether a thing reached a level ('absorptance can still reach 75%'): no rate and no people in its clause."""
    return bool(_REACHED.search(low)) and not _RATE.search(low[-120:])


def _is_strength(share: Share, near: str, low: str, behind: str) -> bool:
    if _SALT.search(low[-_DRUG_REACH:]) or (
        share.percent is not None and 0 < share.percent < _WEAK and _MEDICINE.search(low[-_DRUG_REACH:])
    ):
        return not re.match(r"^\s?of\s", behind)
    if _RESISTANT.search(low):
        return False  # 'resistance to ciprofloxacin was 22% and to gentamicin 8%'
    if share.percent is not None and share.percent <= _WEAK_FORM and _FORM_BEFORE.search(low[-_DRUG_REACH:]):
        return not re.match(r"^\s?of\s", behind)
    if re.match(r"^\s?[(\[,]", behind) and _TREATED_WITH.search(near):
        return True
    if _DRUG_BEFORE.search(low[-_DRUG_REACH:]) or _DRUG_BEHIND.match(behind.lower()):
        return not re.match(r"^\s?of\s", behind)
    return bool(_GIVEN.match(behind) and _DRUG_BRACKET.search(low))


def _named_strength(words: Words, share: Share) -> bool:
    """'travoprost (0.0015% and 0.004%)' where the document says 'travoprost 0.004%' somewhere."""
    text, quantity = words.read.text, words.read.found[share.last]
    digits = _DIGITS.match(text, quantity.start, quantity.end)
    return digits is not None and any(
        strength.group("digits") == digits.group()
        and _MEDICINE_ENDS.search(text, max(strength.start() - _DRUG_REACH, 0), strength.start())
        for strength in _STRENGTH.finditer(text)
    )


_DIGITS = re.compile(r"0?[.·]\d+")
_STRENGTH = re.compile(rf"\s(?P<digits>{_DIGITS.pattern})\s?%")
_MEDICINE_ENDS = re.compile(rf"(?:{_STEM}|\b[a-z]{{5,}}(?:ine|one|ide|ost|olol)|HCl)\Z")


def _changed_subject(before: str, low: str) -> bool:
    """Whether a noun of change heads the clause: 'The reduction of lesion size was …', 'decreases in lipids (…'."""
    begin = 0
    for match in _BREAK.finditer(before):
        begin = match.end()
    return bool(_SUBJECT.match(low[begin:])) and not _IN_WHOM.search(low[begin:])
