# ruff: noqa: E501
"""Noun phrases without a parser: where the phrase beside a cue begins and ends, and what a list of them holds.

Closed classes of English words (auxiliaries, conjunctions, prepositions of circumstance) mark the edges.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

__all__ = [
    "Direction",
    "Phrase",
    "clause_after",
    "clause_before",
    "phrase_before",
    "split_coordination",
    "strip_direction",
    "trim",
    "whole",
]

Direction = Literal["up", "down", ""]


class Phrase(msgspec.Struct, frozen=True):
    """Words of the text at `start:end`; `words` may resume the head of its list ('duration of the attacks')."""

    start: int
    end: int
    words: str


_BREAK_BEFORE = re.compile(
    r"(?:;|:(?=\s)|\b(?:that|whereas|while|whilst|but|although|though|because|since|however|if|whether|unless|where"
    r"|therefore|thus|hence|so)\b,?|[!?]\s)\s*"
)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|be|been|being|had|has|have|having|did|does|do|may|might|can|could|should|would|will|showed|shown|shows|show"
    r"|found|suggests?|suggested|indicates?|indicated|demonstrates?|demonstrated|reveals?|revealed|reports?|reported"
    r"|observed|underwent|received|occurred|remained|remains?|appears?|appeared|seems?|seemed|became|developed|included"
    r"|identified|experienced|exhibited|presented|compared|conclude[sd]?|evaluated|assessed|examined|confirmed|died|experience"
    r"|leads?|led|resulted|results in|caused|causes)\b"
)
_REPORTING = re.compile(
    r"\b(?:found|showed|shows|shown|suggests?|suggested|indicates?|indicated|demonstrates?|demonstrated|reveals?|revealed"
    r"|reports?|reported|observed|confirmed|identified|conclude[sd]?|noted|detected)\b(?!\s(?:in|by|to|for|with|as)\b)"
)
_OPENING = re.compile(
    r"^(?:(?:In|On|At|By|For|During|After|Before|Among|Amongst|With|Within|Using|When|Compared|Relative|Although|Following|Of|From"
    r"|Through|Over|Under|Between|Upon|Based|Adjusting|Controlling|Until|While|Despite|Given|Unlike|As|To|Since|Based|According"
    r"|Apart|Besides|Except|Both univariate|Overall|However|Moreover|Furthermore|Additionally|Finally|Also|Thus|Therefore"
    r"|Further|Similarly|Conversely|Interestingly|Importantly|Notably|Specifically|Consequently|Accordingly|Nevertheless"
    r"|Nonetheless|Subsequently|Recently|Currently|Generally|Clinically|Surprisingly|Hence|Meanwhile|Instead|Indeed"
    r"|First|Second|Third|Lastly|Particularly|Collectively|Together|Taken together|In conclusion|Conclusions?|Results?)\b"
    r"[^,]{0,160},\s*(?:and\s|the\s(?=results?\b))?)+"
)
_LABEL = re.compile(r"^(?:[A-Z][A-Za-z/& ]{2,40}:\s|[A-Z]{4,}[A-Z ]{0,30}\s(?=[A-Z][a-z]))")
_LEAD = re.compile(
    r"^(?:(?:and|or|nor|both|either|neither|also|then|only|even|particularly|especially|including|such as|e\.g\.,?|i\.e\.,?|namely"
    r"|a|an|the|this|these|those|its|their|our|there (?:was|were|is|are)|any|some|other|several|certain|various|all|each|every|more|most"
    r"|significant|significantly|independent|independently|strong|strongly|important|major|main|clear|marked|modest|slight|greater|"
    r"evidence (?:of|for)|presence of|the presence of|existence of|development of|occurrence of|whether|how|having|being|that)\s+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s+|,\s*)(?:and|or|but|was|were|is|are|be|been|being|has|have|had|may|might|can|could|will|would|should|to|do|does|did|not"
    r"|also|still|only|both|all|alone|itself|themselves|respectively|significantly|independently|strongly|most|often|often|likely"
    r"|appears?|appeared|seems?|seemed|found|shown|reported|known|thought|believed|considered|likely|the|a|an|of|in|with|by|for|which|that|who"
    r"|statistically|clearly|generally|commonly|usually|mainly|mostly|partly|partially|primarily|frequently|positively|negatively"
    r"|inversely|directly|closely|consistently|markedly|slightly|more|less|substantially|further|furthermore|however|therefore"
    r"|typically|apparently|possibly|probably|perhaps|potentially|effectively|rapidly|dramatically|greatly|actually|thus)"
    r"[\s,]*$",
    re.IGNORECASE,
)
_BREAK_AFTER = re.compile(
    r"\s*(?:[;:!?](?=\s|$)|\.$|,?\s(?:but|which|whereas|while|whilst|although|though|because|who|whose|where|when|that|than|if|so that"
    r"|compared|versus|vs\.?|relative to|independent(?:ly)? of|regardless|irrespective|despite|without|suggesting|indicating"
    r"|supporting|making|leading|resulting|reducing|increasing|suggests?|indicates?|were|was|is|are|had|has|have|did|may|can|could"
    r"|might|should|would|will|however|respectively|even|not|nor|unlike|rather|thereby|thus|hence|showed|shows|remained|occurred|due to"
    r"|by means|through|via|and (?:\w+ly\s)?(?:increases|reduces|decreases|predicts|improves|was|were|is|are|has|had|may|can|could|did|does|leads?|causes))\b|,\s(?:with|and (?:was|were|is|are|had|has|have|did|may|can|should|increas|decreas|reduc|improv|there|the\s"
    r"|this|we|it|they|no|that|not)|after|in|for|as|using|respectively|p\b|both|including|particularly|especially|most|among|at|we|it|or)\b)"
)
_CIRCUMSTANCE = re.compile(
    r"\s(?:in (?:the |this |these |our |a |an |both |all |patients|women|men|subjects|adults|children|people|persons|individuals"
    r"|participants|those|elderly|older|younger|cases|infants|rats|mice|animals|humans|univariate|multivaria|adjusted|logistic)"
    r"|among|amongst|during|after (?:adjust|control|\d|\w+ (?:weeks?|months?|years?))|at (?:\d|\w+ (?:weeks?|months?|years?)|baseline|follow|the)"
    r"|over (?:\d|the|a)|following|on (?:uni|multi)|by (?:uni|multi|logistic|Cox)|using|according|as (?:well|a|measured|compared|assessed)"
    r"|across|per|throughout|under|from)\b"
)
_SPLIT = re.compile(
    r"\s*(?:;|,\s*(?:and|or|nor|but also|as well as)\s|,\s(?!and\b|or\b)|\s(?:and/or|and|or|nor|as well as|plus|but also)\s)\s*"
)
_KEEP_WHOLE = re.compile(
    r"\b(?:between|both)\b|\b(?:age|sex) and (?:sex|age)[- ](?:adjusted|matched)|\bhead and neck\b|\bsigns and symptoms\b"
    r"|\bwear and tear\b|\bbed and breakfast\b|\bresearch and development\b|\bdiet and exercise\b"
)
_UP = r"increas\w*|higher|greater|elevated|excess\w*|more|rais\w+|heightened|worse\w*|poorer|added|additional|high|larger|enhanced|rise|growing"
_DOWN = r"decreas\w*|lower\w*|reduc\w+|less\w*|fewer|diminish\w*|low|smaller|decline\w*|protect\w+|fall|drop"
_RISK_NOUN = (
    r"(?:risks?|odds|likelihood|probabilit(?:y|ies)|chances?|hazards?|rates?|incidences?|prevalences?|frequenc(?:y|ies)|occurrence"
    r"|susceptibility|propensity|numbers?|levels?|severity|amount)"
)
_DIRECTION = re.compile(
    rf"^(?:(?:an?|the|significant(?:ly)?|statistically|substantial(?:ly)?|modest(?:ly)?|slight(?:ly)?|marked(?:ly)?|strong(?:ly)?|further"
    rf"|clinically|important|approximately|two-?fold|three-?fold|\w+-fold|small|moderate(?:ly)?|dose-dependent|overall|relative|considerable"
    rf"|considerably|long-term|an overall|markedly|much|potential(?:ly)?|possibl[ey]|consistent(?:ly)?|major|rapid|mean|higher|average)\s+)*"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?:\s(?P<noun>(?:\w+\s)?{_RISK_NOUN})\b)?\s*(?P<prep>of|for|in)?\s*",
    re.IGNORECASE,
)
_RISK_OF = re.compile(
    rf"^(?:an?\s|the\s|overall\s|relative\s|significant\s|their\s)*(?P<noun>{_RISK_NOUN})\s(?:of|for|in)\s+",
    re.IGNORECASE,
)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without articles, adverbs, auxiliaries and punctuation at either edge."""
    while True:
        piece = text[start:end]
        stripped = piece.strip(" \t\n,;:.–—-\"“”'’…")
        start += piece.find(stripped) if stripped else len(piece)
        end = start + len(stripped)
        if lead := _LEAD.match(stripped):
            start += lead.end()
        elif tail := _TAIL.search(stripped):
            end = start + tail.start()
        else:
            return start, end
        if start >= end:
            return start, start


def clause_before(text: str, cue: int) -> tuple[int, int]:
    """The subject before a cue at `cue` (both offsets into `text`, brackets masked): (start, end), empty if none.

    Opening adverbials go, an earlier clause goes; where the cue's own subject is left out ('… and was associated
    with'), the subject of the earlier clause stands.
    """
    start = max((match.end() for match in _BREAK_BEFORE.finditer(text, 0, cue)), default=0)
    if label := _LABEL.match(text[start:cue]):
        start += label.end()
    if opening := _OPENING.match(text[start:cue]):
        start += opening.end()
    start, end = trim(text, start, cue)
    piece = text[start:end]
    if (told := list(_REPORTING.finditer(piece))) and piece[told[-1].end() :].strip():
        start, end = trim(text, start + told[-1].end(), end)
        piece = text[start:end]
    verbs = list(_FINITE.finditer(piece))
    if not verbs:
        return _after_relative(text, start, end)
    last = verbs[-1]
    joint = re.search(r"(?:,\s+and\s|\sand\s|,\s+|\sthat\s)", piece[last.end() :])
    if joint and (inner := trim(text, start + last.end() + joint.end(), end))[1] > inner[0]:
        return _after_relative(text, *inner)
    first = trim(text, start, start + verbs[0].start())
    return first if first[1] > first[0] else trim(text, start + last.end(), end)


def _after_relative(text: str, start: int, end: int) -> tuple[int, int]:
    """'…, which' has no words of its own: the phrase before it is meant."""
    if match := re.search(r",?\s*\b(?:which|who)\s*$", text[start:end]):
        end = start + match.start()
        start = max(start, text.rfind(",", start, end) + 1)
        return trim(text, start, end)
    return start, end


_EDGE = re.compile(
    r"(?:[,;:]|\b(?:of|for|with|in|by|at|to|from|as|on|into|and|or|than|the|a|an|after|during|between|including|against|about"
    r"|identified|treating|providing|reducing|increasing|treat|prevent|is|was|are|were)\b)\s*"
)


def phrase_before(text: str, start: int, end: int) -> tuple[int, int]:
    """The last noun phrase of `text[start:end]`: what a cue without a verb of its own hangs on ('fractures due to')."""
    last = start
    for match in _EDGE.finditer(text, start, end):
        if match.end() < end:
            last = match.end()
    return trim(text, last, end)


def whole(text: str, start: int, end: int) -> Phrase:
    """One phrase, lists and all."""
    return Phrase(start, end, " ".join(text[start:end].split()))


def clause_after(text: str, place: int, circumstance: bool = True) -> tuple[int, int]:
    """The object behind a cue that ends at `place`, up to the end of its clause, or of what it says before where and when."""
    begin = place
    stop = len(text)
    if match := _BREAK_AFTER.search(text, begin + 2):
        stop = match.start()
    if circumstance and (match := _CIRCUMSTANCE.search(text, begin + 3, stop)):
        stop = match.start()
    return trim(text, begin, stop)


def split_coordination(text: str, start: int, end: int) -> list[Phrase]:
    """The members of a list ('age, sex and BMI'); a shared last part is resumed ('duration and severity of the attacks')."""
    piece = text[start:end]
    if not piece.strip():
        return []
    if _KEEP_WHOLE.search(piece):
        return [whole(text, start, end)]
    members, position = [], 0
    for match in _SPLIT.finditer(piece):
        members.append((position, match.start()))
        position = match.end()
    members.append((position, len(piece)))
    members = [
        (a, b) for n, (a, b) in enumerate(members) if n == 0 or not _APPOSITION.match(piece[a:b]) or _joined(piece[:a])
    ]
    spans = [trim(text, start + a, start + b) for a, b in members]
    spans = [(a, b) for a, b in spans if b > a and re.search(r"[A-Za-z]", text[a:b])]
    words = [" ".join(text[a:b].split()) for a, b in spans]
    if len(words) > 1 and (shared := re.match(r"^\w+(\s(?:of|in)\s.+)$", words[-1])):
        words = [
            word if " of " in word or " in " in word or len(word.split()) > 2 else word + shared.group(1)
            for word in words[:-1]
        ] + words[-1:]
    return [Phrase(a, b, word) for (a, b), word in zip(spans, words, strict=True)]


_APPOSITION = re.compile(r"(?:an?|which|who|at|in|with|of|by|twice|when|as|compared|probably|particularly|each|all)\s")


def _joined(before: str) -> bool:
    """Whether a list member is joined by 'and' or 'or': then it is one, whatever it begins with."""
    return re.search(r"\b(?:and|or)\s*$", before) is not None


def strip_direction(phrase: Phrase) -> tuple[Phrase, Direction, bool]:
    """(phrase without it, direction, whether it spoke of risk): 'increased risk of stroke' is 'stroke', up, True."""
    words = phrase.words
    if (
        (match := _DIRECTION.match(words))
        and match.end() < len(words)
        and (match.group("noun") or match.group("prep") or True)
    ):
        rest = words[match.end() :]
        if match.group("prep") == "for" and not match.group("noun"):
            return phrase, "", False
        direction: Direction = "up" if match.group("up") else "down"
        noun = match.group("noun") or ""
        risky = bool(
            re.search(r"risk|odds|likelihood|probab|chance|hazard|incidence|rate|frequen|prevalence|suscept", noun)
        )
        return Phrase(phrase.start, phrase.end, rest), direction, risky
    if match := _RISK_OF.match(words):
        return Phrase(phrase.start, phrase.end, words[match.end() :]), "", True
    return phrase, "", False
