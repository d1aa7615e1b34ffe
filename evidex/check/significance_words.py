"""Words of significance ('significant', 'not significantly'), as rules hold them against P-values and intervals."""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.check.socket import Case

__all__ = ["LEVEL", "WORD", "another_level", "is_denied", "unclear"]

LEVEL = Decimal("0.05")
WORD = re.compile(r"\b(?:non-?|in)?significan(?:t|tly|ce)\b", re.I)
_DENIED = re.compile(
    r"(?:\b(?:(?:did|does|do|was|were|is|are|has|have|had|could)\snot|n't)\s(?:(?!only\b)[a-z]+\s){0,2}$"
    r"|\b(?:no|not|nor|without|neither)\s(?:(?:any|a|an|statistically|clear|overall|other|such|further)\s){0,2}$"
    r"|\bnot\s(?:reach|achieve|attain)(?:ed)?\s(?:statistical\s)?$|\b(?:non-?\s?(?:statistically\s)?|in)$)",
    re.I,
)
_A_DENIAL = re.compile(
    r"\b(?:not|no|none|nor|neither|without|never|n't|cannot|fail\w*|lack\w*|but|however|although|though|while|whereas|except|only"
    r"|similar\w*|comparable|lost|attenuated|disappear\w*|nullified|ceased)\b|n't\b",
    re.I,
)
_OTHER = re.compile(
    r"\b(?:trend\w*|interaction\w*|heterogene\w*|homogene\w*|bias|Egger\w*|Begg\w*|Hosmer\w*|goodness|calibrat\w*|normal(?:ity|ly)|Shapiro\w*"
    r"|Kolmogorov\w*|Levene\w*|Mauchly\w*|sphericity|border\w*|marginal\w*|nearly|almost|approach\w*|toward\w*|tend\w*|close|near|just|slight\w*"
    r"|non-?\s?inferior\w*|equivalen\w*|clinical(?:ly)?|practical(?:ly)?|set|consider\w*|defined?|threshold\w*|level|cut-?\s?offs?|criteri\w+"
    r"|regarded|accepted|taken|deemed|one-?\s?(?:sided|tailed)|adjust\w*|correct\w*|Bonferroni|if|when(?!\scompared\b)|should|would|whether|unless|hypothes\w+|aim\w*|power\w*|detect"
    r"|until|till|a\spriori|pre-?specified|Q|I2|I²)\b",
    re.I,
)
_LEVEL = re.compile(
    r"\b(?:Bonferroni|Holm|Hochberg|Benjamini|Tukey|FDR|false[\s-]discovery|multiple\s(?:testing|comparisons?|tests)|one-?\s?(?:sided|tailed)"
    r"|gatekeep\w*|hierarchical\stest\w*|genome-?wide|multiplicity|alpha\sspending|O'Brien)\b"
    r"|\b(?:signific\w+|alpha|α)\s(?:[a-z]+\s){0,6}?(?:level|set|defined|considered|accepted|at|threshold|cut-?off|declared|taken|error|if|when)\b"
    r"[^.;()]{0,40}?(?:(?<![\d.])0?[.·](?!050?\b)\d+|\b10?\s?%)"
    r"|\b[Pp](?:[\s-]?values?)?\s?[<≤=]\s?0?[.·](?!050?\b)\d+\s[^.;()]{0,30}?(?:considered|regarded|taken|deemed|accepted|defined|set)",
)


def is_denied(before: str, word: str) -> bool:
    """Whether the word itself is denied: 'no significant', 'insignificant'."""
    return word.lower().startswith(("non", "in")) or _DENIED.search(before) is not None


def unclear(before: str, behind: str) -> str:
    """Why the word says nothing certain of the numbers in its clause; '' where it does."""
    denial = _DENIED.search(before)
    others = before[: denial.start()] if denial else before
    if named := _OTHER.search(before) or _OTHER.search(behind):
        return f"the sentence says {named[0]!r}"
    if _A_DENIAL.search(others) or _A_DENIAL.search(behind):
        return "something else is denied, perhaps"
    return ""


def another_level(case: Case) -> str:
    """What the document says of a level other than 0.05, or of several comparisons; '' where nothing."""
    found = _LEVEL.search(case.document.text)
    return found[0] if found else ""
