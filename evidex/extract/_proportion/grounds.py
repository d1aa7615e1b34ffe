"""Grounds on which a percentage is no share of a group: a change, a level, a dose, a confidence level, a threshold …"""

from __future__ import annotations

import re

from evidex.extract._proportion.beyond import beside_what_is_beyond
from evidex.extract._proportion.changes import governed
from evidex.extract._proportion.counts import count_ground
from evidex.extract._proportion.exempt import goes_on_with, in_arm, is_ill, names_arm
from evidex.extract._proportion.levels import OF_PEOPLE, RATE_WORD, level_ground
from evidex.extract._proportion.limits import limited
from evidex.extract._proportion.share import Share
from evidex.extract._proportion.shares import find_shares
from evidex.text.words import Words

__all__ = ["grounds_by_number", "grounds_of", "set_aside"]

_CHANGED = (
    r"(?:increas|decreas|reduc|declin|improv|lower|rais|enhanc|inhibit|diminish|elevat|attenuat|shorten|prolong"
    r"|suppress"
    r"|worsen|chang|grow|gain|slow|accelerat|augment|boost|cut|widen|narrow|shr[iau]nk|expand|weaken|strengthen)\w*"
    r"|rose|risen|rise|rises|fell|fall|falls|fallen|drop\w*|grew|loss|lost|lose|differ\w*|excess|saving\w*"
    r"|recover(?:y|ed)"
)
_ADJECTIVES = (
    r"(?:(?:or (?:greater|more|higher|less|better)|relative|absolute|mean|median|overall|significant|further|average"
    r"|annual"
    r"|net|total|additional|risk|weight|mortality|body|body-weight|greater|larger|faster|statistically"
    r"|non-?significant|maximal"
    r"|pooled|overall|initial|sustained|a|an|the|in|pain|clinical|symptom|bmi|seizure|tumou?r|volume|dose|excess|diameter"
    r"|luminal)\s){0,3}"
)
_BEHIND = re.compile(
    rf"^\s?[)\]]?[\s-]?{_ADJECTIVES}(?:"
    r"(?:increase|decrease|reduction|decline|rise|fall|improvement|loss|gain|change|drop|difference|variation|deviation"
    r"|elevation|growth|enhancement|augmentation|excess"
    r"|inhibition|reductions|increases|decreases|improvements|inflation|discount|savings?|attenuation|prolongation"
    r"|deficit"
    r"|reversal|recovery|involvement|shortening|stenosis|narrowing|occlusion)\b(?! rate)"
    r"|(?:lower|higher|greater|less|more|fewer|faster|slower|longer|shorter|increased|decreased|reduced|better|worse"
    r"|smaller"
    r"|larger|thinner|thicker|heavier|stronger|weaker|above|below|improved)\b(?! than half)"
    r"|(?:lower|higher|greater|less|more|better|worse|fewer)\b"
    r"|(?:predicted|confidence|credible|credibility|prediction interval|uncertainty|cis?\b|cri\b|power\b|significance"
    r"|alpha|margin"
    r"|probability that|percentile|quantile|centile|limits of agreement)"
    r"|of (?:the )?(?:total )?(?:daily )?(?:forced|energy|variance|variation|variability|baseline|control values?"
    r"|controls? level|maxim\w+"
    r"|predicted|normal(?!\s(?:\w+\s)?(?:organs|tissues|women|men|subjects|people)\b)"
    r"|(?:[\w-]+\s)?values?\b|body weight|calories|kilocalories|kcal|dry weight|the dose|dose|total dose|initial"
    r"|pre-?\w+ values?"
    r"|peak|nominal|\ue000[-\s]{0,2}(?:rm|repetition)"
    r"|reference|expected|heritability|inertia|explained|r2|its|capacity|vo2\w*|hr\w*|weight|1-?rm"
    r"|one-?repetition)\b"
    r"|(?:groups?\b|hyperbaric|isobaric|hypobaric|regression\b|level\b|of the [\w-]+ variance|total body surface"
    r"|tbsa|body surface|[\w-]+-containing|adenine|chow\b|diet\b|agar\b|ophthalmic"
    r"|nasal|aqueous|eye ?drops?|drops|mouthwash|mouth ?rinse|rinse|spray|suspension|foam"
    r"|shampoo|injections?|infusion|of the time\b|v/v|w/v|w/w|wt|vol|solution|saline|dextrose|glucose|sucrose"
    r"|ethanol|alcohol|methanol|formalin|formaldehyde"
    r"|lido\w+"
    r"|ligno\w+|\w{0,6}caine|chlorhexidine|povidone|cream|gel|ointment|lotion|oxygen|o2|co2|carbon dioxide"
    r"|sevoflurane"
    r"|isoflurane|halothane|desflurane|n2o|nitrous|nacl|sodium|potassium|hydrogen peroxide|albumin|bovine|fetal|fbs"
    r"|fcs"
    r"|agarose|artificial tears|enantiomeric|diastereomeric|acetic|phenol|glycerol"
    r"|hypertonic|humidity|rh\b|hydroxyethyl|hes|timolol|betaxolol|\w+olol|pilocarpine"
    r"|minoxidil|urea|acid|concentration|gradient|inhibitory|lethal|effective dose|humidified|fat diet|protein diet"
    r"|carbohydrate"
    r"|fat\b|protein\b|casein|homolog|identity|similarity|sequence|duty|slope|isotonic|(?:d2\s)?(?:receptor\s)?occupancy|fio2|nitrogen|helium|xenon"
    r"|argon"
    r"|hydrocortisone|betamethasone|imiquimod|diclofenac|ketamine|propofol|topical|atropine|cyclopentolate"
    r"|tropicamide|ivermectin"
    r"|metronidazole|permethrin|benzoyl|azelaic|salicylic|capsaicin|nitroglycerin|glyceryl|iodine|silver|fluoride)\b"
    r"|(?:per|a|each|every) (?:year|annum|month|day|decade|week|hour|unit|degree|1)\b|/\s?(?:year|yr|y|month|day"
    r"|week|h|min|person)|annually"
    r"|yearly|p\.a\.|per \ue000|per person)",
)
_BY = re.compile(
    rf"(?:{_CHANGED})\b[^.;]{{0,90}}?\b(?:by|of)\s(?:an?\s(?:average|mean|median)\sof\s)?$"
    rf"|\bby\s(?:respectively,?\s|an?\s)?(?:(?:average|mean|median)\sof\s)?$",
)
_RATE_OF = re.compile(
    r"(?<!in )\b(?:incidences?|prevalences?|proportions?|frequencies|lethality|mortality|fatality|sensitivit(?:y|ies)"
    r"|specificit(?:y|ies)|accurac(?:y|ies)|predictive values?"
    r"|(?:recovery|recurrence|relapse|survival|response|cure|healing|success|failure|complication|infection|mortality"
    r"|eradication|remission|pregnancy|detection|closure|patency) rates?) of\s$"
)
"""'reduced the risk of fracture, with an incidence of 3.6%': the share itself, whatever was reduced before."""
_NEAR_BY = re.compile(r"\b(?:by|of)\s(?:respectively,?\s|an?\s)?(?:(?:average|mean|median)\sof\s)?$")
"""What `_BY` needs among the last words: looked for first, since few percentages have it."""
_DONE_BY = re.compile(
    r"\b(?:judged|graded|classified|regarded|described|reported|achieved|experienced|accepted|used|met|given|received|preferred|chosen|rated|shared|expressed"
    r"|shown"
    r"|attained|mentioned|cited|taken|tolerated|owned|made|noted|described|followed|identified|completed|performed"
    r"|needed"
    r"|required|provided|offered|endorsed|supported|visited|attended|purchased|consumed|considered|perceived"
    r"|answered|selected"
    r"|recommended|obtained|prescribed|stopped|affected|seen|recognized|recognised|passed|adopted|exhibited"
    r"|displayed|played)"
    r"(?:\s[\w\"“”'-]+){0,6}\sby\s$",
    re.IGNORECASE,
)
_CHANGE_NOUN = re.compile(
    r"\b(?:variations?|deviations?|discrepanc(?:y|ies)|overestimat\w+|underestimat\w+|reductions?|increases?|decreases?"
    r"|declines?|changes?|gains?|difference|differences|improvements?|rise"
    r"|drop|fall"
    r"|loss(?! (?:of|to) follow)|weight loss|increment|inhibition|enhancement|elevation|growth|shrinkage|savings)"
    r"(?:\s(?:of|was|were|is|to|averaged|by|reached|amounted to|being|from baseline of|rate of"
    r"|ranging from))?[\s:=,(]{0,2}"
    r"(?:was\s|of\s)?$",
)
_SPREAD_BEHIND = re.compile(r"^\s?[(\[,]\s?(?:SD|SE|SEM|s\.d\.|standard (?:deviation|error)|IQR|interquartile)\b")


_KEPT = "grounds of shares"


def grounds_by_number(words: Words) -> dict[int, str | None]:
    """For each quantity of a sentence that belongs to a share why that is none; kept, as other kinds ask it again."""
    if _KEPT not in words.kept:
        grounds_of(words, find_shares(words))
    kept: dict[int, str | None] = words.kept[_KEPT]
    return kept


def grounds_of(words: Words, shares: list[Share]) -> list[str | None]:
    """For each share of a sentence why it is none. A ground holds for the whole of a list ('by 56, 15 and 25%')."""
    grounds = _grounds_of(words, shares)
    told = zip(shares, grounds, strict=True)
    words.kept[_KEPT] = {number: ground for share, ground in told for number in range(share.first, share.last + 1)}
    return grounds


def _grounds_of(words: Words, shares: list[Share]) -> list[str | None]:
    grounds = beside_what_is_beyond(words.read.shape, shares, [set_aside(words, share) for share in shares])
    for right in range(1, len(shares)):
        if grounds[right] in _SPREADING and grounds[right - 1] is None and goes_on_with(words, shares[right]):
            grounds[right] = None
    for left in range(len(shares) - 1):
        if grounds[left] in _SPREADING and grounds[left + 1] is None:
            if _goes_on(words, shares[left], shares[left + 1]):
                grounds[left + 1] = grounds[left]
        elif (grounds[left], grounds[left + 1]) == (None, "change") and _same_agents(
            words, shares[left], shares[left + 1]
        ):
            grounds[left + 1] = None
    for right in range(len(shares) - 1, 0, -1):
        if grounds[right] in _SPREADING and grounds[right - 1] is None:
            between = words.read.shape[shares[right - 1].end : shares[right].start]
            if _JOINT.match(between):
                grounds[right - 1] = grounds[right]
    for right in range(1, len(shares)):
        between = words.read.shape[shares[right - 1].end : shares[right].start]
        if shares[right].numerator is None and _SPREADS.match(between):
            if grounds[right - 1] in _SPREADING:
                grounds[right] = grounds[right - 1]  # 'an increase of 35% (8-69%)', 'from 7.8% (0.2%)': its spread
            elif _spans(shares[right], shares[right - 1]):
                grounds[right] = "range of the one before"  # '64% (58-66%)'
    return grounds


_SPREADS = re.compile(r"^\s?[(\[]\s?(?:range:?\s|ranging\s(?:from\s)?|from\s)?\s?$")
_SPREADING = frozenset({"change", "change or level", "level", "mean"})
_SAME_CHANGE = re.compile(
    r"^(?:\s(?:reduction|increase|decrease|improvement|decline|rise|fall|change))?\s?(?:\ue003|\([^()]{0,50}\))?\s?(?:at|after|in|on|during|with|for|by|under|following)\s[^,;.]{1,110}"
    r"(?:\([^()]{0,30}\)\s?)?(?:,|,?\s?(?:and|vs\.?|versus|compared (?:with|to)|or|whereas|while))\s"
    r"(?:by\s|only\s|with\s|to\s|from\s|an?\s)*$"
)
_BY_THEM = re.compile(r"\bby\s(?:\ue006(?:,|,?\sand)\s)*$")
_AGENTS_REACH = 120
"""Characters between 'by 85% of patients' and 'but by 27%'."""
_BRACKETS = re.compile(r"\s?\([^()]*\)")
_JOINT = re.compile(r"^[\s,]*(?:and|or|vs\.?|versus|to|compared (?:with|to)|,)[\s,]*(?:an?\s|and\s)?$")


def _spans(outer: Share, inner: Share) -> bool:
    if outer.low is None or outer.high is None or inner.percent is None:
        return False
    return outer.low <= inner.percent <= outer.high


def _same_agents(words: Words, left: Share, right: Share) -> bool:
    """'diuretics taken by 62%, digitalis by 45%': a list of those who did it."""
    shape = words.read.shape
    if not shape.endswith("by ", 0, right.start) or len(shape[left.end : right.start]) > _AGENTS_REACH:
        return False
    return bool(_BY_THEM.search(shape, 0, left.start)) and "by" not in shape[left.end : right.start - 3].split()


def _goes_on(words: Words, left: Share, right: Share) -> bool:
    """Whether a list goes on from one percentage to the next: only joints between, or labels in the same bracket."""
    shape = words.read.shape
    if right.numerator is not None or OF_PEOPLE.match(shape[right.end : right.end + 60]):
        return False
    between = shape[left.end : right.start]
    if _JOINT.match(re.sub("[\ue001\ue002\ue003()]", "", between)) or _JOINT.match(_BRACKETS.sub("", between)):
        return True
    if _SAME_CHANGE.match(_BRACKETS.sub("", between)):
        return True
    if len(between) > 70 or RATE_WORD.search(between) or "." in between.strip(". "):
        return False
    bracketed = shape[max(left.start - 80, 0) : left.start].rfind("(") >= 0
    return bracketed and (between.count("(") == between.count(")") or between.startswith(")")) and " of " not in between


def set_aside(words: Words, share: Share) -> str | None:
    """Why this is no share of a group, in a word; None where nothing speaks against it."""
    if share.percent is None and share.low is None:
        return count_ground(words, share)
    value = share.value
    if value is None or value < 0 or value > 100 or (share.low is not None and share.low < 0):
        return "out of range"
    ground = governed(words, share) or limited(words, share)
    if ground is not None:
        return ground
    shape, begin = words.read.shape, max(share.start - 130, 0)
    before, low = shape[begin : share.start], words.read.low[begin : share.start]
    behind = shape[share.end : share.end + 60]
    counted = share.numerator is not None
    if not (counted and shape[share.end - 1] in ")]") and _level_behind(behind) and not names_arm(words, share):
        return "change or level"
    if _SPREAD_BEHIND.match(behind):
        return "mean"
    if counted:
        return "level" if re.match(r"^\s?(?:mg|mcg|µg|mL|ml)\b", behind) else None
    if _NEAR_BY.search(low[-36:]) and _BY.search(low) and not _is_agent(before, behind):
        return None if _RATE_OF.search(low) else "change"
    changed_to = _NEAR_TO.search(low[-20:]) and _CHANGED_TO.match(low)
    if not OF_PEOPLE.match(behind) and (_CHANGE_NOUN.search(low) or changed_to) and not is_ill(words, share):
        return "change"
    if share.bound is not None and _THRESHOLD.search(before) and not _PEOPLE_BEHIND.match(behind):
        return "threshold"
    if re.search(r"[(\[]\s?(?:from|of|by|about|approximately|range)\s$", before):
        before = before[: max(before.rfind("("), before.rfind("[")) + 1]
    if before.rstrip().endswith(("(", "[")) and _bracketed_ground(before, behind, share):
        return "change"
    return level_ground(words, share, before, behind)


def _level_behind(behind: str) -> bool:
    """Whether what follows makes it a change, a level or a dose ('reduction', 'dextrose', 'of the variance')."""
    if _OWN_CHANGE.match(behind):
        return True
    opened = _BRACKET.match(behind)
    if opened is not None and _CHANGE_BEHIND.match(behind[opened.end() :]):
        return True
    if _OF_SOME_PEOPLE.match(behind) or in_arm(behind):
        return False
    return bool(_BEHIND.match(behind.lower())) and not _PEOPLE_IMPROVED.match(behind)


_BRACKET = re.compile(r"\s?[(\[][^()\[\]]{0,30}[)\]](?=\s)")
_OWN_CHANGE = re.compile(
    r"(?:\s(?!\w+ed\b|(?:ha[dsv]e?|with|of|in|were|was|for|and|or|to|at|an?|who|patients|women|men|subjects)\b)[a-z-]+){1,4}"
    r"\s(?:reduction|increase|decrease|improvement)\b"
)
"""'25% all-cause mortality risk reduction'."""
_OF_SOME_PEOPLE = re.compile(
    r"\sof\s(?:[\w-]+\s){0,3}(?:patients|subjects|women|men|cases|participants|children|volunteers)\b"
)
_CHANGE_BEHIND = re.compile(
    r"^\s(?:reduction|increase|decrease|decline|improvement|rise|fall|loss|gain|change|groups?)\b"
)
_PEOPLE_IMPROVED = re.compile(
    r"^\s?[)\]]?\s(?:less|more|improved|worse|better|higher)\s(?:likely|patients"
    r"|than half)"
)


def _is_agent(before: str, behind: str) -> bool:
    if _DONE_BY.search(before):
        return True
    return before.endswith("by ") and bool(
        re.match(
            r"^\sof\s(?:the\s|all\s|our\s)?(?:\w+\s)?(?:patients|women|men|respondents|subjects|participants|people"
            r"|adults|children|students|physicians|users|recipients|[a-z]+(?:ists|icians|eons|ioners|nurses|mothers))\b",
            behind,
        )
    )


def _bracketed_ground(before: str, behind: str, share: Share) -> bool:
    """'a reduction in pain (39%)', 'adiponectin increased after red wine (29.8%)', 'origin (>50% of the base)'."""
    if share.bound is not None and before.rstrip().endswith("(") and re.match(r"^\sof\s", behind):
        return not _PEOPLE_BEHIND.match(behind)
    if _IN_CHANGE.search(before):
        return True
    if _THAN.search(before) and not _RATE_BEFORE.search(before) and "\ue006" not in before:
        return not re.match(r"^\s?(?:vs\.?|versus|v\.?|and|compared|[;,/]\s?\ue006)", behind)
    paired = re.match(r"^\s?(?:vs\.?|versus|v\.?|and|compared)\s", behind)
    return not paired and bool(_CHANGED_HOST.match(before)) and not _ITEM.search(before)


_ITEM = re.compile(
    r"\ue006\s?[)\]]\s?(?:,|and|,\s?and)\s(?:increased|decreased|reduced)\s[^,;()]{2,60}[(\[]\s?$"
    r"|\b(?:common|frequent|likely|often|rare)\s[(\[]\s?$"
)
"""'cough (4%), increased enzymes (6%)', 'was more common (17%)': items of a list of shares."""
_THAN = re.compile(
    r"\b(?:higher|lower|greater|longer|shorter|larger|smaller|faster|slower)\s"
    r"(?:(?!\b(?:incidence|rate|proportion|prevalence|percentage|number|risk|likelihood|mortality|survival)s?\b)"
    r"[^;()\ue000-\ue006]){0,100}\bthan\s[^;()\ue000-\ue006]{2,60}[(\[]\s?$"
)
"""'flow was higher after training than after rest (46%': one percentage behind both sides is how much."""
_RATE_BEFORE = re.compile(
    r"\b(?:incidence|rate|proportion|prevalence|percentage|number|risk|likelihood|mortality|survival|frequency"
    r"|respon\w+|success|complication|use|specificity|sensitivity|accuracy)s?\b"
)
_CHANGED_TO = re.compile(
    rf"^(?!.*\b(?:incidence|rate|proportion|prevalence|percentage|mortality|survival|number|frequency|patients|women"
    rf"|men|use|share|prescription|prescribing|referral|adherence|compliance|coverage|uptake)s?\b)"
    rf".*\b(?:{_CHANGED})\b[^.;\ue000-\ue006]{{0,80}}\b(?:(?<!compared )to|between)\s(?:only\s|just\s)?$",
)
_NEAR_TO = re.compile(r"\b(?:to|between)\s(?:only\s|just\s)?$")
_THRESHOLD = re.compile(
    r"\b(?:(?:discovery|heart|filtration|call) rate|(?:allele|seizure) frequency|criteri\w+|threshold|defined|level"
    r"|value|occlusion|likelihood|probability|FDR|scores?)\s(?:of\s)?(?:an?\s)?$"
)
_PEOPLE_BEHIND = re.compile(
    r"^\sof\s(?:the\s|all\s|our\s)?(?:\w+\s){0,2}(?:patients|women|men|respondents|subjects"
    r"|participants)\b"
)
_SHARE_NOUN = (
    r"(?:incidences?|(?<!heart )(?<!pulse )(?<!filtration )rates?(?!-)|proportions?|prevalences?|percentages?"
    r"|mortality|survival|number|risk of|use of)"
)
_IN_CHANGE = re.compile(
    rf"\b(?:reduction|increase|decrease|decline|rise|fall|improvement|change|gain|loss|drop)s?\s(?:in|of)\s"
    rf"(?:(?!\b(?:was|were|is|are|{_SHARE_NOUN})\b)[^;()\ue000-\ue006]){{2,80}}[(\[]\s?$"
)
_CHANGED_HOST = re.compile(
    rf"^(?!.*\b{_SHARE_NOUN}\b).*\b(?:increased|decreased|reduced|declined|rose|fell|dropped|diminished|grew"
    rf"|increasing|decreasing|reducing|lowering)\b"
    rf"(?:(?!\b{_SHARE_NOUN}\b)[^;(\ue000-\ue006]){{0,60}}[(\[]\s?$"
)
