"""`evidex table`: each format opens where it should, with the printed numbers, and effects can be pooled."""

import csv
import io
import math
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

import docx
import openpyxl
import pytest
from lxml import html
from typer.testing import CliRunner, Result

from evidex.cli import app
from evidex.report.evidence import EvidenceRow
from evidex.report.forest import _short
from evidex.report.pooling import Pooled, pooled_rows
from tests.corpora import pubmed_set

RUNNER = CliRunner()
RESULTS = (
    "Night work raised the risk of falls (OR 2.10, 95% CI 1.40 to 3.15; P = 0.001). "
    "In all, 29 of 124 nurses (23%) fell.",
    "Night work raised the risk of falls (OR 0.80, 90% CI 0.50 to 1.28). "
    "Weight differed (MD -1.5, 95% CI -2.5 to -0.5).",
    "Night work raised the risk of falls (HR 1.70; P = 0.02).",
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "a.xml").write_text(pubmed_set(*enumerate(RESULTS, start=1)), encoding="utf-8")
    assert RUNNER.invoke(app, ["run", str(folder / "corpus"), "-o", str(folder / "out"), "-j", "0"]).exit_code == 0
    return folder / "out"


def table(project: Path, *words: object, code: int = 0) -> Result:
    done = RUNNER.invoke(app, ["table", str(project), *map(str, words)])
    assert done.exit_code == code, done.output
    return done


def rows(done: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_markdown_has_a_table_per_kind_and_escapes_what_markdown_would_read(project: Path) -> None:
    text = table(project).stdout
    assert "## Effects" in text
    assert "## Proportions" in text
    line = next(line for line in text.splitlines() if "2.10" in line)
    assert "| 2.10 | 1.40 | 3.15 | 95 |" in line
    assert line.count("|") == next(each for each in text.splitlines() if each.startswith("| study")).count("|")


def test_rows_can_be_chosen_by_kind_measure_and_words(project: Path) -> None:
    assert [row["estimate"] for row in rows(table(project, "--format", "csv", "--measure", "or"))] == ["2.10", "0.80"]
    assert {row["kind"] for row in rows(table(project, "--format", "csv", "--kind", "proportion"))} == {"proportion"}
    assert rows(table(project, "--format", "csv", "--outcome", "no such thing")) == []
    assert "no claim is as asked for" in table(project, "--measure", "IRR").stderr
    assert table(project, "--measure", "OR").stderr == ""
    assert "there are no claims of kind 'opinion'" in table(project, "--kind", "opinion", code=2).stderr


def test_html_xlsx_and_docx_hold_the_same_effects(project: Path, tmp_path: Path) -> None:
    page = html.document_fromstring(table(project, "--format", "html", "--kind", "effect").stdout)
    table(project, "--format", "xlsx", "--kind", "effect", "-o", tmp_path / "t.xlsx")
    table(project, "--format", "docx", "--kind", "effect", "-o", tmp_path / "t.docx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["effects"]
    words = docx.Document(str(tmp_path / "t.docx")).tables[0]
    names = [cell.value for cell in sheet[1]]
    p_values = [
        (sheet.cell(row, names.index("P is") + 1).value, sheet.cell(row, names.index("P") + 1).value) for row in (2, 5)
    ]
    assert p_values == [("=", 0.001), ("=", 0.02)]
    number = len(page.findall(".//tbody/tr"))
    assert number == sheet.max_row - 1 == len(words.rows) - 1 == 4
    assert any(cell.text == "2.10" for cell in words.rows[1].cells)


def test_a_word_document_joins_columns_and_gives_each_the_width_of_its_words(project: Path, tmp_path: Path) -> None:
    table(project, "-o", tmp_path / "t.docx")
    paper = docx.Document(str(tmp_path / "t.docx"))
    effects, *_ = paper.tables
    heads = [cell.text for cell in effects.rows[0].cells]
    assert {"CI", "where"} <= set(heads)
    assert not {"CI from", "CI level", "section", "page"} & set(heads)
    told = {
        cells[heads.index("estimate")]: cells for cells in ([cell.text for cell in row.cells] for row in effects.rows)
    }
    assert told["2.10"][heads.index("CI")] == "1.40\u00a0to\u00a03.15 (95%)"
    assert told["1.70"][heads.index("CI")] == ""
    shares = paper.tables[1]
    assert shares.rows[1].cells[[cell.text for cell in shares.rows[0].cells].index("n/N")].text == "29/124"
    section = paper.sections[0]
    widths = [column.width for column in effects.columns]
    assert sum(widths) <= section.page_width - section.left_margin - section.right_margin + len(widths)
    assert widths[heads.index("quote")] > widths[heads.index("measure")]


def test_a_study_leads_to_the_report_from_wherever_the_page_lies(project: Path, tmp_path: Path) -> None:
    table(project, "-o", tmp_path / "t.html")
    (tmp_path / "t here").mkdir()
    table(project, "-o", tmp_path / "t here" / "t.html")
    for page in (tmp_path / "t.html", tmp_path / "t here" / "t.html"):
        links = [link for link in html.parse(str(page)).getroot().iter("a") if "report.html" in link.get("href")]
        places = [unquote(link.get("href").partition("#")[0]) for link in links]
        assert places
        assert all((page.parent / place).is_file() for place in places)
    piped = html.document_fromstring(table(project, "--format", "html").stdout)
    assert not [link for link in piped.iter("a") if "report.html" in link.get("href")]


def test_the_name_of_the_file_says_the_format_where_none_is_named(project: Path, tmp_path: Path) -> None:
    table(project, "-o", tmp_path / "t.docx")
    (first, *_) = docx.Document(str(tmp_path / "t.docx")).tables
    assert first.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    table(project, "-o", tmp_path / "t.CSV")
    assert (tmp_path / "t.CSV").read_text(encoding="utf-8").startswith("study,id,document,kind")
    for name in ("t.txt", "t", "t.markdown", "t.2026"):
        table(project, "-o", tmp_path / name)
        assert (tmp_path / name).read_text(encoding="utf-8").startswith("## Effects")
    table(project, "--format", "metafor", "-o", tmp_path / "m.csv")
    assert "yi,sei" in (tmp_path / "m.csv").read_text(encoding="utf-8")


def test_metafor_gets_logarithms_of_ratios_and_standard_errors_from_the_interval(project: Path) -> None:
    done = table(project, "--format", "metafor")
    told = {row["estimate"]: row for row in rows(done)}
    assert set(told) == {"2.10", "0.80", "-1.5"}
    assert "1 effect without a usable interval is left out" in done.stderr
    first = told["2.10"]
    assert float(first["yi"]) == pytest.approx(math.log(2.1))
    assert float(first["sei"]) == pytest.approx((math.log(3.15) - math.log(1.4)) / (2 * 1.959964), rel=1e-5)
    assert float(first["vi"]) == pytest.approx(float(first["sei"]) ** 2)
    assert float(told["0.80"]["sei"]) == pytest.approx((math.log(1.28) - math.log(0.5)) / (2 * 1.644854), rel=1e-5)
    assert (told["-1.5"]["scale"], float(told["-1.5"]["yi"])) == ("plain", -1.5)


def test_an_effect_outside_its_interval_is_not_pooled_and_a_level_that_is_not_stated_is_not_made_up(
    tmp_path: Path,
) -> None:
    (tmp_path / "corpus").mkdir()
    told = (
        "Night work raised the risk of falls (OR 3.90, 95% CI 1.40 to 3.15). Shift work did (OR 1.20; CI 1.10 to 1.31)."
    )
    (tmp_path / "corpus" / "a.xml").write_text(pubmed_set((1, told)), encoding="utf-8")
    out = tmp_path / "out"
    assert RUNNER.invoke(app, ["run", str(tmp_path / "corpus"), "-o", str(out), "-j", "0"]).exit_code == 0
    done = table(out, "--format", "metafor")
    (row,) = rows(done)
    assert (row["estimate"], row["ci_level"]) == ("1.20", "")
    assert float(row["sei"]) == pytest.approx((math.log(1.31) - math.log(1.1)) / (2 * 1.959964), rel=1e-5)
    assert "1 effect without a usable interval is left out" in done.stderr
    assert "1 effect does not state the level of its interval; 95 % is taken" in done.stderr
    assert "95% interval assumed" in rows(table(out, "--format", "revman"))[0]["Footnotes"]


@pytest.mark.parametrize(("words", "times"), [((), 0), (("--format", "csv"), 0), (("--format", "metafor"), 1)])
def test_effects_are_made_ready_for_pooling_only_where_that_is_asked_for(
    project: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], times: int
) -> None:
    calls = []

    def counted(rows: Iterable[EvidenceRow]) -> Pooled:
        calls.append(rows)
        return pooled_rows(rows)

    monkeypatch.setattr("evidex.report.tables.socket.pooled_rows", counted)
    table(project, *words)
    assert len(calls) == times


def test_revman_gets_generic_inverse_variance_rows(project: Path) -> None:
    row = rows(table(project, "--format", "revman", "--measure", "OR"))[0]
    assert (row["Effect measure"], float(row["GIV Mean"])) == ("log OR", pytest.approx(math.log(2.1), rel=1e-5))
    assert "pmid:1" in row["Footnotes"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Birth weight", "Birth weight"),
        ("Other infant outcomes: birth weight of 4.5 kg or more", "Other infant out…of 4.5 kg or more"),
        ("Other infant outcomes: birth weight below 2.5 kg", "Other infant out…ight below 2.5 kg"),
    ],
)
def test_long_labels_of_a_forest_plot_keep_what_tells_them_apart(text: str, told: str) -> None:
    assert _short(text, 34) == told


@pytest.mark.parametrize(("suffix", "start"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")])
def test_a_forest_plot_is_drawn_the_same_each_time(project: Path, tmp_path: Path, suffix: str, start: bytes) -> None:
    path = tmp_path / f"forest{suffix}"
    table(project, "--measure", "OR", "--plot", path)
    once = path.read_bytes()
    assert once.startswith(start)
    table(project, "--measure", "OR", "--plot", path)
    assert path.read_bytes() == once


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--plot", "forest.png"], "do not stand on one axis"),
        (["--measure", "IRR", "--plot", "forest.png"], "nothing to plot"),
        (["--measure", "OR", "--plot", "forest.gif"], ".svg"),
        (["--format", "latex"], "no table format"),
        (["--format", "docx", "-o", "t.md"], "t.md: is a file of md, and --format says docx; name it *.docx"),
        (["--format", "md", "-o", "t.csv"], "t.csv: is a file of csv or metafor or revman"),
        (["-o", "/nowhere/at/all.md"], "cannot be written"),
        (["-o", "t.pdf"], "t.pdf: there is no table format 'pdf'; known: csv, docx"),
        (["-o", "t.XLS"], "t.XLS: there is no table format 'xls'"),
        (["--kind", "proportion", "--plot", "forest.png"], "nothing to plot"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(project: Path, words: list[str], told: str) -> None:
    assert told in table(project, *words, code=2).stderr


def test_a_folder_without_a_store_is_told(tmp_path: Path) -> None:
    assert "there is no evidence store" in table(tmp_path, code=2).stderr


def test_the_folder_around_outputs_is_the_project_too(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("Pain fell in 12 of 40 (30%) patients.", encoding="utf-8")
    done = RUNNER.invoke(app, ["run", str(tmp_path / "corpus"), "-o", str(tmp_path / "outputs"), "-j", "0"])
    assert "1 document, 1 claim, " in done.stderr
    assert (
        table(tmp_path).stdout == table(tmp_path / "outputs").stdout == table(tmp_path / "outputs/evidence.db").stdout
    )
    again = RUNNER.invoke(app, ["refresh", str(tmp_path), "--offline", "-j", "0"])
    assert again.exit_code == 0, again.stderr
    assert "nothing changed" in again.stderr


@pytest.mark.parametrize("place", [".", "/", ""])
def test_a_folder_is_no_file_to_write_a_table_to(project: Path, place: str) -> None:
    assert "the table cannot be written there (Is a directory)" in table(project, "-o", place, code=2).stderr


def test_a_plot_that_cannot_be_written_is_told(project: Path, tmp_path: Path) -> None:
    (tmp_path / "plot.png").mkdir()
    for place, why in (("plot.png", "Is a directory"), ("nowhere/plot.png", "No such file or directory")):
        done = table(project, "--measure", "OR", "--plot", tmp_path / place, code=2)
        assert f"the plot cannot be written there ({why})" in done.stderr
