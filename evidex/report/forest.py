"""A forest plot of effect estimates: a row per claim, its interval, and the line of no effect. Nothing is pooled:
whether estimates belong together is for a reviewer to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evidex.errors import UsageError
from evidex.report.pooling import PooledRow
from evidex.report.writing import whole_file

__all__ = ["forest_plot"]

MOST_ROWS = 200
SUFFIXES = (".png", ".svg", ".pdf")


def forest_plot(path: Path, rows: Sequence[PooledRow]) -> Path:
    """The plot as a PNG, SVG or PDF file. Raises UsageError where the rows cannot be drawn on one axis or there."""
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
    try:
        with whole_file(path) as part:
            _draw(part, path.suffix.lower().removeprefix("."), rows, ratio=scales == {"log"})
    except OSError as problem:
        raise UsageError(
            f"{path}: the plot cannot be written there ({problem.strerror}); name another file."
        ) from problem
    return path


def _draw(path: Path, form: str, rows: Sequence[PooledRow], *, ratio: bool) -> None:
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context({"svg.hashsalt": "evidex", "font.size": 9}):
        figure = Figure(figsize=(12.5, 1.2 + 0.3 * len(rows)), layout="constrained")
        axes = figure.add_subplot()
        for place, each in enumerate(reversed(rows)):
            claim = each.claim
            low, high = float(claim.ci_low or 0), float(claim.ci_high or 0)
            axes.plot([low, high], [place, place], color="#37474f", linewidth=1.2)
            axes.plot([float(claim.estimate)], [place], "s", color="#0b5cad", markersize=5)
            told = f"{claim.measure} {claim.estimate} ({claim.ci_low} to {claim.ci_high})".replace("-", "−")
            told += ", adjusted" if claim.adjusted else ""
            axes.annotate(told, (1.01, place), xycoords=("axes fraction", "data"), va="center")
        axes.axvline(1 if ratio else 0, color="#9e9e9e", linestyle="--", linewidth=1)
        if ratio:
            axes.set_xscale("log")
            _plain_ticks(axes)
        axes.set_yticks(range(len(rows)), [_label(each) for each in reversed(rows)])
        axes.set_ylim(-0.7, len(rows) - 0.3)
        axes.set_xlabel("estimate and interval as printed" + (", logarithmic scale" if ratio else ""))
        axes.spines[["top", "right", "left"]].set_visible(False)
        dated = {"png": {"Software": None}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}
        figure.savefig(path, format=form, dpi=160, metadata=dated[form])


def _plain_ticks(axes: Any) -> None:
    """0.5, 1, 2, 5 … instead of powers of ten; a wide range keeps 0.1, 1, 10 …"""
    from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

    low, high = axes.get_xlim()
    steps: tuple[float, ...] = (1, 1.5, 2, 3, 5, 7) if high / low < 10 else (1, 2, 5) if high / low < 200 else (1,)
    places = [step * 10.0**power for power in range(-6, 7) for step in steps]
    axes.xaxis.set_major_locator(FixedLocator([place for place in places if low <= place <= high]))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda place, _: f"{place:g}"))


def _label(each: PooledRow) -> str:
    """'Bao Y et al. 2017: telomere length → cancer', cut short."""
    about = " → ".join(_short(part, 34) for part in (each.claim.factor, each.claim.outcome) if part)
    study = _short(each.row.study, 32 if about else 60, end=0)
    return (f"{study}: {about}" if about else study).replace("$", r"\$")


def _short(text: str, most: int, end: int = 17) -> str:
    """Cut, with `end` letters kept: what tells rows of a table apart stands last ('Other: birth weight ≥ 4.5 kg')."""
    if len(text) <= most:
        return text
    return f"{text[: most - 1 - end].rstrip()}…{text[len(text) - end :].lstrip()}"
