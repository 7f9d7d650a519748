"""Words of others against their `transcripts`: in quotations (`quoting`), or told (`leadins`).

`attribution` is where results come from and how far the count has gone.
"""
