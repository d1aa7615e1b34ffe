"""PubMed for the stages that ask it: a client, and references looked up for the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidex.check import ReferenceVerdict
from evidex.counted import counted
from evidex.errors import ConfigError
from evidex.schema import Reference

if TYPE_CHECKING:
    from evidex.fetch.client import EntrezClient

__all__ = ["PubMedLookUp", "entrez_client"]


def entrez_client(base_url: str = "") -> EntrezClient:
    """A client with the user's settings. Raises ConfigError where NCBI's courtesies (an email address) are not set."""
    from evidex.config.entrez import entrez_settings
    from evidex.fetch.client import EntrezClient

    settings = entrez_settings({"base_url": base_url} if base_url else {})
    if not settings.email:
        raise ConfigError("NCBI wants the email address of whoever asks; set EVIDEX_EMAIL, or run evidex fetch once.")
    return EntrezClient(settings)


class PubMedLookUp:
    """Whether references are in PubMed, differ or were retracted; answers are kept on disk for a month."""

    def __init__(self) -> None:
        from evidex.fetch.cache import ResolutionCache
        from evidex.fetch.resolver import Resolver

        self._resolve = Resolver(entrez_client(), ResolutionCache())
        self._asked = 0
        self._failed: list[str] = []

    def __call__(self, reference: Reference, printed: str) -> ReferenceVerdict:
        told = self._resolve(reference, printed)
        self._asked += 1
        if told.status == "could_not_look":
            self._failed.append(told.detail)
        return ReferenceVerdict(told.status, told.pmid, told.fields, told.detail)

    @property
    def shortfall(self) -> str:
        """How many references nobody could look up, and why the first: no rule says anything of them. Else empty."""
        if not self._failed:
            return ""
        return (
            f"{len(self._failed)} of {counted(self._asked, 'reference')} could not be looked up: "
            f"{self._failed[0].rstrip('.') or 'no answer came'}."
        )
