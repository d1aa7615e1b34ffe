"""The parts of the effect extractor (`../effect.py`), in the order in which a text goes through them.

    numbers      estimates behind the name of a measure: 'HR 1.4 (95% CI 1.1 to 1.8; P = 0.01)'
    differences  estimates without a name: 'lowered pressure by 5 mm Hg more than placebo'
    sides        whose effect on what each estimate of a sentence tells, and what it is set against
    tables       the same for tables: which cell holds an estimate, of which measure, of whom

The way into each is its `find` (of `sides` also `naming`, which comes last).
"""
