"""Frames of the clause that leads to an estimate: who did what to which outcome, against whom, among whom.

A frame is read up to the estimate's bracket (or name): 'Lunazine reduced pain (RR …', 'Relapse occurred less often in
the lunazine group (HR …', 'there was no difference in mortality between lunazine and placebo (OR …'.
"""

from __future__ import annotations

import re

import msgspec

from evidex.extract._effect.sides.phrasing import PEOPLE, clean_arm, clean_outcome
from evidex.extract._effect.sides.side_words import OUTCOME_WORDS, POPULATION, Sides, worthy
from evidex.text.lowering import lowered
from evidex.text.people import HUMAN_WORDS, any_of

__all__ = ["Frame", "clause_words", "read_frame"]


class Frame(Sides, frozen=True):
    """The sides that a clause tells."""

    fits: bool = False
    """Whether a frame fits at all."""
    points_back: bool = False
    """Whether its factor is told by a word that points back ('this drug')."""
    last: str = ""
    """Which side stands last (factor, outcome or population): of that one, further members of a list may follow."""


_ADV = (
    r"(?:(?:[\w-]+ly|also|not|still|even|much|far|no|somewhat|often|statistically|only|both|almost|about|well|more|less"
    r"|so|very|to be|been)\s){0,4}"
)
_BE = r"(?:was|were|is|are|remained|has been|have been|had been|tended to be|appeared to be|seemed to be|being)"
_STEM = (
    r"(?:reduce|increase|decrease|improve|lower|raise|prolong|shorten|prevent|enhance|worsen|attenuate|suppress"
    r"|delay|affect"
    r"|influence|alter|double|halve|accelerate|induce|predict|favou?r|promote|diminish|protect(?:ed)? against|elevate"
    r"|facilitate|minimi[sz]e|slow|abolish|modify|lengthen|exacerbate)"
)
_CHANGED = rf"{_STEM}(?:d|ed)"
_CHANGES = (
    rf"(?:(?:(?:did|does|do|could|may|might|can|would)\s(?:not\s)?|(?:failed|tended|appears|appeared|seems"
    rf"|seemed)\sto\s)"
    rf"(?:\w+ly\s)?{_STEM}|(?:(?:has|have|had)\s(?:not\s)?)?(?:\w+ly\s)?{_STEM}(?:s|es|d|ed)|{_STEM}s against"
    r"|(?:\w+ly\s)?protected against)"
)
_GIVE = (
    r"(?:had|has|have|showed|shows|produced|produces|resulted in|results in|led to|leads to|experienced|achieved"
    r"|demonstrated|offered|conferred|confers|provided|caused|causes|yielded|gave|exhibited|reported|displayed"
    r"|required|carried"
    r"|(?:was|were|is|are) (?:\w+ly )?associated with|(?:was|were|is|are) (?:\w+ly )?related to|sustained|reached)"
)
_DEGREE = (
    r"(?:higher|lower|greater|fewer|more|less|better|worse|increased|reduced|decreased|shorter|longer|improved|larger"
    r"|smaller|elevated|similar|comparable|poorer|faster|slower|superior|inferior|different)"
)
_TIMES = r"(?:(?:(?:more|less) than|about|approximately|almost|nearly)\s)?(?:(?:[\w.]+[- ]times|[\w.]+-fold)\s)?"
_NOUN = (
    r"(?:reductions?|increases?|decreases?|improvements?|changes?|effects?|benefits?|trends?|declines?|impact|gains?"
    r"|differences?|advantage|rise|drop|associations?|influence|falls?|worsening|relationships?|correlations?"
    r"|superiority|excess|protection)"
)
_LESS = (
    r"(?:more|less)\s(?:\w+ly\s)?(?:common|frequent|likely|often|prevalent|frequently|commonly|rapidly|severe|quickly)"
)
_AGAINST = (
    r"(?:than|compared (?:with|to)|versus|vs\.?|relative to|rather than|as compared (?:with|to)|over|v"
    r"|in comparison (?:with|to))"
)
_THAT = r"(?:(?:that|those|in|with|for|among|of|the)\s){0,3}"
_IN = r"(?:in|with|by|for|among|after|following|during|under|on|of|at)"
_NP = r"[^;:()]{2,110}?"
_SHORT = r"(?:(?!\s(?:was|were|is|are|had|has|did|and was|and were)\s)[^,;:()]){2,100}?"
_ARM = (
    r"(?:(?!\s(?:was|were|is|are|been|had|has|"
    r"did)\s)[^,;:()]){2,80}?(?<!\swith)(?<!\sof)(?<!\sin)(?<!\sthe)(?<!\sand)(?<!\sa)"
)
_PLAIN = r"(?:(?!\s(?:was|were|is|are|had|did)\s)[^;:()]){2,110}?"
_NOT_PREP = r"(?!(?:\w+ly\s)?(?:by|with|in|at|from|to|after|and|for|on|of|over|during)\b)"
_B = rf"(?:,?\s{_AGAINST}\s{_THAT}(?P<b>{_SHORT}))?"
_TAIL = r"(?:,?\s(?:at|after|during|over|by|within|from|for a|with a|yielding|resulting)\s[^;:()]{2,60})?$"

_TAILS = _TAIL.removesuffix("?$") + "{0,3}$"


def _frame(pattern: str) -> re.Pattern[str]:
    """A frame is looked for in words in lower case."""
    return re.compile(pattern)


_PEOPLE = PEOPLE
# The surest first. Groups: a = factor, y = outcome, b = comparator, pop = people.
_FRAMES = (
    _frame(
        rf"^(?:for|regarding|concerning|with (?:regard|respect) to|in terms of)\s"
        rf"(?P<y>{_SHORT}),?\s[^;:()]*?\bin favou?r of\s"
        rf"(?:the\s)?(?P<a>{_SHORT})$"
    ),
    _frame(
        r"(?:^|\s)(?:factors|covariates|variables|predictors|determinants|correlates)\s(?:\w+ly\s)?(?:affecting"
        r"|associated with"
        rf"|of|for|predicting|influencing|related to)\s(?P<y>{_SHORT})\s(?:was|were|included|are|is|include)\s"
        rf"(?P<a>{_NP})$"
    ),
    _frame(
        rf"^(?:fewer|more|(?:a\s)?(?:higher|lower|greater|smaller|larger) (?:proportion|percentage"
        rf"|number)s? of)\s{_PEOPLE}\s"
        r"(?:(?:allocated|assigned|randomi[sz]ed) to|in|on|receiving|given|treated with|taking|using|with)\s(?:the\s)?"
        r"(?P<a>[\w-]+(?:\s[\w-]+){0,3}?)\s(?:groups?\s|arms?\s)?"
        rf"(?P<y>(?:had|have|were|died|reported|experienced|developed|achieved|[a-z]{{2,}}ed)\b(?:{_NP})?){_B}$"
    ),
    _frame(
        rf"(?:showed|found|there was|there were|observed|demonstrated|revealed)\s(?:an?\s|no\s)?(?:[\w-]+ly\s){{0,2}}"
        rf"(?:higher|lower|greater|increased|reduced|decreased|improved|better|worse)\s(?P<y>{_SHORT})\s(?:with"
        rf"|among)\s"
        rf"(?P<a>{_SHORT}){_B}$"
    ),
    _frame(
        rf"^there\s(?:is|was)\s(?:\w+\s)?evidence\s(?:of|for)\s(?!(?:an?\s)?(?:effects?|associations?"
        rf"|benefits?)\b)(?P<y>{_PLAIN})$"
    ),
    _frame(rf"{_NOUN}\s{_BE}\s(?:[\w-]+\s){{1,2}}(?:with|for|by|after)\s(?P<a>{_SHORT})\s(?:in|of|on)\s(?P<y>{_NP})$"),
    _frame(
        rf"^(?!(?:there|we|it|this|they)\b)(?P<y>{_SHORT})\s(?:showed|had|was|were)\s(?:[\w-]+\s){{0,3}}?"
        rf"(?:advantage|difference|benefit|trend)s?\s"
        rf"(?:for|in favou?r of|favou?ring|with)\s(?:the\s)?(?P<a>{_SHORT}){_B}{_TAIL}"
    ),
    _frame(
        rf"{_NOUN}\s(?:in favou?r of|favou?ring)\s(?:the\s)?(?P<a>{_SHORT}){_B}\s(?:for|in|with respect to|in regard to"
        rf"|with regard to|regarding|in terms of)\s(?P<y>{_NP})$"
    ),
    _frame(
        rf"{_NOUN}\s(?:(?:was|were)\s\w+\s)?between\s(?:the\s)?(?:(?P<a>{_SHORT})\s(?:and|vs\.?|versus)\s"
        rf"(?:the\s)?(?P<b>{_SHORT})"
        rf"|(?:two\s|three\s|both\s|study\s|treatment\s)*(?:groups|arms|treatments))\s(?:in|for|with respect to"
        rf"|in terms of"
        rf"|regarding|in regard to|as to)\s(?P<y>{_NP})$"
    ),
    _frame(rf"(?:^|\s)(?:as|so) (?:was|were|did|is|are) (?P<y>{_NP})$"),
    _frame(
        rf"(?:effects?|associations?|risks?|benefits?|reductions?|increases?|differences?|findings?|results?)"
        rf"(?:\s(?:in|of|on)\s(?P<y>{_SHORT})|\s{_SHORT})?\s"
        rf"{_BE}\s{_ADV}(?:greatest|greater|strong\w*|pronounced|similar|largest|larger|consistent|evident|seen"
        rf"|confirmed|limited|observed|attenuated|marked|apparent|present)\s(?:in|for|among)\s"
        rf"(?![^,;:()]*\b(?:groups?|arms?)\b)(?P<pop>{_SHORT})$"
    ),
    _frame(
        rf"^(?P<a>{_SHORT})\s{_BE}\s{_ADV}(?:effective|efficacious|superior|inferior|beneficial|(?:better"
        rf"|worse)(?=\sthan))\s"
        rf"(?:(?:than|as|to|compared (?:with|to)|over)\s(?P<b>{_SHORT})\s)?(?:in|for|at|with (?:respect|regard) to"
        rf"|regarding|in terms of)\s(?P<y>{_NP})$"
    ),
    _frame(
        rf"^(?P<a>{_SHORT})\s{_BE}\s{_ADV}(?:(?:superior|inferior|non-?inferior|equivalent) to|(?:as\s"
        rf"|equally\s)?(?:effective|efficacious|good) (?:as|than))\s(?P<b>{_SHORT}){_TAIL}"
    ),
    _frame(
        rf"(?:did|do|does) not (?:\w+ly )?differ (?:\w+ly )?(?:in|as to|with (?:respect|regard) to|regarding|for"
        rf"|in terms of)\s(?P<y>{_NP})$"
    ),
    _frame(
        rf"{_NOUN}\s(?:(?:was|were)\s(?:\w+\s)?\w+\s)?(?:in|of|on|for|regarding)\s(?:the\s)?(?P<y>{_SHORT})\s"
        rf"(?:(?:was|were)\s\w+\s)?between\s(?:the\s)?"
        rf"(?P<a>{_SHORT})\s(?:and|vs\.?|versus)\s(?:the\s)?(?P<b>{_SHORT}){_TAIL}"
    ),
    _frame(
        rf"(?:higher|lower|greater|larger|smaller|similar)\s(?:percentages?|proportions?|numbers?|rates?"
        rf"|shares?) of\s(?:\w+\s)?"
        rf"{_PEOPLE}\s(?:who\s|with\s|had\s)?"
        rf"(?P<y>{_SHORT})\s"
        rf"(?:in|with|among|on)\s(?:the\s)?(?P<a>{_SHORT}){_B}{_TAIL}"
    ),
    _frame(
        rf"(?:^|\s)(?:effects?|impact|influence|benefits?|efficacy)\sof\s(?P<a>{_SHORT})(?:\son\s(?:the\s)?"
        rf"(?P<y>{_SHORT}))?\s{_BE}(?:\s|$)"
    ),
    _frame(
        rf"(?:^|\s)(?:effects?|impact|influence|benefits?|efficacy)\sof\s(?P<a>{_SHORT})\son\s(?:the\s)?(?P<y>{_NP})$"
    ),
    _frame(
        rf"^(?P<y>{_SHORT})\s(?:in|with|among|on|for)\s(?:the\s)?(?P<a>{_SHORT})\s{_BE}\s{_ADV}{_DEGREE}\s"
        rf"{_AGAINST}\s{_THAT}(?P<b>{_SHORT}){_TAIL}"
    ),
    _frame(rf"^(?P<a>{_NP})\s{_BE}\s{_ADV}likely\s(?:{_AGAINST}\s{_THAT}(?P<b>{_SHORT})\s)?to\s(?P<y>{_NP})$"),
    _frame(
        rf"^(?P<y>{_SHORT})\s{_BE}\s{_TIMES}{_ADV}(?:{_LESS}|{_DEGREE}|{_CHANGED})\s(?:\w+ly\s)?{_IN}\s(?:the\s)?"
        rf"(?P<a>{_SHORT}){_B}{_TAIL}"
    ),
    _frame(
        rf"^(?P<y>{_SHORT})\s(?:occurred|developed|(?:was|were) (?:seen|observed|reported|found|noted)|appeared"
        rf"|happened"
        rf"|arose)\s{_ADV}(?:{_LESS}\s|often\s|frequently\s)?(?:in|with|among)\s(?:the\s)?(?P<a>{_SHORT}){_B}{_TAIL}"
    ),
    _frame(rf"^(?:there|we|it)\s[^,;:()]{{0,40}}?{_NOUN}\swith\s(?P<a>{_SHORT})\s(?:in|of|on|for)\s(?P<y>{_NP})$"),
    _frame(
        rf"^(?P<y>{_SHORT})\swith\s(?:the\s)?(?P<a>{_SHORT})\s(?:when\s)?{_AGAINST}\s(?P<b>{_SHORT})\s(?:showed"
        rf"|gave|had)\b"
    ),
    _frame(
        rf"(?:^|\s)benefits?\s(?:of|with|from)\s(?P<a>{_SHORT})\s(?:in|for|on)\s(?:reducing\s|preventing\s"
        rf"|improving\s|the\s)*(?P<y>{_NP})$"
    ),
    _frame(
        rf"^(?:there|we|it)\s[^,;:()]{{0,40}}?(?:{_NOUN}\s(?:in|of|on|for)"
        rf"|{_DEGREE})\s(?:the\s)?(?P<y>{_SHORT})\s"
        rf"(?:with|in|for|among|after|following|favou?ring|between)\s(?:the\s)?(?P<a>{_SHORT}){_B}{_TAIL}"
    ),
    _frame(
        rf"^(?P<a>{_ARM})\s(?:(?:did|does|do|could|may|might|would)\s(?:not\s)?)?{_ADV}(?:{_GIVE}|have|show"
        rf"|produce|result in|lead to|provide)\s(?:a\s|an\s|the\s|no\s)?"
        rf"(?:[\w%.-]+\s){{0,3}}?{_NOUN}\s(?:in|of|on|for|to|with|over|from|against|towards?)\s(?:the\s)?"
        rf"(?P<y>{_NP})$"
    ),
    _frame(
        rf"^(?:there (?:was|were|is)\s)?(?:an?\s|no\s|any\s)?(?:[\w%.-]+\s){{0,3}}{_NOUN}\s(?:in|of|on|for|towards?)\s"
        rf"(?:the\s)?(?P<y>{_PLAIN})$"
    ),
    _frame(
        rf"^(?:the\s)?(?:risks?|rates?|incidence|odds|prevalence|frequency|number|proportion)\s(?:of"
        rf"|for)\s(?P<y>{_PLAIN})$"
    ),
    _frame(rf"^(?P<a>{_ARM})\s{_ADV}{_GIVE}\s(?:a\s|an\s|the\s)?(?:[\w-]+ly\s){{0,3}}{_DEGREE}\s(?P<y>{_NP}){_B}$"),
    _frame(
        rf"^(?P<y>{_SHORT})\s(?:increased|decreased|improved|rose|fell|declined|varied|diminished)\s{_ADV}"
        rf"(?:with|after|following|in|among|on)\s(?:increasing\s|decreasing\s|the\s)*(?P<a>{_SHORT}){_B}$"
    ),
    _frame(
        rf"^(?!(?:there|we|it|they|the|an?|this|no)\s(?:\w+\s)?{_STEM})(?P<a>{_ARM})\s{_ADV}{_CHANGES}\s"
        rf"(?:\w+ly\s)?(?:the\s)?"
        rf"{_NOT_PREP}(?P<y>{_NP})$"
    ),
    _frame(
        rf"^(?:there (?:was|were)\s)?(?:an?\s|no\s)?(?:[\w%.-]+\s){{0,3}}{_NOUN}\s(?:in|of|on|for)\s(?:the\s)?"
        rf"(?P<y>{_SHORT})(?:\s{_BE}\s{_ADV}(?:shown|seen|observed|found|reported|noted|demonstrated))?"
        rf"(?:\s(?:in|with|during|under)\s(?:the\s)?(?P<a>{_SHORT})(?:\s(?:study|trials?|treatment|groups?|arms?)))?"
        rf"{_B}{_TAILS}"
    ),
    _frame(
        rf"^(?P<a>{_SHORT})\s(?:as\s)?compared (?:with|to)\s(?P<b>{_SHORT})\s(?:were|was|had|have|are)\s(?:at\s)?"
        rf"(?:an?\s)?{_ADV}{_DEGREE}\s(?:risk|odds|rates?|incidence|likelihood)\s(?:of|for)\s(?P<y>{_NP})$"
    ),
    _frame(rf"^(?:and\s|or\s)?in\s(?:the\s)?(?P<y>(?![^;:()]*\b(?:years?|months?|weeks?|days?)$){_PLAIN})$"),
    _frame(rf"^(?P<y>{_NP})\s{_BE}\s{_ADV}(?:{_LESS}|{_DEGREE}|{_CHANGED}|unchanged|not affected){_B}{_TAIL}"),
)
_LEAD = re.compile(
    r"^(?:(?:however|moreover|furthermore|overall|in addition|additionally|also|finally|similarly|in contrast"
    r"|conversely"
    r"|collectively|thus|therefore|but|and|whereas|while|although|though|yet|respectively|interestingly|importantly"
    r"|specifically|in particular|in conclusion|\w+ly|results?|conclusions?|main results|findings),?\s"
    r"|(?:in|at|after|for|among|by|during|over|within|on|from|using|with|when|under|based on"
    r"|based)\s[^,;:()]{2,80},\s)+",
    re.IGNORECASE,
)
_LEAD_AGAINST = re.compile(
    r"^(?:however, |overall, )?(?:as\s)?(?:compared (?:with|to)|relative to|versus|in comparison (?:with|to))\s"
    r"(?:the\s)?"
    r"(?P<b>[^,;:()]{2,60}),\s",
    re.IGNORECASE,
)
_LEAD_OUTCOME = re.compile(
    r"^(?:similarly, |however, )?(?:for|regarding|concerning|with (?:regard|respect) to|in terms of)\s"
    r"(?:the\s)?(?P<y>[^,;:()]{3,70}),\s",
    re.IGNORECASE,
)
_LEAD_PEOPLE = re.compile(
    r"^(?:however, )?(?:in|among|for)\s(?P<pop>(?:the\s)?(?:subgroup of\s)?(?:[\w-]+\s){0,4}"
    + any_of(HUMAN_WORDS - {"cases", "controls"})  # 'in the analysis of 13 cases and 77 controls'
    + r"(?:\s[^,;:()]{2,40})?),\s",
    re.IGNORECASE,
)
_A_TIME = re.compile(
    r"\b(?:years?|months?|weeks?|days?|ages?|aged|model|analys[ie]s|example)\b|" + _PEOPLE, re.IGNORECASE
)
_REPORTS = re.compile(
    r"^(?:[^,;:()]{0,60}?\b(?:showed|revealed|demonstrated|found|indicated|suggested|confirmed|concluded|observed|shows"
    r"|indicate|suggest)\sthat\s(?:the\s)?)",
    re.IGNORECASE,
)
_CLAUSE_EDGE = re.compile(
    r"[;:]\s|,\s(?:but|and|while|whereas|although)\s(?!(?:or|to|in|of|for|with)\b)|\s(?:but|whereas|while)\s"
    r"|\.\s(?=[A-Z])"
)


_NEW_CLAUSE = re.compile(
    rf"\b(?:was|were|is|are|had|has|did|showed|\w{{3,}}ed)\b|^(?:no|an?)\s(?:[\w%.-]+\s){{0,3}}{_NOUN}\s(?:in|of|on)\b"
    r"|^the (?:risk|rate|incidence|odds|prevalence|frequency|number)s? of\s"
)


_ASIDE = re.compile(
    r",\s(?:after|when|adjusted|adjusting|independent|independently|irrespective|regardless|even|respectively"
    r"|however|though)\b"
    r"[^,;:()]{0,70},\s"
)
"""', after adjustment for age,' says nothing of the sides."""


def clause_words(masked: str, since: int, place: int) -> tuple[str, bool]:
    """The words of the clause that leads to `place`, brackets left out; whether it begins behind `since`."""
    begin = 0
    for edge in _CLAUSE_EDGE.finditer(masked, 0, place):
        rest = masked[edge.end() : place]
        if _NEW_CLAUSE.search(rest):
            begin = edge.end()
    words = _ASIDE.sub(" ", " ".join(masked[begin:place].split()).replace(" ,", ",").replace(" ;", ";"))
    for loose in _LOOSE_ENDS:
        words = loose.sub("", words)
    return words, begin >= since


_LOOSE_ENDS = (
    re.compile(r"[\s,]+(?:by|of|average|averag\w+|a mean of|a median of)?\s?[-−–+]?[\d.]+\s.{0,20}\s(?:and|or)$"),
    re.compile(r"(?:,?\s(?:by|of|average|averaging|an average|a mean|mean|about|approximately))+$"),
    re.compile(r"[\s,]+(?:for|with|giving|yielding)\s(?:an?|the)?$|[\s,;.=:(\[\"”]+$"),
    re.compile(r"\s(?:was|were|is|are)$"),
)
"""What may end the words before an estimate and tells nothing, in the order in which it goes."""


def _is_outcome(lead: str, words: str) -> bool:
    """Whether a lead names what was measured: 'For pain, …', 'In terms of walking, …'; not 'For women, …'."""
    if _A_TIME.search(words) or re.search(r"\b(?:prevention|treatment|management|therapy)\b", words):
        return False
    return OUTCOME_WORDS.search(words) is not None or re.search(r"\b[Ff]or\s", lead) is None


def read_frame(words: str) -> Frame:
    """What the clause tells; nothing where no frame fits."""
    comparator = population = None
    if lead := _LEAD_AGAINST.match(words):
        comparator, words = lead.group("b"), words[lead.end() :]
    if lead := _LEAD_PEOPLE.match(words):
        population = lead.group("pop")
    lead = _LEAD_OUTCOME.match(words)
    told = lead.group("y") if lead and not population and _is_outcome(lead.group(), lead.group("y")) else None
    topic = worthy(clean_outcome(told)) if told else None
    for strip in (_LEAD, _REPORTS, _LEAD):
        words = strip.sub("", words, count=1)
    low = lowered(words)
    for pattern in _FRAMES:
        match = pattern.search(low)
        if match is not None and "%" not in (match.groupdict().get("a") or ""):  # shares are no arms
            frame = _told(match, words, comparator, population)
            return msgspec.structs.replace(frame, outcome=frame.outcome or topic)
    return Frame(None, topic, comparator, population, fits=topic is not None)


def _told(match: re.Match[str], words: str, comparator: str | None, population: str | None) -> Frame:
    groups = {name: words[slice(*match.span(name))] for name, told in match.groupdict().items() if told}
    arm, outcome, people = groups.get("a"), groups.get("y"), groups.get("pop")
    last = next((side for name, side in _SIDES.items() if groups.get(name) and match.end(name) == match.end()), "")
    if arm and outcome and _GENETIC.search(outcome) and not _GENETIC.search(arm):
        arm, outcome = outcome, arm  # 'the allele was more frequent in patients': who has it is the outcome
        last = {"factor": "outcome", "outcome": "factor"}.get(last, last)
    if outcome and POPULATION.search(re.split(r"\s(?:in|among|for|and|or)\s", outcome)[0]):
        outcome, people, last = None, outcome, "population"
    return Frame(
        worthy(clean_arm(arm)) if arm and not _ANAPHOR.match(arm) else None,
        worthy(clean_outcome(outcome)) if outcome and not _ANAPHOR.match(outcome) else None,
        worthy(clean_arm(re.sub(r"^(?:(?:that|those|did|in|on|among|the)\s)+", "", groups["b"])))
        if "b" in groups
        else comparator,
        people or population,
        True,
        bool(arm and _ANAPHOR.match(arm)),
        last,
    )


_SIDES = {"a": "factor", "y": "outcome", "pop": "population"}
_ANAPHOR = re.compile(
    r"^(?:this|these|that|such|it|they|its|their|the (?:latter|former|same|drug|drugs|agents?|effects?|risks?"
    r"|treatments?"
    r"|associations?|differences?|reductions?|increases?|improvements?|combination|two groups))"
    r"(?:\s[\w-]+){0,2}$",
    re.IGNORECASE,
)
_GENETIC = re.compile(r"\b(?:alleles?|genotypes?|polymorphisms?|haplotypes?|mutations?|variants?|gene)\b")
