"""The parts of the effect extractor (`../effect.py`), in the order in which a text goes through them.

**Numbers.** `labels` knows the names of measures, `meanings` letters that a document gives one, `adjustment` what its
methods say of all. `estimates` finds the numbers behind a name (`estimate`: what one is, `made` of a number and its
interval, `plain` what a bare 'difference' is one of), `lists`, `members`, `signed_lists` those that one name heads,
`needed` numbers needed to treat, `bounds` and `p_values` what belongs to each. Without a name they are found by
`unnamed`: folds, changes in percent (`relative`), and differences that are `stated`, `spoken`, `far` from their
interval, `fronted`, of `pressures`, `more_than` others or below a head (`headed_lists`); that lie `apart`, are `net` of
the other group, an `advantage`, or `share_changes`. `difference_words` holds the words that these forms share.
`between`, `scales`, `possible` and `leading` tell what is none.

**Sides of a sentence.** `sides` reads factor and outcome from the words near (`frames`, `arms`, `nearby`), `_choosing`
chooses among all phrases, `phrasing` words what was chosen, `told_for`, `respective_sides`, `shared_lists` and
`correlated` deal lists out. Then `naming` asks the grammar, the surest first: `named_plainly` (a predicate or a heading
names the factor), `risk_lists` (one predicate for a list), `likewise` (none: 'and so was B'), `said` (a plain `clause`,
by the forms of `predicates`; what points back is in `back_words`), and puts names for `pointing` words. `implied` and
`studied` know what the sentence before and the title are about. Last `comparators` tells what is set against it
(`set_against`, `two_told`) and `subgroups` of whom it is. `side_words` says what words can name a side.

**Tables.** `tables` finds a row's estimates: `table_measures`, `table_mixed` and `table_speech` say which measure,
`table_cell`, `bounds_beside`, `p_in_cell`, `table_stars` and `table_beside` what belongs to one. `table_sides` names
factor and outcome, with `table_arms`, `table_captions`, `table_references`, `table_pooled` and `table_around`;
`table_words` reads cells that tell effects in words.
"""
