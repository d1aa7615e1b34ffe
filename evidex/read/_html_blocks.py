"""The blocks of a web page's tree, and which of them are the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from evidex.read._indents import leading, styled
from evidex.read._links import lead_out, leads_out, lift_links, unmarked
from evidex.read._prose import Draft, Piece, table_title, take_caption
from evidex.read._scripts import lift, lower
from evidex.read.grid import DraftCell
from evidex.schema import BlockKind
from evidex.text.headings import is_references_heading
from evidex.text.references import reference_likeness

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Blocks", "choose_blocks", "find_blocks"]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SILENT = frozenset(
    """script style noscript template svg math iframe object embed canvas form button select option input textarea
    video audio map dialog head title link meta nav footer menu""".split()
)
_BLOCKS = frozenset(
    """p div section article main ul ol li table blockquote figure figcaption dl dt dd pre h1 h2 h3 h4 h5 h6 header
    footer aside nav form address details summary hr center tbody tr td th""".split()
)
_ROLES = frozenset("navigation banner contentinfo complementary search dialog menu menubar alert".split())
_CHROME = frozenset(
    """nav navbar navigation menu breadcrumb breadcrumbs sidebar share sharing social related recommended promo advert
    ads ad banner cookie cookies consent newsletter subscribe subscription signup comments comment footer popup modal
    toolbar pagination pager tags taglist masthead skip disqus outbrain taboola sponsored paywall login""".split()
)
MOST_SPANNED = 1000
"""Rows or columns of one cell: HTML's own limit."""
_FEW_DIGITS = re.compile(r"[0-9]{1,6}")
_LONG = 30
"""Letters and figures after which a block's words are its own, so that finding them in the main text says something."""
_MANY_LINKS = 0.5
"""A block with a larger share of its words in links leads elsewhere."""


@dataclass(frozen=True)
class _Block:
    node: HtmlElement
    piece: Piece
    plain: str
    linked: float
    chrome: bool


@dataclass(frozen=True)
class Blocks:
    """The article's pieces in reading order."""

    pieces: tuple[Piece, ...] = field(default=())


_OUT = "data-evidex-out"
"""Set on links that lead to another site."""


def find_blocks(tree: HtmlElement, home: str = "") -> list[_Block]:
    """Every block of the page (of the site `home`) that holds words, in order, chrome marked as such."""
    for link in tree.iter("a"):
        if leads_out(link.get("href") or "", home):
            link.set(_OUT, "")
    body = tree.find("body")
    found: list[_Block] = []
    _walk(tree if body is None else body, found, False, 0)
    return found


def choose_blocks(found: Sequence[_Block], main_text: str) -> Blocks:
    """Those blocks that `main_text` (trafilatura's finding) holds, and what stands among them without leading away."""
    main = _letters(main_text)
    strong = [len(block.plain) >= _LONG and block.plain in main for block in found]
    if not any(strong):
        kept = [block for block in found if not block.chrome and block.linked < _MANY_LINKS]
        return Blocks(_captioned([block.piece for block in kept]))
    sure = [block for block, strong_one in zip(found, strong, strict=True) if strong_one]
    root = _root([block for block in sure if not _is_entry(block)] or sure)
    inside = [root in {block.node, *block.node.iterancestors()} for block in found]
    within = [index for index, strong_one in enumerate(strong) if strong_one and inside[index]]
    parents = {block.node.getparent() for block in sure}
    pieces: list[Piece] = []
    listing = False
    for index, block in enumerate(found):
        heading = block.piece.kind == "heading"
        if heading:
            listing = is_references_heading(block.piece.text)
        among = inside[index] and (within[0] <= index <= within[-1] or block.node.getparent() in parents)
        quiet = not block.chrome and block.linked < _MANY_LINKS
        title = heading and index < within[0] and block.piece.level == 1
        entry = listing and (inside[index] or heading or _is_entry(block))
        if (among and (strong[index] or quiet)) or (strong[index] and _is_entry(block)) or entry or title:
            pieces.append(block.piece)
    while pieces and pieces[-1].kind == "heading":
        pieces.pop()
    return Blocks(_captioned(pieces))


def _is_entry(block: _Block) -> bool:
    return block.piece.kind in ("list_item", "paragraph") and reference_likeness(block.piece.text) > 0.6


def _captioned(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Tables without a caption of their own take the line 'Table 2. …' above them."""
    found: list[Piece] = []
    for piece in pieces:
        if piece.kind == "heading" and found and found[-1].kind == "heading" and found[-1].level == piece.level:
            found.pop()  # Nothing stands below it: a teaser, or the heading of what was left out.
        if piece.table is not None and not piece.table.label and not piece.table.caption:
            label, caption = take_caption(found)
            draft = piece.table
            found.append(Piece("table", table=Draft(draft.rows, label, caption, draft.footnotes, draft.header_rows)))
        else:
            found.append(piece)
    return tuple(found)


def _root(blocks: Sequence[_Block]) -> HtmlElement:
    """The deepest element that holds nearly all of these words."""
    weight: Counter[HtmlElement] = Counter()
    for block in blocks:
        for node in block.node.iterancestors():
            weight[node] += len(block.plain)
    whole = max(weight.values())
    able = [node for node, held in weight.items() if held >= 0.85 * whole]
    return max(able, key=lambda node: sum(1 for _ in node.iterancestors()))


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _walk(node: HtmlElement, found: list[_Block], chrome: bool, depth: int) -> None:
    """Blocks of this element's children; text between them becomes paragraphs."""
    loose: list[tuple[str, float]] = [(node.text or "", 0.0)]
    for child in node:
        if not isinstance(child.tag, str):
            loose.append((child.tail or "", 0.0))
            continue
        if child.tag in _SILENT or _is_hidden(child):
            loose.append((child.tail or "", 0.0))
            continue
        if child.tag in _BLOCKS or any(inner.tag in _BLOCKS for inner in child.iterdescendants()):
            _add_loose(node, loose, found, chrome)
            _take(child, found, chrome or _is_chrome(child), depth)
            loose = [(child.tail or "", 0.0)]
        elif child.tag == "br":
            loose.append(("\n" + (child.tail or ""), 0.0))
        else:
            words = _marked(child)
            loose += [(words, _linked(child)), (child.tail or "", 0.0)]
    _add_loose(node, loose, found, chrome)


def _take(node: HtmlElement, found: list[_Block], chrome: bool, depth: int) -> None:
    tag = node.tag
    if tag in _HEADINGS:
        _add(node, _piece("heading", _words(node), level=_HEADINGS[tag]), found, chrome)
    elif tag == "table" and _is_data(node):
        _add(node, _table(node), found, chrome)
    elif tag in ("ul", "ol"):
        _take_list(node, found, chrome, depth)
    elif tag in ("p", "dt", "dd", "figcaption", "pre", "blockquote", "address", "summary") and not _has_blocks(node):
        kind: BlockKind = "caption" if tag == "figcaption" else "aside" if tag == "pre" else "paragraph"
        for words in _paragraphs(_words(node)):
            _add(node, _piece(kind, words), found, chrome)
    else:
        _walk(node, found, chrome, depth)


def _take_list(node: HtmlElement, found: list[_Block], chrome: bool, depth: int) -> None:
    number = _number(node.get("start"))
    for item in node:
        if item.tag != "li" or _is_hidden(item):
            continue
        if _has_blocks(item):
            before = len(found)
            _walk(item, found, chrome, depth + 1)
            if len(found) > before + 1 and re.fullmatch(r"[\[(]?\d{1,3}[\].)]?", found[before].piece.text):
                del found[before]  # The number that the page prints itself.
            for index in range(before, min(before + 1, len(found))):
                block = found[index]
                if block.piece.kind == "paragraph":
                    label = f"{number}." if node.tag == "ol" else ""
                    piece = replace(block.piece, kind="list_item", level=depth, number=label)
                    found[index] = _Block(item, piece, block.plain, block.linked, block.chrome)
        else:
            label = f"{number}." if node.tag == "ol" else ""
            _add(item, _piece("list_item", _words(item), level=depth, number=label), found, chrome)
        number += 1


def _add(node: HtmlElement, piece: Piece, found: list[_Block], chrome: bool) -> None:
    words = piece.text
    if piece.table is not None:
        words = " ".join(str(cell.text) for row in piece.table.rows for cell in row)
    if words.strip():
        found.append(_Block(node, piece, _letters(words), _linked(node), chrome))


def _add_loose(node: HtmlElement, loose: list[tuple[str, float]], found: list[_Block], chrome: bool) -> None:
    """Text that stands in an element beside its blocks."""
    text = "".join(words for words, _ in loose)
    size = max(len(_letters(text)), 1)
    linked = sum(len(_letters(words)) * share for words, share in loose) / size
    for words in _paragraphs(text):
        found.append(_Block(node, _piece("paragraph", words), _letters(words), linked, chrome))


def _paragraphs(text: str) -> Iterator[str]:
    """An empty line (two `br`) parts paragraphs."""
    return (part for part in re.split(r"\n[ \t\r\xa0]*\n", text) if _clean(part))


def _piece(kind: BlockKind, words: str, level: int = 0, number: str = "") -> Piece:
    text, links = lift_links(words.replace("\u200b", ""))
    return Piece(kind, text, level=level, number=number, links=links)


def _clean(text: str) -> str:
    return " ".join(unmarked(text).replace("\u200b", "").split())


def _marked(node: HtmlElement) -> str:
    return lead_out(_words(node)) if node.get(_OUT) is not None else _words(node)


def _words(node: HtmlElement) -> str:
    """The words inside, raised and lowered figures as such, `br` as a line end; the tail is not part of it."""
    text = node.text or ""
    for child in node:
        if isinstance(child.tag, str) and child.tag not in _SILENT and not _is_hidden(child):
            if child.tag == "br":
                text += "\n"
            else:
                inner, before = _marked(child), unmarked(text[-3:])[-1:]
                if child.tag in ("sup", "sub"):
                    inner = _set_off(child, inner, before)
                text += f" {inner} " if child.tag in _BLOCKS else inner
        text += child.tail or ""
    return text if node.tag == "pre" else re.sub(r"(?<!\n)\n(?!\n)", "\n", text)


def _set_off(node: HtmlElement, inner: str, before: str) -> str:
    """The raised or lowered words; a link in them stays one."""
    words = unmarked(inner)
    if node.tag == "sup":
        words = words if words.strip().startswith(("[", "(")) else lift(words, before)
    else:
        words = lower(words, before)
    return words if unmarked(inner) == inner else lead_out(words)


def _linked(node: HtmlElement) -> float:
    """The share of an element's letters that stand in links."""
    letters = len(_letters(node.text_content()))
    links = [node] if node.tag == "a" else node.iterdescendants("a")
    return sum(len(_letters(link.text_content())) for link in links) / letters if letters else 0.0


def _has_blocks(node: HtmlElement) -> bool:
    return any(inner.tag in _BLOCKS for inner in node.iterdescendants())


def _is_hidden(node: HtmlElement) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    return node.get("hidden") is not None or "display:none" in style


def _is_chrome(node: HtmlElement) -> bool:
    if node.tag in ("nav", "footer", "aside") or (node.get("role") or "").lower() in _ROLES:
        return True
    if node.tag == "header" and not any(above.tag in ("article", "main") for above in node.iterancestors()):
        return True
    names = re.split(r"[\s_-]+", f"{node.get('class') or ''} {node.get('id') or ''}".lower())
    return node.tag not in ("body", "article", "main") and not _CHROME.isdisjoint(names)


def _is_data(table: HtmlElement) -> bool:
    """Whether a table holds data, not the page's layout."""
    rows = list(table.iter("tr"))
    if any(inner is not table for inner in table.iter("table")) or len(rows) < 2:
        return False
    cells = [cell for row in rows for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 * len(rows) - 1 or any(len(cell.text_content()) > 1500 for cell in cells):
        return False
    return not any(inner.tag in ("p", "ul", "h1", "h2", "h3") for cell in cells for inner in cell.iter()) or any(
        cell.tag == "th" for cell in cells
    )


def _table(table: HtmlElement) -> Piece:
    rows: list[list[DraftCell]] = []
    heads = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        drafted = [
            DraftCell(
                _clean(_words(cell)), _span(cell, "rowspan"), _span(cell, "colspan"), cell.tag == "th", _indent(cell)
            )
            for cell in cells
        ]
        if drafted:
            parent = row.getparent()
            heads += parent is not None and parent.tag == "thead"
            rows.append(drafted)
    caption = table.find("caption")
    label, words = table_title(_clean(_words(caption))) if caption is not None else ("", "")
    notes = [_clean(_words(cell)) for foot in table.iter("tfoot") for cell in foot.iter("td", "th")]
    body = rows[: len(rows) - len(list(table.iter("tfoot")))] if notes else rows
    return Piece("table", table=Draft(body, label, words, notes, heads or None))


def _indent(cell: HtmlElement) -> float:
    """How far the text of a cell stands in: by the style of the cell or of what its text begins in, else by spaces."""
    node: HtmlElement | None = cell
    while node is not None:
        if by_style := styled(node.get("style")):
            return by_style
        node = next((child for child in node if isinstance(child.tag, str)), None) if not _filled(node.text) else None
    return leading(cell.text_content())


def _filled(text: str | None) -> bool:
    return bool(text and text.strip())


def _span(cell: HtmlElement, name: str) -> int:
    return min(_number(cell.get(name)), MOST_SPANNED)


def _number(value: str | None) -> int:
    """A number of an attribute; 1 where it is none, or none that can be meant."""
    return int(value) if value and _FEW_DIGITS.fullmatch(value.strip()) else 1
