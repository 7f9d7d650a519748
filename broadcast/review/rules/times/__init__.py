"""Dates and years (`calendar`), rounds of the day (`rounds`), hours on air (`clock`)."""
