"""The store: what goes in comes out, file by file, and nothing half."""

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from evidex.errors import UnreadableError, UsageError
from evidex.schema import Document, Notice
from evidex.store import Change, DocumentRow, Numbers, Store, unreadable_row
from evidex.store.rows import document_row
from tests.made import made_claims, made_document, made_findings


def row(document: Document, place: int = 0) -> DocumentRow:
    numbers = Numbers(checked=3, unchecked=2, claimed=5, set_aside={"year": 1}, unread=1)
    verdicts = {"NUM101": {"fires": 1}}
    return document_row(place, document, made_claims(document), made_findings(document), numbers, verdicts)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "evidence.db", create=True) as opened:
        yield opened


def put(store: Store, name: str, *rows: DocumentRow) -> None:
    store.begin_input(name, "0" * 64, 10, "made")
    store.add_rows(name, rows)
    store.end_input(name, 0.5)


def test_a_document_with_its_claims_and_findings_comes_back_as_it_went_in(store: Store) -> None:
    document = made_document()
    put(store, "a.xml", row(document))
    (held,) = store.held()
    assert store.document(held.key) == document
    assert store.claims_of(held.key) == tuple(sorted(made_claims(document), key=lambda claim: claim.start))
    numbered = [told for kind in store.counts()["claims"] for told in store.numbered_claims(held.key, kind)]
    assert sorted(numbered, key=lambda told: told[0]) == list(enumerate(store.claims_of(held.key)))
    assert set(store.findings_of(held.key)) == set(made_findings(document))
    assert (held.numbers.set_aside, held.verdicts) == ({"year": 1}, {"NUM101": {"fires": 1}})
    assert (held.claims, held.findings, held.length) == (3, 2, len(document.text))


def test_the_order_in_which_files_arrive_changes_nothing(tmp_path: Path) -> None:
    seen = []
    for names in (("a.xml", "b.xml", "c.xml"), ("c.xml", "a.xml", "b.xml")):
        with Store(tmp_path / f"{names[0]}.db", create=True) as store:
            for name in names:
                put(store, name, row(made_document(pmid=name, name=name)))
            seen.append([(held.input, store.claims_of(held.key)) for held in store.held()])
    assert seen[0] == seen[1]
    assert [len(claims) for _, claims in seen[0]] == [3, 3, 3]


def test_beginning_a_file_again_takes_away_what_came_of_it_before(store: Store) -> None:
    put(store, "a.xml", row(made_document()))
    store.begin_input("a.xml", "1" * 64, 10, "made")
    assert list(store.held()) == []
    assert store.inputs()["a.xml"].state == "open"
    assert store.counts()["claims"] == {}


def test_a_batch_that_fails_leaves_nothing_of_itself(store: Store) -> None:
    store.begin_input("a.xml", "0" * 64, 10, "made")
    with pytest.raises(sqlite3.IntegrityError):
        store.add_rows("a.xml", [row(made_document("1"), 0), row(made_document("2"), 0)])
    assert list(store.held()) == []


def test_the_same_document_in_two_files_counts_once_and_a_full_text_beside_its_record_twice(store: Store) -> None:
    put(store, "b.xml", row(made_document(name="b.xml")))
    put(store, "a.xml", row(made_document(name="a.xml")), row(made_document(title="Another text"), 1))
    assert store.mark_duplicates() == 1
    assert [(held.input, held.place, held.status) for held in store.held()] == [
        ("a.xml", 0, "read"),
        ("a.xml", 1, "read"),
        ("b.xml", 0, "duplicate"),
    ]
    assert [held.reason for held in store.held("duplicate")] == ["the same document as in a.xml"]
    assert sum(store.counts()["claims"].values()) == 6
    store.publish(["a.xml"])
    assert store.mark_duplicates() == 0
    assert sum(store.counts()["claims"].values()) == 3


def test_a_text_under_another_id_counts_once_unless_it_has_no_claims_or_another_notice(store: Store) -> None:
    document = made_document("3")
    metadata = msgspec.structs.replace(document.metadata, notices=(Notice(kind="retraction", pmid="99"),))
    retracted = msgspec.structs.replace(document, metadata=metadata)
    bare = [document_row(place, made_document(str(place + 5)), (), (), Numbers(), {}) for place in range(2)]
    put(store, "a.xml", row(made_document("1")), row(made_document("2"), 1), row(retracted, 2))
    put(store, "b.xml", *bare)
    assert store.mark_duplicates() == 1
    told = [(held.id, held.reason) for held in store.held("duplicate")]
    assert told == [("pmid:2", "the same text as in a.xml")]
    assert sum(store.counts()["claims"].values()) == 6


def test_the_query_of_the_documentation_counts_each_document_once(store: Store) -> None:
    for name in ("a.xml", "b.xml"):
        put(store, name, row(made_document()))
    store.mark_duplicates()
    page = Path(__file__).parents[2] / "docs" / "outputs.md"
    (query,) = re.findall(r"```sql\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    with sqlite3.connect(store.path) as base:
        assert base.execute(query).fetchall() == [("a.xml", 5.1)]
        counted = dict(base.execute("SELECT code, count(*) FROM findings_read GROUP BY 1"))
        assert base.execute("SELECT count(*) FROM claims").fetchone() == (6,)
        assert base.execute("SELECT count(*) FROM claims_read").fetchone() == (3,)
    base.close()
    assert counted == store.counts()["findings"]


def test_what_could_not_be_read_keeps_its_reason(store: Store) -> None:
    put(store, "x.pdf", unreadable_row(0, UnreadableError("x.pdf", "it is encrypted", "save it without a password")))
    (held,) = store.held("unreadable")
    assert held.reason == "it is encrypted; save it without a password"


def test_findings_across_documents_are_replaced_and_the_others_stay(store: Store) -> None:
    document = made_document()
    put(store, "a.xml", row(document))
    (held,) = store.held()
    finding = made_findings(document)[1]
    for _ in range(2):
        store.replace_corpus_findings([(held.key, finding)])
        assert len(store.findings_of(held.key)) == 3
    store.replace_corpus_findings([])
    assert len(store.findings_of(held.key)) == 2


def test_a_file_that_is_no_store_a_missing_one_and_a_newer_one_are_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"not a database at all, but long enough to be looked at" * 30)
    with pytest.raises(UsageError, match="cannot be used as an evidence store"):
        Store(tmp_path / "a.db")
    with pytest.raises(
        UsageError, match=r"there is no evidence store; make one with `evidex run CORPUS -o '.*/my out'`"
    ):
        Store(tmp_path / "my out" / "missing.db")
    Store(tmp_path / "new.db", create=True).close()
    base = sqlite3.connect(tmp_path / "new.db")
    base.execute("PRAGMA user_version = 999")
    base.close()
    with pytest.raises(UsageError, match="newer evidex"):
        Store(tmp_path / "new.db")


def test_once_a_run_has_ended_old_rows_are_read_until_all_new_ones_are_published(store: Store) -> None:
    put(store, "a.xml", row(made_document("1")))
    put(store, "b.xml", row(made_document("2")))
    store.end_run(store.begin_run("2026-01-01"), "2026-01-01", {})
    put(store, "a.xml", row(made_document("3")))
    store.begin_input("b.xml", "1" * 64, 10, "made")
    store.add_rows("b.xml", [row(made_document("4"))])
    assert [held.id for held in store.held()] == ["pmid:1", "pmid:2"]
    assert (set(store.inputs()), set(store.arrived())) == ({"a.xml", "b.xml"}, {"a.xml"})
    assert sum(store.counts()["claims"].values()) == 6
    with sqlite3.connect(store.path) as base:
        assert base.execute("SELECT DISTINCT input FROM claims_read").fetchall() == [("a.xml",), ("b.xml",)]
    base.close()
    store.publish()
    assert [held.id for held in store.held()] == ["pmid:3", "pmid:2"]
    assert store.arrived() == {}
    put(store, "b.xml", row(made_document("4")))
    store.publish(["a.xml"])
    assert [held.id for held in store.held()] == ["pmid:4"]


def test_what_a_refresh_compares_with_is_kept_until_its_changes_are(store: Store) -> None:
    number = store.begin_run("2026-01-01")
    assert store.compared() is None
    store.keep_compared(b"first")
    store.keep_compared(b"second")
    assert store.compared() == b"first"
    store.keep_changes([Change("lifted", "pmid:1", before="retracted", notice="PMID 9")])
    assert store.compared() is None
    assert list(store.changes()) == [(number, Change("lifted", "pmid:1", before="retracted", notice="PMID 9"))]


def test_a_store_of_an_earlier_version_keeps_its_changes(tmp_path: Path) -> None:
    steps = sorted(each for each in files("evidex.store.migrations").iterdir() if each.name.endswith(".sql"))
    with contextlib.closing(sqlite3.connect(tmp_path / "old.db")) as base:
        for step in steps[:3]:
            base.executescript(step.read_text(encoding="utf-8"))
        base.execute("INSERT INTO runs (started) VALUES ('2026')")
        base.execute("INSERT INTO changes (run, what, document, after) VALUES (1, 'corrected', 'pmid:1', 'A title')")
        base.execute("PRAGMA user_version = 3")
        base.commit()
    with Store(tmp_path / "old.db") as store:
        assert list(store.changes()) == [(1, Change("corrected", "pmid:1", after="A title"))]
        store.keep_changes([Change("updated", "pmid:1")])
        assert len(list(store.changes())) == 2


AS_OF_4 = """ALTER TABLE documents DROP COLUMN notices; ALTER TABLE inputs DROP COLUMN acceptances;
ALTER TABLE changes DROP COLUMN title;
PRAGMA user_version = 4;"""


def test_documents_of_an_earlier_version_get_their_notices(tmp_path: Path) -> None:
    retracted = made_document()
    told = (Notice(kind="retraction", pmid="9"),)
    retracted = msgspec.structs.replace(retracted, metadata=msgspec.structs.replace(retracted.metadata, notices=told))
    with Store(tmp_path / "old.db", create=True) as store:
        put(store, "a.xml", row(retracted))
    with contextlib.closing(sqlite3.connect(tmp_path / "old.db")) as base:
        base.executescript(AS_OF_4)
    with Store(tmp_path / "old.db") as store:
        assert [held.notices for held in store.held()] == [told]


def test_two_processes_that_open_a_store_of_an_earlier_version_at_once_both_get_it(tmp_path: Path) -> None:
    Store(tmp_path / "old.db", create=True).close()
    with contextlib.closing(sqlite3.connect(tmp_path / "old.db")) as base:
        base.executescript(AS_OF_4)
    Store(tmp_path / "old.db").close()
    versions = iter([4, 5, 6, 7])  # the second looked before the first was done, and again when its own steps failed
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "_version", lambda _: next(versions))
        with Store(tmp_path / "old.db") as second:
            assert list(second.held()) == []


def test_a_full_disk_is_one_sentence_and_leaves_what_was_there(tmp_path: Path) -> None:
    with Store(tmp_path / "evidence.db", create=True) as store:
        put(store, "a.xml", row(made_document("1")))
    with pytest.raises(UsageError, match=r"evidence.db: the disk is full; make room"), Store(store.path) as full:
        pages = full._base.execute("PRAGMA page_count").fetchone()[0]
        full._base.execute(f"PRAGMA max_page_count = {pages}")
        for number in range(2, 200):
            put(full, f"{number}.xml", row(made_document(str(number))))
    with Store(store.path) as after:
        assert "pmid:1" in [held.id for held in after.held()]


def test_a_store_that_another_program_holds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **more: connect(path, timeout=0, **more))
    with Store(tmp_path / "evidence.db", create=True) as store:
        store._base.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UsageError, match="another program is writing"):
            Store(store.path)
