"""Stage 3: what a script says, held against what the data say.

Three rooms, in this order: `data` is what the election's files say, ready to be looked up;
`reading` is what the script says, sentence after sentence; `rules` hold the ones against the other,
and yield `findings`. `factlock` runs them all.
"""
