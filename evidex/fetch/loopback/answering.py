"""The E-utilities' replies, in the shapes that were recorded from NCBI."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from xml.sax.saxutils import escape

from evidex.fetch.loopback.holdings import Holding, Holdings, words_of
from evidex.fetch.loopback.query import FIELDS, Query, QueryError
from evidex.fetch.loopback.summaries import summary
from evidex.fetch.records import write_set

__all__ = ["RETRIEVABLE", "Answerer", "Reply"]

RETRIEVABLE = 9_999
"""PubMed's esearch gives the first so many records of a query, and no more."""
DTD = "https://eutils.ncbi.nlm.nih.gov/eutils/dtd"
TOO_FAR = (
    "Search Backend failed: Exception:\n'retstart' cannot be larger than {last}. For PubMed, ESearch can only retrieve "
    "the first {most} records matching the query."
)


@dataclass(frozen=True, slots=True)
class Reply:
    """A body with its status and content type."""

    body: bytes
    status: int = HTTPStatus.OK
    kind: str = "text/xml; charset=UTF-8"


@dataclass
class Answerer:
    """Answers calls over the holdings. `lost` ids never come back; `closed` PMC ids have no open full text; for a
    `merged` id the record of another comes."""

    holdings: Holdings
    lost: frozenset[str] = frozenset()
    merged: Mapping[str, str] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    retrievable: int = RETRIEVABLE
    guesses: dict[str, str] = field(default_factory=dict)
    """What ecitmatch answers to a first page, right or wrong: it does return other papers at times."""
    _sets: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def answer(self, utility: str, asked: dict[str, str]) -> Reply:
        """The reply of one utility (`esearch` …) to these parameters."""
        utilities: dict[str, Callable[[dict[str, str]], Reply]] = {
            "esearch": self.esearch,
            "epost": self.epost,
            "efetch": self.efetch,
            "esummary": self.esummary,
            "elink": self.elink,
            "einfo": self.einfo,
            "ecitmatch": self.ecitmatch,
        }
        if utility not in utilities:
            return Reply(b"<html><body>404</body></html>", HTTPStatus.NOT_FOUND, "text/html")
        if utility not in {"elink", "einfo"} and asked.get("db") not in {"pubmed", "pmc"}:
            return _error(utility, f"Invalid db name specified: {asked.get('db', '')}")
        return utilities[utility](asked)

    def forget(self) -> None:
        """All result sets expire, as they do at NCBI after some hours."""
        with self._lock:
            self._sets.clear()

    def _keep(self, ids: list[str], web_env: str = "") -> tuple[str, str]:
        with self._lock:
            name = web_env if web_env in self._sets else f"MCID_{next(self._numbers):024x}"
            sets = self._sets.setdefault(name, {})
            sets[str(len(sets) + 1)] = ids
            return name, str(len(sets))

    def esearch(self, asked: dict[str, str]) -> Reply:
        term = asked.get("term", "").strip()
        if not term:
            return _error("esearch", "Empty term and query_key - nothing todo")
        try:
            query = Query(term)
        except QueryError as problem:
            return _error("esearch", f"Query is malformed: {problem}")
        hits = [h.pmid for h in query.run(self.holdings.newest_first) if _in_limits(h, asked)]
        start, most = int(asked.get("retstart", 0)), int(asked.get("retmax", 20))
        if start >= self.retrievable:
            return _error("esearch", TOO_FAR.format(last=self.retrievable - 1, most=self.retrievable))
        shown = hits[start : start + min(most, self.retrievable)]
        kept = ""
        if asked.get("usehistory") == "y":
            web_env, key = self._keep(hits, asked.get("WebEnv", ""))
            kept = f"<QueryKey>{key}</QueryKey><WebEnv>{web_env}</WebEnv>"
        ids = "<IdList>\n" + "".join(f"<Id>{pmid}</Id>\n" for pmid in shown) + "</IdList>" if shown else "<IdList/>"
        return _reply(
            "eSearchResult",
            "esearch 20060628",
            f"<Count>{len(hits)}</Count><RetMax>{len(shown)}</RetMax><RetStart>{start}</RetStart>{kept}{ids}"
            f"<TranslationSet/><QueryTranslation>{escape(query.translation)}</QueryTranslation>"
            + self._complaints(query, bool(hits)),
        )

    def _complaints(self, query: Query, any_hits: bool) -> str:
        missing = [text for text, test in query.terms if not any(map(test, self.holdings.newest_first))]
        errors = "".join(f"<PhraseNotFound>{escape(text)}</PhraseNotFound>" for text in missing)
        errors += "".join(f"<FieldNotFound>{escape(name)}</FieldNotFound>" for name in query.unknown_fields)
        told = f"<ErrorList>{errors}</ErrorList>" if errors else ""
        empty = "" if any_hits else "<WarningList><OutputMessage>No items found.</OutputMessage></WarningList>"
        return told + empty

    def epost(self, asked: dict[str, str]) -> Reply:
        ids = _ids(asked)
        valid = [one for one in ids if one.isdigit()]
        if not valid:
            return _error("epost", "Empty ID list; Nothing to store")
        web_env, key = self._keep(valid, asked.get("WebEnv", ""))
        return _reply(
            "ePostResult", "epost 20090526", f"\n\t<QueryKey>{key}</QueryKey>\n\t<WebEnv>{web_env}</WebEnv>\n"
        )

    def _wanted(self, asked: dict[str, str]) -> list[str] | None:
        """The ids that a call names, directly or by a result set; None where that is unknown."""
        if "WebEnv" not in asked:
            return _ids(asked)
        with self._lock:
            kept = self._sets.get(asked["WebEnv"], {}).get(asked.get("query_key", ""))
        if kept is None:
            return None
        start = int(asked.get("retstart", 0))
        return kept[start : start + int(asked.get("retmax", 20))]

    def efetch(self, asked: dict[str, str]) -> Reply:
        if asked.get("retmode", "xml") != "xml":
            return _error("efetch", f"This server gives XML only, not {asked['retmode']}")
        if int(asked.get("retstart", 0)) >= self.retrievable:
            return _error("efetch", TOO_FAR.format(last=self.retrievable - 1, most=self.retrievable))
        ids = self._wanted(asked)
        if ids is None:
            return _error("efetch", f"Unable to obtain query #{asked.get('query_key', '')}", HTTPStatus.BAD_REQUEST)
        if not any(one.strip("0") for one in ids):
            return _error("efetch", "ID list is empty! Possibly it has no correct IDs.", HTTPStatus.BAD_REQUEST)
        if asked["db"] == "pmc":
            return Reply(self._articles(ids))
        named = [self.merged.get(one, one) for one in ids if one not in self.lost]
        held = [self.holdings.records[one] for one in named if one in self.holdings.records]
        return Reply(write_set([holding.record for holding in held]))

    def _articles(self, ids: list[str]) -> bytes:
        numbers = [one.upper().removeprefix("PMC") for one in ids]
        articles = [
            (number, self.holdings.articles[number].xml) for number in numbers if number in self.holdings.articles
        ]
        body = b"".join(_without_body(xml) if f"PMC{number}" in self.closed else xml for number, xml in articles)
        return (
            b'<?xml version="1.0" ?>\n<!DOCTYPE pmc-articleset PUBLIC "-//NLM//DTD ARTICLE SET 2.0//EN" '
            b'"https://dtd.nlm.nih.gov/ncbi/pmc/articleset/nlm-articleset-2.0.dtd">\n<pmc-articleset>'
            + body
            + b"</pmc-articleset>\n"
        )

    def esummary(self, asked: dict[str, str]) -> Reply:
        ids = self._wanted(asked)
        if ids is None:
            return _error("esummary", f"Unable to obtain query #{asked.get('query_key', '')}")
        held = [self.holdings.records.get(one) if one not in self.lost else None for one in ids]
        told = "".join(
            summary(holding) if holding else f"\t<ERROR>UID={escape(one)}: cannot get document summary</ERROR>\n"
            for one, holding in zip(ids, held, strict=True)
        )
        return _reply("eSummaryResult", "esummary v1 20041029", f"\n{told}")

    def elink(self, asked: dict[str, str]) -> Reply:
        name = asked.get("linkname", "pubmed_pmc")
        if asked.get("dbfrom") != "pubmed" or name != "pubmed_pmc":
            return _error("elink", f"This server links pubmed to pmc only, not {name}")
        groups = []
        for one in _ids(asked):
            holding = self.holdings.records.get(one)
            pmcid = holding.record.pmcid.removeprefix("PMC") if holding else ""
            link = f"<LinkSetDb><DbTo>pmc</DbTo><LinkName>{name}</LinkName><Link><Id>{pmcid}</Id></Link></LinkSetDb>"
            asked_for = f"<DbFrom>pubmed</DbFrom><IdList><Id>{escape(one)}</Id></IdList>"
            groups.append(f"<LinkSet>{asked_for}{link if pmcid else ''}</LinkSet>")
        return _reply("eLinkResult", "elink 20101123", "".join(groups))

    def einfo(self, asked: dict[str, str]) -> Reply:
        if asked.get("db", "pubmed") != "pubmed":
            return _error("einfo", f"Can not retrieve DbInfo for db={asked['db']}")
        fields = "".join(
            f"<Field><Name>{short}</Name><FullName>{escape(full)}</FullName></Field>"
            for short, full, _ in FIELDS.values()
        )
        count = len(self.holdings.records)
        return _reply(
            "eInfoResult",
            "einfo 20190110",
            f"<DbInfo><DbName>pubmed</DbName><MenuName>PubMed</MenuName><Count>{count}</Count>"
            f"<FieldList>{fields}</FieldList></DbInfo>",
        )

    def ecitmatch(self, asked: dict[str, str]) -> Reply:
        lines = [line for line in asked.get("bdata", "").replace("\r", "\n").split("\n") if line.strip()]
        return Reply("".join(f"{self._matched(line)}\n" for line in lines).encode(), kind="text/plain; charset=UTF-8")

    def _matched(self, line: str) -> str:
        journal, year, volume, page, author, key, *_ = [*line.split("|"), *[""] * 6]
        known = [h for h in self.holdings.newest_first if any(words_of(journal) == words_of(j) for j in h.journals)]
        if guess := self.guesses.get(page):
            found = guess
        elif not known:
            found = "NOT_FOUND;INVALID_JOURNAL"
        else:
            hits = [h.pmid for h in known if _agrees(h, year, volume, page, author)]
            found = hits[0] if len(hits) == 1 else f"AMBIGUOUS {len(hits)} citations" if hits else "NOT_FOUND"
        return "|".join((journal, year, volume, page, author, key, found))


def _agrees(holding: Holding, year: str, volume: str, page: str, author: str) -> bool:
    told = holding.texts
    return (
        (not year or holding.dates["pdat"].startswith(year))
        and (not volume or words_of(volume) == told["volume"])
        and (not page or words_of(page) == told["page"])
        and (not author or words_of(author) in told["author"])
    )


def _in_limits(holding: Holding, asked: dict[str, str]) -> bool:
    first, last = asked.get("mindate", ""), asked.get("maxdate", "")
    if not first and not last:
        return True
    day = holding.dates.get(asked.get("datetype", "pdat"), "")
    return bool(day) and (first or "0") <= day <= (last or "9999") + "/99/99"


def _ids(asked: dict[str, str]) -> list[str]:
    return [one.strip() for one in asked.get("id", "").split(",") if one.strip()]


def _without_body(xml: bytes) -> bytes:
    start, end = xml.find(b"<body"), xml.rfind(b"</body>")
    note = b"<!--The publisher of this article does not allow downloading of the full text in XML form.-->"
    return xml if start < 0 else xml[:start] + note + xml[end + len(b"</body>") :]


def _reply(root: str, dtd: str, inner: str) -> Reply:
    name, version = dtd.split(" ", 1)
    path = f"{version.rsplit(' ', 1)[-1]}/{name}{'-v1' if 'v1' in version else ''}.dtd"
    declared = "eEfetchResult" if root == "eFetchResult" else root  # NCBI's own misspelling, recorded
    doctype = f'<!DOCTYPE {declared} PUBLIC "-//NLM//DTD {dtd}//EN" "{DTD}/{path}">'
    return Reply(f'<?xml version="1.0" encoding="UTF-8" ?>\n{doctype}\n<{root}>{inner}</{root}>\n'.encode())


def _error(utility: str, text: str, status: int = HTTPStatus.OK) -> Reply:
    names = {"esearch": ("eSearchResult", "esearch 20060628"), "epost": ("ePostResult", "epost 20090526")}
    names |= {"esummary": ("eSummaryResult", "esummary v1 20041029"), "efetch": ("eFetchResult", "efetch 20131226")}
    names |= {"elink": ("eLinkResult", "elink 20101123"), "einfo": ("eInfoResult", "einfo 20190110")}
    root, dtd = names.get(utility, ("eFetchResult", "efetch 20131226"))
    return Reply(_reply(root, dtd, f"\n\t<ERROR>{escape(text)}</ERROR>\n").body, status)
