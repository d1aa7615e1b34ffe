"""Whether a number is a central value.

`worth` asks of a sentence whether it is worth a closer look. `find` looks for what shows a value, `setaside` and
`edges` for what shows that it is none, and `weighing` weighs the `clues` of those that no construction takes
(`weights.json`, learnt by `benchmarks/values.py`).
"""
