"""Whether a document is an abstract alone, pasted without its labels: its paper cites, and it does not."""

from __future__ import annotations

import re

from evidex.schema import Document
from evidex.text.people import HUMANS
from evidex.text.view import View

__all__ = ["is_bare_abstract"]

MOST_PARAGRAPHS = 2
MOST_CHARACTERS = 6000
"""The longest abstracts (Cochrane's) have some 900 words."""
LEAST_CHARACTERS = 300
LEAST_WORDS = 2
"""So many different words of doing or reviewing a study: a paragraph of a leaflet has one at most."""
_TITLE_LONGEST = 300
_ADDRESSED = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_NEWS = re.compile(
    r"\b(?:researchers|scientists|experts|doctors|specialists) (?:now |also )?"
    r"(?:say|said|believe|found|agree|hope|think|warn|recommend)\b|\blast (?:week|month)\b",
    re.IGNORECASE,
)
"""Who retells somebody else's study in a paragraph should name it."""
_STUDY = re.compile(
    r"\b(?:was|were) (?:not )?(?:\w+ly )?(?:\w{3,}ed|found|seen|given|shown|done|made|undergone|undertaken)\b"
    r"|\b(?:is|are|been) (?:\w+ly )?(?:described|presented|reviewed|discussed|reported|proposed|outlined|summari[sz]ed"
    r"|studied|investigated|evaluated|examined|calculated|derived|measured|tested|compared|demonstrated|observed)\b"
    r"|\b(?:aims?|objectives?|purpose|goal) (?:of|was|were|is)\b|^(?:aims?|objectives?|purpose|background|methods?):?\s"
    r"|\bto (?:determine|assess|evaluate|compare|investigate|examine|study|describe|explore|test|estimate|review)\b"
    r"|\b(?:this|the present|the current|our|these) "
    r"(?:study|trial|paper|article|review|report|survey|analysis|results|findings|data)\b"
    r"|\b(?:results|findings|data) (?:suggest|show|indicate|demonstrate|support|confirm)\w*\b"
    r"|\bwe (?!all\b|can\b|need\b)\w+"
    r"|\b(?:it is|we) conclude\b|\bit is concluded\b|\bin conclusion\b|\bp ?[<=>] ?0?\.\d|\bn ?= ?\d|\d ?(?:±|\+/-) ?\d"
    r"|\b9[059] ?% ?(?:CI|confidence)\b|\b(?:two|three|four|\d+) (?:groups|arms)\b"
    rf"|\b(?:healthy|\d+) {HUMANS}\b|\b(?:clinical|controlled|open|crossover|prospective|retrospective"
    r"|cohort|case-control|double-blind) (?:study|trial|studies|trials)\b|\bstatistically\b|\bsignificant(?:ly)?\b",
    re.IGNORECASE | re.MULTILINE,
)


def is_bare_abstract(view: View) -> bool:
    """Whether a title at most and one or two paragraphs are all there is, and they speak as abstracts do; worked out
    once for all rules that ask."""
    return view.once(_is_one)


def _is_one(view: View) -> bool:
    document = view.document
    if document.references or document.tables or document.links or not _is_short(document):
        return False
    text = document.text
    if _ADDRESSED.search(text) or _NEWS.search(text):
        return False
    told: set[str] = set()
    for match in _STUDY.finditer(text):
        told.add(" ".join(match[0].lower().split()))
        if len(told) >= LEAST_WORDS:
            return True  # most speak so in their first lines: every record is asked
    return False


def _is_short(document: Document) -> bool:
    """A title and few paragraphs: no heading, no list. A first line without a full stop is a title, too."""
    blocks = [block for block in document.blocks if block.kind != "title"]
    if len(blocks) > 1 and blocks[0].kind == "paragraph" and _is_title(document.text[blocks[0].start : blocks[0].end]):
        del blocks[0]
    return (
        0 < len(blocks) <= MOST_PARAGRAPHS
        and all(block.kind == "paragraph" for block in blocks)
        and LEAST_CHARACTERS <= blocks[-1].end - blocks[0].start <= MOST_CHARACTERS
        and all(section.kind in ("title", "body") for section in document.sections)
    )


def _is_title(line: str) -> bool:
    return len(line) <= _TITLE_LONGEST and not re.search(r"[.!?]\s+[A-Z]", line)
