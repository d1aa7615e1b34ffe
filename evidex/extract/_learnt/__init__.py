"""Arithmetic of learnt weights that gives the same on every machine: `_choosing` and `_judging` weigh with it.

packed  sums of weights, as whole numbers
exact   products of small networks, in steps that floats hold exactly
"""
