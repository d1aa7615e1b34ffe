"""A month later: what is new, changed, gone, corrected or retracted is told and kept."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

from evidex.cli import app
from evidex.fetch.loopback import LoopbackServer
from evidex.fetch.loopback.holdings import Holdings
from evidex.fetch.manifest import read_manifest
from evidex.fetch.storing import only_one
from evidex.pipeline.evidence_state import State
from evidex.pipeline.refreshing import differences, news_of
from evidex.store import Store
from tests.corpora import BAD, GOOD, pubmed_set
from tests.fetch.invented import Made

RUNNER = CliRunner()
RETRACTED = """<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>J Made. 2025</RefSource>
<PMID Version="1">99</PMID></CommentsCorrections></CommentsCorrectionsList>"""


def evidex(*words: object, code: int = 0) -> Result:
    done = RUNNER.invoke(app, list(map(str, words)))
    assert done.exit_code == code, done.output
    return done


def changes(out: Path) -> list[tuple[str, str, str]]:
    with Store(out / "evidence.db") as store:
        return [(change.what, change.document, change.kind) for _, change in store.changes()]


@pytest.fixture
def project(tmp_path: Path) -> tuple[Path, Path]:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.xml").write_text(pubmed_set((1, GOOD), (2, GOOD)), encoding="utf-8")
    evidex("run", corpus, "-o", tmp_path / "out", "--jobs", 0)
    return corpus, tmp_path / "out"


def test_files_that_came_changed_and_went_are_told_by_claim(project: tuple[Path, Path]) -> None:
    corpus, out = project
    (corpus / "a.xml").write_text(pubmed_set((1, BAD), (3, GOOD)), encoding="utf-8")
    done = evidex("refresh", out, "--offline", "--jobs", 0, "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    effects = [row for row in rows if row.get("kind") in (None, "effect")]
    assert [(row["what"], row["document"], row.get("kind", "")) for row in effects] == [
        ("new", "pmid:3", ""),
        ("gone", "pmid:2", ""),
        ("changed", "pmid:1", "effect"),
        ("gone", "pmid:2", "effect"),
        ("new", "pmid:3", "effect"),
    ]
    assert "1 gone document," in done.stderr
    changed = effects[2]
    assert ("2.10" in changed["before"], "3.90" in changed["after"]) == (True, True)
    assert [row.get("title") for row in effects] == [None, None, *(f"Shift work, record {pmid}" for pmid in (1, 2, 3))]
    assert set(changes(out)) == {(row["what"], row["document"], row.get("kind", "")) for row in rows}


def test_a_retraction_that_came_is_told_first(project: tuple[Path, Path]) -> None:
    corpus, out = project
    text = pubmed_set((1, GOOD), (2, GOOD)).replace(
        "</Article></MedlineCitation>", f"</Article>{RETRACTED}</MedlineCitation>", 1
    )
    (corpus / "a.xml").write_text(text, encoding="utf-8")
    done = evidex("refresh", out, "--offline", "--jobs", 0)
    assert done.stdout.splitlines()[0].startswith("! retracted document pmid:1")
    assert changes(out) == [("retracted", "pmid:1", "")]


def notice(kind: str, pmid: int) -> str:
    named = f"<PMID>{pmid}</PMID>" if pmid else ""
    return f'<CommentsCorrections RefType="{kind}"><RefSource>J. 2026</RefSource>{named}</CommentsCorrections>'


def with_notices(*notices: str, title: str = "") -> str:
    told = f"</Article><CommentsCorrectionsList>{''.join(notices)}</CommentsCorrectionsList></MedlineCitation>"
    text = pubmed_set((1, GOOD), (2, GOOD)).replace("</Article></MedlineCitation>", told, 1)
    return text.replace("Shift work, record 2", f"{title}Shift work, record 2")


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        (
            [("ErratumIn", 8)], [("ErratumIn", 8), ("ErratumIn", 9)],
            ["! corrected document pmid:1: Shift work, record 1 (PMID 9, J. 2026)"],
        ),
        (
            [("RetractionIn", 8)], [],
            ["! lifted (retracted) document pmid:1: Shift work, record 1 (PMID 8, J. 2026)"],
        ),
        ([("ErratumIn", 8)], [("ErratumIn", 8)], []),
        ([("ErratumIn", 0)], [("ErratumIn", 8)], []),
        (
            [("ErratumIn", 8)], [("ErratumIn", 0), ("ErratumIn", 8)],
            ["! corrected document pmid:1: Shift work, record 1 (J. 2026)"],
        ),
        (
            [("ErratumIn", 0)], [("ErratumIn", 0), ("ErratumIn", 0)],
            ["! corrected document pmid:1: Shift work, record 1 (J. 2026)"],
        ),
        ([], [("UpdateIn", 7)], ["! updated document pmid:1: Shift work, record 1 (PMID 7, J. 2026)"]),
        ([], [("ExpressionOfConcernIn", 7)], ["! concern document pmid:1: Shift work, record 1 (PMID 7, J. 2026)"]),
    ],
)  # fmt: skip
def test_notices_are_told_by_what_they_name(
    project: tuple[Path, Path], before: list[tuple[str, int]], after: list[tuple[str, int]], lines: list[str]
) -> None:
    corpus, out = project
    (corpus / "a.xml").write_text(with_notices(*(notice(*each) for each in before)), encoding="utf-8")
    evidex("refresh", out, "--offline", "--jobs", 0)
    (corpus / "a.xml").write_text(with_notices(*(notice(*each) for each in after)), encoding="utf-8")
    assert evidex("refresh", out, "--offline", "--jobs", 0).stdout.splitlines() == lines


def test_the_gravest_notice_is_told_first_whichever_document_it_is_of(project: tuple[Path, Path]) -> None:
    corpus, out = project
    corrected = f"<CommentsCorrectionsList>{notice('ErratumIn', 8)}</CommentsCorrectionsList>"
    ends = [f"</Article>{told}</MedlineCitation>" for told in (corrected, RETRACTED, "")]
    parts = pubmed_set((1, GOOD), (2, GOOD), (3, GOOD)).split("</Article></MedlineCitation>")
    text = "".join(part + end for part, end in zip(parts, [*ends, ""], strict=True))
    (corpus / "a.xml").write_text(text, encoding="utf-8")
    told = evidex("refresh", out, "--offline", "--jobs", 0).stdout.splitlines()
    assert [" ".join(line.split()[:4]) for line in told[:3]] == [
        "! retracted document pmid:2:",
        "! corrected document pmid:1:",
        "+ new document pmid:3:",
    ]


ERRATUM = """<article article-type="correction" xmlns:xlink="http://www.w3.org/1999/xlink"><front><journal-meta>
<journal-title>J Made</journal-title></journal-meta><article-meta><title-group><article-title>Erratum {number}
</article-title></title-group><pub-date><year>2025</year></pub-date><related-article xlink:href="1"
related-article-type="corrected-article" ext-link-type="pubmed"/></article-meta></front></article>"""


def test_each_erratum_is_told_though_neither_has_a_pmid_and_both_came_out_in_one_journal_and_year(
    project: tuple[Path, Path],
) -> None:
    corpus, out = project
    for number in ("1", "2"):
        (corpus / f"{number}.nxml").write_text(ERRATUM.format(number=number), encoding="utf-8")
        told = evidex("refresh", out, "--offline", "--jobs", 0).stdout.splitlines()
        assert "! corrected document pmid:1: Shift work, record 1 (J Made. 2025)" in told


def test_a_title_that_says_retracted_is_a_retraction_and_its_notice_no_second_one(project: tuple[Path, Path]) -> None:
    corpus, out = project
    (corpus / "a.xml").write_text(with_notices(title="RETRACTED: "), encoding="utf-8")
    done = evidex("refresh", out, "--offline", "--jobs", 0)
    assert done.stdout.splitlines()[0] == "! retracted document pmid:2: RETRACTED: Shift work, record 2"
    text = (corpus / "a.xml").read_text(encoding="utf-8")
    first, second = text.split("</PubmedArticle>", 1)
    second = second.replace("</Article></MedlineCitation>", f"</Article>{RETRACTED}</MedlineCitation>", 1)
    (corpus / "a.xml").write_text(f"{first}</PubmedArticle>{second}", encoding="utf-8")
    assert evidex("refresh", out, "--offline", "--jobs", 0).stdout == ""


def test_old_and_new_are_told_apart_from_the_arrows_of_statements(project: tuple[Path, Path]) -> None:
    corpus, out = project
    (corpus / "a.xml").write_text(pubmed_set((1, BAD), (2, GOOD)), encoding="utf-8")
    (line,) = evidex("refresh", out, "--offline", "--jobs", 0).stdout.splitlines()
    assert line.startswith("~ changed effect pmid:1 (Shift work, record 1): old: Night work → pain: OR 2.10")
    assert " / new: Night work → pain: OR 3.90" in line


def test_a_text_that_changed_in_what_no_claim_holds_is_told(project: tuple[Path, Path]) -> None:
    corpus, out = project
    corrected = GOOD + " The ward closed for renovation."
    (corpus / "a.xml").write_text(pubmed_set((1, corrected), (2, GOOD)), encoding="utf-8")
    done = evidex("refresh", out, "--offline", "--jobs", 0)
    told = "its text differs, no claim does: RESULTS changed"
    assert done.stdout == f"~ changed document pmid:1: Shift work, record 1 ({told})\n"
    assert "1 changed document." in done.stderr
    (corpus / "a.xml").write_text(
        pubmed_set((1, corrected), (2, GOOD)).replace("work, record 1<", "work in record 1<"), encoding="utf-8"
    )
    told = evidex("refresh", out, "--offline", "--jobs", 0, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in told if '"kind"' not in line] == [
        {
            "schema": "evidex.change/1",
            "what": "changed",
            "document": "pmid:1",
            "before": "Shift work, record 1",
            "after": "Shift work in record 1",
            "notice": "its text differs, no claim does: title changed",
        }
    ]


def test_of_a_text_that_changed_it_is_told_which_sections_came_changed_and_went(project: tuple[Path, Path]) -> None:
    corpus, out = project
    texts = [
        "<AbstractText Label='METHODS'>We asked.</AbstractText><AbstractText Label='FUNDING'>None.</AbstractText>",
        "<AbstractText Label='BACKGROUND'>Nights are long.</AbstractText><AbstractText Label='METHODS'>We all "
        "asked.</AbstractText>",
    ]
    for text in texts:
        record = pubmed_set((1, GOOD)).replace("<Abstract>", f"<Abstract>{text}")
        (corpus / "a.xml").write_text(record, encoding="utf-8")
        told = evidex("refresh", out, "--offline", "--jobs", 0).stdout.splitlines()
    assert told == [
        "~ changed document pmid:1: Shift work, record 1 (its text differs, no claim does: BACKGROUND came, METHODS "
        "changed, FUNDING went)"
    ]


def test_nothing_changed_is_said_and_keeps_nothing(project: tuple[Path, Path]) -> None:
    done = evidex("refresh", project[1], "--offline", "--jobs", 0)
    assert (done.stdout, "nothing changed" in done.stderr) == ("", True)
    assert changes(project[1]) == []


def test_what_another_version_reads_otherwise_is_no_news(
    project: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from evidex.pipeline import examining, run

    read = examining.extract_claims
    monkeypatch.setattr(examining, "extract_claims", lambda view: tuple(c for c in read(view) if c.kind != "effect"))
    monkeypatch.setattr(run, "made_with", lambda *_: "another version")
    done = evidex("refresh", project[1], "--offline", "--jobs", 0)
    assert (done.stdout, "read otherwise by this version" in done.stderr) == ("", True)
    assert changes(project[1]) == []


class StoppedError(Exception):
    """As a power cut."""


@pytest.mark.parametrize("at", ["end_input", "publish", "mark_duplicates", "end_run", "keep_changes"])
def test_a_refresh_that_is_stopped_takes_nothing_away_and_the_next_tells_all(
    project: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    corpus, out = project
    (corpus / "b.xml").write_text(pubmed_set((5, GOOD)), encoding="utf-8")
    evidex("run", corpus, "-o", out, "--jobs", 0)
    (corpus / "a.xml").write_text(pubmed_set((1, BAD), (3, GOOD)), encoding="utf-8")
    (corpus / "b.xml").unlink()
    (corpus / "c.xml").write_text(pubmed_set((6, GOOD)), encoding="utf-8")

    def stop(*_: object) -> None:
        raise StoppedError

    with monkeypatch.context() as patched:
        patched.setattr(Store, at, stop)
        evidex("refresh", out, "--offline", "--jobs", 0, code=2)
    if at in ("end_input", "publish"):
        with Store(out / "evidence.db") as store:
            assert [held.id for held in store.held("read")] == ["pmid:1", "pmid:2", "pmid:5"]
        assert "2.10" in evidex("table", out).stdout
        assert "3.90" not in evidex("table", out).stdout
    evidex("refresh", out, "--offline", "--jobs", 0)
    told = {each for each in changes(out) if each[2] in ("", "effect")}
    assert told == {
        ("new", "pmid:3", ""), ("new", "pmid:3", "effect"), ("new", "pmid:6", ""), ("new", "pmid:6", "effect"),
        ("gone", "pmid:2", ""), ("gone", "pmid:2", "effect"), ("changed", "pmid:1", "effect"),
    }  # fmt: skip
    evidex("refresh", out, "--offline", "--jobs", 0)
    assert len(changes(out)) == len({*changes(out)})


def test_a_run_meanwhile_takes_no_news_away(project: tuple[Path, Path]) -> None:
    corpus, out = project
    (corpus / "a.xml").write_text(pubmed_set((1, BAD), (2, GOOD)), encoding="utf-8")
    for _ in range(2):
        said = evidex("run", corpus, "-o", out, "--jobs", 0).stderr
        assert f"evidex refresh {out} --offline" in said
    evidex("refresh", out, "--offline", "--jobs", 0)
    assert changes(out) == [("changed", "pmid:1", "effect")]
    assert "evidex refresh" not in evidex("run", corpus, "-o", out, "--jobs", 0).stderr


def test_a_file_that_was_put_back_meanwhile_is_no_news(
    project: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, out = project
    before = (corpus / "a.xml").read_bytes()
    (corpus / "a.xml").write_text(pubmed_set((1, BAD)), encoding="utf-8")

    def stop(*_: object) -> None:
        raise StoppedError

    with monkeypatch.context() as patched:
        patched.setattr(Store, "publish", stop)
        evidex("refresh", out, "--offline", "--jobs", 0, code=2)
    (corpus / "a.xml").write_bytes(before)
    evidex("refresh", out, "--offline", "--jobs", 0)
    assert changes(out) == []
    with Store(out / "evidence.db") as store:
        assert [held.id for held in store.held("read")] == ["pmid:1", "pmid:2"]


def test_what_is_gone_as_its_file_cannot_be_read_any_more_says_so(tmp_path: Path) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    whole = pubmed_set((1, GOOD), (2, GOOD))
    (corpus / "cut.xml").write_text(whole, encoding="utf-8")
    (corpus / "taken.xml").write_text(pubmed_set((3, GOOD)), encoding="utf-8")
    (corpus / "always.xml").write_bytes(b"")
    evidex("run", corpus, "-o", out, "--jobs", 0)
    (corpus / "cut.xml").write_text(whole[: whole.rindex("<Abstract>")], encoding="utf-8")
    (corpus / "taken.xml").unlink()
    done = evidex("refresh", out, "--offline", "--jobs", 0, "--format", "jsonl")
    gone = [row for row in map(json.loads, done.stdout.splitlines()) if row["what"] == "gone" and "kind" not in row]
    assert [row["document"] for row in gone] == ["pmid:2", "pmid:3"]
    assert gone[0]["notice"].startswith("cut.xml is not readable: the XML is damaged or cut off")
    assert "notice" not in gone[1]


def test_a_state_that_an_earlier_version_kept_is_understood() -> None:
    kept = msgspec.msgpack.encode(({"pmid:1": "A title"}, [], {}, {"pmid:1": [("file", "text")]}))
    before = State.decoded(kept)
    assert (before.documents, before.files) == ({"pmid:1": "A title"}, {})
    assert [each.what for each in differences(before, State())] == ["gone"]


def test_results_behind_a_link_know_their_corpus(project: tuple[Path, Path], tmp_path: Path) -> None:
    corpus, out = project
    (tmp_path / "disk" / "deep").mkdir(parents=True)
    out.rename(tmp_path / "disk" / "deep" / "out")
    out.symlink_to(tmp_path / "disk" / "deep" / "out")
    assert evidex("refresh", out, "--offline", "--jobs", 0).stdout == ""
    assert corpus.is_dir()


def test_what_a_project_does_not_want_in_single_files_is_what_the_run_was_told_wherever_refresh_is_started(
    project: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, out = project
    (corpus / "a.xml").write_text(pubmed_set((1, BAD)), encoding="utf-8")
    settings, elsewhere = tmp_path / "evidex.toml", tmp_path / "elsewhere"
    settings.write_text('[per-path-ignores]\n"corpus/b*" = ["EST101"]\n', encoding="utf-8")
    evidex("run", corpus, "-o", out, "--jobs", 0, "--config", settings)
    (corpus / "b.xml").write_text(pubmed_set((2, BAD)), encoding="utf-8")
    elsewhere.mkdir()
    (elsewhere / "evidex.toml").write_text('[per-path-ignores]\n"*" = ["EST101"]\n', encoding="utf-8")
    monkeypatch.chdir(elsewhere)
    evidex("refresh", out, "--offline", "--jobs", 0)
    with Store(out / "evidence.db") as store:
        assert {name: each.made_with.split()[1:] for name, each in store.inputs().items()} == {
            "a.xml": [],
            "b.xml": ["EST101"],
        }


def test_a_folder_without_a_run_is_told(tmp_path: Path) -> None:
    assert "evidex run" in evidex("refresh", tmp_path, code=2).stderr


def test_a_first_run_that_was_stopped_has_no_results_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    (corpus / "a.xml").write_text(pubmed_set((1, GOOD)), encoding="utf-8")

    def stop(*_: object) -> None:
        raise StoppedError

    with monkeypatch.context() as patched:
        patched.setattr(Store, "publish", stop)
        evidex("run", corpus, "-o", out, "--jobs", 0, code=2)
    for words in (("table", out), ("refresh", out, "--offline"), ("validate", corpus, "--corpus", out)):
        assert "no run has ended there yet" in evidex(*words, code=2).stderr


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[Made]]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("EVIDEX_CONFIG", str(tmp_path / "config.toml"))
    monkeypatch.setenv("EVIDEX_EMAIL", "you@example.org")
    monkeypatch.setattr("evidex.fetch.limiter.WINDOW", 0.0)
    yield [Made("101", abstract=GOOD), Made("102", abstract=GOOD)]


Serving = Callable[..., Result]


@pytest.fixture
def serving(records: list[Made], monkeypatch: pytest.MonkeyPatch) -> Serving:
    """A command while a server holds these records; `merged` ids answer with another's."""
    del records  # for what it sets

    def run(made: list[Made], *words: object, code: int = 0, merged: dict[str, str] | None = None) -> Result:
        holdings = Holdings([each.record for each in made], [])
        with LoopbackServer(holdings, limited=False, merged=merged) as server:
            monkeypatch.setenv("EVIDEX_ENTREZ_URL", server.url)
            return evidex(*words, code=code)

    return run


def test_saved_searches_are_run_again(records: list[Made], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with LoopbackServer(Holdings([made.record for made in records], []), limited=False) as server:
        monkeypatch.setenv("EVIDEX_ENTREZ_URL", server.url)
        evidex("fetch", "pain", "-o", tmp_path / "corpus")
    evidex("run", tmp_path / "corpus", "-o", tmp_path / "out", "--jobs", 0)
    records.append(Made("103", abstract=BAD))
    with LoopbackServer(Holdings([made.record for made in records], []), limited=False) as server:
        monkeypatch.setenv("EVIDEX_ENTREZ_URL", server.url)
        done = evidex("refresh", tmp_path / "out", "--jobs", 0)
    assert "pain: 3 found, 1 new, 0 updated" in done.stderr
    told = changes(tmp_path / "out")
    assert ("new", "pmid:103", "") in told
    assert ("new", "pmid:103", "effect") in told
    assert {document for _, document, _ in told} == {"pmid:103"}


def test_a_batch_whose_records_came_anew_has_not_left_and_what_is_not_found_is_named(
    records: list[Made], serving: Serving, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    serving(records, "fetch", "pain", "-o", corpus)
    evidex("run", corpus, "-o", out, "--jobs", 0)
    first = Made(
        "101", title="RETRACTED: Keepers", abstract="", revised="2099-01-01", notices=notice("RetractionIn", 9)
    )
    newer = [first, Made("102", abstract=GOOD, revised="2099-01-01")]

    def stop(*_: object) -> None:
        raise StoppedError

    with monkeypatch.context() as patched:  # after the searches
        patched.setattr("evidex.pipeline.refreshing.run_corpus", stop)
        serving(newer, "refresh", out, "--jobs", 0, code=2)
    done = serving(newer, "refresh", out, "--jobs", 0)
    assert "pain: no longer found: 1: 101; the corpus keeps" in done.stderr
    assert "left the corpus" not in done.stderr
    assert not (corpus / "pubmed-001-0001.xml").exists()
    assert ("retracted", "pmid:101", "") in changes(out)
    next(corpus.glob("pubmed-*.xml")).unlink()
    (corpus / "other.txt").write_text("Pain fell in 12 of 40 (30%) patients.", encoding="utf-8")
    assert "1 file has left the corpus" in evidex("run", corpus, "-o", out, "--jobs", 0).stderr


def test_of_a_merged_record_that_is_told_and_nothing_of_what_it_still_says(
    records: list[Made], serving: Serving, tmp_path: Path
) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    first = Made("101", title="Nights and pain.", abstract=GOOD.replace("2.10", "2.40"))
    third = Made("103", title="Night work and pain.", abstract=GOOD.replace("2.10", "2.20"))
    serving([first, records[1], third], "fetch", "pain", "-o", corpus)
    evidex("run", corpus, "-o", out, "--jobs", 0)
    merged = {"101": "104", "103": "102"}  # into one that is new, and into one that was there
    later = [records[1], Made("104", title="Nights and pain in keepers.", abstract=first.abstract)]
    done = serving(later, "refresh", out, "--jobs", 0, merged=merged)
    assert "pain: merged in PubMed: 2: " in done.stderr
    assert done.stdout.splitlines() == [
        "+ new document pmid:104: Nights and pain in keepers.",
        "- gone document pmid:101: Nights and pain. (PubMed has merged it into pmid:104)",
        "- gone document pmid:103: Night work and pain. (PubMed has merged it into pmid:102)",
        "- gone effect pmid:103 (Night work and pain): Night work → pain: OR 2.20, 95% CI 1.40 to 3.15, P = 0.001",
    ]
    assert serving(later, "refresh", out, "--jobs", 0, merged=merged).stdout == ""
    back = serving([*later, first], "refresh", out, "--jobs", 0).stdout
    assert back.startswith("+ new document pmid:101: Nights and pain. (back: it was gone)\n")


def test_what_is_found_again_is_named_once(records: list[Made], serving: Serving, tmp_path: Path) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    serving(records, "fetch", "pain", "-o", corpus)
    evidex("run", corpus, "-o", out, "--jobs", 0)
    assert "no longer found: 1: 102 (not in PubMed)" in serving(records[:1], "refresh", out, "--jobs", 0).stderr
    assert "pain: found again: 1: 102." in serving(records, "refresh", out, "--jobs", 0).stderr
    last = serving(records, "refresh", out, "--jobs", 0)
    assert ("found again" in last.stderr, last.stdout) == (False, "")


@pytest.mark.parametrize("held", [b"", b"{broken", None])
def test_searches_that_are_lost_are_told_and_not_silently_left_out(
    held: bytes | None, records: list[Made], serving: Serving, tmp_path: Path
) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    serving(records, "fetch", "pain", "-o", corpus)
    evidex("run", corpus, "-o", out, "--jobs", 0)
    if held is None:
        (corpus / "manifest.json").unlink()
    else:
        (corpus / "manifest.json").write_bytes(held)
    done = serving(records, "refresh", out, "--jobs", 0, code=0 if held is None else 2)
    assert ("its searches are not run again" in done.stderr) == (held is None)
    assert ("manifest.json: not a manifest of evidex" in done.stderr) == (held is not None)


def test_a_document_that_comes_back_says_so(project: tuple[Path, Path]) -> None:
    corpus, out = project
    both = (corpus / "a.xml").read_bytes()
    (corpus / "a.xml").write_text(pubmed_set((1, GOOD)), encoding="utf-8")
    evidex("refresh", out, "--offline", "--jobs", 0)
    (corpus / "a.xml").write_bytes(both)
    told = evidex("refresh", out, "--offline", "--jobs", 0).stdout.splitlines()
    assert told[0] == "+ new document pmid:2: Shift work, record 2 (back: it was gone)"


def test_a_notice_that_another_record_states_is_told_once_and_lifted_with_it(project: tuple[Path, Path]) -> None:
    corpus, out = project
    stated = pubmed_set((9, "")).replace(
        "</Article></MedlineCitation>",
        f"</Article><CommentsCorrectionsList>{notice('RetractionOf', 2)}</CommentsCorrectionsList></MedlineCitation>",
    )
    (corpus / "b.xml").write_text(stated, encoding="utf-8")
    told = evidex("refresh", out, "--offline", "--jobs", 0).stdout.splitlines()
    assert told == [
        "! retracted document pmid:2: Shift work, record 2 (PMID 9, Journal of Made Up Results. 2024)",
        "+ new document pmid:9: Shift work, record 9",
    ]
    assert "(RETRACTED) (pmid:2)" in evidex("table", out).stdout
    text = (corpus / "a.xml").read_text(encoding="utf-8")
    own = f"</Article><CommentsCorrectionsList>{notice('RetractionIn', 9)}</CommentsCorrectionsList></MedlineCitation>"
    first, second = text.split("</PubmedArticle>", 1)
    (corpus / "a.xml").write_text(
        f"{first}</PubmedArticle>{second.replace('</Article></MedlineCitation>', own, 1)}", encoding="utf-8"
    )
    assert evidex("refresh", out, "--offline", "--jobs", 0).stdout == ""
    (corpus / "a.xml").write_text(text, encoding="utf-8")
    (corpus / "b.xml").unlink()
    told = evidex("refresh", out, "--offline", "--jobs", 0).stdout.splitlines()
    assert told[0].startswith("! lifted (retracted) document pmid:2: ")


def test_what_could_not_be_told_is_told_by_the_next_refresh(
    project: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, out = project
    (corpus / "a.xml").write_text(pubmed_set((1, GOOD)), encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("evidex.cli.commands.refresh.put", full)
        evidex("refresh", out, "--offline", "--jobs", 0, code=2)
    assert changes(out) == []
    assert evidex("refresh", out, "--offline", "--jobs", 0).stdout.startswith("- gone document pmid:2")


def test_two_refreshes_at_once_do_not_tell_the_same_twice(project: tuple[Path, Path]) -> None:
    corpus, out = project
    (corpus / "a.xml").write_text(pubmed_set((1, GOOD)), encoding="utf-8")
    evidex("run", corpus, "-o", out, "--jobs", 0)
    with news_of(out, searched=False) as news:
        assert [each.what for each in news.changes if not each.kind] == ["gone"]
        assert "another run is writing" in evidex("refresh", out, "--offline", "--jobs", 0, code=2).stderr
    assert evidex("refresh", out, "--offline", "--jobs", 0).stdout == ""
    assert len(changes(out)) == len({*changes(out)})


def test_searches_of_corpora_below_the_corpus_are_run_again_too(
    records: list[Made], serving: Serving, tmp_path: Path
) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    serving(records, "fetch", "pain", "-o", corpus / "one")
    (corpus / "site").mkdir()
    (corpus / "site" / "manifest.json").write_text('{"name": "an app, not ours"}', encoding="utf-8")
    evidex("run", corpus, "-o", out, "--jobs", 0)
    done = serving([*records, Made("103", abstract=BAD)], "refresh", out, "--jobs", 0)
    assert "pain: 3 found, 1 new, 0 updated." in done.stderr
    assert ("new", "pmid:103", "") in changes(out)


def test_a_refresh_does_not_read_a_corpus_that_a_fetch_is_changing(
    records: list[Made], serving: Serving, tmp_path: Path
) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    serving(records, "fetch", "pain", "-o", corpus)
    evidex("run", corpus, "-o", out, "--jobs", 0)
    with only_one(corpus):
        done = evidex("refresh", out, "--offline", "--jobs", 0, code=2)
    assert "another fetch or refresh is at work on this folder; wait" in done.stderr
    assert evidex("refresh", out, "--offline", "--jobs", 0).stdout == ""


def test_a_fetch_that_was_stopped_is_told_where_nothing_is_searched(
    records: list[Made], serving: Serving, tmp_path: Path
) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    serving(records, "fetch", "pain", "-o", corpus)
    evidex("run", corpus, "-o", out, "--jobs", 0)
    manifest = read_manifest(corpus)
    stopped = msgspec.structs.replace(manifest.runs[0], number=2, finished="")
    msgspec.structs.replace(manifest, runs=[*manifest.runs, stopped]).write(corpus)
    assert "pain was not finished; refresh without" in evidex("refresh", out, "--offline", "--jobs", 0).stderr
    assert "was not finished" not in serving(records, "refresh", out, "--jobs", 0).stderr
