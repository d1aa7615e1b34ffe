"""The report of an evaluation: one page with figures, reliability, and what was missed and extra, to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evidex.evaluate.calibration import Calibration
from evidex.evaluate.evaluation import Evaluation
from evidex.evaluate.gold import GoldAbstract
from evidex.evaluate.score import Row

__all__ = ["evaluation_page"]

_PASSED_OVER = frozenset(
    "schema id document kind extractor printed start end section quote long_forms page confidence".split()
)
_AROUND = 160
"""Characters of text shown on each side of a quote."""


def evaluation_page(name: str, found: Sequence[Evaluation], abstracts: Sequence[GoldAbstract]) -> str:
    """One self-contained HTML page; the same figures give the same bytes. `name` is what the gold is called."""
    from jinja2 import Environment, PackageLoader
    from markupsafe import Markup

    from evidex.evaluate.plots import figures_plot, reliability_plot

    texts = {each.id: each for each in abstracts}
    kinds = [
        {
            "told": each,
            "calibration": each.calibration,
            "plot": Markup(reliability_plot(each.kind, each.calibration)) if each.calibration else None,
            "says": _said(each.calibration),
            "listed": [
                ("missed", list(_listed(each, "misses", texts))),
                ("extra", list(_listed(each, "extras", texts))),
            ],
        }
        for each in found
    ]
    environment = Environment(
        loader=PackageLoader("evidex.evaluate"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    plot = Markup(figures_plot(found))
    return environment.get_template("evaluation.html").render(
        name=name, kinds=kinds, plot=plot, documents=len(abstracts)
    )


def _said(calibration: Calibration | None) -> str:
    if calibration is None:
        return "These claims do not say how sure they are: there is nothing to plot."
    return (
        f"{calibration.count:,} claims; confidence is off by {calibration.error:.3f} in the mean "
        f"(expected calibration error), Brier score {calibration.brier:.3f}."
    )


def _listed(told: Evaluation, which: str, texts: Mapping[str, GoldAbstract]) -> Iterator[dict[str, Any]]:
    for document, scored in told.documents.items():
        for row in getattr(scored, which):
            before, quote, behind = _in_text(texts[document].abstract, row)
            fields = [
                (name, value) for name, value in row.items() if name not in _PASSED_OVER and value not in (None, ())
            ]
            yield {
                "document": document,
                "title": texts[document].title,
                "before": before,
                "quote": quote,
                "behind": behind,
                "fields": fields,
            }


def _in_text(text: str, row: Row) -> tuple[str, str, str]:
    """The words before a quote, the quote, and those behind it; the quote alone where it stands nowhere."""
    quote = str(row.get("quote", ""))
    at = text.find(quote) if quote else -1
    if at < 0:
        return "", quote, ""
    begin, end = max(at - _AROUND, 0), at + len(quote)
    return (
        ("…" if begin else "") + text[begin:at],
        quote,
        text[end : end + _AROUND] + ("…" if end + _AROUND < len(text) else ""),
    )
