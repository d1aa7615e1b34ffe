"""NUM: counts, proportions, means.

    _percent        percentages against counts; `_denominators` of other wholes, `_sample` of means

Sums that a sentence tells
    _parts          wholes and parts that exclude one another, told by `_members`, by turns (`_pairing`), as classes
                    (`_ladders`, `_scales`), as shares (`_hundreds`, `_two_sexes`), as a flow (`_flows`), complete by
                    words (`_rests`)
    _sums           what a sum is; `_accounts` for what is missing

Two values of a sentence
    _changes        and the difference drawn from them; `_directions` and which is said to be more
    _spreads        centres, quartiles and ranges

Tables
    _totals         rows and columns called 'Total'; `_row_wholes` and `_share_columns` of counts and percentages
"""
