"""Human voices: recorded quotes, and takes in place of a synthetic voice."""
