"""One document through the stages: its claims, and what the rules say of them."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evidex.check import Case, LookUp, Rule, Verdict, all_rules
from evidex.check.run import Checked, check_case, choose
from evidex.extract import extract_claims
from evidex.schema import Claim, Document, Finding
from evidex.store import Numbers
from evidex.text import View

__all__ = ["Asked", "Examined", "chosen_rules", "claims_of", "codes", "examine"]

ACROSS = "3"
"""The scope digit of rules that look at several documents (DESIGN section 5)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user wants checked: codes or beginnings of codes, as `--select` and `--ignore` take them."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True)
class Examined:
    """A document with its claims and findings, and the counts of what was looked at."""

    document: Document
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    numbers: Numbers
    verdicts: Mapping[str, Mapping[Verdict, int]] = field(default_factory=dict)


@functools.cache
def chosen_rules(asked: Asked) -> tuple[Rule, ...]:
    """The rules that `asked` leaves. Raises UsageError where a code names none."""
    return choose(all_rules(), asked.select, asked.ignore)


def claims_of(document: Document) -> tuple[Claim, ...]:
    """Every claim of the document, in text order."""
    return extract_claims(View(document))


def examine(
    document: Document,
    asked: Asked,
    corpus: Mapping[str, tuple[Document, Sequence[Claim]]] | None = None,
    look_up: LookUp | None = None,
) -> Examined:
    """The document's claims and what the chosen rules say. Rules across documents speak only with a `corpus`."""
    claims = claims_of(document)
    around = corpus or {}
    chosen = [rule for rule in chosen_rules(asked) if around or rule.code[3] != ACROSS]
    checked = check_case(Case(document, claims, around, look_up), chosen)
    return Examined(document, claims, checked.findings, _numbers(checked), checked.verdicts)


def _numbers(checked: Checked) -> Numbers:
    return Numbers(checked=checked.numbers_checked, unchecked=checked.numbers_unchecked)


def codes(told: str) -> tuple[str, ...]:
    """Codes as the command line takes them: 'NUM,EST101'."""
    return tuple(sorted({code.strip().upper() for code in told.split(",") if code.strip()}))
