"""Factor, outcome, comparator and time of the estimates of a sentence.

`find` reads factor and outcome from the words near (`frames`, `arms`, `nearby`), `_choosing` chooses among all phrases,
`phrasing` words what was chosen, `told_for`, `respective_sides` and `correlated` deal lists out. Then `naming` asks the
grammar, the surest first: `told_around`, pairs (`share_pairs`, `own_pairs`), `named_lists`, `named_plainly` (a
predicate or a heading names the factor), `risk_lists` (one predicate for a list), `likewise` (none: 'and so was B'),
`said` (a plain `clause`, by the forms of `predicates`; what points back is in `back_words`, 'the latter' too); it takes
away what can be no side (`no_sides`) and puts whole names for their pieces (`own_names`). `studied` and `endpoints`
know what the title and the aim are about. Last `comparators` tells what is set against it (`set_against`, `two_told`),
`opening` and `subgroups` of whom it is, `times` when. `side_words` says what words can name a side.
"""
