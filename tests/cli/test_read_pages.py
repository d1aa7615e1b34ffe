"""`evidex read --pages`: claims marked on the pages of a PDF."""

from pathlib import Path

from typer.testing import CliRunner

from evidex.cli.program import app

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def test_each_page_with_a_claim_becomes_a_picture(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["read", str(CORPUS / "two_column_article.pdf"), "--pages", str(tmp_path)])
    assert result.exit_code == 0, result.output
    (picture,) = tmp_path.iterdir()
    assert picture.name == "two_column_article-page-1.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
