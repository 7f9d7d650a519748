"""Words tried and heard: a word said at once, takes, the recogniser, the voices."""
