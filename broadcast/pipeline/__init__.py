"""The stages run in the order of the data, only where something upstream has changed."""
