# ruff: noqa: E501
"""Cues that join a factor to an outcome, and the frames that they open."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from evidex.text.relations.phrases import (
    Direction,
    Phrase,
    clause_after,
    clause_before,
    phrase_before,
    split_coordination,
    strip_direction,
    trim,
    whole,
)

__all__ = ["Relation", "RelationKind", "find_relations", "mask_brackets"]

RelationKind = Literal["cause", "risk_factor", "protective", "associated", "not_associated"]


class Relation(msgspec.Struct, frozen=True):
    """Factors and outcomes that a clause joins; `start:end` holds both sides and the cue."""

    kind: RelationKind
    factors: tuple[Phrase, ...]
    outcomes: tuple[Phrase, ...]
    start: int
    end: int
    cue: str
    hedged: bool = False


_ADVERB = r"(?:(?:\w+ly|also|not|no longer|still|more|most|often|further|both|all|each|well|once|highly|in turn|in part|thus|only|then|be|been)\s)"
_BE = r"(?:(?:was|were|is|are|be|been|being|remained|remains|remain|appeared to be|appears to be|seems to be|seemed to be|found to be|shown to be|may be|might be|could be|can be|have been|has been|had been|to be)\s)"
_HEDGE = re.compile(
    r"\b(?:may|might|could|possibl[ey]|potential(?:ly)?|suggest(?:s|ed|ing)?|appear(?:s|ed)?|seem(?:s|ed)?|probabl[ey]|perhaps"
    r"|presumed|believed|thought to|hypothesi[sz]ed|likely)\b"
)
_AIM = re.compile(
    r"\b(?:(?:aim|objective|purpose|goal)s?\b[^.]{0,80}\b(?:was|were|is|are|of this|:)|[Tt]o (?:determine|assess|evaluate|investigate|examine|explore|study|test"
    r"|compare|identify|analy[sz]e|establish|estimate|clarify|describe|review|quantify)\b|[Ww]e (?:aimed|sought|investigated|examined|evaluated|assessed"
    r"|hypothesi[sz]ed|tested|explored|studied|conducted|compared|analy[sz]ed|used|wanted|determined|calculated)\b|whether\b|(?:was|were) (?:used|performed|conducted|investigated"
    r"|examined|evaluated|assessed|compared|calculated|estimated|analy[sz]ed|measured|randomi[sz]ed|included|searched|recruited|collected)\b"
    r"|remains? (?:unclear|unknown|controversial|uncertain)|is (?:unclear|unknown|not known)|little is known|it is (?:unclear|not clear)|hypothesi[sz]ed|hypothesis"
    r"|further (?:studies|research)|needed|warranted|should be)"
)
_GOOD = re.compile(
    r"\b(?:survival|improve\w*|recovery|remission|response|success\w*|healing|cure\w*|quality of life|well-?being|benefit\w*|adherence|"
    r"function\w*|eradication|relief|better|favou?rable|efficacy|effectiveness|satisfaction|resolution)\b",
    re.IGNORECASE,
)
_BAD = re.compile(
    r"\b(?:mortality|deaths?|dying|risks?|diseases?|cancers?|carcinoma\w*|tumou?rs?|pain|complications?|failure|infections?|fractures?|strokes?|"
    r"relapses?|recurrence|bleeding|h(?:a)?emorrhage|nausea|vomiting|toxicity|adverse|morbidity|injur\w+|disability|depressi\w+|"
    r"symptoms?|attacks?|syndrome|diabetes|hypertension|obesity|asthma|hospitali[sz]ation|thrombo\w+|infarction|sepsis|disorders?|"
    r"loss|impairment|decline|failure|incidence|events?|dementia|anxiety|stress|lesions?|ulcers?|metasta\w+|progression|damage|dysfunction|"
    r"poor\w*|worse\w*|severity|exacerbations?|reoperation|revision|readmission|falls?|suicid\w+|smoking|\w+itis|\w+emia|\w+osis|\w+opathy)\b",
    re.IGNORECASE,
)
_FACTORISH = re.compile(
    r"\b(?:age|older|younger|male|female|sex|gender|smok\w+|hypertension|diabetes|obesity|BMI|body mass index|history of|alcohol|education|"
    r"income|race|ethnicity|smokers?|comorbid\w+|use of|exposure|treatment|therapy|genotype|allele|polymorphism|level of|low|high)\b"
)

Sides = Literal["factor-outcome", "outcome-factor"]


class _Cue(msgspec.Struct, frozen=True):
    name: str
    pattern: re.Pattern[str]
    sides: Sides
    kind: RelationKind | None
    """None: the direction of the outcome decides."""


def _cue(name: str, pattern: str, sides: Sides, kind: RelationKind | None) -> _Cue:
    return _Cue(
        name,
        re.compile(r"(?<![-/])(?:" + pattern.replace("ADV", _ADVERB).replace("BE", _BE) + r")(?![-/])"),
        sides,
        kind,
    )


# In order: a stretch that one cue has taken is not offered to the next.
_CUES = (
    _cue(
        "no-effect",
        r"\b(?:had|has|have|having|showed|exerted|with|was|were|demonstrated)\s(?:BE)?(?:no|little|minimal|not (?:have )?an?y?)\s(?:\w+ly\s)?(?:\w+\s){0,2}?(?:effects?|influence|impact|benefits?|association|relationship|correlation|bearing)\s"
        r"(?:on|with|in|upon|to|for)\b|\b(?:did|does|do|could|would)\snot\s(?:\w+ly\s)?(?:have\s(?:an?y?\s)?(?:\w+\s){0,2}?(?:effect|influence|impact)s?\s(?:on|upon)|affect|influence|alter|change|reduce|increase|decrease"
        r"|improve|predict|prevent|correlate with|modify|impact|appear to (?:affect|influence|increase|reduce)|contribute to|protect against|lower|cause|worsen|lead to|result in)\b"
        r"|\bBE?(?:not|neither|no longer|un)\s?ADV{0,2}(?:associated|correlated|related|linked)\sADV{0,2}(?:with|to)\b",
        "factor-outcome",
        "not_associated",
    ),
    _cue(
        "unaffected",
        r"\bBE(?:ADV)?(?:not\s(?:ADV)?(?:affected|influenced|altered|changed|modified|reduced|increased|improved|different)|unaffected|unchanged|uninfluenced|similar|comparable)\s(?:by|with|after|in|for|between|among|across|following)\b",
        "outcome-factor",
        "not_associated",
    ),
    _cue(
        "predictor-list",
        r"\b(?:[Rr]isk [Ff]actors?|[Ff]actors?|[Vv]ariables?|[Pp]redictors?|[Dd]eterminants?|[Cc]haracteristics|[Cc]orrelates|[Cc]auses?)\s(?:that (?:were|was|are)\s|which (?:were|are)\s)?(?:ADV){0,2}"
        r"(?:associated with|predictive of|predicting|that predicted|related to|contributing to|affecting|influencing|for|of|linked to)\s(?P<inner>[^;:.]{3,110}?)\s?(?:ADV)?(?:were|was|are|is|included?|includes|:)\s(?:ADV)?(?!not\b|no\b|associated|identified|assessed|examined|evaluated|analy)",
        "outcome-factor",
        "risk_factor",
    ),
    _cue(
        "predictor",
        r"\b(?:BE|as\s|remained\s|became\s|represents?\s|constitutes?\s|,\s)(?:ADV){0,2}(?:(?:an?|the|one|some|only|other|another|both|two|three|four|most)\s){0,3}(?:of the\s)?(?:[\w-]+\s){0,4}?"
        r"(?:risk factors?|predictors?|determinants?|risk indicators?|indicators?|precursors?|markers?|factors?)\s(?:associated with|predictive of|influencing|contributing to|of|for|in)\b",
        "factor-outcome",
        "risk_factor",
    ),
    _cue(
        "protective",
        r"\b(?:BE(?:ADV){0,2}(?:protective (?:against|for|factors? (?:for|against))|a protective factor (?:for|against)))\b|\bprotect(?:s|ed)?\s(?:\w+\s)?against\b",
        "factor-outcome",
        "protective",
    ),
    _cue(
        "associated",
        r"\b(?:BE)?(?:ADV){0,3}(?:associated|correlated|related|linked|correlate|correlates|associates)\s(?:ADV|positively\sand\s\w+\s){0,2}(?:with|to)\b",
        "factor-outcome",
        None,
    ),
    _cue(
        "cause-of",
        r"\b(?:BE)(?:ADV){0,2}(?:(?:an?|the|one|only|most|another)\s){0,2}(?:of the\s)?(?:[\w-]+,?\s){0,4}?(?:causes?|sources?|triggers?|reasons?)\s(?:of|for)\b|\b(?:BE)?responsible for\b",
        "factor-outcome",
        "cause",
    ),
    _cue(
        "caused-by",
        r"\b(?:BE)?(?:ADV){0,2}(?:caused by|due to|attributed to|attributable to|result(?:s|ed|ing) from|(?<=was )because of|secondary to|induced by|produced by|arising from|arise[s]? from|owing to|triggered by|mediated by|explained by)\b",
        "outcome-factor",
        "cause",
    ),
    _cue(
        "causes",
        r"\b(?:may |might |can |could |will |would |to )?(?:ADV)?(?:causes?(?!\s(?:was|were|is|are|of|and|or|for)\b|[,.;])|caused|causing|leads? to|led to|leading to|results? in|resulted in|resulting in|induces?|induced|induce|contributes? to|contributed to|triggers?|triggered|gives? rise to|promotes?|promoted|provokes?|provoked|accounts? for|predisposes? to|produces?|produced)\b(?!\sby)",
        "factor-outcome",
        "cause",
    ),
    _cue(
        "had-risk",
        r"\b(?:had|has|have|having|showed|experienced|carried|conferred|confers|were at|was at|are at|is at|at|with|yielded|faced|(?:BE)(?:ADV)?(?:associated with|linked to))\s(?:an?\s|the\s)?(?:\w+ly\s|\w+-fold\s|overall\s|\S+\s(?=(?:increased|higher|lower)))?"
        r"(?=(?:increased|higher|greater|elevated|reduced|lower|decreased|excess|fewer|more|less)\s(?:\w+\s)?(?:risks?|odds|likelihood|rates?|incidence|probability|prevalence|chances?|hazard|mortality|frequency)\b)",
        "factor-outcome",
        None,
    ),
    _cue(
        "more-likely",
        r"\b(?:BE)(?:ADV){0,2}(?:(?:\w+\s)?times\s)?(?:more|less)\slikely\sto\s(?:have\s(?:an?\s)?|be\s(?:an?\s)?|develop\s|experience\s|report\s|suffer\s(?:from\s)?|undergo\s|receive\s|die\b(?=.)|show\s)?",
        "factor-outcome",
        None,
    ),
    _cue(
        "predicts",
        r"\b(?:may |might |can |could )?(?:ADV)?(?:predicts|predicted|predict)\b(?!\sby)",
        "factor-outcome",
        None,
    ),
    _cue(
        "changes-with",
        r"\b(?:increases?|increased|rises?|rose|grows?|grew|decreases?|decreased|declines?|declined|falls?|fell)\s(?:ADV)?with\b",
        "outcome-factor",
        None,
    ),
    _cue(
        "higher-in",
        r"\b(?:BE)(?:ADV){0,3}(?:higher|lower|greater|more (?:common|frequent|prevalent|likely|severe|rapid|effective)|less (?:common|frequent|prevalent|likely|severe)|longer|shorter|reduced|increased|decreased|improved|elevated|worse|better|lowered|raised)\s(?:in|with|for|among|after|following|by|during)\b",
        "outcome-factor",
        None,
    ),
    _cue(
        "changes",
        r"\b(?:may |might |can |could |will |would |to )?(?:ADV){0,2}(?:(?:(?:doubles|triples|quadruples|halves|doubled|tripled|halved)(?=\sthe\s)|increases|reduces|decreases|lowers|prevents|improves|worsens|attenuates|enhances|inhibits|raises|ameliorates|alleviates|delays|suppresses|impairs)(?!\s(?:in|of|by|from|to)\b)|(?:(?:(?<=may )|(?<=might )|(?<=can )|(?<=could ))(?:increase|reduce|decrease|lower|prevent|improve|worsen)"
        r"|(?:reduced|increased|decreased|lowered|prevented|improved|attenuated|enhanced|inhibited|worsened|suppressed|impaired|delayed|ameliorated|raised)(?=\s(?:the|both|risk|mortality|\w+ (?:of|in)\b|\w+(?:ity|ion|ence|ency|ness|ing|ate|ates|ia|is|ain|els?)\b))))",
        "factor-outcome",
        None,
    ),
)
_FINITE_CUE = re.compile(
    rf"{_BE}|.*(?:leads?|led|results? in|resulted in|causes|caused\b|predicts|induces|contributes?|contributed)\b"
)
_ANY = re.compile(
    r"\bfrom\b|rise|rose|associat|correlat|relat|link|risk factor|predict|determinant|protect|caus|due to|attribut|result|lead|led to|induc|contribut|trigger|"
    r"respons|secondary|effect|influenc|impact|benefit|affect|higher|lower|greater|more|less|longer|shorter|reduc|increas|decreas|improv|"
    r"prevent|worse|attenuat|enhanc|inhibit|rais|similar|comparable|unchanged|factor|source|promot|differen|produc|explain|better|delay|impair|suppress"
)
_PURPOSE = re.compile(
    r"(?<!appear )(?<!appears )(?<!appeared )(?<!seem )(?<!seems )(?<!seemed )(?<!likely )(?<!tend )(?<!tended )(?<!known )(?<!shown )"
    r"(?<!found )(?<!thought )(?<!believed )(?<!reported )\bto\s(?:\w+ly\s)?(?:cause|lead|result|induce|contribute|promote|provoke|produce|increase|reduce|decrease|lower|prevent|improve|worsen)\b"
)
_ADJECTIVE_BEFORE = re.compile(r"\b(?:with|an?|the|of|in|to|for|by|on|and|or|significant|significantly)\s$")
_FRAGMENT = re.compile(
    r"^(?P<outcome>[A-Z][a-z][\w -]{3,60}?)\s(?:resulting |arising )?from\s(?P<factor>(?!the\s|\d|a\s)[a-z][\w -]{3,60}?)(?=\s*[.;]?\s*$|\s{2,}|\s*\()"
)
_NO_DIFFERENCE = re.compile(
    r"\b(?:[Nn]o|[Nn]either|not? any|without)\s(?:\w+ly\s)?(?:\w+\s){0,2}?(?P<what>differences?|associations?|correlations?|relationships?|links?|effects?)\s"
    r"(?:(?:was|were|is|are|could be|has been|have been)\s)?(?:\w+ly\s)?(?:(?:found|observed|seen|detected|noted|identified|demonstrated|shown|evident|present|reported)\s)?"
    r"(?:existed\s)?(?P<prep>in|between|with|of|for|regarding|on)\b"
)
_BETWEEN = re.compile(r"\bbetween\s(?P<a>[^,;]{2,90}?)\sand\s(?P<b>[^,;]{2,90})")


def mask_brackets(text: str) -> str:
    """The text with what stands in brackets blanked out, place by place."""
    if "(" not in text and "[" not in text:
        return text
    opened: list[int] = []
    out = list(text)
    for place, character in enumerate(text):
        if character in "([":
            opened.append(place)
        elif character in ")]" and opened:
            begin = opened.pop()
            out[begin : place + 1] = " " * (place + 1 - begin)
    return "".join(out)


def find_relations(sentence: str) -> list[Relation]:
    """The relations that a sentence states, in order of their cues (offsets into the sentence).

    Aims, methods, hypotheses and questions state none.
    """
    if not _ANY.search(sentence):
        return []
    text = mask_brackets(sentence)
    found: list[Relation] = []
    taken: list[tuple[int, int]] = []
    for match in _NO_DIFFERENCE.finditer(text):
        if (relation := _no_difference(text, match)) is not None and not _is_aim(text, match.start()):
            found.append(relation)
            taken.append((match.start(), match.end()))
    if fragment := _FRAGMENT.match(text):
        found.append(_fragment(text, fragment))
    for cue in _CUES:
        for match in cue.pattern.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken) or _is_aim(text, match.start()):
                continue
            if _PURPOSE.search(text, max(match.start() - 30, 0), match.end()) and cue.name in ("causes", "changes"):
                continue
            if cue.name == "changes" and _ADJECTIVE_BEFORE.search(text, max(match.start() - 16, 0), match.start()):
                continue
            taken.append((match.start(), match.end()))
            if (relation := _relation(text, cue, match)) is not None:
                found.append(relation)
    return sorted(found, key=lambda relation: relation.start)


def _fragment(text: str, match: re.Match[str]) -> Relation:
    """'Spinal cord compression from epidural cement': a list item without a verb."""
    outcome, factor = whole(text, *trim(text, *match.span("outcome"))), whole(text, *trim(text, *match.span("factor")))
    return Relation("cause", (factor,), (outcome,), match.start(), match.end(), "fragment")


def _is_aim(text: str, cue: int) -> bool:
    """Whether the words before the cue make it an aim, a method or a question."""
    begin = max(text.rfind(";", 0, cue), text.rfind(". ", 0, cue), 0)
    return _AIM.search(text, begin, cue) is not None


def _relation(text: str, cue: _Cue, match: re.Match[str]) -> Relation | None:
    left = clause_before(text, match.start())
    if not _FINITE_CUE.match(match.group()) and cue.name in ("associated", "caused-by", "causes"):
        left = phrase_before(text, max(text.rfind(";", 0, match.start()) + 1, 0), match.start())
    right = clause_after(text, match.end())
    if cue.name == "predictor-list":
        inner = match.span("inner")
        left = trim(text, *inner)
    if left[1] <= left[0] or right[1] <= right[0]:
        return None
    lefts = split_coordination(text, *left)
    rights = split_coordination(text, *right) if cue.name not in ("higher-in", "unaffected") else [whole(text, *right)]
    lefts, rights = _sayable(lefts), _sayable(rights)
    if not lefts or not rights:
        return None
    words = match.group()
    negated = cue.kind == "not_associated" or re.search(r"\bnot\b|\bno longer\b", words) is not None
    negated = (
        negated
        or re.search(r"\b(?:not|neither|nor|[Nn]one of)\b", text[left[0] - 8 if left[0] > 8 else 0 : match.start()])
        is not None
    )
    factors, outcomes = (lefts, rights) if cue.sides == "factor-outcome" else (rights, lefts)
    if cue.name == "associated" and _is_swapped(lefts, rights, finite=_FINITE_CUE.match(words) is not None):
        factors, outcomes = rights, lefts
    if re.match(r"(?:no|similar|comparable)\b", text[right[0] - 3 : right[1]].lstrip()) or re.match(
        r"(?:no|similar)\s", text[match.end() :].lstrip()
    ):
        negated = True
    stripped = [strip_direction(outcome) for outcome in outcomes]
    kind: RelationKind = "not_associated" if negated else _kind_of(cue, words, stripped)
    hedged = _HEDGE.search(text, max(left[0], match.start() - 60), match.end()) is not None
    return Relation(
        kind,
        tuple(_plain(factor) for factor in factors),
        tuple(_first_direction(stripped)),
        min(left[0], match.start()),
        max(right[1], match.end()),
        cue.name,
        hedged,
    )


def _plain(phrase: Phrase) -> Phrase:
    words = re.sub(r"^(?:[Nn]one of )?(?:the|an?|this|these|use of the) ", "", phrase.words)
    return msgspec.structs.replace(phrase, words=words)


def _first_direction(stripped: list[tuple[Phrase, Direction, bool]]) -> list[Phrase]:
    return [_plain(phrase) for phrase, _, _ in stripped]


def _is_swapped(lefts: list[Phrase], rights: list[Phrase], finite: bool) -> bool:
    """'Occlusion was associated with hypertension, smoking and age': a disease before, a list of factors behind."""
    left, right = " ".join(p.words for p in lefts), " ".join(p.words for p in rights)
    if strip_direction(rights[0])[1] or re.match(
        r"(?:risk|odds|mortality|death|survival|development)\b", rights[0].words
    ):
        return False
    if strip_direction(lefts[0])[2]:
        return True
    if not finite:  # 'bleeding associated with heparin'
        return bool(_BAD.search(left)) and not _BAD.search(right)
    if re.match(
        r"(?:[Hh]igher|[Ii]ncreased|[Ll]ower|[Rr]educed|[Dd]ecreases? in|[Ii]ncreases? in)\b", left
    ) and not _BAD.search(right):
        return True
    factorish = sum(1 for phrase in rights if _FACTORISH.search(phrase.words))
    if len(rights) >= 3 and factorish >= 2 and not _FACTORISH.search(left):
        return True
    return bool(_BAD.search(left)) and not _FACTORISH.search(left) and factorish >= max(1, len(rights) // 2)


def _kind_of(cue: _Cue, words: str, outcomes: list[tuple[Phrase, Direction, bool]]) -> RelationKind:
    outcome, direction, risky = outcomes[0]
    bad, good = bool(_BAD.search(outcome.words)) or risky, bool(_GOOD.search(outcome.words))
    if cue.kind == "risk_factor":
        if "protective" in words:
            return "protective"
        if re.search(r"risk", words) or (bad and not good):
            return "risk_factor"
        return "associated"
    if cue.kind is not None:
        return cue.kind
    if cue.name == "more-likely":
        if bad and not good:
            return "protective" if "less" in words else "risk_factor"
        return "associated"
    if cue.name in ("changes", "higher-in", "changes-with"):
        down = re.search(
            r"lower|less|reduc|decreas|prevent|attenuat|inhibit|amelior|allevi|delay|suppress|shorter|better", words
        )
        if re.search(r"improv|better", words):
            return "protective" if bad else "associated" if cue.name == "higher-in" else "cause"
        if bad and not good:
            return "protective" if down else "risk_factor"
        return "associated" if cue.name == "higher-in" else "cause"
    if direction == "up" and (bad or risky) and not good:
        return "risk_factor"
    if direction == "down" and (bad or risky) and not good:
        return "protective"
    return "associated"


def _no_difference(text: str, match: re.Match[str]) -> Relation | None:
    tail_start = match.end()
    stop = clause_after(text, tail_start, circumstance=False)
    if stop[1] <= stop[0]:
        return None
    between = _BETWEEN.search(text, match.start("prep"), stop[1] + 1)
    if between and match.group("what").startswith(("assoc", "corr", "relat", "link", "effect")):
        factors = split_coordination(text, *trim(text, *between.span("a")))
        outcomes = split_coordination(text, *trim(text, *between.span("b")))
    elif between:
        factors = [Phrase(*(span := trim(text, between.start("a"), between.end("b"))), text[slice(*span)])]
        outcomes = split_coordination(text, *trim(text, tail_start, between.start()))
        if not outcomes:
            outcomes = split_coordination(text, *clause_before(text, match.start()))
    else:
        return None
    factors, outcomes = _sayable(factors), _sayable(outcomes)
    if not factors or not outcomes:
        return None
    end = max(stop[1], between.end())
    return Relation("not_associated", tuple(factors), tuple(outcomes), match.start(), end, "no-difference")


def _sayable(phrases: list[Phrase]) -> list[Phrase]:
    """Those that name something: no pronoun, no mere number or share, not a page of text."""
    return [
        phrase
        for phrase in phrases
        if len(phrase.words) <= 160
        and re.search(r"[A-Za-z]{2}", phrase.words)
        and "%" not in phrase.words
        and phrase.words.lower() not in _EMPTY
    ]


_EMPTY = frozenset(
    "it this they these those which who that he she we there such both all none others other patients results findings data studies study significant "
    "significantly groups group differences difference one some the as well but use uses similar was were lower higher far approach problem problems disease"
    " therapy included including reduction reductions increase increases changes change respectively patients' time far none of these not also included".split()
)
