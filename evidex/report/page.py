"""The page for people: every document's text with its claims marked, and the findings beside it. One file, no links
to anything that a browser would load.
"""

from __future__ import annotations

import base64
import hashlib
import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from evidex import __version__
from evidex.config.checking import SEVERITIES
from evidex.counted import things
from evidex.errors import EvidexError
from evidex.report.addresses import doi_address, pubmed_address
from evidex.report.marked import marked_text
from evidex.report.wording import DOUBTFUL, RELATIONS, confidence_in_words, heading, in_words, is_doubtful, statement
from evidex.report.writing import whole_file
from evidex.schema import Claim, Document, Finding, Metadata, claim_row

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = [
    "KIND_WORDS", "Figure", "Page", "Sheet", "page_pieces", "page_rooms", "policy_for", "resource", "rule_words",
    "write_page",
]  # fmt: skip

KIND_WORDS = {"proportion": "proportions", "effect": "effects", "score": "scores", "cause": "causes"}
ALREADY_SHOWN = {"schema", "id", "document", "kind", "quote", "start", "end", "printed", "extractor", "section"}


@dataclass(frozen=True)
class Sheet:
    """One document of the page. Without a `document` only its line is shown, with `reason`."""

    name: str
    source: str
    title: str
    document: Document | None
    claims: Sequence[Claim] = ()
    findings: Sequence[Finding] = ()
    reason: str = ""
    clippings: Mapping[int, bytes] = field(default_factory=dict)
    """PNG of the page at a claim, by the claim's number."""


class Figure(NamedTuple):
    """A number or share at the head of the page, and the words behind it; `link` leads to what it counts."""

    words: str
    number: str
    link: str = ""

    @classmethod
    def of(cls, number: int, thing: str, several: str = "") -> Figure:
        """A count of things."""
        return cls(things(number, thing, several), f"{number:,}")


@dataclass(frozen=True)
class Page:
    """What stands around the documents. `figures` are shown in a row."""

    title: str
    figures: Sequence[Figure]
    kinds: Mapping[str, int]
    severities: Mapping[str, int]
    not_read: Sequence[tuple[str, str, str]] = ()
    """Source, status, reason."""
    remarks: Sequence[str] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    """What the rules that fired are about, by code."""


def write_page(path: Path, page: Page, sheets: Iterable[Sheet]) -> Path:
    """The page as a file, written document by document."""
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(page_pieces(page, sheets))
    return path


def page_pieces(page: Page, sheets: Iterable[Sheet]) -> Iterator[str]:
    """The page, piece by piece."""
    rooms = page_rooms()
    style, script = resource("page.css"), resource("page.js")
    frame = {
        "page": page,
        "kinds": [(kind, KIND_WORDS.get(kind, kind), number) for kind, number in page.kinds.items() if number],
        "severities": [(name, page.severities.get(name, 0)) for name in SEVERITIES if page.severities.get(name)],
        "doubtful": DOUBTFUL,
        "version": __version__,
        "style": style,
        "script": script,
        "policy": policy_for(style, script),
    }
    yield rooms.get_template("page_head.html").render(frame)
    template = rooms.get_template("document.html")
    for sheet in sheets:
        yield template.render(_told(sheet))
    yield rooms.get_template("page_foot.html").render(frame)


def _told(sheet: Sheet) -> dict[str, Any]:
    text = marked_text(sheet.document, sheet.claims, sheet.findings, sheet.name) if sheet.document else ""
    severities: Counter[str] = Counter(finding.severity for finding in sheet.findings)
    links = list(_links(sheet.document)) if sheet.document else []
    return {
        "sheet": sheet,
        "text": text,
        "links": links,
        "unlinked_id": sheet.document.id if sheet.document and sheet.document.id not in dict(links) else "",
        "claims": [_card(claim, sheet.clippings.get(number)) for number, claim in enumerate(sheet.claims)],
        "badges": [(name, severities[name]) for name in SEVERITIES if severities[name]],
        "search": " ".join((sheet.title, sheet.source, sheet.document.id if sheet.document else "")).lower(),
        "kinds": " ".join(sorted({claim.kind for claim in sheet.claims})),
        "worst": " ".join(name for name in SEVERITIES if severities[name]),
        "doubtful": any(map(is_doubtful, sheet.claims)),
        "about": _about(sheet),
    }


def _card(claim: Claim, clipping: bytes | None) -> dict[str, Any]:
    row = claim_row(claim)
    if claim.confidence is not None:  # stands first: it says which claims to look at
        row = {"confidence": claim.confidence} | row
    if "p_value" in row:
        row["p_value"] = f"{row.pop('p_op', '=')} {row['p_value']}"
    fields = [
        (
            "percent" if name == "percent" else heading(name),
            _value(name, value) + (" (derived)" if name in claim.derived else ""),
        )
        for name, value in row.items()
        if name not in ALREADY_SHOWN and name != "derived"
    ]
    told = {"statement": statement(claim), "fields": fields, "clipping": _picture(clipping)}
    return told | {"claim": claim, "doubtful": is_doubtful(claim)}


def _picture(png: bytes | None) -> dict[str, Any] | None:
    """A PNG as it is written into the page, with its size (which stands at the begin of its header)."""
    if png is None:
        return None
    width, height = struct.unpack(">II", png[16:24])
    return {"address": f"data:image/png;base64,{base64.b64encode(png).decode()}", "width": width, "height": height}


def _value(name: str, value: Any) -> str:
    if name == "confidence":
        return confidence_in_words(value)
    if name == "relation":
        return RELATIONS.get(str(value), str(value))
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {told}" for name, told in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(str(each) for each in value)
    return ("yes" if value else "no") if isinstance(value, bool) else in_words(name, str(value))


def _about(sheet: Sheet) -> str:
    """What stands below the title: who, where, when, in which file (unless that is the title), why no more."""
    data = sheet.document.metadata if sheet.document else Metadata()
    authors = data.authors[0] + (" et al." if len(data.authors) > 1 else "") if data.authors else ""
    source = sheet.source if sheet.title else ""
    return " · ".join(part for part in (authors, data.journal, str(data.year or ""), source, sheet.reason) if part)


def _links(document: Document) -> Iterator[tuple[str, str]]:
    data = document.metadata
    if address := pubmed_address(data.pmid):
        yield f"pmid:{data.pmid}", address
    if address := doi_address(data.doi):
        yield f"doi:{data.doi.lower()}", address


def rule_words(codes: Iterable[str]) -> dict[str, str]:
    """Code to 'name: summary' of the rules that fired; a code that no rule here bears stands by itself."""
    from evidex.check import all_rules
    from evidex.check.documentation import documentation

    rules = {rule.code: rule for rule in all_rules()}
    told = {}
    for code in sorted(set(codes)):
        try:
            told[code] = " ".join(documentation(rules[code]).summary.split())
        except (KeyError, EvidexError):
            told[code] = "A rule that is not installed here."
    return told


def page_rooms() -> Environment:
    """The templates; everything that is put into them is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("evidex.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def resource(name: str) -> str:
    """A style sheet or script that is written into a page."""
    return files("evidex.report.templates").joinpath(name).read_text(encoding="utf-8").strip()


def policy_for(style: str, script: str) -> str:
    """A content security policy: nothing is loaded, pictures stand in the page, only this style and script count."""
    return f"default-src 'none'; img-src data:; style-src '{_digest(style)}'; script-src '{_digest(script)}'"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
