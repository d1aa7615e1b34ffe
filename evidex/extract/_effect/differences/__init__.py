"""Estimates without the name of a measure.

`find` asks every form in its order: folds, changes in percent (`relative`), and differences that are `acted` by a
treatment, `spoken`, `far` from their interval, `fronted`, of `pressures`, `more_than` others or below a head
(`headed_lists`); that lie `apart`, are `net` of the other group, an `advantage`, or `share_changes`. `between` tells
whether a change is told of two groups, or of one since before; `words` are those that these forms share.

A new form is one module with an iterator of estimates, a line in `find`, and its sentences in
`tests/extract/test_plain_differences.py`.
"""
