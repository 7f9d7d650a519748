"""Each kind of claim held against the data: one module finds the faults of one kind.

A rule takes what a sentence names and what was said before it, and yields findings, all written
with `faults`. `numbers` are figures, `standings` who leads and what becomes of candidates,
`comparisons` more or less than before or elsewhere, `names` people, lists and places, `sources` the
words of others and where results come from, `times` dates, rounds and hours. `likeness` tells a
name from the same one misspelt; `matters` sets apart the stories that are about something else.
"""
