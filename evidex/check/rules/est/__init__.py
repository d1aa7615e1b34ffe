"""EST: effect estimates and their intervals.

_asymmetry       intervals that are asymmetric for another reason than an error
_bare_intervals  intervals right behind a value
_percent_change  ratios told as changes in percent
_told_estimates  the estimates that sentences tell
"""
