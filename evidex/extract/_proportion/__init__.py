"""The parts of the share extractor (`../proportion.py`).

numbers   which percentages and counts belong together, and out of how many they are
grounds   why a percentage or a fraction is no share of a group
sides     what a share is of, in whom, and its role
"""
