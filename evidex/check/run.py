"""All rules over one Case: findings in a fixed order, and counts of what was looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from evidex.check.socket import Case, Rule, Verdict
from evidex.errors import UsageError
from evidex.schema import Claim, Finding

__all__ = ["Checked", "check_case", "choose"]


@dataclass(frozen=True)
class Checked:
    """What the rules said of one document.

    `verdicts` counts outcomes by rule code and verdict. A number counts as checked where at least one rule could
    compare its claim with something; `numbers_unchecked` are those that no rule could.
    """

    findings: tuple[Finding, ...]
    verdicts: Mapping[str, Mapping[Verdict, int]] = field(default_factory=dict)
    numbers_checked: int = 0
    numbers_unchecked: int = 0


def choose(known: Iterable[Rule], select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules that `--select` and `--ignore` leave; each entry is a code or the beginning of one (`NUM`, `NUM1`).

    The longer entry wins, as in ruff: selecting NUM and ignoring NUM1, NUM101 can still be selected.
    Raises UsageError where an entry names no rule.
    """
    known, select, ignore = tuple(known), tuple(select), tuple(ignore)
    for entry in (*select, *ignore):
        if not any(rule.code.startswith(entry.upper()) for rule in known):
            raise UsageError(f"no rule's code begins with {entry!r}; `evidex rules` lists them.")

    def longest(entries: tuple[str, ...], code: str) -> int:
        return max((len(entry) for entry in entries if code.startswith(entry.upper())), default=-1)

    wanted = select or ("",)
    return tuple(rule for rule in known if longest(wanted, rule.code) > longest(ignore, rule.code))


def check_case(case: Case, chosen: Iterable[Rule]) -> Checked:
    """Apply the rules. The order of claims and of rules changes nothing in the result."""
    ordered = sorted(case.claims, key=lambda claim: (claim.start, claim.end, claim.kind, claim.id))
    whole = _with_claims(case, ordered)
    sound = _with_claims(case, [claim for claim in ordered if _stands(case, claim)])
    findings: set[Finding] = set()
    verdicts: dict[str, Counter[Verdict]] = {}
    touched: set[str] = set()
    by_code = {rule.code: rule for rule in chosen}
    for rule in (by_code[code] for code in sorted(by_code)):
        counter = verdicts.setdefault(rule.code, Counter())
        for outcome in rule.check(whole if rule.family == "PRV" else sound):
            counter[outcome.verdict] += 1
            if outcome.finding is not None and outcome.finding.code in by_code:  # a suspect's code is another rule's
                findings.add(outcome.finding)
            if outcome.verdict != "not_applicable" and rule.family != "PRV":
                touched.update(outcome.claims)
    checked = sum(_numbers(claim) for claim in case.claims if claim.id in touched)
    return Checked(
        findings=tuple(sorted(findings, key=lambda f: (f.start, f.end, f.code, f.message, f.claims))),
        verdicts={code: dict(counter) for code, counter in verdicts.items() if counter},
        numbers_checked=checked,
        numbers_unchecked=sum(map(_numbers, case.claims)) - checked,
    )


def _with_claims(case: Case, claims: list[Claim]) -> Case:
    """The same case about these claims; what its view has worked out already is kept."""
    other = replace(case, claims=claims)
    vars(other)["view"] = case.view
    return other


def _stands(case: Case, claim: Claim) -> bool:
    """Claims of others may not fit the text; the PRV rules say so, the rest must not trip over them."""
    text = case.document.text
    return 0 <= claim.start < claim.end <= len(text) and text[claim.start : claim.end] == claim.quote


def _numbers(claim: Claim) -> int:
    return sum(1 for name, _ in claim.numbers() if name != "ci_level")
