"""Signs of scales, levels and bases: what a number is measured on or judged by, not what was found."""

from __future__ import annotations

from evidex.extract._aside.sign import FIGURE, Sign

__all__ = ["SCALES"]

_COMPOUND = (
    r"(?:question|page|portal|field|base|bp|kDa|chamber|channel|drug|component|valent|tier|category|session|site"
    r"|cent(?:er|re)"
    r"|country|group|period|treatment|factor|dimensional|dimension|hospital|patient|person|bed|slice|row|gauge"
    r"|French|"
    r"electrode|parameter|class|phase|word|digit|letter|met(?:er|re) walk|vessel|nucleotide|residue|amino|mer|ring"
    r"|carbon|"
    r"member|agent|state|choice|response|wk|mo|yr|night|course|cycle|fraction|axis|stage|question|domain|module"
    r"|needle|port)"
)
_SCALE = r"(?:[Vv]isual|VAS\b|NRS\b|[Ll]ikert|scales?\b|[Nn]umeric\w* |[Rr]ating|line\b)"
_BODY = (
    r"(?:pressure|BP|DBP|SBP|HbA1c|HbA\(1c\)|BMI|index|cholesterol|LDL-C|creatinine|weigh\w*|clearance|glucose"
    r"|fraction)"
)
_ENERGY = r"(?:MeV|MV|keV|GeV|kVp?|MVp)\b(?!\s?/)"
_DEGREES = r"(?:degrees?|°|deg|º)\s?(?:C\b|Celsius)"
_AT_RATE = r"\b(?:at|to|of|and|or|with)\s(?:about |approximately )?|,\s"
_AT_LAST = r"at|to|of|and|or|[^\W\d_]*,|with|about|approximately"
_MEASURED = r"\b(?:was|were|resolution of|threshold|peak)\s$"
SCALES = (
    Sign("scale", behind=rf"-{_COMPOUND}s?\b", head="-", on=r"\d+(?!\.\d)"),
    Sign(
        "scale",
        behind=rf"[\s-]?(?:mm|cm|points?)?[\s-](?:horizontal |linear |numeric\w* |verbal )?{_SCALE}",
        head="-mcphlvVNnLlrRs",
    ),
    Sign(
        "scale",
        behind=rf"\s?(?:-|–|to)\s?\d+(?:[\s-](?:point|points|mm|cm))?[\s,-](?:horizontal |linear |ordinal |verbal "
        rf"|pain )?{_SCALE}",
        head="-–t",
        on=r"\d{1,3}(?!\d|\.\d)",
    ),
    Sign(
        "scale",
        r"\b[Ss]cales?[\s(,:]+(?:of |from |ranging from |ranges? from |ranging |range |range, |with |was )*",
        on=r"[01](?=\s?(?:[-–]|to|\(|=))",
    ),
    Sign(
        "scale",
        r"\b[Ss]cales?[\s(,:]+(?:of |from |ranging from |ranges? from |ranging |range |range, |with "
        r"|was )*[01](?:\s?[-–]\s?|\sto\s)",
        on=r"\d{1,3}(?!\d|\.\d|\s?%)(?!\s?[±(])",
        last=r"[-–]|to",
    ),
    Sign(
        "scale",
        r"\b[01]\s?(?:-|–|to)\s?",
        r"[,;]?\s(?:with )?(?:higher|lower|worst|points? on)\b",
        head=",;hlwp",
        reach=8,
    ),
    Sign(
        "scale",
        r"(?:[(,;:]|\b(?:and|or|to|where|with|from)\s)\s?",
        r"\s?=\s?[a-z]{2}",
        head="=",
        on=r"\d{1,3}(?!\d)",
        reach=8,
    ),
    Sign(
        "scale",
        r"\b(?:from|to|[-–])\s?",
        r"\s\((?:no |none|mild|severe|worst|very|not |never|best|strongly|normal|always|minimum|maximum|poor"
        r"|excellent)",
        head="(",
        on=r"\d{1,3}(?!\d)",
        reach=8,
    ),
    Sign("scale", behind=r"\s?[x×X]\s?\d\s?(?:factorial|[Ll]atin|design|table|crossover|cross-over)", head="x×X"),
    Sign(
        "scale", r"\d\s?[x×X]\s?", r"\s?(?:factorial|[Ll]atin|design|table|crossover|cross-over)", last="[x×X]", reach=8
    ),
    # P-values
    Sign(
        "P-value",
        r"\b[Pp][\s-]values?(?:\sfor\s(?:trend|interaction|heterogeneity|difference))?(?:\sof|,|:)?\s",
        on=r"0?[.·]\d+(?!\d)",
        last=r"(?:values?|interaction|trend|heterogeneity|difference),?|of|:",
    ),
    Sign("P-value", r"\b[Pp]\s(?:less|greater) than(?: or =| or equal to)\s?", last="=|to"),
    # What is asked for
    Sign("threshold", r"[<>]\s?or\s?=\s?|\bor equal to\s", last="=|to", reach=14),
    Sign("threshold", behind=r"\s?%\s(?:statistical |study )?power\b", head="%"),
    Sign(
        "threshold",
        r"\bpower of (?:at least |about )?",
        r"\s?%|\s?per ?cent",
        last="of|least|about",
        head="%p",
        reach=20,
    ),
    Sign("threshold", r"\bat the\s", r"\s?%?\s(?:significance |probability )?levels?\b", last="the", head="%lsp"),
    Sign(
        "threshold",
        r"(?:significance level|\balpha(?: level| error)?|α(?: level)?|significance)(?: of| was set at| set at| ="
        r"|=| at)\s?(?:p\s?[<=]\s?)?",
        last="of|at|=|<",
    ),
    Sign(
        "threshold",
        r"\b(?:below|above|under|exceeding)\s",
        on=rf"{FIGURE}(?!\d|\s?%)",
        last="below|above|under|exceeding",
        reach=12,
    ),
    Sign(
        "threshold",
        r"\bwithin\s(?:\+/-|±|\+-)?\s?",
        behind=r"\s?(?:mm|cm|degrees?|°)",
        last="within|[-±]",
        head="mcd°",
        unless=r"\b(?:was|were)\b",
        reach=12,
    ),
    Sign(
        "threshold",
        rf"\b{_BODY}\)?(?: \(\w+\))?(?: levels?| values?| was| of| concentrations?)? between\s(?:{FIGURE}\s?(?:%"
        rf"|mm ?Hg|\S+)?\sand\s)?",
        last="between|and",
        unless=r"\b(?:differ|vari|rang)",
    ),
    Sign("threshold", r"\btarget\s(?:[\w()]+\s){0,4}?(?:of|was|is|:)\s", last="of|was|is|:"),
    # Bases of rates
    Sign(
        "base of a rate",
        r"\bper\s",
        on=r"(?:10{1,6}|10{0,2}[, \u00a0\u2009]000|1,000,000)(?![\d,.])",
        last="per",
        reach=5,
    ),
    Sign("base of a rate", r"\d/\s?", on=r"(?:10{3,6}|10{0,2}[, ]000|1,000,000)(?![\d,.])", last="/", reach=4),
    Sign("base of a rate", r"/\s?|per\s", on=r"1[.·]73(?=\s?m)", head="m", reach=5),
    # How machines and baths were set
    Sign("setting", behind=rf"\s?-?{_ENERGY}", head="-MkG", unless=_MEASURED),
    Sign("setting", unit=_ENERGY, unless=_MEASURED),
    Sign("setting", _AT_RATE, r"\s?(?:k|M|G)?Hz\b", head="HkMG", last=_AT_LAST, unless=_MEASURED),
    Sign(
        "setting", r"\bat\s(?:\d+\s?(?:,|and\s|or\s)\s?)?", rf"\s?{_DEGREES}", head="d°º", last="at|,|and|or", reach=12
    ),
    Sign("setting", r"\bat\s", unit=_DEGREES, last="at", reach=12),
    Sign("setting", behind=r"\s?(?:mW/cm|J/cm|monitor units\b|mA\b|% isodose|% w/v|%-?\s?isodose)", head="mJ%"),
    Sign("setting", r"\b(?:wavelengths?|lambda)(?: of|,)?\s?=?\s?", last="of|=|(?:lambda|wavelengths?),?"),
)
