"""`python -m broadcast`, the same as the command."""

from broadcast.cli import run

run()
