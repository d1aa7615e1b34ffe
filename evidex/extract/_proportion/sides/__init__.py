"""What a share is of, in whom, and what it says of them.

`frames` reads the words around, with `subjects`, `openings`, `contrasts` and `whom`; `tested` names the test whose
accuracy it is, `plain_sides` what the grammar says for certain. `roles` weighs what it says of its group, with
`befallen`.
"""
