"""Signs of numbers that are parts of names: of substances, labels, identifiers, references, enumerations."""

from __future__ import annotations

from evidex.extract._aside.sign import Sign

__all__ = ["NAMES"]

_GREEK = r"(?:[Aa]lpha|[Bb]eta|[Gg]amma|[Dd]elta|[Kk]appa|[Oo]mega|[αβγδκω])"
_SUBSTANCE = (
    r"(?:(?:mono|di|tri|tetra|penta|hexa)?(?:hydro|hydroxy|methyl|methoxy|methylene|ethyl|ethoxy|phenyl|phenoxy"
    r"|chloro"
    r"|fluoro|bromo|iodo|amino|nitro|oxo|keto|deoxy|carboxy|acetyl|acetoxy|propyl|butyl|benzyl|pyrid|mercapto|thio"
    r"|aza)"
    r"|sialyl|glucuronide|arachidon|fucosyl|alkyl|lipoxygenase|series|androst|pregn|desmethyl|dehydro|cis|trans|epi)"
)
_ELEMENT = (
    r"(?:H|He|Li|B|C|N|O|F|P|S|Cl|K|Ca|Cr|Fe|Co|Cu|Zn|Ga|Br|Kr|Rb|Sr|Y|Tc|In|I|Xe|Cs|Ba|Sm|Gd|Lu|Re|Ir|Au|Tl|Pb|Bi"
    r"|Rn|Ra"
    r"|Ac|Th|U|Pu|Am)(?![a-z])"
)
_NAMED = (
    r"(?:cyclo-?oxygenase|[Ii]nterleukin|[Pp]roteins?|[Rr]eceptors?|factor|subunits?|exons?|introns?"
    r"|[Cc]hromosomes?|gene"
    r"|loc(?:us|i)|isoforms?|subtypes?|caspase|peptide|kinase|transporter|antigen|ligand|serotypes?|Form|HIV|HPV"
    r"|HSV|SF"
    r"|collagen|endothelin|angiotensin|cyclin|galectin|TLRs?|topoisomerase|synthase|reductase|oxygenase|transferase"
    r"|anhydrase|phosphodiesterase|lipoxygenase|hydroxylase|dehydrogenase|coenzyme Q|vitamin B|[Oo]mega|codon|residue"
    r"|MDA-MB|inhibitor|dipeptidylpeptidase|peptidase)"
)
_NO_MORE = r"(?![.,·]?\d|\s?%)"
_NO_COUNT = (
    rf"{_NO_MORE}(?!\s?(?:±|\+|mm|kg|of|out|had|have|were|died|showed|developed|who|did|dropped|withdrew"
    rf"|experienced|x|×)\b)"
)
_KIND = (
    r"(?:[Tt]ypes?|[Ss]tages?|[Gg]rades?|[Pp]hases?|[Ee]xperiments?|[Pp]rotocols?|[Cc]lass(?:es)?|[Ss]teps?"
    r"|[Mm]odules?|"
    r"[Aa]ims?|[Tt]iers?|[Dd]omains?|Induction|[Cc]ategor(?:y|ies)|[Cc]lusters?|[Ww]aves?|[Ss]cenarios?|[Ll]evels?|"
    r"[Gg]enotypes?|[Oo]bjectives?|[Tt]ables?|Figs?\.|[Ff]igures?|[Ss]trat(?:um|a)|[Pp]arts?|[Dd]egree|Groups"
    r"|Studies|"
    r"Regimens?|Models?|Arms?|Cohorts?|Trials?|NYHA|ASA|ECOG|CTC|FIGO|Killip)"
)
_CROWD = r"(?:[Gg]roups?|arms?|cohorts?|stud(?:y|ies)|trials?|regimens?|models?|periods?|sessions?|series|items?)"
_LEADS = (
    r"(?:^|[(,;:.\[/]\s?|\b(?:[Ii]n|[Oo]f|[Ff]rom|than|[Ff]or|and|to|with|vs\.?|versus|or|by|at|on|[Bb]oth|between"
    r"|while|"
    r"whereas|only|within|through|under|as|into|but|[Dd]uring|against|that)\s)"
)
_WHEN = r"(?:[Dd]ays|[Ww]eeks|[Mm]onths|[Hh]ours?|[Yy]ears|[Vv]isits|[Cc]ycles|POD|\(POD\)|[Pp]ostoperative days?)"
_REGISTER = (
    r"(?:ISRCTN|NCT|UMIN(?:-CTR)?|ChiCTR(?:-[A-Z]{3})?|CTRI|ACTRN|DRKS|EudraCT|PROSPERO|CRD|IRCT|NTR"
    r"|[Rr]egist[a-z]+|[Ii]dentifier"
    r"|PMID|ID)"
)
NAMES = (
    # Identifiers and references
    Sign("identifier", on=r"10\.\d{4,5}(?=/)", head="/"),
    Sign(
        "identifier",
        r"(?:10\.\d{4,5}/|https?://|www\.|\bdoi:\s?)\S*[-/:=_(]",
        last=r"[-/:=_(]",
        head="-/).,;",
        reach=60,
    ),
    Sign(
        "identifier",
        rf"\b{_REGISTER}(?:\s(?:number|no\.?|code|ID))?[\s:#(-]{{1,4}}",
        on=r"[\d,]{5,}(?!\d|\s?%)",
        last=rf"{_REGISTER}|CTR|[A-Z]{{3}}|number|no\.?|code|ID|[-:(#]",
    ),
    Sign("identifier", r"\bCAS[\s:]+(?:RN |[Nn]o\.? |number )?(?:[\d-]*-)?", last="CAS|[-:]|RN|[Nn]o\\.?|number"),
    Sign("reference", r"(?:References|Refs?)\.?:\s?\[?", last=r"[\[:]", reach=14),
    Sign(
        "reference",
        r"\b(?:Issue|Vol(?:ume)?\.?|pp?\.)\s(?:\d+\s?[-–]\s?)?",
        last=r"Issue|Vol(?:ume)?\.?|pp?\.|[-–]",
        reach=16,
    ),
    # Isotopes, exponents, indices
    Sign("part of a name", r"(?<!\w)\(", rf"\){_ELEMENT}", last=r"\(", head=")", reach=2),
    Sign("part of a name", r"\b[tT]\s?\(\s?", r"/[24]\b", last=r"\(", head="/", reach=6),
    Sign("part of a name", r"\b[tT]", r"/2\b", head="/", reach=2),
    Sign(
        "part of a name",
        rf"(?:(?<!SD)(?<!SE)(?<!SEM)(?<!OR)(?<!RR)(?<!HR)(?<!CI)(?<!IQR)[A-Z]|\b[A-Z][a-z]|\b10|{_GREEK}"
        rf"|\b(?:[mcdk]?m|s|kg"
        r"|min|hr?|[mdµ]?[lL]))\(",
        r"[+-]?\)",
        last=r"\(",
        head=")+-",
        on=r"[-−–]?\d{1,2}(?!\d)",
        reach=8,
    ),
    Sign(
        "part of a name",
        r"\b10\(\s?|\b[x×]\s",
        r"(?:\([-−–]?\d+|\^)",
        on="[-−–]?10?",
        last=r"\(|\d*[x×]",
        head="(^",
        reach=5,
    ),
    Sign("part of a name", behind=r"\^[-−–]?\d|\s\(OH\)|\(OH\)|\(OH\b", head="^("),
    # Substances and other named things
    Sign("part of a name", behind=rf"(?:,\d'?)*['′]?[-–]\s?(?:[(\[{{]\S{{0,12}})?{_SUBSTANCE}", head=",-–'′"),
    Sign("part of a name", behind=r"(?:,\d)*-[\[({]+\d[-,]", on=r"\d(?!\d)", head=",-"),
    Sign(
        "part of a name",
        rf"\b{_GREEK}[-–]?(?:\d,)?\s?",
        on=rf"\d(?!\d){_NO_MORE}(?!\s?[=±])",
        last=rf"{_GREEK}|[-–,]",
        reach=10,
    ),
    Sign(
        "part of a name",
        rf"(?<!\ba )(?<!by )\b{_NAMED}\s",
        last=rf"{_NAMED.replace('coenzyme ', '').replace('vitamin ', '').replace('MDA-', '')}",
        on=rf"\d{{1,3}}(?!\d){_NO_COUNT}",
        reach=24,
    ),
    Sign("part of a name", on=r"(\d{1,2})\s\((?:[A-Za-z]{2,8})[-\s]?\1[);,/]", head="("),
    Sign("part of a name", r"\bt\(\d+;", r"\)", last=";", head=")", reach=6),
    # Labels
    Sign("label", rf"\b{_KIND}\s", on=rf"\d(?!\d){_NO_COUNT}", last=_KIND, reach=16),
    Sign("label", rf"{_LEADS}{_CROWD}\s", on=rf"\d(?!\d){_NO_COUNT}", last=_CROWD, reach=20),
    Sign(
        "label",
        rf"(?<!\d)(?<!\d[\s-])(?:\b(?:on|[Oo]n|[Aa]t|[Bb]etween|[Ff]rom|[Tt]hrough|[Dd]uring|of|to|and|[Aa]fter"
        rf"|until|[Bb]y)\s|[,(]\s?)"
        rf"(?:study |treatment |postoperative |gestational )?{_WHEN}\s",
        on=rf"\d{{1,3}}(?!\d){_NO_COUNT}",
        last=rf"{_WHEN},?|POD\)|days?,?",
        reach=30,
    ),
    # Enumerations
    Sign(
        "label",
        r"(?:^|[-:;,.—–?]|\b(?:and|or|to|of|with|for|that|were|was|are|is|by|in|as|on|include[ds]?|including))\s?\(",
        r"\)\s(?:[A-Za-z]|\d+\s[a-z])",
        last=r"\(",
        head=")",
        on=r"\d{1,2}(?!\d)",
        unless=r"\d\s?[,;]\s?\($",
        reach=14,
    ),
    Sign("label", r"(?:^|[:;,.]\s?|[;,] (?:and|or) )", r"\)\s[A-Za-z]", on=r"\d{1,2}(?!\d)", head=")", reach=8),
    Sign("label", r"^|\)\.", r"\.(?:\s|$)", on=r"\d(?!\d)", head=".", reach=2),
)
