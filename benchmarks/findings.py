"""Every finding of chosen rules over real text, each with the words around it: to be read by hand, one by one.

    python benchmarks/findings.py [PATH ...] [--select CODES] [--severity error] [--most 12000] > findings.jsonl

PATH is a file or a folder that evidex reads, or a `.jsonl.gz` of abstracts (lines with `title` and `abstract`, counted
from 0). Without PATH the abstracts, records, full texts and pairs beside the repository are read. A JSON line per
finding on stdout; on stderr, per rule, how often it fired, agreed and could not look: the `n` of a rule's card.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from faults import document_of

from evidex.check import Case, all_rules
from evidex.check.run import check_case, choose
from evidex.extract import extract_claims
from evidex.read.sources import find_sources, read_source
from evidex.schema import Document, Finding

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
DEFAULT = (SHARED / "abstracts.jsonl.gz", SHARED / "pubmed", SHARED / "jats", SHARED / "pairs")
AROUND = 250
"""Characters shown before and after a finding."""


def documents(path: Path, most: int) -> Iterator[tuple[str, Document]]:
    """Each document with a name by which it is found again."""
    if path.name.endswith(".jsonl.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number >= most:
                    return
                row = json.loads(line)
                yield str(number), document_of(row["title"] or "", row["abstract"] or "")
        return
    for source in find_sources(path):
        if Path(str(source.name)).suffix == ".pdf":
            continue  # the pairs' PDFs are their XML once more
        for document in read_source(source):
            if isinstance(document, Document):
                yield document.id, document


def told(name: str, document: Document, finding: Finding) -> dict[str, str]:
    text = document.text
    before, after = text[max(finding.start - AROUND, 0) : finding.start], text[finding.end : finding.end + AROUND]
    return {
        "where": name,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "words": " ".join(f"{before}⟦{finding.quote}⟧{after}".split()),
        "other_side": " | ".join(related.quote for related in finding.related),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=list(DEFAULT))
    parser.add_argument("--select", default="", help="codes or their beginnings, with commas")
    parser.add_argument("--severity", choices=("error", "warning", "note"), help="only findings of this severity")
    parser.add_argument("--most", type=int, default=12000, help="abstracts to read")
    asked = parser.parse_args()
    rules = choose(all_rules(), [code for code in asked.select.split(",") if code])
    verdicts: dict[str, Counter[str]] = {}
    seen = 0
    for path in asked.paths:
        for name, document in documents(path, asked.most):
            seen += 1
            checked = check_case(Case(document, extract_claims(Case(document, ()).view)), rules)
            for code, counted in checked.verdicts.items():
                verdicts.setdefault(code, Counter()).update(counted)
            for finding in checked.findings:
                if asked.severity in (None, finding.severity):
                    sys.stdout.write(json.dumps(told(name, document, finding), ensure_ascii=False) + "\n")
    sys.stderr.write(f"{seen} documents\n")
    for code, counts in sorted(verdicts.items()):
        sys.stderr.write(f"{code} " + ", ".join(f"{name} {count}" for name, count in sorted(counts.items())) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
