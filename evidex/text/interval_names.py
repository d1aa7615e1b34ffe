"""How intervals are named ('95% CI', 'credible interval', 'C.L.'). In a name `#` stands for the sign of a number."""

from __future__ import annotations

__all__ = ["INTERVAL_NAME", "INTERVAL_PIECES"]

_NAMES = (
    ("C.", r"C\.I\.(?:s\b)?"),
    ("CI", r"CIs?\b|CI(?=9[059])|(?<=%\s)CI[a-z]{1,2}\b"),
    ("Cl", r"(?<=%\s)Cl\b|(?<=%)Cl\b"),
    ("IC", r"(?<=\s)IC(?=\s?#\s?%)|IC(?=9[059]\s?%)|(?<=%\s)IC\b"),
    ("Cr", r"Cr\.?I\b"),
    ("C. CL", r"C\.?L\.?\b"),
    ("UI", r"UI\b"),
    ("HDI", r"HDI\b"),
    (
        "onfiden redib atibility ncertainty",
        r"(?:(?:posterior|Bayesian|bootstrap(?:ped)?|exact|central|equal-tailed|Wald|two-sided|2-sided|one-sided)\s)?"
        r"(?:[Cc]onfiden(?:ce|tial)|[Cc]redib(?:le|ility)|[Cc]omp?atibility|[Uu]ncertainty)[\s-]{1,2}"
        r"(?:[Ii]ntervals?|[Ll]imits?|[Bb]ounds?|[Rr]anges?|[Rr]egions?)",
    ),
    ("fiducial", "fiducial limits"),
    ("interval", r"(?<=%\s)[Ii]ntervals?\b"),
)
"""The names of intervals, each behind pieces of which it has one."""

INTERVAL_NAME = f"(?:{'|'.join(pattern for _, pattern in _NAMES)})"
INTERVAL_PIECES = tuple(dict.fromkeys(piece for pieces, _ in _NAMES for piece in pieces.split()))
"""A piece of each name: cheap to look for, before the patterns that try at every number."""
