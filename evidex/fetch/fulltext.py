"""Open-access full text of the records that have one, as JATS, one file per article.

PubMed's own records name their PMC id, so no elink is needed. PMC sends the front matter alone where the publisher
does not allow the full text: that is noted, not kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from evidex.fetch.client import EntrezClient
from evidex.fetch.manifest import FullText
from evidex.fetch.records import HEADER, TruncatedError, cut_articles
from evidex.fetch.storing import write_whole

__all__ = ["FOLDER", "fetch_articles"]

FOLDER = "fulltext"
AT_ONCE = 20


def fetch_articles(
    client: EntrezClient,
    corpus: Path,
    wanted: Mapping[str, str],
    renewed: Collection[str],
    watch: Callable[[int, int], None],
) -> dict[str, FullText]:
    """The full texts of `wanted` (PMID by PMC id), by PMC id. Those on disk are left as they are but for the `renewed`
    PMIDs, whose records were revised: where the article was corrected with its record, that comes too."""
    there = {pmcid: pmid for pmcid, pmid in wanted.items() if pmid not in renewed}
    told = {pmcid: entry for pmcid, pmid in there.items() if (entry := _on_disk(corpus, pmcid, pmid))}
    missing = [pmcid for pmcid in wanted if pmcid not in told]
    for at in range(0, len(missing), AT_ONCE):
        watch(len(told), len(wanted))
        told |= _some(client, corpus, missing[at : at + AT_ONCE], wanted)
    watch(len(wanted), len(wanted))
    return {pmcid: told[pmcid] for pmcid in wanted}


def _some(client: EntrezClient, corpus: Path, pmcids: Sequence[str], wanted: Mapping[str, str]) -> dict[str, FullText]:
    came = {article.pmcid: article for article in client.articles(pmcids)}
    told = {}
    for pmcid in pmcids:
        article = came.get(pmcid)
        if (article is None or not article.has_body) and (kept := _on_disk(corpus, pmcid, wanted[pmcid])):
            told[pmcid] = kept
        elif article is None:
            told[pmcid] = FullText(wanted[pmcid], reason="PMC did not return it")
        elif not article.has_body:
            told[pmcid] = FullText(wanted[pmcid], reason="its publisher does not allow the full text as XML")
        else:
            data = HEADER + article.xml + b"\n"
            write_whole(_place(corpus, pmcid), data)
            told[pmcid] = _entry(pmcid, wanted[pmcid], data)
    return told


def _on_disk(corpus: Path, pmcid: str, pmid: str) -> FullText | None:
    """The article if it is there and whole."""
    place = _place(corpus, pmcid)
    if not place.is_file():
        return None
    data = place.read_bytes()
    try:
        whole = cut_articles(b"<pmc-articleset>" + data.removeprefix(HEADER) + b"</pmc-articleset>")
    except TruncatedError:
        return None
    return _entry(pmcid, pmid, data) if whole else None


def _entry(pmcid: str, pmid: str, data: bytes) -> FullText:
    return FullText(pmid, file=f"{FOLDER}/{pmcid}.xml", sha256=hashlib.sha256(data).hexdigest())


def _place(corpus: Path, pmcid: str) -> Path:
    return corpus / FOLDER / f"{pmcid}.xml"
