"""The sentences that leave the document's subject.

First those whose own words say so. Padding comes in company: where a document shows some, less is asked of what stands
beside it, of the other items of a list that restates the body, and of whole paragraphs without a word of the subject.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from evidex.check.restatement import is_line, list_of, restated_items_of
from evidex.check.topic import Reading, Subject, subject_of
from evidex.text import Sentence, View
from evidex.text.own_study import reports_own_study

__all__ = ["bids", "strays"]

FOREIGN_ENOUGH = 1.5
"""Three half-words, a plain word and a half-word, or a phrase: a sentence with less may be advice for daily life."""
SUPPORT_ENOUGH = 1.0
"""One word of the title, of the health vocabulary, or two spread words clear a sentence, whatever else it says."""
CONTEXT_ENOUGH = 0.5
"""Beside a foreign sentence a half-word is enough: off-topic passages come in runs."""
COMPANY_FOREIGN = 1.0
"""One plain word is enough where the document is padded elsewhere."""
NEW_FOREIGN = 0.75
FULL = 5
"""… and two half-words are, of a sentence of five content words or more none of which the document has elsewhere."""
PLAIN_FOREIGN = 2.5
"""Two plain words and a half-word: asked of a report, where single ones are interviews or lists of household goods."""
COMPANY = 2
"""So many certain strays, or restating list items, show that a document is padded; one may be a slip of ours."""
SIGNS_ENOUGH = 2.0
"""… or strange sentences with two plain words of other walks of life, or four half-words, between them."""
CITED_SHARE = 0.2
"""Share of sentences with a citation that makes a document an article with citations."""
NOVEL = 0.7
"""A sentence with fewer new words (of its content words) shares more with the subject than two texts do by chance."""
FAMILIAR = 0.5
"""A sentence half of whose words the subject's sentences hold is no stray, whoever stands beside it."""
LEAST_STEMS = 3
"""A shorter sentence says too little to be judged by what it lacks (one word less where another is plainly foreign)."""
WEAK_HEALTH = 0.5
"""One half-word of health ('legs', 'hand') stands in any text; two do not."""

ADVISED_LEAST = 5
ADVISED_SHARE = 0.34
"""A paragraph or list of five sentences or more is advice where every third is in the imperative."""

_IMPERATIVE = re.compile(
    r"^(?:(?:please|always|never|then|also|finally|next|instead|do not|don['’]t|if [^,]{3,60},)\s+)?"
    r"(?:accept|add|adjust|agree|aim|allow|apply|arrange|ask|attach|avoid|bake|bathe|begin|bend|boil|book|breathe"
    r"|bring|brush|buckle|build|button|buy|call|cancel|carry|change|charge|check|chew|choose|clean|clear|climb"
    r"|close|comb|come|consider|consult|contact|continue|cook|count|cover|cross|cut|dim|discuss|dress|drink"
    r"|drive|drop|dry|eat|empty|encase|encourage|ensure|exercise|explain|fasten|feed|fill|find|fit|fix|flex|fold"
    r"|follow|gather|get|give|go|grab|grill|grip|hang|have|hide|hire|hold|hurry|ignore|include|increase|insert"
    r"|install|join|keep|kick|kneel|lay|layer|lean|learn|leave|lend|let|lie|lift|lighten|limit|list|listen|load"
    r"|lock|look|loosen|lose|lower|make|mark|match|measure|mix|mount|move|note|offer|open|pack|pat|pause|pay|peel"
    r"|pick|place|plan|plug|polish|postpone|pour|practi[sc]e|prefer|prepare|press|prop|protect|pull|push|put|quit"
    r"|raise|read|record|reduce|refill|refuse|relax|rely|remember|remind|remove|rent|repeat|replace|report|rest"
    r"|return|rinse|roast|roll|rotate|rub|run|save|schedule|scrub|secure|see|seek|sell|send|serve|set|shake|share"
    r"|shop|shower|shut|sign|sit|skim|skip|sleep|slide|slip|soak|sort|speak|spend|splash|spray|spread"
    r"|sprinkle|squeeze|stand|start|stay|stick|stir|stop|store|stow|strap|stretch|stroll|suggest|swap|swim|switch"
    r"|tackle|take|talk|tap|teach|tell|test|thaw|think|throw|tidy|tie|tighten|toss|treat|trim|try|turn|unplug"
    r"|update|use|vacuum|vary|visit|wait|walk|warm|warn|wash|watch|wear|weigh|wipe|work|wrap|write)\b",
    re.IGNORECASE,
)
"""Advice: what it is about often goes without saying ('Replace the filter according to the manual.')."""


def bids(words: str) -> bool:
    """Whether a sentence tells somebody to do something."""
    return bool(_IMPERATIVE.match(words))


def strays(view: View) -> tuple[Reading, ...]:
    """The sentences that leave the subject, in text order. None where the document is not about health."""
    return view.once(_strays)


def _strays(view: View) -> tuple[Reading, ...]:
    subject = subject_of(view)
    return tuple(_Search(subject).found()) if subject.about_health else ()


class _Search:
    """One document's sentences, by number."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.view = subject.view
        self.readings = subject.readings
        self.opening = min((reading.sentence.block for reading in self.readings), default=0)
        self.restating = {found.again.start for found in restated_items_of(self.view) if found.is_plain}

    def found(self) -> list[Reading]:
        numbers = range(len(self.readings))
        strays = {number for number in numbers if self._alone(self.readings[number])}
        if reports_own_study(self.view):  # interviews, asset lists and laboratory panels read like other walks of life
            return self._in_report(strays)
        before = -1
        while before < len(strays):  # each find is company for the next
            before = len(strays)
            padded = len(strays) >= COMPANY or self._shows_signs()
            strays |= self._in_padded_lists(certain=padded)
            if padded:
                strays |= {number for number in numbers if self._in_company(self.readings[number])}
                strays |= self._in_strange_paragraphs()
                strays |= self._in_strange_runs()
                strays |= self._in_strayed_passages(strays)
            self._spread(strays)
        return [self.readings[number] for number in sorted(strays) if not self._merely_asks(number, strays)]

    def _merely_asks(self, number: int, strays: set[int]) -> bool:
        """A question claims nothing; what answers it is judged. One that leads into strays is one of them."""
        if self.view.text[self.readings[number].sentence.end - 1] != "?":
            return False
        leads = number + 1 in strays and self._same_run(
            self.readings[number].sentence, self.readings[number + 1].sentence
        )
        return not leads or self.subject.foreign(self.readings[number], wellness=False) < COMPANY_FOREIGN

    def _in_report(self, strays: set[int]) -> list[Reading]:
        """Reports are hardly ever padded: only strays that are plain and not the only ones."""
        plain = [
            self.readings[number]
            for number in sorted(strays)
            if self.subject.foreign(self.readings[number], wellness=False) >= PLAIN_FOREIGN
            and self.subject.firm_support(self.readings[number]) == 0
        ]
        return plain if len(plain) >= COMPANY else []

    def _alone(self, reading: Reading) -> bool:
        """The sentence's own words say it."""
        support, foreign = self.subject.support(reading), self.subject.foreign(reading, wellness=False)
        if reading.sentence.start in self.restating or self.subject.at_home(reading) >= 1:
            return False
        plain = self.subject.foreign(reading, wellness=False, least=1)
        if plain < (FOREIGN_ENOUGH if reading.sentence.start in self._advised else COMPANY_FOREIGN):
            return False  # half-words alone, and a plain word where all is advice, are advice for daily life
        if foreign >= PLAIN_FOREIGN and self._is_unlinked(reading):
            return True
        return support < SUPPORT_ENOUGH and foreign >= max(FOREIGN_ENOUGH, 2 * support)

    def _is_unlinked(self, reading: Reading) -> bool:
        """Whether it shares no word with the subject, and one word or two half-words of health at most stand in it."""
        return (
            not reading.cited and sum(reading.health.values()) <= 2 * WEAK_HEALTH and self.subject.novelty(reading) == 1
        )

    def _in_company(self, reading: Reading) -> bool:
        if reading.sentence.block == self.opening or reading.sentence.start in self._advised:
            return False
        if self._is_advice(reading) and self.subject.foreign(reading, wellness=False, least=1) < FOREIGN_ENOUGH:
            return False
        if self.subject.support(reading) > 0:
            enough = FOREIGN_ENOUGH if self._among_its_own(reading) else COMPANY_FOREIGN
        else:
            full = len(reading.stems) >= FULL and self.subject.novelty(reading) == 1
            enough = NEW_FOREIGN if full else COMPANY_FOREIGN
        return self._is_strange(reading) and self.subject.foreign(reading, wellness=False) >= enough

    def _among_its_own(self, reading: Reading) -> bool:
        """Whether its paragraph speaks of the subject before and after it: then it has no company there."""
        if self._is_item(reading.sentence):
            return False
        number = self.readings.index(reading)
        beside = [self.readings[n] for n in (number - 1, number + 1) if 0 <= n < len(self.readings)]
        return len(beside) == 2 and all(
            other.sentence.block == reading.sentence.block and self.subject.firm_support(other) >= SUPPORT_ENOUGH
            for other in beside
        )

    def _in_padded_lists(self, *, certain: bool) -> set[int]:
        """What a summary that restates the body holds besides: an item without a word of the subject is no summary."""
        lists: defaultdict[int, set[int]] = defaultdict(set)
        padded: set[int] = set()
        for number, reading in enumerate(self.readings):
            if not self._is_item(reading.sentence):
                continue
            place = list_of(self.view, reading.sentence)
            if reading.sentence.start in self.restating:
                padded.add(place)
            elif self._is_strange(reading) and not self._is_advice(reading):
                lists[place].add(number)
        return {n for place in padded for n in lists[place] if certain or len(lists[place]) >= COMPANY}

    def _in_strange_paragraphs(self) -> set[int]:
        """Paragraphs of two sentences or more of which none has a word of the subject, and not all are advice."""
        blocks: defaultdict[int, list[int]] = defaultdict(list)
        for number, reading in enumerate(self.readings):
            if not self._is_item(reading.sentence):
                blocks[reading.sentence.block].append(number)
        inner = sorted(blocks)[1:-1]  # openings and closings speak in general terms
        return {
            number
            for block in inner
            if len(blocks[block]) > 1
            and all(self._is_strange(self.readings[n]) for n in blocks[block])
            and not all(self._is_advice(self.readings[n]) for n in blocks[block])
            for number in blocks[block]
        }

    def _shows_signs(self) -> bool:
        """Whether strange sentences together speak so much of other walks of life that the document is padded.

        Only in an article with citations: a news page without is about many things, and has its site around it.
        """
        if sum(reading.cited for reading in self.readings) < CITED_SHARE * len(self.readings):
            return False
        foreign = [
            self.subject.foreign(reading, wellness=False)
            for reading in self.readings
            if self._is_strange(reading) and not self._is_advice(reading) and reading.sentence.block != self.opening
        ]
        signs = [min(each, COMPANY_FOREIGN) for each in foreign if each >= CONTEXT_ENOUGH]
        return sum(signs) >= SIGNS_ENOUGH

    def _in_strange_runs(self) -> set[int]:
        """Neighbours in one paragraph or list without a word of the subject, one of which speaks of something else."""
        runs: list[list[int]] = [[]]
        for number, reading in enumerate(self.readings):
            place = list_of(self.view, reading.sentence)
            if runs[-1] and list_of(self.view, self.readings[runs[-1][-1]].sentence) != place:
                runs.append([])
            if self._is_strange(reading) and place != self.opening:
                runs[-1].append(number)
            elif len(reading.stems) >= LEAST_STEMS or reading.cited:
                runs.append([])
        return {
            number
            for run in runs
            if len(run) > 1
            and any(self._speaks(n) for n in run)
            and not all(self._is_advice(self.readings[n]) for n in run)
            for number in run
            if not self._is_advice(self.readings[number]) or self._speaks(number)
        }

    def _speaks(self, number: int) -> bool:
        """Whether the sentence has at least a half-word of another walk of life."""
        return self.subject.foreign(self.readings[number], wellness=False) >= CONTEXT_ENOUGH

    def _in_strayed_passages(self, strays: set[int]) -> set[int]:
        """What stands in one paragraph or list with strays, when nothing in it speaks of the subject.

        In a list that does, only what follows or precedes a stray at once.
        """
        passages: defaultdict[int, list[int]] = defaultdict(list)
        for number, reading in enumerate(self.readings):
            passages[list_of(self.view, reading.sentence)].append(number)
        found: set[int] = set()
        for numbers in passages.values():
            if strays.isdisjoint(numbers):
                continue
            others = [n for n in numbers if n not in strays and len(self.readings[n].stems) >= LEAST_STEMS]
            whole = all(self._is_strange(self.readings[n]) for n in others)
            for number in others:
                beside = is_line(self.view, self.readings[number].sentence.block) and {number - 1, number + 1} & strays
                advised = self._is_advice(self.readings[number])
                if self._is_strange(self.readings[number]) and (whole or (beside and not advised)):
                    found.add(number)
        return found

    def _is_strange(self, reading: Reading) -> bool:
        """Nothing ties the sentence to the subject, and nearly all its words are new."""
        weak = sum(weight for weight in reading.health.values() if weight < 1)
        plain = self.subject.foreign(reading, wellness=False) >= COMPANY_FOREIGN
        return (
            len(reading.stems) >= (LEAST_STEMS - 1 if plain else LEAST_STEMS)
            and reading.sentence.start not in self.restating
            and not reading.cited
            and self.subject.firm_support(reading) == 0
            and weak <= WEAK_HEALTH
            and self.subject.at_home(reading) < 1
            and self.subject.novelty(reading) >= NOVEL
        )

    def _is_advice(self, reading: Reading) -> bool:
        """A sentence in the imperative, or one of a passage that mostly is."""
        return reading.sentence.start in self._advice

    @cached_property
    def _advice(self) -> set[int]:
        bidding = {each.sentence.start for each in self.readings if self._bids(each.sentence)}
        return bidding | self._advised

    @cached_property
    def _advised(self) -> set[int]:
        """The sentences of passages that are advice as a whole."""
        passages: defaultdict[int, list[Sentence]] = defaultdict(list)
        for reading in self.readings:
            passages[list_of(self.view, reading.sentence)].append(reading.sentence)
        return {
            sentence.start
            for passage in passages.values()
            if len(passage) >= ADVISED_LEAST and sum(map(self._bids, passage)) >= ADVISED_SHARE * len(passage)
            for sentence in passage
        }

    def _bids(self, sentence: Sentence) -> bool:
        return bids(self.view.text[sentence.start : sentence.end])

    def _is_item(self, sentence: Sentence) -> bool:
        return is_line(self.view, sentence.block)

    def _spread(self, strays: set[int]) -> None:
        """Adds what stands beside a stray and has little to say for itself, forwards and then backwards."""
        numbers = range(len(self.readings))
        for step, order in ((1, numbers), (-1, reversed(numbers))):
            for number in order:
                if number not in strays and number - step in strays and self._beside(number, number - step, strays):
                    strays.add(number)

    def _beside(self, number: int, neighbour: int, strays: set[int]) -> bool:
        reading, other = self.readings[number], self.readings[neighbour]
        if not self._same_run(reading.sentence, other.sentence) or reading.sentence.start in self.restating:
            return False
        if self.subject.novelty(reading) < FAMILIAR:
            return False
        foreign = self.subject.foreign(reading, least=1 if reading.sentence.start in self._advised else 0)
        if self.subject.firm_support(reading) >= min(max(CONTEXT_ENOUGH, foreign / 2), SUPPORT_ENOUGH):
            return False
        enclosed = {number - 1, number + 1} <= strays and reading.sentence.block == other.sentence.block
        return (enclosed and reading.sentence.start not in self._advised) or foreign >= CONTEXT_ENOUGH

    def _same_run(self, one: Sentence, other: Sentence) -> bool:
        """Sentences of one block, or of two list items that follow one another."""
        if one.block == other.block:
            return True
        return abs(one.block - other.block) == 1 and self._is_item(one) and self._is_item(other)
