"""Measure how often claims of each class are right, and write `evidex/extract/confidence.toml`.

    python benchmarks/calibrate.py GOLD.jsonl... [--tables tests/gate/tables/unseen.jsonl ../shared/data/jats]

Give gold that nobody has read while building: on gold that was tuned on, everything is nearly sure.

A claim is right if it matches a hand-made claim (doubtful labels count neither way; a kind that no abstract of a file
has labels of is not measured there), one of a table if its cell holds what it tells; cells of a table are right or
wrong together, so that a document counts once for each class. Rare classes are drawn to the share of their kind in text
or in tables: (right + 30 * share of the kind) / (number + 30), an empirical Bayes estimate of a binomial share; that of
a kind is Laplace's (right + 1) / (number + 2), so that nothing is ever certain.
Prints the table of reliability: what the confidence promises, and what share was right, without the claim's own
document in the measurement (leave one document out).
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from evidex.evaluate.cells import measure
from evidex.evaluate.gold import document_of, read_gold
from evidex.evaluate.score import score_document
from evidex.extract._confidence import class_of, kind_of
from evidex.pipeline.examining import claims_of
from evidex.schema import claim_row

PRIOR = 30
OUT = Path(__file__).resolve().parents[1] / "evidex" / "extract" / "confidence.toml"
Judged = tuple[str, str, bool]
"""Document, class, right."""


def main() -> None:
    """Measure, write, print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("gold", nargs="+", type=Path)
    asked.add_argument("--tables", nargs=2, type=Path, metavar=("LABELS", "ARTICLES"))
    given = asked.parse_args()
    judged = [each for path in given.gold for each in _judged(path)]
    judged += _judged_cells(*given.tables) if given.tables else []
    lines = [f'"{name}" = {share:.4f}' for name, share in sorted(_shares(judged).items())]
    OUT.write_text(
        "# Written by benchmarks/calibrate.py: share of right claims per class, and per kind.\n[share_right]\n"
        + "\n".join(lines)
        + "\n",
        encoding="utf-8",
    )
    print(f"{OUT}: {len(lines)} classes from {len(judged)} claims")
    _print_reliability(judged)


def _judged(gold: Path) -> Iterable[Judged]:
    abstracts = list(read_gold(gold))
    labelled = {label["kind"] for abstract in abstracts for label in abstract.claims}
    for abstract in abstracts:
        document = document_of(abstract.abstract, abstract.title, abstract.id)
        claims = {claim.id: claim for claim in claims_of(document)}
        rows = [claim_row(claim) for claim in claims.values()]
        for kind in sorted(labelled & {claim.kind for claim in claims.values()}):
            scored = score_document(abstract.claims, rows, kind)
            yield from ((abstract.id, class_of(claims[row["id"]]), True) for _, row in scored.pairs)
            yield from ((abstract.id, class_of(claims[row["id"]]), False) for row in scored.extras)


def _judged_cells(labels: Path, articles: Path) -> list[Judged]:
    told: dict[tuple[str, str], bool] = {}
    for claim, right in measure(labels, articles).judged:
        place = claim.document, class_of(claim)
        told[place] = told.get(place, True) and right
    return [(document, name, right) for (document, name), right in told.items()]


def _shares(judged: Iterable[Judged]) -> dict[str, float]:
    seen: dict[str, Counter[bool]] = defaultdict(Counter)
    whole: dict[str, Counter[bool]] = defaultdict(Counter)
    for _, name, right in judged:
        seen[name][right] += 1
        whole[kind_of(name)][right] += 1
    kinds = {name: (counts[True] + 1) / (counts.total() + 2) for name, counts in whole.items()}
    return kinds | {
        name: (counts[True] + PRIOR * kinds[kind_of(name)]) / (counts.total() + PRIOR) for name, counts in seen.items()
    }


def _print_reliability(judged: list[Judged]) -> None:
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    documents = sorted({document for document, _, _ in judged})
    for document in documents:
        shares = _shares(row for row in judged if row[0] != document)
        for _, name, right in (row for row in judged if row[0] == document):
            promised = shares.get(name, shares.get(kind_of(name), 0.0))
            bins[min(int(promised * 10), 9)].append((promised, right))
    print("promised  right  claims")
    for number in sorted(bins):
        rows = bins[number]
        print(f"{sum(p for p, _ in rows) / len(rows):8.2f} {sum(r for _, r in rows) / len(rows):6.2f} {len(rows):7d}")


if __name__ == "__main__":
    main()
