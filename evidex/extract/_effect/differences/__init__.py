"""Estimates without the name of a measure.

`find` asks every form in its order: `folds`, what is `changed` by so much, changes in percent (`relative`), and
differences that are `far` from their interval, `more_than` others, `fronted`, of `pressures`, `spoken` or below a head
(`headed_lists`); that lie `apart`, are `net` of the other group, an `advantage`, or `share_changes`. `between` tells
whether a change is told of two groups (or `acted` by a treatment), or of one since before; `words` are shared by all.

A new form is one module with an iterator of estimates, a line in `find`, and its sentences in
`tests/extract/test_plain_differences.py`.
"""
