"""What evidex tells of the cells of tables that readers told (`tests/gate/tables`).

    python benchmarks/table_cells.py ../shared/data/jats [--misses]

Prints the figures, and of the tables that may be read what was missed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from evidex.evaluate.cells import measure

LABELS = Path(__file__).resolve().parents[1] / "tests" / "gate" / "tables"


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("articles", type=Path)
    asked.add_argument("--misses", action="store_true", help="list them, of the tables that may be read")
    given = asked.parse_args()
    for name in ("read", "read_second", "unseen"):
        measured = measure(LABELS / f"{name}.jsonl", given.articles)
        print(name, ", ".join(f"{figure} {value:.3f}" for figure, value in sorted(measured.figures().items())))
        if given.misses and name != "unseen":
            print(*measured.misses, sep="\n")


if __name__ == "__main__":
    main()
