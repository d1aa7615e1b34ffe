"""A link to another site is a source: the sentence has something to be looked up by."""

import pytest

from evidex.check import Case, all_rules
from evidex.check.run import check_case
from evidex.extract import extract_claims
from evidex.read import Source, read_source
from evidex.schema import Document
from evidex.text import View


def codes(text: str) -> set[str]:
    (document,) = read_source(Source(name="reflux.md", data=f"# Reflux at night\n\n{text}\n".encode()))
    assert isinstance(document, Document), document
    rules = [rule for rule in all_rules() if rule.code in ("SUP101", "SUP102", "REF001")]
    return {finding.code for finding in check_case(Case(document, extract_claims(View(document))), rules).findings}


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Another [study](https://journal.example/1) found that gum eases reflux at night.", {"SUP102"}),
        ("A late supper [doubles the risk](https://journal.example/2) of reflux at night.", {"SUP101"}),
        (
            "In [a trial](https://journal.example/3) nurses chewed gum. Their reflux was gone in 40% of them.",
            {"SUP101", "SUP102"},
        ),
        ("Reflux is common [1](https://journal.example/4). Gum eases it ([2](https://journal.example/5)).", {"REF001"}),
    ],
)
def test_a_link_names_the_source(text: str, bare: set[str]) -> None:
    assert codes(text) == set()
    assert codes(text.replace("https://journal.example", "/our/pages")) == bare
