"""The ministry's election-night XML, four generations of it."""
