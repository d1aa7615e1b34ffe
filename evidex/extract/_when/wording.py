"""How times are worded: 'at 12 weeks', 'six months after surgery', 'baseline', 'preoperatively'."""

from __future__ import annotations

import re

from evidex.text.number_words import IN_WORDS, ONES, ORDINALS, TENS
from evidex.text.units import TIME_UNITS

__all__ = ["COUNTED", "EVENT", "LIST", "NAMED", "NUMBER", "STAGE", "TIME", "TIME_WORDS", "UNIT", "UNITS", "Place"]

Place = tuple[int, int]
"""Where words stand in a sentence: their first character, and the one behind the last."""
UNITS = rf"{TIME_UNITS}|cycles?|sessions?"
UNIT = f"(?:{UNITS})"
_SPREAD = r"(?:\s?(?:±|\+\s?/\s?[-−–])\s?\d+(?:[.,·]\d+)?)?"
"""'at 17.1 ± 11.0 months'."""
_BEGIN_NUMBERS = "".join(sorted({word[0] for word in (*ONES, *TENS, *ORDINALS, "last")}))
NUMBER = (
    rf"(?=[\d{_BEGIN_NUMBERS}])(?:\d+(?:[.,·]\d+)?(?:st|nd|rd|th|{_SPREAD})|{IN_WORDS}(?:\shundred(?:\s(?:and\s)?{IN_WORDS})?)?"
    rf"|{'|'.join(ORDINALS)}|last)"
)
LIST = (
    rf"{NUMBER}(?:\sto\s{NUMBER}(?<![.,·]\d)(?<![.,·]\d\d))?"  # 'on days 4 and 11 to 31.0' ends with 11
    rf"(?:\s?(?:,|-|–|and|or|,\sand)\s?{NUMBER}){{0,5}}"
)
EVENT = (
    r"(?:surgery|operation|treatment|therapy|transplantation|injury|injection|administration|intervention|discharge"
    r"|admission|diagnosis|randomi[sz]ation|birth|delivery|exercise|training|dosing|infusion|procedure|start(?:ing)?"
    r"|onset|follow-?up|baseline|initiation|the end of \w+|dose|ingestion|implantation|meals?|loading|withdrawal)"
)
_WORD = r"[a-z0-9\w-]+"
"""'a-z0-9' is what '\\w' holds already: most letters are found without a look at their Unicode properties."""
_OF_WHAT = (
    rf"(?:\s(?:of|post|after|following|before|from|since)[\s-](?:the\s|a\s|first\s|last\s|active\s)?(?:{_WORD}\s)?{EVENT}\b"
    r"|\s(?:post|pre)-?(?:operatively|treatment|surgery|dose|operation|intervention)?\b|\s(?:later|earlier)\b"
    r"|\sfollow-?up\b|(?:\sof|[’'])\s(?:treatment|therapy|follow-?up|[a-z]+ therapy)\b|\spostoperatively\b)?"
)
COUNTED = rf"(?:{LIST}[\s-]{{0,2}}{UNIT}\b(?!\s(?:old|of age|or (?:older|younger)))|(?:{UNITS}|visits?)\s{LIST}\b)"
NAMED = (
    r"(?:baseline|(?:final|last|latest|long-term|short-term|early|late|mid-?term)?\s?follow-?up(?:\s(?:visit|examination))?"
    r"|steady[\s-]state|onset|(?:evaluation |study )?end ?point|discharge|admission|enrol?lment|randomi[sz]ation"
    r"|(?:(?:study|trial) )?(?:entry|completion)"
    r"|(?:study|trial) end|(?<=at\s)(?:interview|screening|re-?test(?:ing)?|re-?assessment)"
    r"|inclusion|(?:final|last|first|(?:early\s|late\s)?(?:post|pre)-?operative|study|clinic) visit"
    r"|(?:the\s)?(?:end|completion|beginning|start)\sof\s(?:(?:the|both|each|either)\s)?(?:[\w-]+\s){0,2}(?:study|treatments?"
    r"|therapy|trials?|follow-?up|periods?|phases?|program(?:me)?|training|intervention|season|year|month|week|day|hour)|presentation|diagnosis"
    r"|(?:the\s)?time of (?:diagnosis|surgery|admission|presentation|enrol?lment|operation|injury|death|treatment)"
    r"|(?:peak|maximal) exercise|dialysis initiation|birth)"
)
STAGE = (
    r"(?:operative|treatment|intervention|test|injury|op|therapy|surgical|dose|drug|dialysis|exercise|training|discharge"
    r"|vaccination|transplantation|infusion)"
)
_LEAD = (
    r"(?:(?:the|a|an|each|all|both|about|approximately|up to|early|late|first|last|final|latest|next|previous|following"
    r"|preceding|subsequent|day|least|initial|same|study|only|just|almost|nearly|another|further|(?:mean|median|average)(?:\sof)?)\s){0,4}"
)
_MEASURED = (
    r"(?:reductions?|decreases?|increases?|changes?|scores?|values?|levels?|ratios?|concentrations?|consumption|excretion"
    r"|results)"
)
"""What has a time before it: 'the 36-month reductions'."""
_NOT_MEASURED = (
    r"(?:dos|thera|treat|respon|phase|period|diagnos|stud|trial|an[ad]|us|selection|sampl|model|cohort|report|scan|common"
    r"|participant|evidence|version)"
)
"""How goes on what is initial or final without being a time: 'initial doses', 'the final sample'."""
TIME_WORDS = rf"{_LEAD}(?:{COUNTED}{_OF_WHAT}|{NAMED}\b)"
"""A time without its preposition."""
TIME = re.compile(
    rf"\b(?=\w)(?:(?=[abdfioptuw])(?:before\sand\s(?=after\s))?(?:at|by|after|within|during|over|through|until|before|for|in|on|following"
    rf"|prior to|from baseline to|to(?=\sweek|\smonth|\sday))\s{_LEAD}(?:{COUNTED}{_OF_WHAT}|(?<!for\s){NAMED}\b"
    r"|(?:same|measurement|final|last|first|second|third|fourth|\d+(?:st|nd|rd|th))\s"
    r"(?:times?|intervals?|week|month|day|visit|phase|trimester|year|season|session)\b)"
    rf"|{COUNTED}\s(?:after|before|post|following|later|from)\b(?:[\s-](?:the\s|a\s)?[a-z-]+)?"
    rf"|(?:before|after|following)\s(?:and\safter\s|the\s|a\s)?(?:{_WORD}\s){{0,2}}?{EVENT}\b"
    r"|(?:before|after|following)\s(?!adjusting|controlling|accounting|correcting|allowing|excluding|including|considering"
    r"|matching|stratifying|removing|comparing|combining)[a-z]+ing\s[a-z]+(?:\s[a-z]+)?\b"
    rf"|pre-\sand\spost-?{STAGE}(?:ly)?\b|(?:post|pre|intra|peri)-?{STAGE}(?:ly)?\b"
    rf"|{NUMBER}-\s?{UNIT}(?=\s(?:mean|median|average|total|(?:[\w-]+\s){{0,3}}{_MEASURED})\b)"
    rf"|{NUMBER}[\s-]{UNIT}(?=\s(?:[a-z]+(?:-free)?\s){{0,2}}(?:survival|mortality|recurrence|incidence|rates?|risk)\b)"
    rf"|(?:after|before|following|at|with)\s(?:the\s)?(?:{'|'.join(ORDINALS)}|last|final|\d+(?:st|nd|rd|th))\s"
    r"(?:\d+(?:\.\d+)?\s?(?:mg|g|ml)\s)?(?:dose|injection|cycle|course|session|visit|measurement|vaccination|treatment|infusion|trimester)s?\b"
    r"|(?:baseline|initially)\b|(?:initial|basal|final|most recent)\b"
    rf"(?=\s(?!{_NOT_MEASURED})[a-z])"
    r"|(?:early|late|mid-?term|final|last|latest|long-term|short-term)\s(?:follow-?up|visit|examination)\b"
    r"|(?:at\s(?:trough|peak|rest|night|noon|midnight)|(?:on|during)\s(?:movement|coughing|mobili[sz]ation))\b"
    r"(?!\s(?!and\b|or\b|in\b|with\b|for\b|to\b|was\b|were\b)[a-z])"
    r"|(?:during|at)\s(?:the\s)?(?:day(?:-?time)?|night(?:-?time)?|sleep|(?:sub-?)?(?:maxim(?:al|um)\s)?exercise)\b"
    r"(?!\s\d|\s[a-z]+ing)"
    r"|at\s(?:\d{1,2}[:.]\d\d(?:\s?h)?(?:\s?[ap](?:m\b|\.m\.))?|\d{1,2}\s?[ap](?:m\b|\.m\.)|awakening\b)"
    r"|(?:on|in|at)\sthe\s(?:next|following)\s(?:day|morning)\b"
    r"|in\sthe\s(?:morning|afternoon|evening)\b"
    r"|(?:day|week|month|visit|year)\s\d{1,3}(?=\s(?:[\w-]+\s){0,2}(?:levels?|values?|concentrations?|scores?|counts?)\b))",
)
"""A phrase of time in a sentence in lower case. Where no word begins none is looked for, which is twice as fast."""
