"""A forest plot of effect estimates: a row per claim, its interval, and the line of no effect. Nothing is pooled:
whether estimates belong together is for a reviewer to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evidex.errors import UsageError
from evidex.report.pooling import PooledRow
from evidex.report.writing import whole_file

__all__ = ["forest_plot"]

MOST_ROWS = 200
SUFFIXES = (".png", ".svg", ".pdf")


def forest_plot(path: Path, rows: Sequence[PooledRow]) -> Path:
    """The plot as a PNG, SVG or PDF file. Raises UsageError where the rows cannot stand on one axis."""
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{path}: a plot is a {', '.join(SUFFIXES)} file; name one.")
    scales = {each.scale for each in rows}
    if not rows:
        raise UsageError("no effect with an interval fits what was asked for; there is nothing to plot.")
    if len(scales) > 1:
        raise UsageError("ratios and differences do not stand on one axis; choose one kind with --measure.")
    if len(rows) > MOST_ROWS:
        raise UsageError(
            f"{len(rows)} rows are too many for one plot ({MOST_ROWS}); choose with --measure or --outcome."
        )
    with whole_file(path) as part:
        _draw(part, path.suffix.lower().removeprefix("."), rows, ratio=scales == {"log"})
    return path


def _draw(path: Path, form: str, rows: Sequence[PooledRow], *, ratio: bool) -> None:
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context({"svg.hashsalt": "evidex", "font.size": 9}):
        figure = Figure(figsize=(9, 1.2 + 0.3 * len(rows)), layout="constrained")
        axes = figure.add_subplot()
        for place, each in enumerate(reversed(rows)):
            claim = each.claim
            low, high = float(claim.ci_low or 0), float(claim.ci_high or 0)
            axes.plot([low, high], [place, place], color="#37474f", linewidth=1.2)
            axes.plot([float(claim.estimate)], [place], "s", color="#0b5cad", markersize=5)
            told = f"{claim.measure} {claim.estimate} ({claim.ci_low} to {claim.ci_high})"
            axes.annotate(told, (1.01, place), xycoords=("axes fraction", "data"), va="center")
        axes.axvline(1 if ratio else 0, color="#9e9e9e", linestyle="--", linewidth=1)
        if ratio:
            axes.set_xscale("log")
        axes.set_yticks(range(len(rows)), [_label(each) for each in reversed(rows)])
        axes.set_ylim(-0.7, len(rows) - 0.3)
        axes.set_xlabel("estimate and interval as printed" + (", logarithmic scale" if ratio else ""))
        axes.spines[["top", "right", "left"]].set_visible(False)
        dated = {"png": {"Software": None}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}
        figure.savefig(path, format=form, dpi=160, metadata=dated[form])


def _label(each: PooledRow) -> str:
    about = " → ".join(part for part in (each.claim.factor, each.claim.outcome) if part)
    about = about if len(about) <= 60 else about[:59] + "…"
    return f"{each.row.study}: {about}".replace("$", r"\$") if about else each.row.study.replace("$", r"\$")
