"""What became of the ids that a search or a list gave before: lost, found again, merged into others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evidex.counted import counted
from evidex.fetch.client import EntrezClient
from evidex.fetch.gathering import ask_again, cut_batches
from evidex.fetch.manifest import Missing, RecordEntry, Run
from evidex.fetch.searching import UIDS_AT_ONCE, matching

__all__ = ["DELETED", "Fate", "fallen", "fate_of", "with_heirs"]

DELETED = "PubMed has no such record any more"
FOUND_NO_LONGER = "the search finds it no longer"
HEIR = "; its DOI is that of "


@dataclass(frozen=True, slots=True)
class Fate:
    """See `Run`, whose fields these are."""

    lost: list[Missing] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    merged: dict[str, str] = field(default_factory=dict)


def fate_of(found: Run, earlier: Sequence[Run], merged: Mapping[str, str], client: EntrezClient) -> Fate:
    """What the last of the `earlier` runs of this search or list found and this one does not, what PubMed has no longer
    or has merged into another record, and what had been lost and is there again. All of it is told once.

    `merged` are those of which it is known. A list names its ids whether PubMed has them or not.
    """
    if not earlier:
        return Fate()
    by_list = not found.query
    out = _lost_so_far(earlier, by_list=by_list)
    never = {missing.id for run in earlier for missing in run.not_retrieved} - out.keys() if by_list else set()
    now = set() if by_list else set(found.ids)
    asked = [pmid for pmid in dict.fromkeys((*earlier[-1].ids, *out)) if pmid not in now | never | merged.keys()]
    there = set(matching(asked, client))
    other = _merged_into([pmid for pmid in asked if pmid not in there and out.get(pmid) != DELETED], client)
    reasons = {pmid: DELETED for pmid in asked if pmid not in there and pmid not in other}
    if not by_list:
        reasons |= {pmid: FOUND_NO_LONGER for pmid in asked if pmid in there and pmid not in out}
    return Fate(
        lost=[Missing(pmid, reasons[pmid]) for pmid in asked if reasons.get(pmid, "") not in ("", out.get(pmid))],
        back=[pmid for pmid in out if pmid in (there if by_list else now)],
        merged=other,
    )


def _lost_so_far(earlier: Sequence[Run], *, by_list: bool) -> dict[str, str]:
    """Why the ids are lost that earlier runs lost and none has found again."""
    out: dict[str, str] = {}
    for run in earlier:
        for pmid in run.back if by_list else run.ids:
            out.pop(pmid, None)
        out |= {missing.id: missing.reason.partition(HEIR)[0] for missing in run.lost}
    return out


def _merged_into(pmids: Sequence[str], client: EntrezClient) -> dict[str, str]:
    """By id that PubMed has no longer: the one whose record it gives instead, where it gives one."""
    found: dict[str, str] = {}
    for _, some in cut_batches(pmids, UIDS_AT_ONCE):
        found |= {pmid: record.pmid for pmid, record in ask_again(client, some).merged.items()}
    return found


def with_heirs(lost: Sequence[Missing], records: Mapping[str, RecordEntry]) -> list[Missing]:
    """What is lost; of an id that PubMed has no longer, which one other record of the corpus states its DOI: a paper
    that came twice keeps one PMID, and the server does not say which."""
    stating: dict[str, list[str]] = {}
    for pmid, entry in records.items():
        if entry.doi:
            stating.setdefault(entry.doi.lower(), []).append(pmid)
    found = []
    for missing in lost:
        doi = records[missing.id].doi.lower() if missing.id in records and missing.reason == DELETED else ""
        others = [pmid for pmid in stating.get(doi, ()) if pmid != missing.id]
        found.append(Missing(missing.id, f"{DELETED}{HEIR}{others[0]}") if len(others) == 1 else missing)
    return found


def fallen(found: Run, earlier: Sequence[Run]) -> list[str]:
    """A warning where a search that found something finds nothing any more."""
    if found.found or not earlier or not earlier[-1].found:
        return []
    before = counted(earlier[-1].found, "record")
    return [f"the search found {before} the last time and none now: look at it on the web page of PubMed"]
