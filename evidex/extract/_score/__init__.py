"""The parts of the extractor of values (`../score.py`).

numbers   central values, their spread and unit, in every form in which they are told
evidence  what shows that a number is a central value, and what shows that it is none
sides     what was measured, in whom, when
"""
