"""Proportions: shares of a group, in sentences and in table cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from evidex.extract._proportion.bare import find_bare_counts, has_bare_counts
from evidex.extract._proportion.frames import Frames, Told
from evidex.extract._proportion.grounds import grounds_of
from evidex.extract._proportion.openings import give_totals
from evidex.extract._proportion.roles import is_interventional, role_of
from evidex.extract._proportion.shares import Share, find_shares
from evidex.extract._proportion.tables import table_proportions
from evidex.extract.socket import Extractor
from evidex.schema import Claim, ProportionClaim, place_claim
from evidex.text import View
from evidex.text.groups import PEOPLE, find_timepoint
from evidex.text.sentences import Sentence
from evidex.text.words import Words

__all__ = ["EXTRACTOR"]

_HEDGE = re.compile(r"\b(?:may|might|could|possibly|perhaps|presumably)\b[^.;]*$")
_PEOPLED = re.compile(
    rf"\b(?:{'|'.join(sorted(PEOPLE, key=len, reverse=True))}|prevalence|incidence|mortality|survival|sensitivity"
    r"|population|youth|humans?|clinical|disease|treatment|therapy|care)\b"
)
"""A word of those counted, or of their care: without any, a percentage is no share of a group (optics, dosimetry)."""
_SHORT = 400
"""Characters: a sentence or two alone need not name whom they are about."""
_ACCURACY_NAME = re.compile(
    r"^(?:the\s)?(?:sensitivit|specificit|(?:positive|negative) predictive|PPV$|NPV$|accuracy)", re.IGNORECASE
)
_NO_GROUP = re.compile(r"^(?:[pP]\s?[<>=≤≥]|95\s?%|CI\b)")
_NAME = "proportion/1"
_WORTH = ("\ue006", "\ue004", "\ue005")


def extract(view: View) -> Iterator[Claim]:
    """Every proportion of the running text."""
    arms: tuple[str, ...] = ()
    topic: str | None = None
    treated: bool | None = None
    peopled: bool | None = None
    totals: list[Decimal] = []
    for sentence in view.sentences:
        if sentence.section == "title":
            continue
        read = view.quantities_of(sentence)
        if not any(sign in read.shape for sign in _WORTH) and not has_bare_counts(read.shape):
            continue
        words = view.words_of(sentence)
        shares = _shares(words)
        if shares and peopled is None:
            peopled = len(view.text) < _SHORT or _PEOPLED.search(view.text.lower()) is not None
        if not peopled:
            shares = [share for share in shares if share.numerator is not None]
        if not shares:
            continue
        treated = is_interventional(view.text) if treated is None else treated
        frames = Frames(words, shares, arms, topic)
        told = frames.tell()
        resumed = give_totals(shares, frames.opening, totals)
        totals = _totals(shares) or totals
        groups = [each.group for each in told]
        topic = told[-1].of
        if len(groups) >= 2 and groups[0] and groups[1] and groups[0] != groups[1]:
            arms = (groups[0], groups[1])
        said: ProportionClaim | None = None
        for share, each, given in zip(shares, told, resumed, strict=True):
            anchor = frames.opening.total_word if given else None
            if share.anchor is not None:
                anchor = words.signs[share.anchor]
            said = _claim(view, sentence, words, share, each, anchor, treated, said)
            yield said


def _shares(words: Words) -> list[Share]:
    found = find_shares(words) if any(sign in words.read.shape for sign in _WORTH) else []
    shares = [share for share, ground in zip(found, grounds_of(words, found), strict=True) if ground is None]
    shares += find_bare_counts(words, found)
    return sorted(shares, key=lambda share: share.start)


def _totals(shares: list[Share]) -> list[Decimal]:
    """The denominators of a sentence, the last first, each once."""
    return list(dict.fromkeys(share.denominator for share in reversed(shares) if share.denominator is not None))


def _claim(
    view: View,
    sentence: Sentence,
    words: Words,
    share: Share,
    told: Told,
    anchor: int | None,
    treated: bool,
    said: ProportionClaim | None,
) -> ProportionClaim:
    read = words.read
    start, end = read.place(share.start), read.place(share.end - 1)
    last = read.found[share.last].end
    end = max(end + 1, last) if read.shape[share.end - 1] in ")]" else last
    if told.of_place is not None and not told.inherited:
        place = words.place(*told.of_place)
        start, end = min(start, place[0]), max(end, place[1])
    if anchor is not None:
        start = min(start, words.place(anchor, anchor + 1)[0])
    of, group = _flat(told.of), _flat(told.group)
    if group and _NO_GROUP.match(group):
        group = None
    if group and _ACCURACY_NAME.match(group):
        of, group = group, None  # '(sensitivity 100%, specificity 75%)' names the measures, no arms
    fields: dict[str, Any] = {
        name: getattr(share, name)
        for name in ("percent", "numerator", "denominator", "low", "high", "bound", "ci_low", "ci_high", "ci_level")
        if getattr(share, name) is not None
    }
    if said is not None and of is not None and said.of == of:
        fields["role"] = said.role  # the next of a list of the same thing
    else:
        printed = view.text[sentence.start : sentence.end]
        default = said.role if said is not None and said.role != "mortality" else None
        fields["role"] = role_of(of or "", told.around, printed, sentence.section, treated, default)
    if of:
        fields["of"] = of
    if group:
        fields["group"] = group
    timepoint = find_timepoint(view.text, sentence.start, sentence.end, read.place(share.start))
    if timepoint:
        fields["timepoint"] = _flat(timepoint)
    if _HEDGE.search(read.shape, max(share.start - 60, 0), share.start):
        fields["hedged"] = True
    if share.derived:
        fields["derived"] = tuple(share.derived)
    if cited := view.labels_cited_in(sentence.start, sentence.end):
        fields["citations"] = cited
    page = view.page_at(start)
    if page is not None:
        fields["page"] = page
    return place_claim(ProportionClaim, view.document, start, end, section=sentence.section, extractor=_NAME, **fields)


def _flat(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


def _everywhere(view: View) -> Iterator[Claim]:
    """Sentences first, then tables."""
    yield from extract(view)
    if view.document.tables:
        yield from table_proportions(view, _NAME)


EXTRACTOR = Extractor(name=_NAME, claim=ProportionClaim, extract=_everywhere)
