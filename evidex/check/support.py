"""What needs a source: sentences that claim a quantity or a cause, or lean on a source they do not name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidex.check.named_works import names_work, work_named_before
from evidex.check.own_numbers import own_numbers
from evidex.check.restatement import restated_items_of
from evidex.check.retelling import stem_weights, supported_retelling, tell
from evidex.check.straying import strays
from evidex.check.topic import set_aside
from evidex.text import Sentence, View
from evidex.text.number_words import IN_WORDS
from evidex.text.one_in import told_as_one_in
from evidex.text.own_study import reports_own_study

__all__ = ["bare_sentences", "claimed", "retold_figures", "vague_source"]

_SHARE = re.compile(
    r"""(?<![\w.<>≤≥])\d{1,3}(?:[.·]\d+)?\s?(?:%|per\s?cent\b)
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
    |\b(?:{IN_WORDS}|\d{{1,2}})(?:-fold|\stimes\s(?:as|more|less|higher|lower|likelier
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
_OWN = re.compile(
    r"\b(?:we|our|ours|us|this (?:study|trial|review|analysis|cohort|survey|paper|series)|the present|the current study"
    r"|in this (?:study|trial|review)|here,? we|following hypothes[ei]s|leads? to the hypothes[ei]s)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:the same (?:study|trial|survey|authors|cohort)|in (?:this|that|these|those) (?:study|trial|studies|trials)"
    r"|th(?:is|ese|ose|at) (?:stud(?:y|ies)|trials?|results?|findings?|authors?|data)|for (?:example|instance)"
    r"|in their (?:study|trial)|they|the (?:trial|study|register|registry|survey|audit|cohort|authors|researchers) "
    r"(?:also )?(?:showed|found|reported|saw|recorded|counted))\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:these|those|both|the two|the three|such|the available|the present|this)\s$", re.IGNORECASE
)
"""Before it 'studies show' points back to studies that were named."""
_NAMED = re.compile(
    r"\b(?:according to (?:the |a |an |Dr\.? )?[A-Z]|(?:published|reported|study|writing) (?:in|by) (?:the )?"
    r"(?:journal )?[A-Z]"
    r"|via [A-Z]|(?:said|says|told|explains|writes|notes|adds|warns|added|explained|noted|reported) (?:[A-Z]|the [A-Z])"
    r"|(?!Expert|Specialist|Research|Scientist|Stud|Doctor|Scien|Many|Some|Most|It |They )[A-Z]\w+ "
    r"(?:said|says|told|explains|writes|reported|adds|warns|added|explained|noted)\b"
    r"|(?:University|Institute|Ministry|Journal|Society|Association|Foundation|Organi[sz]ation|Agency|Department) "
    r"(?:of|for)\b|WHO|CDC|NHS|FDA|NIH|et al)|[\"”]\s*$"
)
"""A source named in words: a person, a body, a journal. Nothing to click, but something to look up."""
_MARK_IN_WORDS = re.compile(r"[(\[](?:see )?refs?\.? \d", re.IGNORECASE)
"""'334 (ref. 11) adolescents': where marks are raised figures, one behind a number is spelt out."""
_NOW = re.compile(
    r"\b(?:is|are|am|has|have|does|do|can|may|might|could|will|should|must|seems?|appears?|remains?"
    r"|suffers?|occurs?|leads?|causes|triggers|rises|varies|accounts|affects?|involves?|includes?)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:was|were|had|did|found|gave|rose|fell|took|became|led|felt|went|saw|said|kept|lost|got|came|ate|drank|slept"
    r"|struck|grew|held|began|chose|ran|spent|left|met|made|underwent|withdrew|brought|knew|told|thought)\b"
    r"|(?<!\bof )(?<!\band )(?<!\bthe )(?<!\bor )(?<!\bwith )(?<!\bby )(?<!\bfor )(?<!\bin )(?<!\ba )(?<!, )(?<!-)"
    r"\b[a-z]{3,}ed\b(?! (?:by|to|with|from)\b)"
)
"""Told in the past: what a study did and found, not how things are."""
LONGEST_TOLD = 8
"""Words of a claim that a message repeats."""
_GENERIC_ADVICE = re.compile(r"^(?:do not|don['’]t|never|always|avoid|ask|tell|try|keep|make sure|remember)\b", re.I)


def bare_sentences(view: View) -> Iterator[Sentence]:
    """The sentences that should name their source and have no citation mark.

    Not: questions, off-topic sentences, and sentences that the next one carries on with a citation ('In the same study
    … [6]'). In a report only the introduction is judged, without its own study ('we', 'this study') and without
    sentences beside a cited one: there one mark serves several sentences.
    """
    if set_aside(view) is not None:
        return
    report = reports_own_study(view)
    off_topic = {reading.sentence.start for reading in strays(view)}
    sentences = view.sentences
    accounts, own = _in_cited_accounts(view, report=report), own_numbers(view)
    for index, sentence in enumerate(sentences):
        if sentence.part != "body" or sentence.section in ("title", "figure") or sentence.start in off_topic:
            continue
        quote = view.text[sentence.start : sentence.end]
        if report and (sentence.section != "background" or _OWN.search(quote)):
            continue
        if accounts[index] or sentence.start in own:
            continue
        if quote.count("|") > 1:  # 'Symptoms | Causes | FAQ' leads through a page
            continue
        if (
            names_source(view, sentence)
            or quote.endswith(("?", ":"))
            or _NAMED.search(quote)
            or names_work(view, sentence)
        ):
            continue
        if not _carried_on(view, sentences, index) and not _carries_on(view, sentence):
            yield sentence


def _carries_on(view: View, sentence: Sentence) -> bool:
    """Whether the sentence goes on about a source cited before in its paragraph ('the same study': section)."""
    found = _GOES_ON.search(view.text[sentence.start : sentence.end])
    if found is None:
        return False
    start = view.document.blocks[sentence.block].start
    if "the same" in found[0]:
        start = max((each.start for each in view.document.sections if each.start <= start), default=start)
    cited = view.citations_in(start, sentence.start) or view.links_in(start, sentence.start)
    return bool(cited) or work_named_before(view, sentence)


def names_source(view: View, sentence: Sentence) -> bool:
    """Whether something in the sentence leads to its source: a citation mark, a link to another site."""
    start, end = sentence.start, sentence.end
    return bool(
        view.citations_in(start, end) or view.links_in(start, end) or _MARK_IN_WORDS.search(view.text, start, end)
    )


def _in_cited_accounts(view: View, *, report: bool) -> list[bool]:
    """Of each sentence: whether its paragraph tells of one study there, in the past throughout, and cites it.

    The citation stands before; in a report behind as well, or in the sentence beside whatever its tense: there one mark
    serves several sentences.
    """
    sentences = view.sentences
    works = [names_work(view, sentence) for sentence in sentences]
    told = [work or _is_told(view, sentence) for work, sentence in zip(works, sentences, strict=True)]
    named = [work or names_source(view, sentence) for work, sentence in zip(works, sentences, strict=True)]
    order = range(len(sentences))
    before = _meet_source(sentences, told, named, order, report=report)
    if not report:
        return before
    behind = _meet_source(sentences, told, named, order[::-1], report=True)
    return [one or other for one, other in zip(before, behind, strict=True)]


def _meet_source(
    sentences: Sequence[Sentence], told: Sequence[bool], named: Sequence[bool], order: Sequence[int], *, report: bool
) -> list[bool]:
    """Of each sentence: whether those that come before it in this order, as long as all tell, name a source."""
    met = [False] * len(sentences)
    runs = [False] * len(sentences)
    for last, at in pairwise(order):
        if sentences[last].block == sentences[at].block:
            runs[at] = told[last] and told[at] and (named[last] or runs[last])
            met[at] = runs[at] or (report and named[last])
    return met


def _is_told(view: View, sentence: Sentence) -> bool:
    quote = view.text[sentence.start : sentence.end]
    return bool(_THEN.search(quote)) and not _NOW.search(quote)


def _carried_on(view: View, sentences: tuple[Sentence, ...], index: int) -> bool:
    """Whether the next sentence of the block goes on about the same source and cites it."""
    if index + 1 == len(sentences) or sentences[index + 1].block != sentences[index].block:
        return False
    follows = sentences[index + 1]
    return names_source(view, follows) and bool(_GOES_ON.search(view.text[follows.start : follows.end]))


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


def _is_sourced(view: View, index: int) -> bool:
    return names_source(view, view.sentences[index]) or _carried_on(view, view.sentences, index)


def retold_figures(view: View) -> dict[int, tuple[int, int, str, str]]:
    """Bare sentences that say a figure of an earlier sentence again: start -> (start, end of that, figure, printed)."""
    return view.once(_retold_figures)


def _retold_figures(view: View) -> dict[int, tuple[int, int, str, str]]:
    if reports_own_study(view):
        return {}
    own = [i for i, s in enumerate(view.sentences) if s.part == "body" and s.section not in ("title", "figure")]
    body = [view.sentences[index] for index in own]
    tellings = {s.start: tell(view.text, s.start, s.end) for s in body}
    weights = stem_weights(tellings.values())
    sourced = {view.sentences[index].start for index in own if _is_sourced(view, index)}
    items = {item.again.start for item in restated_items_of(view)}
    found = {}
    for sentence in bare_sentences(view):
        again = tellings.get(sentence.start)
        if again is None or not again.figures:
            continue
        before = [
            tellings[s.start]
            for s in body
            if s.start < sentence.start and s.block != sentence.block and s.start in sourced
        ]
        retold = supported_retelling(again, before, weights)
        if retold is not None:
            mine, yours = next((pair for pair in retold.figures if pair[0].tells_value), retold.figures[0])
            if sentence.start in items and not mine.percent:
                continue  # an item of a list that restates: TOP202 tells it, but for a share
            found[sentence.start] = (
                retold.first.start,
                retold.first.end,
                view.text[mine.start : mine.end],
                view.text[yours.start : yours.end],
            )
    return found
