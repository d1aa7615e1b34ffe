"""`evidex validate`: what does not add up in documents."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidex.cli.asking import Ocr, Paths, Timeout, end_for_nothing, end_where_missing
from evidex.cli.socket import Command
from evidex.cli.terminal import put_all, say
from evidex.config.checking import SEVERITIES, CheckSettings, load_check_settings
from evidex.counted import counted
from evidex.pipeline.processes import TIMEOUT

if TYPE_CHECKING:
    from evidex.pipeline.validating import Request
    from evidex.report.validation import Validation

__all__ = ["COMMAND"]


class Least(StrEnum):
    """From which severity on findings make the command fail."""

    error = "error"
    warning = "warning"
    note = "note"


Form = Annotated[str, typer.Option("--format", help="text, json, jsonl, sarif, github or html.", metavar="FORMAT")]
Corpus = Annotated[
    Path | None, typer.Option(help="Check against these documents too: a folder of sources, or results of run.")
]
Select = Annotated[str, typer.Option(help="Only these rules: NUM,EST1,TST101.", metavar="CODES")]
Ignore = Annotated[str, typer.Option(help="Not these rules.", metavar="CODES")]
FailOn = Annotated[Least | None, typer.Option(help="Exit with 1 from this severity on; error if nothing else is said.")]
Known = Annotated[Path | None, typer.Option(help="Findings that are known and do not count.")]
WriteKnown = Annotated[Path | None, typer.Option(help="Write all findings into this file as known, and exit with 0.")]
Claims = Annotated[Path | None, typer.Option(help="Check these claim lines instead of those that evidex extracts.")]
Online = Annotated[
    bool, typer.Option("--online", help="Look references up in PubMed (or at EVIDEX_ENTREZ_URL); asks each once.")
]
Config = Annotated[Path | None, typer.Option(help="An evidex.toml or pyproject.toml to use.")]


def validate(
    paths: Paths,
    form: Form = "text",
    corpus: Corpus = None,
    select: Select = "",
    ignore: Ignore = "",
    fail_on: FailOn = None,
    baseline: Known = None,
    write_baseline: WriteKnown = None,
    claims: Claims = None,
    online: Online = False,
    ocr: Ocr = False,
    timeout: Timeout = TIMEOUT,
    config: Config = None,
) -> None:
    """Check documents and print what does not add up.

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: it could not be done. Settings are read from
    evidex.toml or [tool.evidex] in pyproject.toml: select, ignore, fail-on, baseline, per-path-ignores. A document
    accepts a finding itself with a comment: <!-- evidex: accept NUM101: the reason -->

    \b
    evidex validate draft.md
    evidex validate paper.pdf --select NUM,EST --format json
    evidex validate docs --corpus outputs --format sarif > evidex.sarif
    evidex validate review.docx --online --select REF
    evidex validate docs --write-baseline baseline.json
    evidex validate docs --baseline baseline.json --fail-on warning
    """
    from evidex.report.formats import format_named

    settings = _settings(load_check_settings(Path.cwd(), config), select, ignore, fail_on, baseline)
    written = format_named(form)
    request = _request(paths, settings, corpus, claims, online=online, all_new=write_baseline is not None)
    found = _found(replace(request, ocr=ocr, timeout=timeout))
    put_all(written.write(found))
    if write_baseline:
        _keep(paths, found, write_baseline)
    else:
        _exit(paths, found, settings)


def _request(
    paths: list[str],
    settings: CheckSettings,
    corpus: Path | None,
    claims: Path | None,
    *,
    online: bool,
    all_new: bool,
) -> Request:
    """What is to be checked, with what stands around it; with `all_new` no baseline is looked at."""
    from evidex.pipeline.across import Surroundings
    from evidex.pipeline.baseline import Baseline
    from evidex.pipeline.claim_lines import claims_from
    from evidex.pipeline.pubmed import PubMedLookUp
    from evidex.pipeline.validating import Request, corpus_at

    return Request(
        paths,
        settings,
        corpus_at(corpus, lambda problem: say(str(problem))) if corpus else Surroundings({}),
        Baseline(settings.baseline) if settings.baseline and not all_new else None,
        claims_from(claims) if claims else None,
        PubMedLookUp() if online else None,
    )


def _found(request: Request) -> Validation:
    """What is found in all documents; ends the command where none could be checked."""
    from evidex.pipeline.pubmed import PubMedLookUp
    from evidex.pipeline.validating import validate as check

    found = check(request, lambda problem: say(str(problem)))
    if isinstance(request.look_up, PubMedLookUp) and request.look_up.shortfall:
        say(request.look_up.shortfall)
    if not found.documents:
        end_for_nothing(request.paths, told_why=bool(found.unreadable))
    return found


def _keep(paths: list[str], found: Validation, baseline: Path) -> None:
    """Write all that was found into a baseline."""
    from evidex.pipeline.baseline import write_baseline

    number = write_baseline(baseline, found.documents)
    say(f"{counted(number, 'finding is', 'findings are')} known from now on with --baseline {baseline}.")
    end_where_missing(paths)


def _exit(paths: list[str], found: Validation, settings: CheckSettings) -> None:
    """Exit code 1 where something was found that counts."""
    end_where_missing(paths)
    counting = SEVERITIES[: SEVERITIES.index(settings.fail_on) + 1]
    if any(found.severities()[name] for name in counting):
        raise typer.Exit(1)


def _settings(
    told: CheckSettings, select: str, ignore: str, fail_on: Least | None, baseline: Path | None
) -> CheckSettings:
    """The file's settings, where the command line does not say otherwise."""
    from evidex.pipeline.examining import codes

    selected, ignored = told.asked(codes(select), codes(ignore))
    return replace(
        told,
        select=selected,
        ignore=ignored,
        fail_on=fail_on.value if fail_on else told.fail_on,
        baseline=baseline or told.baseline,
    )


COMMAND = Command("validate", validate, place=30)
