"""Put the texts back to hand-made claims that are kept as places (`tests/gate/*.jsonl`), for `evidex evaluate`.

python benchmarks/gold_texts.py tests/gate/second.jsonl ../shared/data/abstracts.jsonl.gz > second.jsonl
evidex evaluate second.jsonl --misses
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from evidex.evaluate.standoff import read_standoff


def main() -> None:
    """One line an abstract, as `evidex evaluate` reads it."""
    for abstract in read_standoff(Path(sys.argv[1]), Path(sys.argv[2])):
        sys.stdout.buffer.write(msgspec.json.encode(abstract) + b"\n")


if __name__ == "__main__":
    main()
