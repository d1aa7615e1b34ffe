"""evidex: evidence out of the literature, each number with its place in the text.

>>> import evidex
>>> (document,) = evidex.documents("corpus/abstract.txt")
>>> claims = evidex.claims(document)
>>> findings = evidex.findings(document)
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
