"""The words beside a percentage that make it no share of a group: what `find` looks for, behind and before it.

Behind: 'a 30% reduction', '5% dextrose', '40% of the variance'. Before: 'fell by', 'a reduction of', 'defined as'.
"""

from __future__ import annotations

import re

from evidex.text.people import HUMANS, PERSONS

__all__ = [
    "AGAINST_BEHIND",
    "AMOUNT_BEHIND",
    "ANOTHER_BEHIND",
    "ASIDE",
    "BRACKET_BEHIND",
    "BRACKET_ENDS",
    "BY",
    "BY_PEOPLE",
    "CHANGED_HOST",
    "CHANGED_TO",
    "CHANGE_BEHIND",
    "CHANGE_IN_FRONT",
    "CHANGE_NOUN",
    "DEFINED_BY",
    "DONE_BY",
    "INCLUDED_ILLS",
    "IN_CHANGE",
    "ITEM",
    "LEAD_IN_BRACKET",
    "LEVELS_MOVED",
    "MUCH_IMPROVED",
    "NAMED_END",
    "NEAR_BY",
    "NEAR_TO",
    "NO_SHARE_BEHIND",
    "OF_BEHIND",
    "OF_SOME_PEOPLE",
    "OWN_CHANGE",
    "PEOPLE_BEHIND",
    "PEOPLE_IMPROVED",
    "POINTS_BEHIND",
    "RATE_BEFORE",
    "RATE_OF",
    "SPREAD_BEHIND",
    "SURVIVED",
    "THAN",
    "THRESHOLD",
]

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
_SOLVENTS = (
    r"v/v|w/v|w/w|wt|vol|solution|saline|dextrose|glucose|sucrose|ethanol(?:ic)?|alcohol|methanol(?:ic)?|formalin|formaldehyde"
    r"|nacl|sodium|potassium|albumin|bovine|fetal|fbs|fcs|agarose|agar\b|adenine|casein|acetic|phenol|glycerol|urea"
    r"|acid|hydroxyethyl|hes|hydrogen peroxide|hypertonic|isotonic|isobaric|hypobaric|hyperbaric|[\w-]+-containing"
    r"|enantiomeric|diastereomeric|nicotine|glycerine?|(?:\w+\s)?\w*glycol|edta\S{0,4}|\w*chrome|dmso|dimethyl|triton|tween"
    r"|\w+formaldehyde|acetone|chloroform|xylene|gelatine?|trypsin|eosin|giemsa|bsa\b|pbs\b|usp\b"
)
"""What is dissolved, what in, and how strong it is: '5% dextrose', '0.9% saline'."""
_DRUGS = (
    r"lido\w+|ligno\w+|\w{0,6}caine|chlorhexidine|povidone|iodine|silver|fluoride|timolol|betaxolol|\w+olol"
    r"|pilocarpine|atropine|cyclopentolate|tropicamide|minoxidil|hydrocortisone|betamethasone|imiquimod|diclofenac"
    r"|ethanolamine|polidocanol"
    r"|ketamine|propofol|ivermectin|metronidazole|permethrin|benzoyl|azelaic|salicylic|capsaicin|nitroglycerin|glyceryl"
)
"""Drugs that are sold by their strength: '0.5% timolol'."""
_FORMS = (
    r"ophthalmic|nasal|aqueous|topical|eye ?drops?|drops|mouthwash|mouth ?rinse|rinse|spray|suspension|foam|shampoo"
    r"|formulations?"
    r"|injections?|infusion|cream|gel|ointment|lotion|artificial tears"
)
"""What such a drug is made into: '2% cream'."""
_GASES = (
    r"oxygen|o2|co2|carbon dioxide|fio2|nitrogen|helium|xenon|argon|n2o|nitrous|sevoflurane|isoflurane|halothane"
    r"|desflurane|humidity|humidified|rh\b"
)
"""What is breathed: '50% oxygen'."""
_FOODS = r"chow\b|diet\b|fat diet|protein diet|carbohydrate|fat\b|protein\b"
"""What is eaten: '40% fat diet'."""
_MEASURES = (
    r"groups?\b|level\b|regression\b|concentrations?|gradient|inhibitory|lethal|effective dose|homolog\w*|enrichment"
    r"|identity"
    r"|similarity|sequence|duty|slope|(?:d2\s)?(?:receptor\s)?occupancy|of the [\w-]+ variance|of the time\b"
    r"|total body surface|tbsa|body surface"
)
"""What is measured in percent and counts nobody: '80% inhibitory concentration', '12% TBSA'."""
NO_SHARE_BEHIND = re.compile(
    rf"^\s?[)\]]?[\s-]?{_ADJECTIVES}(?:"
    r"(?:increase|decrease|reduction|decline|rise|fall|improvement|loss|gain|change|drop|difference|variation|deviation"
    r"|elevation|growth|enhancement|augmentation|excess"
    r"|inhibition|reductions|increases|decreases|improvements|inflation|discount|savings?|attenuation|prolongation"
    r"|deficit"
    r"|reversal|recovery|involvement|shortening|stenosis|narrowing|occlusion)\b(?! rate)|corrections?\b"
    r"|(?:lower|higher|greater|less|more|fewer|faster|slower|longer|shorter|increased|decreased|reduced|better|worse"
    r"|smaller"
    r"|larger|thinner|thicker|heavier|stronger|weaker|above|below)\b(?! than half)"
    r"|improved\b(?=\s(?!(?:and|but|or|with(?:in|out)?|in|on|after|at|while|when|by|over|compared|versus|vs|during"
    r"|following|under|than half|[a-z]+ly)\b)[a-z])"
    r"|(?:lower|higher|greater|less|more|better|worse|fewer)\b"
    r"|(?:predicted|confidence|credible|credibility|prediction interval|uncertainty|cis?\b|cri\b|power\b|significance"
    r"|alpha|margin"
    r"|probability that|percentile|quantile|centile|limits of agreement)"
    r"|of (?:the )?(?:total )?(?:daily )?(?:forced|energy|variance|variation|variability|baseline|control values?"
    r"|controls? level|maxim\w+"
    rf"|predicted|normal(?!\s(?:\w+\s)?(?:organs|tissues|{HUMANS})\b)"
    r"|(?:[\w-]+\s)?values?\b|body weight|calories|kilocalories|kcal|dry weight|the dose|dose|total dose|initial"
    r"|pre-?\w+ values?"
    r"|peak|nominal|\ue000[-\s]{0,2}(?:rm|repetition)"
    r"|reference|expected|heritability|inertia|explained|r2|its|capacity|vo2\w*|hr\w*|weight|1-?rm"
    r"|one-?repetition)\b"
    r"|of (?:the )?(?:[\w-]+ ){0,2}(?:radioactivity|radiolabel|activity|vital capacity|lung capacity)\b"
    r"|(?:of (?:the )?(?:[\w-]+ ){1,2})?(?:(?:was|were|is|are) )?(?:[\w-]+ly )?(?:excreted|eliminated unchanged"
    r"|recovered (?:unchanged )?(?:in|from) (?:the )?(?:urine|fa?eces|bile))\b"
    rf"|(?:{_SOLVENTS}|(?<! in )(?:{_DRUGS})|{_FORMS}|{_GASES}|{_FOODS}|{_MEASURES})\b|(?<=^\s)[\w-]+\s(?:{_FORMS})\b"
    r"|of the (?:[\w-]+\s){1,2}(?:fall|reduction|decrease|increase)\b"
    r"|of that (?:of|with|for|in)\b|per [a-z-]+ per (?:year|month|week|day)\b"
    r"|(?:per|a|each|every) (?:year|annum|month|day|decade|week|hour|unit|degree|1)\b|/\s?(?:year|yr|y|month|day"
    r"|week|h|min|person)|annually"
    r"|yearly|p\.a\.|per \ue000|per person)",
)
"""Words right behind a percentage that make it none of a group: a change, more or less, a solvent, so much a year."""
BRACKET_BEHIND = re.compile(r"\s?[(\[][^()\[\]]{0,30}(?:[(\[][^()\[\]]{1,9}[)\]][^()\[\]]{0,30})?[)\]](?=\s)")
BRACKET_ENDS = re.compile(r"^[^()\[\]]{0,12}[)\]]")
"""'14% (95% CI 10 to 18, P < 0.001) increase': the rest of the bracket of an interval."""
DEFINED_BY = re.compile(r"\b(?:l?v?ef|fev1?|hba1c|ejection fraction)\s?(?:[=<>≤≥]{1,2}\s?)?$")
"""'dysfunction (LVEF < 35%, n = 7)': the count is of those whom the level defines."""
OWN_CHANGE = re.compile(
    r"(?:\s(?!\w+ed\b|(?:ha[dsv]e?|with|of|in|were|was|for|and|or|to|at|an?|who|" + PERSONS + r")\b)[a-z-]+){1,4}"
    r"\s(?:reduction|increase|decrease|improvement)\b"
)
"""'25% all-cause mortality risk reduction'."""
OF_SOME_PEOPLE = re.compile(r"\sof\s(?!that\s)(?:[\w-]+\s){0,3}" + HUMANS + r"\b")
CHANGE_BEHIND = re.compile(
    r"^\s(?:(?:fewer|less|more)\s(?!than)[a-z]|(?:absolute\s|relative\s)?(?:reduction|increase|decrease|decline|improvement|rise|fall|loss|gain|change|groups?)\b"
    r"|(?:higher|lower|greater|increased|decreased|reduced)\s(?:[\w-]+\s)?(?:odds|risks?|hazards?|likelihood|mortality)\b)"
)
CHANGE_IN_FRONT = re.compile(r"\ue006\s(?:lower|higher|reduction|increase|decrease)\s?[(\[]\s?$")
"""'was 71% lower (59% to 79%)': how far the change may reach."""
MUCH_IMPROVED = re.compile(r"\b(?:was|were|is|are|been)\s(?:about\s|approximately\s)?$")
"""'Scores were 40% improved': by so much, where '40% improved' are so many."""
PEOPLE_IMPROVED = re.compile(r"^\s?[)\]]?\s(?:less|more|improved|worse|better|higher)\s(?:" + HUMANS + r"|than half)")
STABLE_BEHIND = re.compile(r"^,\sSD\s?[=:]?\s?\ue006[^;.]{0,12}\bPD\b")
"""'PR 25%, SD 35%, PD 30%': stable disease, no deviation."""
STABLE_DISEASE = re.compile(r"\b(?:CR|PR)\b[^;.]{0,40},\sSD\s?[=:]?\s?$")
SPREAD_BEHIND = re.compile(r"^\s?[(\[,]\s?(?:SD|SE|SEM|s\.d\.|standard (?:deviation|error)|IQR|interquartile)\b")
SURVIVED = re.compile(r"\b(?:survival|mortality|relapse|recurrence|control|patency)(?: rates?)?\s(?:was|were|of)\s$")
"""'survival was 78% (SE: 3.7%)': a share with its standard error."""
POINTS_BEHIND = re.compile(r"^\spoints?\b")
INCLUDED_ILLS = re.compile(
    r"\b(?:adverse (?:events|effects|reactions)|side[- ]effects|toxicities|complications)\b[^;.]{0,80}"
    r"\b(?:include[sd]?|including|consisted of)\b[^;.]*$"
)
"""'adverse events included elevation of amylase (30%)'."""
NAMED_END = re.compile(
    r"\b(?:poorest|richest|wealthiest|sickest|oldest|youngest)\s$|\bannual(?:i[sz]ed)? rates? of\s(?:only\s)?$"
)
"""'the poorest 10%', 'an annual rate of 0.4%': a part that the percentage names, a rate over time."""
_ABOUT = r"(?:[~≈]\s?\ue000\sand\s)?[~≈]?"
"""'improved by ~6 and ~45%'."""
BY = re.compile(
    rf"(?:{_CHANGED})\b[^.;]{{0,90}}?\b(?:by|of)\s(?:an?\s(?:average|mean|median)\sof\s)?{_ABOUT}$"
    rf"|\bby\s(?:respectively,?\s|an?\s)?(?:(?:average|mean|median)\sof\s)?{_ABOUT}$",
)
NEAR_BY = re.compile(
    r"\b(?:by|of)\s(?:respectively,?\s|an?\s)?(?:(?:average|mean|median)\sof\s)?(?:[~≈]\s?\ue000\sand\s)?[~≈]?$"
)
"""What `BY` needs among the last words: looked for first, since few percentages have it."""
RATE_OF = re.compile(
    r"(?<!in )\b(?:incidences?|prevalences?|proportions?|frequencies|lethality|mortality|fatality|sensitivit(?:y|ies)"
    r"|specificit(?:y|ies)|accurac(?:y|ies)|predictive values?"
    r"|(?:recovery|recurrence|relapse|survival|response|cure|healing|success|failure|complication|infection|mortality"
    r"|eradication|remission|pregnancy|detection|closure|patency|drop-?out|withdrawal|discontinuation|attrition|retention"
    r"|participation|compliance|adherence|conversion) rates?) of\s$"
)
"""'reduced the risk of fracture, with an incidence of 3.6%': the share itself, whatever was reduced before."""
DONE_BY = re.compile(
    r"\b(?:judged|graded|classified|regarded|described|reported|achieved|experienced|accepted|used|met|given|received|preferred|chosen|rated|shared|expressed"
    r"|shown"
    r"|attained|mentioned|cited|taken|tolerated|owned|made|noted|followed|identified|completed|performed"
    r"|needed"
    r"|required|provided|offered|endorsed|supported|visited|attended|purchased|consumed|considered|perceived"
    r"|answered|selected"
    r"|recommended|obtained|prescribed|stopped|affected|seen|recognized|recognised|passed|adopted|exhibited"
    r"|displayed|played|complicated|accompanied"
    r"|felt|named|logged|suffered|reached|secured|admitted|noticed|claimed|managed|worn|returned|collected|volunteered"
    r"|voiced|documented|confessed|borne|kept|held|caught|picked up|jotted down|entered|broken off|abandoned"
    r"|survived|maintained|sustained|retained|acknowledged|denied|recalled|remembered|wanted|welcomed|refused|missed"
    r"|skipped|eaten|smoked|known|believed|favou?red|liked|enjoyed|feared|blamed|tried|swallowed|finished|carried"
    r"|attributed to \w+|worked through)"
    r"(?:\s[\w\"“”'-]+){0,6}\sby\s(?:an?\s)?$",
    re.IGNORECASE,
)
"""'was reported by 45%' tells a share, while 'was reduced by 45%' tells a change: verbs of what people do."""
CHANGE_NOUN = re.compile(
    r"\b(?:variations?|deviations?|discrepanc(?:y|ies)|overestimat\w+|underestimat\w+|reductions?|increases?|decreases?"
    r"|declines?|changes?|gains?|difference|differences|improvements?|rise"
    r"|drop|fall"
    r"|corrections?(?: rates?)?|loss(?! (?:of|to) follow)|weight loss"
    r"|increment|inhibition|enhancement|elevation|growth|shrinkage|savings)"
    r"(?:\s(?:of|was|were|is|to|averaged|by|reached|amounted to|being|from baseline of|rate of"
    r"|ranging from))?[\s:=,(]{0,2}"
    r"(?:was\s|of\s)?$",
)
"""'a reduction of 12%': the noun right before a percentage says that it is a change."""
CHANGED_TO = re.compile(
    rf"^(?!.*\b(?:(?:incidence|rate|proportion|prevalence|percentage|mortality|survival|number|frequency|use|share"
    rf"|prescription|prescribing|referral|adherence|compliance|coverage|uptake|need|requirement)s?|{PERSONS})\b)"
    rf".*\b(?:{_CHANGED})\b[^.;\ue000-\ue006]{{0,80}}\b(?:(?<!compared )to|between)\s(?:only\s|just\s)?$",
)
NEAR_TO = re.compile(r"\b(?:to|between)\s(?:only\s|just\s)?$")
THRESHOLD = re.compile(
    r"\b(?:(?:discovery|heart|filtration|call) rate|(?:allele|seizure) frequency|criteri\w+|threshold|defined|level"
    r"|value|occlusion|likelihood|probability|FDR|scores?)\s(?:of\s)?(?:an?\s)?$"
)
DONE_IN_SHARE = re.compile(
    r"^\s(?:(?:was|were)\s)?(?:\w+ed|seen|found)\s(?:by|in)\s\ue006|^\sresponder\s(?:rates?|analys)"
)
"""'relief of at least 50% was reported by 44%', 'the 50% responder rate': what those who are counted reached."""
PEOPLE_BEHIND = re.compile(r"^\sof\s(?:the\s|all\s|our\s)?(?:\w+\s){0,2}" + HUMANS + r"\b")
_SHARE_NOUN = (
    r"(?:incidences?|(?<!heart )(?<!pulse )(?<!filtration )rates?(?!-)|proportions?|prevalences?|percentages?"
    r"|mortality|survival|number|risk of|use of)"
)
IN_CHANGE = re.compile(
    rf"\b(?:reduction|increase|decrease|decline|rise|fall|improvement|change|gain|loss|drop)s?\s(?:in|of)\s"
    rf"(?:(?!\b(?:was|were|is|are|{_SHARE_NOUN})\b)[^;()\ue000-\ue006]){{2,80}}[(\[]\s?$"
)
ASIDE = re.compile(r"\s\((?:[A-Z][\w-]{1,9}|[^()\ue000\ue003-\ue006]{0,3}\ue001[^()\ue000\ue003-\ue006]{0,3})\)")
"""'decreases (P < 0.01) in lipoprotein (HDL) cholesterol (9%)': brackets that say nothing of what changed."""
LEVELS_MOVED = re.compile(
    r"\b(?:[Ll]evels|[Vv]alues|[Cc]oncentrations)\s(?:was|were)\s(?:[a-z]+ly\s)?(?:lower|higher|greater|reduced|increased|decreased)\s"
    r"[^;()\ue000-\ue006]{0,80}[(\[]\s?$"
)
"""'levels were lower in patients on the drug (28%': by how much."""
CHANGED_HOST = re.compile(
    rf"^(?!.*\b{_SHARE_NOUN}\b).*(?<!-)\b(?:increased|decreased|reduced|declined|rose|fell|dropped|diminished|grew"
    rf"|increasing|decreasing|reducing|lowering)\b"
    rf"(?:(?!\b{_SHARE_NOUN}\b)[^;(\ue000-\ue006]){{0,60}}[(\[]\s?$"
)
THAN = re.compile(
    r"\b(?:higher|lower|greater|longer|shorter|larger|smaller|faster|slower)\s"
    r"(?:(?!\b(?:incidence|rate|proportion|prevalence|percentage|number|risk|likelihood|mortality|survival)s?\b)"
    r"[^;()\ue000-\ue006]){0,100}\bthan\s[^;()\ue000-\ue006]{2,60}[(\[]\s?$"
)
"""'flow was higher after training than after rest (46%': one percentage behind both sides is how much."""
RATE_BEFORE = re.compile(
    r"\b(?:incidence|rate|proportion|prevalence|percentage|number|risk|likelihood|mortality|survival|frequency"
    r"|respon\w+|success|complication|use|specificity|sensitivity|accuracy)s?\b"
)
ITEM = re.compile(
    r"\ue006\s?[)\]]\s?(?:,|and|,\s?and)\s(?:increased|decreased|reduced)\s[^,;()]{2,60}[(\[]\s?$"
    r"|\b(?:common|frequent|likely|often|rare)\s[(\[]\s?$"
)
"""'cough (4%), increased enzymes (6%)', 'was more common (17%)': items of a list of shares."""
AMOUNT_BEHIND = re.compile(r"^\s?(?:mg|mcg|µg|mL|ml)\b")
LEAD_IN_BRACKET = re.compile(r"[(\[]\s?(?:from|of|by|about|approximately|range)\s$")
"""'(about 38%': the percentage opens its bracket all the same."""
BY_PEOPLE = re.compile(
    r"^\sof\s(?:the\s|all\s|our\s)?(?:\w+\s)?(?:" + HUMANS + r"|[a-z]+(?:ists|icians|eons|ioners|nurses|mothers))\b"
)
"""'used by 40% of the patients': those who did it."""
OF_BEHIND = re.compile(r"^\sof\s")
AGAINST_BEHIND = re.compile(r"^\s?(?:vs\.?|versus|v\.?|and|compared)\s")
"""Behind the first percentage of two that are told against one another."""
ANOTHER_BEHIND = re.compile(r"^\s?(?:vs\.?|versus|v\.?|and|compared|[;,/]\s?\ue006)")
