"""Markdown, through markdown-it-py: headings, lists, tables, references; front matter for the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from evidex.errors import UnreadableError
from evidex.read._article_lines import article_pieces
from evidex.read._decode import decode, identity_of, looks_like_text, read_bytes
from evidex.read._formula import tex_text
from evidex.read._indents import leading
from evidex.read._links import lead_out, leads_out, lift_links, unmarked
from evidex.read._pasted import is_pasted, pasted_pieces
from evidex.read._prose import Draft, Piece, compose, finish, take_caption
from evidex.read._scripts import lift, lower
from evidex.read.builder import Builder
from evidex.read.grid import DraftCell
from evidex.read.socket import Reader, Reading, Source
from evidex.schema import Metadata, Origin
from evidex.text.references import reference_likeness

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

__all__ = ["READER"]

_SUFFIXES = (".md", ".markdown", ".qmd", ".rmd")
_HEADING = re.compile(rb"^#{1,6} \S", re.M)
_COMMENTS_FIRST = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*", re.DOTALL)
_FRONT_MATTER = re.compile(r"\A---\s*\n(?P<facts>.*?)\n---\s*\n", re.S)
_TITLE_FACT = re.compile(r"^title:\s*[\"']?(?P<title>.+?)[\"']?\s*$", re.M | re.I)
_FOOTNOTE_MARK = re.compile(r"\[\^(\w{1,10})\]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"<(/?)(\w+)[^<>]*>")
_IN_TEX = r"(?:[^$\n]|\n(?![ \t]{0,9}\n))"
"""No dollar, and no empty line."""
_FORMULA = re.compile(
    rf"(?<![\\$\w])(?:\$(?P<tex>[^\s$](?:{_IN_TEX}{{0,300}}?[^\s$\\])?)(?<![\s(](?:US|AU|NZ|CA|HK|NT))\$"
    rf"|\$\$(?P<set>{_IN_TEX}{{1,1000}})\$\$)(?![\w$])"
)
"""'$p < 0.05$', as pandoc, Quarto and R Markdown have it: no space inside and no figure behind, as dollars have, nor a
country before the second sign: '$500 (in 2010 US$)'."""
_COMPUTED = re.compile(r"(?:\{(?:r|python|julia)\}|r(?!\s{0,3}(?:\(\d{1,6}\)\s{0,3})?[=<>≤≥≈]))\s")
"""What is computed, but 'r = 0.45' and 'r (58) = .45', which are correlations."""
_SCRIPT = re.compile(r"(?<![\^~\s(\[])(?:\^(?P<sup>[^\s^~]{1,30})\^|~(?P<sub>[^\s^~]{1,30})~)(?![\^~])")
"""Pandoc's and MultiMarkdown's raised and lowered letters: '10^7^', 'H~2~O', 'work.^3,4^'."""


def _recognise(source: Source) -> float:
    head = source.head
    begins = _COMMENTS_FIRST.sub(b"", head)
    if not looks_like_text(head) or begins[:1] in (b"<", b"{"):
        return 0.0
    headings = len(_HEADING.findall(head))
    if source.suffix in _SUFFIXES:
        return 0.6
    return 0.3 if headings > 1 else 0.0


def _read(source: Source) -> Iterator[Reading]:
    data = read_bytes(source)
    text, remarks = decode(source, data)
    if not text.strip():
        raise UnreadableError(source.name, "the text is empty", "nothing can be read from it")
    facts = _FRONT_MATTER.match(text)
    body = text[facts.end() :] if facts else text
    pieces = _pieces(body) if _is_marked_up(body) else _plain_pieces(body)
    builder = Builder(remarks=list(remarks))
    compose(builder, pieces)
    title = next((piece.text for piece in pieces if piece.kind == "title"), "")
    told = _TITLE_FACT.search(facts["facts"]) if facts else None
    metadata = Metadata(title=title or (told["title"] if told else ""))
    origin = Origin(name=source.name, sha256=source.sha256, reader="markdown", size=source.size)
    yield finish(builder, origin, metadata, identity_of(text))


_MARKED_UP = re.compile(
    r"^#{1,6} |^(?:=+|-+)\s*$|^\s{0,3}(?:```|~~~|\||>)|\*\*|__|\]\(|\[\^|<\w+[^<>]*>|<!--|^\s*\d{1,3}[.)] ", re.M
)


def _is_marked_up(text: str) -> bool:
    """Whether anything but bullets is written as in Markdown: without, the lines are those of a plain text."""
    return bool(_MARKED_UP.search(text))


def _plain_pieces(text: str) -> list[Piece]:
    words = _FORMULA.sub(_written, text) if "$" in text else text
    return pasted_pieces(words) if is_pasted(words) else article_pieces(words)


def _written(found: re.Match[str]) -> str:
    """A formula in words and signs."""
    return tex_text(found["tex"] or found["set"])


def _take_formula(state: StateInline, silent: bool) -> bool:
    """A rule of the parser: what stands between dollars is TeX, whose '\\,', '_' and '*' are no marks of Markdown."""
    found = _FORMULA.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("text", "", 0).content = _written(found)
    state.pos = found.end()
    return True


def _pieces(text: str) -> list[Piece]:
    from markdown_it import MarkdownIt

    # '[1]: Smith J …' is an entry of a reference list here, not the address of a link.
    parser = MarkdownIt("commonmark").enable("table").disable("reference")
    parser.inline.ruler.before("escape", "formula", _take_formula)
    tokens = parser.parse(text)
    pieces: list[Piece] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "table_open":
            end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
            rows = _rows(tokens[at:end])
            label, caption = take_caption(pieces)
            pieces.append(Piece("table", table=Draft(rows, label, caption, (), 1)))
            at = end
        elif token.type == "inline":
            _take_inline(tokens, at, pieces)
        elif token.type in ("fence", "code_block"):
            pieces.append(Piece("aside", token.content.strip("\n")))
        elif token.type == "html_block" and (words := _words_of_html(token.content)):
            pieces.append(Piece("paragraph", words))
        at += 1
    return pieces


def _words_of_html(block: str) -> str:
    """What a block of HTML shows: no tags, and no comments (notes of the authors, acceptances of findings)."""
    return " ".join(_TAG.sub(" ", _COMMENT.sub(" ", block)).split())


def _take_inline(tokens: Sequence[Token], at: int, pieces: list[Piece]) -> None:
    printed = _words(tokens[at].children or ())
    if not printed:
        return
    (words, links), opened = lift_links(printed), tokens[at - 1]
    if opened.type == "paragraph_open" and _is_list_of_works(lines := unmarked(printed).split("\n")):
        pieces.extend(Piece("paragraph", line) for line in lines)
        return
    first = len(pieces) == 1 and pieces[0].kind == "title"
    if opened.type == "heading_open":
        level = int(opened.tag[1:])
        if level == 1 and not any(piece.kind == "title" for piece in pieces):
            pieces.append(Piece("title", words, opens=("title", "front")))
        else:
            pieces.append(Piece("heading", words, level=level, opens=("body", "body") if first else None))
        return
    item = tokens[at - 2] if at > 1 and tokens[at - 2].type == "list_item_open" else None
    number = f"{item.info}." if item is not None and item.info else ""
    pieces.append(
        Piece(
            "list_item" if item is not None else "paragraph",
            words,
            level=opened.level // 2 if item is not None else 0,
            number=number,
            opens=("body", "body") if first else None,
            links=links,
        )
    )


def _is_list_of_works(lines: Sequence[str]) -> bool:
    """References on lines of their own, without the empty lines between them that Markdown asks for."""
    return len(lines) > 1 and sum(reference_likeness(line) > 0.6 for line in lines) >= 0.8 * len(lines)


def _words(children: Sequence[Token]) -> str:
    """The text of a line: links by their words, `[1](…)` as [1], raised figures raised, other markup gone."""
    text, script, link, outward = "", "", -1, False
    for token in children:
        if token.type in ("text", "code_inline"):
            raised = {"sup": lift, "sub": lower}.get(script)
            words = _code(token.content) if token.type == "code_inline" else token.content
            words = words if token.type == "code_inline" or raised else _scripted(words)
            text += raised(words, unmarked(text[-3:])[-1:]) if raised else words
        elif token.type in ("softbreak", "hardbreak"):
            text += "\n"
        elif token.type == "link_open":
            link, outward = len(text), leads_out(str(token.attrGet("href") or ""))
        elif token.type == "link_close":
            words, said = text[link:], lead_out(text[link:]) if outward else text[link:]
            text = text[:link] + (f"[{said}]" if words.isdigit() and not text[:link].endswith("[") else said)
        elif token.type == "html_inline" and (tag := _TAG.match(token.content)):
            script = "" if tag.group(1) else tag.group(2).lower()
            text += " " if tag.group(2).lower() == "br" else ""
    lines = (" ".join(line.split()) for line in _FOOTNOTE_MARK.sub(r"[\1]", text).split("\n"))
    return "\n".join(line for line in lines if line)


def _code(words: str) -> str:
    """Code in a line as it stands; for what R or Python will put there, an ellipsis: its digits are no numbers yet."""
    return "…" if _COMPUTED.match(words) else words


def _scripted(words: str) -> str:
    """The words with '^3,4^' raised and '~2~' lowered."""

    def written(found: re.Match[str]) -> str:
        before = words[found.start() - 1 : found.start()]
        return lift(found["sup"], before) if found["sup"] else lower(found["sub"], before)

    return _SCRIPT.sub(written, words) if "^" in words or "~" in words else words


def _rows(tokens: Sequence[Token]) -> list[list[DraftCell]]:
    rows: list[list[DraftCell]] = []
    header = False
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            header = token.type == "th_open"
        elif token.type == "inline" and rows:
            words = unmarked(_words(token.children or ())).replace("\n", " ")
            begins = next((child.content for child in token.children or () if child.type == "text"), "")
            rows[-1].append(DraftCell(words, header=header, indent=leading(begins)))
    return rows


READER = Reader(name="markdown", suffixes=_SUFFIXES, recognise=_recognise, read=_read)
