"""The pre-commit hook looks at what an author writes, and holds up no commit of other files."""

import re
from pathlib import Path

import pytest

HOOKS = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "looked_at"),
    [
        ("draft.md", True),
        ("papers/review.docx", True),
        ("page.html", True),
        ("article.nxml", True),
        ("pom.xml", False),
        ("setup.py", False),
        ("mdx", False),
    ],
)
def test_the_hook_takes_documents_only(name: str, looked_at: bool) -> None:
    (files,) = re.findall(r"^  files: (.+)$", HOOKS, re.MULTILINE)
    assert bool(re.search(files, name)) is looked_at
