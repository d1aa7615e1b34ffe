"""When a number was measured, by its sentence.

times    the phrases of time of a sentence, and which of them holds for a number
events   the phrases of time that are told by any event: 'after clonidine'
turns    what was before and after in a bracket: 'output rose (4.1 vs 5.2)'
wording  how times are worded
signs    what tells whether a phrase of time is one, and whose it is
series   numbers that each have a time in one frame: '6 at baseline, 4 at week 6', 'on day 1 6, on day 7 4'
listed   a list of times and the member that belongs to a number: 'at baseline, 6 weeks and 1 year'
"""
