"""Files handed over to what plays them: once, read back, put on record."""
