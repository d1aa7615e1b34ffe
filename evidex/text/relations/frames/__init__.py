"""Frames: how the sides of a cue are found, by the construction in which it stands. A frame makes a `Join`.

joins     gives a cue at its place to its frame; the way in
join      a cue with both its sides, and what all frames ask of them

verbal    what causes, predicts, was caused; with `predicates` of participles and `reasons` ('because of')
changing  what raised, lowered, bettered or spoilt its object
acting    what acts: 'effective in preventing', 'the effect of X on Y', ', reducing Y'
nominal   'a risk factor for', 'predictors of Y were A and B'; `effect` 'had no effect on';
          `association` 'an association between A and B'
compared  'higher in', 'more likely to', 'no difference between'
greater   one side against another: 'X had more Y than Z'
mutual    what goes together, or changes further
alike     no difference, told of the groups first or without them
benefit   'no evidence of a benefit of X for Y'
steps     'the risk rose with every unit increase in X', 'the higher X, the greater Y'
ellipsis  what is said again without its words: '… but C was not'
"""
