"""Fault injection: consistent claims with one character changed, and which rule notices.

    python benchmarks/faults.py [--abstracts FILE.jsonl.gz] [--most 3000] [--seed 1]

Takes claims out of real abstracts (a file of JSON lines with `title` and `abstract`), else generates them; keeps those
whose estimate, interval and P-value agree as printed; changes one digit, sign, bound, level or P; and prints, per rule
and beside three rules with fixed tolerance, what each catches and what each raises on claims that nobody touched:

- 15 % asymmetry: the halves of the interval differ by more than 15 % of its width on the measure's scale
- factor 1.5: one half is more than 1.5 times the other
- significance side: interval and P-value stand on different sides of 0.05

What the real claims raise before anything is changed is printed first: it holds the authors' own slips. `ceiling` is
the share of changes after which the printed digits contradict one another under the plainest reading (everything
rounded, the measure's usual scale, a normal two-sided P): the rest cannot be seen by any arithmetic, because the
changed digits still agree. It is computed here and shares no rule. Rules stay below it where they allow for more
(digits cut off, Student's t, another scale) or find the sentence speaking of another test.

Only claims that this plain reading finds consistent are changed; what the rules raise on them untouched is false.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import msgspec

from evidex.check import Case, Rule, all_rules
from evidex.check.arithmetic import band, p_band, p_from_z, unit
from evidex.check.arithmetic.scale import IDENTITY, LOG
from evidex.check.estimate_p import statistic
from evidex.check.estimates import estimate_of, scales_for
from evidex.check.run import choose
from evidex.extract import extract_claims
from evidex.read.builder import Builder
from evidex.schema import Claim, Document, EffectClaim, Metadata, Origin, ProportionClaim, place_claim

RULES = choose(all_rules(), ("EST1", "NUM101", "NUM102", "NUM103", "NUM104", "TST101"))
DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "data" / "abstracts.jsonl.gz"


# ---------------------------------------------------------------- claims that agree


def document_of(title: str, abstract: str) -> Document:
    builder = Builder()
    builder.add_block("title", title or "Untitled")
    builder.open_section("results", "abstract")
    builder.add_block("paragraph", abstract)
    return builder.build(Origin(name="abstracts", sha256="0" * 64, reader="benchmark"), Metadata())


def real_claims(path: Path, most: int) -> Iterator[tuple[Document, list[Claim]]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number >= most:
                return
            row = json.loads(line)
            document = document_of(row["title"] or "", row["abstract"] or "")
            yield document, list(extract_claims(Case(document, ()).view))


def generated_claims(most: int, chance: random.Random) -> Iterator[tuple[Document, list[Claim]]]:
    """Effects and proportions from counts, printed with one to three decimals."""
    for _ in range(most):
        places, measure = chance.randint(1, 3), chance.choice(["OR", "RR", "HR", "MD"])
        se, z = chance.uniform(0.08, 0.6), chance.gauss(1.5, 1.5)
        scale = IDENTITY if measure == "MD" else LOG
        back: Callable[[float], float] = math.exp if scale is LOG else (lambda value: value)
        low, point, high = (_printed(back(z * se + k * se), places) for k in (-1.959964, 0.0, 1.959964))
        p = _printed(math.erfc(abs(z) / math.sqrt(2)), 3)
        n = chance.randint(20, 900)
        k = chance.randint(1, n - 1)
        percent = _printed(100 * k / n, chance.randint(0, 2))
        effect = f"{measure} {point} (95% CI {low} to {high}; P = {p})"
        share = f"{k}/{n} ({percent}%)"
        document = document_of("Generated", f"Seen were {effect}. It held in {share}.")
        fields: dict[str, Any] = {"measure": measure, "estimate": point, "ci_low": low, "ci_high": high}
        fields |= {"ci_level": Decimal(95), "p_op": "=", "p_value": p}
        counts = {"numerator": Decimal(k), "denominator": Decimal(n), "percent": percent}
        yield (
            document,
            [_placed(document, EffectClaim, effect, fields), _placed(document, ProportionClaim, share, counts)],
        )


def _printed(value: float, places: int) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _placed(document: Document, kind: type[Claim], quote: str, fields: dict[str, Any]) -> Claim:
    start = document.text.index(quote)
    return place_claim(kind, document, start, start + len(quote), section="results", extractor="benchmark", **fields)


# ---------------------------------------------------------------- one character otherwise


@dataclass(frozen=True)
class Change:
    """A claim with one thing changed; `kind` names the fault."""

    kind: str
    claim: Claim


def changes(claim: Claim, chance: random.Random) -> Iterator[Change]:
    """Each kind of fault once, where the claim has what it needs."""
    if isinstance(claim, ProportionClaim) and None not in (claim.percent, claim.numerator, claim.denominator):
        for name in ("percent", "numerator", "denominator"):
            yield Change(f"digit of {name}", _with(claim, name, _other_digit(getattr(claim, name), chance)))
    if isinstance(claim, EffectClaim) and estimate_of(claim) is not None:
        yield from _interval_changes(claim, chance)
        if claim.p_value is not None:
            yield from _p_changes(claim, chance)


def _interval_changes(claim: EffectClaim, chance: random.Random) -> Iterator[Change]:
    inside, outside = [], []
    for name in ("estimate", "ci_low", "ci_high"):
        for value in _all_digits(getattr(claim, name)):
            changed = _with(claim, name, value)
            low, point, high = changed.ci_low, changed.estimate, changed.ci_high
            (inside if low is not None and high is not None and low < point < high else outside).append(changed)
    places = min(max(-int(unit(claim.estimate).logb()), 0), 3)
    if inside:
        yield Change(f"digit, estimate stays inside, {places} decimals", chance.choice(inside))
    if outside:
        yield Change("digit, estimate falls outside", chance.choice(outside))
    swapped = msgspec.structs.replace(claim, ci_low=claim.ci_high, ci_high=claim.ci_low)
    if claim.ci_low != claim.ci_high:
        yield Change("bounds swapped", swapped)
    names = [name for name in ("estimate", "ci_low", "ci_high") if getattr(claim, name)]
    name = chance.choice(names) if names else "estimate"
    yield Change("sign of one number", _with(claim, name, -getattr(claim, name)))


def _p_changes(claim: EffectClaim, chance: random.Random) -> Iterator[Change]:
    p = claim.p_value
    if p is None or not 0 < p < 1:
        return
    if claim.p_op == "=":
        others = [value for value in _all_digits(p) if 0 < value < 1]
        if others:
            yield Change("digit of P", _with(claim, "p_value", chance.choice(others)))
        yield Change(
            "decimal point of P", _with(claim, "p_value", p.scaleb(-1) if p > Decimal("0.099") else p.scaleb(1))
        )
    else:
        yield Change("direction of 'P <'", _with(claim, "p_op", {"<": ">", "<=": ">="}.get(claim.p_op or "", "<")))
    if claim.ci_level == 95:
        yield Change("level 95 to 90", _with(claim, "ci_level", Decimal(90)))
        yield Change("level 95 to 99", _with(claim, "ci_level", Decimal(99)))


def _with(claim: Any, name: str, value: object) -> Any:
    return msgspec.structs.replace(claim, **{name: value})


def _all_digits(number: Decimal) -> list[Decimal]:
    text = str(number)
    found = []
    for place, character in enumerate(text):
        if character.isdigit():
            found += [Decimal(text[:place] + d + text[place + 1 :]) for d in "0123456789" if d != character]
    return [value for value in found if value]


def _other_digit(number: Decimal, chance: random.Random) -> Decimal:
    return chance.choice(_all_digits(number) or [number + 1])


# ---------------------------------------------------------------- who notices


def rewritten(document: Document, before: Claim, after: Claim) -> Document:
    """The document with the change in its text too, character for character, as a slip of the pen would leave it."""
    text = document.text
    for name, old in before.numbers():
        new = getattr(after, name)
        if new is None or new == old:
            continue
        place = re.search(re.escape(str(abs(old))).replace(r"\.", "[.·]"), text[before.start : before.end])
        if place is None:
            continue
        start, end = before.start + place.start(), before.start + place.end()
        sign = text[start - 1] if (old < 0) == (new < 0) else ("-" if new < 0 else " ")
        text = text[: start - 1] + sign + str(abs(new)).ljust(end - start)[: end - start] + text[end:]
    return msgspec.structs.replace(document, text=text)


def ours(document: Document, claim: Claim) -> dict[str, str]:
    """Rule code -> severity of every rule that fires on this claim alone."""
    found = {}
    for rule in RULES:
        for outcome in rule.check(Case(document, [claim])):
            if outcome.verdict == "fires" and outcome.finding is not None and outcome.claims:
                found[rule.code] = outcome.finding.severity
    return found


def fixed(claim: Claim) -> set[str]:
    """The rules with fixed tolerance that fire."""
    if not isinstance(claim, EffectClaim):
        return set()
    estimate = estimate_of(claim)
    if estimate is None:
        return set()
    scale, found = scales_for(claim.measure)[0], set()
    if scale is LOG and min(estimate) <= 0:
        return {"15 % asymmetry", "factor 1.5"}
    point, low, high = (scale.apply(float(number)) for number in estimate)
    below, above = point - low, high - point
    if abs(above - below) > 0.15 * abs(high - low):
        found.add("15 % asymmetry")
    if min(below, above) <= 0 or max(below, above) / min(below, above) > 1.5:
        found.add("factor 1.5")
    if claim.p_value is not None:
        null = scale.apply(scale.null)
        p, excludes = p_band(claim.p_op or "=", claim.p_value), not low <= null <= high
        if (excludes and p.low >= 0.05) or (not excludes and p.high < 0.05):
            found.add("significance side")
    return found


def consistent(claim: Claim) -> bool:
    """Whether some values print as this claim: all rounded, the usual scale, a normal two-sided P."""
    if isinstance(claim, ProportionClaim):
        return _counts_fit(claim)
    estimate = estimate_of(claim)
    if not isinstance(claim, EffectClaim) or estimate is None:
        return False
    scale, level = scales_for(claim.measure)[0], float(claim.ci_level or 95)
    if scale is LOG and min(estimate) <= 0:
        return False
    point, low, high = (scale.of(band(number, "rounded").interval()) for number in estimate)
    if estimate.low > estimate.high or point.high < low.low or point.low > high.high:
        return False
    if not (low + high).meets(point.times(2)):
        return False
    if claim.p_value is None:
        return True
    computed = p_from_z(statistic(estimate, scale, level, "rounded"))
    return 0 <= claim.p_value <= 1 and p_band(claim.p_op or "=", claim.p_value, "rounded").meets(computed)


def _counts_fit(claim: ProportionClaim) -> bool:
    percent, numerator, denominator = claim.percent, claim.numerator, claim.denominator
    if percent is None or numerator is None or not denominator or numerator > denominator or percent > 100:
        return False
    interval = claim.ci_low is None or claim.ci_high is None or claim.ci_low <= percent <= claim.ci_high
    return interval and band(percent, "rounded").holds(100 * numerator / denominator)


RIVALS = ("15 % asymmetry", "factor 1.5", "significance side")


@dataclass
class Tally:
    """What was changed and who noticed."""

    untouched: int = 0
    raised: Counter[str] = field(default_factory=Counter)
    errors: int = 0
    made: Counter[str] = field(default_factory=Counter)
    caught: dict[str, Counter[str]] = field(default_factory=dict)
    any_of_ours: Counter[str] = field(default_factory=Counter)
    detectable: Counter[str] = field(default_factory=Counter)
    seen_of_detectable: Counter[str] = field(default_factory=Counter)
    plain: int = 0
    false: Counter[str] = field(default_factory=Counter)
    """Severities raised on claims that the plain reading finds consistent."""


def run(source: Iterator[tuple[Document, list[Claim]]], chance: random.Random, draws: int) -> tuple[Tally, Tally]:
    """Over all claims as found, and over those that agree: untouched and changed, each kind of change `draws` times."""
    before, after = Tally(), Tally()
    for document, claims in source:
        for claim in claims:
            if not any(True for _ in changes(claim, random.Random(0))):
                continue
            codes, others = ours(document, claim), fixed(claim)
            _count(before, codes, others)
            plain = consistent(claim)
            before.plain += plain
            before.false.update(set(codes.values()) if plain else ())
            if codes or not plain:
                continue
            _count(after, codes, others)
            for change in (change for _ in range(draws) for change in changes(claim, chance)):
                _try(after, document, claim, change)
    return before, after


def _try(tally: Tally, document: Document, claim: Claim, change: Change) -> None:
    kind = change.kind
    noticed = ours(rewritten(document, claim, change.claim), change.claim)
    tally.made[kind] += 1
    tally.any_of_ours[kind] += bool(noticed)
    if not consistent(change.claim):
        tally.detectable[kind] += 1
        tally.seen_of_detectable[kind] += bool(noticed)
    for name in (*noticed, *fixed(change.claim)):
        tally.caught.setdefault(kind, Counter())[name] += 1


def _count(tally: Tally, codes: dict[str, str], others: set[str]) -> None:
    tally.untouched += 1
    tally.errors += "error" in codes.values()
    tally.raised.update([*codes, *others])


def show(name: str, before: Tally, after: Tally, rules: tuple[Rule, ...]) -> None:
    codes = [rule.code for rule in rules]
    print(f"\n{name}: {before.untouched} claims with something to compare")
    print("  as found:  " + _told(before.raised, codes, before.untouched))
    print(f"             at severity error: {before.errors}")
    false = ", ".join(f"{severity} {count}" for severity, count in sorted(before.false.items())) or "none"
    print(f"  {before.plain} are consistent in the plainest reading; raised on these: {false}")
    print(f"  {after.untouched} of them, on which no rule of ours fires, are changed; raised on them untouched:")
    print("             " + _told(after.raised, codes, after.untouched))
    print(
        f"  {'one thing changed':44} {'made':>6} {'ceiling':>8} {'ours':>7} {'of these':>9} "
        + " ".join(f"{rival:>18}" for rival in RIVALS)
    )
    for kind, made in sorted(after.made.items()):
        caught = after.caught.get(kind, Counter())
        shares = " ".join(f"{caught[rival] / made:18.1%}" for rival in RIVALS)
        by_rule = ", ".join(f"{code} {caught[code] / made:.0%}" for code in codes if caught[code])
        detectable = after.detectable[kind]
        seen = f"{after.seen_of_detectable[kind] / detectable:.1%}" if detectable else "-"
        figures = f"{detectable / made:8.1%} {after.any_of_ours[kind] / made:7.1%} {seen:>9}"
        print(f"  {kind:44} {made:6} {figures} {shares}   {by_rule}")


def _told(raised: Counter[str], codes: list[str], total: int) -> str:
    named = [name for name in (*codes, *RIVALS) if raised[name] or name in RIVALS]
    return ", ".join(f"{name} {raised[name]} ({raised[name] / max(total, 1):.1%})" for name in named)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--abstracts", type=Path, default=DEFAULT)
    parser.add_argument("--most", type=int, default=3000, help="abstracts to read, and claims to generate")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--draws", type=int, default=3, help="changes of each kind to each claim")
    asked = parser.parse_args()
    if asked.abstracts.is_file():
        before, after = run(real_claims(asked.abstracts, asked.most), random.Random(asked.seed), asked.draws)
        show("Real abstracts", before, after, RULES)
    else:
        print(f"no real abstracts at {asked.abstracts}: generated claims only")
    before, after = run(generated_claims(asked.most, random.Random(asked.seed)), random.Random(asked.seed), asked.draws)
    show("Generated claims", before, after, RULES)


if __name__ == "__main__":
    main()
