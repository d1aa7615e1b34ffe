"""Claims: what a document states, typed, with the place where it states it.

Numbers are `Decimal`s that keep the digits as printed: `Decimal("5.10")` is not `Decimal("5.1")`.
A field that the text does not state is None here and absent from a claim line.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal, TypeVar

import msgspec

from evidex.errors import QuoteError
from evidex.schema.document import Document, SectionKind

__all__ = [
    "DIFFERENCES",
    "RATIOS",
    "CauseClaim",
    "Claim",
    "EffectClaim",
    "ProportionClaim",
    "ScoreClaim",
    "claim_types",
    "number_fields",
    "place_claim",
]

Bound = Literal["max", "min"]
Role = Literal[
    "prevalence", "incidence", "response", "adverse_event", "mortality", "characteristic", "accuracy", "other"
]
Measure = Literal["OR", "RR", "HR", "IRR", "PR", "SIR", "RD", "MD", "SMD", "beta", "r", "other"]
RATIOS = frozenset({"OR", "RR", "HR", "IRR", "PR", "SIR"})
"""Measures that say nothing with 1."""
DIFFERENCES = frozenset({"RD", "MD", "SMD", "beta"})
"""Measures that say nothing with 0; so does a correlation (r), which lies between -1 and 1."""
Comparison = Literal["<", "=", ">", "<=", ">="]
Statistic = Literal["mean", "median", "mean_change", "other"]
Spread = Literal["sd", "se", "iqr", "range", "ci"]
Relation = Literal["cause", "risk_factor", "protective", "associated", "not_associated"]


class Claim(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind"):
    """What every claim has. Make one with `place_claim`, which takes the quote from the text itself.

    A new kind is a subclass with a `tag`; it need not be listed anywhere.
    """

    id: str
    document: str
    section: SectionKind
    quote: str
    start: int
    end: int
    extractor: str
    page: int | None = None
    citations: tuple[str, ...] = ()
    hedged: bool = False
    negated: bool = False
    population: str | None = None
    confidence: float | None = None
    derived: tuple[str, ...] = ()
    """Names of the fields that are computed, or resumed from elsewhere in the text, instead of stated here."""
    long_forms: dict[str, str] = {}
    """Abbreviations that stand in this claim's phrases, with what the document says they mean."""

    @property
    def kind(self) -> str:
        return str(self.__struct_config__.tag)

    def numbers(self) -> Iterator[tuple[str, Decimal]]:
        """The printed numbers, by field name."""
        for name in number_fields(type(self)):
            value = getattr(self, name)
            if value is not None:
                yield name, value


@functools.cache
def number_fields(kind: type[Claim]) -> tuple[str, ...]:
    """The fields of a kind that hold numbers: kept, as working it out costs more than decoding a claim."""
    return tuple(f.name for f in msgspec.structs.fields(kind) if "Decimal" in str(f.type))


class ProportionClaim(Claim, frozen=True, kw_only=True, omit_defaults=True, tag="proportion"):
    """A share of a group: '29/124 (23%)'. Percentages and their intervals are in percent."""

    percent: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    bound: Bound | None = None
    ci_low: Decimal | None = None
    ci_high: Decimal | None = None
    ci_level: Decimal | None = None
    role: Role | None = None
    of: str | None = None
    group: str | None = None
    timepoint: str | None = None


class EffectClaim(Claim, frozen=True, kw_only=True, omit_defaults=True, tag="effect"):
    """A ratio or difference with which an association or a treatment effect is estimated."""

    measure: Measure
    estimate: Decimal
    adjusted: bool = False
    ci_low: Decimal | None = None
    ci_high: Decimal | None = None
    ci_level: Decimal | None = None
    p_op: Comparison | None = None
    p_value: Decimal | None = None
    factor: str | None = None
    outcome: str | None = None
    comparator: str | None = None
    timepoint: str | None = None


class ScoreClaim(Claim, frozen=True, kw_only=True, omit_defaults=True, tag="score"):
    """A central value of a continuous measurement for a group, with its dispersion where stated."""

    statistic: Statistic
    value: Decimal
    sd: Decimal | None = None
    se: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    spread: Spread | None = None
    unit: str | None = None
    of: str | None = None
    group: str | None = None
    timepoint: str | None = None


class CauseClaim(Claim, frozen=True, kw_only=True, omit_defaults=True, tag="cause"):
    """A statement that a factor causes, raises, lowers, goes with, or does not go with an outcome."""

    relation: Relation
    factor: str
    outcome: str


C = TypeVar("C", bound=Claim)


def claim_types() -> dict[str, type[Claim]]:
    """Every claim kind that is known now, by its name."""
    found: dict[str, type[Claim]] = {}
    waiting: list[type[Claim]] = list(Claim.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        found[str(kind.__struct_config__.tag)] = kind
    return found


def _stable_id(document: str, kind: str, start: int, end: int, fields: dict[str, Any]) -> str:
    told = ";".join([f"{name}={value}" for name, value in sorted(fields.items()) if value is not None])
    return hashlib.blake2b(f"{document}|{kind}|{start}|{end}|{told}".encode(), digest_size=8).hexdigest()


def place_claim(
    kind: type[C], document: Document, start: int, end: int, *, section: SectionKind, extractor: str, **fields: Any
) -> C:
    """A claim of `kind` at `text[start:end]`; its quote is taken from there, its id follows from all of it.

    Raises QuoteError where the span lies outside the text or holds nothing.
    """
    quote = document.text[start:end]
    if not (0 <= start < end <= len(document.text)):
        raise QuoteError(f"{document.id}: no claim can stand at {start}–{end} of {len(document.text)} characters.")
    identity = _stable_id(document.id, str(kind.__struct_config__.tag), start, end, fields)
    return kind(
        id=identity,
        document=document.id,
        section=section,
        quote=quote,
        start=start,
        end=end,
        extractor=extractor,
        **fields,
    )
