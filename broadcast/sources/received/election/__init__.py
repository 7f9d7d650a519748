"""Which election a file is of."""
