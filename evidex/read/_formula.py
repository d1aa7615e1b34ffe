"""MathML as one line of plain text: fractions with a slash, powers raised, accents combined with their letter.

TeX is read where there is only that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from unicodedata import combining

from lxml import etree

from evidex.read._scripts import lift, lower

__all__ = ["formula_text", "local_name", "tex_text"]

_ACCENTS = {"˙": "\u0307", ".": "\u0307", "¨": "\u0308", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303"}
_ACCENTS |= dict.fromkeys("¯ˉ‾_‐-—–\u0305", "\u0304")


def local_name(element: etree._Element) -> str:
    """The tag without its namespace; empty for what is no element (an entity, a comment)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def formula_text(math: etree._Element) -> str:
    """The formula below a `math` element."""
    return " ".join(_say(math).split())


def _say(element: etree._Element) -> str:
    name = local_name(element)
    parts = [child for child in element if isinstance(child.tag, str)]
    if name in ("mi", "mn", "mo", "mtext", "ms"):
        return "".join(map(str, element.itertext()))
    if name in ("annotation", "annotation-xml", "mphantom"):
        return ""
    if name == "semantics":
        return _say(parts[0]) if parts else ""
    if name == "mspace":
        return " "
    if rule := _RULES.get(name):
        said = [_say(part) for part in parts]
        return rule(said) if len(said) >= _NEEDS[name] else "".join(said)
    if name == "mmultiscripts":
        return _multiscripts(parts)
    if name == "mfenced":
        inside = (element.get("separators") or ",")[0].join(_say(part) for part in parts)
        return f"{element.get('open', '(')}{inside}{element.get('close', ')')}"
    if name in ("mtable", "mtr"):
        return ("; " if name == "mtable" else " ").join(_say(part) for part in parts)
    return (element.text or "").strip() + "".join(_say(part) for part in parts)


def _group(said: str) -> str:
    return said if said.strip().isalnum() or not said.strip() else f"({said.strip()})"


def _over(said: list[str]) -> str:
    base, above = said[0], said[1].strip()
    accent = _ACCENTS.get(above, above if len(above) == 1 and combining(above) else "")  # Word has them combining
    if accent and len(base.strip()) == 1:
        return base.strip() + accent
    return base + (lift(above, base[-1:]) if above else "")


_RULES: dict[str, Callable[[list[str]], str]] = {
    "msup": lambda said: said[0] + lift(said[1], said[0][-1:]),
    "msub": lambda said: said[0] + lower(said[1], said[0][-1:]),
    "msubsup": lambda said: said[0] + lower(said[1], said[0][-1:]) + lift(said[2], "x"),
    "mfrac": lambda said: f"{_group(said[0])}/{_group(said[1])}",
    "msqrt": lambda said: "√" + _group("".join(said)),
    "mroot": lambda said: lift(said[1]) + "√" + _group(said[0]),
    "mover": _over,
    "munder": lambda said: said[0] + lower(said[1], said[0][-1:]),
    "munderover": lambda said: said[0] + lower(said[1], said[0][-1:]) + lift(said[2], "x"),
}
_NEEDS = {name: 3 if name in ("msubsup", "munderover") else 1 if name == "msqrt" else 2 for name in _RULES}


def _multiscripts(parts: list[etree._Element]) -> str:
    """Base, then pairs of (sub, super); behind `mprescripts` pairs that stand before the base."""
    if not parts:
        return ""
    names = [local_name(part) for part in parts]
    cut = names.index("mprescripts") if "mprescripts" in names else len(parts)
    after = "".join(_scripts(parts[1:cut]))
    return "".join(_scripts(parts[cut + 1 :])) + _say(parts[0]) + after


def _scripts(parts: list[etree._Element]) -> Iterator[str]:
    for place, part in enumerate(parts):
        if said := _say(part).strip():
            yield lift(said, "x") if place % 2 else lower(said)


_TEX_SIGNS = {
    "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "times": "×", "cdot": "·",
    "pm": "±", "mp": "∓", "approx": "≈", "sim": "~", "neq": "≠", "ne": "≠", "infty": "∞", "sum": "∑", "prod": "∏",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ", "epsilon": "ε", "eta": "η", "theta": "θ",
    "kappa": "κ", "lambda": "λ", "mu": "µ", "nu": "ν", "pi": "π", "rho": "ρ", "sigma": "σ", "Sigma": "Σ", "tau": "τ",
    "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Omega": "Ω", "ell": "ℓ", "circ": "°",
    "rightarrow": "→", "to": "→", "leftarrow": "←", "uparrow": "↑", "downarrow": "↓", "quad": " ", "qquad": " ",
    "lt": "<", "gt": ">", "dots": "…", "ldots": "…", "cdots": "…", "text": "", "textit": "", "textbf": "", "textrm": "",
    "mathrm": "", "mathit": "", "mathbf": "", "mathsf": "", "operatorname": "", "left": "", "right": "",
}  # fmt: skip
_TEX_WORDS = re.compile(r"\\(?:text(?:it|bf|rm)?|math(?:rm|it|bf|sf)|operatorname)\s*\{([^{}]*)\}")
_TEX_ACCENTS = {"bar": "\u0304", "overline": "\u0304", "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303"}
_TEX_ACCENT = re.compile(rf"\\({'|'.join(_TEX_ACCENTS)})(?![A-Za-z])\s*(?:\{{\s*(\w)\s*\}}|(\w))")
_TEX_LINES = re.compile(r"\\(?:begin|end)\s?\{[a-z]{1,20}\*?\}|(?<!\\)&")
"""What sets equations below each other."""
_TEX_BREAK = re.compile(r"\s?\\\\")
_TEX_SPACE = re.compile(r"\\[ ,;:!]")
_TEX_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_TEX_SCRIPT = re.compile(r"\s?([_^])\s?(?:\{([^{}]*)\}|(\\?\w))")
_TEX_ROOT = re.compile(r"\\sqrt\s*\{([^{}]*)\}")
_TEX_COMMAND = re.compile(r"\\([A-Za-z]+)")


def tex_text(source: str) -> str:
    """A short TeX formula in words and signs; commands that are not known leave their name."""
    _, begins, body = source.partition(r"\begin{document}")
    inside, ends, _ = body.partition(r"\end{document}")
    text = (inside if begins and ends else source).replace("$", "")
    text = _TEX_SPACE.sub(" ", _TEX_BREAK.sub("; ", _TEX_LINES.sub(" ", text)))
    text = " ".join(text.split())  # a run of spaces is looked at by several patterns
    text = re.sub(r"\\([%#&_{}])", r"\1", text) if "\\" in text else text
    text = _TEX_COMMAND.sub(lambda m: _TEX_SIGNS.get(m[1]) or m[0], text)  # before '\\mu\\text{g}' is '\\mug'
    text = _TEX_WORDS.sub(r"\1", text)
    text = _TEX_ACCENT.sub(lambda m: (m[2] or m[3]) + _TEX_ACCENTS[m[1]], text)
    text = _TEX_FRACTION.sub(lambda m: f"{_group(m[1])}/{_group(m[2])}", text)
    text = _TEX_ROOT.sub(lambda m: "√" + _group(m[1]), text)
    text = _TEX_COMMAND.sub(lambda m: _TEX_SIGNS.get(m[1], m[1]), text)
    text = _TEX_SCRIPT.sub(lambda m: (lift if m[1] == "^" else lower)(m[2] or m[3] or "", "x"), text)
    return " ".join(text.replace("{", "").replace("}", "").replace("\\", " ").split())
