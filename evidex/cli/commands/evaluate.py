"""`evidex evaluate`: claims against hand-made ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evidex.cli.socket import Command
from evidex.cli.terminal import put, put_line, say

if TYPE_CHECKING:
    from evidex.evaluate.evaluation import Evaluation
    from evidex.evaluate.gold import GoldAbstract

__all__ = ["COMMAND"]


class Form(StrEnum):
    """How figures are written."""

    text = "text"
    json = "json"


Gold = Annotated[Path, typer.Argument(help="Hand-made claims, one JSON line per abstract.", metavar="GOLD")]
Lines = Annotated[
    list[str] | None,
    typer.Argument(help="Claim lines (.jsonl) to score instead of ours; 'document' is the id in GOLD.", metavar="PATH"),
]
Kinds = Annotated[str, typer.Option("--kind", help="Only these kinds, with commas between.", metavar="KINDS")]
Misses = Annotated[bool, typer.Option("--misses", help="List what was missed and what was extra.")]
Written = Annotated[Form, typer.Option("--format", help="How figures are written.")]
Report = Annotated[
    Path | None,
    typer.Option(help="Write a page (.html) with figures, reliability plots, and all misses and extras to read."),
]


def evaluate(
    gold: Gold,
    paths: Lines = None,
    kinds: Kinds = "",
    misses: Misses = False,
    form: Written = Form.text,
    report: Report = None,
) -> None:
    """Score claims against hand-made ones.

    Precision, recall and F1 per claim kind, and accuracy per field. Without PATHs the abstracts of GOLD are extracted
    and scored. One claim matches one label; intervals are bootstrap
    intervals over documents.

    \b
    evidex evaluate gold.jsonl
    evidex evaluate gold.jsonl --kind effect --misses
    evidex evaluate gold.jsonl --report evaluation.html
    evidex extract corpus > claims.jsonl && evidex evaluate gold.jsonl claims.jsonl
    """
    from evidex.evaluate.evaluation import evaluate as score_all
    from evidex.evaluate.gold import read_gold
    from evidex.evaluate.score import KINDS
    from evidex.pipeline.kinds import all_kinds

    if report is not None:
        _must_be_page(report)
    abstracts = list(read_gold(gold))
    asked = _kinds(kinds, (*KINDS, *sorted(all_kinds() - set(KINDS))))
    rows = _rows_of(paths) if paths else _extracted(abstracts)
    _say_strangers(rows, {each.id for each in abstracts}, gold.name)
    found = score_all(abstracts, rows, asked)
    if report is not None:
        _write_page(report, gold.name, found, abstracts)
    for figures in found:
        if form is Form.json:
            _put_json(figures, misses)
        else:
            put("\n".join(_lines(figures, misses)) + "\n")


def _must_be_page(path: Path) -> None:
    """Told before any work is done; and `--report gold.jsonl` does not write over the gold."""
    from evidex.errors import UsageError

    if path.suffix.lower() not in {".html", ".htm"}:
        raise UsageError(f"{path}: a report is an .html file; name one.")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: the report cannot be written there (no such folder); name another file.")


def _write_page(path: Path, name: str, found: Sequence[Evaluation], abstracts: Sequence[GoldAbstract]) -> None:
    from evidex.errors import UsageError
    from evidex.evaluate.page import evaluation_page
    from evidex.report.writing import whole_file

    try:
        with whole_file(path) as part:
            part.write_text(evaluation_page(name, found, abstracts), encoding="utf-8")
    except OSError as problem:
        raise UsageError(
            f"{path}: the report cannot be written there ({problem.strerror}); name another file."
        ) from problem


def _kinds(asked: str, known: tuple[str, ...]) -> tuple[str, ...]:
    from evidex.errors import UsageError

    names = tuple(kind.strip() for kind in asked.split(",") if kind.strip())
    if unknown := set(names) - set(known):
        raise UsageError(f"there is no claim kind {sorted(unknown)[0]!r}; known: {', '.join(sorted(known))}.")
    return names or known


def _extracted(abstracts: Iterable[GoldAbstract]) -> dict[str, list[dict[str, Any]]]:
    from evidex.evaluate.gold import document_of
    from evidex.pipeline.examining import claims_of
    from evidex.schema import claim_row

    return {
        each.id: [claim_row(claim) for claim in claims_of(document_of(each.abstract, each.title, each.id))]
        for each in abstracts
    }


def _rows_of(paths: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Claim lines by document."""
    from evidex.pipeline.claim_lines import claims_from
    from evidex.schema import claim_row

    rows: dict[str, list[dict[str, Any]]] = {}
    for path in paths:
        for document, claims in claims_from(Path(path)).items():
            rows.setdefault(document, []).extend(claim_row(claim) for claim in claims)
    return rows


def _say_strangers(rows: Iterable[str], known: set[str], gold: str) -> None:
    from evidex.counted import counted

    if strangers := [document for document in rows if document not in known]:
        told = f"{counted(len(strangers), 'document')} that {gold} does not have"
        say(f"the claims of {told} are left out, such as {strangers[0]!r}.")


def _put_json(figures: Evaluation, misses: bool) -> None:
    import msgspec

    told = figures.as_json()
    if misses:
        told["misses"] = [{"document": name, **row} for name, row in _of(figures, "misses")]
        told["extras"] = [dict(row) for _, row in _of(figures, "extras")]
    put_line(msgspec.json.Encoder(decimal_format="number").encode(told))


def _of(figures: Evaluation, which: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, scored in figures.documents.items():
        for row in getattr(scored, which):
            yield name, row


def _lines(figures: Evaluation, misses: bool) -> Iterator[str]:
    tally, spans = figures.tally, figures.intervals
    shown = "  ".join(
        f"{name} {getattr(tally, name):.3f} ({spans[name].low:.3f}–{spans[name].high:.3f})"
        for name in ("precision", "recall", "f1")
    )
    yield f"{figures.kind}: {shown}  right {tally.right}, extra {tally.extra}, missed {tally.missed}"
    for name in sorted(tally.stated):
        yield f"    {name:<12} {tally.accuracy(name):.3f} of {tally.stated[name]}"
    if (sure := figures.calibration) is not None:
        yield f"    confidence   off by {sure.error:.3f} in the mean of {sure.count}, Brier score {sure.brier:.3f}"
    if misses:
        for which, word in (("misses", "missed"), ("extras", "extra")):
            for name, row in _of(figures, which):
                yield f"  {word} in {name}: {_told(row)}"


def _told(row: Mapping[str, Any]) -> str:
    passed_over = {"schema", "id", "document", "kind", "extractor", "printed", "start", "end", "section", "quote"}
    fields = ", ".join(f"{name} {value}" for name, value in row.items() if name not in passed_over)
    return f"“{' '.join(str(row.get('quote', '')).split())}” ({fields})"


COMMAND = Command("evaluate", evaluate, place=70)
