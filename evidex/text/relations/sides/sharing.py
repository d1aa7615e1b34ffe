"""What members of a list share: the noun, the tail or the lead that only one of them has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidex.text.relations.direction import is_bad
from evidex.text.relations.heads import lacks_noun
from evidex.text.relations.sides.phrases import MILD
from evidex.text.usage import is_nearer

__all__ = ["CHANGED", "CHANGES", "is_adjective", "shared"]

_PROPERTIES = frozenset(
    """duration severity frequency incidence intensity number rate rates risk onset development progression
    size quality prevalence occurrence level levels use degree extent stage length timing dose type age
    presence amount amounts proportion percentage stabilization""".split()
)
_SHARED_TAIL = re.compile(r"^(?P<head>(?:[\w-]+\s)?[\w-]+)(?P<tail>\s(?:of|in|for)\s.+)$")
_TAIL_ENDS = frozenset("at in during after before of to for with from on by".split())
_SPAN = re.compile(r"\d+-(?:hour|day|week|month|year|min|h)$")
_PLAIN = MILD | frozenset(
    """positive negative total early long new old young safe fast upper lower left right high low minimum maximum mean
    standard simple white premature""".split()
)
"""Adjectives that phrases may end with, but not members of a list."""


def shared(words: list[str], openings: Sequence[str]) -> list[str]:
    """The members with what one of them says for the others; `openings`: the article or preposition before each."""
    tail = _SHARED_TAIL.match(words[-1])
    if tail is not None and not any(openings[1:]) and _are_alike([*words[:-1], tail["head"]]):
        return [word + tail["tail"] for word in words[:-1]] + words[-1:]
    return _led(_carried(_headed(words)), openings)


def _are_alike(heads: list[str]) -> bool:
    """'duration and severity', 'synthesis and secretion': of one and the same thing."""
    return all(map(_is_property, heads)) or all(head in _PROPERTIES or _is_process(head) for head in heads)


def _is_process(word: str) -> bool:
    """'synthesis' happens to something that is named; 'infection' and 'hospitalization' stand alone."""
    return _PROCESS.fullmatch(word) is not None and word not in _PROPERTIES and not is_bad(word)


_PROCESS = re.compile(
    r"(?!hospitali|hypoten|hyperten|educa|nutri)[a-z-]*(?:tion|sion|synthesis|growth|release|uptake|ment|binding|worsening)",
    re.IGNORECASE,
)


def is_adjective(word: str) -> bool:
    """Whether a lower-case word lacks the noun that it tells of where a member of a list ends with it."""
    return lacks_noun(word) or word in _PLAIN or _SPAN.match(word) is not None


def _headed(words: list[str]) -> list[str]:
    """'fasting and post-prandial glucose, lipids': an adjective takes the noun of the next member that has one."""
    told = words[-1:]
    for word in reversed(words[:-1]):
        after = _without_tail(told[0])
        alone = after[0] == word.split(" ", 1)[0]  # 'plasma lipoprotein, plasma fibrinogen'
        alone = alone or (after[0] in CHANGED and _WHERE.search(word) is not None)
        headed = not alone and 2 <= len(after) <= 5 and len(after[-1]) > 1 and _lacks_noun(word.lower())
        told.insert(0, f"{word} {' '.join(after[1:])}" if headed else word)
    return told


_WHERE = re.compile(r"\b(?:in|from|on|by) \w+$")
"""'traces in plasma, reduced salt intake': nothing is lacking."""


def _lacks_noun(member: str) -> bool:
    """'gastric', 'lower rates of gastric'; 'published' by itself, for 'doses given' lacks none."""
    return is_adjective(member.rsplit(maxsplit=1)[-1]) or _PAST.fullmatch(member) is not None


_PAST = re.compile(r"[a-z-]+[^e]ed")


def _without_tail(member: str) -> list[str]:
    """The words of a member up to its first preposition."""
    words = member.split()
    return words[: next((i for i, word in enumerate(words) if i and word in _TAIL_ENDS), len(words))]


_LEAD = re.compile(
    r"(?P<lead>(?:[\w-]+ ){0,3}?(?P<head>[\w-]+) (?P<of>of|to|in|on)) (?P<the>the |an? )?(?P<inner>[^,]+)$",
    re.IGNORECASE,
)
_LEADING = frozenset(
    """polymorphism polymorphisms mutation mutations levels concentrations expression intake intakes exposure
    history""".split()
)
"""Nouns whose 'of' or 'to' holds for all members of a list, whatever they are."""
_BEFALLING = frozenset("recurrence loss odds chance chances likelihood probability prior".split())
"""Words before 'of' or 'to' that readers do not repeat: 'loss of vision and death'."""


CHANGED = frozenset("increased decreased reduced improved impaired higher lower more less fewer".split())
"""What begins with these is told by itself."""


def _led(words: list[str], openings: Sequence[str]) -> list[str]:
    """'polymorphisms of A, B and C', 'exposure to dust and smoke': what the first is of, the others are of."""
    lead = _LEAD.match(words[0])
    if lead is None or len(_without_tail(lead["inner"])) < len(lead["inner"].split()):
        return words
    told = words[:1]
    for word, opening in zip(words[1:], openings[1:], strict=True):
        named, ended = _without_tail(word), len(told) + 1 == len(words)
        tail = word.split()[len(named) : len(named) + 1]
        own = opening in _OWN - {(lead["the"] or "").strip().lower()} or named[0].lower() in CHANGED
        bare = len(named) <= _SHORT and (not tail or (ended and tail != ["of"]))
        if own or not bare or not (opening == lead["of"].lower() or _is_of(lead, named[-1].lower(), bool(tail))):
            break
        told.append(f"{lead['lead']} {word}")
    return told + words[len(told) :]


_SHORT = 3
"""Words."""
_OWN = frozenset("the a an this these those".split())
"""Articles that open a phrase of its own."""


def _is_of(lead: re.Match[str], last: str, own_tail: bool) -> bool:
    """Whether a member is one more thing that the lead is of, and not one more lead, by its last word."""
    head, inner = (words.lower().split()[-1] for words in (lead["head"], lead["inner"]))
    plain = head not in _PROPERTIES and head not in CHANGES and head not in _BEFALLING
    if own_tail and (last in CHANGES or _is_process(last)):
        return False
    return (head in _LEADING and not own_tail) or (plain and is_nearer(last, inner, [head]))


CHANGES = frozenset(
    """reduction reductions increase increases decrease decreases improvement improvements change changes difference
    differences rise fall""".split()
)
"""Nouns whose members are told by themselves: 'changes in pain and sleep'."""


_CARRIERS = frozenset(
    """levels concentrations scores intake consumption polymorphisms genotypes genes alleles infections fractures
    resistance reactivity activity knowledge adherence training infusion infusions supplementation
    supplements bp""".split()
)
_OWN_MEASURE = frozenset("age sex gender smoking hypertension diabetes obesity weight pressure bmi".split())


def _carried(words: list[str]) -> list[str]:
    """'glucose, insulin and triglyceride levels' are three levels: a bare name before takes the last one's noun."""
    last = _without_tail(words[-1])
    if len(last) not in (2, 3) or last[-1] not in _CARRIERS | _OF_SYMBOLS:
        return words
    told, together = words[-1:], True
    for word in reversed(words[:-1]):
        carried = _is_carried(word, last[-1], together)
        together = together and carried
        told.insert(0, f"{word} {last[-1]}" if carried else word)
    return told


def _is_carried(word: str, carrier: str, together: bool) -> bool:
    """Whether a member takes the last one's noun; `together`: all between them do."""
    if together and _SYMBOL.match(word.rsplit(maxsplit=1)[-1]) is not None:
        return word.lower() not in _OWN_MEASURE
    return carrier in _CARRIERS and " " not in word and word.lower() not in _OWN_MEASURE


_OF_SYMBOLS = frozenset("production release secretion synthesis activation expression mrna mRNA protein".split())
_SYMBOL = re.compile(r"(?!.*[A-Z]s$).*(?:[0-9α-ω]|[A-Z].*[A-Z])")
"""'TNF-α and IL-1β production': a symbol names no process by itself."""


def _is_property(words: str) -> bool:
    """'duration', 'greater severity'; 'older age' is somebody's own: it is not the age of what stands behind."""
    *before, last = words.lower().split()
    return (
        last in _PROPERTIES and not (last == "age" and before) and all(w in CHANGED or is_adjective(w) for w in before)
    )
