"""Runs every example of every rule's page, and holds that every rule has a page and documentation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from rule_pages import FOLDER, Example, read_page

from evidex.check import Case, Outcome, Rule, all_rules
from evidex.check.documentation import documentation
from evidex.check.run import check_case

PAGES = {path.stem: read_page(path) for path in sorted(FOLDER.glob("*.md"))}
EXAMPLES = [example for page in PAGES.values() for example in page]


def page_of(rule: Rule) -> str:
    return f"{rule.code.lower()}_{rule.name.replace('-', '_')}"


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_is_documented_and_has_a_page(rule: Rule) -> None:
    assert rule.name in documentation(rule).markdown()
    examples = PAGES[page_of(rule)]
    verdicts = {verdict for example in examples for verdict, _, _ in example.expect}
    assert verdicts & {"fires", "suspect"}, "a page needs something that must fire"
    assert verdicts & {"agrees", "not_applicable", "nothing"}, "a page needs something that must not"


def test_codes_and_names_are_unique() -> None:
    assert max(Counter(rule.code for rule in all_rules()).values()) == 1
    assert max(Counter(rule.name for rule in all_rules()).values()) == 1


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.page}: {example.name}")
def test_example(example: Example) -> None:
    rule = next((rule for rule in all_rules() if page_of(rule) == example.page), None)
    assert rule is not None, f"{example.page}.md is no rule's page; a page is named like its rule, code first"
    case = example.case()
    outcomes = list(_outcomes(rule, case))
    told = [(o.verdict, o.finding.severity if o.finding else "", _words(o)) for o in outcomes]
    expected = example.expect
    assert expected, "an example says what it expects"
    assert all(o.finding is None or not o.finding.suggestion for o in outcomes if o.verdict == "suspect")
    loud = sorted((v, s) for v, s, _ in expected if v in {"fires", "suspect"})
    assert sorted((v, s if v == "fires" else "") for v, s, _ in told if v in {"fires", "suspect"}) == loud, told
    if expected == [("nothing", "", ())]:
        assert not outcomes
        return
    for verdict, severity, words in expected:
        match = [t for t in told if t[0] == verdict and (not severity or t[1] == severity)]
        assert any(all(word in t[2] for word in words) for t in match), (verdict, words, told)
    check_case(case, all_rules())  # and no other rule trips over it


def _outcomes(rule: Rule, case: Case) -> Iterator[Outcome]:
    """What the rule says, and what others say in its name (a suspect is of family DOC)."""
    for other in all_rules():
        for outcome in other.check(case):
            if other is rule or (outcome.finding is not None and outcome.finding.code == rule.code):
                yield outcome


def _words(outcome: Outcome) -> str:
    finding = outcome.finding
    return outcome.reason if finding is None else f"{finding.quote} {finding.message} {finding.suggestion or ''}"
