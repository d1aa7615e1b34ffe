"""A sentence that would fit any article.

## What it does
Marks the set phrases with which articles are opened, closed and filled: 'this article aims to shed light on', 'is
multifactorial, and understanding … can help patients make informed decisions', 'every journey is different'.

## Why it matters
Such sentences hold no evidence. Where they are many, the text was written to be long.

## Tolerance
A sentence with a number or a citation is left alone, whatever its phrases.

## Example
`In conclusion, recurrent pain is multifactorial, and understanding the causes can help patients make informed
decisions.`

## Known limits
A list of phrases: it knows those that it knows. Not applied to abstracts and records.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.outcomes import fires
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.topic import set_aside

_PHRASES = re.compile(
    r"""^in\sthe\s(?:realm|world|landscape|field|industry)\sof\s
    |^in\stoday['’]s\s[\w-]+\s(?:[\w-]+\s)?(?:world|society)\b
    |this\s(?:comprehensive\s)?(?:article|guide|post|blog)\s(?:aims\sto\s)?(?:sheds?\slight|delves?|explores?\swhy)
    |in\sthis\s(?:comprehensive\s)?(?:article|guide|post|blog)\b[^.]{0,20}\b(?:delve|explore|dive|shed)
    |(?:make|making)\s(?:well-)?informed\sdecisions
    |every\s(?:journey|patient|person|body)\sis\s(?:different|unique)
    |(?:is|are)\s(?:the\s)?key\sto\s(?:the\s|managing|ensuring|success|a\s)
    |best\spossible\soutcomes?
    |it['’]s\simportant\sto\s(?:note|remember)\sthat\s(?:everyone|every|each)
    |makes?\sall\sthe\sdifference
    |plays?\sa\s(?:crucial|vital|pivotal|significant)\srole\sin\smaintaining
    |overall\shealth\sand\s(?:wellness|well-being|wellbeing)
    |add\sup\sto\sa\shealthier\slife
    |listen(?:ing)?\sto\syour\sbody
    |thank(?:s|\syou)\s(?:so\smuch\s|very\smuch\s)?for\s(?:reading|visiting|stopping\sby|your\sattention)
    |(?:don['’]t|do\snot)\sforget\sto\s(?:subscribe|like|share|follow|leave\sa\scomment)
    |subscribe\sto\s(?:our|the|my)\s(?:\w+\s)?(?:newsletter|channel|blog|podcast)
    |(?:stay\stuned|watch\sthis\sspace)\s(?:for|to)\b
    |(?:let\sus\sknow|tell\sus|share\syour\s(?:thoughts|experiences?))\sin\sthe\scomments
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _check(case: Case) -> Iterator[Outcome]:
    view = case.view
    if (reason := set_aside(view)) is not None:
        yield Outcome("not_applicable", reason=reason)
        return
    for sentence in view.sentences:
        quote = view.text[sentence.start : sentence.end]
        phrase = _PHRASES.search(quote)
        if phrase is None or sentence.section == "title" or view.citations_in(sentence.start, sentence.end):
            continue
        if not any(character.isdigit() for character in quote):
            yield fires(case, RULE, sentence.start, sentence.end, f"This would fit any article: '{phrase[0]}'.")


RULE = Rule(code="TOP101", name="boilerplate", severity="note", status="preview", check=_check)
