"""`run.json`: what was run over what, with what, and what came of it."""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from evidex import __version__
from evidex.pipeline.across import ignored_in
from evidex.pipeline.plan import Plan
from evidex.report.validation import UnusedAcceptance
from evidex.store import Store

__all__ = ["Ran", "run_record", "write_record"]

RECORD_SCHEMA = "evidex.run/1"
LIBRARIES = ("lxml", "msgspec", "numpy", "pdfplumber", "pyarrow", "scipy", "scispacy", "spacy", "trafilatura")
"""What may change a result besides evidex itself."""


@dataclass(frozen=True)
class Ran:
    """What a run knows of itself when it ends."""

    made_with: str
    """The digest of all that decides what comes out."""
    ocr: str
    """The programs that recognised the text of scans, where that was asked."""
    seconds: Mapping[str, float]
    accepted: Mapping[str, int]
    """Findings that documents accept, by code."""
    unused: Sequence[UnusedAcceptance]
    """Acceptances that accept nothing."""


def run_record(store: Store, plan: Plan, ran: Ran) -> dict[str, Any]:
    """All of `run.json`. Only `timings` and `versions` differ between two runs over the same corpus.

    `ignore` of an input are the codes that the project's settings do not want there.
    """
    documents: Counter[str] = Counter(document.input for document in store.held())
    ignored = ignored_in(store)
    inputs = [
        {"name": each.name, "sha256": each.sha256, "size": each.size, "documents": documents[each.name]}
        | ({"ignore": list(never)} if (never := ignored[each.name]) else {})
        for each in store.inputs().values()
    ]
    return {
        "schema": RECORD_SCHEMA,
        "versions": {"evidex": __version__, "python": platform.python_version(), "program": ran.made_with}
        | {name: version(name) for name in LIBRARIES}
        | ({"ocr": ran.ocr} if ran.ocr else {}),
        "asked": {
            "corpus": str(plan.corpus),
            "select": list(plan.asked.select),
            "ignore": list(plan.asked.ignore),
            "ocr": bool(ran.ocr),
        },
        "inputs": inputs,
        "counts": store.counts() | ({"accepted": dict(sorted(ran.accepted.items()))} if ran.accepted else {}),
        "coverage": coverage(store),
        "not_read": [
            {"source": each.input, "place": each.place, "status": each.status, "reason": each.reason}
            for each in store.held("unreadable", "duplicate", "passed_over")
        ],
        "unused_acceptances": [each.told() for each in ran.unused],
        "timings": dict(ran.seconds),
    }


def coverage(store: Store) -> dict[str, Any]:
    """What became of the numbers of all documents together."""
    sums: Counter[str] = Counter()
    aside: Counter[str] = Counter()
    for document in store.held("read"):
        told = document.numbers
        sums.update(claimed=told.claimed, unread=told.unread, checked=told.checked, unchecked=told.unchecked)
        aside.update(told.set_aside)
    numbers = sums["claimed"] + sums["unread"] + aside.total()
    share = {"share_understood": round(1 - sums["unread"] / numbers, 4)} if numbers else {}
    return {"numbers": numbers, **sums, "set_aside": dict(sorted(aside.items())), **share}


def write_record(path: Path, record: Mapping[str, Any]) -> None:
    """The record as JSON for people to read."""
    from evidex.report.writing import whole_file

    with whole_file(path) as part:
        part.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
