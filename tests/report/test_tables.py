"""Flat tables: columns, numbers as printed, and no cell that a spreadsheet would run."""

import csv
import errno
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pyarrow.parquet
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evidex.report import claims_csv, claims_parquet, documents_csv, findings_csv
from evidex.report.sheets import cell, claim_columns, harmless
from evidex.report.writing import whole_file
from evidex.schema import Notice
from evidex.store import Numbers, Store, unreadable_row
from evidex.store.rows import document_row
from tests.made import made_claims, made_document, made_findings


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "evidence.db", create=True) as opened:
        opened.begin_input("a.xml", "0" * 64, 10, "made")
        one, two = made_document("11"), made_document("12", title="=HYPERLINK(evil)")
        opened.add_rows(
            "a.xml",
            [
                document_row(0, one, made_claims(one), made_findings(one), Numbers(checked=3), {}),
                document_row(1, two, (), (), Numbers(), {}),
                unreadable_row(2, "it is cut off"),
            ],
        )
        opened.end_input("a.xml", 0)
        yield opened


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_claims_csv_holds_every_field_with_its_printed_digits(store: Store, tmp_path: Path) -> None:
    table = rows(claims_csv.write(store, tmp_path))
    assert [row["kind"] for row in table] == ["proportion", "effect", "cause"]
    effect = table[1]
    assert (effect["estimate"], effect["ci_low"], effect["p_op"], effect["p_value"]) == ("5.10", "1.90", "<", "0.001")
    assert effect["citations"] == "1; 2"
    assert (effect["source"], effect["year"], effect["percent"]) == ("a.xml", "2024", "")
    assert table[2]["hedged"] == "true"
    text = made_document("11").text
    assert all(text[int(row["start"]) : int(row["end"])] == row["quote"].removeprefix("'") for row in table)


def test_claims_parquet_has_numbers_lists_and_the_printed_digits(store: Store, tmp_path: Path) -> None:
    table = pyarrow.parquet.read_table(claims_parquet.write(store, tmp_path)).to_pylist()
    effect = table[1]
    assert (effect["estimate"], effect["citations"], effect["percent"]) == (5.1, ["1", "2"], None)
    assert dict(effect["printed"])["estimate"] == "5.10"
    assert table[2]["hedged"] is True


def test_documents_csv_names_also_what_gave_no_claims_and_what_was_not_read(store: Store, tmp_path: Path) -> None:
    table = rows(documents_csv.write(store, tmp_path))
    assert [(row["number"], row["status"], row["reason"]) for row in table] == [
        ("1", "read", ""),
        ("2", "read", "no claims were found"),
        ("3", "unreadable", "it is cut off"),
    ]
    assert table[1]["title"] == "'=HYPERLINK(evil)"


def test_documents_csv_tells_the_notices_of_what_stands_twice_in_words(tmp_path: Path) -> None:
    one = made_document("11")
    notices = (Notice(kind="retraction", pmid="99"), Notice(kind="correction", citation="J Made Up. 2024;1:2"))
    one = msgspec.structs.replace(one, metadata=msgspec.structs.replace(one.metadata, notices=notices))
    with Store(tmp_path / "evidence.db", create=True) as opened:
        for name in ("a.xml", "b.xml"):
            opened.begin_input(name, "0" * 64, 10, "made")
            opened.add_rows(name, [document_row(0, one, (), (), Numbers(), {})])
            opened.end_input(name, 0)
        opened.mark_duplicates()
        table = rows(documents_csv.write(opened, tmp_path))
    assert [(row["status"], row["notices"]) for row in table] == [
        ("read", "retraction 99; correction"),
        ("duplicate", "retraction 99; correction"),
    ]


def test_findings_csv_points_to_document_and_claims(store: Store, tmp_path: Path) -> None:
    table = rows(findings_csv.write(store, tmp_path))
    error = next(row for row in table if row["severity"] == "error")
    assert (error["code"], error["document"], error["source"]) == ("NUM101", "pmid:11", "a.xml")
    assert error["claims"] == made_claims(made_document("11"))[0].id


def test_tables_are_the_same_bytes_each_time(store: Store, tmp_path: Path) -> None:
    for report in (claims_csv, claims_parquet, documents_csv, findings_csv):
        assert report.write(store, tmp_path).read_bytes() == report.write(store, tmp_path).read_bytes()


@given(st.text())
@example("\r=1")
@example("\t=1")
@example("=")
def test_no_text_runs_as_a_formula_and_each_can_be_told_back(text: str) -> None:
    written = harmless(text)
    assert written == "=" or not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert written.removeprefix("'") == text or written == text


def test_a_negative_number_stays_a_number() -> None:
    assert cell(-0.5) == "-0.5"


def test_no_column_stands_twice() -> None:
    assert len(claim_columns()) == len(set(claim_columns()))


def test_what_cannot_be_written_is_named_by_its_own_path(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left") as told, whole_file(tmp_path / "claims.csv"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert told.value.filename == str(tmp_path / "claims.csv")
