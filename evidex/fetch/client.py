"""The E-utilities as evidex uses them: Bio.Entrez's calls, each tried again until its answer is whole.

Bio.Entrez builds the requests (parameters, POST for long ones, ecitmatch's odd quoting). We go around it where it
falls short (docs/fetch.md): it has no address setting, time limit or shared pace, repeats a 429 at once, keeps its
settings in module globals, and its XML reader wants DTDs from the network.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from xml.etree import ElementTree

import tenacity

from evidex.config.entrez import EntrezSettings
from evidex.errors import FetchError
from evidex.fetch.limiter import Limiter
from evidex.fetch.records import Answered, FetchedRecord, TruncatedError, cut_articles, cut_records
from evidex.fetch.replies import Found, History, read_fields, read_posted, read_search
from evidex.fetch.transport import Transport
from evidex.fetch.trouble import NoConnectionError, NoIdsError, PassingError

__all__ = ["EntrezClient"]

T = TypeVar("T")

FIRST_TRIES = 3
"""So many tries to reach a server that has never answered: a typing error should not take minutes to be told."""


class EntrezClient:
    """Calls one server. Not for use by several threads at once: give each its own, they share the limiter's files."""

    def __init__(
        self,
        settings: EntrezSettings,
        limiter: Limiter | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.settings = settings
        name = f"{settings.base_url}|{settings.api_key}"
        self._transport = Transport(settings, limiter or Limiter(settings.requests_per_second, name))
        self._sleep = sleep
        self._entrez = _own_entrez(settings, self._transport)
        self.calls = 0
        """How many calls were answered; tries that failed are not counted."""

    @property
    def day(self) -> dt.date:
        """Today, by the server's clock where it has told it."""
        return self._transport.day

    def search(
        self, term: str, *, retmax: int = 0, history: bool = False, limits: Mapping[str, str] | None = None
    ) -> Found:
        """esearch in PubMed. `limits` are datetype, mindate, maxdate, sort …"""
        asked = ({"usehistory": "y"} if history else {}) | dict(limits or {})
        return self._call(
            lambda: self._entrez.esearch(db="pubmed", term=term, retmax=retmax, retmode="xml", **asked),
            read_search,
        )

    def post(self, ids: Sequence[str]) -> History:
        """epost: the ids as a result set on the server, in their order."""
        return self._call(lambda: self._entrez.epost("pubmed", id=",".join(ids)), read_posted)

    def records_of(self, history: History, start: int, count: int) -> Answered:
        """efetch of a stretch of a result set. Raises HistoryExpiredError where the server has forgotten it."""
        return self._call(
            lambda: self._entrez.efetch(
                db="pubmed",
                retmode="xml",
                WebEnv=history.web_env,
                query_key=history.query_key,
                retstart=start,
                retmax=count,
            ),
            cut_records,
        )

    def records(self, ids: Sequence[str]) -> Answered:
        """efetch of ids. Those that PubMed does not have are simply not in the answer."""
        try:
            return self._call(lambda: self._entrez.efetch(db="pubmed", id=list(ids), retmode="xml"), cut_records)
        except NoIdsError:
            return Answered(())

    def articles(self, pmcids: Sequence[str]) -> tuple[FetchedRecord, ...]:
        """efetch of PMC articles as JATS."""
        numbers = [pmcid.upper().removeprefix("PMC") for pmcid in pmcids]
        return self._call(lambda: self._entrez.efetch(db="pmc", id=numbers, retmode="xml"), cut_articles)

    def match_citation(self, journal: str, year: str, volume: str, first_page: str, author: str) -> str:
        """ecitmatch: the PMID that PubMed guesses, or "". A hint: it has returned other papers than the one meant."""
        citation = {
            "journal_title": journal,
            "year": year,
            "volume": volume,
            "first_page": first_page,
            "author_name": author,
            "key": "ref",
        }

        def read(body: bytes) -> str:
            last = body.decode("utf-8", "replace").strip().rsplit("|", 1)[-1].strip()
            return last if last.isdigit() else ""

        return self._call(lambda: self._entrez.ecitmatch(db="pubmed", bdata=[citation]), read)

    def fields(self) -> dict[str, str]:
        """einfo: PubMed's search fields, full name by abbreviation."""
        return self._call(lambda: self._entrez.einfo(db="pubmed", retmode="xml"), read_fields)

    def _call(self, ask: Callable[[], Any], read: Callable[[bytes], T]) -> T:
        """One call, tried again (exponential pauses with jitter) while its trouble may pass. Raises FetchError."""

        def once() -> T:
            with ask() as answer:
                raw = answer.read()
            try:
                return read(raw if isinstance(raw, bytes) else raw.encode())
            except (TruncatedError, ElementTree.ParseError) as problem:
                raise PassingError(
                    f"{self.settings.host}: the answer is cut off or garbled ({problem}); try again later."
                ) from problem

        told: T = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(PassingError),
            stop=self._give_up,
            wait=self._pause,
            sleep=self._sleep,
            reraise=True,
        )(once)
        self.calls += 1
        return told

    def _give_up(self, state: tenacity.RetryCallState) -> bool:
        problem = state.outcome.exception() if state.outcome else None
        never_reached = isinstance(problem, NoConnectionError) and not self._transport.reached
        return state.attempt_number >= (FIRST_TRIES if never_reached else self.settings.attempts)

    def _pause(self, state: tenacity.RetryCallState) -> float:
        problem = state.outcome.exception() if state.outcome else None
        asked = problem.wait if isinstance(problem, PassingError) and problem.wait else 0.0
        return asked + tenacity.wait_random_exponential(multiplier=0.5, max=30)(state)


def _own_entrez(settings: EntrezSettings, transport: Transport) -> Any:
    """A Bio.Entrez of our own: it keeps address, key and opener in module globals, which others in this process use."""
    spec = importlib.util.find_spec("Bio.Entrez")
    if spec is None or spec.loader is None:
        raise FetchError("Biopython is not installed; install evidex with its dependencies.")
    entrez = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(entrez)
    if not callable(getattr(entrez, "_open", None)):
        raise FetchError("this version of Biopython opens its addresses in a way evidex does not know; install 1.88.")
    entrez.tool, entrez.email = settings.tool, settings.email or None  # type: ignore[attr-defined]
    entrez.api_key = settings.api_key or None  # type: ignore[attr-defined]
    entrez._open = transport.open  # type: ignore[attr-defined] # instead of its own pause and retries
    return entrez
