"""Test statistics with degrees of freedom and P-value, as papers print them: t(28) = 2.2, P = .03."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, cast

from evidex.check.arithmetic import Interval, bands, p_from_z
from evidex.check.arithmetic.significance import p_from_chi2, p_from_f, p_from_t
from evidex.check.socket import Case

__all__ = ["PrintedTest", "computed_p", "printed_tests"]

Kind = Literal["t", "F", "chi2", "z", "r"]

_NUMBER = r"[-−–]?\d{0,6}(?:[.·∙]\d{1,6})?"
_DF = r"\d{1,6}(?:[.·]\d{1,3})?"
_CHI2 = r"(?:χ|[Cc]hi|X|x)\s?[-–]?\s?(?:2|²|\^2|squared?|sq)"
_EQUALS = r"=\s{0,2}"
_P_BEHIND = (
    r"(?P<gap>[\s,;:)(\]]{1,4}(?:[dD]\.?[fF]\.?\s?=\s?(?P<dfb>\d{1,4}(?:[.·]\d{1,2})?)[\s,;:)(]{1,4})?(?:n\s?=\s?\d+[\s,;]{1,3})?"
    r"(?:two-?\s?(?:sided|tailed)\s)?)[Pp](?:[\s-]?values?)?\s{0,2}(?P<op><\s?=|>\s?=|[<>=≤≥])\s{0,2}(?P<p>\d?[.·∙]\d{1,10}|[01])"
    r"(?![\w%]|[.·]\d|\s?[×x]\s?10)"
)
_TEST = re.compile(
    rf"(?<![A-Za-z0-9.])(?:"
    rf"(?P<t>[tT])\s?(?:[(\[_]\s?(?:df\s?=\s?)?(?P<dft>{_DF})\s?[)\]]?)?"
    rf"|(?P<F>F)\s?(?:[(\[_]?\s?(?:df\s?=\s?)?(?P<df1>{_DF})\s?[,;/]\s?(?P<df2>{_DF})\s?[)\]]?)"
    rf"|(?P<chi2>{_CHI2}|Q)\s?(?:[(\[]\s?(?:df\s?=\s?)?(?P<dfc>\d{{1,4}})\s?(?:[,;]\s?[nN]\s?=\s?[\d,]{{1,9}}\s?)?[)\]])?"
    rf"|(?P<z>[zZ])(?:\s?[- ]?(?:score|value|statistic))?"
    rf"|(?P<r>r)\s?[(\[]\s?(?:df\s?=\s?)?(?P<dfr>\d{{1,6}})\s?[)\]]"
    rf")\s{{0,2}}{_EQUALS}(?P<value>{_NUMBER}){_P_BEHIND}"
)
_VALUE_AND_P = re.compile(rf"{_EQUALS}{_NUMBER}{_P_BEHIND}")
"""The end of every test: it begins with one sign and is soon looked for where there is none."""
_KINDS: tuple[Kind, ...] = ("t", "F", "chi2", "z", "r")
_OPS = {"≤": "<=", "≥": ">="}


@dataclass(frozen=True, slots=True)
class PrintedTest:
    """A statistic, its degrees of freedom (none where they are not printed) and its P-value."""

    start: int
    end: int
    kind: Kind
    value: Decimal
    df: tuple[Decimal, ...]
    op: str
    p: Decimal

    @property
    def told(self) -> str:
        name = {"chi2": "chi-square"}.get(self.kind, self.kind)
        return f"{name}({', '.join(map(str, self.df))}) = {self.value}" if self.df else f"{name} = {self.value}"

    def with_number(self, name: str, value: object) -> PrintedTest:
        """The same with another P or another statistic."""
        number = cast(Decimal, value)
        return replace(self, p=number) if name == "P" else replace(self, value=number)


def printed_tests(case: Case) -> Iterator[PrintedTest]:
    """Every test of the running text that prints statistic and P-value side by side."""
    text = case.document.text
    if _VALUE_AND_P.search(text) is None:
        return
    for match in _TEST.finditer(text):
        if case.view.sentence_at(match.start()) is None or not any(c.isdigit() for c in match["value"]):
            continue
        kind = next(name for name in _KINDS if match[name])
        printed_df = [match[name] for name in ("dft", "df1", "df2", "dfc", "dfr", "dfb") if match[name]]
        op = match["op"].replace(" ", "")
        yield PrintedTest(
            match.start(),
            match.end(),
            kind,
            _decimal(match["value"]),
            tuple(_decimal(df) for df in printed_df[: 2 if kind == "F" else 1]),
            _OPS.get(op, op),
            _decimal(match["p"]),
        )


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace("−", "-").replace("–", "-").replace("·", ".").replace("∙", "."))


def computed_p(test: PrintedTest) -> Interval | None:
    """The P-values of everything that prints as this statistic; None where its degrees of freedom are missing."""
    value = bands(test.value).interval()
    df = [float(number) for number in test.df]
    if test.kind == "z":
        return p_from_z(value)
    if not df or min(df) <= 0 or (test.kind == "F" and len(df) < 2):
        return None
    if test.kind == "t":
        return p_from_t(value, df[0])
    if test.kind == "F":
        return p_from_f(value, df[0], df[1])
    if test.kind == "chi2":
        return p_from_chi2(value, df[0])
    return _p_of_r(abs(value), df[0])


def _p_of_r(r: Interval, df: float) -> Interval | None:
    """P of a correlation with n − 2 = df: t = r · sqrt(df / (1 − r²)). Papers print df or n in the parentheses."""
    if r.low >= 1:
        return None

    def with_df(df: float) -> Interval:
        return p_from_t(r.rising(lambda value: value * (df / (1 - value**2)) ** 0.5 if value < 1 else float("inf")), df)

    return with_df(df).hull(with_df(max(df - 2, 1.0)))
