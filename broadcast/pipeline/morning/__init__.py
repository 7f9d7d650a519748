"""A whole morning made at once: what there is to make, who makes it, what came of it."""
