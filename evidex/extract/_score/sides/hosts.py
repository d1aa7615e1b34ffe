"""The clause that holds a value: its subject, its verb, what is measured in it and in whom.

measure + be        'HVPG was higher in the placebo group (15 mm Hg)'
people + have       'Children in the early group had a shorter stay (median 11 days)'
agent + change      'Carvelol reduced HVPG from 19 to 15 mm Hg'
measure + change    'LDL cholesterol decreased with fasting (10 ± 4%)'
mean + measure      'The mean operative time of the robotic group was 118 min'
"""

from __future__ import annotations

from dataclasses import dataclass

from evidex.extract._proportion.sides.frames import Frames
from evidex.extract._score.sides.measured import measured
from evidex.extract._score.sides.topics import TOPIC_NOUNS
from evidex.text.clauses import Stretch
from evidex.text.groups import ARM_NOUNS, PEOPLE, is_time, phrase, trim
from evidex.text.people import PERSON_WORDS
from evidex.text.words import (
    ADVERB,
    AND,
    BE,
    CLOSE,
    CONTRAST,
    DET,
    ED,
    HAVE,
    MODAL,
    NOUN,
    OPEN,
    PREP,
    QUANTITY,
    REL,
    SUB,
    VERB,
)

__all__ = ["CHANGES", "STATISTICS", "Host", "Hosts"]

STATISTICS = frozenset({"mean", "median", "average", "means", "medians", "averages"})
_THINGS = frozenset(
    """episodes attacks visits admissions hospitalizations lesions tumors tumours studies trials procedures operations
    specimens samples isolates teeth pregnancies deliveries births""".split()
)
_WHO = (PEOPLE - _THINGS) | frozenset(
    """group groups arm arms cohort cohorts subgroup subgroups population populations sample controls placebo survivors
    nonsurvivors responders nonresponders nonresponders recipients genotype carriers noncarriers volunteers cyclists
    athletes runners smokers nonsmokers diabetics hypertensives nondiabetics subjects toddlers pupils staff dyads
    neonates preterms those sexes clinicians birds pigs rabbits lambs calves monkeys piglets""".split()
)
_DOSED = frozenset("mg g kg ml daily twice once therapy treatment treated alone plus group dose".split())
CHANGES = frozenset(
    """reduced decreased increased improved lowered raised fell rose declined dropped changed elevated prolonged
    shortened diminished enhanced went attenuated augmented inhibited suppressed restored corrected gained lost grew
    lowering reducing increasing decreasing raising improving""".split()
)
_LEADS = frozenset("led resulted leads results lead".split())
_PRODUCES = frozenset(
    """had has have showed shows produced caused achieved demonstrated experienced reported required received revealed
    exhibited induced yielded gave displayed presented spent took needed used consumed lost gained underwent attained
    reached led resulted maintained represented scored displayed provided provides""".split()
)
_COMPARED = frozenset(
    """higher lower greater less longer shorter similar better worse larger smaller more fewer different comparable
    reduced increased elevated decreased unchanged significant equivalent faster slower younger older improved
    equal""".split()
)
_ABOUT = frozenset("in of for regarding concerning to as on".split())
_GROUPING = frozenset(
    "in for with among amongst on after of by at following under between receiving within during".split()
)
_COUNTS = frozenset({"number", "numbers", "proportion", "percentage"})
_LEADING = PERSON_WORDS | ARM_NOUNS | {"controls"}


@dataclass(slots=True)
class Host:
    """What the words before a value tell: `of` is what is measured, `place` where it stands."""

    of: str | None = None
    group: str | None = None
    place: Stretch | None = None


class Hosts(Frames):
    """Reads the clauses before values. `known` are words that name arms anywhere in the document."""

    known: frozenset[str] = frozenset()

    def who(self, first: int, last: int, strict: bool = False) -> bool:
        """Whether a noun phrase names people or an arm, by its head or by an arm that the document names."""
        head = last
        for at in range(first, last):
            if self.list[at].tag in (PREP, REL, OPEN, ED) and at > first:
                head = at
                break
        if any(word.low in _WHO for word in self.list[max(first, head - 2) : head]):
            return True
        if strict:
            return False
        named = [word.low for word in self.list[first:last] if word.tag not in (QUANTITY, DET, AND, PREP, OPEN, CLOSE)]
        if not 0 < len(named) <= 4 or not any(low in self.known for low in named):
            return False
        return all(low in self.known or low in _DOSED for low in named)

    def is_verb(self, at: int) -> bool:
        """Whether a word is a verb: 'left' before a noun is none, nor is any word behind an article."""
        if self.list[at].low == "left" and at + 1 < len(self.list) and self.list[at + 1].tag == NOUN:
            return False
        return not (at and self.list[at].tag == VERB and self.list[at - 1].tag == DET) and super().is_verb(at)

    def steps(self, first: int, last: int) -> list[int]:
        """The words of a stretch outside of brackets."""
        kept, at = [], first
        while at < last:
            if self.list[at].tag == OPEN and self.words.mate.get(at, last) < last:
                at = self.words.on(at)
                continue
            kept.append(at)
            at += 1
        return kept

    def verb_of(self, first: int, last: int) -> int | None:
        """The main verb of a clause: the first that is in no relative clause and no participle."""
        for at in self.steps(first + 1, last):
            word = self.list[at]
            if self._in_relative(at, first):
                continue
            if word.tag == HAVE:
                return self._perfect(at, last)
            if word.tag == BE or (word.tag == VERB and self.is_verb(at)):
                return at
            past = word.tag == ED and self.list[at - 1].tag in (NOUN, CLOSE, ADVERB, QUANTITY)
            if past and (word.low in CHANGES or word.low in _PRODUCES):
                return at
        return None

    def _perfect(self, at: int, last: int) -> int:
        """'had significantly increased': the participle is the verb."""
        step = at + 1
        while step < last and self.list[step].tag == ADVERB:
            step += 1
        return step if step < last and self.list[step].low in CHANGES else at

    def read_host(self, first: int, last: int) -> Host:
        """What the clause `first:last` before a value tells; of several 'mean', the last that something follows."""
        while first < last:
            follower = self.list[first + 1].tag if first + 1 < last else PREP
            if self.list[first].tag in (VERB, HAVE) and follower in (ADVERB, PREP, ED, VERB):
                return Host(None, self._group_in(first, last))  # 'and remained unchanged in B': the subject goes on
            at = next((at for at in reversed(self.steps(first, last)) if self.list[at].low in STATISTICS), None)
            if at is None:
                return self._from_words(first, last)
            stop = self._statistic_stop(at, last)
            if measured(self.words.text(at + 1, stop)) is not None:
                return self._from_statistic(first, at, stop, last) or self._from_words(first, last)
            if (before := self._before_statistic(first, at)) <= first:
                return self._from_words(first, last)
            last = before
        return Host()

    def _from_words(self, first: int, last: int) -> Host:
        relative = self._relative(first, last)
        if relative is not None:
            return relative
        verb = self.verb_of(first, last)
        if verb is None:
            return self._noun_phrase(first, last)
        return self._with_verb(first, verb, last)

    def _relative(self, first: int, last: int) -> Host | None:
        """'… in treated patients, who had a longer time to relapse': a clause of its own, about the people before."""
        for at in reversed(self.steps(first + 1, last - 1)):
            if self.list[at].low != "who":
                continue
            if self.list[at + 1].tag not in (HAVE, VERB) and self.list[at + 1].low not in _PRODUCES:
                return None
            thing = self._thing(at + 2, last)
            if thing is None or thing.of is None:
                return None
            stop = at
            while stop > first and (self.list[stop - 1].low == "," or self.list[stop - 1].tag == CLOSE):
                stop = self.words.back(stop) if self.list[stop - 1].tag == CLOSE else stop - 1
            begin = stop
            while begin > first and self.list[begin - 1].tag not in (PREP, BE, HAVE, VERB):
                begin -= 1
            thing.group = thing.group or phrase(self.words, begin, stop)
            return thing
        return None

    def _with_verb(self, first: int, verb: int, last: int) -> Host:
        word = self.list[verb]
        subject, rest = (first, verb), (verb + 1, last)
        if self.list[verb - 1].low == "there" and word.tag == BE:
            return self._noun_phrase(*self._unadjective(rest))
        if word.low in CHANGES or word.low in _PRODUCES:
            thing = self._thing(verb + 1, last)
            if thing is not None and thing.of is not None:
                thing.group = thing.group or self._agent(subject)
                return thing
        told = self._noun_phrase(*subject)
        if self.list[verb - 1].low in ("it", "they", "this", "these"):
            return Host()
        people = self.who(*trim(self.words, *subject)) and self.list[first].tag != PREP
        if told.of is None or people:
            compared = {held.low for held in self.list[verb:last]}
            of = "age" if compared & {"younger", "older"} else None
            of = of or self._topic_in(verb, last)
            return Host(of, self._agent(subject) if people or word.tag != BE else None, None)
        told.group = told.group or self._group_in(*rest)
        return told

    def _topic_in(self, first: int, last: int) -> str | None:
        """'No difference was found in the DR between A and B': what a predicate is about."""
        for at in self.steps(first, last):
            if self.list[at].low in ("in", "regarding", "for") and self.list[at].tag == PREP:
                stop = next((step for step in self.steps(at + 1, last) if self.list[step].tag == PREP), last)
                if self.list[stop - 1].tag != PREP and stop > at + 1 and not self.who(at + 1, stop):
                    return measured(self.words.text(at + 1, stop))
        return None

    def _agent(self, subject: Stretch) -> str | None:
        """The subject of a verb as a group: 'Children in the early group' → 'early group', 'Carvelol'."""
        first, last = trim(self.words, *subject)
        for at in range(last - 1, first, -1):
            those = self.list[first].low == "those" or self.words.list[max(first - 1, 0)].low == "those"
            if self.list[at].low in ("in", "receiving", "on", "with") and (self.who(at + 1, last) or those):
                return phrase(self.words, at + 1, last)
        for at in range(first + 1, last):
            if self.list[at].tag in (REL, SUB) or self.list[at].low in (",", "(", "="):
                last = at
                break
        if first < last and self.list[first].tag == PREP:
            first = next((at for at in range(first, last) if self.list[at].low in self.known), last)
        if last - first > 9 or not self.specific(first, last):
            return None
        return phrase(self.words, first, last)

    def _unadjective(self, stretch: Stretch) -> Stretch:
        first, last = stretch
        while first < last and (self.list[first].tag in (DET, ADVERB) or self.list[first].low in _COMPARED):
            first += 1
        return first, last

    def _thing(self, first: int, last: int) -> Host | None:
        """'reduced HVPG from', 'produced a greater increase in exercise time': the noun phrase behind a verb."""
        if first < last and self.list[first].low in ("to", "in") and self.list[first - 1].low in _LEADS:
            first += 1
        first, last = self._unadjective((first, last))
        while last > first and self.list[last - 1].tag in (PREP, ADVERB):
            last -= 1
        if first >= last or self.list[first].tag in (PREP, OPEN) or self.list[first].low in (",", "by"):
            return None
        stop = first
        for stop in self.steps(first, last):
            if self.list[stop].tag in (BE, CONTRAST, SUB, REL) or self.list[stop].low in (",", ";"):
                break
        else:
            stop = last
        return self._noun_phrase(first, stop)

    def _noun_phrase(self, first: int, last: int) -> Host:
        """A noun phrase as measure and group: 'operative time of the robotic group' → both."""
        first, last = trim(self.words, first, last)
        leading = self._leading_group(first, last)
        if leading is not None:
            return leading
        for at in self.steps(first + 1, last):
            low = self.list[at].low
            if self.list[at].tag == CONTRAST and low not in ("than",):
                last = at
                break
            if low not in _GROUPING or (self.list[at].tag != PREP and low not in ("receiving",)):
                continue
            stop = self._phrase_stop(at + 1, last)
            if self.who(*trim(self.words, at + 1, stop), strict=low == "of") and not self._counting(at):
                of = measured(self.words.text(first, at))
                return Host(of, phrase(self.words, at + 1, stop), (first, at))
        of = measured(self.words.text(first, last)) if first < last else None
        return Host(of, None, (first, last) if of else None)

    def _leading_group(self, first: int, last: int) -> Host | None:
        """'In the IC group weight increased': the group comes first, and no comma ends it."""
        if first >= last or self.list[first].low not in ("in", "for", "among", "with"):
            return None
        for at in range(first + 1, min(first + 8, last - 1)):
            if self.list[at].tag in (PREP, BE, HAVE) and at > first + 1:
                return None
            if self.list[at].low in _LEADING:
                at += 1
                while at < last and self.list[at].low in (",", "the"):
                    at += 1
                of = measured(self.words.text(at, last))
                return Host(of, phrase(self.words, first + 1, at), (at, last)) if of else None
        return None

    def _counting(self, at: int) -> bool:
        """'number of patients': 'of' leads on to what is counted."""
        return self.list[at].low == "of" and at > 0 and self.list[at - 1].low in _COUNTS

    def _phrase_stop(self, first: int, last: int) -> int:
        """Where the group behind a preposition ends: before a verb, a time, a mark."""
        for at in self.steps(first, last):
            word = self.list[at]
            if word.tag in (BE, HAVE, CONTRAST, SUB) or word.low in (",", ";", ":"):
                return at
            if word.tag == VERB and self.is_verb(at) and not self._in_relative(at, first):
                return at
            if word.tag == PREP and at > first and is_time(self.words.text(at + 1, min(at + 4, last))):
                return at
            if word.low in ("after", "during", "before", "at") and at > first:
                return at
            if word.low == "in" and at + 1 < last and self.list[at + 1].low in CHANGES:
                return at
            grouped = at > first and self.list[at - 1].low in ARM_NOUNS
            if grouped and (word.tag == QUANTITY or (word.tag == PREP and word.low not in ("of", "with", "receiving"))):
                return at
        return last

    def _group_in(self, first: int, last: int) -> str | None:
        """The group of a predicate: 'was higher in the placebo group', 'decreased with fasting'."""
        for at in reversed(self.steps(first, last)):
            if self.list[at].tag == PREP and self.list[at].low in _GROUPING - {"of", "by", "during", "at"}:
                stop = self._phrase_stop(at + 1, last)
                span = trim(self.words, at + 1, stop)
                if span[0] < span[1] and self.who(*span):
                    return phrase(self.words, *span)
        return None

    def _statistic_stop(self, at: int, last: int) -> int:
        """Where what stands behind 'mean' ends: before a verb."""
        for step in self.steps(at + 1, last):
            if self.list[step].tag in (BE, HAVE, MODAL) or (self.list[step].tag in (VERB, ED) and self._tells(step)):
                return step
        return last

    def _from_statistic(self, first: int, at: int, stop: int, last: int) -> Host | None:
        """'The mean (SD) age for carriers was': what stands behind 'mean'; None where nothing measured does."""
        told = self._noun_phrase(at + 1, stop)
        if told.of is None:
            return None
        if told.place is not None:
            told.place = (at, told.place[1])
        told.group = told.group or (self._group_in(stop, last) if stop < last else None)
        told.group = told.group or self._subject_of(first, at)
        return told

    def _subject_of(self, first: int, at: int) -> str | None:
        """'Patients in the X group achieved a mean reduction …': the people that the clause before 'mean' speaks of."""
        verb = self.verb_of(first, at)
        if verb is None or not self.who(*trim(self.words, first, verb)):
            return None
        return self._agent((first, verb))

    def _tells(self, at: int) -> bool:
        low = self.list[at].low
        return low in CHANGES or low in _PRODUCES or low in ("averaged", "ranged", "remained", "differed")

    def _before_statistic(self, first: int, at: int) -> int:
        """'decreased by a mean of 5', 'with an average of 3 symptoms', 'time, on average, 12 days'."""
        while at > first and (self.list[at - 1].tag in (DET, PREP, ADVERB) or self.list[at - 1].low in (",", "(")):
            at -= 1
        return at

    def boundary(self, opening: int) -> tuple[int, int]:
        """The last phrase before a bracket: where its preposition (or boundary) and its first word stand."""
        at = opening
        floor = self.clause_start(opening - 1)
        while at > floor:
            step = self.words.back(at)
            word = self.list[step]
            if step in self.starts or step + 1 in self.high or word.low in (",", ";", ":"):
                return step, at
            if word.tag in (PREP, CONTRAST, SUB, REL, BE, HAVE) or (word.tag == VERB and self.is_verb(step)):
                return step, at
            if word.tag == AND and (self.list[step - 1].tag == CLOSE or self.parts_items(1, step)):
                return step, at
            if (
                word.tag == ED
                and (word.low in CHANGES or word.low in _PRODUCES)
                and self.list[step - 1].tag in (NOUN, ADVERB)
            ):
                return step, at
            at = step
        return floor - 1, floor

    def about(self, at: int) -> bool:
        """Whether a preposition leads to what is measured: 'reduction in', 'in terms of', 'similar except for'."""
        if self.list[at].low not in _ABOUT or at == 0:
            return False
        return any(word.low in TOPIC_NOUNS for word in self.list[max(at - 2, 0) : at])
