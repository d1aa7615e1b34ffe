"""The report of an evaluation: one page with figures, reliability, and what was missed and extra, to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evidex import __version__
from evidex.counted import counted
from evidex.evaluate.calibration import Calibration
from evidex.evaluate.evaluation import Evaluation
from evidex.evaluate.gold import GoldAbstract, document_of
from evidex.evaluate.score import Row, Tally
from evidex.schema import Document
from evidex.text.sentences import split_sentences

__all__ = ["evaluation_page"]

_PASSED_OVER = frozenset("schema id document kind extractor printed start end section quote long_forms page".split())
_FIGURES = (("precision", "precision"), ("recall", "recall"), ("f1", "F1"))


def evaluation_page(name: str, found: Sequence[Evaluation], abstracts: Sequence[GoldAbstract]) -> str:
    """One self-contained HTML page; the same figures give the same bytes. `name` is what the gold is called."""
    from jinja2 import Environment, PackageLoader
    from markupsafe import Markup

    from evidex.evaluate.plots import FEW, figures_plot

    texts = {each.id: each for each in abstracts}
    environment = Environment(
        loader=PackageLoader("evidex.evaluate"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["counted"] = counted
    return environment.get_template("evaluation.html").render(
        name=name,
        few=FEW,
        version=__version__,
        kinds=[_kind(each, texts) for each in found],
        plot=Markup(figures_plot(found)) if any(each.tally.counted("f1") for each in found) else None,
        documents=len(abstracts),
    )


def _kind(told: Evaluation, texts: Mapping[str, GoldAbstract]) -> dict[str, Any]:
    """What the page says of one kind."""
    from markupsafe import Markup

    from evidex.evaluate.plots import reliability_plot

    sure = told.calibration
    return {
        "told": told,
        "figures": [
            (word, getattr(told.tally, name), told.intervals[name])
            for name, word in _FIGURES
            if told.tally.counted(name)
        ],
        "sentence": _sentence(told.tally),
        "leaning": _leaning(sure) if sure else "",
        "plot": Markup(reliability_plot(told.kind, sure)) if sure else None,
        "says": _said(sure, told.tally),
        "listed": [("missed", list(_listed(told, "misses", texts))), ("extra", list(_listed(told, "extras", texts)))],
    }


def _sentence(tally: Tally) -> str:
    """'365 claims were told, 325 of them right (precision 0.890); of 463 labels 138 were missed (recall 0.702).'"""
    claims, labels = tally.counted("precision"), tally.counted("recall")
    told = "no claim was told"
    if claims:
        told = f"{counted(claims, 'claim')} told, {tally.right:,} right (precision {tally.precision:.3f})"
    found = "there are no labels"
    if labels:
        found = f"of {counted(labels, 'label')} {tally.missed:,} missed (recall {tally.recall:.3f})"
    return f"{told}; {found}."


def _leaning(calibration: Calibration) -> str:
    gap = calibration.share - calibration.confidence
    leaning = "more often than" if gap >= 0.005 else "less often than" if gap <= -0.005 else "about as often as"
    return (
        f"Claims are right {leaning} their confidence says: {calibration.share:.2f}, said {calibration.confidence:.2f}."
    )


def _said(calibration: Calibration | None, tally: Tally) -> str:
    if not tally.counted("precision"):
        return "There are no claims: there is nothing to plot."
    if calibration is None:
        return "These claims do not say how sure they are: there is nothing to plot."
    silent = f" {counted(calibration.silent, 'claim')} without confidence left out." if calibration.silent else ""
    return (
        f"{counted(calibration.count, 'claim')}; confidence is off by {calibration.error:.3f} in the mean "
        f"(expected calibration error; 0 is best), Brier score {calibration.brier:.3f} (0 is best).{silent}"
    )


def _listed(told: Evaluation, which: str, texts: Mapping[str, GoldAbstract]) -> Iterator[dict[str, Any]]:
    for name, scored in told.documents.items():
        rows = getattr(scored, which)
        if not rows:
            continue
        gold = texts[name]
        document = document_of(gold.abstract, gold.title, gold.id)
        for row in rows:
            before, quote, behind = _in_text(document, row)
            yield {
                "document": name,
                "title": gold.title,
                "before": before,
                "quote": quote,
                "behind": behind,
                "fields": [
                    (field, _shown(value))
                    for field, value in row.items()
                    if field not in _PASSED_OVER and value is not None and value != () and value != []
                ],
            }


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _in_text(document: Document, row: Row) -> tuple[str, str, str]:
    """The words of its sentence before a quote, the quote, and those behind it; it alone where it stands nowhere.

    A claim of ours knows its place, which tells it from the same words elsewhere.
    """
    text, quote = document.text, str(row.get("quote", ""))
    start = row.get("start")
    at = start if isinstance(start, int) and text[start : start + len(quote)] == quote else _found(document, quote)
    if not quote or at < 0:
        return "", quote, ""
    end = at + len(quote)
    around = [each for each in split_sentences(document) if each.start < end and at < each.end]
    begin, stop = min([at, *(each.start for each in around)]), max([end, *(each.end for each in around)])
    return text[begin:at], quote, text[end:stop]


def _found(document: Document, quote: str) -> int:
    """Where a quote stands first, the title passed over."""
    title = next((block.end for block in document.blocks if block.kind == "title"), 0)
    return document.text.find(quote, title)
