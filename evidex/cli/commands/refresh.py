"""`evidex refresh`: what is new, changed, corrected or retracted since the last time."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

from evidex.cli.asking import EntrezUrl, Jobs, Project, Quiet, processes
from evidex.cli.socket import Command
from evidex.cli.terminal import put, say
from evidex.counted import counted, things

if TYPE_CHECKING:
    from evidex.pipeline.refreshing import News
    from evidex.store import Change

__all__ = ["COMMAND"]


class Form(StrEnum):
    """How changes are written."""

    text = "text"
    jsonl = "jsonl"


SIGNS = {"new": "+", "gone": "-", "changed": "~"}
"""All that is told of notices has '!'."""

LONGEST_TITLE = 70
"""Characters of a title that a claim's line bears."""


def refresh(
    project: Project,
    form: Annotated[Form, typer.Option("--format", help="How changes are written.")] = Form.text,
    offline: Annotated[bool, typer.Option("--offline", help="Search nothing; only look at the corpus again.")] = False,
    entrez_url: EntrezUrl = "",
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Run the saved searches again and show what changed.

    The searches are those with which evidex fetch made the corpus. What is new is extracted and checked; what is new,
    changed, gone, corrected or retracted in the evidence table since the last refresh is printed, and kept in
    evidence.db (table changes). Stopped at any moment, the same command tells it all.

    \b
    evidex fetch "kyphoplasty[tiab]" -o corpus
    evidex run corpus -o outputs
    evidex refresh outputs                  a month later
    evidex refresh outputs --offline        after files were added to the corpus by hand
    """
    from evidex.cli.progress import Progress
    from evidex.pipeline.refreshing import news_of
    from evidex.pipeline.refreshing import refresh as renew
    from evidex.store import store_path

    out = store_path(project).parent
    with Progress(quiet=quiet) as progress:
        searched = renew(out, progress, say, processes(jobs), offline=offline, base_url=entrez_url)
    if not searched and not offline:
        say("the corpus remembers no search; only its files were looked at again.")
    with news_of(out, searched=searched) as news:
        _tell(news, form)
        sys.stdout.flush()  # what could not be told is told by the next refresh


def _tell(done: News, form: Form) -> None:
    """Changes on stdout, all that is about them on stderr."""
    from evidex.pipeline.refreshing import counts

    for change in done.changes:
        put(_line(change) if form is Form.text else json.dumps(_row(change), ensure_ascii=False) + "\n")
    told = ", ".join(
        f"{number:,} {what.removesuffix('s') if number == 1 else what}"
        for what, number in sorted(counts(done.changes).items())
    )
    say(f"{told or 'nothing changed'}.")
    if done.read_otherwise:
        say(
            f"{counted(done.read_otherwise, 'claim')} of documents that have not changed "
            f"{things(done.read_otherwise, 'is', 'are')} read otherwise by this version of evidex: in the new tables, "
            "and not listed as news."
        )


def _line(change: Change) -> str:
    sign = SIGNS.get(change.what, "!")
    what = f"{change.what} ({change.before})" if change.what == "lifted" else change.what
    told = change.after or change.before
    if change.what == "changed" and change.before:  # statements hold arrows of their own
        told = f"old: {change.before} / new: {change.after}"
    notice = f" ({change.notice})" if change.notice else ""
    study = f" ({shorten(change.title, LONGEST_TITLE, placeholder=' …').rstrip('.')})" if change.title else ""
    return f"{sign} {what} {change.kind or 'document'} {change.document}{study}: {told}{notice}\n"


def _row(change: Change) -> dict[str, str]:
    return {"schema": "evidex.change/1"} | {name: told for name, told in change._asdict().items() if told}


COMMAND = Command("refresh", refresh, place=60, resumes=True)
