"""Loose cells of a two-arm table are put together only where everything adds up."""

from evidex.read import Source, read_source
from evidex.read._grouped_table import read_grouped_table
from evidex.schema import Document

CELLS = """Item
Age
|Rest
group (n = 40)
|Running (n
= 50)
|t/x2
|P
|61.2 ± 5.7|60.9 ± 6.0|0.244|0.808
|1.003|0.317
|10 (25.0)|17 (34.0)
|Sex
Men
Women
|30 (75.0)|33 (66.0)
|Weight|70.1 ± 3.2|70.9 ± 3.0|1.214|0.228
|Yes|12 (30.0)|20 (40.0)
|No|28 (70.0)|30 (60.0)
0.979|0.322
|Smoking
""".strip()


def chunks(text: str) -> list[list[str]]:
    return [[line for line in chunk.split("\n") if line] for chunk in text.split("|")]


def rows(text: str) -> list[list[str]] | None:
    draft = read_grouped_table("Table 1", "", chunks(text))
    return draft and [[str(cell.text) for cell in row] for row in draft.rows]


def test_groups_tests_and_counts_find_one_another() -> None:
    assert rows(CELLS) == [
        ["Item", "Rest group (n = 40)", "Running (n = 50)", "t/x2", "P"],
        ["Age", "61.2 ± 5.7", "60.9 ± 6.0", "0.244", "0.808"],
        ["Sex", "", "", "1.003", "0.317"],
        ["Men", "10 (25.0)", "17 (34.0)"],
        ["Women", "30 (75.0)", "33 (66.0)"],
        ["Weight", "70.1 ± 3.2", "70.9 ± 3.0", "1.214", "0.228"],
        ["Smoking", "", "", "0.979", "0.322"],
        ["Yes", "12 (30.0)", "20 (40.0)"],
        ["No", "28 (70.0)", "30 (60.0)"],
    ]


def test_nothing_is_built_where_a_count_does_not_add_up() -> None:
    assert rows(CELLS.replace("30 (75.0)", "31 (77.5)")) is None
    assert rows(CELLS.replace("|1.003|0.317", "")) is None
    assert rows(CELLS.replace("|Smoking", "")) is None
    assert rows(CELLS.replace("(n = 40)", "")) is None
    assert rows(CELLS.replace("|0.244|0.808", "|0.244")) is None
    assert rows(CELLS.replace("Sex\nMen", "Men")) is None


def test_in_a_document_the_rebuilding_is_said() -> None:
    cells = "\n\n".join("\n".join(chunk) for chunk in chunks(CELLS))
    prose = (
        "All were asked by well trained staff in the clinic, who then wrote\n"
        "the answers down and went over them with a friend of theirs, who\n"
        "had been told nothing of the groups. After this the people went\n"
    )
    text = f"{prose} Table 1. Who took part.\n\n{cells}\n\nhome on foot or by bus, as they had come in the morning.\n"
    (document,) = read_source(Source(name="x.txt", data=text.encode()))
    assert isinstance(document, Document)
    assert document.remarks == ("table-rebuilt: Table 1",)
    (table,) = document.tables
    cell = next(cell for cell in table.cells if document.text[cell.start : cell.end] == "17 (34.0)")
    assert (cell.row_headers, cell.col_headers) == (("Sex", "Men"), ("Running (n = 50)",))
