"""Names: `spelling`, `strangers`, `functions`, `memberships` of parties, `titles`, `interviews`.

`slates` are lists and who heads them, `placing` the places that are named.
"""
