"""Learn `evidex/extract/_judging/weights/KIND.json` from judged claims, and measure it on documents kept out.

    python benchmarks/judging.py KIND ABSTRACTS.jsonl.gz JUDGED.jsonl ... [--gold GOLD.jsonl ...] [--write]

JUDGED (`tests/gate/judged/KIND.jsonl`, `tests/gate/sides/score.jsonl`) holds claims that evidex made of random
abstracts, each with the verdict of a reader. In gold files every claim of evidex that matches no label is `none`.
Verdicts in doubt weigh half, and are not measured. Prints, by folds over documents, how often the verdict is right,
and what leaving out `none` makes of precision and recall; with --write learns from all instead. Deterministic.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from learning import shares_of
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from weight_files import write_rows
from word_vectors import STEPS

from evidex.evaluate.gold import GoldAbstract, document_of, read_gold
from evidex.evaluate.score import score_document
from evidex.evaluate.standoff import read_standoff
from evidex.extract import Extractor, extractors
from evidex.extract._judging.case import SAID, Case, case_of
from evidex.extract._judging.verdict import NONE, VERDICTS
from evidex.schema import Claim, claim_row
from evidex.text import View
from evidex.text.usage import numbers_of, vectors

OUT = Path(__file__).resolve().parents[1] / "evidex" / "extract" / "_judging" / "weights"
FOLDS = 6
DRAWN = 0.1
"""How freely weights move from 0 (sklearn's C); chosen by the folds, as are the strengths below."""
STRENGTH = {"title": 4.3, "document": 8.4, "near": 4.3}
OF_FIELD = 2.2
ALONE = 2.0
"""How much a word counts by itself, beside its vector."""
FEWEST = 2
"""Claims that a clue must be there for."""
LEAST = {"": 0.06, "near": 0.2, "title": 0.15}
"""Weights nearer to 0 are not written."""
SAYS = {"proportion": "role", "cause": "relation"}
"""The field of a gold label that is its verdict; without one a match is `ok`."""


@dataclass(frozen=True)
class Example:
    """One claim that was judged: its document, its case, the verdict and whether a reader doubted it."""

    document: str
    case: Case
    verdict: str
    doubt: bool


def by_kind(kind: str) -> Extractor:
    """The extractor of a kind of claim."""
    return next(each for each in extractors() if each.claim.__struct_config__.tag == kind)


def examples(kind: str, gold: Iterable[GoldAbstract], *, judged: bool = False) -> Iterator[Example]:
    """The claims of evidex in gold abstracts, or in judged ones (those that a reader saw), not judged."""
    for abstract in gold:
        view = View(document_of(abstract.abstract, abstract.title, abstract.id))
        for claim, verdict, doubt in judged_of(kind, abstract, view, judged=judged):
            yield Example(abstract.id, case_of(claim, view), verdict, doubt)


def judged_of(kind: str, abstract: GoldAbstract, view: View, *, judged: bool) -> Iterator[tuple[Claim, str, bool]]:
    """The claims of evidex in an abstract, not judged, each with its verdict and whether a reader doubted it."""
    claims = {claim.id: claim for claim in by_kind(kind).extract(view) if claim.section != "title"}
    rows = [claim_row(claim) for claim in claims.values()]
    paired = {row["id"]: label for label, row in _paired(kind, abstract, rows)}
    for name, claim in claims.items():
        if (verdict := _verdict(kind, paired.get(name), judged)) is not None:
            yield claim, verdict, bool(paired.get(name, {}).get("doubt"))


def _paired(kind: str, abstract: GoldAbstract, rows: list[dict[str, Any]]) -> list[tuple[Any, Any]]:
    """Labels with their claims, those of doubt too."""
    labels = [{name: told for name, told in label.items() if name != "doubt"} for label in abstract.claims]
    back = {id(label): whole for label, whole in zip(labels, abstract.claims, strict=True)}
    return [(back[id(label)], row) for label, row in score_document(labels, rows, kind).pairs]


def _verdict(kind: str, label: dict[str, Any] | None, judged: bool) -> str | None:
    if label is None:
        return None if judged else NONE
    told = label.get("verdict") or label.get(SAYS.get(kind, ""), "ok")
    if told == "statistic":
        return "ok"  # the number is right; what it is called is not judged
    return told if told in VERDICTS[kind] else NONE


def table(shown: Sequence[Example]) -> tuple[csr_matrix, list[tuple[str, float]]]:
    """Examples by columns, and of each column its name and what its weight is to be multiplied by."""
    counts = Counter(clue for example in shown for clue in set(example.case.clues))
    clues = DictVectorizer()
    parts = [
        clues.fit_transform([{c: 1.0 for c in each.case.clues if counts[c] >= FEWEST and c != "any"} for each in shown])
    ]
    names = [(name, 1.0) for name in clues.get_feature_names_out()]
    for number, (place, _) in enumerate(shown[0].case.words):
        told = [example.case.words[number][1] for example in shown]
        drawn = np.array([_mean(words) for words in told]) / STEPS
        strength = STRENGTH.get(place, OF_FIELD)
        parts.append(csr_matrix(drawn * strength))
        names += [(f"{place} ~{at}", strength / STEPS) for at in range(drawn.shape[1])]
        if place != "document":
            seen = Counter(word for words in told for word in set(words))
            alone = DictVectorizer()
            rows = [{w: ALONE * words.count(w) / len(words) for w in words if seen[w] >= FEWEST} for words in told]
            parts.append(alone.fit_transform(rows))
            names += [(f"{place}: {word}", ALONE) for word in alone.get_feature_names_out()]
    return hstack(parts).tocsr(), names


def _mean(words: Sequence[str]) -> np.ndarray:
    known = vectors()
    whole = np.zeros(len(next(iter(known.values()))))
    for word in words:
        if word in known:
            whole += np.array(numbers_of(known[word]))
    return whole / max(len(words), 1)


def _fit(cells: csr_matrix, verdicts: np.ndarray, shares: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=DRAWN, max_iter=200).fit(cells, verdicts, sample_weight=shares)


def _shares(shown: Sequence[Example]) -> np.ndarray:
    """How much each example counts: those of one document share, those in doubt count half."""
    doubts = np.array([0.5 if each.doubt else 1.0 for each in shown])
    shares = shares_of([each.document for each in shown]) * doubts
    return shares / shares.mean()


def told_of_each(shown: Sequence[Example], verdicts: Sequence[str]) -> None:
    """End with a sentence where a verdict has no example: nothing can be learnt of it."""
    if lacking := [name for name in verdicts if name not in {example.verdict for example in shown}]:
        raise SystemExit(f"there is no example of {', '.join(lacking)}; add judged claims or gold that has some")


def measure(shown: Sequence[Example]) -> None:
    """Print what the verdicts are worth on documents kept out."""
    told_of_each(shown, [NONE])
    cells, _ = table(shown)
    verdicts = np.array([example.verdict for example in shown])
    groups, shares = [example.document for example in shown], _shares(shown)
    none, told = np.zeros(len(shown)), np.empty(len(shown), object)
    for kept, out in GroupKFold(FOLDS).split(cells, verdicts, groups):
        fitted = _fit(cells[kept], verdicts[kept], shares[kept])
        odds, at = fitted.predict_proba(cells[out]), list(fitted.classes_).index(NONE)
        none[out] = odds[:, at]
        odds[:, at] = 0
        told[out] = fitted.classes_[odds.argmax(axis=1)]
    sure = np.array([not example.doubt for example in shown])
    real = sure & (verdicts != NONE)
    said = np.array([next(c for c in e.case.clues if c.startswith("said ")).removeprefix("said ") for e in shown])
    print(f"{len(shown)} claims, {sure.sum()} without doubt, {(sure & ~real).sum()} of them none")
    grammar, judged = np.mean(said[real] == verdicts[real]), np.mean(told[real] == verdicts[real])
    print(f"told by the grammar {grammar:.3f}, judged {judged:.3f}")
    for doubted in (1.0, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3):
        held = sure & (none <= doubted)
        right = (held & real).sum()
        print(f"  none > {doubted}: precision {right / max(held.sum(), 1):.3f}, kept {right / max(real.sum(), 1):.3f}")


def by_class(fitted: LogisticRegression) -> tuple[np.ndarray, np.ndarray]:
    """Weights (classes by columns) and intercepts; of two classes each has half of what tells them apart."""
    if len(fitted.classes_) > 2:
        return fitted.coef_, fitted.intercept_
    return np.vstack([-fitted.coef_, fitted.coef_]) / 2, np.append(-fitted.intercept_, fitted.intercept_) / 2


def says_little(name: str, told: np.ndarray) -> bool:
    """Whether a weight would hardly move any verdict: a word is one of those at its place."""
    if "~" in name:
        return False
    place = name.partition(": ")[0] if ": " in name else ""
    return bool(np.abs(told).max() < LEAST.get(place, LEAST[""]))


def write(kind: str, shown: Sequence[Example]) -> None:
    """Learn from all, and write the weights that say something, in the order of `VERDICTS`."""
    told_of_each(shown, VERDICTS[kind])
    cells, names = table(shown)
    fitted = _fit(cells, np.array([example.verdict for example in shown]), _shares(shown))
    weights, free = by_class(fitted)
    order = [list(fitted.classes_).index(name) for name in VERDICTS[kind]]
    rows = {"any": [round(float(each), 3) for each in free[order]]}
    for column, (name, strength) in enumerate(names):
        told = weights[order, column] * strength
        if not says_little(name, told):
            rows[name] = [round(float(each), 5 if "~" in name else 2) for each in told]
    write_rows(OUT / f"{kind}.json", dict(sorted(rows.items())))
    print(f"{len(rows)} weights from {len(shown)} claims")


def main() -> None:
    """Read, measure, write."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("kind", choices=sorted(SAID))
    asked.add_argument("abstracts", type=Path)
    asked.add_argument("judged", type=Path, nargs="+")
    asked.add_argument("--gold", type=Path, nargs="*", default=[])
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    shown: list[Example] = []
    for path in given.judged:
        shown += examples(given.kind, read_standoff(path, given.abstracts), judged=True)
    for path in given.gold:
        shown += examples(given.kind, read_gold(path))
    write(given.kind, shown) if given.write else measure(shown)


if __name__ == "__main__":
    main()
