"""Effects: ratios and differences with which an association or a treatment effect is estimated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from itertools import groupby
from typing import NamedTuple

import msgspec

from evidex.extract._cells.reading import read_cells
from evidex.extract._choosing import Choice, Chooser, Telling
from evidex.extract._effect.differences.advantage import may_tell_advantage
from evidex.extract._effect.differences.more_than import may_tell_more
from evidex.extract._effect.differences.share_changes import may_change_shares
from evidex.extract._effect.numbers.by_method import are_adjusted_by_method, pools_trials
from evidex.extract._effect.numbers.estimate import Context, Estimate, end_of, words_of
from evidex.extract._effect.numbers.find import find_estimates
from evidex.extract._effect.numbers.labels import Measure, names_measure
from evidex.extract._effect.numbers.meanings import meanings_of
from evidex.extract._effect.sides.comparators import Compared
from evidex.extract._effect.sides.correlated import correlated_with
from evidex.extract._effect.sides.endpoints import meaning_of
from evidex.extract._effect.sides.find import Memory, find_sides
from evidex.extract._effect.sides.likewise import Before
from evidex.extract._effect.sides.naming import named_sides, studied_in
from evidex.extract._effect.sides.opening import in_openings
from evidex.extract._effect.sides.phrasing import what_is_given, what_is_told
from evidex.extract._effect.sides.respective_sides import respective_sides
from evidex.extract._effect.sides.side_words import Sides
from evidex.extract._effect.sides.subgroups import in_subgroup
from evidex.extract._effect.sides.times import times_of
from evidex.extract._effect.sides.told_for import own_names
from evidex.extract._effect.tables.around import Around
from evidex.extract._effect.tables.find import TableEffect, find_table_effects
from evidex.extract._effect.tables.sides import TableSides
from evidex.extract._effect.tables.words import find_told, is_told_in_words
from evidex.extract._passage import Passage
from evidex.extract._planned import is_planned
from evidex.extract.socket import Extractor
from evidex.schema import Cell, Claim, EffectClaim, place_claim
from evidex.text import Quantities, Sentence, View, read_quantities
from evidex.text.relations import Meant, find_topic
from evidex.text.words import Words

__all__ = ["EXTRACTOR"]

NAME = "effect/1"
CHOOSER = Chooser("effect", ("factor", "outcome"))
_DIGIT = re.compile(r"[0-9]")
_IN_WORDS = re.compile(r"fold\b|times (?:more|higher|greater)")


def _extract(view: View) -> Iterator[Claim]:
    meanings = meanings_of(view.text)
    yield from _Prose(view, meanings).claims()
    around = Around(view)
    for table in view.document.tables:
        sides, pooled = TableSides(view.text, table), around.pooled(table)
        measure = partial(around.measure_of, table)
        for effect in find_table_effects(view.text, table, measure, meanings, partial(view.once, _shares)):
            both = sides.of(effect.start, Sides(effect.factor, effect.outcome), effect.measure)
            if pooled and (own := sides.cell_at(effect.start)):
                both = pooled.of(own, both)
            yield _table_claim(view, effect, both, sides.timepoint(effect.start))
        for cell in table.cells:
            if not cell.header and _may_tell(view.text, cell.start, cell.end):
                yield from _told_claims(view, cell, sides.of_words(cell))


def _shares(view: View) -> Mapping[int, bool]:
    """Whether each table cell of which the form is known holds a share, by where it starts."""
    return {each.start: each.form.share for each in read_cells(view) if each.form is not None}


def _may_tell(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` could hold an effect: a digit, or a ratio in words."""
    return _DIGIT.search(text, start, end) is not None or _IN_WORDS.search(text, start, end) is not None


def _told_claims(view: View, cell: Cell, row: Sides) -> Iterator[Claim]:
    """The effects of a cell that tells them in words."""
    if not names_measure(view.text[cell.start : cell.end]):
        return
    read = read_quantities(view.text, cell.start, cell.end)
    if not is_told_in_words(read):
        return
    for estimate, sides in find_told(read, cell, row):
        start, end = read.place(min(estimate.label, estimate.place)), _end(read, estimate)
        told = TableEffect(
            start,
            end,
            estimate.measure,
            estimate.adjusted,
            estimate.value,
            estimate.low,
            estimate.high,
            estimate.level,
            estimate.p,
            sides.factor,
            sides.outcome,
        )
        yield _table_claim(view, told, sides)


class _Told(NamedTuple):
    """An estimate of a sentence, with its sides as they are known when its sentence is read."""

    sentence: Sentence
    read: Quantities
    estimate: Estimate
    sides: Sides


class _Prose:
    """The sentences of a document in their order: what one tells may hold for those behind it."""

    def __init__(self, view: View, meanings: Mapping[str, Measure]) -> None:
        self._view, self._meanings = view, meanings
        self._context, self._memory, self._compared = Context(meanings=dict(meanings)), Memory(), Compared(view)
        self._by_method: bool | None = None
        """Whether the methods, which stand before the first estimate, say that all are adjusted."""
        self._told: list[_Told] = []

    @cached_property
    def _telling(self) -> Telling:
        return Telling(CHOOSER, self._view)

    def claims(self) -> Iterator[EffectClaim]:
        """The claims of all sentences, once the whole text is read."""
        block = -1
        for number, sentence in enumerate(self._view.sentences):
            if sentence.section == "title":
                continue
            if sentence.block != block:
                self._context.forget_measure()
                block = sentence.block
            self._told.extend(self._read(number, sentence))
        for _, same in groupby(self._told, key=lambda told: told.sentence.start):
            yield from self._claims(list(same))

    def _read(self, number: int, sentence: Sentence) -> list[_Told]:
        """The estimates of a sentence with their sides; one that is told again has those of the one before it."""
        view = self._view
        read = view.quantities_of(sentence)
        if not read.found or not self._may_tell(sentence):
            return []
        estimates = self._estimates(sentence, read)
        if not estimates:
            return []
        named = view.words_of(sentence)
        both = self._sides(number, sentence, [each for each in estimates if not each.retold])
        told: list[_Told] = []
        last = Sides()
        for estimate in estimates:
            if not estimate.retold:
                sides, sure = next(both)
                last = self._compared.told(sentence, named, estimate, sides, sure=sure)
            told.append(_Told(sentence, read, estimate, last))
        return told

    def _may_tell(self, sentence: Sentence) -> bool:
        """Whether a sentence could tell an effect: it names a measure, or goes on with one."""
        if not _may_tell(self._view.text, sentence.start, sentence.end):
            return False
        goes_on = self._context.measure is not None or self._context.difference is not None
        return goes_on or _names_estimate(self._view.text[sentence.start : sentence.end], self._meanings)

    def _estimates(self, sentence: Sentence, read: Quantities) -> list[Estimate]:
        """The estimates that a sentence tells, as the methods say of all."""
        view = self._view
        self._context.pooled = view.once(pools_trials)
        estimates = [each for each in find_estimates(read, self._context) if not _was_assumed(read, each)]
        if not estimates:
            return []
        if self._by_method is None:
            self._by_method = are_adjusted_by_method(view.text[: sentence.start], view.text[sentence.start :])
        return [_adjusted_by_method(each) for each in estimates] if self._by_method else estimates

    def _sides(self, number: int, sentence: Sentence, estimates: list[Estimate]) -> Iterator[tuple[Sides, bool]]:
        """The sides of each estimate of a sentence, and whether its clause says what they are set against."""
        view, memory = self._view, self._memory
        passage = Passage(view, sentence, view.words_of(sentence))
        read, words = passage.words.read, passage.printed
        if memory.factor is None and memory.outcome is None:
            memory.take(view.once(studied_in))
        found = find_sides(read, words, estimates, memory, _meant(view, number))
        listed = respective_sides(read, words, estimates) | correlated_with(read, words, estimates)
        chosen = _chosen(self._telling, passage.words, estimates, found, listed)
        both = named_sides(passage, estimates, chosen, self._before(sentence))
        if len(estimates) == 1:
            return both
        places = [words_of(passage.words, each) for each in estimates]
        return in_openings(passage.words, places, self._telling.is_side, both)

    def _before(self, sentence: Sentence) -> Before:
        """The last estimate of the block, with the words that lead to it."""
        if not self._told or self._told[-1].sentence.block != sentence.block:
            return Before(Sides(), "")
        last, read, estimate, sides = self._told[-1]
        return Before(sides, self._view.text[last.start : read.place(estimate.place)])

    def _claims(self, told: list[_Told]) -> Iterator[EffectClaim]:
        """The claims of one sentence, with what is told of them when the whole text is read."""
        sentence = told[0].sentence
        start = sentence.start
        places = [(read.place(each.place) - start, _end(read, each) - start) for _, read, each, _ in told]
        times = times_of(self._view.text[start : sentence.end], places)
        for each, time in zip(told, times, strict=True):
            sides = self._compared.told_later(each.estimate, each.sides)
            yield _claim(self._view, each._replace(sides=sides), time)


def _was_assumed(read: Quantities, estimate: Estimate) -> bool:
    """'r = 0.4 would give 95% power': nobody found it, as what has an interval or a P-value was found."""
    bare = estimate.low is None and estimate.p is None
    return bare and is_planned(read.shape, estimate.place, estimate.place + 1)


def _names_estimate(words: str, meanings: Mapping[str, Measure]) -> bool:
    """Whether a sentence could name an estimate by its measure, by 'more than', or by letters given a meaning."""
    told = names_measure(words) or may_tell_more(words) or may_change_shares(words) or may_tell_advantage(words)
    return told or any(letters in words for letters in meanings)


def _meant(view: View, number: int) -> Meant:
    """What words that point back can mean: the sentence before, and what the document is about."""
    before = view.sentences[number - 1] if number else None
    return Meant(view.text[before.start : before.end] if before else "", lambda: find_topic(view.text)[1] or "risk")


def _adjusted_by_method(estimate: Estimate) -> Estimate:
    """What the methods say of all models holds for an estimate unless its measure is of none."""
    return msgspec.structs.replace(estimate, adjusted=estimate.adjusted or estimate.measure not in ("r", "SMD"))


def _chosen(
    telling: Telling,
    words: Words,
    estimates: list[Estimate],
    found: list[Sides],
    listed: Mapping[int, dict[str, str]],
) -> Iterator[Sides]:
    """The sides of each estimate of a sentence: chosen among the phrases near, and what the grammar tells.

    What a list deals out to each (`listed`) is sure.
    """
    numbers = [words_of(words, each) for each in estimates]
    given = [{"factor": sides.factor, "outcome": sides.outcome} for sides in found]
    choices = telling.choose(words, numbers, given)
    told = [_plainly(estimate, sides, each) for estimate, sides, each in zip(estimates, found, choices, strict=True)]
    own = own_names(words, numbers, told)
    for at, sides in enumerate(found):
        yield msgspec.structs.replace(sides, **(told[at] | own[at] | listed.get(at, {})))


def _plainly(estimate: Estimate, sides: Sides, chosen: Mapping[str, Choice]) -> dict[str, str | None]:
    """What was chosen, in plain words."""
    told = {name: " ".join(choice.text.split()) if choice.text else None for name, choice in chosen.items()}
    if factor := told.get("factor"):
        told["factor"] = what_is_given(factor)
    if outcome := told.get("outcome"):
        told["outcome"] = what_is_told(outcome)
    if estimate.measure != "r" and told.get("outcome") == sides.comparator:
        told["outcome"] = None  # 'was superior to bisoprolol': with what, not in what
    return told


def _claim(view: View, told: _Told, time: str | None) -> EffectClaim:
    sentence, read, estimate, sides = told
    words = view.text[sentence.start : sentence.end]
    sides = in_subgroup(read, words, estimate, sides)
    start, end = read.place(min(estimate.label, estimate.place)), _end(read, estimate)
    fields: dict[str, object] = {
        "measure": estimate.measure,
        "estimate": estimate.value,
        "adjusted": estimate.adjusted,
        "ci_low": estimate.low,
        "ci_high": estimate.high,
        "ci_level": estimate.level,
        "factor": sides.factor,
        "outcome": meaning_of(sides.outcome, words),
    }
    fields["timepoint"] = time
    fields["comparator"] = sides.comparator
    fields["population"] = sides.population
    if estimate.p is not None:
        fields |= {"p_op": estimate.p.op, "p_value": estimate.p.value}
        if not start <= estimate.p.start < end:
            fields["derived"] = ("p_value",)  # told once for a list: 'P < 0.001 for both'
    return place_claim(
        EffectClaim,
        view.document,
        start,
        end,
        section=sentence.section,
        extractor=NAME,
        page=view.page_at(start),
        citations=view.labels_cited_in(sentence.start, sentence.end),
        **fields,
    )


def _table_claim(view: View, effect: TableEffect, sides: Sides, timepoint: str | None = None) -> EffectClaim:
    fields: dict[str, object] = {"timepoint": timepoint}
    if effect.p is not None:
        fields |= {"p_op": effect.p.op, "p_value": effect.p.value}
        if not effect.start <= effect.p.start < effect.end:
            fields["derived"] = ("p_value",)  # a note gives it to a star
    return place_claim(
        EffectClaim,
        view.document,
        effect.start,
        effect.end,
        section="table",
        extractor=NAME,
        page=view.page_at(effect.start),
        measure=effect.measure,
        estimate=effect.value,
        adjusted=effect.adjusted,
        ci_low=effect.low,
        ci_high=effect.high,
        ci_level=effect.level,
        factor=sides.factor,
        outcome=sides.outcome,
        comparator=sides.comparator,
        population=sides.population,
        **fields,
    )


def _end(read: Quantities, estimate: Estimate) -> int:
    """Behind the last number, with the bracket that closes it."""
    end = end_of(read, estimate, with_bounds=True)
    text = read.text[end : end + 2]
    inside = read.text[read.place(estimate.label) : end]
    return end + 1 if text[:1] in (")", "]") and inside.count("(") + inside.count("[") > 0 else end


EXTRACTOR = Extractor(name=NAME, claim=EffectClaim, extract=_extract)
