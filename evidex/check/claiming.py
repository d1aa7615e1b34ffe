"""What the words of one sentence claim that a reader may ask a source for, and sources that they lean on unnamed."""

from __future__ import annotations

import re

from evidex.text.number_words import IN_WORDS
from evidex.text.one_in import told_as_one_in

__all__ = ["claimed", "vague_source"]

_SHARE = re.compile(
    r"""(?<![\w.<>≤≥])(?:\d{1,3}(?:[.·]\d+)?(?:\s?[-–—]\s?|\sto\s))?\d{1,3}(?:[.·]\d+)?\s?(?:%|per\s?cent\b)
      (?!\s?(?:CI\b|confidence|power|significance|level|threshold|difference|gel|cream|solution|ointment|saline|dextrose
        |glucose|product|alcohol|oxygen|of\s(?:the\s)?(?:\w+\s)?(?:maxim|predicted|peak|baseline)|\d))
    |\b(?:half|(?:an?|one|two|three)[ -](?:thirds?|quarters?|fifths?|tenths?))\sof\s(?:all\s|the\s)?
      (?!(?:\w+\s)?(?:hours?|minutes?|days?|weeks?|months?|years?|doses?|tablets?|pills?|dishes|meals|ways)\b)
      (?:\w+\s)?(?:[a-z]{3,}s|people|children|men|women)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_CHANGE = re.compile(
    rf"""\b(?:doubl(?:es?|ed|ing)|tripl(?:es?|ed|ing)|quadrupl(?:es?|ed|ing)|halv(?:es?|ed|ing)|halve)\s
      (?:(?:\w+\s){{0,3}}?(?:risks?|chances?|odds|likelihood|rates?|numbers?|incidence|mortality|severity|frequency|probability)\b
      |the\s(?!(?:dose|dosage|amount|portion|recipe|quantity|size|batter|tablet|pill)\b)\w+\s(?:of|in|with|for)\b)
    |\b(?:cuts?|reduc(?:es?|ed)|lower(?:s|ed)?|rais(?:es?|ed)|increas(?:es?|ed)|shorten(?:s|ed)?|improv(?:es?|ed)
      |boosts?|drops?|falls?|rises?)\b[^.;]{{0,80}}?\bby\s(?:about\s|almost\s|nearly\s|more\sthan\s|up\sto\s|around\s)?
      (?:an?\s(?:third|quarter|half|fifth|tenth|day|week|month|year)|half|(?:\d[\d.,]*|{IN_WORDS})
      \s?(?:%|per\s?cent|points?|fold|minutes?|hours?|days?|weeks?|months?|years?
      |kg|kilos?|kilograms?|mm\s?Hg|mmol)\b)
    |\b(?:{IN_WORDS}|(?<![\d.,·])\d{{1,2}}(?:[.·]\d+)?)(?:-fold|\stimes\s(?:as|more|less|higher|lower|likelier
      |the\s(?:risk|rate)))
    |\b(?:adds?|takes?|costs?|loses?|gains?|shaves?)\s(?:\w+\s){{0,4}}?(?:\d+|{IN_WORDS})\s(?:years|months|days|kilos?|points)\b
    |\b(?:twice|half)\sas\s(?:many|much|likely|often|common|fast|quickly|long|high|effective)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"\bin (?:every single|each and every|all)\s(?:patient|person|case|child|woman|man|user|sufferer)s?\b(?!\swith\b)"
    r"|\bevery\s(?:\w+\s)?(?:patient|sufferer|person|case)\s(?:ends up|loses|gets|develops|dies|goes blind|recovers)\b"
    r"|\b(?:never fails|without exception)\b",
    re.IGNORECASE,
)
"""What is said of all."""
_CAUSE = re.compile(
    r"""\b(?:(?:causes|triggers|provokes|induces|cures|heals|damages|destroys|reverses|eliminates|worsens|aggravates
      |accelerates)\s(?!(?:and|or|of|for|in|may|can|include|are|were|that|which|reported)\b)
    |leads?\s(?:directly\s|quickly\s)?to\s(?!(?:the|a)\s(?:question|clinic|door))
    |results\sin\b|(?:is|are)\s(?:often\s|mostly\s|usually\s|mainly\s)?caused\sby
      (?!\s(?:[\w-]+\s){0,4}(?:virus(?:es)?|bacteri(?:a|um)|fung(?:us|i)|parasites?|mites?|germs?)\b)|accounts\sfor
    |prevents\s(?!you)|protects\sagainst
    |(?:raises|increases|lowers|reduces|cuts)\s(?:the\s)?(?:risk|chance|odds|likelihood))""",
    re.VERBOSE | re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(
    r"\b(?:the|these|those|its|their|and|or|main|common|frequent|frequently|possible|potential|other|many|some|of|usual"
    r"|reported|known|likely|rare|several|various|two|three)\s$",
    re.IGNORECASE,
)
"""Before it 'causes', 'triggers', 'damages' are things and not deeds."""
_HEDGED = re.compile(r"\b(?:may|might|could|can|possibly|perhaps|probably|sometimes|whether|if|unless|should)\b", re.I)
_GENERIC_ADVICE = re.compile(r"^(?:do not|don['’]t|never|always|avoid|ask|tell|try|keep|make sure|remember)\b", re.I)
LONGEST_TOLD = 8
"""Words of a claim that a message repeats."""
_SOURCES = r"""(?:experts?|specialists?|scientists?|researchers?|doctors?|physicians?|clinicians?|dentists?|surgeons?
    |nutritionists?|dieti[ct]ians?|therapists?|dermatologists?|psychologists?|pharmacists?|nurses|authorities
    |professionals)"""
_VAGUE = re.compile(
    rf"""\b(?:(?:many|most|some|several|leading|all|numerous|top|health|medical)\s){{0,2}}{_SOURCES}\s(?:now\s|often\s|widely\s|all\s)?
      (?:(?:everywhere|alike|worldwide|today|in\sthe\sfield)\s)?
      (?:say|says|agree|believe|think|feel|claim|suggest|recommend|report|warn|state|argue|consider|advise|insist|maintain
      |assume|are\s(?:convinced|certain|sure)|have\s(?:long\s|always\s|repeatedly\s)?(?:found|shown|known|discovered|proved
      |proven|maintained|held|argued|warned|insisted|suspected|agreed|recommended|said))\b
    |\baccording\sto\s(?:many\s|most\s|some\s|several\s|leading\s|various\s|recent\s){{0,2}}
      (?:{_SOURCES}|research|studies|a\s(?:recent\s|new\s)?study|reports|science)\b(?!\s(?:by|from|of|in)\s[A-Z])
    |\b(?:(?:recent|new|many|several|some|numerous|various|countless|a\snumber\sof|previous|other|clinical|scientific)\s){{0,2}}
      (?:studies|research|science|trials|evidence|surveys|investigations|experiments|publications|papers)\s(?:has\s|have\s|also\s|now\s|clearly\s|consistently\s){{0,2}}
      (?:shows?|showed|shown|suggests?|suggested|finds?|found|proves?|proven?|demonstrates?|demonstrated|confirms?|confirmed
      |indicates?|indicated|reveals?|revealed|reports?|reported|links?|linked)\b
    |\b(?:a|one|another)\s(?:recent\s|new\s|large\s|small\s|major\s|landmark\s|famous\s){{0,2}}(?:study|trial|survey|report|analysis)\s
      (?:has\s|have\s)?(?:shows?|showed|shown|suggests?|suggested|finds?|found|proved|proves|demonstrated|confirmed|revealed|reported)\b
    |\bin\s(?:a|one|another)\s(?:recent\s|new\s|large\s|small\s){{0,2}}(?:study|trial|survey)\b(?!\s(?:of|by|in|among|from|with|that)\b)
    |\bit\s(?:is|has\sbeen)\s(?:widely\s|often\s|generally\s|well\s|commonly\s)?(?:reported|known|believed|said|accepted|thought
      |proven|shown|established|demonstrated|found)\b(?:\s(?:by|in)\s(?:\w+\s)?\w+)?
      (?:\s(?:again\sand\sagain|time\sand\sagain|repeatedly|many\stimes|over\sand\sover|for\syears))?\sthat\b
    |\bthere\sis\s(?:growing|strong|ample|clear|good|plenty\sof|mounting)\sevidence\sthat\b
    |\bit\sis\s(?:common|general)\sknowledge\b|\bit\sis\s(?:no|hardly\sa)\ssecret\sthat\b
    |\b(?:everyone|everybody|anyone)\s(?:now\s)?(?:knows|agrees)\b
    |\bas\s(?:every|any|everyone|everybody|most|all|many)\s?(?:\w+\s)?(?:knows?|agrees?|confirms?|will\stell\syou)\b
    |\b(?:clinical|practical|daily|everyday|long|wide)?\s?(?<!in\smy\s)(?<!in\sour\s)experience\s(?:has\s)?(?:teaches|shows|shown|tells\sus|suggests|taught\sus)\b
    |\b(?:the\s(?:scientific\s|medical\s)?(?:literature|science|consensus))\s(?:is\s(?:clear|unanimous|settled)|agrees|shows|suggests|tells\sus)\b
    |\bscience\s(?:tells|says|now\sknows|is\sclear)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:these|those|both|the two|the three|such|the available|the present|this)\s$", re.IGNORECASE
)
"""Before it 'studies show' points back to studies that were named."""


def vague_source(quote: str) -> str | None:
    """The words that lean on a source without naming it ('experts say'); None where there are none."""
    match = _VAGUE.search(quote)
    if match is None or _POINTING.search(quote[: match.start()]):
        return None
    return " ".join(match[0].split())


def claimed(quote: str) -> tuple[str, str] | None:
    """What the sentence claims that a reader may ask a source for, 'quantity' or 'cause', and by which words."""
    if _GENERIC_ADVICE.match(quote):
        return None
    if quantity := _quantity(quote):
        return "quantity", _in_brief(quantity)
    cause = _CAUSE.search(quote)
    if cause and not _HEDGED.search(before := quote[: cause.start()]) and not _NOUN_BEFORE.search(before):
        return "cause", _in_brief(cause[0])
    return None


def _quantity(quote: str) -> str | None:
    """The words that first tell a share, else a change, else what is said of all."""
    printed, told = _SHARE.search(quote), next(told_as_one_in(quote), None)
    if told is not None and (printed is None or told.start < printed.start()):
        return quote[told.start : told.end]
    found = printed or _CHANGE.search(quote) or _ALWAYS.search(quote)
    return found[0] if found else None


def _in_brief(words: str) -> str:
    """At most the first and last words of a long match: it points to a place, the finding quotes the sentence."""
    told = words.split()
    return " ".join(told if len(told) <= LONGEST_TOLD else [*told[:3], "…", *told[-3:]])
