"""JATS and NLM article XML (PubMed Central, publishers), BMC's `art` too: one article or several in a wrapper.

_front       what the article says of itself
_body        its parts as blocks and sections, `_inline` their running text, `_tables` their tables
_references  its reference list
_bmc         BioMed Central's own XML, turned into JATS
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from evidex.errors import UnreadableError
from evidex.read._cited import with_unlinked
from evidex.read._xml import root_name, stream
from evidex.read.builder import Builder
from evidex.read.jats._bmc import as_jats
from evidex.read.jats._body import ArticleWriter
from evidex.read.jats._front import read_metadata
from evidex.read.jats._inline import Inline
from evidex.read.jats._references import reference_labels
from evidex.read.socket import Reader, Reading, Source
from evidex.schema import Origin

__all__ = ["READER"]

NAME = "jats"
_WRAPPERS = ("pmc-articleset", "OAI-PMH", "articles")
_SIGNS = ("<front", "<article-meta", "article-type=", "JATS", "NLM//DTD", "dtd-version")


def recognise(source: Source) -> float:
    """Sure where an `article` comes with the marks of this family; other formats have a root of that name too."""
    root, head = root_name(source), source.head_text
    if root == "article":
        return 1.0 if any(sign in head for sign in _SIGNS) else 0.2
    if root == "art":
        return 1.0 if "<fm>" in head else 0.0
    return 1.0 if root in _WRAPPERS and "<article" in head else 0.0


def read(source: Source) -> Iterator[Reading]:
    """Each article; then, where the file is damaged, one UnreadableError that says where."""
    index = 0
    try:
        for element in stream(source, "article", "{*}article", "art"):
            yield _article(element, source, index)
            index += 1
    except UnreadableError as problem:
        yield problem
        return
    if not index:
        yield UnreadableError(source.name, "it holds no article", "fetch it again")


def _article(article: etree._Element, source: Source, index: int) -> Reading:
    if article.tag == "art":
        as_jats(article)
    _drop_namespace(article)
    builder = Builder()
    metadata = read_metadata(article)
    if metadata.title:
        builder.open_section("title", "front")
        builder.add_block("title", metadata.title)
    inline = Inline(reference_labels(article))
    ArticleWriter(builder, article, inline).write()
    if not builder.length:
        return UnreadableError(source.name, f"article {index + 1} holds no text", "fetch it again")
    if article.find("body") is None:
        builder.remarks.append("no-full-text")
    if inline.lost_formulas:
        builder.remarks.append("formula-as-image")
    if article.find("sub-article") is not None or article.find("response") is not None:
        builder.remarks.append("sub-article-left-out")
    origin = Origin(name=source.name, sha256=source.sha256, reader=NAME, size=source.size, index=index)
    return with_unlinked(builder.build(origin, metadata))


def _drop_namespace(article: etree._Element) -> None:
    """Some publishers put JATS itself into a namespace; formulas keep theirs."""
    namespace = etree.QName(article).namespace
    if namespace:
        for element in article.iter(f"{{{namespace}}}*"):
            element.tag = etree.QName(element).localname


READER = Reader(name=NAME, suffixes=(".nxml", ".xml"), recognise=recognise, read=read)
