"""Which columns and rows hold tests, ratios and differences: effects, not values of one group."""

from __future__ import annotations

import functools
import re

from evidex.extract._cells.forms import forms_in, without_forms
from evidex.extract._cells.marks import without_marks
from evidex.extract._cells.sizes import sizes_in, without_sizes
from evidex.schema import Cell

__all__ = ["compares", "is_statistic"]

_ABOVE = re.compile(
    r"(?:^|[\s(,/])(?:[Pp](?:[\s-]{0,2}[Vv]alues?)?|[Tt]rends?|Cohen[’']?s?\s[df]|[acAC]?(?:OR|RR|HR)s?|SMD|MD|ES"
    r"|95\s?%\s?CI|CI"
    r"|[Cc]onfidence [Ii]ntervals?|χ2|χ²|[Cc]hi-?\s?square|[Dd]ifferences?"
    r"|[Ss]tatistics?|[Tt]est|β|[Bb]eta|[Cc]oefficients?|[Rr]atios?"
    r"|I2|I²|df|(?<![A-Za-z] )F|t|r|R2|[Ee]ffect(?:\s[Ss]izes?)?|[Cc]orrelations?|[Rr]eferences?"
    r"|[Yy]ears? of publication|[Aa]uthors?"
    r"|[Ii]ncremental [a-z]+)(?:$|[\s),*:/†‡])|^\W*(?:[Ww]eights?|[dgzUWHκ])\W*(?:\(?%\)?)?\W*$"
)
"""What the header of a column has where it holds tests, ratios, differences, or the weights of a meta-analysis.

'Group F' and 'Ward F' are groups."""
_WHOLE = re.compile(
    r"\W*(?:P(?:[\s-]?values?)?(?:\s?\([^()]*\))?|(?:crude |adjusted |unadjusted |pooled )?[ac]?(?:OR|RR|HR)s?"
    r"|SMD|WMD|MD|β|α"
    r"|(?-i:df|F|t|r)|(?:odds|hazard|risk|rate|prevalence|mean) ratios?|relative risks?|χ2|χ²|chi-?\s?squared?|I2|I²"
    r"|test statistics?"
    r"|(?:mean |absolute |risk |adjusted |median |treatment |between[- ]groups? )*differences?"
    r"(?:\s?[(\[][^()\[\]]*\bCI[)\]])?(?: (?:in|between|from|of|vs)\b.*)?|effect sizes?"
    r"|(?:correlation |regression )?coefficients?"
    r"|(?:9\d ?% ?)?(?:CIs?|confidence intervals?))(?:\W+(?:9\d\W{0,3})?"
    r"(?:CIs?|confidence intervals?|SE|P)?\W*)?(?:,\s?[^\s,;()]{1,12})?",
    re.IGNORECASE,
)
"""All that the label of such a row says: 'HR (beats/min)' is a heart rate."""
_TESTED = re.compile(
    r"\W*(?:test|reference)(?P<noun>\s(?:groups?|arms?|cohorts?|populations?|drugs?|products?|treatments?|formulations?"
    r"|tablets?|capsules?|vaccines?|devices?|diets?|meals?|foods?|formulas?))?\W*",
    re.IGNORECASE,
)
"""What is tested and what it is set against: 'Test group', 'Reference product'."""
_LONGEST = 80
"""Characters: a longer label says more than that."""
_CONTRAST = re.compile(
    r"differences?|ratio|odds|hazard|\brisk\b|\b[Pp](?:[\s-]values?)?\b|\b[ac]?(?:OR|RR|HR)\b|correlation|coefficient",
    re.IGNORECASE,
)


def is_statistic(cell: Cell) -> bool:
    """Whether a header of the cell says that it holds a test, a ratio or a difference."""
    rows = (without_marks(head) for head in cell.row_headers if len(head) <= _LONGEST)
    return any(map(_is_column, cell.col_headers)) or any(map(_WHOLE.fullmatch, rows))


_COMPARED = re.compile(
    r"\b(?:[Oo]dds|[Hh]azard|[Rr]isk|[Rr]ate|[Pp]revalence)[ -](?:[Rr]atios?|[Dd]ifferences?)|\b[Rr]elative risks?\b"
    r"|\b[Mm]ean [Dd]ifferences?\b|\b[SW]?MDs?\b|\b[acAC]?(?:OR|RR|HR|IRR|RD|PR)s?\b"
)


def compares(head: str) -> bool:
    """Whether a header says that its column holds ratios or differences of groups."""
    return _COMPARED.search(head) is not None and _is_column(head)


def _is_tested(head: str) -> bool:
    """Whether a header names a group by its part in the trial; 'Test' alone does where its size stands with it."""
    told = _TESTED.fullmatch(without_forms(without_sizes(head)))
    return told is not None and (told["noun"] is not None or bool(sizes_in(head)))


@functools.lru_cache(maxsize=4_096)
def _is_column(head: str) -> bool:
    """'6-min walk test, mean (SD)' and 'Side effects, n (%)' hold values of a group by their form; 'β (SE)' not."""
    if not _ABOVE.search(head) or _is_tested(head):
        return False
    own = any(form.counted or ((form.centre or form.share) and form.spread) for form in forms_in(head))
    return not own or _CONTRAST.search(head) is not None or _WHOLE.fullmatch(without_forms(head)) is not None
