"""DOCX, through python-docx: headings, lists, tables with merged cells, footnotes, raised figures."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from evidex.errors import UnreadableError
from evidex.read._article_lines import looks_like_heading
from evidex.read._decode import read_bytes
from evidex.read._prose import Draft, Piece, compose, finish, take_caption
from evidex.read._scripts import lift, lower
from evidex.read._word_formula import FORMULA, word_formula
from evidex.read._word_notes import CALLS, number_notes
from evidex.read.builder import Builder
from evidex.read.grid import DraftCell
from evidex.read.socket import Reader, Reading, Source
from evidex.schema import Metadata, Origin

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table as WordTable
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

__all__ = ["READER"]

LARGEST_FILE = 100_000_000
"""Bytes as they lie on the disk; pictures make most of them."""
LARGEST_PART = 50_000_000
"""Bytes of XML when unpacked. A thousand pages have some 10 MB; what unpacks to more was packed to harm."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SMALL = re.compile(r"[1-9][0-9]?")
"""How many columns a cell takes (Word knows 63), how deep a list stands."""
_HEADING = re.compile(r"^heading\s?(\d)", re.I)
_TOLD = (*(f"{_W}{name}" for name in ("t", "tab", "br", "noBreakHyphen")), FORMULA, *CALLS)
_UNSAID = (f"{_W}moveFrom", f"{_W}del", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
"""What was moved elsewhere, what was deleted, and a text box once more for old programs."""


_OLD = b"\xd0\xcf\x11\xe0"
"""How old Office files begin, and encrypted new ones."""


def _recognise(source: Source) -> float:
    head = source.head
    if head.startswith(_OLD):
        return 1.0
    if not head.startswith(b"PK\x03\x04"):
        return 0.6 if source.suffix == ".docx" else 0.0
    return 0.95 if b"word/" in head or source.suffix == ".docx" else 0.2


def _read(source: Source) -> Iterator[Reading]:
    data = read_bytes(source, LARGEST_FILE)
    word = _open(source, data)
    pieces = _pieces(word)
    if not pieces:
        raise UnreadableError(source.name, "the document holds no text", "nothing can be read from it")
    properties = word.core_properties
    title = next((piece.text for piece in pieces if piece.kind == "title"), "") or (properties.title or "").strip()
    builder = Builder()
    compose(builder, pieces)
    origin = Origin(name=source.name, sha256=source.sha256, reader="docx", size=source.size)
    yield finish(builder, origin, Metadata(title=title), data)


_OTHER_ZIPS = (
    ("xl/", "it is an Excel workbook, not a Word document", "save the sheet with its text as .docx or .txt"),
    ("ppt/", "it is a PowerPoint file, not a Word document", "save it as PDF"),
    ("META-INF/container.xml", "it is an EPUB book, not a Word document", "save its chapters as HTML or PDF"),
)
"""What else comes as a zip, by the beginning of a name in it, and the way on."""


def _other_zip(names: Sequence[str]) -> tuple[str, str]:
    """What a zip is that holds no Word document, and what to do."""
    for beginning, what, way_on in _OTHER_ZIPS:
        if any(name.startswith(beginning) for name in names):
            return what, way_on
    if "mimetype" in names:
        return "it is a zip file but holds no Word document", "save it as .docx"
    return "it is a zip file but holds no Word document", "unpack it and give the folder with its files"


def _open(source: Source, data: bytes) -> WordDocument:
    """The opened document. Raises UnreadableError for what is no DOCX, is encrypted, damaged or packed to harm."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    if data.startswith(_OLD):
        what = "it is encrypted or an old Office file (.doc, .xls, .ppt)"
        raise UnreadableError(source.name, what, "save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if "word/document.xml" not in packed.namelist():
                raise UnreadableError(source.name, *_other_zip(packed.namelist()))
            if (
                sum(info.file_size for info in packed.infolist() if info.filename.endswith((".xml", ".rels")))
                > LARGEST_PART
            ):
                raise UnreadableError(
                    source.name, f"it unpacks to more than {LARGEST_PART:,} bytes of XML", "check where it comes from"
                )
        return docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, OpcError, etree.XMLSyntaxError, KeyError, ValueError, NotImplementedError) as problem:
        what = "the DOCX file" if source.suffix == ".docx" or b"word/" in source.head else "the zip file"
        raise UnreadableError(source.name, f"{what} is damaged or cut off", "save it again") from problem


def _pieces(word: WordDocument) -> list[Piece]:
    from docx.text.paragraph import Paragraph

    pieces: list[Piece] = []
    notes = number_notes(word, _below(word.element.body, CALLS))
    blocks = list(_blocks(word))
    texts = [_text(block) if isinstance(block, Paragraph) else "" for block in blocks]
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            following = next((words for words in texts[index + 1 :] if words), "")
            _take_paragraph(block, texts[index], following, pieces)
        else:
            label, caption = take_caption(pieces)
            pieces.append(Piece("table", table=_table(block, label, caption)))
    return pieces + [Piece("paragraph", note) for note in notes]


def _blocks(word: WordDocument) -> Iterator[Paragraph | WordTable]:
    """Paragraphs and tables in their order, those too that stand in a content control: reference managers put the whole
    bibliography into one."""
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    for block in _below(word.element.body, (f"{_W}p", f"{_W}tbl")):
        yield Paragraph(block, word._body) if block.tag == f"{_W}p" else Table(block, word._body)


def _below(element: Any, wanted: Sequence[str]) -> Iterator[Any]:
    """The elements of these names, in the order of the text; not what Word shows nobody, or shows twice."""
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag not in _UNSAID and not _is_filler(child):
            yield from _below(child, wanted)


def _is_filler(element: Any) -> bool:
    """A content control that nobody has filled in ('Click here to enter text'), or that holds the table of contents."""
    if element.tag != f"{_W}sdt":
        return False
    if element.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None:
        return True
    gallery = element.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
    return gallery is not None and gallery.get(f"{_W}val") == "Table of Contents"


def _take_paragraph(paragraph: Paragraph, words: str, following: str, pieces: list[Piece]) -> None:
    if not words:
        return
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    titled = any(piece.kind == "title" for piece in pieces)
    heading = _HEADING.match(style)
    level = int(heading.group(1)) if heading else 0
    first = not pieces
    if style == "Title" or (level == 1 and first and not titled):
        pieces.append(
            Piece("title", words, opens=("title", "front")) if not titled else Piece("heading", words, level=1)
        )
    elif heading:
        pieces.append(Piece("heading", words, level=level))
    elif style == "Caption":
        pieces.append(Piece("caption", words))
    elif (depth := _list_depth(paragraph, style)) is not None:
        number = f"{_position(pieces)}." if "Number" in style else ""
        pieces.append(Piece("list_item", words, level=depth, number=number))
    elif _is_bold(paragraph) and looks_like_heading(words, following):
        pieces.append(Piece("title", words, opens=("title", "front")) if first else Piece("heading", words))
    else:
        opened = len(pieces) == 1 and pieces[0].kind == "title"
        pieces.append(Piece("paragraph", words, opens=("body", "body") if opened else None))


def _list_depth(paragraph: Paragraph, style: str) -> int | None:
    """How deep a list item stands, or None for other paragraphs."""
    numbering = paragraph._p.find(f"{_W}pPr/{_W}numPr")
    if numbering is not None:
        level = numbering.find(f"{_W}ilvl")
        told = level.get(f"{_W}val") or "" if level is not None else ""
        return int(told) if _SMALL.fullmatch(told) else 0
    return 0 if style.startswith("List ") else None


def _position(pieces: list[Piece]) -> int:
    count = 1
    for piece in reversed(pieces):
        if piece.kind != "list_item":
            break
        count += 1
    return count


def _is_bold(paragraph: Paragraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _text(paragraph: Paragraph) -> str:
    """The words of a paragraph, links and accepted insertions included, deletions not; raised figures raised."""
    text = ""
    for node in _below(paragraph._p, _TOLD):
        run = node.getparent()
        if node.tag == f"{_W}t":
            piece = node.text or ""
            raised = run.find(f"{_W}rPr/{_W}vertAlign") if run is not None else None
            kind = raised.get(f"{_W}val") if raised is not None else ""
            text += (
                lift(piece, text[-1:])
                if kind == "superscript"
                else lower(piece, text[-1:])
                if kind == "subscript"
                else piece
            )
        elif node.tag == f"{_W}noBreakHyphen":
            text += "\u2011"
        elif node.tag == FORMULA:
            text += word_formula(node)
        elif node.tag in CALLS:
            text += lift(node.get(f"{_W}id") or "", text[-1:])
        else:
            text += " "
    return " ".join(text.split())


def _table(table: WordTable, label: str, caption: str) -> Draft:
    """Rows of drafted cells; a merged cell is drafted once, with its spans."""
    for span in table._tbl.iter(f"{_W}gridSpan"):
        if not _SMALL.fullmatch(span.get(f"{_W}val") or ""):
            span.set(f"{_W}val", "1")
    grid: list[list[Any]] = [[cell._tc for cell in row.cells] for row in table.rows]
    words = {cell._tc: _words(cell) for row in table.rows for cell in row.cells}
    seen: set[Any] = set()
    rows: list[list[DraftCell]] = []
    for index, line in enumerate(grid):
        rows.append([])
        for col, cell in enumerate(line):
            if cell in seen:
                continue
            seen.add(cell)
            across = sum(1 for other in line[col:] if other is cell)
            down = sum(1 for below in grid[index:] if col < len(below) and below[col] is cell)
            rows[-1].append(DraftCell(words[cell], down, across, indent=_indent(cell)))
    heads = 0
    for row in table.rows:
        if row._tr.trPr is None or row._tr.trPr.find(f"{_W}tblHeader") is None:
            break
        heads += 1
    return Draft(rows, label, caption, (), heads or None)


def _indent(cell: Any) -> float:
    """How far the text of a cell stands in, in points: by its first paragraph, else by the spaces it begins with."""
    paragraph = cell.find(f"{_W}p")
    told = paragraph.find(f"{_W}pPr/{_W}ind") if paragraph is not None else None
    if told is not None:
        names = ("left", "start", "firstLine")
        twips = [value for name in names if (value := told.get(f"{_W}{name}") or "").isdecimal()]
        if any(map(int, twips)):
            return sum(map(int, twips)) / 20
    runs = (node for run in cell.iter(f"{_W}r") for node in run if node.tag in (f"{_W}t", f"{_W}tab"))
    text = "".join(node.text or "" if node.tag == f"{_W}t" else "\t" for node in runs)
    return float(len(text) - len(text.lstrip()))


def _words(cell: _Cell) -> str:
    """The words of a cell, without those of a table in it."""
    from docx.text.paragraph import Paragraph

    inside = _below(cell._tc, (f"{_W}p", f"{_W}tbl"))
    return " ".join(filter(None, (_text(Paragraph(each, cell)) for each in inside if each.tag == f"{_W}p")))


READER = Reader(name="docx", suffixes=(".docx",), recognise=_recognise, read=_read)
