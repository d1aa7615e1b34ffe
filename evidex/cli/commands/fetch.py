"""`evidex fetch`: records of PubMed, and open-access full text, into a corpus."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evidex.cli.asking import EntrezUrl, Quiet
from evidex.cli.socket import Command
from evidex.cli.terminal import put_line, say
from evidex.counted import counted

if TYPE_CHECKING:
    from evidex.config.entrez import EntrezSettings
    from evidex.fetch.fetching import Forecast, Outcome
    from evidex.fetch.manifest import Missing, Run
    from evidex.fetch.planning import Watch, Wish

__all__ = ["COMMAND"]

Query = Annotated[
    str, typer.Argument(help="A PubMed query, as on its web page; in quotes.", metavar="QUERY", show_default=False)
]
Ids = Annotated[
    Path | None,
    typer.Option("--ids", help="References instead of a query: RIS, nbib, CSV, or a PMID, PMCID or DOI a line."),
]
Corpus = Annotated[Path, typer.Option("--output", "-o", help="The corpus, a folder.", metavar="CORPUS")]
Email = Annotated[
    str, typer.Option(help="Your address, which NCBI wants (EVIDEX_EMAIL).", metavar="EMAIL", show_default=False)
]
ApiKey = Annotated[
    str, typer.Option(help="Your NCBI API key, if any (NCBI_API_KEY).", metavar="KEY", show_default=False)
]


def fetch(
    query: Query = "",
    ids: Ids = None,
    output: Corpus = Path("corpus"),
    since: Annotated[str, typer.Option(help="Only what is new or changed since this day.", metavar="DATE")] = "",
    full_text: Annotated[bool, typer.Option("--full-text", help="Also open-access full text, from PMC.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say how many and how long; fetch nothing.")] = False,
    entrez_url: EntrezUrl = "",
    email: Email = "",
    api_key: ApiKey = "",
    quiet: Quiet = False,
) -> None:
    """Fetch PubMed records, and open-access full text, into a corpus.

    Stopped or killed, the same command goes on where it was; done again, it fetches what is new or changed.

    \b
    evidex fetch "kyphoplasty[tiab] AND 2015:2024[dp]" -o corpus
    evidex fetch --ids zotero.ris -o corpus --full-text
    evidex fetch "sciatica[ti]" -o corpus --since 2026-01-01 --dry-run
    """
    from evidex.errors import UsageError
    from evidex.fetch.client import EntrezClient
    from evidex.fetch.exports import read_entries
    from evidex.fetch.fetching import fetch as run_fetch
    from evidex.fetch.fetching import forecast
    from evidex.fetch.planning import Wish
    from evidex.fetch.searching import valid_since

    if query.strip() and ids:
        raise UsageError("give a query or --ids FILE, not both.")
    wish = Wish(query.strip(), ids, valid_since(since) if since else "")
    if ids:
        read_entries(ids)  # a file that cannot be read is said before anybody is asked for anything
    client = EntrezClient(_settings({"base_url": entrez_url, "email": email, "api_key": api_key}))
    with _watched(quiet) as watch:
        if dry_run:
            _tell_forecast(forecast(wish, output, client, watch), wish)
            return
        _tell(run_fetch(wish, output, client, watch, full_text=full_text), output)


def _settings(told: dict[str, str | None]) -> EntrezSettings:
    """The settings; the address is asked for once where somebody is there to answer."""
    from evidex.config.entrez import entrez_settings, is_email, remember_email
    from evidex.errors import ConfigError

    settings = entrez_settings(told)
    if settings.email:
        return settings
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise ConfigError(
            "NCBI wants the email address of whoever asks; give --email, set EVIDEX_EMAIL, "
            "or run evidex fetch once in a terminal, which keeps it."
        )
    say("NCBI wants the email address of whoever asks, to write to before it blocks anybody.")
    email = typer.prompt("Your email address", err=True).strip()
    if is_email(email):
        say(f"kept in {remember_email(email)}.")
    return entrez_settings(told | {"email": email})


@contextlib.contextmanager
def _watched(quiet: bool) -> Iterator[Watch]:
    """A progress bar on a terminal, a line a minute elsewhere; silence where that is asked."""
    if quiet:
        yield lambda what, done, total: None  # noqa: ARG005
        return
    if not sys.stderr.isatty():
        from evidex.cli.progress import Log

        log = Log()
        yield lambda what, done, total: log.tell(f"{what}: {done:,} of {total:,}")
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, Any] = {}

        def watch(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=total)
            progress.update(tasks[what], completed=done, total=total)

        yield watch


def _tell_forecast(told: Forecast, wish: Wish) -> None:
    import datetime as dt

    from evidex.fetch.manners import advice_on_hours

    run = told.run
    _say_warnings(run)
    _say_missing("unidentified", run.unidentified, "the JSON line")
    minutes = f"{told.seconds / 60:.0f} minutes" if told.seconds >= 90 else f"{told.seconds:.0f} seconds"
    cost = f"about {told.bytes / 1e6:,.0f} MB in {counted(told.calls, 'call')}, {minutes}"
    say(f"{run.found:,} found, {len(run.to_fetch):,} to fetch: {cost}.")
    if advice := advice_on_hours(told.calls, dt.datetime.now(dt.UTC)):
        say(advice)
    _put({"dry_run": True, "since": wish.since, "calls": told.calls, "bytes": told.bytes, "seconds": told.seconds}, run)


def _tell(outcome: Outcome, corpus: Path) -> None:
    from evidex.fetch.telling import moved

    run, manifest = outcome.run, outcome.manifest
    _say_warnings(run)
    for kind, missing in (("not retrieved", run.not_retrieved), ("unidentified", run.unidentified)):
        _say_missing(kind, missing, str(corpus / "manifest.json"))
    for sentence in moved(run):
        say(sentence)
    articles = sum(1 for article in manifest.full_text.values() if article.file)
    if not run.found:
        say("PubMed found nothing for this query.")
    lacking = len(run.not_retrieved) + len(run.unidentified)
    say(
        f"{run.found:,} found, {counted(run.duplicates, 'duplicate')}, {run.retrieved:,} retrieved, "
        f"{run.updated:,} updated, {lacking:,} not retrieved; {corpus} holds {counted(len(manifest.records), 'record')}"
        + (f" and {counted(articles, 'full text')}." if articles else ".")
    )
    row = {
        "corpus": str(corpus),
        "resumed": outcome.resumed,
        "retrieved": run.retrieved,
        "updated": run.updated,
        "not_retrieved": [missing.id for missing in run.not_retrieved],
        "lost": [missing.id for missing in run.lost],
        "back": run.back,
        "merged": run.merged,
        "records": len(manifest.records),
        "full_texts": articles,
        "prisma": manifest.prisma,
    }
    _put(row, run)


def _put(row: dict[str, Any], run: Run) -> None:
    """The outcome as one JSON line."""
    import msgspec

    counts = {"found": run.found, "known": run.known, "duplicates": run.duplicates, "to_fetch": len(run.to_fetch)}
    unidentified = [missing.id for missing in run.unidentified]
    source = {"query": run.query} if run.query else {"ids_file": run.ids_file}
    put_line(msgspec.json.encode({"schema": "evidex.fetch/1"} | source | counts | row | {"unidentified": unidentified}))


def _say_missing(kind: str, missing: Sequence[Missing], where: str) -> None:
    """The first of what did not come or could not be told, with the reason; `where` names them all."""
    from evidex.fetch.telling import SHOWN

    for one in missing[:SHOWN]:
        say(f"{kind}: {one.id}: {one.reason}.")
    if len(missing) > SHOWN:
        say(f"{kind}: {len(missing) - SHOWN} more, all named in {where}.")


def _say_warnings(run: Run) -> None:
    for warning in run.warnings:
        say(f"{warning.rstrip('.')}.")


COMMAND = Command("fetch", fetch, place=50, resumes=True)
