"""Phrases that name neither what acts nor what it acts on: the measure itself, a level, a piece of a bracket."""

from __future__ import annotations

import re
from functools import lru_cache

from evidex.text.people import PERSONS

__all__ = ["is_no_subject"]

_OF_MEASURES = frozenset(
    """confidence interval intervals limit limits credible level odds ratio ratios relative risk risks hazard hazards
    rate rates mean difference differences weighted standardized standardised adjusted unadjusted crude multivariate
    univariate pooled overall summary estimate estimates estimated effect effects size sizes value values p respectively
    correlation correlations coefficient coefficients regression corresponding absolute percentage percent significant
    significantly statistically nnt nnts nnh number needed to treat harm the and of associated with between groups
    95% 95 90% 90 99% % 90%ci 95%ci ci cis cl or ors rr rrs hr hrs md pr aor aors wmd smd irr irrs""".split()
)
"""Words of which a measure's name is made."""
_TELLING = frozenset(
    """confidence interval intervals ratio ratios relative difference differences adjusted unadjusted estimate estimates
    sizes coefficient coefficients correlation correlations respectively nnt nnts nnh needed ci cis ors rrs hrs aor aors
    wmd smd irr irrs significant statistically""".split()
)
"""One of these at least: 'risk' or 'mean values' may be told of."""
_UNITS = r"(?:%|mm\s?Hg|[A-Za-zµμ]{1,6}/[A-Za-z0-9²]{1,6}|points?|beats|bpm|kg|cm|kcal|SDs?)"
_LEVEL = re.compile(
    rf"[-−–+±]?\d[\d.,·]*\s?{_UNITS}|[-−–+]\d[\d.,·]*"
    r"|mm\s?Hg|m?g|kg|(?:[mnpµμk]?g|[mnpµμ]?mol|m?IU|m?U|ml|mL)/(?:d?[Ll]|m[Ll]|kg|h|min|day|g)"
    r"|(?:USD|EUR|GBP|AUD|CAD|DKK|NOK|SEK|US\$|[£€$])[\d\s.,]*"
)
"""'−23.87 mg/dl', 'EUR'; but '25 mg' and '12 months' are what is given, and for how long."""
_TIMES = re.compile(
    r"(?:\d[\d.]*[\s-]?)?(?:folds?|times)(?:\s(?:higher|lower|greater|less|more|larger|smaller|longer|shorter|increased?|decreased?))?"
)
_DEGREE = re.compile(
    r"(?:(?:nearly|almost|about|around|over|more than|less than|an?|one|two|three)[\s-]){0,3}"
    r"(?:half|thirds?|quarters?|fifths?)"
    r"|(?:(?:slightly|much|far|significantly|somewhat)\s)?(?:more|less|most|least)\s(?:common|frequent|likely|often|prevalent)(?:ly)?",
    re.IGNORECASE,
)
"""'cut the risk by nearly half', 'slightly more common': how much, not what."""
_BEFORE_SUBJECT = re.compile(rf"(?:[\w-]+\s){{0,3}}{PERSONS}\s(?:an?|the|this|these)\s")
"""'hypertensive patients a high salt diet': where no comma parts them, a subject begins at its article."""
_PIECE = re.compile(
    r"(?:did|does|cannot|than|versus|vs\.?|compared|relative\sto)\s.*|\d[\d.]*\s?%\s(?:relative|less|more|lower|higher|fewer|greater)\b.*"
)
"""'than with zinc', '14% relative to placebo': a piece of a clause."""
_MONEY = r"(?:USD|EUR|GBP|AUD|CAD|DKK|NOK|SEK)"
_LEADS_ON = re.compile(
    rf".*(?:[,;:<>≤≥€£$/]|[/\s][-−–]|\s(?:to\sbe(?:\s{_MONEY})?|{_MONEY}|and|or|but|than)"
    r"|\sin\s(?:comparison|contrast|addition|relation))"
)
_NUMBERED = re.compile(
    r"\b(?:NNT[BH]?s?|NNHs?|n|CIs?|[aA]?ORs?|RRs?|HRs?)\s?[=:]|(?<![<>r])(?<!or\s)=\s?[-−–]?\d|\b(?:OR|RR|HR)\sfor\s"
    r"|\b(?:was|were|is|are)\s[-−–]?\d|^[-−–]?\d+[.·]\d+\s(?:for|in|with|among|at|to|and|versus|vs)\b|^(?:OR|RR)$"
    r"|^[Cc]omparisons?\s(?:to|with)\b|^(?:\d+\s?%\s?)?CIs?\s"
    r"|\band\s\d+[.·]\d|\sin\s(?:comparison|contrast)\s(?:to|with)\s|\b(?:odds|risk|hazard|rate)\sratios?$"
)
"""'NNT = 6', 'RR was 1.18', '1.5 for smoking': a number, perhaps with what it is told of."""


@lru_cache(maxsize=20_000)
def is_no_subject(text: str) -> bool:
    """Whether a phrase can be neither factor nor outcome, whatever is said around it."""
    if text.count("(") != text.count(")") or text.count("[") != text.count("]"):
        return True
    for pattern in (_LEVEL, _TIMES, _DEGREE, _LEADS_ON, _PIECE):
        if pattern.fullmatch(text):
            return True
    if _BEFORE_SUBJECT.match(text) or _NUMBERED.search(text):
        return True
    words = text.lower().split()
    return not _TELLING.isdisjoint(words) and _OF_MEASURES.issuperset(words)
