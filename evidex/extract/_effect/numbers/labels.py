"""Names of effect measures, in words and letters, and whether an estimate is adjusted."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

from evidex.schema import claim
from evidex.schema.claim import Measure

__all__ = ["FAR_RATIO", "NEEDED_CUES", "POOLED", "RATIOS", "Label", "Measure", "find_labels", "is_adjusted"]

RATIOS = claim.RATIOS | {"other"}
"""What is read as a ratio: a ratio whose name is none of ours ('other') too."""
FAR_RATIO = Decimal(10)
"""Adjusted relative risks that letters alone name lie nearer to 1."""


class Label(msgspec.Struct, frozen=True):
    """A measure's name at `start:end` of a shape. `plain`: a bare 'difference', risk or mean as its number tells."""

    start: int
    end: int
    measure: Measure
    adjusted: bool = False
    plain: bool = False
    level: int | None = None
    """The offset of the level's sign where the label heads its interval: 'OR [95% CI]: 1.5 [1.2-1.9]'."""
    unexplained: bool = False
    """Letters of two meanings where the document does not say which: 'ARR'."""


_PREFIX = (
    r"(?:[Mm]ultivaria(?:te|ble)[- ]|[Ff]ully[- ]|[Cc]ovariate[- ]|[Aa]ge[- ]|[Ss]ex[- ]|[Pp]ropensity[- ]\w{1,8}[- ])*"
)
_ADJUSTED_BEFORE = re.compile(
    rf"(?:{_PREFIX}\b[Aa]dj(?:usted|\.)?\s(?:\w{{3,12}}\s)?|{_PREFIX}[Mm]ultivaria(?:te|ble)[- ](?:adjusted\s)?)$"
)

_SHARE_NOUNS = ("ealing", "esponse", "ure", "uccess", "emission", "eradication", "ecovery", "pregnancy", "cessation")
"""'the response rate ratio': of shares, which are called rates; any other may be of events in time."""

# In the order in which they are tried: longer names before the names that they hold.
_NAMES: tuple[tuple[Measure, tuple[str, ...]], ...] = (
    (
        "other",
        (
            r"[Pp]revented fractions?(?: estimates?)?",
            r"(?:[Vv]accine|[Pp]rotective) (?:[Ee]fficacy|[Ee]ffectiveness)(?=[^.;]{0,120}?\ue006\s?[(\[,]\s?\ue002)",
            r"\bVE(?=\s?[:=,]?\s?\ue006\s?[(\[,;]\s?\ue002)",
            r"\bD\(?M\)?FS PF\b",
            r"RR reductions?",
            r"\b[Ll]og[- ](?:odds|hazards?|risk|OR|HR|RR)(?:[- ]ratios?)?",
        ),
    ),
    (
        "other",
        (r"[Rr]elative[- ]risk(?: \(RR\))?[- ]reductions?", r"\ba?RRRs?\b", r"[Ll]ikelihood ratios?", r"\bLR[+-]"),
    ),
    (
        "other",
        (
            r"[Rr]elative (?:sensitivit(?:y|ies)|specificit(?:y|ies)|detection(?: rates?)?|yields?|referral"
            r"|bioavailability|potency|effectiveness)(?=[^.;]{0,220}?\ue000\s?[(\[]\s?\ue002)",
        ),
    ),
    (
        "other",
        (
            r"[Dd]iagnostic odds ratios?",
            r"(?<!edian )(?<!ean )\bDORs?\b",
            r"[Rr]atios? of (?:geometric )?means?",
            r"\bROM\b",
        ),
    ),
    (
        "other",
        (
            r"(?:[Tt]reatment|C(?:max|min)|AUC[\w,‐–-]{0,8}|[Pp]lacebo|[Cc]ontrol|[Cc]orresponding),?\s[Rr]atios?\b",
            r"AUC point estimates?",
            r"[Rr]atios?(?=(?:\s?[(\[][^)\]]{2,40}[)\]])?\s(?:of|for)\s[^.;]{0,60}?(?:AUC|C\s?max|[Aa]rea under))",
            r"[Mm]ean [Rr]atios?(?=[^.;]{0,160}?(?:\ue002|[(\[]\s?\ue005))",
            r"[Rr]atios?(?=\s?[(\[]\s?\ue006\s?(?:CIs?|[Cc]onfidence)\b)",
        ),
    ),
    (
        "other",
        (
            r"[Ss]tandardi[sz]ed mortality (?:rate )?ratios?",
            r"\bSMRs?\b",
            r"(?:[Gg]eometric (?:LS |least[- ]squares? )?|(?:LS|GLS|[Ll]east[- ]squares?)\]?\s?)mean ratios?",
            r"\bGMRs?\b",
        ),
    ),
    ("SIR", (r"[Ss]tandardi[sz]ed incidence (?:rate )?ratios?", r"\bSIRs?\b")),
    ("RR", (rf"(?:{'|'.join(f'(?<={noun} )' for noun in _SHARE_NOUNS)})[Rr]ate[- ][Rr]atios?",)),
    (
        "IRR",
        (
            r"(?:[Ii]ncidence[- ]|[Ee]vent[- ])?(?:[Rr]ate|[Dd]ensity)[- ][Rr]atios?",
            r"[Rr]elative rates?",
            r"\ba?IRRs?\b",
        ),
    ),
    ("other", (r"[Pp]roportional reporting ratios?",)),
    ("PR", (r"[Pp]revalence (?:odds )?(?:rate )?ratios?", r"\ba?PRs?\b(?![+-])", r"\ba?PRRs?\b")),
    (
        "HR",
        (
            r"(?:[Ss]ub-?(?:distribution )?)?[Hh]azards?[- ]?(?:[Rr]ate )?[- ]?[Rr]atios?",
            r"[Rr]elative [Hh]azards?",
            r"Cox (?:proportional[- ]hazards? )?(?:analysis|regression|models?)(?=\s(?:was|gave)\s\ue000)",
            r"\b(?:a|s|m|adj|c|cs|u|as|S|A)?HRs?(?:adj)?\b",
        ),
    ),
    (
        "OR",
        (
            r"[Oo]dds?[- ][Rr]atios?",
            r"[Rr]elative odds",
            r"[Oo]dds(?=\s(?:of|for)\s(?:[^.;:()]|\([^()]{2,40}\)){2,120}?\s(?:was|were)\s\ue000\s?[(\[]\s?\ue002)",
            r"\b(?:a|adj|c|u|m|p|P|A|C|M|U)?ORs?(?:adj|MH|a)?\b",
        ),
    ),
    (
        "RR",
        (
            r"[Rr]elative [Rr]isks?(?: ratios?)?",
            r"[Rr]elative (?:[\w-]+ ){1,3}risks?(?=\sof\s\ue000)",
            r"[Rr]isk[- ][Rr]atios?",
            r"\b(?:a|adj|c|p|m)?RRs?(?:adj|MH)?\b",
        ),
    ),
    (
        "RD",
        (
            r"(?:[Aa]bsolute )?[Rr]isk [Dd]ifferences?",
            r"[Aa]bsolute [Rr]isk (?:[Rr]eductions?|[Ii]ncreases?)",
            r"[Rr]ate [Dd]ifferences?",
            r"(?:[Mm]ean )?[Pp]ercent(?:age)?[- ][Pp]oints? [Dd]ifferences?",
            r"[Tt]herapeutic [Gg]ains?",
            r"\b(?:RDs?|ARDs?|ARRs?)\b",
        ),
    ),
    (
        "SMD",
        (
            r"[Ss]t(?:an)?d(?:ard(?:i[sz]ed)?)?\.? (?:weighted )?(?:[Mm]ean )?(?:response )?"
            r"[Dd]ifferences?(?: in means?)?",
            r"\bSMDs?\b",
            r"Cohen['’]?s?['’]? ?[dD]\b",
            r"Hedges?['’]?s?['’]? ?g?s?\b",
            r"[Ee]ffect[- ][Ss]izes?",
            r"\bd(?=\s?=\s?[-−]?\ue000)",
            r"\bg(?=\s?=\s?[-−–]?\ue000\s?[\[(,])",
            r"\bES(?=\s?[=:]\s?[-−]?\ue000)",
        ),
    ),
    (
        "MD",
        (
            r"(?:[Ww]eighted )?[Mm]ean (?:\w{4,12} )?[Dd]ifferences?",
            r"[Dd]ifferences? (?:in|of|between) (?:the )?(?:adjusted )?means?",
            r"[Ii]ncremental (?:costs?|QALYs?|QALY gains?|benefits?)(?![- ](?:per|effect|ratio|utility))",
            r"\bETDs?(?=\s?[:=,]?\s?[(\[]?[-−–]?[\ue000\ue006])",
            r"\b(?:W|LS)?MDs?\b(?!(?<=, MD)\s?\(\ue006)",  # not 'Baltimore, MD (80% …)\'
        ),
    ),
    (
        "beta",
        (
            r"(?:[Ss]tandardi[sz]ed |[Uu]nstandardi[sz]ed |[Rr]egression |[Pp]ath )*"
            r"(?:S?β|ß|[Bb]eta)(?:[- ](?:coefficients?|weights?|values?))?(?![\w-])",
            r"(?:[Rr]egression|[Pp]ath) coefficients?",
            r"[Ii]ndirect effects?(?=\s?(?:[=:,]|of|was)?\s?[-−]?\ue000)",
            r"\b[Bb](?=\s?=\s?\ue000)",
        ),
    ),
    (
        "r",
        (
            r"(?:[Pp]earson(?:['’]s)? |[Ss]pearman(?:['’]s)? |[Pp]artial |[Ii]ntraclass )?"
            r"(?:[Rr]ank )?[Cc]orrelations?(?: [Cc]oefficients?)?",
            r"\b[Rr](?:s|ho)?(?=(?:\s?\(\ue000\))?\s?=\s?[-−+]?\s?[\ue000\ue005])",
            r"\b(?:Spearman(?:['’]s)? )?(?:rho|ρ)\b",
            r"\br(?=\s\ue000)",
            r"(?<=[(\[])r(?=:\s?[-−]?\ue000)",
        ),
    ),
)
POOLED = re.compile(
    r"(?:[Pp]ooled|[Ss]ummary|[Cc]ombined)\s(?:(?:treatment|net|mean)\s)?(?:effects?|estimates?)"
    r"(?=\s(?:(?:was|were|of|to|is)\s)?\ue000\s?[(\[]\s?[\ue002\ue005])"
)
"""'the pooled effect was 0.17 (0.00 to 0.34)': of the one measure that the document names, if it names one."""
_OF_LEVELS = re.compile(
    r"\b(?:[Pp]revalence|[Ii]ncidence|[Ss]ensitivit\w+|[Ss]pecificit\w+|[Pp]roportions?|[Rr]ates?|[Mm]eans?|AUC|accuracy)\b"
)
_NAMES = (*_NAMES, ("other", (POOLED.pattern,)))
_PLAIN = (
    r"(?P<plain>(?:(?:[Mm]ean |[Aa]bsolute |[Tt]reatment |[Bb]etween[- ]group |[Gg]roup |[Ee]stimated |[Nn]et )*"
    r"(?:[Dd]ifferences?(?:[- ](?:of|in)[- ](?:the )?[Dd]ifferences?)?"
    r"|(?<=[Aa]bsolute )(?:increases?|decreases?|reductions?|improvements?))"
    r"|[Δ∆](?=\s?[=:]?\s?[-−+]?\s?[\ue000\ue003\ue006])"
    r"|(?:[Tt]reatment|[Ii]ntervention) [Ee]ffects?(?=\s?(?:[=:]|of \ue000|was \ue000)))"
    r"(?:\sbetween\s(?:the\s)?(?:two\s|treatment\s|study\s)?(?:groups|arms|treatments))?)"
)
_HEADER = (
    r"(?:\s?[(\[](?P<letters>[A-Za-z]{1,5})[)\]])?"
    r"(?:\s?[,;]?\s?[(\[]?(?P<level>\ue006)\s?(?:CIs?|CrI|[Cc]onfidence [Ii]ntervals?)(?:\s?\[CI\])?[)\]]?"
    r"(?=[\s:=,;]{0,3}\ue000))?"
)
_NAME = re.compile(
    "(?:"
    + "|".join(f"(?P<m{number}>{'|'.join(patterns)})" for number, (_, patterns) in enumerate(_NAMES))
    + f"|{_PLAIN}){_HEADER}"
)
_WORD = re.compile(r"[A-Za-zβßρΔ∆]+")
_FIRST_WORDS = frozenset(
    """relative rrr rrrs arrr arrrs likelihood lr diagnostic dor dors ratio ratios rom standardized standardised
    standard smr smrs std glsmean geometric gmr gmrs sir sirs
    incidence event rate density irr irrs airr airrs prevalence pr prs apr aprs
    prr prrs aprr aprrs proportional
    sub subhazard subdistribution hazard hazards odds risk absolute rd rds ard ards arr smd smds cohen cohens
    hedge hedges effect weighted mean difference differences md mds wmd wmds lsmd lsmds unstandardized unstandardised
    regression path β ß sβ ls gls least es beta b
    pearson spearman partial intraclass rank correlation correlations r rs rho ρ
    treatment between group estimated net percent percentage
    pooled summary combined therapeutic prevented cmax cmin auc placebo control corresponding cox odd d
    g indirect log δ ∆ etd etds vaccine protective ve incremental intervention""".split()
)
_LETTERS = re.compile(r"[a-zA-Z]{0,3}(?:OR|HR|RR)s?(?:adj|MH|a)?")
NEEDED_CUES = ("NNT", "NNH", "eeded to", "eeded-to", "be treated")
"""Pieces of what tells a number needed to treat or to harm."""
_PLAIN_CUES = (
    *NEEDED_CUES,
    "ETD",
    "VE",
    "accine",
    "rotective",
    "reatment effect",
    "ntervention effect",
    "ncremental ",
    "herapeutic gain",
    "ooled e",
    "ummary e",
    "ombined e",
    "Δ",
    "∆",
    "ndirect effect",
    *"""atio isk ifferen CI OR HR dds elative RR azard onfidence orrelat oefficient eta- β ß Cohen Hedge MD IR LR r<sub>
    ρ""".split(),
)
"""Looked for first: a piece of text is found many times faster than a pattern."""
_CUE = re.compile(
    r"eta\b|E(?<!\w.)S\b|ffect[- ][Ss]ize|RD\b|PR\b|MR\b|r\s?(?:\(\d+\)\s?)?=|R\s?=|B\s?=|b\s?="
    r"|s\s?(?:\(\d+\)\s?)?=|o\s?=|d\s?=|g\s?=|\(r\s|rho\b"
    r"|ffects? of|fold(?<=[\deonrx-]fold)|times (?:more|higher|greater|as|lower|less)|b(?<!\w.)y \d"
)
"""Each alternative begins with its own character: found faster."""


def names_measure(words: str) -> bool:
    """Whether a sentence could tell an effect: a test before it is read."""
    return any(cue in words for cue in _PLAIN_CUES) or _CUE.search(words) is not None


_BARE_RATE = re.compile(r"[Rr]ate[- ][Rr]atios?")
_OF_LIKELIHOOD = re.compile(
    r"\blikely\b[^.;]{0,120}ate[- ]ratio|ate[- ]ratios?\sfor\s(?:the\s)?(?:\w+\s)?\w*(?:" + "|".join(_SHARE_NOUNS) + ")"
)
"""'were more likely to go into remission (rate ratio 1.96)': of shares, as rates of response are."""
_FOR = re.compile(r"\s(?:for|of)\s(?:the\s)?")
_ABBREVIATED_ADJUSTED = re.compile(r"^(?:a|adj|m|A|M)(?:OR|HR|RR|PR|IRR)|(?:adj)$|ORa$")
_ADJUSTED = re.compile(
    r"[Aa](?<![Uu]n.)(?<!not .)djust(?:ed|ing|ment)|[Mm]ultivaria(?:te|ble)"
    r"|[Mm]ultiple (?:logistic |linear )?regression|\b[Ii]ndependent(?:ly)?\b(?! samples?| t)|[Cc]ontrolling for"
    r"|controlled for|(?:Cox|logistic) regression model|propensity"
)
_HEADS_ANOTHER = re.compile(r"\s?(?:\ue000|[A-Z]{2,4}\b|odds|hazards?|relative|risk|rate|prevalence|mean|difference)")
"""'OR 1.8; adjusted OR 1.4': the second is adjusted, not the first."""
_CRUDE = re.compile(r"[Uu]nadjusted|[Cc]rude|[Uu]nivaria(?:te|ble)|[Bb]ivariate|without adjustment|before adjust")


def find_labels(shape: str, meanings: dict[str, Measure]) -> list[Label]:
    """Every measure's name in a shape, in order. `meanings` (letters to measures) is used and brought up to date."""
    found: list[Label] = []
    last = 0
    for first in _WORD.finditer(shape):
        word = first.group()
        lettered = word[0].isupper() and word in meanings
        if not (lettered or _may_begin(word)) or first.start() < last:
            continue
        match = _NAME.match(shape, first.start())
        if match is None:
            if lettered:
                found.append(Label(first.start(), first.end(), meanings[word], plain=meanings[word] == "MD"))
            continue
        last = match.end()
        if (match.group("letters") or "").lower() in ("bpm", "beats"):
            continue  # 'HR (bpm)' is a heart rate
        if match.group("plain") and found and _FOR.fullmatch(shape, found[-1].end, match.start()):
            continue  # 'IRR for the difference between groups 1.01'
        before = _ADJUSTED_BEFORE.search(shape, max(match.start() - 60, 0), match.start())
        number, word = _name_of(match)
        if "estimate" in word and number == len(_NAMES) - 1 and ("pooled" not in meanings or _OF_LEVELS.search(shape)):
            continue
        measure = _meant(number, word, match["letters"], meanings)
        if measure == "IRR" and _BARE_RATE.fullmatch(word) and _OF_LIKELIHOOD.search(shape, max(last - 130, 0)):
            measure = "RR"
        adjusted = before is not None or (measure != "RD" and bool(_ABBREVIATED_ADJUSTED.search(word)))
        start = before.start() if before else match.start()
        level = match.start("level") if match.group("level") else None
        unexplained = word.removesuffix("s") == "ARR" and "ARR" not in meanings
        found.append(Label(start, last, measure, adjusted, bool(match.group("plain")), level, unexplained))
    return found


def _meant(number: int | None, word: str, letters: str | None, meanings: dict[str, Measure]) -> Measure:
    """The measure of a name, as the document uses it; the letters that it explains are remembered."""
    measure: Measure = "MD" if number is None else _NAMES[number][0]
    if len(word) <= 5 and word[1:].removesuffix("s").isupper():
        return meanings.get(word.removesuffix("s"), measure)
    if letters and "ntraclass" not in word:  # an ICC tells how well a measurement agrees with itself
        meanings[letters.removesuffix("s")] = measure
    return meanings.get("pooled", measure) if number == len(_NAMES) - 1 else measure


@lru_cache(maxsize=20_000)
def _may_begin(word: str) -> bool:
    return word.lower() in _FIRST_WORDS or _LETTERS.fullmatch(word) is not None


def _name_of(match: re.Match[str]) -> tuple[int | None, str]:
    """Which of the names it is (None: a bare 'difference'), and its words."""
    if plain := match.group("plain"):
        return None, plain
    return next((n, word) for n in range(len(_NAMES)) if (word := match.group(f"m{n}")) is not None)


def is_adjusted(shape: str, offset: int) -> bool:
    """Whether the words of the sentence say that the estimate at `offset` is adjusted: the nearest cue before decides.

    Without one before, 'in the adjusted analysis' behind it does.
    """
    adjusted = [match.start() for match in _ADJUSTED.finditer(shape)]
    crude = [match.start() for match in _CRUDE.finditer(shape)]
    before = max((place for place in adjusted if place < offset), default=-1)
    crude_before = max((place for place in crude if place < offset), default=-1)
    if before >= 0 or crude_before >= 0:
        return before > crude_before
    behind = [match for match in _ADJUSTED.finditer(shape, offset) if not _HEADS_ANOTHER.match(shape, match.end())]
    return bool(behind) and not crude
