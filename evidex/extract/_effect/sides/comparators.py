"""What the factor of an estimate is set against: in its sentence, else as before, else as the document is designed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

import msgspec

from evidex.extract._choosing.sides.allocated import Allocated
from evidex.extract._choosing.sides.design import Opposed, clean_name, controls_of_one_trial
from evidex.extract._choosing.sides.known import KnownSides
from evidex.extract._effect.numbers.estimate import Estimate, words_of
from evidex.extract._effect.sides.set_against import Against, nearest, side_name
from evidex.extract._effect.sides.side_words import CONTROL, Sides
from evidex.text import Sentence, View
from evidex.text.people import A_HUMAN, HUMANS, SEXES, any_of
from evidex.text.units import DOSE_UNIT
from evidex.text.words import Words

__all__ = ["Compared"]

_WORD = re.compile(r"[a-z0-9]{3,}|[a-z][a-z0-9]?\b")
_FROM = re.compile(
    r"\b(?:differences? from|over|superior to|inferior to|relative to)\s(?:the\s|an?\s)?(?P<c>(?:active )?"
    r"(?:placebo|controls?|usual care|standard care|no treatment)\b)|(?P<p>placebo)-(?:adjusted|corrected|subtracted)"
)
_BOTH = re.compile(
    r"(?P<a>[^\s()\[\]][^()\[\]]*?),?\s"
    r"(?:versus|vs\.?|v\.?|compared (?:with|to)|(?<!more )(?<!less )(?<!other )than|against)\s"
    r"(?:(?:with|in|for|to)\s)?(?P<b>[A-Za-z].*)$"
)
_CONTROL = r"(?:placebo|controls?|control groups?)"
_CONTROL_FIRST = re.compile(rf"(?P<b>{_CONTROL})(?:/|\sand\s)(?P<a>\S.*)$")
_CONTROL_LAST = re.compile(rf"(?P<a>\S.*?)(?:/|\sand\s)(?P<b>{_CONTROL})$")
_OBSERVED = re.compile(r"\b[Cc]ohort|\b[Cc]ase[- ]control")
"""Of documents that tell of other than trials: what one study had for controls says nothing of the next."""
_PLACEBO_CONTROLLED = re.compile(r"[Pp]lacebo-control")
_NO_HEAD = re.compile(
    r"once|twice|low|high|early|late|true|sham|short|long|immediate|delayed|first|[A-Za-z]{1,2}/?[A-Za-z]?"
    r"|[a-z-]{3,}(?:al|ive|ous|ary|er)",
    re.IGNORECASE,
)
"""'low versus high doses': the noun stands behind the other; 'TT vs CC genotypes'."""
_OF_WHOM = ("of", "in", "among", "than in")
_PROTECTS = re.compile(r"\b(?:protect\w*|effect\w+|efficacy)\sagainst\s(?:the\s)?")
_DOSE = re.compile(rf",?\s?\b\d[\d.]*\s?{DOSE_UNIT}\b")
_AGED = r"(?:middle[\s-])?(?:aged|old(?:er|est)?|young(?:er|est)?|elderly)"
_OF_AN_AGE = any_of(SEXES | frozenset("adults children adolescents infants neonates elderly".split()))
_WHOSE = re.compile(rf"(?:the\s)?(?:{_OF_AN_AGE}|(?:{_AGED}\s)+{HUMANS})", re.IGNORECASE)
_SEX_OR_AGE = re.compile(rf"(?:{A_HUMAN}|{_AGED}|ages?|years?|sex|gender|adult|maternal|paternal|parental)$|\d")
"""Words of a factor that is people of a kind itself."""
_NEVER = re.compile(r"(?:at\s|the\s)?(?:baseline|before|expected|previous\w*|usual$|it\b|that\b|this\b)", re.IGNORECASE)
_INTERVENED = frozenset({"intervention", "treatment", "experimental"})


class Compared:
    """The comparators told in one document, estimate by estimate."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._told: list[tuple[frozenset[str], str]] = []

    def told(self, sentence: Sentence, words: Words, estimate: Estimate, sides: Sides, *, sure: bool = False) -> Sides:
        """The sides with their comparator; two that are correlated are not compared. `sure`: their clause says it."""
        if estimate.measure == "r":
            same = sides.factor is not None and sides.factor == sides.outcome
            return msgspec.structs.replace(sides, factor=None if same else sides.factor, comparator=None)
        if sure and sides.comparator and not _NEVER.match(sides.comparator):
            self._told.append((_words(sides.factor), sides.comparator))
            return sides
        if (parted := _parted(sides)) is not None:
            sides, found = parted, parted.comparator
        else:
            there = nearest(words, *words_of(words, estimate))
            sides = _turned(there, sides)
            found = _here(there, sides.factor) or sides.comparator
        found = found or _set_off(self._view.text[sentence.start : sentence.end])
        found = side_name(clean_name(found) or "") if found else None
        factor = _words(sides.factor)
        if found is not None and (_is_of_other_people(found, factor) or self._protects(sentence, found)):
            return msgspec.structs.replace(sides, comparator=None)
        if found is None or (parted is None and _words(found) == factor):
            found = self._before(factor) or self._by_design(factor) or self._by_arms(sides.factor)
            found = side_name(found) if found else None
        elif factor:
            self._told.append((factor, found))
        return msgspec.structs.replace(sides, outcome=_without(sides.outcome, found), comparator=found)

    def _protects(self, sentence: Sentence, found: str) -> bool:
        """'was protective against asthma': what something protects from is no other group."""
        told = _PROTECTS.search(self._view.text, sentence.start, sentence.end)
        return told is not None and self._view.text.startswith(found, told.end())

    def told_later(self, estimate: Estimate, sides: Sides) -> Sides:
        """The sides with the comparator that a later sentence tells of the same factor, where none was told before."""
        if sides.comparator is not None or estimate.measure == "r":
            return sides
        factor = _words(sides.factor)
        return msgspec.structs.replace(sides, comparator=self._before(factor) or self._placebo(factor))

    def _before(self, factor: frozenset[str]) -> str | None:
        """The comparator of an estimate before, of the same factor."""
        return next((name for told, name in reversed(self._told) if _is_same(told, factor)), None)

    def _placebo(self, factor: frozenset[str]) -> str | None:
        """What trials that call themselves placebo-controlled set against what their title names."""
        return "placebo" if factor & self._titled else None

    def _by_arms(self, factor: str | None) -> str | None:
        """What the document sets against an arm."""
        if factor is None or self._known is None or not self._known.is_side(factor):
            return None
        return self._known.counterpart(factor)

    def _by_design(self, factor: frozenset[str]) -> str | None:
        """What the title or the aim sets the factor against."""
        told = max(self._design, key=lambda pair: _shared(pair[0], factor), default=None)
        return told[1] if told is not None and _is_same(told[0], factor) else None

    @cached_property
    def _titled(self) -> frozenset[str]:
        """The words of the title of placebo-controlled trials."""
        controlled = _PLACEBO_CONTROLLED.search(self._view.text) is not None
        return _words(self._view.title_text) if controlled else frozenset()

    @cached_property
    def _known(self) -> KnownSides | None:
        """The sides that the document names; None where it tells of other than trials."""
        return KnownSides(self._view) if _OBSERVED.search(self._view.text) is None else None

    @cached_property
    def _design(self) -> list[tuple[frozenset[str], str]]:
        """Pairs of a factor and what it is set against, both ways; and the names of arms against their controls,
        where the document tells of one trial that has them."""
        found: list[tuple[frozenset[str], str]] = []
        for first, second in self._view.once(Opposed).pairs:
            found += (_words(first), second), (_words(second), first)
        arms = self._view.once(Allocated).of_size(2)
        controls_told = [CONTROL.search(arm) is not None for arm in arms]
        if sum(controls_told) == 1:
            found.append((_words(arms[controls_told.index(False)]), arms[controls_told.index(True)]))
        if controls := controls_of_one_trial(self._view.text):
            found.append((self._view.arm_words | _INTERVENED, controls))
        return found


def _without(outcome: str | None, comparator: str | None) -> str | None:
    """An outcome without those who are set against: 'twice the risk of stroke of nonsmokers' is of stroke."""
    if outcome is None or comparator is None:
        return outcome
    ends = (f" {word} {comparator}" for word in _OF_WHOM)
    return next((outcome.removesuffix(end) for end in ends if outcome.endswith(end)), outcome)


def _is_of_other_people(comparator: str, factor: frozenset[str]) -> bool:
    """Whether people of a sex or an age are set against what is neither: 'hypertension was a risk in men (HR 1.9), not
    in women' compares two estimates."""
    return _WHOSE.fullmatch(comparator) is not None and bool(factor) and not any(map(_SEX_OR_AGE.match, factor))


def _parted(sides: Sides) -> Sides | None:
    """The factor without what it is set against, where the phrase that was chosen holds both: 'A versus B'."""
    for pattern in (_BOTH, _CONTROL_FIRST, _CONTROL_LAST):
        match = pattern.match(sides.factor or "")
        if match is None:
            continue
        factor, other = side_name(match["a"]), side_name(match["b"])
        if factor and other:
            head = match["b"].partition(" ")[2]
            whole = f"{factor} {head}" if head and _NO_HEAD.fullmatch(factor) else factor
            return msgspec.structs.replace(sides, factor=whole, comparator=other)
    return None


def _turned(there: Sequence[Against], sides: Sides) -> Sides:
    """The sides the right way round where the factor that was chosen is what the sentence sets another against."""
    told = next(iter(there), None)
    if told is None or told.near is None:
        return sides
    if told.free:
        return _first_of(told.near, told.far, sides)
    if not _words(sides.factor) <= _words(told.far):
        return sides
    return msgspec.structs.replace(sides, factor=told.near)


def _first_of(near: str, far: str, sides: Sides) -> Sides:
    """The sides with the first of two that differ, where what was chosen holds both or only the dose of one."""
    one, other, chosen = (_DOSE.sub("", each or "") for each in (near, far, sides.factor))
    if not _words(one) | _words(other) <= _words(chosen) and _DOSE.fullmatch(sides.factor or "") is None:
        return sides
    first = far if CONTROL.search(near) and not CONTROL.search(far) else near
    return msgspec.structs.replace(sides, factor=clean_name(first) or first)


def _here(there: Sequence[Against], factor: str | None) -> str | None:
    """What the sentence sets the factor against."""
    own = _words(factor)
    for each in there:
        near, far = each.near, each.far
        if each.free and near and _is_other(near, far, own):
            near, far = far, near
        if _words(far) != own:
            return far
    return None


def _is_other(near: str, far: str, factor: frozenset[str]) -> bool:
    """Whether of two that differ the first is what the other is set against."""
    shared = _shared(_words(near), factor), _shared(_words(far), factor)
    if shared[0] != shared[1]:
        return shared[1] > shared[0]
    return CONTROL.search(near) is not None and CONTROL.search(far) is None


def _set_off(words: str) -> str | None:
    match = _FROM.search(words)
    return (match.group("c") or match.group("p")) if match else None


def _words(phrase: str | None) -> frozenset[str]:
    return frozenset(_WORD.findall(phrase.lower())) if phrase else frozenset()


def _shared(told: frozenset[str], factor: frozenset[str]) -> float:
    """Which share of the words of both two names share."""
    return len(told & factor) / max(len(told | factor), 1)


def _is_same(told: frozenset[str], factor: frozenset[str]) -> bool:
    """Whether two names share half of the shorter one."""
    return bool(told & factor) and 2 * len(told & factor) >= min(len(told), len(factor))
