"""Estimates behind the name of their measure.

`labels` knows the names of measures, `meanings` letters that a document gives one, `by_method` what its methods say of
all. `find` looks for the numbers behind a name (`estimate`: what one is, `made` of a number and its interval, `plain`
what a bare 'difference' is one of, `stated` and `leading` what leads from the name to it), `lists`, `members` and
`signed_lists` for those that one name heads, `inherited` for those behind them that have an interval alone, `needed`
for numbers needed to treat; `bounds` and `p_values` tell what belongs to each, `scales` what it is measured in,
`possible` what can be none.
"""
