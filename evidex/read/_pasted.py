"""The pasted text of a PDF: lines broken by the column, running heads, captions and loose table cells in between."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from statistics import median

from evidex.read._grouped_table import read_grouped_table
from evidex.read._line_ends import Lexicon, join_lines
from evidex.read._loose_table import read_loose_table
from evidex.read._prose import Draft, Piece
from evidex.schema import Part, SectionKind
from evidex.text.headings import find_labels, heading_of, is_references_heading
from evidex.text.references import reference_likeness

__all__ = ["is_pasted", "pasted_pieces"]

_TABLE = re.compile(
    r"^(?P<label>(?:Table|TABLE)\s(?:\d{1,2}|[IVX]{1,4})[A-Z]?)\s?[.:|]?\s+(?P<caption>[A-Z(\d].*)$", re.S
)
_FIGURE = re.compile(r"^(?:Fig(?:ure)?|FIG(?:URE)?)\.?\s(?:\d{1,2}|[IVX]{1,4})[A-Z]?\s?[.:|]\s+[A-Z(]")
_ADDRESS = re.compile(r"^(?:(?:https?://|www\.)\S+|\S+@\S+\.\w+|doi:?\s?10\.\S+)$", re.I)
_PAGE_NUMBER = re.compile(r"^(?:Page\s)?[A-Z]?\d{1,5}(?:\s?(?:of|/)\s?\d{1,4})?$|^[-–]\s?\d{1,4}\s?[-–]$", re.I)
_SENTENCE_END = re.compile(r"[.!?:][\"”’')\]]{0,2}(?:\s?[\[(]?\d[\d,–-]*[\])]?)?$")
_BULLET = re.compile(r"^(?:[-•*·‣▪]\s|\d{1,2}[.)]\s)")
_LETTER = re.compile("[A-Za-z]")
_FIRST_ENTRY = re.compile(r"^[\[(]?1[\]).]?(?:\s|$)")
_GOES_ON = re.compile(r"^[a-zà-ÿ(\[\d<>=≥≤±–—-]")


@dataclass
class _Chunk:
    """Lines that stand together: nothing between them, and none set in."""

    lines: list[str]


@dataclass
class _Flow:
    """The paragraph being put together, and what must wait until it is whole."""

    lines: list[str] = field(default_factory=list)
    drop_cap: bool = False
    later: list[Piece] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    table: list[str] | None = None
    cells: list[list[str]] = field(default_factory=list)
    references: bool = False
    listed: list[str] = field(default_factory=list)
    """Lines of the reference list that is open."""
    opens: tuple[SectionKind, Part] | None = None


def is_pasted(text: str) -> bool:
    """Whether sentences run over line ends: the text was laid out in lines of a column."""
    lines = [line.strip() for line in text[:200_000].split("\n")]
    pairs = [(one, two) for one, two in itertools.pairwise(lines) if len(one) > 25 and two]
    broken = sum(not _SENTENCE_END.search(one) and bool(re.match(r"[a-zà-ÿ(\d]", two)) for one, two in pairs)
    return len(pairs) >= 3 and broken >= 0.3 * len(pairs)


def pasted_pieces(text: str) -> list[Piece]:
    """Pieces with whole sentences; tables, captions and what is not the article's own text behind the paragraph."""
    repeated = _repeated(text)
    chunks = _chunks(text, repeated)
    lexicon = Lexicon.of(text)
    flow = _Flow()
    chunks = _take_title(chunks, flow)
    title = flow.pieces[-1].text if flow.pieces else ""
    width = median([len(line) for chunk in chunks for line in chunk.lines if len(line) > 25] or [60])
    for chunk in chunks:
        _take(chunk, flow, lexicon, repeated, title, width)
    _end_table(flow, lexicon)
    _end_paragraph(flow, lexicon)
    return flow.pieces


def _chunks(text: str, repeated: set[str]) -> list[_Chunk]:
    """Lines by blank lines, form feeds, running heads, and lines set in where the others are not (a new column)."""
    raw = text.replace("\f", "\n\n").split("\n")
    filled = [line for line in raw if line.strip()]
    set_in = sum(line[0] == " " for line in filled)
    marks = set_in <= 0.2 * len(filled)
    chunks: list[_Chunk] = []
    gap = True
    for line in raw:
        words = line.strip()
        if not words:
            gap = True
            continue
        head = _shape(words) in repeated
        titled = bool(chunks and _TABLE.match(words) and _SENTENCE_END.search(chunks[-1].lines[-1]))
        if gap or head or titled or (marks and line[0] == " "):
            chunks.append(_Chunk([words]))
        else:
            chunks[-1].lines.append(words)
        gap = head
    return chunks


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _repeated(text: str) -> set[str]:
    """Running heads and feet: lines that come back page by page and differ in one number at most (the page's).

    Rows of a table may look alike, too, but several of their numbers differ.
    """
    numbers: dict[str, list[tuple[str, ...]]] = {}
    for raw in text.replace("\f", "\n").split("\n"):
        line = raw.strip()
        if 14 < len(line) < 140 and line.count(" ") > 1 and len(_LETTER.findall(line)) > 9:
            numbers.setdefault(_shape(line), []).append(tuple(re.findall(r"\d+", line)))
    return {
        shape
        for shape, found in numbers.items()
        if len(found) > 2 and sum(len(set(column)) > 1 for column in zip(*found, strict=True)) < 2
    }


def _take_title(chunks: list[_Chunk], flow: _Flow) -> list[_Chunk]:
    """The title: the first chunk of one to four lines without a sentence's end; what stands above it is an aside."""
    for index, chunk in enumerate(chunks[:5]):
        words = " ".join(chunk.lines)
        if len(chunk.lines) > 4 or len(words) > 300 or find_labels(words) or heading_of(words):
            break
        if (_SENTENCE_END.search(words) and not words.endswith("?")) or re.search(r"[a-z]{3}\. [A-Z]", words):
            break
        following = chunks[index + 1].lines[0] if index + 1 < len(chunks) else ""
        if len(words.split()) >= 5 and following:
            flow.pieces += [Piece("aside", " ".join(above.lines)) for above in chunks[:index]]
            flow.pieces.append(Piece("title", words, opens=("title", "front")))
            flow.opens = ("body", "body")
            return chunks[index + 1 :]
    return chunks


def _take(chunk: _Chunk, flow: _Flow, lexicon: Lexicon, repeated: set[str], title: str, width: float) -> None:
    words = " ".join(chunk.lines)
    if _is_aside(chunk, repeated, title):
        flow.later.append(Piece("aside", words))
    elif match := _TABLE.match(chunk.lines[0]):
        _end_table(flow, lexicon)
        size = _caption_size(chunk.lines)
        caption = " ".join([match["caption"], *chunk.lines[1:size]])
        flow.table = [match["label"], " ".join(caption.split())]
        if chunk.lines[size:]:
            _take(_Chunk(chunk.lines[size:]), flow, lexicon, repeated, title, width)
    elif _FIGURE.match(words):
        _end_table(flow, lexicon)
        text, mends = join_lines(chunk.lines, lexicon)
        flow.later.append(Piece("caption", text, mends=mends))
    elif flow.table is not None and not _resumes(chunk, flow, width):
        size = _table_size(chunk.lines, width)
        flow.cells.append(chunk.lines[:size])
        if chunk.lines[size:]:
            _end_table(flow, lexicon)
            _take_prose(_Chunk(chunk.lines[size:]), flow, lexicon)
    elif len(words) == 1 and words.isupper() and _sentence_is_whole(flow):
        _end_table(flow, lexicon)
        _end_paragraph(flow, lexicon)
        flow.lines, flow.drop_cap = [words], True
        flow.opens = ("background", "body") if flow.pieces else flow.opens
    else:
        _end_table(flow, lexicon)
        _take_prose(chunk, flow, lexicon)


def _caption_size(lines: list[str]) -> int:
    """How many lines a caption takes: up to its full stop, if one of the first four has one."""
    return next((size for size, line in enumerate(lines[:4], 1) if line.endswith(".")), 1)


def _table_size(lines: list[str], width: float) -> int:
    """How many of these lines are still a table's: those above running text, or above its heading."""
    for index, line in enumerate(lines[:-1]):
        if index and index + 2 < len(lines) and all(_is_prose(words, width) for words in lines[index : index + 3]):
            return index
        if index == 0 or heading_of(line) is None:
            continue
        if len(lines[index + 1]) > 0.6 * width or _lists(lines[index + 1 : index + 4]):
            return index
    return len(lines)


def _is_prose(line: str, width: float) -> bool:
    """Whether a line is full and made of words, as no row of a table is."""
    figures = sum(sign.isdigit() for sign in line)
    return len(line) > 0.6 * width and figures < 0.12 * len(line) and line.count(" ") > 5 and not _BULLET.match(line)


def _is_aside(chunk: _Chunk, repeated: set[str], title: str) -> bool:
    if len(chunk.lines) > 2:
        return False
    words = " ".join(chunk.lines)
    if _ADDRESS.match(words) or _shape(words) in repeated:
        return True
    if _PAGE_NUMBER.match(words) and not re.fullmatch(r"\d{1,2}", words):
        return bool(re.match(r"[A-Z]|Page|[-–]", words)) or "of" in words
    plain = words.rstrip(". ").lower()
    return len(plain) > 15 and not _SENTENCE_END.search(words) and _is_short_title(plain, title.lower())


def _is_short_title(words: str, title: str) -> bool:
    """Whether a line says the title in fewer words, in its order: a running head."""
    wanted, said = re.findall(r"\w+", words), iter(re.findall(r"\w+", title))
    return len(wanted) > 3 and all(word in said for word in wanted)


def _sentence_is_whole(flow: _Flow) -> bool:
    return not flow.lines or bool(_SENTENCE_END.search(flow.lines[-1]))


def _resumes(chunk: _Chunk, flow: _Flow, width: float) -> bool:
    """Whether running text goes on behind a table's cells."""
    lines = chunk.lines
    long = [line for line in lines if len(line) > 0.6 * width]
    if not _sentence_is_whole(flow) and _GOES_ON.match(lines[0]) and long and not _BULLET.match(lines[0]):
        return True
    if sum(bool(_BULLET.match(line)) for line in lines) > 1:
        return False
    if heading_of(lines[0]) is not None and len(lines) > 1:
        return True
    if _BULLET.match(lines[0]) or not any(len(line) > 0.6 * width for line in lines[1:]):
        return False
    return len(lines) >= 3 and len(long) >= 0.5 * len(lines)


def _end_table(flow: _Flow, lexicon: Lexicon) -> None:
    """Close the table that is open: as a grid where that is certain, else its lines as they stand."""
    if flow.table is None:
        return
    (label, caption), cells = flow.table, flow.cells
    flow.table, flow.cells = None, []
    draft = read_loose_table(label, caption, cells) or read_grouped_table(label, caption, cells)
    if draft is None:
        loose = [join_lines([line], lexicon)[0] for cell in cells for line in cell]
        draft = Draft([], label, caption, loose)
    flow.later.append(Piece("table", table=draft))


def _end_paragraph(flow: _Flow, lexicon: Lexicon) -> None:
    if flow.lines:
        text, mends = join_lines(flow.lines, lexicon, flow.drop_cap)
        flow.pieces.append(Piece("paragraph", text, mends=mends, opens=flow.opens))
        flow.opens = None
    if flow.listed:
        flow.pieces.append(Piece("paragraph", "\n".join(flow.listed)))
    flow.lines, flow.listed, flow.drop_cap = [], [], False
    flow.pieces += flow.later
    flow.later = []


def _take_prose(chunk: _Chunk, flow: _Flow, lexicon: Lexicon) -> None:
    # The usual line, not the longest: where a hyphen was lost, two lines have run together into one.
    usual = median([len(line) for line in chunk.lines])
    for index, line in enumerate(chunk.lines):
        following = chunk.lines[index + 1] if index + 1 < len(chunk.lines) else ""
        before = chunk.lines[index - 1] if index else ""
        lists = is_references_heading(line) and _lists(chunk.lines[index + 1 : index + 4])
        if lists or _is_heading(line, following, flow, usual, before):
            _end_paragraph(flow, lexicon)
            flow.pieces.append(Piece("heading", line))
            flow.references, flow.opens = lists, None
        elif flow.references:
            flow.listed.append(line)
        elif flow.lines and _begins_paragraph(line, before, flow, usual):
            _end_paragraph(flow, lexicon)
            flow.lines = [line]
        else:
            flow.lines.append(line)


def _lists(lines: list[str]) -> bool:
    """Whether a reference list begins with these lines (none are known where the heading stands alone)."""
    return not lines or bool(_FIRST_ENTRY.match(lines[0])) or reference_likeness(" ".join(lines)) > 0.6


def _begins_paragraph(line: str, before: str, flow: _Flow, usual: float) -> bool:
    if flow.drop_cap and len(flow.lines) == 1:
        return False
    labels = find_labels(line)
    if labels and labels[0].start == 0 and _sentence_is_whole(flow):
        return True
    if not _sentence_is_whole(flow) or not (line[0].isupper() or _BULLET.match(line)):
        return False
    return not before or bool(_BULLET.match(line)) or len(before) < 0.8 * usual


def _is_heading(line: str, following: str, flow: _Flow, usual: float, before: str) -> bool:
    if heading_of(line) is not None and _sentence_is_whole(flow) and not (flow.references and following.islower()):
        return not line.endswith(".") or not following
    if (
        not _sentence_is_whole(flow)
        or not line[0].isupper()
        or _SENTENCE_END.search(line)
        or line.endswith((",", ";", "-"))
    ):
        return False
    if flow.references or flow.drop_cap or len(line) > 70 or len(line.split()) > 10:
        return False
    if following:
        return following[0].isupper() and len(line) < 0.75 * usual and _title_case(line)
    return not before and _title_case(line)


def _title_case(line: str) -> bool:
    large = [word for word in re.findall(r"[\w'’-]+", line) if len(word) > 3]
    return bool(large) and all(word[0].isupper() or word[0].isdigit() for word in large)
