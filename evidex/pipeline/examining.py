"""One document through the stages: its claims, and what the rules say of them."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evidex.check import Case, LookUp, Rule, Verdict, all_rules
from evidex.check.notices_told import Told
from evidex.check.run import Checked, check_case, choose
from evidex.config.checking import PathIgnores
from evidex.errors import UsageError
from evidex.extract import extract_claims
from evidex.extract.coverage import Coverage, coverage
from evidex.schema import Claim, Document, Finding
from evidex.store import Numbers
from evidex.text import View

__all__ = ["Asked", "Examined", "check", "chosen_rules", "claims_of", "codes", "examine", "ran", "rules_asked_for"]

ACROSS = "3"
"""The scope digit of rules that look at several documents (DESIGN section 5)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user wants checked: codes or beginnings of codes, as `--select` and `--ignore` take them."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    """What no selection brings back: the ignores that a project sets for single paths."""


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
    chosen = choose(all_rules(), asked.select, asked.ignore)
    return tuple(rule for rule in chosen if not (asked.never and rule.code.startswith(asked.never)))


def rules_asked_for(asked: Asked, ignores: PathIgnores, *, needed: bool = False) -> tuple[Rule, ...]:
    """The rules that `asked` leaves. Raises UsageError where a code names none, also one ignored in single files, and
    where none is left of those selected, or of all where some are `needed`."""
    choose(all_rules(), ignore=(code for _, codes in ignores.patterns for code in codes))
    chosen = chosen_rules(asked)
    if not chosen and (asked.select or needed):
        raise UsageError("no rule is left to check with: all that are asked for are ignored, here or in the settings.")
    return chosen


@functools.cache
def _rules_within(asked: Asked) -> tuple[Rule, ...]:
    """Those of the chosen rules that look no further than the document."""
    return tuple(rule for rule in chosen_rules(asked) if rule.code[3] != ACROSS)


def claims_of(document: Document, view: View | None = None) -> tuple[Claim, ...]:
    """Every claim of the document, in text order; out of its `view`, where there is one."""
    return extract_claims(view or View(document))


def check(
    document: Document,
    claims: Sequence[Claim],
    asked: Asked,
    corpus: Mapping[str, tuple[Document, Sequence[Claim]]] | None = None,
    look_up: LookUp | None = None,
    view: View | None = None,
    *,
    notices: Mapping[str, Sequence[Told]] | None = None,
) -> Examined:
    """What the chosen rules say of a document and its claims.

    Those that look further than the document speak only with a `corpus` and its `notices`, or a `look_up` of its
    references. A `view` of the document that extraction used already spares its sentences being split again.
    """
    around = corpus or {}
    chosen = chosen_rules(asked) if around or notices or look_up else _rules_within(asked)
    case = Case(document, claims, around, look_up, seen=view, notices=notices or {})
    told = check_case(case, chosen)
    numbers = _numbers(coverage(case.view, claims), told)
    return Examined(document, tuple(claims), told.findings, numbers, told.verdicts)


def ran(asked: Asked, seen: Examined) -> set[str]:
    """The codes of the rules that looked at the document; those that look further, where there was what they need."""
    codes = {rule.code for rule in chosen_rules(asked)}
    return {code for code in codes if code[3] != ACROSS or set(seen.verdicts.get(code, ())) - {"not_applicable"}}


def examine(document: Document, asked: Asked) -> Examined:
    """The document's claims, and what the chosen rules say of it by itself."""
    view = View(document)
    return check(document, claims_of(document, view), asked, view=view)


def _numbers(seen: Coverage, checked: Checked) -> Numbers:
    return Numbers(
        claimed=seen.claimed,
        set_aside=seen.set_aside,
        unread=seen.unread,
        checked=checked.numbers_checked,
        unchecked=checked.numbers_unchecked,
    )


def codes(told: str) -> tuple[str, ...]:
    """Codes as the command line takes them: 'NUM,EST101'."""
    return tuple(sorted({code.strip().upper() for code in told.split(",") if code.strip()}))
