"""Headers that say a group and a statistic in one cell are parted where several groups have the same statistics."""

import pytest

from evidex.read._combined_heads import parted_heads
from evidex.read.builder import Builder
from evidex.read.grid import DraftCell, write_table
from evidex.schema import Metadata, Origin


def test_groups_stand_over_statistics() -> None:
    assert parted_heads(["Item", "Drug (n = 9) mean", "Drug (n = 9) SD", "Sham, mean", "Sham, SD", "P"]) == {
        "Drug (n = 9) mean": ("Drug (n = 9)", "mean"),
        "Drug (n = 9) SD": ("Drug (n = 9)", "SD"),
        "Sham, mean": ("Sham", "mean"),
        "Sham, SD": ("Sham", "SD"),
    }


def test_a_measure_of_its_own_stays_beside_them() -> None:
    heads = ["Drug Events", "Drug Total", "Sham Events", "Sham Total", "Risk ratio M-H, random, 95% CI"]
    assert list(parted_heads(heads)) == heads[:4]


@pytest.mark.parametrize(
    "heads",
    [
        ["Drug n", "Drug %", "P"],
        ["Drug n (%)", "Sham n (%)"],
        ["Crude OR (95% CI)", "P", "Adjusted OR (95% CI)", "P"],
        ["Drug mean", "Drug SD", "Sham n", "Sham %"],
        ["OR", "95% CI", "P"],
    ],
)
def test_others_stay_whole(heads: list[str]) -> None:
    assert parted_heads(heads) == {}


def test_cells_know_both() -> None:
    builder = Builder()
    rows = [["Fever", "A n", "A %", "B n", "B %"], ["Yes", "4", "40", "3", "30"]]
    write_table(builder, [[DraftCell(words) for words in row] for row in rows], header_rows=1)
    document = builder.build(Origin(name="made", sha256="0" * 64, reader="test"), Metadata())
    assert [cell.col_headers for cell in document.tables[0].cells if not cell.header] == [
        ("A", "n"),
        ("A", "%"),
        ("B", "n"),
        ("B", "%"),
    ]
