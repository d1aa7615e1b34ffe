"""Plots of an evaluation as SVG that stands in a page, the same bytes for the same figures.

Their colours are those that the page names (`--ink`, `--dot`, `--faint`), so that they follow it into the dark.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from evidex.evaluate.calibration import Calibration
from evidex.evaluate.evaluation import Evaluation

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["FEW", "figures_plot", "reliability_plot"]

_INK, _BLUE, _LINE = "#000000", "#0b5cad", "#9e9e9e"
_COLOURS = {_INK: "var(--ink)", _BLUE: "var(--dot)", _LINE: "var(--faint)"}
_NUMBERED = re.compile(r' id="[A-Za-z0-9.]+_\d+"')
"""What matplotlib calls its groups ('axes_1'): the same in each plot of a page, and nothing refers to it."""
FEW = 20
"""A bin of fewer claims is drawn paler."""


def reliability_plot(kind: str, calibration: Calibration) -> str:
    """The share right against confidence, with 95 % intervals and counts; on the diagonal both are the same."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(4.2, 4.2), layout="constrained")
    axes = figure.add_subplot()
    axes.plot([0, 1], [0, 1], color=_LINE, linestyle="--", linewidth=1)
    for each in calibration.bins:
        low, high = each.interval()
        shade = 1.0 if each.count >= FEW else 0.4
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
    return _svg(figure, axes, kind)


def figures_plot(found: Sequence[Evaluation]) -> str:
    """Precision, recall and F1 of each kind with their intervals, but not of nothing."""
    from matplotlib.figure import Figure

    names = ("precision", "recall", "f1")
    rows = [(f"{each.kind} {name}", each, name) for each in found for name in names if each.tally.counted(name)]
    figure = Figure(figsize=(5.6, 0.6 + 0.27 * len(rows)), layout="constrained")
    axes = figure.add_subplot()
    for place, (_, each, name) in enumerate(reversed(rows)):
        span, value = each.intervals[name], getattr(each.tally, name)
        axes.plot([span.low, span.high], [place, place], color=_INK, linewidth=1.2)
        axes.plot([value], [place], "o", color=_BLUE, markersize=5)
    axes.set_yticks(range(len(rows)), [label.replace(" f1", " F1") for label, _, _ in reversed(rows)])
    axes.set_ylim(-0.7, len(rows) - 0.3)
    axes.set_xlim(0, 1.03)
    axes.grid(axis="x", color=_LINE, linewidth=0.5, alpha=0.5)
    return _svg(figure, axes, "figures")


def _svg(figure: Figure, axes: Axes, name: str) -> str:
    """`name` tells its ids from those of other plots of the page."""
    import matplotlib as mpl

    axes.spines[["top", "right"]].set_visible(False)
    with mpl.rc_context({"svg.hashsalt": f"evidex {name}", "svg.fonttype": "none"}):
        out = io.StringIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        figure.savefig(out, format="svg", metadata=nothing, transparent=True)
    drawn = out.getvalue()
    for colour, named in _COLOURS.items():
        drawn = drawn.replace(colour, named)
    return _NUMBERED.sub("", drawn[drawn.index("<svg") :])
