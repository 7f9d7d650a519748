"""What is written, turned into what is said: one module a kind of writing."""
