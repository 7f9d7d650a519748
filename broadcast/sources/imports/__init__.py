"""Imported files, every stage kept, and the newest figures of every area from them."""
