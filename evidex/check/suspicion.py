"""Disagreements that the text is to blame for, not its authors: they are shown as DOC190 and not as the rule's own."""

from __future__ import annotations

from evidex.check.socket import Case, Rule

__all__ = ["MISREAD", "as_misread", "recognised"]

MISREAD = ("DOC190", "number-probably-misread")
_OF_NUMBERS = ("NUM", "EST", "TST", "TXT", "SUP3")
"""Rules that set numbers against numbers; PRV holds claims against the text, whatever the text is worth."""


def recognised(case: Case, rule: Rule) -> str | None:
    """Why no number of this document may be held against its authors: a machine recognised it in a picture."""
    if "ocr" in case.document.remarks and rule.code.startswith(_OF_NUMBERS):
        return "the text was recognised in pictures of pages, where single signs are misread; compare with the page"
    return None


def as_misread(message: str, why: str) -> str:
    """The message of a finding that is probably the text's fault."""
    return f"{message} Probably misread, not misprinted: {why}."
