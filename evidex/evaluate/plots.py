"""Plots of an evaluation as SVG, the same bytes for the same figures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from evidex.evaluate.calibration import Calibration
from evidex.evaluate.evaluation import Evaluation

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["figures_plot", "reliability_plot"]

_INK, _BLUE, _LINE = "#37474f", "#0b5cad", "#9e9e9e"
_FEW = 20
"""A bin of fewer claims is drawn paler."""


def reliability_plot(kind: str, calibration: Calibration) -> str:
    """The share right against confidence, with 95 % intervals and counts; on the diagonal both are the same."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4.2, 4.2), layout="constrained")
    axes = figure.add_subplot()
    axes.plot([0, 1], [0, 1], color=_LINE, linestyle="--", linewidth=1)
    for each in calibration.bins:
        low, high = each.interval()
        shade = 1.0 if each.count >= _FEW else 0.4
        axes.plot([each.confidence] * 2, [low, high], color=_INK, linewidth=1.2, alpha=shade)
        axes.plot([each.confidence], [each.share], "o", color=_BLUE, markersize=5, alpha=shade)
        axes.annotate(
            f"{each.count:,}", (each.confidence, low), (0, -3), textcoords="offset points", ha="center", va="top"
        )
    axes.set_xlim(0, 1.03)
    axes.set_ylim(0, 1.03)
    axes.set_xlabel("confidence (mean of a tenth)")
    axes.set_ylabel("share right, 95 % interval")
    axes.set_title(kind, loc="left")
    return _svg(figure, axes)


def figures_plot(found: Sequence[Evaluation]) -> str:
    """Precision, recall and F1 of each kind with their intervals."""
    from matplotlib.figure import Figure

    rows = [(f"{each.kind} {name}", each, name) for each in found for name in ("precision", "recall", "f1")]
    figure = Figure(figsize=(7.5, 0.6 + 0.27 * len(rows)), layout="constrained")
    axes = figure.add_subplot()
    for place, (_, each, name) in enumerate(reversed(rows)):
        span, value = each.intervals[name], getattr(each.tally, name)
        axes.plot([span.low, span.high], [place, place], color=_INK, linewidth=1.2)
        axes.plot([value], [place], "o", color=_BLUE, markersize=5)
    axes.set_yticks(range(len(rows)), [label.replace(" f1", " F1") for label, _, _ in reversed(rows)])
    axes.set_ylim(-0.7, len(rows) - 0.3)
    axes.set_xlim(0, 1.03)
    axes.grid(axis="x", color="#e0e0e0", linewidth=0.7)
    return _svg(figure, axes)


def _svg(figure: Figure, axes: Axes) -> str:
    import matplotlib as mpl

    axes.spines[["top", "right"]].set_visible(False)
    with mpl.rc_context({"svg.hashsalt": "evidex", "svg.fonttype": "path"}):
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    drawn = out.getvalue()
    return drawn[drawn.index("<svg") :]
