"""The sides of the estimates of a sentence: those that were chosen, where the grammar of their clause says no others.

The surest first: a plain predicate ('X was the strongest predictor'), a list with one predicate, a clause that leaves
its predicate to the one before, a plain clause. Then 'the former' and 'the latter' get their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from evidex.extract._choosing.agreement import agreement
from evidex.extract._choosing.sides.allocated import Allocated
from evidex.extract._choosing.sides.design import Opposed
from evidex.extract._effect.numbers.estimate import Estimate, end_of, name_of
from evidex.extract._effect.sides.back_words import with_pointed
from evidex.extract._effect.sides.clause import clauses_of
from evidex.extract._effect.sides.endpoints import primary_of
from evidex.extract._effect.sides.find import topic
from evidex.extract._effect.sides.likewise import Before, Likewise
from evidex.extract._effect.sides.named_lists import named_lists
from evidex.extract._effect.sides.named_plainly import plainly_named, with_listed, with_names
from evidex.extract._effect.sides.no_sides import with_factor, with_outcome
from evidex.extract._effect.sides.own_names import with_own_name
from evidex.extract._effect.sides.own_pairs import own_pairs
from evidex.extract._effect.sides.risk_lists import risk_listed
from evidex.extract._effect.sides.said import said_sides
from evidex.extract._effect.sides.set_against import side_name
from evidex.extract._effect.sides.share_pairs import share_pairs
from evidex.extract._effect.sides.side_words import CONTROL, Sides
from evidex.extract._effect.sides.told_around import told_around
from evidex.extract._passage import Passage
from evidex.text import View

__all__ = ["named_sides", "studied_in"]

_SAME = 0.5
_AIM = 12
"""Sentences in which a document says what it studies."""
_REACH = 400
"""Characters before a sentence in which what it points at is named."""


def named_sides(
    passage: Passage, estimates: list[Estimate], chosen: Iterable[Sides], before: Before
) -> Iterator[tuple[Sides, bool]]:
    """The sides of each estimate, and whether its clause says what they are set against."""
    view, sentence, read, words = passage.view, passage.sentence, passage.words.read, passage.printed
    clauses = clauses_of(read, words, estimates)
    plain, likewise = plainly_named(view, sentence, clauses), Likewise(words, clauses)
    listed = risk_listed(words, clauses, [end_of(read, each, with_bounds=True) - read.start for each in estimates])
    paired = share_pairs(read, words, estimates) | own_pairs(read, words, estimates)
    members = named_lists(read, words, estimates)
    around = told_around(read, estimates)
    opposed = view.once(opposed_in)
    block = view.document.blocks[sentence.block].start
    nearby = view.text[max(block, sentence.start - _REACH) : sentence.end]
    for at, each in enumerate(chosen):
        said = None
        if at in around:
            said = sides = _with_told(each, around[at])
        elif at in paired:
            said = sides = _with_pair(each, paired[at], before.sides)
        elif at in members:
            said = sides = _with_member(each, members[at], before.sides, opposed)
        elif at in plain:
            sides = with_names(each, plain[at], view, sentence)
        elif at in listed:
            sides = with_listed(each, listed[at], view, sentence)
        else:
            said = likewise.sides(at, each, before) or said_sides(clauses[at], each, before.sides, opposed)
            sides = said or each
        if estimates[at].measure != "r":
            sides = with_own_name(sides, clauses[at], words, name_of(read, estimates[at]), before.sides)
            sides = with_factor(sides, clauses[at], before.sides, opposed, partial(view.once, studied_in))
        pointed = with_pointed(sides, clauses[at], nearby)
        sure = pointed is not sides or (said is not None and said.comparator != each.comparator)
        sure = sure or at in paired
        pointed = with_outcome(pointed, before.sides, partial(view.once, outcome_studied))
        before = Before(pointed, before.words)
        yield pointed, sure and pointed.comparator is not None


def _with_told(chosen: Sides, told: Sides) -> Sides:
    """The sides that the words around a number tell, and those that were chosen for what they leave out."""
    return Sides(told.factor, told.outcome or chosen.outcome, told.comparator or chosen.comparator, chosen.population)


def _with_pair(chosen: Sides, pair: Sides, before: Sides) -> Sides:
    """The sides that were chosen with the two that are printed at the number; the outcome is none of these."""
    both = f"{pair.factor} {pair.comparator}".lower()
    named = chosen.outcome is not None and chosen.outcome.lower() not in both
    factor, comparator = (
        said if said and told and said.lower() == told.lower() else told
        for said, told in ((chosen.factor, pair.factor), (chosen.comparator, pair.comparator))
    )
    return Sides(factor, chosen.outcome if named else before.outcome, comparator, chosen.population)


def _with_member(chosen: Sides, member: Sides, before: Sides, opposed: Sides) -> Sides:
    """The sides that were chosen for a member of a list, with the name that the list gives it."""
    if member.factor is not None:
        comparator = member.comparator or chosen.comparator
        return Sides(member.factor, chosen.outcome or before.outcome, comparator, chosen.population)
    factor = chosen.factor if agreement(chosen.factor or "", member.outcome or "") < _SAME else None
    return Sides(factor or before.factor or opposed.factor, member.outcome, chosen.comparator, chosen.population)


def studied_in(view: View) -> Sides:
    """What the document studies, by its aim."""
    return topic(view.text, (view.text[each.start : each.end] for each in view.sentences[:_AIM]))


def outcome_studied(view: View) -> str | None:
    """The outcome that the document says it is about: its primary one, else that of its aim."""
    return primary_of(view) or view.once(studied_in).outcome


def opposed_in(view: View) -> Sides:
    """The two that a document sets against one another: given to people, else by its title or aim; controls last."""
    pairs = (view.once(Allocated).of_size(2), *view.once(Opposed).pairs)
    one, other = next(filter(None, pairs), ("", ""))
    factor, comparator = side_name(one), side_name(other)
    if not factor or not comparator:
        return Sides()
    if CONTROL.search(factor) and not CONTROL.search(comparator):
        factor, comparator = comparator, factor
    return Sides(factor, None, comparator)
