"""Stage 3: what a script says, held against what the data say.

Three rooms, in this order: `data` is what the election's files say, ready to be looked up;
`reading` is what the script says, sentence after sentence; `rules` hold the ones against the other,
and yield `findings`. `sourcing` finds where each figure comes from, and all that a line rests on.
`passages` reads a script through, and `factlock` runs all the rules over it. `approval` is a
producer's go-ahead for exactly what was read, and tells what has changed under it.
"""
