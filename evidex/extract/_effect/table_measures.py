"""Which measure does a table say its estimates are of? Headers, caption and notes are asked, in words.

A bare 'difference' is a measure where the table speaks of confidence intervals; in running text it needs more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

import msgspec

from evidex.extract._effect.labels import Measure, find_labels, is_adjusted
from evidex.extract._effect.meanings import meanings_of
from evidex.schema import Table
from evidex.text import Quantities, read_quantities

__all__ = ["Column", "Speech", "column_of", "is_contrast", "measure_in_cell", "measure_of", "says_interval"]


class Column(msgspec.Struct, frozen=True):
    """What the headers of a column say it holds."""

    role: str
    """measure, interval, lower, upper, p, centre (a mean or median), other"""
    measure: Measure | None = None
    adjusted: bool = False
    level: Decimal | None = None
    group: str = ""
    """The headers above the last: columns of one model or outcome share them."""
    plain: bool = False
    """A bare 'difference': of means, unless the row tells of shares."""
    vague: bool = False
    """An 'estimate' or 'effect' without a name: what caption or row call it goes before."""


NOTHING_TOLD: Mapping[str, Measure] = MappingProxyType({})
NOTE_MARKS = "ᵃᵇᶜᵈᵉᶠ*†‡§¶#"
_INTERVAL_HEADER = re.compile(r"\bC\.?I\.?(?:s|[a-z*†‡])?\b|[Cc]onfidence|[Cc]redib|\bCrI\b|\blimits?\b")
_INTERVAL_FIRST = re.compile(r"^\W*(?:\d\d(?:\.\d)?\s?%\s?)?(?:C\.?I\b|[Cc]onfidence|[Cc]redib|CrI\b)")
"""'95% CI for the difference' holds the interval, not the difference."""
_LOWER = re.compile(r"^(?:lower|low|LL|LCL|LB|min|2\.5\s?%)\b|lower (?:limit|bound|ci|95)", re.IGNORECASE)
_UPPER = re.compile(r"^(?:upper|high|UL|UCL|UB|max|97\.5\s?%)\b|upper (?:limit|bound|ci|95)", re.IGNORECASE)
_P_HEADER = re.compile(
    r"^\W{0,2}[Pp]\W{0,2}(?:[\s-]*val(?:ue)?s?\b.*)?$|^[Pp][\s-]?[Vv]alue|^[Ss]ig(?:nificance)?\.?\W*$"
    r"|^[Pp]\s?(?:for|trend)|Pr\s?>|\b[Pp][\s-]?[Vv]alues?(?![A-Za-z])[\Wᵃ-ᶻ]*(?:[a-z]\W*)?$"
)
_P_OF_OTHERS = re.compile(
    r"\b(?:[Pp][\W_]{0,2})?(?:[Tt]rend|[Ii]nteract|[Hh]eterogen|[Hh]omogen)|\b[Pp][\W_]{1,2}(?:int|het)\b"
    r"|\b(?:[Oo]verall|[Gg]lobal|[Oo]mnibus)\b"
)
"""What a P-value is of that is no estimate's own: 'P for trend', 'Pinteraction'."""
_TEST = re.compile(
    r"\W*(?:[tFzZUWHQ]|χ\s?[2²]|[Cc]hi-?\s?squared?|[Dd]\.?[Ff]\.?|(?:[tFz]-?\s?)?(?:statistics?|tests?|values?)|R\s?[2²]|I\s?[2²])"
    r"\s?(?:[(\[].{0,16}[)\]])?\W*"
)
"""A test statistic, whatever stands over it."""
_LEVEL = re.compile(r"(\d\d(?:\.\d)?)\s?%[\s-]?(?:C\.?I|[Cc]onf|[Cc]red|CrI|limits)")
_EXPONENT = re.compile(r"Exp\s?\(\s?[Bβb]\s?\)", re.IGNORECASE)
_SUMMARY = re.compile(r"\b[sS](?=(?:OR|RR)s?\b)")
"""SOR, sRR: a summary (pooled) ratio."""
_COEFFICIENT = re.compile(
    r"\W*(?:(?:(?:[Uu]n|[Nn]on-?)?[Ss]tandardi[sz]ed|[Rr]egression|(?:[Uu]n)?[Aa]djusted|[Cc]rude|[Aa]nalysis|[Mm]odel|\d"
    r"|(?:[Uu]ni|[Bb]i|[Mm]ulti)varia(?:te|ble))\s)*"
    rf"(?:B|β|b|[Bb]eta|[Cc]oef(?:ficient)?s?\.?|[Ss]lope|[Ee]stimate)\s?[{NOTE_MARKS}]{{0,2}}"
    r"(?:\W{0,3}(?:\(?\s?(?:9\d\s?%\s?CI|SE|s\.e\.|S\.E\.|standard error)\W{0,2})?)"
)
_VAGUE = re.compile(
    r"\W*(?:(?:[Pp]oint|[Ee]ffect|[Tt]reatment|[Ii]ntervention|[Pp]ooled|[Ss]ummary|[Oo]verall|[Rr]elative|[Mm]ain"
    r"|[Tt]otal|(?:[Uu]n)?[Aa]djusted|[Cc]rude)\s)*"
    r"(?:[Ee]stimates?|[Ee]ffects?(?: of (?:the )?(?:treatment|intervention|exposure))?|[Cc]ontrasts?|ES)\b"
)
_UNSAID = re.compile(rf"{_VAGUE.pattern}\W{{0,3}}(?:\(?\s?(?:9\d\s?%\s?(?:CI|[Cc]onfidence [Ii]ntervals?))\W{{0,2}})?")
"""A header that says only that estimates stand below."""
_CORRELATION = re.compile(
    rf"(?:(?:Pearson|Spearman)(?:[’']s)?\s)?(?:r\s?(?:s|ₛ)?|ρ|rho)\s?[{NOTE_MARKS}]{{0,2}}(?:\W{{1,3}}9\d\s?%\s?CI\W{{0,2}})?"
)
_AGREEMENT = re.compile(
    r"\W*(?:ICCs?|[Ii]ntra-?class [Cc]orrelation(?: [Cc]oefficients?)?|(?:Cohen[’']s )?[Kk]appa|κ)\b.{0,24}"
)
_STANDARDISED = re.compile(
    r"\W*(?:Cohen[’']s d|[Ss]tandardi[sz]ed (?:[Mm]ean )?[Dd]ifferences?|Hedges[’']?s? g)\W*(?:\(?9\d.{0,12})?"
)
_INCREMENTAL = re.compile(r"\W*[Ii]ncremental (?:costs?|effects?|benefits?|QALYs?|gains?)\b.{0,24}")
_GLUED = re.compile(r"\b([Mm]ean|[Rr]isk|[Rr]ate|[Oo]dds|[Hh]azards?)(?=(?:[Dd]ifference|[Rr]atio))")
"""'Meandifference': bold headings lose their space."""
_RAISED = re.compile(r"(?<=[A-Za-z]{2})[ᵃᵇᶜᵈᵉᶠᵍʰⁱ¹²³⁴⁵⁶⁷⁸⁹⁰]+")
"""A note's mark that would make one word of 'ORᵃ'."""
_SHORT = re.compile(r"\b([Dd])iff\b\.?")


def _spelt_out(words: str) -> str:
    """A header with its measure in full: 'Mean diff.' is a mean difference, 'Exp(B)' an odds ratio."""
    words = _SHORT.sub(r"\1ifference", _GLUED.sub(r"\1 ", _RAISED.sub("", words)))
    return _SUMMARY.sub("", _EXPONENT.sub("OR", words))


_OF_SHARES = re.compile(
    r"percent(?:age)?[- ]points?|proportions?|\brisks?\b|\brates?\b|incidence|prevalence", re.IGNORECASE
)
_RELATIVE = re.compile(r"(?:[Rr]elative|[Pp]ercent(?:age)?|%)\s(?:\w+\s)?$")
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


def measure_of(words: str, meanings: Mapping[str, Measure] = NOTHING_TOLD) -> Column | None:
    """The measure that a header or caption names; `meanings`: what the document says its letters stand for."""
    words = _spelt_out(words)
    for pattern, measure in _BY_NAME:
        if pattern.fullmatch(words):
            return Column("measure", measure, level=level_of(words))
    shape = read_quantities(words).shape
    labels = [label for label in find_labels(shape, dict(meanings)) if not label.plain]
    if not labels:
        if _COEFFICIENT.fullmatch(words):
            return Column("measure", "beta", adjusted(words), level_of(words), vague=bool(_VAGUE.match(words)))
        if _UNSAID.fullmatch(words):
            return Column("measure", "other", adjusted(words), level_of(words), vague=True)
        return None
    label = labels[-1] if labels[-1].measure != "other" else labels[0]
    return Column("measure", label.measure, label.adjusted or adjusted(words), level_of(words))


_BY_NAME: Sequence[tuple[re.Pattern[str], Measure]] = (
    (_CORRELATION, "r"),
    (_AGREEMENT, "other"),
    (_STANDARDISED, "SMD"),
    (_INCREMENTAL, "MD"),
)
"""Headers that are nothing but the name of a measure of which running text makes less."""


def _difference(words: str) -> Column | None:
    """'Difference (95% CI)': of shares where it says so, else of means; one relative to something is neither."""
    shape = read_quantities(_spelt_out(words)).shape
    plain = next((label for label in find_labels(shape, {}) if label.plain), None)
    if plain is None or _RELATIVE.search(shape[: plain.start]):
        return None
    measure: Measure = "RD" if _OF_SHARES.search(words) else "MD"
    return Column("measure", measure, adjusted(words), level_of(words), plain=True)


def says_interval(words: str) -> bool:
    """Whether the words speak of confidence intervals."""
    return _INTERVAL_HEADER.search(words) is not None


def measure_in_cell(read: Quantities, meanings: Mapping[str, Measure]) -> Column | None:
    """The measure that a cell names before its first number: 'HR 2.05 (1.51–2.77)'."""
    if not read.found:
        return None
    words = read.text[read.start : read.found[0].start]
    return measure_of(words, meanings) if words.strip() else None


def adjusted(words: str) -> bool:
    return is_adjusted(words, len(words))


def level_of(words: str) -> Decimal | None:
    match = _LEVEL.search(words)
    return Decimal(match.group(1)) if match else None


def column_of(headers: tuple[str, ...], speech: Speech) -> Column:
    """What the headers over a column say, in the table that `speech` is of."""
    last = headers[-1].strip() if headers else ""
    group = " ".join(headers[:-1])
    whole = " ".join(headers)
    if _P_OF_OTHERS.search(last) and re.search(r"\b[Pp](?![a-su-z])", last):
        return Column("other", group=whole)
    if _P_HEADER.search(last):
        return Column("other" if _P_OF_OTHERS.search(group) else "p", group=group)
    if _TEST.fullmatch(last) or (speech.lettered and last == "B"):
        return Column("other", group=whole)
    if _LOWER.search(last) or _UPPER.search(last):
        return Column("lower" if _LOWER.search(last) else "upper", level=level_of(whole), group=group)
    interval = _INTERVAL_FIRST.search(last) is not None
    for words in (group,) if interval else (last, whole):
        named = measure_of(words, speech.meanings) or (_difference(words) if speech.contrasts else None)
        if named is not None:
            level = named.level or level_of(whole)
            role, told = "interval" if interval else "measure", named.adjusted or adjusted(whole)
            return msgspec.structs.replace(named, role=role, adjusted=told, level=level, group=group)
    if says_interval(last) and not _CENTRE.search(last):
        return Column("interval", level=level_of(whole), group=group, adjusted=adjusted(whole))
    return Column("centre" if _CENTRE.search(whole) else "other", adjusted=adjusted(whole), group=whole)


_RANGES = re.compile(r"\biqr\b|interquartile|\bmedians?\b|\branges?\b|quartile")
_AT_START = frozenset(("baseline", "before", "pre", "initial", "t0"))


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
        self.named = measure_of(_first_sentence(self.caption), self.meanings) or next(filter(None, told), None)
        self._marked = {
            match["mark"]: named
            for note in notes
            for match in _MARKED_NOTE.finditer(note)
            if (named := measure_of(match["what"], self.meanings)) is not None and says_interval(match["what"])
        }

    def _shown(self, note: str) -> Column | None:
        """'Data are odds ratios (95% CI)'; not a list of abbreviations, and not where some of the data are means."""
        if _OTHER_STATISTICS.search(note):
            return None
        for match in _SHOWN.finditer(note):
            if says_interval(match["what"]) and (named := measure_of(match["what"], self.meanings)) is not None:
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
        return Column("measure", label.measure, label.adjusted)

    def of_contrasts(self) -> Column | None:
        """The measure of columns that are headed only by two arms, 'A vs B': as caption or notes say it in any way."""
        told = self.named or _difference(_first_sentence(self.caption))
        shown = (match["what"] for note in self._notes for match in _SHOWN.finditer(note))
        told = told or next(
            filter(None, (measure_of(what, self.meanings) or _difference(what) for what in shown)), None
        )
        if told is None:
            every = {named.measure: named for words in (self.caption, *self._notes) for named in self._each(words)}
            told = next(iter(every.values())) if len(every) == 1 else None
        return told

    def _each(self, words: str) -> Iterator[Column]:
        """Each measure that the words name, if only to explain its letters."""
        shape = read_quantities(_spelt_out(words)).shape
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
            named = measure_of(words, self.meanings) or (_difference(words) if self.intervals else None)
            if named is not None:
                return named
        return None
