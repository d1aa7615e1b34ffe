"""Reads a rule's page of examples (`tests/check/rules/<code>_<name>.md`) into documents, claims and expectations.

A page is a title, then one `##` heading per example. Under it stand fenced blocks:

- `text`: the document. A line `# Heading` opens a section (kinds by their usual words), `* item` is a list item,
  `[n] entry` under `# References` is an entry of the reference list; any other line is a paragraph.
- `document`: the document as Markdown, read by its reader (instead of `text` and `table`); for what the rule's own
  example shows in a form that is no text.
- `table`: a Markdown table, first a line with its caption, below it lines that begin with `Note:` for footnotes;
  a first cell that begins with `- ` stands in under the group above it.
- `claims`: JSON lines of claims: `kind`, `quote` (found in the text; `nth` counts from 1; `shift` moves it wrongly)
  and the fields, numbers as strings with their printed digits. Without this block the extractors find the claims.
- `repairs`: JSON lines: `after` (found in the text), `before`, `reason`.
- `metadata`: a JSON object of the document's metadata. `remarks`: the reader's remarks, one a line.
- `look_up`: JSON lines, one for each reference in order: what the look-up says of it.
- `corpus ID`: the text of another document of the corpus; `corpus_claims ID`: its claims (as `claims`),
  `corpus_metadata ID`: its metadata.
- `expect`: one line per thing that the rule must say: `fires SEVERITY`, `suspect`, `agrees` or `not_applicable`,
  then, each behind a `|`, words that its message, suggestion or reason must hold. An example with any `agrees` or
  `not_applicable` and no `fires` must not fire. `nothing` means no outcome at all.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from evidex.check import Case, ReferenceVerdict
from evidex.check.notices_told import notices_told, teller_of
from evidex.extract import extract_claims
from evidex.read import Source, read_source
from evidex.read.builder import Builder
from evidex.read.grid import DraftCell, write_table
from evidex.schema import (
    Claim,
    Document,
    Metadata,
    Origin,
    Reference,
    Repair,
    SectionKind,
    claim_types,
    place_claim,
)
from evidex.text.references import parse_reference

FOLDER = Path(__file__).parent / "rules"

_KINDS: dict[str, SectionKind] = {
    "abstract": "background",
    "background": "background",
    "introduction": "background",
    "methods": "methods",
    "results": "results",
    "conclusions": "conclusions",
    "discussion": "conclusions",
    "references": "other",
}


@dataclass
class Example:
    """One example of a page. `expect` holds (verdict, severity, words)."""

    page: str
    name: str
    blocks: list[tuple[str, str]] = field(default_factory=list)

    @property
    def expect(self) -> list[tuple[str, str, tuple[str, ...]]]:
        lines = "\n".join(body for kind, body in self.blocks if kind == "expect").splitlines()
        parsed = []
        for line in filter(str.strip, lines):
            head, *words = (part.strip() for part in line.split(" | "))
            verdict, _, severity = head.partition(" ")
            parsed.append((verdict, severity, tuple(words)))
        return parsed

    def case(self) -> Case:
        case = self._bare_case()
        found = [body for kind, body in self.blocks if kind == "look_up"]
        look_up = _LookUp([json.loads(line) for body in found for line in body.splitlines()]) if found else None
        corpus = self._corpus()
        notices = notices_told(teller_of(document) for document, _ in corpus.values())
        return replace(case, corpus=corpus, look_up=look_up, notices=notices)

    def _corpus(self) -> dict[str, tuple[Document, tuple[Claim, ...]]]:
        corpus = {}
        for kind, body in self.blocks:
            if kind.startswith("corpus "):
                name = kind.removeprefix("corpus ")
                given = [("metadata", text) for key, text in self.blocks if key == f"corpus_metadata {name}"]
                other = msgspec.structs.replace(_document(Example(self.page, kind, [("text", body), *given])), id=name)
                rows = [text for name, text in self.blocks if name == f"corpus_claims {other.id}"]
                listed = [json.loads(line) for text in rows for line in text.splitlines()]
                corpus[other.id] = (other, tuple(_claim(other, row) for row in listed))
        return corpus

    def _bare_case(self) -> Case:
        document = _document(self)
        rows = [json.loads(line) for kind, body in self.blocks if kind == "claims" for line in body.splitlines()]
        if not any(kind == "claims" for kind, _ in self.blocks):
            return Case(document, extract_claims(Case(document, ()).view))
        return Case(document, tuple(_claim(document, row) for row in rows))


@dataclass
class _LookUp:
    """Answers by the number of the reference."""

    answers: list[dict[str, Any]]

    def __call__(self, reference: Reference, printed: str) -> ReferenceVerdict:  # noqa: ARG002
        answer = dict(self.answers[int(reference.label) - 1])
        fields = {name: tuple(pair) for name, pair in answer.pop("fields", {}).items()}
        return ReferenceVerdict(**answer, fields=fields)


def read_page(path: Path) -> list[Example]:
    """The examples of one page, in order."""
    examples: list[Example] = []
    fence: tuple[str, list[str]] | None = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if fence is not None:
            if line == "```":
                examples[-1].blocks.append((fence[0], "\n".join(fence[1])))
                fence = None
            else:
                fence[1].append(line)
        elif line.startswith("```"):
            fence = (line[3:].strip(), [])
        elif line.startswith("## "):
            examples.append(Example(path.stem, line[3:].strip()))
    return examples


def as_read(text: str) -> Document:
    """The document that the Markdown reader makes of a text."""
    (document,) = read_source(Source(name="example.md", data=text.encode()))
    assert isinstance(document, Document), document
    return document


def _document(example: Example) -> Document:
    given_whole = [body for kind, body in example.blocks if kind == "document"]
    if given_whole:
        return as_read(given_whole[0])
    builder = Builder()
    for kind, body in example.blocks:
        if kind == "text":
            _write_text(builder, body)
        elif kind == "table":
            _write_table(builder, body)
    origin = Origin(name=f"{example.page}.md", sha256="0" * 64, reader="page")
    given = [json.loads(body) for kind, body in example.blocks if kind == "metadata"]
    metadata = msgspec.convert(given[0], Metadata) if given else Metadata()
    builder.remarks = [line for kind, body in example.blocks if kind == "remarks" for line in body.splitlines()]
    document = builder.build(origin, metadata, f"{example.page}/{example.name}".encode())
    repairs = [json.loads(line) for kind, body in example.blocks if kind == "repairs" for line in body.splitlines()]
    return msgspec.structs.replace(document, repairs=tuple(_repair(document, row) for row in repairs))


def _write_text(builder: Builder, body: str) -> None:
    listing = False
    for line in filter(str.strip, body.splitlines()):
        if line.startswith("# "):
            heading = line[2:].strip()
            word = heading.lower()
            listing = word == "references"
            builder.open_section(
                _KINDS.get(word, "body"),
                "abstract" if word == "abstract" else "back" if listing else "body",
                heading,
            )
        elif listing and (entry := re.match(r"\[(\d+)\]\s*(.*)", line)):
            with builder.block("reference"):
                builder.write(line[: entry.start(2)])
                start = builder.write(entry[2])
            parsed = parse_reference(line, entry.start(2), len(line), entry[1])
            builder.references.append(msgspec.structs.replace(parsed, start=start, end=builder.length))
        elif line.startswith("* "):
            with builder.block("list_item"):
                _write_cited(builder, line[2:])
        else:
            with builder.block("paragraph"):
                _write_cited(builder, line)


def _write_cited(builder: Builder, line: str) -> None:
    """Marks like [1,3] are citations."""
    for piece in re.split(r"(\[\d+(?:[,–-]\d+)*\])", line):
        if re.fullmatch(r"\[\d+(?:[,–-]\d+)*\]", piece):
            builder.cite(piece, tuple(re.findall(r"\d+", piece)))
        else:
            builder.write(piece)


def _write_table(builder: Builder, body: str) -> None:
    lines = body.splitlines()
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines if line.startswith("|")]
    rule = next(i for i, row in enumerate(rows) if all(set(cell) <= set("-: ") for cell in row))
    drafts = [
        [
            DraftCell(cell.removeprefix("- "), header=number < rule, indent=1 if cell.startswith("- ") else 0)
            for cell in row
        ]
        for number, row in enumerate(rows)
        if number != rule
    ]
    caption = next((line for line in lines if line and not line.startswith(("|", "Note:"))), "")
    notes = [line.removeprefix("Note:").strip() for line in lines if line.startswith("Note:")]
    label = re.match(r"Table \d+", caption)
    title = caption[label.end() :].strip() if label else caption
    write_table(builder, drafts, label=label[0] if label else "", caption=title, footnotes=notes, header_rows=rule)


def _repair(document: Document, row: dict[str, Any]) -> Repair:
    start = document.text.index(row["after"])
    return Repair(
        start=start, end=start + len(row["after"]), before=row["before"], after=row["after"], reason=row["reason"]
    )


def _claim(document: Document, row: dict[str, Any]) -> Claim:
    kind = claim_types()[row.pop("kind")]
    quote, nth, shift = row.pop("quote"), row.pop("nth", 1), row.pop("shift", 0)
    start = -1
    for _ in range(nth):
        start = document.text.index(quote, start + 1)
    numeric = {f.name for f in msgspec.structs.fields(kind) if "Decimal" in str(f.type)}
    fields = {name: Decimal(value) if name in numeric else value for name, value in row.items()}
    listed = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    section = next((s.kind for s in document.sections if s.start <= start < s.end), "results")
    placed = place_claim(
        kind, document, start, start + len(quote), section=listed.pop("section", section), extractor="page", **listed
    )
    return msgspec.structs.replace(placed, start=placed.start + shift, end=placed.end + shift)
