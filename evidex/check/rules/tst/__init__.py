"""TST: test statistics and P-values.

_printed_p   P-values as they stand in the text
_statistics  test statistics with degrees of freedom and P-value
_groups      counts of two groups that one sentence compares, with their P-value
"""
