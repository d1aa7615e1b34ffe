"""Central values with their spread and unit.

`values` finds those with a word or a spread (`statistic_words`, `heads`, `ranges`, `customs`: what a document says once
of how it prints), `changes` and `amounts` what was changed, `brackets`, `labelled`, `timed`, `pairs`, `plainly`,
`ranged`, `chained` and `going_on` those that their form or their company shows, `pressures` pairs; `shared_units`,
`mixed_units` and `powers` tell their unit, `tables` reads cells. `value` is what all of them make.
"""
