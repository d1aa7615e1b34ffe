"""evidex as a component of other people's spaCy pipelines.

    nlp = spacy.blank("en")
    nlp.add_pipe("evidex")
    doc = nlp("In all, 29 of 124 nurses (23%) had pain.")
    doc._.claims[0].percent                 # Decimal('23')
    doc._.claim_spans[0].text               # the same place as a spaCy Span

The text of the Doc is read as one paragraph per line; places in claims are places in `doc.text`. Other components'
work (medspaCy's ConText, say) stays as it is and can be looked up by `claim_spans`.
"""

from __future__ import annotations

import hashlib
import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from evidex.pipeline.examining import claims_of
from evidex.schema import Block, Claim, Document, Origin, Section, document_id
from evidex.schema.document import Metadata

__all__ = ["EvidexPipe", "document_of_text", "make_evidex_pipe"]

_LINE = re.compile(r"[^\r\n]*\S")


class EvidexPipe:
    """Sets `doc._.claims` (tuple of Claim), `doc._.claim_spans` and `doc._.evidex_document`."""

    def __init__(self, name: str = "evidex") -> None:
        self.name = name
        for extension, settings in (("claims", {"default": ()}), ("evidex_document", {"default": None})):
            if not Doc.has_extension(extension):
                Doc.set_extension(extension, **settings)
        if not Doc.has_extension("claim_spans"):
            Doc.set_extension("claim_spans", getter=_claim_spans)

    def __call__(self, doc: Doc) -> Doc:
        document = document_of_text(doc.text)
        doc._.evidex_document = document
        doc._.claims = claims_of(document)
        return doc


def _claim_spans(doc: Doc) -> list[Span]:
    """The claims as spans of tokens, widened to whole tokens where a claim begins or ends inside one."""
    spans = [_span(doc, claim) for claim in doc._.claims]
    return [span for span in spans if span is not None]


def _span(doc: Doc, claim: Claim) -> Span | None:
    return doc.char_span(claim.start, claim.end, label=claim.kind, alignment_mode="expand")


def document_of_text(text: str) -> Document:
    """A Document whose text is `text`, unchanged: one body section, one paragraph per line."""
    blocks = tuple(
        Block(start=line.start() + _indent(line.group()), end=line.end(), kind="paragraph")
        for line in _LINE.finditer(text)
    )
    sections = (Section(start=blocks[0].start, end=blocks[-1].end, kind="body"),) if blocks else ()
    raw = text.encode("utf-8", "surrogatepass")
    origin = Origin(name="text", sha256=hashlib.sha256(raw).hexdigest(), reader="spacy", size=len(raw))
    return Document(id=document_id(Metadata(), text), origin=origin, text=text, sections=sections, blocks=blocks)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


@Language.factory("evidex", assigns=["doc._.claims", "doc._.claim_spans", "doc._.evidex_document"])
def make_evidex_pipe(nlp: Language, name: str) -> EvidexPipe:
    """The factory that spaCy calls for `nlp.add_pipe("evidex")`.

    spaCy loads the entry points of the group `spacy_factories` when a pipeline is made and expects the load itself
    to register the factory; hence the decorator.
    """
    del nlp
    return EvidexPipe(name)
