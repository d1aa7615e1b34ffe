"""What a sentence leaves to others: 'it', 'this allele', 'the drug', 'the two groups'."""

from __future__ import annotations

import re
from collections.abc import Callable

from evidex.text.people import PERSONS
from evidex.text.relations.sides.phrases import PEOPLE, Phrase
from evidex.text.relations.sides.subjects import main_subject
from evidex.text.relations.tokens import Tokens, mask_brackets

__all__ = ["Meant", "is_the_means", "named_before", "pointed_at", "told_apart"]


class Meant:
    """What a sentence leaves to others: the subject of the sentence before, the outcome that the document studies."""

    def __init__(
        self,
        before: str = "",
        topic: Callable[[], str | None] | None = None,
        arm: Callable[[], str | None] | None = None,
    ) -> None:
        self._before = before
        self._topic = topic
        self._arm = arm

    def subject_before(self) -> str | None:
        """What 'it' or 'this' speaks of."""
        tokens = Tokens(mask_brackets(self._before))
        found = main_subject(tokens, len(tokens))
        return tokens.words(*found) if found and found[1] - found[0] <= 12 else None

    def topic(self) -> str | None:
        """What a bare 'risk' is the risk of."""
        return self._topic() if self._topic is not None else None

    def arm(self) -> str | None:
        """What sets 'the two groups' apart."""
        return self._arm() if self._arm is not None else None


def told_apart(groups: Phrase, meant: Meant) -> Phrase:
    """'the two groups' with what sets them apart beside it: 'two groups (losartan)'.

    Of 'the zinc and placebo groups' what was compared is zinc.
    """
    if (_GENERIC.match(groups.words) or is_the_means(groups)) and (arm := meant.arm()) is not None:
        words = _HOW_MANY.sub("", groups.words)
        return Phrase(groups.start, groups.end, f"{words} ({arm})", resumed=True)
    if (against := _AGAINST_NOTHING.match(groups.words)) is not None:
        named: str = against.group("x") or against.group("y")
        return groups if _UNNAMED.match(named) else Phrase(groups.start, groups.end, named, groups.resumed)
    if (found := _NAMED_GROUPS.match(groups.words)) is not None:
        return Phrase(groups.start, groups.end, f"{found.group('x')} {found.group('of')}", groups.resumed)
    return groups


_HOW_MANY = re.compile(r"^(?:two|three|four|[234]|both|all|these)\s(?=\w+\s\w)", re.IGNORECASE)
"""'two treatment groups': how many there are tells less than that they were treated."""
_NOTHING = (
    r"(?:(?:the|an?)\s)?(?:untreated|nontreated|non-treated|placebo|controls?|sham|no treatment|usual care"
    r"|standard care|vehicle)"
)
_THEIR_GROUPS = (
    r"(?:-treated)?(?:\s(?:treated|treatment|study|control))?"
    rf"(?:\s(?:groups?|arms?|periods?|animals|rats|mice|phases?|recipients|users|{PERSONS}))?"
)
_AGAINST_NOTHING = re.compile(
    r"^(?:(?:the|an?)\s)?(?:(?P<x>(?!.*\b(?:and|or)\b.*\b(?:and|or)\b).{3,60}?)"
    rf"{_THEIR_GROUPS}\s(?:and|or|versus|vs\.?)\s{_NOTHING}{_THEIR_GROUPS}"
    rf"|{_NOTHING}{_THEIR_GROUPS}\s(?:and|or|versus|vs\.?)\s(?:the\s)?(?P<y>.{{3,60}}?){_THEIR_GROUPS})$",
    re.IGNORECASE,
)
"""A group and one that got nothing: what the other got is what was compared."""
_UNNAMED = re.compile(
    rf"(?:the )?(?:treated|treatment|active|active treatment|study|experimental|test|intervention|cases?|{PERSONS})$",
    re.IGNORECASE,
)
_NAMED_GROUPS = re.compile(
    r"^(?P<x>.*\b(?:and|versus|vs)\b.*?)(?:-treated|\s(?:treatment|treated|study))\s(?P<of>groups|arms|patients|periods)$"
)
"""'the zinc and iron treatment groups': the zinc and iron groups."""


def is_the_means(factor: Phrase) -> bool:
    """'the drug', 'both agents', 'treatment', 'the experimental group': what a document studies and names elsewhere."""
    words = factor.words.lower()
    return words in _MEANS or _ITS_ARM.fullmatch(words) is not None


_MEANS = frozenset(
    "drug treatment therapy agent medication compound intervention drugs agents medications compounds doses".split()
)
_ITS_ARM = re.compile(r"(?:the )?(?:experimental|intervention|treatment|study|test|observation|active) (?:group|arm)")
_GENERIC = re.compile(
    r"^(?:(?:the|both|two|three|four|[234]|all|these|study|treatment|treated|patient|respective|different|either)\s)*"
    r"(?:groups?|arms?|treatments|regimens|cohorts|medications|drugs|agents|procedures|strategies|techniques|methods)$",
    re.IGNORECASE,
)


def pointed_at(tokens: Tokens, factor: Phrase, meant: Meant) -> Phrase | None:
    """'This allele': the allele of the sentence before, where its subject speaks of one."""
    first = tokens.index_at(factor.start)
    if factor.words.lower() in _USES and tokens.at(first - 1) in ("its", "their"):
        owner = main_subject(tokens, first)
        words = tokens.words(*owner) if owner is not None else meant.subject_before()
        return Phrase(factor.start, factor.end, words, resumed=True) if words else None
    return named_before(tokens, factor, meant)


def named_before(tokens: Tokens, phrase: Phrase, meant: Meant) -> Phrase | None:
    """'This allele', 'these levels': as the subject of this sentence or of the one before names it."""
    first = tokens.index_at(phrase.start)
    if " " in phrase.words or tokens.at(first - 1) not in ("this", "these") or phrase.words.lower() in PEOPLE:
        return None
    head = phrase.words.lower().rstrip("s")
    earlier = main_subject(tokens, first)
    within = tokens.words(*earlier) if earlier is not None else ""
    for words in (within, meant.subject_before() or ""):
        if head in words.lower() and len(words) > len(phrase.words) + 1:
            return Phrase(phrase.start, phrase.end, words, resumed=True)
    return None


_USES = frozenset("use administration presence".split())
"""'its use' is the thing itself."""
