"""HTML: the article of a web page, without the site around it; headings, lists, tables and references kept.

trafilatura finds which text is the article's; the blocks are then taken from the page's own tree, so that levels,
numbers, spans of table cells and raised figures are not lost. Highwire `citation_*` tags give the metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from evidex.errors import UnreadableError
from evidex.read._decode import decode, identity_of, looks_like_text, read_bytes
from evidex.read._html_blocks import Blocks, choose_blocks, find_blocks
from evidex.read._html_formulas import write_out
from evidex.read._links import site_of
from evidex.read._prose import Piece, compose, finish
from evidex.read.builder import Builder
from evidex.read.socket import Reader, Reading, Source
from evidex.schema import Metadata, Origin

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["READER"]

LARGEST_PAGE = 10_000_000
"""Bytes: what is larger is an archive or a data dump, and would take minutes to look through."""

_START = re.compile(rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,30})", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SITE_NAME = re.compile(r"\s+[|–—»·-]\s+[^|–—»·]{2,40}$")


def _recognise(source: Source) -> float:
    head = source.head
    if not looks_like_text(head):
        return 0.0
    if _START.search(head[:4000].replace(b"\x00", b"")):
        return 0.9
    return 0.4 if source.suffix in (".html", ".htm", ".xhtml") else 0.0


def _read(source: Source) -> Iterator[Reading]:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring, tostring

    data = read_bytes(source, LARGEST_PAGE)
    page, remarks = _decode_page(source, data)
    try:
        tree = document_fromstring(page, parser=HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as problem:
        raise UnreadableError(source.name, "there is no text in this page", "save it again") from problem
    shown = tostring(tree, encoding="unicode") if write_out(tree) else page
    blocks = choose_blocks(find_blocks(tree, _home(tree)), _main_text(shown))
    metadata = _metadata(tree, blocks)
    pieces = _with_title(blocks, metadata.title)
    if not pieces:
        raise UnreadableError(source.name, "no running text was found in this page", "save the article itself")
    builder = Builder(remarks=list(remarks))
    compose(builder, pieces)
    origin = Origin(name=source.name, sha256=source.sha256, reader="html", size=source.size)
    yield finish(builder, origin, metadata, identity_of(page))


def _decode_page(source: Source, data: bytes) -> tuple[str, tuple[str, ...]]:
    """The page by the character set that it names, where that fits, else as any other text."""
    named = _CHARSET.search(data[:4000])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return _XML_DECLARATION.sub("", data.decode(named.group(1).decode())), ()
        except (LookupError, UnicodeDecodeError):
            pass  # It names a set that it is not in: found out below.
    text, remarks = decode(source, data)
    return _XML_DECLARATION.sub("", text), remarks


def _main_text(page: str) -> str:
    from trafilatura import extract

    found = extract(page, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False)
    return found or ""


def _home(tree: HtmlElement) -> str:
    """The site that the page says it is of; empty where it does not say."""
    named = tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return next((site for address in named if (site := site_of(str(address)))), "")


def _metadata(tree: HtmlElement, blocks: Blocks) -> Metadata:
    tags: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        name, content = (tag.get("name") or tag.get("property") or "").lower(), (tag.get("content") or "").strip()
        if name and content:
            tags.setdefault(name, []).append(content)

    def first(*names: str) -> str:
        return next((tags[name][0] for name in names if name in tags), "")

    named = " ".join("".join(tree.xpath("//head/title//text()")).split())
    graph = first("og:title")
    headings = [piece.text for piece in blocks.pieces if piece.kind == "heading" and piece.level == 1]
    same = [words for words in headings if _plain(words) in _plain(named) or _plain(words) == _plain(graph)]
    title = first("citation_title", "dc.title") or max(same, key=len, default="")
    title = title or _SITE_NAME.sub("", graph or ("" if headings[1:] else "".join(headings)) or named)
    date = first("citation_publication_date", "citation_date", "citation_online_date", "article:published_time")
    year = re.search(r"\b(?:19|20)\d\d\b", date)
    doi = re.search(r"10\.\d{4,9}/\S+", first("citation_doi", "dc.identifier", "prism.doi"))
    return Metadata(
        title=title,
        authors=tuple(tags.get("citation_author", ())),
        journal=first("citation_journal_title"),
        year=int(year.group()) if year else None,
        volume=first("citation_volume"),
        issue=first("citation_issue"),
        pages=first("citation_firstpage"),
        doi=doi.group() if doi else "",
        pmid=first("citation_pmid"),
        language=(tree.get("lang") or "")[:2].lower(),
    )


def _with_title(blocks: Blocks, title: str) -> list[Piece]:
    """The pieces with the title in front: the heading that says it, else none of the page's own text."""
    pieces = list(blocks.pieces)
    plain = _plain(title)
    for index, piece in enumerate(pieces[:6]):
        if piece.kind == "heading" and _plain(piece.text) == plain:
            del pieces[index]
            return [Piece("title", piece.text, opens=("title", "front")), *_opened(pieces)]
    return [Piece("title", title, opens=("title", "front")), *_opened(pieces)] if title and pieces else pieces


def _opened(pieces: list[Piece]) -> list[Piece]:
    if not pieces or pieces[0].kind == "heading":
        return pieces
    head = pieces[0]
    return [replace(head, opens=head.opens or ("body", "body")), *pieces[1:]]


def _plain(words: str) -> str:
    return re.sub(r"\W+", "", words).casefold()


READER = Reader(name="html", suffixes=(".html", ".htm", ".xhtml"), recognise=_recognise, read=_read)
