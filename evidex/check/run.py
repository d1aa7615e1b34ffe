"""All rules over one Case: findings in a fixed order, and counts of what was looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from evidex import plugs
from evidex.check.socket import Case, Outcome, Rule, Verdict
from evidex.errors import UsageError
from evidex.schema import Claim, Finding

__all__ = ["Checked", "check_case", "choose"]


@dataclass(frozen=True)
class Checked:
    """What the rules said of one document.

    `verdicts` counts outcomes by rule code and verdict. A number counts as checked where at least one rule compared
    it with another number (`Rule.compares`); that it lies in a range, or stands in its quote, is no check.
    `numbers_unchecked` are those that no rule could compare.
    """

    findings: tuple[Finding, ...]
    verdicts: Mapping[str, Mapping[Verdict, int]] = field(default_factory=dict)
    numbers_checked: int = 0
    numbers_unchecked: int = 0


def choose(known: Iterable[Rule], select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules that `--select` and `--ignore` leave; each entry is a code or the beginning of one (`NUM`, `NUM1`).

    The longer entry wins, as in ruff: selecting NUM and ignoring NUM1, NUM101 can still be selected. A rule that is
    `on_request` runs only where an entry of `select` names it.
    Raises UsageError where an entry names no rule.
    """
    known, select, ignore = tuple(known), tuple(select), tuple(ignore)
    for entry in (*select, *ignore):
        if not any(rule.code.startswith(entry.upper()) for rule in known):
            raise UsageError(f"no rule's code begins with {entry!r}; `evidex rules` lists them.")

    def longest(entries: tuple[str, ...], code: str) -> int:
        return max((len(entry) for entry in entries if code.startswith(entry.upper())), default=-1)

    def chosen(rule: Rule) -> bool:
        wanted = select if select or rule.on_request else ("",)
        return longest(wanted, rule.code) > longest(ignore, rule.code)

    return tuple(rule for rule in known if chosen(rule))


def check_case(case: Case, chosen: Iterable[Rule]) -> Checked:
    """Apply the rules. The order of claims and of rules changes nothing in the result."""
    ordered = sorted(case.claims, key=lambda claim: (claim.start, claim.end, claim.kind, claim.id))
    whole = _with_claims(case, ordered)
    standing = [claim for claim in ordered if _stands(case, claim)]
    sound = whole if len(standing) == len(ordered) else _with_claims(case, standing)
    findings: set[Finding] = set()
    verdicts: dict[str, dict[Verdict, int]] = {}
    compared: dict[str, set[str]] = {}
    by_code = {rule.code: rule for rule in chosen}
    for code in sorted(by_code):
        rule = by_code[code]
        asked = whole if code.startswith("PRV") else sound
        if rule.kind is not None and not asked.claims_of(rule.kind):
            continue
        counter: dict[Verdict, int] = {}
        for outcome in _outcomes(rule, asked):
            counter[outcome.verdict] = counter.get(outcome.verdict, 0) + 1
            if outcome.finding is not None and outcome.finding.code in by_code:  # a suspect's code is another rule's
                findings.add(outcome.finding)
            if rule.compares and outcome.verdict != "not_applicable":
                for claim_id in outcome.claims:
                    compared.setdefault(claim_id, set()).update(rule.compares)
        if counter:
            verdicts[rule.code] = counter
    numbers = [(claim.id, name) for claim in case.claims for name, _ in claim.numbers() if name != "ci_level"]
    checked = sum(name in compared.get(claim_id, ()) for claim_id, name in numbers)
    return Checked(
        findings=tuple(sorted(findings, key=lambda f: (f.start, f.end, f.code, f.message, f.claims))),
        verdicts=verdicts,
        numbers_checked=checked,
        numbers_unchecked=len(numbers) - checked,
    )


def _outcomes(rule: Rule, case: Case) -> Iterator[Outcome]:
    """What a rule says; a fault inside it tells whose it is."""
    try:
        yield from rule.check(case)
    except Exception as problem:
        problem.add_note(f"in rule {rule.code}{plugs.whose(rule)}")
        raise


def _with_claims(case: Case, claims: list[Claim]) -> Case:
    """The same case about these claims; what its view has worked out already is kept."""
    return replace(case, claims=claims, seen=case.view)


def _stands(case: Case, claim: Claim) -> bool:
    """Claims of others may not fit the text; the PRV rules say so, the rest must not trip over them."""
    text = case.document.text
    return 0 <= claim.start < claim.end <= len(text) and text[claim.start : claim.end] == claim.quote
