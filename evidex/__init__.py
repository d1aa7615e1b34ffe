"""evidex: evidence out of the literature, each number with its place in the text.

>>> import evidex
>>> (document,) = evidex.documents("corpus/abstract.txt")
>>> claims = evidex.claims(document)
>>> findings = evidex.findings(document)

Data goes one way, and each room stands on those below it:

    cli       the command line
    pipeline  the order of the stages: the only room that knows it
    report    store to files; `evaluate` claims against hand-made ones
    fetch     PubMed to files; `read` files to Documents; `extract` Documents to claims; `check` claims to findings;
              `store` all of it in one file
    text      words and numbers of a Document; `config` what the user set
    plugs     how a room finds its modules
    schema    Document, Claim, Finding: the words that all rooms share
    errors    what is told of us, never of a document; `counted` puts numbers of things in words, `ending` hears how a
              program is ended, and `patterns` keeps what is compiled of patterns for the next one
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evidex.pipeline.front import claims, documents, findings

__version__ = "0.1.0"
__all__ = ["__version__", "claims", "documents", "findings"]


def __getattr__(name: str) -> Any:
    """The three functions, imported when they are first asked for: `import evidex` itself loads nothing."""
    if name in ("claims", "documents", "findings"):
        from importlib import import_module

        return getattr(import_module("evidex.pipeline.front"), name)
    raise AttributeError(f"module 'evidex' has no attribute {name!r}")
