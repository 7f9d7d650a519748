"""The frozen types that two stages or more share. They know nothing of files, clocks or screens."""
