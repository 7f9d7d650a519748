"""Who is ahead, and what becomes of candidates.

`leadwords` are the words that say who is ahead; `sides` finds of whom, `claims` where and in which
round, and `leading` holds it against the data. `states` are the words that say who is elected or
out; `finalists` finds of whom, `fates` what the data say instead, and `outcomes` tells it; `prizes`
is who becomes what the election gives. `flips` are places that change sides, `ranks` those beside a
name, `settled` the seats said to be won or voted on again.
"""
