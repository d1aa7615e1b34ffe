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


def test_each_pdf_keeps_its_pictures_and_what_has_no_pages_is_told(tmp_path: Path) -> None:
    article = (CORPUS / "two_column_article.pdf").read_bytes()
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.pdf").write_bytes(article)
    (tmp_path / "a" / "draft.md").write_text("Pain fell in 12 of 40 (30%).", encoding="utf-8")
    drawn = CliRunner().invoke(
        app, ["read", *(str(tmp_path / name) for name in "ab"), "--pages", str(tmp_path / "out")]
    )
    assert drawn.exit_code == 0, drawn.output
    assert "draft.md: --pages draws onto the pages of a PDF, and this document has none." in drawn.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"x-page-1.png", "x-2-page-1.png"}
    alone = CliRunner().invoke(app, ["read", str(tmp_path / "a" / "draft.md"), "--pages", str(tmp_path / "none")])
    assert (alone.exit_code, alone.stdout) == (2, "")
