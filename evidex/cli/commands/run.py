"""`evidex run`: a whole corpus into a store, tables and a report page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from evidex.cli.asking import Jobs, Ocr, Quiet, Timeout, processes
from evidex.cli.socket import Command
from evidex.cli.terminal import say
from evidex.counted import counted, things
from evidex.errors import typed
from evidex.pipeline.processes import TIMEOUT

__all__ = ["COMMAND"]


def run(
    corpus: Annotated[Path, typer.Argument(help="The folder that holds your sources (or one file).", metavar="CORPUS")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder for the results.")],
    jobs: Jobs = None,
    scheduler: Annotated[
        str, typer.Option(help="Address of a Dask scheduler to work on, e.g. tcp://127.0.0.1:8786.")
    ] = "",
    select: Annotated[str, typer.Option(help="Check only these rules: codes or their beginnings, with commas.")] = "",
    ignore: Annotated[str, typer.Option(help="Leave these rules out.")] = "",
    timeout: Timeout = TIMEOUT,
    ocr: Ocr = False,
    config: Annotated[Path | None, typer.Option(help="An evidex.toml or pyproject.toml to use.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Do every file anew, also those that did not change.")] = False,
    quiet: Quiet = False,
) -> None:
    """Extract, check and report a whole corpus.

    Leaves evidence.db, claims.csv, claims.parquet, findings.csv, documents.csv, evidence_table.html,
    evidence_table.xlsx, report.html and run.json in the folder of results. Stopped at any moment, it goes on where
    it was; files that did not change since the last run are not done again.

    \b
    evidex run corpus -o outputs
    evidex run corpus -o outputs --jobs 8
    """
    from evidex.cli.progress import Progress
    from evidex.config.checking import load_check_settings
    from evidex.pipeline.examining import Asked, codes
    from evidex.pipeline.plan import Plan
    from evidex.pipeline.run import has_news, run_corpus

    told = load_check_settings(Path.cwd(), config)
    asked = Asked(*told.asked(codes(select), codes(ignore)))
    plan = Plan(corpus, out, asked, told.path_ignores, processes(jobs), timeout, scheduler, again, ocr)
    with Progress(quiet=quiet) as progress:
        record = run_corpus(plan, progress)
    _sum_up(record, out)
    if has_news(out):
        say(f"evidex refresh {typed(out)} --offline tells what, if anything, changed in the evidence table.")


def _sum_up(record: dict[str, Any], out: Path) -> None:
    from collections import Counter

    from evidex.report.validation import findings_in_words

    documents, claims = record["counts"]["documents"], sum(record["counts"]["claims"].values())
    severities = record["counts"]["severities"]
    findings = findings_in_words(Counter(severities))
    told = [f"{counted(documents.get('read', 0), 'document')}, {counted(claims, 'claim')}, {findings}"]
    if accepted := sum(record["counts"].get("accepted", {}).values()):
        told.append(f"{accepted:,} accepted")
    told += [f"{documents[name]:,} {words}" for name, words in STATUSES.items() if documents.get(name)]
    _tell_unused(record["unused_acceptances"])
    say(f"{'; '.join(told)}.")
    if not documents.get("read"):
        say(f"no document could be read; {out / 'documents.csv'} says why.")
        raise typer.Exit(2)
    say(f"open {out / 'report.html'} first; documents.csv says what became of each source.")


def _tell_unused(told: list[dict[str, Any]]) -> None:
    from evidex.cli.progress import NAMED_AT_MOST
    from evidex.report.validation import UnusedAcceptance

    for each in told[:NAMED_AT_MOST]:
        unused = UnusedAcceptance(each["source"], each["line"], tuple(each["codes"]), each["reason"])
        say(f"{unused.source}:{unused.line}: {unused.sentence}")
    if (more := len(told) - NAMED_AT_MOST) > 0:
        say(f"{counted(more, 'acceptance')} more {things(more, 'accepts', 'accept')} nothing; run.json names all.")


STATUSES = {"unreadable": "not readable", "duplicate": "twice in the corpus", "passed_over": "passed over"}

COMMAND = Command("run", run, place=40, resumes=True)
