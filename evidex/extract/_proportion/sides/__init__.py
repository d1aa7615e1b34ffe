"""What a share is of, in whom, and what it says of them.

`frames` reads the words around: in `running` text with `subjects`, in `brackets`, of `runs` told at once and of
`contrasts`; `openings` what holds for all shares of a sentence, `totals` out of how many each is. `tested` names the
test whose accuracy it is, `plain_sides` what the grammar says for certain. `roles` weighs what it says of its group,
with `befallen`.
"""
