"""The figures of docs/quality.md: claims against hand-made ones, on text that nobody read while evidex was built.

    python benchmarks/quality.py ../shared [--write docs/quality.md]

Prints a table of claims in abstracts (each set that nobody has read, all of them together with bootstrap intervals, and
for comparison golds whose errors were read) and one of cells of tables; `--write` puts both into the page, behind its
mark. Totals only: misses of the sets named `unseen` are never listed.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from evidex.evaluate.cells import measure
from evidex.evaluate.evaluation import Evaluation, evaluate
from evidex.evaluate.gold import GoldAbstract, document_of, read_gold
from evidex.evaluate.standoff import read_standoff
from evidex.extract import extract_claims
from evidex.schema import claim_row
from evidex.text import View

GATE = Path(__file__).resolve().parents[1] / "tests" / "gate"
MARK = "<!-- measured: python benchmarks/quality.py ../shared --write docs/quality.md -->"
UNREAD = ("unseen", "unseen_second", "unseen_third", "unseen_fresh")
NO_CAUSES = ("unseen_fresh",)
"""Sets without labels of causes: those that are told there count neither way."""
READ = ("second", "development")
ASKED: dict[str, str] = {
    "effect": "precision .98, recall .96, ci_low .99, p_value .97, factor .85, outcome .85, adjusted .90, comparator –",
    "proportion": "precision .96, recall .94, numerator .97, denominator .97, role .88, of .85, group .85",
    "score": "precision .94, recall .90, statistic .95, spread .97, of .85, group .85, unit –, timepoint –",
    "cause": "precision .85, recall .70, relation .90",
}
"""What is measured of each kind, with the figure that is to be reached."""
SHARES = ("precision", "recall")


def gold_of(name: str, shared: Path) -> list[GoldAbstract]:
    """A set by its name; `development` lies in shared/."""
    if name == "development":
        return list(read_gold(shared / "gold" / "abstracts.jsonl"))
    return list(read_standoff(GATE / f"{name}.jsonl", shared / "data" / "abstracts.jsonl.gz"))


def measured(sets: Mapping[str, Sequence[GoldAbstract]]) -> dict[str, Evaluation]:
    """Each kind of claim over some sets; abstracts are told apart by theirs: two sets may use one name twice."""
    rows, told = {}, []
    for name, golds in sets.items():
        for gold in golds:
            document, place = document_of(gold.abstract, gold.title, gold.id), f"{name} {gold.id}"
            told.append(msgspec.structs.replace(gold, id=place))
            claims = [
                claim for claim in extract_claims(View(document)) if claim.kind != "cause" or name not in NO_CAUSES
            ]
            rows[place] = [claim_row(claim) for claim in claims]
    return {each.kind: each for each in evaluate(told, rows, ASKED)}


def claims_table(shared: Path) -> Iterator[str]:
    """A row for each figure, a column for each set."""
    golds = {name: gold_of(name, shared) for name in (*UNREAD, *READ)}
    columns = {"all unread": measured({name: golds[name] for name in UNREAD})}
    columns |= {name: measured({name: own}) for name, own in golds.items()}
    sizes = {"all unread": sum(len(golds[name]) for name in UNREAD)} | {name: len(golds[name]) for name in golds}
    yield "| | asked | " + " | ".join(f"{name.replace('_', ' ')} ({sizes[name]})" for name in columns) + " |"
    yield "|---" * (2 + len(columns)) + "|"
    for kind, asked in ASKED.items():
        for figure, goal in (each.split() for each in asked.split(", ")):
            first = f"**{kind}** {figure}" if figure == "precision" else figure
            cells = [_cell(column[kind], figure, wide=at == 0) for at, column in enumerate(columns.values())]
            yield f"| {first} | {goal} | " + " | ".join(cells) + " |"


def _cell(told: Evaluation, figure: str, *, wide: bool) -> str:
    """A share with the number it is of; of all unread abstracts with its bootstrap interval where there is one."""
    tally = told.tally
    if figure not in SHARES:
        of = tally.stated[figure]
        return f"{tally.accuracy(figure):.2f} of {of}" if of else "–"
    of = tally.right + (tally.extra if figure == "precision" else tally.missed)
    if not tally.right:
        return "–"
    span = told.intervals[figure]
    return f"{getattr(tally, figure):.2f}" + (f" ({span.low:.2f}–{span.high:.2f})" if wide else "") + f" of {of}"


def cells_table(shared: Path) -> Iterator[str]:
    """Cells of tables: those that nobody read beside those that were read."""
    told = {name: measure(GATE / "tables" / f"{name}.jsonl", shared / "data" / "jats") for name in TABLES}
    figures = {name: each.figures() for name, each in told.items()}
    yield "| cells of tables | " + " | ".join(TABLES.values()) + " |"
    yield "|---" * (1 + len(TABLES)) + "|"
    for figure in figures["unseen"]:
        yield f"| {figure} | " + " | ".join(f"{each[figure]:.2f}" for each in figures.values()) + " |"


TABLES = {"unseen": "36 tables that nobody read", "read": "84 read", "read_second": "57 read"}


def main() -> None:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", type=Path, help="put the tables into this page, behind its mark")
    given = parser.parse_args()
    made = "\n".join([*claims_table(given.shared), "", *cells_table(given.shared)])
    print(made)
    if given.write:
        before, mark, behind = given.write.read_text(encoding="utf-8").partition(MARK)
        if not mark:
            parser.error(f"{given.write} has no line {MARK}")
        _, end, after = behind.partition("<!-- end -->")
        given.write.write_text(f"{before}{MARK}\n{made}\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
