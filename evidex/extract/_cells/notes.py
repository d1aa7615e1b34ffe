"""What the caption and the footnotes of a table say of the form of its values, of all or of those with a mark."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from evidex.extract._cells.forms import Form, forms_in
from evidex.extract._cells.marks import RAISED, SIGNS, marks_of, plain_mark
from evidex.schema import Table

__all__ = ["Notes"]

_MARK = re.compile(
    rf"(?:^|(?<=[.;,:)] ))(?P<mark>[{RAISED}]+⁾?|\((?:[a-z]|\d)\)|[a-z]\)|[{SIGNS}]+(?=\s|\w)"
    r"|[a-z](?=\s[A-Z]|[A-Z][a-z]))\W?\s?"
)
"""A mark before what it means: 'ᵃ Values are n (%); ᵇ Mean ± SD'."""


class Notes:
    """The forms that a table's caption and footnotes say."""

    def __init__(self, text: str, table: Table) -> None:
        caption = table.caption.of(text) if table.caption else ""
        self.caption = forms_in(caption)
        marked: defaultdict[str, list[Form]] = defaultdict(list)
        free: list[Form] = []
        for span in table.footnotes:
            for mark, words in _parts(span.of(text)):
                (marked[mark] if mark and not _ALL.match(words) else free).extend(_stated(words))
        borne = {mark for cell in table.cells for mark in marks_of(text[cell.start : cell.end])} if marked else set()
        held = marks_of(caption) | marks_of(table.label) | (marked.keys() - borne)
        self.general = tuple(dict.fromkeys([*free, *[form for mark in sorted(held) for form in marked[mark]]]))
        """What holds of every cell for which nothing else is said; a mark that no cell bears is the whole table's."""
        self._marked = {mark: tuple(dict.fromkeys(forms)) for mark, forms in marked.items() if forms}

    def of(self, *words: str) -> tuple[Form, ...]:
        """The forms that the marks of some headers or cells stand for."""
        if not self._marked:
            return ()
        return tuple(form for each in words for mark in sorted(marks_of(each)) for form in self._marked.get(mark, ()))


def _parts(note: str) -> Iterator[tuple[str, str]]:
    """(mark, what it means) for each part of a footnote; '' as the mark of what begins with none."""
    places = list(_MARK.finditer(note))
    if not places or places[0].start():
        yield "", note[: places[0].start()] if places else note
    ends = [place.start() for place in places[1:]] + [len(note)]
    for place, end in zip(places, ends, strict=False):
        yield plain_mark(place["mark"]), note[place.end() : end]


_ALL = re.compile(
    r"(?:All )?(?:[Vv]alues|[Dd]ata|[Rr]esults|[Ff]igures) (?:are|is|were|presented|expressed|given|shown)\b"
)
"""How a note begins that is of the whole table, though only one cell bears its mark ('¹ Values are means ± SE')."""
_GLOSS = re.compile(
    r"^\W*(?!NB|Notes?\b|Data|Values)\w[\w./%²]*\s?[:=,]\s?[a-zA-Z]|^\W*[A-Z]{2,5}\s(?:=|[Ss]tandard|[Ii]nter)"
)
"""'SD: standard deviation' says what letters stand for, not that values are so."""
_FOREIGN = re.compile(
    r"\b(?:[Pp][- ]values?|tests?|regression|adjusted for|significan\w+|differences?|ratios?|effect sizes?"
    r"|coefficients?)\b"
)
"""What a clause has that speaks of tests, not of the values."""


def _stated(note: str) -> list[Form]:
    """The forms of the clauses of a note that speak of values."""
    return [
        form
        for clause in re.split(r"(?<=[a-z)\]%D])[.;]\s|\sand\s(?=[Pp][- ]?values?\b)", note)
        if not _GLOSS.match(clause)
        for form in forms_in(_before_tests(clause))
        if form.spread or form.counted or form.centre
    ]


def _before_tests(clause: str) -> str:
    """What a clause says before a comma behind which it speaks of tests; '' where it speaks of nothing else."""
    found = _FOREIGN.search(clause)
    if found is None:
        return clause
    comma = clause.rfind(", ", 0, found.start())
    return clause[:comma] if comma > 0 and (_ALL.match(clause) or _BEGINS.match(clause)) else ""


_BEGINS = re.compile(r"\W*(?:[Mm]eans?|[Mm]edians?|[Nn]umbers?|n)\b\s?(?:[(±,]|and|with)")
"""How a clause begins that says a form at once: 'Median (IQR), p-values from …'."""
