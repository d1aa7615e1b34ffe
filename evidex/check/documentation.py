"""A rule's documentation is its module's docstring, under fixed headings; `evidex rule CODE` prints it."""

from __future__ import annotations

import inspect
import sys
from dataclasses import dataclass

from evidex.check.socket import Rule
from evidex.errors import PlugError, UsageError

__all__ = ["HEADINGS", "Documentation", "documentation", "rule_by_code"]

HEADINGS = ("What it does", "Why it matters", "Tolerance", "Example", "Known limits", "References")
"""Every rule has these, in this order; a last one, `Measured`, holds its card once it was measured on real text."""
CARD = "Measured"


@dataclass(frozen=True, slots=True)
class Documentation:
    """What a rule says of itself. `sections` maps headings to Markdown, in order."""

    rule: Rule
    summary: str
    sections: dict[str, str]

    def markdown(self) -> str:
        """All of it as one Markdown page."""
        head = f"# {self.rule.code} {self.rule.name}\n\n{self.summary}\n\n"
        facts = f"Severity: {self.rule.severity} · Status: {self.rule.status}"
        facts += " · Runs only where it is selected\n" if self.rule.on_request else "\n"
        return head + facts + "".join(f"\n## {name}\n\n{body}\n" for name, body in self.sections.items())


def documentation(rule: Rule) -> Documentation:
    """The documentation of one rule. Raises PlugError where its module lacks a heading or has one too many."""
    module = sys.modules[rule.check.__module__]
    summary, *parts = inspect.cleandoc(module.__doc__ or "").split("\n## ")
    sections: dict[str, str] = {}
    for part in parts:
        name, _, body = part.partition("\n")
        sections[name.strip()] = body.strip()
    names = tuple(name for name in sections if name != CARD)
    empty = [name for name, body in sections.items() if not body]
    if names != HEADINGS or empty or not summary.strip():
        raise PlugError(
            f"{module.__name__}: the docstring of rule {rule.code} must have a summary and the headings "
            f"{', '.join(HEADINGS)}, each with text; it has {', '.join(sections) or 'none'}."
        )
    return Documentation(rule, summary.strip(), sections)


def rule_by_code(known: tuple[Rule, ...], wanted: str) -> Rule:
    """The rule with this code or name. Raises UsageError where there is none."""
    for rule in known:
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    raise UsageError(f"there is no rule {wanted!r}; `evidex rules` lists them.")
