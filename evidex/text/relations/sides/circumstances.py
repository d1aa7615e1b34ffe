"""Where the phrase behind a cue ends: before a preposition that tells where, when, how or for whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from evidex.text.relations.sides.phrases import PEOPLE
from evidex.text.relations.tokens import AND, OTHER, PREP, Tokens

__all__ = ["is_circumstance"]

_Leads = Callable[[Tokens, int], bool]
"""A question of what stands behind the preposition at a place."""
_CUT_ALWAYS = frozenset("among amongst during throughout using across per between".split())
_ANALYSED_BY = frozenset("means multivariate logistic univariate cox".split())
_OUTCOMES = frozenset({"outcomes", "outcome"})


def is_circumstance(tokens: Tokens, index: int) -> bool:
    """Whether a preposition leads to what is no part of the phrase before it."""
    word = tokens.low[index]
    if word in _CUT_ALWAYS:
        return word != "between"
    if any(leads(tokens, index) for leads in _LEADING.get(word, ())):
        return True
    if word in ("by", "via", "through"):
        return tokens.at(index + 1).endswith("ing") or tokens.at(index + 1) in _ANALYSED_BY
    if tokens.low[index - 1] in _OUTCOMES and tokens.tag[index - 2] != OTHER:
        return False
    return word in ("in", "for") and _tells_whom(tokens, index + 1)


def _tells_how(tokens: Tokens, index: int) -> bool:
    """'in a dose-dependent manner', 'to a lesser extent', 'at higher doses', 'not only in': how it happened."""
    near = tokens.low[index + 1 : index + 6]
    if tokens.low[index - 1] == "," or tokens.has_tag(index - 1, AND):
        return False  # 'sepsis and, to a lesser extent, shock': the list goes on
    if tokens.low[index] == "at":
        return not _AMOUNTS.isdisjoint(near[:3])
    if tokens.low[index] == "to":
        return "extent" in near and near[0] in ("a", "an", "the", "nearly", "almost", "similar")
    if near[:1] == ["terms"] or tokens.low[index - 2 : index] == ["not", "only"]:
        return True
    return near[:1] in (["a"], ["an"]) and not _MANNERS.isdisjoint(near)


_AMOUNTS = frozenset("dose doses dosage dosages concentration concentrations".split())
_MANNERS = frozenset("manner fashion way".split())


_TIME = frozenset(
    """weeks months years days hours week month year day baseline follow-up hour minutes time interval
    timepoints period periods""".split()
)
_ADJUSTING = frozenset("adjustment adjusting controlling time".split())


def _tells_when(tokens: Tokens, index: int) -> bool:
    """'at 2 weeks', 'after adjustment for age'."""
    near = tokens.low[index + 1 : index + 4]
    return any(w in _TIME for w in near) or tokens.at(index + 1) in _ADJUSTING


_ATTENDING = frozenset(
    "similar comparable consequent resultant no some few minimal corresponding concomitant trend".split()
)
"""'reduced pain with similar effects on sleep': what goes along with the finding is no part of its outcome."""


def _attends(tokens: Tokens, index: int) -> bool:
    after = tokens.at(index + 1)
    return after in _ATTENDING or (after in ("a", "an") and tokens.at(index + 2) in _ATTENDING)


def _tells_number(tokens: Tokens, index: int) -> bool:
    """'over 2 years', 'by 20%', 'from 7.1'."""
    return tokens.at(index + 1)[:1].isdigit()


def _tells_share(tokens: Tokens, index: int) -> bool:
    """'in 20%', 'in 5 of 12'."""
    after = tokens.at(index + 1)
    return after.endswith("%") or (after[:1].isdigit() and tokens.at(index + 2) in ("%", "of"))


def _tells_cost(tokens: Tokens, index: int) -> bool:
    return tokens.low[index + 1 : index + 4] in (["the", "cost", "of"], ["the", "expense", "of"])


def _tells_exception(tokens: Tokens, index: int) -> bool:
    return tokens.low[index + 1 : index + 3] == ["the", "exception"]


def _tells_times(tokens: Tokens, index: int) -> bool:
    """'by half', 'by a factor of'."""
    return tokens.at(index + 1) in _FOLDS or tokens.low[index + 1 : index + 4] == ["a", "factor", "of"]


def _tells_ratio(tokens: Tokens, index: int) -> bool:
    """'for an odds ratio of'."""
    return tokens.at(index + 1) in ("a", "an") and tokens.at(index + 2) in ("relative", "hazard", "odds")


def _before(words: str) -> _Leads:
    """Whether one of these stands behind a preposition."""
    told = frozenset(words.split())
    return lambda tokens, index: tokens.at(index + 1) in told


def _is_no_area(tokens: Tokens, index: int) -> bool:
    """'under', but not in 'area under the curve'."""
    return tokens.at(index - 1) != "area"


def _tells_since(tokens: Tokens, index: int) -> bool:
    """'from 7.1', 'from week 2'; but the phrase goes on in 'change from baseline in pain'."""
    if tokens.at(index + 1) == "baseline" and tokens.at(index + 2) in ("in", "of"):
        return False
    return _tells_number(tokens, index) or _tells_when(tokens, index)


_FOLDS = frozenset("one two three four half".split())
_LEADING: Mapping[str, tuple[_Leads, ...]] = {
    "in": (_tells_how, _tells_share),
    "to": (_tells_how, _tells_exception, _tells_number),
    "at": (_tells_how, _tells_cost, _tells_number, _tells_when),
    "with": (_before("regard respect reference"), _attends, _tells_exception),
    "by": (_tells_times, _tells_number),
    "over": (_tells_number, _tells_when, _before("placebo conventional standard control controls usual no")),
    "for": (_tells_number, _tells_when, _tells_ratio),
    "after": (_tells_number, _tells_when),
    "from": (_tells_since,),
    "until": (_tells_number, _tells_when),
    "on": (_tells_number, _before("univariate multivariate multivariable logistic")),
    "under": (_is_no_area,),
    "toward": (_is_no_area,),
    "towards": (_is_no_area,),
}
"""What each preposition must lead to, but for whom: each question is asked of few words."""


_STUDY = frozenset(
    """study studies analysis analyses model models trial trials regression setting settings countries country
    sample samples review literature series addition vivo vitro general particular fact contrast comparison
    order part turn""".split()
)
_PREMODIFYING = frozenset("population patient individual group control cohort".split())


def _tells_whom(tokens: Tokens, index: int) -> bool:
    """'in elderly patients', 'in this study'."""
    for step in range(index, min(index + 6, len(tokens))):
        if tokens.low[step] in PEOPLE or tokens.low[step] in _STUDY:
            return not (tokens.low[step] in _PREMODIFYING and tokens.has_tag(step + 1, OTHER))
        joins = tokens.tag[step] == AND and tokens.at(step + 2) in PEOPLE  # 'in black and white patients'
        if (tokens.tag[step] in (PREP, AND) and not joins) or not tokens.low[step][0].isalnum():
            return False
    return False
