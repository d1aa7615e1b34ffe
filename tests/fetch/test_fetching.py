"""A corpus is complete, the same after any disturbance, and says what it lacks."""

import itertools
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from invented import Ask, Made, Serve, article, many

from evidex.errors import EvidexError, FetchError, UsageError
from evidex.fetch import fetching
from evidex.fetch.client import EntrezClient
from evidex.fetch.fetching import fetch, forecast
from evidex.fetch.loopback import Faults
from evidex.fetch.manifest import read_manifest
from evidex.fetch.planning import Wish, saved_wishes
from evidex.fetch.records import FetchedRecord, cut_records
from evidex.fetch.telling import moved

KNEES = Wish(query="lighthouse[ti]")
FAULTS = {"too_many": 0.05, "failing": 0.05, "reset": 0.02, "truncated": 0.02, "error_in_200": 0.01}


def quiet(what: str, done: int, total: int) -> None:
    assert done <= total, what


def files_of(corpus: Path) -> dict[str, bytes]:
    return {p.relative_to(corpus).as_posix(): p.read_bytes() for p in sorted(corpus.rglob("*.xml"))}


def pmids_of(corpus: Path) -> list[str]:
    return [r.pmid for p in sorted(corpus.glob("pubmed-*.xml")) for r in cut_records(p.read_bytes()).records]


def run(server: object, ask: Ask, corpus: Path, wish: Wish = KNEES, **options: bool) -> fetching.Outcome:
    return fetch(wish, corpus, ask(server), quiet, batch=10, **options)


def test_every_record_is_there_once_byte_for_byte(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    made = many(45)
    outcome = run(serve(made), ask, tmp_path / "c")
    assert sorted(pmids_of(tmp_path / "c")) == [m.pmid for m in made]
    held = [r for p in (tmp_path / "c").glob("pubmed-*.xml") for r in cut_records(p.read_bytes()).records]
    assert {r.pmid: r.xml for r in held} == {m.pmid: m.record.xml for m in made}
    assert [len(cut_records(data).records) for data in files_of(tmp_path / "c").values()] == [10, 10, 10, 10, 5]
    assert (outcome.run.found, outcome.run.retrieved, outcome.run.not_retrieved) == (45, 45, [])


@pytest.mark.parametrize("seed", range(4))
def test_with_every_fault_at_once_the_corpus_is_the_same(seed: int, serve: Serve, ask: Ask, tmp_path: Path) -> None:
    made = many(120)
    run(serve(made), ask, tmp_path / "calm")
    faults = Faults(**{kind: 3 * share for kind, share in FAULTS.items()}, web_page=0.05, forgotten=0.1, seed=seed)
    run(serve(made, faults=faults), ask, tmp_path / "stormy")
    assert sum(faults.struck.values()) >= 3
    assert files_of(tmp_path / "stormy") == files_of(tmp_path / "calm")


def test_ids_that_never_come_back_are_named(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    lost = frozenset({"1003", "1017"})
    outcome = run(serve(many(30), faults=Faults(lost=lost)), ask, tmp_path / "c")
    assert {missing.id for missing in outcome.run.not_retrieved} == lost
    assert len(pmids_of(tmp_path / "c")) == 28
    flow = outcome.manifest.prisma
    assert (flow.identified, flow.sought, flow.retrieved, flow.not_retrieved) == (30, 30, 28, 2)


def test_a_batch_of_which_nothing_comes_leaves_no_file(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    outcome = run(serve(many(5), faults=Faults(lost=frozenset(m.pmid for m in many(5)))), ask, tmp_path / "c")
    assert len(outcome.run.not_retrieved) == 5
    assert files_of(tmp_path / "c") == {}


class PowerCutError(BaseException):
    """Not an Exception: nothing tidies up after it, as after SIGKILL."""


def cut_after(steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that changes the disk, or asks the server, counts as a step; the one after `steps` never happens."""
    left = itertools.count(steps, -1)

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **options: object) -> object:
            if next(left) <= 0:
                raise PowerCutError
            return real(*args, **options)

        return step

    for place, name in ((Path, "replace"), (Path, "unlink"), (EntrezClient, "_call")):
        monkeypatch.setattr(place, name, counted(getattr(place, name)))
    monkeypatch.setattr("os.fsync", counted(lambda _: None))


def test_cut_off_at_every_single_step_the_next_start_ends_with_the_same_corpus(
    serve: Serve, ask: Ask, tmp_path: Path
) -> None:
    """A search, an update in which records were revised and added, and one in which they come again as they were."""
    before = many(25)
    after = [*(Made(**{**vars(m), "revised": "2031-01-01"}) if n % 7 == 0 else m for n, m in enumerate(before))]
    after += many(8, first=5001)
    early, late = serve(before), serve(after)
    run(early, ask, tmp_path / "undisturbed")
    first = files_of(tmp_path / "undisturbed")
    run(late, ask, tmp_path / "undisturbed")
    second = files_of(tmp_path / "undisturbed")
    assert first != second
    for steps in itertools.count():
        corpus = tmp_path / f"cut-{steps}"
        cuts = 0
        for searches, server, expected in ((1, early, first), (2, late, second), (3, late, second)):
            with pytest.MonkeyPatch.context() as patch:
                cut_after(steps, patch)
                try:
                    run(server, ask, corpus)
                except PowerCutError:
                    cuts += 1
            finished = [search for search in read_manifest(corpus).runs if search.finished]
            if len(finished) < searches:
                run(server, ask, corpus)
            assert files_of(corpus) == expected
            assert not list(corpus.rglob("*.part"))
        assert len(pmids_of(corpus)) == len(set(pmids_of(corpus))) == 33
        if not cuts:
            break
    assert steps > 15


def test_a_later_fetch_brings_only_what_is_new_or_revised(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    before = many(25)
    run(serve(before), ask, tmp_path / "c")
    revised = Made(**{**vars(before[3]), "revised": "2031-02-03", "title": "Lighthouse keepers, corrected."})
    server = serve([*before[:3], revised, *before[4:], *many(2, first=5001)])
    outcome = run(server, ask, tmp_path / "c")
    assert set(outcome.run.to_fetch) == {"5001", "5002", revised.pmid}
    assert (outcome.run.known, outcome.run.retrieved, outcome.run.updated) == (25, 2, 1)
    assert len(pmids_of(tmp_path / "c")) == len(set(pmids_of(tmp_path / "c"))) == 27
    held = {r.pmid: r for p in (tmp_path / "c").glob("pubmed-*.xml") for r in cut_records(p.read_bytes()).records}
    assert held[revised.pmid].xml == revised.record.xml
    assert outcome.manifest.records[revised.pmid].revised == "2031-02-03"
    flow = outcome.manifest.prisma
    assert (flow.identified, flow.duplicates_removed, flow.retrieved) == (27, 0, 27)
    again = run(server, ask, tmp_path / "c").run
    assert again.to_fetch == [revised.pmid]  # what was revised on the day of the last look may be revised once more
    assert (again.retrieved, again.updated) == (0, 0)
    assert not list((tmp_path / "c").glob("pubmed-003-*"))  # what came as it was stays in its file


def test_since_asks_only_for_what_entered_or_changed(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    old, new = Made(pmid="1", entered="2001-01-01", revised="2002-01-01"), Made(pmid="2", entered="2022-01-01")
    changed = Made(pmid="3", entered="2001-01-01", revised="2022-05-05")
    outcome = run(serve([old, new, changed]), ask, tmp_path / "c", Wish(query="lighthouse", since="2021-06-01"))
    assert sorted(pmids_of(tmp_path / "c")) == ["2", "3"]
    assert outcome.run.since == "2021-06-01"


def test_saved_searches_and_lists_can_be_run_again_as_they_were(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    before = many(12)
    late = Made(pmid="5", entered="2023-01-01", revised="2023-01-01")
    server = serve([*before, late])
    (tmp_path / "list.txt").write_text("1003\n1004\n")
    gone = tmp_path / "gone.txt"
    gone.write_text("1005\n")
    wanted = [Wish("lighthouse", since="2022-01-01"), Wish(ids_file=tmp_path / "list.txt"), Wish(ids_file=gone)]
    for wish in wanted:
        run(server, ask, tmp_path / "c", wish)
    gone.unlink()
    assert sorted(pmids_of(tmp_path / "c")) == ["1003", "1004", "1005", "5"]
    saved = saved_wishes(read_manifest(tmp_path / "c"), tmp_path / "c")
    assert saved == wanted
    newer = serve([*before, Made(**{**vars(late), "revised": "2031-01-01"}), Made(pmid="6", entered="2024-01-01")])
    outcomes = [run(newer, ask, tmp_path / "c", wish).run for wish in saved]
    assert [(done.retrieved, done.updated) for done in outcomes] == [(1, 1), (0, 0), (0, 0)]
    assert sorted(pmids_of(tmp_path / "c")) == ["1003", "1004", "1005", "5", "6"]


def changed(made: Made, **how: object) -> Made:
    return Made(**{**vars(made), **how})  # type: ignore[arg-type]


def test_a_list_is_asked_for_as_it_was_from_any_folder_and_when_its_file_is_gone(
    serve: Serve, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = many(6)
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "list.txt").write_text("1006\n")  # another list of that name
    monkeypatch.chdir(tmp_path / "here")
    Path("list.txt").write_text("1001\n1002\n")
    run(serve(before), ask, Path("c"), Wish(ids_file=Path("list.txt")))
    monkeypatch.chdir(tmp_path / "there")
    corpus = tmp_path / "here" / "c"
    (wish,) = saved_wishes(read_manifest(corpus), corpus)
    assert wish.ids_file == tmp_path / "here" / "list.txt"
    (tmp_path / "here" / "list.txt").unlink()
    (wish,) = saved_wishes(read_manifest(corpus), corpus)
    newer = serve([changed(before[0], revised="2031-01-01"), *before[1:]])
    done = run(newer, ask, corpus, wish).run
    assert (done.ids, done.updated, "the 2 ids that were found in it" in done.warnings[0]) == (
        ["1001", "1002"],
        1,
        True,
    )
    (tmp_path / "here" / "list.txt").write_text("1001\n1003\n")
    wishes = saved_wishes(read_manifest(corpus), corpus)
    assert [wish.kept is not None for wish in wishes] == [True, False]
    assert [run(newer, ask, corpus, wish).run.retrieved for wish in wishes] == [0, 1]
    assert sorted(pmids_of(corpus)) == ["1001", "1002", "1003"]


def test_what_a_search_finds_no_longer_is_named_and_its_changes_come_all_the_same(
    serve: Serve, ask: Ask, tmp_path: Path
) -> None:
    before = many(5)
    run(serve(before), ask, tmp_path / "c")
    renamed = changed(before[0], title="Retracted: keepers", abstract="", revised="2031-01-01")
    done = run(serve([renamed, *before[2:]]), ask, tmp_path / "c").run
    assert (done.found, done.to_fetch, done.updated) == (3, ["1001"], 1)
    assert {missing.id: missing.reason for missing in done.lost} == {
        "1001": "the search finds it no longer",
        "1002": "PubMed has no such record any more",
    }
    assert b"Retracted: keepers" in next((tmp_path / "c").glob("pubmed-002-*.xml")).read_bytes()
    again = run(serve([changed(renamed, revised="2032-01-01"), *before[2:]]), ask, tmp_path / "c").run
    assert (again.to_fetch, again.lost) == (["1001"], [])


def test_a_search_that_finds_nothing_any_more_is_a_warning(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    run(serve(many(5)), ask, tmp_path / "c")
    other = serve([Made(pmid="7", title="Hip pain in bakers.", abstract="")])
    done = run(other, ask, tmp_path / "c").run
    assert "found 5 records the last time and none now" in done.warnings[-1]
    assert "the last time" not in str(run(other, ask, tmp_path / "c").run.warnings)


def test_an_id_of_a_list_that_pubmed_has_no_longer_is_told_once(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("1001\n1002\n99\n")
    wish = Wish(ids_file=tmp_path / "list.txt")
    run(serve(many(2)), ask, tmp_path / "c", wish)
    fewer = serve(many(1))
    assert [missing.id for missing in run(fewer, ask, tmp_path / "c", wish).run.lost] == ["1002"]
    assert run(fewer, ask, tmp_path / "c", wish).run.lost == []


def test_what_a_search_lost_and_finds_again_is_named_once(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    before = many(5)
    fewer = serve([changed(before[0], title="Other words.", abstract=""), *before[2:]])
    run(serve(before), ask, tmp_path / "c")
    assert {missing.id for missing in run(fewer, ask, tmp_path / "c").run.lost} == {"1001", "1002"}
    later = run(serve(before[2:]), ask, tmp_path / "c").run
    assert [(missing.id, missing.reason[:6]) for missing in later.lost] == [("1001", "PubMed")]  # now it is gone there
    back = run(serve(before), ask, tmp_path / "c").run
    assert (sorted(back.back), back.lost) == (["1001", "1002"], [])
    again = run(serve(before), ask, tmp_path / "c").run
    assert (again.back, again.lost) == ([], [])


def test_an_id_of_a_list_that_pubmed_has_again_is_named_once(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("1001\n1002\n")
    wish = Wish(ids_file=tmp_path / "list.txt")
    runs = [run(serve(many(size)), ask, tmp_path / "c", wish).run for size in (2, 1, 2, 2)]
    assert [([missing.id for missing in each.lost], each.back) for each in runs] == [
        ([], []),
        (["1002"], []),
        ([], ["1002"]),
        ([], []),
    ]


def test_the_record_into_which_pubmed_merged_another_takes_its_place(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    before, other = many(4), Made(pmid="50", title="The same, in other words.", abstract="")
    run(serve(before), ask, tmp_path / "c")
    later = serve([*before[2:], other], merged={"1001": "50", "1002": "1003"})
    outcome = run(later, ask, tmp_path / "c")
    assert (outcome.run.merged, outcome.run.lost, outcome.run.retrieved) == ({"1001": "50", "1002": "1003"}, [], 1)
    assert sorted(pmids_of(tmp_path / "c")) == sorted(outcome.manifest.records) == ["1003", "1004", "50"]
    flow = outcome.manifest.prisma
    assert (flow.identified - flow.duplicates_removed, flow.sought, flow.not_retrieved) == (3, 3, 0)
    again = run(later, ask, tmp_path / "c").run
    assert (again.merged, again.lost, again.to_fetch) == ({}, [], [])
    revised = serve([*before[2:], changed(other, revised="2031-01-01")], merged={"1001": "50", "1002": "1003"})
    assert run(revised, ask, tmp_path / "c").run.updated == 1


def test_of_a_record_that_is_gone_the_one_with_its_doi_is_named(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    before = many(4)
    run(serve(before), ask, tmp_path / "c")
    heir = serve([*before[2:], changed(before[0], pmid="50")])
    lost = run(heir, ask, tmp_path / "c").run
    assert {missing.id: missing.reason for missing in lost.lost} == {
        "1001": "PubMed has no such record any more; its DOI is that of 50",
        "1002": "PubMed has no such record any more",
    }
    assert "1001 (not in PubMed; its DOI is that of 50)" in next(moved(lost))
    assert run(heir, ask, tmp_path / "c").run.lost == []
    assert set(run(serve(before), ask, tmp_path / "c").run.back) == {"1001", "1002"}


def test_a_list_gets_the_record_into_which_an_id_was_merged_once(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("71\n72\n1001\n99\n")
    wish = Wish(ids_file=tmp_path / "list.txt")
    server = serve(many(2), merged={"71": "1002", "72": "1001"})
    first = run(server, ask, tmp_path / "c", wish)
    assert (first.run.merged, [missing.id for missing in first.run.not_retrieved]) == (
        {"71": "1002", "72": "1001"},
        ["99"],
    )
    assert sorted(pmids_of(tmp_path / "c")) == ["1001", "1002"]
    assert "duplicates_removed=1, sought=3, retrieved=2, not_retrieved=1" in str(first.manifest.prisma)
    again = run(server, ask, tmp_path / "c", wish)
    assert (again.run.merged, again.run.to_fetch, again.manifest.prisma) == ({}, ["99"], first.manifest.prisma)


def test_a_merged_record_that_does_not_come_is_not_retrieved(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("\n".join(["71", *(made.pmid for made in many(12))]))
    server = serve(many(12), merged={"71": "1012"}, faults=Faults(lost=frozenset({"1012"})))
    done = run(server, ask, tmp_path / "c", Wish(ids_file=tmp_path / "list.txt")).run
    assert {missing.id: missing.reason for missing in done.not_retrieved} == {
        "71": "merged into 1012, which did not come",
        "1012": "PubMed did not return this id, asked twice",
    }


def test_why_an_id_did_not_come_is_known_after_a_cut_too(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    ids = [*(made.pmid for made in many(25)), "71"]
    (tmp_path / "list.txt").write_text("\n".join(ids[-1:] + ids[:-1]))
    server = serve([*many(25), Made(pmid="50")], merged={"71": "50"})
    wish = Wish(ids_file=tmp_path / "list.txt")
    with pytest.MonkeyPatch.context() as patch:
        cut_after(14, patch)
        with pytest.raises(PowerCutError):
            run(server, ask, tmp_path / "c", wish)
    assert "50" in pmids_of(tmp_path / "c")
    done = run(server, ask, tmp_path / "c", wish)
    assert (done.resumed, done.run.merged, done.run.not_retrieved) == (True, {"71": "50"}, [])


def test_what_was_revised_since_is_asked_by_the_clock_of_the_server(
    serve: Serve, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = "Tue, 03 Mar 2020 10:00:00 GMT"  # ours is years ahead of it
    monkeypatch.setattr("evidex.fetch.loopback.server._Handler.date_time_string", lambda *_: told)
    before = [changed(made, revised="2019-05-06") for made in many(3)]
    assert run(serve(before), ask, tmp_path / "c").run.day == "2020-03-03"
    revised = serve([changed(before[0], revised="2020-04-01"), *before[1:]])
    assert run(revised, ask, tmp_path / "c").run.updated == 1


def test_a_run_that_a_clock_dates_into_the_future_hides_no_revision(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    before = many(3)
    manifest = run(serve(before), ask, tmp_path / "c").manifest
    ahead = msgspec.structs.replace(manifest.runs[0], started="2080-01-01T00:00:00+00:00", day="")
    msgspec.structs.replace(manifest, runs=[ahead]).write(tmp_path / "c")
    revised = serve([changed(before[0], revised="2031-01-01"), *before[1:]])
    assert run(revised, ask, tmp_path / "c").run.updated == 1


def test_a_day_since_which_nothing_came_is_no_unknown_phrase(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    assert run(serve(many(3)), ask, tmp_path / "c", Wish("lighthouse", since="2040-01-01")).run.warnings == []


def test_a_search_that_was_not_finished_is_run_again_first(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    server = serve([*many(5), Made(pmid="7", title="Hip pain in bakers.")])
    run(server, ask, tmp_path / "c")
    manifest = run(server, ask, tmp_path / "c", Wish("bakers")).manifest
    stopped = msgspec.structs.replace(manifest.runs[-1], finished="", since="2020-01-01")
    manifest = msgspec.structs.replace(manifest, runs=[manifest.runs[0], stopped])
    assert saved_wishes(manifest, tmp_path / "c") == [
        Wish("bakers", since="2020-01-01"),
        KNEES,
    ]


def test_another_search_counts_what_is_there_already_as_duplicates(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    server = serve([*many(12), Made(pmid="7", title="Hip pain in bakers.")])
    run(server, ask, tmp_path / "c")
    outcome = run(server, ask, tmp_path / "c", Wish(query="pain[ti]"))
    assert (outcome.run.found, outcome.run.duplicates, outcome.run.retrieved) == (13, 12, 1)
    flow = outcome.manifest.prisma
    assert (flow.identified, flow.duplicates_removed, flow.sought, flow.retrieved) == (25, 12, 13, 13)


def test_more_hits_than_pubmed_lists_are_split_on_dates(
    serve: Serve, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidex.fetch.searching.find_hits.__kwdefaults__", {"listed": 20})
    monkeypatch.setattr("evidex.fetch.gathering.POSTED", 20)
    one_day = [Made(pmid=str(9000 + n), entered="2010-10-10", year=1980 + n) for n in range(35)]
    server = serve([*many(90), *one_day], retrievable=20)
    outcome = run(server, ask, tmp_path / "c", Wish(query="pain"))
    assert outcome.run.found == 125
    assert len(set(pmids_of(tmp_path / "c"))) == 125
    assert not outcome.run.warnings


def test_the_manifest_names_every_file_id_and_digest(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    import hashlib

    run(serve(many(15)), ask, tmp_path / "c")
    told = json.loads((tmp_path / "c" / "manifest.json").read_text())
    assert told["schema"] == "evidex.manifest/1"
    for name, data in files_of(tmp_path / "c").items():
        assert told["files"][name]["sha256"] == hashlib.sha256(data).hexdigest()
    assert sorted(told["records"]) == sorted(told["runs"][0]["ids"]) == [m.pmid for m in many(15)]
    assert told["runs"][0]["query"] == "lighthouse[ti]"
    assert told["runs"][0]["translation"] == '"lighthouse"[Title]'
    assert told["runs"][0]["started"] <= told["runs"][0]["finished"]


def test_a_file_that_was_removed_or_damaged_is_fetched_again(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    server = serve(many(25))
    run(server, ask, tmp_path / "c")
    (tmp_path / "c" / "pubmed-001-0002.xml").unlink()
    outcome = run(server, ask, tmp_path / "c")
    assert outcome.run.retrieved == 10
    assert len(set(pmids_of(tmp_path / "c"))) == len(pmids_of(tmp_path / "c")) == 25
    damaged = tmp_path / "c" / "pubmed-001-0001.xml"
    damaged.write_bytes(damaged.read_bytes()[:-30])
    with pytest.raises(FetchError, match=r"0001\.xml: is not as it was fetched"):
        run(server, ask, tmp_path / "c")


def test_full_text_that_is_open_comes_too(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    made = [Made(pmid="1", pmcid="PMC11"), Made(pmid="2", pmcid="PMC22"), Made(pmid="3", pmcid="PMC33"), Made(pmid="4")]
    server = serve(made, articles=[article(11, "1"), article(22, "2")], closed=frozenset({"PMC22"}))
    outcome = run(server, ask, tmp_path / "c", full_text=True)
    assert (tmp_path / "c/fulltext/PMC11.xml").read_bytes().endswith(article(11, "1").xml + b"\n")
    assert outcome.manifest.full_text["PMC11"].file == "fulltext/PMC11.xml"
    assert "publisher" in outcome.manifest.full_text["PMC22"].reason
    assert "did not return" in outcome.manifest.full_text["PMC33"].reason
    assert not (tmp_path / "c/fulltext/PMC22.xml").exists()


def test_a_full_text_comes_anew_with_its_revised_record_and_is_kept_where_none_comes(
    serve: Serve, ask: Ask, tmp_path: Path
) -> None:
    before = [Made(pmid="1", pmcid="PMC11"), Made(pmid="2", pmcid="PMC22"), Made(pmid="3", pmcid="PMC33")]
    articles = [article(11, "1"), article(22, "2"), article(33, "3")]
    run(serve(before, articles=articles), ask, tmp_path / "c", full_text=True)
    corrected = [edited(each, b"12 walked", b"13 walked") for each in (articles[0], articles[2])]
    after = [*(changed(made, revised="2031-01-01") for made in before[:2]), before[2]]
    outcome = run(serve(after, articles=corrected), ask, tmp_path / "c", full_text=True)
    texts = {name: data for name, data in files_of(tmp_path / "c").items() if name.startswith("fulltext")}
    assert {name: b"13 walked" in data for name, data in texts.items()} == {
        "fulltext/PMC11.xml": True,
        "fulltext/PMC22.xml": False,  # PMC does not return it any more
        "fulltext/PMC33.xml": False,  # its record is as it was
    }
    assert [entry.file for entry in outcome.manifest.full_text.values()].count("") == 0


def edited(told: FetchedRecord, old: bytes, new: bytes) -> FetchedRecord:
    return replace(told, xml=told.xml.replace(old, new))


def test_an_unfinished_search_is_not_mixed_with_another(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    server = serve(many(25))
    with pytest.MonkeyPatch.context() as patch:
        cut_after(9, patch)
        with pytest.raises(PowerCutError):
            run(server, ask, tmp_path / "c")
    assert files_of(tmp_path / "c")
    with pytest.raises(FetchError, match="was not finished"):
        run(server, ask, tmp_path / "c", Wish(query="other"))
    assert run(server, ask, tmp_path / "c").resumed


def test_a_forecast_writes_nothing(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    told = forecast(KNEES, tmp_path / "c", ask(serve(many(45))), quiet)
    assert (told.run.found, len(told.run.to_fetch), told.calls) == (45, 45, 1)
    assert not (tmp_path / "c").exists()


def test_a_damaged_or_missing_manifest_is_said_and_nothing_is_touched(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    server = serve(many(12))
    run(server, ask, tmp_path / "c")
    files = files_of(tmp_path / "c")
    manifest = tmp_path / "c" / "manifest.json"
    for damage in ("{", '{"schema": "something/2"}', None):
        manifest.unlink() if damage is None else manifest.write_text(damage)
        with pytest.raises(FetchError, match=r"manifest"):
            run(server, ask, tmp_path / "c")
        assert files_of(tmp_path / "c") == files


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("", "empty"),
        ("knee[titel]", "did you mean [Title]"),
        ("knee[majer]", "did you mean [majr]"),
        ("(knee", "parenthesis"),
        ("knee)", "parenthesis"),
        ("knee[tiab", "square bracket"),
        ("knee[tiab]]", "square bracket"),
        ('"knee', "quotation"),
        ("knee AND", "beside AND"),
        ("OR knee", "beside OR"),
        ("knee AND OR pain", "beside AND OR"),
        ("knee AND (NOT pain)", "beside NOT"),
    ],
)
def test_a_query_that_makes_no_sense_is_one_sentence(
    query: str, word: str, serve: Serve, ask: Ask, tmp_path: Path
) -> None:
    with pytest.raises(EvidexError) as told:
        run(serve(many(3)), ask, tmp_path / "c", Wish(query=query))
    assert word in str(told.value)
    assert str(told.value).count("\n") == 0
    assert not (tmp_path / "c" / "manifest.json").exists()


def test_a_query_without_hits_is_an_answer(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    outcome = run(serve(many(3)), ask, tmp_path / "c", Wish(query="zeppelin"))
    assert (outcome.run.found, outcome.run.retrieved) == (0, 0)
    assert any("zeppelin" in warning for warning in outcome.run.warnings)
    assert read_manifest(tmp_path / "c").prisma.identified == 0


def test_a_full_disk_damages_nothing_and_the_next_start_goes_on(
    serve: Serve, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    server = serve(many(25))
    run(server, ask, tmp_path / "calm")
    calls = itertools.count()

    def full(handle: int) -> None:
        del handle
        if next(calls) >= 4:
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(FetchError, match="disk is full"):
            run(server, ask, tmp_path / "c")
    assert not list((tmp_path / "c").glob(".*.part"))
    for data in files_of(tmp_path / "c").values():
        assert cut_records(data).records
    run(server, ask, tmp_path / "c")
    assert files_of(tmp_path / "c") == files_of(tmp_path / "calm")


def test_two_fetches_do_not_work_on_one_folder(serve: Serve, ask: Ask, tmp_path: Path) -> None:
    from evidex.fetch.storing import only_one

    server = serve(many(3))
    with only_one(tmp_path / "c"), pytest.raises(FetchError, match="another fetch"):
        run(server, ask, tmp_path / "c")


def test_neither_both_nor_nothing_is_asked_for() -> None:
    for wish in ({}, {"query": "knee", "ids_file": Path("x")}):
        with pytest.raises(UsageError):
            Wish(**wish)  # type: ignore[arg-type]
