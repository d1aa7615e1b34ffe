"""Formulas of a web page as words of their sentence, and words that the page strikes out as deleted gone.

Browsers and trafilatura show or take the text of a page without its MathML; the sentence lacked its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, islice
from typing import TYPE_CHECKING

from evidex.read._formula import formula_text, tex_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["write_out"]

_TEX = re.compile(r"\s*(?:\\\((?P<tex>.{1,1000}?)\\\)|\\\[(?P<set>.{1,2000}?)\\\])\s*", re.DOTALL)
_ABOVE = 3
"""How far above its MathML KaTeX and MathJax hang the glyphs that stand for it."""


def write_out(tree: HtmlElement) -> bool:
    """Put the words of each formula in its place; whether anything changed."""
    formulas, deleted = list(tree.iter("math")), list(tree.iter("del"))
    _show(formulas)
    _silence_glyphs(formulas)
    for math in formulas:
        words = math.makeelement("span")
        words.text, words.tail = formula_text(math), math.tail
        parent = math.getparent()
        if parent is not None:
            parent.replace(math, words)
    for each in deleted:
        _silence(each)
    return _write_out_tex(tree) or bool(formulas or deleted)


def _write_out_tex(tree: HtmlElement) -> bool:
    """TeX that a script would set once the page is shown: '<span class="math inline">\\(p = 0.03\\)</span>'."""
    found = False
    for span in tree.iter("span"):
        if "math" in (span.get("class") or "") and (formula := _TEX.fullmatch(span.text_content())):
            for child in list(span):
                span.remove(child)
            span.text, found = tex_text(formula["tex"] or formula["set"]), True
    return found


def _silence_glyphs(formulas: Iterable[HtmlElement]) -> None:
    """The same formulas once more, as glyphs for the eye."""
    above = dict.fromkeys(chain.from_iterable(islice(math.iterancestors(), _ABOVE) for math in formulas))
    for element in above:
        for glyphs in element.findall("*[@aria-hidden='true']"):
            if glyphs.find(".//math") is None:
                _silence(glyphs)


def _show(formulas: Iterable[HtmlElement]) -> None:
    """A formula that the page hides because a picture stands for it, as Wikipedia does: its words are not in that."""
    for math in formulas:
        for above in islice(math.iterancestors(), _ABOVE):
            beside = above.getnext()
            if "style" in above.attrib and beside is not None and beside.tag == "img":
                del above.attrib["style"]


def _silence(element: HtmlElement) -> None:
    """Take away what an element says. It stays: to join what stands around each of many would take very long."""
    element.clear(keep_tail=True)
    element.tag = "span"
