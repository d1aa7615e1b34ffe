"""What a table says of its columns and of all its estimates: headers, caption and notes are asked, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from evidex.extract._cells.marks import marks_of, plain_mark, without_marks
from evidex.extract._effect.numbers.labels import Measure, find_labels
from evidex.extract._effect.numbers.meanings import meanings_of
from evidex.extract._effect.tables.measures import (
    WITH_P,
    Column,
    adjusted,
    difference_of,
    level_of,
    measure_of,
    says_interval,
    spelt_out,
)
from evidex.extract._effect.tables.mixed import is_effect_size, meant_sizes, named_in
from evidex.schema import Table
from evidex.text import read_quantities

__all__ = ["Speech", "column_of", "is_contrast"]

_INTERVAL_FIRST = re.compile(r"^\W*(?:\d\d(?:\.\d)?\s?%\s?)?(?:C\.?I\b|[Cc]onfidence|[Cc]redib|CrI\b)")
"""'95% CI for the difference' holds the interval, not the difference."""

_BEFORE_BOUND = r"^(?:9\d(?:\.\d)?\s?%\W{0,2})?(?:C\.?I\b\.?|confidence (?:intervals?|limits?))?\W{0,3}"

_LOWER = re.compile(
    rf"{_BEFORE_BOUND}(?:(?:lower|low|LL|LCL|LB|min)\b|2\.5\s?%\W*$)|lower (?:limit|bound|ci|95)", re.IGNORECASE
)

_UPPER = re.compile(
    rf"{_BEFORE_BOUND}(?:(?:upper|high|UL|UCL|UB|max)\b|97\.5\s?%\W*$)|upper (?:limit|bound|ci|95)", re.IGNORECASE
)
"""'Lower', '95% CI (upper)', 'CI 2.5%'."""

_P_HEADER = re.compile(
    r"^\W{0,2}[Pp]\W{0,2}(?:[\s-]*val(?:ue)?s?\b.*)?$|^[Pp][\s-]?[Vv]alue|^[Ss]ig(?:nificance)?\.?\W*$"
    r"|^[Pp]\s?(?:for|trend)|Pr\s?>|\b[Pp][\s-]?[Vv]alues?(?![A-Za-z])[\Wᵃ-ᶻ]*(?:[a-z]\W*)?$"
)

_OTHERS = r"\b(?:[Pp][\W_]{0,2})?(?:[Tt]rend|[Ii]nteract|[Hh]eterogen|[Hh]omogen)|\b[Pp][\W_]{1,2}(?:int|het)\b"
_OF_OTHERS = re.compile(_OTHERS)
_P_OF_OTHERS = re.compile(
    rf"{_OTHERS}|\b(?:[Oo]verall|[Gg]lobal|[Oo]mnibus)\s[Pp]\b|\b[Pp]\W{{1,2}}(?:overall|global)\b"
)
"""What a P-value is of that is no estimate's own: 'P for trend', 'Pinteraction'."""

_TEST = re.compile(
    r"\W*(?:[tFzZUWHQ]|χ\s?[2²]|[Cc]hi-?\s?squared?|[Dd]\.?[Ff]\.?|(?:[tFz]-?\s?)?(?:statistics?|tests?|values?)|R\s?[2²]|I\s?[2²])"
    r"\s?(?:[(\[].{0,16}[)\]])?\W*"
)
"""A test statistic, whatever stands over it."""

_EXPLAINED_SHARE = re.compile(r"η|[Ee]ta[- ](?:squared?|²|2)|[ωε]\s?²|[Cc]ram[eé]r|\b[Rr]\s?²")
"""Effect sizes that tell how much is explained, and no difference."""

_SHOWN = re.compile(
    r"\b(?:data|values?|results|figures|numbers|estimates|cells|presented|shown|reported|expressed|given)\b"
    r"[^.;]{0,40}?\b(?:are|is|as)\b(?P<what>[^.;]*)",
    re.IGNORECASE,
)

_OTHER_STATISTICS = re.compile(r"\bSDs?\b|standard dev|\bIQRs?\b|interquartile|\bmedian|\brange\b|[(±]\s?%|n \(%\)")

_CENTRE = re.compile(r"\b(?:means?|medians?|averages?)\b(?!\s(?:\w+\s)?differences?)", re.IGNORECASE)

_CONTRAST = re.compile(r"\w\W{1,3}(?:vs\.?|versus|v\.?|compared (?:with|to)|against)\s\W?\w", re.IGNORECASE)

_FIRST_SENTENCE = re.compile(r"(?:[^.]|\.(?=\S))*")

_MARKS = "*†‡§¶#^⁎∗"

_MARKED_NOTE = re.compile(rf"(?P<mark>[{_MARKS}]{{1,3}})\s?:?\s?(?P<what>[^.;{_MARKS}]*)")


def column_of(headers: tuple[str, ...], speech: Speech) -> Column:
    """What the headers over a column say, in the table that `speech` is of."""
    last = headers[-1].strip() if headers else ""
    group = " ".join(headers[:-1])
    whole = " ".join(headers)
    if _P_OF_OTHERS.search(last) and re.search(r"\b[Pp](?![a-su-z])", last):
        return Column("other", group=whole)
    of_all = WITH_P.search(last) is not None and measure_of(last, speech.meanings) is not None
    if not of_all and (_P_HEADER.search(last) or _P_HEADER.search(without_marks(last))):
        return Column("other" if _OF_OTHERS.search(group) else "p", group=group)
    if _TEST.fullmatch(last) or (speech.lettered and last == "B"):
        return Column("other", group=whole)
    if _LOWER.search(last) or _UPPER.search(last):
        return Column("lower" if _LOWER.search(last) else "upper", level=level_of(whole), group=group)
    interval = _INTERVAL_FIRST.search(last) is not None
    for words in (group,) if interval else (last, whole):
        named = measure_of(words, speech.meanings) or (difference_of(words) if speech.contrasts else None)
        if named is not None:
            if is_effect_size(words, named) and _EXPLAINED_SHARE.search(words):
                return Column("measure", "other", group=group, alone=True)
            if speech.sizes is not None and is_effect_size(words, named):
                named = msgspec.structs.replace(named, measure=speech.sizes.measure, kinds=speech.sizes.kinds)
            level = named.level or level_of(whole)
            role, told = "interval" if interval else "measure", named.adjusted or adjusted(whole)
            return msgspec.structs.replace(named, role=role, adjusted=told, level=level, group=group)
    if says_interval(last) and not _CENTRE.search(last):
        return Column("interval", level=level_of(whole), group=group, adjusted=adjusted(whole))
    role = "centre" if _CENTRE.search(whole) else "other"
    return Column(role, adjusted=adjusted(whole), level=level_of(whole), group=whole)


_RANGES = re.compile(r"\biqr\b|interquartile|\bmedians?\b|\branges?\b|quartile")
_AT_START = frozenset(("baseline", "before", "pre", "initial", "t0"))


_TOLD_APART = re.compile(
    r"[Aa]djust|[Mm]ulti-?varia|[Cc]rude|[Uu]ni-?varia|[Bb]i-?varia|\b[Mm]odels?\s?(?:\d|[IVX]+\b|[A-D]\b)|\b[Ss]imple\b"
)
"""Headers and labels by which a table tells adjusted estimates from crude ones."""
_BOTH = re.compile(
    r"[Uu]nadjusted|[Cc]rude|[Uu]ni-?varia|[Bb]i-?varia|\b[Ss]imple\b|(?:and|with|without)\s(?:\w+\s)?adjust"
)
_ALL_ADJUSTED = re.compile(
    r"[Mm]ulti-?varia(?:te|ble)\b(?! (?:analysis of )?(?:co)?variance)"
    r"|[Mm]ultiple (?:\w+ )?(?:linear |logistic |Cox )?regression"
    r"|\b[Aa]djusted\s(?:for\b|by\b|(?:\w+\s)?(?:odds|hazards?|risks?|rates?|relative|incidence|prevalence|mean"
    r"|OR|HR|RR|IRR|PR|models?|analys[ie]s|regression|estimates?|differences?|effects?|associations?))"
)
_NOTE_ADJUSTED = re.compile(
    r"(?P<mark>[ᵃ-ᶻ*†‡§¶#∗]{1,2}|[a-z](?:\s?[):.]|\s(?=[A-Z])))?\W*(?:[Aa]ll (?:\w+\s){1,4}?)?"
    r"(?:(?:[Mm]odels?|[Aa]nalys[ie]s|[Ee]stimates|ORs?|HRs?|RRs?|(?:[Oo]dds|[Hh]azard|[Rr]isk|[Rr]ate) [Rr]atios?"
    r"|[Rr]elative [Rr]isks?|[Rr]egressions?)\s)?"
    r"(?:(?:are|is|were|was)\s)?(?:[Aa]djust(?:ed|ing|ment)|[Cc]ontroll?(?:ed|ing)) for\b"
)


_BRACKETED = re.compile(r"\s?[(\[][^()\[\]]*[)\]]\s*$")


def _note_adjusts(note: str) -> str | None:
    """The mark of a note that begins with 'Adjusted for', '' where it has none; None for any other note."""
    match = _NOTE_ADJUSTED.match(note.lstrip())
    if match is None or _BOTH.search(note):
        return None
    return plain_mark((match["mark"] or "").strip("): ."))


def _first_sentence(caption: str) -> str:
    """What is in the table; the sentences behind it explain single columns."""
    match = _FIRST_SENTENCE.match(caption)
    return match.group() if match else ""


def is_contrast(headers: tuple[str, ...], column: Column) -> bool:
    """Whether a head names no measure but two arms: 'Lunazine vs. placebo (95% CI)'."""
    if column.measure is not None or column.role not in ("interval", "other") or not headers:
        return False
    return any(map(_CONTRAST.search, headers[-2:]))


class Speech:
    """What a table says of all its estimates, in caption and notes, and of the rows that carry a mark."""

    def __init__(self, text: str, table: Table, meanings: Mapping[str, Measure]) -> None:
        self.caption = table.caption.of(text) if table.caption else ""
        self._notes = notes = [note.of(text) for note in table.footnotes]
        self.meanings = {**meanings, **meanings_of(" \n".join([self.caption, *notes]))}
        heads = {header for cell in table.cells for header in cell.col_headers}
        labels = {header for cell in table.cells for header in cell.row_headers}
        self._adjusting = self._which_adjust(notes, [*heads, *labels])
        self.intervals = any(map(says_interval, [self.caption, *notes, *heads]))
        innermost = {cell.col_headers[-1].strip() for cell in table.cells if cell.col_headers and not cell.header}
        self.lettered = not innermost.isdisjoint(("A", "C"))
        """Whether columns are groups named by letters, so that 'B' is no coefficient."""
        words = " ".join([self.caption, *notes, *heads]).lower()
        self.contrasts = self.intervals or not (_AT_START.intersection(words.split()) or _RANGES.search(words))
        """Whether a bare 'difference' is one of groups with its interval.

        Beside a column at baseline it may be the change since then; quartiles are no interval.
        """
        told = (self._shown(note) or self._led(note) for note in notes)
        self.named = named_in(_first_sentence(self.caption), self.meanings) or next(filter(None, told), None)
        self.sizes = meant_sizes([self.caption, *notes], self.meanings)
        """What the table calls effect sizes."""
        self._marked = {
            match["mark"]: named
            for note in notes
            for match in _MARKED_NOTE.finditer(note)
            if (named := measure_of(match["what"], self.meanings)) is not None and says_interval(match["what"])
        }

    def _which_adjust(self, notes: Sequence[str], told: Sequence[str]) -> frozenset[str]:
        """The marks of notes that say 'adjusted for'; '' where caption or an unmarked note says so of all estimates.

        Where headers or labels tell adjusted from crude estimates, those decide.
        """
        marks = {mark for note in notes if (mark := _note_adjusts(note)) is not None}
        if any(map(_TOLD_APART.search, told)) or _BOTH.search(self.caption):
            marks.discard("")
        elif _ALL_ADJUSTED.search(self.caption):
            marks.add("")
        return frozenset(marks)

    def adjusts(self, headers: Sequence[str], column: Column) -> bool:
        """Whether caption or notes say that the estimates below these headers are adjusted."""
        if column.adjusted or column.measure in ("r", "SMD") or any(map(_BOTH.search, headers)):
            return column.adjusted
        if not self._adjusting:
            return False
        return "" in self._adjusting or any(
            not self._adjusting.isdisjoint(marks_of(_BRACKETED.sub("", head))) for head in headers
        )

    def _shown(self, note: str) -> Column | None:
        """'Data are odds ratios (95% CI)'; not a list of abbreviations, and not where some of the data are means."""
        if _OTHER_STATISTICS.search(note):
            return None
        for match in _SHOWN.finditer(note):
            if says_interval(match["what"]) and (named := named_in(match["what"], self.meanings)) is not None:
                return named
        return None

    @staticmethod
    def _led(note: str) -> Column | None:
        """'Difference in mean pressure between the doses.' A note that begins so says what the table holds.

        'OR, odds ratio' and 'Odds ratio: adjusted for age' explain a word.
        """
        shape = read_quantities(note[:200]).shape
        label = next(iter(find_labels(shape, {})), None)
        if label is None or label.plain or label.start > 2 or label.end - label.start < 8:
            return None
        if re.match(r"\s?(?:[,:;=.(]|$)", shape[label.end :]) or _OTHER_STATISTICS.search(note):
            return None
        named = named_in(note)
        several = named is not None and named.measure == "other"
        return named if several else Column("measure", label.measure, label.adjusted)

    def of_contrasts(self) -> Column | None:
        """The measure of columns that are headed only by two arms, 'A vs B': as caption or notes say it in any way."""
        told = self.named or difference_of(_first_sentence(self.caption))
        shown = (match["what"] for note in self._notes for match in _SHOWN.finditer(note))
        told = told or next(
            filter(None, (measure_of(what, self.meanings) or difference_of(what) for what in shown)), None
        )
        if told is None:
            every = {named.measure: named for words in (self.caption, *self._notes) for named in self._each(words)}
            told = next(iter(every.values())) if len(every) == 1 else None
        return told

    def _each(self, words: str) -> Iterator[Column]:
        """Each measure that the words name, if only to explain its letters."""
        shape = read_quantities(spelt_out(words)).shape
        for label in find_labels(shape, dict(self.meanings)):
            if not label.plain:
                yield Column("measure", label.measure, label.adjusted)

    def of_row(self, headers: Sequence[str]) -> Column | None:
        """The measure of a row: by its mark, else in full or with its interval, in its label or in the rows over it.

        'RR, breaths/minute' is a vital sign.
        """
        for words in reversed(headers):
            label = words.rstrip()
            mark = label[len(label.rstrip(_MARKS)) :]
            if mark in self._marked:
                return self._marked[mark]
            full = re.search(r"[Rr]atio|[Dd]ifference|[Rr]elative|[Hh]azard|\bC\.?I\b", words) is not None
            if not full or "minute" in words:
                continue
            intervals = self.intervals or says_interval(words)
            named = measure_of(words, self.meanings) or (difference_of(words) if intervals else None)
            if named is not None:
                return named
        return None
