"""Signs of what is plain: levels, P-values, amounts, ages, times, counts of subjects, thresholds."""

from __future__ import annotations

from evidex.extract._aside.sign import Sign
from evidex.text.people import A_HUMAN

__all__ = ["PLAIN"]

_PEOPLE = (
    r"(?:consecutive |eligible |adult |elderly |healthy |female |male |hospitali[sz]ed |"
    r"included |randomi[sz]ed |different |other |new )*"
    rf"(?:{A_HUMAN}|control|studies|trials?"
    r"|articles?|records|publications|reports?|hospitals?|cent(?:re|er)s?|countries|groups?|"
    r"arms"
    r"|samples?|specimens?|procedures?|deaths|events|eyes|knees|hips|teeth|levels|RCTs|cohorts|"
    r"rats|mice|animals"
    r"|items|questions|factors|variables|outcomes|times|sites|schools|visits|sessions|"
    r"questionnaires|vertebrae|operations)\b"
)
_LABELS = (
    r"(?:Tables?|Figs?\.?|Figures?|Grades?|Stages?|Types?|Phases?|Groups?|Class|Levels?|Steps?|Parts?|Chapters?|Study"
    r"|Studies|Box|Appendix|Models?|Sections?|Category|Categories|Cluster|Version|version|score of|[Dd]ay|[Ww]eek"
    r"|[Mm]onth|[Yy]ear|[Vv]isit|[Cc]ycle|No\.|[Nn]umber)"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_SOFTWARE = r"(?:SPSS|SAS|Stata|STATA|R|version|RevMan|release|v)\.?"
_CUT = r"(?:points?|values?|levels?|scores?|of|was|at|limit)"
_WORDS = "[Oo]ne|[Tt](?:wo|hree|en)|[Ff](?:our|ive)|[Ss](?:ix|even)|[Ee]ight|[Nn](?:ine|one)|[Zz]ero"
PLAIN = (  # in the order in which they are looked at
    Sign(
        "confidence level",
        behind=r"\s?(?:%|percent|per cent)[\s-]{0,2}(?:posterior |two-sided )?(?:C\.?I\b|CIs|Cr\.?I|"
        r"[Cc]onfidence|[Cc]redib|CL\b|limits|HDI)",
        head="%p",
    ),
    Sign("confidence level", r"(?:CI|[Ii]ntervals?|limits)\W{0,3}", r"\s?%\W", head="%"),
    Sign(
        "P-value",
        r"[Pp](?<![A-Za-z].)[\s-]?(?:values?|trend|interaction|for \w+)?(?:\s?(?:[<>=≤≥]|</=|< or =)|\s(?:of|"
        r"was|less than))\s{0,2}",
        last=r"(?:[<>=≤≥]|of|was|than)",
        reach=26,
    ),
    Sign("label", rf"\b{_LABELS}\s", last=_LABELS.replace("score of", "of")),
    Sign(
        "scale",
        behind=r"\s?(?:-|–|to)\s?(?:point|item|level|stage|step|part|lead|fold|way|arm|D|month|year|week|"
        r"day|hour|h|min|minute|dose)\b",
        head="-–t",
    ),
    Sign(
        "test statistic",
        r"[tFzZHUχCcdI](?:(?<=\b[tFzZHU])|(?<=χ)[2²]?|(?<=[Cc])hi(?:-?2?|-squared?)|(?<=\bd)f"
        r"|(?<=I)[2²])\s?(?:\([^)]{1,12}\)\s?)?\s?[=:<>]\s?",
        last=r"[=:<>]",
        reach=26,
    ),
    Sign(
        "dose or amount",
        behind=r"\s?(?:-|–)?\s?(?:mg|µg|μg|mcg|micrograms?|milligrams?|g|kg|IU|units?|mL|ml|L|litres?|"
        r"liters?|mmol|mol|nmol|µmol|mEq|Gy|cGy|MBq|mCi|kcal|kJ|ppm|ppb|tablets?|capsules?|drops|"
        r"cigarettes|cups|drinks|servings)\b",
        head="-–mµμgkIuLlnGcptds" + "M",
    ),
    Sign(
        "age limit",
        r"(?:\b[Aa]ge[ds]?(?: of| from| between)?|\b(?:older than|younger than|over|under|above|below|at least)|"
        r"[≥>≤<]=?)\s{0,2}",
        r"\s?(?:-|–|to \d+)?\s?(?:years?|yrs?|y|months?|mo)\b",
        last=r"[≥>≤<=]|[Aa]ge[ds]?|of|from|between|than|over|under|above|below|least",
        head="-–tym",
    ),
    Sign(
        "duration",
        behind=r"\s?(?:-|–)?\s?(?:years?|yrs?|y|months?|mos?|weeks?|wks?|days?|hours?|hrs?|h|minutes?|min|"
        r"seconds?|s|sec|d)\b",
        head="-–ymwdhs",
    ),
    Sign("calendar", rf"\b{_MONTH}[.,]?\s", last=rf"{_MONTH}[.,]?"),
    Sign("calendar", behind=rf"\s{_MONTH}\b", head="JFMASOND"),
    Sign("number of subjects", r"\b[nN]\s?[=:]\s?", last="[=:]"),
    Sign("number of subjects", behind=rf"\s{_PEOPLE}", head="abcdefghiklmnopqrstuvwyR"),
    Sign("allocation ratio", r"\d\s?:\s?", last=":"),
    Sign("allocation ratio", behind=r"\s?:\s?\d", head=":"),
    Sign("threshold", rf"\bcut-?off(?: {_CUT})?\s?=?\s?", last=rf"off|cutoff|=|{_CUT}", reach=24),
    Sign(
        "threshold",
        r"(?:[<>≤≥⩽⩾]|</=|>/=|\b(?:threshold(?: of)?|defined as|at least|more than|less than|greater than|up to"
        r"|exceed[a-z]+|criterion))\s?=?\s?",
        last=r"(?:[<>≤≥⩽⩾=]|old|of|threshold|as|least|than|to|exceed[a-z]+|criterion)",
        reach=16,
    ),
    Sign("ordinal", behind=r"\s(?:st|nd|rd|th)\b", head="snrt"),
    Sign("software version", rf"(?<!\d )(?<!% )(?<!\) )\b{_SOFTWARE}\s", last=_SOFTWARE),
    Sign("number word", on=rf"(?:{_WORDS})(?!\w|[- ][Hh]undred)"),
)
