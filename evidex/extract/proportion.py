"""Proportions: shares of a group, in sentences and in table cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from evidex.extract._choosing import Choice, Chooser, Telling
from evidex.extract._passage import Passage
from evidex.extract._proportion.grounds.find import grounds_of
from evidex.extract._proportion.numbers.bare import confirm, find_bare_counts, has_bare_counts
from evidex.extract._proportion.numbers.elided import give_complements
from evidex.extract._proportion.numbers.labelled import give_labels
from evidex.extract._proportion.numbers.resumed import give_rest, wholes_before
from evidex.extract._proportion.numbers.share import Share
from evidex.extract._proportion.numbers.shares import find_shares
from evidex.extract._proportion.numbers.tables import table_proportions
from evidex.extract._proportion.sides.frames import Frames
from evidex.extract._proportion.sides.plain_sides import counted_groups, repeated
from evidex.extract._proportion.sides.roles import Setting, clues_of, plain_role, read_setting, role_of
from evidex.extract._proportion.sides.tested import Tested, tested
from evidex.extract._proportion.sides.totals import give_totals
from evidex.extract._told import Told, flat
from evidex.extract._when.times import Times
from evidex.extract.socket import Extractor
from evidex.schema import Claim, ProportionClaim
from evidex.schema.claim import Role
from evidex.text import View
from evidex.text.clauses import Stretch
from evidex.text.groups import PEOPLE
from evidex.text.people import any_of
from evidex.text.quantities import SIGN
from evidex.text.words import Words

__all__ = ["EXTRACTOR", "clues_by_claim"]

_HEDGE = re.compile(r"\b(?:may|might|could|possibly|perhaps|presumably)\b[^.;]*$")
_PEOPLED = re.compile(
    rf"\b(?:{any_of(PEOPLE)}|prevalence|incidence|mortality|survival|sensitivity"
    r"|population|youth|humans?|clinical|disease|treatment|therapy|care|parturients|maternal|postpartum|pain|analgesia"
    r"|surgery|symptoms)\b"
)
"""A word of those counted, or of their care: without any, a percentage is no share of a group (optics, dosimetry)."""
_SHORT = 400
"""Characters: a sentence or two alone need not name whom they are about."""
_ACCURACY_NAME = re.compile(
    r"^(?:the\s)?(?:sensitivit|specificit|(?:positive|negative) predictive|PPV$|NPV$|accuracy)", re.IGNORECASE
)
_HEADINGS = frozenset("results result conclusion conclusions findings methods background study total".split())
_NO_GROUP = re.compile(r"^(?:[pP]\s?[<>=≤≥]|95\s?%|CI\b)")
_NAME = "proportion/1"
_COUNTING = ("number", "count")
_NUMBERS = ("percent", "numerator", "denominator", "low", "high", "bound", "ci_low", "ci_high", "ci_level")
CHOOSER = Chooser("proportion", ("of", "group"))
_WORTH = (*(SIGN[kind] for kind in ("percent", "count", "range", "plus_minus")), "(%)")
"""One of these stands in a sentence that tells a share, or it tells it by counts alone."""


@dataclass
class _Memory:
    """What sentences leave behind for those after them."""

    arms: tuple[str, ...] = ()
    topic: str | None = None
    totals: list[Decimal] = field(default_factory=list)
    role: Role | None = None
    telling: Telling | None = None
    test: str | None = None
    """The test whose accuracy was told last."""

    def keep(self, shares: list[Share], told: list[Told]) -> None:
        """Keep the totals, the topic and the two arms of a sentence."""
        self.totals = _totals(shares) or self.totals
        self.topic = told[-1].of
        groups = [each.group for each in told]
        if len(groups) >= 2 and groups[0] and groups[1] and groups[0] != groups[1]:
            self.arms = (groups[0], groups[1])


def extract(view: View) -> Iterator[Claim]:
    """Every proportion of the running text."""
    return (claim for claim, _ in clues_by_claim(view))


def clues_by_claim(view: View) -> Iterator[tuple[ProportionClaim, tuple[str, ...]]]:
    """Every proportion of the running text, each with the clues from which its role was told."""
    memory = _Memory()
    setting: Setting | None = None
    peopled: bool | None = None
    for before, sentence in zip((None, *view.sentences), view.sentences, strict=False):
        if sentence.section == "title":
            continue
        read = view.quantities_of(sentence)
        if not read.found or not (any(sign in read.shape for sign in _WORTH) or has_bare_counts(read.shape)):
            continue
        passage = Passage(view, sentence, view.words_of(sentence), before)
        shares = [_uncited(passage, share) for share in _shares(passage.words)]
        if shares and peopled is None:
            peopled = len(view.text) < _SHORT or _PEOPLED.search(view.text.lower()) is not None
        if not peopled:
            shares = [share for share in shares if share.numerator is not None]
        if not shares:
            continue
        setting = setting or read_setting(view.text)
        yield from _claims(passage, shares, memory, setting)


class _Reading(NamedTuple):
    """What is known of a share before its role is weighed."""

    share: Share
    told: Told
    anchor: int | None
    """The word that is the number of all, where another phrase holds it."""
    of: str | None
    group: str | None
    time: str | None


def _readings(passage: Passage, shares: list[Share], memory: _Memory) -> Iterator[_Reading]:
    """The shares of a sentence, with what its words and those before it say of them; left in `memory` for the next."""
    words = passage.words
    frames = Frames(words, shares, memory.arms, memory.topic)
    told = frames.tell()
    wholes = wholes_before(passage.view, passage.sentence, passage.before)
    resumed = give_totals(words, shares, frames.opening, [*memory.totals, *wholes])
    give_rest(shares, wholes)
    memory.keep(shares, told)
    numbers = _places(passage, shares)
    choices = _choices(passage, numbers, told, memory)
    times = _times(passage, shares)
    tests = tested(words, numbers, memory.test)
    memory.test = next((each.test for each in reversed(tests) if each), memory.test)
    counted = counted_groups(words, shares)
    before: str | None = None
    for at, (share, each) in enumerate(zip(shares, told, strict=True)):
        anchor = frames.opening.total_word if resumed[at] else None
        if share.anchor is not None:
            anchor = words.signs[share.anchor]
        of, group = _settled(each, choices[at], tests[at])
        before = repeated(words, share, before) or of
        yield _Reading(share, each, anchor, before, group or counted[at], times[at])


def _claims(
    passage: Passage, shares: list[Share], memory: _Memory, setting: Setting
) -> Iterator[tuple[ProportionClaim, tuple[str, ...]]]:
    """The claims of one sentence; leaves in `memory` what the next may go on with."""
    said: tuple[ProportionClaim, tuple[str, ...]] | None = None
    before: str | None = None
    for reading in _readings(passage, shares, memory):
        plain = _named(reading.told)[0]
        if said is not None and plain is not None and before == plain:
            role, clues = said[0].role, said[1]  # the next of a list of the same thing
        else:
            clues = _clues(passage, reading, plain, setting)
            clues += (f"before {said[0].role}",) if said is not None else (f"sentence before {memory.role}",)
            role = role_of(clues)
        role = plain_role(reading.of or "", passage.printed, setting) or role
        said = _claim(passage, reading, role), clues
        yield said
        memory.role, before = role, plain


def _choices(passage: Passage, numbers: list[Stretch], told: list[Told], memory: _Memory) -> list[dict[str, Choice]]:
    """What each share of a sentence is of, and in whom: chosen among the phrases near, and what the frames tell."""
    words = passage.words
    memory.telling = memory.telling or Telling(CHOOSER, passage.view)
    given = [dict(zip(("of", "group"), _named(each), strict=True)) for each in told]
    chosen = memory.telling.choose(words, numbers, given)
    give_complements(words, numbers, chosen)
    give_labels(words, numbers, chosen, memory.telling.is_side)
    return chosen


def _places(passage: Passage, shares: list[Share]) -> list[Stretch]:
    """Where the shares of a sentence stand among its words."""
    at = passage.words.at_offset
    return [(at(share.start), at(share.end - 1) + 1) for share in shares]


def _times(passage: Passage, shares: list[Share]) -> list[str | None]:
    """When each share of a sentence held."""
    read, start = passage.words.read, passage.sentence.start
    ends = [max(read.place(share.end - 1) + 1, read.found[share.last].end) for share in shares]
    places = [(read.place(share.start) - start, end - start) for share, end in zip(shares, ends, strict=True)]
    times = Times(passage.printed, places, subjects=True)
    return [flat(times.of(number, None)) for number in range(len(shares))]


def _settled(told: Told, chosen: dict[str, Choice], tested: Tested | None) -> tuple[str | None, str | None]:
    """What a share is of and its group, with the place of the phrase that was chosen in place of the grammar's."""
    of, group = _named(told)
    if of is not None and _ACCURACY_NAME.match(of):
        # '(sensitivity 100%, specificity 75%)': what is beside them is no arm
        return of, group or (flat(tested.test) if tested else flat(chosen["group"].text))
    if chosen["of"].place is not None:
        told.of_place, told.inherited = chosen["of"].place, False
    of, group = flat(chosen["of"].text), flat(chosen["group"].text)
    if tested is not None and of == flat(tested.test):
        return flat(tested.measure), of  # 'that of MRI was 92%'
    if tested is not None and of and (_ACCURACY_NAME.match(of) or tested.measure in of):
        return of, group or flat(tested.test)
    return of, group


def _clues(passage: Passage, reading: _Reading, of: str | None, setting: Setting) -> tuple[str, ...]:
    """What the role of a share is weighed by: what it is of as the grammar says, the words around, where it stands."""
    down = passage.words.read.place(reading.share.start) / max(setting.length, 1)
    around, section = reading.told.around, passage.sentence.section
    return tuple(clues_of(of or "", around, passage.printed, section, setting, down))


def _shares(words: Words) -> list[Share]:
    found = find_shares(words) if any(sign in words.read.shape for sign in _WORTH) else []
    shares = [share for share, ground in zip(found, grounds_of(words, found), strict=True) if ground is None]
    shares = confirm(words, shares, find_bare_counts(words, found))
    return sorted(shares, key=lambda share: share.start)


def _uncited(passage: Passage, share: Share) -> Share:
    """A share without the count that is the number of a citation: 'the rate was 38% (5)'."""
    if share.numerator is None or share.denominator is not None or share.last == share.first:
        return share
    end = passage.cited_from(share.last)
    if end is not None and end > share.start:
        share.numerator, share.last, share.end, share.stop = None, share.first, end, end
    return share


def _totals(shares: list[Share]) -> list[Decimal]:
    """The denominators of a sentence, the last first, each once."""
    return list(dict.fromkeys(share.denominator for share in reversed(shares) if share.denominator is not None))


def _named(told: Told) -> tuple[str | None, str | None]:
    """What a share is of, and its group."""
    of, group = flat(told.of), flat(told.group)
    if of and of.lower() in _HEADINGS:
        of = None
    if group and _NO_GROUP.match(group):
        group = None
    if group and _ACCURACY_NAME.match(group):
        return group, None  # '(sensitivity 100%, specificity 75%)' names the measures, no arms
    return of, group


def _numbers(share: Share) -> dict[str, Any]:
    fields = {name: getattr(share, name) for name in _NUMBERS if getattr(share, name) is not None}
    if share.derived:
        fields["derived"] = tuple(share.derived)
    return fields


def _quoted(passage: Passage, share: Share, told: Told, anchor: int | None) -> tuple[int, int]:
    """Where the claim stands: its numbers, what it is of where that is near, and the number of all."""
    read = passage.words.read
    start, end = read.place(share.start), read.place(share.end - 1)
    last = read.found[share.last].end
    end = max(end + 1, last) if read.shape[share.end - 1] in ")]" else last
    if told.of_place is not None and not told.inherited:
        phrase = passage.words.place(*told.of_place)
        start, end = min(start, phrase[0]), max(end, phrase[1])
    if anchor is not None:
        total = passage.words.place(anchor, anchor + 1)
        if total[1] > end:  # '972 [21%] of 4613'
            end = _closed(passage.view.text, start, total[1])
        start = min(start, total[0])
    return start, end


def _holding(passage: Passage, share: Share, start: int, end: int) -> tuple[int, int]:
    """The quote stretched to where its counts stand: '73.4%, (380/518)'; what its sentence does not say is derived."""
    for name in ("numerator", "denominator"):
        value = getattr(share, name)
        if value is None or name in share.derived:
            continue
        places = [
            (each.start, each.end)
            for each in passage.words.read.found
            if (each.kind in _COUNTING or each.shared) and value in (each.value, each.total)
        ]
        if not places:
            share.derived.append(name)
        elif not any(start <= first and last <= end for first, last in places):
            first, last = min(places, key=lambda told: max(start - told[0], told[1] - end))
            start, end = min(start, first), _closed(passage.view.text, start, max(end, last))
    return start, end


def _closed(text: str, start: int, end: int) -> int:
    """Behind the bracket that stands there, where the quote opens it."""
    return end + 1 if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end) else end


def _claim(passage: Passage, reading: _Reading, role: Role | None) -> ProportionClaim:
    share = reading.share
    start, end = _holding(passage, share, *_quoted(passage, share, reading.told, reading.anchor))
    fields = _numbers(share) | {"role": role, "of": reading.of, "group": reading.group, "timepoint": reading.time}
    if _HEDGE.search(passage.words.read.shape, max(share.start - 60, 0), share.start):
        fields["hedged"] = True
    return passage.claim(ProportionClaim, _NAME, start, end, fields)


def _everywhere(view: View) -> Iterator[Claim]:
    """Sentences first, then tables."""
    yield from extract(view)
    if view.document.tables:
        yield from table_proportions(view, _NAME)


EXTRACTOR = Extractor(name=_NAME, claim=ProportionClaim, extract=_everywhere)
