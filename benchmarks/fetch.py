"""What issue 4 promises of `evidex fetch`, measured on real records: `python benchmarks/fetch.py [PART...]`.

Parts: faults, rate, kills, exports, notices, references (all, without an argument; about five minutes).
The server is the loopback one, over the 2,000 records of EVIDEX_SHARED; no network is used.
"""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from evidex.config.entrez import EntrezSettings
from evidex.fetch.citation import citation_of
from evidex.fetch.client import EntrezClient
from evidex.fetch.exports import read_entries
from evidex.fetch.fetching import fetch
from evidex.fetch.identifying import identify
from evidex.fetch.limiter import Limiter
from evidex.fetch.loopback import Faults, LoopbackServer
from evidex.fetch.loopback.holdings import Holdings
from evidex.fetch.manifest import read_manifest
from evidex.fetch.planning import Wish
from evidex.fetch.records import FetchedRecord, cut_records
from evidex.fetch.resolver import Resolver
from evidex.read.sources import find_sources, read_source
from evidex.schema import Document, Reference

DATA = Path(os.environ.get("EVIDEX_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "data"
RECORDS = 2_000
EVERYTHING = "1800:3000[edat]"
PROGRAM = (
    "import sys, evidex.fetch.fetching as f\nf.fetch.__kwdefaults__['batch'] = int(sys.argv.pop(1))\n"
    "from evidex.cli import main\nmain()"
)


class Unpaced(Limiter):
    """For the parts that do not measure the pace."""

    @contextlib.contextmanager
    def slot(self) -> Iterator[None]:
        yield

    def pause(self, seconds: float) -> None:
        """No pause."""


def real_holdings() -> Holdings:
    """2,000 real records: those that are there as PubMed XML, then abstracts in the plainest PubMed XML."""
    holdings = Holdings.of_folder(DATA / "pubmed")
    with gzip.open(DATA / "abstracts.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        records = {pmid: holding.record for pmid, holding in holdings.records.items()}
        while len(records) < RECORDS:
            row = next(rows)
            if str(row["pmid"]).isdigit():
                records.setdefault(str(row["pmid"]), _plain(row))
    return Holdings(records.values())


def _plain(row: dict[str, str]) -> FetchedRecord:
    year = row["year"] if str(row["year"]).isdigit() else "2000"
    xml = (
        f"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>{row['pmid']}</PMID><Article><Journal><JournalIssue>"
        f"<PubDate><Year>{year}</Year></PubDate></JournalIssue></Journal><ArticleTitle>{escape(row['title'])}"
        f"</ArticleTitle><Abstract><AbstractText>{escape(row['abstract'])}</AbstractText></Abstract></Article>"
        "</MedlineCitation></PubmedArticle></PubmedArticleSet>"
    )
    return cut_records(xml.encode()).records[0]


def client_of(server: LoopbackServer, folder: Path, **settings: object) -> EntrezClient:
    told = EntrezSettings(email="bench@example.org", base_url=server.url, **settings)  # type: ignore[arg-type]
    return EntrezClient(told, Unpaced(1, "bench", folder), sleep=lambda _: None)


def files_of(corpus: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(corpus.glob("pubmed-*.xml"))}


def start(server: LoopbackServer, corpus: Path, batch: int, cache: Path, key: str = "") -> subprocess.Popen[bytes]:
    """`evidex fetch` of everything, as a process of its own."""
    words = ["fetch", EVERYTHING, "-o", str(corpus), "--entrez-url", server.url, "--api-key", key]
    told = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    pipe = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, "-c", PROGRAM, str(batch), *words], env=told, stdout=pipe, stderr=pipe)


def faults(holdings: Holdings, folder: Path) -> None:
    """Every fault at once: byte-equal to a calm run, lost ids named."""
    with LoopbackServer(holdings, limited=False) as server:
        fetch(Wish(EVERYTHING), folder / "calm", client_of(server, folder), lambda *_: None, batch=20)
    calm = files_of(folder / "calm")
    for seed in range(5):
        storm = Faults(too_many=0.05, failing=0.05, reset=0.02, truncated=0.02, error_in_200=0.01, seed=seed)
        with LoopbackServer(holdings, limited=False, faults=storm) as server:
            client = client_of(server, folder)
            fetch(Wish(EVERYTHING), folder / f"storm-{seed}", client, lambda *_: None, batch=20)
            same = files_of(folder / f"storm-{seed}") == calm
        print(f"seed {seed}: {len(server.calls)} calls, struck {dict(storm.struck)}, byte-equal: {same}")
    lost = frozenset(random.Random(1).sample(sorted(holdings.records), 7))
    with LoopbackServer(holdings, limited=False, faults=Faults(lost=lost, too_many=0.05, failing=0.05)) as server:
        outcome = fetch(Wish(EVERYTHING), folder / "lost", client_of(server, folder), lambda *_: None, batch=20)
    print(
        f"lost ids named: { ({one.id for one in outcome.run.not_retrieved} == lost) }; flow {outcome.manifest.prisma}"
    )


def rate(holdings: Holdings, folder: Path) -> None:
    """Arrivals in any one second, measured by the server, which refuses what is too much."""
    few = Holdings([holding.record for holding in list(holdings.records.values())[:400]])
    for key, limit in (("", 3), ("KEY", 10)):
        for processes in (1, 4):
            with LoopbackServer(few) as server:
                began = time.monotonic()
                batch = 40 if limit == 3 else 10
                corpora = [folder / f"rate-{limit}-{processes}-{n}" for n in range(processes)]
                running = [start(server, corpus, batch, folder / "cache", key) for corpus in corpora]
                codes = [one.wait() for one in running]
                seconds = time.monotonic() - began
            complete = all(len(read_manifest(corpus).records) == 400 for corpus in corpora)
            print(
                f"limit {limit:2}, {processes} processes: at most {server.busiest_second()} in a second, "
                f"{len(server.calls)} calls in {seconds:.1f} s, exit codes {codes}, complete: {complete}"
            )


def kills(holdings: Holdings, folder: Path, times: int = 20) -> None:
    """SIGKILL at random moments, then the same command again."""
    pick = random.Random(4)
    with LoopbackServer(holdings) as server:
        began = time.monotonic()
        start(server, folder / "whole", 100, folder / "cache", "KEY").wait()
        lasting = time.monotonic() - began
        whole = files_of(folder / "whole")
        tally: Counter[str] = Counter()
        for trial in range(times):
            corpus = folder / f"killed-{trial}"
            running = start(server, corpus, 100, folder / "cache", "KEY")
            time.sleep(pick.uniform(0.3, lasting))
            running.send_signal(signal.SIGKILL)
            tally["killed while running" if running.wait() < 0 else "had ended"] += 1
            for data in files_of(corpus).values():
                cut_records(data)
            tally["files at the kill"] += len(files_of(corpus))
            tally["resumed with exit code 0"] += start(server, corpus, 100, folder / "cache", "KEY").wait() == 0
            tally["byte-equal to the undisturbed"] += files_of(corpus) == whole
            pmids = [r.pmid for data in files_of(corpus).values() for r in cut_records(data).records]
            tally["each record once"] += len(pmids) == len(set(pmids)) == len(holdings.records)
            tally["leftovers"] += len(list(corpus.rglob("*.part")))
    print(f"an undisturbed run takes {lasting:.1f} s; {times} trials: {dict(tally)}")


def exports(holdings: Holdings, folder: Path) -> None:
    """Every export is read, and its entries are looked up."""
    with LoopbackServer(holdings, limited=False) as server:
        client = client_of(server, folder)
        for path in sorted((DATA / "exports").iterdir()):
            entries = read_entries(path)
            named = Counter(
                next((name for name in ("pmid", "doi", "pmcid", "title") if getattr(entry, name)), "nothing")
                for entry in entries
            )
            calls = len(server.calls)
            told = identify(entries, client, Resolver(client, thorough=False), lambda *_: None)
            print(
                f"{path.name}: {len(entries)} entries {dict(named)}; {len(told.pmids)} PMIDs, {told.duplicates} "
                f"duplicates, {len(told.unidentified)} not there; {len(server.calls) - calls} calls"
            )


def notices(holdings: Holdings, folder: Path) -> None:
    """Each retraction notice names what it retracts, in the metadata of its Document."""
    del holdings, folder
    told = [
        [notice for notice in document.metadata.notices if notice.kind == "retraction_of"]
        for source in find_sources(DATA / "exports" / "neilfws_retractions.medline")
        for document in read_source(source)
        if isinstance(document, Document)
    ]
    by_id = sum(any(n.pmid or n.doi for n in some) for some in told)
    named = sum(any(n.pmid or n.doi or n.citation for n in some) for some in told)
    print(f"{len(told)} notices: {named} name what they retract, {by_id} by PMID or DOI")


def references(holdings: Holdings, folder: Path) -> None:
    """Real records cited as they are, with one misprint, and papers that do not exist."""
    pick = random.Random(2)
    citations = [citation_of(holding.record) for holding in holdings.records.values()]
    full = [
        c for c in citations if c.title and c.journals and c.years and c.volume and c.first_page.isdigit() and c.authors
    ]
    pick.shuffle(full)
    tally: Counter[str] = Counter()
    with LoopbackServer(holdings, limited=False) as server:
        resolver = Resolver(client_of(server, folder))
        for number, citation in enumerate(full[:300]):
            true = Reference(
                start=0, end=0, title=citation.title, journal=citation.journals[-1], year=citation.years[0],
                volume=citation.volume, first_page=citation.first_page, authors=citation.authors[:1],
            )  # fmt: skip
            at = pick.randrange(len(true.title))
            wrong = {
                "as it is": {},
                "year": {"year": max(citation.years) + 3},
                "volume": {"volume": f"{citation.volume}7"},
                "first_page": {"first_page": f"{int(citation.first_page) + 40}"},
                "title misprint": {"title": true.title[:at] + "q" + true.title[at + 1 :]},
                "no such title": {
                    "title": " ".join((true.title.split()[::2] + full[-number - 1].title.split()[1::2])[::-1]),
                    "volume": f"9{citation.volume}",
                },
            }
            for what, fields in wrong.items():
                told = resolver(_with(true, fields), "")
                right = {
                    "as it is": told.status in {"found", "retracted"} and told.pmid == citation.pmid,
                    "title misprint": told.status in {"found", "retracted"} and told.pmid == citation.pmid,
                    "no such title": told.status == "not_found",
                }.get(what, told.pmid == citation.pmid and set(told.fields) == {what})
                tally[f"{what}: {'right' if right else f'wrong ({told.status})'}"] += 1
    for what, count in sorted(tally.items()):
        print(f"{what}: {count}")


def _with(reference: Reference, fields: dict[str, object]) -> Reference:
    import msgspec

    return msgspec.structs.replace(reference, **fields)


PARTS = {part.__name__: part for part in (faults, rate, kills, exports, notices, references)}


def main() -> None:
    """Runs the parts that were named."""
    if not DATA.is_dir():
        raise SystemExit(f"the real records are not at {DATA}; set EVIDEX_SHARED.")
    wanted = sys.argv[1:] or list(PARTS)
    holdings = real_holdings()
    print(f"{len(holdings.records)} records")
    for name in wanted:
        print(f"\n== {name}: {PARTS[name].__doc__}")
        with tempfile.TemporaryDirectory() as folder:
            PARTS[name](holdings, Path(folder))


if __name__ == "__main__":
    main()
