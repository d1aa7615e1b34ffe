"""PubMed for the stages that ask it: references looked up for the rules, saved searches run again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from evidex.check import ReferenceVerdict
from evidex.counted import counted
from evidex.errors import ConfigError
from evidex.schema import Reference

if TYPE_CHECKING:
    from evidex.fetch.client import EntrezClient

__all__ = ["PubMedLookUp", "entrez_client", "search_again"]


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


def search_again(corpus: Path, base_url: str = "", last: str = "") -> list[str]:
    """Run every search that the corpus' manifest remembers once more; what is new or changed comes into the corpus.

    Returns a sentence per search, its warnings, and what was found no longer by it and by those that began after `last`
    (ISO), as one that was stopped; none where the corpus remembers no search.
    """
    from evidex.fetch.fetching import fetch, no_longer_found, not_retrieved
    from evidex.fetch.manifest import read_manifest
    from evidex.fetch.planning import saved_wishes

    if not (corpus / "manifest.json").is_file():
        return []
    manifest = read_manifest(corpus)
    wishes = saved_wishes(manifest, corpus)
    if not wishes:
        return []
    client = entrez_client(base_url)
    told = []
    begun = sum(bool(run.finished) for run in manifest.runs)
    for wish in wishes:
        done = fetch(wish, corpus, client, lambda *_: None, full_text=bool(manifest.full_text)).run
        lacking = len(done.not_retrieved)
        came = f"{done.retrieved} new, {done.updated} updated" + (f", {lacking} not retrieved" if lacking else "")
        told.append(f"{wish.query or wish.ids_file}: {done.found} found, {came}.")
        told += [not_retrieved(done)] if lacking else []
        told += [f"{warning.rstrip('.')}." for warning in done.warnings]
    runs = read_manifest(corpus).runs
    return told + [
        no_longer_found(run) for run in runs if run.lost and (run.number > begun or run.started >= last > "")
    ]
