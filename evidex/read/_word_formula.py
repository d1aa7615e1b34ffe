"""Formulas of Word (Office MathML) as MathML, so that they are written as those of every other format.

Many authors set no more than a P-value, χ² or an estimate as a formula: without it the sentence lacks its number.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from lxml import etree

from evidex.read._formula import formula_text, local_name

__all__ = ["FORMULA", "word_formula"]

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FORMULA = f"{_M}oMath"
_DELETED = ("del", "moveFrom")


def word_formula(formula: etree._Element) -> str:
    """The formula in one line."""
    return formula_text(_math("math", *_inside(formula)))


def _math(name: str, *parts: etree._Element, text: str = "", **facts: str) -> etree._Element:
    made = etree.Element(name, facts)
    made.text = text
    made.extend(parts)
    return made


def _inside(element: etree._Element | None) -> list[etree._Element]:
    return [] if element is None else [_as_mathml(child) for child in element if local_name(child)]


def _part(element: etree._Element, name: str) -> etree._Element:
    return _math("mrow", *_inside(element.find(f"{_M}{name}")))


def _told(element: etree._Element, name: str, otherwise: str) -> str:
    """What the properties of an element say: its accent, its brackets."""
    found = element.find(f"{_M}{local_name(element)}Pr/{_M}{name}")
    return otherwise if found is None else found.get(f"{_M}val") or ""


def _as_mathml(element: etree._Element) -> etree._Element:
    name = local_name(element)
    if name == "t":  # its letters may be set as those of mathematics: '𝑝'
        return _math("mtext", text=unicodedata.normalize("NFKC", element.text or ""))
    if rule := _RULES.get(name):
        return rule(element)
    return _math("mrow", *(() if name.endswith("Pr") or name in _DELETED else _inside(element)))


def _of_parts(made: str, *names: str) -> Callable[[etree._Element], etree._Element]:
    return lambda element: _math(made, *(_part(element, name) for name in names))


def _root(element: etree._Element) -> etree._Element:
    degree, base = _part(element, "deg"), _part(element, "e")
    return _math("mroot", base, degree) if formula_text(degree) else _math("msqrt", base)


def _accent(element: etree._Element, accent: str) -> etree._Element:
    return _math("mover", _part(element, "e"), _math("mo", text=accent))


def _brackets(element: etree._Element) -> etree._Element:
    parts = [_math("mrow", *_inside(part)) for part in element.findall(f"{_M}e")]
    said = {name: _told(element, f"{name}Chr", usual) for name, usual in (("beg", "("), ("end", ")"), ("sep", "|"))}
    return _math("mfenced", *parts, open=said["beg"], close=said["end"], separators=said["sep"] or "|")


def _large(element: etree._Element) -> etree._Element:
    """A sum, a product or an integral with its limits."""
    sign = _math("mo", text=_told(element, "chr", "∫"))
    return _math("mrow", _math("munderover", sign, _part(element, "sub"), _part(element, "sup")), _part(element, "e"))


def _rows(element: etree._Element, name: str) -> etree._Element:
    """A matrix, or equations below each other."""
    return _math("mtable", *(_math("mtr", *_inside(row)) for row in element.findall(f"{_M}{name}")))


def _scripts_before(element: etree._Element) -> etree._Element:
    """'¹⁴₆C'."""
    base, *scripts = (_part(element, name) for name in ("e", "sub", "sup"))
    return _math("mmultiscripts", base, _math("mprescripts"), *scripts)


_RULES: dict[str, Callable[[etree._Element], etree._Element]] = {
    "sSup": _of_parts("msup", "e", "sup"),
    "sSub": _of_parts("msub", "e", "sub"),
    "sSubSup": _of_parts("msubsup", "e", "sub", "sup"),
    "f": _of_parts("mfrac", "num", "den"),
    "limLow": _of_parts("munder", "e", "lim"),
    "limUpp": _of_parts("mover", "e", "lim"),
    "func": _of_parts("mrow", "fName", "e"),
    "rad": _root,
    "acc": lambda element: _accent(element, _told(element, "chr", "^")),
    "bar": lambda element: _accent(element, "¯"),
    "d": _brackets,
    "nary": _large,
    "m": lambda element: _rows(element, "mr"),
    "eqArr": lambda element: _rows(element, "e"),
    "sPre": _scripts_before,
}
