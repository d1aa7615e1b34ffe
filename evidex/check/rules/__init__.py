"""The rules, a folder per family; a file is one rule with its documentation. What begins with `_` serves several.

doc  the document as read       num  counts, proportions, means    est  estimates and intervals
tst  tests and P-values         txt  a document against itself     ref  citations and references
sup  support by sources         top  topic and padding             prv  claims that were brought in
"""
