"""Aims, methods, hypotheses, questions and denials: what stands behind their words is not stated as found."""

from __future__ import annotations

from evidex.text.relations.tokens import BE, REPORT, Tokens

__all__ = ["find_aims", "hangs_on_denial", "is_aimed"]

_ALONE = frozenset(
    """aim aims aimed objective objectives purpose goal goals sought hypothesized hypothesised hypothesize hypothesise
    hypothesis hypotheses how whether unclear unknown controversial uncertain needed warranted lacking if designed
    belief hope hopes""".split()
)
_STUDY_VERBS = frozenset(
    """determine assess evaluate investigate examine explore study test compare identify analyze analyse
    establish estimate clarify describe review quantify define elucidate measure calculate ascertain verify""".split()
)
_STUDIED = frozenset(
    """investigated examined evaluated assessed tested explored studied conducted compared analyzed analysed
    used wanted determined calculated performed measured randomized randomised searched recruited collected
    estimated reviewed applied fitted included undertaken considered""".split()
)
_ENDPOINTS = frozenset("outcome outcomes endpoint endpoints point points".split())
_ALL = _ALONE | _ENDPOINTS | _STUDY_VERBS | _STUDIED


def find_aims(tokens: Tokens) -> list[int]:
    """The word indices from which on a sentence states an aim, a method or a question."""
    if _ALL.isdisjoint(tokens.low):
        return []
    return [index for index, word in enumerate(tokens.low) if word in _ALL and _opens_aim(tokens, index)]


_BACKING = frozenset("support supports supported supporting confirm confirms confirmed".split())
"""'Our results support the hypothesis that …' tells what was found."""


def _opens_aim(tokens: Tokens, index: int) -> bool:
    word, before = tokens.low[index], tokens.at(index - 1)
    if word in _ENDPOINTS:
        return (
            before in ("primary", "secondary", "main", "end")
            and tokens.has_tag(index + 1, BE)
            and (tokens.at(index + 2) in ("the", "a", ":", "time"))
        )
    if word in ("hypothesis", "hypotheses") and not _BACKING.isdisjoint(tokens.low[max(index - 4, 0) : index]):
        return False
    if word in _ALONE:
        if word == "aimed" and index + 1 < len(tokens) and tokens.low[index + 1] == "at":
            return False
        if word == "designed" and not tokens.has_tag(index - 1, BE):
            return False
        if word == "how":
            return before in _STUDIED or before in _STUDY_VERBS
        return not (word == "needed" and index + 1 < len(tokens) and tokens.low[index + 1] == "for")
    if word in _STUDY_VERBS:
        return before == "to" or tokens.at(index - 2) == "to"
    if tokens.at(index + 1) == "that" or (word == "considered" and tokens.at(index + 1) in ("to", "a", "an", "as")):
        return False
    return before == "we" or tokens.has_tag(index - 1, BE) or (tokens.has_tag(index - 2, BE) and before.endswith("ly"))


def _in_opening(tokens: Tokens, aim: int, cue: int) -> bool:
    """'When all patients were included, zinc …': the method stands in a clause that opens the sentence."""
    return tokens.low[0] in _CONDITIONS and "," in tokens.low[aim:cue]


_CONDITIONS = frozenset("when after although though while if because since once".split())


def is_aimed(tokens: Tokens, aims: list[int], cue: int) -> bool:
    """Whether an aim stands before the word `cue` and nothing between tells a finding ('; …', 'showed that …')."""
    last = max((aim for aim in aims if aim < cue), default=None)
    if last is None or (tokens.low[last] in _STUDIED and _in_opening(tokens, last, cue)):
        return False
    for index in range(last + 1, cue):
        word = tokens.low[index]
        if word in (";", ":") or (tokens.tag[index] == REPORT and tokens.low[last] not in ("if", "whether")):
            return False
    return True


def hangs_on_denial(tokens: Tokens, first: int) -> bool:
    """'There is no evidence that X worsens Y', 'it is unlikely that …', 'we could not confirm that …': what the clause
    that begins at the word `first` states is denied."""
    if "that" not in tokens.low:
        return False
    that = next((i for i in range(first - 1, max(first - 8, -1), -1) if tokens.low[i] == "that"), None)
    if that is None or any(tokens.is_finite(i) for i in range(that + 1, first)):
        return False
    said = tokens.low[max(that - 7, 0) : that]
    return (
        "unlikely" in said or ("no" in said and "evidence" in said) or ("not" in said and not _SHOWING.isdisjoint(said))
    )


_SHOWING = frozenset("support show confirm demonstrate prove find indicate suggest establish supported shown".split())
