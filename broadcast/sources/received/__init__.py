"""What the ministry, portals and parties publish, read by what the files hold, not by their names.

Every family of file ends in the same `Counts` (counts.py): areas, candidates and scores as three
polars frames (schema.py), each row with the line of the file that it came from.
`reading.read_counts` opens a file, finds its family and hands it to the one module that reads it.
"""
