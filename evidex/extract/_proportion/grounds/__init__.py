"""Grounds on which a percentage is no share of a group.

`find` asks them in their order: `levels`, `changes`, `limits`, `settings`, `counts` of what is none; `words` are those
it looks for, `exempt` tells where they say nothing against a share, `beside` reads what stands around one once,
`spreading` gives the ground of one to others of its sentence. `impossible` are shares that no group has.
"""
