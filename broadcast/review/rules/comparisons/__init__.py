"""More, less, as much: `signs` are the words, `subjects` what they compare, `trends` the data's.

`comparing` holds the ones against the others.
"""
