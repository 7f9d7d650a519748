"""A morning made by many machines, that share a folder or a store."""
