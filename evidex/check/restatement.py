"""Which sentence of a document says again what another one has said.

The measure is the share of a sentence's information that stands in the other: stems weigh the more the fewer
sentences of the document hold them, and numbers count as words ('approximately a fifth' meets 21.7 %).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from evidex.check.figures import Figure, figures, meets
from evidex.check.likeness import common
from evidex.check.wording import generic_stems, words
from evidex.text import Sentence, View

__all__ = [
    "Retold",
    "Telling",
    "is_line",
    "list_of",
    "restated_items_of",
    "retelling",
    "stem_weights",
    "supported_retelling",
    "tell",
]


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence as told: its distinct content stems and its figures."""

    start: int
    end: int
    stems: frozenset[str]
    figures: tuple[Figure, ...]


def tell(text: str, start: int, end: int) -> Telling:
    """The information of the sentence `text[start:end]`."""
    stems = frozenset(word.stem for word in words(text, start, end)) - generic_stems()
    return Telling(start, end, stems, tuple(figures(text, start, end)))


@dataclass(frozen=True, slots=True)
class Retold:
    """That `again` says what `first` has said: the share of its information (0 to 1) and the figures they share."""

    again: Telling
    first: Telling
    share: float
    figures: tuple[tuple[Figure, Figure], ...]

    @property
    def is_plain(self) -> bool:
        """Whether it restates by itself, whatever stands beside it."""
        return self.share >= ENOUGH and len(self.again.stems) >= LEAST_STEMS


def retelling(
    again: Telling, others: Sequence[Telling], weights: dict[str, float], *, in_list: bool = False
) -> Retold | None:
    """The sentence of `others` that `again` says most of; None where it has nothing to say.

    Of an item of a list (`in_list`) a share printed with decimals that a sentence prints too is enough.
    """
    best: Retold | None = None
    for first in others:
        share, pairs = _shared(again, first, weights, in_list=in_list)
        if best is None or share > best.share:
            best = Retold(again, first, share, pairs)
    return best


def supported_retelling(again: Telling, others: Sequence[Telling], weights: dict[str, float]) -> Retold | None:
    """The sentence of `others` that `again` says most of, among those with which it shares a figure.

    None where that is too little to be a restatement.
    """
    mine = [figure for figure in again.figures if figure.tells_value]
    sharing = [first for first in others if any(meets(a, b) for a in mine for b in first.figures)]
    found = retelling(again, sharing, weights)
    return found if found is not None and found.share >= ENOUGH else None


def stem_weights(tellings: Iterable[Telling]) -> dict[str, float]:
    """How much each stem says in this document: log of sentences over sentences that hold it, at least 0.5."""
    counts: dict[str, int] = defaultdict(int)
    total = 0
    for telling in tellings:
        total += 1
        for stem in telling.stems:
            counts[stem] += 1
    return {stem: max(math.log((total + 1) / count), 0.5) for stem, count in counts.items()}


ENOUGH = 0.45
"""The share of a sentence's information that makes it a restatement. Unrelated items of clean articles reach .4."""
RECAP_ENOUGH = 0.32
"""… in a list that recapitulates: its other items (general advice, other subjects) reach .27, what it restates .35."""
CALLED_ENOUGH = 0.3
"""… and in one whose heading says that it does ('Key takeaways')."""
WORDS_ENOUGH = 0.25
"""… of which a quarter must be words: equal figures alone may be of anything."""
LEAST_STEMS = 2
"""A sentence of one content word says too little to be told again."""
RUN = 2
"""So many restating items in one list are padding; a single one may be a coincidence of words."""
RUN_SHARE = 0.4
"""… and this share of its items: the recaps of padded articles hold 45 to 100 %, other lists single ones."""
LATE = 0.4
"""A list that says again stands behind at least this share of the sentences: the body comes first."""


def restated_items_of(view: View) -> tuple[Retold, ...]:
    """`restated_items`, worked out once for all rules that ask."""
    return tuple(view.once(restated_items))


def restated_items(view: View) -> list[Retold]:
    """List items without a citation that say what a sentence before them has said, in lists that recapitulate.

    A list does where at least two of its items say enough of it; of the others in it less is asked.
    """
    lists: dict[int, list[Retold]] = defaultdict(list)
    items: Counter[int] = Counter()
    for place, found in _items_against_body(view):
        items[place] += 1
        if found is not None:
            lists[place].append(found)
    kept = []
    for place, told in lists.items():
        called = _is_called_recap(view, place)
        if _recapitulates(told, items[place], called=called):
            kept += [found for found in told if _may_restate(found, called=called)]
    return kept


def _recapitulates(told: Sequence[Retold], items: int, *, called: bool) -> bool:
    """Whether so many items of a list restate, and some of them so plainly, that this is what the list is for."""
    plain = sum(found.is_plain for found in told)
    if called:
        return plain > 0
    return len([found for found in told if _may_restate(found)]) >= RUN_SHARE * items and plain >= RUN


_RECAP = re.compile(
    r"\b(?:take-?\s?(?:aways?|home)|key\s(?:points?|messages?|facts?|learnings?)|main\s(?:points?|messages?)|recap|summar\w+"
    r"|to\ssum\sup|in\s(?:short|brief|a\snutshell|closing)|(?:points?\s|things\s)?to\sremember|at\sa\sglance|bottom\sline"
    r"|short\sversion|if\syou\sonly\sread|conclusions?|final\s(?:thoughts|words))\b",
    re.IGNORECASE,
)


def _is_called_recap(view: View, place: int) -> bool:
    """Whether the heading over a list says that it says again."""
    above = view.document.blocks[place - 1] if place else None
    if above is not None and above.kind == "paragraph" and place > 1:
        lead = view.text[above.start : above.end]
        above = view.document.blocks[place - 2] if lead.endswith(":") else None
    return above is not None and above.kind == "heading" and bool(_RECAP.search(view.text, above.start, above.end))


def _items_against_body(view: View) -> Iterator[tuple[int, Retold | None]]:
    """Each bare item with the number of its list, and what it may say again."""
    body = [sentence for sentence in view.sentences if sentence.section not in ("title", "figure")]
    tellings = [tell(view.text, sentence.start, sentence.end) for sentence in body]
    weights = stem_weights(tellings)
    forms = _forms(view, body)
    for index, sentence in enumerate(body):
        if not _is_bare_item(view, sentence) or not tellings[index].stems:
            continue
        place = list_of(view, sentence)
        lead = _LEAD.match(view.text, sentence.start, sentence.end)
        if index < LATE * len(body) or view.text[sentence.end - 1] == "?" or (lead and lead[0] in forms):
            yield place, None
            continue
        before = [tellings[i] for i in range(index) if list_of(view, body[i]) != place]
        found = retelling(tellings[index], before, weights, in_list=True)
        yield place, found if found is not None and _may_restate(found, called=True) else None


def _may_restate(found: Retold, *, called: bool = False) -> bool:
    """One content word says too little to be told again, unless a figure is told with it."""
    if len(found.again.stems) < LEAST_STEMS:
        return found.share >= ENOUGH and bool(found.figures)
    return found.share >= (CALLED_ENOUGH if called else RECAP_ENOUGH)


def _forms(view: View, body: Sequence[Sentence]) -> set[str]:
    """Leads that open more than one item ('Accuracy: …'): forms, filled in alike for one thing after another."""
    leads = Counter(lead[0] for sentence in body if (lead := _LEAD.match(view.text, sentence.start, sentence.end)))
    return {lead for lead, count in leads.items() if count > 1}


_LEAD = re.compile(r"[A-Z][\w ]{2,30}:\s")


def _is_bare_item(view: View, sentence: Sentence) -> bool:
    return (
        is_line(view, sentence.block)
        and sentence.part == "body"
        and not view.citations_in(sentence.start, sentence.end)
    )


LINES = 3
"""So many paragraphs of one sentence each, all there is under a heading, are a list without bullets ('Key points')."""


def is_line(view: View, block: int) -> bool:
    """Whether the block is an item of a list: marked as one, or one of several paragraphs of one sentence each."""
    return view.document.blocks[block].kind == "list_item" or block in view.once(_lines_of)


def _lines_of(view: View) -> frozenset[int]:
    counts = Counter(sentence.block for sentence in view.sentences)
    found: set[int] = set()
    run: list[int] = []
    headed = False
    for block, told in enumerate((*view.document.blocks, None)):
        if told is not None and told.kind == "paragraph":
            run.append(block)
            continue
        if headed and len(run) >= LINES and all(counts[line] == 1 for line in run):
            found.update(run)
        run, headed = [], told is not None and told.kind == "heading"
    return frozenset(found)


def list_of(view: View, sentence: Sentence) -> int:
    """The number of the first block of the list in which the sentence stands; its own block outside lists."""
    first = sentence.block
    if not is_line(view, first):
        return first
    kind = view.document.blocks[first].kind
    while first and view.document.blocks[first - 1].kind == kind and is_line(view, first - 1):
        first -= 1
    return first


_FIGURE_WEIGHT = 2.0
"""A figure says about as much as a word that stands in an eighth of the sentences."""


def _shared(
    again: Telling, first: Telling, weights: dict[str, float], *, in_list: bool
) -> tuple[float, tuple[tuple[Figure, Figure], ...]]:
    told = sum(weights.get(stem, 1.0) for stem in again.stems) + _FIGURE_WEIGHT * len(again.figures)
    if not told:
        return 0.0, ()
    shared = common(again.stems, first.stems, weights)
    few = shared < WORDS_ENOUGH * sum(weights.get(stem, 1.0) for stem in again.stems)
    if few and not (in_list and _prints_same(again, first)):
        return 0.0, ()
    pairs = tuple((mine, yours) for mine in again.figures for yours in first.figures if meets(mine, yours))
    matched = len({mine.start for mine, _ in pairs})
    return (shared + _FIGURE_WEIGHT * matched) / told, pairs


def _prints_same(one: Telling, other: Telling) -> bool:
    """Whether both print one share with decimals."""
    return any(mine.is_telling and mine.exact == yours.exact for mine in one.figures for yours in other.figures)
