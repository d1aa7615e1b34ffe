"""What a plain clause says of an estimate: which words are its factor, its outcome and what it is set against.

'Gout was commoner in bakers than in clerks', 'bakers were likelier to get gout than clerks', 'bakers had more gout than
clerks', 'baking raised the odds of gout', and what such a clause leaves out: 'nausea was rarer', 'for welders it was'.
"""

from __future__ import annotations

import re

import msgspec

from evidex.extract._effect.sides.back_words import EFFECTS, RATES
from evidex.text.people import ANYONE

__all__ = ["Said", "read_clause"]


class Said(msgspec.Struct, frozen=True):
    """The sides that a clause names; of those that it does not name `left` says which the reader has to know."""

    form: str
    factor: str | None = None
    outcome: str | None = None
    comparator: str | None = None
    whom: str | None = None
    """'in women': people, or another level of the factor, as what was told before says."""


_ADV = (
    r"(?:(?:not|no|never|far|much|somewhat|slightly|any|also|even|still|rather|quite|only|just|clearly|both|neither|again|by|a\slittle"
    r"|a\slot|now|less\sclearly|\w+ly|about|almost|nearly|over|roughly|at\sleast|more\sthan|well|the)\s)*"
)
_ONE = (
    r"(?:commoner|rarer|likelier|higher|lower|greater|fewer|smaller|larger|bigger|longer|shorter|better|worse|milder|stronger|weaker"
    r"|earlier|later|heavier|lighter|faster|slower|quicker|deeper|poorer|steeper|safer|older|younger|sooner|tighter|raised|elevated"
    r"|reduced|increased|decreased|lowered|improved|halved|doubled|trebled|tripled|quadrupled|similar|comparable|unchanged|unaffected"
    r"|unaltered|alike|identical|equal|same|different)"
)
_NO_WORD = r"(?!(?:than|in|with|to|of|among|for|after)\b)"
_MANY = rf"(?:(?:more|less|as|equally|similarly|so|most|least)\s(?:\w+ly\s)?{_NO_WORD}[a-z]{{3,}}(?<!ing)|more|less)"
_TIMES = r"(?:(?:twice|thrice|half|double|[\w.]+(?:\s(?:and\sa\shalf))?\stimes|[\w.]+-?fold)\s)?"
_STATE = (
    rf"{_ADV}{_TIMES}(?:neither\s[a-z]+(?:\s[a-z]+)?\snor\s)?"
    rf"{_ADV}(?:{_MANY}|{_ONE})(?:\s(?:frequent|common|likely|again|still|so|too))?"
)
_BE = (
    r"(?:was|were|is|are|remained|became|seemed|appeared|looked|proved"
    r"|has\sbeen|have\sbeen|had\sbeen|turned\sout|tended)(?:\sto\sbe)?"
)
_IN = (
    r"(?:in|with|among|amongst|after|for|during|on|under|without|following|at|where|when|with\sthe|in\sthose\sgiven"
    r"|when\susing)"
)
_VS = r"(?:than|as(?!\s(?:measured|assessed|well|an?|the)\b)|compared\s(?:with|to)|versus|vs\.?|relative\sto|against)"
_NP = r"[^,;:()\[\]]{2,100}?"
_THAT_OF = r"(?:(?:it\s(?:was|did)|that|those(?=\s(?:in|with|among|of)\b))\s)?"
_Y = rf"(?P<y>(?!(?:there|we|those|patients|people|neither|both|but|and|or|nor|in|with|at)\b){_NP})"
_A = (
    rf"(?P<a>(?!(?:there|we|but|and|or|nor|in|with|at|for|among|by|within|over|until|from|of|to|after)\b)"
    rf"{_NP}(?<!\swho)(?<!\swhich)(?<!\sthat)(?<!\swhose))"
)
_B = rf"(?:,?\s{_VS}\s{_THAT_OF}(?:{_IN}\s)?(?P<b>{_NP}))"
_X = rf"(?:\s{_IN}\s(?:the\s)?(?P<x>{_NP}))"
_WHEN = (
    r"(?:,?\s(?:at|by|after|over|during|within|in)\s(?:\w+\s){0,2}?"
    r"(?:\d[\w.]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|discharge|follow-up)"
    r"(?:\s(?:days?|weeks?|months?|years?|hours?))?(?:\s(?:or\slater|of\sage|after\s\w+))?)?"
)
_HAD = (
    r"(?:had|have|has|needed|need|required|require|got|get|took|take|reported|report|showed|show|developed|suffered|experienced"
    r"|made|spent|used|lost|lose|gained|gain|carried|carry|ran|run|faced|face|sustained|felt|caught|scored|score|slept|ended|sat"
    r"|walked|ate|drank|smoked|visited|missed|achieved|received|presented)"
)
_MORE = (
    r"(?:higher|lower|fewer|more|less|greater|smaller|larger|shorter|longer|better|worse|milder|poorer|increased|reduced|raised"
    r"|elevated|similar|the\ssame)"
)
_RISK = (
    r"(?:relative\s|excess\s|overall\s)?(?:risks?|odds|rates?|likelihood|incidence"
    r"|prevalence|chances?|frequency|probability|hazards?)"
)
_LIKELY = r"(?:likely|prone|apt|liable|inclined|at\srisk\sof)"
_OCCUR = (
    r"(?:occurred|developed|arose|happened|appeared|followed"
    r"|(?:was|were)\s(?:seen|found|noted|observed|recorded|reported|diagnosed))"
)
_MOVES = (
    r"(?:fell|rose|dropped|declined|increased|decreased|improved|worsened|doubled|halved|differed|shortened|lengthened|grew|eased"
    r"|(?:did|does|do)\s(?:not|n't)\s(?:differ|change|improve|fall|rise|increase|decrease|decline|worsen))"
)
_CHANGES = (
    r"(?:raise[sd]?|lower(?:s|ed)?|reduce[sd]?|increase[sd]?|decrease[sd]?|double[sd]?|halve[sd]?|treble[sd]?|triple[sd]?|cuts?"
    r"|protect(?:s|ed)?\sagainst|prevent(?:s|ed)?|shorten(?:s|ed)?|ease[sd]?|improve[sd]?|worsen(?:s|ed)?)"
)
_BACK = rf"the\s(?:corresponding\s|equivalent\s|same\s)?(?:{RATES}|{EFFECTS})"
_POINTS = rf"(?:it|this|that|they|these|(?:the|this|its|such|any|no)\s(?:\w+\s)?{EFFECTS})"
_POINTS_OR_NONE = rf"(?:{_POINTS}|none\sof\sthis|there\s{_BE}\snone(?:\sof\sthis)?|no\s{EFFECTS})"
_HELD = (
    r"(?:(?:did|does|do)\snot\s(?:hold|apply|extend|persist)|held|holds|persisted|disappeared|vanished|applied|remained"
    rf"|{_BE}\s(?:not\s|also\s|only\s|again\s|far\s|much\s|most\s|more\s|less\s|largely\s|entirely\s|\w+ly\s)*"
    r"(?:so|true|confined|limited|restricted|seen|observed|found|noted|gone|lost|absent|present|evident|apparent|pronounced|marked"
    r"|strong|weak|attenuated|stronger|weaker|greatest|strongest|clearest|steepest|greater|smaller|larger|similar|the\ssame))"
)
_ONLY_NAME = r"[^,;:()\[\]]{2,100}(?<!\shad)(?<!\shave)(?<!\swere)(?<!\swas)(?<!\swho)(?<!\snot)"
_DID = r"(?:had\s|have\s|did\snot\s)?(?:get|got|had|have|fell|died|slept|ate|drank|[a-z]{2,}ed)(?:\s[^,;:()]{2,50}?)?"
_OFTEN = rf"{_ADV}(?:(?:more|less)\s(?:often|frequently|commonly)|more|less|better|worse)"
_NO_NUMBER = r"(?!(?:\d|one|two|three|four|five|twice|half)\b)"
_AT = r"(?:for|with|at|in|among|above|below|after|under|on|during|by)"
_SO = rf"(?:\s{_BE}(?:\s{_STATE}|\snone(?:\sof\sthis)?|\sso|\snot\sso|\sabsent|\s{_ADV}pronounced)?)?"
_LIKELIER = rf"{_BE}\s{_ADV}{_TIMES}(?:(?:more|less|as)\s{_LIKELY}|likelier)"
_TO_HAVE = r"(?:to\s(?:have\s|get\s|develop\s|be\s)?)"
_HAD_MORE = rf"{_HAD}\s{_ADV}(?:an?\s|the\s)?{_ADV}"
_IS = rf"(?:{_BE}|{_OCCUR}(?:\sat\san?)?)\s{_STATE}(?:\srate)?"
_GAPPED = (
    r"(?!(?:no|not|and|but|with|in|for|at|to|from|by|of|like|unlike|as)\b)"
    rf"(?:(?!(?:{_HAD}|makes?|carries)\s)[\w'’-]+\s){{1,5}}?"
)
_MAY = r"(?:(?:did|does|do|could|may|might|would)\s(?:not\s)?)?(?:\w+ly\s|also\s)?"
_THESE = r"(?P<people>(?:these|those|the|such)\s[\w-]+|they)"
_MORE_OFTEN = r"(?:more|less)\s(?:often|frequently|commonly)"
_FORMS = tuple(
    (name, re.compile(rf"^{pattern}$", re.IGNORECASE))
    for name, pattern in (
        (
            "did more often than",
            rf"(?P<a>{_ONLY_NAME})\s(?P<y>{_DID})\s{_OFTEN}\s(?:than|as)\s(?:did\s)?(?P<b>{_NO_NUMBER}{_NP})(?:\sdid)?",
        ),
        ("more often did", rf"(?:{_THESE}|{_A})\s{_MORE_OFTEN}\s{_HAD}\s(?:an?\s|the\s)?(?P<y>{_NP})"),
        (
            "hold",
            rf"(?P<y>{_POINTS_OR_NONE})\s{_HELD}(?:\s{_ADV}(?:(?:in|for|among|to|with|after|at|by|under)\s)?(?P<x>{_NP}))?",
        ),
        ("level", rf"{_AT}\s(?P<x>{_NP}),?\s(?P<y>it|they|there|{_BACK}){_SO}"),
        (
            "figure for",
            rf"(?P<y>the\s(?:corresponding\s|equivalent\s|same\s)?(?:{RATES}))\s(?:for|in|with|among)\s(?P<x>{_NP})",
        ),
        ("likely than to", rf"{_A}\s{_LIKELIER}\s{_VS}\s(?P<b>{_NP})\sto\s(?P<y>{_NP})"),
        ("likely to than", rf"{_A}\s{_LIKELIER}\s(?!{_IN}\s){_TO_HAVE}?(?P<y>{_NP}){_WHEN}(?:\s{_VS}\s(?P<b>{_NP}))?"),
        (
            "had a risk of",
            rf"{_A}\s{_HAD_MORE}(?:{_MORE}|{_TIMES}the)\s(?:\w+\s)?{_RISK}\s(?:of|for)\s(?P<y>{_NP})(?:,?\s{_VS}\s(?P<b>{_NP}))?",
        ),
        (
            "had more than",
            rf"{_A}\s{_HAD_MORE}{_MORE}\s(?:(?:on|at|in)\s)?(?:the\s)?(?P<y>{_NP}){_WHEN}\s{_VS}\s(?:did\s)?(?P<b>{_NP})",
        ),
        ("more in than in", rf"{_Y}\s{_IS}{_X}{_B}"),
        ("more than in", rf"{_Y}\s{_BE}\s{_STATE}\s{_VS}\s{_IN}\s(?P<b>{_NP})"),
        ("there were more in", rf"there\s{_BE}\s{_ADV}(?:an?\s|no\s)?{_ADV}{_MORE}\s(?P<y>{_NP}){_X}{_B}"),
        ("less in", rf"{_Y}\s{_IS}{_X}"),
        ("moved in than", rf"{_Y}\s{_MOVES}\s{_ADV}(?:more|less|further)?{_X}{_B}"),
        ("is more", rf"{_Y}\s{_BE}\s{_STATE}"),
        ("moved", rf"{_Y}\s{_MOVES}(?:\s(?:\w+ly|as\swell|too|again|further|less|more))?"),
        ("gapped", rf"(?P<y>{_GAPPED})(?!\w+\slikely){_STATE}"),
        ("makes more", rf"{_A}\s(?:makes?|made)\s(?P<y>{_NP})\s{_STATE}"),
        ("changes it", rf"{_A}\s{_MAY}{_CHANGES}\s(?P<y>it|them)(?:\s(?:by\s{_NP}|too|as\swell|further|again))?"),
    )
)
"""What may be said of an estimate, in the order in which it is looked for."""


_REPORTS = re.compile(
    r"^[^,;:()]{0,90}?\b(?:found|show(?:ed|s|n)|suggest(?:ed|s)?|indicat(?:ed|es)|conclud(?:ed|es)|reported)\sthat\s",
    re.IGNORECASE,
)
_NO_OUTCOME = re.compile(
    r"\b(?:alleles?|genotyp\w+|polymorphisms?|haplotypes?|mutations?|variants?|gene|evidence)\b|\b[HORPI]Rs?\b|\bratios?\b"
    r"|\b(?:estimates?|coefficients?)$|^(?:the\s|this\s)?(?:\S+%?\s)?(?:effects?|associations?|reductions?|benefits?|differences?|increases?)\s(?:of|in|for|on|with|between)\b|\bbetween\b"
    r"|^(?:their|its|used|employed|given|needed|required|performed|chosen|preferred)\b|^(?:improvements?|reductions?|changes?|increases?|gains?|decreases?|results?)$",
    re.IGNORECASE,
)
"""Who has an allele is the outcome; what 'the effect of A' is less than is another effect."""
_NO_SIDE = re.compile(
    r"\b(?:adjust\w*|analys[ei]s|limited|models?|exclu\w+|stud(?:y|ies)|trials?|baseline|follow-up|genotypes?|estimates?|meta-\w+)\b"
    rf"|^(?:cases|controls)$|^(?:these\s|such\s|the\s|all\s|both\s|those\s)?(?:{ANYONE}|they)$"
    r"|\b(?:these|such|this)\s\w+$|^(?:preventing|reducing|treating|relieving|achieving|improving|detecting|both)\b"
    r"|^(?:an?\s)?\d[\d.]*\s?%|\b(?:associated\swith|compared|than|between|but|trend)\b|\s(?:receiving|taking|using)$",
    re.IGNORECASE,
)
_FINITE = re.compile(r"\b(?:was|were|is|are|had|has|have|showed|found|did|does|do)\b")
_WHO = re.compile(r"\b(?:who|whose|whom|which|that|where|when)\b")


def read_clause(words: str) -> Said | None:
    """What a clause says; None where it fits no form, or fits one with what can be no side of an effect."""
    words = _REPORTS.sub("", words, count=1)
    for name, form in _FORMS:
        if match := form.match(words):
            told = match.groupdict()
            sides = [told.get(each) for each in "axb"]
            if _NO_OUTCOME.search(told.get("y") or "") or any(side and _is_no_side(side) for side in sides):
                return None
            return Said(name, told.get("a"), (told.get("y") or "").strip() or None, told.get("b"), told.get("x"))
    return None


def _is_no_side(words: str) -> bool:
    """Whether words hold more than a name: a predicate that no 'who' leads to."""
    if _NO_SIDE.search(words):
        return True
    verb = _FINITE.search(words)
    return verb is not None and _WHO.search(words, 0, verb.start()) is None
