"""A number of things that the list behind it does not have.

## What it does
Counts the items of a list in brackets behind 'three groups', 'four databases', 'two centres', and compares with the
number.

## Why it matters
Something was left out of the list, or was added after the number was written.

## Tolerance
None. Where the list has a second 'and', which of them closes it is not known: nothing is reported.

## Example
`They were randomised to four groups (iCBT, iBA and waiting list).`

## Known limits
Only lists that 'and' closes, and only a number that is one more or one less. Lists of examples are left out, and lists
with numbers, colons or brackets in them.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, outcome
from evidex.check.socket import Case, Outcome, Rule
from evidex.text.number_words import number_of

_THINGS = (
    r"groups|arms|categories|cent(?:re|er)s|hospitals|clinics|universities|countries|provinces|cities|regions|domains|subscales|dimensions|components"
    r"|treatments|interventions|regimens|drugs|sites|databases|registries|classes|types|subtypes|phases|outcomes|criteria|reviewers|authors|researchers"
    r"|levels|stages|species|instruments|questionnaires|scales|languages|seasons|parts|steps|sections|schools|wards|items|variables|factors"
)
_LIST = re.compile(
    rf"(?<![-–/.\d])\b(?P<n>two|three|four|five|six|seven|eight|[2-8])\s(?:[a-z-]+\s){{0,2}}(?P<thing>{_THINGS})\s?\((?P<list>[^()\[\]:=%]{{5,200}})\)",
    re.I,
)
_NO_LIST = re.compile(
    r"\b(?:includ\w+|such\sas|e\.?g|i\.?e|mainly|mostly|most|particularly|especially|etc|vs|versus|each|both|or|see|from|compared|respectively|plus"
    r"|with|followed|than|which|who|were|was|had|has|have|table|fig\w*|but|not|both|between|per|one|two|three|four|five|six)\b|\d",
    re.I,
)
_AND = re.compile(r",?\s(?:and|&)\s")
_LAST = re.compile(r"(?:,?\s(?:and|&)\s)(?!.*[,;])")


def check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    for sentence in case.view.sentences:
        if text.find("(", sentence.start, sentence.end) < 0:
            continue
        for match in _LIST.finditer(text, sentence.start, sentence.end):
            yield outcome(case, RULE, match.start(), match.end(), _judge(match))


def _judge(match: re.Match[str]) -> Judgement:
    told, listed = number_of(match["n"]), match["list"]
    if _NO_LIST.search(listed):
        return NotApplicable("a list of examples, or of something else")
    mark = ";" if ";" in listed else ","
    if not _LAST.search(listed):
        return NotApplicable("no 'and' closes the list")
    joined = len(_AND.findall(listed))
    apart = len(re.findall(rf"{mark}\s(?!and\b|&)", listed))
    if joined > 1:
        return AGREES if apart + 1 <= told <= apart + 1 + joined else NotApplicable("how many are listed is not clear")
    fewest = apart + 2
    if told == fewest or abs(told - fewest) != 1:
        return AGREES if told == fewest else NotApplicable("how many are listed is not clear")
    return Fault(f"{match['n']} {match['thing']}, and {fewest} are listed.")


RULE = Rule(code="NUM207", name="number-of-listed", severity="warning", status="preview", check=check)
