"""SARIF 2.1.0 (OASIS), as GitHub code scanning reads it.

A region gives lines, columns and offsets in the source file where the file is text and the place is found there;
else `charOffset` and `charLength` count characters of the text as evidex reads it (`evidex read PATH`). Either way
the result's properties hold that span (`start`, `end`), the document's id and the quote.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from evidex import __version__
from evidex.check import Rule
from evidex.check.documentation import documentation
from evidex.report.formats.socket import Format
from evidex.report.validation import CheckedDocument, Validation
from evidex.schema import Finding

__all__ = ["FORMAT"]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "evidexFinding/v1"


def write(validation: Validation) -> Iterator[str]:
    rules = sorted(validation.rules, key=lambda rule: rule.code)
    order = {rule.code: number for number, rule in enumerate(rules)}
    results = [result for each in validation.documents for result in _results(each, order)]
    run = {
        "tool": {"driver": {"name": "evidex", "version": __version__, "rules": [_rule(rule) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(validation)}],
        "results": results,
    }
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    told = documentation(rule)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": " ".join(told.summary.split())},
        "fullDescription": {"text": " ".join(told.sections["What it does"].split())},
        "help": {"text": told.markdown(), "markdown": told.markdown()},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.family, rule.status]},
    }


def _results(each: CheckedDocument, order: dict[str, int]) -> Iterator[dict[str, Any]]:
    seen: dict[str, int] = {}
    for finding in each.findings:
        yield _result(each, finding, order, seen)
    for accepted in each.accepted:
        suppression = {"kind": "inSource", "justification": accepted.reason}
        yield _result(each, accepted.finding, order, seen) | {"suppressions": [suppression]}
    for finding in each.known:
        yield _result(each, finding, order, seen) | {"baselineState": "unchanged"}


def _result(each: CheckedDocument, finding: Finding, order: dict[str, int], seen: dict[str, int]) -> dict[str, Any]:
    number = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
    advice = f" Suggestion: {finding.suggestion}" if finding.suggestion else ""
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": finding.severity,
        "message": {"text": finding.message + advice},
        "locations": [_location(each, finding.start, finding.end)],
        "partialFingerprints": {FINGERPRINT: f"{finding.fingerprint}:{number}"},
        "properties": {
            "document": finding.document,
            "start": finding.start,
            "end": finding.end,
            "quote": finding.quote,
            "claims": list(finding.claims),
        },
    }
    if finding.page is not None:
        result["properties"]["page"] = finding.page
    if finding.code in order:
        result["ruleIndex"] = order[finding.code]
    if related := _related(each, finding):
        result["relatedLocations"] = related
    return result


def _location(each: CheckedDocument, start: int, end: int) -> dict[str, Any]:
    region: dict[str, Any] = {"charOffset": start, "charLength": end - start}
    if found := each.region(start, end):
        region = {
            "startLine": found.line,
            "startColumn": found.column,
            "endLine": found.end_line,
            "endColumn": found.end_column,
            "charOffset": found.start,
            "charLength": found.end - found.start,
        }
    if words := each.document.text[start:end]:
        region["snippet"] = {"text": words}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(each.source)}, "region": region}}


def _related(each: CheckedDocument, finding: Finding) -> Sequence[dict[str, Any]]:
    return [
        _location(each, other.start, other.end) | {"message": {"text": other.message or other.quote}}
        for other in finding.related
        if other.document == finding.document
    ] + [
        {"message": {"text": f"{other.document}: “{other.quote}” {other.message}".strip()}}
        for other in finding.related
        if other.document != finding.document
    ]


def _uri(source: str) -> str:
    """Relative where it can be, as GitHub needs it; with slashes on every system."""
    path = Path(source)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_uri() if path.is_absolute() else quote(PurePath(path).as_posix())


def _notifications(validation: Validation) -> list[dict[str, Any]]:
    told = [{"level": "error", "message": {"text": str(each)}} for each in validation.unreadable]
    return told + [
        {
            "level": "note",
            "message": {"text": each.sentence},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": _uri(each.source)},
                        "region": {"startLine": each.line},
                    }
                }
            ],
        }
        for each in validation.unused
    ]


FORMAT = Format("sarif", write)
