"""The front door for Python."""

from pathlib import Path

import pytest

import evidex
from evidex.errors import UnreadableError

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def test_three_calls_lead_from_a_file_to_findings() -> None:
    (document,) = evidex.documents(CORPUS / "evidence_summary.md")
    assert any(claim.kind == "effect" for claim in evidex.claims(document))
    assert [finding.code for finding in evidex.findings(document, select="EST101")] == ["EST101"]


def test_bytes_are_read_like_a_file() -> None:
    (document,) = evidex.documents(b"Pain fell in 12 of 40 (30%) patients.", name="note.txt")
    assert document.origin.name == "note.txt"


def test_what_cannot_be_read_is_said_in_one_sentence() -> None:
    with pytest.raises(UnreadableError, match=r"^empty\.txt: the file is empty"):
        evidex.documents(b"", name="empty.txt")


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError):
        evidex.nonsense  # noqa: B018
