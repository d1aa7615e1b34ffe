"""A paper counts once that stands there as record and full text, and tells its estimates in text and table."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evidex.cli import app
from tests.corpora import pubmed_set

RUNNER = CliRunner()
TOLD = "Night work raised the risk of falls (OR 2.10, 95% CI 1.40 to 3.15)."
RETRACTED = '<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>J. 2025;1:9</RefSource>\
<PMID Version="1">99</PMID></CommentsCorrections></CommentsCorrectionsList></MedlineCitation>'
ARTICLE = f"""<article><front><article-meta><article-id pub-id-type="pmid">1</article-id>
<article-id pub-id-type="pmc">PMC71</article-id>
<title-group><article-title>Night work and falls</article-title></title-group>
<abstract><p>{TOLD}</p></abstract></article-meta></front><body><sec><title>Results</title>
<p>Falls were commoner with night work (odds ratio 2.10, 95% CI 1.40 to 3.15), as were burns
(OR 1.30, 95% CI 1.10 to 1.54) and, in those on call, cuts (OR 1.30, 95% CI 1.10 to 1.54).</p>
<table-wrap><label>Table 2</label><caption><p>Odds of falls among nurses</p></caption><table>
<thead><tr><th>Exposure</th><th>Model 1 OR (95% CI)</th><th>Model 2 OR (95% CI)</th></tr></thead><tbody>
<tr><td>Night work</td><td>2.10 (1.40–3.15)</td><td>1.90 (1.20–3.01)</td></tr>
<tr><td>Shift work</td><td>1.90 (1.20–3.01)</td><td>1.60 (1.10–2.33)</td></tr>
</tbody></table></table-wrap></sec></body></article>"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "corpus").mkdir()
    record = pubmed_set((1, TOLD)).replace("</MedlineCitation>", RETRACTED)
    (folder / "corpus" / "record.xml").write_text(record, encoding="utf-8")
    (folder / "corpus" / "article.nxml").write_text(ARTICLE, encoding="utf-8")
    assert RUNNER.invoke(app, ["run", str(folder / "corpus"), "-o", str(folder / "out"), "-j", "0"]).exit_code == 0
    return folder / "out"


def metafor(project: Path) -> tuple[list[dict[str, str]], str]:
    done = RUNNER.invoke(app, ["table", str(project), "--format", "metafor"])
    assert done.exit_code == 0
    return list(csv.DictReader(io.StringIO(done.stdout))), done.stderr


def test_an_estimate_counts_once_for_a_paper_and_the_cell_of_the_table_is_what_counts(project: Path) -> None:
    rows, said = metafor(project)
    assert [row["table"] for row in rows if row["estimate"] == "2.10"] == ["Table 2"]
    assert "3 effects that their paper tells elsewhere too are left out" in said


def test_equal_cells_and_equal_estimates_of_other_things_stay(project: Path) -> None:
    rows, _ = metafor(project)
    assert [(row["row"], row["column"][:7]) for row in rows if row["estimate"] == "1.90"] == [
        ("Night work", "Model 2"),
        ("Shift work", "Model 1"),
    ]
    assert len([row for row in rows if row["estimate"] == "1.30"]) == 2


def test_what_is_not_said_of_adjustment_is_left_empty(project: Path) -> None:
    assert {row["adjusted"] for row in metafor(project)[0]} == {""}


def test_a_retraction_that_the_record_tells_of_stands_with_the_full_text_too(project: Path) -> None:
    rows, said = metafor(project)
    assert {row["study"].endswith("(RETRACTED)") for row in rows} == {True}
    assert {row["notices"] for row in rows} == {"retraction 99"}
    assert "effects of retracted papers are among them: Night work and falls (RETRACTED)." in said
    told = csv.DictReader(io.StringIO((project / "claims.csv").read_text(encoding="utf-8")))
    assert {row["notices"] for row in told} == {"retraction 99"}


def test_claims_of_cells_name_their_table_row_and_column(project: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((project / "claims.csv").read_text(encoding="utf-8"))))
    told = {(row["table"], row["row"], row["column"]) for row in rows if row["kind"] == "effect"}
    assert ("Table 2", "Shift work", "Model 2 OR (95% CI)") in told
    assert ("", "", "") in told


def test_the_retraction_is_told_to_one_who_cites_the_paper_though_its_full_text_stands_for_it(
    project: Path, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(
        "# Nights\n\nNights harm [1].\n\n## References\n\n1. Aalto M. Night work and falls. J Nights. 2024;1:9-12.\n"
    )
    for corpus in (project, project.parent / "corpus"):
        asked = ["validate", str(draft), "--corpus", str(corpus), "--select", "REF303", "--format", "jsonl"]
        done = RUNNER.invoke(app, asked)
        assert [json.loads(line)["message"] for line in done.stdout.splitlines()] == [
            "Reference 1 (pmid:1) was retracted, as its record in the corpus says."
        ]
