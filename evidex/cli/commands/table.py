"""`evidex table`: evidence tables and forest plots from a store."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from evidex.cli.asking import Project
from evidex.cli.socket import Command
from evidex.cli.terminal import put, say
from evidex.counted import counted, things

if TYPE_CHECKING:
    from evidex.report.tables import Choice, TableFormat

__all__ = ["COMMAND"]

NAMED = 10
"""So many retracted papers are named."""
POOLED = ("metafor", "revman")
"""The formats that hold only effects with a usable interval."""


Form = Annotated[
    str,
    typer.Option(
        "--format",
        help="md, html, csv, xlsx, docx, metafor or revman; if not given, what the name of the file says, or md.",
        metavar="FORMAT",
        show_default=False,
    ),
]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="A file instead of standard output.")]
Kind = Annotated[str, typer.Option(help="Only claims of this kind: effect, proportion, score, cause.")]
Measure = Annotated[str, typer.Option(help="Only this effect measure: OR, HR, MD …")]
Factor = Annotated[str, typer.Option(help="Only where factor (or group) holds these words.")]
Outcome = Annotated[str, typer.Option(help="Only where outcome (or what is measured) holds these words.")]
Plot = Annotated[Path | None, typer.Option(help="Draw a forest plot of the effects into this file (.png, .svg, .pdf).")]


def table(
    project: Project,
    form: Form = "",
    out: Out = None,
    kind: Kind = "",
    measure: Measure = "",
    factor: Factor = "",
    outcome: Outcome = "",
    plot: Plot = None,
) -> None:
    """Write evidence tables, and forest plots.

    metafor and revman give the effects whose interval holds them, ratios as logarithms, with the standard errors that
    the intervals give. An interval whose level is not stated (`ci_level` is empty) is taken for one of 95 %.

    \b
    evidex table outputs --kind effect --measure OR
    evidex table outputs --format docx -o evidence.docx
    evidex table outputs --format metafor --outcome mortality > effects.csv
    evidex table outputs --measure HR --plot forest.svg -o table.md
    """
    from evidex.pipeline.kinds import know_kinds
    from evidex.report.tables import Choice, table_format
    from evidex.store import Store, ended_run, store_path

    chosen = table_format(form, out)
    with Store(store_path(project)) as store:
        ended_run(store, project)
        know_kinds(store)
        choice = Choice(store, kind, measure, factor, outcome, out)
        if kind and not choice.kinds:
            _refuse_kind(project, kind, Choice(store).kinds)
        _refuse_terminal(chosen, out)
        if not any(True for each in choice.kinds for _ in choice.rows(each)):
            say("no claim is as asked for; the table is empty.")
        if plot or chosen.name in POOLED:
            _pool(choice, plot)
        data = chosen.write(choice)
    _write(data, chosen, out)


def _refuse_kind(project: Path, kind: str, there: list[str]) -> NoReturn:
    """A kind that the store has no claims of is a slip of the keyboard, no empty table."""
    from evidex.errors import UsageError

    known = ", ".join(there) or "none"
    raise UsageError(f"{project}: there are no claims of kind {kind!r}; there are: {known}.")


def _refuse_terminal(chosen: TableFormat, out: Path | None) -> None:
    """A terminal shows no binary file; told before any work is done."""
    from evidex.errors import UsageError

    if chosen.binary and out is None and sys.stdout.isatty():
        raise UsageError(f"a {chosen.name} file is not for a terminal; name a file with -o, or pipe it on.")


def _pool(choice: Choice, plot: Path | None) -> None:
    """Say how many effects cannot be pooled, and draw those that can. Reads every effect: only where it is wanted."""
    from evidex.report.forest import forest_plot

    effects, without, again = choice.pooled
    if without:
        say(f"{counted(without, 'effect')} without a usable interval {things(without, 'is', 'are')} left out.")
    if again:
        told = counted(again, "effect that its paper tells", "effects that their paper tells")
        say(f"{told} elsewhere too {things(again, 'is', 'are')} left out: each counts once.")
    retracted = {each.row.study: None for each in effects if any(one.kind == "retraction" for one in each.row.notices)}
    if retracted:
        more = f" and {len(retracted) - NAMED} more" if len(retracted) > NAMED else ""
        say(f"effects of retracted papers are among them: {', '.join([*retracted][:NAMED])}{more}.")
    if unstated := sum(each.claim.ci_level is None for each in effects):
        told = counted(unstated, "effect does not state the level of its", "effects do not state the level of their")
        say(f"{told} interval; 95 % is taken.")
    if plot:
        say(f"wrote {forest_plot(plot, effects)}.")


def _write(data: bytes, chosen: TableFormat, out: Path | None) -> None:
    from evidex.errors import UsageError
    from evidex.report.writing import whole_file

    if out is None:
        put(data.decode()) if not chosen.binary else sys.stdout.buffer.write(data)
        return
    try:
        with whole_file(out) as part:
            part.write_bytes(data)
    except OSError as problem:
        told = f"the table cannot be written there ({problem.strerror})"
        raise UsageError(f"{out}: {told}; name another file.") from problem
    say(f"wrote {out}.")


COMMAND = Command("table", table, place=70)
