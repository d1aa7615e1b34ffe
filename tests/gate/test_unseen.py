"""What is only measured on (`unseen*.jsonl`) holds no abstract from which weights are learnt, nor one that is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

HERE = Path(__file__).parent
UNSEEN = sorted(HERE.glob("unseen*.jsonl"))
SEEN = sorted({*HERE.glob("*.jsonl"), *HERE.glob("judged/*.jsonl"), *HERE.glob("sides/*.jsonl")} - {*UNSEEN})


def abstracts_of(path: Path) -> set[str]:
    """The digests of its texts: a row may be another one's in another file of abstracts."""
    return {json.loads(line)["digest"] for line in path.read_text(encoding="utf-8").splitlines()}


def test_there_is_something_to_hold_apart() -> None:
    assert {"unseen", "unseen_second", "unseen_third", "unseen_causes"} <= {path.stem for path in UNSEEN}
    assert {"judged", "sides", "gate"} <= {path.parent.name for path in SEEN}


@pytest.mark.parametrize("unseen", UNSEEN, ids=lambda path: path.stem)
def test_nothing_is_learnt_from_what_is_only_measured_on(unseen: Path) -> None:
    own = abstracts_of(unseen)
    assert own
    both = {f"{path.parent.name}/{path.name}": len(own & abstracts_of(path)) for path in SEEN}
    assert {name: number for name, number in both.items() if number} == {}
