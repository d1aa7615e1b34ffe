"""A rule must be able to fire on a text: its documented example goes through the reader and the extractors.

Where that example is no text (two places of a document, cells of a table), the rule's page holds one whose claims the
extractors find, and `test_rule_pages` runs it.
"""

from __future__ import annotations

import re

import pytest
from rule_pages import FOLDER, as_read, read_page

from evidex.check import Case, Rule, all_rules
from evidex.check.documentation import documentation
from evidex.check.run import check_case
from evidex.extract import extract_claims

FAMILIES = ("EST", "NUM", "TST", "TXT")
"""Those that judge what the extractors find in a document alone."""
DEAF: dict[str, str] = {}
"""Rules that nothing in a text reaches yet, and why."""
HEAD = "# Treatment of asthma in patients: a cohort study\n\n## Results\n\n"
RULES = [rule for rule in all_rules() if rule.code.startswith(FAMILIES)]


def fires(rule: Rule, text: str) -> bool:
    document = as_read(text)
    claims = extract_claims(Case(document, ()).view)
    return any(finding.code == rule.code for finding in check_case(Case(document, claims), all_rules()).findings)


def fires_on_its_example(rule: Rule) -> bool:
    example = re.search(r"`([^`]+)`", documentation(rule).sections["Example"])
    return example is not None and any(fires(rule, head + example[1]) for head in (HEAD, ""))


def fires_on_its_page(rule: Rule) -> bool:
    """Whether the page has an example that must fire and hands over no claims."""
    (path,) = FOLDER.glob(f"{rule.code.lower()}_*.md")
    for example in read_page(path):
        given = any(kind == "claims" for kind, _ in example.blocks)
        if not given and any(verdict == "fires" for verdict, _, _ in example.expect):
            return True
    return False


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_fires_on_a_text(rule: Rule) -> None:
    heard = fires_on_its_example(rule) or fires_on_its_page(rule)
    assert heard == (rule.code not in DEAF), DEAF.get(rule.code, "nothing in a text makes this rule fire")


@pytest.mark.parametrize("code", ["NUM102", "NUM104", "EST101", "EST102", "EST104", "EST106"])
def test_impossible_values_reach_their_rules(code: str) -> None:
    (rule,) = (rule for rule in RULES if rule.code == code)
    assert fires_on_its_example(rule)
