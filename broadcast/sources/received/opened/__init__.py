"""Bytes to cells: a file that somebody sent, unpacked within bounds and decoded."""
