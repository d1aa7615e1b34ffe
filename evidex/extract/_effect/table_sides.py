"""Factor and outcome of an effect in a table: header and caption say what the row labels are.

Rows are mostly exposures. Under 'Outcome', 'Cause of death' or 'A vs. B' they are outcomes; rows of
models name neither, and then the column says which category is meant.
"""

from __future__ import annotations

import re

from evidex.extract._cells.names import named
from evidex.extract._cells.times import times_among
from evidex.extract._effect.labels import find_labels
from evidex.extract._effect.phrasing import clean_arm, clean_outcome
from evidex.extract._effect.side_words import OUTCOME_WORDS, Sides, worthy
from evidex.schema import Table

__all__ = ["TableSides"]

_OUTCOME_HEAD = re.compile(
    r"^\W*(?:(?:primary|secondary|clinical|study|main|safety|efficacy|other|adverse|vascular|fetal|maternal"
    r"|neonatal)\s)*"
    r"(?:outcomes?|end[- ]?points?|events?|causes? of death|complications?|adverse (?:events?|effects?)|side effects?"
    r"|response|(?:cancer|tumou?r|fracture) sites?|symptoms?|diagnos[ie]s|measures?)\b",
    re.IGNORECASE,
)
_VERSUS = re.compile(
    r"(?P<a>[^()=]{1,50}?)\s(?:vs?\.?|versus|compared (?:with|to))\s(?P<b>[^()=,;]{1,50})", re.IGNORECASE
)
_BEFORE_ARM = re.compile(
    r"^.*\b(?:of|effects?|for|between|comparing|risks?|ratios?|rates?|differences?|OR|RR|HR|IRR|MD|SMD"
    r"|CI)\b\W*",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"\b(?:effects?|impact|influence|efficacy) of (?:the )?(?P<a>[^,;:.()]{3,80}?) (?:on|upon|in)\b", re.IGNORECASE
)
_MODEL = re.compile(
    r"^\W*(?:(?:fully|partially|age|sex|minimally|further|un)[- ]?)*(?:crude|unadjusted|adjusted"
    r"|multi-?varia\w+|uni-?varia\w+"
    r"|bi-?varia\w+|model|analysis|basic)\b",
    re.IGNORECASE,
)
_NO_OUTCOME = re.compile(
    r"\b(?:model|uni-?varia\w+|multi-?varia\w+|bi-?varia\w+|(?:un)?adjust\w*|crude|analys[ie]s|regression"
    r"|estimates?|statistics?"
    r"|n\s?=|[Nn]o\.|%|mean|intervention|control|placebo|groups?|step)\b|n\s?=",
    re.IGNORECASE,
)
_OUTCOMES = re.compile(r"\b(?:outcomes|events|end-?points|complications|causes of death)\b", re.IGNORECASE)
_EXPOSURES = re.compile(
    r"\b(?:predict\w*|factors?|associat\w+|according|determinants?|correlat\w+|relation\w*|regression"
    r"|risk of)\b",
    re.IGNORECASE,
)
_CAPTION = (
    re.compile(r"\bregression of [^,;:.()]{3,80}? on (?P<y>[^,;:.()]{3,90})", re.IGNORECASE),
    re.compile(
        r"\b(?:ratios?|risks?|HRs?|ORs?|RRs?|hazards?|odds)\b(?:\s?\([^)]*\))?[^.;]{0,70}?\s(?:of|for|in)\s"
        r"(?P<y>[^,;:.()]{3,90}?)"
        r"(?=\s(?:according|by|associated|in relation|among|in|with|across|comparing|from|per|at|after|using"
        r"|versus|vs)\b|[,;:.()]|$)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:predicting|predictors? (?:of|for)|prediction of|risk factors? for|factors (?:associated with"
        r"|influencing|affecting"
        r"|related to|predicting)|determinants of|correlates of|analys[ie]s (?:of|for)|regression (?:of|for)"
        r"|models? (?:of|for)"
        r"|effects? of [^,;:.()]{3,80}? on)\s(?:the\s)?(?P<y>[^,;:.()]{3,90}?)"
        r"(?=\s(?:according|by|adjusted|associated|in relation|among|in|with|across|comparing|from|per|at|after"
        r"|using|versus|vs|post)\b"
        r"|[,;:.()—–]|$)",
        re.IGNORECASE,
    ),
)
_ASSOCIATION = re.compile(
    r"\b(?:associations?|relations?|relationships?|correlations?)\s(?:of|between)\s(?:the\s)?"
    r"(?P<a>[^;:.()]{3,80}?)\s(?:and|with)\s(?:the\s)?"
    r"(?P<b>[^;:.()]{3,80}?)(?=\s(?:according|by|among|in|across|from|at|after|using|over)\b|[;:.(]|$)",
    re.IGNORECASE,
)


_MARKS = " \n\tᵃᵇᶜᵈᵉ*†‡§¶#"


class TableSides:
    """What the headers and the caption of a table tell of its rows and columns."""

    def __init__(self, text: str, table: Table) -> None:
        self._cells = {cell.start: cell for cell in table.cells}
        self._caption = " ".join((table.caption.of(text) if table.caption else "").split())
        heads = [cell for cell in table.cells if cell.header and cell.col == 0 and cell.row <= 2]
        self._stub = " ".join(text[cell.start : cell.end].strip(_MARKS) for cell in heads[:1])

    def timepoint(self, start: int) -> str | None:
        """When, by the headers of the cell that begins at `start` that are times."""
        cell = self._cells.get(start)
        return times_among(map(named, (*cell.row_headers, *cell.col_headers))) if cell else None

    def of(self, start: int, told: Sides) -> Sides:
        """The sides of the effect whose cell begins at `start`, for which `told` was read from the headers alone."""
        cell = self._cells.get(start)
        if cell is None or not cell.row_headers:
            return told
        labels = [label.strip(" :") for label in cell.row_headers if label.strip(" :")]
        heads = [head.strip() for head in cell.col_headers if head.strip() and not _is_measure(head)]
        if not labels:
            return told
        if _MODEL.match(labels[-1]):
            return self._of_model(labels[:-1], heads, told)
        versus = next(filter(None, (_VERSUS.search(head.strip()) for head in cell.col_headers)), None)
        if self._has_outcome_rows(labels, versus is not None):
            return self._of_outcome(labels, versus)
        outcome = told.outcome if told.outcome in heads and not _NO_OUTCOME.search(told.outcome or "") else None
        return Sides(
            told.factor, outcome or _before_measure(cell.col_headers) or self._outcome() or self._stub_outcome()
        )

    def _stub_outcome(self) -> str | None:
        """'Overall survival' over the row labels of a model of it."""
        return self._stub if OUTCOME_WORDS.search(self._stub) and not _EXPOSURES.search(self._stub) else None

    def _has_outcome_rows(self, labels: list[str], versus: bool) -> bool:
        """Whether the row labels are outcomes: as their header, a heading, the columns or the caption say."""
        if versus or _OUTCOME_HEAD.match(self._stub) or any(_OUTCOME_HEAD.match(label) for label in labels[:-1]):
            return True
        against = _VERSUS.search(self._caption) is not None or _EFFECT.search(self._caption) is not None
        named = _OUTCOMES.search(self._caption) is not None and _EXPOSURES.search(self._caption) is None
        return (against or named) and OUTCOME_WORDS.search(labels[-1]) is not None

    def _of_outcome(self, labels: list[str], set_against: re.Match[str] | None) -> Sides:
        """Rows that are outcomes: the factor stands in 'A vs. B' over the column, or in the caption."""
        kept = [label for label in labels if not _OUTCOME_HEAD.match(label)] or labels[-1:]
        factor = comparator = None
        versus = set_against or _VERSUS.search(self._caption)
        effect = _EFFECT.search(self._caption)
        if effect is not None:
            factor = effect.group("a")
        elif versus:
            factor, comparator = _BEFORE_ARM.sub("", versus.group("a")), versus.group("b")
        return Sides(
            worthy(clean_arm(factor.strip())) if factor else None,
            ": ".join(kept),
            worthy(clean_arm(comparator.strip())) if comparator else None,
        )

    def _of_model(self, groups: list[str], heads: list[str], told: Sides) -> Sides:
        """Rows that are models ('Crude', 'Model 2'): the column names the category, else the heading above the row."""
        factor = ": ".join(heads) or ": ".join(groups) or None
        return Sides(factor, self._outcome() or (": ".join(groups) if heads and groups else None) or told.outcome)

    def _outcome(self) -> str | None:
        """What the caption says is estimated."""
        for pattern in _CAPTION:
            for match in pattern.finditer(self._caption):
                words = worthy(clean_outcome(re.sub(r"^predicting\s", "", match.group("y"))))
                if words and not _NO_OUTCOME.search(words):
                    return words
        if both := _ASSOCIATION.search(self._caption):
            sides = [worthy(clean_outcome(both.group(name))) for name in ("b", "a")]
            named = [side for side in sides if side and OUTCOME_WORDS.search(side)]
            return next(iter(named or [side for side in sides if side]), None)
        return None


_MEASURED = re.compile(
    r"^(?:crude |adjusted |unadjusted )?(?P<y>[A-Z][\w -]{1,40}?)[,:]?\s(?:a?HR|a?OR|a?RR|IRR"
    r"|hazard ratio|odds ratio|relative risk)\b"
)


def _before_measure(heads: tuple[str, ...]) -> str | None:
    """'PFS HR' is told of PFS."""
    match = next(filter(None, (_MEASURED.match(head.strip()) for head in heads)), None)
    return worthy(match.group("y")) if match and not _NO_OUTCOME.search(match.group("y")) else None


def _is_measure(head: str) -> bool:
    """Whether a header names a measure, an interval or a P-value: no category."""
    if find_labels(head, {}) or _MODEL.match(head):
        return True
    return (
        re.search(r"\bC\.?I\b|[Cc]onfidence|^\W*[Pp]\b|^(?:B|β|b|SE)\b|Exp\s?\(|[Ee]stimate|[Cc]oefficient", head)
        is not None
    )
