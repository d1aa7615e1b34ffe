"""Selecting rules, order of findings, counts of verdicts, claims that do not fit the text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec
import pytest

from evidex.check import Case, Outcome, Rule, all_rules
from evidex.check.documentation import documentation, rule_by_code
from evidex.check.run import check_case, choose
from evidex.errors import UsageError
from evidex.read.builder import Builder
from evidex.schema import Claim, Document, EffectClaim, Metadata, Origin, ProportionClaim, place_claim

TEXT = "Relief: 15 of 96 (25.6%). Harm: 31 of 29. Pain in 23%."


def document() -> Document:
    builder = Builder()
    builder.add_block("paragraph", TEXT)
    return builder.build(Origin(name="a.txt", sha256="0" * 64, reader="text"), Metadata())


def claim(quote: str, **fields: str) -> ProportionClaim:
    start = TEXT.index(quote)
    numbers = {name: Decimal(value) for name, value in fields.items()}
    return place_claim(
        ProportionClaim, document(), start, start + len(quote), section="results", extractor="test", **numbers
    )


def claims() -> list[Claim]:
    return [
        claim("15 of 96 (25.6%)", numerator="15", denominator="96", percent="25.6"),
        claim("31 of 29", numerator="31", denominator="29"),
        claim("23%", percent="23"),
    ]


def codes(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> set[str]:
    return {rule.code for rule in choose(all_rules(), select, ignore)}


def test_findings_come_in_text_order_whatever_the_order_of_claims() -> None:
    forwards = check_case(Case(document(), claims()), all_rules())
    backwards = check_case(Case(document(), claims()[::-1]), all_rules()[::-1])
    assert [f.code for f in forwards.findings if f.code.startswith("NUM")] == ["NUM101", "NUM102"]
    assert forwards == backwards


def test_numbers_that_no_rule_could_check_are_counted() -> None:
    checked = check_case(Case(document(), claims()), choose(all_rules(), ("NUM101", "NUM102")))
    assert (checked.numbers_checked, checked.numbers_unchecked) == (5, 1)
    assert checked.verdicts["NUM101"] == {"fires": 1, "not_applicable": 2}


def test_a_number_in_its_range_is_not_a_number_checked() -> None:
    checked = check_case(Case(document(), claims()), choose(all_rules(), ("NUM104", "PRV")))
    assert (checked.numbers_checked, checked.numbers_unchecked) == (0, 6)
    assert checked.verdicts["NUM104"] == {"agrees": 2}


def test_what_rules_share_is_made_once() -> None:
    case, made = Case(document(), claims()), []

    def count(of: Case) -> int:
        made.append(of)
        return len(of.claims)

    assert [case.once(count), case.once(count)] == [3, 3]
    assert made == [case]


def test_a_rule_is_not_asked_without_a_claim_of_its_kind() -> None:
    asked: list[str] = []

    def check(case: Case) -> Iterator[Outcome]:
        asked.append(case.document.id)
        yield Outcome("agrees")

    rules = [
        Rule(code="NUM998", name="of-shares", severity="note", status="preview", check=check, kind=ProportionClaim),
        Rule(code="NUM999", name="of-effects", severity="note", status="preview", check=check, kind=EffectClaim),
    ]
    checked = check_case(Case(document(), claims()), rules)
    assert checked.verdicts == {"NUM998": {"agrees": 1}}
    assert len(asked) == 1


def test_select_and_ignore_by_prefix_longer_wins() -> None:
    assert codes() == {rule.code for rule in all_rules() if not rule.on_request}
    assert all(code.startswith("NUM") for code in codes(("NUM",)))
    assert "NUM101" not in codes((), ("NUM1",))
    assert "NUM101" in codes(("NUM101",), ("NUM1",))
    assert "NUM102" not in codes(("NUM",), ("NUM102",))
    with pytest.raises(UsageError, match="XYZ"):
        choose(all_rules(), ("XYZ",))


def test_a_rule_on_request_runs_only_where_a_selection_names_it() -> None:
    asked = {rule.code for rule in all_rules() if rule.on_request}
    assert asked == {"SUP302", "TXT207"}
    for code in asked:
        family, hundred = code[:3], code[:4]
        assert code not in codes((), ("NUM",))
        assert code not in codes(("NUM",))
        assert code in codes((family,))
        assert code in codes((code,), (family,))
        assert code not in codes((family,), (hundred,))


def test_a_claim_whose_quote_is_not_in_the_text_trips_no_rule() -> None:
    stray = msgspec.structs.replace(claims()[0], start=10_000, end=10_010)
    codes_found = {f.code for f in check_case(Case(document(), [stray]), all_rules()).findings}
    assert "NUM101" not in codes_found


def test_rules_are_found_by_code_or_name() -> None:
    assert rule_by_code(all_rules(), "num101").name == "percent-fraction-mismatch"
    assert rule_by_code(all_rules(), "percent-fraction-mismatch").code == "NUM101"
    with pytest.raises(UsageError):
        rule_by_code(all_rules(), "NUM999")
    assert (
        documentation(rule_by_code(all_rules(), "NUM101")).markdown().startswith("# NUM101 percent-fraction-mismatch")
    )


def test_claims_are_found_by_where_they_begin() -> None:
    case = Case(document(), claims()[::-1])
    start, end = TEXT.index("15"), TEXT.index("Pain")
    assert [found.quote for found in case.claims_in(start, end, ProportionClaim)] == ["15 of 96 (25.6%)", "31 of 29"]
    assert [found.quote for found in case.claims_in(start, end, Claim)] == ["15 of 96 (25.6%)", "31 of 29"]
    assert list(case.claims_in(start + 1, TEXT.index("31"), Claim)) == []
    assert list(case.claims_in(start, end, EffectClaim)) == []
