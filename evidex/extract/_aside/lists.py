"""Signs of amounts, ages and times whose unit stands further behind, at the end of a list or range."""

from __future__ import annotations

from evidex.extract._aside.sign import FIGURE, TIME_UNIT, Sign

__all__ = ["LISTS"]

_AMOUNT = (
    r"(?:mg|µg|μg|mcg|ug|microg|mug|micrograms?|milligrams?|g|kg|IU|units?|mL|ml|mmol|mol|nmol|µmol|mEq|Gy"
    r"|cGy|MBq|mCi)\b"
)
_MOLAR = r"(?:mM|µM|μM|uM|microM|nM|pM)\b"
_TIMES = (
    r"\s?(?:daily\b|once\b|twice\b|q\.?d\b|b\.?i\.?d\b|t\.?i\.?d\b|o\.?d\b|per day\b|a day\b|orally\b|i\.?v\b"
    r"|every\b|/d(?:ay)?\b"
    r"|/kg\b|kg[-−(]|\.kg|per kg|of [a-z]+(?:in|ine|ol|il|an|one|ide|ate)\b|doses?\b|BID|QD|OD\b|TID|tablets?)"
)
_DRUG = (
    r"[A-Za-z]{2,}(?:pril|olol|sartan|statin|dipine|azole|mycin|cillin|caine|tanil|fentanyl|zosin|thiazide|gliptin"
    r"|gliflozin|"
    r"glitazone|formin|triptan|setron|tidine|parin|xaban|tinib|mab|oxetine|pidem|zepam|zolam|morphine|codeine"
    r"|drolone|"
    r"metasone|solone|amine|orphan|profen|azepine|oxacin|cycline|vudine|navir|idone|apine|azine|setine)"
)
_LOCAL = (
    r"(?:\w+caine|timolol|betaxolol|carteolol|\w*prost|dorzolamide|brinzolamide|brimonidine|apraclonidine"
    r"|pilocarpine|unoprostone|isoflurane|sevoflurane|halothane|enflurane|desflurane|dextrose|saline|NaCl|glucose"
    r"|maleate|cream|gel|ointment|solution|chlorhexidine|atropine|betamethasone|hydrocortisone|tacrolimus"
    r"|pimecrolimus)"
)
_FEW = r"(?:0?[.·]\d+|[1-9](?:[.·]\d+)?|10|20|70)(?!\d|\.\d)"
_RESULT = (
    r"\b(?:consum\w+|requir\w+|excret\w+|clearance|concentrations?|mean|median|average|(?:was"
    r"|were)(?! (?:given|treated|randomi|irradiated|assigned|exposed|administered|allocated|injected))|increased?"
    r"|decreased?|reduced|reduction|fell|rose|loss|output|volume|rang\w+|rescue|needed|used)\b"
)
_FOUND = rf"{_RESULT}|\b(?:IC|EC|K)\W?(?:50|[id])"
_WENT_ON = (
    r"\b(?:last(?:s|ed|ing)|persist\w+|surviv\w+|prolonged|shorten\w+|hospitali|recover\w+|mean|median"
    r"|average)"
)
_LED = r"(?:\d[\d.]*\s?(?:,|,?\s?(?:and|or|to)\b|[-–/])\s?(?:and\s|or\s)?){0,9}"
LISTS = (
    # Times
    Sign("duration", on=r"\d+-\s?(?:,|and|or|to)", unit=rf"(?:{TIME_UNIT})"),
    Sign(
        "duration",
        rf"\b(?:[Aa]t|[Aa]fter|[Bb]efore|[Ff]or|[Oo]ver|every|[Ww]ithin|[Dd]uring|until|through|each|last|past"
        rf"|first|next)\s"
        rf"(?:baseline(?: and|,|, and)\s|about |approximately |up to |the |either )*{_LED}",
        unit=TIME_UNIT,
        last="[Aa]t|[Aa]fter|[Bb]efore|[Ff]or|[Oo]ver|every|[Ww]ithin|[Dd]uring|until|through|each|last|past|first|next|baseline,?|and|or|to|the|about|approximately|either|[-–,/]",
        unless=_WENT_ON,
    ),
    Sign(
        "duration",
        r"(?<!\b[Aa]ge )\b[Rr]ang(?:e[ds]?|ing)(?:\W{1,2}(?:of |from |was |between )?)",
        rf"\s?(?:-|–|to|and)\s?{FIGURE}\s?{TIME_UNIT}",
        last="[Rr]ang(?:e[ds]?|ing)[,.)]?|\\W|of|from|was|between",
        head="-–ta",
        reach=20,
    ),
    Sign("duration", behind=r"\s(?:decades?|nights?|centur(?:y|ies)|weekends?)\b", head="dncw"),
    Sign("calendar", behind=r"\s?(?:[ap]\.?m\.?|o'clock|[AP]\.?M\.?)(?![a-zA-Z])", head="apoAP"),
    Sign("year", r"\b(?:19|20)\d\d\s?[-–/]\s?", on=r"\d\d(?!\d|\.\d|\s?%)", last="[-–/]", reach=7),
    # Ages
    Sign(
        "age limit",
        r"\b[Aa]ge[ds](?: of| from| between|[:,]? range[ds]?)?\s(?:\d+\s?(?:[-–]|to\s|and\s)\s?)?",
        on=r"\d{1,2}(?!\d|\.\d|\s?[±+(%])",
        last="[Aa]ge[ds],?|(?:of|from|between|range[ds]?),?|[-–]|to|and",
        reach=26,
        unless=r"\b(?:[Mm]ean|[Mm]edian|[Aa]verage)\b",
    ),
    Sign(
        "age limit",
        unit=r"(?:years?|yrs?|months?)(?: of age| old|-old)\b",
        unless=r"\b(?:[Mm]ean|[Mm]edian|[Aa]verage|was|were)\b",
    ),
    # Amounts
    Sign(
        "dose or amount",
        unit=rf"(?:{_AMOUNT}|{_MOLAR}|%)",
        on=rf"{FIGURE}(?:\s?(?:,|[-–/]|to)\s?{FIGURE}){{0,8}},?\sor\s",
        unless=r"\b(?:was|were)\b",
    ),
    Sign(
        "dose or amount",
        unit=rf"(?:{_AMOUNT}{_TIMES}|c?Gy\b|{_MOLAR})",
        on=r"\d+(?!\.\d.*Gy)",
        unless=_FOUND,
    ),
    Sign(
        "dose or amount",
        rf"\b(?:(?:[Dd]oses?|[Dd]osages?|dosing|fractions)\b[^.;]{{0,25}}|{_DRUG}(?: at| HCl"
        rf"| sodium)?[\s(]{{1,2}}{_LED})",
        unit=_AMOUNT,
        unless=_RESULT,
    ),
    Sign(
        "dose or amount",
        behind=rf"\s?{_MOLAR}[\s-](?:of )?(?:[A-Z][A-Za-z0-9+]+|glucose|caffeine|calcium|potassium|sodium)\b",
        head="mµμunp",
        unless=_FOUND,
    ),
    Sign(
        "dose or amount",
        behind=r"\s?-?(?:microg|mug|ug)\b(?!\s?[/.·x]?\s?(?:x\s?)?[dm]?[lL]\b)",
        head="-mu",
        unless=r"\b(?:was|were|to|by|from|than|of)\s$|\b(?:mean|median|average)\b",
    ),
    Sign(
        "dose or amount",
        behind=r"\s?-?(?:CGE|GyE|Gy\(RBE\)|puffs?|inhalations?|sprays?)\b",
        head="-CGpis",
        unless=_RESULT,
    ),
    Sign("dose or amount", rf"\b{_LOCAL}\)?\s", r"\s?%", head="%", on=_FEW, unless=_RESULT, reach=18),
    Sign(
        "dose or amount",
        behind=rf"\s?%\s?(?:\(w/v\) )?(?:hyperbaric |isobaric |plain |heavy |ophthalmic |topical "
        rf"|aqueous )?{_LOCAL}\b",
        head="%",
        on=_FEW,
    ),
)
