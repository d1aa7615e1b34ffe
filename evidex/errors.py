"""Exceptions are about us or the input's form; findings (`evidex.schema.Finding`) are about documents.

Each message is one plain sentence: what, where, what to do.
"""

from __future__ import annotations

import shlex

__all__ = [
    "ConfigError", "EvidexError", "FetchError", "PlugError", "QuoteError", "UnreadableError", "UsageError",
    "in_one_line", "printable", "typed",
]  # fmt: skip


class EvidexError(Exception):
    """Anything that evidex could not do; the command line prints it and exits with 2."""


class UsageError(EvidexError):
    """The caller asked for something that does not exist or does not fit together."""


class ConfigError(EvidexError):
    """A configuration file or environment variable does not say something we understand."""


class UnreadableError(EvidexError):
    """A source cannot be turned into a Document (damaged, empty, encrypted, not what it says)."""

    def __init__(self, where: str, what: str, advice: str = "") -> None:
        self.where, self.what, self.advice = where, what, advice
        super().__init__(f"{where}: {what}" + (f"; {advice}" if advice else "") + ".")


class FetchError(EvidexError):
    """Entrez could not be reached or answered something that we cannot use."""


class QuoteError(EvidexError):
    """A claim or finding whose quote is not the text at its span: it must not exist."""


_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))} | {0x0A: "\\n", 0x0D: "\\r"}


def printable(name: str) -> str:
    """A file's name or a sentence with one, as one line: a name may hold line ends, and signs that steer a terminal."""
    return name.translate(_CONTROLS)


def typed(name: object) -> str:
    """A file's name as a shell wants it typed: in quotes where it holds spaces."""
    return shlex.quote(printable(str(name)))


def in_one_line(problem: BaseException) -> str:
    """An error that nobody expected, in one line: what it is, and in which rule or extractor."""
    where = "".join(f", {note}" for note in getattr(problem, "__notes__", ()))
    return " ".join(f"{type(problem).__name__}: {problem}{where}".split())


class PlugError(EvidexError):
    """A plug (reader, extractor, rule, report) is not what its socket takes."""
