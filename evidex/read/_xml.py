"""XML from strangers: streamed, with no entity expanded, no DTD loaded, no network; and where it breaks, said so."""

from __future__ import annotations

import gzip
import html
import re
import zlib
from collections.abc import Iterator
from typing import TypedDict

from lxml import etree

from evidex.counted import counted
from evidex.errors import UnreadableError
from evidex.read._formula import formula_text, local_name
from evidex.read._phrase import tidy
from evidex.read._scripts import lift, lower
from evidex.read.socket import Source

__all__ = [
    "child_text",
    "children",
    "declares_entities",
    "inline_text",
    "root_name",
    "stream",
    "text_of",
]

_PROLOG = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[<>\"']|\"[^\"]*\"|'[^']*')*(?P<subset>\[.*?\]\s*)?>)*", re.DOTALL
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)(?=[\s/>])")


def root_name(source: Source) -> str:
    """The name of the root element (without prefix), or '' where the head is not XML."""
    head = source.head_text
    if not head.lstrip().startswith("<"):
        return ""
    prolog = _PROLOG.match(head)
    root = _ROOT.match(head, prolog.end() if prolog else 0)
    return root[1] if root else ""


def declares_entities(source: Source) -> bool:
    """Whether the document type declaration defines entities of its own: no format that we read needs that."""
    head = source.head_text
    prolog = _PROLOG.match(head)
    return "<!ENTITY" in head[: prolog.end() if prolog and _ROOT.match(head, prolog.end()) else len(head)]


WHOLE = 2_000_000
"""Bytes of the largest file whose tree is made at once (about seven times as long in memory): half as fast again."""


class _Safe(TypedDict):
    resolve_entities: bool
    load_dtd: bool
    no_network: bool
    remove_comments: bool
    remove_pis: bool
    huge_tree: bool


_SAFE = _Safe(
    resolve_entities=False,
    load_dtd=False,
    no_network=True,
    remove_comments=True,
    remove_pis=True,
    huge_tree=False,
)
"""How XML is parsed, whole or streamed: nothing expanded, nothing fetched."""


def stream(source: Source, *tags: str) -> Iterator[etree._Element]:
    """Each element of these tags, once it is whole; in a large file it is forgotten when the next one is asked for.

    Raises UnreadableError where the XML breaks off or is refused, after the elements before that place.
    """
    if declares_entities(source):
        raise UnreadableError(
            source.name,
            "its document type declares entities, which can be made to swell without end or to fetch files",
            "remove the declarations, or fetch the file from its publisher again",
        )
    if (root := _root_of_small(source)) is not None:
        yield from root.iter(*tags)
        return
    whole = 0
    with source.open() as content:
        events = etree.iterparse(content, events=("end",), tag=tags, **_SAFE)
        try:
            for _, element in events:
                whole += 1
                yield element
                _forget(element)
        except etree.XMLSyntaxError as problem:
            raise UnreadableError(source.name, *_broken(problem, whole)) from problem
        except (EOFError, zlib.error, gzip.BadGzipFile) as problem:
            what = f"the packed file is damaged or cut off after {_count(whole)} ({problem})"
            raise UnreadableError(source.name, what, "fetch it again") from problem


def _root_of_small(source: Source) -> etree._Element | None:
    """The root of a small and sound file; a damaged one is streamed, which gives what stands before the damage."""
    if source.gzipped or source.size > WHOLE:
        return None
    with source.open() as content:
        try:
            return etree.fromstring(content.read(), etree.XMLParser(**_SAFE))
        except etree.XMLSyntaxError:
            return None


def _forget(element: etree._Element) -> None:
    """Free what was read before, so that memory does not grow with the file. (To clear the element first is slow.)"""
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


_SWOLLEN = {"Excessive depth": "elements nested more than 256 deep", "Text node too long": "a text of over 10 MB"}
"""The beginnings of libxml2's messages about what is no damage but beyond its limits."""


def _broken(problem: etree.XMLSyntaxError, whole: int) -> tuple[str, str]:
    """What is wrong, and what to do."""
    line, column = problem.position
    for opening, what in _SWOLLEN.items():
        if opening in str(problem.msg):
            told = f"the XML holds {what} at line {line}, column {column}, after {_count(whole)}"
            return told, "no article does; check where it comes from"
    told = re.sub(r", line \d+, column \d+.*", "", str(problem.msg or "no content"))
    return (
        f"the XML is damaged or cut off at line {line}, column {column}, after {_count(whole)} ({told})",
        "fetch it again",
    )


def _count(whole: int) -> str:
    return counted(whole, "whole document")


def inline_text(element: etree._Element) -> str:
    """All text inside, tidied: tails after inline tags kept, super- and subscripts and formulas written plainly."""
    if not len(element):
        return tidy(element.text or "")
    pieces: list[str] = []
    _gather(element, pieces)
    return tidy("".join(pieces))


def _gather(element: etree._Element, pieces: list[str]) -> None:
    if element.text:
        pieces.append(element.text)
    for child in element:
        name = local_name(child)
        if name in ("sup", "sub"):
            inner: list[str] = []
            _gather(child, inner)
            before = pieces[-1][-1:] if pieces else ""
            pieces.append((lift if name == "sup" else lower)("".join(inner), before))
        elif name == "math":
            pieces.append(formula_text(child))
        elif name:
            _gather(child, pieces)
        else:
            pieces.append(html.unescape(child.text or ""))
        if child.tail:
            pieces.append(child.tail)


def children(element: etree._Element | None) -> dict[str, etree._Element]:
    """The first child of each tag: many look-ups in one pass, several times faster than `find` for each."""
    return {} if element is None else {child.tag: child for child in reversed(element)}


def text_of(element: etree._Element | None) -> str:
    """Its tidied text; '' for None."""
    if element is None:
        return ""
    return inline_text(element) if len(element) else tidy(element.text or "")


def child_text(element: etree._Element | None, path: str) -> str:
    """The tidied text of the first element at `path`, '' where there is none."""
    return text_of(None if element is None else element.find(path))
