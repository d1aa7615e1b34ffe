"""What around a phrase of time tells whether it is one, whose it is, and what parts it from a value."""

from __future__ import annotations

import re

from evidex.extract._when.wording import COUNTED, NAMED, STAGE, UNITS

__all__ = [
    "ADVERB_OF_TIME",
    "AGE",
    "APART",
    "APART_FROM_SUBJECT",
    "A_TIME",
    "BARE",
    "BARE_BEHIND",
    "BECAME",
    "BEFORE_BRACKET",
    "BEHIND_LAST",
    "BRACKETED_BEHIND",
    "BREAK",
    "CHANGED_BY",
    "COMPARED",
    "FOLLOWED",
    "FROM",
    "HEADED",
    "HEADS_ALL",
    "JOINT",
    "JOINT_AT_END",
    "LABEL",
    "MEASURED",
    "MOVED",
    "NO_MOVE",
    "OTHERWISE",
    "REFERENCE",
    "SAID_TOO",
    "SIDE",
    "STATE",
    "TOLD_LAST",
    "VERB",
    "WEAK",
]

REFERENCE = re.compile(
    r"(?:\bfrom|\bsince|\bvs\.?|\bversus|\bcompared (?:with|to)|\brelative to|\bover|\bbelow|\babove|\bthan(?:\sat)?)\s"
    r"(?:the\s)?(?:baseline|before\s\w+|pre-?\w+)$",
)
FOLLOWED = re.compile(r"\bfollow-?up\b|\bperiod\b|\bduration\b")
MEASURED = re.compile(r"\b(?:mean|median|average)\b")
LABEL = re.compile(
    rf"(?:(?:^\s?|[(\[;:,]\s?|\b(?:vs\.?|versus|and|to|was)\s)((?:at\s)?(?:baseline|{COUNTED}|{NAMED}))"
    r"|\b(baseline|basal)\s(?:[a-z]+\s)?of"
    r"|(?:^|[\s(\[;:,])((?:pre|post)(?:-?(?:operative|treatment|test|intervention)\w*)?|before(?:\s(?!and\b|to\b)\w+)?|after(?:\s\w+)?))"
    r"(?:\s\([^()]{1,20}\))?[,:]?\s(?:was\s|=\s)?$",
)
BEHIND_LAST = re.compile(r"\s?(?:at|after|in|on)\s[^;:]*[,;]\s$")
"""'5.5 at baseline, 3.2': the time of the value before."""
AGE = re.compile(r"\bage\b[^;]*$")
"""'mean age, 50.6 years, 52% men': no time."""
HEADED = re.compile(
    rf"(?:^|[;(\[]\s?)((?:at\s|after\s)?(?:{COUNTED}|{NAMED})"
    r"|immediate(?:ly)?|before|after|during|(?:pre|post)-?\w*|[dt]\d{1,3}):\s[^;]*$"
)
"""'day 3: 97 vs 94; …': the time that heads all values up to a semicolon."""
HEADS_ALL = re.compile(r"[^;:]{0,60}?(?:\b(?:was|were|are|is|as\sfollows)\b[^;:]{0,30})?:\s")
"""'scores before and after the trip were (points): A 5 vs 3; B 6 vs 4': the time of all values behind the colon."""
BRACKETED_BEHIND = re.compile(
    rf"\s?[(\[]((?:at\s|after\s)?(?:{NAMED}|(?:week|month|day|year|visit|post|pre)s?\s\d{{1,2}}|{COUNTED}|[dt]\d{{1,3}}))[)\]]"
)
"""'35.5% (post 1)', '31 ng/mL (week 0)': the time in a bracket of its own."""
BARE_BEHIND = re.compile(
    r"\s?((?:before|after|during)(?:\streatment|\stherapy|\ssurgery)?|pre-?\w*|post-?\w*|initially)(?!\sand\s(?:after|post|during)|\s?/)(?=[\s,;.)]?(?:[,;.)]|to\b|and\b|$))",
)
BARE = re.compile(
    r"(?<!\w)(?:\b(?:(?:before|after|during)(?:\sit)?|(?:pre|post)-?test|initially|immediate(?=:)|[dt]\d{1,3}(?=\s[−-]?\d)|t\d)\b(?=\s?[(,;:.]|(?<=[dt]\d)\s\d|(?<=[dt]\d\d)\s\d|\s(?:and|was|were|to|it)\b|$)"
    r"|\bin\s(?:early\s|late\s)?(?:19|20)\d\d\b"
    rf"|(?:(?<=\band\s)|(?<=\bor\s)|(?<=,\s))(?:{COUNTED}(?:\sof\s\w+)?|{NAMED})(?=\s?[(\[]))"
)
"""A time in one word, which is none before other words; one without its preposition: 'and 4 weeks (4.1)'."""
A_TIME = re.compile(rf"(?:{UNITS})\s\d|\d\s?(?:{UNITS})$")
JOINT_AT_END = re.compile(r"(?:,|\sand|\sor|\sto)?\s*$")
BEFORE_BRACKET = re.compile(
    rf"(?:\b(?:and|or)|,)\s({COUNTED}(?:\sof\s\w+)?|{NAMED})$"
    rf"|\b((?:pre|post)-?{STAGE})\s(?:\w+\s)?$"
)
"""'at 2 months (143) and 4 months (140)': a time that goes on without its preposition."""
P_BEHIND = r"(?:\s?\w{0,3}\s?[(\[][Pp][^()]{0,30}[)\]])?"
"""'305 ± 61 g (p < 0.05 vs baseline), 303': a unit and a P-value part no list."""
JOINT = re.compile(rf"^{P_BEHIND}[\s,)(]*(?:and|or|vs\.?|versus|to|,|/)?[\s,)(]*$")
SIDE = re.compile(rf"^{P_BEHIND}[\s,)(]*(?:and|or|vs\.?|versus|,|/)?[\s,)(]*$")
BECAME = re.compile(
    r"^[^;:]{0,90}?\bto\s(?:(?:an?|the|mean|median|average|of|about|approximately|only|level)\s){0,4}[-+−–~]?$"
)
NO_MOVE = re.compile(
    r"\b(?:compared|similar|equal|equivalent|comparable|relative|prior|due|up|according|corresponding|superior|inferior"
    r"|close|contrast|identical|ratio|difference)\s?to\s|\bfrom\b"
)
FROM = re.compile(
    r"\bfrom\s(?:(?:an?|the|mean|median|average|of|about|approximately|baseline|initial|level)[\s,]{1,2}){0,5}[-+−–~]?$"
)
MOVED = re.compile(
    r"\b(?:increas|decreas|reduc|declin|improv|rose|fell|fall|drop|chang|lower|rais|went"
    r"|augment|elevat|enhanc|diminish|worsen)"
)
CHANGED_BY = re.compile(rf"{MOVED.pattern}\w*\s(?:\w+ly\s)?$|\b(?:delay|prolong|extend|shorten)\w*\s$")
OTHERWISE = re.compile(
    rf"(?<![/\d])\d+\s(?:{UNITS})\b|\b(?:initial|most recent|final|last|later|subsequent|previous|then"
    r"|during|throughout)\b"
)
"""What tells of a time that no phrase names."""
COMPARED = re.compile(r"\b(?:than|vs\.?|versus|compared)\b")
TOLD_LAST = re.compile(r"(?:at|on|in|during|after|following|before|over|within|throughout|upon|immediately)\s")
SAID_TOO = re.compile(r"[^;:.,()]{0,25}(?:\([^()]*\))?\s?and\s[^;:.,()]{3,60}\s(?:was|were)\s[^;:.,\w]{0,2}")
ADVERB_OF_TIME = re.compile(
    r"^(?:pre|post|intra|peri)-?\w*(?<!ly)$|^(?:baseline|initial|pre|post|before|after|follow-?up)$"
)
WEAK = re.compile(r"\S{1,8}-\s?(?:h|hrs?|hours?|min|mins|minutes?|s|seconds?)|basal")
"""No time where another is told: 'after 4 weeks the 24-h values were'."""
VERB = re.compile(r"\b(?:was|were|is|are|had|did)\b")
STATE = re.compile(
    r"(?:at|on|with|during)\s(?:rest|(?:(?:sub-?)?maxim(?:al|um)\s)?exercise|movement|coughing|mobili[sz]ation)$"
)
"""No time where one is told: 'at 24 h the score at rest was 5'."""
BREAK = re.compile(r";|\.(?<!vs.)\s|w(?<!\w.)h(?:ile|ereas)\b|b(?<!\w.)ut\b|a(?<!\w.)lthough\b")
"""Each alternative begins with its own character: found faster."""
APART = re.compile(BREAK.pattern + r"|,|\b(?:was|were|is|are|had|has|have|and)\b")
"""What parts a value from a time behind it."""
APART_FROM_SUBJECT = re.compile(BREAK.pattern + r"|,|^and\b")
