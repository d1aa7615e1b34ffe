"""Two counts of two wholes: the P-values of every usual test, and every usual effect measure.

A printed P is only 'not reproduced' when none of these gives it: papers seldom say which test they used.
"""

from __future__ import annotations

import math

from evidex.check.arithmetic.interval import Interval
from evidex.check.arithmetic.significance import p_from_z

__all__ = ["chi_squares_of_counts", "p_values_of_counts"]

MOST_FOR_EXACT = 100_000
"""Above this many persons exact and chi-square P agree in every digit that is ever printed."""


def p_values_of_counts(a: int, m: int, b: int, n: int) -> dict[str, float]:
    """Two-sided P-values for a of m against b of n, by test. Empty where a margin is zero (nothing to test)."""
    c, d, total = m - a, n - b, m + n
    found = {name: _p_chi2(value) for name, value in chi_squares_of_counts(a, m, b, n).items()}
    if not found:
        return {}
    spread = (a / m) * (c / m) / m + (b / n) * (d / n) / n
    if spread > 0:
        found["z of the difference"] = p_from_z(Interval.exactly((a / m - b / n) / math.sqrt(spread))).high
    if total <= MOST_FOR_EXACT:
        found |= _exact(a, m, b, n)
    return found


def chi_squares_of_counts(a: int, m: int, b: int, n: int) -> dict[str, float]:
    """The chi-square statistics of a of m against b of n, by test. Empty where a margin is zero."""
    c, d, total = m - a, n - b, m + n
    if 0 in (m, n, a + b, c + d):
        return {}
    product = float(m) * n * (a + b) * (c + d)
    difference = abs(float(a) * d - float(b) * c)
    plain = total * difference**2 / product
    return {
        "chi-square": plain,
        "chi-square with continuity correction": total * max(difference - total / 2, 0.0) ** 2 / product,
        "N - 1 chi-square": plain * (total - 1) / total,
        "likelihood ratio": _likelihood_ratio(a, b, c, d),
    }


def _p_chi2(statistic: float) -> float:
    return math.erfc(math.sqrt(statistic / 2))


def _likelihood_ratio(a: int, b: int, c: int, d: int) -> float:
    total = a + b + c + d
    cells = [(a, a + b, a + c), (b, a + b, b + d), (c, c + d, a + c), (d, c + d, b + d)]
    return max(2 * sum(cell * math.log(cell * total / (row * col)) for cell, row, col in cells if cell), 0.0)


def _exact(a: int, m: int, b: int, n: int) -> dict[str, float]:
    """Fisher's exact test (two-sided by least likelihood, and twice the smaller tail) and its mid-P."""
    events, low, high = a + b, max(0, a + b - n), min(m, a + b)
    log_all = _log_choose(m + n, events)

    def log_p(k: int) -> float:
        return _log_choose(m, k) + _log_choose(n, events - k) - log_all

    here = log_p(a)
    terms = [(k, log_p(k)) for k in range(low, high + 1)]
    two_sided = sum(math.exp(value) for _, value in terms if value <= here + 1e-7)
    lower = sum(math.exp(value) for k, value in terms if k <= a)
    upper = sum(math.exp(value) for k, value in terms if k >= a)
    tail, point = min(lower, upper), math.exp(here)
    return {
        "Fisher's exact": min(two_sided, 1.0),
        "twice Fisher's tail": min(2 * tail, 1.0),
        "mid-P": min(2 * (tail - point / 2), 1.0),
    }


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
