"""Cues: the words that join a factor to an outcome ('was associated with', 'reduced the risk of').

cue        what a cue is, and the frame in which its sides are found
table      all cues in the order in which they are tried, an example to each; it takes in
of_change  those that say which way an outcome goes
of_effect  those that speak of effects and of what is done by the way
valued     words beside a cue that say whether it is for somebody's good
"""

from evidex.text.relations.cues.cue import Cue, Frame
from evidex.text.relations.cues.table import CUES, HEADS, RAISING

__all__ = ["CUES", "HEADS", "RAISING", "Cue", "Frame"]
