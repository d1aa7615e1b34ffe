"""What a value is of, in whom, when.

`segments` parts a sentence by its values, `hosts`, `brackets` and `frames` read what is `measured` and in whom, `lists`
and `groups` settle the groups of several, `topics` are what groups are compared in. `when` tells the time,
by `schedule` where the document says it once.
"""
