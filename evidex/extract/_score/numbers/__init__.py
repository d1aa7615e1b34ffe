"""Central values with their spread and unit.

`values` finds those with a word or a spread (`statistic_words`, `heads`, `ranges`, `customs`: what a document says once
of how it prints), `changes`, `amounts` and `moved_ranges` what was changed, `labelled`, `timed`, `pairs`, `in_order`,
`plainly`, `on_average`, `ranged`, `signed`, `chained` and `going_on` those that their form or their company shows
(`enclosing` finds the bracket around one), `pressures` pairs; `shared_units` and `other_units` tell their unit,
`tables` reads cells. `value` is what all of them make.
"""
