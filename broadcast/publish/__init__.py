"""Stage 8: the files for air handed over to what plays them, read back, and never half there."""
