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
from decimal import Decimal
from functools import lru_cache

from evidex.check.wording import generic_stems, words
from evidex.text import Sentence, View
from evidex.text.people import A_HUMAN

__all__ = [
    "Figure",
    "Retold",
    "Telling",
    "alike",
    "figures",
    "holds",
    "is_line",
    "list_of",
    "meets",
    "restated_items_of",
    "retelling",
    "stem_weights",
    "supported_retelling",
    "tell",
]

_PRINTED = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d{1,7}(?:[.·]\d{1,4})?)(?![\w]|[.,]\d)\s?(%|percent|per cent)?")
_RANGE = re.compile(
    r"(?<![\w.,-])(\d{1,4}(?:[.·]\d{1,3})?)\s?(?:%\s?)?(?:[-–—]|to)\s?(\d{1,4}(?:[.·]\d{1,3})?)(?![\w]|[.,]\d|-)"
    r"\s?(%|percent|per cent)?"
)
_APPROXIMATE = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|some|close to|just (?:over|under)|more than|less than|over"
    r"|under|up to|at least)\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
_SHARE_WORDS = {
    "half": (45, 55),
    "third": (30, 38),
    "quarter": (22, 29),
    "fifth": (17.5, 23),
    "sixth": (15, 18.5),
    "tenth": (9, 11.5),
    "two thirds": (62, 70),
    "three quarters": (71, 79),
    "two fifths": (37, 43),
    "three fifths": (57, 63),
    "four fifths": (77, 83),
}
"""What a share in words may stand for, in percent: as people round ('approximately a fifth' of 21.7 %)."""
_SHARE = re.compile(
    r"\b(?:(two|three|four)[ -](thirds?|quarters?|fifths?)"
    r"|(?:an?|one)[ -](third|quarter|fifth|sixth|tenth)(?:s)?|(half))\b",
    re.IGNORECASE,
)
_N_IN_M = re.compile(
    rf"\b(one|two|three|four|five|six|seven|eight|nine|\d{{1,2}}) (?:{A_HUMAN} )?(?:in|out of|of every|in every) "
    r"(?:every )?(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d{1,3})\b",
    re.IGNORECASE,
)
_DOSE = re.compile(r"\s?(?:mg|mcg|[µμ]g|IU|g (?:a day|daily|of|per day|twice))\b(?!\s?/\s?(?:d?[lL]|mL)\b)")
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
"""Number words that people use for counts."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as told: `low`–`high` is what it may stand for; `percent` tells shares from other numbers."""

    start: int
    end: int
    low: float
    high: float
    percent: bool
    exact: Decimal | None = None
    """The printed number, where it is printed in digits without 'about'."""
    about: Decimal | None = None
    """The printed number, where it is printed in digits behind 'about' and the like."""
    dose: bool = False
    """How much somebody takes: it is told with a result, and is none."""

    @property
    def is_telling(self) -> bool:
        """A share printed with decimals: another sentence that prints it is about the same."""
        return self.percent and self.exact is not None and "." in str(self.exact)

    @property
    def tells_value(self) -> bool:
        """A share, or a number with decimals: '3' and '2080' may be names of things."""
        return not self.dose and (self.percent or self.exact is None or "." in str(self.exact))


def meets(one: Figure, other: Figure) -> bool:
    """Whether both may tell the same value."""
    return one.percent == other.percent and one.low <= other.high and other.low <= one.high


def figures(text: str, start: int, end: int) -> list[Figure]:
    """The numbers told in `text[start:end]`, in digits and as shares in words; a range is one figure, years count."""
    found: list[Figure] = []
    for match in _N_IN_M.finditer(text, start, end):
        share = 100 * _count(match[1]) / max(_count(match[2]), 1)
        found.append(Figure(match.start(), match.end(), share * 0.9, share * 1.1, True))
    taken = [(figure.start, figure.end) for figure in found]
    for match in _SHARE.finditer(text, start, end):
        if not any(a < match.end() and match.start() < b for a, b in taken):
            low, high = _SHARE_WORDS[_share_name(match)]
            found.append(Figure(match.start(), match.end(), low, high, True))
            taken.append((match.start(), match.end()))
    for match in _RANGE.finditer(text, start, end):
        low, high = (float(match[group].replace("·", ".")) for group in (1, 2))
        if low < high:
            last = match.end(3 if match[3] else 2)
            found.append(Figure(match.start(), last, low, high, bool(match[3]), dose=_is_dose(text, match)))
            taken.append((match.start(), last))
    for match in _PRINTED.finditer(text, start, end):
        if not any(a < match.end() and match.start() < b for a, b in taken):
            found.append(_printed(text, match))
    return sorted(found, key=lambda figure: figure.start)


def _share_name(match: re.Match[str]) -> str:
    if match[1]:
        return f"{match[1].lower()} {match[2].lower().rstrip('s')}s"
    return (match[3] or match[4]).lower()


def _count(word: str) -> int:
    numbers = {name: value for value, name in enumerate(_WORDS)} | {"twenty": 20}
    return int(word) if word.isdigit() else numbers[word.lower()]


def _printed(text: str, match: re.Match[str]) -> Figure:
    value = Decimal(match[1].replace(",", "").replace("·", "."))
    number = float(value)
    about = _APPROXIMATE.search(text[max(match.start() - 20, 0) : match.start()])
    # 'nearly 8 %' of 7.8 %, 'about 4 points' of 4.3: people round to one or two significant figures
    unit = 10.0 ** -len(str(value).partition(".")[2])
    slack = max(abs(number) * 0.1, 0.5) if about else 0.49 * unit  # 43.8 is told as 44, 12 and 13 stay apart
    return Figure(
        start=match.start(),
        end=match.end(2 if match[2] else 1),
        low=number - slack,
        high=number + slack,
        percent=bool(match[2]),
        exact=None if about else value,
        about=value if about else None,
        dose=_is_dose(text, match),
    )


def _is_dose(text: str, match: re.Match[str]) -> bool:
    return _DOSE.match(text, match.end()) is not None


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
    common = sum(weights.get(stem, 1.0) for stem in again.stems if holds(first.stems, stem))
    few = common < WORDS_ENOUGH * sum(weights.get(stem, 1.0) for stem in again.stems)
    if few and not (in_list and _prints_same(again, first)):
        return 0.0, ()
    pairs = tuple((mine, yours) for mine in again.figures for yours in first.figures if meets(mine, yours))
    matched = len({mine.start for mine, _ in pairs})
    return (common + _FIGURE_WEIGHT * matched) / told, pairs


def _prints_same(one: Telling, other: Telling) -> bool:
    """Whether both print one share with decimals."""
    return any(mine.is_telling and mine.exact == yours.exact for mine in one.figures for yours in other.figures)


def holds(stems: frozenset[str], wanted: str) -> bool:
    """The stem, or one that begins alike in six letters ('reconnect', 'reconnection'; 'smoker', 'smoke')."""
    if wanted in stems:
        return True
    return len(wanted) >= 5 and any(alike(wanted, stem) for stem in stems)


@lru_cache(maxsize=65_536)
def alike(one: str, other: str) -> bool:
    """Whether two stems of four letters and more begin alike: in six letters, in four where one is shorter."""
    length = 6 if min(len(one), len(other)) >= 6 else 4
    return min(len(one), len(other)) >= 4 and abs(len(one) - len(other)) <= 4 and one[:length] == other[:length]
