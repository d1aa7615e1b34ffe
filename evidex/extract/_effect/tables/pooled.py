"""Forest plots and tables of meta-analyses: their rows are studies, subgroups or outcomes of what the whole is about.

'Forest plot of diabetes and risk of adenoma' says factor and outcome of every row; what it does not say, the title
does. A row then only tells of whom, or where it names an outcome, of what.
"""

from __future__ import annotations

import re

from evidex.extract._cells.corner import corner_of
from evidex.extract._effect.sides.side_words import OUTCOME_WORDS, Sides, fill
from evidex.extract._effect.sides.studied import studied_in
from evidex.extract._effect.tables.captions import VERSUS, Caption, comparator_of
from evidex.extract._effect.tables.sides import is_study
from evidex.schema import Cell, Table
from evidex.text import View
from evidex.text.people import ANYONE

__all__ = ["Pooled", "pooled_in"]

_REVIEW = re.compile(r"\b(?:meta[‐‑-]?analys[ie]s|systematic review|pooled analys[ie]s)\b", re.IGNORECASE)
_OF_POOLED = re.compile(
    r"\b(?:forest plots?|meta[‐‑-]?analy\w+|pooled|subgroups?|sensitivity analys[ie]s|stratified|summary)\b",
    re.IGNORECASE,
)
_OF_FACTORS = re.compile(
    r"\b(?:predict\w+|factors|determinants?|correlates|moderators?|meta[‐‑-]?regression)\b", re.IGNORECASE
)
"""Rows of such a table are what is studied, not of whom."""
_STUDIES = re.compile(r"\W*(?:(?:first |lead )?authors?|stud(?:y|ies)|trials?|references?|sources?)\b", re.IGNORECASE)
"""The corner over rows that are studies."""
_MORE_STUDIES = re.compile(r".*\bet\s?\.?\s?al\b.*|[A-Z][^\d]{2,40}\[\d{1,3}\]")
"""'Ash et.al (2001)', 'Ash [12]'."""
_WHOLE = re.compile(
    rf"\W*(?:overall|sub-?total|total|pooled|combined|summary|all (?:studies|trials|{ANYONE})"
    r"|(?:random|fixed)\W|heterogeneity|tests? (?:for|of)|(?:stud(?:y|ies) )?(?:omitted|excluded|removed))\b.*"
    r"|.*\bI\s?[-−‐]?\s?(?:squared|2|²)\W.*",
    re.IGNORECASE,
)
"""'Overall (I-squared = 12 %)', 'Subtotal': all of whom is spoken already."""
_KIND_OF = re.compile(
    r"\W*(?:(?:sub-?)?(?:types?|sites?|classes|class|kinds?|forms?|stages?|subgroups?)|histolog\w+|location|severity|definition)"
    r"\sof\s(?P<what>.+?)\W*",
    re.IGNORECASE,
)
"""'Type of diabetes' over 'Known' and 'New'."""
_SHORT = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z]{1,4}")
_REST = " :;,"


class Pooled:
    """What a table of pooled estimates is about."""

    def __init__(self, view: View, table: Table, about: Sides) -> None:
        self._view, self._about = view, about
        self._notes = [note.of(view.text) for note in table.footnotes]
        self._of_studies = _STUDIES.match(corner_of(view.text, table)) is not None

    def of(self, cell: Cell, told: Sides) -> Sides:
        """The sides of the effect in a cell for which its headers alone told `told`."""
        labels = [words for label in cell.row_headers if (words := label.strip(_REST))]
        named = labels[:-1] if labels and (self._of_studies or _is_study(labels[-1])) else labels
        groups = [label for label in named if not _WHOLE.fullmatch(label)]
        factor, outcomes = self._kinds(groups)
        versus = next(filter(None, map(VERSUS.fullmatch, groups)), None)
        whom = [label for label in groups if label not in {factor, *outcomes} and not VERSUS.fullmatch(label)]
        if factor or outcomes:
            whom = [label for label in whom if not _KIND_OF.fullmatch(label)]
        own = Sides(
            factor or (versus["a"].strip() if versus else _not_of(labels, told.factor)),
            ": ".join(outcomes) or None,
            comparator_of(versus["b"]) if versus else told.comparator,
            ": ".join(whom) or _not_of(labels, told.population),
        )
        return fill(fill(own, self._about), Sides(None, _not_of(labels, told.outcome)))

    def _kinds(self, groups: list[str]) -> tuple[str | None, list[str]]:
        """(the row as a kind of the factor, the rows as outcomes): 'Known diabetes', 'Advanced adenoma'."""
        about, last = self._about, groups[-1] if groups else ""
        over = _KIND_OF.fullmatch(groups[-2]) if len(groups) > 1 else None
        named = [last, over["what"]] if over else [last]
        if any(_same_noun(each, about.outcome) for each in named):
            return None, [last]
        if any(_same_noun(each, about.factor) for each in named):
            return last, []
        return None, [label for label in groups if self._is_outcome(label)]

    def _is_outcome(self, label: str) -> bool:
        """Whether a row names an outcome, if by an abbreviation that the notes or the document explain."""
        if _SHORT.fullmatch(label) is None:
            return OUTCOME_WORDS.search(label) is not None
        meant = re.compile(rf"\b{label}\b\s?[:=,–-]?\s(?P<long>[A-Za-z][^,;.:=]{{3,60}})")
        explained = next(filter(None, map(meant.search, self._notes)), None)
        return (
            OUTCOME_WORDS.search(explained["long"] if explained else self._view.long_form_of(label) or "") is not None
        )


def _same_noun(label: str, side: str | None) -> bool:
    """Whether a label ends with the noun of a side, singular and plural alike."""
    ends = [re.findall(r"[a-z0-9]+", words.lower()) for words in (label, side or "")]
    return all(ends) and ends[0][-1].rstrip("s") == ends[1][-1].rstrip("s")


def _is_study(label: str) -> bool:
    return is_study(label) or _MORE_STUDIES.fullmatch(label) is not None


def _not_of(labels: list[str], side: str | None) -> str | None:
    """A side unless it is made of row labels."""
    return None if side is None or any(part.strip(_REST) in labels for part in (side, *side.split(": "))) else side


def pooled_in(view: View, table: Table, caption: str) -> Pooled | None:
    """What a table pools, where it does: a forest plot, or in a meta-analysis a table that its caption calls so.

    None too where neither caption nor title say what is studied.
    """
    of_pooled, of_review = _OF_POOLED.search(caption) is not None, _REVIEW.search(view.title_text) is not None
    enough = of_pooled or of_review if table.figure else of_pooled and of_review
    if not enough or _OF_FACTORS.search(caption):
        return None
    about, (factor, comparator) = studied_in(caption), Caption(caption).arms
    if about.factor in (None, factor):
        about = fill(about, Sides(factor, None, comparator))
    about = fill(about, studied_in(view.title_text, title=True))
    return Pooled(view, table, about) if about.factor or about.outcome else None
